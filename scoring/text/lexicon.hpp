#pragma once
// The judge's knowledge as data: sets of phrases, and rules that say what a pattern of them means.
// docs/lexicon.md is the format's reference; a shop's own file extends the shipped ones.
#include "scoring/text/labels.hpp"
#include "support/localized.hpp"
#include "support/problem.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// A piece of a pattern: a set by name or a phrase, at most `gap` code points behind the piece before it.
struct PatternPiece {
    std::string text; ///< "{set}" or the phrase itself
    int gap = 0;
};
using Pattern = std::vector<PatternPiece>;

/// Where words stand that a rule may forgive. The default forgives none of these but `conditional`.
struct ScopeAllowance {
    bool negation = false;
    bool question = false;
    bool quotation = false;
    bool condition = false;  ///< inside the if-part
    bool conditional = true; ///< in the main clause that hangs on an if-part
};

enum class RuleRole {
    decide,  ///< the label or act holds
    support, ///< gives the label's evidence and counts in the model; decides nothing alone
    plain,   ///< words so plain that the label holds whatever the model says
};

struct Rule {
    std::string id;
    std::optional<Label> label;
    std::string act; ///< an act's id when there is no label
    RuleRole role = RuleRole::decide;
    std::vector<Pattern> patterns;
    ScopeAllowance allow;
    bool only_question = false;
    bool whole =
        false; ///< the words are the whole reply, but for marks, greetings and the like (`case.filler`)
    std::vector<std::string> unless;       ///< phrases or sets that undo it in the same clause
    std::vector<std::string> unless_reply; ///< anywhere in the reply
    std::vector<std::string> needs;        ///< one of these must stand in the reply
    std::vector<std::string> slots;        ///< amount, duration, object: copied from the same sentence
    std::string measure; ///< the promise this act makes: a desk action or follow_up; empty: none
    std::string who = "agent";
    support::Localized reason; ///< "{words}" stands for the words found
    std::vector<std::string> match, no_match;
    std::string file;
    int line = 0, column = 0;
    bool own = false; ///< of a shop's file: it stands above the model, which never saw it
};

/// A place that names a set; checked when all files are read, since a file may use a later one's sets.
struct SetReference {
    std::string set, file;
    int line = 0, column = 0;
};

struct Lexicon {
    std::map<std::string, std::vector<std::string>> sets;
    std::vector<Rule> rules;
    std::vector<SetReference> references;
    std::map<Label, support::Localized> label_reasons; ///< for a label that rests on the model alone
    std::vector<std::string> right_words;              ///< words that are no slips of the lexicon's
    std::vector<std::string> often_mistyped;           ///< short words that may be mended
    std::vector<std::string> homophones;               ///< groups of characters that sound alike
    /// Words that mean much the same, in both languages; what the model learned of one it knows of all.
    std::map<std::string, std::vector<std::string>> concepts;
};

/// Reads one file into `lexicon`, on top of what stands there: sets of the same name grow, rules of the same
/// id are replaced. All faults of the file are reported (L001…).
/// `own`: the file is a shop's.
void read_lexicon(const std::string& file_name, std::string_view content, Lexicon& lexicon,
                  std::vector<support::Problem>& problems, bool own = false);

/// What only shows when all files are read: sets nobody defines, a phrase that both earns and costs.
void check_lexicon(const Lexicon&, std::vector<support::Problem>& problems);

} // namespace amends::text
