// How much of what names a real person is found in lines that were written before any rule was made for them,
// and how many lines with nothing in them are touched. tests/data/masking/README.md tells how they came
// about.
#include "sim/author/masking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

namespace amends::author {
namespace {

/// A piece of a line that tells who or where somebody is; half-open, in bytes.
struct Personal {
    std::string kind;
    std::size_t begin = 0, end = 0;
};
struct MarkedLine {
    std::string text;
    std::vector<Personal> personal;
};

/// "send it to ⟦name|Mabel⟧" → its words and where Mabel stands.
MarkedLine read_marked(const std::string& line) {
    static const std::string open = "⟦", close = "⟧";
    MarkedLine read;
    std::size_t at = 0;
    while (true) {
        const std::size_t from = line.find(open, at);
        read.text += line.substr(at, from - at);
        if (from == std::string::npos) return read;
        const std::size_t bar = line.find('|', from), to = line.find(close, from);
        const std::size_t kind = from + open.size();
        Personal one{line.substr(kind, bar - kind), read.text.size(), 0};
        read.text += line.substr(bar + 1, to - bar - 1);
        one.end = read.text.size();
        read.personal.push_back(one);
        at = to + close.size();
    }
}

std::vector<MarkedLine> read_lines(const std::string& name) {
    std::ifstream in(AMENDS_SOURCE_DIR "/tests/data/masking/" + name);
    std::vector<MarkedLine> lines;
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line.front() != '#') lines.push_back(read_marked(line));
    return lines;
}

struct Counts {
    int pieces = 0, whole = 0, part = 0, doubtful = 0; ///< doubtful: not whole, but shown to be looked at
};
struct Figures {
    std::map<std::string, Counts> by_kind;
    Counts all;
    int clean = 0, touched = 0, doubted = 0;
    std::vector<std::string> told; ///< what was missed and what was touched
};

std::size_t masked_bytes(const Personal& one, const std::vector<MaskedPiece>& pieces) {
    std::size_t bytes = 0;
    for (const MaskedPiece& piece : pieces) {
        const std::size_t from = std::max(one.begin, piece.span.begin),
                          to = std::min(one.end, piece.span.end);
        if (to > from) bytes += to - from;
    }
    return bytes;
}

/// Whether what is left of the piece would be looked at.
bool is_doubted(const std::string& piece, const std::vector<MaskDoubt>& doubts) {
    return std::any_of(doubts.begin(), doubts.end(),
                       [&](const MaskDoubt& doubt) { return piece.find(doubt.word) != std::string::npos; });
}

void count(Counts& counts, std::size_t masked, bool doubted, const Personal& one) {
    ++counts.pieces;
    if (masked == one.end - one.begin)
        ++counts.whole;
    else if (masked > 0)
        ++counts.part;
    if (masked < one.end - one.begin && doubted) ++counts.doubtful;
}

Figures figures_of(const std::vector<MarkedLine>& lines) {
    Figures figures;
    for (const MarkedLine& line : lines) {
        const bool chinese = std::any_of(line.text.begin(), line.text.end(), [](char c) { return c < 0; });
        MaskMemory memory;
        const MaskedText masked = mask_texts(std::vector<std::string>{line.text},
                                             chinese ? support::Lang::zh : support::Lang::en, memory)
                                      .at(0);
        const auto doubts = find_doubtful(std::vector<std::string>{masked.text}, memory);
        for (const Personal& one : line.personal) {
            const std::size_t bytes = masked_bytes(one, masked.pieces);
            const bool doubted = is_doubted(line.text.substr(one.begin, one.end - one.begin), doubts);
            count(figures.by_kind[one.kind], bytes, doubted, one);
            count(figures.all, bytes, doubted, one);
            if (bytes < one.end - one.begin)
                figures.told.push_back((doubted ? "doubtful: " : "missed: ") + masked.text);
        }
        if (!line.personal.empty()) continue;
        ++figures.clean;
        figures.doubted += doubts.empty() ? 0 : 1;
        if (masked.pieces.empty()) continue;
        ++figures.touched;
        figures.told.push_back("touched: " + line.text + " -> " + masked.text);
    }
    return figures;
}

/// AMENDS_TELL=1 lists what was missed.
void tell(const std::string& name, const Figures& figures) {
    const auto line = [](const std::string& what, const Counts& counts) {
        std::cout << what << ": " << counts.whole << " of " << counts.pieces << " whole, " << counts.part
                  << " in part; of the rest " << counts.doubtful << " shown as doubtful\n";
    };
    line(name, figures.all);
    for (const auto& [kind, counts] : figures.by_kind)
        line("  " + kind, counts);
    std::cout << "  touched with nothing in them: " << figures.touched << " of " << figures.clean
              << ", with something doubtful: " << figures.doubted << '\n';
    if (std::getenv("AMENDS_TELL") == nullptr) return;
    for (const std::string& told : figures.told)
        std::cout << "  " << told << '\n';
}

/// What was reached is kept: so many pieces hidden whole at least, so many clean lines touched at most.
void expect_figures(const std::string& set, int whole_least, int touched_most) {
    const Figures figures = figures_of(read_lines(set + ".txt"));
    tell(set, figures);
    EXPECT_GE(figures.all.whole, whole_least);
    EXPECT_LE(figures.touched, touched_most);
}

TEST(MaskingLines, OfTheTwoSetsTheRulesWereMendedOnNearlyAllIsHidden) {
    expect_figures("chat_1", 77, 0);
    expect_figures("chat_2", 74, 0);
}

TEST(MaskingLines, OfOrdinaryTalkTheRulesWereMendedOnNearlyAllIsHidden) {
    expect_figures("chat_6", 84, 0);
    expect_figures("chat_7", 39, 0);
}

TEST(MaskingLines, OfLinesNoRuleHasSeenSomeIsMissed) {
    expect_figures("chat_3", 55, 2);
    expect_figures("chat_4", 43, 1);
    expect_figures("chat_5", 44, 2);
}

} // namespace
} // namespace amends::author
