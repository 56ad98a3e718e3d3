#include "sim/ui/author/form_pen.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends::ui {
namespace {

constexpr float picture_field = 64;
constexpr float indent = 14, label_height = 22, heading_height = 36, row_gap = 8, tool_size = 28;

// --- the line above a control: name, key, and what may be done with it

bool row_tool(Ui& ui, Rect& line, std::string_view id, const std::string& words, Icon icon,
              bool enabled = true) {
    const Rect at = line.cut_right(ui.px(tool_size));
    return icon_button(
        ui, Rect::around(at.middle(), ui.px(tool_size), ui.px(tool_size)),
        {.id = id, .name = words, .icon = icon, .enabled = enabled, .color = ui.colors().ink_faint});
}

void draw_row_tools(const FormPen& pen, Rect& line, const FormRow& row) {
    Ui& ui = pen.ui;
    if (row.removable || row.entry)
        if (row_tool(ui, line, "remove", ui.t("author.form_remove"), Icon::trash))
            pen.ask_edit(author::remove_value(pen.document, row.at));
    if (row.entry && row.entries > 1) {
        const std::size_t at = *row.entry;
        if (row_tool(ui, line, "down", ui.t("author.form_down"), Icon::down, at + 1 < row.entries))
            pen.ask_edit(author::move_entry(pen.document, row.at.parent(), at, at + 1));
        if (row_tool(ui, line, "up", ui.t("author.form_up"), Icon::up, at > 0))
            pen.ask_edit(author::move_entry(pen.document, row.at.parent(), at, at - 1));
    }
    if (!row.other.empty() && row_tool(ui, line, "swap", ui.t("author.form_other"), Icon::swap))
        pen.ask_edit(author::change_value(pen.document, row.at, row.other));
}

void draw_label(const FormPen& pen, Rect line, const FormRow& row) {
    Ui& ui = pen.ui;
    draw_row_tools(pen, line, row);
    const Palette& p = ui.colors();
    if (row.errors + row.warnings > 0) {
        const Tone tone = row.errors > 0 ? Tone::bad : Tone::warn;
        draw_icon(ui, {line.x0 + ui.px(7), line.mid_y()}, row.errors > 0 ? Icon::error : Icon::warning,
                  p.of(tone).ink, 14);
        line.x0 += ui.px(19);
    }
    const float label = std::min(line.width(), text_width(ui, row.label, style::small));
    if (!row.help.empty())
        interact(ui, {line.x0, line.y0, line.x0 + label, line.y1},
                 {.id = "help",
                  .label = row.label,
                  .tooltip = row.help,
                  .value = {},
                  .cursor = Cursor::arrow,
                  .by_keyboard = false});
    draw_text(ui, {line.x0, line.y0, line.x0 + label + 1, line.y1}, row.label,
              {.style = style::small, .color = p.ink_soft});
    if (line.width() - label > ui.px(60))
        draw_text(ui, {line.x0 + label + ui.px(8), line.y0, line.x1, line.y1}, row.key,
                  {.style = style::caption, .color = p.ink_faint});
}

// --- one row of each kind; they yield their height

float draw_form_heading(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    const Palette& p = ui.colors();
    Rect line = rect.cut_top(ui.px(heading_height));
    if (!row.options.empty()) {
        const Rect at = line.cut_right(ui.px(96), ui.px(4));
        if (const auto picked = pick_field(ui, Rect::around(at.middle(), at.width(), ui.px(28)), "add",
                                           ui.t("author.form_add"), row, pen.widgets))
            pen.ask_edit(author::change_value(pen.document, row.at / row.options[*picked].id,
                                              row.options[*picked].json));
    } else if (!row.added.empty() && row_tool(ui, line, "add", ui.t("author.form_add"), Icon::plus)) {
        const bool is_list = author::shape_at(pen.document, row.at)->kind == author::Shape::Kind::list;
        pen.widgets.folds[row.id] = true;
        if (!is_list) {
            pen.ask_edit(author::change_value(pen.document, row.at, row.added));
        } else { // the new entry stands at the end: it is opened and brought into sight
            author::Addition added = author::add_entry(pen.document, row.at);
            const std::string at = author::to_pointer(added.at);
            pen.ask_edit(std::move(added.edit));
            pen.widgets.folds[at] = true;
            pen.widgets.reveal = at;
        }
    }
    draw_row_tools(pen, line, row); // left of the first: who presses that again must not remove what it made
    const bool folds = row.present;
    const Hit hit = press_area(
        ui, line,
        {.id = "fold", .label = row.label, .enabled = folds, .selected = row.open, .tooltip = row.help}, 8);
    if (hit.clicked) pen.widgets.folds[row.id] = !row.open;
    draw_icon(ui, {line.x0 + ui.px(8), line.mid_y()}, row.open ? Icon::chevron_down : Icon::chevron_right,
              folds ? p.ink_soft : p.disabled_ink, 16);
    line.x0 += ui.px(22);
    if (row.errors + row.warnings > 0) {
        const Tone tone = row.errors > 0 ? Tone::bad : Tone::warn;
        draw_icon(ui, {line.x0 + ui.px(7), line.mid_y()}, row.errors > 0 ? Icon::error : Icon::warning,
                  p.of(tone).ink, 14);
        line.x0 += ui.px(19);
    }
    const bool entry = row.entry.has_value() && !row.note.empty();
    const std::string& first = entry ? row.note : row.label;
    const float width = draw_text(ui, line, first, {.style = entry ? style::small : style::small_bold});
    if (!entry)
        draw_text(ui, {std::min(line.x1, line.x0 + width + ui.px(8)), line.y0, line.x1, line.y1}, row.note,
                  {.style = style::caption, .color = p.ink_faint});
    return ui.px(heading_height);
}

float draw_localized(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    const float from = rect.y0;
    draw_label(pen, rect.cut_top(ui.px(label_height), ui.px(2)), row);
    const Rect left = rect.column(0, 2, ui.px(8)), right = rect.column(1, 2, ui.px(8));
    const float height = row.long_text ? std::max(text_box_height(ui, row.zh, left.width()),
                                                  text_box_height(ui, row.en, right.width()))
                                       : control_height(ui);
    const float zh = draw_form_field(pen, {left.x0, left.y0, left.x1, left.y0 + height}, row, "zh", row.zh,
                                     row.at / "zh", ui.t("author.form_zh"));
    const float en = draw_form_field(pen, {right.x0, right.y0, right.x1, right.y0 + height}, row, "en",
                                     row.en, row.at / "en", ui.t("author.form_en"));
    return rect.y0 + std::max(zh, en) - from;
}

float draw_plain_text(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    const float from = rect.y0;
    draw_label(pen, rect.cut_top(ui.px(label_height), ui.px(2)), row);
    const float height = row.long_text ? text_box_height(ui, row.text, rect.width()) : control_height(ui);
    if (row.kind == FormKind::number) rect.x1 = std::min(rect.x1, rect.x0 + ui.px(160));
    return rect.y0 - from
           + draw_form_field(pen, {rect.x0, rect.y0, rect.x1, rect.y0 + height}, row, "field", row.text,
                             row.at, {});
}

float draw_pick(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    const float from = rect.y0;
    draw_label(pen, rect.cut_top(ui.px(label_height), ui.px(2)), row);
    const std::string& words = row.picked         ? row.options[*row.picked].words
                               : row.text.empty() ? ui.t("author.form_pick")
                                                  : row.text;
    const bool seen = row.picked && !row.options[*row.picked].picture.empty();
    const float height = seen ? ui.px(picture_field) : control_height(ui);
    if (const auto picked = pick_field(ui, rect.cut_top(height), "pick", words, row, pen.widgets);
        picked && picked != row.picked)
        pen.ask_edit(author::change_value(pen.document, row.at, row.options[*picked].json));
    return rect.y0 - from;
}

/// The words of a chip, with an ellipsis where it would be wider than the form.
std::string words_within(Ui& ui, const std::string& words, float width) {
    const auto fits = [&](const std::string& shown) {
        return chip_button_width(ui, shown, Icon::close) <= width;
    };
    if (fits(words)) return words;
    const auto stops = ui.breaks.caret_stops(words);
    const auto cut = std::partition_point(stops.begin(), stops.end(),
                                          [&](std::size_t end) { return fits(words.substr(0, end) + "…"); });
    return words.substr(0, cut == stops.begin() ? 0 : *(cut - 1)) + "…";
}

float draw_ticks(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    const float from = rect.y0;
    FormRow label = row;
    label.removable = false;
    draw_label(pen, rect.cut_top(ui.px(label_height), ui.px(2)), label);
    std::string list = "[";
    const auto toggled = [&](std::size_t which) {
        for (std::size_t i = 0; i < row.options.size(); ++i)
            if (row.options[i].on != (i == which)) list += (list.size() > 1 ? "," : "") + row.options[i].json;
        pen.ask_edit(author::change_value(pen.document, row.at, list + "]"));
    };
    float x = rect.x0;
    for (std::size_t i = 0; i < row.options.size(); ++i) {
        if (!row.options[i].on) continue;
        const std::string words = words_within(ui, row.options[i].words, rect.width());
        const float width = chip_button_width(ui, words, Icon::close);
        if (x > rect.x0 && x + width > rect.x1) {
            x = rect.x0;
            rect.y0 += ui.px(32);
        }
        if (chip_button(ui, {x, rect.y0 + ui.px(15)},
                        {.id = row.options[i].id,
                         .label = words,
                         .icon = Icon::close,
                         .on = true,
                         .tooltip = words == row.options[i].words ? ui.t("author.form_remove")
                                                                  : row.options[i].words}))
            toggled(i);
        x += width + ui.px(6);
    }
    if (x > rect.x0 && x + ui.px(96) > rect.x1) {
        x = rect.x0;
        rect.y0 += ui.px(32);
    }
    if (const auto picked = pick_field(ui, Rect::at(x, rect.y0 + ui.px(1), ui.px(96), ui.px(28)), "add",
                                       ui.t("author.form_add"), row, pen.widgets))
        toggled(*picked);
    return rect.y0 + ui.px(32) - from;
}

float draw_toggle(const FormPen& pen, Rect rect, const FormRow& row) {
    Ui& ui = pen.ui;
    if (toggle(ui, rect.cut_top(ui.px(34)), "toggle", row.label, row.on))
        pen.ask_edit(author::change_value(pen.document, row.at, row.on ? "false" : "true"));
    return ui.px(34);
}

float draw_unknown(const FormPen& pen, Rect rect, const FormRow& row) {
    draw_label(pen, rect.cut_top(pen.ui.px(label_height)), row);
    return pen.ui.px(label_height)
           + draw_paragraph(pen.ui, rect, row.text,
                            {.style = style::caption, .color = pen.ui.colors().ink_faint, .max_lines = 3});
}

float draw_row(const FormPen& pen, Rect rect, const FormRow& row) {
    const IdScope scope(pen.ui, row.id);
    switch (row.kind) {
    case FormKind::heading: return draw_form_heading(pen, rect, row);
    case FormKind::localized: return draw_localized(pen, rect, row);
    case FormKind::text:
    case FormKind::number: return draw_plain_text(pen, rect, row);
    case FormKind::pick: return draw_pick(pen, rect, row);
    case FormKind::ticks: return draw_ticks(pen, rect, row);
    case FormKind::toggle: return draw_toggle(pen, rect, row);
    case FormKind::plain: break;
    }
    return draw_unknown(pen, rect, row);
}

/// The row of the place, or of the nearest thing around it; the first for the form's own place.
const FormRow* row_around(const FormView& view, const std::string& pointer) {
    const FormRow* best = view.rows.empty() ? nullptr : &view.rows.front();
    std::size_t length = 0;
    for (const FormRow& row : view.rows) {
        const bool holds = pointer == row.id || pointer.starts_with(row.id + "/");
        if (!holds || row.id.size() < length) continue;
        best = &row;
        length = row.id.size();
    }
    return best;
}

/// A row's problem in words below its control.
float draw_row_problem(Ui& ui, Rect rect, const FormRow& row) {
    if (row.problem.empty() || (row.kind == FormKind::heading && !row.open)) return 0;
    const Tone tone = row.errors > 0 ? Tone::bad : Tone::warn;
    rect.y0 += ui.px(3);
    return ui.px(5)
           + draw_paragraph(ui, rect, row.problem,
                            {.style = style::caption, .color = ui.colors().of(tone).ink, .max_lines = 3});
}

} // namespace

void draw_form(Ui& ui, Rect rect, const FormView& view, const author::Document& document,
               FormWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "form");
    if (!view.why_not.empty()) {
        empty_state(ui, rect,
                    {.id = "nothing",
                     .picture = {},
                     .icon = Icon::edit,
                     .title = ui.t("author.tab_form"),
                     .text = view.why_not,
                     .action = {}});
        return;
    }
    for (auto& [key, field] : widgets.fields)
        field.drawn = false;
    const FormPen pen{ui, document, widgets, asked};
    Rect inside = rect.inset(ui.px(16), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(26), ui.px(8)), view.title, {.style = style::title});
    ScrollArea area(ui, "rows",
                    {inside.x0 - ui.px(focus_room), inside.y0, inside.x1 + ui.px(thumb_room), inside.y1},
                    {.to_top = std::exchange(widgets.to_top, false)});
    Rect content{inside.x0, area.content().y0 + ui.px(focus_room), inside.x1 - ui.px(4), area.content().y1};
    const float top = content.y0;
    const FormRow* revealed = widgets.reveal ? row_around(view, *widgets.reveal) : nullptr;
    if (revealed != nullptr) widgets.focused = revealed->id;
    widgets.reveal.reset();
    for (const FormRow& row : view.rows) {
        Rect at = content;
        at.x0 += std::min(ui.px(indent) * static_cast<float>(row.depth), content.width() * .3F);
        const bool wanted = &row == revealed;
        float height = draw_row(pen, at, row);
        height += draw_row_problem(ui, {at.x0, at.y0 + height, at.x1, at.y1}, row);
        if (wanted) {
            area.reveal({at.x0, at.y0, at.x1, at.y0 + height});
        }
        content.y0 += height + ui.px(row.kind == FormKind::heading ? 2 : row_gap);
    }
    area.set_height(content.y0 - top + ui.px(24));
    for (auto& [key, field] : widgets.fields)
        if (!field.drawn && field.changed_s >= 0) hand_on(pen, field, key);
}

} // namespace amends::ui
