// What waits for a person.
#include "sim/app/marks/standing.hpp"
#include "sim/records/figures.hpp"
#include "sim/records/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace amends::app {
namespace {

using records::Mark;
using records::MarkKind;
using text::Label;

constexpr std::array<std::string_view, 4> queue_kinds = {"critical", "result", "dispute", "interrupted"};

/// Whether nobody has looked yet at what was read: an assessment's summary says "provisional".
bool is_provisional(const records::AttemptRow& row) {
    if (!row.summary) return false;
    const auto summary = nlohmann::json::parse(*row.summary, nullptr, false);
    return summary.is_object() && summary.value("provisional", false);
}

/// What marks say of one attempt: whether its result waits, and disputes without an answer.
struct ToldByMarks {
    std::optional<bool> waits; ///< null: no mark has a result
    std::vector<Mark> disputes;
};

ToldByMarks told_by(const std::vector<Mark>& marks) {
    ToldByMarks told;
    for (const Mark& mark : marks) {
        if (mark.result) told.waits = mark.result->waits;
        if (mark.kind == MarkKind::dispute && !mark.is_erased) told.disputes.push_back(mark);
        if (mark.kind == MarkKind::answer)
            std::erase_if(told.disputes, [&](const Mark& one) { return one.number == mark.about; });
    }
    return told;
}

/// Who asks and what they may see.
struct Asker {
    std::vector<std::string> ids;
    bool reads_names = false;
    [[nodiscard]] bool is_me(const std::string& person) const {
        return std::find(ids.begin(), ids.end(), person) != ids.end();
    }
};

void add_dispute(Queue& queue, const Asker& asker, const AttemptStanding& at, const Mark& dispute,
                 const QueueItem& base) {
    QueueItem item = base;
    item.kind = QueueItem::Kind::dispute;
    item.since_utc = dispute.at_utc;
    item.labels = dispute.labels;
    item.dispute = dispute.number;
    item.comment = dispute.reason;
    for (const TurnStanding& turn : at.turns)
        if (turn.seq == dispute.turn.seq) item.turn = turn.number;
    for (const Mark& mark : at.marks)
        if ((mark.kind == MarkKind::first || mark.kind == MarkKind::final_) && mark.turn == dispute.turn
            && (mark.labels & dispute.labels).any() && asker.is_me(mark.who))
            item.may_answer = false;
    queue.items.push_back(std::move(item));
}

void add_waiting(Queue& queue, const AttemptStanding& at, const QueueItem& base) {
    bool is_critical = false;
    for (const TurnStanding& turn : at.turns)
        for (const Label label : text::all_labels()) {
            if (!has(turn.suspected, label)) continue;
            QueueItem item = base;
            item.turn = turn.number;
            add(item.labels, label);
            queue.items.push_back(std::move(item));
            is_critical = true;
        }
    if (is_critical || !at.comes_to.waits) return;
    QueueItem item = base;
    item.kind = QueueItem::Kind::result;
    queue.items.push_back(std::move(item));
}

std::optional<records::StoreFault> add_break(Queue& queue, records::Reader& reader, const AttemptStanding& at,
                                             const QueueItem& base) {
    if (!at.long_break) return std::nullopt;
    const auto sittings = records::sittings_with(reader, base.attempt);
    if (!sittings) return sittings.error();
    QueueItem item = base;
    item.kind = QueueItem::Kind::interrupted;
    item.long_break = at.long_break;
    if (!sittings.value().empty()) item.sitting = sittings.value().front().id;
    queue.items.push_back(std::move(item));
    return std::nullopt;
}

/// Whether the attempt broke off for long and nobody has looked at it. Cheap for those that did not.
records::Outcome<bool> breaks_wait(records::Reader& reader, const std::set<std::string>& resumed,
                                   const records::AttemptRow& row) {
    if (row.mode != "assessment" || !resumed.contains(row.id)) return false;
    const auto found = long_break_of(reader, row);
    if (!found) return found.error();
    if (!found.value()) return false;
    const auto marks = records::marks_of(reader, row.id);
    if (!marks) return marks.error();
    if (is_looked_at(marks.value())) return false;
    const auto sittings = records::sittings_with(reader, row.id);
    if (!sittings) return sittings.error();
    return std::all_of(sittings.value().begin(), sittings.value().end(),
                       [](const records::Sitting& one) { return one.void_reason.empty(); });
}

struct Waiting {
    records::WaitingAttempt attempt;
    bool broke = false; ///< a long break waits, perhaps beside something else
};

/// By the kept figures, and those that were gone on with: few, and each is looked at. The oldest first.
records::Outcome<std::vector<Waiting>> all_waiting(records::Reader& reader,
                                                   const std::set<std::string>& resumed) {
    auto kept = records::waiting_attempts(reader);
    if (!kept) return kept.error();
    std::map<std::string, bool> broken;
    std::vector<Waiting> waiting;
    for (const std::string& attempt : resumed) {
        const auto row = records::find_attempt(reader, attempt);
        if (!row) return row.error();
        if (!row.value() || row.value()->state == records::AttemptState::open
            || row.value()->person == "erased")
            continue;
        const auto broke = breaks_wait(reader, resumed, *row.value());
        if (!broke) return broke.error();
        if (!broke.value()) continue;
        broken[attempt] = true;
        waiting.push_back({{attempt, row.value()->person, row.value()->started_utc}, true});
    }
    for (records::WaitingAttempt& one : kept.value())
        if (!broken.contains(one.attempt)) waiting.push_back({std::move(one), false});
    std::stable_sort(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) {
        return std::tie(a.attempt.started_utc, a.attempt.attempt)
               < std::tie(b.attempt.started_utc, b.attempt.attempt);
    });
    return waiting;
}

records::Outcome<Asker> asker_of(records::Reader& reader, const records::Actor& actor) {
    if (auto no = records::why_not(reader, actor, records::Right::mark_turns)) return *no;
    Asker asker;
    if (!actor.id().empty()) {
        auto ids = records::ids_of(reader, actor.id());
        if (!ids) return ids.error();
        asker.ids = std::move(ids).value();
    }
    asker.reads_names = !records::why_not(reader, actor, records::Right::read_records);
    return asker;
}

} // namespace

std::string_view to_string(QueueItem::Kind kind) {
    return queue_kinds.at(static_cast<std::size_t>(kind));
}

records::Outcome<std::vector<QueueItem>> waiting_in(records::Reader& reader, const records::Actor& actor,
                                                    const AttemptStanding& at) {
    const auto asking = asker_of(reader, actor);
    if (!asking) return asking.error();
    Queue queue;
    if (asking.value().is_me(at.row.person)) return std::move(queue.items);
    QueueItem base;
    base.attempt = at.row.id;
    base.scenario = at.row.scenario;
    base.since_utc = at.row.started_utc;
    if (asking.value().reads_names) base.person = at.row.person;
    base.total_tenths = at.comes_to.total_tenths;
    if (auto fault = add_break(queue, reader, at, base)) return *fault;
    if (at.comes_to.waits) add_waiting(queue, at, base);
    for (const Mark& mark : at.marks) {
        const auto answers = [&](const Mark& one) {
            return one.kind == MarkKind::answer && one.about == mark.number;
        };
        if (mark.kind == MarkKind::dispute && !mark.is_erased
            && std::none_of(at.marks.begin(), at.marks.end(), answers))
            add_dispute(queue, asking.value(), at, mark, base);
    }
    return std::move(queue.items);
}

records::Outcome<Queue> read_queue(records::Reader& reader, const records::Actor& actor, std::size_t limit) {
    const records::Snapshot moment(reader);
    const auto asking = asker_of(reader, actor);
    if (!asking) return asking.error();
    const Asker& asker = asking.value();
    const auto resumed = records::resumed_attempts(reader);
    if (!resumed) return resumed.error();
    const auto waiting = all_waiting(reader, resumed.value());
    if (!waiting) return waiting.error();
    Queue queue;
    StandingReader standing(reader);
    for (const Waiting& one : waiting.value()) {
        if (asker.is_me(one.attempt.person)) continue;
        if (++queue.attempts > limit) continue;
        const auto at = standing.read(one.attempt.attempt);
        if (!at) {
            if (at.error().kind != records::FaultKind::bad_mark) return at.error();
            ++(has_lost_words(at.error()) ? queue.words_gone : queue.other_version);
            continue;
        }
        const records::AttemptRow& row = at.value().row;
        const ToldByMarks told = told_by(at.value().marks);
        QueueItem base;
        base.attempt = row.id;
        base.scenario = row.scenario;
        base.since_utc = row.started_utc;
        if (asker.reads_names) base.person = row.person;
        base.total_tenths = at.value().comes_to.total_tenths;
        if (one.broke)
            if (auto fault = add_break(queue, reader, at.value(), base)) return *fault;
        if (row.mode == "assessment" && told.waits.value_or(is_provisional(row)))
            add_waiting(queue, at.value(), base);
        for (const Mark& dispute : told.disputes)
            add_dispute(queue, asker, at.value(), dispute, base);
    }
    return queue;
}

} // namespace amends::app
