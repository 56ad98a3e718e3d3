#include "sim/app/author/case_list.hpp"
#include "sim/app/library.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace amends::app {
namespace {

namespace fs = std::filesystem;

class CaseLists : public ::testing::Test {
protected:
    CaseLists() {
        fs::remove_all(folder);
        for (const std::string name : {"damaged-laptop", "first-day"})
            write(name, shipped_case(name));
    }
    ~CaseLists() override {
        std::error_code error;
        fs::remove_all(folder, error);
    }
    static std::string shipped_case(const std::string& name) {
        std::ifstream file(AMENDS_SOURCE_DIR "/scenarios/" + name + "/scenario.json", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    void write(const std::string& name, const std::string& text) const {
        const fs::path home = folder / "library" / name;
        fs::create_directories(home);
        std::ofstream(home / "new", std::ios::binary) << text;
        fs::rename(home / "new", home / "scenario.json");
    }
    CaseList list() const { return list_cases({folder / "library"}, {}, index); }

    const fs::path folder = fs::temp_directory_path()
                            / ("amends-case-list-" + std::to_string(getpid()) + "-"
                               + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    const fs::path index = folder / "data" / "cases.json";
};

TEST_F(CaseLists, TellIdTitleSizeAndProblemsOfEachCase) {
    const CaseList all = list();
    ASSERT_EQ(all.cases.size(), 2U);
    EXPECT_EQ(all.checked, 2U);
    const author::CaseRow& row = all.cases[0].row;
    EXPECT_EQ(row.id, "damaged-laptop");
    EXPECT_EQ(row.title.zh, "屏幕上的划痕");
    EXPECT_GT(row.nodes, 5U);
    EXPECT_GT(row.choices, row.nodes);
    EXPECT_TRUE(row.is_json);
    EXPECT_EQ(row.tests, std::nullopt);
}

TEST_F(CaseLists, AreTakenFromTheIndexWhileNothingHasChanged) {
    const CaseList first = list(), second = list();
    EXPECT_EQ(second.checked, 0U);
    ASSERT_EQ(second.cases.size(), first.cases.size());
    for (std::size_t i = 0; i < first.cases.size(); ++i)
        EXPECT_EQ(second.cases[i].row, first.cases[i].row);
}

TEST_F(CaseLists, CheckOnlyWhatHasChangedAndForgetWhatIsGone) {
    list();
    write("first-day", "{\"id\": ");
    fs::remove_all(folder / "library" / "damaged-laptop");
    const CaseList now = list();
    EXPECT_EQ(now.checked, 1U);
    ASSERT_EQ(now.cases.size(), 1U);
    EXPECT_FALSE(now.cases[0].row.is_json);
    EXPECT_EQ(now.cases[0].row.id, "first-day");
    EXPECT_EQ(now.cases[0].row.errors, 1U);
}

TEST_F(CaseLists, AFileWrittenAnewWithTheSameTextIsNotCheckedAgain) {
    list();
    write("first-day", shipped_case("first-day"));
    EXPECT_EQ(list().checked, 0U);
}

TEST_F(CaseLists, ANewPartOrPictureIsLookedAt) {
    list();
    fs::create_directories(folder / "library" / "_parts");
    std::ofstream(folder / "library" / "_parts" / "identity.json") << "{}";
    EXPECT_EQ(list().checked, 2U);
    std::ofstream(folder / "library" / "first-day" / "photo.png") << "none";
    EXPECT_EQ(list().checked, 1U);
}

TEST_F(CaseLists, ABrokenIndexIsMadeAnewSilently) {
    const CaseList first = list();
    for (const std::string& text :
         {std::string(), std::string("{"), std::string(R"({"made_by": 3})"),
          std::string(R"({"made_by": "amends", "cases": {"a": 1}})"), std::string(100'000, '[')}) {
        std::ofstream(index, std::ios::binary) << text;
        const CaseList now = list();
        EXPECT_EQ(now.checked, 2U);
        EXPECT_EQ(now.cases[1].row, first.cases[1].row);
        EXPECT_EQ(list().checked, 0U);
    }
}

TEST_F(CaseLists, AnIndexThatCannotBeWrittenOnlyCostsTime) {
    std::ofstream(folder / "data") << "no folder";
    EXPECT_EQ(list().cases.size(), 2U);
    EXPECT_EQ(list().checked, 2U);
}

TEST_F(CaseLists, Fault26ABadFileKeepsNoOtherOut) {
    write("broken", std::string("\xff\xfe\0\0", 4));
    fs::create_directories(folder / "library" / "folder" / "scenario.json");
    const CaseList all = list();
    ASSERT_EQ(all.cases.size(), 4U);
    EXPECT_FALSE(all.cases[0].row.is_json);
    EXPECT_EQ(all.cases[3].row.id, "folder");
    EXPECT_TRUE(all.cases[3].unreadable.has_value());
    EXPECT_FALSE(all.cases[1].unreadable.has_value());
}

TEST_F(CaseLists, RememberTestsUntilTheCaseChanges) {
    list();
    const fs::path file = folder / "library" / "first-day" / "scenario.json";
    note_tests(index, file, {3, 1, author::coverage_percent(7, 9)});
    ASSERT_TRUE(list().cases[1].row.tests.has_value());
    EXPECT_EQ(list().cases[1].row.tests, (author::TestsRow{3, 1, 77}));
    write("first-day", shipped_case("first-day") + " ");
    EXPECT_EQ(list().cases[1].row.tests, std::nullopt);
}

} // namespace
} // namespace amends::app
