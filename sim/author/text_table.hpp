#pragma once
// A case's texts as a table for translators, and what comes back of it.
#include "sim/author/document.hpp"
#include "sim/author/table_text.hpp"

#include <vector>

namespace amends::author {

/// A text in two languages where it stands.
struct CaseText {
    std::string
        id; ///< the way there by ids: "nodes/opening/choices/sorry_send/text"; "#2" where an entry has none
    JsonPlace at;
    support::Localized text, where; ///< where it stands, in words of each language
};

/// Every text in two languages, in file order. Samples are left out: each is written in one language.
[[nodiscard]] std::vector<CaseText> case_texts(const Document&);

/// The texts as CSV for spreadsheets: id, where, zh, en, note, base. `lang` is that of where and note; `base`
/// tells on the way back what a text was when the table was made.
[[nodiscard]] std::string texts_as_table(const Document&, support::Lang);

/// Its first row has the columns of such a table.
[[nodiscard]] bool is_text_table(const std::vector<TableRow>&);

/// One thing that keeps a table from being taken, at its row and column as a spreadsheet counts.
struct TextFault {
    Refused what;
    std::size_t row = 0;
    std::string column; ///< "id", "zh" …
};
/// A text that becomes another.
struct TextChange {
    std::string id;
    support::Lang lang{};
    std::string before, after;
};
/// What a table comes to: either faults, or an edit of exactly the cells that were changed.
struct TextsTaken {
    std::vector<TextFault> faults;
    std::vector<TextChange> changes;
    Edit edit;
};

/// Compares a table with the case as it is now. A cell counts as changed when it differs from what the table
/// was made of; a text that the case changed meanwhile as well is a fault, and so are ids that are not there
/// (or twice), cells emptied, and placeholders lost or invented. Refused: columns that are missing.
[[nodiscard]] support::Result<TextsTaken, Refused> take_texts(const Document&, const std::vector<TableRow>&);

} // namespace amends::author
