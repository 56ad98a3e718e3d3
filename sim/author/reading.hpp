#pragma once
// What the program makes of a document: the case as far as it can be read, and every problem with its place.
#include "sim/author/document.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/resources.hpp"
#include "sim/scenario/rubric_read.hpp"

namespace amends::author {

/// A problem and where it stands.
struct PlacedProblem {
    support::Problem problem;    ///< line and column count from 1; line 0: the file as a whole
    std::optional<JsonPlace> at; ///< none: another file (a part), or a text that is no JSON
    std::size_t offset = 0;      ///< of the document's text; 0 for another file
};

/// The state of one document. Made anew after each edit.
struct Reading {
    /// Parts joined in; there also with errors, faulty entries hold defaults. Null when the text is no
    /// object, and for rubrics and parts.
    std::shared_ptr<const scenario::Scenario> draft;
    std::size_t own_nodes = 0;                    ///< nodes of the draft from here on come from parts
    bool is_playable = false;                     ///< no error: the draft can be played
    std::shared_ptr<const rubric::Rubric> rubric; ///< of a rubric without errors
    std::vector<PlacedProblem> problems;          ///< in file order, suppressed ones left out
    std::size_t errors = 0, warnings = 0, notes = 0;
};

/// Reads and checks. Without resources what lies outside the file is not looked at.
[[nodiscard]] Reading read_document(const Document&, const scenario::Resources* around);

/// Problems that stand at the place or within it.
[[nodiscard]] std::vector<const PlacedProblem*> problems_in(const Reading&, const JsonPlace&);

/// Adds problems found elsewhere, as by the case's own tests, with their places.
void add_problems(Reading&, const Document&, std::vector<support::Problem>);

} // namespace amends::author
