#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/marks_asking.hpp"
#include "sim/app/manager/marks_words.hpp"
#include "sim/app/marks/visible.hpp"
#include "sim/app/printable.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using records::Decision;
using records::Mark;
using records::MarkKind;
using MarksDoes = MarksCommand::Verb;

Exit print_queue(const MarksAsking& asking) {
    const auto read = read_queue(asking.reader, asking.actor);
    if (!read) return told_fault(read.error(), asking.environment);
    const Queue& queue = read.value();
    if (asking.command.json) {
        json items = json::array();
        for (const QueueItem& one : queue.items)
            items.push_back({{"kind", to_string(one.kind)},
                             {"attempt", one.attempt},
                             {"scenario", one.scenario},
                             {"person", one.person.empty() ? json(nullptr) : json(one.person)},
                             {"turn", one.turn == 0 ? json(nullptr) : json(one.turn)},
                             {"labels", label_names(one.labels)},
                             {"since_utc", one.since_utc},
                             {"dispute", one.dispute == 0 ? json(nullptr) : json(one.dispute)},
                             {"comment", one.comment},
                             {"may_answer", one.may_answer},
                             {"sitting", one.sitting.empty() ? json(nullptr) : json(one.sitting)},
                             {"interrupted_s", one.long_break ? json(one.long_break->gap_s) : json(nullptr)},
                             {"limit_s", one.long_break ? json(one.long_break->limit_s) : json(nullptr)},
                             {"clock_set_back", one.long_break && one.long_break->clock_set_back},
                             {"total", one.total_tenths ? json(*one.total_tenths / 10.0) : json(nullptr)}});
        asking.document({{"items", std::move(items)},
                         {"attempts", queue.attempts},
                         {"other_version", queue.other_version},
                         {"words_gone", queue.words_gone}});
        return Exit::fine;
    }
    for (const QueueItem& one : queue.items) {
        const std::string total = points_words(one.total_tenths);
        const std::string labels = asking.words_of(one.labels);
        const bool is_unknown = one.long_break && one.long_break->clock_set_back;
        const std::string id =
            "cli.marks.queue_" + std::string(to_string(one.kind)) + (is_unknown ? "_unknown" : "");
        const LongBreak broke = one.long_break.value_or(LongBreak{});
        asking.environment.out << one.attempt << "  " << printable(one.scenario) << "  "
                               << asking.environment.texts.get(id, {{"turn", one.turn},
                                                                    {"labels", labels},
                                                                    {"total", total},
                                                                    {"number", one.dispute},
                                                                    {"gap", broke.gap_s},
                                                                    {"limit", broke.limit_s},
                                                                    {"sitting", one.sitting},
                                                                    {"comment", printable(one.comment)}});
        if (!one.person.empty()) asking.environment.out << "  " << printable(one.person);
        asking.environment.out << '\n';
    }
    asking.line("cli.marks.queue_count", {{"count", queue.attempts}});
    if (queue.other_version > 0)
        asking.environment.say("cli.marks.queue_other", {{"count", queue.other_version}});
    if (queue.words_gone > 0)
        asking.environment.say("cli.marks.queue_words_gone", {{"count", queue.words_gone}});
    return Exit::fine;
}

/// A dispute is the trainee's: whose attempt it is, is told to who may open the persons, and to themselves.
std::optional<std::string> who_marked(const Mark& mark, bool tells_trainee) {
    if (mark.kind == MarkKind::dispute && !tells_trainee) return std::nullopt;
    return mark.who;
}

json mark_json(const Mark& mark, bool tells_trainee) {
    const auto who = who_marked(mark, tells_trainee);
    json made{{"number", mark.number},
              {"kind", to_string(mark.kind)},
              {"seq", mark.turn.seq},
              {"at_utc", mark.at_utc},
              {"who", who ? json(*who) : json(nullptr)},
              {"reason", mark.reason},
              {"labels", label_names(mark.labels)},
              {"versions",
               {{"rubric", mark.versions.rubric},
                {"judge", mark.versions.judge},
                {"judge_version", mark.versions.judge_version},
                {"calibration", mark.versions.calibration}}}};
    if (mark.kind == MarkKind::first || mark.kind == MarkKind::final_)
        made["decision"] = to_string(mark.decision);
    if (mark.kind == MarkKind::answer) {
        made["about"] = mark.about;
        made["outcome"] = to_string(mark.outcome);
    }
    if (mark.kind == MarkKind::second) made["sample"] = mark.sample;
    return made;
}

/// What the machine says that read it first, by document.
json first_score(const MarksAsking& asking, const std::string& attempt) {
    const auto results = records::results_of(asking.reader, attempt);
    if (!results || results.value().empty()) return nullptr;
    const json result = json::parse(results.value().back().result, nullptr, false);
    return result.is_object() && result.contains("score") ? result["score"] : json(nullptr);
}

json comes_to_json(const AttemptStanding& at) {
    json criteria = json::object(), suspected = json::array(), confirmed = json::array();
    for (const auto& [id, tenths] : at.comes_to.criteria)
        criteria[id] = tenths / 10.0;
    for (const text::Label label : at.comes_to.suspected)
        suspected.push_back(text::to_string(label));
    for (const text::Label label : at.comes_to.confirmed)
        confirmed.push_back(text::to_string(label));
    return {{"total", at.comes_to.total_tenths ? json(*at.comes_to.total_tenths / 10.0) : json(nullptr)},
            {"passed", at.comes_to.passed},
            {"waits", at.comes_to.waits},
            {"suspected", std::move(suspected)},
            {"confirmed", std::move(confirmed)},
            {"criteria", std::move(criteria)}};
}

std::vector<std::string> customer_before(const AttemptStanding& at, std::size_t index) {
    std::vector<std::string> lines;
    for (const engine::SpokenLine& one : at.told.lines)
        if (one.turn == index && one.who == engine::SpokenLine::Who::customer) lines.push_back(one.text);
    return lines;
}

json turn_json(const AttemptStanding& at, const TurnStanding& turn) {
    const engine::TurnWords& words = at.told.turns[turn.number - 1];
    json evidence = json::array();
    for (const text::Evidence& one : words.verdict.evidence)
        evidence.push_back({{"label", text::to_string(one.label)},
                            {"start", one.span.start},
                            {"end", one.span.end},
                            {"rule", one.rule},
                            {"reason", {{"zh", one.reason.zh}, {"en", one.reason.en}}}});
    return {{"turn", turn.number},
            {"seq", turn.seq},
            {"node", at.told.state.turns[turn.number - 1].node.value},
            {"customer", customer_before(at, turn.number - 1)},
            {"reply", words.reply},
            {"machine", label_names(turn.machine.labels)},
            {"labels", label_names(turn.now)},
            {"suspected", label_names(turn.suspected)},
            {"confirmed", label_names(turn.confirmed)},
            {"evidence", std::move(evidence)}};
}

/// Its number, what it did, when, who and why.
void print_mark(const MarksAsking& asking, const Mark& mark, bool tells_trainee) {
    const ui::Texts& texts = asking.environment.texts;
    const auto who = who_marked(mark, tells_trainee);
    asking.environment.out << "    #" << mark.number << "  "
                           << mark_title(texts, mark, asking.words_of(mark.labels)) << "  " << mark.at_utc
                           << "  "
                           << (!who           ? texts.get("manager.attempt.trainee")
                               : who->empty() ? "–"
                                              : printable(*who));
    const std::string reason = reason_told(texts, mark);
    if (!reason.empty()) asking.environment.out << "  " << printable(reason);
    asking.environment.out << '\n';
}

void print_turn(const MarksAsking& asking, const AttemptStanding& at, const TurnStanding& turn,
                bool tells_trainee) {
    for (const std::string& line : customer_before(at, turn.number - 1))
        asking.environment.out << "  < " << printable(line) << '\n';
    asking.environment.out << turn.number << " > " << printable(at.told.turns[turn.number - 1].reply) << '\n';
    const std::string machine = asking.words_of(turn.machine.labels), now = asking.words_of(turn.now);
    asking.line("cli.marks.turn_machine", {{"labels", machine}});
    if (machine != now) asking.line("cli.marks.turn_now", {{"labels", now}});
    if (turn.suspected.any())
        asking.line("cli.marks.turn_suspected", {{"labels", asking.words_of(turn.suspected)}});
    if (turn.confirmed.any())
        asking.line("cli.marks.turn_confirmed", {{"labels", asking.words_of(turn.confirmed)}});
    for (const Mark& mark : at.marks)
        if (mark.turn.seq == turn.seq) print_mark(asking, mark, tells_trainee);
}

Exit show_attempt(const MarksAsking& asking, const std::string& attempt) {
    StandingReader reader(asking.reader);
    const auto read = reader.read(attempt);
    if (!read) return told_fault(read.error(), asking.environment);
    const AttemptStanding& at = read.value();
    const auto visible = visible_turns(asking.reader, asking.actor, at);
    if (!visible) return told_fault(visible.error(), asking.environment);
    const bool tells_trainee = !records::why_not_read(asking.reader, asking.actor, at.row.person);
    json turns = json::array(), marks = json::array();
    for (const TurnStanding& turn : at.turns) {
        if (!visible.value().turn(turn.seq)) continue;
        turns.push_back(turn_json(at, turn));
        if (!asking.command.json) print_turn(asking, at, turn, tells_trainee);
    }
    for (const Mark& mark : at.marks)
        if (mark.turn.seq == 0 || visible.value().turn(mark.turn.seq))
            marks.push_back(mark_json(mark, tells_trainee));
    const json first = first_score(asking, attempt);
    if (asking.command.json) {
        asking.document({{"attempt", attempt},
                         {"scenario", at.row.scenario},
                         {"mode", at.row.mode},
                         {"turns", std::move(turns)},
                         {"marks", std::move(marks)},
                         {"first_score", first},
                         {"score", comes_to_json(at)},
                         {"not_counting", label_names(at.off)},
                         {"versions",
                          {{"rubric", at.versions.rubric},
                           {"judge", at.versions.judge},
                           {"judge_version", at.versions.judge_version},
                           {"calibration", at.versions.calibration}}}});
        return Exit::fine;
    }
    for (const Mark& mark : at.marks)
        if (mark.turn.seq == 0) print_mark(asking, mark, tells_trainee);
    const std::string total = points_words(at.comes_to.total_tenths);
    asking.line(at.comes_to.waits    ? "cli.marks.waits"
                : at.comes_to.passed ? "cli.marks.passed"
                                     : "cli.marks.not_passed",
                {{"total", total}});
    return Exit::fine;
}

/// A turn's number of the words, null after having said that there is none.
const TurnStanding* turn_of(const MarksAsking& asking, const AttemptStanding& at, const std::string& word) {
    const bool is_number =
        !word.empty() && word.size() < 7 && word.find_first_not_of("0123456789") == std::string::npos;
    const TurnStanding* turn = is_number ? turn_numbered(at, std::stoul(word)) : nullptr;
    if (!turn)
        asking.environment.say("cli.marks.no_turn", {{"turn", printable(word)}, {"count", at.turns.size()}});
    return turn;
}

Exit decide_words(const MarksAsking& asking, Decision decision) {
    const std::vector<std::string>& words = asking.command.words;
    StandingReader reader(asking.reader);
    const auto at = reader.read(words.front());
    if (!at) return told_fault(at.error(), asking.environment);
    const TurnStanding* turn = nullptr;
    std::optional<text::Label> label;
    if (words.size() > 1) {
        turn = turn_of(asking, at.value(), words[1]);
        if (!turn) return Exit::unusable;
        label = text::label_from(words.back());
        if (!label) {
            asking.say_no_label(words.back());
            return Exit::unusable;
        }
    }
    if (const auto fault = decide(asking.store, asking.reader, asking.actor, at.value(), turn, decision,
                                  label, asking.command.reason))
        return told_fault(*fault, asking.environment);
    return show_attempt(asking, words.front());
}

Exit overrule(const MarksAsking& asking) {
    const std::string& how = asking.command.words[2];
    if (how == "add") return decide_words(asking, Decision::add);
    if (how == "remove") return decide_words(asking, Decision::remove);
    asking.environment.say("cli.usage.bad_value", {{"what", printable(how) + " {add,remove}"}});
    return Exit::unusable;
}

Exit dispute_words(const MarksAsking& asking) {
    StandingReader reader(asking.reader);
    const auto at = reader.read(asking.command.words.front());
    if (!at) return told_fault(at.error(), asking.environment);
    const TurnStanding* turn = turn_of(asking, at.value(), asking.command.words[1]);
    const auto labels = asking.labels_of(asking.command.words[2]);
    if (!turn || !labels) return Exit::unusable;
    if (const auto fault =
            dispute(asking.store, asking.actor, at.value(), *turn, *labels, asking.command.comment))
        return told_fault(*fault, asking.environment);
    return show_attempt(asking, asking.command.words.front());
}

Exit answer_words(const MarksAsking& asking) {
    static const std::map<std::string, records::DisputeOutcome> outcomes = {
        {"accept", records::DisputeOutcome::accepted},
        {"partly", records::DisputeOutcome::partly},
        {"refuse", records::DisputeOutcome::refused}};
    const std::string &number = asking.command.words[0], &how = asking.command.words[1];
    const auto outcome = outcomes.find(how);
    if (outcome == outcomes.end()) {
        asking.environment.say("cli.usage.bad_value", {{"what", printable(how) + " {accept,partly,refuse}"}});
        return Exit::unusable;
    }
    const bool is_number =
        !number.empty() && number.size() < 16 && number.find_first_not_of("0123456789") == std::string::npos;
    const auto found = records::find_mark(asking.reader, is_number ? std::stoll(number) : 0);
    if (!found) return told_fault(found.error(), asking.environment);
    if (!found.value() || found.value()->kind != MarkKind::dispute)
        return told_fault({records::FaultKind::bad_mark, printable(number), "no_dispute", {}},
                          asking.environment);
    const auto named = asking.labels_of(asking.command.labels);
    if (!named) return Exit::unusable;
    if (outcome->second == records::DisputeOutcome::partly && named->none()) {
        asking.environment.say("cli.marks.partly_labels");
        return Exit::unusable;
    }
    StandingReader reader(asking.reader);
    const std::string& attempt = found.value()->turn.attempt;
    const auto at = reader.read(attempt);
    if (!at) return told_fault(at.error(), asking.environment);
    const bool takes_all = outcome->second == records::DisputeOutcome::accepted && named->none();
    if (const auto fault =
            answer(asking.store, asking.reader, asking.actor, at.value(), found.value()->number,
                   outcome->second, takes_all ? found.value()->labels : *named, asking.command.reason))
        return told_fault(*fault, asking.environment);
    return show_attempt(asking, attempt);
}

Exit obey(const MarksAsking& asking) {
    switch (asking.command.verb) {
    case MarksDoes::queue: return print_queue(asking);
    case MarksDoes::show: return show_attempt(asking, asking.command.words.front());
    case MarksDoes::confirm: return decide_words(asking, Decision::confirm);
    case MarksDoes::lift: return decide_words(asking, Decision::lift);
    case MarksDoes::overrule: return overrule(asking);
    case MarksDoes::dispute: return dispute_words(asking);
    case MarksDoes::answer: return answer_words(asking);
    case MarksDoes::remark: return remark_attempts(asking);
    default: return second_marking(asking);
    }
}

} // namespace

Exit MarksAsking::told(const std::optional<records::StoreFault>& fault) const {
    return fault ? told_fault(*fault, environment) : Exit::fine;
}

std::optional<text::LabelSet> MarksAsking::labels_of(const std::string& list) const {
    text::LabelSet labels;
    for (std::size_t from = 0; from < list.size();) {
        const std::size_t end = std::min(list.find(',', from), list.size());
        const std::string name = list.substr(from, end - from);
        const auto label = text::label_from(name);
        if (!label) {
            say_no_label(name);
            return std::nullopt;
        }
        add(labels, *label);
        from = end + 1;
    }
    return labels;
}

void MarksAsking::say_no_label(const std::string& word) const {
    environment.say("cli.marks.no_label",
                    {{"label", printable(word)}, {"labels", words_of(text::LabelSet().set())}});
}

json label_names(const text::LabelSet& labels) {
    json names = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names.push_back(text::to_string(label));
    return names;
}

std::string points_words(const std::optional<int>& tenths) {
    return tenths ? fmt::format("{:.1f}", *tenths / 10.0) : "–";
}

Exit run(const MarksCommand& command, Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records(command.as, environment, code);
    if (!open) return code;
    return obey({{open->store, open->reader, open->actor, command, environment}});
}

} // namespace amends::app::cli
