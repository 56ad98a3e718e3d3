// Addresses in Latin letters: a number and a street, a street one lives in, a flat, a postcode.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;

/// Hardly ever anything else, in any case.
bool is_plain_street_word(std::u32string_view word) {
    return is_one_of(word, {U"street",     U"road",     U"rd",        U"avenue",  U"ave",
                            U"lane",       U"crescent", U"boulevard", U"blvd",    U"mews",
                            U"parkway",    U"pkwy",     U"terrace",   U"highway", U"hwy",
                            U"cul-de-sac", U"straße",   U"strasse",   U"gardens", U"esplanade"});
}
} // namespace

bool is_street_word(std::u32string_view word) {
    return is_plain_street_word(word)
           || is_one_of(word,
                        {U"st",       U"ln",      U"drive",    U"dr",      U"close",   U"court", U"ct",
                         U"way",      U"place",   U"pl",       U"square",  U"sq",      U"grove", U"row",
                         U"walk",     U"hill",    U"rise",     U"green",   U"park",    U"quay",  U"wharf",
                         U"parade",   U"alley",   U"cres",     U"circle",  U"cir",     U"trail", U"trl",
                         U"view",     U"loop",    U"bend",     U"gate",    U"tce",     U"gdns",  U"cl",
                         U"broadway", U"pike",    U"turnpike", U"croft",   U"meadows", U"vale",  U"approach",
                         U"villas",   U"bank",    U"brow",     U"garth",   U"wynd",    U"yard",  U"mount",
                         U"ridge",    U"orchard", U"mead",     U"spinney", U"common",  U"end",   U"fold",
                         U"chase"});
}

namespace {

bool is_goods_word(std::u32string_view word) {
    return is_one_of(word, {U"hard",  U"flash",      U"ssd",   U"usb",    U"terabyte", U"gigabyte",
                            U"tb",    U"gb",         U"star",  U"way",    U"step",     U"wheel",
                            U"four",  U"pen",        U"thumb", U"sesame", U"abbey",    U"wall",
                            U"penny", U"coronation", U"high",  U"piece",  U"pack"});
}
/// What stands between a number and a street word where no street is meant: "3 people drive".
bool is_of_sentence(std::u32string_view word) {
    return is_common(word)
           || is_one_of(word, {U"days", U"day",    U"hours",   U"hour",    U"minutes", U"minute", U"min",
                               U"mins", U"weeks",  U"week",    U"months",  U"years",   U"miles",  U"mile",
                               U"km",   U"people", U"parcels", U"boxes",   U"items",   U"of",     U"way",
                               U"off",  U"times",  U"pounds",  U"dollars", U"were",    U"very",   U"at",
                               U"by",   U"down",   U"up",      U"per",     U"than",    U"out",    U"x"});
}

std::size_t digits_end(const MaskLetters& text, std::size_t at) {
    while (is_digit(text.at(at)))
        ++at;
    return at;
}

bool is_state(std::u32string_view area) {
    constexpr std::u32string_view states = U" AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA "
                                           U"MI MN MS MO MT NE NV NH NJ NM NY NC ND OH "
                                           U"OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ";
    return states.find(U" " + std::u32string(area) + U" ") != std::u32string_view::npos;
}

} // namespace

std::size_t mask_postcode_end(const MaskLetters& text, std::size_t at) {
    if (at > 0 && is_word(text.at(at - 1))) return 0;
    std::size_t end = at;
    while (is_upper(text.at(end)))
        ++end;
    const std::size_t area = end - at;
    const std::u32string_view letters = std::u32string_view(text.letters).substr(at, area);
    if (area >= 2 && text.at(end) == U' ') {
        const std::size_t digits = digits_end(text, end + 1), count = digits - end - 1;
        const bool american = area == 2 && count == 5 && is_state(letters);
        const bool australian =
            count == 4 && is_one_of(letters, {U"NSW", U"VIC", U"QLD", U"SA", U"WA", U"TAS", U"ACT", U"NT"});
        if (american && text.at(digits) == U'-' && digits_end(text, digits + 1) == digits + 5)
            return digits + 5;
        if ((american || australian) && !is_word(text.at(digits))) return digits;
    }
    if (area == 1 && is_digit(text.at(end)) && is_upper(text.at(end + 1))) { // K1A 0B1
        const std::size_t second = text.at(end + 2) == U' ' ? end + 3 : end + 2;
        if (is_digit(text.at(second)) && is_upper(text.at(second + 1)) && is_digit(text.at(second + 2))
            && !is_word(text.at(second + 3)) && text.at(end + 2) == U' ')
            return second + 3;
    }
    if (area < 1 || area > 2 || !is_digit(text.at(end))) return 0;
    ++end;
    if (is_word(text.at(end)) && text.at(end + 1) == U' ') ++end;
    if (text.at(end) != U' ' || !is_digit(text.at(end + 1)) || !is_upper(text.at(end + 2))
        || !is_upper(text.at(end + 3)))
        return 0;
    return is_word(text.at(end + 4)) ? 0 : end + 4;
}

namespace {

/// "zip code is 75001", "postcode: ls1 4ab", "邮编 310012": what follows the word, when it has a digit.
void after_postcode_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word : {U"zip code", U"zipcode", U"zip's", U"zip", U"post code",
                                           U"postcode", U"postal code", U"邮编", U"邮政编码"}) {
        const bool here = is_hanzi(word.front()) ? text.has(at, word) : has_word(text, at, word);
        if (!here) continue;
        std::size_t begin = behind_blanks(text, at + word.size(), U" :是为");
        for (const std::u32string_view is : {U"is", U"was", U"should be"})
            if (has_word(text, begin, is)) begin = behind_blanks(text, begin + is.size(), U" :");
        std::size_t end = begin, digits = 0;
        for (; is_word(text.at(end)); ++end)
            digits += is_digit(text.at(end)) ? 1 : 0;
        std::size_t second = end + 1;
        while (is_word(text.at(second)))
            ++second;
        const bool two = (text.at(end) == U' ' || text.at(end) == U'-') && is_digit(text.at(end + 1))
                         && second - end - 1 >= 3 && second - end - 1 <= 4;
        if (digits > 0 && end - begin >= 2 && end - begin <= 7)
            spans.push_back({begin, two ? second : end, MaskKind::address});
        return;
    }
}

/// Behind "Flat 2", "apt 4B", "Unit 5" that begin here; 0 when none does.
std::size_t flat_end(const MaskLetters& text, std::size_t at) {
    for (const std::u32string_view part : {U"flat", U"apt", U"apartment", U"unit", U"suite", U"room"}) {
        if (!has_word(text, at, part)) continue;
        const std::size_t begin = behind_blanks(text, at + part.size(), U" .#");
        std::size_t end = begin;
        while (is_word(text.at(end)) && end < begin + 5)
            ++end;
        const bool numbered = is_digit(text.at(begin)) || (end == begin + 1 && is_upper(text.at(begin)));
        if (numbered && !is_word(text.at(end))) return end;
    }
    return 0;
}

/// "Flat 3" and "apt 4B" also without a street; "flat 20% off" is none.
void flat_alone(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = flat_end(text, at);
    if (end == 0 || (text.at(end) == U'.' && is_digit(text.at(end + 1)))) return;
    const bool apartment = has_word(text, at, U"apt") || has_word(text, at, U"apartment");
    const bool flat = has_word(text, at, U"flat");
    const std::size_t next = text.at(end) == U' ' ? end + 1 : end;
    const bool sum = U"£$€%"sv.find(text.at(next)) != std::u32string_view::npos
                     || has_word(text, next, U"inch") || has_word(text, next, U"pack")
                     || has_word(text, next, U"percent") || has_word(text, next, U"fee")
                     || has_word(text, next, U"rate");
    bool led_in = false;
    for (const std::u32string_view lead : {U"in", U"at", U"to", U"is", U"my", U"of", U"for"})
        led_in = led_in || (at > lead.size() && has_word(text, at - 1 - lead.size(), lead));
    if (!sum && (apartment || (flat && (is_upper(text.at(at)) || led_in))))
        spans.push_back({at, end, MaskKind::address});
}

/// ", Flat 2, Leeds LS1 4AB": more of the address behind the street.
std::size_t more_of_address(const MaskLetters& text, std::size_t end) {
    constexpr std::size_t letters_most = 40;
    std::size_t taken = end;
    for (std::size_t at = end; at < text.size() && at < end + letters_most; ++at) {
        if (const std::size_t code = mask_postcode_end(text, at)) return code;
        if (const std::size_t flat = flat_end(text, at)) taken = flat;
        if (U"\n?!"sv.find(text.at(at)) != std::u32string_view::npos) break;
    }
    return taken;
}

/// "Flat 2, " before the street belongs to it.
std::size_t with_flat_before(const MaskLetters& text, std::size_t begin) {
    constexpr std::size_t letters_most = 18;
    for (std::size_t at = begin > letters_most ? begin - letters_most : 0; at < begin; ++at) {
        const std::size_t end = flat_end(text, at);
        if (end != 0 && end < begin && behind_blanks(text, end, U" ,") == begin) return at;
    }
    return begin;
}

bool is_led_in(const MaskLetters& text, std::size_t at, std::initializer_list<std::u32string_view> leads) {
    return at > 0 && std::any_of(leads.begin(), leads.end(), [&](std::u32string_view lead) {
               return at > lead.size() && has_word(text, at - 1 - lead.size(), lead);
           });
}

/// "221B Baker Street", "14 larkspur close": a number, one to four words, the last a street word. In small
/// letters a street word that is a word of its own needs "at", "to" or the like before the number.
void street_from(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t next = at;
    while (is_digit(text.at(next)) && next < at + 5)
        ++next;
    if (next == at || (at > 0 && is_word(text.at(at - 1)))) return;
    if (text.at(next) == U'-' && is_digit(text.at(next + 1))) next = digits_end(text, next + 1); // 12-14
    if (is_latin(text.at(next)) && !is_latin(text.at(next + 1))) ++next;
    if (text.at(next) == U',') ++next;
    bool capitals = true;
    for (std::size_t words = 0; words < 5 && text.at(next) == U' '; ++words) {
        std::size_t end = word_end(text, next + 1);
        const std::size_t nth = digits_end(text, next + 1); // "E 45th St"
        const bool ordinal = nth > next + 1 && is_latin(text.at(nth)) && is_latin(text.at(nth + 1))
                             && !is_word(text.at(nth + 2));
        if (ordinal) end = nth + 2;
        if (end == 0) return;
        const bool capital = ordinal || is_upper(text.at(next + 1));
        const std::u32string word = small_word(text, next + 1, end);
        capitals = capitals && capital;
        const bool small_street =
            is_plain_street_word(word)
            || is_led_in(text, at, {U"at", U"to", U"is", U"on", U"from", U"address", U"live"});
        if (words > 0 && is_street_word(word) && (capitals || (words <= 2 && small_street))) {
            spans.push_back({with_flat_before(text, at), behind_mask_towns(text, more_of_address(text, end)),
                             MaskKind::address});
            return;
        }
        if (is_goods_word(word) || (!capital && (is_of_sentence(word) || words > 2))) return;
        next = end;
    }
}

/// "12 rue de la Paix", "Hauptstraße 14".
void other_street(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (const std::size_t word = capital_word_end(text, at); word > at + 6) {
        const std::u32string small = small_word(text, at, word);
        const bool german = small.ends_with(U"straße") || small.ends_with(U"strasse")
                            || small.ends_with(U"gasse") || small.ends_with(U"platz")
                            || small.ends_with(U"weg");
        if (german && text.at(word) == U' ' && is_digit(text.at(word + 1)))
            spans.push_back({at, digits_end(text, word + 1), MaskKind::address});
    }
    for (const std::u32string_view road : {U"rue", U"via", U"calle", U"avenida", U"rua", U"viale"}) {
        std::size_t end = at + road.size();
        if (!has_word(text, at, road) || text.at(end) != U' ') continue;
        std::size_t before = at; // behind the number: "12 rue", "12, rue"
        while (before > 0 && U" ,"sv.find(text.at(before - 1)) != std::u32string_view::npos)
            --before;
        std::size_t number = before;
        while (number > 0 && is_digit(text.at(number - 1)))
            --number;
        bool named = false;
        for (std::size_t words = 0; words < 4 && text.at(end) == U' '; ++words) {
            const std::size_t word = word_end(text, end + 1);
            const bool small =
                is_one_of(small_word(text, end + 1, word == 0 ? end + 1 : word),
                          {U"de", U"la", U"le", U"du", U"des", U"del", U"di", U"da", U"della"});
            if (word == 0 || (!small && !is_upper(text.at(end + 1)))) break;
            named = named || !small;
            end = word;
        }
        if (named && number < before)
            spans.push_back({number, more_of_address(text, end), MaskKind::address});
        if (named && number == before && text.at(end) == U' ' && is_digit(text.at(end + 1)))
            spans.push_back({at, digits_end(text, end + 1), MaskKind::address});
    }
}

/// "I'm on Larkspur Close", "at the end of Elm Road": a street without its number, where somebody lives.
void street_lived_in(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_led_in(text, at, {U"on", U"in", U"at", U"to", U"off", U"of", U"from", U"down", U"near"})) return;
    std::size_t end = at;
    for (std::size_t words = 0; words < 4; ++words) {
        const std::size_t word = capital_word_end(text, end);
        if (word == 0) return;
        const std::u32string small = small_word(text, end, word);
        const bool street =
            is_plain_street_word(small) || is_one_of(small, {U"close", U"drive", U"court", U"grove"});
        const bool more = text.at(word) == U' ' && is_upper(text.at(word + 1));
        if (words > 0 && street && !more) {
            spans.push_back({at, word, MaskKind::address});
            return;
        }
        if (is_goods_word(small) || is_common(small) || text.at(word) != U' ') return;
        end = word + 1;
    }
}

} // namespace

void find_mask_english_addresses(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && is_word(text.at(at - 1))) continue;
        if (is_digit(text.at(at))) street_from(text, at, spans);
        after_postcode_word(text, at, spans);
        if (!is_latin(text.at(at))) continue;
        flat_alone(text, at, spans);
        street_lived_in(text, at, spans);
        other_street(text, at, spans);
        if (const std::size_t end = mask_postcode_end(text, at))
            spans.push_back({at, end, MaskKind::address});
    }
}

} // namespace amends::author
