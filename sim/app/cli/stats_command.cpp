#include "scoring/stats/fisher.hpp"
#include "scoring/stats/paired.hpp"
#include "scoring/stats/verdict.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/report/report_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

using OrderedJson = nlohmann::ordered_json;
using Warnings = std::vector<std::string>;

/// Fewer people than a rate should be told of without saying so.
void warn_of_size(std::int64_t n, Warnings& warnings) {
    if (n < stats::small_group_below) warnings.emplace_back("small_group");
}

OrderedJson paired_json(const stats::PairedCounts& counts) {
    const std::int64_t n = pairs(counts);
    Warnings warnings;
    if (speech(counts) == stats::Speech::no_verdict) warnings.emplace_back("few_changes");
    warn_of_size(n, warnings);
    OrderedJson all{{"n", n},
                    {"before_rate", nullptr},
                    {"after_rate", nullptr},
                    {"difference", nullptr},
                    {"newcombe10_low", nullptr},
                    {"newcombe10_high", nullptr}};
    if (n > 0) {
        const stats::Interval interval = newcombe_paired(counts);
        all["before_rate"] = value(before(counts));
        all["after_rate"] = value(after(counts));
        all["difference"] =
            static_cast<double>(counts.after_only - counts.before_only) / static_cast<double>(n);
        all["newcombe10_low"] = interval.low;
        all["newcombe10_high"] = interval.high;
    }
    all["mcnemar_exact_p"] = mcnemar_exact(counts);
    all["mcnemar_midp"] = mcnemar_midp(counts);
    all["cohens_h"] = n > 0 ? OrderedJson(stats::cohens_h(value(before(counts)), value(after(counts))))
                            : OrderedJson(nullptr);
    all["warnings"] = warnings;
    return all;
}

OrderedJson rate_json(const stats::Rate& rate) {
    const stats::Interval interval = wilson(rate);
    const auto known = [&](double number) { return rate.n > 0 ? OrderedJson(number) : OrderedJson(nullptr); };
    return {{"passes", rate.passes},
            {"n", rate.n},
            {"rate", known(rate.n > 0 ? value(rate) : 0)},
            {"wilson_low", known(interval.low)},
            {"wilson_high", known(interval.high)}};
}

OrderedJson unpaired_json(const stats::Rate& before, const stats::Rate& after) {
    const bool both = before.n > 0 && after.n > 0;
    Warnings warnings;
    warn_of_size(std::min(before.n, after.n), warnings);
    const stats::Interval interval = both ? newcombe(before, after) : stats::Interval{};
    const auto known = [&](double number) { return both ? OrderedJson(number) : OrderedJson(nullptr); };
    const double rise = both ? value(after) - value(before) : 0;
    return {{"before", rate_json(before)},
            {"after", rate_json(after)},
            {"difference", known(rise)},
            {"newcombe_low", known(interval.low)},
            {"newcombe_high", known(interval.high)},
            {"fisher_p", known(both ? fisher(before, after) : 0)},
            {"fisher_midp", known(both ? fisher_midp(before, after) : 0)},
            {"cohens_h", known(both ? stats::cohens_h(value(before), value(after)) : 0)},
            {"warnings", warnings}};
}

std::string number(const OrderedJson& value, int decimals, double scale = 1) {
    return value.is_null() ? "—" : fmt::format("{:.{}f}", value.get<double>() * scale, decimals);
}

/// A rate as a percentage, a difference of rates as points.
std::string percent(const OrderedJson& rate, int decimals = 1) {
    return number(rate, decimals, 100);
}

/// So many that a small difference shows; at least one.
int decimals_of(const OrderedJson& all) {
    const OrderedJson& difference = all["difference"];
    return difference.is_null() ? 1 : std::max(1, decimals_to_tell(difference.get<double>() * 100));
}

std::string p_value(const OrderedJson& p) {
    return !p.is_null() && p.get<double>() < 0.001 ? "<0.001" : number(p, 3);
}

void line(const Environment& environment, std::string_view id, ui::Places places) {
    environment.out << environment.texts.get(id, places) << '\n';
}

void print_difference(const OrderedJson& all, const char* low, const char* high,
                      const Environment& environment) {
    const int decimals = decimals_of(all);
    line(environment, "cli.stats.difference",
         {{"points", percent(all["difference"], decimals)},
          {"low", percent(all[low], decimals)},
          {"high", percent(all[high], decimals)}});
    line(environment, "cli.stats.effect", {{"h", number(all["cohens_h"], 2)}});
}

void print_warnings(const OrderedJson& all, const Environment& environment) {
    for (const auto& warning : all["warnings"])
        line(environment, "cli.stats.warning." + warning.get<std::string>(), {});
}

void print_paired(const OrderedJson& all, const Environment& environment) {
    line(environment, "cli.stats.paired",
         {{"n", all["n"].get<std::int64_t>()},
          {"before", percent(all["before_rate"], decimals_of(all))},
          {"after", percent(all["after_rate"], decimals_of(all))}});
    print_difference(all, "newcombe10_low", "newcombe10_high", environment);
    line(environment, "cli.stats.mcnemar",
         {{"midp", p_value(all["mcnemar_midp"])}, {"exact", p_value(all["mcnemar_exact_p"])}});
}

void print_unpaired(const OrderedJson& all, const Environment& environment) {
    for (const char* side : {"before", "after"}) {
        const OrderedJson& rate = all[side];
        line(environment, std::string("cli.stats.") + side,
             {{"passes", rate["passes"].get<std::int64_t>()},
              {"n", rate["n"].get<std::int64_t>()},
              {"rate", percent(rate["rate"], decimals_of(all))},
              {"low", percent(rate["wilson_low"], decimals_of(all))},
              {"high", percent(rate["wilson_high"], decimals_of(all))}});
    }
    print_difference(all, "newcombe_low", "newcombe_high", environment);
    line(environment, "cli.stats.fisher",
         {{"midp", p_value(all["fisher_midp"])}, {"exact", p_value(all["fisher_p"])}});
}

} // namespace

Exit run(const StatsCommand& command, Environment& environment) {
    const auto* counts = std::get_if<stats::PairedCounts>(&command.counts);
    const auto* groups = std::get_if<StatsCommand::Groups>(&command.counts);
    const OrderedJson all = counts ? paired_json(*counts) : unpaired_json(groups->before, groups->after);
    if (command.json) {
        environment.out << all.dump(2) << '\n';
        return Exit::fine;
    }
    counts ? print_paired(all, environment) : print_unpaired(all, environment);
    print_warnings(all, environment);
    return Exit::fine;
}

} // namespace amends::app::cli
