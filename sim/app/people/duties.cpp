#include "sim/app/people/duties.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/scenario/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace amends::app {
namespace {

struct PhaseDays {
    const char* phase;
    std::string records::Programme::*from;
    std::string records::Programme::*due;
};
constexpr std::array<PhaseDays, 2> phases{
    {{"baseline", &records::Programme::baseline_from, &records::Programme::baseline_due},
     {"final", &records::Programme::final_from, &records::Programme::final_due}}};

/// The case as it was when the programme was set up.
std::optional<LibraryCase> kept_case(records::Reader& reader, const records::FormCase& wanted) {
    const auto content = records::get_content(reader, wanted.fingerprint);
    if (!content || !content.value()) return std::nullopt;
    LibraryCase kept;
    auto read = scenario::read_scenario("scenario.json", content.value()->bytes);
    kept.loaded.scenario = read.scenario;
    kept.loaded.canonical = content.value()->bytes;
    kept.loaded.fingerprint = wanted.fingerprint;
    if (!kept.playable()) return std::nullopt;
    return kept;
}

/// The rubric of the programme, if today's has changed.
bool put_kept_rubric(records::Reader& reader, const records::Programme& programme, ReadyCase& ready) {
    if (ready.began.rubric_fingerprint == programme.rubric_fingerprint) return true;
    const auto content = records::get_content(reader, programme.rubric_fingerprint);
    if (!content || !content.value()) return false;
    const auto read = scenario::read_rubric("rubric.json", content.value()->bytes);
    if (!read.rubric) return false;
    ready.began.rubric_fingerprint = programme.rubric_fingerprint;
    ready.play = engine::make_case(ready.play.scenario, read.rubric, ready.began);
    ready.contents.push_back({programme.rubric_fingerprint, "rubric", content.value()->bytes});
    return true;
}

records::Outcome<Duty> duty_in(records::Reader& reader, const records::Programme& programme,
                               const std::vector<records::Sitting>& sittings, const std::string& person,
                               const std::string& today) {
    Duty duty{.programme = programme, .phase = next_phase(programme, sittings, person).phase};
    if (duty.phase.empty()) {
        duty.phase = "final";
        duty.state = DutyState::done;
    }
    for (const PhaseDays& days : phases)
        if (duty.phase == days.phase) {
            duty.from = programme.*days.from;
            duty.due = programme.*days.due;
        }
    if (const records::Sitting* sat = counted_sitting(sittings, person, duty.phase)) duty.sitting = *sat;
    if (duty.state == DutyState::done) {
        // A resit is offered to who has not passed, once there is a form for it.
        const records::Sitting* resit = counted_sitting(sittings, person, "resit");
        const bool wants = duty.sitting && !duty.sitting->result.passed && programme.forms.contains('C');
        if (!wants || (resit && resit->result.state != records::SittingState::open)) return duty;
        duty.phase = "resit";
        duty.due.clear();
        duty.state = DutyState::open;
        duty.sitting = resit ? std::optional(*resit) : std::nullopt;
    }
    if (duty.sitting) {
        duty.state = DutyState::broken;
        return duty;
    }
    if (!duty.from.empty() && today < duty.from) {
        duty.state = DutyState::early;
        return duty;
    }
    if (duty.phase != "baseline" || !programme.warm_up) return duty;
    const auto ways = records::ways_practised(reader, person);
    if (!ways) return ways.error();
    for (const char* way : {"guided", "choices", "free"})
        if (std::find(ways.value().begin(), ways.value().end(), way) == ways.value().end())
            duty.ways_left.emplace_back(way);
    if (!duty.ways_left.empty()) duty.state = DutyState::warm_up;
    return duty;
}

/// With the sittings of ids that were merged under the first of them.
std::vector<records::Sitting> under_one_id(std::vector<records::Sitting> sittings,
                                           const std::vector<std::string>& ids) {
    for (records::Sitting& one : sittings)
        if (std::find(ids.begin(), ids.end(), one.person) != ids.end()) one.person = ids.front();
    return sittings;
}

} // namespace

std::string today() {
    const platform::LocalTime now = platform::local_time(platform::wall_now());
    return fmt::format("{:04}-{:02}-{:02}", now.year, now.month, now.day);
}

const records::Sitting* counted_sitting(const std::vector<records::Sitting>& sittings,
                                        const std::string& person, const std::string& phase) {
    for (const records::Sitting& one : sittings)
        if (one.person == person && one.phase == phase && one.void_reason.empty()) return &one;
    return nullptr;
}

NextPhase next_phase(const records::Programme& programme, const std::vector<records::Sitting>& sittings,
                     const std::string& person) {
    for (const PhaseDays& days : phases) {
        const records::Sitting* sat = counted_sitting(sittings, person, days.phase);
        if (!sat || sat->result.state == records::SittingState::open)
            return {days.phase, programme.*days.due};
    }
    return {};
}

bool is_overdue(const std::string& due, const std::string& today) {
    return !due.empty() && due < today;
}

records::Outcome<std::vector<Duty>> duties_of(records::Reader& reader, const std::string& person,
                                              const std::string& today) {
    const auto all = records::list_programmes(reader);
    if (!all) return all.error();
    const auto ids = records::ids_of(reader, person);
    if (!ids) return ids.error();
    std::vector<Duty> duties;
    for (const records::Programme& programme : all.value()) {
        const auto members = records::members_of(reader, programme.id);
        if (!members) return members.error();
        const auto is_it = [&](const records::Member& one) { return one.person == person; };
        if (std::none_of(members.value().begin(), members.value().end(), is_it)) continue;
        const auto sittings = records::sittings_of(reader, programme.id);
        if (!sittings) return sittings.error();
        auto duty = duty_in(reader, programme, under_one_id(sittings.value(), ids.value()), person, today);
        if (!duty) return duty.error();
        for (const records::Sitting& one : sittings.value()) // order and seed go by the id it was begun under
            if (duty.value().sitting && duty.value().sitting->id == one.id) duty.value().sitting = one;
        duties.push_back(std::move(duty).value());
    }
    const auto rank = [](const Duty& one) {
        return std::pair(one.state == DutyState::done, one.due.empty() ? std::string("9") : one.due);
    };
    std::stable_sort(duties.begin(), duties.end(),
                     [&](const Duty& a, const Duty& b) { return rank(a) < rank(b); });
    return duties;
}

records::Outcome<records::Sitting> open_sitting(records::Store& store, records::Reader& reader,
                                                const records::Actor& actor,
                                                const records::Programme& programme,
                                                const std::string& phase) {
    const auto all = records::sittings_of(reader, programme.id);
    if (!all) return all.error();
    const auto ids = records::ids_of(reader, actor.id());
    if (!ids) return ids.error();
    const records::Sitting* there = nullptr;
    for (const std::string& id : ids.value())
        if (!there) there = counted_sitting(all.value(), id, phase);
    if (there && there->result.state == records::SittingState::open) return *there;
    const auto members = records::members_of(reader, programme.id);
    if (!members) return members.error();
    records::Sitting fresh{records::fresh_uuid(), programme.id, actor.id(), phase};
    for (const records::Member& member : members.value())
        if (member.person == actor.id()) fresh.form = records::form_of(phase, member.first_form);
    if (auto fault = store.wait(records::start_sitting(store, actor, fresh, today())).fault) return *fault;
    return fresh;
}

support::Result<ReadyCase, NoCase> ready_for_sitting(records::Reader& reader,
                                                     const records::Programme& programme,
                                                     const records::Sitting& sitting, std::size_t place,
                                                     const std::filesystem::path& assets,
                                                     const std::string& desk, const JudgeFromFiles& judge) {
    const auto order = records::order_of(programme, sitting.person, sitting.phase);
    const records::FormCase& wanted = programme.forms.at(sitting.form).at(order.at(place));
    const auto kept = kept_case(reader, wanted);
    if (!kept) return NoCase{NoCase::Why::case_lost, wanted.scenario, {}};
    PlaySettings settings;
    settings.mode = engine::Mode::assessment;
    settings.way = programme.way == "choices" ? scenario::Way::choices : scenario::Way::free;
    settings.lang = programme.lang == "en" ? support::Lang::en : support::Lang::zh;
    settings.seed = records::seed_of(programme, sitting.person, sitting.phase, place);
    settings.person = sitting.person;
    settings.desk = desk;
    settings.rubric = programme.rubric;
    settings.phase = sitting.phase;
    auto ready = make_ready(*kept, assets, judge, settings);
    if (!ready) return NoCase{NoCase::Why::not_ready, wanted.scenario, std::move(ready.error())};
    ready.value().began.programme = programme.id;
    if (!put_kept_rubric(reader, programme, ready.value()))
        return NoCase{NoCase::Why::rubric_lost, programme.rubric, {}};
    return std::move(ready).value();
}

} // namespace amends::app
