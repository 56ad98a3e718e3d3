#include "sim/app/author/inbox_pending.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using author::JsonPlace;
using support::Json;

bool names_act(const Json& json, const std::string& act) {
    if (json.key == "act" && json.is(Json::Kind::string)) return json.text == act;
    return std::any_of(json.children.begin(), json.children.end(),
                       [&](const Json& child) { return names_act(child, act); });
}

/// The entry of a node's list whose member is this text; null: none.
const Json* entry_with(const author::Document& document, const JsonPlace& list, const char* key,
                       const std::string& text) {
    const Json* entries = author::value_at(document, list);
    for (std::size_t i = 0; entries != nullptr && i < entries->children.size(); ++i)
        if (author::text_at(document, list / i / key) == text) return &entries->children[i];
    return nullptr;
}

} // namespace

bool is_made(const author::Document& document, const PendingMark& pending) {
    const auto node = author::node_in(document, pending.node.value);
    if (!node) return false;
    const JsonPlace at = JsonPlace{} / "nodes" / *node;
    using enum author::InboxMark::Outcome;
    if (pending.mark.outcome == sample)
        return entry_with(document, at / "samples", "text", pending.words) != nullptr;
    if (pending.mark.outcome != transition) return true;
    const Json* way = entry_with(document, at / "transitions", "id", pending.mark.became);
    return way != nullptr
           && std::all_of(pending.acts.begin(), pending.acts.end(),
                          [&](const text::ActId& act) { return names_act(*way, act.value); });
}

std::vector<author::InboxEntry> inbox_for(const std::vector<author::InboxTurn>& turns,
                                          const std::vector<std::string>& scenarios,
                                          const std::vector<PendingMark>& pending,
                                          const author::Document& document) {
    std::vector<author::InboxTurn> own;
    for (const author::InboxTurn& turn : turns)
        if (std::find(scenarios.begin(), scenarios.end(), turn.scenario) != scenarios.end())
            own.push_back(turn);
    for (const PendingMark& one : pending) {
        if (!is_made(document, one)) continue;
        for (author::InboxTurn& turn : own)
            if (std::find(one.turns.begin(), one.turns.end(), records::TurnName{turn.attempt, turn.turn.seq})
                != one.turns.end())
                turn.mark = one.mark;
    }
    return author::inbox_of(own);
}

} // namespace amends::app
