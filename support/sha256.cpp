#include "support/sha256.hpp"

#include <sodium/crypto_hash_sha256.h>

namespace amends::support {

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return digest;
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
