// The marking bench behind the window.
#include "sim/app/desktop.hpp"

#include <algorithm>

namespace amends::app {

void Desktop::open_bench(const scenario::ScenarioId& scenario) {
    bench_work_.reset();
    bench_case_ = scenario.value;
    bench_ = {};
    screen_ = ui::Screen::bench;
}

/// The rubric the case names, else the usual one; null when none could be read.
std::shared_ptr<const rubric::Rubric> Desktop::rubric_of(const scenario::Scenario& script) const {
    const auto named = std::find_if(rubrics_.begin(), rubrics_.end(), [&](const auto& rubric) {
        return rubric->id == (script.rubric.empty() ? "default" : script.rubric.value);
    });
    if (named != rubrics_.end()) return *named;
    return rubrics_.empty() ? nullptr : rubrics_.front();
}

/// Begins to judge as soon as the judge itself is read.
void Desktop::go_on_judging() {
    if (bench_work_ || !is_judge_read() || !judge().judge) return;
    const LibraryCase* found = find(bench_case_);
    if (!found) return;
    const auto rubric = rubric_of(*found->loaded.scenario);
    if (!rubric) return;
    bench_work_ = std::make_unique<BenchWork>(found->loaded.scenario, rubric, judge().judge, wake_);
}

void Desktop::draw_bench(ui::Rect window, ui::Commands& asked) {
    go_on_judging();
    ui::Ui& ui = host_.ui();
    const LibraryCase* found = find(bench_case_);
    const bool can_judge = !is_judge_read() || bench_work_ != nullptr;
    ui::draw_bench(ui, window,
                   ui::make_bench_view({.bench = bench_work_ ? bench_work_->bench() : nullptr,
                                        .judge = is_judge_read() ? judge().judge.get() : nullptr,
                                        .script = found ? found->loaded.scenario.get() : nullptr,
                                        .texts = *ui.texts,
                                        .widgets = bench_,
                                        .failed = !found || !can_judge,
                                        .part = bench_work_ ? bench_work_->part() : -1}),
                   bench_, asked);
}

bool Desktop::show_bench(const std::string& id, const std::string& node, const std::string& reply,
                         const std::string& label) {
    const LibraryCase* found = find(id);
    if (!found || !judge().judge) return false;
    open_bench(scenario::ScenarioId{id});
    go_on_judging();
    if (!bench_work_) return false;
    bench_work_->wait();
    const auto& nodes = found->loaded.scenario->nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].id.value == node) bench_.node = i;
    bench_.reply = reply;
    bench_.label = label;
    return true;
}

} // namespace amends::app
