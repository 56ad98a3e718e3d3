#!/usr/bin/env python3
"""Writes scoring/rubric/simplified.cpp from assets/tables/normalise.txt: the rubric's lists are looked for
without the judge and its table.

    python3 tests/tools/make_simplified.py assets/tables/normalise.txt > scoring/rubric/simplified.cpp
"""
import sys

HEAD = '''// Made by tests/tools/make_simplified.py from assets/tables/normalise.txt.
#include "scoring/rubric/simplified.hpp"

#include <algorithm>
#include <string_view>

namespace amends::rubric {
namespace {

// clang-format off
/// Traditional, simplified; by the first.
constexpr std::u32string_view pairs =
'''
TAIL = '''// clang-format on

constexpr std::size_t pair_count = pairs.size() / 2;

} // namespace

char32_t simplified(char32_t c) {
    if (c < 0x2E80) return c;
    std::size_t low = 0, high = pair_count;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (pairs[2 * middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pair_count && pairs[2 * low] == c ? pairs[2 * low + 1] : c;
}

} // namespace amends::rubric
'''


def main():
    found = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        parts = line.split()
        if parts[0] == "t" and len(parts) == 3:
            found[int(parts[1], 16)] = int(parts[2], 16)
    text = "".join(chr(a) + chr(b) for a, b in sorted(found.items()))
    lines = [text[i:i + 50] for i in range(0, len(text), 50)]
    sys.stdout.write(HEAD)
    sys.stdout.write("\n".join('    U"' + line + '"' for line in lines) + ";\n")
    sys.stdout.write(TAIL)


main()
