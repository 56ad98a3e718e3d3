// What nobody should write or send, brought to the bench in its window. The numbers are those of the list of
// faults; the commands' side of the same stands in cli/bad_input_test.cpp and cli/exchange_test.cpp.
#include "sim/app/session/ready_case.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/files.hpp"
#include "tests/sim/app/unseen_desktop.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
namespace zips = author::zips;
using test::UnseenDesktop;

std::string bytes_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

fs::path own_file(const UnseenDesktop& window, const std::string& id) {
    return window.folder() / "data/scenarios" / id / "scenario.json";
}

void put_cases(const UnseenDesktop& window, const std::map<std::string, std::string>& cases) {
    for (const auto& [id, bytes] : cases)
        put(own_file(window, id), bytes);
}

/// The list of cases, read anew: what was put there since the start is in it.
void open_bench(UnseenDesktop& window) {
    ASSERT_TRUE(window.desktop().show_author("first-day"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
}

std::string state_of(const UnseenDesktop& window) {
    const ui::RecordedItem* state = window.find("author/state");
    return state == nullptr ? window.list() : state->label;
}

/// Every file below the folder, with its bytes.
std::map<std::string, std::string> all_below(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all[entry.path().string()] = bytes_in(entry.path());
    return all;
}

std::string provoking(const std::string& name) {
    return bytes_in(AMENDS_SOURCE_DIR "/tests/data/problems/" + name + ".json");
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? std::string() : text.replace(at, what.size(), by);
}

TEST(FaultsOnTheBench, Fault26ABrokenFileOpensAsTextWithItsProblemAndKeepsNoOtherOut) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const std::string sound = provoking("sound");
    const std::map<std::string, std::string> broken = {
        {"cut", sound.substr(0, sound.size() / 2)},
        {"no-json", "hello"},
        {"utf16", std::string("\xFF\xFE{\0}\0", 6)},
        {"overlong", "{\"id\": \"\xC0\xAF\"}"},
        {"surrogate", R"({"id": "\ud800"})"},
        {"nan", R"({"version": NaN})"},
        {"huge-number", R"({"version": 1e999})"},
        {"trailing", sound + "x"},
        {"comma", replaced(sound, "\"flags\": [\"asked\"]", "\"flags\": [\"asked\",]")},
    };
    put_cases(window, broken);
    open_bench(window);
    EXPECT_NE(window.find("author_list/page/first-day"), nullptr) << window.list();
    for (const auto& [id, bytes] : broken) {
        EXPECT_TRUE(window.until([&, &case_id = id] {
            return window.find("author_list/page/" + case_id) != nullptr;
        })) << id
            << window.list();
        ASSERT_TRUE(window.desktop().show_author(id)) << id;
        window.frame(4);
        EXPECT_NE(window.find("text_pane/text"), nullptr) << id << window.list();
        EXPECT_TRUE(window.shows(window.ui().t("author.outline_unreadable"))) << id;
        EXPECT_FALSE(window.shows(window.ui().t("author.outline_nothing"))) << "nobody searched";
        ASSERT_TRUE(window.click("outline/to_text")) << id << window.list();
        window.frame(4);
        EXPECT_TRUE(window.has_focus("text_pane/text")) << id << ": " << window.focused();
        EXPECT_NE(state_of(window).find("1 error"), std::string::npos) << id << ": " << state_of(window);
        EXPECT_FALSE(window.is_enabled("author/save")) << id;
        EXPECT_EQ(bytes_in(own_file(window, id)), bytes) << id;
        if (id == "comma") {
            ASSERT_TRUE(window.click("author/state"));
            window.frame(4);
            EXPECT_TRUE(window.shows("a comma stands before the closing bracket ]"));
        }
        ASSERT_TRUE(window.click("author/back")) << id;
        window.frame(4);
    }
}

TEST(FaultsOnTheBench, Fault27ABombIsToldAndTheListGoesOn) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    std::string keys = "{";
    for (int i = 0; i < 1'000'000; ++i)
        keys += "\"\":0,";
    const std::map<std::string, std::string> bombs = {{"deep", std::string(1'000'000, '[')},
                                                      {"wide", keys + "\"a\":0}"},
                                                      {"long", "\"" + std::string(17U << 20U, 'x') + "\""}};
    put_cases(window, bombs);
    open_bench(window);
    EXPECT_NE(window.find("author_list/page/first-day"), nullptr) << window.list();
    for (const auto& [id, bytes] : bombs) {
        const bool opens = window.desktop().show_author(id);
        window.frame(4);
        EXPECT_EQ(opens, id != "long") << id;
        if (!opens) {
            EXPECT_TRUE(window.shows("The case cannot be opened: ")) << id;
            EXPECT_EQ(fs::file_size(own_file(window, id)), bytes.size());
            continue;
        }
        EXPECT_EQ(window.find("node/opening"), nullptr) << id;
        window.press(ImGuiKey_S, ImGuiMod_Ctrl);
        window.frame(4);
        EXPECT_EQ(fs::file_size(own_file(window, id)), bytes.size()) << id << " was saved over";
        ASSERT_TRUE(window.click("author/back")) << id;
        window.frame(4);
    }
}

TEST(FaultsOnTheBench, Fault28DoubleUnknownAndWrongKeysAreErrorsAndStayInTheFile) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const std::string sound = provoking("sound");
    const std::map<std::string, std::pair<std::string, std::string>> rows = {
        {"double", {"\"version\": 1, \"version\": 2", "stands here a second time"}},
        {"unknown", {"\"version\": 1, \"versoin\": 1", "has no key \"versoin\""}},
        {"kind", {"\"version\": \"one\"", "\"version\" must be"}},
        {"inexact", {"\"version\": 9007199254740993", "this number is too large"}},
    };
    for (const auto& [id, row] : rows)
        put_cases(window, {{id, replaced(replaced(sound, "\"id\": \"tiny\"", "\"id\": \"" + id + "\""),
                                         "\"version\": 1", row.first)}});
    open_bench(window);
    for (const auto& [id, row] : rows) {
        const std::string before = bytes_in(own_file(window, id));
        ASSERT_FALSE(before.empty()) << id;
        ASSERT_TRUE(window.desktop().show_author(id)) << id;
        window.frame(4);
        EXPECT_NE(state_of(window).find("error"), std::string::npos) << id << ": " << state_of(window);
        ASSERT_TRUE(window.click("author/state"));
        window.frame(4);
        EXPECT_TRUE(window.shows(row.second)) << id << window.list();
        EXPECT_EQ(bytes_in(own_file(window, id)), before);
        ASSERT_TRUE(window.click("author/back")) << id;
        window.frame(4);
    }
}

TEST(FaultsOnTheBench, Fault29FaultyGraphsAreDrawnToldAndNotPlayed) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    for (const char* code : {"S012", "S016", "S017"}) {
        const std::string id = std::string("hole-") + code[3];
        put_cases(window, {{id, replaced(provoking(code), "\"id\": \"tiny\"", "\"id\": \"" + id + "\"")}});
    }
    open_bench(window);
    for (const char* id : {"hole-2", "hole-6", "hole-7"}) {
        ASSERT_TRUE(window.desktop().show_author(id)) << id;
        window.frame(4);
        EXPECT_NE(state_of(window).find("error"), std::string::npos) << id << ": " << state_of(window);
        window.press(ImGuiKey_F5); // play from here
        window.frame(4);
        EXPECT_EQ(window.find("answer/composer"), nullptr) << id << " is played";
        ASSERT_NE(window.find("author/back"), nullptr) << id << window.list();
        ASSERT_TRUE(window.click("author/back")) << id;
        window.frame(4);
    }
}

TEST(FaultsOnTheBench, Fault29NothingLeadsThereAndIdsThatStandTwiceAreToldWithTheirNames) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const std::map<std::string, std::string> words = {{"S013", "already stands in line"},
                                                      {"S014", "nothing leads to the node"},
                                                      {"S015", "nothing leads to the ending"}};
    for (const auto& [code, said] : words)
        put_cases(window, {{"hole-" + code,
                            replaced(provoking(code), "\"id\": \"tiny\"", "\"id\": \"hole-" + code + "\"")}});
    open_bench(window);
    for (const auto& [code, said] : words) {
        ASSERT_TRUE(window.desktop().show_author("hole-" + code)) << code;
        window.frame(4);
        ASSERT_TRUE(window.click("author/state"));
        window.frame(4);
        EXPECT_TRUE(window.shows(said)) << code << window.list();
        ASSERT_TRUE(window.click("author/back")) << code;
        window.frame(4);
    }
}

TEST(FaultsOnTheBench, Fault29AFaultyRubricIsToldAndNotSavedOver) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const auto with_id = [](std::string text, const std::string& id) {
        return replaced(std::move(text), "\"id\": \"default\"", "\"id\": \"" + id + "\"");
    };
    const std::map<std::string, std::pair<std::string, std::string>> rubrics = {
        {"heavy", {with_id(provoking("R001"), "heavy"), "the weights add up to 110, not to 100"}},
        {"bare", {with_id(provoking("R002"), "bare"), "the rubric has no criteria"}},
        {"nan", {replaced(with_id(provoking("R001"), "nan"), "\"weight\": 50", "\"weight\": NaN"), "NaN"}},
        {"fraction",
         {replaced(with_id(provoking("R001"), "fraction"), "\"weight\": 50", "\"weight\": 40.5"),
          "\"weight\""}},
    };
    for (const auto& [id, row] : rubrics) {
        ASSERT_FALSE(row.first.empty()) << id;
        put(window.folder() / "data/rubrics" / (id + ".json"), row.first);
    }
    open_bench(window);
    for (const auto& [id, row] : rubrics) {
        ASSERT_TRUE(window.click("rubrics/" + id)) << id << window.list();
        window.frame(4);
        EXPECT_NE(state_of(window).find("error"), std::string::npos) << id << ": " << state_of(window);
        ASSERT_TRUE(window.click("author/state"));
        window.frame(4);
        EXPECT_TRUE(window.shows(row.second)) << id << window.list();
        window.press(ImGuiKey_S, ImGuiMod_Ctrl);
        window.frame(4);
        EXPECT_EQ(bytes_in(window.folder() / "data/rubrics" / (id + ".json")), row.first) << id;
        ASSERT_TRUE(window.click("author/back")) << id;
        window.frame(4);
    }
}

/// Packages that lead out, pretend or swell.
std::map<std::string, std::string> hostile_packages() {
    const auto beside = [](const std::string& name, std::uint32_t attributes = 0100644U << 16U) {
        return zips::raw_zip({{"amends.json", "{}"}, {name, "x", attributes}});
    };
    std::vector<zips::RawEntry> many{{"amends.json", "{}"}};
    for (int i = 0; i < 20'000; ++i)
        many.push_back({"cases/a/" + std::to_string(i) + ".png", ""});
    return {
        {"up", beside("../../x")},
        {"absolute", beside("/amends-x")},
        {"drive", beside("C:\\x")},
        {"device", beside("cases/a/NUL.png")},
        {"link", beside("cases/a/l.png", 0120777U << 16U)},
        {"fold", zips::raw_zip({{"amends.json", "{}"}, {"cases/a/P.png", "1"}, {"cases/a/p.png", "2"}})},
        {"many", zips::raw_zip(many)},
        {"bomb", zips::zip_of({{"amends.json", "{}"}, {"cases/a/a.png", std::string(15U << 20U, '\0')}})},
        {"cut", beside("../../x").substr(0, 40)},
    };
}

TEST(FaultsOnTheBench, Fault30HostilePackagesAreRefusedDroppedAndPickedAndWriteNothing) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_bench(window);
    const fs::path folder = window.folder() / "data/sent";
    for (const auto& [name, bytes] : hostile_packages())
        put(folder / (name + ".amends"), bytes);
    const auto before = all_below(window.folder());
    for (const auto& [name, bytes] : hostile_packages()) {
        const fs::path file = folder / (name + ".amends");
        window.desktop().drop_files({file});
        EXPECT_TRUE(window.until([&] { return window.shows("\"" + name + ".amends\" was not taken in"); }))
            << name << window.list();
        ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
        window.frame(4);
        ASSERT_TRUE(window.click("import/path"));
        window.press(ImGuiKey_A, ImGuiMod_Ctrl);
        window.type(file.string());
        window.press(ImGuiKey_Enter);
        window.frame(4);
        EXPECT_TRUE(window.until([&] { return window.find("import/path") != nullptr; }))
            << name << ": the dialog stays for another file";
        window.press(ImGuiKey_Escape);
        window.press(ImGuiKey_Escape);
        window.frame(4);
    }
    std::set<std::string> more;
    for (const auto& [file, bytes] : all_below(window.folder()))
        if (!before.contains(file) && file.find("/scenarios/") != std::string::npos) more.insert(file);
    EXPECT_TRUE(more.empty()) << *more.begin();
    EXPECT_FALSE(fs::exists(window.folder().parent_path() / "x"));
    EXPECT_FALSE(fs::exists("/amends-x"));
}

TEST(FaultsOnTheBench, Fault30HostileSpreadsheetsAreToldInTheWizardAndInAnOpenCase) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    const std::map<std::string, std::pair<std::string, std::string>> sheets = {
        {"bomb", {zips::workbook_of(std::string(40U << 20U, ' ')), "unpacks to far more"}},
        {"entity",
         {zips::zip_of({{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY l \"lol\">]><a>&l;</a>"}}),
          "damaged inside, in xl/workbook.xml"}},
        {"word", {zips::zip_of({{"word/document.xml", "<a/>"}}), "is a Word document"}},
    };
    open_bench(window);
    ASSERT_TRUE(window.click("author_list/page/new")) << window.list();
    window.frame(4);
    for (const auto& [name, sheet] : sheets) {
        put(window.folder() / "data" / (name + ".xlsx"), sheet.first);
        window.desktop().drop_files({window.folder() / "data" / (name + ".xlsx")});
        EXPECT_TRUE(window.until([&, &why = sheet.second] { return window.shows(why); }))
            << name << window.list();
    }
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    for (const auto& [name, sheet] : sheets) {
        window.desktop().drop_files({window.folder() / "data" / (name + ".xlsx")});
        EXPECT_TRUE(window.until([&] { return window.shows("\"" + name + ".xlsx\" was not taken in"); }))
            << name << window.list();
        EXPECT_FALSE(window.is_enabled("author/undo")) << name;
    }
}

TEST(FaultsOnTheBench, Fault41FaultyPhrasesOfAWordListAreErrorsAndAreNotSaved) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const auto list = [](const std::string& id, const std::string& patterns) {
        return R"({"format": 1, "id": ")" + id + R"(", "rules": [{"id": ")" + id
               + R"(.a", "act": "x-a", "patterns": )" + patterns
               + R"(, "examples": {"match": ["(a+)+$ it is"], "no_match": ["not today"]}}]})";
    };
    const std::map<std::string, std::string> lists = {{"empty", list("empty", R"([""])")},
                                                      {"letter", list("letter", R"(["x"])")},
                                                      {"repeat", list("repeat", R"(["(a+)+$"])")}};
    for (const auto& [id, text] : lists)
        put(window.folder() / "data/lexicon" / (id + ".json"), text);
    open_bench(window);
    for (const char* id : {"empty", "letter"}) {
        ASSERT_TRUE(window.click(std::string("lexicons/") + id)) << window.list();
        EXPECT_TRUE(window.until([&] { return window.shows("1 error"); })) << id << ": " << state_of(window);
        ASSERT_TRUE(window.click("author/back"));
        window.frame(4);
    }
    // Fault 40: what looks like an expression is a phrase of these very letters.
    ASSERT_TRUE(window.click("lexicons/repeat")) << window.list();
    window.frame(4);
    EXPECT_EQ(state_of(window).find("1 error"), std::string::npos) << state_of(window);
}

TEST(FaultsOnTheBench, Fault41TooManyPhrasesAreAnErrorAndOneThatEarnsAndCostsIsAWarning) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    std::string many = R"({"format": 1, "id": "many", "sets": {"many": [)";
    for (int i = 0; i < 100'000; ++i)
        many += (i > 0 ? ",\"phrase " : "\"phrase ") + std::to_string(i) + "\"";
    const auto rule = [](const std::string& id, const std::string& label) {
        return R"({"id": "both.)" + id + R"(", "label": ")" + label
               + R"(", "patterns": ["there we are then"], "reason": {"zh": "a", "en": "b"},)"
               + R"( "examples": {"match": ["there we are then"], "no_match": ["not today"]}})";
    };
    put(window.folder() / "data/lexicon/many.json", many + "]}}");
    put(window.folder() / "data/lexicon/both.json", R"({"format": 1, "id": "both", "rules": [)"
                                                        + rule("a", "empathy") + "," + rule("b", "rudeness")
                                                        + "]}");
    open_bench(window);
    ASSERT_TRUE(window.click("lexicons/both")) << window.list();
    EXPECT_TRUE(window.until([&] { return window.shows("1 warning"); })) << state_of(window);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    ASSERT_TRUE(window.click("lexicons/many")) << window.list();
    EXPECT_TRUE(window.until([&] { return window.shows("1 error"); })) << state_of(window);
}

// --- a case that changes while somebody plays it

/// A shipped case that is opened becomes a copy of one's own.
void open_in_the_bench_once(UnseenDesktop& window, const std::string& id) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/" + id)) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
}

/// A case of one's own by choices, from the list of cases.
void begin_own_case(UnseenDesktop& window, const std::string& id) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click(id + "/open")) << window.list();
    ASSERT_TRUE(window.click("way/choices") && window.click("start_sheet/start")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("choices/hello_photo") != nullptr; })) << window.list();
}

/// The field's text, written over in the form and saved.
void write_in_form(UnseenDesktop& window, const std::string& field, const std::string& words) {
    ASSERT_TRUE(window.click(field)) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type(words);
    window.press(ImGuiKey_Escape);
    window.frame(4);
    window.press(ImGuiKey_S, ImGuiMod_Ctrl);
    window.frame(4);
}

TEST(FaultsOnTheBench, Fault31AnAttemptGoesOnInTheVersionItBeganWith) {
    UnseenDesktop window({.height = 1600, .lang = support::Lang::en});
    open_in_the_bench_once(window, "first-day");
    if (HasFatalFailure()) return;
    const fs::path file = own_file(window, "first-day-2");
    const std::string old_line = "There. My granddaughter pressed the button.", new_line = "A new line.";
    begin_own_case(window, "first-day-2");
    if (HasFatalFailure()) return;

    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/first-day-2")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("node/lid")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("nodes/1/customer/0/fold")) << window.list();
    window.frame(4);
    write_in_form(window, "nodes/1/customer/0/text/en", new_line);
    if (HasFatalFailure()) return;
    ASSERT_NE(bytes_in(file).find(new_line), std::string::npos) << "saved meanwhile";
    ASSERT_EQ(bytes_in(file).find(old_line), std::string::npos);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);

    window.desktop().open_screen(ui::Screen::home);
    window.desktop().refresh();
    window.frame(4);
    ASSERT_TRUE(window.click("home/page/go_on")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("choices/hello_photo") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("choices/hello_photo"));
    EXPECT_TRUE(window.until([&] { return window.shows(old_line); })) << window.list();
    EXPECT_FALSE(window.shows(new_line));

    // It counts for the version it was played in, and whoever begins now plays the new one.
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    const auto rows = records::list_attempts(reader.value());
    ASSERT_EQ(rows.value().size(), 1U);
    const auto stored = load_attempt(reader.value(), rows.value().front().id);
    ASSERT_TRUE(stored) << stored.error().message.en;
    const auto& began = std::get<engine::Began>(stored.value().events.front().payload);
    const auto content = records::get_content(reader.value(), began.scenario_fingerprint);
    ASSERT_TRUE(content && content.value());
    EXPECT_NE(content.value()->bytes.find(old_line), std::string::npos);
    EXPECT_EQ(content.value()->bytes.find(new_line), std::string::npos);
    window.desktop().open_screen(ui::Screen::home);
    window.frame(4);
    begin_own_case(window, "first-day-2");
    if (HasFatalFailure()) return;
    ASSERT_TRUE(window.click("choices/hello_photo"));
    EXPECT_TRUE(window.until([&] { return window.shows(new_line); })) << window.list();
}

TEST(FaultsOnTheBench, Fault31AnAttemptGoesOnWhenItsCaseIsGone) {
    UnseenDesktop window({.height = 1600, .lang = support::Lang::en});
    open_in_the_bench_once(window, "first-day");
    if (HasFatalFailure()) return;
    begin_own_case(window, "first-day-2");
    if (HasFatalFailure()) return;
    fs::remove_all(own_file(window, "first-day-2").parent_path());
    window.desktop().open_screen(ui::Screen::home);
    window.desktop().refresh();
    window.frame(4);
    ASSERT_TRUE(window.click("home/page/go_on")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("choices/hello_photo") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("choices/hello_photo"));
    EXPECT_TRUE(window.until([&] { return window.shows("My granddaughter pressed the button"); }))
        << window.list();
}

} // namespace
} // namespace amends::app
