#include "sim/ui/gallery/gallery_pages.hpp"

#include <array>
#include <cmath>

namespace amends::ui {
namespace {

struct Contact {
    std::string_view id, picture, name, topic, last, time;
    int unread = 0;
    Tone mood = Tone::good;
};
constexpr std::array<Contact, 5> contacts{
    Contact{"c1", "portraits/chen-jie/upset", "陈静怡", "质量", "已经响了三天了，孩子根本睡不好", "14:32", 2,
            Tone::bad},
    {"c2", "portraits/wang-shifu/neutral", "王建国", "发票", "发票抬头开错了，能重开吗？", "14:28", 1,
     Tone::good},
    {"c3", "portraits/lin-yue/happy", "李晓梅", "物流", "好的，谢谢您的耐心解答", "14:15", 0, Tone::good},
    {"c4", "portraits/li-hao/neutral", "赵文博", "优惠", "为什么优惠券不能叠加使用？", "13:57", 0,
     Tone::warn},
    {"c5", "portraits/zhou-ming/furious", "周德明", "投诉", "我要投诉，你们客服根本不管", "13:22", 0,
     Tone::bad}};

void draw_contact(Ui& ui, Rect row, const Contact& c, bool selected) {
    const IdScope scope(ui, c.id);
    const Palette& p = ui.colors();
    list_row(ui, row, {.id = "open", .label = c.name, .selected = selected});
    Rect inside = row.inset(ui.px(12), 0);
    draw_avatar(ui, inside.cut_left(ui.px(44), ui.px(12)).middle(),
                {.picture = c.picture,
                 .name = c.name,
                 .status = c.mood,
                 .around = selected ? p.selected : p.surface});
    const Rect top{inside.x0, row.mid_y() - ui.px(24), inside.x1, row.mid_y() - ui.px(2)};
    const Rect low{inside.x0, row.mid_y() + ui.px(1), inside.x1 - ui.px(26), row.mid_y() + ui.px(23)};
    const float name = draw_text(ui, top, c.name, {.style = style::body_bold});
    draw_chip(ui, {top.x0 + name + ui.px(8), top.mid_y()}, c.topic);
    draw_figures(ui, top, c.time, {.style = style::caption, .color = p.ink_faint, .align = Align::right});
    draw_text(ui, low, c.last, {.style = style::small, .color = c.unread > 0 ? p.ink_soft : p.ink_faint});
    draw_badge(ui, {inside.x1 - ui.px(9), low.mid_y()}, c.unread);
}

void draw_contacts(Ui& ui, Rect rect, GalleryState& state) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(18), ui.px(14));
    Rect head = inside.cut_top(ui.px(34), ui.px(8));
    const Rect rest = draw_section_title(ui, head, "会话");
    draw_chip(ui, {rest.x0, rest.mid_y()}, "6", Tone::accent);
    search_field(ui, inside.cut_top(ui.px(38), ui.px(8)), state.search, "search", "搜索顾客、订单号或关键词");
    const std::array<Choice, 3> lists{Choice{"all", "全部"}, {"open", "待回复"}, {"closed", "已结束"}};
    Rect bar = inside.cut_top(ui.px(38));
    if (const auto chosen = tabs(ui, bar, "lists", lists, state.tab)) state.tab = *chosen;
    rule_below(ui, {rect.x0 + 1, bar.y0, rect.x1 - 1, bar.y1});
    Rect list{rect.x0 + ui.px(8), bar.y1 + ui.px(8), rect.x1 - ui.px(8), rect.y1 - ui.px(8)};
    for (std::size_t i = 0; i < contacts.size(); ++i)
        draw_contact(ui, list.cut_top(ui.px(72), ui.px(4)), contacts[i], i == 0);
}

float draw_bubble(Ui& ui, Rect chat, std::string_view text, std::string_view picture, std::string_view time,
                  bool mine) {
    const Palette& p = ui.colors();
    const float pad = ui.px(14), face = ui.px(36), gap = ui.px(10);
    const float widest = std::min(chat.width() * .66F, ui.px(460)) - pad * 2;
    const TextLayout& layout = text_layout(ui, text, style::body, widest);
    const float width = std::ceil(layout.width) + pad * 2;
    const float height = line_height(ui, style::body) * static_cast<float>(layout.lines.size()) + ui.px(20);
    const float x = mine ? chat.x1 - face - gap - width : chat.x0 + face + gap;
    const Rect bubble = Rect::at(std::floor(x), chat.y0, width, height);
    draw_avatar(ui, {mine ? chat.x1 - face / 2 : chat.x0 + face / 2, chat.y0 + face / 2},
                {.picture = picture, .name = "我", .size = 36});
    draw_shadow(ui, bubble, 14, {5, 2, .05F});
    const Color fill = mine ? p.bubble_mine : p.bubble_theirs;
    fill_rect(ui, bubble, fill, 14);
    fill_rect(ui,
              mine ? Rect{bubble.x1 - ui.px(14), bubble.y0, bubble.x1, bubble.y0 + ui.px(14)}
                   : Rect{bubble.x0, bubble.y0, bubble.x0 + ui.px(14), bubble.y0 + ui.px(14)},
              fill, 4);
    Rect words = bubble.inset(pad, ui.px(10));
    words.x1 = words.x0 + widest;
    draw_paragraph(ui, words, text);
    const Rect beside =
        mine ? Rect{bubble.x0 - ui.px(80), bubble.y1 - ui.px(18), bubble.x0 - ui.px(8), bubble.y1}
             : Rect{bubble.x1 + ui.px(8), bubble.y1 - ui.px(18), bubble.x1 + ui.px(80), bubble.y1};
    draw_figures(
        ui, beside, time,
        {.style = {11, Weight::regular}, .color = p.ink_faint, .align = mine ? Align::right : Align::left});
    return height + ui.px(16);
}

void draw_chat_head(Ui& ui, Rect head) {
    const Palette& p = ui.colors();
    rule_below(ui, head);
    Rect inside = head.inset(ui.px(18), 0);
    draw_avatar(ui, inside.cut_left(ui.px(42), ui.px(14)).middle(),
                {.picture = contacts[0].picture, .name = "陈", .size = 42});
    const Rect ring = inside.cut_right(ui.px(48), ui.px(10));
    draw_ring(ui, ring.middle(), 21, 4.5F, .68F, p.good.fill);
    draw_figures(ui, ring, "41", {.style = style::body_bold, .align = Align::middle});
    const Rect top{inside.x0, head.mid_y() - ui.px(23), inside.x1, head.mid_y()};
    const Rect low{inside.x0, head.mid_y() + ui.px(1), inside.x1, head.mid_y() + ui.px(23)};
    const float name = draw_text(ui, top, "陈静怡", {.style = style::title});
    const float chip = draw_chip(ui, {top.x0 + name + ui.px(10), top.mid_y()}, "V4 会员", Tone::warn);
    draw_chip(ui, {top.x0 + name + chip + ui.px(16), top.mid_y()}, "情绪激动", Tone::bad);
    draw_text(ui, low, "首次进线　近 90 天购买 6 次", {.style = style::small, .color = p.ink_faint});
    draw_text(ui, top, "首响倒计时", {.style = style::small_bold, .align = Align::right});
    draw_text(ui, low, "目标 60 秒内回复",
              {.style = style::caption, .color = p.ink_faint, .align = Align::right});
}

void draw_composer(Ui& ui, Rect rect, GalleryState& state) {
    const float send = button_width(ui, "发送", Icon::send);
    auto out = composer(ui, rect, state.reply,
                        {.id = "reply",
                         .label = "回复",
                         .hint = "先安抚情绪，再给出解决方案…",
                         .limit = 300,
                         .keys = "Enter 发送 · Shift+Enter 换行",
                         .foot_right = send});
    for (const Icon icon : {Icon::smile, Icon::image, Icon::attach, Icon::saved_reply, Icon::coupon}) {
        const Rect place = out.tools.cut_left(ui.px(32), ui.px(4));
        icon_button(ui, Rect::around({place.mid_x() - ui.px(6), place.mid_y()}, ui.px(32), ui.px(32)),
                    {.id = to_string(icon), .name = to_string(icon), .icon = icon});
    }
    const Rect place = out.foot.cut_right(send);
    button(ui, Rect::at(place.x0, std::floor(place.mid_y() - ui.px(17)), place.width(), control_height(ui)),
           {.id = "send",
            .label = "发送",
            .icon = Icon::send,
            .kind = ButtonKind::primary,
            .enabled = !out.blank});
}

void draw_chat(Ui& ui, Rect rect, GalleryState& state) {
    draw_card(ui, rect);
    Rect inside = rect;
    draw_chat_head(ui, inside.cut_top(ui.px(70)));
    fill_rect(ui, {inside.x0 + 1, inside.y0, inside.x1 - 1, inside.y1 - 1}, ui.colors().sunken, 11,
              Corners::bottom);
    Rect foot = inside.inset(ui.px(16));
    const Rect field = foot.cut_bottom(composer_height(ui, state.reply, foot.width()));
    draw_composer(ui, field, state);
    ScrollArea area(ui, "messages", {inside.x0 + 1, inside.y0, inside.x1 - 1, field.y0 - ui.px(12)},
                    {.stay_at_end = true});
    Rect chat = area.content().inset(ui.px(20), ui.px(14));
    const float top = chat.y0;
    const std::string_view notice = "今天 14:26 · 系统已自动关联订单 2024 0615 8831";
    const Rect pill = Rect::around({chat.mid_x(), chat.y0 + ui.px(12)},
                                   text_width(ui, notice, style::caption) + ui.px(24), ui.px(24));
    fill_rect(ui, pill, ui.colors().notice, 12);
    draw_text(ui, pill, notice,
              {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::middle});
    chat.y0 += ui.px(40);
    chat.y0 += draw_bubble(ui, chat, "我上周买的空气净化器一直有“嗡嗡”的异响，开睡眠档也这样，到底怎么回事？",
                           contacts[0].picture, "14:27", false);
    chat.y0 += draw_bubble(
        ui, chat, "陈女士您好，非常抱歉影响到您和家人休息。请问异响是从第一天就有，还是用了几天后才出现的？",
        "portraits/agent-a/neutral", "14:28", true);
    const Rect photo = Rect::at(chat.x0 + ui.px(46), chat.y0, ui.px(184), ui.px(126));
    draw_shadow(ui, photo, 14, {5, 2, .06F});
    draw_picture(ui, photo, "goods/air-purifier", 14);
    draw_avatar(ui, {chat.x0 + ui.px(18), chat.y0 + ui.px(18)},
                {.picture = contacts[0].picture, .name = "陈", .size = 36});
    draw_photo_label(ui, {photo.x0 + ui.px(10), photo.y1 - ui.px(20)}, "异响录像", Icon::play);
    press_area(ui, photo, {.id = "photo", .label = "photo"}, 14);
    chat.y0 += ui.px(142);
    chat.y0 += draw_bubble(ui, chat, "收到就这样！已经响了三天了，孩子根本睡不好 😡 你们这质量也太差了吧！",
                           contacts[0].picture, "14:32", false);
    draw_avatar(ui, {chat.x0 + ui.px(18), chat.y0 + ui.px(16)},
                {.picture = contacts[0].picture, .name = "陈", .size = 32});
    const Rect dots = Rect::at(chat.x0 + ui.px(46), chat.y0 + ui.px(2), ui.px(62), ui.px(30));
    fill_rect(ui, dots, ui.colors().bubble_theirs, 14);
    draw_typing_dots(ui, dots.middle());
    draw_text(ui, {dots.x1 + ui.px(10), dots.y0, chat.x1, dots.y1}, "对方正在输入…",
              {.style = style::caption, .color = ui.colors().ink_faint});
    area.set_height(chat.y0 + ui.px(44) - top + ui.px(14));
}

void draw_order(Ui& ui, Rect rect) {
    const Palette& p = ui.colors();
    Rect card = rect.cut_top(ui.px(352), ui.px(14));
    draw_card(ui, card);
    const Rect photo{card.x0 + 1, card.y0 + 1, card.x1 - 1, card.y0 + ui.px(128)};
    draw_picture(ui, photo, "goods/air-purifier", 11, Fit::cover, Corners::top);
    draw_photo_label(ui, {card.x0 + ui.px(12), card.y0 + ui.px(24)}, "已签收 9 天", Icon::truck);
    Rect inside = card.inset(ui.px(16), ui.px(14));
    inside.y0 = photo.y1 + ui.px(12);
    draw_text(ui, inside.cut_top(ui.px(26)), "清岚 A3 空气净化器 家用除甲醛", {.style = style::body_bold});
    Rect price = inside.cut_top(ui.px(30), ui.px(6));
    draw_text(ui, price, "¥1,299.00", {.style = style::heading, .color = p.bad.ink});
    draw_text(ui, price, "× 1　云母白", {.style = style::small, .color = p.ink_faint, .align = Align::right});
    draw_line(ui, {inside.x0, inside.y0}, {inside.x1, inside.y0}, p.line);
    inside.cut_top(ui.px(6));
    draw_fact(ui, inside.cut_top(ui.px(25)), "订单号", "2024 0615 8831", true);
    draw_fact(ui, inside.cut_top(ui.px(25), ui.px(4)), "下单时间", "2024-06-15 20:14", true);
    const std::array<ChipText, 2> chips{ChipText{"1 年质保内", Tone::good, Icon::shield},
                                        {"已过 7 天无理由", Tone::warn}};
    inside.y0 += draw_chips(ui, inside, chips) + ui.px(12);
    const Rect row = inside.cut_top(control_height(ui));
    const std::array<std::pair<std::string_view, Icon>, 3> actions{
        {{"换货", Icon::exchange}, {"退款", Icon::wallet}, {"补偿券", Icon::coupon}}};
    for (int i = 0; i < 3; ++i) {
        const auto& [label, icon] = actions[static_cast<std::size_t>(i)];
        button(ui, row.column(i, 3, ui.px(8)), {.id = to_string(icon), .label = label, .icon = icon});
    }
    Rect mood = rect.cut_top(ui.px(132), ui.px(14));
    draw_card(ui, mood);
    Rect m = mood.inset(ui.px(16), ui.px(12));
    Rect head = m.cut_top(ui.px(26), ui.px(4));
    draw_text(ui, head, "顾客情绪", {.style = style::body_bold});
    draw_chip(ui, {head.x1 - chip_width(ui, "+8", Icon::trend_up), head.mid_y()}, "+8", Tone::good,
              Icon::trend_up);
    Rect value = m.cut_top(ui.px(36));
    const std::array<float, 6> values{46, 38, 30, 22, 20, 28};
    draw_sparkline(ui, value.cut_right(ui.px(92)).inset(ui.px(5), ui.px(4)), values, 15, 50);
    const float number = draw_text(ui, value, "−44", {.style = style::display, .color = p.bad.ink});
    draw_text(ui, {value.x0 + number + ui.px(8), value.y0 + ui.px(4), value.x1, value.y1}, "不满",
              {.style = style::small, .color = p.ink_faint});
    draw_mood_bar(ui, m.cut_top(ui.px(22)), -44);
    draw_text(ui, m, "愤怒", {.style = style::caption, .color = p.ink_faint});
    draw_text(ui, m, "平静", {.style = style::caption, .color = p.ink_faint, .align = Align::middle});
    draw_text(ui, m, "满意", {.style = style::caption, .color = p.ink_faint, .align = Align::right});
    draw_card(ui, rect);
    Rect policy = rect.inset(ui.px(16));
    draw_section_title(ui, policy.cut_top(ui.px(24), ui.px(8)), "政策");
    Rect well = policy.cut_top(ui.px(62));
    draw_well(ui, well, Tone::accent);
    Rect w = well.inset(ui.px(12), ui.px(8));
    Rect title = w.cut_top(ui.px(22));
    draw_icon(ui, title.cut_left(ui.px(16), ui.px(6)).middle(), Icon::policy, p.accent.ink, 16);
    draw_text(ui, title, "适用政策 4.2", {.style = style::small_bold});
    draw_text(ui, w, "质保期内性能故障免费换新，运费商家承担",
              {.style = style::caption, .color = p.ink_soft});
}

} // namespace

void draw_gallery_desk(Ui& ui, Rect window, GalleryState& state) {
    const Palette& p = ui.colors();
    Rect page = window;
    Rect bar = page.cut_top(ui.px(64));
    fill_rect(ui, bar, p.surface);
    rule_below(ui, bar);
    Rect head = bar.inset(ui.px(20), 0);
    const Rect logo = Rect::around(head.cut_left(ui.px(34), ui.px(12)).middle(), ui.px(34), ui.px(34));
    fill_rect(ui, logo, p.accent.fill, 10);
    draw_icon(ui, logo.middle(), Icon::headset, p.accent.on_fill, 20);
    const Rect name = head.cut_left(ui.px(190));
    draw_text(ui, {name.x0, bar.mid_y() - ui.px(21), name.x1, bar.mid_y() + ui.px(1)}, "补救 · Amends",
              {.style = style::title});
    draw_text(ui, {name.x0, bar.mid_y(), name.x1, bar.mid_y() + ui.px(20)}, "售后演练",
              {.style = style::caption, .color = p.ink_faint});
    draw_chip(ui, {head.x0, bar.mid_y()}, "演练中", Tone::good);
    draw_text(ui, {head.x0 + ui.px(64), bar.y0, head.x1, bar.y1}, "案例 03　家电异响 · 情绪安抚",
              {.style = style::body_bold});
    const std::array<Choice, 2> langs{Choice{"zh", "中"}, {"en", "EN"}};
    const Rect lang = head.cut_right(segments_width(ui, langs));
    if (const auto chosen = segments(ui, Rect::around(lang.middle(), lang.width(), ui.px(34)), "lang", langs,
                                     state.segment % 2))
        state.segment = *chosen;
    page = page.inset(ui.px(14));
    draw_contacts(ui, page.cut_left(ui.px(300), ui.px(14)), state);
    draw_order(ui, page.cut_right(ui.px(316), ui.px(14)));
    draw_chat(ui, page, state);
}

} // namespace amends::ui
