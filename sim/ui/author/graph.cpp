#include "sim/ui/author/graph.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr float words_from_zoom = .45F, notes_from_zoom = .62F;
constexpr float box_radius = 10;

/// Ways of the chosen place are drawn after all others, and in colour.
bool is_of(const GraphWayView& way, std::size_t place) {
    return way.from == place || way.to == place;
}

void draw_quiet_way(Ui& ui, const Canvas& canvas, const GraphWayView& way) {
    if (canvas.to_view(way.around).clipped(canvas.view).empty()) return;
    const Color color = way.back ? ui.colors().line_strong : ui.colors().ink_faint;
    draw_way(ui, canvas, way.points, color, 1);
    if (canvas.zoom / ui.theme.scale >= words_from_zoom) draw_way_head(ui, canvas, way.points, color, 7);
}

void draw_chosen_way(Ui& ui, const Canvas& canvas, const GraphWayView& way, std::size_t chosen) {
    const Color color = way.from == chosen ? ui.colors().accent.mark : ui.colors().idea.mark;
    draw_way(ui, canvas, way.points, color, 2);
    draw_way_head(ui, canvas, way.points, color, 9);
}

void draw_ways(Ui& ui, const Canvas& canvas, const GraphView& graph, std::size_t chosen) {
    for (const GraphWayView& way : graph.ways)
        if (!way.loose && !is_of(way, chosen)) draw_quiet_way(ui, canvas, way);
    for (const GraphWayView& way : graph.ways)
        if (is_of(way, chosen)) draw_chosen_way(ui, canvas, way, chosen);
}

TextStyle zoomed(TextStyle style, const Ui& ui, const Canvas& canvas) {
    return {style.em * canvas.zoom / ui.theme.scale, style.weight};
}

void draw_place_words(Ui& ui, const Canvas& canvas, Rect box, const GraphPlaceView& place) {
    const float zoom = canvas.zoom;
    const Palette& p = ui.colors();
    const bool notes = zoom / ui.theme.scale >= notes_from_zoom;
    Rect inside = box.inset(12 * zoom, 9 * zoom);
    const Icon icon = place.start ? Icon::flag : place.icon;
    if (icon != Icon::none) {
        const Rect at = inside.cut_left(18 * zoom, 8 * zoom);
        draw_icon(ui, {at.mid_x(), notes ? at.y0 + 10 * zoom : at.mid_y()}, icon,
                  place.start ? p.accent.ink : p.of(place.tone).ink, 17 * zoom / ui.theme.scale);
    }
    Rect title = notes ? inside.cut_top(21 * zoom) : inside;
    const float badges = (place.errors > 0 ? 24.F : 0.F) + (place.warnings > 0 ? 24.F : 0.F);
    title.x1 -= badges * zoom;
    const Color ink = place.ending ? p.of(place.tone).ink : p.ink;
    draw_text(ui, title, place.title, {.style = zoomed(style::small_bold, ui, canvas), .color = ink});
    if (!notes) return;
    const auto sign = [&](bool holds, Icon face, Color color) {
        if (!holds) return;
        const Rect at = inside.cut_right(16 * zoom, 4 * zoom);
        draw_icon(ui, at.middle(), face, color, 14 * zoom / ui.theme.scale);
    };
    sign(place.untested, Icon::eye_off, p.ink_faint);
    sign(place.unwalked, Icon::search_off, p.bad.ink);
    const bool tells_attempts = !place.attempts.empty() && !place.unreached;
    draw_text(ui, inside, tells_attempts ? place.attempts : place.note,
              {.style = zoomed(style::caption, ui, canvas),
               .color = place.unreached ? p.bad.ink
                        : place.loses   ? p.warn.ink
                                        : p.ink_soft});
}

/// A sign and a number at the upper right: never colour alone.
void draw_place_problems(Ui& ui, const Canvas& canvas, Rect box, const GraphPlaceView& place) {
    const float zoom = canvas.zoom;
    float x = box.x1 - 14 * zoom;
    const auto sign = [&](int count, Tone tone, Icon icon) {
        if (count == 0) return;
        const float size = 20 * zoom;
        const Rect at = Rect::around({x, box.y0 + 4 * zoom}, size * 1.5F, size);
        fill_rect(ui, at, ui.colors().of(tone).fill, size / 2 / ui.theme.scale);
        if (zoom / ui.theme.scale >= words_from_zoom) {
            draw_icon(ui, {at.x0 + size * .45F, at.mid_y()}, icon, ui.colors().of(tone).on_fill,
                      12 * zoom / ui.theme.scale);
            draw_text(ui, {at.x0 + size * .75F, at.y0, at.x1, at.y1}, std::to_string(std::min(count, 99)),
                      {.style = zoomed(style::caption_bold, ui, canvas),
                       .color = ui.colors().of(tone).on_fill,
                       .elide = false});
        }
        x -= size * 1.6F;
    };
    sign(place.errors, Tone::bad, Icon::error);
    sign(place.warnings, Tone::warn, Icon::warning);
}

void draw_graph_place(Ui& ui, const Canvas& canvas, const GraphPlaceView& place, bool chosen, bool found) {
    const Rect box = canvas.to_view(place.box);
    if (box.inset(-24 * canvas.zoom).clipped(canvas.view).empty()) return;
    const Palette& p = ui.colors();
    const float round = box_radius * canvas.zoom / ui.theme.scale;
    const ToneColors& tone = p.of(place.tone);
    fill_rect(ui, box, place.ending ? tone.pale : p.surface, round);
    const bool in_doubt = place.unreached;
    const Color edge = chosen         ? p.accent.mark
                       : found        ? p.warn.mark
                       : in_doubt     ? p.bad.mark
                       : place.ending ? tone.edge
                                      : p.line_strong;
    stroke_rect(ui, box, edge, round, chosen || found ? 2.F : 1.F);
    if (canvas.zoom / ui.theme.scale >= words_from_zoom)
        draw_place_words(ui, canvas, box, place);
    else if (place.start)
        fill_rect(ui, {box.x0, box.y0, box.x0 + 8 * canvas.zoom, box.y1}, p.accent.fill, round,
                  Corners::left);
    draw_place_problems(ui, canvas, box, place);
    if (chosen && canvas.hit.focused) draw_focus_ring(ui, box, round);
    record_on_canvas(ui, canvas, place.id, place.title, place.box, chosen);
}

std::size_t place_under(const GraphView& graph, Vec at) {
    for (std::size_t i = 0; i < graph.places.size(); ++i)
        if (graph.places[i].box.holds(at)) return i;
    return graph.places.size();
}

/// What the mouse is over says all that its box has no room for.
void tell_of_place(Ui& ui, const Canvas& canvas, const GraphView& graph) {
    if (!canvas.under || canvas.hit.held) return;
    const std::size_t at = place_under(graph, *canvas.under);
    if (at == graph.places.size()) return;
    const GraphPlaceView& place = graph.places[at];
    std::string words = ui.t(place.untested ? "author.place_untested" : "author.place_tooltip",
                             {{"title", place.title}, {"id", place.id}, {"note", place.note}});
    if (!place.attempts.empty())
        words = ui.t("author.place_attempts", {{"what", words}, {"attempts", place.attempts}});
    if (place.unwalked) words = ui.t("author.place_unwalked", {{"what", words}});
    ui.tooltip = {words, canvas.to_view(place.box)};
}

void take_graph_input(Ui& ui, const Canvas& canvas, const GraphView& graph, GraphWidgets& widgets,
                      GraphOutcome& out) {
    const std::size_t chosen = graph.find(widgets.selected);
    std::size_t next = chosen;
    if (canvas.pressed) {
        next = place_under(graph, *canvas.pressed);
        out.opened = canvas.twice && next < graph.places.size();
    }
    if (canvas.step != CanvasStep::none) {
        next = step_on_graph(graph, chosen, canvas.step);
        widgets.reveal = true;
    }
    if (canvas.entered) out.opened = chosen < graph.places.size();
    if (next == chosen || next >= graph.places.size()) return;
    widgets.selected = graph.places[next].id;
    out.selected = widgets.selected;
    ui.wake.within(0);
}

void draw_zoom_buttons(Ui& ui, Rect& strip, GraphWidgets& widgets) {
    const auto tool = [&](std::string_view id, std::string_view words, Icon icon) {
        const Rect at = strip.cut_right(ui.px(32), ui.px(2));
        return icon_button(ui, Rect::around(at.middle(), at.width(), at.width()),
                           {.id = id, .name = words, .icon = icon, .color = {}});
    };
    const std::string& all = ui.t("author.zoom_all");
    if (link(ui, strip.cut_right(link_width(ui, all), ui.px(8)), "zoom_fit", all)) widgets.canvas.percent = 0;
    if (tool("zoom_in", ui.t("author.zoom_in"), Icon::zoom_in)) zoom_canvas(widgets.canvas, 1);
    draw_figures(ui, strip.cut_right(ui.px(48)),
                 ui.t("author.percent", {{"percent", widgets.canvas.percent}}),
                 {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::middle});
    if (tool("zoom_out", ui.t("author.zoom_out"), Icon::zoom_out)) zoom_canvas(widgets.canvas, -1);
}

/// Enter goes from one that was found to the next.
void draw_graph_search(Ui& ui, Rect strip, const GraphView& graph, const std::vector<std::size_t>& found,
                       GraphWidgets& widgets, GraphOutcome& out) {
    const Rect field = strip.cut_left(std::min(ui.px(240), strip.width() * .7F));
    const EditOutcome typed =
        search_field(ui, field, widgets.search, "search_graph", ui.t("author.search_graph"));
    if (!widgets.search.edit.empty())
        draw_chip(ui, {field.x1 + ui.px(8), field.mid_y()}, ui.t("author.found", {{"count", found.size()}}),
                  found.empty() ? Tone::warn : Tone::neutral);
    if (found.empty() || !(typed.entered || typed.changed)) return;
    std::size_t next = 0;
    if (typed.entered)
        for (std::size_t i = 0; i < found.size(); ++i)
            if (graph.places[found[i]].id == widgets.selected) next = (i + 1) % found.size();
    widgets.selected = graph.places[found[next]].id;
    widgets.reveal = true;
    out.selected = widgets.selected;
}

} // namespace

GraphOutcome draw_graph(Ui& ui, Rect rect, const GraphView& graph, GraphWidgets& widgets) {
    const IdScope scope(ui, "graph");
    GraphOutcome out;
    const std::vector<std::size_t> found = found_on_graph(graph, widgets.search.edit.text());
    Rect strip = rect.cut_top(control_height(ui), ui.px(10)).inset(ui.px(12), 0);
    draw_zoom_buttons(ui, strip, widgets);
    draw_graph_search(ui, strip, graph, found, widgets, out);
    if (widgets.reveal) {
        const std::size_t at = graph.find(widgets.selected);
        if (at < graph.places.size()) reveal_on_canvas(ui, widgets.canvas, rect, graph.places[at].box);
        widgets.reveal = widgets.canvas.percent == 0;
    }
    const ClipScope clip(rect);
    const Canvas now = canvas(ui, rect, "sheet", ui.t("author.graph"), widgets.canvas, graph.sheet);
    if (!now.hit.visible) return out;
    take_graph_input(ui, now, graph, widgets, out);
    const std::size_t chosen = graph.find(widgets.selected);
    draw_ways(ui, now, graph, chosen);
    for (std::size_t i = 0; i < graph.places.size(); ++i)
        draw_graph_place(ui, now, graph.places[i], i == chosen,
                         std::binary_search(found.begin(), found.end(), i));
    tell_of_place(ui, now, graph);
    return out;
}

} // namespace amends::ui
