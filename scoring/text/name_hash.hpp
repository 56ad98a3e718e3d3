#pragma once
// A name as a number that is the same in every build: the model's keys are made of it.
#include <cstdint>
#include <string_view>

namespace amends::text {

/// FNV-1a, 32 bits.
[[nodiscard]] constexpr std::uint32_t name_hash(std::string_view name) {
    std::uint32_t hash = 2166136261u;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

} // namespace amends::text
