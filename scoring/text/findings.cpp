#include "scoring/text/findings.hpp"

#include "scoring/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace amends::text {
namespace {

constexpr std::size_t long_reply = 1200; // code points; no customer reads more in one turn
constexpr int mostly = 700;              // permille
constexpr std::size_t phrase_repeats = 4;
constexpr std::size_t shortest_copy = 8; // below this two people write the same by chance

struct Text {
    std::string_view id;
    std::string_view zh, en;
};

constexpr std::array<Text, 13> texts = {{
    {"copied_customer", "这段话几乎全是顾客自己的原话，没有回应",
     "This is nearly all the customer's own words; nothing answers them"},
    {"copied_hint", "这段话抄自提示，却与这个案例不符",
     "This was taken from a hint and does not fit this case"},
    {"empty", "没有可读的文字", "There are no words to read"},
    {"gamed", "这段话凑词不成话，原则一项不计", "This strings key words together; no principle is credited"},
    {"invisible", "文字里夹有看不见的字符，已忽略",
     "Invisible characters stand in the text; they were ignored"},
    {"leet", "单词里用数字代替字母，这个词不计分", "Digits stand for letters in this word; it earns nothing"},
    {"lookalike", "单词里混有外形相似的外文字母，这个词不计分",
     "Letters of another script pass for Latin ones in this word; it earns nothing"},
    {"overlay", "文字上叠加了划线符号，这部分不计分", "Marks are laid over these letters; they earn nothing"},
    {"recitation", "与看过的范文基本相同，适合本案，照常计分",
     "Much the same as a text that was shown; it fits the case and counts"},
    {"repeated_reply", "与之前说过的话基本相同，原则不重复计分",
     "Much the same as an earlier reply; principles are not credited twice"},
    {"separators", "词语被符号或空格拆开，这个词不计分",
     "Marks or blanks part the letters of this word; it earns nothing"},
    {"stuffing", "堆砌了关键词，却没有说成话", "Key phrases are piled up without saying anything"},
    {"too_long", "太长了，顾客读不下去；请挑要紧的说", "Too long to be read; say what matters most"},
}};

Finding finding(std::string_view id, Span span) {
    const auto text = std::find_if(texts.begin(), texts.end(), [&](const Text& t) { return t.id == id; });
    return {std::string(id), span, {std::string(text->zh), std::string(text->en)}};
}

char32_t letter_for(char32_t c) {
    switch (c) {
    case U'0': return U'o';
    case U'1': return U'i';
    case U'3': return U'e';
    case U'4':
    case U'@': return U'a';
    case U'5':
    case U'$': return U's';
    case U'7': return U't';
    default: return 0;
    }
}

/// "s0rry": a word of the lexicon once its digits are read as letters.
void find_leet(const Language& language, const Reading& reply, std::vector<Finding>& out) {
    const std::u32string& text = reply.normal.text;
    const auto part_of_word = [](char32_t c) { return is_latin_letter(c) || letter_for(c) != 0; };
    for (std::size_t i = 0; i < text.size();) {
        if (!part_of_word(text[i])) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        std::u32string word;
        std::size_t swapped = 0, letters = 0;
        for (; i < text.size() && part_of_word(text[i]); ++i) {
            const char32_t letter = letter_for(text[i]);
            (letter != 0 ? swapped : letters) += 1;
            word.push_back(letter != 0 ? letter : text[i]);
        }
        if (swapped == 0 || letters < 2) continue;
        std::u32string other = word; // 1 may be an l as well
        std::replace(other.begin(), other.end(), U'i', U'l');
        if (language.lexicon.knows_word(word) || language.lexicon.knows_word(other))
            out.push_back(finding("leet", reply.normal.bytes(first, i)));
    }
}

bool is_separator(char32_t c) {
    constexpr std::u32string_view marks = U" .-_*|/·•。,、~+=^";
    return marks.find(c) != std::u32string_view::npos;
}

/// "s o r r y", "对.不.起": single letters with marks between, that make a phrase when put together.
void find_separators(const Language& language, const Reading& reply, std::vector<Finding>& out) {
    const std::u32string& text = reply.normal.text;
    const auto letter = [&](std::size_t i) {
        return i < text.size() && (is_latin_letter(text[i]) || is_han(text[i]));
    };
    for (std::size_t i = 0; i < text.size();) {
        if (!letter(i) || (i > 0 && letter(i - 1))) {
            ++i;
            continue;
        }
        std::u32string joined(1, text[i]);
        std::size_t last = i;
        while (last + 2 < text.size() && is_separator(text[last + 1]) && letter(last + 2)
               && !letter(last + 3)) {
            last += 2;
            joined.push_back(text[last]);
        }
        if (joined.size() >= 3) {
            const auto hits = language.lexicon.find_phrases(joined);
            const bool phrase = std::any_of(hits.begin(), hits.end(),
                                            [](const PhraseHit& hit) { return hit.end - hit.begin >= 3; });
            if (phrase || (joined.size() >= 4 && language.lexicon.knows_word(joined)))
                out.push_back(finding("separators", reply.normal.bytes(i, last + 1)));
        }
        i = last + 1;
    }
}

void find_writing(const Language& language, const Reading& reply, std::vector<Finding>& out) {
    for (const WritingFlag& flag : reply.normal.flags) {
        const std::string_view id = flag.kind == WritingFlag::Kind::invisible ? "invisible"
                                    : flag.kind == WritingFlag::Kind::overlay ? "overlay"
                                                                              : "lookalike";
        out.push_back(finding(id, flag.span));
    }
    find_leet(language, reply, out);
    find_separators(language, reply, out);
}

/// Phrases alone do not make a reply: one repeated over and over, or a list with nothing between them.
bool is_stuffed(const Language& language, const Reading& reply) {
    std::map<std::u32string_view, std::size_t> counts;
    const std::u32string_view text = reply.normal.text;
    std::vector<bool> covered(text.size(), false);
    std::uint32_t counted_to = 0;
    for (const SetHit& hit : reply.hits) {
        const bool weighty = hit.end - hit.begin >= (is_han(text[hit.begin]) ? 2u : 4u);
        if (!weighty || language.lexicon.set_name(hit.set).starts_with("{scope.")) continue;
        std::fill(covered.begin() + hit.begin, covered.begin() + hit.end, true);
        if (hit.begin < counted_to) continue;
        counted_to = hit.end;
        if (++counts[text.substr(hit.begin, hit.end - hit.begin)] > phrase_repeats) return true;
    }
    std::size_t clauses = 0, bare_clauses = 0;
    for (const Clause& clause : reply.map.clauses) {
        std::size_t letters = 0, inside = 0;
        for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
            if (!is_han(text[i]) && !is_latin_letter(text[i])) continue;
            ++letters;
            inside += covered[i] ? 1u : 0u;
        }
        if (letters == 0) continue;
        ++clauses;
        if (inside * 10 >= letters * 9) ++bare_clauses;
    }
    return clauses >= 7 && bare_clauses * 10 >= clauses * 8;
}

/// A recited text fits when it speaks of this case: its numbers are known and it shares words with case and
/// customer.
bool fits_case(const CaseReading& the_case, const Reading& reply) {
    for (const Money& money : reply.money) {
        if (!the_case.known_numbers.contains(money.minor)) return false;
    }
    const Pieces own = pieces_of(reply.normal.text);
    const std::size_t shared =
        shared_pieces(own, the_case.customer_pieces) + shared_pieces(own, the_case.facts_pieces);
    return shared * 12 >= own.size() && shared >= 2;
}

void find_copies(const Language& language, const Context& context, const CaseReading& the_case,
                 const Reading& reply, Span whole, FindingsResult& out) {
    const std::u32string_view text = reply.normal.text;
    if (text.size() < shortest_copy) return;
    const auto covered_by = [&](const std::vector<std::string>& sources) {
        RunIndex index;
        for (const std::string& source : sources)
            index.add(normalise_text(language.table, source));
        return index.empty() ? 0 : index.covered_permille(text);
    };
    if (covered_by(context.customer) >= mostly) {
        out.findings.push_back(finding("copied_customer", whole));
        out.gamed = true;
    }
    if (covered_by(context.shown) >= mostly) {
        const bool fits = fits_case(the_case, reply);
        out.findings.push_back(finding(fits ? "recitation" : "copied_hint", whole));
        out.gamed = out.gamed || !fits;
    }
    if (covered_by(context.own) >= 850) {
        out.findings.push_back(finding("repeated_reply", whole));
        out.gamed = true;
    }
}

} // namespace

FindingsResult find_oddities(const Language& language, const Context& context, const CaseReading& the_case,
                             const Reading& reply, std::string_view bytes) {
    FindingsResult out;
    const Span whole{0, bytes.size()};
    const std::u32string& text = reply.normal.text;
    find_writing(language, reply, out.findings);
    if (std::none_of(text.begin(), text.end(),
                     [](char32_t c) { return is_han(c) || is_latin_letter(c) || is_digit(c); })) {
        out.findings.push_back(finding("empty", whole));
    }
    if (text.size() > long_reply) out.findings.push_back(finding("too_long", whole));
    if (is_stuffed(language, reply)) {
        out.findings.push_back(finding("stuffing", whole));
        out.gamed = true;
    }
    find_copies(language, context, the_case, reply, whole, out);
    if (out.gamed) out.findings.push_back(finding("gamed", whole));
    std::stable_sort(out.findings.begin(), out.findings.end(), [](const Finding& a, const Finding& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.id < b.id;
    });
    return out;
}

} // namespace amends::text
