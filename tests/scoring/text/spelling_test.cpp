// Slips of the pen: read as meant, pointed at as typed, and no right word turned into another.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends::text {
namespace {

/// The shipped lexicon, for what it makes of a text before anything is judged.
class Reader {
public:
    Reader() {
        const JudgeData data = shipped_data(false);
        std::vector<support::Problem> problems;
        table_ = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
        Lexicon lexicon;
        for (const auto& file : data.lexicons)
            read_lexicon(file.name, file.content, lexicon, problems);
        lexicon_ = CompiledLexicon(std::move(lexicon), table_);
    }
    [[nodiscard]] std::u32string as_typed(std::string_view text) const {
        return normalise(table_, text).text;
    }
    [[nodiscard]] std::u32string as_meant(std::string_view text) const {
        return lexicon_.read(table_, text, std::nullopt).normal.text;
    }

private:
    NormaliseTable table_;
    CompiledLexicon lexicon_;
};

std::vector<BatchLine> ordinary_lines() {
    std::vector<BatchLine> lines;
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/assets/corpus/ordinary.jsonl"));
    for (std::string line; std::getline(file, line);)
        lines.push_back(read_batch_line(line).value());
    return lines;
}

/// Words of five small letters or more, as they stand in ordinary replies.
std::set<std::string> ordinary_words() {
    std::set<std::string> words;
    for (const BatchLine& line : ordinary_lines()) {
        std::string word;
        for (const char c : line.reply + " ") {
            if (c >= 'a' && c <= 'z') {
                word.push_back(c);
                continue;
            }
            if (word.size() >= 5 && c != '\'') words.insert(word);
            word.clear();
            if (c >= 'A' && c <= 'Z') word.assign(32, '_'); // a name: no word until the next gap
        }
    }
    std::erase_if(words, [](const std::string& word) { return word.find('_') != std::string::npos; });
    return words;
}

/// The typed words an act rests on; empty without the act.
std::string words_of(std::string_view reply, std::string_view act) {
    for (const ActHit& hit : judged(reply).acts)
        if (hit.id.value == act)
            return std::string(reply.substr(hit.span.start, hit.span.end - hit.span.start));
    return {};
}

TEST(Spelling, ReadsCharactersThatSoundAlikeAsMeant) {
    EXPECT_EQ(words_of("非常抱谦", "apologise"), "抱谦");
    EXPECT_EQ(words_of("真的报歉", "apologise"), "报歉");
    EXPECT_EQ(words_of("对不启", "apologise"), "对不启");
    EXPECT_EQ(words_of("照骗发我看一下", "ask_photo"), "照骗发我");
    EXPECT_TRUE(has_act(judged("我给你推款268元"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("全鹅退款给您"), "offer_refund"));
    EXPECT_TRUE(has(judged("理姐您的心情，换作是我也会着鸡").labels, Label::empathy));
}

TEST(Spelling, ReadsOneWrongLetterAsMeant) {
    EXPECT_EQ(words_of("Im so sory about that", "apologise"), "sory");
    EXPECT_EQ(words_of("We apologize for that", "apologise"), "apologize");
    EXPECT_EQ(words_of("Our mistke entirely", "admit_fault"), "Our mistke");
    EXPECT_TRUE(has_act(judged("I'll refudn you in full today"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("You will recieve a full refnd"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("We'll send a replacment today"), "offer_exchange"));
}

TEST(Spelling, EarnsWhatTheRightWordEarns) {
    const std::pair<const char*, const char*> pairs[] = {
        {"非常抱歉，今天给您补发。", "非常抱谦，今天给您补发。"},
        {"So sorry, your replacement goes out today.", "So sory, your replacment goes out today."},
        {"I apologise for the delay.", "I apologize for the delay."}};
    for (const auto& [right, slip] : pairs)
        EXPECT_EQ(judged(right).labels, judged(slip).labels) << slip;
}

TEST(Spelling, TurnsNoRightWordIntoAnother) {
    for (const char* reply :
         {"收到钱了吗", "您收到谦虚的评价了", "这本书的理解释清楚了", "我推车过去", "不发货了"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has_act(verdict, "apologise")) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_refund")) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_redispatch")) << reply;
    }
    for (const char* reply :
         {"A sorry story about a lorry", "The story is long", "Refuse collection is on Friday"})
        EXPECT_FALSE(has_act(judged(reply), "offer_refund")) << reply;
    EXPECT_FALSE(has_act(judged("The story is long"), "apologise"));
    EXPECT_FALSE(has_act(judged("I asked Sorrel about it"), "apologise")); // a name
}

TEST(Spelling, LeavesTwoSlipsAndShortWordsAlone) {
    EXPECT_FALSE(has_act(judged("about that soryr yy"), "offer_refund"));
    EXPECT_FALSE(has_act(judged("saury about that"), "apologise"));
    EXPECT_FALSE(has_act(judged("爆千"), "apologise")); // both characters
}

TEST(Spelling, Fault32And34StayAsTheyAre) {
    EXPECT_FALSE(has_act(judged("s0rry about that"), "apologise"));
    EXPECT_FALSE(has_act(judged("s\xD0\xBErry about that"), "apologise")); // a Cyrillic o
    EXPECT_FALSE(has_act(judged("s o r r y"), "apologise"));
}

// Every word a pattern names is what a slip may have meant; so a word that is added must not draw in words of
// its own that people use.
TEST(Spelling, TurnsNoOrdinaryWordIntoOneOfTheLexicon) {
    const Reader reader;
    const std::set<std::string> words = ordinary_words();
    ASSERT_GE(words.size(), 1000U);
    std::string turned;
    std::size_t count = 0;
    for (const std::string& word : words) {
        const std::string line = "the " + word + " of it"; // alone it would begin the reply
        if (reader.as_typed(line) == reader.as_meant(line)) continue;
        ++count;
        turned += " " + word;
    }
    EXPECT_LE(count, 3U) << turned; // true slips among them, such as "replacment"
}

TEST(Spelling, AccusesNoOrdinaryReplyOnAMendedWord) {
    const Reader reader;
    std::size_t mended = 0;
    for (const BatchLine& line : ordinary_lines()) {
        if (reader.as_typed(line.reply) == reader.as_meant(line.reply)) continue;
        ++mended;
        for (const Evidence& one : shipped_judge().judge(line.context, line.reply).evidence) {
            if (!is_fault(one.label) || one.rule == "model") continue;
            const std::string_view words =
                std::string_view(line.reply).substr(one.span.start, one.span.end - one.span.start);
            EXPECT_EQ(reader.as_typed(words), reader.as_meant(words))
                << to_string(one.label) << ": " << words;
        }
    }
    EXPECT_LE(mended, 12U);
}

TEST(Spelling, IsLinear) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "sory抱谦 recieve 理姐 ";
    EXPECT_TRUE(has_act(judged(text), "apologise"));
}

} // namespace
} // namespace amends::text
