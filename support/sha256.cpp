#include "support/sha256.hpp"

#include <nettle/sha2.h>

namespace amends::support {
namespace {

/// Bytes come piece by piece; a copy goes on by itself.
class Summing {
public:
    Summing() { sha256_init(&state_); }
    void add(std::string_view bytes) {
        sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    }
    /// Once.
    Sha256 done() {
        Sha256 digest{};
        sha256_digest(&state_, digest.size(), digest.data());
        return digest;
    }

private:
    sha256_ctx state_{};
};

} // namespace

Sha256 sha256(std::string_view bytes) {
    return sha256_of_pieces({bytes});
}

Sha256 sha256_of_pieces(std::initializer_list<std::string_view> pieces) {
    Summing sum;
    for (const std::string_view piece : pieces)
        sum.add(piece);
    return sum.done();
}

FrontAndAll sha256_of_front_and_all(std::string_view bytes, std::size_t front) {
    Summing all;
    all.add(bytes.substr(0, front));
    Summing so_far = all;
    all.add(bytes.substr(front));
    return {so_far.done(), all.done()};
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
