#pragma once
// A file that is being written, as the very text it is, and the changes one can make to it.
#include "sim/author/json_place.hpp"
#include "support/json_read.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <memory>
#include <variant>

namespace amends::scenario {
struct OpenedText;
}

namespace amends::author {

/// Which tables the file is read by: they order the keys that are newly written.
enum class DocumentKind { scenario, part, rubric, lexicon };

/// A file's text with its JSON. A value: copies share what they hold, nothing is changed in place.
class Document {
public:
    /// An empty text.
    Document();

    [[nodiscard]] DocumentKind kind() const { return kind_; }
    [[nodiscard]] const std::string& file_name() const;
    [[nodiscard]] const std::string& text() const;
    /// Null when the text is no JSON: then only `ReplaceText` changes it.
    [[nodiscard]] const support::Json* root() const;
    [[nodiscard]] const scenario::OpenedText& opened() const { return *opened_; }

private:
    Document(DocumentKind kind, std::shared_ptr<const scenario::OpenedText> opened)
        : kind_(kind), opened_(std::move(opened)) {}
    friend Document open_document(DocumentKind, std::string file_name, std::string text);
    DocumentKind kind_ = DocumentKind::scenario;
    std::shared_ptr<const scenario::OpenedText> opened_;
};

/// Any bytes: what is no JSON is a document too, with its problems.
[[nodiscard]] Document open_document(DocumentKind, std::string file_name, std::string text);

/// The value at the place, or null.
[[nodiscard]] const support::Json* value_at(const Document&, const JsonPlace&);
/// The child that the step leads to, or null.
[[nodiscard]] const support::Json* child_at(const support::Json&, const JsonStep&);
/// The text at the place; empty when there is none.
[[nodiscard]] std::string_view text_at(const Document&, const JsonPlace&);
/// The bytes of the value as they stand in the file.
[[nodiscard]] std::string_view bytes_of(const Document&, const support::Json&);
/// The innermost value that covers the byte; the root for places outside it. A key belongs to its value.
[[nodiscard]] JsonPlace place_at_offset(const Document&, std::size_t offset);

/// The value becomes `json`, any JSON text. What is missing on the way is made; a list may grow by one at
/// its end. Nothing happens when the value means the same already.
struct SetValue {
    JsonPlace at;
    std::string json;
};
/// A member or an entry goes. Nothing happens when it is not there.
struct RemoveValue {
    JsonPlace at;
};
/// A new entry before the one at `index`, or at the end. A missing list is made.
struct InsertEntry {
    JsonPlace list;
    std::size_t index = 0;
    std::string json;
};
/// The entry at `from` comes to stand at `to`.
struct MoveEntry {
    JsonPlace list;
    std::size_t from = 0, to = 0;
};
/// Bytes of the text, as the text view edits them.
struct ReplaceText {
    std::size_t begin = 0, end = 0;
    std::string text;
};
using Change = std::variant<SetValue, RemoveValue, InsertEntry, MoveEntry, ReplaceText>;

/// One thing the author does: all changes or none, each made to what the one before left.
struct Edit {
    support::Localized name; ///< for the menu: what would be undone
    std::string merge_key;   ///< edits in a row with one key are one step of undo; empty: never
    std::vector<Change> changes;
};

/// Bytes that were replaced, in terms of the text before this very splice.
struct Splice {
    std::size_t offset = 0;
    std::string removed, inserted;
};

/// What an edit came to. `splices` is empty when nothing had to be changed.
struct Edited {
    Document document;
    std::vector<Splice> splices; ///< in the order they were made
};

/// Changes the bytes of what is edited and no others. New lines end as the file's first line does. Refused,
/// with a sentence, when a place does not exist or a text is no JSON.
[[nodiscard]] support::Result<Edited, support::Localized> apply(const Document&, const Edit&);

/// JSON text of a string, for `SetValue`.
[[nodiscard]] std::string json_of(std::string_view text);
[[nodiscard]] std::string json_of(const support::Localized&);

} // namespace amends::author
