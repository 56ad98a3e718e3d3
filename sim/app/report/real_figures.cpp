#include "sim/app/report/real_figures.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using records::ShopFigure;
using Side = RealFigures::Side;
using Figure = std::optional<std::int64_t> ShopFigure::*;

Side side_by(const ShopFigure& figure, const std::string& first_baseline, const std::string& last_final) {
    if (figure.phase == ShopFigure::Phase::before) return Side::before;
    if (figure.phase == ShopFigure::Phase::after) return Side::after;
    if (!first_baseline.empty() && figure.to <= first_baseline) return Side::before;
    if (!last_final.empty() && figure.from > last_final) return Side::after;
    return Side::between;
}

/// Periods of one name that become one mean.
struct Periods {
    double sum = 0, weighted = 0, contacts = 0;
    int count = 0;
    bool all_weighed = true;

    void add(double percent, const std::optional<std::int64_t>& contacts_of) {
        sum += percent;
        ++count;
        all_weighed = all_weighed && contacts_of && *contacts_of > 0;
        if (!contacts_of) return;
        weighted += percent * static_cast<double>(*contacts_of);
        contacts += static_cast<double>(*contacts_of);
    }
    [[nodiscard]] std::optional<double> mean() const {
        if (count == 0) return std::nullopt;
        return all_weighed ? weighted / contacts : sum / count;
    }
};

RealMeasure measure_of(const std::vector<RealFigures::Row>& rows, const RealPart& part, Figure figure,
                       const std::function<std::string(const std::string&)>& is_now) {
    Periods before, after;
    for (const RealFigures::Row& row : rows) {
        if (row.figure.scope != part.scope || !(row.figure.*figure) || row.side == Side::between) continue;
        const std::string name =
            part.scope == ShopFigure::Scope::person ? is_now(row.figure.name) : row.figure.name;
        if (name != part.name) continue;
        (row.side == Side::before ? before : after)
            .add(static_cast<double>(*(row.figure.*figure)) / 10, row.figure.contacts);
    }
    return {before.mean(), after.mean()};
}

/// Plain mean over the parts, each as heavy as the others.
RealMeasure mean_of_parts(const std::vector<RealPart>& parts, RealMeasure RealPart::*member) {
    Periods before, after;
    for (const RealPart& part : parts) {
        const RealMeasure& one = part.*member;
        if (!one.before || !one.after) continue; // whoever has one side would shift the other
        before.add(*one.before, std::nullopt);
        after.add(*one.after, std::nullopt);
    }
    return {before.mean(), after.mean()};
}

RealChange change_of(const std::vector<RealPart>& persons, RealMeasure RealPart::*member) {
    RealChange all;
    std::vector<double> changes;
    for (const RealPart& part : persons)
        if (const RealMeasure& one = part.*member; one.before && one.after)
            changes.push_back(*one.after - *one.before);
    all.people = static_cast<std::int64_t>(changes.size());
    all.mean = mean_of_parts(persons, member);
    all.change = stats::paired_mean(changes);
    return all;
}

bool knows(const RealPart& part) {
    return part.satisfaction.before || part.satisfaction.after || part.resolution.before
           || part.resolution.after;
}

RealPart head_of(const RealFigures& all, RealPart whole) {
    if (knows(whole)) return whole;
    const bool by_person = !all.persons.empty();
    const std::vector<RealPart>& parts = by_person ? all.persons : all.groups;
    whole.scope = by_person ? ShopFigure::Scope::person : ShopFigure::Scope::group;
    whole.satisfaction = mean_of_parts(parts, &RealPart::satisfaction);
    whole.resolution = mean_of_parts(parts, &RealPart::resolution);
    return whole;
}

void add_name(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

} // namespace

std::string_view to_string(Side side) {
    switch (side) {
    case Side::before: return "before";
    case Side::after: return "after";
    case Side::between: break;
    }
    return "between";
}

RealFigures real_figures(const std::vector<ShopFigure>& figures, const std::string& first_baseline,
                         const std::string& last_final,
                         const std::function<std::string(const std::string&)>& is_now) {
    RealFigures all;
    std::vector<std::string> groups, persons;
    for (const ShopFigure& one : figures) {
        all.rows.push_back({one, side_by(one, first_baseline, last_final)});
        if (one.scope == ShopFigure::Scope::group) add_name(groups, one.name);
        if (one.scope == ShopFigure::Scope::person) add_name(persons, is_now(one.name));
        add_name(all.sources, one.source);
        if (all.first_day.empty() || one.from < all.first_day) all.first_day = one.from;
        all.last_day = std::max(all.last_day, one.to);
    }
    const auto part = [&](ShopFigure::Scope scope, const std::string& name) {
        RealPart made{scope, name, {}, {}};
        made.satisfaction = measure_of(all.rows, made, &ShopFigure::satisfaction_tenths, is_now);
        made.resolution = measure_of(all.rows, made, &ShopFigure::resolution_tenths, is_now);
        return made;
    };
    for (const std::string& name : groups)
        all.groups.push_back(part(ShopFigure::Scope::group, name));
    for (const std::string& name : persons)
        all.persons.push_back(part(ShopFigure::Scope::person, name));
    all.satisfaction = change_of(all.persons, &RealPart::satisfaction);
    all.resolution = change_of(all.persons, &RealPart::resolution);
    all.head = head_of(all, part(ShopFigure::Scope::all, ""));
    return all;
}

} // namespace amends::app
