#include "scoring/rubric/simplified.hpp"

#include "scoring/rubric/simplified_pairs.hpp"

namespace amends::rubric {
namespace {

constexpr std::size_t pair_count = simplified_pairs.size() / 2;

} // namespace

char32_t simplified(char32_t c) {
    if (c < 0x2E80) return c;
    std::size_t low = 0, high = pair_count;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (simplified_pairs[2 * middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pair_count && simplified_pairs[2 * low] == c ? simplified_pairs[2 * low + 1] : c;
}

} // namespace amends::rubric
