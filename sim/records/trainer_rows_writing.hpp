#pragma once
// Keeping a trainer's rows and counters equal to the attempts. Private to the folder.
#include "sim/records/trainer_rows.hpp"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <tuple>

namespace amends::records {

/// A closed attempt as a trainer's rows need it.
struct ClosedAttempt {
    std::string id, scenario, version, started_utc, mode;
    bool passed = false, abandoned = false; ///< as the machine said
    bool has_result = false;
    nlohmann::json document; ///< its result; discarded where it cannot be read
};

/// Keeps statements prepared over many attempts.
class TrainerRows {
public:
    explicit TrainerRows(SQLite::Database&);
    /// Makes the attempt's rows again. Null: open, erased, or not there.
    void refresh(const std::string& attempt, const ClosedAttempt* now);
    /// Adds what was refreshed since the last time to the counters.
    void count_all();

private:
    struct Closing;
    struct Played;
    void count(const std::string& scenario, const nlohmann::json& counts, std::int64_t sign);
    void refresh_places(const std::string& attempt, const ClosedAttempt* now);
    Played played_in(const ClosedAttempt&);
    bool is_shared(const std::string& attempt, std::int64_t seq);
    void put_turns(const ClosedAttempt&);
    void put_turn(const ClosedAttempt&, const Closing&, const nlohmann::json& turn);

    SQLite::Database& database_;
    SQLite::Statement stored_, drop_, put_, count_, events_, is_shared_, drop_turns_, put_turn_, drop_untold_,
        put_untold_;
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int64_t> uncounted_;
};

} // namespace amends::records
