#include "sim/ui/base/edit_area.hpp"

#include "sim/ui/base/edit_keys.hpp"
#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/interact.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {
namespace {

// The caret stops blinking after a while, so that a field left alone costs nothing.
constexpr double blink_period_s = 1.06, blink_on_s = .6, blink_for_s = 8;

/// One field in one frame.
class Area {
public:
    Area(Ui& ui, Rect rect, EditState& state, const EditOptions& options)
        : ui_(ui), rect_(rect), state_(state), options_(options), window_(*ImGui::GetCurrentWindow()),
          id_(window_.GetID(options.id.data(), options.id.data() + options.id.size())) {
        state_.edit.single_line = !options.wrapped;
        lay_out_again();
    }

    EditOutcome run() {
        record();
        ImGuiItemFlags flags = ImGuiItemFlags_Inputable;
        if (!options_.enabled) flags |= ImGuiItemFlags_Disabled;
        const bool wanted = options_.enabled && tell_focus_stop(ui_, id_, rect_);
        if (wanted) { // typing begins where Tab leads
            take_focus(ui_, id_, rect_);
            state_.focus_next = true;
        }
        const bool shown = ImGui::ItemAdd(im(rect_), id_, nullptr, flags);
        if (shown && options_.enabled) react();
        lay_out_again();
        keep_caret_in_sight();
        if (shown) draw();
        if (out_.active && !options_.hidden) tell_of_paste();
        out_.content_height =
            line_height(ui_, options_.style) * static_cast<float>(state_.layout.lines.size());
        return out_;
    }

private:
    ImGuiContext& g() const { return *ImGui::GetCurrentContext(); }
    const std::string& shown_text() const { return options_.hidden ? dots_ : state_.edit.text(); }

    void record() {
        if (ui_.record == nullptr) return;
        ui_.record->items.push_back({ui_.scope + std::string(options_.id), std::string(options_.label), id_,
                                     rect_, rect_.clipped(clip_rect()), options_.enabled, false,
                                     options_.hidden ? std::string() : state_.edit.text()});
    }

    void lay_out_again() {
        const float width = options_.wrapped ? rect_.width() - 2 : 1e9F;
        const float em = box_height(ui_, options_.style.em);
        if (state_.laid_out == state_.edit.revision() && state_.laid_out_width == width
            && state_.laid_out_em == em)
            return;
        state_.narrow_marks = has_narrow_marks(state_.edit.text());
        state_.layout = lay_out(state_.edit.text(), width,
                                advance_of(ui_, options_.style, state_.narrow_marks), ui_.breaks);
        state_.laid_out = state_.edit.revision();
        state_.laid_out_width = width;
        state_.laid_out_em = em;
    }

    EditGeometry geometry() {
        Advance advance = advance_of(ui_, options_.style, state_.narrow_marks);
        if (options_.hidden) advance = [dot = advance(U'•')](char32_t) { return dot; };
        return {ui_, state_, rect_, options_.style, advance};
    }

    void react() {
        ImGuiIO& io = ImGui::GetIO();
        out_.hovered = ImGui::ItemHoverable(im(rect_), id_, g().LastItemData.ItemFlags);
        if (out_.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        bool active = g().ActiveId == id_;
        const bool clicked = out_.hovered && io.MouseClicked[0];
        const bool by_key = g().NavActivateId == id_ && !active;
        if (clicked || state_.focus_next || by_key) {
            const bool ring = g().NavCursorVisible;
            ImGui::SetActiveID(id_, &window_);
            ImGui::SetFocusID(id_, &window_);
            if (!clicked) ImGui::SetNavCursorVisible(ring);
            ImGui::FocusWindow(&window_);
            active = true;
            state_.focus_next = false;
            state_.quiet_since = ImGui::GetTime();
        }
        if (active && io.MouseClicked[0] && !out_.hovered) {
            ImGui::ClearActiveID();
            active = false;
        }
        if (by_key) io.InputQueueCharacters.resize(0); // the key that brought us here is not typed
        if (active) take_input(clicked, by_key);
        out_.active = g().ActiveId == id_;
        out_.focused = out_.active || (g().NavId == id_ && g().NavCursorVisible);
        out_.left = g().ActiveIdPreviousFrame == id_ && !out_.active;
    }

    void take_input(bool clicked, bool by_key) {
        // Without this nothing else could be hovered while the field has the keyboard.
        g().ActiveIdAllowOverlap = !ImGui::GetIO().MouseDown[0];
        const std::uint64_t before = state_.edit.revision();
        const std::size_t caret_before = state_.edit.caret();
        EditGeometry where = geometry();
        bool moved = take_mouse(where, {clicked, g().ActiveIdIsJustActivated});
        KeyOutcome keys;
        const bool was_cut = std::exchange(state_.cut_paste, false);
        if (!by_key) keys = take_keys(ui_, where, {id_, options_.wrapped, options_.enter_sends});
        out_.entered = keys.entered;
        out_.undo_beyond = keys.undo_beyond;
        out_.redo_beyond = keys.redo_beyond;
        out_.changed = state_.edit.revision() != before;
        if (!out_.changed) state_.cut_paste = state_.cut_paste || was_cut;
        if (out_.changed) {
            state_.goal_x = -1;
            state_.at_line_end = false;
        }
        moved = moved || out_.changed || state_.edit.caret() != caret_before;
        if (moved) {
            state_.quiet_since = ImGui::GetTime();
            caret_moved_ = true;
        }
        if (keys.leave) ImGui::ClearActiveID();
    }

    /// What could not be taken as it was pasted is said while the keyboard is here.
    void tell_of_paste() {
        constexpr std::string_view lost_character = "�"; // U+FFFD
        if (state_.cut_paste)
            ui_.tooltip = {ui_.t("controls.paste_cut"), rect_};
        else if (state_.edit.text().find(lost_character) != std::string::npos)
            ui_.tooltip = {ui_.t("controls.lost_character"), rect_};
    }

    void keep_caret_in_sight() {
        EditGeometry where = geometry();
        const float room = options_.wrapped ? rect_.height() : rect_.width() - ui_.px(2);
        const float all = options_.wrapped ? line_height(ui_, options_.style)
                                                 * static_cast<float>(state_.layout.lines.size())
                                           : state_.layout.width + ui_.px(2);
        if (caret_moved_) {
            const float at = options_.wrapped ? where.caret_top() : where.caret_x();
            const float size = options_.wrapped ? line_height(ui_, options_.style) : ui_.px(2);
            state_.scroll = std::min(state_.scroll, at);
            state_.scroll = std::max(state_.scroll, at + size - room);
        }
        const float wheel = ImGui::GetIO().MouseWheel;
        if (out_.hovered && options_.wrapped && wheel != 0 && all > room) {
            state_.scroll -= wheel * line_height(ui_, options_.style);
            ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id_);
        }
        state_.scroll = std::clamp(state_.scroll, 0.F, std::max(0.F, all - room));
    }

    void draw() {
        const ClipScope clip(rect_);
        EditGeometry where = geometry();
        if (state_.edit.empty() && !options_.hint.empty()) draw_hint();
        if (options_.hidden) hide();
        const Palette& p = ui_.colors();
        const Color ink = options_.enabled ? p.ink : p.disabled_ink;
        const float height = line_height(ui_, options_.style);
        for (std::size_t i = 0; i < state_.layout.lines.size(); ++i) {
            const Rect line = where.line_rect(i);
            if (line.y1 < rect_.y0 || line.y0 > rect_.y1) continue;
            if (out_.active && state_.edit.has_selection()) draw_selection(where, i);
            const TextLine& bytes = state_.layout.lines[i];
            const std::string_view words =
                options_.hidden ? std::string_view(dots_)
                                : std::string_view(shown_text()).substr(bytes.begin, bytes.end - bytes.begin);
            paint_text(ui_, line.x0, line.y0 + height / 2, words, options_.style, ink, state_.narrow_marks);
        }
        if (!options_.hidden) record_text(ui_, state_.edit.text(), rect_);
        if (out_.active) draw_caret(where);
    }

    void hide() {
        dots_.clear();
        for (std::size_t i = 0; i < state_.edit.characters(); ++i)
            dots_ += "•";
    }

    void draw_hint() {
        const float height = line_height(ui_, options_.style);
        const Rect line{rect_.x0, rect_.y0, rect_.x1, options_.wrapped ? rect_.y0 + height : rect_.y1};
        draw_text(ui_, line, options_.hint, {.style = options_.style, .color = ui_.colors().placeholder});
    }

    void draw_selection(EditGeometry& where, std::size_t i) {
        const TextLine& line = state_.layout.lines[i];
        const std::size_t begin = std::max(state_.edit.selection_begin(), line.begin);
        const std::size_t end = std::min(state_.edit.selection_end(), line.next);
        if (begin >= end) return;
        Rect box = where.line_rect(i);
        const float left = box.x0;
        box.x0 = left + where.x_of(i, begin);
        box.x1 = left + where.x_of(i, end);
        if (line.hard && state_.edit.selection_end() >= line.next) box.x1 += ui_.px(5);
        fill_rect(ui_, box, ui_.colors().selection, 3);
    }

    void draw_caret(EditGeometry& where) {
        const Rect line = where.line_rect(where.caret_line());
        const float x = std::min(line.x0 + where.caret_x(), rect_.x1 - ui_.px(2));
        const float height = line.height();
        if (is_caret_lit()) {
            const Rect bar{whole(x), whole(line.y0 + height * .12F), whole(x) + std::max(2.F, ui_.px(1.5F)),
                           whole(line.y0 + height * .9F)};
            fill_rect(ui_, bar, ui_.colors().caret, 1);
        }
        ImGuiPlatformImeData& ime = g().PlatformImeData;
        ime.WantVisible = ime.WantTextInput = true;
        ime.InputPos = {x, line.y0};
        ime.InputLineHeight = height;
        ime.ViewportId = window_.Viewport->ID;
    }

    bool is_caret_lit() {
        const double quiet = ImGui::GetTime() - state_.quiet_since;
        if (ui_.still || quiet > blink_for_s || ImGui::GetIO().AppFocusLost) return true;
        const double phase = std::fmod(quiet, blink_period_s);
        const bool lit = phase < blink_on_s;
        ui_.wake.within((lit ? blink_on_s : blink_period_s) - phase + .01);
        return lit;
    }

    Ui& ui_;
    Rect rect_;
    EditState& state_;
    const EditOptions& options_;
    ImGuiWindow& window_;
    ImGuiID id_;
    EditOutcome out_;
    std::string dots_;
    bool caret_moved_ = false;
};

} // namespace

EditOutcome edit_area(Ui& ui, Rect rect, EditState& state, const EditOptions& options) {
    return Area(ui, rect, state, options).run();
}

} // namespace amends::ui
