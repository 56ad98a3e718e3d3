// `amends marks remark`: what the present rubric, lexicon and model would make of attempts, and doing it.
#include "sim/app/cli/marks_asking.hpp"
#include "sim/app/marks/remark.hpp"
#include "sim/app/printable.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <set>

namespace amends::app::cli {
namespace {

using nlohmann::json;

/// Closed assessments, or those of the programme alone, oldest first. Nothing after having said why.
std::optional<std::vector<std::string>> attempts_asked(const MarksAsking& asking, Exit& code) {
    const auto rows = records::list_attempts(asking.reader);
    if (!rows) {
        code = told_fault(rows.error(), asking.environment);
        return std::nullopt;
    }
    std::optional<std::set<std::string>> within;
    if (!asking.command.programme.empty()) {
        const auto named = programme_named(asking.reader, asking.command.programme, asking.environment, code);
        if (!named) return std::nullopt;
        const auto sittings = records::sittings_of(asking.reader, named->id);
        if (!sittings) {
            code = told_fault(sittings.error(), asking.environment);
            return std::nullopt;
        }
        within.emplace();
        for (const records::Sitting& sitting : sittings.value())
            within->insert(sitting.attempts.begin(), sitting.attempts.end());
    }
    std::vector<std::string> ids;
    for (auto row = rows.value().rbegin(); row != rows.value().rend(); ++row)
        if (row->mode == "assessment" && row->state != records::AttemptState::open && row->person != "erased"
            && (!within || within->contains(row->id)))
            ids.push_back(row->id);
    return ids;
}

json side_json(const AttemptStanding& at) {
    json criteria = json::object();
    for (const auto& [id, tenths] : at.comes_to.criteria)
        criteria[id] = tenths / 10.0;
    return {{"total", at.comes_to.total_tenths ? json(*at.comes_to.total_tenths / 10.0) : json(nullptr)},
            {"passed", at.comes_to.passed},
            {"criteria", std::move(criteria)},
            {"rubric", at.versions.rubric},
            {"judge", at.versions.judge},
            {"judge_version", at.versions.judge_version},
            {"calibration", at.versions.calibration}};
}

json remarked_json(const Remarked& made) {
    json turns = json::array();
    for (const RemarkedTurn& turn : made.turns)
        turns.push_back({{"turn", turn.number},
                         {"gained", label_names(turn.after & ~turn.before)},
                         {"lost", label_names(turn.before & ~turn.after)}});
    return {{"attempt", made.before.row.id},        {"person", made.before.row.person},
            {"scenario", made.before.row.scenario}, {"before", side_json(made.before)},
            {"after", side_json(made.after)},       {"turns", std::move(turns)},
            {"changes", made.changes_result()}};
}

void print_remarked(const MarksAsking& asking, const Remarked& made) {
    const auto passed = [&](const AttemptStanding& at) {
        return asking.environment.texts.get(at.comes_to.passed ? "cli.marks.word_passed"
                                                               : "cli.marks.word_not_passed");
    };
    asking.environment.out << made.before.row.id << "  " << printable(made.before.row.person) << "  "
                           << printable(made.before.row.scenario) << "  "
                           << points_words(made.before.comes_to.total_tenths) << " → "
                           << points_words(made.after.comes_to.total_tenths) << "  " << passed(made.before)
                           << " → " << passed(made.after) << '\n';
    for (const auto& [id, tenths] : made.after.comes_to.criteria) {
        const auto before = made.before.comes_to.criteria.find(id);
        if (before != made.before.comes_to.criteria.end() && before->second != tenths)
            asking.environment.out << "    "
                                   << text_or(asking.environment.texts, "report.criterion." + id, id) << "  "
                                   << points_words(before->second) << " → " << points_words(tenths) << '\n';
    }
    for (const RemarkedTurn& turn : made.turns)
        asking.line("cli.marks.remark_turn", {{"turn", turn.number},
                                              {"gained", asking.words_of(turn.after & ~turn.before)},
                                              {"lost", asking.words_of(turn.before & ~turn.after)}});
}

} // namespace

Exit remark_attempts(const MarksAsking& asking) {
    if (const auto no = records::why_not(asking.reader, asking.actor, records::Right::run_programmes))
        return told_fault(*no, asking.environment);
    const JudgeFromFiles judge = load_judge(asking.environment.assets, true, asking.environment.own_lexicon);
    if (!judge.judge || judge.judge->rules_only()) {
        asking.environment.tell(judge.problems);
        asking.environment.say("cli.programme.no_model");
        return Exit::unusable;
    }
    Exit code = Exit::fine;
    const auto ids = attempts_asked(asking, code);
    if (!ids) return code;
    const auto calibration = calibration_in_force(asking.reader);
    if (!calibration) return told_fault(calibration.error(), asking.environment);
    const PresentMarker present{judge, asking.environment.assets, calibration.value()};
    json changed = json::array();
    std::size_t other_version = 0, words_gone = 0, written = 0, same = 0;
    StandingReader reader(asking.reader);
    for (const std::string& id : *ids) {
        auto made = remark(reader, id, present);
        if (!made) {
            if (made.error().kind != records::FaultKind::bad_mark)
                return told_fault(made.error(), asking.environment);
            ++(has_lost_words(made.error()) ? words_gone : other_version);
            continue;
        }
        if (!made.value().has_other_versions()) {
            ++same;
            continue;
        }
        if (made.value().changes_result() || !made.value().turns.empty()) {
            changed.push_back(remarked_json(made.value()));
            if (!asking.command.json) print_remarked(asking, made.value());
        }
        if (!asking.command.write) continue;
        if (const auto fault = write_remark(asking.store, asking.reader, asking.actor,
                                            std::move(made).value(), asking.command.reason))
            return told_fault(*fault, asking.environment);
        ++written;
    }
    if (asking.command.json)
        asking.document({{"attempts", ids->size()},
                         {"changed", std::move(changed)},
                         {"same_versions", same},
                         {"other_version", other_version},
                         {"words_gone", words_gone},
                         {"written", written}});
    else
        asking.line(asking.command.write ? "cli.marks.remark_written" : "cli.marks.remark_told",
                    {{"attempts", ids->size()},
                     {"changed", changed.size()},
                     {"written", written},
                     {"same", same},
                     {"other", other_version},
                     {"gone", words_gone}});
    return Exit::fine;
}

} // namespace amends::app::cli
