#include "sim/ui/gallery/gallery_pages.hpp"

#include <array>

namespace amends::ui {
namespace {

Rect titled_card(Ui& ui, Rect rect, std::string_view words) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(space::pad));
    draw_section_title(ui, inside.cut_top(ui.px(28), ui.px(8)), words);
    return inside;
}

void draw_buttons(Ui& ui, Rect rect) {
    Rect inside = titled_card(ui, rect, "按钮 Buttons");
    const float height = control_height(ui), gap = ui.px(10);
    Rect row = inside.cut_top(height, gap);
    button(ui, row.cut_left(button_width(ui, "发送", Icon::send), gap),
           {.id = "send", .label = "发送", .icon = Icon::send, .kind = ButtonKind::primary});
    button(ui, row.cut_left(button_width(ui, "换货", Icon::exchange), gap),
           {.id = "swap", .label = "换货", .icon = Icon::exchange});
    button(ui, row.cut_left(button_width(ui, "知道了"), gap),
           {.id = "ok", .label = "知道了", .kind = ButtonKind::quiet});
    button(ui, row.cut_left(button_width(ui, "Delete", Icon::trash), gap),
           {.id = "delete", .label = "Delete", .icon = Icon::trash, .kind = ButtonKind::danger});
    row = inside.cut_top(height, gap);
    button(
        ui, row.cut_left(button_width(ui, "发送", Icon::send), gap),
        {.id = "send2", .label = "发送", .icon = Icon::send, .kind = ButtonKind::primary, .enabled = false});
    button(ui, row.cut_left(button_width(ui, "换货", Icon::exchange), gap),
           {.id = "swap2", .label = "换货", .icon = Icon::exchange, .enabled = false});
    button(ui, row.cut_left(button_width(ui, "Not now"), gap),
           {.id = "ok2", .label = "Not now", .kind = ButtonKind::quiet, .enabled = false});
    row = inside.cut_top(height, gap);
    for (const Icon icon :
         {Icon::smile, Icon::image, Icon::attach, Icon::book, Icon::coupon, Icon::bell, Icon::help})
        icon_button(ui, row.cut_left(height, ui.px(4)),
                    {.id = to_string(icon),
                     .name = to_string(icon),
                     .icon = icon,
                     .on = icon == Icon::book,
                     .count = icon == Icon::bell ? 3 : 0});
    row = inside.cut_top(ui.px(28), gap);
    float x = row.x0;
    for (const Tone tone : {Tone::accent, Tone::good, Tone::idea}) {
        const IdScope scope(ui, std::to_string(static_cast<int>(tone)));
        chip_button(ui, {x, row.mid_y()}, {.id = "on", .label = "家电", .tone = tone, .on = true});
        x += chip_button_width(ui, "家电") + ui.px(6);
        chip_button(ui, {x, row.mid_y()}, {.id = "off", .label = "Fashion", .tone = tone, .icon = Icon::tag});
        x += chip_button_width(ui, "Fashion", Icon::tag) + ui.px(6);
    }
    link(ui, inside.cut_top(ui.px(22)).cut_left(link_width(ui, "看全部细节", Icon::chevron_right)), "more",
         "看全部细节", Icon::chevron_right);
}

void draw_signs(Ui& ui, Rect rect) {
    Rect inside = titled_card(ui, rect, "标记 Signs");
    const std::array<ChipText, 8> chips{ChipText{"质量", Tone::neutral},
                                        {"1 年质保内", Tone::good, Icon::shield},
                                        {"已过 7 天无理由", Tone::warn},
                                        {"情绪激动", Tone::bad},
                                        {"当前", Tone::accent},
                                        {"话术建议", Tone::idea, Icon::sparkles},
                                        {"delivered 9 days ago", Tone::neutral, Icon::truck},
                                        {"V4", Tone::warn}};
    inside.y0 += draw_chips(ui, inside, chips) + ui.px(14);
    Rect row = inside.cut_top(ui.px(48), ui.px(10));
    const std::array<std::pair<std::string_view, Icon>, 4> moods{
        {{"portraits/chen-jie/furious", Icon::mood_furious},
         {"portraits/li-hao/upset", Icon::mood_upset},
         {"portraits/lin-yue/neutral", Icon::none},
         {"", Icon::none}}};
    for (const auto& [picture, mood] : moods)
        draw_avatar(ui, row.cut_left(ui.px(48), ui.px(10)).middle(),
                    {.picture = picture,
                     .name = "林晓",
                     .status = mood == Icon::none ? Tone::good : Tone::bad,
                     .mood = mood});
    draw_badge(ui, row.cut_left(ui.px(28)).middle(), 2);
    draw_badge(ui, row.cut_left(ui.px(36)).middle(), 120, Tone::accent);
    float x = row.x0 + ui.px(8);
    for (const std::string_view key : {"Ctrl", "K", "F8", "Shift+Enter"})
        x += draw_key_cap(ui, {x, row.mid_y()}, key) + ui.px(5);
    row = inside.cut_top(ui.px(34), ui.px(12));
    draw_progress(
        ui, Rect::around(row.column(0, 3, ui.px(16)).middle(), row.column(0, 3, ui.px(16)).width(), ui.px(6)),
        .4F);
    draw_ring(ui, row.column(1, 3, ui.px(16)).middle(), 14, 4, .68F, ui.colors().good.fill);
    const std::array<float, 6> values{46, 38, 30, 22, 20, 28};
    draw_sparkline(ui, row.column(2, 3, ui.px(16)), values, 15, 50);
    draw_mood_bar(ui, inside.cut_top(ui.px(20), ui.px(10)), -44);
    draw_typing_dots(ui, {inside.x0 + ui.px(24), inside.y0 + ui.px(10)});
    draw_spinner(ui, {inside.x0 + ui.px(90), inside.y0 + ui.px(10)});
    draw_fact(ui, {inside.x0 + ui.px(130), inside.y0, inside.x1, inside.y0 + ui.px(20)}, "订单号",
              "2024 0615 8831", true);
}

void draw_fields(Ui& ui, Rect rect, GalleryState& state) {
    Rect inside = titled_card(ui, rect, "输入 Fields");
    const float height = control_height(ui), gap = ui.px(10);
    search_field(ui, inside.cut_top(ui.px(38), gap), state.search, "search", "搜索顾客、订单号或关键词");
    text_field(ui, inside.cut_top(height, gap), state.name,
               {.id = "name", .label = "姓名", .icon = Icon::person, .clearable = true});
    EditState wrong;
    wrong.edit.begin_with("50000", ui.breaks);
    text_field(ui, inside.cut_top(height, ui.px(28)), wrong,
               {.id = "amount", .hint = "金额", .problem = "超过你的授权额度 200 元"});
    text_box(ui, inside.cut_top(ui.px(72), gap), state.note,
             {.id = "note", .hint = "A note for the next shift"});
    EditState off;
    text_field(ui, inside.cut_top(height, gap), off,
               {.id = "off", .hint = "Not available", .enabled = false});
}

void draw_choosing(Ui& ui, Rect rect, GalleryState& state) {
    Rect inside = titled_card(ui, rect, "选择 Choices");
    const std::array<Choice, 3> themes{Choice{"light", "浅色", Icon::sun},
                                       {"dark", "深色", Icon::moon},
                                       {"contrast", "对比", Icon::contrast}};
    if (const auto chosen =
            segments(ui, inside.cut_top(ui.px(36), ui.px(10)), "theme", themes, state.segment))
        state.segment = *chosen;
    const std::array<Choice, 3> lists{
        Choice{"all", "全部"}, {"open", "待回复", Icon::none, 2}, {"closed", "已结束"}};
    Rect row = inside.cut_top(ui.px(38), ui.px(10));
    rule_below(ui, row);
    if (const auto chosen = tabs(ui, row, "lists", lists, state.tab)) state.tab = *chosen;
    if (toggle(ui, inside.cut_top(ui.px(30), ui.px(6)), "sound", "消息声音", state.sound))
        state.sound = !state.sound;
    toggle(ui, inside.cut_top(ui.px(30), ui.px(6)), "off", "Not available", false, false);
    slider(ui, inside.cut_top(ui.px(30), ui.px(6)), state.volume,
           {.id = "volume", .step = 5, .words = std::to_string(state.volume) + " %"});
    if (check_box(ui, inside.cut_top(ui.px(30), ui.px(6)), "tick", "已核实质保", state.ticked))
        state.ticked = !state.ticked;
    std::size_t index = 0;
    for (const std::string_view words :
         {"运输破损：外箱完好，屏幕有一道划痕", "Not known yet, inspection asked"}) {
        const IdScope scope(ui, std::to_string(index));
        const float height = option_height(ui, words, inside.width());
        if (option(ui, inside.cut_top(height, ui.px(8)), "option", words, state.chosen == index))
            state.chosen = index;
        ++index;
    }
}

} // namespace

void draw_gallery_controls(Ui& ui, Rect window, GalleryState& state) {
    Rect page = window.inset(ui.px(20));
    const float gap = ui.px(14);
    const Rect top = page.cut_top(ui.px(318), gap);
    draw_buttons(ui, top.column(0, 3, gap));
    draw_signs(ui, top.column(1, 3, gap));
    draw_fields(ui, top.column(2, 3, gap), state);
    const Rect bottom = page.cut_top(ui.px(400), gap);
    draw_choosing(ui, bottom.column(0, 3, gap), state);
    Rect right = {bottom.column(1, 3, gap).x0, bottom.y0, bottom.x1, bottom.y1};
    const Note note{.id = "hint",
                    .title = "教练提示",
                    .text = "顾客连续两次提到孩子：先回应感受，再给方案；避免直接问“您用对了吗”。",
                    .action = "知道了"};
    draw_note(ui, right.cut_top(note_height(ui, note, right.width()), gap), note);
    const Note bad{.id = "fault",
                   .text = "The font is missing. Install the package and start again.",
                   .tone = Tone::bad,
                   .icon = Icon::error,
                   .closable = true};
    draw_note(ui, right.cut_top(note_height(ui, bad, right.width()), gap), bad);
    Rect card = titled_card(ui, right, "曲线 Curve");
    const std::array<CurvePoint, 6> points{CurvePoint{.02F, -20, Tone::warn},
                                           {.2F, -55, Tone::bad},
                                           {.4F, -70, Tone::bad},
                                           {.6F, -25, Tone::warn},
                                           {.8F, 25, Tone::good},
                                           {.98F, 60, Tone::good}};
    const std::array<float, 3> guides{-50, 0, 50};
    draw_curve(ui, card.cut_top(ui.px(90), ui.px(12)), {.points = points, .guides = guides, .marked = 2});
    const Rect more = card.cut_top(control_height(ui)).cut_left(button_width(ui, "More", Icon::more));
    if (button(ui, more, {.id = "more_menu", .label = "More", .icon = Icon::more})) state.menu.open = true;
    const std::array<CommandId, 4> commands{CommandId::show_hint, CommandId::take_back,
                                            CommandId::not_understood, CommandId::leave_desk};
    CommandSet unavailable;
    unavailable.add(CommandId::take_back);
    Commands asked;
    (void)command_menu(ui, "more_items", state.menu, more, commands, unavailable, asked);
}

} // namespace amends::ui
