#pragma once
// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same numbers on
// every machine. Draws of stored attempts rest on it: it never changes.
#include <cstdint>

namespace amends::support {

/// The number after `state`, which moves on.
constexpr std::uint64_t next_splitmix(std::uint64_t& state) {
    std::uint64_t z = state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

/// Mixes one number into another.
constexpr std::uint64_t splitmix(std::uint64_t state) {
    return next_splitmix(state);
}

} // namespace amends::support
