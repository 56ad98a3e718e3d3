#include "sim/app/marks/remark.hpp"

#include "scoring/text/judge_version.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using records::Mark;

/// A typed turn as the judge reads it now; of a choice its author's labels.
records::MachineTurn read_turn(const engine::Playthrough& told, std::size_t index,
                               const std::vector<text::Context>& contexts, const text::Judge& judge) {
    const engine::TurnRecord& record = told.state.turns[index];
    if (!record.choice.empty()) return {record.labels, record.critical_misinforming};
    const text::Verdict verdict = judge.judge(contexts[index], told.turns[index].reply);
    const std::string& critical = told.play.rubric->critical_finding;
    return {verdict.labels, std::any_of(verdict.findings.begin(), verdict.findings.end(),
                                        [&](const text::Finding& one) { return one.id == critical; })};
}

} // namespace

bool Remarked::changes_result() const {
    return before.comes_to.total_tenths != after.comes_to.total_tenths
           || before.comes_to.passed != after.comes_to.passed
           || before.comes_to.criteria != after.comes_to.criteria
           || before.comes_to.suspected != after.comes_to.suspected
           || before.comes_to.confirmed != after.comes_to.confirmed;
}

records::Outcome<Mark> calibration_in_force(records::Reader& reader) {
    const auto common = records::common_marks(reader);
    if (!common) return common.error();
    Mark newest;
    for (const Mark& one : common.value())
        if (one.kind == records::MarkKind::calibration) newest = one;
    return newest;
}

records::Outcome<Remarked> remark(StandingReader& reader, const std::string& attempt,
                                  const PresentMarker& present) {
    auto before = reader.read(attempt);
    if (!before) return before.error();
    Remarked made;
    made.before = std::move(before).value();
    made.after = made.before;
    AttemptStanding& at = made.after;
    auto rubric = load_rubric(present.assets, at.told.play.rubric->id);
    if (!rubric || !rubric.value().rubric)
        return records::StoreFault{records::FaultKind::bad_mark, at.told.play.rubric->id, "no_rubric", {}};
    const std::vector<text::Context> contexts = engine::contexts_of(at.told);
    use_rubric(at.told, rubric.value().rubric);
    made.mark.kind = records::MarkKind::machine;
    made.mark.turn = {attempt, 0};
    made.mark.versions = {rubric.value().fingerprint, present.judge.judge->fingerprint(), text::judge_version,
                          engine::engine_version, present.calibration.number};
    for (std::size_t i = 0; i < at.told.turns.size() && i < contexts.size(); ++i)
        made.mark.read[at.told.turns[i].seq] = read_turn(at.told, i, contexts, *present.judge.judge);
    made.mark.number = at.newest_mark() + 1;
    at.marks.push_back(made.mark);
    at.versions = made.mark.versions;
    at.off = present.calibration.labels;
    settle(at);
    made.mark.result = at.comes_to;
    for (std::size_t i = 0; i < at.turns.size(); ++i)
        if (at.turns[i].now != made.before.turns[i].now)
            made.turns.push_back({at.turns[i].number, made.before.turns[i].now, at.turns[i].now});
    made.contents = judge_contents(present.judge);
    made.contents.push_back({rubric.value().fingerprint, "rubric", rubric.value().canonical});
    return made;
}

std::optional<records::StoreFault> write_remark(records::Store& store, records::Reader& reader,
                                                const records::Actor& actor, Remarked made,
                                                const std::string& reason) {
    for (records::NewContent& content : made.contents)
        if (auto fault = store.wait(store.put_content(std::move(content))).fault) return fault;
    made.mark.reason = reason;
    if (auto fault =
            store.wait(records::add_marks(store, actor, {made.mark}, made.before.newest_mark())).fault)
        return fault;
    return recount_sitting_of(store, reader, made.before, actor);
}

} // namespace amends::app
