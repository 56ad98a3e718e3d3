#pragma once
// Collecting inside a transaction. Private to the folder.
#include "sim/records/collect.hpp"
#include "sim/records/writing.hpp"

namespace amends::records {

/// Where a source is copied to; emptied when the store is opened.
std::filesystem::path workplace_of(const StoreFiles&);

support::Localized words_of_source(const StoreFault&);

/// All of `source`, which was checked and has today's schema; nothing in a dry run or after a grave conflict.
/// `named` is the desk its folder names; may be empty.
Answer write_collected(Writing&, const Actor&, SQLite::Database& source, const std::string& named,
                       CollectChoices, Collected&);

/// Only what `source` erased, and how many people that was here.
Answer write_collected_erasures(Writing&, SQLite::Database& source, std::int64_t& erased);

} // namespace amends::records
