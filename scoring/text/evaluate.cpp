#include "scoring/text/evaluate.hpp"

#include "support/splitmix.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace amends::text {
namespace {

constexpr std::size_t least_positives = 10; // fewer say nothing about a label

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double rounded(double value) {
    return std::round(value * 10000) / 10000;
}

nlohmann::json interval_json(const std::optional<Interval>& interval) {
    if (!interval) return nullptr;
    return {rounded(interval->low), rounded(interval->high)};
}

/// A figure, or null where it is not defined: no share of nothing, no agreement on nothing.
nlohmann::json figure_json(bool defined, double value) {
    return defined ? nlohmann::json(rounded(value)) : nlohmann::json(nullptr);
}

nlohmann::json agreement_json(const LabelAgreement& label) {
    return {{"n", label.n},
            {"tp", label.tp},
            {"fp", label.fp},
            {"fn", label.fn},
            {"precision", figure_json(label.tp + label.fp > 0, label.precision())},
            {"recall", figure_json(label.tp + label.fn > 0, label.recall())},
            {"f1", figure_json(label.tp + label.fp + label.fn > 0, label.f1())},
            {"kappa", figure_json(label.kappa_defined(), label.kappa())}};
}

nlohmann::json summary_json(const Evaluation& evaluation) {
    return {{"n", evaluation.n},
            {"macro",
             {{"kappa", figure_json(evaluation.macro_labels > 0, evaluation.macro_kappa)},
              {"f1", figure_json(evaluation.macro_labels > 0, evaluation.macro_f1)}}},
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

bool LabelAgreement::kappa_defined() const {
    return tp + fp + fn > 0 && tn + fp + fn > 0;
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
    std::size_t& counted = out.macro_labels;
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

namespace {

constexpr std::size_t fewest_situations = 5;
constexpr int defined_share = 2; // an interval needs kappa in half of the draws

using Tables = std::array<LabelAgreement, label_count>;

void add_table(LabelAgreement& to, const LabelAgreement& one) {
    to.n += one.n;
    to.tp += one.tp;
    to.fp += one.fp;
    to.fn += one.fn;
    to.tn += one.tn;
}

std::vector<Tables> tables_by_situation(const std::vector<Rated>& rated) {
    std::map<std::string_view, std::vector<Rated>> situations;
    for (const Rated& one : rated)
        situations[one.situation].push_back(one);
    std::vector<Tables> tables;
    for (const auto& [name, part] : situations)
        tables.push_back(evaluate(part).labels);
    return tables;
}

std::optional<Interval> middle_of(std::vector<double>& values, int draws) {
    if (values.size() * defined_share < static_cast<std::size_t>(draws)) return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t tail = values.size() / 40; // 2.5 % on either side
    return Interval{values[tail], values[values.size() - 1 - tail]};
}

} // namespace

KappaIntervals kappa_intervals(const std::vector<Rated>& rated, int draws, std::uint64_t seed) {
    KappaIntervals out;
    const std::vector<Tables> situations = tables_by_situation(rated);
    if (situations.size() < fewest_situations) return out;
    const Evaluation all = evaluate(rated);
    std::array<std::vector<double>, label_count> kappas;
    std::vector<double> macros;
    for (int draw = 0; draw < draws; ++draw) {
        Tables sum{};
        for (std::size_t taken = 0; taken < situations.size(); ++taken) {
            const Tables& drawn = situations[support::next_splitmix(seed) % situations.size()];
            for (std::size_t i = 0; i < label_count; ++i)
                add_table(sum[i], drawn[i]);
        }
        double total = 0;
        std::size_t counted = 0;
        for (std::size_t i = 0; i < label_count; ++i) {
            if (sum[i].n == 0) continue; // not defined in this draw
            kappas[i].push_back(sum[i].kappa());
            if (all.labels[i].n < least_positives) continue;
            total += kappas[i].back();
            ++counted;
        }
        if (counted > 0) macros.push_back(total / static_cast<double>(counted));
    }
    out.macro = middle_of(macros, draws);
    for (std::size_t i = 0; i < label_count; ++i)
        out.label[i] = middle_of(kappas[i], draws);
    return out;
}

std::string evaluation_json(const std::vector<Rated>& rated) {
    const Evaluation all = evaluate(rated);
    const KappaIntervals intervals = kappa_intervals(rated);
    nlohmann::json out = summary_json(all);
    out["macro"]["kappa_95"] = interval_json(intervals.macro);
    for (const Label label : all_labels()) {
        nlohmann::json& one = out["labels"][std::string(to_string(label))];
        one = agreement_json(all.labels[static_cast<std::size_t>(label)]);
        one["kappa_95"] = interval_json(intervals.label[static_cast<std::size_t>(label)]);
    }
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
