// May I, and if not, why? One rule for the greyed-out button and for the event.
#include "sim/engine/words.hpp"
#include "sim/engine/work.hpp"
#include "sim/scenario/script.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using Answer = std::optional<WhyNot>;

Answer no(std::string id, std::string zh, std::string en) {
    return WhyNot{std::move(id), {std::move(zh), std::move(en)}};
}

Answer not_in_assessment() {
    return no("not_in_assessment", "考核中不能这样做。", "This is not possible in an assessment.");
}

bool lists(const std::vector<scenario::WrapOption>& options, const std::string& id) {
    return std::any_of(options.begin(), options.end(),
                       [&](const scenario::WrapOption& option) { return option.id.value == id; });
}

Answer fault_in_pick(const std::string& question, const std::vector<scenario::WrapOption>& options,
                     bool single, const std::vector<std::string>& picked) {
    if (single && picked.size() > 1)
        return no("one_only", "“" + question + "”只能选一项。", "Only one answer to \"" + question + "\".");
    for (const std::string& id : picked)
        if (!lists(options, id))
            return no("unknown_option", "“" + question + "”没有选项“" + id + "”。",
                      "\"" + question + "\" has no option \"" + id + "\".");
    return std::nullopt;
}

struct Asker {
    const Case& play;
    const State& state;

    [[nodiscard]] const scenario::Node* node() const { return find_node(*play.scenario, state.place); }

    Answer talking() const {
        if (state.place.empty()) return no("not_begun", "对话还没有开始。", "The contact has not begun.");
        if (state.phase == Phase::finished || state.phase == Phase::abandoned)
            return no("finished", "这次对话已经结束。", "This contact is over.");
        if (state.phase == Phase::wrap_up)
            return no("wrap_up", "对话已结束，请填写小结。",
                      "The conversation is over; the wrap-up is left to do.");
        if (state.paused) return no("paused", "演练已暂停。", "The practice is paused.");
        return std::nullopt;
    }

    Answer operator()(const Began&) const {
        if (state.place.empty() && state.phase == Phase::talking) return std::nullopt;
        return no("begun_already", "对话已经开始了。", "The contact has begun already.");
    }
    Answer operator()(const BubbleSent& bubble) const {
        if (const Answer answer = talking()) return answer;
        if (play.way != scenario::Way::free)
            return no("choices_only", "这次要从给出的回复里选。",
                      "This time one of the replies given is picked.");
        if (!has_words(bubble.text)) return no("empty_reply", "回复是空的。", "The reply is empty.");
        const int most = play.scenario->contact.max_chars;
        if (most > 0 && support::count_code_points(bubble.text) > static_cast<std::size_t>(most))
            return no("too_long", "一条消息最多 " + std::to_string(most) + " 个字。",
                      "A message may have " + std::to_string(most) + " characters at most.");
        return std::nullopt;
    }
    Answer operator()(const TurnClosed&) const {
        if (const Answer answer = talking()) return answer;
        if (state.open_bubbles > 0) return std::nullopt;
        return no("no_open_turn", "还没有发送任何回复。", "No reply has been sent yet.");
    }
    Answer operator()(const ChoiceTaken& taken) const {
        if (const Answer answer = talking()) return answer;
        if (play.way != scenario::Way::choices)
            return no("free_text_only", "这次要自己打字回复。", "This time the reply is typed.");
        if (const scenario::Node* at = node()) // the order in which they are shown does not matter
            for (const scenario::Choice& choice : at->choices)
                if (choice.id == taken.choice && holds(play, state, shown_scope(state), choice.when))
                    return std::nullopt;
        return no("unknown_choice", "现在没有名为“" + taken.choice.value + "”的选项。",
                  "There is no choice \"" + taken.choice.value + "\" now.");
    }
    Answer operator()(const ActionTaken&) const {
        if (state.phase == Phase::wrap_up) return std::nullopt; // Work after the call may still be done.
        return talking();
    }
    Answer operator()(const DueReached& due) const {
        if (const Answer answer = talking()) return answer;
        const bool known = std::any_of(state.pending.begin(), state.pending.end(),
                                       [&](const Pending& pending) { return pending.id == due.id; });
        return known ? Answer{} : no("nothing_due", "没有到期的事项。", "Nothing of that name falls due.");
    }
    Answer operator()(const HintShown& hint) const {
        if (const Answer answer = talking()) return answer;
        if (play.mode == Mode::assessment) return not_in_assessment();
        const bool known =
            node() && hint.index >= 0 && static_cast<std::size_t>(hint.index) < node()->hints.size();
        return known ? Answer{} : no("no_hint", "这里没有这条提示。", "There is no such hint here.");
    }
    Answer operator()(const NotUnderstood&) const {
        if (!state.turns.empty() && state.phase != Phase::abandoned) return std::nullopt;
        return no("no_turn", "还没有可标记的回复。", "There is no reply to mark yet.");
    }
    Answer operator()(const Paused&) const {
        if (const Answer answer = talking()) return answer;
        return play.mode == Mode::assessment ? not_in_assessment() : Answer{};
    }
    Answer operator()(const Resumed& resumed) const {
        if (state.place.empty()) return no("not_begun", "对话还没有开始。", "The contact has not begun.");
        if (state.phase == Phase::finished || state.phase == Phase::abandoned)
            return no("finished", "这次对话已经结束。", "This contact is over.");
        if (state.paused || resumed.after_crash || !resumed.judge_fingerprint.empty()) return std::nullopt;
        return no("not_paused", "演练没有暂停。", "The practice is not paused.");
    }
    Answer operator()(const ClosedByAgent&) const { return talking(); }
    Answer operator()(const WrappedUp& wrapped) const {
        if (state.phase != Phase::wrap_up)
            return no("no_wrap_up", "现在不能提交小结。", "There is no wrap-up to hand in now.");
        for (const auto& [question, picked] : wrapped.picked)
            if (const Answer fault = fault_in(question, picked)) return fault;
        return std::nullopt;
    }
    Answer operator()(const RewoundTo& rewound) const {
        if (play.mode == Mode::assessment) return not_in_assessment();
        if (state.place.empty()) return no("not_begun", "对话还没有开始。", "The contact has not begun.");
        if (state.phase == Phase::abandoned)
            return no("finished", "这次对话已经结束。", "This contact is over.");
        return rewound.seq >= 0 ? Answer{} : no("no_such_event", "没有这一步。", "There is no such step.");
    }
    Answer operator()(const Abandoned&) const {
        if (state.phase != Phase::finished && state.phase != Phase::abandoned) return std::nullopt;
        return no("finished", "这次对话已经结束。", "This contact is over.");
    }

private:
    Answer fault_in(const std::string& question, const std::vector<std::string>& picked) const {
        if (const auto* options = scenario::options_of(play.scenario->wrap_up, question))
            return fault_in_pick(question, *options, scenario::picks_one(question), picked);
        return no("unknown_question", "小结里没有“" + question + "”这一项。",
                  "The wrap-up has no question \"" + question + "\".");
    }
};

} // namespace

std::optional<WhyNot> why_not(const Case& play, const State& state, const Payload& payload) {
    return std::visit(Asker{play, state}, payload);
}

std::int64_t story_at(const State& state, std::int64_t contact_ms) {
    std::int64_t story = contact_ms;
    for (const auto& [at_ms, by_ms] : state.jumps)
        if (at_ms < contact_ms) story += by_ms;
    return story;
}

std::vector<const scenario::Choice*> open_choices(const Case& play, const State& state) {
    std::vector<const scenario::Choice*> open;
    const scenario::Node* node = find_node(*play.scenario, state.place);
    if (!node || state.phase != Phase::talking) return open;
    for (const std::size_t index : choice_order(play, *node))
        if (holds(play, state, shown_scope(state), node->choices[index].when))
            open.push_back(&node->choices[index]);
    return open;
}

} // namespace amends::engine
