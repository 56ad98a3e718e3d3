#include "sim/scenario/accepted.hpp"
#include "sim/scenario/check/checker.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::scenario {
namespace {

constexpr std::size_t columns_least = 40; ///< of a quotation; a Chinese character takes two

/// Problems of this number speak of one sample, model reply or choice.
bool is_about_one_reply(std::string_view code) {
    constexpr Code about_one[] = {Code::choice_label_not_read, Code::choice_label_not_given,
                                  Code::sample_labels_missed, Code::sample_fault_not_given};
    return std::any_of(std::begin(about_one), std::end(about_one),
                       [&](Code one) { return code == problem_kind(one).id; });
}

/// The samples and model replies of a node, each text once. A part's node is known by its own id as well.
std::set<std::string> replies_at(const Scenario& scenario, std::string_view at) {
    std::set<std::string> all;
    const auto take = [&](const Node& node) {
        for (const Sample& sample : node.samples)
            all.insert(sample.text);
        for (const support::Localized& model : node.models)
            for (const support::Lang lang : scenario.languages)
                all.insert(model.in(lang));
    };
    for (const Node& node : scenario.nodes)
        if (node.id.value == at) take(node);
    if (!all.empty()) return all;
    for (const Node& node : scenario.nodes)
        if (node.id.value.ends_with(at)) take(node);
    return all;
}

constexpr std::string_view after_node = ": ";

/// "NODE: WORDS" taken apart; no words where only an id stands.
struct NamedReply {
    std::string_view node, words;
};
NamedReply parted(std::string_view at) {
    const std::size_t end = at.find(after_node);
    if (end == std::string_view::npos) return {at, {}};
    return {at.substr(0, end), at.substr(end + after_node.size())};
}

/// The reply a problem is about; empty when it is about none.
std::string_view words_of(const Found& found) {
    return found.ids.empty() ? std::string_view{} : parted(found.ids.back()).words;
}

/// The replies that a suppression names: the one it quotes whole, else all that begin so.
std::set<std::string> named_replies(const Scenario& scenario, const NamedReply& name) {
    std::set<std::string> replies = replies_at(scenario, name.node);
    if (replies.contains(std::string(name.words))) return {std::string(name.words)};
    std::erase_if(replies, [&](const std::string& reply) { return !reply.starts_with(name.words); });
    return replies;
}

bool fits(const Scenario& scenario, const Found& found, const Suppression& suppression) {
    if (found.problem.code != suppression.code || !can_be_accepted(found.problem)) return false;
    if (suppression.at.empty()) return true;
    const NamedReply name = parted(suppression.at);
    if (std::find(found.ids.begin(), found.ids.end(), name.node) == found.ids.end()) return false;
    return name.words.empty() || named_replies(scenario, name).contains(std::string(words_of(found)));
}

} // namespace

bool is_told_later(std::string_view code) {
    constexpr Code later[] = {
        Code::choice_label_not_read, Code::choice_label_not_given, Code::model_misses_due,
        Code::bad_sample_passes,     Code::sample_labels_missed,   Code::sample_fault_not_given,
        Code::first_choice_best,     Code::not_found_in_walk,      Code::never_happens,
        Code::critical_unavoidable,  Code::score_ceiling,          Code::no_way_out,
        Code::never_reached,         Code::suppression_of_many,    Code::suppression_ambiguous,
        Code::sample_acts_missed};
    return std::any_of(std::begin(later), std::end(later),
                       [&](Code one) { return code == problem_kind(one).id; });
}

bool can_be_accepted(const support::Problem& problem) {
    return problem.severity != support::Severity::error || is_about_one_reply(problem.code);
}

Accepted accept(const Scenario& scenario, std::vector<Found> all) {
    Accepted sorted;
    sorted.accepted.resize(scenario.suppress.size());
    for (Found& found : all) {
        bool accepted = false;
        for (std::size_t i = 0; i < scenario.suppress.size(); ++i) {
            if (!fits(scenario, found, scenario.suppress[i])) continue;
            sorted.accepted[i].push_back(found);
            accepted = true;
        }
        if (!accepted) sorted.left.push_back(std::move(found));
    }
    return sorted;
}

std::vector<Found> taken_in_passing(const Suppression& suppression, const std::vector<Found>& covered) {
    std::vector<Found> in_passing;
    for (const Found& found : covered) {
        if (!is_about_one_reply(found.problem.code)) continue;
        const bool is_choice = words_of(found).empty();
        const bool named = is_choice ? !found.ids.empty()
                                           && (found.ids.back() == suppression.at
                                               || (found.ids.front() == suppression.at
                                                   && suppression.at.ends_with(found.ids.back())))
                                     : !parted(suppression.at).words.empty();
        if (!named) in_passing.push_back(found);
    }
    return in_passing;
}

std::string reply_name(std::string_view node, std::string_view words) {
    return std::string(node).append(after_node).append(words);
}

std::string narrowest_at(const Scenario& scenario, const Found& found) {
    if (found.ids.empty()) return {};
    const auto [node, words] = parted(found.ids.back());
    if (words.empty()) return found.ids.back();
    const std::set<std::string> replies = replies_at(scenario, node);
    std::size_t end = 0;
    for (std::size_t columns = 0; end < words.size();) {
        const std::string_view begin = words.substr(0, end);
        const bool is_one = std::none_of(replies.begin(), replies.end(), [&](const std::string& reply) {
            return reply != words && reply.starts_with(begin);
        });
        if (columns >= columns_least && is_one) break;
        const support::CodePoint point = support::decode_utf8(words, end);
        columns += point.value >= 0x2E80 ? 2 : 1;
        end += point.length;
    }
    return reply_name(node, words.substr(0, end));
}

std::vector<support::Problem> problems_of(const Scenario& scenario, const SourceMap& source,
                                          const Accepted& sorted) {
    std::vector<support::Problem> problems;
    for (const Found& one : sorted.left)
        problems.push_back(one.problem);
    const Path root;
    for (std::size_t i = 0; i < scenario.suppress.size(); ++i) {
        const Suppression& suppression = scenario.suppress[i];
        const Path entry = root.at("suppress", i);
        const auto tell = [&](Code code, const Path& at, Fills fills) {
            const SourcePlace place = source.at(at);
            fills.emplace_back("name", suppression.code);
            problems.push_back(make_problem(code, place.file, place.line, place.column, fills));
        };
        if (!is_told_later(suppression.code)) continue;
        const auto severity = find_problem_kind(suppression.code)->severity;
        if (severity == support::Severity::error && !is_about_one_reply(suppression.code))
            continue; // S059 has told of it
        const auto& covered = sorted.accepted[i];
        if (covered.empty()) tell(Code::suppression_unused, entry.at("code"), {});
        const auto in_passing = static_cast<std::int64_t>(taken_in_passing(suppression, covered).size());
        if (in_passing > 0) tell(Code::suppression_of_many, entry.at("code"), {{"count", in_passing}});
        const NamedReply name = parted(suppression.at);
        const std::size_t named = name.words.empty() ? 1 : named_replies(scenario, name).size();
        if (named > 1)
            tell(Code::suppression_ambiguous, entry.at("at"),
                 {{"count", static_cast<std::int64_t>(named)}, {"node", name.node}});
    }
    sort_and_limit(problems);
    return problems;
}

std::vector<support::Problem> not_accepted(const Scenario& scenario, const SourceMap& source,
                                           std::vector<Found> found) {
    return problems_of(scenario, source, accept(scenario, std::move(found)));
}

namespace checks {

void obey_suppressions(Checker& checker) {
    const Path root;
    Accepted sorted = accept(checker.scenario, std::move(checker.found));
    checker.found.clear();
    const auto& list = checker.scenario.suppress;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Path entry = root.at("suppress", i);
        const ProblemKind* kind = find_problem_kind(list[i].code);
        if (list[i].code.empty() || !sorted.accepted[i].empty()) continue;
        const bool is_error = kind != nullptr && kind->severity == support::Severity::error
                              && !is_about_one_reply(list[i].code);
        if (is_told_later(list[i].code) && !is_error) continue;
        if (kind == nullptr) {
            checker.report(Code::suppression_unknown_code, entry.at("code"), {{"name", list[i].code}});
        } else if (is_error) {
            checker.report(Code::suppression_of_error, entry.at("code"), {{"name", list[i].code}});
        } else {
            checker.report(Code::suppression_unused, entry.at("code"), {{"name", list[i].code}});
        }
    }
    sorted.left.insert(sorted.left.end(), std::make_move_iterator(checker.found.begin()),
                       std::make_move_iterator(checker.found.end()));
    checker.found = std::move(sorted.left);
}

} // namespace checks
} // namespace amends::scenario
