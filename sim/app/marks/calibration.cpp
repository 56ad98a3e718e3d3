#include "sim/app/marks/calibration.hpp"

#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;

json kappa_json(const stats::TwoRaters& counts) {
    const auto kappa = stats::cohens_kappa(counts);
    const auto interval = stats::kappa_interval(counts);
    const auto or_null = [](bool is_there, double value) { return is_there ? json(value) : json(nullptr); };
    return {{"n", counts.both + counts.first_only + counts.second_only + counts.neither},
            {"both", counts.both},
            {"first_only", counts.first_only},
            {"second_only", counts.second_only},
            {"neither", counts.neither},
            {"kappa", or_null(kappa.has_value(), kappa.value_or(0))},
            {"low", or_null(interval.has_value(), interval ? interval->low : 0)},
            {"high", or_null(interval.has_value(), interval ? interval->high : 0)}};
}

} // namespace

std::string_view to_string(LabelAgreement::Counts counts) {
    switch (counts) {
    case LabelAgreement::Counts::yes: return "yes";
    case LabelAgreement::Counts::no: return "no";
    case LabelAgreement::Counts::too_rare: break;
    }
    return "too_rare";
}

nlohmann::json agreement_json(const records::Mark& sample, const Agreement& all) {
    json labels = json::array();
    for (const LabelAgreement& one : all.labels)
        labels.push_back({{"label", text::to_string(one.label)},
                          {"turns", one.turns},
                          {"people", kappa_json(one.people)},
                          {"machine", kappa_json(one.machine)},
                          {"machine_second", kappa_json(one.machine2)},
                          {"standing", kappa_json(one.standing)},
                          {"counts", to_string(one.counts)}});
    return {{"sample", sample.id},        {"purpose", sample.purpose},  {"drawn", sample.turns.size()},
            {"left_out", all.left_out},   {"markers", all.markers},     {"turns", all.turns},
            {"by_both", all.by_both},     {"kappa_least", kappa_least}, {"label_turns_min", label_turns_min},
            {"labels", std::move(labels)}};
}

records::Mark calibration_by(const records::Mark& sample, const Agreement& all, std::string why) {
    records::Mark mark;
    mark.kind = records::MarkKind::calibration;
    mark.sample = sample.id;
    mark.labels = all.not_counting();
    mark.figures = agreement_json(sample, all).dump(-1, ' ', false, json::error_handler_t::replace);
    mark.reason = std::move(why);
    return mark;
}

} // namespace amends::app
