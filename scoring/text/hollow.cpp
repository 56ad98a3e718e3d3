#include "scoring/text/hollow.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::size_t longest_retort = 80; // code points of a reply that a retort makes worthless as a whole
constexpr std::uint32_t breath = 14;       // code points between an apology and the "but" that takes it back

bool holds_any(const LabelSet& labels, std::span<const Label> any) {
    return std::any_of(any.begin(), any.end(), [&](Label label) { return has(labels, label); });
}

void drop(Decision& decision, std::initializer_list<Label> labels) {
    for (const Label label : labels)
        decision.labels.reset(static_cast<std::size_t>(label));
}

/// Faults that undo an apology said in the same breath; a plain no does so where nothing else is owned.
bool undoes_apology(const LabelSet& labels, bool owned) {
    static constexpr std::array<Label, 5> shifting{Label::blaming_customer, Label::lecturing,
                                                   Label::denying_fault, Label::passing_buck, Label::arguing};
    static constexpr std::array<Label, 3> refusing{Label::flat_refusal, Label::dismissing, Label::rudeness};
    if (holds_any(labels, shifting)) return true;
    return holds_any(labels, refusing) && !owned && !has(labels, Label::solution)
           && !has(labels, Label::grounded_limit);
}

/// The "but" right behind the words, in their sentence or at the head of the next bubble; null when none
/// follows in one breath.
const ScopeWord* contrast_behind(const ClauseMap& map, std::u32string_view text, std::uint32_t end) {
    auto word = std::lower_bound(map.words.begin(), map.words.end(), end,
                                 [](const ScopeWord& one, std::uint32_t at) { return one.begin < at; });
    while (word != map.words.end() && word->kind != ScopeWord::Kind::contrast && word->begin - end <= breath)
        ++word;
    if (word == map.words.end() || word->begin - end > breath) return nullptr;
    const std::uint32_t over = map.sentence_of(end - 1).end;
    const bool next_bubble = word->begin == over && text[over - 1] == U'\n';
    return word->begin < over || next_bubble ? &*word : nullptr;
}

/// The first apology with such a "but"; an empty span without one.
Span taken_back(const Language& language, const Reading& reply) {
    const auto excuses = language.lexicon.find_set("case.excuse");
    if (!excuses) return {};
    for (const SetHit& hit : reply.hits_of_set[*excuses]) {
        if (const ScopeWord* but = contrast_behind(reply.map, reply.normal.text, hit.end))
            return reply.normal.whole_words(hit.begin, but->end);
    }
    return {};
}

bool earns_more_than_listening(const LabelSet& labels) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(), [&](Label label) {
        return is_principle(label) && label != Label::listening && has(labels, label);
    });
}

/// A retort in few words takes every principle with it, whatever it names: "I'll say sorry once you …".
bool hollow_as_a_whole(const Language& language, const Reading& reply, const Applied& applied,
                       Decision& decision, std::vector<Finding>& findings) {
    if (reply.normal.text.size() > longest_retort) return false;
    const auto hit = std::find_if(applied.hits.begin(), applied.hits.end(), [&](const RuleHit& one) {
        return language.lexicon.rules()[one.rule].act == "x-retort";
    });
    if (hit == applied.hits.end()) return false;
    bool earned = false;
    for (const Label label : all_labels()) {
        earned = earned || (is_principle(label) && has(decision.labels, label));
        if (is_principle(label)) drop(decision, {label});
    }
    if (earned) findings.push_back(finding("denied_words", reply.normal.whole_words(hit->begin, hit->end)));
    return earned;
}

} // namespace

void find_hollow_words(const Language& language, const Reading& reply, const Applied& applied,
                       Decision& decision, std::vector<Finding>& findings) {
    if (hollow_as_a_whole(language, reply, applied, decision, findings)) return;
    const bool undone = undoes_apology(decision.labels, language.lexicon.does(applied, "admit_fault"));
    const Span back = undone ? taken_back(language, reply) : Span{};
    if (back.end > back.start) {
        findings.push_back(finding("taken_back", back));
        drop(decision, {Label::ownership, Label::empathy});
    }
    if (earns_more_than_listening(decision.labels) && !undone) return;
    bool denied = false;
    for (const RuleHit& hit : applied.denied_hits) {
        const Label label = *language.lexicon.rules()[hit.rule].label;
        if (label != Label::ownership && label != Label::empathy) continue;
        findings.push_back(finding("denied_words", reply.normal.whole_words(hit.begin, hit.end)));
        denied = true;
    }
    // Words thrown back as a retort or a denial are not listened to.
    if (denied || back.end > back.start) drop(decision, {Label::listening});
}

} // namespace amends::text
