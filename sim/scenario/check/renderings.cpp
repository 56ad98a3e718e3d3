// Every row of a variable through every line: what reads wrong only with some of them.
#include "sim/scenario/check/checker.hpp"
#include "sim/scenario/placeholders.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace amends::scenario::checks {
namespace {

using support::Lang;
using support::Localized;

/// A row's words with what stands around them.
struct RowSpot {
    std::string_view before, words, after;
};

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool begins_with_mark(std::string_view text) {
    constexpr std::string_view marks[] = {",",  ".",  "!",  "?",  ";",  ":", "，",
                                          "。", "！", "？", "；", "：", "、"};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.starts_with(mark); });
}

bool ends_with_mark(std::string_view text) {
    constexpr std::string_view marks[] = {",",  ".",  "!",  "?",  ";",  ":", "，",
                                          "。", "！", "？", "；", "：", "、"};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.ends_with(mark); });
}

/// The English word just before, in small letters; empty when something else than one blank is between.
std::string word_before(std::string_view before) {
    if (!before.ends_with(' ')) return {};
    before.remove_suffix(1);
    std::string word;
    while (!before.empty() && is_letter(before.back())) {
        word.insert(word.begin(), static_cast<char>(std::tolower(static_cast<unsigned char>(before.back()))));
        before.remove_suffix(1);
    }
    return word;
}

/// Whether "a" or "an" is surely wrong before these words; vowels that may be spoken otherwise are let pass.
bool wrong_article(const std::string& article, std::string_view words) {
    if (words.empty() || (article != "a" && article != "an")) return false;
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(words.front())));
    if (c == 'u' || c == 'h' || c == 'o' || (words.size() > 1 && !is_letter(words[1]))) return false;
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == '8';
    return (is_letter(c) || c == '8') && vowel != (article == "an");
}

std::optional<Localized> wrong_with(const RowSpot& spot, Lang lang) {
    const bool blank_before = spot.before.ends_with(' '), blank_after = spot.after.starts_with(' ');
    if ((spot.words.starts_with(' ') && (blank_before || spot.before.empty()))
        || (spot.words.ends_with(' ') && (blank_after || begins_with_mark(spot.after) || spot.after.empty())))
        return Localized{"多了空格", "a blank too many"};
    if ((ends_with_mark(spot.words) && begins_with_mark(spot.after))
        || (ends_with_mark(spot.before) && begins_with_mark(spot.words)))
        return Localized{"标点重复", "two marks follow one another"};
    if (lang == Lang::en && wrong_article(word_before(spot.before), spot.words))
        return Localized{"a/an 用错", "the wrong article"};
    return std::nullopt;
}

/// "1 days": the number one before a plural that is written out.
bool one_of_many(const Row& row, std::string_view after) {
    if (row.number != 1 || !after.starts_with(' ')) return false;
    after.remove_prefix(1);
    std::size_t end = 0;
    while (end < after.size() && is_letter(after[end]))
        ++end;
    return end > 3 && after[end - 1] == 's' && after[end - 2] != 's';
}

/// So many characters of a text's end or beginning, whole ones.
std::string_view last_of(std::string_view text, std::size_t bytes) {
    std::size_t from = text.size() - std::min(text.size(), bytes);
    while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U)
        ++from;
    return text.substr(from);
}
std::string_view first_of(std::string_view text, std::size_t bytes) {
    std::size_t to = std::min(text.size(), bytes);
    while (to > 0 && to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U)
        --to;
    return text.substr(0, to);
}

class Renderings {
public:
    explicit Renderings(Checker& checker) : checker_(checker) {}

    void check(const fields::TextAt& text) {
        for (const Lang lang : checker_.scenario.languages) {
            const std::string_view written = text.text.in(lang);
            if (written.find('{') == std::string_view::npos) continue;
            for (const Placeholder& place : placeholders_in(written).places)
                rows_at(text, written, place, lang);
        }
    }

private:
    void rows_at(const fields::TextAt& text, std::string_view written, const Placeholder& place, Lang lang) {
        const auto& all = checker_.scenario.variables;
        const auto variable = std::find_if(all.begin(), all.end(),
                                           [&](const Variable& one) { return one.id.value == place.name; });
        if (variable == all.end()) return;
        const auto begin = static_cast<std::size_t>(place.name.data() - written.data()) - 1;
        const std::size_t end = written.find('}', begin) + 1;
        for (const Row& row : variable->rows) {
            const std::string words = variable->kind == VariableKind::text ? std::string(row.text.in(lang))
                                                                           : std::to_string(row.number);
            if (words.empty()) continue; // S028
            const RowSpot spot{written.substr(0, begin), words, written.substr(end)};
            std::optional<Localized> reason;
            if (variable->kind == VariableKind::text) reason = wrong_with(spot, lang);
            if (variable->kind == VariableKind::number && place.form.empty() && lang == Lang::en
                && one_of_many(row, spot.after))
                reason = Localized{"单数后面跟了复数；用 {" + variable->id.value + ":plural}",
                                   "one of many; write {" + variable->id.value + ":plural}"};
            if (!reason) continue;
            std::string around(last_of(spot.before, 18));
            (around += words) += first_of(spot.after, 18);
            checker_.report(Code::reads_wrong_with_row, text,
                            {{"name", variable->id.value},
                             {"row", row.id.value},
                             {"language", language_name(lang)},
                             {"words", around},
                             {"reason", *reason}});
            return;
        }
    }

    Checker& checker_;
};

} // namespace

void check_renderings(Checker& checker) {
    if (checker.scenario.variables.empty()) return;
    Renderings renderings(checker);
    for (const fields::TextAt& text : checker.read.texts)
        renderings.check(text);
}

} // namespace amends::scenario::checks
