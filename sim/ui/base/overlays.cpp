#include "sim/ui/base/overlays.hpp"

#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr ImGuiWindowFlags sheet_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
                                         | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground
                                         | ImGuiWindowFlags_NoScrollWithMouse;
// Shadows and focus rings reach over the sheet's edge.
constexpr float bleed = 24;

void draw_sheet(Ui& ui, Rect rect, float radius) {
    draw_shadow(ui, rect, radius, {20, 6, .16F});
    fill_rect(ui, rect, ui.colors().overlay, radius);
    stroke_rect(ui, rect, ui.colors().line, radius);
}

void place_next_window(const Ui& ui, Rect rect) {
    const Rect outside = rect.inset(-ui.px(bleed));
    ImGui::SetNextWindowPos(im_min(outside));
    ImGui::SetNextWindowSize({outside.width(), outside.height()});
}

/// A popup of Dear ImGui that follows a flag of ours, both ways.
bool begin_popup(std::string_view id, PopoverState& state) {
    const std::string name(id);
    if (state.open && !state.was_open) ImGui::OpenPopup(name.c_str());
    state.was_open = state.open;
    if (!state.open) {
        if (ImGui::IsPopupOpen(name.c_str())) {
            ImGui::BeginPopup(name.c_str(), sheet_flags);
            ImGui::CloseCurrentPopup();
            ImGui::EndPopup();
        }
        ImGui::GetCurrentContext()
            ->NextWindowData.ClearFlags(); // the place was for this sheet, not for the next window
        return false;
    }
    if (ImGui::BeginPopup(name.c_str(), sheet_flags)) return true;
    state.open = state.was_open = false; // closed by Escape or by a press elsewhere
    return false;
}

/// The popup's window is larger than the sheet by `bleed`; a press there is a press elsewhere.
void close_on_press_outside(const Rect& sheet, PopoverState& state) {
    if (!ImGui::IsMouseClicked(0) || ImGui::IsMouseHoveringRect(im_min(sheet), im_max(sheet), false)) return;
    if (ImGui::IsWindowAppearing()) return;
    ImGui::CloseCurrentPopup();
    state.open = state.was_open = false;
}

Rect beside(const Ui& ui, Rect anchor, float width, float height) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float margin = ui.px(8), gap = ui.px(6);
    const bool below = anchor.y1 + gap + height + margin <= window.y;
    const float y = below ? anchor.y1 + gap : anchor.y0 - gap - height;
    const bool to_the_right = anchor.x0 + width + margin <= window.x;
    const float x = to_the_right ? anchor.x0 : anchor.x1 - width;
    return Rect::at(whole(std::max(margin, x)), whole(std::max(margin, y)), width, height);
}

} // namespace

Dialog::Dialog(Ui& ui, const DialogLook& look) : ui_(ui), outer_scope_(ui.scope.size()) {
    const std::string name(look.id);
    if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float width = std::min(ui.px(look.width), window.x - ui.px(48));
    const float height = std::min(ui.px(look.height), window.y - ui.px(48));
    Rect sheet = Rect::around({window.x / 2, window.y * .46F}, width, height);
    sheet = sheet.moved(whole(sheet.x0) - sheet.x0, std::max(ui.px(24), whole(sheet.y0)) - sheet.y0);
    place_next_window(ui, sheet);
    open_ = ImGui::BeginPopupModal(name.c_str(), nullptr, sheet_flags);
    ui_.scope.append(look.id).append("/");
    if (!open_) return;
    if (ImGui::IsWindowAppearing())
        ImGui::SetNavCursorVisible(true); // Enter answers, so it must be seen what
    if (ImGui::GetCurrentContext()->DimBgRatio < 1) ui.wake.within(0);
    draw_sheet(ui, sheet, 16);
    Rect inside = sheet.inset(ui.px(24), ui.px(20));
    Rect head = inside.cut_top(ui.px(28), ui.px(12));
    if (look.closable) {
        const Rect cross = Rect::around({head.x1 - ui.px(10), head.mid_y()}, ui.px(32), ui.px(32));
        head.x1 -= ui.px(36);
        close_asked_ =
            icon_button(ui, cross, {.id = "close", .name = ui.t("controls.close"), .icon = Icon::close});
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && ImGui::GetCurrentContext()->ActiveId == 0
            && !ImGui::IsWindowAppearing())
            close_asked_ = true;
    }
    draw_text(ui, head, look.title, {.style = style::heading});
    content_ = inside;
}

Dialog::~Dialog() {
    ui_.scope.resize(outer_scope_);
    if (open_) ImGui::EndPopup();
}

std::optional<Answer> ask_question(Ui& ui, const Question& question) {
    const float width = 440, pad = 24;
    const float words = text_height(ui, question.text, style::body, ui.px(width - pad * 2)) / ui.theme.scale;
    Dialog dialog(ui, {.id = question.id, .title = question.title, .width = width, .height = words + 140});
    Rect inside = dialog.content();
    std::optional<Answer> answer;
    if (dialog.close_asked()) answer = Answer::no;
    Rect foot = inside.cut_bottom(control_height(ui));
    draw_paragraph(ui, inside, question.text, {.color = ui.colors().ink_soft});
    const Rect yes = foot.cut_right(button_width(ui, question.yes), ui.px(10));
    const Rect no = foot.cut_right(button_width(ui, question.no));
    if (button(ui, no, {.id = "no", .label = question.no})) answer = Answer::no;
    focus_by_default(ui);
    const ButtonKind kind = question.dangerous ? ButtonKind::danger : ButtonKind::primary;
    if (button(ui, yes, {.id = "yes", .label = question.yes, .kind = kind})) answer = Answer::yes;
    return answer;
}

Popover::Popover(Ui& ui, std::string_view id, PopoverState& state, Rect anchor, float width, float height)
    : ui_(ui), outer_scope_(ui.scope.size()) {
    const Rect sheet = beside(ui, anchor, width, height);
    place_next_window(ui, sheet);
    open_ = begin_popup(id, state);
    ui_.scope.append(id).append("/");
    if (!open_) return;
    draw_sheet(ui, sheet, 12);
    close_on_press_outside(sheet, state);
    content_ = sheet;
}

Popover::~Popover() {
    ui_.scope.resize(outer_scope_);
    if (open_) ImGui::EndPopup();
}

namespace {

constexpr float menu_row = 36, menu_pad = 6;

float menu_width(Ui& ui, std::span<const MenuItem> items) {
    float widest = ui.px(160);
    for (const MenuItem& item : items) {
        const float keys = item.keys.empty() ? 0 : text_width(ui, item.keys, style::caption) + ui.px(24);
        widest = std::max(widest, text_width(ui, item.label, style::small) + keys + ui.px(64));
    }
    return widest;
}

bool menu_row_pressed(Ui& ui, Rect row, const MenuItem& item) {
    const Palette& p = ui.colors();
    const Hit hit = interact(
        ui, row, {.id = item.id, .label = item.label, .enabled = item.enabled, .selected = item.checked});
    if (hit.glow > 0 || hit.focused) fill_rect(ui, row, with_alpha(p.hover, hit.focused ? 1.F : hit.glow), 8);
    const Color ink = !item.enabled ? p.disabled_ink : item.danger ? p.bad.ink : p.ink;
    Rect inside = row.inset(ui.px(12), 0);
    const Rect icon = inside.cut_left(ui.px(16), ui.px(10));
    draw_icon(ui, icon.middle(), item.checked ? Icon::check : item.icon, item.danger ? ink : p.ink_soft, 16);
    if (!item.keys.empty())
        draw_text(ui, inside.cut_right(text_width(ui, item.keys, style::caption), ui.px(12)), item.keys,
                  {.style = style::caption, .color = p.ink_faint, .elide = false});
    draw_text(ui, inside, item.label, {.style = style::small, .color = ink});
    if (hit.focused) draw_focus_ring(ui, row.inset(ui.px(2)), 7);
    return hit.clicked;
}

} // namespace

std::optional<std::size_t> menu(Ui& ui, std::string_view id, PopoverState& state, Rect anchor,
                                std::span<const MenuItem> items) {
    const float height = ui.px(menu_row) * static_cast<float>(items.size()) + ui.px(menu_pad) * 2;
    Popover popover(ui, id, state, anchor, menu_width(ui, items), height);
    if (!popover.open()) return std::nullopt;
    Rect inside = popover.content().inset(ui.px(menu_pad));
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (menu_row_pressed(ui, inside.cut_top(ui.px(menu_row)), items[i])) chosen = i;
        if (i == 0) focus_by_default(ui);
    }
    if (chosen) state.open = false;
    return chosen;
}

Drawer::Drawer(Ui& ui, std::string_view id, PopoverState& state, Side side, Rect window, float width)
    : ui_(ui), outer_scope_(ui.scope.size()) {
    const Rect sheet = side == Side::left ? Rect{window.x0, window.y0, window.x0 + width, window.y1}
                                          : Rect{window.x1 - width, window.y0, window.x1, window.y1};
    place_next_window(ui, sheet);
    open_ = begin_popup(id, state);
    ui_.scope.append(id).append("/");
    if (!open_) return;
    draw_shadow(ui, sheet, 0, {26, 0, .22F});
    fill_rect(ui, sheet, ui.colors().surface);
    const float edge = side == Side::left ? sheet.x1 - 1 : sheet.x0;
    draw_line(ui, {edge, sheet.y0}, {edge, sheet.y1}, ui.colors().line_strong);
    close_on_press_outside(sheet, state);
    content_ = sheet;
}

Drawer::~Drawer() {
    ui_.scope.resize(outer_scope_);
    if (open_) ImGui::EndPopup();
}

namespace {

constexpr double toast_seconds = 5;

Icon toast_icon(Tone tone) {
    switch (tone) {
    case Tone::good: return Icon::check_circle;
    case Tone::warn: return Icon::warning;
    case Tone::bad: return Icon::error;
    default: return Icon::info;
    }
}

/// True when its cross was pressed.
bool draw_toast(Ui& ui, Rect rect, const Toast& toast) {
    const Palette& p = ui.colors();
    draw_sheet(ui, rect, 10);
    Rect inside = rect.inset(ui.px(14), ui.px(10));
    const Rect cross = inside.cut_right(ui.px(24), ui.px(8));
    const Rect icon = inside.cut_left(ui.px(20), ui.px(8));
    draw_icon(ui, {icon.mid_x(), icon.y0 + line_height(ui, style::small) / 2}, toast_icon(toast.tone),
              p.of(toast.tone).ink, 18);
    draw_paragraph(ui, inside, toast.text, {.style = style::small});
    const Rect square = Rect::around({cross.mid_x(), cross.y0 + ui.px(11)}, ui.px(24), ui.px(24));
    return icon_button(ui, square, {.id = "close", .name = ui.t("controls.close"), .icon = Icon::close});
}

} // namespace

void draw_toasts(Ui& ui, Toasts& toasts, Rect area) {
    const double now = ImGui::GetTime();
    for (Toast& toast : toasts.shown)
        if (toast.until == 0) toast.until = now + toast_seconds;
    std::erase_if(toasts.shown, [&](const Toast& toast) { return toast.until <= now; });
    float bottom = area.y1 - ui.px(16);
    const float width = std::min(ui.px(316), area.width() - ui.px(32));
    for (std::size_t i = toasts.shown.size(); i-- > 0;) {
        Toast& toast = toasts.shown[i];
        const float height = text_height(ui, toast.text, style::small, width - ui.px(88)) + ui.px(20);
        // Low on the left: the buttons that send, hand in and go on stand on the right.
        const Rect rect = Rect::at(whole(area.x0 + ui.px(16)), whole(bottom - height), width, height);
        place_next_window(ui, rect);
        const std::string name = "###toast" + std::to_string(i);
        ImGui::Begin(name.c_str(), nullptr, sheet_flags | ImGuiWindowFlags_NoFocusOnAppearing);
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
        {
            const IdScope scope(ui, name.substr(3));
            if (draw_toast(ui, rect, toast)) toast.until = now;
        }
        ImGui::End();
        bottom = rect.y0 - ui.px(8);
        ui.wake.within(std::max(0.0, toast.until - now) + .01);
    }
}

} // namespace amends::ui
