#include "sim/ui/base/marked_text.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

void wash(Ui& ui, const Rect& box, Tone tone, float strength) {
    const ToneColors& c = ui.colors().of(tone);
    const float line = std::max(2.F, ui.px(1.5F));
    const Rect inside = box.inset(-1, ui.px(2));
    fill_rect(ui, inside, mix(c.pale, c.pale_hover, strength), 3);
    fill_rect(ui, {inside.x0, inside.y1 - line, inside.x1, inside.y1}, c.mark);
}

/// One item for all boxes of a mark: the keyboard stops once, the mouse finds any of them.
Hit interact_boxes(Ui& ui, const std::vector<Rect>& boxes, const Mark& mark) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    Rect target = boxes.front();
    for (const Rect& box : boxes)
        if (box.holds({mouse.x, mouse.y})) target = box;
    return interact(ui, target, {.id = mark.id, .label = mark.label, .selected = mark.chosen});
}

} // namespace

MarkedOutcome marked_paragraph(Ui& ui, Rect rect, std::string_view text, std::span<const Mark> marks,
                               const TextLook& look) {
    MarkedOutcome out;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        const auto boxes = text_boxes(ui, rect, text, look.style, mark.begin, mark.end);
        if (boxes.empty()) continue;
        const Hit hit = interact_boxes(ui, boxes, mark);
        const bool pointed = hit.hovered || hit.focused;
        for (const Rect& box : boxes) {
            wash(ui, box, mark.tone, mark.chosen || pointed ? 1.F : 0.F);
            if (hit.focused) draw_focus_ring(ui, box.inset(-1, ui.px(2)), 3);
        }
        if (hit.clicked) out.pressed = i;
        if (pointed) {
            out.pointed = i;
            out.pointed_at = boxes.front();
        }
    }
    out.height = draw_paragraph(ui, rect, text, look);
    return out;
}

namespace {

/// The character boundary nearest to a point of the paragraph.
std::size_t place_at(Ui& ui, const Rect& rect, std::string_view text, Vec point) {
    const TextLayout& layout = text_layout(ui, text, style::body, rect.width());
    const float row = std::floor((point.y - rect.y0) / line_height(ui, style::body));
    const auto last = static_cast<float>(layout.lines.size() - 1);
    const TextLine& line = layout.lines[static_cast<std::size_t>(std::clamp(row, 0.F, last))];
    const Advance advance = advance_of(ui, style::body, has_narrow_marks(text));
    const std::string_view words = text.substr(line.begin, line.end - line.begin);
    float x = rect.x0;
    const auto stops = ui.breaks.caret_stops(words);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const float wide = measure(words.substr(stops[i - 1], stops[i] - stops[i - 1]), advance);
        if (point.x < x + wide / 2) return line.begin + stops[i - 1];
        x += wide;
    }
    return line.end;
}

/// Left and Right move the end of the mark by words; without Shift they begin a new one.
bool mark_by_keys(Ui& ui, const Hit& hit, std::string_view text, MarkingState& state) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow})
        ImGui::SetKeyOwner(key, hit.item);
    const bool left = ImGui::IsKeyPressed(ImGuiKey_LeftArrow, true),
               right = ImGui::IsKeyPressed(ImGuiKey_RightArrow, true);
    if (!left && !right) return false;
    const auto stops = ui.breaks.word_stops(text);
    const std::size_t head = state.anchor == state.begin ? state.end : state.begin;
    auto it = std::lower_bound(stops.begin(), stops.end(), head);
    if (right && it + 1 != stops.end() && it != stops.end()) ++it;
    if (left && it != stops.begin()) --it;
    const std::size_t to = it == stops.end() ? text.size() : *it;
    if (!ImGui::GetIO().KeyShift) state.anchor = left ? to : head;
    state.begin = std::min(state.anchor, to);
    state.end = std::max(state.anchor, to);
    if (!ImGui::GetIO().KeyShift && left) {
        state.end = head;
        state.anchor = head;
    }
    return true;
}

/// The word around the place that was clicked.
bool mark_word(Ui& ui, std::string_view text, MarkingState& state) {
    const auto stops = ui.breaks.word_stops(text);
    const auto behind = std::upper_bound(stops.begin(), stops.end(), state.anchor);
    if (behind == stops.begin() || behind == stops.end()) return false;
    state.begin = state.anchor = *(behind - 1);
    state.end = *behind;
    return true;
}

} // namespace

bool marking_paragraph(Ui& ui, Rect rect, std::string_view id, std::string_view text, MarkingState& state,
                       Tone tone) {
    const float height = text_height(ui, text, style::body, rect.width());
    const Rect area{rect.x0, rect.y0, rect.x1, rect.y0 + height};
    const std::string_view chosen = text.substr(std::min(state.begin, text.size()), state.end - state.begin);
    const Hit hit = interact(ui, area, {.id = id, .label = text, .value = chosen, .cursor = Cursor::text});
    bool changed = false;
    if (hit.held && ImGui::GetCurrentContext()->ActiveIdSource == ImGuiInputSource_Mouse) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const std::size_t at = place_at(ui, rect, text, {mouse.x, mouse.y});
        if (ImGui::IsMouseClicked(0)) state.anchor = at;
        state.begin = std::min(state.anchor, at);
        state.end = std::max(state.anchor, at);
        changed = true;
    }
    if (hit.clicked && state.begin == state.end) changed = mark_word(ui, text, state) || changed;
    if (hit.has_keys) changed = mark_by_keys(ui, hit, text, state) || changed;
    for (const Rect& box : text_boxes(ui, rect, text, style::body, state.begin, state.end))
        wash(ui, box, tone, 1);
    draw_paragraph(ui, rect, text);
    if (hit.focused) draw_focus_ring(ui, area.inset(-ui.px(4)), 6);
    return changed;
}

} // namespace amends::ui
