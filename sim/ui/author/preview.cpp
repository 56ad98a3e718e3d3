#include "sim/ui/author/author.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace amends::ui {
namespace {

constexpr float preview_face = 34, preview_radius = 12;

float draw_preview_line(Ui& ui, Rect rect, const PreviewLine& line) {
    const Palette& p = ui.colors();
    const float most = rect.width() * .86F, pad_x = ui.px(13), pad_y = ui.px(9);
    float height = 0;
    if (!line.text.empty()) {
        const TextLayout& layout = text_layout(ui, line.text, style::body, most - 2 * pad_x);
        const float width = std::ceil(layout.width) + 2 * pad_x;
        height = text_height(ui, line.text, style::body, most - 2 * pad_x) + 2 * pad_y;
        const Rect box = Rect::at(line.mine ? rect.x1 - width : rect.x0, rect.y0, width, height);
        fill_rect(ui, box, line.mine ? p.bubble_mine : p.bubble_theirs, preview_radius);
        if (!line.mine) stroke_rect(ui, box, p.line, preview_radius);
        draw_paragraph(ui, {box.x0 + pad_x, box.y0 + pad_y, box.x0 + most - pad_x, box.y1}, line.text);
    }
    if (!line.photo.empty()) {
        const float wide = ui.px(170);
        const Rect box = Rect::at(rect.x0, rect.y0 + height + ui.px(6), wide, wide * .75F);
        draw_picture(ui, box, line.photo, preview_radius);
        stroke_rect(ui, box, p.line, preview_radius);
        height += box.height() + ui.px(6);
    }
    if (!line.note.empty()) {
        draw_text(
            ui, Rect::at(rect.x0, rect.y0 + height, rect.width(), ui.px(18)), line.note,
            {.style = style::caption, .color = p.ink_faint, .align = line.mine ? Align::right : Align::left});
        height += ui.px(18);
    }
    return height;
}

float draw_preview_part(Ui& ui, Rect rect, const PreviewPart& part, const PreviewView& view) {
    const float from = rect.y0;
    draw_text(ui, rect.cut_top(ui.px(22), ui.px(6)), part.title,
              {.style = style::caption_bold, .color = ui.colors().ink_soft});
    const bool theirs = !part.lines.empty() && !part.lines.front().mine;
    if (theirs)
        draw_avatar(ui, {rect.x0 + ui.px(preview_face / 2), rect.y0 + ui.px(preview_face / 2)},
                    {.picture = view.portrait, .name = view.name, .size = preview_face, .around = {}});
    Rect lines = rect;
    lines.x0 += ui.px(preview_face + 10);
    for (const PreviewLine& line : part.lines)
        lines.y0 += draw_preview_line(ui, lines, line) + ui.px(8);
    return lines.y0 - from;
}

/// Which language, and another draw of the goods and prices.
void draw_preview_tools(Ui& ui, Rect row, AuthorWidgets& widgets) {
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("shell.zh")},
                                      Choice{.id = "en", .label = ui.t("shell.en")}};
    const support::Lang lang = widgets.preview_lang.value_or(ui.texts->lang());
    if (const auto picked = segments(ui, row.cut_left(ui.px(96), ui.px(10)), "preview_language", langs,
                                     static_cast<std::size_t>(lang)))
        widgets.preview_lang = static_cast<support::Lang>(*picked);
    const std::string words = ui.t("author.redraw");
    const std::string help = ui.t("author.redraw_help", {{"seed", widgets.seed}});
    if (button(ui, row.cut_left(std::min(row.width(), button_width(ui, words, Icon::refresh))),
               {.id = "redraw", .label = words, .icon = Icon::refresh, .tooltip = help}))
        ++widgets.seed;
}

} // namespace

void draw_preview(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets) {
    const IdScope scope(ui, "preview");
    if (!view.preview.why_not.empty()) {
        empty_state(ui, rect,
                    {.id = "nothing",
                     .picture = {},
                     .icon = Icon::eye,
                     .title = ui.t("author.preview"),
                     .text = view.preview.why_not,
                     .action = {}});
        return;
    }
    rect = rect.inset(ui.px(12), 0);
    draw_preview_tools(ui, rect.cut_top(control_height(ui), ui.px(8)), widgets);
    ScrollArea area(ui, "page", {rect.x0, rect.y0, rect.x1 + ui.px(thumb_room), rect.y1});
    Rect content{rect.x0, area.content().y0, rect.x1, area.content().y1};
    const float top = content.y0;
    draw_text(ui, content.cut_top(ui.px(30), ui.px(4)), view.preview.title, {.style = style::title});
    for (const PreviewPart& part : view.preview.parts)
        content.y0 += draw_preview_part(ui, content, part, view.preview) + ui.px(12);
    area.set_height(content.y0 - top + ui.px(16));
}

} // namespace amends::ui
