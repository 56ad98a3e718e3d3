#include "sim/author/masking_mentions.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace amends::author {
namespace {

struct PlaceholderWords {
    std::string_view zh, en;
};
constexpr std::array<PlaceholderWords, mask_kind_count> placeholder_words = {{{"姓名", "name "},
                                                                              {"电话", "phone "},
                                                                              {"地址", "address "},
                                                                              {"订单号", "order no. "},
                                                                              {"邮箱", "e-mail "},
                                                                              {"卡号", "card "},
                                                                              {"证件号", "ID "},
                                                                              {"账号", "account "},
                                                                              {"出生日期", "date of birth "},
                                                                              {"车牌", "plate "}}};

std::string placeholder_for(const std::string& found, MaskKind kind, support::Lang lang, MaskMemory& memory) {
    std::string key = mask_key(found, kind);
    if (const auto other = memory.same.find({kind, key}); other != memory.same.end()) key = other->second;
    auto& number = memory.numbers[{kind, key}];
    if (number == 0) number = ++memory.used[kind];
    const PlaceholderWords& words = placeholder_words.at(static_cast<std::size_t>(kind));
    return '[' + std::string(lang == support::Lang::zh ? words.zh : words.en) + std::to_string(number) + ']';
}

/// Earlier kinds are surer than later ones; of one kind the longer.
constexpr std::array<MaskKind, mask_kind_count> surest_first = {
    MaskKind::email,   MaskKind::identity, MaskKind::card,  MaskKind::birth,   MaskKind::plate,
    MaskKind::account, MaskKind::order,    MaskKind::phone, MaskKind::address, MaskKind::name};

std::size_t rank_of(MaskKind kind) {
    return static_cast<std::size_t>(std::find(surest_first.begin(), surest_first.end(), kind)
                                    - surest_first.begin());
}

template <class Span>
std::vector<Span> without_overlaps(std::vector<Span> spans) {
    std::stable_sort(spans.begin(), spans.end(), [](const Span& one, const Span& other) {
        if (one.kind != other.kind) return rank_of(one.kind) < rank_of(other.kind);
        return one.end - one.begin > other.end - other.begin;
    });
    std::map<std::size_t, Span> kept; // by where they begin
    for (const Span& span : spans) {
        const auto next = kept.lower_bound(span.begin);
        const bool free_behind = next == kept.end() || next->second.begin >= span.end;
        const bool free_before = next == kept.begin() || std::prev(next)->second.end <= span.begin;
        if (span.begin < span.end && free_behind && free_before) kept.emplace(span.begin, span);
    }
    std::vector<Span> sorted;
    for (const auto& [begin, span] : kept)
        sorted.push_back(span);
    return sorted;
}

/// Wherever the words stand; Latin ones as whole words.
void find_words(std::string_view text, const std::map<std::string, MaskKind>& words,
                std::vector<MaskSpan>& spans) {
    const auto is_letter = [&](std::size_t at) {
        return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80
               && is_word(static_cast<unsigned char>(text[at]));
    };
    for (const auto& [word, kind] : words)
        for (std::size_t at = text.find(word); at != std::string_view::npos && !word.empty();
             at = text.find(word, at + word.size())) {
            const std::size_t end = at + word.size();
            const bool inside_word =
                (at > 0 && is_letter(at) && is_letter(at - 1)) || (is_letter(end - 1) && is_letter(end));
            if (!inside_word) spans.push_back({at, end, kind});
        }
}

/// What stands between two pieces of one address: the name of a house or an estate, without a word that leads
/// to another address.
bool is_within_address(const MaskLetters& text, std::size_t from, std::size_t to) {
    constexpr std::size_t letters_most = 16;
    if (to - from > letters_most || !is_hanzi(text.at(from - 1)) || !is_digit(text.at(to))) return false;
    const std::u32string_view between = std::u32string_view(text.letters).substr(from, to - from);
    return std::all_of(between.begin(), between.end(), [](char32_t letter) {
        constexpr std::u32string_view of_sentence = U"寄发送不改换到住是和或别要给还去来原旧新的";
        return letter == U' ' || is_word(letter)
               || (is_hanzi(letter) && of_sentence.find(letter) == std::u32string_view::npos);
    });
}

/// Two pieces of one address with nothing but a comma or a house's name between are one.
LetterSpans joined_addresses(const MaskLetters& text, const LetterSpans& spans) {
    LetterSpans joined;
    for (const LetterSpan& span : spans) {
        const bool after_address =
            !joined.empty() && span.kind == MaskKind::address && joined.back().kind == MaskKind::address;
        if (after_address && is_within_address(text, joined.back().end, span.begin)) {
            joined.back().end = span.end;
            continue;
        }
        const bool follows = after_address && span.begin - joined.back().end <= 2;
        bool comma = follows;
        for (std::size_t at = follows ? joined.back().end : span.begin; at < span.begin; ++at)
            comma = comma && (text.at(at) == U' ' || text.at(at) == U',');
        if (comma)
            joined.back().end = span.end;
        else
            joined.push_back(span);
    }
    return joined;
}

MaskedText replaced(const std::string& text, const std::vector<MaskSpan>& spans, support::Lang lang,
                    MaskMemory& memory) {
    MaskedText masked;
    std::size_t at = 0;
    for (const MaskSpan& span : spans) {
        const std::string found = text.substr(span.begin, span.end - span.begin);
        const std::string placeholder = placeholder_for(found, span.kind, lang, memory);
        masked.text += text.substr(at, span.begin - at) + placeholder;
        masked.pieces.push_back({span, found, placeholder});
        at = span.end;
    }
    masked.text += text.substr(at);
    return masked;
}

/// "桂芳" behind "刘": the end of a longer Chinese name.
bool is_given_name_of(const std::string& word, const std::string& name) {
    return !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80 && name.size() > word.size()
           && name.ends_with(word);
}

/// Let stand by itself, or as the end of a name that is.
bool is_kept(const std::string& word, const MaskMemory& memory) {
    return memory.kept.contains(word)
           || std::any_of(memory.kept.begin(), memory.kept.end(),
                          [&](const std::string& name) { return is_given_name_of(word, name); });
}

/// Whoever is spoken of by a full name and by the given one alone is one person, not two.
void without_given_names_of_others(std::vector<MaskFound>& found) {
    const std::vector<MaskFound> all = found;
    std::erase_if(found, [&](const MaskFound& one) {
        return one.kind == MaskKind::name && std::any_of(all.begin(), all.end(), [&](const MaskFound& other) {
                   return other.kind == MaskKind::name && is_given_name_of(one.text, other.text);
               });
    });
}

/// Towns, schools and wards by their names: what led to one of them once stands before none of the others.
std::map<std::string, MaskKind> named_places(const std::vector<MaskFound>& found) {
    constexpr std::size_t bytes_least = 6; // two characters of Chinese
    std::map<std::string, MaskKind> places;
    for (const MaskFound& one : found) {
        const bool numbered = std::any_of(one.text.begin(), one.text.end(),
                                          [](char c) { return is_digit(static_cast<unsigned char>(c)); });
        if (one.kind == MaskKind::address && !numbered && one.text.size() >= bytes_least)
            places.emplace(one.text, one.kind);
    }
    return places;
}

} // namespace

std::vector<MaskSpan> find_personal(std::string_view text) {
    const MaskLetters letters = letters_of(text);
    LetterSpans found;
    find_mask_emails(letters, found);
    find_mask_numbers(letters, found);
    find_mask_codes(letters, found);
    find_mask_endings(letters, found);
    find_mask_papers(letters, found);
    find_mask_banks(letters, found);
    find_mask_spoken_numbers(letters, found);
    find_mask_addresses(letters, found);
    find_mask_english_addresses(letters, found);
    find_mask_places(letters, found);
    find_mask_names(letters, found);
    find_mask_called_names(letters, found);
    find_mask_english_names(letters, found);
    find_mask_groups(letters, found);
    find_mask_settlements(letters, found);
    find_mask_people(letters, found);
    find_mask_talk(letters, found);
    std::vector<MaskSpan> spans;
    for (const LetterSpan& span : joined_addresses(letters, without_overlaps(std::move(found))))
        spans.push_back({letters.offset[span.begin], letters.offset[span.end], span.kind});
    return spans;
}

std::vector<MaskedText> mask_texts(std::span<const std::string> texts, support::Lang lang,
                                   MaskMemory& memory) {
    std::vector<std::vector<MaskSpan>> spans_of;
    std::vector<MaskFound> found;
    for (const auto& [word, kind] : memory.also)
        found.push_back({word, kind});
    for (const std::string& text : texts) {
        spans_of.push_back(find_personal(text));
        for (const MaskSpan& span : spans_of.back())
            found.push_back({text.substr(span.begin, span.end - span.begin), span.kind});
    }
    std::erase_if(found, [&](const MaskFound& one) { return is_kept(one.text, memory); });
    without_given_names_of_others(found);
    learn_mentions(found, memory);
    const auto places = named_places(found);
    std::vector<MaskedText> masked;
    for (std::size_t index = 0; index < texts.size(); ++index) {
        std::vector<MaskSpan>& spans = spans_of[index];
        find_words(texts[index], memory.also, spans);
        find_words(texts[index], places, spans);
        const MaskLetters letters = letters_of(texts[index]);
        LetterSpans mentions;
        find_mentions(letters, memory, mentions);
        for (const LetterSpan& span : mentions)
            spans.push_back({letters.offset[span.begin], letters.offset[span.end], span.kind});
        std::erase_if(spans, [&](const MaskSpan& span) {
            return is_kept(texts[index].substr(span.begin, span.end - span.begin), memory);
        });
        masked.push_back(replaced(texts[index], without_overlaps(std::move(spans)), lang, memory));
    }
    return masked;
}

} // namespace amends::author
