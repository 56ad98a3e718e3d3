#pragma once
// What an author does, as edits with their names for the menu. Every form is made of these.
#include "sim/author/references.hpp"

#include <cstdint>

namespace amends::author {

// Typing in one field is one step of undo: these carry the place as their merge key.
[[nodiscard]] Edit change_text(const Document&, const JsonPlace&, std::string_view text);
/// An empty text takes its language out; when none is left, the member goes unless it is required.
[[nodiscard]] Edit change_localized(const Document&, const JsonPlace&, support::Lang, std::string_view text);
[[nodiscard]] Edit change_number(const Document&, const JsonPlace&, std::int64_t number);
[[nodiscard]] Edit change_switch(const Document&, const JsonPlace&, bool is_on);

// Steps of their own.
/// Any value, as JSON text.
[[nodiscard]] Edit change_value(const Document&, const JsonPlace&, std::string json);
[[nodiscard]] Edit remove_value(const Document&, const JsonPlace&);
[[nodiscard]] Edit move_entry(const Document&, const JsonPlace& list, std::size_t from, std::size_t to);
/// The text itself; merges while it is typed.
[[nodiscard]] Edit change_file_text(std::size_t begin, std::size_t end, std::string text);

/// An edit that makes something new, and where it will stand.
struct Addition {
    Edit edit;
    JsonPlace at;
};
/// `json` as a new entry before the one at `index`, or at the end.
[[nodiscard]] Addition insert_entry(const Document&, const JsonPlace& list, std::size_t index,
                                    std::string json);
/// A new entry with all that the reader's table requires: a free id, empty texts in the case's languages, the
/// first of closed lists. What is empty is told as a problem until it is filled.
[[nodiscard]] Addition add_entry(const Document&, const JsonPlace& list, std::size_t index = JsonStep::none);

/// A node with a line, a way on to the first ending and a fallback; texts in the case's languages say what
/// belongs there. An empty id takes a free one.
[[nodiscard]] Addition add_node(const Document&, std::size_t index = JsonStep::none,
                                std::string_view id = {});
[[nodiscard]] Addition add_choice(const Document&, std::size_t node);
/// `to` is a node or ending; empty: the first ending.
[[nodiscard]] Addition add_transition(const Document&, std::size_t node, std::string_view to = {});
[[nodiscard]] Addition add_ending(const Document&);

/// What `add_entry` puts into the list at that place, as JSON text; "null" where no table knows it.
[[nodiscard]] std::string skeleton_entry(const Document&, const JsonPlace& list);

} // namespace amends::author
