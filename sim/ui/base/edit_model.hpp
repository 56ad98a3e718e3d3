#pragma once
// The text of a field, its caret, selection and history. Knows nothing of drawing.
#include "sim/ui/base/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// Valid UTF-8 with a caret that stands between characters as readers count them (a family emoji is one).
/// Offsets are bytes. Typing and deleting in a row is one step of the history.
class EditModel {
public:
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::size_t caret() const { return caret_; }
    [[nodiscard]] std::size_t selection_begin() const { return std::min(caret_, anchor_); }
    [[nodiscard]] std::size_t selection_end() const { return std::max(caret_, anchor_); }
    [[nodiscard]] bool has_selection() const { return caret_ != anchor_; }
    [[nodiscard]] std::string selected() const;
    /// Characters as readers count them.
    [[nodiscard]] std::size_t characters() const { return stops_.size() - 1; }
    /// Changes with every change of the text, never goes back.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    /// Replaces everything: a saved reply, a suggestion. Can be undone.
    void set_text(std::string_view bytes, BreakRules&);
    /// What stands here before anybody writes: a document's words, what is kept of somebody. The history
    /// begins with it; nothing that stood here of another can come back.
    void begin_with(std::string_view bytes, BreakRules&);
    /// Puts text in place of the selection. Bytes are cleaned; a single-line field turns line ends into
    /// blanks. What would grow the text past `bytes_max` is left out; returns whether all of it went in.
    bool insert(std::string_view bytes, BreakRules&);
    void backspace(BreakRules&);
    void erase_forward(BreakRules&);
    void erase_word_back(BreakRules&);
    void erase_word_forward(BreakRules&);
    /// Removes the selection, if there is one.
    void erase_selection(BreakRules&);
    void undo(BreakRules&);
    void redo(BreakRules&);
    [[nodiscard]] bool can_undo() const { return !past_.empty(); }
    [[nodiscard]] bool can_redo() const { return !future_.empty(); }

    /// Puts the caret at the nearest place that is allowed; `select` leaves the other end where it is.
    void move_to(std::size_t at, bool select);
    void select(std::size_t begin, std::size_t end);
    void select_all();
    void select_word_at(std::size_t at, BreakRules&);
    void select_paragraph_at(std::size_t at);

    [[nodiscard]] std::size_t left_of(std::size_t at) const;
    [[nodiscard]] std::size_t right_of(std::size_t at) const;
    [[nodiscard]] std::size_t word_left_of(std::size_t at, BreakRules&) const;
    [[nodiscard]] std::size_t word_right_of(std::size_t at, BreakRules&) const;
    [[nodiscard]] const std::vector<std::size_t>& stops() const { return stops_; }

    bool single_line = false;
    std::size_t bytes_max = 400'000; ///< more is not a message but a mistake

private:
    enum class Step { typing, deleting, other };
    struct Snapshot {
        std::string text;
        std::size_t caret = 0;
    };

    void remember(Step);
    void replace(std::size_t begin, std::size_t end, std::string_view with, BreakRules&);
    void restore(std::vector<Snapshot>& from, std::vector<Snapshot>& to, BreakRules&);
    [[nodiscard]] std::size_t snapped(std::size_t at) const;

    std::string text_;
    std::size_t caret_ = 0, anchor_ = 0;
    std::vector<std::size_t> stops_{0};
    std::vector<Snapshot> past_, future_;
    Step last_step_ = Step::other;
    std::uint64_t revision_ = 0;
};

} // namespace amends::ui
