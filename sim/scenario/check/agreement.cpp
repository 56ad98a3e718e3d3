// What desk, authority and resolution say of one another, and amounts that differ between the languages.
#include "sim/scenario/check/amounts.hpp"
#include "sim/scenario/check/conditions.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

bool same_object(const std::string& one, const std::string& other) {
    return one.empty() || other.empty() || one == other;
}

/// The first grade that an action of this kind and object surely gets, or null.
const ActionGrade* sure_grade(const Resolution& resolution, const NeededAction& needed) {
    for (const ActionGrade& grade : resolution.actions) {
        if (grade.action != needed.action || !same_object(grade.object, needed.object)) continue;
        const bool sure = grade.when.empty() && !grade.amount_min && !grade.amount_max
                          && (grade.object.empty() || grade.object == needed.object);
        return sure ? &grade : nullptr;
    }
    return nullptr;
}

/// The desk has rules for the action and none of them can ever hold.
bool always_refused(const Scenario& scenario, const NeededAction& needed, const Names& settable) {
    bool ruled = false;
    for (const ActionRule& rule : scenario.desk.actions) {
        if (rule.action != needed.action || !same_object(rule.object, needed.object)) continue;
        if (rule.when.empty() || !why_never(rule.when.front(), settable)) return false;
        ruled = true;
    }
    return ruled;
}

class Agreement {
public:
    explicit Agreement(Checker& checker) : checker_(checker), settable_(settable_flags(checker)) {}

    void check_all() {
        const Path root;
        const Path resolution = root.at("resolution");
        const Resolution& its = checker_.scenario.resolution;
        for (std::size_t i = 0; i < its.ways.size(); ++i) {
            if (its.ways[i].grade == Grade::wrong) continue;
            const Path way = resolution.at("ways", i);
            for (std::size_t j = 0; j < its.ways[i].all.size(); ++j)
                needed(its.ways[i], its.ways[i].all[j], way.at("all", j));
        }
        for (std::size_t i = 0; i < its.actions.size(); ++i) {
            const ActionGrade& grade = its.actions[i];
            if (grade.grade == Grade::wrong) continue;
            const auto& most = grade.amount_max ? grade.amount_max : grade.amount_min;
            if (most) beyond(grade.action, *most, resolution.at("actions", i));
        }
    }

private:
    void needed(const ResolutionWay& way, const NeededAction& action, const Path& at) {
        const ActionGrade* grade = sure_grade(checker_.scenario.resolution, action);
        const Fills names = {{"name", way.id.value}, {"action", to_string(action.action)}};
        if (way.grade == Grade::right && grade != nullptr && grade->grade == Grade::wrong)
            checker_.report(Code::grades_contradict, at, names);
        if (always_refused(checker_.scenario, action, settable_))
            checker_.report(Code::needed_action_refused, at, names);
        if (action.amount_max) beyond(action.action, *action.amount_max, at);
    }
    /// An amount that counts as right or acceptable and that nobody may ever give. (Where no amount at all
    /// may be given, S051 says so.)
    void beyond(DeskAction action, const Amount& amount, const Path& at) {
        if (!needs_authority(action)) return;
        const std::int64_t most = most_allowed(checker_.scenario, action);
        const std::int64_t wanted = reach_of(amount, checker_.scenario).least;
        if (most < 0 || wanted <= most) return;
        checker_.report(Code::amount_beyond_authority, at,
                        {{"action", to_string(action)}, {"found", wanted}, {"max", most}});
    }

    Checker& checker_;
    Names settable_;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Amounts of money written in digits: "¥50", "50 元", "RMB 1,200.50"; as "50", "1200.50", sorted.
std::vector<std::string> amounts_in(std::string_view text) {
    constexpr std::string_view before[] = {"¥", "￥", "$", "RMB", "CNY"}, after[] = {"元", "块", "yuan"};
    std::vector<std::string> amounts;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        std::string_view left = text.substr(0, at);
        while (left.ends_with(' '))
            left.remove_suffix(1);
        std::string digits;
        for (; at < text.size(); ++at) {
            const bool inside = at + 1 < text.size() && is_digit(text[at + 1]);
            if (is_digit(text[at]) || (text[at] == '.' && inside))
                digits += text[at];
            else if (text[at] != ',' || !inside)
                break;
        }
        std::string_view right = text.substr(at);
        while (right.starts_with(' '))
            right.remove_prefix(1);
        const bool money = std::any_of(std::begin(before), std::end(before),
                                       [&](std::string_view sign) { return left.ends_with(sign); })
                           || std::any_of(std::begin(after), std::end(after),
                                          [&](std::string_view sign) { return right.starts_with(sign); });
        if (digits.ends_with(".00")) digits.resize(digits.size() - 3);
        if (money) amounts.push_back(std::move(digits));
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    return amounts;
}

void check_same_amounts(Checker& checker) {
    const auto shown = [](const std::vector<std::string>& amounts) {
        return fields::join({amounts.begin(), amounts.end()});
    };
    for (const fields::TextAt& text : checker.read.texts) {
        const auto en = amounts_in(text.text.en);
        if (en.empty()) continue;
        const auto zh = amounts_in(text.text.zh);
        // One language may spell out an amount: only what each says and the other does not is a difference.
        if (std::includes(zh.begin(), zh.end(), en.begin(), en.end())
            || std::includes(en.begin(), en.end(), zh.begin(), zh.end()))
            continue;
        checker.report(Code::amounts_differ, text, {{"key", text.key}, {"zh", shown(zh)}, {"en", shown(en)}});
    }
}

} // namespace

void check_agreement(Checker& checker) {
    if (checker.read.is_sound) Agreement(checker).check_all();
    check_same_amounts(checker);
}

} // namespace amends::scenario::checks
