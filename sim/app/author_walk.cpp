// The walk through the case that is being written, as the screen shows it.
#include "sim/app/author_work.hpp"
#include "sim/author/edits.hpp"
#include "sim/author/record_test.hpp"
#include "sim/scenario/script.hpp"

#include <algorithm>

namespace amends::app {
namespace {

engine::Began walked_began(const AuthorWork& work, scenario::Way way, support::Lang lang) {
    const auto& langs = work.script->languages;
    const bool speaks = langs.empty() || std::find(langs.begin(), langs.end(), lang) != langs.end();
    return engine::begin_play(*work.script, engine::Mode::practice, way, speaks ? lang : langs.front(), 1);
}

engine::Case walked_case(const AuthorWork& work, std::shared_ptr<const rubric::Rubric> rubric,
                         const engine::Began& began) {
    return engine::make_case(work.script, std::move(rubric), began);
}

std::vector<ui::WalkStep> steps_of(const engine::Playthrough& told) {
    using Who = engine::SpokenLine::Who;
    std::vector<ui::WalkStep> steps;
    for (const engine::SpokenLine& line : told.lines)
        steps.push_back(
            {line.text, line.who == Who::agent, line.who == Who::agent || line.who == Who::customer});
    return steps;
}

} // namespace

void begin_walk(AuthorWork& work, std::shared_ptr<const rubric::Rubric> rubric,
                std::shared_ptr<const text::Judge> judge, support::Lang lang, std::function<void()> wake) {
    if (!work.reading.is_playable || !work.script || !rubric) return;
    const scenario::Way way = work.script->ways.empty() ? scenario::Way::free : work.script->ways.front();
    const engine::Began began = walked_began(work, way, lang);
    work.pass_mark = rubric->pass_mark;
    work.walk.begin(walked_case(work, std::move(rubric), began), std::move(judge), work.read_revision,
                    std::move(wake));
}

void take_walk(AuthorWork& work) {
    if (!work.walk.take() || !work.script) return;
    work.unwalked = ui::places_not_walked(*work.walk.report(), *work.script);
    work.walk_told = {};
    work.shown_revision = 0; // the graph shows what was not reached
}

void tell_walk_row(AuthorWork& work, const ui::WalkRow& row, std::shared_ptr<const rubric::Rubric> rubric,
                   const text::Judge& judge, support::Lang lang) {
    if (work.walk_told.row == row.id || !work.script || !rubric) return;
    std::string text;
    for (const std::string& line : row.script)
        text += line + "\n";
    const engine::Began began = walked_began(work, row.way, lang);
    engine::Played played = engine::play_script(
        walked_case(work, std::move(rubric), began), began,
        [&](const text::Context& context, std::string_view reply) { return judge.judge(context, reply); },
        scenario::parse_script("script", text), "script");
    work.walk_told = {row.id, steps_of(played.told), std::move(played.told)};
}

std::optional<author::Edit> test_of_walk(const AuthorWork& work) {
    if (!work.walk_told.told) return std::nullopt;
    const author::Document& document = work.disk.history.now();
    const auto test =
        author::test_of(*work.walk_told.told, author::free_id(document, author::IdKind::test, "walked"));
    if (!test) return std::nullopt;
    return author::insert_entry(document, author::JsonPlace{} / "tests", author::JsonStep::none, *test).edit;
}

ui::WalkView walk_view(const AuthorWork& work, const ui::Texts& texts) {
    ui::WalkView view;
    const engine::ExploreReport* report = work.walk.report();
    if (report != nullptr && work.script)
        view = ui::make_walk_view(
            {.report = *report, .script = *work.script, .texts = texts, .pass_mark = work.pass_mark});
    view.running = work.walk.running();
    view.steps = work.walk.steps();
    view.outdated = report != nullptr && work.walk.revision() != work.read_revision;
    view.told = work.walk_told.steps;
    if (!work.reading.is_playable) view.why_not = texts.get("author.walk_errors");
    return view;
}

} // namespace amends::app
