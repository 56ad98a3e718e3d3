#include "scoring/rubric/listed.hpp"

#include "scoring/rubric/simplified.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace amends::rubric {
namespace {

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD;
}

bool is_word(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

char32_t plain(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (c == 0x2019 || c == 0x2018) c = '\'';
    const bool hyphen = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '_';
    if (c == 0x3000 || c == 0xA0 || c < ' ' || hyphen) c = ' ';
    return simplified(c);
}

/// Letters and figures of any script, as far as phrases need it: not blanks and signs.
bool is_letter(char32_t c) {
    const bool sign =
        (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2000 && c <= 0x206F);
    return is_word(c) || (c >= 0x80 && !sign);
}

/// Single marks quote only around words: the one in "don't" does not.
std::u32string without_single_quotes(std::u32string text) {
    const auto opens = [&](std::size_t at) {
        return text[at] == '\'' && (at == 0 || !is_letter(text[at - 1])) && at + 1 < text.size()
               && is_letter(text[at + 1]);
    };
    for (std::size_t from = 0; from < text.size(); ++from) {
        if (!opens(from)) continue;
        std::size_t to = from + 2;
        while (to < text.size() && !(text[to] == '\'' && (to + 1 == text.size() || !is_letter(text[to + 1]))))
            ++to;
        if (to < text.size()) text.replace(from, to - from + 1, 1, U'\uFFFC');
    }
    return text;
}

/// What stands between quotation marks is somebody else's word. A mark that is never closed quotes nothing.
std::u32string without_quotations(std::u32string text) {
    constexpr std::pair<char32_t, char32_t> marks[] = {
        {U'\u201C', U'\u201D'}, {U'\u300C', U'\u300D'}, {U'\u300E', U'\u300F'}, {U'"', U'"'}};
    for (const auto& [opening, closing] : marks)
        for (std::size_t from = text.find(opening); from != std::u32string::npos;
             from = text.find(opening, from)) {
            const std::size_t to = text.find(closing, from + 1);
            if (to == std::u32string::npos) break;
            text.replace(from, to - from + 1, 1, U'\uFFFC');
        }
    return without_single_quotes(std::move(text));
}

bool ends_sentence(char32_t c) {
    constexpr std::u32string_view marks = U".!?。！？;；";
    return marks.find(c) != std::u32string_view::npos;
}

/// "I will never tell you to …", "我不会对您说…": the reply says that it does not say it. A denial, a word of
/// saying and the phrase, close together in one sentence.
bool said_not_to_be_said(const std::u32string& reply, std::size_t at) {
    constexpr std::size_t near = 48, near_cjk = 12;
    constexpr std::u32string_view denials[] = {U"never ", U"not ", U"n't ", U"nobody ", U"no one ", U"不会",
                                               U"绝不",   U"决不", U"从不", U"不该",    U"不应",    U"不能",
                                               U"不想",   U"没有", U"没人", U"谁也不",  U"不再"};
    constexpr std::u32string_view sayings[] = {U"tell", U"say", U"ask", U"call", U"want you", U"told", U"说",
                                               U"讲",   U"叫",  U"让",  U"告诉", U"劝",       U"用"};
    const bool cjk = at < reply.size() && reply[at] >= 0x2E80;
    std::size_t from = at;
    while (from > 0 && at - from < (cjk ? near_cjk : near) && !ends_sentence(reply[from - 1]))
        --from;
    const std::u32string_view before = std::u32string_view(reply).substr(from, at - from);
    std::size_t denied = std::u32string_view::npos;
    for (const std::u32string_view word : denials)
        if (const std::size_t found = before.find(word); found != std::u32string_view::npos)
            denied = std::min(denied, found + word.size() - 1);
    if (denied == std::u32string_view::npos) return false;
    return std::any_of(std::begin(sayings), std::end(sayings), [&](std::u32string_view word) {
        return before.find(word, denied) != std::u32string_view::npos;
    });
}

/// A phrase of one character is a word of its own only between signs: 亲，… and not 亲自.
bool stands_alone(const std::u32string& reply, std::size_t at) {
    return (at == 0 || !is_letter(reply[at - 1])) && (at + 1 == reply.size() || !is_letter(reply[at + 1]));
}

bool holds(const std::u32string& reply, const std::u32string& phrase) {
    if (phrase.empty()) return false;
    const bool alone = phrase.size() == 1 && !is_word(phrase.front());
    for (std::size_t at = reply.find(phrase); at != std::u32string::npos; at = reply.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        if (said_not_to_be_said(reply, at)) continue;
        if (alone) {
            if (stands_alone(reply, at)) return true;
            continue;
        }
        const bool starts = at == 0 || !is_word(phrase.front()) || !is_word(reply[at - 1]);
        const bool stops = end == reply.size() || !is_word(phrase.back()) || !is_word(reply[end]);
        if (starts && stops) return true;
    }
    return false;
}

} // namespace

std::u32string levelled(std::string_view text) {
    std::u32string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint next = support::decode_utf8(text, at);
        at += next.length;
        const char32_t c = plain(next.value);
        if (is_invisible(c)) continue;
        if (c == ' ') {
            blank = true;
            continue;
        }
        const bool beside_cjk = !out.empty() && (out.back() >= 0x2E80 || c >= 0x2E80);
        if (blank && !out.empty() && !beside_cjk) out.push_back(' ');
        blank = false;
        out.push_back(c);
    }
    return out;
}

namespace {

/// The plain form of a phrase, made once in a thread: a walk through a case looks for the same few hundred
/// phrases in every bubble. Forgotten altogether when there are too many.
const std::u32string& levelled_phrase(const std::string& form) {
    constexpr std::size_t phrases_max = 4096;
    thread_local std::unordered_map<std::string, std::u32string> known;
    if (known.size() > phrases_max) known.clear();
    const auto [entry, fresh] = known.try_emplace(form);
    if (fresh) entry->second = levelled(form);
    return entry->second;
}

std::vector<std::string> looked_for(const std::vector<ListedPhrase>& list, std::string_view reply) {
    std::vector<std::string> found;
    const std::u32string words = without_quotations(levelled(reply));
    for (const ListedPhrase& phrase : list) {
        const bool said =
            std::any_of(phrase.any_of.begin(), phrase.any_of.end(),
                        [&](const std::string& form) { return holds(words, levelled_phrase(form)); });
        if (said) found.push_back(phrase.id);
    }
    return found;
}

/// What was found of one list in replies of late: a walk through a case says the same few hundred replies
/// thousands of times.
struct FoundOfLate {
    std::vector<ListedPhrase> list;
    std::unordered_map<std::string, std::vector<std::string>> by_reply;

    [[nodiscard]] bool is_of(const std::vector<ListedPhrase>& other) const {
        return std::equal(list.begin(), list.end(), other.begin(), other.end(),
                          [](const ListedPhrase& a, const ListedPhrase& b) {
                              return a.id == b.id && a.any_of == b.any_of;
                          });
    }
};

/// Of the two lists a rubric has, in a thread.
FoundOfLate& found_of_late(const std::vector<ListedPhrase>& list) {
    thread_local std::array<FoundOfLate, 2> lists;
    thread_local std::size_t oldest = 0;
    for (FoundOfLate& known : lists)
        if (known.is_of(list)) return known;
    FoundOfLate& fresh = lists[oldest];
    oldest = 1 - oldest;
    fresh = {list, {}};
    return fresh;
}

} // namespace

std::vector<std::string> listed_in(const std::vector<ListedPhrase>& list, std::string_view reply) {
    constexpr std::size_t longest_kept = 1000, replies_kept = 1024;
    if (list.empty()) return {};
    if (reply.size() > longest_kept) return looked_for(list, reply);
    auto& known = found_of_late(list).by_reply;
    if (known.size() >= replies_kept) known.clear();
    const auto [entry, fresh] = known.try_emplace(std::string(reply));
    if (fresh) entry->second = looked_for(list, reply);
    return entry->second;
}

std::vector<bool> steps_done(const Rubric& rubric, const text::LabelSet& earned,
                             const std::vector<text::ActId>& acts) {
    std::vector<bool> done;
    for (const ServiceStep& step : rubric.steps) {
        const bool by_act = std::any_of(acts.begin(), acts.end(), [&](const text::ActId& act) {
            return std::find(step.acts.begin(), step.acts.end(), act) != step.acts.end();
        });
        done.push_back(by_act || (earned & step.labels).any());
    }
    return done;
}

} // namespace amends::rubric
