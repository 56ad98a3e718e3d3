#pragma once
// A lexicon made ready, and what its rules find in one text.
#include "scoring/text/amounts.hpp"
#include "scoring/text/clauses.hpp"
#include "scoring/text/concepts.hpp"
#include "scoring/text/lexicon.hpp"
#include "scoring/text/normalise.hpp"
#include "scoring/text/phrase_matcher.hpp"
#include "scoring/text/spelling.hpp"
#include "scoring/text/word_set.hpp"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>

namespace amends::text {

/// One set found: code points [begin, end).
struct SetHit {
    std::uint32_t set = 0, begin = 0, end = 0;
};

/// Hits by their set: one list, and where each set begins in it.
class HitsOfSet {
public:
    HitsOfSet() = default;
    /// `hits` by begin, of sets below `sets`.
    HitsOfSet(std::span<const SetHit> hits, std::size_t sets);
    /// Those of a set, by begin.
    [[nodiscard]] std::span<const SetHit> operator[](std::size_t set) const {
        return std::span(hits_).subspan(starts_[set], starts_[set + 1] - starts_[set]);
    }

private:
    std::vector<SetHit> hits_;
    std::vector<std::uint32_t> starts_; ///< a set more than there are
};

/// A text read once: everything rules, features and promises look at.
struct Reading {
    NormalText normal;
    ClauseMap map;
    std::vector<NumberWords> numbers;
    std::vector<Money> money;
    std::vector<TimeWords> times;
    std::vector<SetHit> hits; ///< by begin
    HitsOfSet hits_of_set;    ///< the same by set
};

/// A rule that holds: the words it rests on.
struct RuleHit {
    std::uint32_t rule = 0, begin = 0, end = 0;
};

/// What the rules say of a text.
struct Applied {
    std::vector<RuleHit> hits; ///< rules that hold, by rule and then begin; hits of one rule do not overlap
    LabelSet denied;           ///< labels whose words stand there, but only denied, quoted, asked or as an if
    std::vector<RuleHit> denied_hits; ///< the words of `denied`
};

class CompiledLexicon {
public:
    CompiledLexicon() = default;
    CompiledLexicon(Lexicon lexicon, const NormaliseTable& table);

    [[nodiscard]] Reading read(const NormaliseTable&, std::string_view bytes,
                               const std::optional<std::string>& now) const;
    /// Letters alone: the levelled text, phrases and runs of digits, no slips, numbers, amounts, times,
    /// denials or sentences. What a matcher that knows no language sees, to be measured beside one.
    [[nodiscard]] Reading read_letters(const NormaliseTable&, std::string_view bytes) const;
    /// Overlapping hits of one rule: the longest stays, of equals the
    /// leftmost.
    [[nodiscard]] Applied apply(const Reading&) const;
    /// Whether a rule of this act holds.
    [[nodiscard]] bool does(const Applied&, std::string_view act) const;

    [[nodiscard]] const std::vector<Rule>& rules() const { return lexicon_.rules; }
    [[nodiscard]] std::size_t set_count() const { return set_names_.size(); }
    /// "{name}" for a named set, the phrase itself for a literal one.
    [[nodiscard]] const std::string& set_name(std::uint32_t set) const { return set_names_[set]; }
    /// The name as a number that is the same in every build and lexicon.
    [[nodiscard]] std::uint32_t set_hash(std::uint32_t set) const { return set_hashes_[set]; }
    [[nodiscard]] std::optional<std::uint32_t> find_set(std::string_view name) const;
    /// True for an English word that stands in some phrase; for catching digits in its place.
    [[nodiscard]] bool knows_word(std::u32string_view word) const;
    /// All occurrences of the lexicon's phrases in a plain text.
    [[nodiscard]] std::vector<PhraseHit> find_phrases(std::u32string_view plain) const {
        return matcher_.find(plain);
    }
    [[nodiscard]] std::vector<ConceptHit> find_concepts(std::u32string_view plain) const {
        return concepts_.find(plain);
    }
    /// The same, only of one set.
    [[nodiscard]] std::vector<PhraseHit> find_phrases_of(std::uint32_t set, std::u32string_view plain) const;
    /// The kinds of goods, persons, occasions or harm (sets `case.kind.…`, `case.matter.…`,
    /// `case.hint.…`) a phrase names.
    [[nodiscard]] std::span<const std::uint32_t> kinds_of(std::uint32_t phrase) const {
        return kinds_of_phrase_[phrase];
    }
    /// A phrase in which a word of a kind means none: "in your shoes".
    [[nodiscard]] bool hides_kinds(std::uint32_t phrase) const { return hides_kinds_[phrase]; }
    /// A set `case.kind.…`: goods and their parts.
    [[nodiscard]] bool is_goods(std::uint32_t set) const {
        return set_names_[set].starts_with("{case.kind.");
    }
    /// A set `case.matter.…`: what only a case of that kind is about.
    [[nodiscard]] bool is_matter(std::uint32_t set) const {
        return set_names_[set].starts_with("{case.matter.");
    }
    /// False for the words of scopes and goods, which say nothing of what a reply does.
    [[nodiscard]] bool tells_of_doing(std::uint32_t set) const;
    /// A phrase long enough to be more than a particle.
    [[nodiscard]] bool weighty(const SetHit& hit, std::u32string_view plain) const {
        return tells_of_doing(hit.set) && hit.end - hit.begin >= (is_han(plain[hit.begin]) ? 2u : 4u);
    }

private:
    struct Piece {
        std::uint32_t set;
        std::uint32_t gap;
    };
    struct CompiledRule {
        std::vector<std::vector<Piece>> patterns;
        std::vector<std::uint32_t> unless, unless_reply, needs;
        bool refuses = false;
    };
    std::uint32_t set_for(const std::string& piece, const NormaliseTable&);
    void add_phrase(std::u32string phrase, std::uint32_t set);
    void compile_rule(const Rule&, const NormaliseTable&);
    void learn_spelling(const NormaliseTable&);
    void learn_kinds();
    void find_sets(Reading&) const;
    void order_hits(Reading&) const;
    [[nodiscard]] std::vector<ScopeWord> scope_words(std::span<const SetHit>) const;
    void match_pattern(const std::vector<Piece>&, const Reading&, std::uint32_t rule,
                       std::vector<RuleHit>&) const;
    [[nodiscard]] bool in_scope(const Rule&, const Reading&, const RuleHit&) const;
    [[nodiscard]] bool is_whole_reply(const Reading&, const RuleHit&) const;
    [[nodiscard]] bool undone(const CompiledRule&, const Reading&, const RuleHit&) const;

    Lexicon lexicon_;
    std::optional<std::uint32_t> double_denial_; ///< the set of "not that we won't"
    std::optional<std::uint32_t> filler_;        ///< of what may stand around a whole reply
    std::vector<CompiledRule> compiled_;
    std::vector<std::string> set_names_;
    std::vector<std::uint32_t> set_hashes_;
    std::map<std::string, std::uint32_t, std::less<>> set_index_;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };
    /// Sets that have a name, by the name without its braces.
    std::unordered_map<std::string, std::uint32_t, NameHash, std::equal_to<>> named_sets_;
    std::vector<std::u32string> phrases_;
    std::map<std::u32string, std::uint32_t> phrase_index_;
    std::vector<std::vector<std::uint32_t>> sets_of_phrase_;
    std::vector<std::vector<std::uint32_t>> kinds_of_phrase_; ///< the sets of kinds among `sets_of_phrase_`
    std::vector<bool> hides_kinds_;
    WordSet words_;
    PhraseMatcher matcher_;
    Spelling spelling_;
    Concepts concepts_;
};

/// Names the scope sets have in the lexicon.
inline constexpr std::array<std::string_view, 11> scope_set_names = {
    "scope.negator",  "scope.condition",  "scope.contrast",  "scope.reported",
    "scope.question", "scope.no_negator", "case.scoff",      "case.open_end",
    "case.subject",   "case.unreal_if",   "case.unreal_plan"};

} // namespace amends::text
