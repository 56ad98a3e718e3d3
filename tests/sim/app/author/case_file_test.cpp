#include "sim/app/author/case_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using Kind = FileNews::Kind;
using author::DocumentKind;
using author::JsonPlace;

class CaseFiles : public ::testing::Test {
protected:
    CaseFiles() {
        fs::remove_all(folder);
        fs::create_directories(folder / "case");
        write(begun);
    }
    ~CaseFiles() override {
        std::error_code error;
        fs::permissions(folder / "case", fs::perms::owner_all, error);
        fs::remove_all(folder, error);
    }

    void write(const std::string& text) const { std::ofstream(file, std::ios::binary) << text; }
    /// As an editor does: another file takes the place, so that the stamp differs whatever the clock says.
    void replace(const std::string& text) const {
        std::ofstream(file.string() + ".other", std::ios::binary) << text;
        fs::rename(file.string() + ".other", file);
    }
    static std::string content(const fs::path& path) {
        std::ifstream stream(path, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    [[nodiscard]] OpenedCase open() const { return open_case_file(file, DocumentKind::scenario, own); }
    static void set(CaseFile& open, const std::string& key, const std::string& json) {
        const auto made = open.history.make({{"改", "Set"}, {}, {author::SetValue{JsonPlace{} / key, json}}});
        ASSERT_TRUE(made.ok());
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : fs::directory_iterator(folder / "case"))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

    const std::string begun = "{\r\n  \"id\": \"a\", \"version\" :1}\r\n";
    const fs::path folder = fs::temp_directory_path()
                            / ("amends-case-file-" + std::to_string(getpid()) + "-"
                               + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    const fs::path file = folder / "case" / "scenario.json", own = folder / "own";
};

std::string words_in(support::Lang lang, const FileNews& news) {
    const std::string file =
        std::string(AMENDS_SOURCE_DIR "/assets/text/") + (lang == support::Lang::zh ? "zh" : "en") + ".json";
    return news_words(news, ui::Texts::parse(lang, platform::read_file(file, 1U << 20).value()).value());
}

void expect_sentence(const FileNews& news, Kind kind) {
    EXPECT_EQ(static_cast<int>(news.kind), static_cast<int>(kind));
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        const std::string words = words_in(lang, news);
        EXPECT_NE(words.find("scenario.json"), std::string::npos) << words;
        EXPECT_EQ(words.find('{'), std::string::npos) << words;
        EXPECT_FALSE(words.starts_with("author.")) << words;
    }
}

TEST_F(CaseFiles, WhatTheSystemAnswersIsSaidInTheReadersWords) {
    fs::remove(file);
    fs::create_directories(file);
    OpenedCase opened = open();
    ASSERT_EQ(opened.news.size(), 1U);
    EXPECT_EQ(words_in(support::Lang::zh, opened.news[0]),
              "读不了“case/scenario.json”：它是文件夹，或不是普通文件。");
    opened.file.history.mark_unsaved();
    EXPECT_EQ(words_in(support::Lang::en, save_case_file(opened.file)),
              "“case/scenario.json” could not be saved: it is a folder or no ordinary file. The old file is "
              "untouched and your changes are still here.");
    EXPECT_EQ(words_in(support::Lang::zh, save_case_as(opened.file, folder / "case", own)),
              "“case”没有保存成功：已经有同名的文件。原来的文件没有动，改动还在这里。");
}

TEST_F(CaseFiles, SaveWhatWasEditedKeepTheVersionBeforeAndThePermissions) {
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    OpenedCase opened = open();
    EXPECT_TRUE(opened.news.empty());
    set(opened.file, "version", "2");
    expect_sentence(save_case_file(opened.file), Kind::saved);
    EXPECT_EQ(content(file), "{\r\n  \"id\": \"a\", \"version\" :2}\r\n");
    EXPECT_EQ(content(backup_of(file)), begun);
    for (const fs::path& each : {file, backup_of(file)})
        EXPECT_EQ(fs::status(each).permissions(),
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    EXPECT_TRUE(opened.file.history.is_saved());
    EXPECT_EQ(names(), (std::vector<std::string>{"scenario.json", "scenario.json~"}));
}

TEST_F(CaseFiles, SavingTwiceWritesOnce) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    save_case_file(opened.file);
    const auto stamp = platform::stamp_of(file);
    expect_sentence(save_case_file(opened.file), Kind::same);
    EXPECT_EQ(platform::stamp_of(file), stamp);
    EXPECT_EQ(content(backup_of(file)), begun);
}

TEST_F(CaseFiles, AreReloadedWhenNothingIsUnsavedAndUndoBringsTheFormerTextBack) {
    OpenedCase opened = open();
    EXPECT_EQ(look_at_disk(opened.file).kind, Kind::nothing);
    replace(R"({"id": "b"})");
    expect_sentence(look_at_disk(opened.file), Kind::reloaded);
    EXPECT_EQ(opened.file.history.now().text(), R"({"id": "b"})");
    EXPECT_TRUE(opened.file.history.is_saved());
    EXPECT_EQ(look_at_disk(opened.file).kind, Kind::nothing);
    opened.file.history.undo();
    EXPECT_EQ(opened.file.history.now().text(), begun);
    EXPECT_FALSE(opened.file.history.is_saved());
}

TEST_F(CaseFiles, ATouchedFileThatSaysTheSameIsNoNews) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    replace(begun);
    EXPECT_EQ(look_at_disk(opened.file).kind, Kind::nothing);
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
}

TEST_F(CaseFiles, ChangedOnBothSidesAreNeverOverwrittenAndBothVersionsAreKept) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    const std::string theirs = R"({"id": "b", "version": 1, "x-theirs": 3})";
    replace(theirs);
    expect_sentence(save_case_file(opened.file), Kind::both_sides);
    EXPECT_EQ(content(file), theirs);
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::both_sides);
    author::Merge merge = versions_of(opened.file);
    EXPECT_EQ(merge.pieces.size(), 3U);
    EXPECT_EQ(merge.conflicts(), 0U);
    ASSERT_TRUE(solve_with(opened.file, merge).ok());
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_EQ(content(file), "{\r\n  \"id\": \"b\", \"version\" :2,\r\n  \"x-theirs\": 3}\r\n");
    EXPECT_EQ(content(backup_of(file)), theirs);
    opened.file.history.undo();
    EXPECT_EQ(opened.file.history.now().text(), "{\r\n  \"id\": \"a\", \"version\" :2}\r\n");
}

TEST_F(CaseFiles, KeepingMineThroughoutStillKeepsTheirsBesideIt) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    replace(R"({"version": 3})");
    look_at_disk(opened.file);
    author::Merge merge = versions_of(opened.file);
    for (author::MergePiece& piece : merge.pieces)
        piece.chosen = author::Side::mine;
    ASSERT_TRUE(solve_with(opened.file, merge).ok());
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_EQ(content(file), "{\r\n  \"id\": \"a\", \"version\" :2}\r\n");
    EXPECT_EQ(content(backup_of(file)), R"({"version": 3})");
}

TEST_F(CaseFiles, AVanishedFileIsToldAndWrittenAnewWithItsFolder) {
    OpenedCase opened = open();
    fs::remove_all(folder / "case");
    expect_sentence(look_at_disk(opened.file), Kind::vanished);
    EXPECT_FALSE(opened.file.history.is_saved());
    EXPECT_EQ(look_at_disk(opened.file).kind, Kind::nothing);
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_EQ(content(file), begun);
}

TEST_F(CaseFiles, AReadOnlyFolderIsToldAtOpeningAndNothingIsLost) {
    fs::permissions(folder / "case", fs::perms::owner_read | fs::perms::owner_exec);
    OpenedCase opened = open();
    ASSERT_EQ(opened.news.size(), 1U);
    expect_sentence(opened.news[0], Kind::read_only);
    set(opened.file, "version", "2");
    expect_sentence(save_case_file(opened.file), Kind::read_only);
    EXPECT_EQ(content(file), begun);
    EXPECT_FALSE(opened.file.history.is_saved());
    EXPECT_EQ(save_case_as(opened.file, folder / "mine" / "scenario.json", own).kind, Kind::saved);
    EXPECT_EQ(content(folder / "mine" / "scenario.json"), "{\r\n  \"id\": \"a\", \"version\" :2}\r\n");
    EXPECT_TRUE(opened.file.history.is_saved());
}

TEST_F(CaseFiles, ACopyNeverTakesTheNameOfAFileThatIsThere) {
    OpenedCase opened = open();
    std::ofstream(folder / "there.json") << "mine";
    EXPECT_EQ(save_case_as(opened.file, folder / "there.json", own).kind, Kind::not_saved);
    EXPECT_EQ(content(folder / "there.json"), "mine");
}

TEST_F(CaseFiles, TwoWindowsOnOneFileAreToldAndNeitherOverwritesTheOther) {
    OpenedCase first = open(), second = open();
    EXPECT_TRUE(first.news.empty());
    ASSERT_EQ(second.news.size(), 1U);
    expect_sentence(second.news[0], Kind::open_twice);
    EXPECT_NE(words_in(support::Lang::en, second.news[0]).find("case/scenario.json"), std::string::npos)
        << "which case it is";
    set(first.file, "version", "2");
    set(second.file, "version", "3");
    EXPECT_EQ(save_case_file(first.file).kind, Kind::saved);
    EXPECT_EQ(save_case_file(second.file).kind, Kind::both_sides);
    EXPECT_EQ(versions_of(second.file).conflicts(), 1U);
}

TEST_F(CaseFiles, OfTwoWindowsWhoeverSavesLaterIsAskedEachTimeAnew) {
    OpenedCase first = open(), second = open();
    set(first.file, "version", "2");
    ASSERT_EQ(save_case_file(first.file).kind, Kind::saved);
    set(second.file, "version", "3");
    ASSERT_EQ(save_case_file(second.file).kind, Kind::both_sides);
    EXPECT_NE(content(file).find(":2}"), std::string::npos) << "nothing was written";
    author::Merge merge = versions_of(second.file);
    for (author::MergePiece& piece : merge.pieces)
        piece.chosen = author::Side::mine;
    ASSERT_TRUE(solve_with(second.file, merge).ok());
    EXPECT_EQ(save_case_file(second.file).kind, Kind::saved);
    const std::string of_second = content(file);
    set(first.file, "version", "4"); // it has not looked since
    expect_sentence(save_case_file(first.file), Kind::both_sides);
    EXPECT_EQ(content(file), of_second) << "the other's save was overwritten unseen";
    EXPECT_NE(first.file.history.now().text().find(":4}"), std::string::npos);
}

TEST_F(CaseFiles, AFileThatVanishesWhileItIsEditedIsWrittenAnewWithTheEdit) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    fs::remove(file);
    expect_sentence(look_at_disk(opened.file), Kind::vanished);
    EXPECT_NE(opened.file.history.now().text().find(":2}"), std::string::npos);
    EXPECT_FALSE(opened.file.history.is_saved());
    keep_draft(opened.file, own); // gone on disk, kept against a crash
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_NE(content(file).find(":2}"), std::string::npos);
}

TEST_F(CaseFiles, AFolderThatBecomesReadOnlyKeepsTheEditUntilItCanBeWritten) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    fs::permissions(folder / "case", fs::perms::owner_read | fs::perms::owner_exec);
    expect_sentence(save_case_file(opened.file), Kind::read_only);
    EXPECT_EQ(content(file), begun);
    EXPECT_FALSE(opened.file.history.is_saved());
    fs::permissions(folder / "case", fs::perms::owner_all);
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_NE(content(file).find(":2}"), std::string::npos);
}

TEST_F(CaseFiles, AReloadIsAStepOfUndoAmongTheEditsAroundIt) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    ASSERT_EQ(save_case_file(opened.file).kind, Kind::saved);
    const std::string edited = opened.file.history.now().text();
    replace(R"({"id": "b"})");
    ASSERT_EQ(look_at_disk(opened.file).kind, Kind::reloaded);
    set(opened.file, "version", "7");
    author::History& history = opened.file.history;
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.now().text(), R"({"id": "b"})");
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.now().text(), edited);
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.now().text(), begun);
    while (history.redo()) {
    }
    EXPECT_NE(history.now().text().find("7"), std::string::npos);
}

TEST_F(CaseFiles, Fault26OpenAsTextWithWhateverIsInThem) {
    for (const std::string& text : {std::string(), std::string("\xff\xfe{\0}\0", 6), begun.substr(0, 9)}) {
        write(text);
        OpenedCase opened = open();
        EXPECT_TRUE(opened.news.empty());
        EXPECT_EQ(opened.file.history.now().text(), text);
        EXPECT_EQ(opened.file.history.now().root(), nullptr);
        EXPECT_EQ(save_case_file(opened.file).kind, Kind::same);
    }
}

TEST_F(CaseFiles, WhatCannotBeReadIsToldAndNeverSavedOver) {
    fs::remove(file);
    fs::create_directories(file);
    OpenedCase opened = open();
    ASSERT_FALSE(opened.news.empty());
    expect_sentence(opened.news[0], Kind::unreadable);
    ASSERT_TRUE(opened.file.history.make({{}, {}, {author::ReplaceText{0, 0, "{}"}}}).ok());
    expect_sentence(save_case_file(opened.file), Kind::not_saved);
    EXPECT_TRUE(fs::is_directory(file));
}

TEST_F(CaseFiles, AFileThatBecameTooLargeOnDiskIsNotSavedOver) {
    OpenedCase opened = open();
    set(opened.file, "version", "2");
    replace(std::string((16u << 20) + 1, ' '));
    EXPECT_EQ(look_at_disk(opened.file).kind, Kind::unreadable);
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::not_saved);
    EXPECT_EQ(fs::file_size(file), (16u << 20) + 1);
}

TEST_F(CaseFiles, ALinkIsFollowedAndStaysALink) {
    fs::create_symlink(file, folder / "link.json");
    OpenedCase opened = open_case_file(folder / "link.json", DocumentKind::scenario, own);
    set(opened.file, "version", "2");
    EXPECT_EQ(save_case_file(opened.file).kind, Kind::saved);
    EXPECT_TRUE(fs::is_symlink(folder / "link.json"));
    EXPECT_NE(content(file).find(":2}"), std::string::npos);
}

TEST_F(CaseFiles, AnUnsavedDraftOutlivesACrashAndIsTakenBackAsAStep) {
    {
        OpenedCase opened = open();
        set(opened.file, "version", "2");
        keep_draft(opened.file, own);
    }
    OpenedCase again = open();
    ASSERT_EQ(again.news.size(), 1U);
    expect_sentence(again.news[0], Kind::draft_found);
    EXPECT_EQ(again.file.history.now().text(), begun);
    keep_draft(again.file, own); // not looked at yet: it stays
    take_draft(again.file);
    EXPECT_NE(again.file.history.now().text().find(":2}"), std::string::npos);
    EXPECT_FALSE(again.file.history.is_saved());
    EXPECT_EQ(save_case_file(again.file).kind, Kind::saved);
    keep_draft(again.file, own);
    again.file.open_here.reset();
    EXPECT_TRUE(open().news.empty());
}

TEST_F(CaseFiles, ADraftOfAFileThatBecameAnotherSinceIsLaidBesideItAndNotOverIt) {
    {
        OpenedCase opened = open();
        set(opened.file, "version", "2");
        keep_draft(opened.file, own);
    }
    const std::string theirs = R"({"id": "a", "version": 3})";
    replace(theirs);
    OpenedCase again = open();
    take_draft(again.file);
    EXPECT_EQ(again.file.unsolved, theirs);
    expect_sentence(save_case_file(again.file), Kind::both_sides);
    EXPECT_EQ(content(file), theirs) << "nobody has chosen yet";
    const author::Merge merge = versions_of(again.file);
    ASSERT_EQ(merge.pieces.size(), 1U);
    EXPECT_TRUE(merge.pieces[0].is_conflict);
    EXPECT_EQ(merge.pieces[0].mine, "2");
    EXPECT_EQ(merge.pieces[0].theirs, "3");
}

TEST_F(CaseFiles, AnUnsolvedChangeOutlivesTheWindow) {
    {
        OpenedCase opened = open();
        set(opened.file, "version", "2");
        replace(R"({"id": "b", "version": 1})");
        expect_sentence(look_at_disk(opened.file), Kind::both_sides);
        keep_draft(opened.file, own);
    }
    OpenedCase again = open();
    take_draft(again.file);
    const author::Merge merge = versions_of(again.file);
    ASSERT_EQ(merge.pieces.size(), 2U) << "each side's own change, and neither a conflict";
    EXPECT_EQ(merge.conflicts(), 0U);
}

TEST_F(CaseFiles, EachWindowsDraftOutlivesIt) {
    {
        OpenedCase first = open(), second = open();
        set(first.file, "version", "2");
        set(second.file, "version", "3");
        keep_draft(first.file, own);
        keep_draft(second.file, own);
    }
    OpenedCase one = open(), other = open();
    take_draft(one.file);
    take_draft(other.file);
    EXPECT_NE(one.file.history.now().text().find(":2}"), std::string::npos);
    EXPECT_NE(other.file.history.now().text().find(":3}"), std::string::npos);
}

TEST_F(CaseFiles, ALaterWindowsDraftIsFoundByTheNextThatIsAlone) {
    {
        OpenedCase first = open();
        OpenedCase second = open();
        set(second.file, "version", "3");
        keep_draft(second.file, own);
    }
    OpenedCase alone = open();
    ASSERT_EQ(alone.news.size(), 1U);
    expect_sentence(alone.news[0], Kind::draft_found);
    take_draft(alone.file);
    EXPECT_NE(alone.file.history.now().text().find(":3}"), std::string::npos);
}

TEST_F(CaseFiles, TellWithoutReadingThatSomethingHappenedToThem) {
    const OpenedCase opened = open();
    EXPECT_FALSE(is_changed_on_disk(opened.file));
    replace(begun);
    EXPECT_TRUE(is_changed_on_disk(opened.file));
}

} // namespace
} // namespace amends::app
