// Row 36: the words of a good reply in random order, and key words strung together in any order, are no
// reply.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace amends::text {
namespace {

std::vector<BatchLine> lines_of(const std::string& name) {
    std::istringstream file(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/" + name));
    std::vector<BatchLine> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(read_batch_line(line).value());
    return lines;
}

std::size_t principles_in(const LabelSet& labels) {
    const auto all = all_labels();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](Label label) { return is_principle(label) && has(labels, label); }));
}

bool finds_fault(const LabelSet& labels) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(),
                       [&](Label label) { return !is_principle(label) && has(labels, label); });
}

bool looks_shuffled(std::string_view reply) {
    const Language& language = shipped_judge().language();
    return language.order.shuffled(normalise_text(language.table, reply));
}

/// Words as a cheat would move them: English ones, and in Chinese the words the lexicon knows, else two
/// characters.
std::vector<std::u32string> words_to_move(const std::u32string& plain) {
    const Language& language = shipped_judge().language();
    std::vector<std::size_t> end_of(plain.size(), 0);
    for (const ConceptHit& hit : language.lexicon.find_concepts(plain))
        if (is_han(plain[hit.begin])) end_of[hit.begin] = hit.end;
    std::vector<std::u32string> words;
    for (std::size_t i = 0; i < plain.size();) {
        std::size_t end = i + 1;
        if (end_of[i] > i) {
            end = end_of[i];
        } else if (is_han(plain[i])) {
            if (end < plain.size() && is_han(plain[end]) && end_of[end] == 0) ++end;
        } else if (is_latin_letter(plain[i]) || is_digit(plain[i])) {
            while (end < plain.size()
                   && (is_latin_letter(plain[end]) || is_digit(plain[end]) || plain[end] == U'\''))
                ++end;
        } else {
            ++i;
            continue;
        }
        words.push_back(plain.substr(i, end - i));
        i = end;
    }
    return words;
}

std::string utf8_of(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            out.push_back(static_cast<char>(0xC0 | (c >> 6)));
            out.push_back(static_cast<char>(0x80 | (c & 63)));
        } else {
            out.push_back(static_cast<char>(0xE0 | (c >> 12)));
            out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
            out.push_back(static_cast<char>(0x80 | (c & 63)));
        }
    }
    return out;
}

std::string shuffled(std::string_view reply, std::mt19937& dice, bool marks) {
    auto words = words_to_move(normalise_text(shipped_judge().language().table, reply));
    for (std::size_t i = words.size(); i > 1; --i)
        std::swap(words[i - 1], words[dice() % i]);
    std::u32string out;
    std::size_t since = 0;
    for (const std::u32string& word : words) {
        if (marks && ++since == 5) {
            out += is_han(word.front()) ? U"，" : U",";
            since = 0;
        }
        if (!out.empty() && !(is_han(out.back()) && is_han(word.front()))) out += U' ';
        out += word;
    }
    return utf8_of(out);
}

TEST(Shuffled, Fault36KeyWordsInAnyOrderEarnNothing) {
    for (const char* reply :
         {"sorry refund tomorrow understand you today apologise replacement",
          "抱歉 明天 理解 退款 您 今天 跟进 换新", "抱歉明天理解退款您今天跟进换新照片",
          "refund you sorry frustrating photo tomorrow send our fault thank follow up",
          "tomorrow a our I'm is send you and replacement today mistake sorry the refund that"}) {
        const Verdict verdict = judged(reply);
        EXPECT_EQ(principles_in(verdict.labels), 0U) << reply;
        EXPECT_TRUE(has_finding(verdict, "shuffled") || has_finding(verdict, "stuffing")) << reply;
    }
}

struct Share {
    std::size_t tried = 0, told = 0, earned = 0;
};

/// Of the good replies of situations never trained on, their words in random order, with a comma after each
/// fourth word or without any mark.
Share share_of(bool chinese, bool marks) {
    std::mt19937 dice(36);
    Share share;
    for (const BatchLine& line : lines_of("heldout.jsonl")) {
        const std::u32string plain = normalise_text(shipped_judge().language().table, line.reply);
        if (principles_in(line.labels) < 3 || finds_fault(line.labels) || is_han(plain.front()) != chinese)
            continue;
        const Verdict verdict = judged(shuffled(line.reply, dice, marks), line.context);
        ++share.tried;
        share.told += has_finding(verdict, "shuffled") ? 1U : 0U;
        share.earned += principles_in(verdict.labels) > 0 ? 1U : 0U;
    }
    std::printf("%s%s: %zu shuffled, %zu told, %zu earn\n", chinese ? "zh" : "en",
                marks ? " with commas" : "", share.tried, share.told, share.earned);
    return share;
}

TEST(Shuffled, Fault36GoodRepliesWithTheirWordsInRandomOrderAreTold) {
    for (const bool chinese : {true, false}) {
        const Share bare = share_of(chinese, false), marked = share_of(chinese, true);
        EXPECT_GE(bare.tried, 200U);
        EXPECT_GE(bare.told * 100, bare.tried * (chinese ? 80 : 90));
        EXPECT_LE(bare.earned * 100, bare.tried * (chinese ? 20 : 10));
        EXPECT_GE(marked.told * 100, marked.tried * (chinese ? 30 : 80));
    }
}

TEST(Shuffled, RepliesOfTheCorporaStandInOrder) {
    std::size_t read = 0, told = 0;
    for (const char* name : {"training.jsonl", "heldout.jsonl", "ordinary.jsonl"}) {
        for (const BatchLine& line : lines_of(name)) {
            ++read;
            told += looks_shuffled(line.reply) ? 1U : 0U;
        }
    }
    EXPECT_LE(told * 1000, read) << told << " of " << read;
    for (const BatchLine& line : lines_of("plain.jsonl"))
        EXPECT_FALSE(looks_shuffled(line.reply)) << line.reply;
}

TEST(Shuffled, FewWordsMayStandInAnyOrder) {
    for (const char* reply : {"退款，今天。", "refund today, sorry", "照片 收到 退", "", "，，", "a", "照片"})
        EXPECT_FALSE(looks_shuffled(reply)) << reply;
}

} // namespace
} // namespace amends::text
