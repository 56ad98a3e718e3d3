#include "sim/engine/explore_hearing.hpp"

#include <algorithm>

namespace amends::engine::exploring {

void Hearing::close_turn(PlayRunner& runner) {
    const Playthrough& told = runner.told();
    if (told.open.empty()) return;
    if (readings_ == Readings::each) return runner.close_turn();
    const std::string reply = open_reply(told);
    auto known = read_.find(told.state.place.value + '\x1E' + reply);
    if (known == read_.end()) {
        text::Verdict verdict = judge_(context_of(told), reply);
        verdict.evidence.clear(); // reasons are for people
        known = read_.emplace(told.state.place.value + '\x1E' + reply, std::move(verdict)).first;
    }
    runner.happen(TurnClosed{known->second});
}

bool Hearing::do_move(PlayRunner& runner, const Move& move) {
    if (!do_lines(runner, move.lines)) return false;
    close_turn(runner);
    return true;
}

namespace {

void add_piece(std::string& key, std::string_view piece) {
    (key += std::to_string(piece.size())) += ':';
    key += piece;
}

std::string exact_key(const text::Context& context, std::string_view reply) {
    std::string key;
    key.reserve(4096);
    key += static_cast<char>('0' + static_cast<int>(context.lang));
    add_piece(key, reply);
    for (const text::Utterance& line : context.history) {
        key += static_cast<char>('0' + static_cast<int>(line.who));
        add_piece(key, line.text);
    }
    for (const auto* list : {&context.customer, &context.facts, &context.shown, &context.hints, &context.own}) {
        key += '|';
        for (const std::string& text : *list)
            add_piece(key, text);
    }
    for (const text::ActionDone& done : context.actions) {
        add_piece(key, done.action);
        for (const auto& [name, value] : done.arguments) {
            add_piece(key, name);
            add_piece(key, value);
        }
        key += '|';
    }
    add_piece(key, context.now.value_or(""));
    return key;
}

} // namespace

JudgeReply asked_once(JudgeReply judge) {
    auto known = std::make_shared<std::unordered_map<std::string, text::Verdict>>();
    return [known, judge = std::move(judge)](const text::Context& context, std::string_view reply) {
        std::string key = exact_key(context, reply);
        const auto found = known->find(key);
        if (found != known->end()) return found->second;
        text::Verdict verdict = judge(context, reply);
        known->emplace(std::move(key), verdict);
        return verdict;
    };
}

namespace {

constexpr std::size_t ways_to_say_max = 8;

/// Names that together let a condition hold, for each way there is.
using WaysToSay = std::vector<std::set<std::string>>;

WaysToSay ways_to_say(const scenario::Condition&);

WaysToSay said_together(const std::vector<scenario::Condition>& parts) {
    WaysToSay all = {{}};
    for (const scenario::Condition& part : parts) {
        WaysToSay longer;
        for (const auto& before : all)
            for (const auto& more : ways_to_say(part)) {
                if (longer.size() >= ways_to_say_max) break;
                longer.push_back(before);
                longer.back().insert(more.begin(), more.end());
            }
        all = std::move(longer);
    }
    return all;
}

WaysToSay ways_to_say(const scenario::Condition& condition) {
    if (const auto* act = std::get_if<scenario::HasAct>(&condition.is)) return {{act->act.value}};
    if (const auto* label = std::get_if<scenario::HasLabel>(&condition.is))
        return {{std::string(to_string(label->label))}};
    if (const auto* all = std::get_if<scenario::AllOf>(&condition.is)) return said_together(all->parts);
    const auto* any = std::get_if<scenario::AnyOf>(&condition.is);
    if (any == nullptr) return {{}};
    WaysToSay ways;
    for (const scenario::Condition& part : any->parts)
        for (auto& way : ways_to_say(part))
            if (ways.size() < ways_to_say_max) ways.push_back(std::move(way));
    return ways;
}

} // namespace

text::Verdict read_acts(const text::Context&, std::string_view reply) {
    text::Verdict verdict;
    if (!reply.starts_with('[') || !reply.ends_with(']')) return verdict;
    for (std::size_t at = 1; at + 1 < reply.size();) {
        const std::size_t end = std::min(reply.find_first_of(" ]", at), reply.size() - 1);
        const std::string_view name = reply.substr(at, end - at);
        at = end + 1;
        if (name.empty()) continue;
        if (const auto label = text::label_from(name))
            add(verdict.labels, *label);
        else
            verdict.acts.push_back({text::ActId(std::string(name)), {0, reply.size()}, {}});
    }
    return verdict;
}

std::vector<Move> replies_by_acts(const scenario::Node& node) {
    std::set<std::set<std::string>> wanted = {{}};
    for (const scenario::Transition& transition : node.transitions) {
        if (transition.on != scenario::Trigger::reply || transition.when.empty()) continue;
        for (auto& names : ways_to_say(transition.when.front()))
            wanted.insert(std::move(names));
    }
    std::vector<Move> moves;
    for (const auto& names : wanted) {
        std::string words;
        for (const std::string& name : names)
            words += (words.empty() ? "" : " ") + name;
        moves.push_back({Move::Kind::sample, {"say \"[" + words + "]\""}, scenario::SampleGrade::mixed});
    }
    return moves;
}

} // namespace amends::engine::exploring
