#pragma once
// A text searched for the words of the sets "case.fact.…": what the comparison with the facts looks at.
#include "scoring/text/case_reading.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace amends::text {

struct PlaceOfWords {
    std::uint32_t begin = 0, end = 0; ///< code points
};

/// How long something takes, said of a matter.
struct SaidDuration {
    std::int64_t seconds = 0;
    PlaceOfWords place;
    bool is_range = false; ///< "1-3 days": less is said, too
    bool is_stated = false;
};

/// A day, "2026-03-09".
struct SaidDate {
    std::string day;
    PlaceOfWords place;
    bool is_stated = false;
};

/// "Blue cup: 0 in stock"
struct StockLine {
    std::int64_t count = 0;
    Pieces title;
    PlaceOfWords place;
};

class TextWithSets {
public:
    TextWithSets(const CompiledLexicon& lexicon, const Reading& reading)
        : lexicon_(lexicon), reading_(reading) {}

    [[nodiscard]] const Reading& reading() const { return reading_; }
    [[nodiscard]] std::u32string_view text() const { return reading_.normal.text; }
    /// Of "case.fact." and this name; of a set no lexicon has, none.
    [[nodiscard]] std::span<const SetHit> hits(std::string_view set) const;
    [[nodiscard]] bool holds(std::string_view set) const { return !hits(set).empty(); }
    [[nodiscard]] std::optional<PlaceOfWords> first(std::string_view set) const;
    /// The first that is neither asked nor denied.
    [[nodiscard]] std::optional<PlaceOfWords> first_said(std::string_view set) const;
    [[nodiscard]] bool clause_holds(std::uint32_t at, std::string_view set) const;
    [[nodiscard]] bool sentence_holds(std::uint32_t at, std::string_view set) const;

    /// Not asked, told back, quoted or under an if.
    [[nodiscard]] bool is_said(std::uint32_t at) const;
    /// Not asked, told back or quoted; under an if, too.
    [[nodiscard]] bool meant(std::uint32_t at) const;
    /// Words of the set stand in the sentence, meant and not denied.
    [[nodiscard]] bool sentence_states(std::uint32_t at, std::string_view set) const;
    template <class Words>
    [[nodiscard]] bool states(const Words& words) const {
        return is_said(words.begin) && !reading_.map.negated(words.begin);
    }
    /// Inside words of another set: 现货 in 没现货.
    [[nodiscard]] bool stands_within(const SetHit&, std::string_view set) const;
    /// A denial stands before it in the same clause, however far.
    [[nodiscard]] bool denied_before(std::uint32_t at) const;

    [[nodiscard]] std::u32string_view sentence_text(std::uint32_t at) const;
    [[nodiscard]] std::u32string_view clause_text(const Clause&) const;

    /// The number directly behind one of these words.
    [[nodiscard]] std::optional<NumberWords> number_behind(std::initializer_list<std::u32string_view>) const;
    /// A number of a time or a date.
    [[nodiscard]] bool in_time(const NumberWords&) const;
    [[nodiscard]] bool is_size(const NumberWords&) const;
    /// Behind the number stands a counter of goods or, in an alphabet, a word of the facts.
    [[nodiscard]] bool counts_goods(const NumberWords&, std::u32string_view facts) const;

    /// Durations in a clause with words of `clause`, in a sentence with words of `sentence`.
    [[nodiscard]] std::vector<SaidDuration> durations(std::string_view sentence,
                                                      std::string_view clause) const;
    /// Whether that long is said of anything.
    [[nodiscard]] bool names_duration(std::int64_t seconds) const;
    /// Days in a clause with words of `event`, or in a sentence with them.
    [[nodiscard]] std::vector<SaidDate> dates(std::string_view event, bool in_sentence = false) const;
    [[nodiscard]] std::vector<StockLine> stock_lines() const;

private:
    [[nodiscard]] std::uint32_t years_end(const NumberWords&) const;
    [[nodiscard]] bool any_within(std::string_view set, std::uint32_t begin, std::uint32_t end) const;

    const CompiledLexicon& lexicon_;
    const Reading& reading_;
};

/// Of a thing that is said over and over the first few are enough: at most 40 of the hits.
[[nodiscard]] std::span<const SetHit> first_few(std::span<const SetHit> hits);
/// The desk has the order before it: "Order 4417 was placed on …".
[[nodiscard]] bool desk_shows_order(std::u32string_view facts);
/// A line that names an order by its number.
[[nodiscard]] bool names_an_order(std::u32string_view plain);
/// Whole words, where they are of an alphabet.
[[nodiscard]] bool holds_words(std::u32string_view text, std::u32string_view words);
/// More than "please?", "可以吗？".
[[nodiscard]] bool asks_for_something(std::u32string_view question);
/// The desk has a photo of the customer's.
[[nodiscard]] bool shows_a_photo(std::u32string_view facts);
/// What a text is about, without particles and the like.
[[nodiscard]] Pieces pieces_of_matter(std::u32string_view plain);
/// A question to be answered by yes or no that holds nothing but what was told.
[[nodiscard]] bool is_told(const Pieces& told, std::u32string_view question);

} // namespace amends::text
