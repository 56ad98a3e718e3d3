#include "support/sha256.hpp"

#include <gtest/gtest.h>
#include <sodium/crypto_hash_sha256.h>

#include <random>

namespace amends::support {
namespace {

Sha256 sum_by_libsodium(const std::string& bytes) {
    Sha256 digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return digest;
}

TEST(Sha256, IsThatOfTheStandardsExamples) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, IsTheSameAsLibsodiumsForEveryLengthAndInAnyPieces) {
    std::mt19937 dice(7);
    for (std::size_t size = 0; size < 600; ++size) {
        std::string bytes(size, '\0');
        for (char& one : bytes)
            one = static_cast<char>(dice());
        EXPECT_EQ(sha256(bytes), sum_by_libsodium(bytes)) << size;
        const std::string_view all = bytes;
        const std::size_t first = dice() % (size + 1), second = dice() % (size - first + 1);
        EXPECT_EQ(
            sha256_of_pieces({all.substr(0, first), all.substr(first, second), all.substr(first + second)}),
            sum_by_libsodium(bytes))
            << size;
    }
}

TEST(Sha256, OfFrontAndAllIsWhatEachAloneIs) {
    const std::string bytes = std::string(1000, 'x') + "abc";
    for (const std::size_t front : {std::size_t{0}, std::size_t{63}, std::size_t{64}, bytes.size()}) {
        const FrontAndAll both = sha256_of_front_and_all(bytes, front);
        EXPECT_EQ(both.front, sha256(bytes.substr(0, front)));
        EXPECT_EQ(both.all, sha256(bytes));
    }
}

} // namespace
} // namespace amends::support
