#include "sim/app/report/demonstration.hpp"

#include "sim/records/shop_figures.hpp"
#include "support/splitmix.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

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

std::string result_of(double total, bool is_after, std::uint64_t& dice) {
    json criteria, turns = json::array();
    for (const char* name : {"communication", "resolution", "timeliness", "wrap_up"})
        criteria[name] =
            std::clamp(total + static_cast<double>(support::next_splitmix(dice) % 120) / 10 - 6, 0.0, 100.0);
    for (std::size_t number = 0; number < invented_turns; ++number)
        turns.push_back(invented_turn(number, total, is_after, dice));
    const bool gives_more = roll(dice, 100) < (is_after ? 12 : 26);
    const bool solved = roll(dice, 100) < (is_after ? 78 : 60);
    return json{{"invented", true},
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
                  {"criteria", criteria}}}}
        .dump();
}

/// Six invented months, three on either side: 75 to 85 % satisfaction and 60 to 80 % resolution, the shape of
/// the training material.
std::vector<records::ShopFigure> invented_shop(support::Lang lang) {
    using Phase = records::ShopFigure::Phase;
    struct Month {
        const char *from, *to;
        Phase phase;
        std::int64_t satisfaction, resolution;
    };
    constexpr std::array<Month, 6> months = {{{"2026-01-01", "2026-01-31", Phase::before, 746, 592},
                                              {"2026-02-01", "2026-02-28", Phase::before, 752, 605},
                                              {"2026-03-01", "2026-03-31", Phase::before, 752, 603},
                                              {"2026-05-01", "2026-05-31", Phase::after, 838, 783},
                                              {"2026-06-01", "2026-06-30", Phase::after, 852, 803},
                                              {"2026-07-01", "2026-07-31", Phase::after, 860, 814}}};
    const bool zh = lang == support::Lang::zh;
    std::vector<records::ShopFigure> figures;
    for (const Month& month : months)
        for (const int group : {0, 1, 2}) {
            records::ShopFigure one;
            one.from = month.from;
            one.to = month.to;
            one.phase = month.phase;
            one.satisfaction_tenths = month.satisfaction + (group == 1 ? 8 : group == 2 ? -8 : 0);
            one.resolution_tenths = month.resolution + (group == 1 ? 10 : group == 2 ? -10 : 0);
            one.contacts = group == 0 ? 1800 : 900;
            one.scope = group == 0 ? records::ShopFigure::Scope::all : records::ShopFigure::Scope::group;
            if (group > 0) one.name = group == 1 ? zh ? "早班" : "early" : zh ? "晚班" : "late";
            one.source = zh ? "虚构数据" : "invented figures";
            figures.push_back(std::move(one));
        }
    return figures;
}

std::string began_of(const records::Sitting& sitting) {
    return json{{"invented", true},
                {"mode", "assessment"},
                {"person", sitting.person},
                {"phase", sitting.phase},
                {"programme", sitting.programme},
                {"rubric_fingerprint", "invented"},
                {"scenario_fingerprint", "invented"},
                {"way", "free"}}
        .dump();
}

void put_sitting(records::Store& store, const records::Programme& programme, records::Sitting& sitting,
                 const std::array<double, 5>& points, std::uint64_t& dice) {
    const auto& form = programme.forms.at(sitting.form);
    for (std::size_t place = 0; place < points.size(); ++place) {
        const std::string id = records::fresh_uuid();
        sitting.attempts.push_back(id);
        store.begin_attempt(
            {id, form[place].scenario, "invented", "invented", sitting.person, "assessment", sitting.phase},
            {"c1", 0, "began", began_of(sitting)});
        store.append_event(id, 1, {"c1", 1000, "bubble_sent", R"({"invented":true,"text":""})"});
        const json summary{{"invented", true},
                           {"passed", points[place] >= pass_mark},
                           {"provisional", false},
                           {"total", points[place]},
                           {"turns", 0}};
        store.finish_attempt(id, 2,
                             {records::AttemptState::finished, 2000,
                              result_of(points[place], sitting.phase == "final", dice), summary.dump()});
    }
}

} // namespace

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
    std::vector<records::Sitting> sittings;
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
            const bool passes = is_after ? fate.after : fate.before;
            put_sitting(store, programme, sitting, points_for(passes, is_after, dice), dice);
            sittings.push_back(std::move(sitting));
        }
    }
    auto reader = records::reader_of(store); // the attempts are durable once a later ticket is
    if (auto fault = store.wait(store.put_content({"invented", "demonstration", {}})).fault) return fault;
    if (!reader) return reader.error();
    for (records::Sitting& sitting : sittings) {
        const auto result = records::judge_sitting(reader.value(), programme, sitting);
        if (!result) return result.error();
        sitting.result = result.value();
    }
    if (auto fault = store
                         .wait(records::put_invented(store, programme, std::move(people), std::move(members),
                                                     std::move(sittings)))
                         .fault)
        return fault;
    return store.wait(records::put_invented_figures(store, programme.id, invented_shop(lang))).fault;
}

} // namespace amends::app
