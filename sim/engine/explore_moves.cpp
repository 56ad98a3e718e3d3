#include "sim/engine/explore_moves.hpp"

#include "sim/engine/work.hpp"
#include "support/json_print.hpp"

#include <algorithm>

namespace amends::engine::exploring {
namespace {

using scenario::DeskAction;
using scenario::SampleGrade;

/// Good: principles and no fault; bad: a fault.
SampleGrade grade_of(const text::LabelSet& labels) {
    bool good = false;
    for (const text::Label label : text::all_labels()) {
        if (!has(labels, label)) continue;
        if (text::is_fault(label)) return SampleGrade::bad;
        good = true;
    }
    return good ? SampleGrade::good : SampleGrade::mixed;
}

bool speaks(text::ContextLang sample, support::Lang lang) {
    return (sample == text::ContextLang::en) == (lang == support::Lang::en);
}

/// An action somebody could mean: what the resolution or a rule of the desk names.
struct Wanted {
    DeskAction action{};
    std::string object;
    std::optional<std::int64_t> amount;
};

void add_wanted(std::vector<Wanted>& all, Wanted wanted) {
    const bool there = std::any_of(all.begin(), all.end(), [&](const Wanted& other) {
        return other.action == wanted.action && other.object == wanted.object
               && other.amount == wanted.amount;
    });
    if (!there) all.push_back(std::move(wanted));
}

std::vector<Wanted> wanted_of(const Case& play) {
    std::vector<Wanted> all;
    for (const auto& way : play.scenario->resolution.ways) {
        for (const auto& needed : way.all) {
            Wanted wanted{needed.action, needed.object, {}};
            if (needed.amount_min)
                wanted.amount = amount_of(play, *needed.amount_min);
            else if (needed.amount_max)
                wanted.amount = amount_of(play, *needed.amount_max);
            add_wanted(all, std::move(wanted));
        }
    }
    for (const auto& rule : play.scenario->desk.actions) {
        if (!scenario::is_free(rule.action)) add_wanted(all, {rule.action, rule.object, {}});
    }
    return all;
}

std::string first_good(const Case& play) {
    for (const auto& order : play.scenario->desk.orders)
        if (!order.items.empty()) return order.items[0].id.value;
    return {};
}

std::string right_option(const std::vector<scenario::WrapOption>& options, const char* otherwise) {
    for (const auto& option : options)
        if (option.right) return option.id.value;
    return otherwise;
}

/// The money an action asks for when nobody says how much: what is allowed, at most the price.
std::int64_t usual_amount(const Case& play, const State& state, DeskAction action,
                          const std::string& object) {
    const auto allowed = state.authority.find(action);
    const std::int64_t most = allowed == state.authority.end() ? 0 : allowed->second;
    const auto price = price_of(play, object);
    return price ? std::min(most, *price) : most;
}

/// The action with every parameter it needs.
ActionTaken filled(const Case& play, const State& state, const Wanted& wanted) {
    ActionTaken taken{wanted.action, {}};
    auto& arguments = taken.arguments;
    for (const scenario::ActionParameter& parameter : scenario::parameters_of(wanted.action)) {
        const std::string name(parameter.name);
        if (name == "object" && (parameter.required || !wanted.object.empty())) {
            arguments[name] = wanted.object.empty() ? first_good(play) : wanted.object;
        } else if (name == "amount" && (parameter.required || wanted.amount)) {
            arguments[name] =
                std::to_string(wanted.amount ? *wanted.amount
                                             : usual_amount(play, state, wanted.action, arguments["object"]));
        } else if (name == "department" && !play.scenario->desk.departments.empty()) {
            arguments[name] = play.scenario->desk.departments[0].id.value;
        } else if (name == "class") {
            arguments[name] = right_option(play.scenario->wrap_up.classes, "service");
        } else if (name == "severity") {
            arguments[name] = right_option(play.scenario->wrap_up.severities, "medium");
        } else if (name == "in") {
            arguments[name] = "86400";
        } else if (name == "text" && parameter.required) {
            arguments[name] = "-";
        }
    }
    std::erase_if(arguments, [](const auto& argument) { return argument.second.empty(); });
    return taken;
}

std::string line_of(const ActionTaken& taken) {
    std::string line = "do " + std::string(to_string(taken.action));
    for (const auto& [name, value] : taken.arguments) {
        const bool plain = !value.empty() && value.find_first_of(" \t\"") == std::string::npos;
        line += " " + name + "=" + (plain ? value : support::json_string(value));
    }
    return line;
}

bool done_already(const State& state, const ActionTaken& taken) {
    return std::any_of(state.actions.begin(), state.actions.end(), [&](const ActionRecord& done) {
        return done.accepted && done.action == taken.action
               && argument(done.arguments, "object") == argument(taken.arguments, "object");
    });
}

/// Seconds until the desk's or the supervisor's answer to the action comes.
std::int64_t answer_time(const Case& play, const ActionRecord& tried) {
    if (tried.rule < 0) return 0;
    return play.scenario->desk.actions[static_cast<std::size_t>(tried.rule)].answer_after_s;
}

std::string picked_line(const scenario::WrapUp& wrap_up, bool right) {
    std::string line = "wrap";
    for (const std::string_view question : scenario::wrap_questions()) {
        std::string picked;
        for (const auto& option : *scenario::options_of(wrap_up, question)) {
            if (option.right != right || (scenario::picks_one(question) && !picked.empty())) continue;
            picked += (picked.empty() ? "" : ",") + option.id.value;
        }
        if (!picked.empty()) line += " " + std::string(question) + "=" + picked;
    }
    return line;
}

} // namespace

JudgeReply remembering(JudgeReply judge) {
    auto known = std::make_shared<std::map<std::string, text::Verdict>>();
    return [judge = std::move(judge), known](const text::Context& context, std::string_view reply) {
        std::string key(reply);
        const auto add = [&key](std::string_view piece) { (key += '\x1F') += piece; };
        for (const std::string& line : context.customer)
            add(line);
        add("|");
        for (const std::string& fact : context.facts)
            add(fact);
        for (const text::ActionDone& done : context.actions) {
            add(done.action);
            for (const auto& [name, value] : done.arguments)
                add(value);
        }
        const auto found = known->find(key);
        if (found != known->end()) return found->second;
        return known->emplace(std::move(key), judge(context, reply)).first->second;
    };
}

std::vector<Move> replies(const PlayRunner& runner) {
    std::vector<Move> moves;
    const Playthrough& told = runner.told();
    if (told.state.phase != Phase::talking) return moves;
    if (told.play.way == scenario::Way::choices) {
        for (const scenario::Choice* choice : open_choices(told.play, told.state))
            moves.push_back({Move::Kind::choice, {"choose " + choice->id.value}, grade_of(choice->labels)});
        return moves;
    }
    const scenario::Node* node = find_node(*told.play.scenario, told.state.place);
    if (node == nullptr) return moves;
    for (const scenario::Sample& sample : node->samples) {
        if (!speaks(sample.lang, told.play.lang)) continue;
        Move move{Move::Kind::sample, {}, sample.grade};
        for (std::size_t at = 0; at <= sample.text.size();) {
            const std::size_t end = std::min(sample.text.find('\n', at), sample.text.size());
            if (end > at)
                move.lines.push_back("say " + support::json_string(sample.text.substr(at, end - at)));
            at = end + 1;
        }
        if (!move.lines.empty()) moves.push_back(std::move(move));
    }
    return moves;
}

std::vector<Move> actions(const PlayRunner& runner) {
    std::vector<Move> moves;
    const Playthrough& told = runner.told();
    if (told.state.phase != Phase::talking) return moves;
    for (const Wanted& wanted : wanted_of(told.play)) {
        const ActionTaken taken = filled(told.play, told.state, wanted);
        if (done_already(told.state, taken)) continue;
        const ActionRecord tried = try_action(told.play, told.state, taken);
        if (!tried.accepted) continue;
        Move move{Move::Kind::action, {line_of(taken)}, SampleGrade::mixed};
        if (const auto seconds = answer_time(told.play, tried); seconds > 0)
            move.lines.push_back("wait " + std::to_string(seconds));
        moves.push_back(std::move(move));
    }
    return moves;
}

std::optional<Move> waiting(const PlayRunner& runner) {
    const State& state = runner.told().state;
    if (state.phase != Phase::talking) return std::nullopt;
    for (const Pending& pending : state.pending) {
        if (pending.id != "patience" && !pending.id.starts_with("time:")) continue;
        const std::int64_t due_ms = contact_due_ms(state, pending) + state.taken_back_ms - runner.clock_ms();
        const std::int64_t seconds = std::max<std::int64_t>(1, (due_ms + 999) / 1000);
        return Move{Move::Kind::wait, {"wait " + std::to_string(seconds)}, SampleGrade::bad};
    }
    return std::nullopt;
}

std::vector<Move> wrap_ups(const PlayRunner& runner) {
    if (runner.told().state.phase != Phase::wrap_up) return {};
    const scenario::WrapUp& asked = runner.told().play.scenario->wrap_up;
    return {{Move::Kind::wrap_right, {picked_line(asked, true)}, SampleGrade::good},
            {Move::Kind::wrap_wrong, {picked_line(asked, false)}, SampleGrade::bad}};
}

std::vector<Move> all_moves(const PlayRunner& runner) {
    std::vector<Move> moves = replies(runner);
    for (Move& move : actions(runner))
        moves.push_back(std::move(move));
    if (auto wait = waiting(runner)) moves.push_back(std::move(*wait));
    for (Move& move : wrap_ups(runner))
        moves.push_back(std::move(move));
    return moves;
}

bool do_move(PlayRunner& runner, const Move& move) {
    for (const std::string& text : move.lines) {
        for (const scenario::ScriptLine& line : scenario::parse_script({}, text).lines)
            if (runner.perform(line)) return false;
    }
    runner.close_turn();
    return true;
}

PlayRunner begin(const Case& play, scenario::Way way, const JudgeReply& judge, std::uint64_t seed) {
    const Began began = begin_play(*play.scenario, Mode::practice, way, play.lang, seed);
    return PlayRunner(make_case(play.scenario, play.rubric, began), began, judge);
}

std::size_t Dice::roll(std::size_t sides) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return sides == 0 ? 0 : static_cast<std::size_t>(mixed % sides);
}

} // namespace amends::engine::exploring
