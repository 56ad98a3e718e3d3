#include "sim/ui/gallery/gallery_pages.hpp"

#include <array>

namespace amends::ui {
namespace {

constexpr std::string_view chinese = "我上周买的空气净化器一直有“嗡嗡”的异响，开睡眠档也这样，到底怎么回事？"
                                     "订单号 2024-06-15 8831，共 ¥1,299.00 元（含运费 12 "
                                     "元）。已经响了三天了，孩子根本睡不好😡，你们这质量也太差了吧……";
constexpr std::string_view english =
    "I'm sorry about the noise, Ms Chen. Your purifier is within its one-year warranty, so I'd like to send "
    "a new one "
    "today and have the old one picked up within 48 hours — you won't pay anything.";

void draw_scale_of_type(Ui& ui, Rect rect) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(space::pad));
    for (const TextStyle style : {style::display, style::heading, style::title, style::body, style::body_bold,
                                  style::small, style::small_bold, style::caption}) {
        Rect row = inside.cut_top(line_height(ui, style) + ui.px(6));
        draw_text(ui, row, "补救 Amends 售后演练 0123456789 ¥1,299.00", {.style = style});
    }
    for (const Color ink :
         {ui.colors().ink, ui.colors().ink_soft, ui.colors().ink_faint, ui.colors().accent.ink})
        draw_text(ui, inside.cut_top(ui.px(24)),
                  "墨色 The quick brown fox 龘靐饕餮 㙓𠮷 😀😡👨‍👩‍👧🙏❤️✅",
                  {.color = ink});
    draw_figures(ui, inside.cut_top(ui.px(24)), "11:11  10:48  09:27", {});
    draw_figures(ui, inside.cut_top(ui.px(24)), "00:00  28:36  45:59", {});
}

void draw_paragraphs(Ui& ui, Rect rect) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(space::pad));
    const auto marked = text_boxes(ui, inside, chinese, style::body, 36, 120);
    for (const Rect& box : marked)
        fill_rect(ui, box.inset(0, ui.px(2)), ui.colors().warn.pale_hover, 3);
    inside.y0 += draw_paragraph(ui, inside, chinese) + ui.px(12);
    inside.y0 += draw_paragraph(ui, inside, english) + ui.px(12);
    draw_paragraph(ui, inside, english,
                   {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 2});
}

void draw_icons(Ui& ui, Rect rect) {
    draw_card(ui, rect);
    const Rect inside = rect.inset(ui.px(space::pad));
    const float cell = ui.px(88);
    float x = inside.x0, y = inside.y0;
    for (std::size_t i = 1; i < icon_count; ++i) {
        const auto icon = static_cast<Icon>(i);
        draw_icon(ui, {x + cell / 2, y + ui.px(12)}, icon, ui.colors().ink_soft, 22);
        draw_text(ui, {x, y + ui.px(26), x + cell, y + ui.px(42)}, to_string(icon),
                  {.style = {10, Weight::regular}, .color = ui.colors().ink_faint, .align = Align::middle});
        x += cell;
        if (x + cell > inside.x1) x = inside.x0, y += ui.px(48);
    }
}

} // namespace

void draw_gallery_texts(Ui& ui, Rect window) {
    Rect page = window.inset(ui.px(20));
    Rect top = page.cut_top(ui.px(380), ui.px(14));
    draw_scale_of_type(ui, top.cut_left(top.width() * .52F, ui.px(14)));
    draw_paragraphs(ui, top);
    draw_icons(ui, page);
}

void draw_gallery_states(Ui& ui, Rect window) {
    const Rect page = window.inset(ui.px(20));
    const float gap = ui.px(14);
    for (int i = 0; i < 3; ++i)
        draw_card(ui, page.column(i, 3, gap));
    empty_state(ui, page.column(0, 3, gap),
                {.id = "empty",
                 .picture = "states/empty-attempts",
                 .title = "还没有演练记录",
                 .text = "先做一次两分钟的新手引导，就能熟悉工作台。",
                 .action = "开始引导",
                 .action_icon = Icon::play});
    error_state(ui, page.column(1, 3, gap),
                {.id = "error",
                 .title = "This case cannot be opened",
                 .text = "Its file was changed and no longer fits. Ask your trainer, or choose another case.",
                 .action = "Choose another"});
    loading_state(ui, page.column(2, 3, gap), "loading", "正在读取 128 个案例……", .4F);
}

} // namespace amends::ui
