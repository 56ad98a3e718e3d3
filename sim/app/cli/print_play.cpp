#include "sim/app/cli/terminal_play.hpp"
#include "sim/app/printable.hpp"
#include "sim/engine/render.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

/// The words under a photo; its id where it has none.
std::string caption_of(const engine::Case& play, const scenario::PhotoId& id) {
    for (const scenario::Photo& photo : play.scenario->desk.photos)
        if (photo.id == id)
            if (std::string caption = engine::render(play, photo.caption, play.lang); !caption.empty())
                return caption;
    return id.value;
}

void print_advice(const std::optional<ui::AdviceView>& advice, const Environment& environment) {
    if (!advice) return;
    environment.out << environment.texts.get("cli.play.advice",
                                             {{"title", advice->title}, {"text", printable(advice->text)}})
                    << '\n';
    if (!advice->quote.empty())
        environment.out << environment.texts.get("cli.play.quote", {{"words", printable(advice->quote)}})
                        << '\n';
}

/// Faults with their reasons and what was missing, turn by turn.
void print_turn(const ui::TurnView& turn, const Environment& environment) {
    const ui::Texts& texts = environment.texts;
    const std::int64_t number = static_cast<std::int64_t>(turn.turn) + 1;
    for (const ui::MarkView& mark : turn.marks)
        if (mark.tone == ui::Tone::bad)
            environment.out << texts.get(
                "cli.play.fault",
                {{"turn", number}, {"label", mark.label}, {"reason", printable(mark.reason)}})
                            << '\n';
    for (const std::string& finding : turn.findings)
        environment.out << texts.get("cli.play.turn_finding",
                                     {{"turn", number}, {"text", printable(finding)}})
                        << '\n';
    for (const auto& [label, how] : turn.missing)
        environment.out << texts.get("cli.play.missing",
                                     {{"turn", number}, {"label", label}, {"how", printable(how)}})
                        << '\n';
}

void print_promises(const ui::DebriefView& view, const Environment& environment) {
    for (const ui::PromiseLine& promise : view.promises)
        if (promise.tone == ui::Tone::bad)
            environment.out << environment.texts.get(
                "cli.play.promise", {{"text", printable(promise.text)}, {"state", promise.state}})
                            << '\n';
}

std::string_view text_id(engine::SpokenLine::Who who) {
    using Who = engine::SpokenLine::Who;
    switch (who) {
    case Who::customer: return "cli.play.customer";
    case Who::agent: return "cli.play.agent";
    case Who::desk: return "cli.play.desk";
    case Who::refusal: return "cli.play.refusal";
    case Who::notice: return "cli.play.notice";
    case Who::jump: break;
    }
    return "cli.play.jump";
}

} // namespace

void print_line(const engine::SpokenLine& line, const engine::Case& play, const Environment& environment) {
    environment.out << environment.texts.get(text_id(line.who), {{"text", printable(line.text)}}) << '\n';
    if (!line.photo.empty())
        environment.out << environment.texts.get("cli.play.photo",
                                                 {{"caption", printable(caption_of(play, line.photo))}})
                        << '\n';
}

void print_result(const engine::Playthrough& told, const std::vector<engine::MissedLabel>& missed,
                  const Environment& environment) {
    const ui::Texts& texts = environment.texts;
    const ui::DebriefView view =
        ui::make_debrief_view({.told = told, .texts = texts, .attempt = {}, .missed = missed});
    const engine::Result result = engine::result_of(told.play, told.state);
    if (find_ending(*told.play.scenario, told.state.place))
        environment.out << texts.get("cli.play.ending", {{"title", printable(view.ending)}}) << '\n';
    const char* verdict = result.score.passed ? "cli.play.passed" : "cli.play.not_passed";
    environment.out << texts.get(verdict, {{"total", view.total}}) << '\n';
    if (result.score.provisional) environment.out << texts.get("cli.play.provisional") << '\n';
    for (const ui::CriterionView& criterion : view.criteria)
        environment.out << texts.get("cli.play.criterion",
                                     {{"title", printable(criterion.title)}, {"points", criterion.points}})
                        << '\n';
    if (result.simulated_csat)
        environment.out << texts.get("cli.play.csat", {{"csat", *result.simulated_csat}}) << '\n';
    print_advice(view.keep, environment);
    print_advice(view.change, environment);
    for (const std::string& finding : view.findings)
        environment.out << texts.get("cli.play.finding", {{"text", printable(finding)}}) << '\n';
    for (const std::string& finding : view.unsaid)
        environment.out << texts.get("cli.play.whole", {{"text", printable(finding)}}) << '\n';
    for (const ui::TurnView& turn : view.turns)
        print_turn(turn, environment);
    print_promises(view, environment);
}

void print_play(const engine::Playthrough& told, const std::vector<engine::MissedLabel>& missed,
                const Environment& environment) {
    for (const engine::SpokenLine& line : told.lines)
        print_line(line, told.play, environment);
    print_result(told, missed, environment);
}

} // namespace amends::app::cli
