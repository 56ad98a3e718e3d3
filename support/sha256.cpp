#include "support/sha256.hpp"

#include <sodium/crypto_hash_sha256.h>

namespace amends::support {

namespace {

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    crypto_hash_sha256(digest.data(), raw(bytes), bytes.size());
    return digest;
}

FrontAndAll sha256_of_front_and_all(std::string_view bytes, std::size_t front) {
    FrontAndAll digests{};
    crypto_hash_sha256_state all;
    crypto_hash_sha256_init(&all);
    crypto_hash_sha256_update(&all, raw(bytes), front);
    crypto_hash_sha256_state so_far = all;
    crypto_hash_sha256_final(&so_far, digests.front.data());
    crypto_hash_sha256_update(&all, raw(bytes.substr(front)), bytes.size() - front);
    crypto_hash_sha256_final(&all, digests.all.data());
    return digests;
}

std::string to_hex(const Sha256& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned byte : digest) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15u]);
    }
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

} // namespace amends::support
