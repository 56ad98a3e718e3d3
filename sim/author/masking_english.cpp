// English names and addresses: told by titles, greetings, signatures, street words and postcodes.
#include "sim/author/masking_letters.hpp"

#include <algorithm>

namespace amends::author {
namespace {

/// A word that begins with a capital: its end, or 0.
std::size_t capital_word_end(const MaskLetters& text, std::size_t begin) {
    if (!is_upper(text.at(begin)) || (begin > 0 && is_word(text.at(begin - 1)))) return 0;
    std::size_t end = begin + 1;
    while (is_latin(text.at(end))
           || ((text.at(end) == U'\'' || text.at(end) == U'-') && is_upper(text.at(end + 1))))
        ++end;
    return end;
}

std::u32string small_word(const MaskLetters& text, std::size_t begin, std::size_t end) {
    std::u32string word;
    for (std::size_t at = begin; at < end; ++at)
        word += lower(text.at(at));
    return word;
}

/// First names that are hardly ever anything else.
bool is_first_name(const std::u32string& word) {
    static constexpr std::u32string_view names =
        U" james john robert michael david william richard joseph thomas daniel matthew anthony steven "
        U"andrew kenneth "
        U"joshua kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric "
        U"jonathan stephen "
        U"larry justin scott brandon benjamin samuel gregory alexander patrick dennis jerry tyler aaron adam "
        U"nathan "
        U"henry zachary douglas peter kyle noah ethan jeremy walter keith roger sean carl arthur lawrence "
        U"dylan jesse "
        U"bryan joe billy bruce gabriel logan alan albert elijah wayne vincent ralph bobby russell louis "
        U"mary patricia "
        U"jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley "
        U"kimberly "
        U"emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy "
        U"amy kathleen "
        U"angela shirley emma brenda pamela nicole anna samantha katherine christine helen debra rachel "
        U"carolyn janet "
        U"maria catherine heather diane olivia julie joyce ruth lauren kelly christina joan evelyn judith "
        U"andrea hannah "
        U"megan cheryl jacqueline martha teresa gloria sara janice ann kathryn abigail sophia frances jean "
        U"alice judy "
        U"isabella julia tom mike dave steve chris kate lucy oliver harry charlotte amelia priya mohammed "
        U"ahmed fatima "
        U"claire fiona ian neil simon gareth nigel ben sam tim jim bob tony paul philip anne marie sophie "
        U"molly liam "
        U"connor aisha omar elena dmitri olga ivan pierre hans ingrid carlos luis miguel sofia yusuf deepak "
        U"raj anita ";
    return names.find(U" " + word + U" ") != std::u32string_view::npos;
}

/// Words with a capital that are no part of a name.
bool is_common(const std::u32string& word) {
    static constexpr std::u32string_view words = U" i the a an it is my we you your our this that what where "
                                                 U"when why how who customer service services team "
                                                 U"support care all sir madam seller agent manager help desk "
                                                 U"sales amazon ebay paypal apple samsung google "
                                                 U"monday tuesday wednesday thursday friday saturday sunday "
                                                 U"january february march april may june july august "
                                                 U"september october november december please thanks thank "
                                                 U"sorry order orders delivery refund returns if but "
                                                 U"and or so no not yes ok okay can could would will just "
                                                 U"still now today tomorrow there here everyone folks "
                                                 U"both again again as in on for to from with about after "
                                                 U"before kind best regards happy good dear hi hello ";
    return words.find(U" " + word + U" ") != std::u32string_view::npos;
}

/// Capital words with one blank between, at most `most`; common ones end it. `begin` when there is none.
std::size_t names_end(const MaskLetters& text, std::size_t begin, std::size_t most) {
    std::size_t end = begin;
    for (std::size_t count = 0, at = begin; count < most; ++count) {
        const std::size_t word = capital_word_end(text, at);
        if (word == 0 || is_common(small_word(text, at, word))) break;
        end = word;
        const bool initial = word == at + 1 && text.at(word) == U'.';
        at = initial ? word + 1 : word;
        if (text.at(at) != U' ') break;
        ++at;
    }
    return end;
}

std::size_t behind_blanks(const MaskLetters& text, std::size_t at, std::u32string_view blanks) {
    while (blanks.find(text.at(at)) != std::u32string_view::npos && at < text.size())
        ++at;
    return at;
}

void push_name(const MaskLetters& text, std::size_t begin, std::size_t end, LetterSpans& spans) {
    if (end > begin && end <= text.size()) spans.push_back({begin, end, MaskKind::name});
}

/// "Mr Smith", "Ms. Jane Doe".
void after_title(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view title : {U"mr", U"mrs", U"ms", U"miss", U"mx", U"dr"}) {
        if (!is_upper(text.at(at)) || !has_word(text, at, title)) continue;
        const std::size_t begin = behind_blanks(text, at + title.size(), U". ");
        push_name(text, begin, names_end(text, begin, 2), spans);
    }
}

/// "my name is Sarah Lee", "this is John": after the second kind only a known first name.
void after_introduction(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view says : {U"my name is", U"my name's", U"name:", U"name is", U"the name's",
                                           U"recipient:", U"contact:", U"deliver to:", U"ship to:"}) {
        if (says.back() == U':' ? !has_word(text, at, says.substr(0, says.size() - 1))
                                      || text.at(at + says.size() - 1) != U':'
                                : !has_word(text, at, says))
            continue;
        const std::size_t begin = behind_blanks(text, at + says.size(), U" ");
        std::size_t end = names_end(text, begin, 3);
        if (end == begin) { // all in small letters: one word that is a first name
            while (is_latin(text.at(end)))
                ++end;
            if (!is_first_name(small_word(text, begin, end))) end = begin;
        }
        push_name(text, begin, end, spans);
    }
    for (const std::u32string_view says : {U"this is", U"i'm", U"i am", U"call me", U"spoke to",
                                           U"spoke with", U"speaking to", U"speaking with", U"talked to"}) {
        if (!has_word(text, at, says)) continue;
        const std::size_t begin = behind_blanks(text, at + says.size(), U" ");
        const std::size_t first = capital_word_end(text, begin);
        if (first != 0 && is_first_name(small_word(text, begin, first)))
            push_name(text, begin, names_end(text, begin, 3), spans);
    }
}

/// "Dear Okonkwo," and the line under "Kind regards,".
void after_salutation(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (has_word(text, at, U"dear")) {
        const std::size_t begin = behind_blanks(text, at + 4, U" ");
        const std::size_t word = capital_word_end(text, begin);
        const bool title =
            word != 0
            && is_one_of(small_word(text, begin, word), {U"mr", U"mrs", U"ms", U"miss", U"mx", U"dr"});
        if (!title) push_name(text, begin, names_end(text, begin, 3), spans);
    }
    for (const std::u32string_view close :
         {U"regards", U"sincerely", U"wishes", U"cheers", U"thanks", U"faithfully", U"best"}) {
        if (!has_word(text, at, close)) continue;
        const std::size_t line = behind_blanks(text, at + close.size(), U" ,.!");
        if (text.at(line) != U'\n' && text.at(line) != U'\r') continue;
        const std::size_t begin = behind_blanks(text, line, U" \r\n-");
        const std::size_t end = names_end(text, begin, 3);
        const char32_t behind = text.at(end);
        if (behind == 0 || behind == U'\n' || behind == U'\r' || behind == U',')
            push_name(text, begin, end, spans);
    }
}

/// A first name with a capital anywhere, with the surname behind it.
void known_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end != 0 && is_first_name(small_word(text, at, end)))
        push_name(text, at, names_end(text, at, 3), spans);
}

bool is_street_word(const std::u32string& word) {
    return is_one_of(word, {U"street",  U"st",      U"road",   U"rd",        U"avenue", U"ave",
                            U"lane",    U"ln",      U"drive",  U"dr",        U"close",  U"court",
                            U"way",     U"place",   U"square", U"boulevard", U"blvd",   U"crescent",
                            U"terrace", U"gardens", U"grove",  U"row",       U"walk"});
}
bool is_goods_word(const std::u32string& word) {
    return is_one_of(word, {U"hard", U"flash", U"ssd", U"usb", U"terabyte", U"gigabyte", U"tb", U"gb",
                            U"star", U"way", U"step", U"wheel", U"four"});
}

/// A British or American postcode that begins here: its end, or 0.
std::size_t postcode_end(const MaskLetters& text, std::size_t at) {
    if (at > 0 && is_word(text.at(at - 1))) return 0;
    std::size_t end = at;
    while (is_upper(text.at(end)))
        ++end;
    const std::size_t area = end - at;
    if (area == 2 && text.at(end) == U' ') { // TX 75001
        std::size_t digits = end + 1;
        while (is_digit(text.at(digits)))
            ++digits;
        if (digits - end - 1 == 5) return digits;
    }
    if (area < 1 || area > 2 || !is_digit(text.at(end))) return 0;
    ++end;
    if (is_word(text.at(end))) ++end;
    if (text.at(end) != U' ' || !is_digit(text.at(end + 1)) || !is_upper(text.at(end + 2))
        || !is_upper(text.at(end + 3)))
        return 0;
    return is_word(text.at(end + 4)) ? 0 : end + 4;
}

/// ", Flat 2, Leeds LS1 4AB": more of the address behind the street.
std::size_t more_of_address(const MaskLetters& text, std::size_t end) {
    constexpr std::size_t letters_most = 40;
    std::size_t taken = end;
    for (std::size_t at = end; at < text.size() && at < end + letters_most; ++at) {
        if (const std::size_t code = postcode_end(text, at)) return code;
        for (const std::u32string_view part : {U"flat", U"apt", U"apartment", U"unit", U"suite"})
            if (has_word(text, at, part)) {
                taken = behind_blanks(text, at + part.size(), U" .#");
                while (is_word(text.at(taken)))
                    ++taken;
            }
        if (text.at(at) == U'\n' || text.at(at) == U'?' || text.at(at) == U'!') break;
    }
    return taken;
}

/// "221B Baker Street": a number, one to four capital words, the last a street word.
void street_from(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = at, next = at;
    while (is_digit(text.at(next)) && next < at + 5)
        ++next;
    if (next == at || (at > 0 && is_word(text.at(at - 1)))) return;
    if (is_latin(text.at(next)) && !is_latin(text.at(next + 1))) ++next;
    for (std::size_t words = 0; words < 5 && text.at(next) == U' '; ++words) {
        const std::size_t end = capital_word_end(text, next + 1);
        if (end == 0) return;
        const std::u32string word = small_word(text, next + 1, end);
        if (words > 0 && is_street_word(word)) {
            spans.push_back({begin, more_of_address(text, end), MaskKind::address});
            return;
        }
        if (is_goods_word(word)) return;
        next = end;
    }
}

} // namespace

void find_mask_english_names(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_latin(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) continue;
        after_title(text, at, spans);
        after_introduction(text, at, spans);
        after_salutation(text, at, spans);
        known_name(text, at, spans);
    }
}

void find_mask_english_addresses(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_digit(text.at(at))) street_from(text, at, spans);
        if (!is_upper(text.at(at))) continue;
        const std::size_t end = postcode_end(text, at);
        // "AB 12345" alone may be a model; a British code has letters behind.
        if (end != 0 && is_upper(text.at(end - 1))) spans.push_back({at, end, MaskKind::address});
    }
}

} // namespace amends::author
