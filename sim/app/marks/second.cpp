#include "sim/app/marks/second.hpp"

#include "sim/app/marks/visible.hpp"
#include "sim/records/sharing.hpp"
#include "support/splitmix.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using records::Mark;
using records::MarkKind;
using records::TurnName;
using text::Label;
using text::LabelSet;

void count_pair(stats::TwoRaters& into, bool first, bool second) {
    ++(first ? second ? into.both : into.first_only : second ? into.second_only : into.neither);
}

/// Where both gave it always or never there is no κ, and nothing they disagree about.
bool reaches(const stats::TwoRaters& counts) {
    const auto kappa = stats::cohens_kappa(counts);
    return kappa ? *kappa >= kappa_least : counts.first_only + counts.second_only == 0;
}

/// What one turn of a sample was given.
struct MarkedTurn {
    std::map<std::string, LabelSet> by_person;
    LabelSet machine, standing;
};

/// The two who marked most; of equals the one whose id comes first.
std::vector<std::string> most_busy(const std::vector<MarkedTurn>& turns) {
    std::map<std::string, int> counts;
    for (const MarkedTurn& turn : turns)
        for (const auto& [person, labels] : turn.by_person)
            ++counts[person];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [person, count] : counts)
        order.emplace_back(-count, person);
    std::sort(order.begin(), order.end());
    std::vector<std::string> people;
    for (std::size_t at = 0; at < std::min<std::size_t>(2, order.size()); ++at)
        people.push_back(order[at].second);
    return people;
}

void count_turn(Agreement& all, const MarkedTurn& turn) {
    const auto first = turn.by_person.find(all.markers[0]);
    const auto second = all.markers.size() > 1 ? turn.by_person.find(all.markers[1]) : turn.by_person.end();
    const bool has_first = first != turn.by_person.end(), has_second = second != turn.by_person.end();
    all.turns += has_first ? 1 : 0;
    all.by_both += has_first && has_second ? 1 : 0;
    for (LabelAgreement& one : all.labels) {
        const bool by_machine = has(turn.machine, one.label);
        const bool by_first = has_first && has(first->second, one.label);
        const bool by_second = has_second && has(second->second, one.label);
        if (has_first) count_pair(one.machine, by_first, by_machine);
        if (has_second) count_pair(one.machine2, by_second, by_machine);
        if (has_first) count_pair(one.standing, by_first, has(turn.standing, one.label));
        if (has_first && has_second) count_pair(one.people, by_first, by_second);
        if (by_machine || by_first || by_second) ++one.turns;
    }
}

} // namespace

records::Outcome<std::vector<TurnName>> turns_to_draw(records::Reader& reader, bool with_shared_practice,
                                                      const std::string& programme) {
    const auto rows = records::list_attempts(reader);
    if (!rows) return rows.error();
    const auto shared = records::shared_turns(reader);
    if (!shared) return shared.error();
    std::set<std::string> within;
    if (!programme.empty()) {
        const auto sittings = records::sittings_of(reader, programme);
        if (!sittings) return sittings.error();
        for (const records::Sitting& one : sittings.value())
            within.insert(one.attempts.begin(), one.attempts.end());
    }
    std::vector<TurnName> turns;
    for (const records::AttemptRow& row : rows.value()) {
        const bool is_exam = row.mode == "assessment";
        if (row.state == records::AttemptState::open || row.person == "erased"
            || (!is_exam && !with_shared_practice) || (!programme.empty() && !within.contains(row.id)))
            continue;
        const auto events = records::load_events(reader, row.id);
        if (!events) return events.error();
        if (why_not_worked_out(row.id, events.value())) continue;
        for (const records::EventRow& event : events.value()) {
            const TurnName name{row.id, event.seq};
            const bool may_be_read =
                is_exam
                || std::any_of(shared.value().begin(), shared.value().end(),
                               [&](const records::SharedTurn& one) { return one.turn == name; });
            if (event.kind == "turn_closed" && may_be_read) turns.push_back(name);
        }
    }
    std::sort(turns.begin(), turns.end());
    return turns;
}

std::size_t sample_size(bool is_calibration, std::size_t turns_there) {
    constexpr std::size_t share = 10, least = 20;
    if (is_calibration) return static_cast<std::size_t>(calibration_turns_min);
    return std::max(least, turns_there / share);
}

std::vector<TurnName> draw_turns(std::vector<TurnName> turns, std::size_t count, std::uint64_t seed) {
    std::uint64_t state = support::splitmix(seed);
    for (std::size_t left = turns.size(); left > 1; --left)
        std::swap(turns[left - 1], turns[support::next_splitmix(state) % left]);
    if (turns.size() > count) turns.resize(count);
    return turns;
}

records::Outcome<std::optional<Mark>> find_sample(records::Reader& reader, const std::string& id) {
    auto common = records::common_marks(reader);
    if (!common) return common.error();
    std::optional<Mark> found;
    for (Mark& one : common.value())
        if (one.kind == MarkKind::sample && (id.empty() || one.id == id)) found = std::move(one);
    return found;
}

records::Outcome<std::optional<BlindTurn>> next_blind(records::Reader& reader, const records::Actor& actor,
                                                      const Mark& sample) {
    const auto ids = records::ids_of(reader, actor.id());
    if (!ids) return ids.error();
    const auto is_me = [&](const std::string& person) {
        return std::find(ids.value().begin(), ids.value().end(), person) != ids.value().end();
    };
    StandingReader standing(reader);
    BlindTurn blind;
    blind.of = sample.turns.size();
    std::optional<BlindTurn> next;
    for (const TurnName& turn : sample.turns) {
        const auto marks = records::marks_of(reader, turn.attempt);
        if (!marks) return marks.error();
        bool is_marked = false, is_decided = false;
        for (const Mark& one : marks.value()) {
            if (one.turn != turn || !is_me(one.who)) continue;
            is_marked = is_marked || (one.kind == MarkKind::second && one.sample == sample.id);
            is_decided = is_decided || one.kind == MarkKind::first || one.kind == MarkKind::final_;
        }
        blind.marked += is_marked ? 1 : 0;
        if (is_marked || is_decided || next) continue;
        const auto at = standing.read(turn.attempt);
        if (!at || is_me(at.value().row.person)) continue; // erased, of another version, or their own
        for (const TurnStanding& one : at.value().turns) {
            if (one.seq != turn.seq) continue;
            next = blind;
            next->turn = turn;
            next->number = one.number;
            next->context =
                context_for_others(at.value(), engine::contexts_of(at.value().told)[one.number - 1]);
            next->reply = at.value().told.turns[one.number - 1].reply;
        }
    }
    if (next) next->marked = blind.marked;
    return next;
}

LabelSet Agreement::not_counting() const {
    LabelSet off;
    for (const LabelAgreement& one : labels)
        if (one.counts == LabelAgreement::Counts::no) add(off, one.label);
    return off;
}

bool Agreement::is_enough() const {
    const bool has_all_left = drawn >= calibration_turns_min && by_both + left_out >= drawn;
    return by_both >= calibration_turns_min || (has_all_left && by_both >= calibration_turns_min / 2);
}

records::Outcome<Agreement> read_agreement(records::Reader& reader, const Mark& sample) {
    std::vector<MarkedTurn> turns;
    std::int64_t left_out = 0;
    StandingReader standing(reader);
    for (const TurnName& turn : sample.turns) {
        const auto at = standing.read(turn.attempt);
        if (!at) {
            if (at.error().kind != records::FaultKind::bad_mark) return at.error();
            ++left_out;
            continue;
        }
        MarkedTurn marked;
        for (const TurnStanding& one : at.value().turns)
            if (one.seq == turn.seq) {
                marked.machine = one.machine.labels;
                marked.standing = one.now;
            }
        for (const Mark& one : at.value().marks)
            if (one.kind == MarkKind::second && one.turn == turn && one.sample == sample.id
                && !one.who.empty())
                marked.by_person[one.who] = one.labels;
        turns.push_back(std::move(marked));
    }
    Agreement all;
    all.drawn = static_cast<std::int64_t>(sample.turns.size());
    all.left_out = left_out;
    all.markers = most_busy(turns);
    for (const Label label : text::all_labels()) {
        LabelAgreement one;
        one.label = label;
        all.labels.push_back(one);
    }
    if (all.markers.empty()) return all;
    for (const MarkedTurn& turn : turns)
        count_turn(all, turn);
    for (LabelAgreement& one : all.labels)
        if (one.turns >= label_turns_min)
            one.counts = reaches(one.people) && reaches(one.machine) && reaches(one.machine2)
                             ? LabelAgreement::Counts::yes
                             : LabelAgreement::Counts::no;
    return all;
}

} // namespace amends::app
