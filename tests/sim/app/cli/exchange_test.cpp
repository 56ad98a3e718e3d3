// The built program: cases out as packages and in again.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Ran;
namespace zips = author::zips;
using testing::HasSubstr;

class Exchange : public test::ProgramTest {
protected:
    std::string path(const std::string& name) { return (folder.path() / name).string(); }
    /// A sound case with a part, a picture and a sound of its own.
    std::string own_case(const std::string& id) {
        const Ran made = run({"new", id, "--template", "late", "-o", path("cases")});
        EXPECT_EQ(made.code, 0) << made.err;
        fs::create_directories(folder.path() / "cases" / id / "照片");
        fs::copy_file(AMENDS_SOURCE_DIR "/assets/pictures/goods/laptop.svg",
                      folder.path() / "cases" / id / "照片" / "盒子.svg", fs::copy_options::skip_existing);
        write("cases/" + id + "/scenario.json~", "an older one");
        write("cases/" + id + "/notes.txt", "mine");
        return path("cases/" + id);
    }
    /// Every file below the folder with its bytes.
    static std::map<std::string, std::string> files_below(const fs::path& home) {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(home))
            if (entry.is_regular_file())
                files[entry.path().lexically_relative(home).generic_string()] = content_of(entry.path());
        return files;
    }
};

TEST_F(Exchange, ACaseGoesOutAndComesInUnchanged) {
    const std::string home = own_case("too-late");
    const Ran out = run({"export", home, "-o", path("a.amends")});
    ASSERT_EQ(out.code, 0) << out.err;
    EXPECT_THAT(out.out, HasSubstr("1 case packed into"));
    ASSERT_EQ(run({"export", home, "-o", path("b.amends")}, {}, {{"TZ", "Asia/Shanghai"}}).code, 0);
    EXPECT_EQ(content_of(path("a.amends")), content_of(path("b.amends")));
    const Ran in = run({"import", path("a.amends"), "--to", path("elsewhere")});
    ASSERT_EQ(in.code, 0) << in.err;
    auto before = files_below(home);
    before.erase("scenario.json~");
    before.erase("notes.txt");
    EXPECT_EQ(files_below(path("elsewhere/too-late")), before);
    EXPECT_EQ(run({"check", path("elsewhere")}).code, 0);
    ASSERT_EQ(run({"export", path("elsewhere"), "-o", path("c.amends")}).code, 0);
    EXPECT_EQ(content_of(path("c.amends")), content_of(path("a.amends")));
}

TEST_F(Exchange, AClasssSetTravelsInOnePackageAndIsPlayedFromTheDataFolder) {
    own_case("one");
    own_case("two");
    const Ran out = run({"export", path("cases"), "damaged-laptop", "-o", path("set.amends")});
    ASSERT_EQ(out.code, 0) << out.err;
    EXPECT_THAT(out.out, HasSubstr("3 cases packed into"));
    const Ran in = run({"import", path("set.amends")});
    ASSERT_EQ(in.code, 0) << in.err;
    const json list = json::parse(run({"list", "--json"}).out);
    std::size_t own = 0;
    for (const json& row : list)
        own += row["path"].get<std::string>().starts_with(folder.path().string()) ? 1U : 0U;
    EXPECT_EQ(own, 3U);
    const Ran as = run({"import", path("set.amends"), "--as", "four"});
    EXPECT_EQ(as.code, 2);
    EXPECT_THAT(as.err, HasSubstr("holds several"));
}

TEST_F(Exchange, AnotherIdIsTakenAndNothingIsOverwritten) {
    const std::string home = own_case("late-one");
    ASSERT_EQ(run({"export", home, "-o", path("a.amends")}).code, 0);
    const auto before = files_below(home);
    const Ran again = run({"import", path("a.amends"), "--to", path("cases")});
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, HasSubstr("is there already"));
    EXPECT_EQ(files_below(home), before);
    ASSERT_EQ(run({"import", path("a.amends"), "--to", path("cases"), "--as", "late-two"}).code, 0);
    EXPECT_EQ(json::parse(content_of(path("cases/late-two/scenario.json")))["id"], "late-two");
    const Ran onto = run({"export", home, "-o", path("cases/late-one/scenario.json")});
    EXPECT_EQ(onto.code, 2);
    EXPECT_THAT(onto.err, HasSubstr("something else"));
    EXPECT_EQ(files_below(home), before);
}

TEST_F(Exchange, OfSeveralCasesAllOrNoneArePlaced) {
    own_case("one");
    own_case("two");
    ASSERT_EQ(run({"export", path("cases"), "-o", path("set.amends")}).code, 0);
    write("there/two/mine.txt", "mine");
    EXPECT_EQ(run({"import", path("set.amends"), "--to", path("there")}).code, 2);
    const std::map<std::string, std::string> left = {{"two/mine.txt", "mine"}};
    EXPECT_EQ(files_below(path("there")), left);
    EXPECT_FALSE(fs::exists(folder.path() / "there" / "one"));
}

TEST_F(Exchange, ADraftTravelsWithItsProblemsTold) {
    write("cases/draft/scenario.json", R"({"format": 1, "id": "draft"})");
    const Ran out = run({"export", path("cases/draft"), "-o", path("draft.amends")});
    EXPECT_EQ(out.code, 1);
    EXPECT_THAT(out.err, HasSubstr("draft/scenario.json:1:"));
    const Ran in = run({"import", path("draft.amends"), "--to", path("in")});
    EXPECT_EQ(in.code, 1);
    EXPECT_THAT(in.err, HasSubstr("draft/scenario.json:1:"));
    EXPECT_TRUE(fs::exists(folder.path() / "in" / "draft" / "scenario.json"));
}

TEST_F(Exchange, RubricsTravelWhereTheyAreMissingAndNeverReplaceOne) {
    const std::string home = own_case("strictly");
    json script = json::parse(content_of(home + "/scenario.json"));
    script["rubric"] = "strict";
    write("cases/strictly/scenario.json", script.dump());
    json strict = json::parse(content_of(AMENDS_SOURCE_DIR "/assets/rubrics/default.json"));
    strict["id"] = "strict";
    const auto data = [&](const std::string& name) {
        return std::map<std::string, std::string>{{"AMENDS_DATA", path(name)}};
    };
    write("here/rubrics/strict.json", strict.dump());
    EXPECT_EQ(run({"check", home}).code, 1) << "nobody here has that rubric";
    ASSERT_EQ(run({"export", home, "-o", path("a.amends")}, {}, data("here")).code, 0);
    const Ran in = run({"import", path("a.amends")}, {}, data("there"));
    EXPECT_EQ(in.code, 0) << in.err;
    EXPECT_EQ(run({"check", path("there/scenarios/strictly")}, {}, data("there")).code, 0);
    EXPECT_EQ(content_of(path("there/rubrics/strict.json")), strict.dump());
    write("third/rubrics/strict.json", "{}");
    const Ran other = run({"import", path("a.amends")}, {}, data("third"));
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.err, HasSubstr("\"strict\" here is another"));
    EXPECT_EQ(content_of(path("third/rubrics/strict.json")), "{}");
    EXPECT_FALSE(fs::exists(path("third/scenarios/strictly"))) << "nothing was imported";
    const Ran both = run({"import", path("a.amends"), "--keep-both"}, {}, data("third"));
    EXPECT_EQ(both.code, 0) << both.err;
    EXPECT_THAT(both.err, HasSubstr("came in as \"strict-2\""));
    EXPECT_EQ(content_of(path("third/rubrics/strict.json")), "{}");
    EXPECT_EQ(json::parse(content_of(path("third/rubrics/strict-2.json")))["id"], "strict-2");
    EXPECT_EQ(json::parse(content_of(path("third/scenarios/strictly/scenario.json")))["rubric"], "strict-2");
    EXPECT_EQ(run({"check", path("third/scenarios/strictly")}, {}, data("third")).code, 0);
}

TEST_F(Exchange, ACaseWhoseIdIsTakenIsToldOrComesInBesideIt) {
    const std::map<std::string, std::string> data = {{"AMENDS_DATA", path("data")}};
    const std::string home = own_case("cracked");
    ASSERT_EQ(run({"export", home, "-o", path("a.amends")}, {}, data).code, 0);
    ASSERT_EQ(run({"import", path("a.amends")}, {}, data).code, 0);
    const Ran again = run({"import", path("a.amends")}, {}, data);
    EXPECT_EQ(again.code, 2) << "the id is taken in that folder";
    const Ran both = run({"import", path("a.amends"), "--keep-both"}, {}, data);
    EXPECT_EQ(both.code, 0) << both.err;
    EXPECT_THAT(both.err, HasSubstr("came in as \"cracked-2\""));
    EXPECT_EQ(json::parse(content_of(path("data/scenarios/cracked-2/scenario.json")))["id"], "cracked-2");
    // The same text elsewhere is no other case; another text is.
    EXPECT_THAT(run({"import", path("a.amends"), "--to", path("one")}, {}, data).err,
                Not(HasSubstr("Another case")));
    json script = json::parse(content_of(path("data/scenarios/cracked/scenario.json")));
    script["version"] = 7;
    write("data/scenarios/cracked/scenario.json", script.dump(2));
    const Ran told = run({"import", path("a.amends"), "--to", path("two")}, {}, data);
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_THAT(told.err,
                HasSubstr("Another case with the id \"cracked\" is in " + path("data/scenarios/cracked")));
    EXPECT_THAT(told.err, HasSubstr("--as ID"));
}

TEST_F(Exchange, ABrokenRubricOrPartIsToldAtItsPlaceAndNothingComesIn) {
    const std::string home = own_case("strictly");
    json script = json::parse(content_of(home + "/scenario.json"));
    script["rubric"] = "strict";
    write("cases/strictly/scenario.json", script.dump(2));
    json strict = json::parse(content_of(AMENDS_SOURCE_DIR "/assets/rubrics/default.json"));
    strict["id"] = "strict";
    strict["pass_mark"] = "much";
    write("here/rubrics/strict.json", strict.dump(2));
    const auto data = [&](const std::string& name) {
        return std::map<std::string, std::string>{{"AMENDS_DATA", path(name)}};
    };
    run({"export", home, "-o", path("a.amends")}, {}, data("here"));
    for (const char* lang : {"en", "zh"}) {
        const Ran in = run({"import", path("a.amends"), "--keep-both", "--lang", lang}, {}, data("there"));
        EXPECT_EQ(in.code, 2) << in.err;
        EXPECT_THAT(in.err, testing::ContainsRegex("a.amends:rubrics/strict.json:[0-9]+:[0-9]+: "));
    }
    EXPECT_FALSE(fs::exists(path("there/rubrics"))) << "a broken rubric came in";
    EXPECT_FALSE(fs::exists(path("there/scenarios")));
    const std::string parted = own_case("with-part");
    write("cases/with-part/parts/closing_words.json",
          R"({"format": 1, "part": "closing_words", "nodes": 3})");
    run({"export", parted, "-o", path("b.amends")});
    const Ran in = run({"import", path("b.amends"), "--to", path("in")});
    EXPECT_EQ(in.code, 2) << in.err;
    EXPECT_THAT(in.err, HasSubstr("b.amends:cases/with-part/parts/closing_words.json:1:"));
    EXPECT_FALSE(fs::exists(path("in/with-part")));
}

TEST_F(Exchange, ARubricThatShipsDoesNotTravel) {
    const std::string home = own_case("usual");
    ASSERT_EQ(run({"export", home, "-o", path("a.amends")}).code, 0);
    write("there/rubrics/default.json", "{}");
    const Ran in = run({"import", path("a.amends")}, {}, {{"AMENDS_DATA", path("there")}});
    EXPECT_THAT(in.err, testing::Not(HasSubstr("is another")));
    EXPECT_EQ(content_of(path("there/rubrics/default.json")), "{}");
}

TEST_F(Exchange, TheTestsOfACaseArePlayedAndAFailedOneIsTold) {
    const std::string home = own_case("tested");
    json script = json::parse(content_of(home + "/scenario.json"));
    script["tests"][0]["expect"] = {{"total_max", 1}};
    write("cases/tested/scenario.json", script.dump(2));
    run({"export", home, "-o", path("a.amends")});
    const Ran in = run({"import", path("a.amends"), "--to", path("in")});
    EXPECT_EQ(in.code, 1) << in.err;
    EXPECT_THAT(in.err, HasSubstr("[S070]"));
    EXPECT_THAT(in.err, HasSubstr("1 test of 4 failed here"));
    EXPECT_TRUE(fs::exists(path("in/tested/scenario.json"))) << "it is there to be mended";
}

TEST_F(Exchange, ASecondCaseOfAnIdIsListedWithBothPlaces) {
    const std::string home = own_case("twin");
    const auto data = std::map<std::string, std::string>{{"AMENDS_DATA", path("data")}};
    fs::create_directories(path("data/scenarios"));
    fs::copy(home, path("data/scenarios/twin"), fs::copy_options::recursive);
    const Ran same = run({"list", "--library", path("cases")}, {}, data);
    EXPECT_EQ(same.code, 0) << "the very same case twice is one: " << same.err;
    json script = json::parse(content_of(home + "/scenario.json"));
    script["minutes"] = 9;
    write("data/scenarios/twin/scenario.json", script.dump(2));
    const Ran list = run({"list", "--library", path("cases")}, {}, data);
    EXPECT_EQ(list.code, 1);
    EXPECT_THAT(list.err, HasSubstr(path("data/scenarios/twin/scenario.json")));
    EXPECT_THAT(list.err, HasSubstr("is taken by " + path("cases/twin/scenario.json")));
}

TEST_F(Exchange, Fault30HostilePackagesWriteNothingAndSayWhyInBothLanguages) {
    const std::string home = own_case("late-one");
    ASSERT_EQ(run({"export", home, "-o", path("a.amends")}).code, 0);
    const std::string sound = content_of(path("a.amends"));
    std::vector<zips::RawEntry> many{{"amends.json", "{}"}};
    for (int i = 0; i < 20'000; ++i)
        many.push_back({"cases/a/" + std::to_string(i) + ".png", ""});
    const std::vector<std::pair<std::string, std::string>> bad = {
        {zips::raw_zip(many), "5000 files"},
        {zips::raw_zip({{"amends.json", "{}"}, {"cases/a/NUL.png", "x"}}), "NUL.png"},
        {zips::raw_zip({{"amends.json", "{}"}, {"cases/a/P.png", "1"}, {"cases/a/p.png", "2"}}),
         "cases/a/p.png"},
        {sound.substr(0, sound.size() / 2), "damaged"},
        {"", "damaged"},
        {zips::raw_zip({{"amends.json", "{}"}, {"../../x", "x"}}), "../../x"},
        {zips::raw_zip({{"amends.json", "{}"}, {"/tmp/x", "x"}}), "/tmp/x"},
        {zips::raw_zip({{"amends.json", "{}"}, {"C:\\x", "x"}}), "C:\\x"},
        {zips::raw_zip({{"amends.json", "{}"}, {"cases/a/l.png", "/etc/passwd", 0120777U << 16U}}), "link"},
        {zips::raw_zip({{"amends.json", "{}"}, {"cases/\xff.png", "x"}}), "UTF-8"},
        {zips::raw_zip({{"amends.json", "{}"}}), "amends.json is damaged"},
        {zips::zip_of({{"amends.json", "{}"}, {"cases/a/a.png", std::string(15U << 20U, '\0')}}), "far more"},
    };
    const auto before = files_below(folder.path() / "cases");
    for (const auto& [bytes, word] : bad) {
        write("bad.amends", bytes);
        const Ran en = run({"import", path("bad.amends"), "--to", path("in/deep")});
        EXPECT_EQ(en.code, 2) << word;
        EXPECT_THAT(en.err, HasSubstr(word));
        const Ran zh = run({"import", path("bad.amends"), "--to", path("in/deep"), "--lang", "zh"});
        EXPECT_EQ(zh.code, 2);
        EXPECT_THAT(zh.err, HasSubstr("包")) << word;
        EXPECT_FALSE(fs::exists(folder.path() / "in")) << word;
    }
    EXPECT_EQ(files_below(folder.path() / "cases"), before);
}

TEST_F(Exchange, APageIsWrittenInBothLanguagesWithoutAnIdForAWord) {
    for (const char* lang : {"zh", "en"}) {
        for (const char* id : {"damaged-laptop", "unsafe-stroller", "wrong-sneakers", "first-day"}) {
            const Ran ran = run({"export", id, "--html", path("page.html"), "--lang", lang});
            ASSERT_EQ(ran.code, 0) << ran.err;
            const std::string page = content_of(path("page.html"));
            EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
            for (const char* group : {"page.", "author.", "label.", "action.", "wrap_up."})
                EXPECT_EQ(page.find(std::string(">") + group), std::string::npos) << id << group;
            EXPECT_THAT(page, HasSubstr("data:image/png;base64,"));
        }
    }
    write("other.html", "mine");
    EXPECT_EQ(run({"export", "first-day", "--html", path("other.html")}).code, 2);
    EXPECT_EQ(content_of(path("other.html")), "mine");
    const std::string cut = write("cases/cut/scenario.json", "{\"id\": ");
    const Ran ran = run({"export", cut, "--html", path("cut.html")});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("no whole JSON"));
}

TEST_F(Exchange, TextsGoOutAsATableAndComeInCellByCell) {
    const std::string home = own_case("to-translate"), before = content_of(home + "/scenario.json");
    const Ran out = run({"export", home, "--texts", path("t.csv")});
    ASSERT_EQ(out.code, 0) << out.err;
    const std::string table = content_of(path("t.csv"));
    const Ran same = run({"import", path("t.csv"), "--into", home});
    EXPECT_EQ(same.code, 0) << same.err;
    EXPECT_THAT(same.out, HasSubstr("0 texts changed"));
    EXPECT_EQ(content_of(home + "/scenario.json"), before);
    const std::string title = json::parse(before)["title"]["en"];
    std::string changed = table;
    changed.replace(changed.find(title), title.size(), "Late again");
    write("t.csv", changed);
    const Ran dry = run({"import", path("t.csv"), "--into", home, "--dry-run"});
    EXPECT_EQ(dry.code, 0) << dry.err;
    EXPECT_THAT(dry.out, HasSubstr("title (en): " + title + " → Late again"));
    EXPECT_EQ(content_of(home + "/scenario.json"), before);
    const Ran in = run({"import", path("t.csv"), "--into", home});
    EXPECT_EQ(in.code, 0) << in.err;
    EXPECT_THAT(in.out, HasSubstr("1 text changed"));
    std::string expected = before;
    expected.replace(expected.find(title), title.size(), "Late again");
    EXPECT_EQ(content_of(home + "/scenario.json"), expected);
    EXPECT_EQ(content_of(home + "/scenario.json~"), before);
    const std::size_t begin = table.find(title);
    write("t.csv", table.substr(0, begin) + "Once more" + table.substr(begin + title.size()));
    const Ran both = run({"import", path("t.csv"), "--into", home});
    EXPECT_EQ(both.code, 2);
    EXPECT_THAT(both.err, HasSubstr("Row 2, column en: title was changed in the case as well"));
    EXPECT_EQ(content_of(home + "/scenario.json"), expected);
    EXPECT_EQ(run({"import", path("t.csv"), "--dry-run"}).code, 2);
}

TEST_F(Exchange, AStoryBecomesACaseThatIsSoundAndPlays) {
    const std::string story =
        write("kettle.twee", ":: StoryTitle\nThe kettle\n\n:: Start\nmy kettle leaks\n"
                             "<<set $gold to 3>>\n[[I am so sorry, a new one goes out today.->New]]\n"
                             "[[Not my problem->Lost]]\n\n:: New [settled]\nthanks\n\n:: Lost [lost]\nbye\n");
    const Ran in = run({"import", story, "--to", path("cases")});
    EXPECT_EQ(in.code, 0) << in.err;
    EXPECT_THAT(in.err, HasSubstr("kettle.twee:6: note: only true and false are carried over"));
    const Ran check = run({"check", path("cases")});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr("0 errors"));
    const Ran play = run({"play", "the_kettle", "--library", path("cases"), "--script", "-", "--json"},
                         "choose start_1\n");
    ASSERT_EQ(play.code, 0) << play.err;
    EXPECT_EQ(json::parse(play.out)["ending"], "new");
    EXPECT_EQ(run({"import", story, "--to", path("cases")}).code, 2); // it is there
    EXPECT_EQ(run({"import", story, "--to", path("cases"), "--as", "kettle-2"}).code, 0);
    const Ran zh = run({"import", write("x.twee", ":: Start\nthe end"), "--lang", "zh"});
    EXPECT_EQ(zh.code, 2);
    EXPECT_THAT(zh.err, HasSubstr("没有可以回答的地方"));
}

TEST_F(Exchange, WhatCannotBeUsedIsToldInTheWordsOfWhatWasAsked) {
    const std::string cut = write("half/scenario.json", "{\n  \"id\": \"half\",\n  \"no");
    const Ran out = run({"export", cut, "-o", (folder.path() / "x.amends").string()});
    EXPECT_EQ(out.code, 2);
    EXPECT_THAT(out.err, HasSubstr(cut + ":3:6: here the case stops being JSON. Nothing was written."));
    const std::string table = write("t.csv", "id,where,base,zh,en\r\n/title,,x,,A\r\n");
    EXPECT_THAT(run({"import", table, "--into", cut}).err,
                HasSubstr("This file is no case that texts can be put into."));
    const std::string story = write("rand.twee", std::string("\x89PNG\r\n\x1A\n\xFF\xFF\xFF"));
    EXPECT_THAT(run({"import", story}).err, HasSubstr("The file is no story that can be read."));
}

TEST_F(Exchange, WhatIsNoPackageIsASentence) {
    const std::string text = write("talk.txt", "hello");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"import", text},
             {"import", path("nowhere.amends")},
             {"export", "no-such-case", "-o", path("a.amends")},
             {"export", path("."), "-o", path("a.amends")},
             {"export", "damaged-laptop"},
             {"export", "damaged-laptop", "-o", "/proc/nowhere/a.amends"}}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << words[1];
        EXPECT_THAT(ran.err, HasSubstr("amends: "));
    }
}

} // namespace
} // namespace amends::app
