#include "scoring/text/behind.hpp"

#include "scoring/text/decide.hpp"
#include "scoring/text/language.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t words_most = 6;
constexpr std::int64_t least_weight = 5;   ///< hundredths: less says nothing
constexpr std::uint32_t span_longest = 24; ///< code points: a pair of words far apart is no word

std::string one_line(const Pattern& pattern) {
    std::string line;
    for (const PatternPiece& piece : pattern)
        line += (line.empty() ? "" : piece.gap > 0 ? " … " : "") + piece.text;
    return line;
}

/// What one feature adds to the margin, times 1024.
struct Vote {
    std::uint32_t begin = 0, end = 0; ///< code points
    std::int64_t weight = 0;
};

std::vector<Vote> votes_of(const LinearModel& model, Label label, const Features& known) {
    const LinearModel::Row& row = model.rows[static_cast<std::size_t>(label)];
    std::int64_t root = 1; // as the model scales: by the root of how many grams it knows
    while (root * root < static_cast<std::int64_t>(known.grams.size() + 1) * 10'000)
        ++root;
    std::vector<Vote> votes;
    for (const Feature& gram : known.grams)
        votes.push_back({gram.begin, gram.end,
                         std::int64_t{model.gram_weight(label, gram.key)} * row.gram_scale * 100 / root});
    for (const Feature& trait : known.traits)
        votes.push_back(
            {trait.begin, trait.end, std::int64_t{model.trait_weight(label, trait.key)} * row.trait_scale});
    return votes;
}

/// Each span with all that lies inside it, the heaviest first.
std::vector<Vote> spans_of(const std::vector<Vote>& votes) {
    std::vector<Vote> spans;
    for (const Vote& vote : votes) {
        if (vote.end <= vote.begin || vote.end - vote.begin > span_longest) continue;
        const auto same = [&](const Vote& one) { return one.begin == vote.begin && one.end == vote.end; };
        if (std::any_of(spans.begin(), spans.end(), same)) continue;
        Vote span{vote.begin, vote.end, 0};
        for (const Vote& inner : votes)
            if (inner.end > inner.begin && inner.begin >= span.begin && inner.end <= span.end)
                span.weight += inner.weight;
        spans.push_back(span);
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Vote& a, const Vote& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.begin < b.begin;
    });
    return spans;
}

/// Without the marks and blanks around its words.
Span letters_in(const Reading& reply, Vote span) {
    const auto is_letter = [&](std::uint32_t at) {
        const char32_t c = reply.normal.text[at];
        return is_han(c) || is_latin_letter(c) || is_digit(c);
    };
    while (span.begin < span.end && !is_letter(span.begin))
        ++span.begin;
    while (span.end > span.begin && !is_letter(span.end - 1))
        --span.end;
    return span.end > span.begin ? reply.normal.bytes(span.begin, span.end) : Span{};
}

bool overlap(const Span& a, const Span& b) {
    return a.start < b.end && b.start < a.end;
}

/// As decide_labels takes labels away, in its order.
TakenAway taken_away(const Language& language, const CaseReading& the_case, const Reading& reply,
                     const Applied& applied, Label label, const LabelSet& read) {
    if (has(read, label)) return TakenAway::no;
    if (is_principle(label) && has(applied.denied, label)) return TakenAway::denied;
    if (label == Label::solution && no_measure_offered(language, reply, applied))
        return TakenAway::no_measure;
    if (label == Label::clarifying && asks_only_for_what_is_known(language.lexicon, the_case, reply, applied))
        return TakenAway::known;
    const bool excluded =
        std::any_of(exclusive_labels.begin(), exclusive_labels.end(), [&](const auto& pair) {
            return (pair.first == label && has(read, pair.second))
                   || (pair.second == label && has(read, pair.first));
        });
    if (excluded || (label == Label::passing_buck && takes_it_on(language, applied)))
        return TakenAway::other_label;
    return is_fault(label) ? TakenAway::few_letters : TakenAway::gamed;
}

} // namespace

std::optional<RuleBehind> rule_behind(const Judge& judge, std::string_view id) {
    const auto& rules = judge.language().lexicon.rules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    if (found == rules.end()) return std::nullopt;
    RuleBehind behind{found->id, found->file, found->line, found->role != RuleRole::support, {}, {}};
    for (const Pattern& pattern : found->patterns)
        behind.patterns.push_back(one_line(pattern));
    behind.unless = found->unless;
    return behind;
}

ModelBehind model_behind(const Judge& judge, const Context& context, std::string_view bytes, Label label,
                         const LabelSet& read) {
    ModelBehind behind;
    const Language& language = judge.language();
    if (language.model.empty() || !language.model.rows[static_cast<std::size_t>(label)].trained)
        return behind;
    const CaseReading the_case = read_case(language.lexicon, language.table, context, bytes);
    const Reading reply = language.lexicon.read(language.table, bytes, context.now);
    const Applied applied = language.lexicon.apply(reply);
    const Features known =
        language.model.known(extract_features(language.lexicon, the_case, context, reply, applied.hits));
    behind.margin = language.model.margin(label, known) / 10;
    if (behind.margin >= 0) behind.taken = taken_away(language, the_case, reply, applied, label, read);
    const std::vector<Vote> votes = votes_of(language.model, label, known);
    for (const Vote& vote : votes)
        if (vote.end <= vote.begin) behind.of_the_case += vote.weight;
    behind.of_the_case /= 10'240;
    for (const Vote& span : spans_of(votes)) {
        const std::int64_t weight = span.weight / 10'240;
        if (weight < least_weight || behind.words.size() >= words_most) break;
        const Span at = letters_in(reply, span);
        const auto stronger = [&](const WordsBehind& one) { return overlap(one.span, at); };
        if (at.end <= at.start || std::any_of(behind.words.begin(), behind.words.end(), stronger)) continue;
        behind.words.push_back({at, weight});
    }
    return behind;
}

} // namespace amends::text
