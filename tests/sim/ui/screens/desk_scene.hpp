#pragma once
// A shipped case, begun and on the desk, for tests of screens.
#include "sim/engine/play.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "sim/ui/desk/desk.hpp"
#include "sim/ui/desk/make_desk_view.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <fstream>
#include <sstream>

namespace amends::ui::test {

inline std::string file(const std::string& name) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// A shipped case, begun.
inline engine::Playthrough begun(const std::string& id, scenario::Way way, engine::Mode mode,
                                 support::Lang lang) {
    const auto loaded = scenario::load_scenario("scenario.json", file("scenarios/" + id + "/scenario.json"));
    const auto rubric = scenario::read_rubric("default.json", file("assets/rubrics/default.json"));
    const engine::Began began = engine::begin_play(*loaded.scenario, mode, way, lang, 1);
    engine::Playthrough told =
        engine::new_playthrough(engine::make_case(loaded.scenario, rubric.rubric, began));
    engine::advance(told, {0, "c1", began});
    return told;
}

/// The desk over a play; keeps what was asked for.
struct DeskScene {
    engine::Playthrough told;
    DeskWidgets widgets;
    Commands asked;
    Driver driver;

    explicit DeskScene(scenario::Way way, engine::Mode mode = engine::Mode::practice, Options options = {},
                       const std::string& id = "damaged-laptop")
        : told(begun(id, way, mode, options.lang)),
          driver(
              [this](Ui& ui, Rect window) {
                  const DeskView view = make_desk_view({.told = told, .texts = *ui.texts});
                  draw_desk(ui, window, view, widgets, asked);
              },
              options) {
        driver.settle();
    }
    template <class Asked>
    const Asked* last() const {
        for (auto at = asked.rbegin(); at != asked.rend(); ++at)
            if (const auto* found = std::get_if<Asked>(&*at)) return found;
        return nullptr;
    }
};

} // namespace amends::ui::test
