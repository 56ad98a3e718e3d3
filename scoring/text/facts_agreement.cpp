#include "scoring/text/facts_agreement.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t least_shared = 2;    // pieces: two bigrams, or two words
constexpr std::size_t most_looked_at = 40; // clauses or times of a reply

/// Kinds of what is seen, as the hundreds of its number.
enum Kind : std::uint32_t { clause_kind = 100, time_kind = 200, all_times_kind = 300 };

struct ClausePieces {
    Pieces pieces;
    bool denied = false;
};

bool holds_denial(const Reading& reading, const Clause& clause) {
    return std::any_of(reading.map.words.begin(), reading.map.words.end(), [&](const ScopeWord& word) {
        return word.kind == ScopeWord::Kind::negator && word.begin >= clause.begin && word.begin < clause.end;
    });
}

ClausePieces pieces_in(const Reading& reading, const Clause& clause) {
    const std::u32string_view text = reading.normal.text;
    return {pieces_of(text.substr(clause.begin, clause.end - clause.begin)), holds_denial(reading, clause)};
}

/// The clause of the facts that shares most with the reply's clause: equal or opposite in denial, and how
/// close.
void compare_clauses(const CaseReading& the_case, const Reading& reply, std::vector<Agreement>& out) {
    std::vector<ClausePieces> facts;
    for (const Clause& clause : the_case.facts.map.clauses)
        facts.push_back(pieces_in(the_case.facts, clause));
    std::size_t looked_at = 0;
    for (const Clause& clause : reply.map.clauses) {
        if (++looked_at > most_looked_at) break;
        if (clause.question || clause.reported) continue;
        const ClausePieces own = pieces_in(reply, clause);
        std::size_t most = 0;
        bool same = false, opposite = false;
        for (const ClausePieces& fact : facts) {
            const std::size_t shared = shared_pieces(own.pieces, fact.pieces);
            if (shared < least_shared || shared < most) continue;
            if (shared > most) same = opposite = false;
            most = shared;
            (fact.denied == own.denied ? same : opposite) = true;
        }
        if (most == 0) continue;
        const std::uint32_t close = 2 * most >= own.pieces.size() ? 2 : 1;
        const std::uint32_t way = same && opposite ? 0 : same ? 1 : 2;
        out.push_back(
            {clause_kind + way * 10 + close * 2 + (own.denied ? 1u : 0u), clause.begin, clause.end});
    }
}

bool stands_in(const std::u32string& text, std::u32string_view words) {
    return text.find(words) != std::u32string::npos;
}

/// Where a time comes from: the facts, the customer, earlier lines, or nowhere.
void compare_times(const CaseReading& the_case, const Reading& reply, std::vector<Agreement>& out) {
    bool any_unknown = false;
    std::size_t looked_at = 0;
    for (const TimeWords& time : reply.times) {
        if (++looked_at > most_looked_at) break;
        std::u32string_view words = reply.normal.text;
        words = words.substr(time.begin, time.end - time.begin);
        const std::uint32_t from = stands_in(the_case.all_facts, words)              ? 1
                                   : stands_in(the_case.customer.normal.text, words) ? 2
                                   : stands_in(the_case.earlier, words)              ? 3
                                                                                     : 0;
        any_unknown = any_unknown || from == 0;
        out.push_back({time_kind + from * 2 + (time.is_instant ? 1u : 0u), time.begin, time.end});
    }
    if (!reply.times.empty()) out.push_back({all_times_kind + (any_unknown ? 1u : 0u), 0, 0});
}

/// As written, or the same number of the same unit: "六个月" where a fact says "6 个月".
bool time_is_known(const CaseReading& the_case, const Reading& reply, const TimeWords& time) {
    const std::u32string_view text = reply.normal.text;
    const std::u32string_view words = text.substr(time.begin, time.end - time.begin);
    if (stands_in(the_case.all_facts, words) || stands_in(the_case.customer.normal.text, words)
        || stands_in(the_case.earlier, words))
        return true;
    const auto number = std::find_if(reply.numbers.begin(), reply.numbers.end(), [&](const NumberWords& one) {
        return one.begin >= time.begin && one.end <= time.end;
    });
    if (number == reply.numbers.end() || !the_case.known_numbers.contains(number->hundredths)) return false;
    const std::u32string_view unit = text.substr(number->end, time.end - number->end);
    return !unit.empty() && stands_in(the_case.all_facts, unit);
}

} // namespace

bool says_only_known_figures(const CaseReading& the_case, const Reading& reply) {
    const auto known = [&](std::int64_t value) { return the_case.known_numbers.contains(value); };
    return std::all_of(reply.times.begin(), reply.times.end(),
                       [&](const TimeWords& time) { return time_is_known(the_case, reply, time); })
           && std::all_of(reply.money.begin(), reply.money.end(),
                          [&](const Money& money) { return known(money.minor); });
}

std::vector<Agreement> agreement_with_facts(const CaseReading& the_case, const Reading& reply) {
    std::vector<Agreement> out;
    compare_clauses(the_case, reply, out);
    compare_times(the_case, reply, out);
    return out;
}

} // namespace amends::text
