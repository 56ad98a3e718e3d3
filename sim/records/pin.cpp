#include "sim/records/pin.hpp"

#include "sim/records/people.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace amends::records {
namespace {

constexpr std::size_t pin_bytes_min = 6, pin_bytes_max = 64;
constexpr std::int64_t free_tries = 4, first_wait_ms = 30'000, longest_wait_ms = 15 * 60'000;

bool steps_by(const std::string& pin, int step) {
    for (std::size_t at = 1; at < pin.size(); ++at)
        if (pin[at] - pin[at - 1] != step) return false;
    return true;
}

} // namespace

std::string hash_pin(const std::string& pin) {
    if (sodium_init() < 0) return {};
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return {};
    return hash.data();
}

bool is_pin(const std::string& hash, const std::string& pin) {
    return sodium_init() >= 0 && hash.size() < crypto_pwhash_STRBYTES
           && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

bool is_good_pin(const std::string& pin) {
    if (pin.size() < pin_bytes_min || pin.size() > pin_bytes_max) return false;
    if (std::any_of(pin.begin(), pin.end(), [](unsigned char one) { return one < ' ' || one == 0x7f; }))
        return false;
    return !steps_by(pin, 0) && !steps_by(pin, 1) && !steps_by(pin, -1);
}

std::int64_t wait_after_ms(std::int64_t wrong) {
    if (wrong <= free_tries) return 0;
    std::int64_t wait = first_wait_ms;
    for (std::int64_t more = wrong - free_tries - 1; more > 0 && wait < longest_wait_ms; --more)
        wait *= 2;
    return std::min(wait, longest_wait_ms);
}

std::int64_t wait_left_ms(std::int64_t wrong, std::int64_t tried_ms, std::int64_t now_ms) {
    const std::int64_t passed = now_ms >= tried_ms ? now_ms - tried_ms : now_ms;
    return std::max<std::int64_t>(0, wait_after_ms(wrong) - passed);
}

} // namespace amends::records
