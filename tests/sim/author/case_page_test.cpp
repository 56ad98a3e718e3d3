// The page of a case: whole, safe to open, and every link leads somewhere.
#include "sim/author/page_writer.hpp"
#include "sim/scenario/read.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace amends::author {
namespace {

using support::Lang;
using testing::HasSubstr;
using testing::Not;

std::string shipped_page_script(const std::string& id) {
    std::ifstream file(std::string(AMENDS_SOURCE_DIR "/scenarios/") + id + "/scenario.json",
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Ids in place of words, so that this test knows no wording.
std::string made_page(const std::string& script, Lang lang = Lang::en,
                      const std::vector<support::Problem>& problems = {}) {
    const auto read = scenario::read_draft("s.json", script);
    return case_page({read.draft, problems, lang, "0.9",
                      [](std::string_view id, const PagePlaces& places) {
                          std::string all(id);
                          for (const auto& [name, value] : places)
                              all += ' ' + value;
                          return all;
                      },
                      [](const std::string& name) -> std::optional<std::string> {
                          if (name == "goods/laptop") return "\x89PNG-bytes";
                          return std::nullopt;
                      }});
}

std::vector<std::string> all_between(const std::string& text, std::string_view open, std::string_view close) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
        const std::size_t begin = at + open.size();
        found.push_back(text.substr(begin, text.find(close, begin) - begin));
    }
    return found;
}

/// A tag without the values of its attributes.
std::string outside_quotes(const std::string& tag) {
    std::string bare;
    bool quoted = false;
    for (const char letter : tag) {
        if (letter == '"')
            quoted = !quoted;
        else if (!quoted)
            bare += letter;
    }
    return bare;
}

TEST(CasePage, PeopleReadNamesWhereTheFileHasIds) {
    const auto read = scenario::read_draft("s.json", shipped_page_script("first-day"));
    support::Problem problem;
    problem.message = {
        "一共漏掉 2 个，最多的是 offer_refund (1), give_time (1)；“give_time”是原话",
        "2 missed, most often offer_refund (1), give_time (1); it says \"give_time\", a solution"};
    const auto page_in = [&](Lang lang) {
        const auto words = [](std::string_view id, const PagePlaces&) -> std::string {
            if (id == "author.act_offer_refund") return "REFUND";
            if (id == "author.act_give_time") return "TIME";
            if (id == "label.solution") return "SOLUTION";
            return std::string(id);
        };
        return case_page({read.draft, std::span(&problem, 1), lang, "0.9", words,
                          [](const std::string&) { return std::nullopt; }, "How we mark"});
    };
    EXPECT_THAT(page_in(Lang::zh), HasSubstr("最多的是 REFUND (1), TIME (1)；“give_time”是原话"));
    const std::string english = page_in(Lang::en);
    EXPECT_THAT(english,
                HasSubstr("most often REFUND (1), TIME (1); it says &quot;give_time&quot;, a solution"));
    EXPECT_THAT(english, HasSubstr("How we mark"));
    EXPECT_THAT(english, Not(HasSubstr(">default<")));
}

TEST(CasePage, EveryPlaceIsThereAndEveryLinkLeadsSomewhere) {
    for (const char* id : {"damaged-laptop", "unsafe-stroller", "wrong-sneakers", "first-day", "late-refund",
                           "colour-off", "grandma-return", "parcel-stuck"}) {
        const auto read = scenario::read_draft("s.json", shipped_page_script(id));
        const std::string page = made_page(shipped_page_script(id));
        for (const scenario::Node& node : read.draft.nodes)
            EXPECT_THAT(page, HasSubstr("id=\"at-" + node.id.value + "\"")) << id;
        for (const scenario::Ending& ending : read.draft.endings)
            EXPECT_THAT(page, HasSubstr("id=\"at-" + ending.id.value + "\"")) << id;
        const auto links = all_between(page, "href=\"#", "\"");
        EXPECT_GT(links.size(), 20U);
        for (const std::string& link : links)
            EXPECT_THAT(page, HasSubstr("id=\"" + link + "\"")) << id;
    }
}

TEST(CasePage, NothingIsLoadedAndNothingRuns) {
    const std::string page = made_page(shipped_page_script("damaged-laptop"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'; img-src data:"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("http:")));
    EXPECT_THAT(page, Not(HasSubstr("https:")));
    EXPECT_THAT(page, HasSubstr("src=\"data:image/png;base64," + base64_of("\x89PNG-bytes") + "\""));
    EXPECT_THAT(page, HasSubstr("<span class=\"nopicture\">photos/laptop-scratch</span>"));
}

TEST(CasePage, TextsOfACaseAreNeverMarkup) {
    const std::string evil = R"(<script>alert(1)</script><img src=x onerror=alert(2)>\"'&)";
    std::string script = shipped_page_script("damaged-laptop");
    for (const char* key :
         {"\"zh\": \"", "\"en\": \"", "\"id\": \"", "\"text\": \"", "\"number\": \"", "\"at\": \"",
          "\"picture\": \"", "\"to\": \"", "\"portrait\": \"", "\"placed\": \""}) {
        for (std::size_t at = script.find(key); at != std::string::npos; at = script.find(key, at + 1))
            script.insert(at + std::string_view(key).size(), evil);
    }
    support::Problem problem;
    problem.message = problem.hint = {evil, evil};
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const std::string page = made_page(script, lang, {problem});
        EXPECT_GT(all_between(page, "&lt;script&gt;", "&lt;").size(), 100U);
        EXPECT_THAT(page, Not(HasSubstr("<script")));
        EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
        for (const std::string& tag : all_between(page, "<", ">"))
            EXPECT_THAT(outside_quotes(tag), Not(HasSubstr("alert"))) << tag.substr(0, 60);
        for (const std::string& link : all_between(page, "href=\"", "\""))
            EXPECT_TRUE(link.starts_with('#')) << link;
    }
}

TEST(CasePage, TagsAreClosedInTheOrderTheyWereOpened) {
    const std::string page = made_page(shipped_page_script("damaged-laptop"));
    std::vector<std::string> open;
    for (const std::string& tag : all_between(page.substr(page.find("<body>")), "<", ">")) {
        const std::string name = tag.substr(0, tag.find_first_of(" \n"));
        if (name == "img") continue;
        if (!name.starts_with('/')) {
            open.push_back(name);
            continue;
        }
        ASSERT_FALSE(open.empty()) << name;
        ASSERT_EQ(open.back(), name == "/html" ? open.back() : name.substr(1));
        open.pop_back();
        if (open.empty()) break;
    }
    EXPECT_TRUE(open.empty());
}

TEST(CasePage, OneLanguageStandsInForTheOtherAndSaysSo) {
    const std::string script = R"({"format": 1, "id": "x", "title": {"zh": "只有中文"}, "languages": ["zh"],
        "start": "a", "nodes": [{"id": "a", "customer": [{"text": {"zh": "{day:weekday}到吗"}}]}]})";
    const std::string page = made_page(script, Lang::en);
    EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(page, HasSubstr("<span lang=\"zh-CN\"><span class=\"var\">day:weekday</span>到吗</span>"));
    EXPECT_THAT(made_page(script, Lang::zh), HasSubstr("<html lang=\"zh-CN\">"));
}

TEST(CasePage, ADraftWithEverythingMissingIsAPageToo) {
    for (const char* script :
         {"{}", R"({"nodes": [{}, {"id": "b"}], "endings": [{}]})", R"({"customer": {}})"})
        EXPECT_THAT(made_page(script), HasSubstr("</html>"));
}

TEST(CasePage, AReplysWayIsOnePlaceWhenTheScriptLeavesNoDoubt) {
    const auto read = scenario::read_draft("s.json", R"({"nodes": [{"id": "a", "transitions": [
        {"id": "t1", "when": {"act": "offer_refund"}, "to": "yes"},
        {"id": "t2", "when": {"all": [{"label": "empathy"}, {"flag": "sent"}]}, "to": "maybe"},
        {"id": "t3", "when": {"not": {"label": "dismissing"}}, "to": "last"}]}]})");
    ASSERT_EQ(read.draft.nodes.size(), 1U);
    const auto ways = [&](std::initializer_list<text::Label> labels, std::vector<text::ActId> acts) {
        text::LabelSet set;
        for (const text::Label label : labels)
            text::add(set, label);
        std::string all;
        for (const scenario::PlaceId& id : ways_of_reply(read.draft.nodes[0], set, acts))
            all += (id.empty() ? "?" : id.value) + ' ';
        return all;
    };
    EXPECT_EQ(ways({}, {text::ActId("offer_refund")}), "yes ");
    EXPECT_EQ(ways({text::Label::empathy}, {}), "maybe last ");
    EXPECT_EQ(ways({}, {}), "last ");
    EXPECT_EQ(ways({text::Label::dismissing}, {}), "? ");
}

TEST(CasePage, Base64IsThatOfTheStandard) { // RFC 4648, section 10
    EXPECT_EQ(base64_of(""), "");
    EXPECT_EQ(base64_of("f"), "Zg==");
    EXPECT_EQ(base64_of("fo"), "Zm8=");
    EXPECT_EQ(base64_of("foo"), "Zm9v");
    EXPECT_EQ(base64_of("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64_of("\xff\xfe\xfd"), "//79");
}

} // namespace
} // namespace amends::author
