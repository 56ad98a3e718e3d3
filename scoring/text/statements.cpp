#include "scoring/text/statements.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>

namespace amends::text {
namespace {

/// How a text stands to one matter, and the words that tell.
struct StanceWords {
    bool yes = false, no = false;
    std::uint32_t yes_begin = 0, yes_end = 0, no_begin = 0, no_end = 0;

    [[nodiscard]] Stance stance() const {
        return yes ? no ? Stance::both : Stance::yes : no ? Stance::no : Stance::silent;
    }
    void note(bool denied, std::uint32_t begin, std::uint32_t end) {
        bool& seen = denied ? no : yes;
        if (seen) return;
        seen = true;
        (denied ? no_begin : yes_begin) = begin;
        (denied ? no_end : yes_end) = end;
    }
};

/// Asked, told back or under an if: not stated.
bool is_stated(const Reading& reading, std::uint32_t at) {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(at)];
    return !clause.question && !clause.reported && !(clause.condition && at >= clause.condition_from);
}

/// The hits of a set; of a set no lexicon has, none.
std::span<const SetHit> hits_on(const CompiledLexicon& lexicon, const Reading& reading, std::string_view side,
                                std::string_view matter) {
    const auto set = lexicon.find_set(std::string(side) + std::string(matter));
    return set ? std::span<const SetHit>(reading.hits_of_set[*set]) : std::span<const SetHit>();
}

/// What is said of the matter first on each side. "不能退款" holds 退款 and grants nothing: words inside a
/// denial are part of it.
StanceWords stance_on(const CompiledLexicon& lexicon, const Reading& reading, std::string_view matter) {
    StanceWords words;
    const std::span<const SetHit> denials = hits_on(lexicon, reading, "case.no.", matter);
    for (const SetHit& hit : denials)
        if (is_stated(reading, hit.begin)) words.note(true, hit.begin, hit.end);
    std::size_t denial = 0;
    std::uint32_t denied_to = 0;
    for (const SetHit& hit : hits_on(lexicon, reading, "case.say.", matter)) {
        for (; denial < denials.size() && denials[denial].begin <= hit.begin; ++denial)
            denied_to = std::max(denied_to, denials[denial].end);
        if (hit.end <= denied_to || !is_stated(reading, hit.begin)) continue;
        words.note(reading.map.negated(hit.begin), hit.begin, hit.end);
    }
    return words;
}

struct UnitWord {
    std::u32string_view text;
    std::u32string_view unit; ///< one name for all its words
};

constexpr std::array<UnitWord, 22> unit_words = {{{U"个工作日", U"workday"},
                                                  {U"工作日", U"workday"},
                                                  {U"working day", U"workday"},
                                                  {U"business day", U"workday"},
                                                  {U"小时", U"hour"},
                                                  {U"个小时", U"hour"},
                                                  {U"分钟", U"minute"},
                                                  {U"个月", U"month"},
                                                  {U"month", U"month"},
                                                  {U"星期", U"week"},
                                                  {U"周", U"week"},
                                                  {U"年", U"year"},
                                                  {U"天", U"day"},
                                                  {U"日", U"day"},
                                                  {U"元", U"money"},
                                                  {U"块", U"money"},
                                                  {U"厘米", U"cm"},
                                                  {U"公分", U"cm"},
                                                  {U"毫米", U"mm"},
                                                  {U"公斤", U"kg"},
                                                  {U"毫升", U"ml"},
                                                  {U"%", U"%"}}};

/// The thing counted behind a number: 0 where nothing is.
std::uint32_t unit_behind(std::u32string_view text, std::uint32_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'-'))
        ++at;
    for (const UnitWord& word : unit_words)
        if (text.substr(at, word.text.size()) == word.text) return piece_hash(word.unit);
    if (at < text.size() && is_han(text[at])) {
        if (text[at] == U'个' && at + 1 < text.size() && is_han(text[at + 1])) ++at;
        return piece_hash(text.substr(at, 1));
    }
    std::uint32_t end = at;
    while (end < text.size() && is_latin_letter(text[end]))
        ++end;
    if (end > at + 1 && text[end - 1] == U's') --end;
    return end > at ? piece_hash(text.substr(at, end - at)) : 0;
}

/// Whether what is counted is time: a limit of another length is one, an age or a house number is none.
bool counts_time(std::uint32_t unit) {
    constexpr std::array<std::u32string_view, 7> times = {U"workday", U"hour",  U"minute", U"day",
                                                          U"week",    U"month", U"year"};
    return std::any_of(times.begin(), times.end(),
                       [&](std::u32string_view time) { return piece_hash(time) == unit; });
}

/// "You will not wait 15 days": however far before it in the clause.
bool denied_before(const Reading& reading, std::uint32_t at) {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(at)];
    return std::any_of(reading.map.words.begin(), reading.map.words.end(), [&](const ScopeWord& word) {
        return word.kind == ScopeWord::Kind::negator && word.begin >= clause.begin && word.begin < at;
    });
}

struct Counted {
    std::int64_t hundredths = 0;
    std::uint32_t begin = 0, end = 0;
};

} // namespace

std::vector<Comparison> compare_statements(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                           const Reading& reply) {
    std::vector<Comparison> found;
    for (std::uint32_t matter = 0; matter < matters.size(); ++matter) {
        const StanceWords own = stance_on(lexicon, reply, matters[matter]);
        if (own.stance() == Stance::silent) continue;
        const StanceWords fact = stance_on(lexicon, the_case.facts, matters[matter]);
        Comparison one{matter,
                       own.stance(),
                       fact.stance(),
                       own.no ? own.no_begin : own.yes_begin,
                       own.no ? own.no_end : own.yes_end,
                       0,
                       0};
        // Of facts that say both, those stand beside the reply that say otherwise.
        const bool yes_side = fact.yes && (own.no || !fact.no);
        one.fact_begin = yes_side ? fact.yes_begin : fact.no_begin;
        one.fact_end = yes_side ? fact.yes_end : fact.no_end;
        found.push_back(one);
    }
    return found;
}

std::vector<CountedThing> compare_counts(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                         const Reading& reply) {
    std::map<std::uint32_t, std::vector<Counted>> of_unit;
    const std::u32string_view facts = the_case.facts.normal.text;
    for (const NumberWords& number : the_case.facts.numbers)
        of_unit[unit_behind(facts, number.end)].push_back({number.hundredths, number.begin, number.end});
    std::vector<bool> limiting(reply.map.clauses.size(), false);
    for (const SetHit& hit : hits_on(lexicon, reply, "case.say.", "window_word"))
        limiting[reply.map.clause_of(hit.begin)] = true;
    for (const SetHit& hit : hits_on(lexicon, reply, "case.no.", "in_time"))
        limiting[reply.map.clause_of(hit.begin)] = true;
    std::vector<CountedThing> found;
    for (const NumberWords& number : reply.numbers) {
        CountedThing one{number.begin, number.end, unit_behind(reply.normal.text, number.end)};
        if (!is_stated(reply, number.begin)) continue;
        one.limits = limiting[reply.map.clause_of(number.begin)];
        one.time = counts_time(one.unit);
        const auto same_unit = of_unit.find(one.unit);
        const bool counted = one.unit != 0 && same_unit != of_unit.end();
        const bool same =
            counted
            && std::any_of(same_unit->second.begin(), same_unit->second.end(),
                           [&](const Counted& fact) { return fact.hundredths == number.hundredths; });
        const bool known = the_case.known_numbers.contains(number.hundredths);
        one.known = same      ? CountedThing::Known::same
                    : known   ? CountedThing::Known::elsewhere
                    : counted ? CountedThing::Known::differs
                              : CountedThing::Known::unheard_of;
        if (counted && !same) {
            one.fact_begin = same_unit->second.front().begin;
            one.fact_end = same_unit->second.front().end;
        }
        found.push_back(one);
    }
    return found;
}

std::vector<Contradiction> contradictions_in(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                             const Reading& reply) {
    std::vector<Contradiction> found;
    for (const Comparison& one : compare_statements(lexicon, the_case, reply)) {
        if (!one.contradicts()) continue;
        found.push_back({one.begin, one.end, one.fact_begin, one.fact_end, matters[one.matter] == "stock"});
    }
    for (const CountedThing& one : compare_counts(lexicon, the_case, reply)) {
        if (one.known != CountedThing::Known::differs || !one.limits || !one.time) continue;
        if (denied_before(reply, one.begin)) continue;
        found.push_back({one.begin, one.end, one.fact_begin, one.fact_end, true});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Contradiction& a, const Contradiction& b) { return a.begin < b.begin; });
    return found;
}

} // namespace amends::text
