#pragma once
// Where a reply's clauses begin and end, and what stands over each of them.
#include <cstdint>
#include <string_view>
#include <vector>

namespace amends::text {

/// Code points [begin, end) of plain text, punctuation included at the end.
struct Clause {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t sentence = 0;
    std::uint32_t condition_from = 0;
    bool question = false;       ///< asked, not said
    bool condition = false;      ///< holds an if-part, from `condition_from` on
    bool conditional = false;    ///< its sentence has an if-part somewhere
    bool contrast = false;       ///< begins with "but"
    bool reported = false;       ///< what the customer said, told back
    std::uint32_t denied_to = 0; ///< up to here by `denied_by`, which stands at the end of the line before
    std::uint32_t denied_by = 0; ///< of the map's words
};

/// Words that open or mark scopes; code points [begin, end) found by the lexicon's scope sets.
struct ScopeWord {
    /// A scoff denies what stands before it; behind an open end a line goes on in the next; a subject begins
    /// a clause of its own; what is unreal never was or will be: "had you told us", "pigs might fly".
    enum class Kind {
        negator,
        condition,
        contrast,
        reported,
        question,
        scoff,
        open_end,
        subject,
        unreal,
        planned
    };
    Kind kind{};
    std::uint32_t begin = 0, end = 0;
    std::uint32_t reach = 0; ///< code points behind a negator that it still denies; set by map_clauses
};

/// Code points [begin, end) of a sentence and its first clause with an if-part; `clauses.size()` when it has
/// none.
struct Sentence {
    std::uint32_t begin = 0, end = 0;
    std::size_t condition_clause = 0;
    bool question = false;        ///< its last clause is asked
    bool only_condition = false;  ///< an if-part that ends with its line
    std::uint32_t scoffed_by = 0; ///< of the map's words, plus one; 0: nothing scoffs at it
    std::uint32_t unreal_by = 0;  ///< likewise: what stands behind that word is not meant
};

/// Clauses and quotations of a text, with its scope words (by begin).
struct ClauseMap {
    std::vector<Clause> clauses;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> quotations; ///< inside quotation marks
    std::vector<ScopeWord> words;
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> clause_at; ///< of each code point, for clause_of

    /// The sentence that holds code point `at`.
    [[nodiscard]] const Sentence& sentence_of(std::uint32_t at) const {
        return sentences[clauses[clause_of(at)].sentence];
    }
    /// The clause that holds code point `at`.
    [[nodiscard]] std::size_t clause_of(std::uint32_t at) const {
        return at < clause_at.size() ? clause_at[at] : clauses.size() - 1;
    }
    [[nodiscard]] bool quoted(std::uint32_t begin, std::uint32_t end) const;
    /// The word that denies what begins at `begin`: a negator of the same clause from before, one at the end
    /// of the line before, a scoff behind; null when none does.
    [[nodiscard]] const ScopeWord* denial_of(std::uint32_t begin) const;
    [[nodiscard]] bool negated(std::uint32_t begin) const { return denial_of(begin) != nullptr; }
};

/// Splits plain text. `words` are this text's scope words, by begin.
ClauseMap map_clauses(std::u32string_view text, std::vector<ScopeWord> words);

} // namespace amends::text
