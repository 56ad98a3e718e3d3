#include "sim/ui/charts/draw_chart.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr float card_pad = 18, card_head = 34, dash = 5, dash_gap = 4;

void paint_triangle(Vec at, float size, bool is_up, Color color) {
    const float half = size * .95F, tip = is_up ? -size : size;
    ImDrawList& list = draw_list();
    // Clockwise on the screen: Dear ImGui softens the edges of clockwise triangles.
    if (is_up)
        list.AddTriangleFilled({at.x, at.y + tip}, {at.x + half, at.y + size * .8F},
                               {at.x - half, at.y + size * .8F}, color.packed);
    else
        list.AddTriangleFilled({at.x - half, at.y - size * .8F}, {at.x + half, at.y - size * .8F},
                               {at.x, at.y + tip}, color.packed);
}

void paint_mark(Ui& ui, Vec at, const ChartMark& mark) {
    const Color color = chart_color(ui.colors(), mark.ink);
    const float size = mark.size * ui.theme.scale;
    switch (mark.sign) {
    case ChartSign::disc: fill_circle(ui, at, mark.size, color); break;
    case ChartSign::ring:
        fill_circle(ui, at, mark.size, ui.colors().surface);
        stroke_circle(ui, at, mark.size - .5F, color, 1.5F);
        break;
    case ChartSign::triangle_up: paint_triangle(at, size, true, color); break;
    case ChartSign::triangle_down: paint_triangle(at, size, false, color); break;
    case ChartSign::square: fill_rect(ui, Rect::around(at, size * 1.8F, size * 1.8F), color); break;
    case ChartSign::diamond:
        draw_list().AddQuadFilled({at.x, at.y - size}, {at.x + size, at.y}, {at.x, at.y + size},
                                  {at.x - size, at.y}, color.packed);
        break;
    }
}

void paint_dashes(Vec from, Vec to, Color color, float thickness, float scale) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) return;
    const float step = (dash + dash_gap) * scale;
    for (float at = 0; at < length; at += step) {
        const float end = std::min(length, at + dash * scale);
        draw_list().AddLine(
            {from.x + (to.x - from.x) * at / length, from.y + (to.y - from.y) * at / length},
            {from.x + (to.x - from.x) * end / length, from.y + (to.y - from.y) * end / length}, color.packed,
            thickness);
    }
}

Rect placed(const Ui& ui, Vec at, const Rect& rect) {
    const float s = ui.theme.scale;
    return {at.x + rect.x0 * s, at.y + rect.y0 * s, at.x + rect.x1 * s, at.y + rect.y1 * s};
}

/// Left and Right go through the places in order while the keyboard is on the chart.
void step_by_keys(const Hit& hit, const ChartScene& scene, ChartWidgets& widgets) {
    if (scene.spots.empty()) return;
    const std::size_t last = scene.spots.size() - 1;
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End})
        ImGui::SetKeyOwner(key, hit.item);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, true) && widgets.at > 0) --widgets.at;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, true) && widgets.at < last) ++widgets.at;
    if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) widgets.at = 0;
    if (ImGui::IsKeyPressed(ImGuiKey_End, false)) widgets.at = last;
}

/// Of places that lie over each other the one whose middle is nearest.
const ChartSpot* spot_under_mouse(const Ui& ui, Vec at, const ChartScene& scene) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ChartSpot* best = nullptr;
    float least = 0;
    for (const ChartSpot& spot : scene.spots) {
        const Rect place = placed(ui, at, spot.rect);
        if (!place.holds({mouse.x, mouse.y})) continue;
        const float away = std::hypot(place.mid_x() - mouse.x, place.mid_y() - mouse.y);
        if (best == nullptr || away < least) {
            best = &spot;
            least = away;
        }
    }
    return best;
}

void draw_spots(Ui& ui, Rect area, std::string_view id, const ChartScene& scene, ChartWidgets& widgets) {
    const Vec at{area.x0, area.y0};
    widgets.at = scene.spots.empty() ? 0 : std::min(widgets.at, scene.spots.size() - 1);
    const std::string_view words = scene.spots.empty() ? std::string_view() : scene.spots[widgets.at].words;
    const Hit hit =
        interact(ui, area, {.id = id, .label = scene.title, .value = words, .cursor = Cursor::arrow});
    if (!hit.visible) return;
    const ChartSpot* shown = hit.hovered ? spot_under_mouse(ui, at, scene) : nullptr;
    if (hit.has_keys) step_by_keys(hit, scene, widgets);
    if (hit.focused) {
        draw_focus_ring(ui, area, 6);
        if (shown == nullptr && !scene.spots.empty()) shown = &scene.spots[widgets.at];
    }
    if (shown == nullptr) return;
    const Rect place = placed(ui, at, shown->rect);
    stroke_rect(ui, place.inset(-ui.px(1)), ui.colors().ink, 4, 1.5F);
    ui.tooltip = {shown->words, place};
}

} // namespace

ChartMeasure measure_of(Ui& ui) {
    return [&ui](std::string_view text, TextStyle style) {
        return text_width(ui, text, style) / ui.theme.scale;
    };
}

void paint_chart(Ui& ui, Vec at, const ChartScene& scene) {
    const float s = ui.theme.scale;
    const auto point = [&](Vec v) { return Vec{at.x + v.x * s, at.y + v.y * s}; };
    for (const ChartBox& box : scene.boxes)
        fill_rect(ui, placed(ui, at, box.rect), with_alpha(chart_color(ui.colors(), box.ink), box.strength),
                  box.radius);
    for (const ChartLine& line : scene.lines) {
        const Color color = chart_color(ui.colors(), line.ink);
        if (line.dashed)
            paint_dashes(point(line.from), point(line.to), color, line.thickness * s, s);
        else if (line.from.x == line.to.x || line.from.y == line.to.y)
            draw_line(ui, point(line.from), point(line.to), color, line.thickness);
        else
            draw_list().AddLine(im(point(line.from)), im(point(line.to)), color.packed, line.thickness * s);
    }
    for (const ChartMark& mark : scene.marks)
        paint_mark(ui, point(mark.at), mark);
    for (const ChartText& text : scene.texts)
        draw_text(ui, placed(ui, at, text.rect), text.text,
                  {.style = text.style, .color = chart_color(ui.colors(), text.ink), .align = text.align});
}

float chart_width(const Ui& ui, float card_width) {
    return card_width / ui.theme.scale - 2 * card_pad;
}

float chart_card_height(Ui& ui, const ChartCard& card, const ChartScene& scene, float width) {
    float height =
        ui.px(card_pad) + ui.px(card_head) + ui.px(8) + scene.height * ui.theme.scale + ui.px(card_pad - 4);
    if (!card.note.empty())
        height += ui.px(6) + text_height(ui, card.note, style::caption, width - 2 * ui.px(card_pad));
    return height;
}

ChartOutcome draw_chart_card(Ui& ui, Rect rect, const ChartCard& card, const ChartScene& scene,
                             const ChartTable& table, ChartWidgets& widgets) {
    const IdScope scope(ui, card.id);
    ChartOutcome outcome{.height = chart_card_height(ui, card, scene, rect.width())};
    rect.y1 = rect.y0 + outcome.height;
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(card_pad), ui.px(card_pad - 4));
    Rect head = inside.cut_top(ui.px(card_head), ui.px(8));
    const FocusGroup group(ui, rect);
    const auto tool = [&](std::string_view id, std::string_view words, Icon icon) {
        return icon_button(ui, head.cut_right(ui.px(32), ui.px(2)),
                           {.id = id, .name = ui.t(words), .icon = icon, .color = {}});
    };
    outcome.asks_png = tool("save_png", "charts.save_png", Icon::image);
    outcome.asks_svg = tool("save_svg", "charts.save_svg", Icon::download);
    if (tool("copy", "charts.copy", Icon::copy)) {
        ImGui::SetClipboardText(tab_separated(table).c_str());
        outcome.copied = true;
    }
    draw_text(ui, head, card.title, {.style = style::title});
    const Rect area = Rect::at(inside.x0, inside.y0, inside.width(), scene.height * ui.theme.scale);
    paint_chart(ui, {area.x0, area.y0}, scene);
    draw_spots(ui, area, "chart", scene, widgets);
    if (!card.note.empty())
        draw_paragraph(ui, {inside.x0, area.y1 + ui.px(6), inside.x1, rect.y1}, card.note,
                       {.style = style::caption, .color = ui.colors().ink_soft});
    return outcome;
}

} // namespace amends::ui
