// English names: told by titles, kinship, greetings, signatures and a table of first names.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using LatinWords = std::initializer_list<std::u32string_view>;

/// Behind "van der ", "de la ", "bin " that begin here and lead on to a capital; `at` when none do.
std::size_t behind_particles(const MaskLetters& text, std::size_t at) {
    std::size_t behind = at;
    for (std::size_t words = 0; words < 3; ++words) {
        const std::size_t word = word_end(text, behind);
        const bool particle =
            word != 0
            && is_one_of(small_word(text, behind, word),
                         {U"van",   U"von", U"der", U"den", U"de",  U"la",  U"le",  U"du",   U"del",
                          U"della", U"di",  U"da",  U"do",  U"dos", U"das", U"bin", U"bint", U"ibn",
                          U"al",    U"el",  U"ten", U"ter", U"zu",  U"of",  U"y"});
        if (!particle || text.at(word) != U' ' || small_word(text, behind, word) == U"of") break;
        behind = word + 1;
    }
    return behind > at && is_upper(text.at(behind)) ? behind : at;
}

/// Capital words with one blank between, at most `most`, particles of family names uncounted; common ones end
/// it. `begin` when there is none.
std::size_t names_end(const MaskLetters& text, std::size_t begin, std::size_t most) {
    std::size_t end = begin;
    for (std::size_t count = 0, at = begin; count < most; ++count) {
        at = behind_particles(text, at);
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

/// "May 5 works, or June?": a month, for a day or another month stands in the text.
bool is_month_here(const MaskLetters& text, std::size_t begin, std::size_t end) {
    const LatinWords also_names = {U"may", U"june", U"april", U"august"};
    if (!is_one_of(small_word(text, begin, end), also_names)) return false;
    const std::size_t before = begin > 0 ? begin - 1 : 0;
    if (is_digit(text.at(behind_blanks(text, end, U" ")))
        || (before > 0 && (is_digit(text.at(before - 1)) || text.at(before - 1) == U'h')))
        return true;
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const std::u32string_view month :
             {U"january", U"february", U"march", U"april", U"may", U"june", U"july", U"august", U"september",
              U"october", U"november", U"december"})
            if (is_upper(text.at(at)) && (at < begin || at >= end) && has_word(text, at, month)) return true;
    return false;
}

/// A first name that is a word as well, and what follows makes it a name.
bool is_doubtful_name_here(const MaskLetters& text, std::size_t begin, std::size_t end) {
    return end != 0 && !is_month_here(text, begin, end) && is_upper(text.at(begin))
           && is_name_and_word(small_word(text, begin, end)) && is_closed(text, end)
           && !is_goods_here(text, begin, end);
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
            push_name(text, begin, names_end(text, begin, 3), spans);
        else if (is_one_of(title, {U"mr", U"mrs"}) && word > begin + 2 && !is_common(small))
            push_name(text, begin, std::max(word, names_end(text, begin, 2)), spans);
    }
}

/// What goes on behind somebody one spoke to: no company and no department stands before it.
bool goes_on_behind_person(const MaskLetters& text, std::size_t end) {
    if (is_closed(text, end)) return true;
    const std::size_t next = behind_blanks(text, end, U" ");
    return is_one_of(
        small_word(text, next, std::max(word_end(text, next), next)),
        {U"at",       U"in",    U"from",  U"on",      U"yesterday", U"today",  U"when",  U"who", U"this",
         U"last",     U"about", U"again", U"earlier", U"he",        U"she",    U"they",  U"if",  U"and",
         U"because",  U"as",    U"or",    U"but",     U"then",      U"twice",  U"by",    U"for", U"said",
         U"promised", U"told",  U"x",     U"please",  U"over",      U"before", U"after", U"so",  U"with"});
}

bool is_somebody(const MaskLetters& text, std::size_t begin, std::size_t end) {
    if (end <= begin + 1 || !is_upper(text.at(begin))) return false;
    const std::u32string word = small_word(text, begin, end);
    return !is_common(word) && !is_name_of_goods(word) && !is_goods_here(text, begin, end)
           && !is_one_of(
               word, {U"returns",   U"billing",  U"complaints",  U"warehouse", U"head",     U"reception",
                      U"accounts",  U"dispatch", U"live",        U"yodel",     U"currys",   U"john",
                      U"trading",   U"citizens", U"trustpilot",  U"klarna",    U"barclays", U"lloyds",
                      U"hsbc",      U"natwest",  U"parcelforce", U"someone",   U"anyone",   U"nobody",
                      U"technical", U"tech",     U"another",     U"different", U"argos",    U"asos",
                      U"mr",        U"mrs",      U"ms",          U"miss",      U"dr",       U"costco",
                      U"walmart",   U"target",   U"teal",        U"navy",      U"cream",    U"beige",
                      U"grey",      U"gray",     U"pink",        U"purple",    U"orange",   U"yellow",
                      U"brown",     U"charcoal", U"burgundy",    U"mustard",   U"ivory",    U"turquoise"});
}

/// "ask for Olu at", "spoke to Dwayne yesterday", "transferred to Priya": whoever it is.
void after_speaking_to(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view says : {U"ask for",
                                           U"asked for",
                                           U"asking for",
                                           U"spoke to",
                                           U"spoke with",
                                           U"spoken to",
                                           U"spoken with",
                                           U"speak to",
                                           U"speak with",
                                           U"speaking to",
                                           U"speaking with",
                                           U"talked to",
                                           U"talked with",
                                           U"talking to",
                                           U"chatted with",
                                           U"chatted to",
                                           U"dealt with",
                                           U"transferred to",
                                           U"passed to",
                                           U"signed by",
                                           U"signed for by",
                                           U"served by",
                                           U"someone called",
                                           U"somebody called",
                                           U"man called",
                                           U"woman called",
                                           U"lady called",
                                           U"guy called",
                                           U"girl called",
                                           U"bloke called",
                                           U"by the name of",
                                           U"attention of",
                                           U"attn",
                                           U"fao",
                                           U"c/o",
                                           U"care of",
                                           U"reply to",
                                           U"emailed by",
                                           U"promised by",
                                           U"told by",
                                           U"chatting to",
                                           U"chatting with",
                                           U"thanks to",
                                           U"signature says",
                                           U"signed as",
                                           U"speak"}) {
        if (!has_word(text, at, says)) continue;
        const std::size_t begin = behind_blanks(text, at + says.size(), U" :");
        const std::size_t first = word_end(text, begin);
        if (first == 0 || !is_somebody(text, begin, first)) continue;
        const std::size_t end = std::max(first, names_end(text, begin, 3));
        if (goes_on_behind_person(text, end)) push_name(text, begin, end, spans);
    }
}

/// "the name on the account is Lucía Fernández Ortega", "booked under Okafor", "in the name of …".
void after_name_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = 0;
    for (const std::u32string_view says : {U"account holder",    U"account name",     U"cardholder",
                                           U"card holder",       U"cardholder name",  U"in the name of",
                                           U"under the name of", U"under the name",   U"surname",
                                           U"last name",         U"first name",       U"full name",
                                           U"maiden name",       U"booked under",     U"ordered under",
                                           U"it's under",        U"its under",        U"listed under",
                                           U"registered to",     U"registered under", U"made out to",
                                           U"recipient",         U"addressed to",     U"on behalf of",
                                           U"goes by",           U"known as",         U"call me"})
        if (has_word(text, at, says)) begin = at + says.size();
    if (has_word(text, at, U"name on the") || has_word(text, at, U"name for the")) {
        begin = behind_blanks(text, at, U"abcdefghijklmnopqrstuvwxyz ");
        while (begin > at && !is_upper(text.at(begin)))
            --begin;
    }
    if (begin == 0) return;
    begin = behind_blanks(text, begin, U" :");
    for (const std::u32string_view is : {U"is", U"was", U"should be", U"says"})
        if (has_word(text, begin, is)) begin = behind_blanks(text, begin + is.size(), U" :");
    const std::size_t first = word_end(text, begin);
    if (first != 0 && is_somebody(text, begin, first))
        push_name(text, begin, std::max(first, names_end(text, begin, 4)), spans);
}

/// "Frank in returns", "Sal from billing": a capital before the desk somebody sits at.
void before_department(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end == 0 || text.at(end) != U' ') return;
    std::size_t next = 0;
    for (const std::u32string_view joins : {U"in", U"from", U"at", U"over in", U"on"})
        if (has_word(text, end + 1, joins)) next = behind_blanks(text, end + 1 + joins.size(), U" ");
    if (next == 0) return;
    for (const std::u32string_view article : {U"your", U"the", U"our"})
        if (has_word(text, next, article)) next = behind_blanks(text, next + article.size(), U" ");
    const std::size_t desk_end = word_end(text, next);
    const bool desk =
        desk_end != 0
        && is_one_of(small_word(text, next, desk_end),
                     {U"returns",    U"billing",     U"accounts",    U"support",   U"sales",     U"dispatch",
                      U"complaints", U"warehouse",   U"refunds",     U"customer",  U"service",   U"services",
                      U"aftersales", U"after-sales", U"logistics",   U"delivery",  U"reception", U"payments",
                      U"finance",    U"helpdesk",    U"store",       U"branch",    U"call",      U"chat",
                      U"livechat",   U"orders",      U"escalations", U"technical", U"web"});
    if (desk && is_somebody(text, at, end)) push_name(text, at, end, spans);
}

/// "my name is Sarah Lee", "this is John": after the second kind only a known first name.
void after_introduction(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view says :
         {U"my name is", U"my name's", U"name:", U"name is", U"name was", U"the name's", U"recipient:",
          U"contact:", U"deliver to:", U"ship to:"}) {
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
    // "It's Abdul, I rang earlier": whoever says it of himself
    for (const std::u32string_view says : {U"it's", U"its", U"this is", U"i'm"}) {
        if (!has_word(text, at, says)) continue;
        const std::size_t begin = behind_blanks(text, at + says.size(), U" ");
        const std::size_t first = word_end(text, begin);
        if (first == 0 || !is_somebody(text, begin, first)) continue;
        const std::size_t end = std::max(first, names_end(text, begin, 3));
        const std::size_t next = behind_blanks(text, end, U" ,");
        if (has_word(text, next, U"i") || has_word(text, next, U"i've") || has_word(text, next, U"i'm")
            || has_word(text, next, U"here") || has_word(text, next, U"again")
            || (text.at(end) == U' ' && has_word(text, next, U"from")))
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

/// "cheers, Bartek" at the very end.
void signed_off(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view close :
         {U"cheers", U"thanks", U"regards", U"ta", U"best", U"love", U"thank you", U"xx"}) {
        if (!has_word(text, at, close) || text.at(at + close.size()) != U',') continue;
        const std::size_t begin = behind_blanks(text, at + close.size() + 1, U" ");
        const std::size_t first = word_end(text, begin);
        if (first == 0 || !is_somebody(text, begin, first)) continue;
        const std::size_t end = names_end(text, begin, 2);
        if (behind_blanks(text, end, U" .!x\n") >= text.size()) push_name(text, begin, end, spans);
    }
}

/// "Graeme said he'd phone", "Wiktoria promised": opens the message and speaks.
void somebody_said(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t first = capital_word_end(text, at);
    if (at > 0 || first == 0 || !is_somebody(text, at, first)) return;
    const std::size_t end = names_end(text, at, 2);
    for (const std::u32string_view says :
         {U"said he", U"said she", U"said i", U"told me", U"promised me", U"promised", U"signed for",
          U"rang me", U"called me", U"emailed me", U"answered"})
        if (text.at(end) == U' ' && has_word(text, end + 1, says)) push_name(text, at, end, spans);
}

/// "Amelia Hart here", "Bartek here": opens the message.
void name_here(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = names_end(text, at, 3);
    const bool opens = at == 0 || (at >= 2 && U",.!\n"sv.find(text.at(at - 2)) != std::u32string_view::npos);
    if (end > at && opens && text.at(end) == U' ' && has_word(text, end + 1, U"here")
        && is_closed(text, end + 5) && is_somebody(text, at, word_end(text, at)))
        push_name(text, at, end, spans);
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
    const std::size_t second =
        text.at(end) == U' ' ? capital_word_end(text, end + 1) : 0; // "my gran, Win Hobday"
    const bool full = capital && is_somebody(text, begin, end) && owned && second != 0
                      && !is_common(small_word(text, end + 1, second));
    if (certain || full || (capital && !comma && end > begin + 1 && (owned || title)))
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
        after_speaking_to(text, at, spans);
        after_name_word(text, at, spans);
        before_department(text, at, spans);
        after_salutation(text, at, spans);
        signed_off(text, at, spans);
        name_here(text, at, spans);
        somebody_said(text, at, spans);
        after_greeting(text, at, spans);
        after_kin(text, at, spans);
        known_name(text, at, spans);
        name_as_line(text, at, spans);
        called_by_name(text, at, spans);
    }
}

} // namespace amends::author
