#pragma once
// Whether two forms are equally hard for simulated trainees: one of the conditions for equal forms. It shows
// how cases spread their scores, not how people do.
#include "sim/app/judge_files.hpp"
#include "sim/records/programmes.hpp"

namespace amends::app {

/// Points by which a simulated trainee's means may differ between equal forms.
inline constexpr double explored_within = 5;

struct ExploredForms {
    struct Kind {
        std::string name;    ///< "expert", "average", "careless", "hostile"
        double a = 0, b = 0; ///< mean totals over the cases of the forms, in points
    };
    std::size_t cases = 0, explored = 0; ///< on both forms; explored with this version's engine and judge
    std::vector<Kind> kinds;             ///< empty until all are explored
    [[nodiscard]] bool complete() const { return cases > 0 && explored == cases && !kinds.empty(); }
    /// The greatest difference between the forms, in points.
    [[nodiscard]] double widest() const;
    [[nodiscard]] bool within() const { return complete() && widest() <= explored_within; }
};

/// The form's case as the programme keeps it, with its rubric, explored; what it came to as content for the
/// store. Nothing where the case or the rubric is gone from the store.
std::optional<records::NewContent> explore_case(records::Reader&, const records::Programme&,
                                                const records::FormCase&, const JudgeFromFiles&);
/// Whether what explore_case makes stands in the store already.
records::Outcome<bool> is_explored(records::Reader&, const records::Programme&, const records::FormCase&);
/// What the store holds of both forms.
records::Outcome<ExploredForms> explored_forms(records::Reader&, const records::Programme&);

} // namespace amends::app
