#pragma once
#include "sim/records/programmes.hpp"

namespace amends::app {

/// Fills a store that lists nobody with a programme of 40 invented people, 28 of whom pass the baseline and
/// 36 the final (70 and 90 %, the shape of the training material). Everything in it is marked as invented.
/// The same each time but for ids of attempts and the time. Null: durable.
std::optional<records::StoreFault> put_demonstration(records::Store&, support::Lang);

} // namespace amends::app
