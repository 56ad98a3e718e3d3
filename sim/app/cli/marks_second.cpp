// `amends marks sample|next|mark|agreement|calibrate|lines`.
#include "scoring/text/context_json.hpp"
#include "sim/app/answer_words.hpp"
#include "sim/app/chinese_signs.hpp"
#include "sim/app/cli/marks_asking.hpp"
#include "sim/app/marks/calibration.hpp"
#include "sim/app/marks/training_lines.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using records::Mark;
using records::MarkKind;

/// The sample asked for, or nothing after having said why.
std::optional<Mark> sample_asked(const MarksAsking& asking, Exit& code) {
    auto sample = find_sample(asking.reader, asking.command.sample);
    if (!sample) {
        code = told_fault(sample.error(), asking.environment);
        return std::nullopt;
    }
    if (!sample.value()) {
        asking.environment.say("cli.marks.no_sample", {{"sample", printable(asking.command.sample)}});
        code = Exit::unusable;
    }
    return std::move(sample).value();
}

/// The id of the programme named by id or title; empty when none is named. Nothing after having said why.
std::optional<std::string> programme_asked(const MarksAsking& asking, Exit& code) {
    if (asking.command.programme.empty()) return std::string();
    auto named = programme_named(asking.reader, asking.command.programme, asking.environment, code);
    return named ? std::optional(std::move(named->id)) : std::nullopt;
}

std::string kappa_words(const stats::TwoRaters& counts) {
    const auto kappa = stats::cohens_kappa(counts);
    if (!kappa) return "–";
    const auto interval = stats::kappa_interval(counts);
    if (!interval) return fmt::format("{:.2f}", *kappa);
    return fmt::format("{:.2f} ({:.2f} … {:.2f})", *kappa, interval->low, interval->high);
}

void tell_left_out(const MarksAsking& asking, const Agreement& all) {
    if (all.left_out > 0) asking.line("cli.marks.left_out", {{"count", all.left_out}, {"of", all.drawn}});
}

void print_agreement(const MarksAsking& asking, const Agreement& all) {
    tell_left_out(asking, all);
    asking.line("cli.marks.agreement_head", {{"turns", all.turns}, {"both", all.by_both}});
    for (const LabelAgreement& one : all.labels) {
        if (one.turns == 0) continue;
        const std::string id = "cli.marks.counts_" + std::string(to_string(one.counts));
        asking.line("cli.marks.agreement_line", {{"label", label_words(asking.environment.texts, one.label)},
                                                 {"turns", one.turns},
                                                 {"people", kappa_words(one.people)},
                                                 {"machine", kappa_words(one.machine)},
                                                 {"second", kappa_words(one.machine2)},
                                                 {"counts", asking.environment.texts.get(id)}});
    }
}

Exit draw_sample(const MarksAsking& asking) {
    if (const auto no = records::why_not(asking.reader, asking.actor, records::Right::run_programmes))
        return told_fault(*no, asking.environment);
    Exit code = Exit::fine;
    const auto programme = programme_asked(asking, code);
    if (!programme) return code;
    Mark sample;
    sample.kind = MarkKind::sample;
    sample.id = records::fresh_uuid();
    sample.purpose = asking.command.purpose.empty() ? "second" : asking.command.purpose;
    sample.seed = asking.command.seed.value_or(1);
    sample.reason = asking.command.reason.empty() ? sample.purpose : asking.command.reason;
    const bool is_calibration = sample.purpose == "calibration";
    auto turns = turns_to_draw(asking.reader, is_calibration, *programme);
    if (!turns) return told_fault(turns.error(), asking.environment);
    const std::size_t there = turns.value().size();
    std::size_t count = asking.command.count;
    if (count == 0) count = sample_size(is_calibration, there);
    sample.turns = draw_turns(std::move(turns).value(), count, static_cast<std::uint64_t>(sample.seed));
    if (sample.turns.empty()) {
        asking.environment.say("cli.marks.no_turns");
        return Exit::unusable;
    }
    if (const auto fault =
            asking.store.wait(records::add_marks(asking.store, asking.actor, {sample}, -1)).fault)
        return told_fault(*fault, asking.environment);
    if (asking.command.json)
        asking.document({{"sample", sample.id},
                         {"purpose", sample.purpose},
                         {"seed", sample.seed},
                         {"drawn", sample.turns.size()},
                         {"of", there}});
    else
        asking.line("cli.marks.sample_drawn",
                    {{"sample", sample.id}, {"drawn", sample.turns.size()}, {"of", there}});
    return Exit::fine;
}

Exit show_next(const MarksAsking& asking) {
    if (const auto no = records::why_not(asking.reader, asking.actor, records::Right::mark_turns))
        return told_fault(*no, asking.environment);
    Exit code = Exit::fine;
    const auto sample = sample_asked(asking, code);
    if (!sample) return code;
    const auto next = next_blind(asking.reader, asking.actor, *sample);
    if (!next) return told_fault(next.error(), asking.environment);
    if (!next.value()) {
        if (asking.command.json)
            asking.document(nullptr);
        else
            asking.line("cli.marks.no_next");
        const auto counted = read_agreement(asking.reader, *sample);
        if (!counted) return told_fault(counted.error(), asking.environment);
        if (!asking.command.json) tell_left_out(asking, counted.value());
        return Exit::fine;
    }
    const BlindTurn& turn = *next.value();
    if (asking.command.json) {
        asking.document({{"sample", sample->id},
                         {"attempt", turn.turn.attempt},
                         {"turn", turn.number},
                         {"context", json::parse(text::to_json(turn.context))},
                         {"reply", turn.reply},
                         {"marked", turn.marked},
                         {"of", turn.of}});
        return Exit::fine;
    }
    for (const text::Utterance& one : turn.context.history)
        asking.environment.out << (one.who == text::Speaker::agent ? "> " : "< ") << printable(one.text)
                               << '\n';
    for (const std::string& one : turn.context.customer)
        asking.environment.out << "< " << printable(one) << '\n';
    const bool is_chinese = turn.context.lang != text::ContextLang::en;
    for (const std::string& one : turn.context.facts)
        asking.environment.out << "  · " << printable(is_chinese ? with_chinese_signs(one) : one) << '\n';
    for (const text::ActionDone& one : turn.context.actions)
        asking.environment.out << "  ! " << printable(one.action) << '\n';
    asking.environment.out << ">> " << printable(turn.reply) << '\n';
    asking.line("cli.marks.next_is", {{"attempt", turn.turn.attempt},
                                      {"turn", turn.number},
                                      {"sample", sample->id},
                                      {"marked", turn.marked},
                                      {"of", turn.of}});
    return Exit::fine;
}

Exit mark_blind(const MarksAsking& asking) {
    Exit code = Exit::fine;
    const auto sample = sample_asked(asking, code);
    if (!sample) return code;
    const auto labels = asking.labels_of(asking.command.labels);
    if (!labels) return Exit::unusable;
    StandingReader standing(asking.reader);
    const auto at = standing.read(asking.command.words[0]);
    if (!at) return told_fault(at.error(), asking.environment);
    const std::string& word = asking.command.words[1];
    const TurnStanding* turn = nullptr;
    for (const TurnStanding& one : at.value().turns)
        if (std::to_string(one.number) == word) turn = &one;
    if (!turn) {
        asking.environment.say("cli.marks.no_turn",
                               {{"turn", printable(word)}, {"count", at.value().turns.size()}});
        return Exit::unusable;
    }
    Mark mark;
    mark.kind = MarkKind::second;
    mark.turn = {at.value().row.id, turn->seq};
    mark.labels = *labels;
    mark.sample = sample->id;
    mark.versions = at.value().versions;
    mark.reason = asking.command.comment.empty() ? std::string(blind_reason) : asking.command.comment;
    if (const auto fault =
            asking.store.wait(records::add_marks(asking.store, asking.actor, {std::move(mark)}, -1)).fault)
        return told_fault(*fault, asking.environment);
    if (asking.command.json)
        asking.document({{"labels", label_names(*labels)}});
    else
        asking.line("cli.marks.is_marked");
    return Exit::fine;
}

Exit tell_agreement(const MarksAsking& asking, bool calibrates) {
    const auto right =
        calibrates && asking.command.write ? records::Right::run_programmes : records::Right::mark_turns;
    if (const auto no = records::why_not(asking.reader, asking.actor, right))
        return told_fault(*no, asking.environment);
    Exit code = Exit::fine;
    const auto sample = sample_asked(asking, code);
    if (!sample) return code;
    const auto agreement = read_agreement(asking.reader, *sample);
    if (!agreement) return told_fault(agreement.error(), asking.environment);
    const Agreement& all = agreement.value();
    if (asking.command.json)
        asking.document(agreement_json(*sample, all));
    else
        print_agreement(asking, all);
    if (!calibrates) return Exit::fine;
    if (!all.is_enough()) {
        asking.environment.say("cli.marks.too_few_turns",
                               {{"both", all.by_both}, {"least", calibration_turns_min}});
        return Exit::unusable;
    }
    if (!asking.command.json)
        asking.line(asking.command.write ? "cli.marks.calibrated" : "cli.marks.would_not_count",
                    {{"labels", asking.words_of(all.not_counting())}});
    if (!asking.command.write) return Exit::fine;
    Mark mark = calibration_by(*sample, all, asking.command.reason);
    return asking.told(
        asking.store.wait(records::add_marks(asking.store, asking.actor, {std::move(mark)}, -1)).fault);
}

Exit write_lines(const MarksAsking& asking) {
    if (const auto no = records::why_not(asking.reader, asking.actor, records::Right::read_records))
        return told_fault(*no, asking.environment);
    const auto lines = training_lines(asking.reader);
    if (!lines) return told_fault(lines.error(), asking.environment);
    const auto written = platform::write_file_durably(asking.command.out, lines.value().text);
    if (!written) {
        asking.environment.say(
            "cli.unwritable",
            {{"file", printable(asking.command.out)},
             {"why", answer_words(written.error().answer, FileDeed::written, asking.environment.texts)}});
        return Exit::unusable;
    }
    asking.line("cli.marks.lines_written",
                {{"count", lines.value().lines}, {"masked", lines.value().masked}});
    return Exit::fine;
}

} // namespace

Exit second_marking(const MarksAsking& asking) {
    using Does = MarksCommand::Verb;
    switch (asking.command.verb) {
    case Does::sample: return draw_sample(asking);
    case Does::next: return show_next(asking);
    case Does::mark: return mark_blind(asking);
    case Does::agreement: return tell_agreement(asking, false);
    case Does::calibrate: return tell_agreement(asking, true);
    default: return write_lines(asking);
    }
}

} // namespace amends::app::cli
