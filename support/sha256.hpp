#pragma once
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace amends::support {

using Sha256 = std::array<unsigned char, 32>;

/// SHA-256 of the bytes.
[[nodiscard]] Sha256 sha256(std::string_view bytes);
/// SHA-256 of the pieces behind one another.
[[nodiscard]] Sha256 sha256_of_pieces(std::initializer_list<std::string_view> pieces);

/// The digests of the first `front` bytes and of all of them, in one pass.
struct FrontAndAll {
    Sha256 front, all;
};
[[nodiscard]] FrontAndAll sha256_of_front_and_all(std::string_view bytes, std::size_t front);

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Sha256&);

} // namespace amends::support
