#include "sim/app/report/demonstration.hpp"

#include "scoring/text/labels.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/report/before_after.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/shop_figures.hpp"
#include "support/splitmix.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace amends::app {
namespace {

using nlohmann::json;

constexpr int invented_people = 40;
constexpr int pass_mark = 75;

struct Kind {
    const char* topic;
    int difficulty;
};
constexpr std::array<Kind, 5> kinds = {
    {{"quality", 2}, {"transit", 2}, {"late", 3}, {"wrong_item", 3}, {"not_as_imagined", 4}}};

std::vector<records::FormCase> form_cases(char form) {
    std::vector<records::FormCase> cases;
    for (std::size_t at = 0; at < kinds.size(); ++at)
        cases.push_back({fmt::format("invented-{}{}", form, at + 1), "invented", kinds[at].topic, "chat",
                         kinds[at].difficulty});
    return cases;
}

records::Programme demonstration(support::Lang lang) {
    records::Programme programme;
    programme.id = "demonstration";
    programme.title = lang == support::Lang::zh ? "演示：客服沟通培训（虚构数据）"
                                                : "Demonstration: after-sales training (invented data)";
    programme.lang = lang == support::Lang::zh ? "zh" : "en";
    programme.rubric = "default";
    programme.rubric_fingerprint = "invented";
    programme.pass_mark = pass_mark;
    programme.seed = 20;
    programme.invented = true;
    programme.forms = {{'A', form_cases('A')}, {'B', form_cases('B')}};
    return programme;
}

/// Who passes when, of 40: 27 both times, 1 only before, 9 only after, 3 neither time.
struct Fate {
    bool before = false, after = false;
};
Fate fate_of(int number) {
    const int drawn = number * 11 % invented_people; // spreads the kinds over the list
    if (drawn < 27) return {true, true};
    if (drawn < 28) return {true, false};
    if (drawn < 37) return {false, true};
    return {};
}

/// Points of five cases whose mean lies on the right side of the mark.
std::array<double, 5> points_for(bool passes, bool is_after, std::uint64_t& dice) {
    std::array<double, 5> points{};
    const double low = passes ? is_after ? 78 : 76 : is_after ? 58 : 48;
    for (double& one : points)
        one = low + static_cast<double>(support::next_splitmix(dice) % (passes ? 160 : 140)) / 10;
    return points;
}

/// Shares of due turns in per cent, before and after, of invented people.
struct Habit {
    const char* label;
    int before, after;
};
constexpr std::array<Habit, 9> invented_habits = {{{"listening", 62, 70},
                                                   {"clarifying", 70, 73},
                                                   {"empathy", 45, 63},
                                                   {"ownership", 56, 62},
                                                   {"solution", 74, 80},
                                                   {"timeline", 38, 68},
                                                   {"proactive", 30, 37},
                                                   {"follow_up", 34, 56},
                                                   {"respect", 60, 64}}};
constexpr std::size_t invented_turns = 3;
constexpr int target_s = 40;

int roll(std::uint64_t& dice, int sides) {
    return static_cast<int>(support::next_splitmix(dice) % static_cast<std::uint64_t>(sides));
}

/// A turn that owed every third principle; whoever has more points shows more of them.
json invented_turn(std::size_t number, double total, bool is_after, std::uint64_t& dice) {
    json due = json::array(), missing = json::array();
    const int lean = static_cast<int>(total - 75) / 2;
    for (std::size_t at = number; at < invented_habits.size(); at += invented_turns) {
        const Habit& habit = invented_habits.at(at);
        due.push_back(habit.label);
        if (roll(dice, 100) >= (is_after ? habit.after : habit.before) + lean)
            missing.push_back({{"label", habit.label}});
    }
    return {{"due", due},
            {"missing", missing},
            {"seconds", 12 + roll(dice, is_after ? 32 : 44)},
            {"target", target_s}};
}

/// The words of the turns, where this is one of the first attempts at the case.
void put_words(json& turns, const std::vector<InventedTurn>& talk, std::size_t attempt) {
    for (std::size_t at = 0; at < talk.size() && at < turns.size(); ++at) {
        const InventedTurn& said = talk[at];
        if (attempt >= said.replies.size()) continue;
        turns[at]["node"] = said.node;
        turns[at]["customer"] = json::array({said.customer});
        turns[at]["text"] = said.replies[attempt].text;
        turns[at]["labels"] = said.replies[attempt].labels;
    }
}

json result_of(double total, bool is_after, std::uint64_t& dice) {
    json criteria, turns = json::array();
    for (const char* name : {"communication", "resolution", "timeliness", "wrap_up"})
        criteria[name] =
            std::clamp(total + static_cast<double>(support::next_splitmix(dice) % 120) / 10 - 6, 0.0, 100.0);
    for (std::size_t number = 0; number < invented_turns; ++number)
        turns.push_back(invented_turn(number, total, is_after, dice));
    const bool gives_more = roll(dice, 100) < (is_after ? 12 : 26);
    const bool solved = roll(dice, 100) < (is_after ? 78 : 60);
    return {{"invented", true},
            {"turns", turns},
            {"due_once", json::object()},
            {"ending", "invented"},
            {"cost",
             {{"given", 1500 + (gives_more ? 500 + 100 * roll(dice, 20) : 0)},
              {"cheapest_right", 1500},
              {"currency", "CNY"}}},
            {"simulated_csat", std::clamp(static_cast<int>(total / 25) + roll(dice, 2), 1, 5)},
            {"first_contact_resolution", solved},
            {"front_line_resolution", solved && roll(dice, 100) < 90},
            {"score",
             {{"total", total},
              {"passed", total >= pass_mark},
              {"provisional", false},
              {"critical", json::array()},
              {"criteria", criteria}}}};
}

constexpr std::int64_t one_day_ms = 24 * 3600 * 1000LL;
/// Days before today: of the baseline, of practice and of the final. The store's clock never goes back.
constexpr int baseline_ago = 83, baseline_days = 9, practice_ago = 74, practice_days = 44, final_ago = 30,
              final_days = 9;

std::string utc_days_ago(int days) {
    return platform::format_utc(platform::wall_now() - std::chrono::milliseconds(days * one_day_ms));
}

/// Six invented weeks, three before the first baseline and three after the last final: 75 to 85 %
/// satisfaction and 60 to 80 % resolution, the shape of the training material.
std::vector<records::ShopFigure> invented_shop(support::Lang lang) {
    using Phase = records::ShopFigure::Phase;
    struct Week {
        int first_ago; ///< its first day, in days before today
        Phase phase;
        std::int64_t satisfaction, resolution;
    };
    constexpr std::array<Week, 6> weeks = {{{baseline_ago + 21, Phase::before, 746, 592},
                                            {baseline_ago + 14, Phase::before, 752, 605},
                                            {baseline_ago + 7, Phase::before, 752, 603},
                                            {21, Phase::after, 838, 783},
                                            {14, Phase::after, 852, 803},
                                            {7, Phase::after, 860, 814}}};
    static_assert(final_ago - (final_days - 1) > 21, "the shop is measured after the last final");
    const bool zh = lang == support::Lang::zh;
    std::vector<records::ShopFigure> figures;
    for (const Week& week : weeks)
        for (const int group : {0, 1, 2}) {
            records::ShopFigure one;
            one.from = utc_days_ago(week.first_ago).substr(0, 10);
            one.to = utc_days_ago(week.first_ago - 6).substr(0, 10);
            one.phase = week.phase;
            one.satisfaction_tenths = week.satisfaction + (group == 1 ? 8 : group == 2 ? -8 : 0);
            one.resolution_tenths = week.resolution + (group == 1 ? 10 : group == 2 ? -10 : 0);
            one.contacts = group == 0 ? 420 : 210;
            one.scope = group == 0 ? records::ShopFigure::Scope::all : records::ShopFigure::Scope::group;
            if (group > 0) one.name = group == 1 ? zh ? "早班" : "early" : zh ? "晚班" : "late";
            one.source = zh ? "虚构数据" : "invented figures";
            figures.push_back(std::move(one));
        }
    return figures;
}

/// A sitting with what its attempts came to, before anything of it is stored.
struct PreparedSitting {
    records::Sitting sitting;
    std::array<double, 5> points{};
    std::array<json, 5> results;
};

PreparedSitting prepare_sitting(records::Sitting sitting, bool passes, std::uint64_t& dice) {
    const bool is_after = sitting.phase == "final";
    PreparedSitting made{std::move(sitting), points_for(passes, is_after, dice), {}};
    for (std::size_t place = 0; place < made.points.size(); ++place)
        made.results[place] = result_of(made.points[place], is_after, dice);
    return made;
}

records::NewEvent began_event(const std::string& person, const char* mode, const std::string& phase,
                              const std::string& programme) {
    json began{{"invented", true},
               {"mode", mode},
               {"person", person},
               {"phase", phase},
               {"rubric_fingerprint", "invented"},
               {"scenario_fingerprint", "invented"},
               {"way", "free"}};
    if (!programme.empty()) began["programme"] = programme;
    return {"c1", 0, "began", began.dump()};
}

std::string summary_of(double total) {
    return json{{"invented", true},
                {"passed", total >= pass_mark},
                {"provisional", false},
                {"total", total},
                {"turns", 0}}
        .dump();
}

/// Puts invented attempts into a store, one after the other.
class InventedAttempts {
public:
    InventedAttempts(records::Store& store, const records::Programme& programme, const InventedTalk& talk)
        : store_(store), programme_(programme), talk_(talk) {}

    void sit(PreparedSitting& made) {
        const auto& form = programme_.forms.at(made.sitting.form);
        for (std::size_t place = 0; place < made.points.size(); ++place) {
            const std::string& scenario = form[place].scenario;
            if (const auto words = talk_.find(scenario); words != talk_.end())
                put_words(made.results[place]["turns"], words->second, met_[scenario]++);
            const std::string id = records::fresh_uuid();
            made.sitting.attempts.push_back(id);
            put({id, scenario, "invented", "invented", made.sitting.person, "assessment", made.sitting.phase},
                began_event(made.sitting.person, "assessment", made.sitting.phase, programme_.id),
                made.results[place], made.points[place]);
        }
    }

    void practise(const std::string& person, const std::string& scenario, const json& result, double total) {
        put({records::fresh_uuid(), scenario, "invented", "invented", person, "practice", "practice"},
            began_event(person, "practice", "practice", {}), result, total);
    }

    /// Until all of it is durable.
    std::optional<records::StoreFault> settle() {
        const records::Store::Ticket last = std::exchange(last_, 0);
        return last == 0 ? std::nullopt : store_.wait(last).fault;
    }

private:
    void put(records::NewAttempt attempt, records::NewEvent began, const json& result, double total) {
        const std::string id = attempt.id;
        store_.begin_attempt(std::move(attempt), std::move(began));
        store_.append_event(id, 1, {"c1", 1000, "bubble_sent", R"({"invented":true,"text":""})"});
        last_ = store_.finish_attempt(
            id, 2, {records::AttemptState::finished, 2000, result.dump(), summary_of(total)});
    }

    records::Store& store_;
    const records::Programme& programme_;
    const InventedTalk& talk_;
    std::map<std::string, std::size_t> met_; ///< assessments of a case so far
    records::Store::Ticket last_ = 0;
};

/// Everybody on their day, so that the course of the weeks can be seen.
std::optional<records::StoreFault> put_over_weeks(InventedAttempts& into, std::vector<PreparedSitting>& sat,
                                                  const InventedClock& clock, std::uint64_t& dice) {
    const std::int64_t now = platform::wall_now().count();
    const auto on_day = [&](int days_ago) { clock.set(now - days_ago * one_day_ms); };
    const std::vector<records::FormCase> practised = form_cases('P');
    const auto sit_phase = [&](const char* phase, int from, int days) -> std::optional<records::StoreFault> {
        for (int day = 0; day < days; ++day) {
            on_day(from - day);
            for (std::size_t at = 0; at < sat.size(); ++at) {
                if (sat[at].sitting.phase != phase || static_cast<int>(at / 2) % days != day) continue;
                sat[at].sitting.started_utc = utc_days_ago(from - day);
                into.sit(sat[at]);
            }
            if (auto fault = into.settle()) return fault;
        }
        return std::nullopt;
    };
    // `day` of the course tells how far one has come
    const auto practise = [&](int days_ago, int most, int day) {
        on_day(days_ago);
        for (int times = roll(dice, most + 1); times > 0; --times) {
            const records::Sitting& who =
                sat[static_cast<std::size_t>(roll(dice, static_cast<int>(sat.size())))].sitting;
            const double total = 55 + 22.0 * day / practice_days + roll(dice, 220) / 10.0;
            const std::size_t at = static_cast<std::size_t>(roll(dice, static_cast<int>(kinds.size())));
            into.practise(who.person, practised[at].scenario, result_of(total, day > practice_days / 2, dice),
                          total);
        }
        return into.settle();
    };
    if (auto fault = sit_phase("baseline", baseline_ago, baseline_days)) return fault;
    for (int day = 0; day < practice_days; ++day)
        if (auto fault = practise(practice_ago - day, 3, day)) return fault;
    if (auto fault = sit_phase("final", final_ago, final_days)) return fault;
    for (int days_ago = final_ago - final_days; days_ago >= 0; --days_ago)
        if (auto fault = practise(days_ago, 2, practice_days)) return fault;
    clock.release();
    return std::nullopt;
}

/// Topics as cases name them, in the order of `kinds`.
constexpr std::array<scenario::Topic, 5> told_topics = {
    scenario::Topic::quality, scenario::Topic::transit_damage, scenario::Topic::late,
    scenario::Topic::wrong_item, scenario::Topic::not_as_imagined};

/// The customer's lines that stand as they are: others name what is drawn with the case.
std::string plain_lines(const scenario::Node& node, support::Lang lang) {
    std::string words;
    for (const scenario::Line& line : node.customer) {
        const std::string& text = line.text.in(lang);
        if (!line.when.empty() || text.empty() || text.find('{') != std::string::npos) continue;
        words += (words.empty() ? "" : "\n") + text;
    }
    return words;
}

InventedTurn invented_turn_of(const scenario::Node& node, support::Lang lang) {
    InventedTurn turn{node.id.value, plain_lines(node, lang), {}};
    const auto wanted = lang == support::Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
    std::set<std::string> texts;
    for (const scenario::Sample& sample : node.samples) {
        if (sample.lang != wanted || !texts.insert(sample.text).second) continue;
        InventedReply reply{sample.text, {}};
        for (const text::Label label : text::all_labels())
            if (text::has(sample.labels, label)) reply.labels.emplace_back(text::to_string(label));
        turn.replies.push_back(std::move(reply));
    }
    return turn;
}

/// What can be told of a case, point by point.
std::vector<InventedTurn> turns_of_case(const scenario::Scenario& script, support::Lang lang) {
    std::vector<InventedTurn> turns;
    for (const scenario::Node& node : script.nodes) {
        InventedTurn turn = invented_turn_of(node, lang);
        if (!turn.customer.empty() && static_cast<std::int64_t>(turn.replies.size()) >= told_from)
            turns.push_back(std::move(turn));
    }
    return turns;
}

} // namespace

InventedTalk invented_talk(const std::vector<LibraryCase>& cases, support::Lang lang) {
    InventedTalk talk;
    for (std::size_t at = 0; at < told_topics.size(); ++at) {
        std::vector<InventedTurn> turns; // of the case with most to tell
        for (const LibraryCase& one : cases) {
            if (!one.playable() || one.loaded.scenario->guided
                || one.loaded.scenario->topic != told_topics[at])
                continue;
            std::vector<InventedTurn> told = turns_of_case(*one.loaded.scenario, lang);
            if (told.size() > turns.size()) turns = std::move(told);
        }
        if (turns.empty()) continue;
        for (const char form : {'A', 'B'}) { // each form has points of its own
            const std::size_t first = form == 'A' ? 0 : invented_turns;
            std::vector<InventedTurn>& into = talk[form_cases(form)[at].scenario];
            for (std::size_t turn = first; turn < std::min(turns.size(), first + invented_turns); ++turn)
                into.push_back(turns[turn]);
        }
    }
    return talk;
}

std::optional<std::string> title_of_invented(const std::string& scenario, const ui::Texts& texts) {
    for (const char form : {'A', 'B', 'P'})
        for (const records::FormCase& one : form_cases(form))
            if (one.scenario == scenario)
                return texts.get("report.invented_case", {{"topic", name_of_part("topic", one.topic, texts)},
                                                          {"name", scenario.substr(scenario.find('-') + 1)}});
    return std::nullopt;
}

std::function<std::int64_t()> InventedClock::reading() const {
    return [set = set_] {
        const std::int64_t at = set->load();
        return at != 0 ? at : platform::wall_now().count();
    };
}

records::Outcome<records::Store> open_demonstration(const std::filesystem::path& data, support::Lang lang,
                                                    const std::function<InventedTalk()>& talk) {
    const auto folder = data / "demonstration" / (lang == support::Lang::zh ? "zh" : "en");
    const InventedClock clock;
    records::StoreOptions options = store_options();
    options.wall_ms = clock.reading();
    auto store = records::open_store(folder, std::move(options));
    if (!store) return store;
    auto reader = records::reader_of(store.value());
    if (!reader) return reader.error();
    const auto found = records::find_programme(reader.value(), "demonstration");
    if (!found) return found.error();
    if (found.value()) return store;
    if (auto fault = put_crowd(store.value(), lang, {.name = {}, .talk = talk(), .clock = &clock}))
        return *fault;
    return store;
}

std::optional<records::StoreFault> put_demonstration(records::Store& store, support::Lang lang) {
    return put_crowd(store, lang, {});
}

std::optional<records::StoreFault> put_crowd(records::Store& store, support::Lang lang,
                                             const InventedCrowd& crowd) {
    const records::Programme programme = demonstration(lang);
    const bool zh = lang == support::Lang::zh;
    std::vector<records::NewPerson> people = {
        {"demo-manager", zh ? "虚构经理" : "Invented Manager", records::Role::manager, ""}};
    std::vector<records::Member> members;
    std::vector<PreparedSitting> sat;
    InventedAttempts into(store, programme, crowd.talk);
    std::uint64_t dice = static_cast<std::uint64_t>(programme.seed);
    for (int number = 0; number < crowd.people; ++number) {
        const std::string id = fmt::format("demo-{:02}", number + 1);
        const std::string group = number % 2 == 0 ? zh ? "早班" : "early" : zh ? "晚班" : "late";
        people.push_back(
            {id,
             crowd.name ? crowd.name(number) : fmt::format("{} {:02}", zh ? "虚构" : "Invented", number + 1),
             records::Role::trainee, group});
        members.push_back({id, number / 2 % 2 == 0 ? 'A' : 'B', group});
        const Fate fate = fate_of(number);
        for (const bool is_after : {false, true}) {
            records::Sitting sitting{records::fresh_uuid(), programme.id, id,
                                     is_after ? "final" : "baseline"};
            sitting.form = records::form_of(sitting.phase, members.back().first_form);
            sat.push_back(prepare_sitting(std::move(sitting), is_after ? fate.after : fate.before, dice));
            if (crowd.clock) continue;
            into.sit(sat.back());
            sat.back().results = {}; // a large crowd's are much
        }
    }
    if (crowd.clock)
        if (auto fault = put_over_weeks(into, sat, *crowd.clock, dice)) return fault;
    auto reader = records::reader_of(store); // the attempts are durable once a later ticket is
    if (auto fault = store.wait(store.put_content({"invented", "demonstration", {}})).fault) return fault;
    if (!reader) return reader.error();
    std::vector<records::Sitting> sittings;
    for (PreparedSitting& made : sat) {
        const auto result = records::judge_sitting(reader.value(), programme, made.sitting);
        if (!result) return result.error();
        made.sitting.result = result.value();
        sittings.push_back(std::move(made.sitting));
    }
    if (auto fault = store
                         .wait(records::put_invented(store, programme, std::move(people), std::move(members),
                                                     std::move(sittings)))
                         .fault)
        return fault;
    return store.wait(records::put_invented_figures(store, programme.id, invented_shop(lang))).fault;
}

} // namespace amends::app
