// What a change of a rubric does, in words.
#include "sim/ui/author/author_rubric.hpp"
#include "sim/ui/author/form.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

using author::MarkedOutcome;

std::string points_words(const Texts& texts, const std::optional<int>& tenths) {
    if (!tenths) return texts.get("author.effect_no_points");
    const std::string number = std::to_string(*tenths / 10) + "." + std::to_string(*tenths % 10);
    return texts.get("author.effect_points", {{"points", number}});
}

std::string list_words(const Texts& texts, const std::vector<std::string>& ids, bool labels) {
    std::string all;
    for (const std::string& id : ids)
        all += (all.empty() ? std::string() : texts.get("wizard.list_gap"))
               + (labels ? value_words(texts, "label", id) : id);
    return all.empty() ? texts.get("author.effect_none") : all;
}

std::string faults_words(const Texts& texts, const std::vector<support::Localized>& faults) {
    if (faults.empty()) return texts.get("author.test_passed");
    return faults.front().in(texts.lang());
}

std::vector<EffectLine> effect_lines(const Texts& texts, const MarkedOutcome& before,
                                     const MarkedOutcome& after) {
    std::vector<EffectLine> lines;
    const auto add = [&](const char* what, std::string from, std::string to, bool worse) {
        lines.push_back({texts.get(what), std::move(from), std::move(to), worse});
    };
    if (before.faults != after.faults)
        add("author.effect_test", faults_words(texts, before.faults), faults_words(texts, after.faults),
            !after.faults.empty());
    if (before.passed != after.passed)
        add("author.effect_passed", texts.get(before.passed ? "author.effect_yes" : "author.effect_no"),
            texts.get(after.passed ? "author.effect_yes" : "author.effect_no"), !after.passed);
    if (before.total_tenths != after.total_tenths)
        add("author.effect_total", points_words(texts, before.total_tenths),
            points_words(texts, after.total_tenths), after.total_tenths < before.total_tenths);
    if (before.critical != after.critical)
        add("author.effect_critical", list_words(texts, before.critical, true),
            list_words(texts, after.critical, true), after.critical.size() > before.critical.size());
    if (before.never_said != after.never_said)
        add("author.effect_never", list_words(texts, before.never_said, false),
            list_words(texts, after.never_said, false), after.never_said.size() > before.never_said.size());
    if (before.must_miss != after.must_miss)
        add("author.effect_must", list_words(texts, before.must_miss, false),
            list_words(texts, after.must_miss, false), after.must_miss.size() > before.must_miss.size());
    if (before.read != after.read)
        add("author.effect_read", list_words(texts, before.read, true), list_words(texts, after.read, true),
            after.read.size() < before.read.size());
    if (before.mood != after.mood)
        add("author.effect_mood", std::to_string(before.mood), std::to_string(after.mood),
            after.mood < before.mood);
    if (before.csat != after.csat)
        add("author.effect_csat",
            before.csat ? std::to_string(*before.csat) : texts.get("author.effect_none"),
            after.csat ? std::to_string(*after.csat) : texts.get("author.effect_none"),
            after.csat < before.csat);
    return lines;
}

std::string effect_summary(const author::RubricEffect& effect, const Texts& texts) {
    std::size_t tests = 0, samples = 0, lost = 0, won = 0;
    for (const author::EffectRow& row : effect.changed) {
        ++(row.is_test ? tests : samples);
        lost += row.before.passed && !row.after.passed ? 1 : 0;
        won += !row.before.passed && row.after.passed ? 1 : 0;
    }
    if (!effect.refused.empty())
        return texts.get("author.effect_refused", {{"why", effect.refused.front().in(texts.lang())}});
    if (effect.changed.empty())
        return texts.get("author.effect_nothing", {{"tests", effect.tests}, {"samples", effect.samples}});
    return texts.get("author.effect_summary", {{"tests", tests},
                                               {"all_tests", effect.tests},
                                               {"samples", samples},
                                               {"all_samples", effect.samples},
                                               {"lost", lost},
                                               {"won", won}});
}

} // namespace

EffectView make_effect_view(const author::RubricEffect& effect, const Texts& texts) {
    EffectView view;
    view.known = true;
    view.summary = effect_summary(effect, texts);
    view.refused = !effect.refused.empty();
    for (const author::EffectRow& row : effect.changed) {
        if (view.cards.size() == effect_cards_max) break;
        const std::string& title = row.case_title.in(texts.lang());
        EffectCard card{.id = row.case_id + "/" + row.name,
                        .title =
                            texts.get(row.is_test ? "author.effect_of_test" : "author.effect_of_sample",
                                      {{"case", title.empty() ? row.case_id : title}, {"name", row.name}}),
                        .note = row.text,
                        .is_test = row.is_test,
                        .lines = effect_lines(texts, row.before, row.after)};
        view.cards.push_back(std::move(card));
    }
    view.more = effect.changed.size() - view.cards.size();
    return view;
}

} // namespace amends::ui
