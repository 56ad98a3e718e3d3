#include "scoring/text/case_fit.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::text {
namespace {

constexpr std::string_view goods_set = "case.goods";
constexpr std::size_t mentions_that_tell = 2;    // one may stand there by the way
constexpr std::size_t shortest_telling_word = 5; // letters; "the" and "with" stand in every text

bool known(const CaseReading& the_case, std::u32string_view piece) {
    return holds_piece(the_case.customer_pieces, piece) || holds_piece(the_case.facts_pieces, piece)
           || holds_piece(the_case.history_pieces, piece);
}

std::size_t shared_beyond_phrases(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                  const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    const std::vector<bool> covered = covered_by_phrases(lexicon, reply);
    Pieces found;
    for (std::size_t i = 0; i < text.size();) {
        if (is_han(text[i])) {
            if (i + 1 < text.size() && is_han(text[i + 1]) && !covered[i] && !covered[i + 1]
                && known(the_case, text.substr(i, 2)))
                found.push_back(piece_hash(text.substr(i, 2)));
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < text.size() && (is_latin_letter(text[i]) || is_digit(text[i])))
            ++i;
        const bool tells = i - first >= shortest_telling_word || (i > first && is_digit(text[first]));
        if (tells && !covered[first] && known(the_case, text.substr(first, i - first)))
            found.push_back(piece_hash(text.substr(first, i - first)));
        if (i == first) ++i;
    }
    std::sort(found.begin(), found.end());
    return static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
}

/// Goods, parts and damage are phrases of the lexicon, and yet the case's own: "划痕" where the customer has
/// one.
std::size_t named_of_case(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    Pieces found;
    for (const std::string_view name : {"case.goods", "case.part", "item_state"}) {
        const auto set = lexicon.find_set(name);
        if (!set || reply.hits_of_set[*set].empty()) continue;
        for (const PhraseHit& hit : lexicon.find_phrases_of(*set, text)) {
            const std::u32string_view words = text.substr(hit.begin, hit.end - hit.begin);
            const std::size_t shortest = is_han(words.front()) ? 2 : shortest_telling_word;
            if (words.size() >= shortest
                && known(the_case, is_han(words.front()) ? words.substr(0, 2) : words))
                found.push_back(piece_hash(words));
        }
    }
    std::sort(found.begin(), found.end());
    return static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
}

/// The principle an act lays claim to.
std::optional<Label> claimed_by(std::string_view act) {
    if (act == "apologise" || act == "admit_fault") return Label::ownership;
    if (act == "name_feeling") return Label::empathy;
    if (act == "give_time") return Label::timeline;
    if (act == "promise_callback") return Label::follow_up;
    if (act == "offer_compensation") return Label::proactive;
    if (act == "ask_photo" || act == "ask_order" || act == "ask_symptom" || act == "ask_address")
        return Label::clarifying;
    if (act == "thank" || act == "ask_consent" || act == "ask_preference") return Label::respect;
    if (act.starts_with("offer_") && act != "offer_choice") return Label::solution;
    return std::nullopt;
}

std::size_t kinds_claimed(const CompiledLexicon& lexicon, const std::vector<RuleHit>& hits) {
    LabelSet claimed;
    for (const RuleHit& hit : hits) {
        const Rule& rule = lexicon.rules()[hit.rule];
        if (!rule.label && rule.role == RuleRole::support) continue; // heard, and no claim to anything
        const std::optional<Label> label = rule.label ? rule.label : claimed_by(rule.act);
        if (label && is_principle(*label)) add(claimed, *label);
    }
    return claimed.count();
}

} // namespace

std::vector<bool> covered_by_phrases(const CompiledLexicon& lexicon, const Reading& reply) {
    const std::u32string_view text = reply.normal.text;
    std::vector<bool> covered(text.size(), false);
    std::uint32_t to = 0;
    for (const SetHit& hit : reply.hits) {
        if (!lexicon.weighty(hit, text) || hit.end <= to) continue;
        std::fill(covered.begin() + std::max(hit.begin, to), covered.begin() + hit.end, true);
        to = hit.end;
    }
    return covered;
}

CaseFit fit_of(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply,
               const std::vector<RuleHit>& hits) {
    CaseFit fit;
    fit.shared = shared_beyond_phrases(lexicon, the_case, reply);
    fit.named = named_of_case(lexicon, the_case, reply);
    fit.kinds = kinds_claimed(lexicon, hits);
    const auto set = lexicon.find_set(goods_set);
    if (!set || reply.hits_of_set[*set].empty()) return fit;
    std::vector<std::uint32_t> named;
    for (const std::u32string* known :
         {&the_case.customer.normal.text, &the_case.all_facts, &the_case.earlier})
        for (const PhraseHit& hit : lexicon.find_phrases_of(*set, *known))
            named.push_back(hit.phrase);
    const std::vector<PhraseHit> goods = lexicon.find_phrases_of(*set, reply.normal.text);
    const bool any_known = std::any_of(goods.begin(), goods.end(), [&](const PhraseHit& hit) {
        return std::find(named.begin(), named.end(), hit.phrase) != named.end();
    });
    if (!any_known && !named.empty() && goods.size() >= mentions_that_tell)
        fit.foreign_goods.emplace(goods.front().begin, goods.front().end);
    return fit;
}

} // namespace amends::text
