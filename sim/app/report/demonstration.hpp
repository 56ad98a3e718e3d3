#pragma once
#include "sim/records/programmes.hpp"

#include <functional>

namespace amends::app {

/// Fills a store that lists nobody with a programme of 40 invented people, 28 of whom pass the baseline and
/// 36 the final (70 and 90 %, the shape of the training material). Everything in it is marked as invented.
/// The same each time but for ids of attempts and the time. Null: durable.
std::optional<records::StoreFault> put_demonstration(records::Store&, support::Lang);

/// The same crowd several times over, each person with a name of one's own making: for trying what a large
/// cohort does to a page.
struct InventedCrowd {
    int people = 40;                             ///< a multiple of 40 keeps 70 and 90 %
    std::function<std::string(int number)> name; ///< from 0; empty: "Invented 01"
};
std::optional<records::StoreFault> put_crowd(records::Store&, support::Lang, const InventedCrowd&);

} // namespace amends::app
