#include "sim/app/cli/terminal_play.hpp"
#include "sim/app/printable.hpp"
#include "sim/scenario/names.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

std::string points(const std::optional<int>& tenths) {
    if (!tenths) return "—";
    return std::to_string(*tenths / 10) + '.' + std::to_string(*tenths % 10);
}

std::string title_of(const rubric::Rubric& rubric, const rubric::CriterionId& id, support::Lang lang) {
    for (const rubric::Criterion& criterion : rubric.criteria)
        if (criterion.id == id) return criterion.title.in(lang);
    return id.value;
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

void print_line(const engine::SpokenLine& line, const Environment& environment) {
    environment.out << environment.texts.get(text_id(line.who), {{"text", printable(line.text)}}) << '\n';
    if (!line.photo.empty())
        environment.out << environment.texts.get("cli.play.photo", {{"id", printable(line.photo.value)}})
                        << '\n';
}

void print_result(const engine::Playthrough& told, const Environment& environment) {
    const engine::Result result = engine::result_of(told.play, told.state);
    const ui::Texts& texts = environment.texts;
    if (const scenario::Ending* ending = find_ending(*told.play.scenario, told.state.place))
        environment.out << texts.get(
            "cli.play.ending",
            {{"title", printable(engine::render(told.play, ending->title, environment.lang()))}})
                        << '\n';
    const char* verdict = result.score.passed ? "cli.play.passed" : "cli.play.not_passed";
    environment.out << texts.get(verdict, {{"total", points(result.score.total_tenths)}}) << '\n';
    if (result.score.provisional) environment.out << texts.get("cli.play.provisional") << '\n';
    for (const rubric::CriterionScore& criterion : result.score.criteria)
        environment.out << "  " << title_of(*told.play.rubric, criterion.id, environment.lang()) << ": "
                        << points(criterion.tenths) << '\n';
    if (result.simulated_csat)
        environment.out << texts.get("cli.play.csat", {{"csat", *result.simulated_csat}}) << '\n';
}

void print_play(const engine::Playthrough& told, const Environment& environment) {
    for (const engine::SpokenLine& line : told.lines)
        print_line(line, environment);
    print_result(told, environment);
}

} // namespace amends::app::cli
