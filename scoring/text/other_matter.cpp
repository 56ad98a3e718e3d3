#include "scoring/text/other_matter.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace amends::text {
namespace {

constexpr std::size_t meant_weighs = 2, by_the_way_weighs = 1;
constexpr std::uint32_t wait_gap = 3; ///< code points between "waited" and how long

/// A word of a list of kinds: code points [begin, end), and the kinds it may belong to.
struct KindWord {
    std::uint32_t begin = 0, end = 0;
    std::span<const std::uint32_t> kinds;
};

/// The longest words, none inside another; a word of `case.no_kind` hides what stands in it.
std::vector<KindWord> kind_words(const CompiledLexicon& lexicon, std::u32string_view plain) {
    std::vector<PhraseHit> hits = lexicon.find_phrases(plain);
    std::erase_if(hits, [&](const PhraseHit& hit) {
        return lexicon.kinds_of(hit.phrase).empty() && !lexicon.hides_kinds(hit.phrase);
    });
    std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<KindWord> words;
    std::uint32_t taken_to = 0;
    for (const PhraseHit& hit : hits) {
        if (hit.begin < taken_to) continue;
        taken_to = hit.end;
        if (!lexicon.hides_kinds(hit.phrase))
            words.push_back({hit.begin, hit.end, lexicon.kinds_of(hit.phrase)});
    }
    return words;
}

/// Hits by set of the reply; none where the lexicon has no such set.
std::span<const SetHit> hits_of(const CompiledLexicon& lexicon, const Reading& reply, std::string_view set) {
    const auto index = lexicon.find_set(set);
    return index ? reply.hits_of_set[*index] : std::span<const SetHit>{};
}

bool in_same_clause(const Reading& reply, std::span<const SetHit> hits, const KindWord& word) {
    const std::size_t clause = reply.map.clause_of(word.begin);
    return std::any_of(hits.begin(), hits.end(), [&](const SetHit& hit) {
        const bool apart = hit.end <= word.begin || hit.begin >= word.end;
        return apart && reply.map.clause_of(hit.begin) == clause;
    });
}

bool knows_any(const CaseReading& the_case, std::span<const std::uint32_t> kinds) {
    return std::any_of(kinds.begin(), kinds.end(), [&](std::uint32_t kind) {
        return std::binary_search(the_case.known_kinds.begin(), the_case.known_kinds.end(), kind);
    });
}

/// The very letters stand there, if only inside another word: 锅 where the case is of a 炸锅.
bool holds_letters(const CaseReading& the_case, std::u32string_view word) {
    return the_case.customer.normal.text.find(word) != std::u32string::npos
           || the_case.all_facts.find(word) != std::u32string::npos
           || the_case.earlier.find(word) != std::u32string::npos;
}

void add_kinds(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply,
               OtherMatter& matter) {
    const auto meant = hits_of(lexicon, reply, "case.kind_meant");
    const auto aside = hits_of(lexicon, reply, "case.kind_aside");
    std::set<std::uint32_t> foreign, known;
    const std::u32string_view text = reply.normal.text;
    for (const KindWord& word : kind_words(lexicon, text)) {
        if (knows_any(the_case, word.kinds)
            || holds_letters(the_case, text.substr(word.begin, word.end - word.begin))) {
            known.insert(word.kinds.begin(), word.kinds.end());
            continue;
        }
        const std::uint32_t kind = word.kinds.front();
        const bool goods = lexicon.is_goods(kind);
        if (goods && in_same_clause(reply, aside, word)) continue;
        matter.words.emplace_back(word.begin, word.end);
        if (!foreign.insert(kind).second) continue;
        const bool is_meant = lexicon.is_matter(kind) || (goods && in_same_clause(reply, meant, word));
        matter.weight += is_meant ? meant_weighs : by_the_way_weighs;
    }
    matter.known = known.size();
}

/// "You waited eleven days" where nobody has counted eleven of anything.
void add_waits(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply,
               OtherMatter& matter) {
    const auto waited = hits_of(lexicon, reply, "case.waited"),
               gone = hits_of(lexicon, reply, "case.days_gone");
    const auto days = lexicon.find_set("case.day");
    for (const NumberWords& number : reply.numbers) {
        if (number.hundredths < 300 || the_case.known_numbers.contains(number.hundredths)) continue;
        const bool counts_days =
            days
            && std::any_of(
                reply.hits_of_set[*days].begin(), reply.hits_of_set[*days].end(),
                [&](const SetHit& day) { return day.begin >= number.end && day.begin <= number.end + 1; });
        const bool behind = std::any_of(waited.begin(), waited.end(), [&](const SetHit& hit) {
            return hit.end <= number.begin && number.begin - hit.end <= wait_gap;
        });
        const bool before = std::any_of(gone.begin(), gone.end(), [&](const SetHit& hit) {
            return hit.begin >= number.end && hit.begin <= number.end + 1;
        });
        if (!(counts_days && behind) && !before) continue;
        matter.words.emplace_back(number.begin, number.end);
        matter.weight += meant_weighs;
    }
}

/// Takes words back where nobody has said any: they were said to another customer.
void add_words_never_said(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply,
                          OtherMatter& matter) {
    if (!the_case.nobody_spoke) return;
    for (const SetHit& hit : hits_of(lexicon, reply, "case.earlier_words")) {
        matter.words.emplace_back(hit.begin, hit.end);
        matter.weight += meant_weighs;
    }
}

} // namespace

std::vector<std::uint32_t> kinds_named(const CompiledLexicon& lexicon, std::u32string_view plain) {
    std::vector<std::uint32_t> named;
    for (const KindWord& word : kind_words(lexicon, plain))
        named.insert(named.end(), word.kinds.begin(), word.kinds.end());
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    return named;
}

OtherMatter other_matter_in(const CompiledLexicon& lexicon, const CaseReading& the_case,
                            const Reading& reply) {
    OtherMatter matter;
    // Of a case that names no goods nothing can be foreign.
    if (std::none_of(the_case.known_kinds.begin(), the_case.known_kinds.end(),
                     [&](std::uint32_t kind) { return lexicon.is_goods(kind); }))
        return matter;
    add_kinds(lexicon, the_case, reply, matter);
    add_waits(lexicon, the_case, reply, matter);
    add_words_never_said(lexicon, the_case, reply, matter);
    std::sort(matter.words.begin(), matter.words.end());
    return matter;
}

} // namespace amends::text
