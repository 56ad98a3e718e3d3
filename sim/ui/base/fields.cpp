#include "sim/ui/base/fields.hpp"

#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/charts.hpp"
#include "sim/ui/base/imgui_bridge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float field_pad = 12, sign_size = 16, composer_pad = 14, composer_radius = 14;
constexpr float tools_height = 44, foot_height = 46;

/// A press anywhere in the frame goes to the text.
void take_presses(Rect frame, EditState& state, bool enabled) {
    if (enabled && ImGui::IsMouseClicked(0) && ImGui::IsWindowHovered()
        && ImGui::IsMouseHoveringRect(im_min(frame), im_max(frame)))
        state.focus_next = true;
}

/// How far the frame glows. Known only after the field ran, so it is that of the last frame.
float glow(Ui& ui, std::string_view id, bool on) {
    return eased(ui, std::string("glow_").append(id), on ? 1.F : 0.F);
}

bool is_typing(std::string_view id) {
    return ImGui::GetCurrentContext()->ActiveId
           == ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size());
}

bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0, next = 0; at < text.size(); at = next)
        if (!is_blank(code_point_at(text, at, next))) return false;
    return true;
}

void draw_count(Ui& ui, Rect foot, std::size_t used, std::size_t limit) {
    const Palette& p = ui.colors();
    const float part = static_cast<float>(used) / static_cast<float>(limit);
    const Tone tone = part > 1 ? Tone::bad : part > .8F ? Tone::warn : Tone::accent;
    const Vec middle{foot.x0 + ui.px(9), foot.mid_y()};
    draw_ring(ui, middle, 8, 2.6F, std::min(1.F, part), p.of(tone).mark);
    const Rect words{foot.x0 + ui.px(24), foot.y0, foot.x1, foot.y1};
    draw_figures(ui, words, fmt::format("{} / {}", used, limit),
                 {.style = style::caption, .color = tone == Tone::accent ? p.ink_faint : p.of(tone).ink});
}

/// A cross at the right end; true when it was pressed.
bool clear_button(Ui& ui, Rect& inside, const EditState& state, std::string_view id) {
    if (state.edit.empty()) return false;
    const Rect cross = inside.cut_right(ui.px(24), ui.px(4));
    const IdScope scope(ui, id);
    const Rect square = Rect::around(cross.middle(), ui.px(24), ui.px(24));
    return icon_button(ui, square, {.id = "clear", .name = ui.t("controls.clear"), .icon = Icon::close});
}

/// Below the field: one line, or as many as the words need.
void draw_field_problem(Ui& ui, Rect field, std::string_view words) {
    const Rect below{field.x0, field.y1 + ui.px(2), field.x1, field.y1 + ui.px(22)};
    const Rect line{below.x0 + ui.px(18), below.y0, below.x1, below.y1};
    const TextLook look{.style = style::caption, .color = ui.colors().bad.ink};
    draw_icon(ui, {below.x0 + ui.px(7), below.mid_y()}, Icon::error, ui.colors().bad.ink, 14);
    if (text_width(ui, words, look.style) <= line.width())
        draw_text(ui, line, words, look);
    else
        draw_paragraph(ui, {line.x0, line.y0 + ui.px(2), line.x1, line.y1}, words, look);
}

} // namespace

void draw_field_frame(Ui& ui, Rect rect, const FrameLook& look) {
    const Palette& p = ui.colors();
    const float focus = look.focus, radius = look.radius;
    const bool problem = look.problem;
    const Color ground = look.sunken ? mix(p.sunken, p.surface, focus) : p.surface;
    fill_rect(ui, rect, look.enabled ? ground : p.disabled_fill, radius);
    if (focus > 0) {
        const float halo = ui.px(3);
        const Rect outside = rect.inset(-halo / 2);
        draw_list().AddRect(im_min(outside), im_max(outside), with_alpha(p.focus, .22F * focus).packed,
                            ui.px(radius) + halo / 2, 0, halo);
    }
    const Color rest = problem ? p.bad.fill : look.sunken ? p.line : p.line_strong;
    stroke_rect(ui, rect, mix(rest, problem ? p.bad.fill : p.focus, focus), radius);
}

EditOutcome text_field(Ui& ui, Rect rect, EditState& state, const TextField& what) {
    draw_field_frame(ui, rect,
                     {.focus = glow(ui, what.id, is_typing(what.id)),
                      .problem = !what.problem.empty(),
                      .enabled = what.enabled,
                      .sunken = what.sunken});
    Rect inside = rect.inset(ui.px(field_pad), 0);
    if (what.icon != Icon::none)
        draw_icon(ui, inside.cut_left(ui.px(sign_size), ui.px(8)).middle(), what.icon, ui.colors().ink_faint,
                  sign_size);
    const bool cleared = what.clearable && what.enabled && clear_button(ui, inside, state, what.id);
    if (!cleared) take_presses(inside, state, what.enabled);
    EditOutcome out = edit_area(ui, inside, state,
                                {.id = what.id,
                                 .label = what.label,
                                 .hint = what.hint,
                                 .style = style::small,
                                 .wrapped = false,
                                 .enabled = what.enabled,
                                 .hidden = what.hidden});
    if (cleared) {
        state.edit.set_text({}, ui.breaks);
        state.focus_next = out.changed = true;
    }
    if (out.focused && !out.active) draw_focus_ring(ui, rect, space::control_radius);
    if (!what.problem.empty()) draw_field_problem(ui, rect, what.problem);
    return out;
}

EditOutcome search_field(Ui& ui, Rect rect, EditState& state, std::string_view id, std::string_view hint) {
    return text_field(
        ui, rect, state,
        {.id = id, .label = hint, .hint = hint, .icon = Icon::search, .clearable = true, .sunken = true});
}

EditOutcome text_box(Ui& ui, Rect rect, EditState& state, const TextField& what) {
    draw_field_frame(ui, rect,
                     {.focus = glow(ui, what.id, is_typing(what.id)),
                      .problem = !what.problem.empty(),
                      .enabled = what.enabled,
                      .sunken = what.sunken});
    const Rect inside = rect.inset(ui.px(field_pad), ui.px(8));
    take_presses(rect, state, what.enabled);
    const EditOutcome out = edit_area(ui, inside, state,
                                      {.id = what.id,
                                       .label = what.label,
                                       .hint = what.hint,
                                       .style = style::small,
                                       .enter_sends = false,
                                       .enabled = what.enabled});
    if (out.focused && !out.active) draw_focus_ring(ui, rect, space::control_radius);
    return out;
}

float composer_height(Ui& ui, const EditState& state, float width, bool tools) {
    const float inside = width - ui.px(composer_pad) * 2;
    // The field's own lines, when they are of this width: a draft must not be broken twice for every key.
    const bool known = state.laid_out == state.edit.revision() && state.laid_out_width == inside - 2;
    const TextLayout& layout =
        known ? state.layout : text_layout(ui, state.edit.text(), style::body, inside - 2);
    const auto lines = static_cast<float>(layout.lines.size());
    return line_height(ui, style::body) * std::clamp(lines, 3.F, 8.F)
           + ui.px((tools ? tools_height : composer_pad) + foot_height);
}

ComposerOutcome composer(Ui& ui, Rect rect, EditState& state, const Composer& what) {
    const float focus = glow(ui, what.id, is_typing(what.id));
    draw_shadow(ui, rect, composer_radius, {8, 2, .06F});
    draw_field_frame(ui, rect, {.focus = focus, .enabled = what.enabled, .radius = composer_radius});
    ComposerOutcome out;
    Rect inside = rect.inset(ui.px(composer_pad), 0);
    out.tools = inside.cut_top(ui.px(what.tools ? tools_height : composer_pad));
    out.foot = inside.cut_bottom(ui.px(foot_height));
    take_presses(inside, state, what.enabled);
    out.edit = edit_area(ui, inside, state,
                         {.id = what.id, .label = what.label, .hint = what.hint, .enabled = what.enabled});
    const std::size_t used = state.edit.characters();
    out.over_limit = what.limit > 0 && used > what.limit;
    out.blank = is_blank_text(state.edit.text());
    out.send = out.edit.entered && !out.over_limit && !out.blank;
    if (what.limit > 0) draw_count(ui, out.foot, used, what.limit);
    const Rect keys{out.foot.x0 + ui.px(110), out.foot.y0, out.foot.x1 - what.foot_right - ui.px(14),
                    out.foot.y1};
    if (keys.width() > text_width(ui, what.keys, style::caption))
        draw_text(ui, keys, what.keys,
                  {.style = style::caption, .color = ui.colors().ink_faint, .align = Align::right});
    if (out.edit.focused && !out.edit.active) draw_focus_ring(ui, rect, composer_radius);
    return out;
}

} // namespace amends::ui
