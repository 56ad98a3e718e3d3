#include "sim/ui/base/imgui_bridge.hpp"

#include <array>

namespace amends::ui {
namespace {

ImDrawFlags flags_of(Corners corners) {
    switch (corners) {
    case Corners::all: return ImDrawFlags_RoundCornersAll;
    case Corners::top: return ImDrawFlags_RoundCornersTop;
    case Corners::bottom: return ImDrawFlags_RoundCornersBottom;
    case Corners::left: return ImDrawFlags_RoundCornersLeft;
    case Corners::right: return ImDrawFlags_RoundCornersRight;
    case Corners::none: return ImDrawFlags_RoundCornersNone;
    }
    return ImDrawFlags_RoundCornersAll;
}

// The shadow is a mesh of rings around the rounded rectangle. Alpha falls off through the vertex colours, so
// nothing is painted twice: a software rasteriser pays for the ring's pixels only.
constexpr int corner_steps = 8, ring_points = (corner_steps + 1) * 4, rings = 5;
constexpr std::array<float, rings> ring_at{-.25F, .1F, .4F, .7F, 1.F}, ring_alpha{1.F, .72F, .34F, .1F, 0.F};

const std::array<ImVec2, ring_points>& ring_directions() {
    static const auto directions = [] {
        std::array<ImVec2, ring_points> out;
        for (int quarter = 0; quarter < 4; ++quarter)
            for (int i = 0; i <= corner_steps; ++i) {
                const float turn =
                    (static_cast<float>(quarter) + static_cast<float>(i) / corner_steps) * IM_PI / 2;
                out[static_cast<std::size_t>(quarter * (corner_steps + 1) + i)] = {std::cos(turn),
                                                                                   std::sin(turn)};
            }
        return out;
    }();
    return directions;
}

void write_ring(ImDrawList& list, const Rect& rect, float grow, float radius, float drop, ImU32 color) {
    const float r = std::max(1.F, radius + grow);
    const float left = rect.x0 - grow + r, right = rect.x1 + grow - r;
    const float top = rect.y0 - grow + r, bottom = rect.y1 + grow - r;
    const std::array<ImVec2, 4> centres{ImVec2{right, bottom}, {left, bottom}, {left, top}, {right, top}};
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (int i = 0; i < ring_points; ++i) {
        const ImVec2& direction = ring_directions()[static_cast<std::size_t>(i)];
        const ImVec2& centre = centres[static_cast<std::size_t>(i / (corner_steps + 1))];
        list.PrimWriteVtx({centre.x + direction.x * r, centre.y + direction.y * r + drop}, white, color);
    }
}

} // namespace

void fill_rect(Ui& ui, Rect r, Color color, float radius, Corners corners) {
    if (r.empty() || color.alpha() == 0) return;
    draw_list().AddRectFilled(im_min(r), im_max(r), color.packed, ui.px(radius), flags_of(corners));
}

void stroke_rect(Ui& ui, Rect r, Color color, float radius, float thickness) {
    if (r.empty()) return;
    draw_list().AddRect(im_min(r), im_max(r), color.packed, ui.px(radius), 0, thin(ui, thickness));
}

void fill_circle(Ui& ui, Vec middle, float radius, Color color) {
    draw_list().AddCircleFilled(im(middle), radius * ui.theme.scale, color.packed, 0);
}

void stroke_circle(Ui& ui, Vec middle, float radius, Color color, float thickness) {
    draw_list().AddCircle(im(middle), radius * ui.theme.scale, color.packed, 0, thickness * ui.theme.scale);
}

void draw_line(Ui& ui, Vec from, Vec to, Color color, float thickness) {
    const float w = thin(ui, thickness);
    if (from.x == to.x || from.y == to.y) { // on the pixel grid: a rectangle is crisper than a stroke
        const Rect r{whole(std::min(from.x, to.x)), whole(std::min(from.y, to.y)),
                     whole(std::max(from.x, to.x)), whole(std::max(from.y, to.y))};
        draw_list().AddRectFilled({r.x0, r.y0}, {std::max(r.x1, r.x0 + w), std::max(r.y1, r.y0 + w)},
                                  color.packed);
        return;
    }
    draw_list().AddLine(im(from), im(to), color.packed, thickness * ui.theme.scale);
}

void rule_below(Ui& ui, Rect r) {
    const float w = thin(ui, 1);
    draw_line(ui, {r.x0, r.y1 - w}, {r.x1, r.y1 - w}, ui.colors().line);
}

void rule_right(Ui& ui, Rect r) {
    const float w = thin(ui, 1);
    draw_line(ui, {r.x1 - w, r.y0}, {r.x1 - w, r.y1}, ui.colors().line);
}

void fill_gradient(Ui&, Rect r, Color left, Color right) {
    draw_list().AddRectFilledMultiColor(im_min(r), im_max(r), left.packed, right.packed, right.packed,
                                        left.packed);
}

void draw_shadow(Ui& ui, Rect rect, float radius, ShadowLook look) {
    const Color shade = ui.colors().shadow;
    if (shade.alpha() == 0 || rect.empty() || rect.clipped(clip_rect().inset(-ui.px(look.blur * 2))).empty())
        return;
    const float alpha = ui.theme.kind == ThemeKind::dark ? std::min(1.F, look.alpha * 4) : look.alpha;
    ImDrawList& list = draw_list();
    list.PrimReserve(ring_points * (rings - 1) * 6, ring_points * rings);
    const unsigned base = list._VtxCurrentIdx;
    for (std::size_t k = 0; k < rings; ++k)
        write_ring(list, rect, ui.px(look.blur) * ring_at[k], ui.px(radius), ui.px(look.drop),
                   with_alpha(shade, alpha * ring_alpha[k]).packed);
    for (unsigned k = 0; k + 1 < rings; ++k)
        for (unsigned i = 0; i < ring_points; ++i) {
            const unsigned inner = base + k * ring_points + i;
            const unsigned inner_next = base + k * ring_points + (i + 1) % ring_points;
            for (const unsigned v : {inner, inner_next, inner_next + ring_points, inner,
                                     inner_next + ring_points, inner + ring_points})
                list.PrimWriteIdx(static_cast<ImDrawIdx>(v));
        }
}

void draw_card(Ui& ui, Rect rect, bool raised) {
    if (raised) draw_shadow(ui, rect, space::card_radius);
    fill_rect(ui, rect, ui.colors().surface, space::card_radius);
    stroke_rect(ui, rect, ui.colors().line, space::card_radius);
}

void draw_well(Ui& ui, Rect rect, Tone tone, float radius) {
    const Palette& p = ui.colors();
    fill_rect(ui, rect, tone == Tone::neutral ? p.sunken : p.of(tone).pale, radius);
    if (tone != Tone::neutral || ui.theme.kind == ThemeKind::high_contrast)
        stroke_rect(ui, rect, tone == Tone::neutral ? p.line : p.of(tone).edge, radius);
}

void draw_icon(Ui& ui, Vec middle, Icon icon, Color color, float size) {
    if (icon == Icon::none || ui.fonts.icons == nullptr) return;
    const float height = ui.px(size);
    const ImVec2 at{whole(middle.x - height / 2 + .5F), whole(middle.y - height / 2 + .5F)};
    ui.fonts.icons->RenderChar(&draw_list(), height, at, color.packed,
                               static_cast<ImWchar>(code_point(icon)));
}

} // namespace amends::ui
