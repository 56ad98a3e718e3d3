// What the policies of a case let be given, held against what agents and supervisors may give.
#include "sim/scenario/check/amounts.hpp"

#include <algorithm>
#include <array>

namespace amends::scenario::checks {
namespace {

/// Words by which a sentence speaks of giving this. Of other amounts too much is said beside a limit: prices,
/// costs, what a carrier pays.
struct GivenThing {
    DeskAction action;
    std::array<std::string_view, 3> words;
};
constexpr std::array<GivenThing, 2> given_things = {
    {{DeskAction::coupon, {"券", "voucher", "coupon"}},
     {DeskAction::partial_refund, {"折价", "price reduction", "partial refund"}}}};

/// Of the things above the only one the sentence speaks of. What a supervisor decides is no limit of the
/// case: the answer there may be any within it.
const GivenThing* thing_given_in(std::string_view sentence) {
    constexpr std::string_view others[] = {"主管", "supervisor", "经理", "manager"};
    const GivenThing* found = nullptr;
    if (std::any_of(std::begin(others), std::end(others),
                    [&](std::string_view who) { return sentence.find(who) != std::string_view::npos; }))
        return nullptr;
    for (const GivenThing& one : given_things) {
        const bool named = std::any_of(one.words.begin(), one.words.end(), [&](std::string_view word) {
            return sentence.find(word) != std::string_view::npos;
        });
        if (named && found != nullptr) return nullptr;
        if (named) found = &one;
    }
    return found;
}

std::vector<std::string_view> sentences_of_policy(std::string_view text) {
    constexpr std::string_view ends[] = {"。", "；", "！", ". ", "; ", "\n"};
    std::vector<std::string_view> sentences;
    while (!text.empty()) {
        std::size_t end = text.size(), next = text.size();
        for (const std::string_view mark : ends) {
            const std::size_t at = text.find(mark);
            if (at < end) end = at, next = at + mark.size();
        }
        sentences.push_back(text.substr(0, end));
        text.remove_prefix(next);
    }
    return sentences;
}

std::string_view without_blanks_before(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    return text;
}

std::string_view without_blanks_behind(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool takes_off_front(std::string_view& text, std::initializer_list<std::string_view> words) {
    text = without_blanks_before(text);
    for (const std::string_view word : words) {
        if (!text.starts_with(word)) continue;
        text = without_blanks_before(text.substr(word.size()));
        return true;
    }
    return false;
}

bool takes_off_back(std::string_view& text, std::initializer_list<std::string_view> words) {
    text = without_blanks_behind(text);
    for (const std::string_view word : words) {
        if (!text.ends_with(word)) continue;
        text = without_blanks_behind(text.substr(0, text.size() - word.size()));
        return true;
    }
    return false;
}

bool is_digit_of_amount(char c) {
    return c >= '0' && c <= '9';
}

/// ".5" behind a number goes on with it; the stop of a sentence does not.
bool goes_on(std::string_view behind) {
    return behind.size() > 1 && (behind[0] == '.' || behind[0] == ',') && is_digit_of_amount(behind[1]);
}

/// "30 元以内", "最多 50 元", "up to ¥30", "¥100 at most": whole amounts, in minor units.
std::vector<std::int64_t> limits_named_in(std::string_view sentence) {
    constexpr std::size_t digits_max = 9;
    std::vector<std::int64_t> limits;
    for (std::size_t at = 0; at < sentence.size();) {
        std::size_t end = at;
        while (end < sentence.size() && is_digit_of_amount(sentence[end]))
            ++end;
        if (end == at) {
            ++at;
            continue;
        }
        std::string_view left = sentence.substr(0, at), right = sentence.substr(end);
        std::int64_t amount = 0;
        for (const char digit : sentence.substr(at, std::min(end - at, digits_max)))
            amount = amount * 10 + (digit - '0');
        const bool whole =
            end - at <= digits_max && !goes_on(right) && !left.ends_with('.') && !left.ends_with(',');
        at = end;
        const bool signed_before = takes_off_back(left, {"¥", "￥", "$", "RMB", "CNY"});
        const bool money = takes_off_front(right, {"元", "块", "yuan"}) || signed_before;
        const bool limit = takes_off_front(right, {"以内", "以下", "封顶", "为限", "at most", "or less"})
                           || takes_off_back(left, {"最多", "至多", "不超过", "上限", "最高", "up to",
                                                    "at most", "no more than"});
        if (whole && money && limit) limits.push_back(amount * 100);
    }
    return limits;
}

struct PolicyLimit {
    std::size_t policy;
    std::int64_t most;
};

/// Of each policy the most it lets be given, in any of its languages.
std::vector<PolicyLimit> limits_of(const Scenario& scenario, DeskAction action) {
    std::vector<PolicyLimit> limits;
    const auto& policies = scenario.desk.policies;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        std::int64_t most = -1;
        for (const support::Lang lang : scenario.languages)
            for (const std::string_view sentence : sentences_of_policy(policies[i].text.in(lang))) {
                const GivenThing* thing = thing_given_in(sentence);
                if (thing == nullptr || thing->action != action) continue;
                for (const std::int64_t limit : limits_named_in(sentence))
                    most = std::max(most, limit);
            }
        if (most >= 0) limits.push_back({i, most});
    }
    return limits;
}

} // namespace

void check_policies(Checker& checker) {
    if (!checker.read.is_sound) return;
    const Scenario& scenario = checker.scenario;
    const Path root, desk = root.at("desk");
    for (const GivenThing& thing : given_things) {
        const auto limits = limits_of(scenario, thing.action);
        if (limits.empty()) continue;
        const auto tell = [&](const PolicyLimit& limit, std::int64_t allowed) {
            const Path policy = desk.at("policies", limit.policy);
            checker.report(Code::policy_unlike_authority, policy.at("text"),
                           {{"name", scenario.desk.policies[limit.policy].id.value},
                            {"action", to_string(thing.action)},
                            {"found", limit.most},
                            {"max", allowed}});
        };
        const std::int64_t allowed = std::max<std::int64_t>(0, most_allowed(scenario, thing.action));
        bool told = false;
        for (const PolicyLimit& limit : limits)
            if (limit.most > allowed) {
                tell(limit, allowed);
                told = true;
            }
        const auto largest = std::max_element(limits.begin(), limits.end(),
                                              [](const auto& a, const auto& b) { return a.most < b.most; });
        const auto own = scenario.desk.authority.find(thing.action);
        if (told || own == scenario.desk.authority.end()) continue;
        const std::int64_t may = reach_of(own->second, scenario).most;
        if (may > largest->most) tell(*largest, may);
    }
}

} // namespace amends::scenario::checks
