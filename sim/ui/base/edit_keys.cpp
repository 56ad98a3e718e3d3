#include "sim/ui/base/edit_keys.hpp"

#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/keys.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::ui {

std::size_t EditGeometry::caret_line() const {
    const std::size_t line = line_of(state.layout, state.edit.caret());
    const bool before = state.at_line_end && line > 0 && !state.layout.lines[line - 1].hard
                        && state.edit.caret() == state.layout.lines[line].begin;
    return before ? line - 1 : line;
}

float EditGeometry::x_of(std::size_t line, std::size_t at) const {
    const TextLine& l = state.layout.lines[line];
    const std::size_t end = std::clamp(at, l.begin, l.next);
    return measure(std::string_view(state.edit.text()).substr(l.begin, end - l.begin), advance);
}

float EditGeometry::caret_x() const {
    return x_of(caret_line(), state.edit.caret());
}

float EditGeometry::caret_top() const {
    return line_height(ui, style) * static_cast<float>(caret_line());
}

Rect EditGeometry::line_rect(std::size_t line) const {
    const float height = line_height(ui, style);
    if (state.edit.single_line) {
        const float top = whole(rect.mid_y() - height / 2);
        return {rect.x0 - state.scroll, top, rect.x1, top + height};
    }
    const float top = rect.y0 + height * static_cast<float>(line) - whole(state.scroll);
    return {rect.x0, top, rect.x1, top + height};
}

EditGeometry::Place EditGeometry::place_in_line(std::size_t line, float x) const {
    const TextLine& l = state.layout.lines[line];
    const auto& stops = state.edit.stops();
    const bool soft = !l.hard && line + 1 < state.layout.lines.size();
    const std::size_t last = soft ? l.end : l.hard ? l.next - 1 : l.next; // blanks hang behind a soft line
    std::size_t at = l.begin;
    float used = 0;
    for (auto it = std::upper_bound(stops.begin(), stops.end(), l.begin); it != stops.end() && *it <= last;
         ++it) {
        const float wide = measure(std::string_view(state.edit.text()).substr(at, *it - at), advance);
        if (x < used + wide / 2) return {at, false};
        used += wide;
        at = *it;
    }
    return {at, soft && at == l.next};
}

EditGeometry::Place EditGeometry::place_at(Vec point) const {
    const float height = line_height(ui, style);
    const auto last = static_cast<float>(state.layout.lines.size() - 1);
    const float row = state.edit.single_line ? 0 : std::floor((point.y - rect.y0 + state.scroll) / height);
    const auto line = static_cast<std::size_t>(std::clamp(row, 0.F, last));
    return place_in_line(line, point.x - line_rect(line).x0);
}

bool take_mouse(EditGeometry& where, MouseNow now) {
    const ImGuiIO& io = ImGui::GetIO();
    EditState& state = where.state;
    const Vec mouse{io.MousePos.x, io.MousePos.y};
    if (now.clicked) {
        const auto place = where.place_at(mouse);
        state.at_line_end = place.past_end;
        state.goal_x = -1;
        if (io.MouseClickedCount[0] == 2)
            state.edit.select_word_at(place.at, where.ui.breaks);
        else if (io.MouseClickedCount[0] >= 3)
            state.edit.select_paragraph_at(place.at);
        else
            state.edit.move_to(place.at, io.KeyShift && !now.just_activated);
        return true;
    }
    if (io.MouseDown[0] && ImGui::IsMouseDragging(0) && io.MouseClickedLastCount[0] == 1) {
        const auto place = where.place_at(mouse);
        state.at_line_end = place.past_end;
        state.edit.move_to(place.at, true);
        return true;
    }
    return false;
}

namespace {

/// The window hands on a zero byte of the clipboard as SUB. It shows as the sign for what cannot be shown.
std::string with_lost_bytes_marked(std::string_view pasted) {
    constexpr char sub = 0x1A;
    std::string marked;
    marked.reserve(pasted.size());
    for (const char c : pasted)
        if (c == sub)
            support::append_utf8(marked, U'\uFFFD');
        else
            marked.push_back(c);
    return marked;
}

/// The keys of one frame.
class Keys {
public:
    Keys(Ui& ui, EditGeometry& where, KeyContext context)
        : ui_(ui), where_(where), context_(context), edit_(where.state.edit), io_(ImGui::GetIO()),
          select_(io_.KeyShift), control_(is_ctrl_held()) {}

    KeyOutcome take() {
        own_keys();
        move();
        erase();
        if (control_)
            clipboard_and_history();
        else
            type();
        enter();
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out_.leave = true;
        return out_;
    }

private:
    void own_keys() const {
        ImGuiContext& g = *ImGui::GetCurrentContext();
        g.ActiveIdUsingNavDirMask |= context_.wrapped ? 0xFU : (1U << ImGuiDir_Left) | (1U << ImGuiDir_Right);
        for (const ImGuiKey key :
             {ImGuiKey_Enter, ImGuiKey_KeypadEnter, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Delete,
              ImGuiKey_Backspace, ImGuiKey_Space, ImGuiKey_PageUp, ImGuiKey_PageDown})
            ImGui::SetKeyOwner(key, context_.item);
    }

    [[nodiscard]] static bool hit(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

    void go(std::size_t at) {
        edit_.move_to(at, select_);
        where_.state.goal_x = -1;
        where_.state.at_line_end = false;
    }

    void go_line(std::ptrdiff_t by) {
        EditState& state = where_.state;
        const auto line = static_cast<std::ptrdiff_t>(where_.caret_line());
        const float x = state.goal_x >= 0 ? state.goal_x : where_.caret_x();
        const std::ptrdiff_t to = line + by;
        if (to < 0) {
            go(0);
        } else if (to >= static_cast<std::ptrdiff_t>(state.layout.lines.size())) {
            go(edit_.text().size());
        } else {
            const auto place = where_.place_in_line(static_cast<std::size_t>(to), x);
            edit_.move_to(place.at, select_);
            state.at_line_end = place.past_end;
        }
        state.goal_x = x;
    }

    void move() {
        BreakRules& rules = ui_.breaks;
        const std::size_t caret = edit_.caret();
        const bool collapse = edit_.has_selection() && !select_ && !control_;
        if (hit(ImGuiKey_LeftArrow))
            go(collapse   ? edit_.selection_begin()
               : control_ ? edit_.word_left_of(caret, rules)
                          : edit_.left_of(caret));
        if (hit(ImGuiKey_RightArrow))
            go(collapse   ? edit_.selection_end()
               : control_ ? edit_.word_right_of(caret, rules)
                          : edit_.right_of(caret));
        if (context_.wrapped) {
            const auto page =
                static_cast<std::ptrdiff_t>(where_.rect.height() / line_height(ui_, where_.style)) - 1;
            if (hit(ImGuiKey_UpArrow)) go_line(-1);
            if (hit(ImGuiKey_DownArrow)) go_line(1);
            if (hit(ImGuiKey_PageUp)) go_line(-std::max<std::ptrdiff_t>(1, page));
            if (hit(ImGuiKey_PageDown)) go_line(std::max<std::ptrdiff_t>(1, page));
        }
        const TextLine line = where_.state.layout.lines[where_.caret_line()];
        if (hit(ImGuiKey_Home)) go(control_ ? 0 : line.begin);
        if (hit(ImGuiKey_End)) {
            const bool soft = !line.hard && line.next < edit_.text().size();
            go(control_ ? edit_.text().size() : line.hard ? line.next - 1 : line.next);
            where_.state.at_line_end = !control_ && soft;
        }
    }

    void erase() {
        if (hit(ImGuiKey_Backspace))
            control_ ? edit_.erase_word_back(ui_.breaks) : edit_.backspace(ui_.breaks);
        if (hit(ImGuiKey_Delete))
            control_ ? edit_.erase_word_forward(ui_.breaks) : edit_.erase_forward(ui_.breaks);
    }

    void clipboard_and_history() {
        if (hit(ImGuiKey_A)) edit_.select_all();
        if ((hit(ImGuiKey_C) || hit(ImGuiKey_X)) && edit_.has_selection())
            ImGui::SetClipboardText(edit_.selected().c_str());
        if (hit(ImGuiKey_X)) edit_.erase_selection(ui_.breaks);
        if (hit(ImGuiKey_V))
            if (const char* pasted = ImGui::GetClipboardText())
                where_.state.cut_paste = !edit_.insert(with_lost_bytes_marked(pasted), ui_.breaks);
        if (hit(ImGuiKey_Z)) select_ ? redo() : undo();
        if (hit(ImGuiKey_Y)) redo();
    }

    void undo() {
        out_.undo_beyond = !edit_.can_undo();
        edit_.undo(ui_.breaks);
    }

    void redo() {
        out_.redo_beyond = !edit_.can_redo();
        edit_.redo(ui_.breaks);
    }

    void type() {
        for (const ImWchar c : io_.InputQueueCharacters) {
            if (c < 0x20 || c == 0x7F) continue;
            std::string character;
            support::append_utf8(character, static_cast<char32_t>(c));
            edit_.insert(character, ui_.breaks);
        }
        io_.InputQueueCharacters.resize(0);
    }

    void enter() {
        const bool pressed =
            ImGui::IsKeyPressed(ImGuiKey_Enter, ImGuiInputFlags_None, context_.item)
            || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, ImGuiInputFlags_None, context_.item);
        if (!pressed || ui_.composing) return;
        if (context_.wrapped && (select_ || !context_.enter_sends))
            edit_.insert("\n", ui_.breaks);
        else
            out_.entered = true;
    }

    Ui& ui_;
    EditGeometry& where_;
    KeyContext context_;
    EditModel& edit_;
    ImGuiIO& io_;
    bool select_, control_;
    KeyOutcome out_;
};

} // namespace

KeyOutcome take_keys(Ui& ui, EditGeometry& where, KeyContext context) {
    return Keys(ui, where, context).take();
}

} // namespace amends::ui
