#pragma once
// A store as an earlier version left it.
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace amends::records::testing {

/// As a file of version 9: without figures, counters, what keeps them, and seals.
inline void take_figures_away(const TestFolder& folder) {
    std::string drop;
    {
        Reader reader = must_read(folder);
        SQLite::Statement ask(reader.database(),
                              "SELECT 'DROP ' || type || ' ' || name FROM sqlite_master WHERE name LIKE "
                              "'figures%' OR name LIKE '%_figures' AND name <> 'shop_figures' OR name LIKE "
                              "'%_counters' OR name IN ('attempts_by_start', 'sitting_attempts_by_attempt', "
                              "'attempt_places', 'inbox_turns', 'inbox_untold', 'seals') "
                              "ORDER BY type = 'table'");
        while (ask.executeStep())
            drop += ask.getColumn(0).getString() + "; ";
    }
    tamper(folder, drop + "PRAGMA user_version = 9");
}

} // namespace amends::records::testing
