// The questions of the author screen: how a trial begins, and whether to save before one leaves.
#include "sim/ui/author/author.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr int most_minutes = 240, minutes_step = 5;

void begin_with_usual(const Ui& ui, const PlayFromView& view, PlayFromWidgets& widgets) {
    if (widgets.begun) return;
    widgets.begun = true;
    widgets.mood = view.mood;
    const bool speaks = std::find(view.langs.begin(), view.langs.end(), ui.texts->lang()) != view.langs.end();
    widgets.lang = speaks || view.langs.empty() ? ui.texts->lang() : view.langs.front();
    if (!view.ways.empty()) widgets.way = view.ways.front();
}

Rect trial_row(Ui& ui, Rect& page, const std::string& name) {
    Rect row = page.cut_top(control_height(ui), ui.px(10));
    draw_text(ui, row.cut_left(ui.px(110), ui.px(8)), name,
              {.style = style::small, .color = ui.colors().ink_soft});
    return row;
}

void draw_trial_choices(Ui& ui, Rect& page, const PlayFromView& view, PlayFromWidgets& widgets) {
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("shell.zh")},
                                      Choice{.id = "en", .label = ui.t("shell.en")}};
    if (view.langs.size() > 1)
        if (const auto picked =
                segments(ui, trial_row(ui, page, ui.t("author.from_lang")).cut_left(ui.px(120)), "lang",
                         langs, static_cast<std::size_t>(widgets.lang)))
            widgets.lang = static_cast<support::Lang>(*picked);
    const std::array<Choice, 2> ways{Choice{.id = "free", .label = ui.t("author.from_way_free")},
                                     Choice{.id = "choices", .label = ui.t("author.from_way_choices")}};
    if (view.ways.size() > 1)
        if (const auto picked =
                segments(ui, trial_row(ui, page, ui.t("author.from_way")).cut_left(ui.px(180)), "way", ways,
                         static_cast<std::size_t>(widgets.way)))
            widgets.way = static_cast<scenario::Way>(*picked);
}

/// Chips one can switch; yields the height used.
float draw_trial_flags(Ui& ui, Rect rect, const PlayFromView& view, PlayFromWidgets& widgets) {
    const float from = rect.y0, each = ui.px(34);
    float x = rect.x0;
    for (const scenario::FlagId& flag : view.flags) {
        const float width = chip_button_width(ui, flag.value);
        if (x > rect.x0 && x + width > rect.x1) {
            x = rect.x0;
            rect.y0 += each;
        }
        const auto at = std::find(widgets.flags.begin(), widgets.flags.end(), flag);
        const bool on = at != widgets.flags.end();
        if (chip_button(ui, {x, rect.y0 + each / 2},
                        {.id = flag.value, .label = flag.value, .on = on, .tooltip = {}})) {
            if (on)
                widgets.flags.erase(at);
            else
                widgets.flags.push_back(flag);
        }
        x += width + ui.px(6);
    }
    return rect.y0 + each - from;
}

void draw_trial_state(Ui& ui, Rect& page, const PlayFromView& view, AuthorWidgets& author) {
    PlayFromWidgets& widgets = author.play_from;
    const std::string mood = ui.t("author.from_mood_value",
                                  {{"value", widgets.mood}, {"word", mood_word(*ui.texts, widgets.mood)}});
    slider(ui, trial_row(ui, page, ui.t("author.from_mood")), widgets.mood,
           {.id = "mood",
            .label = ui.t("author.from_mood"),
            .low = -100,
            .high = 100,
            .step = 5,
            .words = mood});
    const std::string minutes = ui.t("author.from_minutes", {{"minutes", widgets.minutes}});
    slider(ui, trial_row(ui, page, ui.t("author.from_elapsed")), widgets.minutes,
           {.id = "elapsed",
            .label = ui.t("author.from_elapsed"),
            .low = 0,
            .high = most_minutes,
            .step = minutes_step,
            .words = minutes});
    Rect seed = trial_row(ui, page, ui.t("author.from_seed"));
    draw_figures(ui, seed.cut_left(ui.px(40), ui.px(8)), std::to_string(author.seed), {.style = style::body});
    const std::string& redraw = ui.t("author.redraw");
    if (button(ui, seed.cut_left(button_width(ui, redraw, Icon::refresh)),
               {.id = "redraw", .label = redraw, .icon = Icon::refresh, .tooltip = {}}))
        ++author.seed;
    draw_trial_choices(ui, page, view, widgets);
}

} // namespace

void draw_play_from(Ui& ui, const AuthorView& view, AuthorWidgets& author, Commands& asked) {
    PlayFromWidgets& widgets = author.play_from;
    const PlayFromView& from = view.play_from;
    begin_with_usual(ui, from, widgets);
    const float flags =
        from.flags.empty() ? 0 : std::clamp(widgets.flags_height / ui.theme.scale, 34.F, 110.F) + 30;
    Dialog dialog(
        ui, {.id = "play_from", .title = ui.t("author.from_title"), .width = 500, .height = 428 + flags});
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui), ui.px(12));
    draw_text(ui, page.cut_top(ui.px(24), ui.px(4)), ui.t("author.from_node", {{"node", from.title}}),
              {.style = style::body_bold});
    page.y0 += draw_paragraph(ui, page, ui.t("author.from_text"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(12);
    draw_trial_state(ui, page, from, author);
    if (!from.flags.empty()) {
        draw_text(ui, page.cut_top(ui.px(22), ui.px(4)), ui.t("author.from_flags"),
                  {.style = style::small, .color = ui.colors().ink_soft});
        ScrollArea area(ui, "flags", page);
        Rect chips = area.content().inset(ui.px(2), 0);
        chips.x1 -= ui.px(thumb_room);
        widgets.flags_height = draw_trial_flags(ui, chips, from, widgets);
        area.set_height(widgets.flags_height);
    }
    const std::string& start = ui.t("author.from_start");
    if (button(ui, foot.cut_right(button_width(ui, start, Icon::play)),
               {.id = "start",
                .label = start,
                .icon = Icon::play,
                .kind = ButtonKind::primary,
                .tooltip = {}})) {
        asked.emplace_back(ask::PlayFrom{from.node, widgets.mood, widgets.minutes * std::int64_t{60},
                                         widgets.flags, author.seed, widgets.lang, widgets.way});
        widgets.open = false;
    }
    focus_by_default(ui);
    if (dialog.close_asked()) widgets.open = false;
}

void draw_leave_question(Ui& ui, AuthorWidgets& widgets, Commands& asked) {
    Dialog dialog(ui,
                  {.id = "leave_author", .title = ui.t("author.leave_title"), .width = 480, .height = 200});
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui));
    const bool undecided = widgets.versions.has_value(); // changed here and on disk, and nothing chosen yet
    draw_paragraph(ui, page, ui.t(undecided ? "author.leave_versions" : "author.leave_text"),
                   {.color = ui.colors().ink_soft});
    const auto answer = [&](std::string_view id, const std::string& words, ButtonKind kind) {
        const bool pressed = button(ui, foot.cut_right(button_width(ui, words), ui.px(10)),
                                    {.id = id, .label = words, .kind = kind, .tooltip = {}});
        if (pressed) widgets.asks_to_leave = false;
        return pressed;
    };
    if (undecided) {
        if (answer("choose", ui.t("author.versions_choose"), ButtonKind::primary))
            widgets.asks_for_versions = true;
    } else if (answer("save", ui.t("author.leave_save"), ButtonKind::primary)) {
        asked.emplace_back(ask::SaveCase{});
        asked.emplace_back(ask::LeaveAuthor{});
    }
    focus_by_default(ui);
    answer("stay", ui.t("author.leave_stay"), ButtonKind::plain);
    if (answer("drop", ui.t("author.leave_drop"), ButtonKind::quiet)) asked.emplace_back(ask::DropEdits{});
    if (dialog.close_asked()) widgets.asks_to_leave = false;
}

} // namespace amends::ui
