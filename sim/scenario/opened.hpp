#pragma once
// A file's text and its JSON, before anything of it is understood: read once, used for reading and for
// editing.
#include "sim/scenario/fields/reader.hpp"
#include "sim/scenario/read.hpp"

namespace amends::scenario {

/// A text that was looked at. `document` is always there and holds the text; its root is of worth only when
/// `is_json`.
struct OpenedText {
    std::shared_ptr<const fields::Document> document;
    bool is_json = false;
    std::vector<support::Problem> problems; ///< J001…
};

OpenedText open_text(std::string file_name, std::string text);

/// As `read_draft` and `read_part` with the text's name, without parsing it again.
ReadScenario read_draft(const OpenedText&);
ReadPart read_part(const OpenedText&);

} // namespace amends::scenario
