// Samples: enough of them in each language, and none that contradict one another.
#include "sim/scenario/check/checker.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Lang;
using support::Localized;
using text::ContextLang;

bool declared(const Scenario& scenario, ContextLang lang) {
    const Lang base = lang == ContextLang::en ? Lang::en : Lang::zh;
    return std::find(scenario.languages.begin(), scenario.languages.end(), base) != scenario.languages.end();
}

void check_number(Checker& checker, const Node& node, const Path& path) {
    for (const Lang lang : checker.scenario.languages) {
        const auto found = std::count_if(node.samples.begin(), node.samples.end(), [&](const Sample& sample) {
            return (sample.lang == ContextLang::en) == (lang == Lang::en);
        });
        if (static_cast<std::size_t>(found) >= samples_min) continue;
        checker.report(
            Code::few_samples, path.at(node.samples.empty() ? "id" : "samples"),
            {{"name", node.id.value},
             {"found", std::int64_t{found}},
             {"min", static_cast<std::int64_t>(samples_min)},
             {"language", lang == Lang::zh ? Localized{"中文", "Chinese"} : Localized{"英文", "English"}}});
    }
}

void check_agreement(Checker& checker, const Node& node, const Path& path) {
    std::map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < node.samples.size(); ++i) {
        const Sample& sample = node.samples[i];
        const Path at = path.at("samples", i);
        if (!declared(checker.scenario, sample.lang)) {
            checker.report(Code::undeclared_language, at.at("lang"),
                           {{"name", sample.lang == ContextLang::en ? "en" : "zh"}});
        }
        if (sample.text.empty()) continue;
        const auto [before, fresh] = first.emplace(sample.text, i);
        if (fresh) continue;
        const Sample& other = node.samples[before->second];
        if (other.labels == sample.labels && other.acts == sample.acts && other.to == sample.to) continue;
        checker.report(
            Code::contradicting_samples, at,
            {{"name", node.id.value},
             {"line", std::int64_t{checker.read.source.at(path.at("samples", before->second)).line}}});
    }
}

} // namespace

void check_samples(Checker& checker) {
    const Path root;
    for (std::size_t i = 0; i < checker.scenario.nodes.size(); ++i) {
        const Path node = root.at("nodes", i);
        if (checker.offers(Way::free)) check_number(checker, checker.scenario.nodes[i], node);
        check_agreement(checker, checker.scenario.nodes[i], node);
    }
}

} // namespace amends::scenario::checks
