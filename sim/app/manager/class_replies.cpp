#include "sim/app/manager/class_replies.hpp"

#include "sim/records/figures.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace amends::app {
namespace {

std::string text_in(const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

ClassNode& node_named(std::vector<ClassNode>& nodes, const std::string& id) {
    for (ClassNode& one : nodes)
        if (one.node == id) return one;
    return nodes.emplace_back(ClassNode{id, {}, {}});
}

/// The first answer of an attempt at each point.
void add_class_turns(std::vector<ClassNode>& nodes, const std::string& person, const nlohmann::json& result) {
    const auto turns = result.find("turns");
    if (turns == result.end() || !turns->is_array()) return;
    std::set<std::string> met;
    for (const auto& turn : *turns) {
        if (!turn.is_object()) continue;
        const std::string node = text_in(turn, "node"), text = text_in(turn, "text");
        if (node.empty() || text.empty() || !met.insert(node).second) continue;
        ClassNode& into = node_named(nodes, node);
        ClassReply reply{person, text, {}};
        if (const auto labels = turn.find("labels"); labels != turn.end() && labels->is_array())
            for (const auto& label : *labels)
                if (label.is_string()) reply.labels.push_back(label.get<std::string>());
        if (const auto said = turn.find("customer");
            into.customer.empty() && said != turn.end() && said->is_array())
            for (const auto& line : *said)
                if (line.is_string())
                    into.customer += (into.customer.empty() ? "" : "\n") + line.get<std::string>();
        into.replies.push_back(std::move(reply));
    }
}

bool is_told(const ClassNode& node) {
    std::set<std::string> people;
    for (const ClassReply& reply : node.replies)
        people.insert(reply.person);
    return static_cast<std::int64_t>(people.size()) >= told_from;
}

} // namespace

records::Outcome<std::vector<ClassNode>> class_nodes(records::Reader& reader, const std::string& scenario) {
    auto attempts = records::newest_assessments(reader, scenario, class_attempts_max);
    if (!attempts) return attempts.error();
    std::reverse(attempts.value().begin(), attempts.value().end());
    std::vector<ClassNode> nodes;
    for (const std::string& attempt : attempts.value()) {
        const auto row = records::find_attempt(reader, attempt);
        if (!row) return row.error();
        const auto results = records::results_of(reader, attempt);
        if (!results) return results.error();
        if (!row.value() || results.value().empty()) continue;
        const auto result = nlohmann::json::parse(results.value().back().result, nullptr, false);
        if (result.is_object()) add_class_turns(nodes, row.value()->person, result);
    }
    std::erase_if(nodes, [](const ClassNode& node) { return !is_told(node); });
    for (ClassNode& node : nodes) // by their words: the order of the sittings would tell who is who
        std::stable_sort(node.replies.begin(), node.replies.end(),
                         [](const ClassReply& a, const ClassReply& b) { return a.text < b.text; });
    return nodes;
}

records::Outcome<std::vector<std::string>> class_cases(records::Reader& reader) {
    return records::cases_met_by(reader, told_from, class_attempts_max);
}

std::string without_name(std::string text, const std::string& name) {
    if (name.empty()) return text;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), "…");
    return text;
}

} // namespace amends::app
