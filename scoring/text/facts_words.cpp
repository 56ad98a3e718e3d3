#include "scoring/text/facts_words.hpp"

#include "scoring/text/amount_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace amends::text {
namespace {

constexpr std::int64_t year_seconds = 365 * 86400;
constexpr std::size_t most_times = 40; ///< of a text that are held against the other

} // namespace

std::span<const SetHit> TextWithSets::hits(std::string_view set) const {
    const auto found = lexicon_.find_set("case.fact." + std::string(set));
    return found ? std::span<const SetHit>(reading_.hits_of_set[*found]) : std::span<const SetHit>();
}

std::optional<PlaceOfWords> TextWithSets::first(std::string_view set) const {
    const auto found = hits(set);
    if (found.empty()) return std::nullopt;
    return PlaceOfWords{found.front().begin, found.front().end};
}

std::optional<PlaceOfWords> TextWithSets::first_said(std::string_view set) const {
    for (const SetHit& hit : hits(set))
        if (states(hit)) return PlaceOfWords{hit.begin, hit.end};
    return std::nullopt;
}

bool TextWithSets::any_within(std::string_view set, std::uint32_t begin, std::uint32_t end) const {
    const auto found = hits(set);
    const auto first = std::lower_bound(found.begin(), found.end(), begin,
                                        [](const SetHit& hit, std::uint32_t at) { return hit.begin < at; });
    return first != found.end() && first->begin < end;
}

bool TextWithSets::clause_holds(std::uint32_t at, std::string_view set) const {
    const Clause& clause = reading_.map.clauses[reading_.map.clause_of(at)];
    return any_within(set, clause.begin, clause.end);
}

bool TextWithSets::sentence_holds(std::uint32_t at, std::string_view set) const {
    const Sentence& sentence = reading_.map.sentence_of(at);
    return any_within(set, sentence.begin, sentence.end);
}

bool TextWithSets::meant(std::uint32_t at) const {
    const Clause& clause = reading_.map.clauses[reading_.map.clause_of(at)];
    return !clause.question && !clause.reported && !reading_.map.quoted(at, at + 1);
}

bool TextWithSets::is_said(std::uint32_t at) const {
    const Clause& clause = reading_.map.clauses[reading_.map.clause_of(at)];
    return meant(at) && !(clause.condition && at >= clause.condition_from);
}

bool TextWithSets::sentence_states(std::uint32_t at, std::string_view set) const {
    const Sentence& sentence = reading_.map.sentence_of(at);
    const auto found = hits(set);
    return std::any_of(found.begin(), found.end(), [&](const SetHit& hit) {
        return hit.begin >= sentence.begin && hit.begin < sentence.end && meant(hit.begin)
               && !reading_.map.negated(hit.begin);
    });
}

bool TextWithSets::stands_within(const SetHit& hit, std::string_view set) const {
    constexpr std::uint32_t longest = 24; // code points of a phrase
    const auto others = hits(set);
    auto other = std::lower_bound(others.begin(), others.end(), hit.begin > longest ? hit.begin - longest : 0,
                                  [](const SetHit& one, std::uint32_t at) { return one.begin < at; });
    for (; other != others.end() && other->begin <= hit.begin; ++other)
        if (hit.end <= other->end) return true;
    return false;
}

bool TextWithSets::denied_before(std::uint32_t at) const {
    const Clause& clause = reading_.map.clauses[reading_.map.clause_of(at)];
    return std::any_of(reading_.map.words.begin(), reading_.map.words.end(), [&](const ScopeWord& word) {
        return word.kind == ScopeWord::Kind::negator && word.begin >= clause.begin && word.begin < at;
    });
}

std::u32string_view TextWithSets::sentence_text(std::uint32_t at) const {
    const Sentence& sentence = reading_.map.sentence_of(at);
    return text().substr(sentence.begin, sentence.end - sentence.begin);
}

std::u32string_view TextWithSets::clause_text(const Clause& clause) const {
    return text().substr(clause.begin, clause.end - clause.begin);
}

std::optional<NumberWords>
TextWithSets::number_behind(std::initializer_list<std::u32string_view> words) const {
    for (const NumberWords& number : reading_.numbers)
        for (const std::u32string_view word : words)
            if (number.begin >= word.size() && text().substr(number.begin - word.size(), word.size()) == word)
                return number;
    return std::nullopt;
}

bool TextWithSets::in_time(const NumberWords& number) const {
    return std::any_of(reading_.times.begin(), reading_.times.end(), [&](const TimeWords& time) {
        return number.begin >= time.begin && number.end <= time.end;
    });
}

bool TextWithSets::is_size(const NumberWords& number) const {
    const std::u32string_view behind = text().substr(number.end, 1);
    if (behind == U"码") return true;
    for (const std::u32string_view word : {U"size ", U"尺码", U"尺码 ", U"size: "})
        if (number.begin >= word.size() && text().substr(number.begin - word.size(), word.size()) == word)
            return true;
    return false;
}

bool TextWithSets::counts_goods(const NumberWords& number, std::u32string_view facts) const {
    constexpr std::u32string_view counters = U"个件台只双条套盒瓶箱部张本把支袋";
    constexpr std::u32string_view of_time = U"月工小星钟半";
    std::uint32_t at = number.end;
    if (at >= text().size()) return false;
    if (counters.find(text()[at]) != std::u32string_view::npos)
        return at + 1 < text().size() && of_time.find(text()[at + 1]) == std::u32string_view::npos;
    at = skip_blank(text(), at);
    std::uint32_t end = at;
    while (end < text().size() && is_latin_letter(text()[end]))
        ++end;
    if (end < at + 3) return false;
    if (text()[end - 1] == U's') --end;
    return facts.find(text().substr(at, end - at)) != std::u32string_view::npos;
}

std::vector<SaidDuration> TextWithSets::durations(std::string_view sentence, std::string_view clause) const {
    std::vector<SaidDuration> found;
    for (const TimeWords& time : reading_.times) {
        if (found.size() >= most_times) break;
        if (time.is_instant || time.deadline.seconds <= 0) continue;
        if (time.begin > 0 && text()[time.begin - 1] == U'第') continue; // the day it is
        if (!clause_holds(time.begin, clause) || !sentence_holds(time.begin, sentence)) continue;
        constexpr std::u32string_view range_marks = U"-~到至–";
        const bool is_range =
            (time.begin > 0 && range_marks.find(text()[time.begin - 1]) != std::u32string_view::npos)
            || text().substr(time.begin, time.end - time.begin).find_first_of(range_marks)
                   != std::u32string_view::npos
            || (time.begin > 3 && text().substr(time.begin - 4, 4) == U" to ");
        found.push_back({time.deadline.seconds, {time.begin, time.end}, is_range, states(time)});
    }
    for (const NumberWords& number : reading_.numbers) {
        const std::uint32_t end = years_end(number);
        if (end == 0 || !clause_holds(number.begin, clause) || !sentence_holds(number.begin, sentence))
            continue;
        found.push_back({number.hundredths * year_seconds / 100, {number.begin, end}, false, states(number)});
    }
    return found;
}

/// Behind "3 years", "两年"; 0 where none are counted.
std::uint32_t TextWithSets::years_end(const NumberWords& number) const {
    constexpr std::int64_t most_years = 30;
    if (number.hundredths > most_years * 100) return 0;
    const std::uint32_t at = skip_blank(text(), number.end);
    return starts(text(), at, U"年") ? at + 1 : starts(text(), at, U"year") ? at + 4 : 0;
}

bool TextWithSets::names_duration(std::int64_t seconds) const {
    return std::any_of(
               reading_.times.begin(), reading_.times.end(),
               [&](const TimeWords& time) { return !time.is_instant && time.deadline.seconds == seconds; })
           || std::any_of(reading_.numbers.begin(), reading_.numbers.end(), [&](const NumberWords& number) {
                  return number.hundredths * year_seconds / 100 == seconds && years_end(number) > 0;
              });
}

std::vector<SaidDate> TextWithSets::dates(std::string_view event, bool in_sentence) const {
    std::vector<SaidDate> found;
    for (const TimeWords& time : reading_.times) {
        if (found.size() >= most_times) break;
        if (!time.is_instant || time.deadline.instant.size() < 10) continue;
        // "10:20" parts a clause of the facts in two.
        if (!(in_sentence ? sentence_holds(time.begin, event) : clause_holds(time.begin, event))) continue;
        const std::u32string_view words = text().substr(time.begin, time.end - time.begin);
        if (words.find_first_of(U"0123456789一二三四五六七八九十") == std::u32string_view::npos
            || words.find_first_not_of(U"0123456789: apm.") == std::u32string_view::npos)
            continue;
        found.push_back({time.deadline.instant.substr(0, 10), {time.begin, time.end}, states(time)});
    }
    return found;
}

std::vector<StockLine> TextWithSets::stock_lines() const {
    std::vector<StockLine> lines;
    for (const NumberWords& number : reading_.numbers) {
        const auto before = [&](std::u32string_view word) {
            return number.begin >= word.size()
                   && text().substr(number.begin - word.size(), word.size()) == word;
        };
        const bool zh = before(U"库存 ") || before(U"库存");
        const bool en = before(U": ") && starts(text(), skip_blank(text(), number.end), U"in stock");
        if (!zh && !en) continue;
        const Sentence& sentence = reading_.map.sentence_of(number.begin);
        lines.push_back({number.hundredths / 100,
                         pieces_of(text().substr(sentence.begin, number.begin - sentence.begin)),
                         {number.begin, number.end}});
    }
    return lines;
}

namespace {

/// Digits behind one of the words; what follows them.
template <std::size_t count>
std::optional<std::u32string_view> behind_number(std::u32string_view plain,
                                                 const std::array<std::u32string_view, count>& words,
                                                 std::u32string_view between) {
    for (const std::u32string_view word : words)
        for (std::size_t at = plain.find(word); at != std::u32string_view::npos;
             at = plain.find(word, at + 1)) {
            std::size_t digit = at + word.size();
            while (digit < plain.size() && between.find(plain[digit]) != std::u32string_view::npos)
                ++digit;
            std::size_t end = digit;
            while (end < plain.size() && (is_digit(plain[end]) || plain[end] == U' '))
                ++end;
            if (end > digit) return plain.substr(end);
        }
    return std::nullopt;
}

} // namespace

std::span<const SetHit> first_few(std::span<const SetHit> hits) {
    constexpr std::size_t most_looked_at = 40;
    return hits.first(std::min(hits.size(), most_looked_at));
}

bool desk_shows_order(std::u32string_view facts) {
    const auto behind = behind_number(facts, std::array<std::u32string_view, 2>{U"订单", U"order "}, U" ");
    if (!behind) return false;
    for (const std::u32string_view word : {U"于", U",状态", U"was placed", U"; status"})
        if (behind->starts_with(word)) return true;
    return false;
}

bool names_an_order(std::u32string_view plain) {
    constexpr std::array<std::u32string_view, 7> numbers = {
        U"订单号", U"订单编号", U"单号", U"order number", U"order no", U"order id", U"order #"};
    if (behind_number(plain, numbers, U" 是:.#is")) return true;
    const auto behind = behind_number(plain, std::array<std::u32string_view, 2>{U"订单", U"order"}, U" #");
    return behind && (behind->empty() || (!is_latin_letter(behind->front()) && !is_han(behind->front())));
}

bool shows_a_photo(std::u32string_view facts) {
    return facts.find(U"有客户照片") != std::u32string_view::npos
           || facts.find(U"a photo of the customer's") != std::u32string_view::npos;
}

namespace {

/// What carries no matter of its own in a question.
constexpr std::u32string_view empty_letters =
    U"是有了吗呢吧么嘛的地得您你请问在不都就还这那我们也过着会被没个下一里上可以行好";

constexpr std::array<std::u32string_view, 22> empty_words = {
    U"the", U"and", U"you", U"your", U"are",  U"was",  U"has",  U"have",   U"did",    U"does",  U"for",
    U"not", U"any", U"all", U"can",  U"that", U"this", U"with", U"please", U"thanks", U"thank", U"were"};

/// Letters of matter, one blank for each run of others; English words of four letters and more.
std::u32string matter_of(std::u32string_view plain) {
    std::u32string matter;
    for (std::size_t i = 0; i < plain.size();) {
        if (is_latin_letter(plain[i])) {
            std::size_t end = i;
            while (end < plain.size() && is_latin_letter(plain[end]))
                ++end;
            const std::u32string_view word = plain.substr(i, end - i);
            if (word.size() >= 3
                && std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end())
                (matter += word) += U' ';
            i = end;
            continue;
        }
        if (is_han(plain[i]) && empty_letters.find(plain[i]) == std::u32string_view::npos) matter += plain[i];
        ++i;
    }
    return matter;
}

bool is_polar(std::u32string_view question) {
    while (!question.empty() && !is_han(question.back()) && !is_latin_letter(question.back()))
        question.remove_suffix(1);
    while (!question.empty() && !is_han(question.front()) && !is_latin_letter(question.front()))
        question.remove_prefix(1);
    if (question.empty()) return false;
    if (question.back() == U'吗' || question.back() == U'么' || question.back() == U'嘛') return true;
    for (const std::u32string_view word : {U"is ", U"are ", U"was ", U"were ", U"did ", U"does ", U"do ",
                                           U"has ", U"have ", U"so is ", U"so are ", U"so was "})
        if (question.starts_with(word)) return true;
    return false;
}

} // namespace

Pieces pieces_of_matter(std::u32string_view plain) {
    return pieces_of(matter_of(plain));
}

bool asks_for_something(std::u32string_view question) {
    return !matter_of(question).empty();
}

bool holds_words(std::u32string_view text, std::u32string_view words) {
    if (words.empty()) return false;
    for (std::size_t at = text.find(words); at != std::u32string_view::npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool inside =
            (is_latin_letter(words.front()) && at > 0 && is_latin_letter(text[at - 1]))
            || (is_latin_letter(words.back()) && end < text.size() && is_latin_letter(text[end]));
        if (!inside) return true;
    }
    return false;
}

bool is_told(const Pieces& told, std::u32string_view question) {
    if (!is_polar(question) || question.find(U"still") != std::u32string_view::npos) return false;
    const Pieces asked = pieces_of(matter_of(question));
    return asked.size() >= 2 && shared_pieces(asked, told) == asked.size();
}

} // namespace amends::text
