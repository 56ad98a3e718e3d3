#include "scoring/text/spelling.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t shortest_target = 5, shortest_typed = 4, longest_word = 20;
constexpr std::size_t longest_han = 8;
constexpr std::size_t sure_length = 4; // of characters: no other sentence sounds like it by chance

bool is_plain_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

bool all_han(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), is_han);
}

/// One letter more, less, other, or two swapped.
bool one_slip(std::u32string_view a, std::u32string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    if (b.size() > a.size()) return a.substr(i) == b.substr(i + 1);
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

/// One slip, not in the first letter nor an ending that makes another word of it.
bool is_slip_of(std::u32string_view typed, std::u32string_view meant) {
    if (typed.front() != meant.front() || typed.starts_with(meant)) return false;
    const bool other_ending = typed.size() == meant.size()
                              && typed.substr(0, typed.size() - 1) == meant.substr(0, meant.size() - 1);
    return !other_ending && one_slip(typed, meant);
}

std::uint32_t hash_without(std::u32string_view word, std::size_t at) {
    return word_hash(word.substr(at + 1), word_hash(word.substr(0, at)));
}

/// A capital letter inside a sentence.
bool is_name(const NormalText& normal, std::size_t at, std::string_view bytes) {
    const char letter = bytes[normal.start[at]];
    if (letter < 'A' || letter > 'Z') return false;
    std::size_t before = at;
    while (before > 0 && normal.text[before - 1] == U' ')
        --before;
    const bool inside =
        before > 0 && (is_latin_letter(normal.text[before - 1]) || normal.text[before - 1] == U',');
    const char next = normal.start[at] + 1 < bytes.size() ? bytes[normal.start[at] + 1] : ' ';
    return inside && !(next >= 'A' && next <= 'Z');
}

template <class Take>
void each_word(std::u32string_view phrase, Take take) {
    for (std::size_t i = 0; i < phrase.size();) {
        const std::size_t first = i;
        while (i < phrase.size() && is_plain_letter(phrase[i]))
            ++i;
        if (i > first) take(phrase.substr(first, i - first));
        if (i == first) ++i;
    }
}

} // namespace

Spelling::Spelling(const SpellingWords& words) {
    for (const std::u32string& group : words.homophones) {
        for (const char32_t c : group)
            sounds_.emplace(c, group.front());
    }
    for (const std::u32string& word : words.right_words)
        right_.insert(word);
    WordSet listed, targets;
    for (const std::u32string& word : words.often_mistyped)
        listed.insert(word);
    for (const std::u32string& phrase : words.phrases) {
        right_.insert(phrase);
        if (phrase.size() >= sure_length || listed.contains(phrase)) add_han(phrase);
        add_latin(phrase);
        each_word(phrase, [&](std::u32string_view word) {
            if (targets.insert(word)) add_target(word);
        });
    }
    for (const std::u32string& phrase : words.others) {
        right_.insert(phrase);
        add_latin(phrase);
    }
    std::sort(shortened_.begin(), shortened_.end());
    std::vector<std::u32string> by_sound;
    for (const std::u32string& phrase : han_) {
        std::u32string& sound = by_sound.emplace_back();
        for (const char32_t c : phrase)
            sound.push_back(sound_of(c));
    }
    sounding_ = PhraseMatcher(by_sound);
}

void Spelling::add_han(const std::u32string& phrase) {
    if (phrase.size() < 2 || phrase.size() > longest_han || !all_han(phrase)) return;
    han_.push_back(phrase);
}

void Spelling::add_latin(const std::u32string& phrase) {
    each_word(phrase, [&](std::u32string_view word) {
        if (word.size() >= shortest_typed) right_.insert(word);
    });
}

void Spelling::add_target(std::u32string_view word) {
    if (word.size() < shortest_target || word.size() > longest_word) return;
    const auto index = static_cast<std::uint32_t>(latin_.size());
    latin_.emplace_back(word);
    shortened_.emplace_back(word_hash(word), index);
    for (std::size_t i = 0; i < word.size(); ++i)
        shortened_.emplace_back(hash_without(word, i), index);
}

char32_t Spelling::sound_of(char32_t c) const {
    if (!is_han(c)) return c;
    const auto found = sounds_.find(c);
    return found == sounds_.end() ? c : found->second;
}

void Spelling::mend(NormalText& normal, std::string_view bytes) const {
    mend_han(normal);
    mend_latin(normal, bytes);
}

/// Typed otherwise in one character (two of a longer phrase), and no right word around them.
bool Spelling::may_mend(std::u32string_view text, const PhraseHit& hit) const {
    const std::u32string& phrase = han_[hit.phrase];
    if (right(text.substr(hit.begin, hit.end - hit.begin))) return false;
    std::size_t slips = 0;
    for (std::uint32_t i = hit.begin; i < hit.end; ++i) {
        if (text[i] == phrase[i - hit.begin]) continue;
        ++slips;
        for (std::size_t length = 2; length <= 4; ++length) { // words that hold the character
            for (std::size_t back = 0; back < length; ++back) {
                if (i < back || i - back + length > text.size()) continue;
                if (right(text.substr(i - back, length))) return false;
            }
        }
    }
    if (slips == 0 || slips > (phrase.size() > sure_length ? 2u : 1u)) return false;
    const bool split_before = hit.begin > 0 && right(text.substr(hit.begin - 1, 2));
    const bool split_behind = hit.end < text.size() && right(text.substr(hit.end - 1, 2));
    return phrase.size() > 2 || (!split_before && !split_behind);
}

void Spelling::mend_han(NormalText& normal) const {
    if (han_.empty()) return;
    std::u32string sounds;
    sounds.reserve(normal.text.size());
    for (const char32_t c : normal.text)
        sounds.push_back(sound_of(c));
    std::vector<PhraseHit> hits = sounding_.find(sounds);
    std::erase_if(hits, [&](const PhraseHit& hit) { return !may_mend(normal.text, hit); });
    // The longest first; of equals the leftmost, then the one that stands first in the lexicon.
    std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
        if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
        return a.begin != b.begin ? a.begin < b.begin : a.phrase < b.phrase;
    });
    std::vector<bool> mended(normal.text.size(), false);
    for (const PhraseHit& hit : hits) {
        const auto from = mended.begin() + hit.begin, to = mended.begin() + hit.end;
        if (std::find(from, to, true) != to) continue;
        std::copy(han_[hit.phrase].begin(), han_[hit.phrase].end(), normal.text.begin() + hit.begin);
        std::fill(from, to, true);
    }
}

std::u32string Spelling::meant(std::u32string_view word) const {
    const std::u32string* found = nullptr;
    // Other words of the same hash are no slips; those that are one letter away are all met.
    const auto look = [&](std::uint32_t hash) {
        auto entry = std::lower_bound(shortened_.begin(), shortened_.end(), std::pair(hash, 0u));
        for (; entry != shortened_.end() && entry->first == hash; ++entry) {
            const std::u32string& candidate = latin_[entry->second];
            if (&candidate == found || !is_slip_of(word, candidate)) continue;
            if (found != nullptr) return false;
            found = &candidate;
        }
        return true;
    };
    bool only = look(word_hash(word));
    for (std::size_t i = 0; i < word.size() && only; ++i)
        only = look(hash_without(word, i));
    return only && found != nullptr ? *found : std::u32string();
}

std::vector<Spelling::Put> Spelling::latin_slips(const NormalText& normal, std::string_view bytes) const {
    std::vector<Put> slips;
    const std::u32string_view text = normal.text;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t first = i;
        while (i < text.size() && (is_latin_letter(text[i]) || is_digit(text[i]) || text[i] == U'\''))
            ++i;
        const std::u32string_view word = text.substr(first, i - first);
        const bool plain = word.size() >= shortest_typed && word.size() <= longest_word
                           && std::all_of(word.begin(), word.end(), is_plain_letter);
        if (plain && !is_name(normal, first, bytes) && !right(word)) {
            if (std::u32string put = meant(word); !put.empty()) slips.push_back({first, i, std::move(put)});
        }
        i = std::max(i, first + 1);
    }
    return slips;
}

void Spelling::mend_latin(NormalText& normal, std::string_view bytes) const {
    if (latin_.empty()) return;
    const std::vector<Put> slips = latin_slips(normal, bytes);
    if (slips.empty()) return;
    NormalText out;
    std::size_t at = 0;
    const auto keep_until = [&](std::size_t end) {
        out.text.append(normal.text, at, end - at);
        for (; at < end; ++at) {
            out.start.push_back(normal.start[at]);
            out.end.push_back(normal.end[at]);
        }
    };
    for (const Put& slip : slips) {
        keep_until(slip.begin);
        out.text += slip.meant;
        out.start.insert(out.start.end(), slip.meant.size(), normal.start[slip.begin]);
        out.end.insert(out.end.end(), slip.meant.size(), normal.end[slip.end - 1]);
        at = slip.end;
    }
    keep_until(normal.text.size());
    normal.text = std::move(out.text);
    normal.start = std::move(out.start);
    normal.end = std::move(out.end);
}

} // namespace amends::text
