#pragma once
// What the store tells a trainer: the inbox, and what became of attempts. Read on a thread of its own.
#include "sim/app/author/inbox_store.hpp"
#include "sim/author/attempts_overview.hpp"

#include <functional>
#include <future>

namespace amends::app {

struct TrainerRecords {
    ReadInbox inbox;
    std::map<std::string, author::AttemptsOverview> attempts; ///< by scenario
};

/// Every closed attempt with a result, and a page of the inbox. What cannot or may not be read is left out.
[[nodiscard]] TrainerRecords read_for_trainer(records::Reader&, const records::Actor&);
/// The kept counters of cases as an overview of each.
[[nodiscard]] std::map<std::string, author::AttemptsOverview>
overview_of_counts(const std::vector<records::PlaceCount>&);
/// The same from every attempt's result: what is kept must say this, and what a file says that is older.
[[nodiscard]] std::map<std::string, author::AttemptsOverview> recount_attempts(records::Reader&);
/// A stored result as facts; of one that cannot be read only the attempt's row counts.
[[nodiscard]] author::AttemptFacts facts_of_result(const records::AttemptRow&, const std::string& result);

/// Begins to read from a connection of its own. `wake` is called from the other thread.
[[nodiscard]] std::future<TrainerRecords> begin_reading_records(std::filesystem::path database,
                                                                std::string vfs, records::Actor,
                                                                std::function<void()> wake);

/// The id of the case a document is, and of the one it was copied from; empty ones left out.
[[nodiscard]] std::vector<std::string> ids_of_case(const author::Document&);
/// Where a copy keeps the id of its original.
inline constexpr const char* copied_from_key = "x-copied-from";

} // namespace amends::app
