// English names: told by titles, kinship, greetings, signatures and a table of first names.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using LatinWords = std::initializer_list<std::u32string_view>;

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

void push_name(const MaskLetters& text, std::size_t begin, std::size_t end, LetterSpans& spans) {
    if (end > begin && end <= text.size()) spans.push_back({begin, end, MaskKind::name});
}

/// A mark or the end stands behind: nothing goes on that the word could be part of.
bool is_closed(const MaskLetters& text, std::size_t end) {
    const char32_t behind = text.at(end);
    return behind == 0 || U",.!?;:\n\r)(-/，。！？、"sv.find(behind) != std::u32string_view::npos
           || is_hanzi(behind);
}

/// The word at `begin` and the one behind it are goods: "Calvin Klein", "Rose gold".
bool is_goods_here(const MaskLetters& text, std::size_t begin, std::size_t end) {
    std::size_t next = text.at(end) == U' ' || text.at(end) == U'-' ? end + 1 : end;
    if (text.at(end) == U'\'' && lower(text.at(end + 1)) == U's') next = end + 3; // Papa John's
    const std::size_t next_end = word_end(text, next);
    const std::u32string first = small_word(text, begin, end);
    std::size_t before = begin > 0 ? begin - 1 : 0;
    while (before > 0 && is_latin(text.at(before - 1)))
        --before;
    if (begin > 0 && text.at(begin - 1) == U' ' && is_brand(small_word(text, before, begin - 1), first))
        return true;
    if (next_end != 0 && is_brand(first, small_word(text, next, next_end))) return true;
    return is_brand(first, small_word(text, next, next + 1));
}

/// A first name for certain: no word of its own, no goods.
bool is_name_here(const MaskLetters& text, std::size_t begin, std::size_t end) {
    return end != 0 && is_first_name(small_word(text, begin, end)) && !is_goods_here(text, begin, end);
}

/// A first name that is a word as well, and what follows makes it a name.
bool is_doubtful_name_here(const MaskLetters& text, std::size_t begin, std::size_t end) {
    return end != 0 && is_upper(text.at(begin)) && is_name_and_word(small_word(text, begin, end))
           && is_closed(text, end) && !is_goods_here(text, begin, end);
}

/// "Mr Smith", "Ms. Jane Doe", "mr smith".
void after_title(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view title : {U"mr", U"mrs", U"ms", U"miss", U"mx", U"dr", U"prof", U"rev"}) {
        if (!has_word(text, at, title)) continue;
        const std::size_t begin = behind_blanks(text, at + title.size(), U". ");
        const std::size_t word = word_end(text, begin);
        const std::u32string small = small_word(text, begin, word == 0 ? begin : word);
        if (is_one_of(small, {U"martens", U"marten", U"dre", U"coffee", U"muscle", U"kipling", U"sheen",
                              U"clean", U"dior", U"bean", U"potato", U"men", U"oetker", U"pepper",
                              U"beckmann", U"beckman's", U"tumble", U"selfridge"}))
            continue;
        const bool small_title = !is_upper(text.at(at));
        if (!small_title)
            push_name(text, begin, names_end(text, begin, 2), spans);
        else if (is_one_of(title, {U"mr", U"mrs"}) && word > begin + 2 && !is_common(small))
            push_name(text, begin, std::max(word, names_end(text, begin, 2)), spans);
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
            const std::u32string word = small_word(text, begin, end);
            if (!is_first_name(word) && !is_name_and_word(word)) end = begin;
        }
        push_name(text, begin, end, spans);
    }
    for (const std::u32string_view says :
         {U"this is", U"i'm", U"im", U"i am", U"it's", U"its", U"call me", U"called", U"named", U"spoke to",
          U"spoke with", U"speaking to", U"speaking with", U"talked to", U"ask for", U"love from"}) {
        if (!has_word(text, at, says)) continue;
        const std::size_t begin = behind_blanks(text, at + says.size(), U" ");
        const std::size_t first = word_end(text, begin);
        if (!is_name_here(text, begin, first) && !is_doubtful_name_here(text, begin, first)) continue;
        push_name(text, begin, std::max(first, names_end(text, begin, 3)), spans);
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
    for (const std::u32string_view close : {U"regards", U"sincerely", U"wishes", U"cheers", U"thanks",
                                            U"faithfully", U"best", U"yours", U"love", U"truly"}) {
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

/// "Hi Tom,", "thanks becky", "OK Will, …".
void after_greeting(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view says :
         {U"hi",     U"hello",     U"hey",     U"hiya",   U"morning", U"afternoon", U"evening",
          U"thanks", U"thank you", U"cheers",  U"bye",    U"sorry",   U"ok",        U"okay",
          U"yes",    U"no",        U"welcome", U"please", U"ta",      U"dear"}) {
        if (!has_word(text, at, says)) continue;
        std::size_t begin = behind_blanks(text, at + says.size(), U" ");
        const bool comma = text.at(begin) == U',';
        if (comma) begin = behind_blanks(text, begin + 1, U" ");
        const std::size_t end = word_end(text, begin);
        if (end == 0) continue;
        const bool opens =
            is_one_of(says, {U"hi", U"hello", U"hey", U"hiya", U"morning", U"afternoon", U"evening"});
        const bool unknown = opens && !comma && is_upper(text.at(begin)) && end > begin + 1
                             && is_closed(text, end) && text.at(end) != U'-' && text.at(end) != U'/'
                             && !is_common(small_word(text, begin, end));
        if (unknown || is_name_here(text, begin, end) || is_doubtful_name_here(text, begin, end))
            push_name(text, begin, std::max(end, names_end(text, begin, 3)), spans);
    }
}

bool is_kin(const std::u32string& word) {
    return is_one_of(
        word, {U"mum",        U"mom",           U"mother",       U"dad",      U"father",    U"sister",
               U"brother",    U"son",           U"daughter",     U"wife",     U"husband",   U"partner",
               U"aunt",       U"auntie",        U"uncle",        U"cousin",   U"niece",     U"nephew",
               U"grandma",    U"grandad",       U"grandpa",      U"granny",   U"nan",       U"gran",
               U"neighbour",  U"neighbor",      U"friend",       U"mate",     U"colleague", U"boss",
               U"manager",    U"flatmate",      U"roommate",     U"landlord", U"landlady",  U"housemate",
               U"girlfriend", U"boyfriend",     U"fiance",       U"fiancee",  U"carer",     U"supervisor",
               U"coworker",   U"secretary",     U"assistant",    U"driver",   U"courier",   U"stepson",
               U"grandson",   U"granddaughter", U"stepdaughter", U"twin",     U"nanny",     U"kid"});
}

/// "my", "our older" stand before the word that begins here.
bool is_owned(const MaskLetters& text, std::size_t at) {
    const LatinWords owners = {U"my",   U"our",   U"his",     U"her",     U"their",  U"your",
                               U"the",  U"older", U"younger", U"elder",   U"little", U"big",
                               U"best", U"late",  U"old",     U"delivery"};
    return at > 0 && text.at(at - 1) == U' '
           && std::any_of(owners.begin(), owners.end(), [&](std::u32string_view owner) {
                  return at > owner.size() && has_word(text, at - 1 - owner.size(), owner);
              });
}

/// "my sister Becky", "our neighbour, Mrs Patel", "Aunt Jean".
void after_kin(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t kin = word_end(text, at);
    if (kin == 0 || !is_kin(small_word(text, at, kin))) return;
    std::size_t begin = behind_blanks(text, kin, U" ");
    const bool comma = text.at(begin) == U',';
    if (comma) begin = behind_blanks(text, begin + 1, U" ");
    for (const std::u32string_view says : {U"is called", U"named", U"called", U"is"})
        if (has_word(text, begin, says)) begin = behind_blanks(text, begin + says.size(), U" ");
    const std::size_t end = word_end(text, begin);
    if (end == 0) return;
    const std::u32string word = small_word(text, begin, end);
    const bool owned = is_owned(text, at);
    const bool title = is_upper(text.at(at))
                       && is_one_of(small_word(text, at, kin), {U"aunt", U"auntie", U"uncle", U"granny",
                                                                U"nan", U"grandma", U"grandpa"});
    if (is_goods_here(text, begin, end) || is_brand(small_word(text, at, kin), word)) return;
    const bool capital = is_upper(text.at(begin)) && !is_common(word);
    const bool certain = is_first_name(word) || (is_upper(text.at(begin)) && is_name_and_word(word));
    if (certain || (capital && !comma && end > begin + 1 && (owned || title)))
        push_name(text, begin, std::max(end, names_end(text, begin, 2)), spans);
}

/// Given in small letters anywhere, or with a capital and the surname behind it.
void known_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = word_end(text, at);
    if (!is_name_here(text, at, end)) return;
    constexpr std::size_t letters_of_a_plain_name = 5;
    const std::u32string word = small_word(text, at, end);
    const bool may_be_a_word =
        end - at < letters_of_a_plain_name
        || is_one_of(word,
                     {U"carol",  U"jerry", U"bruce", U"logan",   U"ashley",  U"morgan", U"spencer", U"scott",
                      U"tyler",  U"kelly", U"louis", U"claire",  U"bella",   U"marco",  U"marek",   U"hamish",
                      U"stella", U"vicky", U"danny", U"bobby",   U"chloe",   U"darren", U"claude",  U"kiran",
                      U"wendy",  U"polly", U"molly", U"charlie", U"frances", U"clare",  U"jasper",  U"leslie",
                      U"felix",  U"diego", U"natal", U"julia",   U"diana",   U"laura"});
    if (is_upper(text.at(at)))
        push_name(text, at, names_end(text, at, 3), spans);
    else if (!may_be_a_word)
        push_name(text, at, end, spans);
}

/// A line that is nothing but a name: "Rose", "Grace x", "- May".
void name_as_line(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end == 0 || !is_name_and_word(small_word(text, at, end))) return;
    std::size_t line = at;
    while (line > 0 && U" -~xX"sv.find(text.at(line - 1)) != std::u32string_view::npos)
        --line;
    const std::size_t rest = behind_blanks(text, end, U" xX.!");
    const bool last = text.at(rest) == 0;
    if (last && line > 0 && text.at(line - 1) == U'\n') push_name(text, at, end, spans);
}

/// "so sorry, Will." — called by a name that is a word as well; no list of goods.
void called_by_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (at < 2 || text.at(at - 1) != U' ' || text.at(at - 2) != U',' || !is_doubtful_name_here(text, at, end))
        return;
    if (!is_name_of_goods(small_word(text, at, end))
        || is_one_of(small_word(text, at, end), {U"will", U"mark"}))
        push_name(text, at, end, spans);
}

} // namespace

void find_mask_english_names(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_latin(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) continue;
        after_title(text, at, spans);
        after_introduction(text, at, spans);
        after_salutation(text, at, spans);
        after_greeting(text, at, spans);
        after_kin(text, at, spans);
        known_name(text, at, spans);
        name_as_line(text, at, spans);
        called_by_name(text, at, spans);
    }
}

} // namespace amends::author
