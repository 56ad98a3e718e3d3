// What may name somebody and no rule is sure of: shown to whoever reads the conversation through, never
// masked by itself.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <unicode/ubrk.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;

constexpr std::size_t doubts_most = 200;

/// Where ICU's dictionary lets each word end, in letters: what it does not know falls apart into single ones.
std::vector<std::size_t> dictionary_word_ends(const MaskLetters& text) {
    struct Close {
        void operator()(UBreakIterator* rules) const { ubrk_close(rules); }
    };
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBreakIterator, Close> rules(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status));
    std::u16string units; // one for each letter
    for (const char32_t letter : text.letters)
        units += letter < 0x10000 ? static_cast<char16_t>(letter) : u'?';
    std::vector<std::size_t> ends;
    if (rules == nullptr || U_FAILURE(status) != 0) return ends;
    ubrk_setText(rules.get(), units.data(), static_cast<std::int32_t>(units.size()), &status);
    ubrk_first(rules.get());
    for (std::int32_t at = ubrk_next(rules.get()); at != UBRK_DONE; at = ubrk_next(rules.get()))
        ends.push_back(static_cast<std::size_t>(at));
    return ends;
}

bool is_no_letter_of_names(char32_t letter) {
    return U"的了是在我你您他她它这那就也都不没有吗呢啊吧哦要想买说给把被和跟还很太着过得地又再才只从到对为去"
           U"来上下"
           "里前后中个件次天号几多少条双套瓶盒包元块钱用能会做让叫请看问等收发退换寄点每第一二三四五六七八九"
           "十百千万"
           "两俩半儿子们么什怎谁哪自己真好大小新旧高低快慢先已经过将可以但而且或如因所及与及其等"sv.find(
               letter)
           != std::u32string_view::npos;
}

/// 晓琳, 秦川, 阳朔: two or three single letters in a row that the dictionary has no word for, at least two
/// of them such as names have.
void doubtful_hanzi(const MaskLetters& text, LetterSpans& spans) {
    std::size_t begin = 0, run = 0; // a run of single letters
    const auto close = [&](std::size_t end) {
        std::size_t at = run;
        while (at + 1 < end) {
            const bool surname = surname_size(text, at) > 0;
            const bool named = surname || is_given_letter(text.at(at)) || text.at(at) == text.at(at + 1);
            if (!named || !(is_given_letter(text.at(at + 1)) || text.at(at) == text.at(at + 1))
                || begins_no_name(text, at)) {
                ++at;
                continue;
            }
            const std::size_t last =
                surname && at + 2 < end && is_given_letter(text.at(at + 2)) ? at + 3 : at + 2;
            spans.push_back({at, last, MaskKind::name});
            at = last;
        }
    };
    run = 0;
    std::size_t run_end = 0;
    for (const std::size_t end : dictionary_word_ends(text)) {
        const bool single =
            end == begin + 1 && is_hanzi(text.at(begin)) && !is_no_letter_of_names(text.at(begin));
        if (!single) {
            close(run_end);
            run = run_end = end;
        } else {
            run_end = end;
        }
        begin = end;
    }
    close(run_end);
}

/// 小禾, 阿坤, 老邱: a short form with whatever behind it.
void doubtful_short_form(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const char32_t first = text.at(at), second = text.at(at + 1);
    if (first != U'阿' && first != U'老' && first != U'小') return;
    if (!is_hanzi(second) || begins_no_name(text, at) || is_no_letter_of_names(second)) return;
    const bool surname = surname_size(text, at + 1) > 0;
    const bool pet =
        U"禾柚满雅鱼豆果苹糖桃葡橙柠芽苗星虎鹿羽贝琪麦谷溪"sv.find(second) != std::u32string_view::npos;
    if ((first == U'老' && !surname) || (first == U'小' && !surname && !pet)) return;
    if (at > 0 && U"古苍衰最太很变大窄缩弱偏较过"sv.find(text.at(at - 1)) != std::u32string_view::npos)
        return;
    spans.push_back({at, at + 2, MaskKind::name});
}

/// 朵朵, 婷婷: twice the same letter, and no word that is spoken twice.
void doubtful_twice(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const char32_t letter = text.at(at);
    if (letter != text.at(at + 1) || letter == text.at(at + 2) || (at > 0 && text.at(at - 1) == letter))
        return;
    if (is_given_letter(letter) && !begins_no_name(text, at) && !is_no_letter_of_names(letter))
        spans.push_back({at, at + 2, MaskKind::name});
}

/// 马家沟, 桂花巷, 下沙村, 三中: reads like a place.
void doubtful_place(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    constexpr std::u32string_view kinds = U"镇村县乡屯庄沟寨坝巷弄苑街湾坊埠";
    if (kinds.find(text.at(at)) == std::u32string_view::npos || text.at(at) == 0) return;
    std::size_t begin = at;
    while (begin > 0 && at - begin < 3 && is_hanzi(text.at(begin - 1))
           && !is_no_letter_of_names(text.at(begin - 1)))
        --begin;
    if (at - begin >= 2) spans.push_back({begin, at + 1, MaskKind::address});
}

bool opens_sentence(const MaskLetters& text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && U" \"'(*-"sv.find(text.at(before - 1)) != std::u32string_view::npos)
        --before;
    return before == 0 || U".!?:\n\r]"sv.find(text.at(before - 1)) != std::u32string_view::npos;
}

/// "Hebden", "Coldwater", "Wren": a capital where no sentence begins; or a word that is a first name as well.
void doubtful_capital(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end == 0 || end < at + 3 || is_upper(text.at(at + 1))) return;
    const std::u32string word = small_word(text, at, end);
    if (is_common(word)) return;
    const std::size_t next = text.at(end) == U' ' ? word_end(text, end + 1) : 0;
    if (next != 0 && is_brand(word, small_word(text, end + 1, next))) return;
    if (opens_sentence(text, at) && !is_name_and_word(word)) return;
    std::size_t last = end; // "Hebden Bridge" is one
    for (std::size_t more = capital_word_end(text, last + 1);
         text.at(last) == U' ' && more != 0 && !is_common(small_word(text, last + 1, more));
         more = capital_word_end(text, last + 1))
        last = more;
    spans.push_back({at, last, MaskKind::name});
}

/// 4417, 88123, AB-2231: digits that no unit follows; years and sums are none.
void doubtful_number(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0
        && (is_word(text.at(at - 1)) || U".-,/:$£€¥"sv.find(text.at(at - 1)) != std::u32string_view::npos))
        return;
    const std::size_t end = behind_digits(text, at);
    const std::size_t digits = end - at;
    if (digits < 4 || is_latin(text.at(end)) || text.at(end) == U'%') return;
    const bool year = digits == 4 && (text.has(at, U"19") || text.has(at, U"20"));
    const bool part =
        (text.at(end) == U'.' || text.at(end) == U',' || text.at(end) == U':' || text.at(end) == U'/')
        && is_digit(text.at(end + 1));
    const std::size_t behind = behind_blanks(text, end, U" ");
    const bool unit =
        U"元块件个米天次分克斤升瓦毫年月转毛"sv.find(text.at(behind)) != std::u32string_view::npos
        && text.at(behind) != 0;
    bool english_unit = false;
    for (const std::u32string_view word :
         {U"ml", U"g", U"kg", U"mm", U"cm", U"w", U"watt", U"watts", U"mah", U"rpm", U"pounds", U"dollars",
          U"steps", U"people", U"words", U"hours", U"btu"})
        english_unit = english_unit || has_word(text, behind, word);
    if (!year && !part && !unit && !english_unit) spans.push_back({at, end, MaskKind::order});
}

/// Where the placeholders of what is masked stand: nothing in them is doubtful.
std::vector<bool> inside_placeholders(const MaskLetters& text) {
    std::vector<bool> inside(text.size() + 1, false);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.at(at) != U'[') continue;
        const std::size_t close = text.letters.find(U']', at);
        if (close == std::u32string::npos || close > at + 24) continue;
        std::fill(inside.begin() + static_cast<std::ptrdiff_t>(at),
                  inside.begin() + static_cast<std::ptrdiff_t>(close) + 1, true);
        at = close;
    }
    return inside;
}

/// Later ones that overlap an earlier one are left out.
LetterSpans doubtful_spans(const MaskLetters& text) {
    LetterSpans all;
    doubtful_hanzi(text, all);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_digit(text.at(at))) doubtful_number(text, at, all);
        if (is_hanzi(text.at(at))) {
            doubtful_short_form(text, at, all);
            doubtful_twice(text, at, all);
            doubtful_place(text, at, all);
        }
        if (is_upper(text.at(at))) doubtful_capital(text, at, all);
    }
    const std::vector<bool> inside = inside_placeholders(text);
    std::erase_if(all, [&](const LetterSpan& span) {
        return std::any_of(inside.begin() + static_cast<std::ptrdiff_t>(span.begin),
                           inside.begin() + static_cast<std::ptrdiff_t>(span.end),
                           [](bool in) { return in; });
    });
    std::stable_sort(all.begin(), all.end(), [](const LetterSpan& one, const LetterSpan& other) {
        if (one.begin != other.begin) return one.begin < other.begin;
        return one.end > other.end;
    });
    LetterSpans kept;
    for (const LetterSpan& span : all)
        if (kept.empty() || span.begin >= kept.back().end) kept.push_back(span);
    return kept;
}

} // namespace

std::vector<MaskDoubt> find_doubtful(std::span<const std::string> masked, const MaskMemory& memory) {
    std::vector<MaskDoubt> doubts;
    for (const std::string& text : masked) {
        const MaskLetters letters = letters_of(text);
        for (const LetterSpan& span : doubtful_spans(letters)) {
            const std::size_t from = letters.offset[span.begin];
            const std::string word = text.substr(from, letters.offset[span.end] - from);
            if (memory.kept.contains(word)) continue;
            const auto known = std::find_if(doubts.begin(), doubts.end(),
                                            [&](const MaskDoubt& one) { return one.word == word; });
            if (known != doubts.end())
                ++known->times;
            else if (doubts.size() < doubts_most)
                doubts.push_back({word, span.kind, 1});
        }
    }
    return doubts;
}

} // namespace amends::author
