// Before a case begins: way of answering, mode and language.
#include "sim/ui/catalogue/catalogue.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

float draw_pick(Ui& ui, Rect rect, std::string_view title, std::string_view id,
                std::span<const Choice> choices, std::size_t& current) {
    draw_text(ui, rect.cut_top(ui.px(24), ui.px(2)), title, {.style = style::small_bold});
    const Rect row = rect.cut_top(ui.px(36));
    const float width = std::max(segments_width(ui, choices), ui.px(280));
    if (const auto picked =
            segments(ui, {row.x0, row.y0, std::min(row.x1, row.x0 + width), row.y1}, id, choices, current))
        current = *picked;
    return ui.px(24 + 2 + 36 + 12);
}

} // namespace

void draw_start_sheet(Ui& ui, const CatalogueView& view, CatalogueWidgets& widgets, Commands& asked) {
    if (!widgets.chosen) return;
    const auto card = std::find_if(view.cases.begin(), view.cases.end(),
                                   [&](const CaseCard& known) { return known.id == *widgets.chosen; });
    if (card == view.cases.end()) {
        widgets.chosen.reset();
        return;
    }
    const float width = 520;
    const float story = text_height(ui, card->summary, style::body, ui.px(width - 48));
    const Dialog dialog(ui, {.id = "start_sheet",
                             .title = card->title,
                             .width = width,
                             .height = story / ui.px(1) + 76 * 3 + 170});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    draw_paragraph(ui, inside.cut_top(story, ui.px(14)), card->summary, {.color = ui.colors().ink_soft});
    const std::array<Choice, 2> ways{
        Choice{.id = "free", .label = ui.t("catalogue.way_free"), .icon = Icon::keyboard},
        Choice{.id = "choices", .label = ui.t("catalogue.way_choices"), .icon = Icon::checklist}};
    if (card->ways.size() > 1) {
        auto way = static_cast<std::size_t>(widgets.way);
        inside.y0 += draw_pick(ui, inside, ui.t("catalogue.way"), "way", ways, way);
        widgets.way = static_cast<scenario::Way>(way);
    }
    if (!card->guided) {
        const std::array<Choice, 2> modes{
            Choice{.id = "practice", .label = ui.t("desk.mode_practice"), .icon = Icon::school},
            Choice{.id = "assessment",
                   .label = ui.t("desk.mode_assessment"),
                   .icon = Icon::fact_check,
                   .enabled = view.can_be_examined}};
        auto mode = static_cast<std::size_t>(widgets.mode);
        inside.y0 += draw_pick(ui, inside, ui.t("catalogue.mode"), "mode", modes, mode);
        widgets.mode = static_cast<engine::Mode>(mode);
    }
    if (card->languages.size() > 1) {
        const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("settings.chinese")},
                                          Choice{.id = "en", .label = ui.t("settings.english")}};
        auto lang = static_cast<std::size_t>(widgets.lang);
        inside.y0 += draw_pick(ui, inside, ui.t("catalogue.lang"), "lang", langs, lang);
        widgets.lang = static_cast<support::Lang>(lang);
    }
    const std::string& note = widgets.mode == engine::Mode::practice ? ui.t("catalogue.practice_note")
                                                                     : ui.t("catalogue.assessment_note");
    draw_paragraph(ui, inside, note, {.style = style::small, .color = ui.colors().ink_soft});
    const std::string& start = ui.t("catalogue.start");
    const bool started = button(
        ui, foot.cut_right(std::max(ui.px(120), button_width(ui, start, Icon::play)), ui.px(8)),
        {.id = "start", .label = start, .icon = Icon::play, .kind = ButtonKind::primary, .tooltip = {}});
    focus_by_default(ui);
    if (started) {
        asked.emplace_back(ask::StartCase{card->id, widgets.way, widgets.mode, widgets.lang});
        widgets.chosen.reset();
    } else if (button(ui, foot.cut_right(ui.px(96)),
                      {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
               || dialog.close_asked()) {
        widgets.chosen.reset();
    }
}

} // namespace amends::ui
