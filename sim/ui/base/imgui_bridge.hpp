#pragma once
// Between our types and Dear ImGui's. Included by the .cpp files of this folder only.
#ifndef IMGUI_DEFINE_MATH_OPERATORS
#define IMGUI_DEFINE_MATH_OPERATORS
#endif
#include "sim/ui/base/paint.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

namespace amends::ui {

[[nodiscard]] inline ImVec2 im(Vec v) {
    return {v.x, v.y};
}
[[nodiscard]] inline ImVec2 im_min(const Rect& r) {
    return {r.x0, r.y0};
}
[[nodiscard]] inline ImVec2 im_max(const Rect& r) {
    return {r.x1, r.y1};
}
[[nodiscard]] inline ImRect im(const Rect& r) {
    return {r.x0, r.y0, r.x1, r.y1};
}
[[nodiscard]] inline Rect from_im(const ImRect& r) {
    return {r.Min.x, r.Min.y, r.Max.x, r.Max.y};
}
/// Takes what is drawn in the place of the window; null: the window does.
inline ImDrawList* drawing_apart = nullptr;
[[nodiscard]] inline ImDrawList& draw_list() {
    return drawing_apart != nullptr ? *drawing_apart : *ImGui::GetWindowDrawList();
}
[[nodiscard]] inline Rect clip_rect() {
    return from_im(ImGui::GetCurrentWindow()->ClipRect);
}
[[nodiscard]] inline float whole(float v) {
    return std::floor(v);
}
/// A thin line's thickness in pixels: at least one, and whole.
[[nodiscard]] inline float thin(const Ui& ui, float logical) {
    return std::max(1.F, std::floor(logical * ui.theme.scale));
}

[[nodiscard]] inline ImFont* face(const Ui& ui, Weight weight) {
    return weight == Weight::bold ? ui.fonts.bold : ui.fonts.regular;
}
/// Dear ImGui's font size is the height of the line box, ours the em.
[[nodiscard]] inline float box_height(const Ui& ui, float em) {
    return std::max(4.F, std::floor(em * ui.theme.scale * ui.fonts.line_box_em + .5F));
}
/// Widths of the style's characters; characters without a look of their own take no room.
/// Whether quotes and "…" stand in their narrow forms: most of the text is Latin. A Chinese one keeps them
/// as wide as its characters.
[[nodiscard]] bool has_narrow_marks(std::string_view whole_text);
[[nodiscard]] Advance advance_of(const Ui&, TextStyle, bool narrow_marks = false);
/// Draws UTF-8 with its line box centred on `middle_y`; no recording.
void paint_text(const Ui&, float x, float middle_y, std::string_view, TextStyle, Color,
                bool narrow_marks = false);
/// Tells the record about a text.
void record_text(Ui&, std::string_view, Rect);

} // namespace amends::ui
