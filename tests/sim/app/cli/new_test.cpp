// The built program: new cases from templates and conversations, saved replies into a case.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

class NewCase : public test::ProgramTest {
protected:
    std::string cases() { return (folder.path() / "cases").string(); }
    std::string text_of(const std::string& id) {
        return content_of(folder.path() / "cases" / id / "scenario.json");
    }
    /// What people copy out of the shop's desk.
    std::string a_talk() {
        return write("talk.txt", "tb778899(2026-03-12 18:10:23): 在吗\n"
                                 "tb778899(2026-03-12 18:10:40): 我叫李雪梅，壶收到是碎的，电话13800138000\n"
                                 "青石旗舰店:小美(2026-03-12 18:11:02): "
                                 "李雪梅您好，非常抱歉，今天给您补发一把，明天18点前到，可以吗？\n"
                                 "tb778899(2026-03-12 18:12:02): 行，寄到杭州市余杭区文一西路969号3栋501室\n"
                                 "青石旗舰店:小美(2026-03-12 18:13:02): 好的，补发单已经建好了\n"
                                 "tb778899(2026-03-12 18:14:02): 谢谢\n");
    }
};

TEST_F(NewCase, EveryTemplateMakesASoundCase) {
    const Ran list = run({"new", "--list", "--json"});
    ASSERT_EQ(list.code, 0) << list.err;
    const json templates = json::parse(list.out);
    EXPECT_GE(templates.size(), 7U);
    std::vector<std::string> made;
    for (const json& one : templates) {
        const std::string name = one["name"];
        EXPECT_GT(one["to_fill_in"], 0) << name;
        const Ran ran = run({"new", "my-" + name, "--template", name, "--title", "Mine", "-o", cases()});
        ASSERT_EQ(ran.code, 0) << ran.err;
        EXPECT_THAT(ran.out, HasSubstr("my-" + name));
        EXPECT_EQ(json::parse(text_of("my-" + name))["title"]["en"], "Mine");
        EXPECT_EQ(json::parse(text_of("my-" + name))["ways"], json({"choices", "free"}))
            << "the guide says so";
    }
    const Ran check = run({"check", cases()});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr("0 errors"));
    EXPECT_THAT(check.out, HasSubstr(", 0 failed"));
}

TEST_F(NewCase, EveryTemplateInOneLanguageHasNoWarningOfTheOther) {
    const json templates = json::parse(run({"new", "--list", "--json"}).out);
    for (const json& one : templates)
        for (const std::string lang : {"zh", "en"}) {
            const std::string name = one["name"];
            const Ran ran =
                run({"new", name + "-" + lang, "--template", name, "--lang", lang, "-o", cases()});
            ASSERT_EQ(ran.code, 0) << ran.err;
            const json made = json::parse(text_of(name + "-" + lang));
            EXPECT_EQ(made["languages"], json({lang}));
            EXPECT_THAT(made["title"]["zh"].get<std::string>(), Not(HasSubstr("模板")));
            EXPECT_THAT(made["title"]["en"].get<std::string>(), Not(HasSubstr("emplate")));
        }
    const Ran check = run({"check", "--strict", cases()});
    EXPECT_EQ(check.code, 0) << check.err;
}

TEST_F(NewCase, ATalkKeepsItsLanguageWhateverTheProgramSpeaks) {
    const std::string talk = write(
        "talk.txt", "Customer: my kettle leaks\nAgent: I am so sorry, here is a new one\nCustomer: ok\n");
    const Ran ran = run({"new", "kettle", "--from-conversation", talk, "--lang", "zh", "-o", cases()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("这段对话是英文的"));
    const json made = json::parse(text_of("kettle"));
    EXPECT_EQ(made["languages"], json({"en"}));
    EXPECT_EQ(made["title"].size(), 1U);
    EXPECT_TRUE(made["nodes"][0]["choices"][1]["text"].contains("en"));
    EXPECT_EQ(run({"check", cases() + "/kettle"}).code, 0);
    EXPECT_THAT(run({"new", "again", "--from-conversation", talk, "--lang", "en", "-o", cases()}).err,
                Not(HasSubstr("conversation is in")));
}

TEST_F(NewCase, SharedPartsAreListedWithTitlesFirstNodeAndExits) {
    const json parts = json::parse(run({"new", "--parts", "--json"}).out);
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts[1]["part"], "closing");
    EXPECT_EQ(parts[1]["title"], (json{{"zh", "好好收尾"}, {"en", "Closing well"}}));
    EXPECT_EQ(parts[1]["first"], "doubt");
    EXPECT_EQ(parts[1]["exits"].size(), 2U);
    write("mine/_parts/greeting.json", R"({"format": 1, "part": "greeting", "nodes": [{"id": "hello"}]})");
    write("mine/_parts/broken.json", "{");
    const Ran own = run({"new", "--parts", "--library", (folder.path() / "mine").string()});
    EXPECT_THAT(own.out, HasSubstr("greeting  greeting\n    first node hello"));
    EXPECT_THAT(own.out, Not(HasSubstr("broken")));
}

TEST_F(NewCase, WhatIsLeftToFillInIsANoteAtEachPlace) {
    ASSERT_EQ(run({"new", "mine", "--template", "return", "-o", cases()}).code, 0);
    const Ran check = run({"check", "--strict", cases()});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.err,
                HasSubstr("note: still to be filled in: \"A customer who would rather not explain.\""));
    std::size_t notes = 0;
    for (std::size_t at = check.err.find("[S104]"); at != std::string::npos;
         at = check.err.find("[S104]", at + 1))
        ++notes;
    EXPECT_EQ(notes, 8U);
}

TEST_F(NewCase, WhatIsDoubtfulInAConversationIsTold) {
    const std::string talk =
        write("doubtful.txt", "Customer: it leaks and Merrin Wray saw it\nAgent: I am sorry, "
                              "a new one comes\nCustomer: fine\nAgent: it is booked\n");
    const Ran ran = run({"new", "leaks", "--from-conversation", talk, "-o", cases()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Merrin Wray is doubtful and stands as written"));
    const Ran hidden =
        run({"new", "leaks-2", "--from-conversation", talk, "--mask", "Merrin Wray", "-o", cases()});
    EXPECT_THAT(hidden.out, Not(HasSubstr("is doubtful")));
    EXPECT_THAT(text_of("leaks-2"), Not(HasSubstr("Merrin")));
    const Ran kept =
        run({"new", "leaks-3", "--from-conversation", talk, "--keep", "Merrin Wray", "-o", cases()});
    EXPECT_THAT(kept.out, Not(HasSubstr("is doubtful")));
}

TEST_F(NewCase, AConversationBecomesACaseThatPlaysAndNamesNobody) {
    const Ran ran =
        run({"new", "broken-pot", "--from-conversation", a_talk(), "--title", "壶碎了", "-o", cases()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("tb778899: customer, 4 messages"));
    EXPECT_THAT(ran.out, HasSubstr("[姓名1] stands for 李雪梅"));
    const std::string text = text_of("broken-pot");
    for (const char* personal : {"李雪梅", "13800138000", "969", "tb778899", "小美"})
        EXPECT_THAT(text, Not(HasSubstr(personal)));
    const Ran check = run({"check", cases()});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr("1 test played, 0 failed"));
    const std::string script = write("script.txt", "choose reply_1\nchoose reply_2\n");
    const Ran play = run({"play", "broken-pot", "--library", cases(), "--script", script, "--json"});
    ASSERT_EQ(play.code, 0) << play.err;
    EXPECT_EQ(json::parse(play.out)["ending"], "settled");
}

TEST_F(NewCase, WhatWasGuessedCanBeSaidOtherwise) {
    const std::string talk =
        write("talk.txt", "Rowan: my kettle leaks\nSam: here is a new one\nRowan: thanks\n");
    const Ran ran = run({"new", "kettle", "--from-conversation", talk, "--customer", "Sam", "--agent",
                         "Rowan", "--mask", "kettle", "-o", cases()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const json made = json::parse(text_of("kettle"));
    EXPECT_EQ(made["languages"], json({"en"}));
    ASSERT_EQ(made["nodes"].size(), 1U);
    EXPECT_EQ(made["nodes"][0]["customer"][0]["text"]["en"], "here is a new one");
    const Ran piped = run({"new", "piped", "--from-conversation", "-", "-o", cases()},
                          "Customer: hi, it broke\nAgent: sorry to hear\n");
    EXPECT_EQ(piped.code, 0) << piped.err;
}

TEST_F(NewCase, AWordOrNameThatTheConversationDoesNotHaveIsToldAndNothingWritten) {
    const std::string talk =
        write("talk.txt", "Rowan: Juniper Hale's kettle leaks\nSam: here is a new one\nRowan: thanks\n");
    const auto made = [&](const std::string& option, const std::string& word) {
        return run({"new", "kettle", "--from-conversation", talk, option, word, "-o", cases()});
    };
    for (const char* option : {"--customer", "--agent", "--leave-out"}) {
        const Ran ran = made(option, "Sma");
        EXPECT_EQ(ran.code, 2) << option;
        EXPECT_THAT(ran.err, HasSubstr("Nobody in this conversation is called \"Sma\"; its speakers are "
                                       "Rowan, Sam."));
    }
    for (const char* option : {"--mask", "--keep"}) {
        const Ran ran = made(option, "Juniper Hall");
        EXPECT_EQ(ran.code, 2) << option;
        EXPECT_THAT(ran.err, HasSubstr("\"Juniper Hall\" stands nowhere in this conversation"));
    }
    EXPECT_FALSE(std::filesystem::exists(cases() + "/kettle"));
    EXPECT_EQ(made("--mask", "juniper hale").code, 0);
    EXPECT_THAT(text_of("kettle"), Not(HasSubstr("Juniper")));
}

TEST_F(NewCase, WhyAFileCannotBeReadOrWrittenIsSaidInOneLanguage) {
    const std::string readable = write("a-file", "x");
    const Ran zh = run({"new", "late", "--template", "late", "-o", readable + "/sub", "--lang", "zh"});
    EXPECT_EQ(zh.code, 2);
    EXPECT_THAT(zh.err, HasSubstr("路径里有一处不是文件夹。没有留下任何东西。"));
    const Ran en = run({"new", "late", "--template", "late", "-o", readable + "/sub", "--lang", "en"});
    EXPECT_THAT(en.err, HasSubstr("something on the way there is no folder. Nothing was left behind."));
    EXPECT_THAT(run({"import", "nosuch.csv", "--into", cases(), "--lang", "zh"}).err,
                HasSubstr("无法读取 nosuch.csv：没有这个文件。"));
    EXPECT_THAT(run({"new", "a", "--from-conversation", folder.path().string(), "--lang", "zh"}).err,
                HasSubstr("它是文件夹，或不是普通文件。"));
}

TEST_F(NewCase, LeavesWhatIsThereAndWritesAllOrNothing) {
    write("cases/late/notes.txt", "mine");
    const Ran there = run({"new", "late", "--template", "late", "-o", cases()});
    EXPECT_EQ(there.code, 2);
    EXPECT_THAT(there.err, HasSubstr("is there already"));
    EXPECT_EQ(content_of(folder.path() / "cases/late/notes.txt"), "mine");
    const std::string file = write("a-file", "x");
    EXPECT_EQ(run({"new", "late", "--template", "late", "-o", file}).code, 2);
    EXPECT_EQ(content_of(file), "x");
    std::size_t entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(cases()))
        ++entries;
    EXPECT_EQ(entries, 1U); // nothing half made beside it
}

TEST_F(NewCase, EveryFailureIsASentenceInBothLanguages) {
    const std::string lonely = write("lonely.txt", "nobody answers\n"),
                      bad = write("bad.xlsx", "PK\x03\x04 cut");
    const std::vector<std::vector<std::string>> calls = {
        {"new", "a", "--template", "lates"},
        {"new", "a", "--template", "nothing-like-it"},
        {"new", "../a", "--template", "late"},
        {"new", "A b", "--template", "late"},
        {"new", "a"},
        {"new", "--template", "late"},
        {"new", "a", "--template", "late", "--from-conversation", lonely},
        {"new", "a", "--template", "late", "--mask", "x"},
        {"new", "a", "--from-conversation", lonely},
        {"new", "a", "--from-conversation", bad},
        {"new", "a", "--from-conversation", cases() + "/missing.txt"},
        {"import", lonely, "--into", cases()},
        {"import", lonely}};
    for (auto words : calls) {
        words.insert(words.end(), {"--lang", "en"});
        const Ran en = run(words);
        words.back() = "zh";
        const Ran zh = run(words);
        EXPECT_EQ(en.code, 2) << words[0] << ' ' << words[1];
        EXPECT_EQ(zh.code, 2);
        EXPECT_NE(en.err, zh.err);
        EXPECT_THAT(en.err, Not(HasSubstr("template."))) << "a text is missing";
        EXPECT_THAT(en.err, Not(HasSubstr("intake."))) << "a text is missing";
    }
    EXPECT_THAT(run({"new", "a", "--template", "lates"}).err, HasSubstr("did you mean \"late\"?"));
}

TEST_F(NewCase, SavedRepliesOfATableJoinACase) {
    ASSERT_EQ(run({"new", "broken-pot", "--from-conversation", a_talk(), "-o", cases()}).code, 0);
    const std::string into = cases() + "/broken-pot";
    const std::string list =
        write("replies.csv", "\xEF\xBB\xBF名称,话术\r\n道歉,\"非常抱歉,马上给您查\"\r\n等,请稍等\r\n");
    const std::string before = text_of("broken-pot");
    const Ran ran = run({"import", list, "--into", into});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2 saved replies added, 0 stood there already"));
    EXPECT_EQ(content_of(into + "/scenario.json~"), before) << "the version before is kept";
    const std::filesystem::path file = into + "/scenario.json";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    const std::string another = write("another.csv", "话术\r\n马上为您登记\r\n");
    const Ran refused = run({"import", another, "--into", into});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("is read-only. Nothing was written."));
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    EXPECT_THAT(run({"import", list, "--into", into}).out,
                HasSubstr("0 saved replies added, 2 stood there already"));
    const std::string sheet =
        write("replies.xlsx",
              author::zips::workbook_of("<row><c t=\"inlineStr\"><is><t>话术</t></is></c></row>"
                                        "<row><c t=\"inlineStr\"><is><t>这就帮您催快递</t></is></c></row>"));
    EXPECT_EQ(run({"import", sheet, "--into", into + "/scenario.json"}).code, 0);
    EXPECT_EQ(json::parse(text_of("broken-pot"))["desk"]["saved_replies"].size(), 3U);
    EXPECT_EQ(run({"check", cases()}).code, 0);
}

} // namespace
} // namespace amends::app
