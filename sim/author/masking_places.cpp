// Places in Latin letters without "12 Elm Street": houses with a name, boxes, towers, Spanish streets, a
// neighbour's number.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using PlaceWords = std::initializer_list<std::u32string_view>;

bool closes(const MaskLetters& text, std::size_t at) {
    return at >= text.size() || U",.;:!?\n\r)("sv.find(text.at(at)) != std::u32string_view::npos
           || is_hanzi(text.at(at));
}

/// Behind ", Wivelsfield", ", New York, NY 10017", ", 28013 Madrid": towns, states and postcodes that follow
/// a street; names and sentences end it.
std::size_t behind_towns(const MaskLetters& text, std::size_t end) {
    constexpr std::size_t towns_most = 5;
    for (std::size_t towns = 0; towns < towns_most; ++towns) {
        if (const std::size_t code = mask_postcode_end(text, behind_blanks(text, end, U" ,")); code != 0) {
            end = code;
            continue;
        }
        if (text.at(end) != U',') return end;
        std::size_t at = behind_blanks(text, end + 1, U" ");
        const std::size_t digits = behind_digits(text, at); // "28013 Madrid"
        if (digits - at == 5 && text.at(digits) == U' ') at = digits + 1;
        std::size_t words = 0, behind = at;
        for (std::size_t word = capital_word_end(text, at); word != 0 && words < 3;
             word = capital_word_end(text, at)) {
            const std::u32string small = small_word(text, at, word);
            const bool first_of_town = words == 0;
            if (is_digit(text.at(word))) break; // a postcode
            if ((is_common(small) && small != U"new" && small != U"next")
                || (first_of_town && is_first_name(small)))
                break;
            ++words;
            behind = word;
            at = text.at(word) == U' ' ? word + 1 : word;
            if (at == word) break;
        }
        if (words == 0) return end;
        const std::size_t code = mask_postcode_end(text, behind_blanks(text, behind, U" ,"));
        if (code == 0 && !closes(text, behind)) return end;
        end = code != 0 ? code : behind;
    }
    return end;
}

bool is_house_word(std::u32string_view word) {
    return is_one_of(word, {U"cottage", U"house",   U"farm",     U"farmhouse", U"lodge",    U"barn",
                            U"manor",   U"rectory", U"vicarage", U"grange",    U"hall",     U"bungalow",
                            U"villa",   U"stables", U"croft",    U"mill",      U"court",    U"place",
                            U"towers",  U"tower",   U"plaza",    U"mansions",  U"building", U"residences",
                            U"estate",  U"centre",  U"center"});
}

bool is_led_to(const MaskLetters& text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && U" :"sv.find(text.at(before - 1)) != std::u32string_view::npos)
        --before;
    const PlaceWords leads = {
        U"deliver to", U"delivered to", U"delivering to", U"delivery to",     U"live at",  U"living at",
        U"lives at",   U"send it to",   U"sent to",       U"send to",         U"ship to",  U"ship it to",
        U"address is", U"address",      U"house name is", U"house is called", U"we're at", U"i'm at",
        U"left at",    U"collect from", U"moved to",      U"sent it to",      U"it to",    U"one to"};
    return std::any_of(leads.begin(), leads.end(), [&](std::u32string_view lead) {
        return before >= lead.size() && has_word(text, before - lead.size(), lead);
    });
}

/// The end of capital words the last of which is a street's: "Church Lane"; 0 when it is none.
std::size_t street_name_end(const MaskLetters& text, std::size_t at) {
    const std::size_t begin = at;
    at = behind_blanks(text, behind_digits(text, at), U" ");
    for (std::size_t words = 0; words < 4; ++words) {
        const std::size_t word = capital_word_end(text, at);
        if (word == 0) return 0;
        if (words > 0 && is_street_word(small_word(text, at, word))
            && (closes(text, word) || text.at(word) == U' '))
            return word;
        if (text.at(word) != U' ' || is_common(small_word(text, begin, word))) return 0;
        at = word + 1;
    }
    return 0;
}

/// "8/F", "Tower 2", "Rm 1203", "Block C", "3º B": more of a tower's address; 0 when it is none.
std::size_t tower_part_end(const MaskLetters& text, std::size_t at) {
    for (const std::u32string_view word :
         {U"flat", U"rm", U"room", U"tower", U"block", U"blk", U"unit", U"shop", U"phase", U"apt", U"piso",
          U"planta", U"floor", U"suite"}) {
        if (!has_word(text, at, word)) continue;
        const std::size_t begin = behind_blanks(text, at + word.size(), U" .#");
        std::size_t end = begin;
        while (is_word(text.at(end)) || (text.at(end) == U'-' && is_word(text.at(end + 1))))
            ++end;
        return end > begin && end - begin <= 5 && (is_digit(text.at(begin)) || end == begin + 1) ? end : 0;
    }
    const std::size_t digits = behind_digits(text, at);
    if (digits == at || digits - at > 3) return 0;
    if (text.at(digits) == U'/' && text.at(digits + 1) == U'F' && !is_word(text.at(digits + 2)))
        return digits + 2;
    if (text.at(digits) != 0xBA && text.at(digits) != 0xAA && text.at(digits) != 0xB0) return 0; // º ª °
    std::size_t end = behind_blanks(text, digits + 1, U" ");
    const std::size_t door = end;
    while (is_latin(text.at(end)))
        ++end;
    return end > door && end - door <= 4 ? end : digits + 1;
}

/// "Rose Cottage, Mill Lane, Aldbourne"; without a street where something is brought there.
void house_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t end = 0, next = at, words = 0;
    bool brand = false;
    while (words < 4) {
        const std::size_t word = capital_word_end(text, next);
        if (word == 0) break;
        const std::u32string small = small_word(text, next, word);
        brand = brand || (words > 0 && small == U"of");
        if (words > 0 && is_house_word(small)) end = word;
        if (words > 0 && is_common(small) && !is_one_of(small, {U"old", U"new", U"white", U"red"})) break;
        ++words;
        if (text.at(word) != U' ') break;
        next = word + 1;
    }
    if (end == 0 || brand || has_word(text, end + 1, U"of")) return;
    const std::size_t street =
        text.at(end) == U',' ? street_name_end(text, behind_blanks(text, end + 1, U" ")) : std::size_t{0};
    const std::size_t towns = behind_towns(text, end);
    bool code = false;
    for (std::size_t from = end; from < towns; ++from)
        code = code || mask_postcode_end(text, from) != 0;
    if (street == 0 && !code && !is_led_to(text, at)) return;
    std::size_t begin = at; // "Unit 9, Riverside Estate"
    for (std::size_t part = at > 12 ? at - 12 : 0; part < at; ++part)
        if (const std::size_t part_end = tower_part_end(text, part);
            part_end != 0 && part_end < at && behind_blanks(text, part_end, U" ,") == at
            && (part == 0 || !is_word(text.at(part - 1)))) {
            begin = part;
            break;
        }
    spans.push_back({begin, behind_towns(text, street != 0 ? street : end), MaskKind::address});
}

/// "PO Box 218", "P.O. Box 1187", 邮政信箱218号.
void post_box(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word : {U"po box"sv, U"p.o. box"sv, U"p o box"sv, U"p.o.box"sv, U"pobox"sv,
                                           U"post office box"sv, U"信箱"sv}) {
        if (is_latin(word.front()) ? !has_word(text, at, word) : !text.has(at, word)) continue;
        const std::size_t begin = behind_any_of(text, at + word.size(), U" :#.第");
        const std::size_t end = behind_digits(text, begin);
        if (end > begin)
            spans.push_back(
                {is_hanzi(word.front()) ? begin : at, behind_towns(text, end), MaskKind::address});
        return;
    }
}

/// "left it with number 42", "our neighbour at no. 12": a house of the same street.
void neighbours_number(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    bool led = false;
    for (const std::u32string_view lead :
         {U"at", U"with", U"to", U"from", U"by", U"outside", U"near", U"opposite"})
        led = led || (at > lead.size() && has_word(text, at - 1 - lead.size(), lead));
    if (!led) return;
    for (const std::u32string_view word : {U"number", U"no", U"house"}) {
        if (!has_word(text, at, word)) continue;
        const std::size_t begin = behind_blanks(text, at + word.size(), U" .#");
        std::size_t end = behind_digits(text, begin);
        if (end == begin || end - begin > 3) return;
        if (is_latin(text.at(end)) && !is_word(text.at(end + 1))) ++end;
        const bool more = is_word(text.at(end)) || (text.at(end) == U' ' && is_digit(text.at(end + 1)))
                          || U"%"sv.find(text.at(end)) == 0
                          || (text.at(end) == U'.' && is_digit(text.at(end + 1)));
        const bool ranked =
            text.at(end) == U' '
            && (has_word(text, end + 1, U"in the queue") || has_word(text, end + 1, U"in line")
                || has_word(text, end + 1, U"on the list"));
        if (!more && !ranked) spans.push_back({at, end, MaskKind::address});
        return;
    }
}

/// Behind ", 8/F, Tower 2" that follow with commas or blanks.
std::size_t behind_tower_parts(const MaskLetters& text, std::size_t end) {
    for (;;) {
        const std::size_t next = tower_part_end(text, behind_blanks(text, end, U" ,"));
        if (next == 0) return end;
        end = next;
    }
}

/// "Rm 1203, 12/F, Wing On House, 71 Des Voeux Road": two parts of a tower in a row, and the house they are
/// in.
void tower_address(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t first = tower_part_end(text, at);
    if (first == 0) return;
    const std::size_t end = behind_tower_parts(text, first);
    if (end == first) return;
    std::size_t last = end;
    if (const std::size_t house = behind_towns(text, end); house != end) last = house;
    if (text.at(last) == U',')
        if (const std::size_t street = street_name_end(text, behind_blanks(text, last + 1, U" "));
            street != 0)
            last = behind_towns(text, street);
    spans.push_back({at, last, MaskKind::address});
}

/// "C/ Alcalá 15", "Avda. de la Constitución 8, 3º B, 28013 Madrid".
void spanish_street(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t next = 0;
    for (const std::u32string_view word :
         {U"calle"sv, U"avda"sv, U"avenida"sv, U"av"sv, U"paseo"sv, U"passeig"sv, U"carrer"sv, U"plaza"sv,
          U"plaça"sv, U"ronda"sv, U"camino"sv, U"travesía"sv})
        if (has_word(text, at, word)) next = at + word.size();
    if (lower(text.at(at)) == U'c' && text.at(at + 1) == U'/') next = at + 2;
    if (next == 0) return;
    next = behind_blanks(text, next, U". ");
    bool named = false;
    for (std::size_t words = 0; words < 6; ++words) {
        const std::size_t word = word_end(text, next);
        if (word == 0) break;
        const bool particle = is_one_of(small_word(text, next, word),
                                        {U"de", U"la", U"las", U"los", U"del", U"el", U"y", U"san"});
        if (!particle && !is_upper(text.at(next))) break;
        named = named || !particle;
        next = behind_blanks(text, word, U" ,");
    }
    for (const std::u32string_view number : {U"nº"sv, U"n."sv, U"no."sv, U"número"sv, U"num."sv})
        if (text.has(next, number)) next = behind_blanks(text, next + number.size(), U" ");
    const std::size_t digits = behind_digits(text, next);
    if (!named || digits == next || digits - next > 4) return;
    std::size_t end = digits;
    if (is_latin(text.at(end)) && !is_word(text.at(end + 1))) ++end;
    spans.push_back({at, behind_towns(text, behind_tower_parts(text, end)), MaskKind::address});
}

} // namespace

std::size_t behind_mask_towns(const MaskLetters& text, std::size_t end) {
    return behind_towns(text, behind_tower_parts(text, end));
}

void find_mask_places(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && is_word(text.at(at - 1))) continue;
        post_box(text, at, spans);
        tower_address(text, at, spans);
        if (!is_latin(text.at(at))) continue;
        house_name(text, at, spans);
        neighbours_number(text, at, spans);
        spanish_street(text, at, spans);
    }
}

} // namespace amends::author
