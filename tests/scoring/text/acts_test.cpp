// docs/acts.md is the closed list's reference: its ids, its examples and the program must agree.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

struct Row {
    std::string id;
    std::vector<std::string> does;
    std::string does_not;
};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" `"), last = text.find_last_not_of(" `");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::vector<Row> rows_of_the_page() {
    std::vector<Row> rows;
    std::istringstream page(read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "docs/acts.md"));
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("| `")) continue;
        std::vector<std::string> cells;
        std::istringstream fields(line.substr(1));
        for (std::string cell; std::getline(fields, cell, '|');)
            cells.push_back(trimmed(cell));
        Row row{cells.at(0), {}, cells.at(4)};
        const std::size_t slash = cells.at(3).find(" / ");
        row.does = {cells[3].substr(0, slash), cells[3].substr(slash + 3)};
        rows.push_back(row);
    }
    return rows;
}

TEST(Acts, StandInTheReferenceInTheProgramsOrder) {
    const auto rows = rows_of_the_page();
    ASSERT_EQ(rows.size(), known_acts().size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(rows[i].id, known_acts()[i]);
}

TEST(Acts, AreFoundInTheReferencesExamplesInBothLanguages) {
    for (const Row& row : rows_of_the_page()) {
        for (const std::string& text : row.does)
            EXPECT_TRUE(has_act(judged(text), row.id)) << row.id << ": " << text;
        EXPECT_FALSE(has_act(judged(row.does_not), row.id)) << row.id << ": " << row.does_not;
    }
}

std::vector<std::string> sentences_of(const std::string& line) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t slash = std::min(line.find(" / ", at), line.size());
        all.push_back(line.substr(at, slash - at));
        at = slash + 3;
    }
    return all;
}

TEST(Acts, AreFoundInSixEasySentencesOfEachLanguageAndNotInTheirNearMisses) {
    std::istringstream page(
        read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/data/judge/acts.txt"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(page, line);)
        if (!line.starts_with("#")) lines.push_back(line);
    ASSERT_EQ(lines.size(), known_acts().size() * 4);
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    for (std::size_t i = 0; i < lines.size(); i += 4) {
        EXPECT_EQ(lines[i], known_acts()[i / 4]);
        for (const std::size_t language : {i + 1, i + 2}) {
            EXPECT_GE(sentences_of(lines[language]).size(), 6U) << lines[i];
            for (const std::string& text : sentences_of(lines[language]))
                EXPECT_TRUE(has_act(judged(text, context), lines[i])) << lines[i] << ": " << text;
        }
        for (const std::string& text : sentences_of(lines[i + 3]))
            EXPECT_FALSE(has_act(judged(text, context), lines[i])) << lines[i] << ": " << text;
    }
}

TEST(Acts, BelongToTheListOrToAShop) {
    EXPECT_TRUE(is_act("offer_refund"));
    EXPECT_TRUE(is_act("x-invite"));
    EXPECT_FALSE(is_act("offer_refnud"));
    EXPECT_FALSE(is_act("x-"));
}

} // namespace
} // namespace amends::text
