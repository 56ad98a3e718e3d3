// A copy that is put back must not bring back who was erased meanwhile.
#include "sim/records/backup.hpp"
#include "tests/sim/records/whole_life.hpp"

namespace amends::records {
namespace {

using namespace records::testing;

std::string file_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Restore, Fault50WhoWasErasedSinceTheCopyIsErasedInItToo) {
    const TestFolder folder;
    std::filesystem::path copy;
    {
        Store store = must_open(folder);
        live_through_everything(store);
        copy = make_backup(store.files(), "2026-03-12T12:00:00.000Z").value();
        ASSERT_FALSE(result(store, store.erase_person(their_id, signed_in(store, "M1"))));
    }
    ASSERT_NE(file_bytes(copy).find(their_name), std::string::npos);
    const auto erased = restore_backup(folder.files(), copy, "2026-03-12T13:00:00.000Z");
    ASSERT_TRUE(erased) << sentence(erased.error()).en;
    EXPECT_EQ(erased.value(), 1);
    EXPECT_EQ(folder.bytes().find(their_name), std::string::npos);
    EXPECT_EQ(folder.bytes().find("unmistakable reason"), std::string::npos);
    const Store store = must_open(folder);
    Reader reader = must_read(folder);
    EXPECT_FALSE(find_person(reader, their_id).value());
    EXPECT_TRUE(find_person(reader, "A1").value());
    EXPECT_EQ(load_events(reader, "e2").value()[1].payload, R"({"text":"unmistakable words"})") << "A1's";
    EXPECT_EQ(audit_entries(reader).value().back().action, "restored");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST(Restore, ACopyIsPutBackAsItWasWhereNobodyWasErased) {
    const TestFolder folder;
    std::filesystem::path copy;
    {
        Store store = must_open(folder);
        store_turns(store, "a", 2);
        copy = make_backup(store.files(), "2026-03-12T12:00:00.000Z").value();
        store_turns(store, "b", 2);
    }
    EXPECT_EQ(restore_backup(folder.files(), copy, "2026-03-12T13:00:00.000Z").value(), 0);
    const Store store = must_open(folder);
    Reader reader = must_read(folder);
    EXPECT_EQ(list_attempts(reader).value().size(), 1U);
}

TEST(Restore, EveryCopyBesideTheRecordsIsKnown) {
    const TestFolder folder;
    std::filesystem::path copy;
    {
        const Store store = must_open(folder);
        copy = make_backup(store.files(), "2026-03-12T12:00:00.000Z").value();
    }
    ASSERT_TRUE(restore_backup(folder.files(), copy, "2026-03-12T13:00:00.000Z"));
    const auto copies = kept_copies(folder.files());
    ASSERT_GE(copies.size(), 2U) << "with what belongs to the file that was replaced";
    EXPECT_NE(copies.front().string().find("amends.db.replaced-"), std::string::npos);
    EXPECT_EQ(copies.back(), copy);
    const std::filesystem::path report = folder.files().folder / "exports" / "report.html";
    std::filesystem::create_directories(report.parent_path());
    std::ofstream(report) << "names and points";
    EXPECT_EQ(kept_copies(folder.files()).back(), report)
        << "what the program wrote for others names people, too";
}

} // namespace
} // namespace amends::records
