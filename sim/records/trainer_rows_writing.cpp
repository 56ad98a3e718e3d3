#include "sim/records/trainer_rows_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <set>

namespace amends::records {
namespace {

using nlohmann::json;

const json& json_part(const json& object, const char* name) {
    static const json none;
    if (!object.is_object()) return none;
    const auto at = object.find(name);
    return at == object.end() ? none : *at;
}

std::string words_in(const json& object, const char* name) {
    const json& part = json_part(object, name);
    return part.is_string() ? part.get<std::string>() : std::string();
}

std::string list_text(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What an attempt adds to the counters of its case, in one order.
json counts_of(const ClosedAttempt& attempt) {
    std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> counts;
    const auto add = [&](const char* what, const std::string& place = {}, const std::string& choice = {}) {
        ++counts[{what, place, choice}];
    };
    add("attempts");
    if (attempt.passed) add("passed");
    if (attempt.abandoned) add("abandoned");
    if (const std::string ending = words_in(attempt.document, "ending"); !ending.empty())
        add("ending", ending);
    std::set<std::string> came;
    std::optional<std::string> last;
    for (const json& turn : json_part(attempt.document, "turns")) {
        if (!turn.is_object()) continue;
        const std::string node = words_in(turn, "node"), choice = words_in(turn, "choice");
        if (came.insert(node).second) add("came", node);
        if (json_part(turn, "fell_back") == true) add("fallbacks", node);
        last = node;
        if (choice.empty()) continue;
        add("chosen", node);
        add("taken", node, choice);
    }
    if (!attempt.passed && last) add("lost", *last);
    json all = json::array();
    for (const auto& [key, count] : counts)
        all.push_back(json::array({std::get<0>(key), std::get<1>(key), std::get<2>(key), count}));
    return all;
}

/// Each act once, in the order in which they came.
json acts_in(const json& turn) {
    json acts = json::array();
    for (const json& act : json_part(turn, "acts")) {
        const std::string id = words_in(act, "id");
        if (!id.empty() && std::find(acts.begin(), acts.end(), json(id)) == acts.end()) acts.push_back(id);
    }
    return acts;
}

/// What the inbox has to know of a turn stands in a stored result, or stood there before its words went.
bool tells_turn(const json& turn) {
    return !words_in(turn, "node").empty() && json_part(turn, "fell_back").is_boolean();
}

} // namespace

/// An event that closed a turn.
struct TrainerRows::Closing {
    std::int64_t seq = 0;
    bool not_understood = false;
};
/// The turns of an attempt.
struct TrainerRows::Played {
    std::vector<Closing> closings;
    bool is_told = true; ///< the stored result tells each of them in this order
};

TrainerRows::TrainerRows(SQLite::Database& database)
    : database_(database), stored_(database, "SELECT scenario, counts FROM attempt_places WHERE attempt = ?"),
      drop_(database, "DELETE FROM attempt_places WHERE attempt = ?"),
      put_(database, "INSERT INTO attempt_places VALUES (?, ?, ?)"),
      count_(database,
             "INSERT INTO place_counters VALUES (?, ?, ?, ?, ?) ON CONFLICT (scenario, what, place, "
             "choice) DO UPDATE SET count = count + excluded.count"),
      events_(database, "SELECT seq, kind FROM events WHERE attempt = ? AND kind IN ('turn_closed', "
                        "'choice_taken', 'not_understood', 'rewound_to') ORDER BY seq"),
      is_shared_(database, "SELECT 1 FROM shared_turns WHERE attempt = ? AND seq = ?"),
      drop_turns_(database, "DELETE FROM inbox_turns WHERE attempt = ?"),
      put_turn_(
          database,
          "INSERT INTO inbox_turns VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
          "?15, EXISTS (SELECT 1 FROM turn_marks WHERE attempt = ?1 AND seq = ?2))"),
      drop_untold_(database, "DELETE FROM inbox_untold WHERE attempt = ?"),
      put_untold_(database, "INSERT INTO inbox_untold VALUES (?)") {}

void TrainerRows::count(const std::string& scenario, const json& counts, std::int64_t sign) {
    for (const json& one : counts)
        uncounted_[{scenario, one.at(0).get<std::string>(), one.at(1).get<std::string>(),
                    one.at(2).get<std::string>()}] += sign * one.at(3).get<std::int64_t>();
}

void TrainerRows::count_all() {
    bool took_off = false;
    for (const auto& [key, sum] : uncounted_) {
        took_off = took_off || sum < 0;
        if (sum == 0) continue;
        int place = 0;
        for (const std::string* text :
             {&std::get<0>(key), &std::get<1>(key), &std::get<2>(key), &std::get<3>(key)})
            count_.bind(++place, *text);
        count_.bind(++place, sum);
        count_.exec();
        count_.reset();
    }
    uncounted_.clear();
    if (took_off) database_.exec("DELETE FROM place_counters WHERE count = 0"); // as if they had never been
}

void TrainerRows::refresh(const std::string& attempt, const ClosedAttempt* now) {
    refresh_places(attempt, now);
    for (SQLite::Statement* drop : {&drop_turns_, &drop_untold_}) {
        drop->bind(1, attempt);
        drop->exec();
        drop->reset();
    }
    if (now) put_turns(*now);
}

void TrainerRows::refresh_places(const std::string& attempt, const ClosedAttempt* now) {
    const json counts = now && now->has_result ? counts_of(*now) : json::array();
    const std::string is = counts.empty() ? std::string() : list_text(counts);
    std::string was_scenario, was;
    stored_.bind(1, attempt);
    if (stored_.executeStep()) {
        was_scenario = stored_.getColumn(0).getString();
        was = stored_.getColumn(1).getString();
    }
    stored_.reset();
    if (is == was && (is.empty() || now->scenario == was_scenario)) return;
    if (!was.empty()) {
        count(was_scenario, json::parse(was), -1);
        drop_.bind(1, attempt);
        drop_.exec();
        drop_.reset();
    }
    if (is.empty()) return;
    int place = 0;
    for (const std::string* text : {&attempt, &now->scenario, &is})
        put_.bind(++place, *text);
    put_.exec();
    put_.reset();
    count(now->scenario, counts, 1);
}

TrainerRows::Played TrainerRows::played_in(const ClosedAttempt& attempt) {
    Played played;
    events_.bind(1, attempt.id);
    while (events_.executeStep()) {
        const std::string kind = events_.getColumn(1).getString();
        if (kind == "turn_closed" || kind == "choice_taken")
            played.closings.push_back({events_.getColumn(0).getInt64()});
        else if (kind == "rewound_to")
            played.is_told = false; // the result tells only what stands
        else if (!played.closings.empty())
            played.closings.back().not_understood = true;
    }
    events_.reset();
    const json& turns = json_part(attempt.document, "turns");
    played.is_told = played.is_told && turns.is_array() && turns.size() == played.closings.size()
                     && std::all_of(turns.begin(), turns.end(), tells_turn);
    return played;
}

bool TrainerRows::is_shared(const std::string& attempt, std::int64_t seq) {
    is_shared_.bind(1, attempt);
    is_shared_.bind(2, seq);
    const bool stands = is_shared_.executeStep();
    is_shared_.reset();
    return stands;
}

void TrainerRows::put_turns(const ClosedAttempt& attempt) {
    const Played played = played_in(attempt);
    const bool is_exam = attempt.mode == "assessment";
    const json& turns = json_part(attempt.document, "turns");
    for (std::size_t at = 0; at < played.closings.size(); ++at) {
        const Closing& closing = played.closings[at];
        const bool is_wanted =
            is_exam ? !played.is_told || closing.not_understood || json_part(turns[at], "fell_back") == true
                    : is_shared(attempt.id, closing.seq);
        if (!is_wanted) continue;
        if (played.is_told) {
            put_turn(attempt, closing, turns[at]);
            continue;
        }
        put_untold_.bind(1, attempt.id);
        put_untold_.exec();
        put_untold_.reset();
        return;
    }
}

void TrainerRows::put_turn(const ClosedAttempt& attempt, const Closing& closing, const json& turn) {
    if (!json_part(turn, "text").is_string()) return; // its words are gone
    const json& labels = json_part(turn, "labels");
    int place = 0;
    put_turn_.bind(++place, attempt.id);
    put_turn_.bind(++place, closing.seq);
    for (const std::string& text :
         {attempt.scenario, attempt.version, attempt.started_utc, attempt.mode,
          words_in(attempt.document, "lang"), words_in(turn, "node"), words_in(turn, "text"),
          words_in(turn, "choice"), list_text(labels.is_array() ? labels : json::array()),
          list_text(acts_in(turn)), words_in(turn, "transition")})
        put_turn_.bind(++place, text);
    put_turn_.bind(++place, json_part(turn, "fell_back") == true ? 1 : 0);
    put_turn_.bind(++place, closing.not_understood ? 1 : 0);
    put_turn_.exec();
    put_turn_.reset();
}

} // namespace amends::records
