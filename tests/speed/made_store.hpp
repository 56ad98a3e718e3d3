#pragma once
// A store of made attempts, as large as wanted: rows, hashes and chain are those the program writes, put in
// by a bulk writer of our own, because a million durable attempts would take a night.
#include "sim/records/store.hpp"

namespace amends::speed {

/// People, programmes and times for so many attempts of 10 turns: two of five are assessments of programmes.
struct MadeSize {
    int attempts = 100'000;
    [[nodiscard]] int people() const;
    [[nodiscard]] int programmes() const;
    [[nodiscard]] int members() const; ///< of each programme; everybody sits baseline and final of 5 cases
};

inline constexpr const char* made_today = "2026-11-22"; ///< the last day on which something was begun
inline constexpr const char* made_manager = "M1";
inline constexpr const char* made_pin = "pin-of-M1";
std::string made_person(int number);
std::string made_programme(int number);

/// Makes the store and fills it. Opening it next time makes its figures. Throws when anything fails.
void make_store(const std::filesystem::path& folder, MadeSize);

} // namespace amends::speed
