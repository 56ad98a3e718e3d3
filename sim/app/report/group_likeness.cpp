#include "sim/app/report/group_likeness.hpp"

#include <set>

namespace amends::app {
namespace {

records::Outcome<std::optional<stats::Intraclass>> baselines_alike(records::Reader& reader,
                                                                   const records::Programme& programme) {
    const auto members = records::members_of(reader, programme.id);
    if (!members) return members.error();
    const auto sittings = records::sittings_of(reader, programme.id);
    if (!sittings) return sittings.error();
    std::map<std::string, std::string> groups;
    for (const records::Member& one : members.value())
        groups.emplace(one.person, one.group);
    Grouped grouped;
    std::set<std::string> seen;
    for (const records::Sitting& one : sittings.value()) {
        const auto group = groups.find(one.person);
        if (one.phase != "baseline" || !one.void_reason.empty() || !one.result.total_tenths
            || group == groups.end() || !seen.insert(one.person).second)
            continue;
        grouped.add(group->second, static_cast<double>(*one.result.total_tenths) / 10);
    }
    return grouped.likeness();
}

} // namespace

void Grouped::add(const std::string& group, double value) {
    add_person(group);
    if (!group.empty()) values_[group].push_back(value);
}

void Grouped::add_person(const std::string& group) {
    ++(group.empty() ? alone_ : sizes_[group]);
}

std::optional<stats::Intraclass> Grouped::likeness() const {
    std::vector<std::vector<double>> groups;
    for (const auto& [name, values] : values_)
        groups.push_back(values);
    return stats::intraclass(groups);
}

double Grouped::worth(double icc) const {
    std::vector<std::int64_t> sizes(static_cast<std::size_t>(alone_), 1);
    for (const auto& [name, size] : sizes_)
        sizes.push_back(size);
    return stats::effective_size(sizes, icc);
}

records::Outcome<std::optional<GroupLikeness>> group_likeness(records::Reader& reader,
                                                              const records::Programme& programme) {
    const auto all = records::list_programmes(reader);
    if (!all) return all.error();
    std::vector<const records::Programme*> order = {&programme};
    for (auto one = all.value().rbegin(); one != all.value().rend(); ++one)
        if (one->id != programme.id && one->rubric == programme.rubric && one->invented == programme.invented)
            order.push_back(&*one);
    for (const records::Programme* one : order) {
        const auto found = baselines_alike(reader, *one);
        if (!found) return found.error();
        if (found.value()) return std::optional(GroupLikeness{*found.value(), one->title});
    }
    return std::optional<GroupLikeness>();
}

} // namespace amends::app
