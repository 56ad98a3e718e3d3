#pragma once
// From text to a scenario. Pure: texts are handed in, nothing is opened.
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/source_map.hpp"
#include "support/problem.hpp"

#include <memory>

namespace amends::scenario {

namespace fields {
struct TextAt;
}

/// A scenario file that was read.
struct ReadScenario {
    std::shared_ptr<const Scenario> scenario; ///< null when there is an error, and from `read_draft`
    Scenario draft; ///< as much as could be read; entries that are faulty hold defaults, so that places agree
    bool has_draft = false;                 ///< false: the text is no JSON object at all
    bool is_sound = false;                  ///< the draft was read without an error
    std::vector<support::Problem> problems; ///< in file order
    SourceMap source;
    std::vector<fields::TextAt> texts; ///< every text in two languages, for the checks
    std::shared_ptr<const fields::Document> document;

    ReadScenario();
    ReadScenario(ReadScenario&&) noexcept;
    ReadScenario& operator=(ReadScenario&&) noexcept;
    ~ReadScenario();
};

/// Reads scenario.json: syntax, keys, types, limits and closed lists. What needs the whole case (references,
/// the graph, texts) is `check`'s. `file_name` is what problems name.
ReadScenario read_scenario(std::string file_name, std::string text);
/// The same for who goes on with the draft: no finished copy of it is made.
ReadScenario read_draft(std::string file_name, std::string text);

/// A shared sub-script that was read.
struct ReadPart {
    std::string name;
    std::vector<FlagId> flags;
    std::vector<Node> nodes;
    bool usable = false; ///< false when there is an error
    std::vector<support::Problem> problems;
    std::vector<fields::TextAt> texts;
    std::shared_ptr<const fields::Document> document;

    ReadPart();
    ReadPart(ReadPart&&) noexcept;
    ReadPart& operator=(ReadPart&&) noexcept;
    ~ReadPart();
};

/// Reads parts/<part>.json.
ReadPart read_part(std::string file_name, std::string text);

/// The scenario as format 1, on one line: keys sorted, no blanks, defaults left out. Reading it again yields
/// an equal scenario.
std::string write_scenario(const Scenario&);

} // namespace amends::scenario
