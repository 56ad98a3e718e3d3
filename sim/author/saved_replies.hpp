#pragma once
// Lists of saved replies (话术) from tables into a case's desk.
#include "sim/author/table_text.hpp"
#include "support/localized.hpp"

namespace amends::author {

struct SavedReplyRow {
    support::Localized title, text;
    std::size_t row = 0;
};

/// Columns are known by their heads: title; text, or zh and en. Without heads the longer column is the text,
/// in `lang`. A row without a title is called after its first words. Refused: no column of texts; a text
/// longer than 4,000 letters, with its row.
[[nodiscard]] support::Result<std::vector<SavedReplyRow>, Refused> saved_reply_rows(std::span<const TableRow>,
                                                                                    support::Lang lang);

struct AddedReplies {
    std::string text; ///< the case's, changed in that one list
    std::size_t added = 0;
    std::size_t known = 0; ///< stood there already, word for word
};

/// Adds them to `desk.saved_replies`, all or none. Refused: a text that is no case; a language of the case in
/// which a row has nothing; more than 500 in all.
[[nodiscard]] support::Result<AddedReplies, Refused> add_saved_replies(std::string_view case_text,
                                                                       std::span<const SavedReplyRow>);

/// The case's first language, for columns that do not say theirs.
[[nodiscard]] support::Lang first_language(std::string_view case_text);

} // namespace amends::author
