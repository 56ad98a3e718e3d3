// Before a case begins: way of answering, mode, language and what it is marked by.
#include "sim/ui/catalogue/catalogue.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr float sheet_width = 520, title_height = 24, row_height = 36, pick_gap = 14;

/// The picks stand one below the other; each yields where the next begins.
class Picks {
public:
    Picks(Ui& ui, Rect rect) : ui_(ui), rect_(rect), top_(rect.y0) {}

    void title(std::string_view words) {
        draw_text(ui_, rect_.cut_top(ui_.px(title_height), ui_.px(2)), words, {.style = style::small_bold});
    }
    /// Side by side, or below each other where there is no room.
    void choose(std::string_view id, std::span<const Choice> choices, std::size_t& current) {
        const float width = segments_width(ui_, choices);
        if (width > rect_.width()) {
            choose_below(id, choices, current);
            return;
        }
        const Rect row = rect_.cut_top(ui_.px(row_height), ui_.px(pick_gap));
        const float wide = std::min(row.width(), std::max(width, ui_.px(280)));
        if (const auto picked = segments(ui_, {row.x0, row.y0, row.x0 + wide, row.y1}, id, choices, current))
            current = *picked;
    }
    void note(std::string_view words) {
        rect_.y0 += draw_paragraph(ui_, rect_, words, {.style = style::small, .color = ui_.colors().ink_soft})
                    + ui_.px(pick_gap);
    }
    /// A note that belongs to what stands above it.
    void note_below(std::string_view words) {
        rect_.y0 -= ui_.px(pick_gap - 6);
        note(words);
    }
    void story(std::string_view words) {
        rect_.y0 += draw_paragraph(ui_, rect_, words, {.color = ui_.colors().ink_soft}) + ui_.px(pick_gap);
    }
    [[nodiscard]] float height() const { return rect_.y0 - top_; }

private:
    void choose_below(std::string_view id, std::span<const Choice> choices, std::size_t& current) {
        const IdScope scope(ui_, id);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const Rect row = rect_.cut_top(option_height(ui_, choices[i].label, rect_.width()));
            if (option(ui_, row, choices[i].id, choices[i].label, i == current, choices[i].enabled))
                current = i;
        }
        rect_.y0 += ui_.px(pick_gap);
    }

    Ui& ui_;
    Rect rect_;
    float top_;
};

void pick_way(Ui& ui, Picks& picks, StartWidgets& widgets) {
    const std::array<Choice, 2> ways{
        Choice{.id = "free", .label = ui.t("catalogue.way_free"), .icon = Icon::keyboard},
        Choice{.id = "choices", .label = ui.t("catalogue.way_choices"), .icon = Icon::checklist}};
    auto way = static_cast<std::size_t>(widgets.way);
    picks.title(ui.t("catalogue.way"));
    picks.choose("way", ways, way);
    widgets.way = static_cast<scenario::Way>(way);
}

void pick_mode(Ui& ui, Picks& picks, const StartOffer& offer, StartWidgets& widgets) {
    const bool can_be_examined = offer.why_no_assessment.empty();
    const std::array<Choice, 2> modes{
        Choice{.id = "practice", .label = ui.t("desk.mode_practice"), .icon = Icon::school},
        Choice{.id = "assessment",
               .label = ui.t("desk.mode_assessment"),
               .icon = Icon::fact_check,
               .enabled = can_be_examined,
               .tooltip = offer.why_no_assessment}};
    auto mode = static_cast<std::size_t>(widgets.mode);
    picks.title(ui.t("catalogue.mode"));
    picks.choose("mode", modes, mode);
    widgets.mode = static_cast<engine::Mode>(mode);
    picks.note_below(ui.t(widgets.mode == engine::Mode::practice ? "catalogue.practice_note"
                                                                 : "catalogue.assessment_note"));
    if (!can_be_examined) picks.note_below(offer.why_no_assessment);
}

void pick_language(Ui& ui, Picks& picks, StartWidgets& widgets) {
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("settings.chinese")},
                                      Choice{.id = "en", .label = ui.t("settings.english")}};
    auto lang = static_cast<std::size_t>(widgets.lang);
    picks.title(ui.t("catalogue.lang"));
    picks.choose("lang", langs, lang);
    widgets.lang = static_cast<support::Lang>(lang);
}

void pick_rubric(Ui& ui, Picks& picks, const StartOffer& offer, StartWidgets& widgets) {
    std::vector<Choice> rubrics;
    std::size_t current = 0;
    for (std::size_t i = 0; i < offer.rubrics.size(); ++i) {
        rubrics.push_back({.id = offer.rubrics[i].id, .label = offer.rubrics[i].title});
        if (offer.rubrics[i].id == widgets.rubric) current = i;
    }
    picks.title(ui.t("catalogue.rubric"));
    picks.choose("rubric", rubrics, current);
    widgets.rubric = offer.rubrics[current].id;
    picks.note_below(offer.rubrics[current].note);
}

float draw_picks(Ui& ui, Rect rect, const CaseCard& card, const StartOffer& offer, StartWidgets& widgets) {
    Picks picks(ui, rect);
    picks.story(card.summary);
    if (card.ways.size() > 1) pick_way(ui, picks, widgets);
    if (!card.guided) pick_mode(ui, picks, offer, widgets);
    if (card.languages.size() > 1) pick_language(ui, picks, widgets);
    if (!widgets.rubric.empty()) pick_rubric(ui, picks, offer, widgets);
    if (card.guided) picks.note(ui.t("catalogue.practice_note"));
    return picks.height();
}

} // namespace

void open_start_sheet(StartWidgets& widgets, const CaseCard& card, const StartOffer& offer,
                      support::Lang lang) {
    widgets = {.chosen = card.id, .rubric = {}};
    if (!card.ways.empty()) widgets.way = card.ways.front();
    const bool written =
        std::find(card.languages.begin(), card.languages.end(), lang) != card.languages.end();
    widgets.lang = written || card.languages.empty() ? lang : card.languages.front();
    if (card.guided || offer.rubrics.size() < 2) return; // nothing to choose from: the case's own
    const auto is_offered = [&](const std::string& id) {
        return std::any_of(offer.rubrics.begin(), offer.rubrics.end(),
                           [&](const RubricChoice& known) { return known.id == id; });
    };
    widgets.rubric = is_offered(card.rubric)    ? card.rubric
                     : is_offered(offer.rubric) ? offer.rubric
                                                : offer.rubrics.front().id;
}

void draw_start_sheet(Ui& ui, const std::vector<CaseCard>& cases, const StartOffer& offer,
                      StartWidgets& widgets, Commands& asked) {
    if (!widgets.chosen) return;
    const auto card = std::find_if(cases.begin(), cases.end(),
                                   [&](const CaseCard& known) { return known.id == *widgets.chosen; });
    if (card == cases.end()) {
        widgets.chosen.reset();
        return;
    }
    const Dialog dialog(ui, {.id = "start_sheet",
                             .title = card->title,
                             .width = sheet_width,
                             .height = widgets.picks_height / ui.px(1) + 140});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    {
        Rect view = inside.inset(-ui.px(focus_room));
        view.x1 += ui.px(thumb_room);
        ScrollArea area(ui, "picks", view);
        const Rect content{inside.x0, area.content().y0 + ui.px(focus_room), inside.x1, area.content().y1};
        widgets.picks_height = draw_picks(ui, content, *card, offer, widgets);
        area.set_height(widgets.picks_height + ui.px(focus_room));
    }
    const std::string& bench = ui.t("catalogue.bench");
    const bool bench_asked = offer.may_look_behind
                             && button(ui, foot.cut_left(button_width(ui, bench, Icon::fact_check), ui.px(8)),
                                       {.id = "bench",
                                        .label = bench,
                                        .icon = Icon::fact_check,
                                        .kind = ButtonKind::quiet,
                                        .tooltip = ui.t("catalogue.bench_help")});
    const std::string& start = ui.t("catalogue.start");
    const bool started = button(
        ui, foot.cut_right(std::max(ui.px(120), button_width(ui, start, Icon::play)), ui.px(8)),
        {.id = "start", .label = start, .icon = Icon::play, .kind = ButtonKind::primary, .tooltip = {}});
    focus_by_default(ui);
    if (bench_asked) {
        asked.emplace_back(ask::OpenBench{card->id});
        widgets.chosen.reset();
    } else if (started) {
        asked.emplace_back(ask::StartCase{card->id, widgets.way, widgets.mode, widgets.lang, widgets.rubric});
        widgets.chosen.reset();
    } else if (button(ui, foot.cut_right(std::max(ui.px(96), button_width(ui, ui.t("controls.cancel")))),
                      {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
               || dialog.close_asked()) {
        widgets.chosen.reset();
    }
}

} // namespace amends::ui
