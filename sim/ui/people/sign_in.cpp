#include "sim/ui/people/sign_in.hpp"

#include "sim/ui/base/escape.hpp"
#include "sim/ui/base/search.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr float sign_in_width = 460, person_row_height = 48;
constexpr std::size_t shown_at_once = 12; ///< more people are found by typing

/// A card in the middle of the page; yields its inside.
Rect draw_middle_card(Ui& ui, Rect page, float width, float height) {
    const float wide = std::min(ui.px(width), page.width() - ui.px(48));
    const float top = page.y0 + std::max(ui.px(24), (page.height() - height) * .4F);
    const Rect card = Rect::at(page.mid_x() - wide / 2, top, wide, height);
    draw_card(ui, card);
    return card.inset(ui.px(28), ui.px(24));
}

void draw_person_row(Ui& ui, Rect row, const SignInPerson& person, Commands& asked) {
    const Hit hit = list_row(ui, row, {.id = "person", .label = person.name, .tooltip = {}});
    Rect in = row.inset(ui.px(10), 0);
    const Rect face = in.cut_left(ui.px(32), ui.px(12));
    draw_avatar(ui, face.middle(), {.picture = {}, .name = person.name, .size = 32});
    const float width = std::min(text_width(ui, person.id, style::small), in.width() * .4F);
    draw_text(ui, in.cut_right(width, ui.px(10)), person.id,
              {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    draw_text(ui, in, person.name, {.style = style::body_bold});
    if (hit.clicked) asked.emplace_back(ask::ChoosePerson{person.id});
}

void draw_who(Ui& ui, Rect page, const SignInView& view, SignInWidgets& widgets, Commands& asked) {
    const auto found = people_found(view.people, widgets.who.edit.text());
    const std::size_t rows = std::clamp<std::size_t>(found.size(), 2, 7);
    const float list = static_cast<float>(rows) * ui.px(person_row_height);
    Rect inside = draw_middle_card(ui, page, sign_in_width, ui.px(24 + 34 + 44 + 40 + 12 + 24) + list);
    draw_text(ui, inside.cut_top(ui.px(30), ui.px(4)), ui.t("sign_in.who"), {.style = style::display});
    draw_paragraph(ui, inside.cut_top(ui.px(40), ui.px(4)), ui.t("sign_in.who_text"),
                   {.color = ui.colors().ink_soft, .max_lines = 2});
    if (ui.arrived) widgets.who.focus_next = true;
    const EditOutcome typed =
        search_field(ui, inside.cut_top(ui.px(38), ui.px(12)), widgets.who, "who", ui.t("sign_in.who_hint"));
    focus_by_default(ui);
    if (typed.entered && found.size() == 1) asked.emplace_back(ask::ChoosePerson{found.front()->id});
    if (found.empty()) {
        const bool typing = !widgets.who.edit.text().empty();
        draw_paragraph(ui, inside.inset(ui.px(10), ui.px(8)),
                       typing ? ui.t("sign_in.nobody_found")
                              : ui.t("sign_in.many", {{"count", view.people.size()}}),
                       {.color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "people", inside);
    Rect column = area.content();
    const float top = column.y0;
    for (const SignInPerson* person : found) {
        const IdScope scope(ui, person->id);
        draw_person_row(ui, column.cut_top(ui.px(person_row_height)), *person, asked);
    }
    area.set_height(column.y0 - top);
}

/// One line to type a PIN into, its label above.
EditOutcome pin_line(Ui& ui, Rect& column, EditState& state, std::string_view id, const std::string& label,
                     bool enabled) {
    state.edit.single_line = true;
    draw_text(ui, column.cut_top(ui.px(24)), label, {.style = style::small_bold});
    return text_field(
        ui, column.cut_top(control_height(ui), ui.px(10)), state,
        {.id = id, .label = label, .hint = {}, .problem = {}, .enabled = enabled, .hidden = true});
}

void forget_pins(SignInWidgets& widgets) {
    widgets.pin = widgets.again = {}; // with what could be taken back
}

void take_up(const SignInView& view, SignInWidgets& widgets) {
    if (widgets.asked == view.chosen->id) return;
    widgets.asked = view.chosen->id;
    widgets.own_problem.clear();
    widgets.tells_of_forgotten = false;
    forget_pins(widgets);
    widgets.pin.focus_next = true;
}

void hand_in_pin(const Ui& ui, const SignInView& view, SignInWidgets& widgets, Commands& asked) {
    const std::string& pin = widgets.pin.edit.text();
    widgets.own_problem = view.chooses_pin ? new_pin_problem(ui, pin, widgets.again.edit.text())
                          : pin.empty()    ? ui.t("sign_in.pin_missing")
                                           : std::string();
    if (!widgets.own_problem.empty()) return;
    asked.emplace_back(ask::SignIn{pin});
    forget_pins(widgets);
    widgets.pin.focus_next = true;
}

std::string_view said_below(const Ui& ui, const SignInView& view, const SignInWidgets& widgets) {
    if (view.is_trying) return ui.t("sign_in.trying");
    return widgets.own_problem.empty() ? view.problem : widgets.own_problem;
}

void draw_pin(Ui& ui, Rect page, const SignInView& view, SignInWidgets& widgets, Commands& asked) {
    take_up(view, widgets);
    const float width = ui.px(sign_in_width - 56);
    std::string lead = ui.t(view.is_locked     ? "sign_in.locked"
                            : view.chooses_pin ? "sign_in.choose_text"
                                               : "sign_in.pin_text");
    if (!view.why_not_change.empty()) lead += " " + view.why_not_change;
    const std::string_view below = said_below(ui, view, widgets);
    const std::string& forgotten = ui.t("sign_in.forgotten_text");
    const float lead_height = text_height(ui, lead, style::body, width);
    const float below_height = below.empty() ? 0 : text_height(ui, below, style::body, width) + ui.px(10);
    const float forgotten_height =
        widgets.tells_of_forgotten ? text_height(ui, forgotten, style::body, width) + ui.px(10) : 0;
    const float fields = (ui.px(24 + 10) + control_height(ui)) * (view.chooses_pin ? 2.F : 1.F);
    const float height = ui.px(24 + 64 + 12 + 32 + 12 + 24 + 24) + lead_height + fields + below_height
                         + forgotten_height + control_height(ui);
    Rect inside = draw_middle_card(ui, page, sign_in_width, height);
    const Rect face = inside.cut_top(ui.px(64), ui.px(12));
    draw_avatar(ui, face.middle(), {.picture = {}, .name = view.chosen->name, .size = 60});
    draw_text(ui, inside.cut_top(ui.px(28), ui.px(4)), view.chosen->name,
              {.style = style::heading, .align = Align::middle});
    draw_paragraph(ui, inside.cut_top(lead_height, ui.px(12)), lead, {.color = ui.colors().ink_soft});
    const bool open = !view.is_trying && !view.has_to_wait;
    const bool entered = pin_line(ui, inside, widgets.pin, "pin",
                                  ui.t(view.chooses_pin ? "sign_in.new_pin" : "sign_in.pin"), open)
                             .entered;
    focus_by_default(ui);
    bool entered_again = false;
    if (view.chooses_pin)
        entered_again = pin_line(ui, inside, widgets.again, "again", ui.t("sign_in.pin_again"), open).entered;
    if (entered && view.chooses_pin) widgets.again.focus_next = true;
    if (!below.empty()) {
        const Color color = view.is_trying ? ui.colors().ink_soft : ui.colors().bad.ink;
        draw_paragraph(ui, inside.cut_top(below_height), below, {.color = color});
    }
    Rect foot = inside.cut_top(control_height(ui), ui.px(12));
    const std::string& go = ui.t(view.chooses_pin ? "sign_in.take_pin"
                                 : view.is_locked ? "sign_in.unlock"
                                                  : "sign_in.go");
    const bool pressed =
        button(ui, foot.cut_right(std::max(ui.px(110), button_width(ui, go)), ui.px(10)),
               {.id = "go", .label = go, .kind = ButtonKind::primary, .enabled = open, .tooltip = {}});
    const std::string& other = ui.t("sign_in.somebody_else");
    bool back = view.may_change && !view.is_locked && is_escape_pressed();
    if (view.may_change
        && button(ui, foot.cut_right(button_width(ui, other), ui.px(10)),
                  {.id = "other",
                   .label = other,
                   .kind = ButtonKind::quiet,
                   .enabled = !view.is_trying,
                   .tooltip = {}}))
        back = true;
    if (!view.chooses_pin) {
        const std::string& forgot = ui.t("sign_in.forgotten");
        const Rect row = inside.cut_top(ui.px(24), ui.px(6));
        if (link(ui, {row.x0, row.y0, row.x0 + link_width(ui, forgot), row.y1}, "forgotten", forgot))
            widgets.tells_of_forgotten = !widgets.tells_of_forgotten;
        if (widgets.tells_of_forgotten)
            draw_paragraph(ui, inside, forgotten, {.color = ui.colors().ink_soft});
    }
    if (open && (pressed || entered_again || (entered && !view.chooses_pin)))
        hand_in_pin(ui, view, widgets, asked);
    else if (back)
        asked.emplace_back(ask::ChoosePerson{});
}

} // namespace

std::vector<const SignInPerson*> people_found(const std::vector<SignInPerson>& people,
                                              const std::string& words) {
    std::vector<const SignInPerson*> found;
    if (words.empty() && people.size() > shown_at_once) return found;
    for (const SignInPerson& person : people) {
        if (person.id == words) return {&person};
        if (holds_words(person.name, words) || holds_words(person.id, words)) found.push_back(&person);
    }
    return found;
}

void draw_sign_in(Ui& ui, Rect rect, const SignInView& view, SignInWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "sign_in");
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    const Rect page = Rect::at(content.x0, content.y0, content.width(), rect.height());
    if (view.chosen) {
        draw_pin(ui, page, view, widgets, asked);
    } else {
        widgets.asked.clear();
        draw_who(ui, page, view, widgets, asked);
    }
    area.set_height(rect.height());
}

void draw_what_is_kept(Ui& ui, Rect rect, const WhatIsKept& kept, Commands& asked) {
    const IdScope scope(ui, "what_is_kept");
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    struct Point {
        Icon icon;
        std::string title, words;
    };
    std::vector<Point> points;
    const auto add = [&](Icon icon, const char* id) {
        const std::string text = std::string("sign_in.told.") + id;
        points.push_back({icon, ui.t(text + "_title"), ui.t(text)});
    };
    add(Icon::save, "kept");
    add(Icon::lock, "practice");
    if (!kept.how_long.empty())
        points.push_back({Icon::clock, ui.t("sign_in.told.how_long_title"), kept.how_long});
    add(Icon::eye, "readers");
    add(Icon::fact_check, "marks");
    add(Icon::help, "ask");
    constexpr float wide = 620;
    const float width = std::min(ui.px(wide), content.width() - ui.px(48)) - ui.px(56 + 38);
    float height = ui.px(24 + 40 + 12 + 24) + control_height(ui);
    for (const Point& point : points)
        height += ui.px(22 + 16) + text_height(ui, point.words, style::body, width);
    Rect inside =
        draw_middle_card(ui, Rect::at(content.x0, content.y0, content.width(), rect.height()), wide, height);
    draw_text(ui, inside.cut_top(ui.px(36), ui.px(12)), kept.title, {.style = style::display});
    for (const Point& point : points) {
        const float lines = text_height(ui, point.words, style::body, width);
        Rect row = inside.cut_top(ui.px(22) + lines, ui.px(16));
        const Rect sign = row.cut_left(ui.px(26), ui.px(12));
        draw_icon(ui, {sign.mid_x(), sign.y0 + ui.px(11)}, point.icon, ui.colors().accent.ink, 20);
        draw_text(ui, row.cut_top(ui.px(22)), point.title, {.style = style::body_bold});
        draw_paragraph(ui, row, point.words, {.color = ui.colors().ink_soft});
    }
    const std::string& understood = ui.t("sign_in.told.understood");
    const Rect foot = inside.cut_top(control_height(ui));
    focus_on_arrival(ui);
    if (button(ui, {foot.x0, foot.y0, foot.x0 + std::max(ui.px(150), button_width(ui, understood)), foot.y1},
               {.id = "understood", .label = understood, .kind = ButtonKind::primary, .tooltip = {}}))
        asked.emplace_back(ask::WasTold{});
    area.set_height(std::max(rect.height(), height + ui.px(48)));
}

std::string new_pin_problem(const Ui& ui, const std::string& pin, const std::string& again) {
    if (pin.empty()) return ui.t("sign_in.pin_missing");
    return pin == again ? std::string() : ui.t("sign_in.pin_differs");
}

bool draw_new_pin(Ui& ui, NewPinWidgets& widgets, Commands& asked) {
    const float width = ui.px(440 - 48);
    const std::string& lead = ui.t("sign_in.choose_text");
    const float words = text_height(ui, lead, style::body, width);
    const float problem =
        widgets.problem.empty() ? 0 : text_height(ui, widgets.problem, style::body, width) + ui.px(10);
    const float height = ui.px(40 + 40 + 12 + 12) + words + problem + (ui.px(34) + control_height(ui)) * 2
                         + control_height(ui);
    Dialog dialog(
        ui,
        {.id = "new_pin", .title = ui.t("sign_in.change_pin"), .width = 440, .height = height / ui.px(1)});
    Rect inside = dialog.content();
    draw_paragraph(ui, inside.cut_top(words, ui.px(12)), lead, {.color = ui.colors().ink_soft});
    if (ui.arrived) widgets.pin.focus_next = true;
    const bool entered = pin_line(ui, inside, widgets.pin, "pin", ui.t("sign_in.new_pin"), true).entered;
    focus_by_default(ui);
    const bool entered_again =
        pin_line(ui, inside, widgets.again, "again", ui.t("sign_in.pin_again"), true).entered;
    if (entered) widgets.again.focus_next = true;
    if (problem > 0)
        draw_paragraph(ui, inside.cut_top(problem), widgets.problem, {.color = ui.colors().bad.ink});
    Rect foot = inside.cut_top(control_height(ui));
    const std::string& take = ui.t("sign_in.take_pin");
    const bool pressed = button(ui, foot.cut_right(button_width(ui, take), ui.px(10)),
                                {.id = "take", .label = take, .kind = ButtonKind::primary, .tooltip = {}});
    const bool cancelled = button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
                                  {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}});
    if (pressed || entered_again) {
        widgets.problem = new_pin_problem(ui, widgets.pin.edit.text(), widgets.again.edit.text());
        if (widgets.problem.empty()) asked.emplace_back(ask::ChangePin{widgets.pin.edit.text()});
    }
    return cancelled || dialog.close_asked();
}

} // namespace amends::ui
