#pragma once
// A store in a folder of the test's own, and short words for what tests do with it.
#include "sim/records/reader.hpp"
#include "sim/records/store.hpp"
#include "sim/records/verify.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::records::testing {

inline constexpr std::int64_t march_ms = 1773316800000; ///< 2026-03-12T12:00:00Z
inline constexpr std::int64_t day_ms = 86'400'000;

/// A folder that is gone when the test is over.
class TestFolder {
public:
    TestFolder() {
        path_ = std::filesystem::temp_directory_path() / ("amends-test-" + fresh_uuid());
        std::filesystem::create_directories(path_);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] StoreFiles files() const { return files_in(path_); }
    /// Every byte of the database and its log.
    [[nodiscard]] std::string bytes() const {
        std::string all;
        for (const char* suffix : {"", "-wal"}) {
            std::ifstream file(beside(files().database, suffix), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(file), {});
        }
        return all;
    }

private:
    std::filesystem::path path_;
};

inline NewAttempt attempt_named(const std::string& id) {
    return {id, "damaged-laptop", "f1", "r1", "p7", "practice", "practice"};
}

inline NewEvent began_event() {
    return {
        "c1", 0, "began",
        R"({"mode":"practice","person":"p7","phase":"practice","rubric_fingerprint":"r1","scenario_fingerprint":"f1"})"};
}

inline NewEvent bubble(const std::string& text, std::int64_t at_ms = 1000) {
    return {"c1", at_ms, "bubble_sent", R"({"text":")" + text + R"("})"};
}

inline NewEvent turn_closed(std::int64_t at_ms = 4000) {
    return {"c1", at_ms, "turn_closed", R"({"verdict":{}})"};
}

inline Finish finished() {
    return {AttemptState::finished, 9000, R"({"total":812})", R"({"passed":true})"};
}

/// Opens or fails the test.
inline Store must_open(const TestFolder& folder, StoreOptions options = {}) {
    auto store = open_store(folder.path(), std::move(options));
    if (!store) throw std::runtime_error(sentence(store.error()).en + " (" + store.error().answer + ")");
    return std::move(store).value();
}

inline Reader must_read(const TestFolder& folder) {
    auto reader = Reader::open(folder.files().database);
    if (!reader) throw std::runtime_error(sentence(reader.error()).en);
    return std::move(reader).value();
}

inline std::optional<StoreFault> result(AttemptStore& store, AttemptStore::Ticket ticket) {
    return store.wait(ticket).fault;
}

/// Begins `id` and stores `turns` turns of two events each.
inline void store_turns(Store& store, const std::string& id, int turns) {
    ASSERT_FALSE(result(store, store.begin_attempt(attempt_named(id), began_event())));
    for (int turn = 0; turn < turns; ++turn) {
        const std::string text = "reply " + std::to_string(turn);
        ASSERT_FALSE(result(store, store.append_event(id, 2 * turn + 1, bubble(text))));
        ASSERT_FALSE(result(store, store.append_event(id, 2 * turn + 2, turn_closed())));
    }
}

inline VerifyReport must_verify(const TestFolder& folder) {
    Reader reader = must_read(folder);
    auto report = verify(reader);
    if (!report) throw std::runtime_error(sentence(report.error()).en);
    return std::move(report).value();
}

/// One statement on the database behind the store's back.
inline void tamper(const TestFolder& folder, const std::string& sql) {
    SQLite::Database database(folder.files().database.string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

} // namespace amends::records::testing
