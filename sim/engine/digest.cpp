// A state as text, to compare builds and machines.
#include "sim/engine/words.hpp"
#include "sim/engine/work.hpp"

#include <sstream>

namespace amends::engine {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

std::string text_of(const std::string& value) {
    return quoted(value);
}
std::string text_of(std::int64_t value) {
    return std::to_string(value);
}
std::string text_of(int value) {
    return std::to_string(value);
}
template <class Tag>
std::string text_of(const support::Id<Tag>& id) {
    return quoted(id.value);
}
std::string text_of(scenario::DeskAction action) {
    return std::string(to_string(action));
}
std::string text_of(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "none";
}
std::string text_of(const std::pair<std::int64_t, std::int64_t>& jump) {
    return std::to_string(jump.first) + "+" + std::to_string(jump.second);
}
std::string text_of(const Pending& pending) {
    return std::to_string(pending.due_ms) + ":" + quoted(pending.id);
}
std::string text_of(const std::vector<std::string>& list) {
    std::string out = "[";
    for (const std::string& entry : list)
        out += quoted(entry) + " ";
    return out + "]";
}
std::string text_of(const text::LabelSet& set) {
    std::string out = "[";
    for (const text::Label label : text::all_labels())
        if (has(set, label)) out += std::string(text::to_string(label)) + " ";
    return out + "]";
}

template <class Map>
std::string pairs(const Map& map) {
    std::string out;
    for (const auto& [key, value] : map)
        out += text_of(key) + "=" + text_of(value) + " ";
    return out;
}

template <class Range>
std::string list(const Range& range) {
    std::string out;
    for (const auto& entry : range)
        out += text_of(entry) + " ";
    return out;
}

void write(std::ostringstream& out, const TurnRecord& turn) {
    out << "turn node=" << turn.node.value << " visit=" << turn.visit << " first=" << turn.first_visit
        << " repeated=" << turn.repeated << " words=" << turn.words << " labels=" << text_of(turn.labels)
        << " due=" << text_of(turn.due) << " welcome=" << text_of(turn.welcome) << " acts=" << list(turn.acts)
        << "choice=" << turn.choice.value << " fired=" << turn.fired.value << " fell_back=" << turn.fell_back
        << " closed=" << turn.closed_ms << " response=" << turn.response_ms << " target=" << turn.target_ms
        << " limit=" << turn.limit_ms << " mood=" << turn.mood_before << ".." << turn.mood_after
        << " critical=" << turn.critical_misinforming << " not_understood=" << turn.not_understood
        << " never=" << text_of(turn.never_said) << " must=" << text_of(turn.must_said) << '\n';
}

void write(std::ostringstream& out, const ActionRecord& action) {
    out << "action " << to_string(action.action) << ' ' << pairs(action.arguments) << "at=" << action.at_ms
        << " turn=" << action.turn << " accepted=" << action.accepted << " refusal=" << action.refusal
        << " grade=" << static_cast<int>(action.grade) << " cost=" << action.cost << " rule=" << action.rule
        << " due=" << text_of(action.due_ms) << '\n';
}

void write(std::ostringstream& out, const LedgerEntry& entry) {
    out << "promise turn=" << entry.turn << " index=" << entry.promise << " measure=" << entry.measure
        << " object=" << entry.object << " currency=" << entry.currency << " amount=" << text_of(entry.amount)
        << " made=" << entry.made_ms << " due=" << text_of(entry.due_ms)
        << " state=" << static_cast<int>(entry.state) << " condition=" << entry.condition_id << '\n';
}

void write_open_turn(std::ostringstream& out, const State& state) {
    out << "open bubbles=" << state.open_bubbles << " first=" << state.first_bubble_ms
        << " words=" << state.open_words << " actions_from=" << state.turn_actions_from
        << " due=" << text_of(state.carried_due) << " welcome=" << text_of(state.carried_welcome)
        << " never=" << list(state.open_never_said) << "must=" << list(state.open_must_said) << '\n';
}

} // namespace

std::string digest(const State& state) {
    std::ostringstream out;
    out << "phase=" << static_cast<int>(state.phase) << " place=" << state.place.value << '\n';
    out << "now=" << state.now_ms << " jumped=" << state.jumped_ms << " jumps=[" << list(state.jumps)
        << "] waiting_since=" << state.waiting_since_ms << " patience=" << state.patience_ms
        << " taken_back=" << state.taken_back_ms << '\n';
    out << "mood=" << state.mood << " paused=" << state.paused << " accepted=" << state.offer_accepted
        << " closed_by_agent=" << state.closed_by_agent << " closed_early=" << state.closed_early
        << " interruptions=" << state.interruptions << " idle_moves=" << state.idle_moves << '\n';
    write_open_turn(out, state);
    out << "flags=" << list(state.flags) << "\nrevealed=" << list(state.revealed) << '\n';
    out << "visits=" << pairs(state.visits) << "\nfallbacks=" << pairs(state.fallbacks) << '\n';
    for (const TurnRecord& turn : state.turns)
        write(out, turn);
    for (const ActionRecord& action : state.actions)
        write(out, action);
    for (const LedgerEntry& entry : state.ledger)
        write(out, entry);
    out << "pending=" << list(state.pending) << "\nhappened=" << pairs(state.happened) << '\n';
    out << "told=" << list(state.told) << "\nwithheld=" << list(state.withheld) << '\n';
    out << "stock=" << pairs(state.stock) << "\nauthority=" << pairs(state.authority) << '\n';
    out << "label_counts=" << pairs(state.label_counts) << "\nhints=" << list(state.hints) << '\n';
    out << "hints_seen=" << list(state.hints_seen) << "\nwrapped=" << pairs(state.wrapped) << '\n';
    return out.str();
}

} // namespace amends::engine
