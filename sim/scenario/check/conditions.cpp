// Flags, and conditions that provably never hold.
#include "sim/scenario/check/conditions.hpp"

#include "sim/scenario/fields/tables.hpp"

#include <algorithm>

namespace amends::scenario::checks {

using support::Localized;

namespace {

template <class Limit>
bool empty_range(const std::optional<Limit>& min, const std::optional<Limit>& max) {
    return min && max && *min > *max;
}

Localized contradiction(std::string_view zh, std::string_view en, const std::string& name) {
    return {std::string(zh) + "“" + name + "”", std::string(en) + " \"" + name + "\""};
}

/// What the parts of an "all" demand of the same thing.
class Demands {
public:
    explicit Demands(const std::vector<Condition>& parts) { collect(parts); }

    [[nodiscard]] std::optional<Localized> contradict() const {
        for (const std::string& name : set_) {
            if (cleared_.contains(name)) {
                return contradiction("既要设上又要清除标志", "it wants to have and not to have the flag",
                                     name);
            }
        }
        for (const std::string& wanted : wanted_) {
            if (unwanted_.contains(wanted)) {
                return Localized{"它要求一件事，又要求它的反面", "it wants a thing and its opposite"};
            }
        }
        if (mood_min_ > mood_max_) return Localized{"情绪范围没有交集", "its mood ranges do not meet"};
        if (elapsed_min_ > elapsed_max_)
            return Localized{"时间范围没有交集", "its ranges of time do not meet"};
        return std::nullopt;
    }

private:
    void collect(const std::vector<Condition>& parts) {
        for (const Condition& part : parts) {
            if (const auto* inner = std::get_if<AllOf>(&part.is)) {
                collect(inner->parts);
            } else if (const auto* flag = std::get_if<FlagIs>(&part.is)) {
                (flag->set ? set_ : cleared_).insert(flag->flag.value);
            } else if (const auto* mood = std::get_if<MoodIn>(&part.is)) {
                mood_min_ = std::max(mood_min_, mood->min);
                mood_max_ = std::min(mood_max_, mood->max);
            } else if (const auto* time = std::get_if<ElapsedIn>(&part.is)) {
                elapsed_min_ = std::max(elapsed_min_, time->min_s);
                elapsed_max_ = std::min(elapsed_max_, time->max_s.value_or(elapsed_max_));
            } else if (const auto* inverse = std::get_if<NotThat>(&part.is)) {
                if (!inverse->part.empty()) unwanted_.insert(text_of(inverse->part.front()));
            } else {
                wanted_.insert(text_of(part));
            }
        }
    }

    Names set_, cleared_, wanted_, unwanted_;
    int mood_min_ = -100, mood_max_ = 100;
    std::int64_t elapsed_min_ = 0, elapsed_max_ = INT64_MAX;
};

struct WhyNever {
    const Names& settable;
    std::optional<Localized> operator()(const AllOf& all) const {
        for (const Condition& part : all.parts) {
            if (auto why = why_never(part, settable)) return why;
        }
        return Demands(all.parts).contradict();
    }
    std::optional<Localized> operator()(const AnyOf& any) const {
        if (any.parts.empty()) return Localized{"any 里没有条件", "its \"any\" is empty"};
        for (const Condition& part : any.parts) {
            if (!why_never(part, settable)) return std::nullopt;
        }
        return Localized{"any 里没有一个能成立", "none of its \"any\" can hold"};
    }
    std::optional<Localized> operator()(const NotThat& inverse) const {
        if (inverse.part.empty() || !always_holds(inverse.part.front())) return std::nullopt;
        return Localized{"它否定了总是成立的条件", "it denies what always holds"};
    }
    std::optional<Localized> operator()(const FlagIs& flag) const {
        if (!flag.set || settable.contains(flag.flag.value)) return std::nullopt;
        return contradiction("没有什么会设上标志", "nothing sets the flag", flag.flag.value);
    }
    std::optional<Localized> operator()(const MoodIn& mood) const {
        if (mood.min <= mood.max) return std::nullopt;
        return Localized{"情绪的 min 大于 max", "the mood's min is above its max"};
    }
    std::optional<Localized> operator()(const ElapsedIn& time) const {
        if (!empty_range(std::optional(time.min_s), time.max_s)) return std::nullopt;
        return Localized{"min_s 大于 max_s", "min_s is above max_s"};
    }
    std::optional<Localized> operator()(const VisitsIn& visits) const {
        if (!empty_range(std::optional(visits.min), visits.max)) return std::nullopt;
        return Localized{"到访次数的 min 大于 max", "the visits' min is above their max"};
    }
    std::optional<Localized> operator()(const HasAction& action) const {
        if (!empty_range(action.amount_min, action.amount_max)) return std::nullopt;
        return Localized{"金额的 min 大于 max", "the amount's min is above its max"};
    }
    template <class Other>
    std::optional<Localized> operator()(const Other&) const {
        return std::nullopt;
    }
};

/// Flags as the case uses them, as far as its conditions and effects could be read.
struct FlagUse {
    Names set, changed, looked_at;
    bool all_conditions = true, all_effects = true; ///< were read
};

/// Puts the flag among the names; beside one that is not declared, which is told where it stands, the
/// declared one that was probably meant.
void note_flag(Names& names, const FlagId& flag, const Names& declared) {
    if (!names.insert(flag.value).second || declared.contains(flag.value)) return;
    if (const std::string meant = near(flag.value, declared); !meant.empty()) names.insert(meant);
}

FlagUse use_of_flags(const Checker& checker) {
    FlagUse use;
    walk_conditions(checker.scenario, [&](const Condition& whole, const Path& at) {
        use.all_conditions = use.all_conditions && !checker.is_unread(at);
        walk_inside(whole, at, [&](const Condition& each, const Path&) {
            if (const auto* flag = std::get_if<FlagIs>(&each.is))
                note_flag(use.looked_at, flag->flag, checker.flags);
        });
    });
    walk_effects(checker.scenario, [&](const Effect& effect, const Path& at) {
        use.all_effects = use.all_effects && !checker.is_unread(at);
        const auto* flag = std::get_if<SetFlag>(&effect);
        if (flag == nullptr) return;
        note_flag(use.changed, flag->flag, checker.flags);
        if (flag->set) note_flag(use.set, flag->flag, checker.flags);
    });
    return use;
}

void check_flags(Checker& checker, const FlagUse& use) {
    const Path root;
    for (std::size_t i = 0; i < checker.scenario.flags.size(); ++i) {
        const std::string& name = checker.scenario.flags[i].value;
        const Path path = root.at("flags", i);
        if (use.looked_at.contains(name)) {
            if (use.all_effects && !use.set.contains(name))
                checker.report(Code::flag_never_set, path, {{"name", name}});
        } else if (use.all_conditions && use.changed.contains(name)) {
            checker.report(Code::flag_never_read, path, {{"name", name}});
        } else if (use.all_conditions && use.all_effects) {
            checker.report(Code::flag_unused, path, {{"name", name}});
        }
    }
}

/// `"when": {"any": []}` on an action of the desk says that the desk always refuses it.
bool refuses_always(const Condition& condition, const Path& at) {
    const auto* any = std::get_if<AnyOf>(&condition.is);
    return any != nullptr && any->parts.empty() && at.parent() != nullptr && at.parent()->key() == "actions";
}

} // namespace

std::string text_of(const Condition& condition) {
    std::string text;
    fields::Value<Condition>::write(text, condition, {});
    return text;
}

bool always_holds(const Condition& condition) {
    if (const auto* all = std::get_if<AllOf>(&condition.is)) {
        return std::all_of(all->parts.begin(), all->parts.end(), always_holds);
    }
    const auto* mood = std::get_if<MoodIn>(&condition.is);
    return mood != nullptr && mood->min <= -100 && mood->max >= 100;
}

std::optional<Localized> why_never(const Condition& condition, const Names& settable) {
    return std::visit(WhyNever{settable}, condition.is);
}

Names settable_flags(const Checker& checker) {
    return use_of_flags(checker).set;
}

void check_conditions(Checker& checker) {
    const FlagUse use = use_of_flags(checker);
    check_flags(checker, use);
    // A flag nobody sets is told once, where it is declared, not in each condition.
    Names settable = use.set;
    settable.insert(use.looked_at.begin(), use.looked_at.end());
    walk_conditions(checker.scenario, [&](const Condition& whole, const Path& at) {
        if (refuses_always(whole, at)) return;
        const auto why = why_never(whole, settable);
        if (why && !checker.is_faulty(at)) checker.report(Code::impossible_condition, at, {{"reason", *why}});
    });
}

} // namespace amends::scenario::checks
