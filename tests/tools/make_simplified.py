#!/usr/bin/env python3
"""Writes scoring/rubric/simplified_pairs.hpp from assets/tables/normalise.txt: the rubric's lists are looked for
without the judge and its table.

    python3 tests/tools/make_simplified.py assets/tables/normalise.txt > scoring/rubric/simplified_pairs.hpp
"""
import sys

HEAD = '''// Made by tests/tools/make_simplified.py from assets/tables/normalise.txt.
#pragma once
#include <string_view>

namespace amends::rubric {

// clang-format off
/// Traditional, simplified; by the first.
inline constexpr std::u32string_view simplified_pairs =
'''
TAIL = '''// clang-format on

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
