#include "scoring/text/disagreements.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, 5> taken_names = {"no", "denied", "few_letters", "other_label",
                                                         "gamed"};

std::vector<Disagreement> all_disagreements(const std::vector<Rated>& rated, const MarginOf& margin_of) {
    std::vector<Disagreement> all;
    for (std::size_t line = 0; line < rated.size(); ++line) {
        for (const Label label : all_labels()) {
            const bool expected = has(rated[line].expected, label);
            if (expected == has(rated[line].found, label)) continue;
            all.push_back({line, label, expected, margin_of(line, label), {}, {}, TakenAway::no});
        }
    }
    return all;
}

nlohmann::json evidence_list(const Disagreement& one) {
    nlohmann::json list = nlohmann::json::array();
    for (const Evidence& each : one.evidence)
        list.push_back({{"start", each.span.start},
                        {"end", each.span.end},
                        {"rule", each.rule},
                        {"reason", {{"zh", each.reason.zh}, {"en", each.reason.en}}}});
    return list;
}

nlohmann::json words_list(const Disagreement& one) {
    nlohmann::json list = nlohmann::json::array();
    for (const WordsBehind& each : one.words)
        list.push_back({{"start", each.span.start},
                        {"end", each.span.end},
                        {"weight", static_cast<double>(each.weight) / 100}});
    return list;
}

} // namespace

std::vector<Disagreement> worst_disagreements(const std::vector<Rated>& rated, const MarginOf& margin_of,
                                              std::size_t most_each) {
    std::vector<Disagreement> all = all_disagreements(rated, margin_of);
    std::sort(all.begin(), all.end(), [](const Disagreement& a, const Disagreement& b) {
        const double worse_a = a.missed ? a.margin : -a.margin, worse_b = b.missed ? b.margin : -b.margin;
        return std::tuple(a.label, !a.missed, worse_a, a.line)
               < std::tuple(b.label, !b.missed, worse_b, b.line);
    });
    std::vector<Disagreement> worst;
    std::size_t taken = 0;
    for (Disagreement& one : all) {
        const bool same =
            !worst.empty() && worst.back().label == one.label && worst.back().missed == one.missed;
        taken = same ? taken + 1 : 1;
        if (taken <= most_each || !same) worst.push_back(std::move(one));
    }
    return worst;
}

std::vector<Disagreement> worst_disagreements(const Judge& judge, const std::vector<BatchLine>& lines,
                                              const std::vector<Rated>& rated, std::size_t most_each) {
    const auto behind = [&](std::size_t line, Label label) {
        return model_behind(judge, lines[line].context, lines[line].reply, label, rated[line].found);
    };
    std::vector<Disagreement> worst = worst_disagreements(
        rated,
        [&](std::size_t line, Label label) { return static_cast<double>(behind(line, label).margin) / 100; },
        most_each);
    for (Disagreement& one : worst) {
        const ModelBehind model = behind(one.line, one.label);
        one.words = model.words;
        one.taken = model.taken;
        for (Evidence& each : judge.judge(lines[one.line].context, lines[one.line].reply).evidence)
            if (each.label == one.label) one.evidence.push_back(std::move(each));
    }
    return worst;
}

std::string disagreements_json(const std::vector<Disagreement>& worst, const std::vector<BatchLine>& lines) {
    nlohmann::json out = nlohmann::json::array();
    for (const Disagreement& one : worst) {
        const BatchLine& line = lines[one.line];
        out.push_back({{"id", nlohmann::json::parse(line.id_json)},
                       {"context", line.situation},
                       {"label", std::string(to_string(one.label))},
                       {"kind", one.missed ? "missed" : "false"},
                       {"margin", std::round(one.margin * 100) / 100},
                       {"reply", line.reply},
                       {"evidence", evidence_list(one)},
                       {"words", words_list(one)},
                       {"taken", taken_names[static_cast<std::size_t>(one.taken)]}});
    }
    // A reply may hold any bytes; those that are no UTF-8 are shown as such.
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace amends::text
