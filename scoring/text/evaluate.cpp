#include "scoring/text/evaluate.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace amends::text {
namespace {

constexpr std::size_t least_positives = 10; // fewer say nothing about a label

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double rounded(double value) {
    return std::round(value * 10000) / 10000;
}

nlohmann::json agreement_json(const LabelAgreement& label) {
    return {{"n", label.n},
            {"tp", label.tp},
            {"fp", label.fp},
            {"fn", label.fn},
            {"precision", rounded(label.precision())},
            {"recall", rounded(label.recall())},
            {"f1", rounded(label.f1())},
            {"kappa", rounded(label.kappa())}};
}

nlohmann::json summary_json(const Evaluation& evaluation) {
    return {{"n", evaluation.n},
            {"macro", {{"kappa", rounded(evaluation.macro_kappa)}, {"f1", rounded(evaluation.macro_f1)}}},
            {"micro", agreement_json(evaluation.micro)}};
}

} // namespace

double LabelAgreement::precision() const {
    return ratio(tp, tp + fp);
}

double LabelAgreement::recall() const {
    return ratio(tp, tp + fn);
}

double LabelAgreement::f1() const {
    return ratio(2 * tp, 2 * tp + fp + fn);
}

// Cohen, "A Coefficient of Agreement for Nominal Scales" (1960): agreement beyond that of two independent
// raters.
double LabelAgreement::kappa() const {
    const auto total = static_cast<double>(tp + fp + fn + tn);
    if (total == 0) return 0;
    const double observed = static_cast<double>(tp + tn) / total;
    const double yes = static_cast<double>(tp + fp) / total * (static_cast<double>(tp + fn) / total);
    const double no = static_cast<double>(fn + tn) / total * (static_cast<double>(fp + tn) / total);
    return yes + no >= 1 ? 0 : (observed - yes - no) / (1 - yes - no);
}

Evaluation evaluate(const std::vector<Rated>& rated) {
    Evaluation out;
    out.n = rated.size();
    for (const Rated& one : rated) {
        for (std::size_t i = 0; i < label_count; ++i) {
            for (LabelAgreement* table : {&out.labels[i], &out.micro}) {
                const bool expected = one.expected.test(i), found = one.found.test(i);
                table->n += expected ? 1u : 0u;
                (expected ? found ? table->tp : table->fn : found ? table->fp : table->tn) += 1;
            }
        }
    }
    std::size_t counted = 0;
    for (const LabelAgreement& label : out.labels) {
        if (label.n < least_positives) continue;
        ++counted;
        out.macro_kappa += label.kappa();
        out.macro_f1 += label.f1();
    }
    if (counted > 0) {
        out.macro_kappa /= static_cast<double>(counted);
        out.macro_f1 /= static_cast<double>(counted);
    }
    return out;
}

std::string evaluation_json(const std::vector<Rated>& rated) {
    const Evaluation all = evaluate(rated);
    nlohmann::json out = summary_json(all);
    for (const Label label : all_labels())
        out["labels"][std::string(to_string(label))] =
            agreement_json(all.labels[static_cast<std::size_t>(label)]);
    std::map<std::string, std::vector<Rated>> by_lang, by_context;
    for (const Rated& one : rated) {
        by_lang[one.lang].push_back(one);
        by_context[one.situation].push_back(one);
    }
    for (const auto& [lang, part] : by_lang)
        out["by_lang"][lang] = summary_json(evaluate(part));
    for (const auto& [situation, part] : by_context)
        out["by_context"][situation] = summary_json(evaluate(part));
    return out.dump();
}

} // namespace amends::text
