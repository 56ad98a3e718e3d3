#include "sim/ui/settings/settings.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace amends::ui {
namespace {

constexpr float settings_width = 720;

Rect draw_line_title(Ui& ui, Rect row, std::string_view title) {
    draw_text(ui, row.cut_left(ui.px(170), ui.px(12)), title);
    return row;
}

void draw_name_field(Ui& ui, Rect rect, const SettingsView& view, SettingsWidgets& widgets, Commands& asked) {
    if (!widgets.name_loaded) {
        widgets.name.edit.single_line = true;
        widgets.name.edit.begin_with(view.name, ui.breaks);
        widgets.name_loaded = true;
    }
    const EditOutcome typed = text_field(
        ui, rect, widgets.name,
        {.id = "name", .label = ui.t("settings.name"), .hint = ui.t("settings.name_hint"), .problem = {}});
    if (typed.left || typed.entered) asked.emplace_back(ask::SetName{widgets.name.edit.text()});
}

void draw_language_card(Ui& ui, Rect card, const SettingsView& view, SettingsWidgets& widgets,
                        Commands& asked) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("settings.general"), {.style = style::title});
    Rect name = draw_line_title(ui, inside.cut_top(ui.px(36), ui.px(10)), ui.t("settings.name"));
    if (view.lists_people)
        draw_text(ui, name, ui.t("settings.listed_as", {{"name", view.name}, {"role", view.role}}));
    else
        draw_name_field(ui, name, view, widgets, asked);
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("settings.chinese")},
                                      Choice{.id = "en", .label = ui.t("settings.english")}};
    focus_on_arrival(ui);
    const Rect lang = draw_line_title(ui, inside.cut_top(ui.px(36), ui.px(10)), ui.t("settings.language"));
    if (const auto picked = segments(ui, {lang.x0, lang.y0, std::min(lang.x1, lang.x0 + ui.px(260)), lang.y1},
                                     "language", langs, static_cast<std::size_t>(view.lang))) {
        asked.emplace_back(ask::SetLanguage{static_cast<support::Lang>(*picked)});
    }
}

void draw_look_card(Ui& ui, Rect card, const SettingsView& view, Commands& asked) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("settings.look"), {.style = style::title});
    const std::array<Choice, 3> themes{
        Choice{.id = "light", .label = ui.t("settings.light"), .icon = Icon::sun},
        Choice{.id = "dark", .label = ui.t("settings.dark"), .icon = Icon::moon},
        Choice{.id = "high_contrast", .label = ui.t("settings.high_contrast"), .icon = Icon::contrast}};
    const Rect theme = draw_line_title(ui, inside.cut_top(ui.px(36), ui.px(10)), ui.t("settings.theme"));
    if (const auto picked = segments(ui, theme, "theme", themes, static_cast<std::size_t>(view.theme)))
        asked.emplace_back(ask::SetTheme{static_cast<ThemeKind>(*picked)});
    constexpr std::array<int, 6> scales{75, 100, 125, 150, 175, 200};
    const auto percent = static_cast<int>(std::lround(view.scale * 100));
    std::array<std::string, 6> words, ids;
    std::vector<Choice> choices;
    std::size_t current = 1;
    for (std::size_t i = 0; i < scales.size(); ++i) {
        words[i] = ui.t("settings.percent", {{"value", scales[i]}});
        ids[i] = "scale" + std::to_string(scales[i]);
        choices.push_back({.id = ids[i], .label = words[i]});
        if (scales[i] <= percent) current = i;
    }
    const Rect size = draw_line_title(ui, inside.cut_top(ui.px(36), ui.px(10)), ui.t("settings.scale"));
    if (const auto picked = segments(ui, size, "scale", choices, current))
        asked.emplace_back(ask::SetScale{static_cast<float>(scales[*picked]) / 100});
    if (toggle(ui, inside.cut_top(ui.px(36)), "still", ui.t("settings.still"), view.still))
        asked.emplace_back(ask::SetStill{!view.still});
}

void draw_sound_card(Ui& ui, Rect card, const SettingsView& view, Commands& asked) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("settings.sound"), {.style = style::title});
    if (!view.has_sound) {
        draw_text(ui, inside.cut_top(ui.px(30)), ui.t("settings.no_sound"), {.color = ui.colors().ink_soft});
        return;
    }
    if (toggle(ui, inside.cut_top(ui.px(36), ui.px(4)), "mute", ui.t("settings.mute"), view.muted))
        asked.emplace_back(ask::SetMute{!view.muted});
    constexpr std::array<std::string_view, sound_kind_count> kinds{"messages", "phone",     "mood",
                                                                   "result",   "interface", "ambience"};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::string& title = ui.t(std::string("settings.sound_").append(kinds[i]));
        Rect row = draw_line_title(ui, inside.cut_top(ui.px(36)), title);
        int volume = view.volume_percent[i];
        const std::string words = ui.t("settings.percent", {{"value", volume}});
        if (slider(ui, row, volume,
                   {.id = kinds[i], .label = title, .step = 5, .words = words, .enabled = !view.muted})) {
            asked.emplace_back(ask::SetVolume{static_cast<SoundKind>(i), volume});
        }
    }
}

/// The newest copy of the records and the way back to it.
void draw_copy_row(Ui& ui, Rect row, const SettingsView& view, SettingsWidgets& widgets) {
    row = draw_line_title(ui, row, ui.t("settings.copy"));
    if (view.newest_copy.empty()) {
        draw_text(ui, row, ui.t("settings.no_copy"), {.color = ui.colors().ink_soft});
        return;
    }
    const std::string& restore = ui.t("settings.restore");
    if (view.may_restore
        && button(ui, row.cut_right(button_width(ui, restore, Icon::undo), ui.px(10)),
                  {.id = "restore", .label = restore, .icon = Icon::undo, .tooltip = {}}))
        widgets.asks_to_restore = true;
    draw_text(ui, row, ui.t("settings.copy_made", {{"when", view.newest_copy}}),
              {.color = ui.colors().ink_soft});
}

constexpr float kept_title = 182; ///< as wide as a line's title with its gap

float kept_height(Ui& ui, const SettingsView& view, float card_width) {
    const float width = card_width - ui.px(40 + kept_title);
    float height = 0;
    for (const std::string* words : {&view.kept, &view.kept_due})
        if (!words->empty()) height += text_height(ui, *words, style::body, width) + ui.px(8);
    return height == 0 ? 0 : std::max(height, ui.px(58)); // beside the title and the way to change it
}

/// How long words are kept, what goes when, and for managers the way to change it.
void draw_kept_rows(Ui& ui, Rect& inside, const SettingsView& view, SettingsWidgets& widgets) {
    if (view.kept.empty()) return;
    inside.y0 += ui.px(7); // as the words of a line stand in its middle
    Rect title = Rect::at(inside.x0, inside.y0, ui.px(kept_title - 12), line_height(ui, style::body));
    draw_text(ui, title, ui.t("settings.kept"));
    if (view.may_restore && view.has_store) {
        const std::string& change = ui.t("settings.kept_change");
        const float top = title.y1 + ui.px(2);
        if (link(ui, {title.x0, top, title.x0 + link_width(ui, change), top + ui.px(28)}, "change_kept",
                 change))
            widgets.kept = {true, view.practice_months, view.assessment_months};
    }
    for (const std::string* words : {&view.kept, &view.kept_due})
        if (!words->empty())
            inside.y0 += draw_paragraph(ui, {inside.x0 + ui.px(kept_title), inside.y0, inside.x1, inside.y1},
                                        *words, {.color = ui.colors().ink_soft})
                         + ui.px(8);
}

/// "For good" and some numbers of months, with the one that is set.
void draw_kept_choice(Ui& ui, Rect row, std::string_view id, int& months) {
    std::vector<int> offered{0, 3, 6, 12, 24, 36};
    if (std::find(offered.begin(), offered.end(), months) == offered.end()) offered.push_back(months);
    std::vector<std::string> words;
    std::vector<Choice> choices;
    words.reserve(offered.size()); // choices look into it
    std::size_t current = 0;
    for (const int one : offered) {
        if (one == months) current = words.size();
        words.push_back(one == 0 ? ui.t("settings.kept_for_good") : std::to_string(one));
        choices.push_back({.id = words.back(), .label = words.back()});
    }
    if (const auto picked = segments(ui, row, id, choices, current)) months = offered[*picked];
}

void draw_kept_form(Ui& ui, SettingsWidgets& widgets) {
    KeptForm& form = widgets.kept;
    if (!form.open) return;
    const std::string& text = ui.t("settings.kept_text");
    const float width = ui.px(560 - 48), said = text_height(ui, text, style::body, width);
    const float height = ui.px(40 + 40 + 12 + 10 + 20) + said + 2 * ui.px(24 + 36 + 10) + control_height(ui);
    Dialog dialog(
        ui, {.id = "kept_form", .title = ui.t("settings.kept"), .width = 560, .height = height / ui.px(1)});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    draw_paragraph(ui, inside.cut_top(said, ui.px(12)), text, {.color = ui.colors().ink_soft});
    for (const auto& [id, title, months] :
         {std::tuple{"practice", "settings.kept_practice", &form.practice_months},
          std::tuple{"assessment", "settings.kept_assessment", &form.assessment_months}}) {
        draw_text(ui, inside.cut_top(ui.px(24)), ui.t(title), {.style = style::small_bold});
        draw_kept_choice(ui, inside.cut_top(ui.px(36), ui.px(10)), id, *months);
    }
    const std::string& take = ui.t("settings.kept_set");
    if (button(ui, foot.cut_right(button_width(ui, take), ui.px(10)),
               {.id = "set", .label = take, .kind = ButtonKind::primary, .tooltip = {}})) {
        widgets.sets_kept = true;
        form.open = false;
    }
    const std::string& cancel = ui.t("controls.cancel");
    if (button(ui, foot.cut_right(button_width(ui, cancel)), {.id = "cancel", .label = cancel, .tooltip = {}})
        || dialog.close_asked())
        form.open = false;
}

void draw_data_card(Ui& ui, Rect card, const SettingsView& view, SettingsWidgets& widgets, Commands& asked) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("settings.data"), {.style = style::title});
    Rect row = inside.cut_top(ui.px(36), ui.px(4));
    const std::string& open = ui.t("settings.open_folder");
    if (button(ui, row.cut_right(button_width(ui, open, Icon::folder), ui.px(10)),
               {.id = "open_folder", .label = open, .icon = Icon::folder, .tooltip = {}})) {
        asked.emplace_back(ask::OpenDataFolder{});
    }
    draw_text(ui, row, view.data_folder, {.color = ui.colors().ink_soft});
    draw_copy_row(ui, inside.cut_top(ui.px(36), ui.px(4)), view, widgets);
    draw_text(ui, draw_line_title(ui, inside.cut_top(ui.px(36), ui.px(4)), ui.t("settings.people")),
              view.people, {.color = ui.colors().ink_soft});
    draw_kept_rows(ui, inside, view, widgets);
    draw_text(ui, inside.cut_top(ui.px(26)), view.version,
              {.style = style::small, .color = ui.colors().ink_faint});
}

/// Whether several people use this desk.
void draw_people_card(Ui& ui, Rect card, const SettingsView& view, SettingsWidgets& widgets,
                      Commands& asked) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("settings.several"), {.style = style::title});
    Rect row = inside.cut_top(ui.px(44));
    const std::string& act = ui.t(view.lists_people ? "sign_in.out" : "settings.set_up_people");
    const Icon icon = view.lists_people ? Icon::swap : Icon::group;
    const Rect at = row.cut_right(button_width(ui, act, icon), ui.px(16));
    if (button(ui, Rect::around(at.middle(), at.width(), control_height(ui)),
               {.id = view.lists_people ? "sign_out" : "set_up_people",
                .label = act,
                .icon = icon,
                .enabled = view.has_store,
                .tooltip = {}})) {
        if (view.lists_people)
            asked.emplace_back(ask::SignOut{});
        else
            widgets.sets_up_people = true;
    }
    draw_paragraph(ui, row, ui.t(view.lists_people ? "settings.several_on" : "settings.several_off"),
                   {.color = ui.colors().ink_soft, .max_lines = 2});
}

EditOutcome set_up_line(Ui& ui, Rect& column, EditState& state, std::string_view id, bool hidden) {
    state.edit.single_line = true;
    const std::string& label = ui.t(std::string("settings.manager_").append(id));
    draw_text(ui, column.cut_top(ui.px(24)), label, {.style = style::small_bold});
    return text_field(
        ui, column.cut_top(control_height(ui), ui.px(8)), state,
        {.id = id,
         .label = label,
         .hint = id == "id" ? std::string_view(ui.t("settings.manager_id_hint")) : std::string_view(),
         .problem = {},
         .hidden = hidden});
}

/// The first of several people: a name and a PIN, and they are the manager.
void draw_set_up(Ui& ui, SettingsWidgets& widgets, Commands& asked) {
    if (!widgets.sets_up_people) return;
    const float width = ui.px(460 - 48);
    const std::string& lead = ui.t("settings.set_up_text");
    const float words = text_height(ui, lead, style::body, width);
    const std::string& problem = widgets.set_up_problem;
    const float said = problem.empty() ? 0 : text_height(ui, problem, style::body, width) + ui.px(10);
    const float line = ui.px(24 + 8) + control_height(ui);
    const float height = ui.px(40 + 40 + 12 + 10) + words + said + line * 4 + control_height(ui);
    Dialog dialog(
        ui, {.id = "set_up", .title = ui.t("settings.several"), .width = 460, .height = height / ui.px(1)});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    bool entered = false;
    {
        ScrollArea area(ui, "fields",
                        {inside.x0 - ui.px(focus_room), inside.y0, inside.x1 + ui.px(focus_room + thumb_room),
                         inside.y1});
        Rect column{inside.x0, area.content().y0, inside.x1, area.content().y1};
        const float top = column.y0;
        draw_paragraph(ui, column.cut_top(words, ui.px(12)), lead, {.color = ui.colors().ink_soft});
        set_up_line(ui, column, widgets.manager_name, "name", false);
        focus_by_default(ui);
        set_up_line(ui, column, widgets.manager_id, "id", false);
        set_up_line(ui, column, widgets.manager_pin.pin, "pin", true);
        entered = set_up_line(ui, column, widgets.manager_pin.again, "again", true).entered;
        if (said > 0) draw_paragraph(ui, column.cut_top(said), problem, {.color = ui.colors().bad.ink});
        area.set_height(column.y0 - top);
    }
    const std::string& take = ui.t("settings.set_up_yes");
    const bool pressed =
        button(ui, foot.cut_right(button_width(ui, take), ui.px(10)),
               {.id = "set_up_yes", .label = take, .kind = ButtonKind::primary, .tooltip = {}});
    const bool cancelled = button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
                                  {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}});
    const std::string& pin = widgets.manager_pin.pin.edit.text();
    if (pressed || entered) {
        widgets.set_up_problem = new_pin_problem(ui, pin, widgets.manager_pin.again.edit.text());
        if (widgets.set_up_problem.empty())
            asked.emplace_back(
                ask::SetUpPeople{widgets.manager_id.edit.text(), widgets.manager_name.edit.text(), pin});
    } else if (cancelled || dialog.close_asked()) {
        widgets.sets_up_people = false;
        widgets.manager_pin = {};
        widgets.set_up_problem.clear();
    }
}

void ask_to_restore(Ui& ui, const SettingsView& view, SettingsWidgets& widgets, Commands& asked) {
    if (!widgets.asks_to_restore) return;
    const std::string text = ui.t("settings.restore_text", {{"when", view.newest_copy}});
    const auto answer = ask_question(ui, {.id = "restore_question",
                                          .title = ui.t("settings.restore_title"),
                                          .text = text,
                                          .yes = ui.t("settings.restore_yes"),
                                          .no = ui.t("controls.cancel"),
                                          .dangerous = true});
    if (!answer) return;
    widgets.asks_to_restore = false;
    if (*answer == Answer::yes) asked.emplace_back(ask::RestoreBackup{});
}

} // namespace

void draw_settings(Ui& ui, Rect rect, const SettingsView& view, SettingsWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "settings");
    const float width = std::min(ui.px(settings_width), rect.width() - ui.px(48));
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    Rect page = Rect::at(content.mid_x() - width / 2, content.y0 + ui.px(24), width, 1e6F);
    draw_text(ui, page.cut_top(ui.px(36), ui.px(14)), ui.t("settings.title"), {.style = style::display});
    draw_language_card(ui, page.cut_top(ui.px(150), ui.px(14)), view, widgets, asked);
    draw_people_card(ui, page.cut_top(ui.px(104), ui.px(14)), view, widgets, asked);
    draw_look_card(ui, page.cut_top(ui.px(188), ui.px(14)), view, asked);
    draw_sound_card(ui, page.cut_top(ui.px(view.has_sound ? 316.F : 92.F), ui.px(14)), view, asked);
    draw_data_card(ui, page.cut_top(ui.px(217) + kept_height(ui, view, width), ui.px(14)), view, widgets,
                   asked);
    area.set_height(page.y0 - content.y0);
    ask_to_restore(ui, view, widgets, asked);
    draw_set_up(ui, widgets, asked);
    draw_kept_form(ui, widgets);
}

} // namespace amends::ui
