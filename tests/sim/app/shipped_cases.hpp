#pragma once
// The shipped cases as parameters of a test.
#include <gtest/gtest.h>

#include <string>

namespace amends::app::test {

inline auto shipped_cases() {
    return testing::Values("first-day", "damaged-laptop", "unsafe-stroller", "wrong-sneakers", "late-refund",
                           "colour-off", "grandma-return", "parcel-stuck");
}

/// The case's id as the name of a test: letters only.
inline std::string case_name(const testing::TestParamInfo<const char*>& one) {
    std::string name = one.param;
    std::erase(name, '-');
    return name;
}

} // namespace amends::app::test
