// The replies of one node: what was expected, what is read, and on a press the rule behind it.
#include "sim/ui/bench/bench.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

void open_label(BenchWidgets& widgets, const std::string& reply, const std::string& label) {
    const bool closes = widgets.reply == reply && widgets.label == label;
    widgets.reply = closes ? std::string() : reply;
    widgets.label = closes ? std::string() : label;
}

/// Where the node stands: what the customer has just said and what is due.
float draw_place(Ui& ui, Rect rect, const BenchView& view) {
    float y = rect.y0;
    const auto say = [&](std::string_view words, TextLook look) {
        if (!words.empty()) y += draw_paragraph(ui, {rect.x0, y, rect.x1, y}, words, look) + ui.px(4);
    };
    say(view.customer, {.style = style::small, .color = ui.colors().ink_soft});
    say(view.due, {.style = style::small_bold});
    say(view.apart, {.style = style::small, .color = ui.colors().warn.ink});
    return y - rect.y0 + ui.px(8);
}

/// The words that labels rest on, washed and underlined; the mouse opens them too.
float draw_words(Ui& ui, Rect rect, const BenchReplyView& reply, BenchWidgets& widgets) {
    const float height = text_height(ui, reply.text, style::body, rect.width());
    const Rect box = Rect::at(rect.x0, rect.y0, rect.width(), height);
    for (std::size_t i = 0; i < reply.marks.size(); ++i) {
        const BenchMarkView& mark = reply.marks[i];
        const bool whole = mark.begin == 0 && mark.end >= reply.text.size();
        if (mark.end <= mark.begin || (whole && !mark.chosen)) continue;
        const IdScope scope(ui, "mark" + std::to_string(i));
        const ToneColors& tone = ui.colors().of(mark.tone);
        const auto boxes = text_boxes(ui, box, reply.text, style::body, mark.begin, mark.end);
        for (std::size_t k = 0; k < boxes.size(); ++k) {
            fill_rect(ui, boxes[k], mark.chosen ? tone.pale_hover : tone.pale, 4);
            draw_line(ui, {boxes[k].x0, boxes[k].y1}, {boxes[k].x1, boxes[k].y1}, tone.fill,
                      mark.chosen ? 3.F : 1.5F);
            const std::string id = "line" + std::to_string(k);
            const Hit hit = interact(ui, boxes[k],
                                     {.id = id,
                                      .label = mark.name,
                                      .selected = mark.chosen,
                                      .tooltip = mark.name,
                                      .value = {},
                                      .by_keyboard = false});
            if (hit.clicked) open_label(widgets, reply.id, mark.label);
        }
    }
    draw_paragraph(ui, box, reply.text);
    return height;
}

constexpr float chip_row = 34;

/// A label as a chip in its tone; opened, it has an edge.
bool label_chip(Ui& ui, Vec left_middle, float width, const BenchLabelView& label, bool open) {
    const Rect rect = Rect::at(left_middle.x, left_middle.y - ui.px(13), width, ui.px(26));
    const Tone tone = tone_of(label.sign);
    const Hit hit = interact(
        ui, rect, {.id = label.id, .label = label.name, .selected = open, .tooltip = {}, .value = {}});
    if (!hit.visible) return hit.clicked;
    draw_chip(ui, left_middle, label.name, tone, icon_of(label.sign));
    if (open || hit.hovered)
        stroke_rect(ui, rect, open ? ui.colors().of(tone).ink : ui.colors().of(tone).edge, 13,
                    open ? 2.F : 1.F);
    if (hit.focused) draw_focus_ring(ui, rect.inset(-ui.px(2)), 15);
    return hit.clicked;
}

/// The labels, each with the word for how it stands; a press opens what is behind it.
float draw_labels(Ui& ui, Rect rect, const BenchReplyView& reply, BenchWidgets& widgets) {
    const IdScope scope(ui, "labels");
    float x = rect.x0, y = rect.y0;
    const float row = ui.px(chip_row);
    for (const BenchLabelView& label : reply.labels) {
        const float width = chip_width(ui, label.name, icon_of(label.sign));
        if (x > rect.x0 && x + width > rect.x1) {
            x = rect.x0;
            y += row;
        }
        const bool open = widgets.reply == reply.id && widgets.label == label.id;
        if (label_chip(ui, {x, y + row / 2}, width, label, open)) open_label(widgets, reply.id, label.id);
        x += width + ui.px(8);
    }
    return reply.labels.empty() ? 0 : y + row - rect.y0;
}

float draw_behind_row(Ui& ui, Rect rect, const BehindRow& row) {
    float y = rect.y0;
    const auto say = [&](std::string_view words, TextLook look, float gap) {
        y += draw_paragraph(ui, {rect.x0, y, rect.x1, y}, words, look) + ui.px(gap);
    };
    say(row.reason, {}, 4);
    say(row.rule, {.style = style::small_bold}, 2);
    for (const std::string& detail : row.details)
        say(detail, {.style = style::small, .color = ui.colors().ink_soft}, 2);
    return y - rect.y0 + ui.px(8);
}

float draw_behind_content(Ui& ui, Rect rect, const BehindView& behind) {
    float y = rect.y0;
    y += draw_paragraph(ui, {rect.x0, y, rect.x1, y}, behind.title, {.style = style::title}) + ui.px(8);
    for (const BehindRow& row : behind.rows)
        y += draw_behind_row(ui, {rect.x0, y, rect.x1, y}, row);
    if (!behind.model.empty())
        y += draw_paragraph(ui, {rect.x0, y, rect.x1, y}, behind.model,
                            {.style = style::small, .color = ui.colors().ink_soft})
             + ui.px(6);
    std::vector<ChipText> words;
    for (const std::string& one : behind.model_words)
        words.push_back({.text = one});
    if (!words.empty()) y += draw_chips(ui, {rect.x0, y, rect.x1, y + ui.px(400)}, words) + ui.px(4);
    return y - rect.y0;
}

/// The well lies under its words: it is as high as they were in the last frame.
float draw_behind(Ui& ui, Rect rect, const BehindView& behind, float& last_height) {
    if (last_height > 0) draw_well(ui, Rect::at(rect.x0, rect.y0, rect.width(), last_height));
    const Rect inside{rect.x0 + ui.px(16), rect.y0 + ui.px(14), rect.x1 - ui.px(16), rect.y1};
    const float height = draw_behind_content(ui, inside, behind) + ui.px(28);
    if (height != last_height) ui.wake.within(0);
    last_height = height;
    return height;
}

/// Heights of the last frame: of the card and of what is opened in it.
float draw_reply(Ui& ui, Rect rect, const BenchReplyView& reply, BenchWidgets& widgets, float& card_height,
                 float& behind_height) {
    const IdScope scope(ui, reply.id);
    if (card_height > 0) draw_card(ui, Rect::at(rect.x0, rect.y0, rect.width(), card_height));
    const float x0 = rect.x0 + ui.px(20), x1 = rect.x1 - ui.px(20);
    float y = rect.y0 + ui.px(14);
    Rect head{x0, y, x1, y + ui.px(26)};
    if (!reply.sign.empty()) {
        const float chip = chip_width(ui, reply.sign, Icon::flag);
        draw_chip(ui, {head.x1 - chip, head.mid_y()}, reply.sign, reply.sign_tone, Icon::flag);
        head.cut_right(chip + ui.px(10));
    }
    draw_text(ui, head, reply.title, {.style = style::small_bold, .color = ui.colors().ink_soft});
    y += ui.px(32);
    y += draw_words(ui, {x0, y, x1, y}, reply, widgets) + ui.px(8);
    y += draw_labels(ui, {x0, y, x1, y}, reply, widgets);
    if (reply.labels.empty())
        y += draw_paragraph(ui, {x0, y, x1, y}, ui.t("bench.no_labels"),
                            {.style = style::small, .color = ui.colors().ink_faint});
    if (reply.behind)
        y += ui.px(8) + draw_behind(ui, {x0, y + ui.px(8), x1, y}, *reply.behind, behind_height);
    else
        behind_height = 0;
    return y + ui.px(14) - rect.y0;
}

} // namespace

float draw_bench_replies(Ui& ui, Rect rect, const BenchView& view, BenchWidgets& widgets) {
    const FocusGroup group(ui, rect);
    float y = rect.y0;
    y += draw_place(ui, {rect.x0, y, rect.x1, y}, view);
    widgets.heights.resize(view.replies.size() * 2, 0);
    for (std::size_t i = 0; i < view.replies.size(); ++i) {
        float& height = widgets.heights[2 * i];
        const float needed = draw_reply(ui, {rect.x0, y, rect.x1, y}, view.replies[i], widgets, height,
                                        widgets.heights[2 * i + 1]);
        if (needed != height) ui.wake.within(0);
        height = needed;
        y += height + ui.px(12);
    }
    if (view.replies.empty())
        y += draw_paragraph(ui, {rect.x0, y, rect.x1, y},
                            ui.t(view.replies_hidden > 0 ? "bench.all_right" : "bench.node_empty"),
                            {.color = ui.colors().ink_soft});
    return y - rect.y0;
}

} // namespace amends::ui
