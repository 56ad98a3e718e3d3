#include "scoring/text/findings.hpp"

#include "scoring/text/case_fit.hpp"
#include "scoring/text/hint_reworded.hpp"
#include "scoring/text/other_matter.hpp"
#include "scoring/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace amends::text {
namespace {

constexpr std::size_t long_reply = 1200; // code points; no customer reads more in one turn
constexpr int mostly = 700;              // permille
constexpr std::size_t phrase_repeats = 4;
constexpr std::size_t kinds_in_one_breath = 6;
constexpr std::size_t by_chance = 1;            // pieces of a case that any reply may hold
constexpr std::size_t enough_foreign = 2;       ///< weight of `OtherMatter`
constexpr std::size_t shared_with_any_case = 2; ///< `CaseFit::shared` of a reply that lies elsewhere, at most
constexpr std::size_t foreign_for_each_known = 2; ///< more of it for each kind the case knows
constexpr std::size_t shortest_copy = 8;          // below this two people write the same by chance
constexpr int copied_half = 500, copied_whole = 850,
              copied_much = 350; // permille, of hints and the customer's words

struct Text {
    std::string_view id;
    std::string_view zh, en;
};

constexpr std::array<Text, 20> texts = {{
    {"all_at_once", "把各种好听的话一口气说全了，却没有一句说到这位顾客的事",
     "Every kind word in one breath, and none of it about this customer's case"},
    {"copied_customer", "这段话几乎全是顾客自己的原话，没有回应",
     "This is nearly all the customer's own words; nothing answers them"},
    {"copied_hint", "这段话抄自提示或范文，不是说给这位顾客听的",
     "This was taken from a hint or a model text and does not speak to this customer"},
    {"critical_misinforming", "这是疑似严重的误导：可能让人受伤，或否认了顾客的权利；由人确认后才算数",
     "A suspected grave fault: somebody may come to harm, or a right is denied; a person confirms it"},
    {"denied_words", "这句话被否定、反问、引用或挂了条件，不算",
     "These words are denied, asked back, quoted or hung on an if; they earn nothing"},
    {"empty", "没有可读的文字", "There are no words to read"},
    {"gamed", "原则一项不计，原因见另一条", "No principle is credited, for the reason told beside it"},
    {"invisible", "文字里夹有看不见的字符，已忽略",
     "Invisible characters stand in the text; they were ignored"},
    {"leet", "单词里用数字代替字母，这个词不计分", "Digits stand for letters in this word; it earns nothing"},
    {"lookalike", "单词里混有外形相似的外文字母，这个词不计分",
     "Letters of another script pass for Latin ones in this word; it earns nothing"},
    {"other_case", "说的是别的商品，这位顾客没有提过，像是别的案例的答复",
     "This speaks of goods the case does not know, like an answer to another customer"},
    {"overlay", "文字上叠加了划线符号，这部分不计分", "Marks are laid over these letters; they earn nothing"},
    {"recitation", "与看过的范文基本相同，适合本案，照常计分",
     "Much the same as a text that was shown; it fits the case and counts"},
    {"repeated_reply", "与之前说过的话基本相同，原则不重复计分",
     "Much the same as an earlier reply; principles are not credited twice"},
    {"separators", "词语被符号或空格拆开，这个词不计分",
     "Marks or blanks part the letters of this word; it earns nothing"},
    {"shuffled", "词是有的，次序却乱了，谁也不会这样说话",
     "The words are there, in an order in which nobody speaks"},
    {"stuffing", "堆砌了关键词，却没有说成话", "Key phrases are piled up without saying anything"},
    {"taken_back", "刚道歉又用“但是”收回，歉意不算",
     "An apology that the \"but\" behind it takes back; it earns nothing"},
    {"template", "模板里的空格还没填，谁也不知道说的是什么",
     "A template whose places were not filled in; nobody knows what it says"},
    {"too_long", "太长了，顾客读不下去；请挑要紧的说", "Too long to be read; say what matters most"},
}};

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

/// Marks that may well stand between two words of one character.
bool is_pause(char32_t c) {
    return c == U' ' || c == U'。' || c == U',' || c == U'、' || c == U'~' || c == U'-' || c == U'/';
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
        const char32_t mark = i + 1 < text.size() ? text[i + 1] : U' '; // one and the same all along
        while (last + 2 < text.size() && text[last + 1] == mark && is_separator(mark) && letter(last + 2)
               && !letter(last + 3)) {
            last += 2;
            joined.push_back(text[last]);
        }
        const std::size_t shortest = is_han(joined.front()) && !is_pause(mark) ? 2 : 3;
        if (joined.size() >= shortest) {
            const auto hits = language.lexicon.find_phrases(joined);
            const bool phrase = std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& hit) {
                return hit.end - hit.begin >= shortest;
            });
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

/// Words written so that they look like what they are not, a third of the reply or more.
bool mostly_disguised(const std::vector<Finding>& findings, std::size_t bytes) {
    std::size_t disguised = 0;
    for (const Finding& one : findings) {
        if (one.id != "invisible") disguised += one.span.end - one.span.start;
    }
    return disguised > 0 && disguised * 3 >= bytes;
}

/// "refund refund refund": how many phrases stand three times in a row with nothing between them; laughter
/// between all words counts as one.
std::size_t phrases_in_a_row(const Language& language, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    constexpr std::uint32_t between = 5; // " i'm "
    std::size_t phrases = 0, row = 1;
    std::u32string_view before;
    std::uint32_t before_end = 0;
    for (const SetHit& hit : reply.hits) {
        if (hit.begin < before_end || !language.lexicon.weighty(hit, text)) continue;
        const std::u32string_view words = text.substr(hit.begin, hit.end - hit.begin);
        row = words == before && hit.begin - before_end <= between ? row + 1 : 1;
        phrases += row == 3 ? 1u : 0u;
        before = words;
        before_end = hit.end;
    }
    std::size_t laughs = 0;
    for (std::size_t at = text.find(U"哈哈"); at != text.npos; at = text.find(U"哈哈", at)) {
        ++laughs;
        while (at < text.size() && text[at] == U'哈')
            ++at;
    }
    return phrases + (laughs >= 3 ? 2u : 0u);
}

/// One phrase over and over.
bool harps(const Language& language, const Reading& reply) {
    if (phrases_in_a_row(language, reply) >= 2) return true;
    std::map<std::u32string_view, std::size_t> counts;
    const std::u32string_view text = reply.normal.text;
    std::uint32_t counted_to = 0;
    for (const SetHit& hit : reply.hits) {
        if (!language.lexicon.weighty(hit, text) || hit.begin < counted_to) continue;
        counted_to = hit.end;
        if (++counts[text.substr(hit.begin, hit.end - hit.begin)] > phrase_repeats) return true;
    }
    return false;
}

/// Where a list goes on to its next item: a clause, a stroke, a blank between Chinese words.
bool parts_items(const Reading& reply, std::uint32_t at) {
    const NormalText& normal = reply.normal;
    if (normal.text[at] == U'/' || normal.text[at] == U'|' || normal.text[at] == U'+') return true;
    const auto blank_before = [&](std::uint32_t place) {
        return place > 0 && place < normal.text.size() && normal.start[place] > normal.end[place - 1];
    };
    // A blank was dropped here; one on either side of a single character parts no words: "对 不 起".
    if (blank_before(at) && !blank_before(at + 1) && !(at > 1 && blank_before(at - 1))) return true;
    return reply.map.clauses[reply.map.clause_of(at)].begin == at;
}

constexpr std::size_t longest_mean_item = 10; // letters, a Chinese one counts three: words, not clauses

/// A list of phrases with nothing between them.
bool lists_phrases(const Language& language, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    const std::vector<bool> covered = covered_by_phrases(language.lexicon, reply);
    std::size_t items = 0, bare = 0, letters = 0, inside = 0, length = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || parts_items(reply, i)) {
            items += letters > 0 ? 1u : 0u;
            bare += letters > 0 && inside * 10 >= letters * 9 ? 1u : 0u;
            letters = inside = 0;
        }
        if (i == text.size() || (!is_han(text[i]) && !is_latin_letter(text[i]))) continue;
        ++letters;
        inside += covered[i] ? 1u : 0u;
        length += is_han(text[i]) ? 3u : 1u;
    }
    return items >= 7 && bare * 10 >= items * 8 && length <= items * longest_mean_item;
}

/// "{name}": a place of a template that still stands there.
bool holds_place(std::u32string_view text) {
    constexpr std::size_t longest_name = 20;
    for (std::size_t i = text.find(U'{'); i != text.npos; i = text.find(U'{', i + 1)) {
        const std::u32string_view rest = text.substr(i + 1, longest_name + 1);
        const std::size_t end = rest.find(U'}');
        if (end == rest.npos || end == 0) continue;
        const std::u32string_view name = rest.substr(0, end);
        if (std::all_of(name.begin(), name.end(),
                        [](char32_t c) { return is_han(c) || is_latin_letter(c) || c == U' ' || c == U'_'; }))
            return true;
    }
    return false;
}

/// "[NAME]", "【商品】": a place of a template in other brackets.
bool holds_named_place(std::u32string_view text) {
    constexpr std::array<std::u32string_view, 24> names = {
        U"name",     U"item",   U"measure", U"date",  U"time",  U"amount",  U"product", U"customer",
        U"order no", U"number", U"insert",  U"your ", U"agent", U"company", U"姓名",    U"商品",
        U"时间",     U"日期",   U"金额",    U"措施",  U"称呼",  U"订单号",  U"店名",    U"问题"};
    constexpr std::size_t longest_name = 20;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t closing = text[i] == U'[' ? U']' : text[i] == U'【' ? U'】' : char32_t{0};
        if (closing == 0) continue;
        const std::u32string_view rest = text.substr(i + 1, longest_name + 1);
        const std::size_t end = rest.find(closing);
        if (end == rest.npos || end == 0) continue;
        const std::u32string_view inside = rest.substr(0, end);
        if (std::any_of(names.begin(), names.end(),
                        [&](std::u32string_view name) { return inside.starts_with(name); }))
            return true;
    }
    return false;
}

/// "*apologises sincerely*", "（此处给出方案）": what should be said, in place of saying it.
bool gives_stage_directions(std::u32string_view text) {
    if (text.find(U"(此处") != text.npos || text.find(U"(insert") != text.npos) return true;
    std::size_t letters = 0, inside = 0;
    bool open = false;
    for (const char32_t c : text) {
        if (c == U'*') open = !open;
        const bool letter = is_han(c) || is_latin_letter(c);
        letters += letter ? 1u : 0u;
        inside += letter && open ? 1u : 0u;
    }
    return !open && inside > 0 && inside * 10 >= letters * 7;
}

constexpr std::size_t kinds_in_scraps = 5;

/// Seven scraps or more, of three characters or two words each, that claim most principles: a list shuffled
/// anew each turn, whatever words of the case it names.
bool strings_scraps(const Reading& reply, std::size_t kinds) {
    const std::u32string_view text = reply.normal.text;
    std::size_t items = 0, han = 0, words = 0, letters = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || parts_items(reply, i)) {
            items += letters > 0 ? 1u : 0u;
            letters = 0;
        }
        if (i == text.size()) break;
        const bool latin = is_latin_letter(text[i]) || is_digit(text[i]);
        const bool inside =
            i > 0 && (is_latin_letter(text[i - 1]) || is_digit(text[i - 1]) || text[i - 1] == U'\'');
        han += is_han(text[i]) ? 1u : 0u;
        words += latin && !inside ? 1u : 0u;
        letters += latin || is_han(text[i]) ? 1u : 0u;
    }
    return items >= 7 && kinds >= kinds_in_scraps && han * 10 + words * 15 <= items * 39;
}

constexpr std::size_t shortest_mean_run = 4; // characters between blanks: clauses, not words

/// The text with a comma for each blank between Chinese characters, where whole clauses stand between the
/// blanks: so people write who set no marks.
std::u32string with_pauses(const NormalText& normal) {
    const std::u32string& text = normal.text;
    std::size_t blanks = 0, han = 0;
    const auto blank_before = [&](std::size_t at) {
        return at > 0 && is_han(text[at]) && is_han(text[at - 1]) && normal.start[at] > normal.end[at - 1];
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        han += is_han(text[at]) ? 1u : 0u;
        blanks += blank_before(at) ? 1u : 0u;
    }
    if (blanks == 0 || han < (blanks + 1) * shortest_mean_run) return text;
    std::u32string marked;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (blank_before(at)) marked.push_back(U',');
        marked.push_back(text[at]);
    }
    return marked;
}

/// A recited text fits when it speaks to this customer of this case: its numbers are known, it shares words
/// with case and customer, and it is no instruction to the trainee.
bool fits_case(const Language& language, const CaseReading& the_case, const CaseFit& fit,
               const Reading& reply) {
    const auto to_trainee = language.lexicon.find_set("case.to_trainee");
    if (to_trainee && !reply.hits_of_set[*to_trainee].empty()) return false;
    if (fit.foreign_goods) return false;
    for (const Money& money : reply.money) {
        if (!the_case.known_numbers.contains(money.minor)) return false;
    }
    const Pieces own = pieces_of(reply.normal.text);
    const std::size_t shared =
        shared_pieces(own, the_case.customer_pieces) + shared_pieces(own, the_case.facts_pieces);
    return shared * 12 >= own.size() && shared >= 2;
}

RunIndex runs_of(const Language& language, const std::vector<std::string>& sources) {
    RunIndex index;
    for (const std::string& source : sources)
        index.add(normalise_text(language.table, source));
    return index;
}

/// Half of the reply is words of hints, or a whole hint stands in it and is much of it. A hint tells the
/// trainee what to do: said to the customer it answers nothing, whatever words of the case it holds.
bool passes_hint_on(const Language& language, const std::vector<std::string>& hints,
                    std::u32string_view text) {
    if (hints.empty()) return false;
    const int taken = runs_of(language, hints).covered_permille(text);
    if (text.size() < shortest_copy) return taken >= copied_whole;
    if (taken >= copied_half || taken < copied_much) return taken >= copied_half;
    RunIndex reply;
    reply.add(text);
    return std::any_of(hints.begin(), hints.end(), [&](const std::string& hint) {
        return reply.covered_permille(normalise_text(language.table, hint)) >= copied_whole;
    });
}

/// The customer's words with nothing but thanks and a greeting around them.
bool echoes(const Language& language, const RunIndex& customer, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    std::vector<bool> spoken = customer.covered(text);
    std::size_t copied = 0, rest = 0, letters = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        copied += spoken[at] && (is_han(text[at]) || is_latin_letter(text[at])) ? 1u : 0u;
    for (const std::string_view name : {"thanks", "stock_thanks", "greeting", "closing", "you_ref"})
        if (const auto set = language.lexicon.find_set(name))
            for (const SetHit& hit : reply.hits_of_set[*set])
                std::fill(spoken.begin() + hit.begin, spoken.begin() + hit.end, true);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_han(text[at]) && !is_latin_letter(text[at])) continue;
        ++letters;
        rest += spoken[at] ? 0u : 1u;
    }
    return copied >= shortest_copy && copied * 1000 >= letters * static_cast<std::size_t>(copied_much)
           && rest * 20 <= letters;
}

/// "Yes: out tomorrow, with you Saturday" to a customer who asks just that: said again because it was asked.
bool answers_yes_or_no(const Context& context, const Reading& reply) {
    constexpr std::size_t longest_answer = 80; // code points
    constexpr std::array<std::u32string_view, 11> answers = {U"yes",          U"yep", U"right", U"correct",
                                                             U"that's right", U"no,", U"对",    U"是的",
                                                             U"没错",         U"嗯",  U"可以"};
    const std::u32string_view text = reply.normal.text;
    const bool asked =
        std::any_of(context.customer.begin(), context.customer.end(), [](const std::string& line) {
            return line.find('?') != std::string::npos || line.find("\xEF\xBC\x9F") != std::string::npos
                   || line.ends_with("\xE5\x90\x97"); // ？ or 吗
        });
    return asked && text.size() <= longest_answer
           && std::any_of(answers.begin(), answers.end(),
                          [&](std::u32string_view word) { return text.starts_with(word); });
}

void find_copies(const Language& language, const Context& context, const CaseReading& the_case,
                 const CaseFit& fit, const Reading& reply, Span whole, FindingsResult& out) {
    const std::u32string_view text = reply.normal.text;
    const bool passes_on =
        passes_hint_on(language, context.hints, text) || rewords_hint(language, context.hints, reply);
    if (passes_on) {
        out.findings.push_back(finding("copied_hint", whole));
        out.gamed = true;
    }
    if (text.size() < shortest_copy) return;
    const auto covered_by = [&](const std::vector<std::string>& sources) {
        return sources.empty() ? 0 : runs_of(language, sources).covered_permille(text);
    };
    RunIndex customer = runs_of(language, context.customer);
    std::string all_said; // short lines have no runs of their own
    for (const std::string& line : context.customer)
        all_said += line + ' ';
    customer.add(normalise_text(language.table, all_said));
    if (customer.covered_permille(text) >= mostly || echoes(language, customer, reply)) {
        out.findings.push_back(finding("copied_customer", whole));
        out.gamed = true;
    }
    if (!passes_on && covered_by(context.shown) >= mostly) {
        const bool fits = fits_case(language, the_case, fit, reply);
        out.findings.push_back(finding(fits ? "recitation" : "copied_hint", whole));
        out.gamed = out.gamed || !fits;
    }
    if (covered_by(context.own) >= 850 && !answers_yes_or_no(context, reply)) {
        out.findings.push_back(finding("repeated_reply", whole));
        out.gamed = true;
    }
}

} // namespace

Finding finding(std::string_view id, Span span) {
    const auto text = std::find_if(texts.begin(), texts.end(), [&](const Text& t) { return t.id == id; });
    return {std::string(id), span, {std::string(text->zh), std::string(text->en)}};
}

void sort_findings(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.id < b.id;
    });
}

FindingsResult find_oddities(const Language& language, const Context& context, const CaseReading& the_case,
                             const Reading& reply, const std::vector<RuleHit>& hits, std::string_view bytes) {
    FindingsResult out;
    const Span whole{0, bytes.size()};
    const std::u32string& text = reply.normal.text;
    find_writing(language, reply, out.findings);
    out.gamed = mostly_disguised(out.findings, bytes.size());
    if (std::none_of(text.begin(), text.end(),
                     [](char32_t c) { return is_han(c) || is_latin_letter(c) || is_digit(c); })) {
        out.findings.push_back(finding("empty", whole));
        out.wordless = true;
    }
    if (text.size() > long_reply) out.findings.push_back(finding("too_long", whole));
    const CaseFit fit = fit_of(language.lexicon, the_case, reply, hits);
    const auto gamed_by = [&](std::string_view id, Span span) {
        out.findings.push_back(finding(id, span));
        out.gamed = true;
    };
    if (harps(language, reply) || lists_phrases(language, reply) || strings_scraps(reply, fit.kinds))
        gamed_by("stuffing", whole);
    if (holds_place(text) || holds_named_place(text) || gives_stage_directions(text))
        gamed_by("template", whole);
    if (language.order.shuffled(with_pauses(reply.normal))) gamed_by("shuffled", whole);
    find_copies(language, context, the_case, fit, reply, whole, out);
    if (fit.kinds >= kinds_in_one_breath && fit.shared <= by_chance && fit.named == 0)
        gamed_by("all_at_once", whole);
    const bool told_by_goods = fit.foreign_goods && fit.shared <= by_chance + 1;
    if (told_by_goods)
        gamed_by("other_case", reply.normal.whole_words(fit.foreign_goods->first, fit.foreign_goods->second));
    const OtherMatter matter = other_matter_in(language.lexicon, the_case, reply);
    const bool foreign = fit.shared <= shared_with_any_case
                         && matter.weight >= enough_foreign + matter.known * foreign_for_each_known;
    if (foreign && !told_by_goods)
        gamed_by("other_case",
                 reply.normal.whole_words(matter.words.front().first, matter.words.front().second));
    if (out.gamed) {
        // What earns nothing does not count for fitting the case either.
        std::erase_if(out.findings, [](const Finding& one) { return one.id == "recitation"; });
        out.findings.push_back(finding("gamed", whole));
    }
    return out;
}

} // namespace amends::text
