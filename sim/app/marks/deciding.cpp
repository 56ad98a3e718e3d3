// What people decide, and what it makes of the attempt and its sitting.
#include "sim/app/marks/standing.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using records::Decision;
using records::Mark;
using records::MarkKind;
using records::StoreFault;
using text::Label;
using text::LabelSet;

/// A mark about this attempt as it stands.
Mark mark_about(const AttemptStanding& at, MarkKind kind, std::int64_t seq, const std::string& reason) {
    Mark mark;
    mark.turn = {at.row.id, seq};
    mark.kind = kind;
    mark.reason = reason;
    mark.versions = at.versions;
    return mark;
}

/// The decision with the result from there on; `at` moves on.
Mark decided(AttemptStanding& at, std::int64_t seq, Decision decision, std::optional<Label> label,
             const std::string& reason) {
    Mark mark = mark_about(at, MarkKind::first, seq, reason);
    mark.decision = decision;
    if (label) add(mark.labels, *label);
    mark.result = at.comes_to;
    mark.number = at.newest_mark() + 1;
    at.marks.push_back(mark);
    settle(at);
    mark.result = at.comes_to;
    at.marks.back().result = at.comes_to;
    return mark;
}

std::optional<StoreFault> write(records::Store& store, records::Reader& reader, const records::Actor& actor,
                                const AttemptStanding& at, std::vector<Mark> marks) {
    if (auto fault = store.wait(records::add_marks(store, actor, std::move(marks), at.newest_mark())).fault)
        return fault;
    return recount_sitting_of(store, reader, at, actor);
}

} // namespace

std::optional<StoreFault> decide(records::Store& store, records::Reader& reader, const records::Actor& actor,
                                 const AttemptStanding& at, const TurnStanding* turn, Decision decision,
                                 std::optional<Label> label, const std::string& reason) {
    if (auto no = why_not_decide(at, turn, decision, label)) {
        // the right is told before what it would be about
        if (auto right = records::why_not_mark(reader, actor, at.row.id)) return right;
        return no;
    }
    AttemptStanding after = at;
    return write(store, reader, actor, at, {decided(after, turn ? turn->seq : 0, decision, label, reason)});
}

std::optional<StoreFault> dispute(records::Store& store, const records::Actor& actor,
                                  const AttemptStanding& at, const TurnStanding& turn, const LabelSet& labels,
                                  const std::string& comment) {
    Mark mark = mark_about(at, MarkKind::dispute, turn.seq, comment);
    mark.labels = labels;
    return store.wait(records::add_marks(store, actor, {std::move(mark)}, -1)).fault;
}

std::optional<StoreFault> answer(records::Store& store, records::Reader& reader, const records::Actor& actor,
                                 const AttemptStanding& at, std::int64_t dispute,
                                 records::DisputeOutcome outcome, const LabelSet& accepted,
                                 const std::string& reason) {
    const auto about = std::find_if(at.marks.begin(), at.marks.end(), [&](const Mark& one) {
        return one.kind == MarkKind::dispute && one.number == dispute;
    });
    if (about == at.marks.end())
        return StoreFault{records::FaultKind::bad_mark, std::to_string(dispute), "no_dispute", {}};
    const std::int64_t seq = about->turn.seq;
    Mark said = mark_about(at, MarkKind::answer, seq, reason);
    said.about = dispute;
    said.outcome = outcome;
    said.labels = accepted;
    std::vector<Mark> marks = {std::move(said)};
    AttemptStanding after = at;
    for (const Label label : text::all_labels()) {
        if (!has(accepted, label)) continue;
        const auto turn = std::find_if(after.turns.begin(), after.turns.end(),
                                       [&](const TurnStanding& one) { return one.seq == seq; });
        if (turn == after.turns.end()) break;
        marks.push_back(
            decided(after, seq, has(turn->now, label) ? Decision::remove : Decision::add, label, reason));
    }
    return write(store, reader, actor, at, std::move(marks));
}

std::optional<StoreFault> recount_sitting_of(records::Store& store, records::Reader& reader,
                                             const AttemptStanding& at, const records::Actor& actor) {
    const auto sittings = records::sittings_with(reader, at.row.id);
    if (!sittings) return sittings.error();
    if (sittings.value().empty()) return std::nullopt;
    const auto programme = records::find_programme(reader, sittings.value().front().programme);
    if (!programme) return programme.error();
    if (!programme.value()) return std::nullopt;
    const auto result = records::judge_sitting(reader, *programme.value(), sittings.value().front());
    if (!result) return result.error();
    return store.wait(records::recount_sitting(store, actor, sittings.value().front().id, result.value()))
        .fault;
}

} // namespace amends::app
