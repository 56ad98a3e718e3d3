#include "sim/records/sha256.hpp"

#include <gtest/gtest.h>

#include <random>

namespace amends::records {
namespace {

std::string sum_in_pieces(bool by_instructions, const std::string& bytes, std::mt19937& dice) {
    Sha256 sum(by_instructions);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t piece = std::min<std::size_t>(bytes.size() - at, dice() % 150);
        sum.add(bytes.data() + at, piece);
        at += piece;
    }
    return to_hex(sum.done());
}

TEST(Sha256, IsThatOfTheStandardsExamples) {
    for (const bool by_instructions : {false, true}) {
        const auto sum = [&](const std::string& text) {
            Sha256 all(by_instructions);
            all.add(text.data(), text.size());
            return to_hex(all.done());
        };
        EXPECT_EQ(sum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        EXPECT_EQ(sum("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        EXPECT_EQ(sum(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}

TEST(Sha256, ByInstructionsIsTheSameAsWithoutForEveryLengthAndInAnyPieces) {
    std::mt19937 dice(7);
    for (std::size_t size = 0; size < 600; ++size) {
        std::string bytes(size, '\0');
        for (char& one : bytes)
            one = static_cast<char>(dice());
        EXPECT_EQ(sum_in_pieces(true, bytes, dice), sum_in_pieces(false, bytes, dice)) << size;
    }
}

} // namespace
} // namespace amends::records
