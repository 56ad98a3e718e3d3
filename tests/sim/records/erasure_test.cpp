// Nothing of an erased person is left in any byte of the store's files, whatever tables there are.
#include "tests/sim/records/whole_life.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <set>

namespace amends::records {
namespace {

using namespace records::testing;

std::string all_bytes(const TestFolder& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
}

TEST(Erasure, Fault50NoByteOfTheFilesHoldsIdNameOrWords) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    ASSERT_NE(all_bytes(folder).find(their_id), std::string::npos);
    ActingStore own(store, signed_in(store, "A1"));
    sit_exam(own, "e3", "A1"); // who stays keeps their words
    ASSERT_FALSE(result(store, store.erase_person(their_id, signed_in(store, "M1"))));
    const std::string bytes = all_bytes(folder);
    EXPECT_EQ(bytes.find(their_id), std::string::npos);
    EXPECT_EQ(bytes.find("Ermintrude"), std::string::npos);
    EXPECT_EQ(bytes.find("unmistakable comment"), std::string::npos);
    EXPECT_EQ(bytes.find("unmistakable reason"), std::string::npos) << "theirs, and of their attempt";
    Reader reader = must_read(folder);
    EXPECT_EQ(load_events(reader, "e3").value()[1].payload, R"({"text":"unmistakable words"})");
    EXPECT_EQ(members_of(reader, "autumn").value().size(), 2U) << "what was counted stays counted";
    const auto sittings = sittings_of(reader, "autumn").value();
    ASSERT_EQ(sittings.size(), 2U);
    EXPECT_EQ(sittings[1].void_reason, "fire alarm");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

/// A table that a later step makes must say what erasing does with it: add it here once it does.
TEST(Erasure, EveryTableIsKnownToErasing) {
    const TestFolder folder;
    { Store store = must_open(folder); }
    const std::set<std::string> known = {"attempts",
                                         "attempt_figures",
                                         "attempt_places",
                                         "inbox_turns",
                                         "inbox_untold",
                                         "place_counters",
                                         "case_counters",
                                         "day_counters",
                                         "pair_counters",
                                         "principle_counters",
                                         "stale_figures",
                                         "audit",
                                         "brought_attempts",
                                         "brought_audit",
                                         "content",
                                         "desks",
                                         "drafts",
                                         "erasures",
                                         "events",
                                         "improvement_plans",
                                         "incidents",
                                         "marks",
                                         "people",
                                         "pins",
                                         "programme_forms",
                                         "programme_people",
                                         "programmes",
                                         "results",
                                         "rules",
                                         "seals",
                                         "set_aside_events",
                                         "shared_turns",
                                         "shop_figures",
                                         "sitting_attempts",
                                         "sittings",
                                         "turn_marks"};
    Reader reader = must_read(folder);
    SQLite::Statement ask(reader.database(),
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    while (ask.executeStep())
        EXPECT_TRUE(known.contains(ask.getColumn(0).getString()))
            << ask.getColumn(0).getString() << ": does erasing a person, or collecting, reach it?";
}

} // namespace
} // namespace amends::records
