#include "sim/author/reading.hpp"

#include "scoring/text/lexicon.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/opened.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::author {

using support::Problem;
using support::Severity;

namespace {

/// Finds the bytes of lines and columns that come in file order, walking the text once.
class OffsetFinder {
public:
    explicit OffsetFinder(std::string_view text) : text_(text) {}

    std::size_t find(int line, int column) {
        if (line < line_ || (line == line_ && column < column_)) {
            line_ = 1;
            column_ = 1;
            at_ = 0;
        }
        while (line_ < line) {
            const std::size_t end = text_.find('\n', at_);
            if (end == std::string_view::npos) return text_.size();
            at_ = end + 1;
            ++line_;
            column_ = 1;
        }
        while (column_ < column && at_ < text_.size() && text_[at_] != '\n') {
            at_ += support::decode_utf8(text_, at_).length;
            ++column_;
        }
        return at_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
};

/// A part that is not there has no place in the text: its problem stands at the case as a whole. Where it is
/// to be written is known all the same.
JsonPlace place_of(const Problem& problem, const Document& document, std::size_t offset) {
    JsonPlace at = place_at_offset(document, offset);
    const bool is_missing = at.steps.empty() && document.kind() == DocumentKind::scenario;
    return is_missing && problem.code == "S052" ? at / "resolution" : at;
}

void place_problems(Reading& reading, const Document& document, std::vector<Problem> problems) {
    OffsetFinder finder(document.text());
    for (Problem& problem : problems) {
        PlacedProblem placed{std::move(problem), std::nullopt, 0};
        const bool is_here = placed.problem.file == document.file_name();
        if (is_here && placed.problem.line > 0) {
            placed.offset = finder.find(placed.problem.line, placed.problem.column);
        }
        if (is_here && document.root() != nullptr)
            placed.at = place_of(placed.problem, document, placed.offset);
        reading.problems.push_back(std::move(placed));
    }
}

void count_problems(Reading& reading) {
    reading.errors = reading.warnings = reading.notes = 0;
    for (const PlacedProblem& each : reading.problems) {
        switch (each.problem.severity) {
        case Severity::error: ++reading.errors; break;
        case Severity::warning: ++reading.warnings; break;
        case Severity::note: ++reading.notes; break;
        }
    }
    reading.is_playable = reading.draft != nullptr && reading.errors == 0;
}

std::vector<Problem> read_case(Reading& reading, const Document& document,
                               const scenario::Resources* around) {
    scenario::ReadScenario read = scenario::read_draft(document.opened());
    reading.own_nodes = read.draft.nodes.size();
    scenario::resolve_includes(read, around);
    auto problems = scenario::check(read, around);
    std::move(read.problems.begin(), read.problems.end(), std::back_inserter(problems));
    if (read.has_draft) reading.draft = std::make_shared<const scenario::Scenario>(std::move(read.draft));
    return problems;
}

} // namespace

Reading read_document(const Document& document, const scenario::Resources* around) {
    Reading reading;
    std::vector<Problem> problems;
    switch (document.kind()) {
    case DocumentKind::scenario: problems = read_case(reading, document, around); break;
    case DocumentKind::lexicon: {
        text::Lexicon alone; // what rests on the shipped files is checked where they are at hand
        text::read_lexicon(document.file_name(), document.text(), alone, problems, true);
        break;
    }
    case DocumentKind::part: problems = scenario::read_part(document.opened()).problems; break;
    case DocumentKind::rubric: {
        auto read = scenario::read_rubric(document.file_name(), document.text());
        reading.rubric = std::move(read.rubric);
        problems = std::move(read.problems);
        break;
    }
    }
    scenario::sort_and_limit(problems);
    place_problems(reading, document, std::move(problems));
    count_problems(reading);
    return reading;
}

std::vector<const PlacedProblem*> problems_in(const Reading& reading, const JsonPlace& place) {
    std::vector<const PlacedProblem*> found;
    for (const PlacedProblem& each : reading.problems)
        if (each.at && each.at->lies_in(place)) found.push_back(&each);
    return found;
}

void add_problems(Reading& reading, const Document& document, std::vector<Problem> problems) {
    place_problems(reading, document, std::move(problems));
    std::stable_sort(reading.problems.begin(), reading.problems.end(),
                     [](const PlacedProblem& a, const PlacedProblem& b) { return a.offset < b.offset; });
    count_problems(reading);
}

} // namespace amends::author
