#include "scoring/text/hint_reworded.hpp"

#include "scoring/text/case_reading.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t least_letters = 8;         // Han characters, and two for each Latin word
constexpr std::size_t of_customer_covered = 450, // permille of the letters
    of_nobody_covered = 600;
constexpr std::size_t shortest_hint_word = 3;

bool is_letter_or_digit(char32_t c) {
    return is_latin_letter(c) || is_digit(c);
}

bool names_any(const Language& language, const Reading& reply, std::string_view set) {
    const auto index = language.lexicon.find_set(set);
    return index && !reply.hits_of_set[*index].empty();
}

std::size_t letters_of(std::u32string_view text) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_han(text[i])) letters += 1;
        if (is_letter_or_digit(text[i]) && (i == 0 || !is_letter_or_digit(text[i - 1]))) letters += 2;
    }
    return letters;
}

/// What a hint says, without the order in which it says it.
struct HintWords {
    std::u32string text;
    Pieces pieces;
    std::vector<std::uint32_t> concepts; ///< sorted
    std::vector<NumberWords> numbers;
};

HintWords said_in(const Language& language, const std::string& hint) {
    HintWords words;
    words.text = normalise_text(language.table, hint);
    words.pieces = pieces_of(words.text);
    for (const ConceptHit& hit : language.lexicon.find_concepts(words.text))
        words.concepts.push_back(hit.name);
    std::sort(words.concepts.begin(), words.concepts.end());
    words.numbers = find_numbers(words.text);
    return words;
}

/// Code points of the reply whose words the hint has too, or others for the same thing.
std::vector<bool> meant_alike(const Language& language, const HintWords& hint, std::u32string_view text) {
    std::vector<bool> alike(text.size(), false);
    const auto mark = [&](std::size_t begin, std::size_t end) {
        std::fill(alike.begin() + static_cast<std::ptrdiff_t>(begin),
                  alike.begin() + static_cast<std::ptrdiff_t>(end), true);
    };
    for (std::size_t i = 0; i < text.size();) {
        if (is_han(text[i])) {
            if (i + 1 < text.size() && is_han(text[i + 1]) && holds_piece(hint.pieces, text.substr(i, 2)))
                mark(i, i + 2);
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < text.size() && is_letter_or_digit(text[i]))
            ++i;
        if (i - first >= shortest_hint_word && holds_piece(hint.pieces, text.substr(first, i - first)))
            mark(first, i);
        if (i == first) ++i;
    }
    for (const ConceptHit& hit : language.lexicon.find_concepts(text))
        if (std::binary_search(hint.concepts.begin(), hint.concepts.end(), hit.name))
            mark(hit.begin, hit.end);
    return alike;
}

std::size_t permille_alike(const std::vector<bool>& alike, std::u32string_view text) {
    std::size_t letters = 0, inside = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_han(text[i]) && !is_letter_or_digit(text[i])) continue;
        letters += 1;
        inside += alike[i] ? 1u : 0u;
    }
    return letters == 0 ? 0 : inside * 1000 / letters;
}

/// A figure the hint does not name, or a measure in words it does not have.
bool adds_something(const Language& language, const HintWords& hint, const std::vector<bool>& alike,
                    const Reading& reply) {
    const auto named = [&](const NumberWords& number) {
        return std::any_of(hint.numbers.begin(), hint.numbers.end(),
                           [&](const NumberWords& one) { return one.hundredths == number.hundredths; });
    };
    if (!std::all_of(reply.numbers.begin(), reply.numbers.end(), named)) return true;
    const auto measures = language.lexicon.find_set("measure_any");
    if (!measures) return false;
    const auto& hits = reply.hits_of_set[*measures];
    return std::any_of(hits.begin(), hits.end(), [&](const SetHit& hit) {
        return std::find(alike.begin() + hit.begin, alike.begin() + hit.end, false)
               != alike.begin() + hit.end;
    });
}

} // namespace

bool rewords_hint(const Language& language, const std::vector<std::string>& hints, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    if (hints.empty() || letters_of(text) < least_letters || names_any(language, reply, "case.speaks_to_one"))
        return false;
    const bool of_customer = names_any(language, reply, "case.of_customer");
    if (!of_customer
        && (!reply.times.empty() || !reply.money.empty() || names_any(language, reply, "measure_any")))
        return false;
    const std::size_t enough = of_customer ? of_customer_covered : of_nobody_covered;
    return std::any_of(hints.begin(), hints.end(), [&](const std::string& hint) {
        const HintWords words = said_in(language, hint);
        const std::vector<bool> alike = meant_alike(language, words, text);
        return permille_alike(alike, text) >= enough && !adds_something(language, words, alike, reply);
    });
}

} // namespace amends::text
