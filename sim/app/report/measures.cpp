#include "sim/app/report/measures.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using nlohmann::json;

const json& member_of(const json& object, const char* name) {
    static const json none;
    if (!object.is_object()) return none;
    const auto at = object.find(name);
    return at == object.end() ? none : *at;
}

void add_principles(SideFigures& into, const json& result) {
    if (!records::add_principles(into.principles, result)) ++into.without_due;
}

void add_cost(SideFigures& into, const json& cost) {
    const json &given = member_of(cost, "given"), &cheapest = member_of(cost, "cheapest_right");
    if (!given.is_number_integer() || !cheapest.is_number_integer()) return;
    ++into.costed;
    into.given_away += std::max<std::int64_t>(0, given.get<std::int64_t>() - cheapest.get<std::int64_t>());
    const json& named = member_of(cost, "currency");
    const std::string currency = named.is_string() ? named.get<std::string>() : "";
    if (into.currency.empty()) into.currency = currency;
    if (into.currency != currency) into.currency = "mixed";
}

void add_times(SideFigures& into, const json& turns) {
    for (const json& turn : turns) {
        const json& seconds = member_of(turn, "seconds");
        if (!seconds.is_number()) continue;
        into.response_s.push_back(seconds.get<std::int64_t>());
        const json& target = member_of(turn, "target");
        if (!target.is_number()) continue;
        ++into.with_target;
        if (seconds.get<std::int64_t>() > target.get<std::int64_t>()) ++into.over_target;
    }
}

void add_simulated(SideFigures& into, const json& result) {
    if (!member_of(result, "ending").is_string()) return;
    ++into.ended;
    if (member_of(result, "first_contact_resolution") == true) ++into.first_contact;
    if (member_of(result, "front_line_resolution") == true) ++into.front_line;
    const json& csat = member_of(result, "simulated_csat");
    if (!csat.is_number()) return;
    ++into.rated;
    into.csat_sum += csat.get<std::int64_t>();
}

std::optional<double> share(std::int64_t part, std::int64_t whole, double scale) {
    if (whole == 0) return std::nullopt;
    return scale * static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> median_response(const SideFigures& side) {
    if (side.response_s.empty()) return std::nullopt;
    std::vector<std::int64_t> sorted = side.response_s;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1) return static_cast<double>(sorted[middle]);
    return static_cast<double>(sorted[middle - 1] + sorted[middle]) / 2;
}

std::optional<double> given_away(const SideFigures& side) {
    return side.currency == "mixed" ? std::nullopt : share(side.given_away, side.costed, 0.01);
}
std::optional<double> over_target(const SideFigures& side) {
    return share(side.over_target, side.with_target, 100);
}
std::optional<double> csat(const SideFigures& side) {
    return share(side.csat_sum, side.rated, 1);
}
std::optional<double> first_contact(const SideFigures& side) {
    return share(side.first_contact, side.ended, 100);
}
std::optional<double> front_line(const SideFigures& side) {
    return share(side.front_line, side.ended, 100);
}

} // namespace

void add_contact(SideFigures& into, const json& result) {
    if (!result.is_object()) return;
    ++into.contacts;
    add_principles(into, result);
    add_cost(into, member_of(result, "cost"));
    add_times(into, member_of(result, "turns"));
    add_simulated(into, result);
}

const std::array<MeasureKind, 6>& measure_kinds() {
    using Unit = MeasureKind::Unit;
    static constexpr std::array<MeasureKind, 6> kinds = {
        {{"given_away", Unit::money, false, true, given_away},
         {"response_median", Unit::seconds, false, true, median_response},
         {"over_target", Unit::percent, false, true, over_target},
         {"csat", Unit::csat, true, false, csat},
         {"first_contact", Unit::percent, true, false, first_contact},
         {"front_line", Unit::percent, true, false, front_line}}};
    return kinds;
}

std::optional<double> shown_percent(const SideFigures& side, const std::string& principle) {
    const auto at = side.principles.find(principle);
    if (at == side.principles.end()) return std::nullopt;
    return share(at->second.shown, at->second.due, 100);
}

} // namespace amends::app
