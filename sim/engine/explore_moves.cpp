#include "sim/engine/explore_moves.hpp"

#include "sim/engine/pinned_rows.hpp"
#include "sim/engine/work.hpp"
#include "support/json_print.hpp"
#include "support/splitmix.hpp"

#include <algorithm>

namespace amends::engine::exploring {
namespace {

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

} // namespace

std::vector<Move> replies(const PlayRunner& runner) {
    std::vector<Move> moves;
    const Playthrough& told = runner.told();
    if (told.state.phase != Phase::talking) return moves;
    const scenario::Node* node = find_node(*told.play.scenario, told.state.place);
    if (node == nullptr) return moves;
    if (told.play.way == scenario::Way::choices) {
        const auto add = [&](const scenario::Choice& choice) {
            moves.push_back({Move::Kind::choice, {"choose " + choice.id.value}, grade_of(choice.labels)});
        };
        if (told.play.seed != nothing_drawn)
            for (const scenario::Choice* choice : open_choices(told.play, told.state))
                add(*choice);
        else
            for (const scenario::Choice& choice : node->choices)
                if (holds(told.play, told.state, shown_scope(told.state), choice.when)) add(choice);
        return moves;
    }
    for (const scenario::Sample& sample : node->samples) {
        if (!speaks(sample.lang, told.play.lang)) continue;
        Move move{Move::Kind::sample, {}, sample.grade};
        const std::string& words = sample.text; // values drawn are filled in where the line is played
        for (std::size_t at = 0; at <= words.size();) {
            const std::size_t end = std::min(words.find('\n', at), words.size());
            if (end > at) move.lines.push_back("say " + support::json_string(words.substr(at, end - at)));
            at = end + 1;
        }
        if (!move.lines.empty()) moves.push_back(std::move(move));
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

std::vector<Move> late(const PlayRunner& runner) {
    std::vector<Move> moves;
    const Case& play = runner.told().play;
    const State& state = runner.told().state;
    if (state.phase != Phase::talking) return moves;
    const std::int64_t waited = runner.clock_ms() - state.taken_back_ms - state.waiting_since_ms;
    std::int64_t before_ms = INT64_MAX;
    for (const Pending& pending : state.pending)
        if (pending.id == "patience" || pending.id.starts_with("time:"))
            before_ms =
                std::min(before_ms, contact_due_ms(state, pending) + state.taken_back_ms - runner.clock_ms());
    for (const std::int64_t bound : {target_ms(play, state), limit_ms(play, state)}) {
        const std::int64_t seconds = (bound - waited) / 1000 + 1;
        if (waited > bound || seconds * 1000 >= before_ms) continue;
        moves.push_back({Move::Kind::wait, {"wait " + std::to_string(seconds)}, SampleGrade::bad});
    }
    return moves;
}

std::string wrap_line(const scenario::WrapUp& wrap_up, bool right) {
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

std::vector<Move> wrap_ups(const PlayRunner& runner) {
    if (runner.told().state.phase != Phase::wrap_up) return {};
    const scenario::WrapUp& asked = runner.told().play.scenario->wrap_up;
    return {{Move::Kind::wrap_right, {wrap_line(asked, true)}, SampleGrade::good},
            {Move::Kind::wrap_wrong, {wrap_line(asked, false)}, SampleGrade::bad}};
}

std::vector<Move> all_moves(const PlayRunner& runner, const Watched& watched) {
    std::vector<Move> moves = replies(runner);
    for (Move& move : moves_beside_replies(runner, watched))
        moves.push_back(std::move(move));
    return moves;
}

std::vector<Move> moves_beside_replies(const PlayRunner& runner, const Watched& watched) {
    std::vector<Move> moves = actions(runner, watched);
    if (auto wait = waiting(runner)) moves.push_back(std::move(*wait));
    for (Move& move : wrap_ups(runner)) {
        if (move.kind == Move::Kind::wrap_right) {
            const Lines due = call_back_due(runner.told().play, runner.told().state);
            move.lines.insert(move.lines.begin(), due.begin(), due.end());
        }
        moves.push_back(std::move(move));
    }
    return moves;
}

bool do_move(PlayRunner& runner, const Move& move) {
    if (!do_lines(runner, move.lines)) return false;
    runner.close_turn();
    return true;
}

void append_move(Lines& script, const Move& move) {
    const auto says = [](const std::string& line) { return line.starts_with("say "); };
    if (!script.empty() && !move.lines.empty() && says(script.back()) && says(move.lines.front()))
        script.emplace_back("wait 0");
    script.insert(script.end(), move.lines.begin(), move.lines.end());
}

bool do_lines(PlayRunner& runner, const Lines& lines) {
    for (const std::string& text : lines) {
        for (const scenario::ScriptLine& line : scenario::parse_script({}, text).lines)
            if (runner.perform(line)) return false;
    }
    return true;
}

PlayRunner begin(const Case& play, scenario::Way way, const JudgeReply& judge, std::uint64_t seed) {
    Began began = begin_play(*play.scenario, Mode::practice, way, play.lang, seed);
    if (seed == nothing_drawn) began.drawn = play.drawn;
    PlayRunner runner(make_case(play.scenario, play.rubric, began), began, judge);
    runner.keep_no_contexts();
    return runner;
}

std::size_t Dice::roll(std::size_t sides) {
    const std::uint64_t mixed = support::next_splitmix(state_);
    return sides == 0 ? 0 : static_cast<std::size_t>(mixed % sides);
}

} // namespace amends::engine::exploring
