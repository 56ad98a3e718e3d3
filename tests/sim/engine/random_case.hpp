#pragma once
// Cases and events out of a seed, legal and absurd alike.
#include "sim/engine/engine.hpp"

#include <random>

namespace amends::engine::test {

struct Dice {
    std::mt19937_64 numbers;
    explicit Dice(std::uint64_t seed) : numbers(seed) {}
    /// 0…n−1
    std::int64_t below(std::int64_t n);
    bool chance(int percent) { return below(100) < percent; }
    template <class List>
    auto pick(const List& list) -> const typename List::value_type& {
        return list[static_cast<std::size_t>(below(static_cast<std::int64_t>(list.size())))];
    }
};

/// A few nodes that lead anywhere, itself included; events, actions, jumps, endings.
std::shared_ptr<const scenario::Scenario> random_case(Dice&);
/// Any kind of event but `began`; what it names exists most of the time.
Payload random_payload(Dice&, const scenario::Scenario&);

} // namespace amends::engine::test
