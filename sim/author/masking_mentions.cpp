#include "sim/author/masking_mentions.hpp"

#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using FormWords = std::vector<std::u32string>;

std::u32string small_form_of(const MaskLetters& text) {
    std::u32string small = text.letters;
    for (char32_t& letter : small)
        letter = lower(letter);
    return small;
}
std::string utf8_of(std::u32string_view letters) {
    std::string text;
    for (const char32_t letter : letters)
        support::append_utf8(text, letter);
    return text;
}

/// A name taken apart; Latin ones into words, Chinese ones into surname and the rest.
struct NameParts {
    std::u32string small;
    std::string written;
    FormWords words;               ///< Latin
    std::u32string surname, given; ///< Chinese; both: a full name
    [[nodiscard]] bool full() const { return words.size() > 1 || (!surname.empty() && !given.empty()); }
};

NameParts parts_of_name(const std::string& written) {
    const MaskLetters letters = letters_of(written);
    NameParts parts{small_form_of(letters), written, {}, {}, {}};
    if (letters.size() > 0 && is_latin(letters.at(0))) {
        for (std::size_t at = 0; at < letters.size();) {
            const std::size_t end = word_end(letters, at);
            if (end > at + 1) parts.words.push_back(small_word(letters, at, end));
            at = std::max(end, at + 1);
        }
        return parts;
    }
    std::u32string_view core = parts.small;
    const bool prefixed = core.size() == 2 && (core[0] == U'小' || core[0] == U'老' || core[0] == U'阿');
    if (prefixed) core.remove_prefix(1);
    const std::size_t surname = prefixed || core.size() > 4 ? 0 : surname_size(letters, 0);
    parts.surname = core.substr(0, surname);
    parts.given = core.substr(surname);
    if (surname == 0 && core.size() == 1 && surname_size(letters_of(utf8_of(core)), 0) > 0) {
        parts.surname = core; // 小刘: may be of the surname or of the given name
        parts.given.clear();
    }
    return parts;
}

bool are_one(const NameParts& part, const NameParts& full) {
    if (!full.words.empty()) {
        if (part.words.size() != 1) return false;
        const std::u32string& word = part.words.front();
        return std::find(full.words.begin(), full.words.end(), word) != full.words.end()
               || is_short_for(word, full.words.front());
    }
    if (!part.words.empty()) return false;
    const std::u32string core = part.given.empty() ? part.surname : part.surname + part.given;
    if (core == full.given || core == full.surname) return true;
    const bool doubled = core.size() == 2 && core[0] == core[1];
    return (core.size() == 1 || doubled)
           && (full.given.find(core[0]) != std::u32string::npos
               || (full.surname.size() == 2 && full.surname.back() == core[0]));
}

void add_form(MaskMemory& memory, const std::u32string& form, const NameParts& of, std::size_t masked,
              bool any_case = true) {
    if (form != of.small && masked == form.size() && begins_no_name(letters_of(utf8_of(form)), 0)) return;
    memory.forms.emplace(form, MaskForm{MaskKind::name, of.small, masked, any_case});
}

void add_chinese_forms(const NameParts& name, MaskMemory& memory) {
    if (name.small.size() >= 2) add_form(memory, name.small, name, name.small.size());
    if (!name.surname.empty() && (name.full() || name.small == name.surname)) {
        for (const std::u32string_view title : {U"女士", U"先生", U"小姐", U"太太", U"阿姨", U"大姐", U"大哥",
                                                U"奶奶", U"爷爷", U"叔叔", U"老师", U"师傅", U"姐", U"总"})
            add_form(memory, name.surname + std::u32string(title), name, name.surname.size());
        for (const char32_t prefix : {U'小', U'老'})
            add_form(memory, std::u32string{prefix, name.surname.back()}, name, 2);
    }
    if (!name.full()) return;
    const char32_t last = name.given.back();
    if (name.given.size() == 2) add_form(memory, name.given, name, 2);
    for (const std::u32string& form :
         {std::u32string{last, last}, std::u32string{U'阿', last}, std::u32string{U'小', last}})
        add_form(memory, form, name, 2);
    for (const char32_t title : {U'姐', U'哥', U'姨', U'叔', U'嫂', U'婶'})
        add_form(memory, {last, title}, name, 1);
}

/// Family names that are a trade or a thing as well: found in small letters only as a first name is.
bool is_surname_and_word(std::u32string_view word) {
    return is_one_of(word,
                     {U"baker",    U"cook",    U"cooper",  U"carter",    U"potter",   U"fisher", U"hunter",
                      U"walker",   U"parker",  U"mason",   U"taylor",    U"smith",    U"miller", U"gardener",
                      U"gardner",  U"butcher", U"barber",  U"tanner",    U"turner",   U"weaver", U"farmer",
                      U"fowler",   U"porter",  U"painter", U"carpenter", U"shepherd", U"archer", U"bishop",
                      U"knight",   U"wood",    U"woods",   U"field",     U"fields",   U"bush",   U"lake",
                      U"rivers",   U"bell",    U"cross",   U"church",    U"hill",     U"banks",  U"brook",
                      U"brooks",   U"lane",    U"park",    U"house",     U"hall",     U"gates",  U"marsh",
                      U"moss",     U"frost",   U"snow",    U"winter",    U"wolf",     U"fox",    U"lamb",
                      U"bird",     U"finch",   U"swan",    U"bean",      U"rice",     U"berry",  U"pepper",
                      U"love",     U"sharp",   U"strong",  U"wise",      U"good",     U"rich",   U"power",
                      U"powers",   U"marks",   U"case",    U"page",      U"read",     U"ward",   U"law",
                      U"chambers", U"stone",   U"steel",   U"glass",     U"silver",   U"gold",   U"brown",
                      U"black",    U"white",   U"green",   U"gray",      U"grey",     U"day"});
}

void add_latin_forms(const NameParts& name, MaskMemory& memory) {
    constexpr std::size_t letters_least = 3;
    if (name.small.size() >= letters_least)
        add_form(memory, name.small, name, name.small.size(),
                 name.full()
                     || !(is_name_and_word(name.small) || is_common(name.small)
                          || is_surname_and_word(name.small)));
    for (const std::u32string& word : name.words) {
        const bool colour =
            is_one_of(word, {U"brown",  U"black", U"white", U"green", U"gray",  U"grey",  U"gold",
                             U"silver", U"rose",  U"may",   U"will",  U"king",  U"young", U"long",
                             U"short",  U"small", U"day",   U"best",  U"price", U"box"});
        if (word.size() >= letters_least && !is_common(word) && (!colour || name.words.size() == 1))
            add_form(memory, word, name, word.size(), is_first_name(word));
    }
}

/// "larkspur close" of "14 Larkspur Close, Leeds".
void add_street(const MaskLetters& address, const std::u32string& of, MaskMemory& memory) {
    std::size_t begin = 0, words = 0;
    for (std::size_t at = 0; at < address.size();) {
        const std::size_t end = word_end(address, at);
        if (end == 0) {
            if (address.at(at) != U' ') words = 0;
            ++at;
            continue;
        }
        if (words == 0) begin = at;
        if (words > 0 && is_street_word(small_word(address, at, end))) {
            const std::u32string form = small_word(address, begin, end);
            memory.forms.emplace(form, MaskForm{MaskKind::address, of, form.size(), true});
            memory.same.emplace(std::pair{MaskKind::address, mask_key(utf8_of(form), MaskKind::address)},
                                mask_key(utf8_of(of), MaskKind::address));
            return;
        }
        ++words;
        at = end;
    }
}

/// "文三路", "阳光花园" of an address with its number.
void add_places(const MaskLetters& address, const std::u32string& of, MaskMemory& memory) {
    constexpr std::size_t letters_least = 3;
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= address.size(); ++at) {
        const bool unit = U"号栋幢座室层"sv.find(address.at(at - 1)) != std::u32string_view::npos;
        if (!is_hanzi(address.at(at - 1)) || unit) {
            begin = at;
            continue;
        }
        const bool place = ends_mask_place(address, at);
        if (place && at - begin >= letters_least && address.letters.substr(begin, at - begin) != U"工业园") {
            const std::u32string form = address.letters.substr(begin, at - begin);
            memory.forms.emplace(form, MaskForm{MaskKind::address, of, form.size(), true});
            memory.same.emplace(std::pair{MaskKind::address, utf8_of(form)},
                                mask_key(utf8_of(of), MaskKind::address));
        }
        if (place || ends_mask_region(address, at)) begin = at;
    }
}

/// The card, phone or order whose last digits these are.
void link_ending(const MaskFound& ending, const std::vector<MaskFound>& found, MaskMemory& memory) {
    const std::string key = mask_key(ending.text, ending.kind);
    constexpr std::size_t digits_most = 6;
    if (key.size() > digits_most) return;
    const auto whole = std::find_if(found.begin(), found.end(), [&](const MaskFound& one) {
        const std::string longer = mask_key(one.text, one.kind);
        return one.kind == ending.kind && longer.size() > digits_most && longer.ends_with(key);
    });
    if (whole != found.end())
        memory.same.emplace(std::pair{ending.kind, key}, mask_key(whole->text, whole->kind));
}

/// The only one of the names that this is of; none where two would do.
const NameParts* only_one(const NameParts& part, const std::vector<NameParts>& names, bool full) {
    const NameParts* only = nullptr;
    for (const NameParts& name : names) {
        const bool candidate = full ? name.full() : !name.surname.empty() && name.small == name.surname;
        if (!candidate || !are_one(part, name)) continue;
        if (only != nullptr && only->small != name.small) return nullptr;
        only = &name;
    }
    return only;
}

/// To the full name this is of, else to the surname that "刘女士" told.
void link_name(const NameParts& part, const std::vector<NameParts>& names, MaskMemory& memory) {
    const NameParts* whole = only_one(part, names, true);
    if (whole == nullptr) whole = only_one(part, names, false);
    if (whole != nullptr && whole->small != part.small)
        memory.same.emplace(std::pair{MaskKind::name, mask_key(part.written, MaskKind::name)},
                            mask_key(whole->written, MaskKind::name));
}

/// The forms a known name has get its placeholder, unless two names have them.
void link_forms(MaskMemory& memory, const std::vector<NameParts>& names) {
    for (const auto& [letters, form] : memory.forms)
        if (form.kind == MaskKind::name && form.masked > 0)
            link_name(parts_of_name(utf8_of(letters.substr(0, form.masked))), names, memory);
}

} // namespace

std::string mask_key(std::string_view found, MaskKind kind) {
    std::string alike;
    for (const char letter : found)
        if (letter != ' ' && letter != '-' && letter != '.' && letter != '(' && letter != ')')
            alike += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    constexpr std::size_t without_country = 10;
    if (kind == MaskKind::phone && alike.size() > without_country && alike.find('\xE4') == std::string::npos)
        alike.erase(0, alike.size() - without_country);
    return alike;
}

void learn_mentions(const std::vector<MaskFound>& found, MaskMemory& memory) {
    std::vector<NameParts> names;
    for (const MaskFound& one : found) {
        if (one.kind == MaskKind::name) names.push_back(parts_of_name(one.text));
        link_ending(one, found, memory);
    }
    std::stable_sort(names.begin(), names.end(), [](const NameParts& one, const NameParts& other) {
        return one.full() && !other.full();
    });
    for (const NameParts& name : names) {
        if (!name.full()) link_name(name, names, memory);
        name.words.empty() ? add_chinese_forms(name, memory) : add_latin_forms(name, memory);
    }
    link_forms(memory, names);
    for (const MaskFound& one : found) {
        if (one.kind != MaskKind::address) continue;
        const MaskLetters address = letters_of(one.text);
        add_street(address, small_form_of(address), memory);
        add_places(address, small_form_of(address), memory);
    }
}

void find_mentions(const MaskLetters& text, const MaskMemory& memory, LetterSpans& spans) {
    const std::u32string small = small_form_of(text);
    std::set<std::u32string> kept;
    for (const std::string& word : memory.kept)
        kept.insert(small_form_of(letters_of(word)));
    for (const auto& [form, what] : memory.forms) {
        if (kept.contains(what.of)) continue;
        for (std::size_t at = small.find(form); at != std::u32string::npos; at = small.find(form, at + 1)) {
            const std::size_t end = at + form.size();
            const bool inside_word = (at > 0 && is_word(text.at(at)) && is_word(text.at(at - 1)))
                                     || (is_word(text.at(end - 1)) && is_word(text.at(end)));
            const bool spelled_so = what.any_case || is_upper(text.at(at));
            const std::size_t next = text.at(end) == U' ' ? end + 1 : end;
            const std::size_t next_end = word_end(text, next);
            const bool goods =
                !what.any_case && next_end != 0 && is_brand(form, small_word(text, next, next_end));
            // "小马" in "小马扎", "May" in "May I": what goes on makes another word of it.
            const bool other_word = what.kind == MaskKind::name && is_hanzi(form.front())
                                    && what.masked == form.size() && begins_no_name(text, at);
            const bool asks = !what.any_case && next_end != 0
                              && is_one_of(small_word(text, next, next_end),
                                           {U"i", U"you", U"we", U"it", U"they", U"he", U"she", U"be"});
            if (!inside_word && spelled_so && !goods && !other_word && !asks)
                spans.push_back({at, at + what.masked, what.kind});
        }
    }
}

} // namespace amends::author
