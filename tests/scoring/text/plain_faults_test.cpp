// Faults of a few plain words are heard, and what looks like them and is right is left alone.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

struct PlainFault {
    Label label;
    std::vector<std::string> faulty[2], right[2]; ///< Chinese, English
};

std::vector<std::string> parted_sentences(const std::string& line) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t slash = std::min(line.find(" / ", at), line.size());
        all.push_back(line.substr(at, slash - at));
        at = slash + 3;
    }
    return all;
}

std::vector<PlainFault> plain_faults() {
    std::istringstream page(
        read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/data/judge/faults.txt"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(page, line);)
        if (!line.starts_with("#")) lines.push_back(line);
    std::vector<PlainFault> all;
    for (std::size_t i = 0; i + 4 < lines.size(); i += 5) {
        all.push_back({label_from(lines[i]).value(),
                       {parted_sentences(lines[i + 1]), parted_sentences(lines[i + 2])},
                       {parted_sentences(lines[i + 3]), parted_sentences(lines[i + 4])}});
    }
    return all;
}

Context cracked_lid(bool english) {
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    if (english) {
        context.customer = {
            "The rice cooker came today and the lid is cracked, it leaks as soon as it boils. What now?"};
        context.facts = {
            "One rice cooker, £59, delivered two days ago.",
            "Lids are in stock: a new lid, a new cooker or a full refund; the shop pays the postage."};
    } else {
        context.customer = {"刚收到的电饭锅，锅盖裂了，一煮就漏水，怎么办？"};
        context.facts = {"电饭锅一只，399元，前天签收。",
                         "锅盖有现货，可以补发、换新或全额退款，运费店铺承担。"};
    }
    return context;
}

LabelSet read_beside_the_lid(const std::string& reply, bool english) {
    return shipped_judge().judge(cracked_lid(english), reply).labels;
}

bool holds_any_fault(const LabelSet& labels) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(),
                       [&](Label label) { return is_fault(label) && has(labels, label); });
}

TEST(PlainFaults, AreHeardInAFewWords) {
    std::size_t sentences = 0;
    for (const PlainFault& one : plain_faults()) {
        for (const bool english : {false, true}) {
            for (const std::string& text : one.faulty[english ? 1 : 0]) {
                ++sentences;
                EXPECT_TRUE(has(read_beside_the_lid(text, english), one.label))
                    << to_string(one.label) << ": " << text;
            }
        }
    }
    EXPECT_EQ(sentences, 120U);
}

TEST(PlainFaults, AreNotHeardInWordsLikeThemThatAreRight) {
    std::size_t sentences = 0, accused = 0;
    for (const PlainFault& one : plain_faults()) {
        for (const bool english : {false, true}) {
            for (const std::string& text : one.right[english ? 1 : 0]) {
                ++sentences;
                if (!holds_any_fault(read_beside_the_lid(text, english))) continue;
                ++accused;
                EXPECT_LE(accused, 1U) << "taken for a fault (" << to_string(one.label) << "): " << text;
            }
        }
    }
    EXPECT_EQ(sentences, 120U);
}

} // namespace
} // namespace amends::text
