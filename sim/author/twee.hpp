#pragma once
// Stories in Twee 3, the text form of Twine: what they say, and the case they become.
// The form: https://github.com/iftechfoundation/twine-specs (twee-3-specification.md, version 3.0.2).
#include "sim/author/refused.hpp"
#include "sim/engine/play.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::author {

/// Something of the story that does not become part of the case, or only by guess; `line` counts from 1.
struct TweeNote {
    int line = 0;
    Refused what;
};

/// A flag that is asked for or set.
struct TweeFlag {
    std::string name;
    bool set = true;
    friend bool operator==(const TweeFlag&, const TweeFlag&) = default;
};
/// A line of a passage; shown only when all flags are as asked for.
struct TweeLine {
    std::string text;
    std::vector<TweeFlag> when;
    int line = 0; ///< of the file, where its first letter stands
};
struct TweeLink {
    std::string text, target; ///< target: a passage's name
    std::vector<TweeFlag> when, sets;
    int line = 0;
};
struct TweePassage {
    std::string name;
    std::vector<std::string> tags;
    int line = 0;
    std::vector<TweeLine> lines;
    std::vector<TweeLink> links;
    std::vector<TweeFlag> sets; ///< on entry
};
struct TweeStory {
    std::string title, start; ///< start: a passage's name, there in every story that was read
    std::vector<TweePassage> passages;
    std::vector<TweeNote> notes; ///< by line
};

/// Reads UTF-8 text. Links are [[a]], [[text->a]], [[a<-text]] and [[text|a]]; of Harlowe and SugarCube, set
/// and if on plain flags. Everything else is left out with a note. Refused: no passage, too long, too many.
[[nodiscard]] support::Result<TweeStory, Refused> read_twee(std::string_view text);

/// What the case gets.
struct TweeCopy {
    std::string id;                    ///< empty: from the title
    std::optional<support::Lang> lang; ///< none: guessed from the words
};
struct TweeCase {
    std::string id, script; ///< scenario.json
    support::Lang lang{};
    std::vector<TweeNote> notes;
};
/// Passages with links become nodes, links choices, the others endings. Labels and acts of choices are those
/// the judge reads. Refused: an id that is none, a story that goes nowhere.
[[nodiscard]] support::Result<TweeCase, Refused> case_from_twee(TweeStory, const TweeCopy&,
                                                                const engine::JudgeReply&);

} // namespace amends::author
