#include "sim/ui/base/focus.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace amends::ui {
namespace {

ImGuiContext& context() {
    return *ImGui::GetCurrentContext();
}

/// The window that takes input: the topmost open popup that is drawn, else 0 for the surface and its
/// messages.
ImGuiID top_root() {
    const ImGuiContext& g = context();
    for (int i = g.OpenPopupStack.Size; i-- > 0;)
        if (const ImGuiWindow* window = g.OpenPopupStack[i].Window; window != nullptr && window->Active)
            return window->ID;
    return 0;
}

/// 0 for what lies on no popup.
ImGuiID root_of(const ImGuiWindow* window) {
    const ImGuiWindow* root = window->RootWindow;
    return (root->Flags & ImGuiWindowFlags_Popup) != 0 ? root->ID : 0;
}

struct Piece {
    Rect rect;
    const FocusStop* stop = nullptr; ///< null: a group
    std::size_t box = 0;
};

/// Rows from top to bottom, each from left to right.
void put_in_order(std::vector<Piece>& pieces) {
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.rect.y0 < b.rect.y0; });
    for (auto row = pieces.begin(); row != pieces.end();) {
        const float bottom = row->rect.y1;
        const auto next =
            std::find_if(row, pieces.end(), [&](const Piece& one) { return one.rect.mid_y() >= bottom; });
        const auto end = next == row ? row + 1 : next;
        std::stable_sort(row, end, [](const Piece& a, const Piece& b) { return a.rect.x0 < b.rect.x0; });
        row = end;
    }
}

void append_box(const FocusState& focus, std::size_t box, ImGuiID root,
                std::vector<const FocusStop*>& order) {
    std::vector<Piece> pieces;
    for (const FocusStop& stop : focus.stops)
        if (stop.group == box && stop.root == root) pieces.push_back({stop.rect, &stop, 0});
    for (std::size_t i = 1; i < focus.boxes.size(); ++i)
        if (focus.boxes[i].parent == box) pieces.push_back({focus.boxes[i].rect, nullptr, i});
    put_in_order(pieces);
    for (const Piece& piece : pieces) {
        if (piece.stop != nullptr)
            order.push_back(piece.stop);
        else
            append_box(focus, piece.box, root, order);
    }
}

bool is_navigation_pressed() {
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key)
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) return true;
    return false;
}

bool is_page_pressed(bool down) {
    return ImGui::IsKeyPressed(down ? ImGuiKey_PageDown : ImGuiKey_PageUp, ImGuiInputFlags_Repeat,
                               ImGuiKeyOwner_NoOwner); // a field that is typed in keeps them
}

const FocusStop* find_stop(const std::vector<const FocusStop*>& order, ImGuiID item) {
    const auto at =
        std::find_if(order.begin(), order.end(), [&](const FocusStop* stop) { return stop->item == item; });
    return item == 0 || at == order.end() ? nullptr : *at;
}

float distance(const Rect& a, const Rect& b) {
    return std::hypot(a.x0 - b.x0, a.y0 - b.y0);
}

/// Where the keyboard goes when nobody said: to the default, else to what is nearest to where it was.
const FocusStop* start_of(const std::vector<const FocusStop*>& order, const Rect& last) {
    const auto is_default = [](const FocusStop* stop) { return stop->is_default; };
    const auto at = std::find_if(order.begin(), order.end(), is_default);
    if (at != order.end()) return *at;
    const auto nearest = std::min_element(order.begin(), order.end(), [&](const auto* a, const auto* b) {
        return distance(a->rect, last) < distance(b->rect, last);
    });
    return nearest == order.end() ? nullptr : *nearest;
}

const FocusStop* beside(const std::vector<const FocusStop*>& order, const FocusStop* current, bool back) {
    if (order.empty()) return nullptr;
    const auto at = std::find(order.begin(), order.end(), current);
    if (at == order.end()) return back ? order.back() : order.front();
    if (back) return at == order.begin() ? order.back() : *(at - 1);
    return at + 1 == order.end() ? order.front() : *(at + 1);
}

void want(Ui& ui, const FocusStop* stop) {
    if (stop == nullptr) return;
    ui.focus.wanted = stop->item;
    ui.wake.within(0);
}

/// Content that is longer than its view: around the control that has the keyboard, else the largest.
ImGuiWindow* scrolled_window(const FocusState& focus, const FocusStop* current, ImGuiID root) {
    const FocusBox* found = nullptr;
    for (std::size_t box = current != nullptr ? current->group : 0; box != 0; box = focus.boxes[box].parent)
        if (focus.boxes[box].scrolled != 0) return ImGui::FindWindowByID(focus.boxes[box].scrolled);
    for (const FocusBox& box : focus.boxes)
        if (box.scrolled != 0 && box.root == root
            && (found == nullptr
                || box.rect.width() * box.rect.height() > found->rect.width() * found->rect.height()))
            found = &box;
    return found == nullptr ? nullptr : ImGui::FindWindowByID(found->scrolled);
}

void turn_pages(Ui& ui, const FocusStop* current, ImGuiID root) {
    const bool down = is_page_pressed(true);
    if (!down && !is_page_pressed(false)) return;
    ImGuiWindow* window = scrolled_window(ui.focus, current, root);
    if (window == nullptr) return;
    const float page = window->InnerRect.GetHeight() * .85F;
    const float most = window->ScrollMax.y;
    ImGui::SetScrollY(window, std::clamp(window->Scroll.y + (down ? page : -page), 0.F, most));
    ui.wake.within(0);
}

/// Another dialog, drawer or screen is on top: true when the keyboard has been sent to its place there.
bool follow_top(Ui& ui, const std::vector<const FocusStop*>& order, ImGuiID root, const FocusStop* current) {
    FocusState& focus = ui.focus;
    const bool changed = focus.root != root;
    if (changed && root != 0) focus.left_at[focus.root] = focus.arrowed;
    focus.root = root;
    if (!changed && !ui.arrived) return false;
    if (order.empty()) { // nothing is drawn there yet
        focus.root = ~0U;
        return false;
    }
    if (current != nullptr && context().ActiveId == current->item) return true; // somebody types there
    const FocusStop* before = root == 0 && !ui.arrived ? find_stop(order, focus.left_at[0]) : nullptr;
    const FocusStop* start = before != nullptr ? before : start_of(order, focus.last);
    focus.stood_in = before == nullptr && start != nullptr && !start->is_default ? start->item : 0;
    want(ui, start);
    focus.keeps_place = ui.arrived;
    return true;
}

/// What had the keyboard is gone, or it stands in for something that is drawn only now.
void follow_loss(Ui& ui, const std::vector<const FocusStop*>& order, const FocusStop* current) {
    FocusState& focus = ui.focus;
    if (context().ActiveId != 0) return;
    if (current != nullptr && current->item != focus.stood_in) {
        focus.stood_in = 0;
        return;
    }
    if (current == nullptr && !focus.by_keyboard) return;
    const FocusStop* start = start_of(order, focus.last);
    if (start == nullptr || (current != nullptr && !start->is_default)) return;
    focus.stood_in = start->is_default ? 0 : start->item;
    want(ui, start);
}

} // namespace

FocusGroup::FocusGroup(Ui& ui, Rect rect) : focus_(ui.focus), outer_(ui.focus.open_box) {
    const ImGuiID root = root_of(ImGui::GetCurrentWindow());
    focus_.boxes.push_back({.parent = outer_, .rect = rect, .root = root});
    focus_.open_box = focus_.boxes.size() - 1;
}

FocusGroup::~FocusGroup() {
    focus_.open_box = outer_;
}

std::vector<const FocusStop*> reading_order(const FocusState& focus, std::uint32_t root) {
    std::vector<const FocusStop*> order;
    append_box(focus, 0, root, order);
    return order;
}

void focus_on_arrival(Ui& ui) {
    ui.focus.next_is_default = true;
}

void focus_by_default(Ui& ui) {
    if (!ui.focus.stops.empty()) ui.focus.stops.back().is_default = true;
}

bool tell_focus_stop(Ui& ui, std::uint32_t item, Rect rect) {
    FocusState& focus = ui.focus;
    focus.stops.push_back({item, root_of(ImGui::GetCurrentWindow()), focus.open_box, rect,
                           std::exchange(focus.next_is_default, false)});
    return focus.wanted == item;
}

void take_focus(Ui& ui, std::uint32_t item, Rect rect) {
    ImGuiContext& g = context();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const bool shown = g.NavCursorVisible;
    ImGui::SetFocusID(item, window);
    if (ui.focus.by_keyboard)
        ImGui::SetNavCursorVisibleAfterMove();
    else
        ImGui::SetNavCursorVisible(shown);
    ui.focus.wanted = 0;
    ui.wake.within(0);
    if (std::exchange(ui.focus.keeps_place, false)) return;
    const float margin = ui.px(12);
    const ImRect place(rect.x0, rect.y0 - margin, rect.x1, rect.y1 + margin);
    ImGui::ScrollToRectEx(window, place, ImGuiScrollFlags_KeepVisibleEdgeY);
}

void begin_focus(Ui& ui) {
    ImGuiContext& g = context();
    FocusState& focus = ui.focus;
    g.IO.ConfigNavEscapeClearFocusItem = false;
    g.ConfigNavWindowingKeyNext = g.ConfigNavWindowingKeyPrev = 0;
    focus.stops.clear();
    focus.boxes.assign(1, {});
    focus.open_box = 0;
    focus.next_is_default = false;
    if (is_navigation_pressed()) focus.by_keyboard = true;
    if (g.IO.MouseClicked[0]) focus.by_keyboard = false;
    const bool tabs = (g.NavMoveFlags & ImGuiNavMoveFlags_IsTabbing) != 0;
    if (g.NavMoveSubmitted && (tabs || is_page_pressed(true) || is_page_pressed(false)))
        ImGui::NavMoveRequestCancel(); // these are ours
    // Here, so that a field still sees in this frame that it is left.
    if (focus.wanted != 0 && g.ActiveId != 0 && g.ActiveId != focus.wanted) ImGui::ClearActiveID();
}

void end_focus(Ui& ui) {
    const ImGuiContext& g = context();
    FocusState& focus = ui.focus;
    focus.keeps_place = false;
    focus.wanted = 0; // what was wanted and not drawn is gone
    const ImGuiID root = top_root();
    const auto order = reading_order(focus, root);
    const FocusStop* current = find_stop(order, g.ActiveId != 0 ? g.ActiveId : g.NavId);
    const bool tab = ImGui::IsKeyPressed(ImGuiKey_Tab, true) && !g.IO.KeyCtrl && !g.IO.KeyAlt;
    if (follow_top(ui, order, root, current)) {
        // done
    } else if (tab && !ui.composing) {
        focus.stood_in = 0;
        const bool hidden = current != nullptr && g.ActiveId == 0 && !g.NavCursorVisible;
        want(ui, hidden ? current : beside(order, current, g.IO.KeyShift));
    } else {
        follow_loss(ui, order, current);
    }
    turn_pages(ui, current, root);
    if (current != nullptr) focus.last = current->rect;
    if (current != nullptr || root == 0) focus.arrowed = current != nullptr ? current->item : 0;
    // Enter does nothing where no ring is seen; it then shows where it would act.
    const bool asks = ImGui::IsKeyPressed(ImGuiKey_Enter, false) && g.ActiveId == 0;
    if (current != nullptr && (asks || ImGui::IsKeyPressed(ImGuiKey_Escape, false)))
        ImGui::SetNavCursorVisible(true);
}

} // namespace amends::ui
