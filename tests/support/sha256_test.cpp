#include "support/sha256.hpp"

#include <gtest/gtest.h>

namespace amends::support {
namespace {

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
