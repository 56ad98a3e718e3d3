#pragma once
// People of one group learn from one another and from one supervisor: how alike they are, and how many
// independent people they are worth. docs/programmes.md has the rule.
#include "scoring/stats/icc.hpp"
#include "sim/records/programmes.hpp"

#include <map>

namespace amends::app {

/// Values of people by group. Who has none is a group of their own.
class Grouped {
public:
    void add(const std::string& group, double value);
    void add_person(const std::string& group);
    /// Of the groups with a name; null where there is nothing to estimate from.
    [[nodiscard]] std::optional<stats::Intraclass> likeness() const;
    /// What the people are worth with this likeness.
    [[nodiscard]] double worth(double icc) const;

private:
    std::map<std::string, std::vector<double>> values_;
    std::map<std::string, std::int64_t> sizes_;
    std::int64_t alone_ = 0;
};

struct GroupLikeness {
    stats::Intraclass found;
    std::string title; ///< of the programme whose first baselines it rests on
};
/// From the points of the programme's own first counted baselines; where they do not tell, of the newest
/// other programme of the same rubric whose do. Null: nobody knows yet.
records::Outcome<std::optional<GroupLikeness>> group_likeness(records::Reader&, const records::Programme&);

} // namespace amends::app
