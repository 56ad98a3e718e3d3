#include "tests/speed/made_store.hpp"

#include "sim/records/people.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/seals.hpp"
#include "support/splitmix.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>

namespace amends::speed {
namespace {

using namespace records;
using nlohmann::json;

constexpr std::int64_t last_ms = 1'795'392'000'000; ///< 2026-11-23T00:00:00Z
constexpr std::int64_t minute_ms = 60'000, day_ms = 1440 * minute_ms;
constexpr int days_back = 730, form_cases = 5, turns = 10, practised_cases = 20;
constexpr int pass_mark = 75;
constexpr int attempts_at_once = 5000;
constexpr int lost_percent = 5;   ///< of replies no transition takes
constexpr int cried_one_in = 500; ///< of replies F8 marks
constexpr int dealt_percent = 20; ///< of replies in the inbox something was made of
constexpr int shares_one_in = 50; ///< of practice attempts give their second reply to the trainer
constexpr int waits_one_in = 100; ///< of the attempts of no programme: a played one that nobody has confirmed
constexpr const char* labels[] = {"listening", "clarifying", "empathy",   "ownership", "solution",
                                  "timeline",  "proactive",  "follow_up", "respect"};

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what);
}

void must(Store& store, Store::Ticket ticket) {
    if (const auto fault = store.wait(ticket).fault) fail(sentence(*fault).en);
}

/// One attempt before it is written.
struct Spec {
    std::int64_t at_ms = 0; ///< Unix time of its beginning
    int person = 0, programme = -1, place = 0;
    bool is_final = false;
};

struct Played {
    std::vector<std::pair<std::string, std::string>> events; ///< kind and payload, "began" first
    std::string scenario_fingerprint, rubric_fingerprint;
    std::string turns; ///< as the result tells them
};

std::string file_text(const std::string& name) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR "/tests/data/attempts/") + name, std::ios::binary);
    if (!in) fail("cannot read " + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A recorded assessment that this program can fold, for what waits for a person.
Played recorded() {
    Played played;
    const json all = json::parse(file_text("grandma_scammed_zh.json"));
    for (const json& event : all["events"])
        played.events.emplace_back(event["kind"].get<std::string>(), event["payload"].dump());
    played.turns = all["play"]["turns"].dump();
    played.scenario_fingerprint = all["events"][0]["payload"]["scenario_fingerprint"].get<std::string>();
    played.rubric_fingerprint = all["events"][0]["payload"]["rubric_fingerprint"].get<std::string>();
    return played;
}

/// One made turn.
struct Reply {
    std::string words;
    std::int64_t seq = 0; ///< of the event that closed it
    bool is_lost = false, is_cried = false;
};

class Filling {
public:
    Filling(const std::filesystem::path& database, MadeSize size)
        : size_(size), database_(prepared(database)),
          attempt_(database_, "INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'finished', ?, ?, ?)"),
          event_(database_, "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          result_(database_, "INSERT INTO results VALUES (?, ?, ?, ?)"),
          share_(database_, "INSERT INTO shared_turns VALUES (?, ?, ?)"),
          dealt_(database_, "INSERT INTO turn_marks VALUES (?, ?, 'dismissed', '', ?)"),
          place_(database_, "INSERT INTO sitting_attempts VALUES (?, ?, ?)"),
          sitting_(database_,
                   "INSERT INTO sittings VALUES (?, ?, ?, ?, ?, ?, ?, 'finished', 1, ?, ?, 0, 0, ?, "
                   "'', '', '')"),
          recorded_(recorded()) {
        rows_.watch(database_);
    }

    void all() {
        const std::vector<Spec> specs = drawn_specs();
        for (std::size_t first = 0; first < specs.size(); first += attempts_at_once) {
            SQLite::Transaction some(database_);
            for (std::size_t at = first; at < std::min(first + attempts_at_once, specs.size()); ++at)
                write(specs[at]);
            seal_written(database_, rows_);
            some.commit();
        }
    }

private:
    static SQLite::Database prepared(const std::filesystem::path& path) {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1500000; "
                      "PRAGMA locking_mode = EXCLUSIVE");
        return database;
    }
    int roll(int sides) {
        return static_cast<int>(support::next_splitmix(dice_) % static_cast<std::uint64_t>(sides));
    }

    /// In the order of their times, as a desk writes them.
    std::vector<Spec> drawn_specs() {
        std::vector<Spec> specs;
        specs.reserve(static_cast<std::size_t>(size_.attempts));
        for (int programme = 0; programme < size_.programmes(); ++programme) {
            const int begins = roll(days_back - 60);
            for (int member = 0; member < size_.members(); ++member)
                for (const bool is_final : {false, true}) {
                    const std::int64_t start = time_of(begins + (is_final ? 40 : 0) + roll(10));
                    for (int place = 0; place < form_cases; ++place)
                        specs.push_back({start + place * 20 * minute_ms, person_of(programme, member),
                                         programme, place, is_final});
                }
        }
        while (specs.size() < static_cast<std::size_t>(size_.attempts))
            specs.push_back(
                {time_of(roll(days_back)), roll(size_.people()), -1, roll(practised_cases), false});
        std::stable_sort(specs.begin(), specs.end(),
                         [](const Spec& a, const Spec& b) { return a.at_ms < b.at_ms; });
        return specs;
    }
    std::int64_t time_of(std::int64_t day) {
        return last_ms - (days_back - day) * day_ms + 8 * 60 * minute_ms + roll(480) * minute_ms;
    }
    [[nodiscard]] int person_of(int programme, int member) const {
        return (programme * size_.members() + member) % size_.people();
    }

    std::string drawn_id() {
        const std::uint64_t high = support::next_splitmix(dice_), low = support::next_splitmix(dice_);
        return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32U, high >> 16U & 0xffffU,
                           high & 0xfffU, 0x8000U | (low >> 48U & 0x3fffU), low & 0xffffffffffffU);
    }
    Salt drawn_salt() {
        Salt salt{};
        for (auto& byte : salt)
            byte = static_cast<std::uint8_t>(support::next_splitmix(dice_));
        return salt;
    }

    /// Points, turns and what was due, as `play --json` tells them to the pages.
    std::string result_text(const Spec& spec, int tenths, const std::vector<Reply>& replies) {
        std::string told = "[";
        for (int turn = 0; turn < static_cast<int>(replies.size()); ++turn) {
            const Reply& reply = replies[static_cast<std::size_t>(turn)];
            std::string due, missing, shown;
            for (int at = turn % 3; at < 9; at += 3 + roll(2)) {
                due += fmt::format(R"({}"{}")", due.empty() ? "" : ",", labels[at]);
                if (roll(1000) >= tenths - (spec.is_final ? 0 : 100))
                    missing += fmt::format(R"({}{{"label":"{}"}})", missing.empty() ? "" : ",", labels[at]);
                else
                    shown += fmt::format(R"({}"{}")", shown.empty() ? "" : ",", labels[at]);
            }
            told += fmt::format(
                R"({}{{"node":"n{}","customer":["It came broken."],"text":"{}","fell_back":{},{}"labels":[{}],"acts":[{{"id":"thank"}}],"due":[{}],"missing":[{}],"seconds":{},"target":40}})",
                turn == 0 ? "" : ",", turn, reply.words, reply.is_lost,
                reply.is_lost ? "" : R"("transition":"on",)", shown, due, missing, 12 + roll(40));
        }
        told += ']';
        if (replies.empty()) told = recorded_.turns;
        return fmt::format(
            R"({{"scenario":"made","mode":"{}","lang":"zh","turns":{},"due_once":{{"follow_up":{}}},"due_unanswered":[],"ending":"settled","cost":{{"given":{},"cheapest_right":1500,"currency":"CNY"}},"simulated_csat":{},"first_contact_resolution":{},"front_line_resolution":true,"score":{{"total":{}.{},"passed":{},"provisional":false,"critical":[],"criteria":{{"communication":{}.0,"resolution":{}.0,"timeliness":70.5,"wrap_up":80.0}}}}}})",
            spec.programme < 0 ? "practice" : "assessment", told, roll(2) == 0, 1500 + roll(3) * 500,
            1 + roll(5), roll(2) == 0, tenths / 10, tenths % 10, tenths >= pass_mark * 10, tenths / 10,
            tenths / 10);
    }

    void put_event(EventRow& row, const std::string& kind, std::string payload) {
        row.kind = kind;
        row.payload = std::move(payload);
        row.payload_salt = drawn_salt();
        row.payload_hash = hash_payload(*row.payload_salt, *row.payload);
        row.prev_hash = previous_;
        row.hash = hash_row(row);
        previous_ = row.hash;
        event_.bind(1, row.attempt);
        event_.bind(2, row.seq);
        event_.bind(3, row.contact);
        event_.bind(4, row.at_ms);
        event_.bind(5, row.wall_utc);
        event_.bind(6, row.kind);
        event_.bind(7, *row.payload);
        bind_raw(event_, 8, *row.payload_salt);
        bind_raw(event_, 9, row.payload_hash);
        bind_raw(event_, 10, row.prev_hash);
        bind_raw(event_, 11, row.hash);
        event_.exec();
        event_.reset();
        ++row.seq;
        row.at_ms += 9000;
    }
    template <class Bytes>
    static void bind_raw(SQLite::Statement& statement, int place, const Bytes& bytes) {
        statement.bind(place, bytes.data(), static_cast<int>(bytes.size()));
    }

    /// What an attempt's row and its first event say alike.
    struct Who {
        std::string id, scenario, scenario_fingerprint, rubric_fingerprint, person, mode, phase, programme;
    };
    static std::string began_text(const Who& who) {
        return fmt::format(
            R"({{"desk":"","drawn":{{}},"engine_version":2,"judge_fingerprint":"made-judge-0000","judge_version":10,"lang":"zh","mode":"{}","parent":"","parent_seq":-1,"person":"{}","phase":"{}","programme":"{}","rubric_fingerprint":"{}","scenario_fingerprint":"{}","seed":1,"way":"{}"}})",
            who.mode, who.person, who.phase, who.programme, who.rubric_fingerprint, who.scenario_fingerprint,
            who.id.back() % 2 == 0 ? "free" : "choices");
    }

    void write(const Spec& spec) {
        ++written_;
        const bool waits = spec.programme < 0 && written_ % waits_one_in == 0;
        Who who;
        who.id = drawn_id();
        who.person = made_person(spec.person);
        who.mode = spec.programme >= 0 || waits ? "assessment" : "practice";
        who.phase = spec.programme < 0 ? "practice" : spec.is_final ? "final" : "baseline";
        who.scenario_fingerprint = waits ? recorded_.scenario_fingerprint : "made";
        who.rubric_fingerprint = waits ? recorded_.rubric_fingerprint : "made-rubric-000";
        if (spec.programme >= 0) who.programme = made_programme(spec.programme);
        const char form = form_of(who.phase, spec.person % 2 == 0 ? 'A' : 'B');
        who.scenario = waits                ? "grandma-return"
                       : spec.programme < 0 ? fmt::format("practised-{:02}", spec.place)
                                            : fmt::format("made-{}{}", form, spec.place);
        const int tenths =
            std::clamp(480 + spec.person % 7 * 30 + (spec.is_final ? 90 : 0) + roll(400), 0, 1000);
        EventRow row;
        row.attempt = who.id;
        row.contact = "c1";
        row.wall_utc = utc_text(spec.at_ms);
        put_event(row, "began", waits ? recorded_began(who) : versions_of_sitting(who, spec));
        std::vector<Reply> replies;
        if (waits)
            for (std::size_t at = 1; at < recorded_.events.size(); ++at)
                put_event(row, recorded_.events[at].first, recorded_.events[at].second);
        else
            replies = put_replies(row);
        const std::string result = result_text(spec, tenths, replies);
        const std::string summary = fmt::format(
            R"({{"ending":"settled","mood":10,"ms":{},"outcome":"settled","passed":{},"provisional":{},"total":{}.{},"turns":10}})",
            row.at_ms, tenths >= pass_mark * 10, waits, tenths / 10, tenths % 10);
        const std::int64_t end = row.seq;
        put_event(row, "result",
                  R"({"result":)" + result + R"(,"state":"finished","summary":)" + summary + "}");
        put_attempt(who, row.wall_utc, end, summary);
        result_.bind(1, who.id);
        result_.bind(2, end);
        result_.bind(3, row.wall_utc);
        result_.bind(4, result);
        result_.exec();
        result_.reset();
        put_for_trainer(who, replies, row.wall_utc);
        if (spec.programme >= 0) put_place(spec, who, form, tenths, row.wall_utc);
    }
    std::vector<Reply> put_replies(EventRow& row) {
        std::vector<Reply> replies;
        for (int turn = 0; turn < turns; ++turn) {
            Reply reply{fmt::format("Sorry, reply {} of turn {}", roll(500), turn)};
            put_event(row, "bubble_sent", R"({"text":")" + reply.words + R"("})");
            reply.seq = row.seq;
            put_event(row, "turn_closed",
                      R"({"verdict":{"acts":[],"evidence":[],"labels":["empathy"],"promises":[]}})");
            reply.is_lost = roll(100) < lost_percent;
            reply.is_cried = roll(cried_one_in) == 0;
            if (reply.is_cried) put_event(row, "not_understood", "{}");
            replies.push_back(std::move(reply));
        }
        return replies;
    }
    void put_for_trainer(const Who& who, const std::vector<Reply>& replies, const std::string& utc) {
        const bool is_exam = who.mode == "assessment", shares = !is_exam && roll(shares_one_in) == 0;
        for (std::size_t turn = 0; turn < replies.size(); ++turn) {
            const Reply& reply = replies[turn];
            const bool is_shared = shares && turn == 1;
            if (is_shared) put_turn(share_, who.id, reply.seq, utc);
            if (is_exam ? !reply.is_lost && !reply.is_cried : !is_shared) continue;
            if (roll(100) < dealt_percent) put_turn(dealt_, who.id, reply.seq, utc);
        }
    }
    static void put_turn(SQLite::Statement& statement, const std::string& attempt, std::int64_t seq,
                         const std::string& utc) {
        statement.bind(1, attempt);
        statement.bind(2, seq);
        statement.bind(3, utc);
        statement.exec();
        statement.reset();
    }
    /// A sitting is answered in one way.
    static std::string versions_of_sitting(Who who, const Spec& spec) {
        if (spec.programme >= 0) who.id.back() = '0';
        return began_text(who);
    }
    [[nodiscard]] std::string recorded_began(const Who& who) const {
        json began = json::parse(recorded_.events.front().second);
        began["person"] = who.person;
        began["phase"] = who.phase;
        return began.dump();
    }
    void put_attempt(const Who& who, const std::string& utc, std::int64_t head, const std::string& summary) {
        int place = 0;
        for (const std::string* text : {&who.id, &who.scenario, &who.scenario_fingerprint,
                                        &who.rubric_fingerprint, &who.person, &who.mode, &who.phase, &utc})
            attempt_.bind(++place, *text);
        attempt_.bind(++place, head);
        bind_raw(attempt_, ++place, previous_);
        attempt_.bind(++place, summary);
        attempt_.exec();
        attempt_.reset();
    }
    /// The last place closes the sitting.
    void put_place(const Spec& spec, const Who& who, char form, int tenths, const std::string& utc) {
        const std::string sitting = fmt::format("{}-{}-{}", who.programme, who.person, who.phase);
        place_.bind(1, sitting);
        place_.bind(2, spec.place);
        place_.bind(3, who.id);
        int& sum = sums_[sitting];
        sum += tenths;
        if (spec.place + 1 == form_cases) {
            int at = 0;
            for (const std::string& text :
                 {sitting, who.programme, who.person, who.phase, std::string(1, form), utc, utc})
                sitting_.bind(++at, text);
            sitting_.bind(++at, (sum + form_cases / 2) / form_cases);
            sitting_.bind(++at, sum >= form_cases * pass_mark * 10 ? 1 : 0);
            sitting_.bind(++at, who.rubric_fingerprint.substr(0, 12) + " made-judge-0 10 free zh");
            sitting_.exec();
            sitting_.reset();
            sums_.erase(sitting);
        }
        place_.exec();
        place_.reset();
    }

    MadeSize size_;
    WrittenRows rows_;
    SQLite::Database database_;
    SQLite::Statement attempt_, event_, result_, share_, dealt_, place_, sitting_;
    Played recorded_;
    std::uint64_t dice_ = 5;
    Hash previous_{};
    std::map<std::string, int> sums_;
    std::int64_t written_ = 0;
};

Programme made(int number) {
    Programme programme;
    programme.id = made_programme(number);
    programme.title = fmt::format("Programme {}", number + 1);
    programme.rubric = "made";
    programme.rubric_fingerprint = "made-rubric-000";
    programme.pass_mark = pass_mark;
    programme.warm_up = false;
    programme.baseline_due = programme.final_due = made_today;
    for (const char form : {'A', 'B'})
        for (int place = 0; place < form_cases; ++place)
            programme.forms[form].push_back(
                {fmt::format("made-{}{}", form, place), "made", "quality", "chat", 2});
    return programme;
}

void put_people(Store& store, MadeSize size) {
    std::vector<NewPerson> people = {{made_manager, "Manager", Role::manager, ""}};
    for (int number = 0; number < size.people(); ++number)
        people.push_back({made_person(number), fmt::format("Person {}", number), Role::trainee,
                          fmt::format("group {}", number % 8)});
    must(store, add_people(store, Actor::first(), std::move(people)));
    const auto in = sign_in(store, made_manager, made_pin, 0);
    if (!in) fail(sentence(in.error()).en);
    for (int number = 0; number < size.programmes(); ++number) {
        must(store, set_up_programme(store, in.value().actor, made(number), {}));
        std::vector<std::string> members;
        for (int member = 0; member < size.members(); ++member)
            members.push_back(made_person((number * size.members() + member) % size.people()));
        must(store, add_members(store, in.value().actor, made_programme(number), std::move(members)));
    }
    const Played played = recorded();
    must(store, store.put_content({played.scenario_fingerprint, "scenario",
                                   file_text("content/" + played.scenario_fingerprint + ".json")}));
    must(store, store.put_content({played.rubric_fingerprint, "rubric",
                                   file_text("content/" + played.rubric_fingerprint + ".json")}));
}

} // namespace

int MadeSize::people() const {
    return std::min(5000, std::max(50, attempts / 100));
}
int MadeSize::programmes() const {
    return attempts >= 1'000'000 ? 100 : attempts >= 100'000 ? 25 : 2;
}
int MadeSize::members() const {
    return std::min(people(), std::max(1, attempts * 2 / 5 / programmes() / (2 * form_cases)));
}

std::string made_person(int number) {
    return fmt::format("p{:05}", number);
}
std::string made_programme(int number) {
    return fmt::format("programme-{:03}", number);
}

void make_store(const std::filesystem::path& folder, MadeSize size) {
    std::filesystem::path database;
    {
        auto store = open_store(folder);
        if (!store) fail(sentence(store.error()).en);
        put_people(store.value(), size);
        database = store.value().files().database;
    }
    Filling(database, size).all();
    std::error_code none; // the head of an empty store: what was filled in was never acknowledged
    std::filesystem::remove(files_in(folder).head, none);
}

} // namespace amends::speed
