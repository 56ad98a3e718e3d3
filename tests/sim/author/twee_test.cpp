// Stories in Twee 3: what is read, what becomes of it, and what is told to be left out.
#include "sim/author/reading.hpp"
#include "sim/author/twee_passage.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::author {
namespace {

using nlohmann::json;
using support::Lang;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::string kettle_story = R"(:: StoryTitle
The leaking kettle

:: StoryData
{
  "ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC",
  "format": "SugarCube",
  "start": "First words"
}

:: Styles [stylesheet]
body { color: red }

:: First words [kitchen] {"position":"600,400","size":"100,200"}
<<set $told to true>>
my kettle leaks
''all'' over the //table//

* [[I am so sorry. I'll send a new one today.->New one]]
* [[Not my problem<-Buy another]]
* [[Ask|Question][$asked to true]]

:: Not my problem [lost]
bye then

:: New one
ok
<<if $asked>>and thanks for asking<</if>>
[[Goodbye]]

:: Goodbye
thanks

:: Question
what for?
[[New one]]
)";

TweeStory story_of(const std::string& text) {
    auto read = read_twee(text);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().text);
    return read.ok() ? std::move(read).value() : TweeStory{};
}
TweePassage only_passage(const std::string& text, std::vector<std::string>* notes = nullptr) {
    const TweeStory story = story_of(":: Start\n" + text);
    if (notes != nullptr)
        for (const TweeNote& note : story.notes)
            notes->push_back(std::to_string(note.line) + ' ' + note.what.text);
    return story.passages.front();
}
std::vector<std::string> lines_of_passage(const TweePassage& passage) {
    std::vector<std::string> lines;
    for (const TweeLine& line : passage.lines) {
        std::string flags;
        for (const TweeFlag& flag : line.when)
            flags += (flag.set ? " +" : " -") + flag.name;
        lines.push_back(line.text + flags);
    }
    return lines;
}
TweeCase case_of_story(const std::string& text, const TweeCopy& copy = {}) {
    auto made = case_from_twee(story_of(text), copy, [](const text::Context&, std::string_view reply) {
        text::Verdict verdict;
        if (reply.find("sorry") != std::string_view::npos) text::add(verdict.labels, text::Label::empathy);
        return verdict;
    });
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().text);
    return made.ok() ? std::move(made).value() : TweeCase{};
}

TEST(Twee, ReadsHeadersWithTagsMetadataAndEscapes) {
    const TweeStory story =
        story_of(":: An \\[odd\\] name \\\\ here [forest  spooky\\]] {\"position\":\"1,2\"}\r\nhi\r\n"
                 "::Bare\nyo\n:: Braced {\"size\":\"1,1\"}\n");
    ASSERT_EQ(story.passages.size(), 3U);
    EXPECT_EQ(story.passages[0].name, "An [odd] name \\ here");
    EXPECT_THAT(story.passages[0].tags, ElementsAre("forest", "spooky]"));
    EXPECT_THAT(lines_of_passage(story.passages[0]), ElementsAre("hi"));
    EXPECT_EQ(story.passages[1].name, "Bare");
    EXPECT_EQ(story.passages[2].name, "Braced");
    EXPECT_EQ(story.passages[2].line, 5);
    EXPECT_THAT(story.notes, IsEmpty());
}

TEST(Twee, ReadsEveryFormOfALink) {
    const auto arrow = [](std::string_view inside) {
        const TweeArrow read = read_twee_arrow(inside);
        return read.text + " > " + read.target;
    };
    EXPECT_EQ(arrow("cellar"), "cellar > cellar");
    EXPECT_EQ(arrow("go down->cellar"), "go down > cellar");
    EXPECT_EQ(arrow("cellar<-go down"), "go down > cellar");
    EXPECT_EQ(arrow("go down|cellar"), "go down > cellar");
    EXPECT_EQ(arrow("a->b->c"), "a->b > c"); // the rightmost arrow, as Harlowe has it
    EXPECT_EQ(arrow(" 下去 -> 地下室 "), "下去 > 地下室");
    const TweePassage passage =
        only_passage("Take [[the stairs->cellar]] or wait.\n[[wait]]\n<<link \"jump\" \"pit\">><</link>>\n"
                     "(link-goto: \"fly\", \"sky\")\n[[out->https://example.org]]");
    ASSERT_EQ(passage.links.size(), 4U);
    EXPECT_THAT(lines_of_passage(passage), ElementsAre("Take the stairs or wait."));
    EXPECT_EQ(passage.links[2].target, "pit");
    EXPECT_EQ(passage.links[3].text, "fly");
}

TEST(Twee, CarriesFlagsOfBothDialects) {
    std::vector<std::string> notes;
    const TweePassage sugar =
        only_passage("<<set $a to true>><<set $b = false>>\n<<if $a>>yes<<else>>no<</if>> always\n"
                     "<<if not $a>>\n[[go->there]]\n<</if>>",
                     &notes);
    EXPECT_THAT(sugar.sets, ElementsAre(TweeFlag{"a", true}, TweeFlag{"b", false}));
    EXPECT_THAT(lines_of_passage(sugar), ElementsAre("yes +a", "no -a", "always"));
    ASSERT_EQ(sugar.links.size(), 1U);
    EXPECT_THAT(sugar.links[0].when, ElementsAre(TweeFlag{"a", false}));
    const TweePassage harlowe =
        only_passage("(set: $a to true)\n(if: $a is true)[yes [[go->there]]](else:)[no]\n"
                     "(unless: $b)[(if: $a)[both]]",
                     &notes);
    EXPECT_THAT(harlowe.sets, ElementsAre(TweeFlag{"a", true}));
    EXPECT_THAT(lines_of_passage(harlowe), ElementsAre("yes go +a", "no -a", "both -b +a"));
    EXPECT_THAT(harlowe.links[0].when, ElementsAre(TweeFlag{"a", true}));
    EXPECT_THAT(notes, IsEmpty());
    EXPECT_EQ(read_twee_condition("$x isnot false"), (TweeFlag{"x", true}));
    EXPECT_EQ(read_twee_condition("$x gt 3"), std::nullopt);
    EXPECT_EQ(read_twee_set("$x to $x + 1"), std::nullopt);
}

TEST(Twee, TellsWhatItLeavesOutWithTheLine) {
    std::vector<std::string> notes;
    const TweePassage passage =
        only_passage("<b>Hi</b> <!-- unseen --> /* nor this */there\n<<set $gold to 3>>\n"
                     "<<if $gold gt 2>>rich<</if>>\n<<audio \"x\" play>>\n(print: $gold)\nYou have $gold.\n"
                     "[[unclosed\n<<if $a>>open",
                     &notes);
    EXPECT_THAT(lines_of_passage(passage),
                ElementsAre("Hi there", "rich", "You have $gold.", "unclosed", "open +a"));
    EXPECT_THAT(notes, ElementsAre("2 twee.markup", "3 twee.set", "4 twee.condition", "5 twee.macro",
                                   "6 twee.macro", "7 twee.variable", "8 twee.link_open", "9 twee.open_end"));
    notes.clear();
    for (const TweeNote& note :
         story_of("loose\n:: Start {bad\nhi\n:: Start\n:: \n:: UI [script]\nalert(1)\n").notes)
        notes.push_back(std::to_string(note.line) + ' ' + note.what.text);
    EXPECT_THAT(notes, ElementsAre("1 twee.before", "2 twee.metadata", "4 twee.twice", "5 twee.nameless",
                                   "6 twee.machinery"));
}

TEST(Twee, PicturesAndBracesAreToldAndNoPicturesNameIsSpoken) {
    std::vector<std::string> notes;
    const TweePassage passage =
        only_passage("[img[pot.png]]\nLook [>img[My pot|pot.png]]\n[img[go.png][Next]]\n", &notes);
    EXPECT_THAT(lines_of_passage(passage), ElementsAre("Look"));
    ASSERT_EQ(passage.links.size(), 1U);
    EXPECT_EQ(passage.links[0].target, "Next");
    EXPECT_THAT(notes, ElementsAre("2 twee.picture", "3 twee.picture", "4 twee.picture"));
    const TweeCase made =
        case_of_story(":: Start\nit leaks\nthanks {you}\n[[Sorry->End]]\n:: End [won_back]\nbye\n");
    EXPECT_TRUE(std::any_of(made.notes.begin(), made.notes.end(), [](const TweeNote& note) {
        return note.line == 3 && note.what.text == "twee.braces"
               && note.what.places.front().second == "thanks {you}";
    }));
    const TweeCase under_flags =
        case_of_story(":: Start\n/* two\nlines */ <<if $a>>one\n{two}<</if>> and {three}\n[[Sorry->End]]\n"
                      ":: End [won_back]\nbye\n{you}\n");
    std::vector<int> braced;
    for (const TweeNote& note : under_flags.notes)
        if (note.what.text == "twee.braces") braced.push_back(note.line);
    EXPECT_THAT(braced, ElementsAre(4, 4, 8));
}

TEST(Twee, AStoryBecomesACaseThatPassesTheChecks) {
    const TweeCase made = case_of_story(kettle_story);
    EXPECT_EQ(made.id, "the_leaking_kettle");
    EXPECT_EQ(made.lang, Lang::en);
    const json script = json::parse(made.script);
    EXPECT_EQ(script["start"], "first_words");
    EXPECT_EQ(script["flags"], json({"asked", "told"}));
    ASSERT_EQ(script["nodes"].size(), 3U);
    const json& first = script["nodes"][0];
    EXPECT_EQ(first["effects"], json::parse(R"([{"set": "told"}])"));
    EXPECT_EQ(first["customer"][1]["text"]["en"], "all over the table");
    EXPECT_EQ(first["choices"][0]["labels"], json({"empathy"}));
    EXPECT_EQ(first["transitions"][0],
              json::parse(R"({"id": "way_1", "when": {"act": "x-first_words_1"}, "to": "new_one"})"));
    EXPECT_EQ(first["transitions"][2]["effects"], json::parse(R"([{"set": "asked"}])"));
    EXPECT_EQ(script["nodes"][1]["customer"][1]["when"], json::parse(R"({"flag": "asked"})"));
    ASSERT_EQ(script["endings"].size(), 3U);
    EXPECT_EQ(script["endings"][0]["outcome"], "lost"); // its tag
    std::vector<std::string> notes;
    for (const TweeNote& note : made.notes)
        notes.push_back(std::to_string(note.line) + ' ' + note.what.text);
    EXPECT_THAT(notes, ElementsAre("11 twee.machinery", "31 twee.outcome"));
    const Reading reading =
        read_document(open_document(DocumentKind::scenario, "s.json", made.script), nullptr);
    EXPECT_TRUE(reading.is_playable);
    for (const PlacedProblem& one : reading.problems)
        EXPECT_NE(one.problem.severity, support::Severity::error) << format_problem(one.problem, Lang::en);
}

TEST(Twee, ChineseStoriesGetIdsAndTheirLanguage) {
    const TweeCase made = case_of_story(
        ":: 开头\n壶漏水了\n[[马上给您换->换]]\n[[真遗憾->不存在]]\n:: 换 [won_back]\n好的，谢谢{你}\n");
    const json script = json::parse(made.script);
    EXPECT_EQ(made.lang, Lang::zh);
    EXPECT_EQ(made.id, "story");
    EXPECT_EQ(script["nodes"][0]["id"], "passage_1");
    EXPECT_EQ(script["nodes"][0]["title"]["zh"], "开头");
    EXPECT_EQ(script["endings"][0]["customer"][0]["text"]["zh"], "好的，谢谢｛你｝");
    std::vector<std::string> notes;
    for (const TweeNote& note : made.notes)
        notes.push_back(std::to_string(note.line) + ' ' + note.what.text);
    EXPECT_THAT(notes, UnorderedElementsAre("4 twee.no_passage", "6 twee.braces"));
    EXPECT_TRUE(
        read_document(open_document(DocumentKind::scenario, "s.json", made.script), nullptr).is_playable);
}

TEST(Twee, WhatIsNoStoryIsRefused) {
    const auto refusal = [](const std::string& text) {
        const auto read = read_twee(text);
        if (!read.ok()) return read.error().text;
        const auto made = case_from_twee(read.value(), {}, [](const auto&, auto) { return text::Verdict{}; });
        return made.ok() ? std::string("taken") : made.error().text;
    };
    EXPECT_EQ(refusal(""), "twee.none");
    EXPECT_EQ(refusal("just words"), "twee.none");
    EXPECT_EQ(refusal(":: StoryTitle\nx"), "twee.none");
    EXPECT_EQ(refusal(":: Start\nthe end"), "twee.goes_nowhere");
    EXPECT_EQ(refusal(":: a\n\xff"), "twee.encoding");
    EXPECT_EQ(refusal(std::string(5U << 20U, 'x')), "twee.large");
    std::string many;
    for (int i = 0; i < 2'001; ++i)
        many += ":: p" + std::to_string(i) + "\n[[p0]]\n";
    EXPECT_EQ(refusal(many), "twee.passages");
}

} // namespace
} // namespace amends::author
