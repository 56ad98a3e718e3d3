#pragma once
// The dashboard by raw SQL, as the yardstick of the kept figures.
#include "sim/records/dashboard.hpp"

#include <SQLiteCpp/Database.h>

#include <filesystem>

namespace amends::speed {

/// Flat tables with an index for every question, made of the attempts' own rows: what raw SQL reads.
void make_raw(const std::filesystem::path& raw, const std::filesystem::path& store);
/// The dashboard by raw SQL, each question answered by its index alone.
records::Dashboard raw_dashboard(SQLite::Database& raw);

} // namespace amends::speed
