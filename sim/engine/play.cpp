#include "sim/engine/play.hpp"

#include "sim/engine/filled_line.hpp"
#include "sim/scenario/problem_kinds.hpp"

namespace amends::engine {
namespace {

/// Why an action makes no sense at all, as opposed to one that the desk refuses: a window could not ask for
/// it.
std::optional<WhyNot> senseless(const Case& play, const State& state, const ActionTaken& action) {
    const ActionRecord tried = try_action(play, state, action);
    if (tried.refusal != "parameter" && tried.refusal != "unknown_object") return std::nullopt;
    return WhyNot{tried.refusal,
                  {refusal_of(play, tried, support::Lang::zh), refusal_of(play, tried, support::Lang::en)}};
}

} // namespace

Began begin_play(const scenario::Scenario& scenario, Mode mode, scenario::Way way, support::Lang lang,
                 std::uint64_t seed) {
    Began began;
    began.engine_version = engine_version;
    began.mode = mode;
    began.way = way;
    began.lang = lang;
    began.seed = seed;
    began.drawn = draw(scenario, seed);
    return began;
}

PlayRunner::PlayRunner(Case play, Began began, JudgeReply judge)
    : told_(new_playthrough(std::move(play))), judge_(std::move(judge)) {
    happen(std::move(began));
}

bool PlayRunner::finished() const {
    return told_.state.phase == Phase::finished || told_.state.phase == Phase::abandoned;
}

std::optional<WhyNot> PlayRunner::happen(Payload payload) {
    if (auto why = why_not(told_.play, told_.state, payload)) return why;
    const std::size_t turns = told_.turns.size();
    advance(told_, {clock_ms_, told_.play.contact, std::move(payload)});
    if (keeps_contexts_ && told_.turns.size() > turns && contexts_.size() < told_.turns.size())
        contexts_.resize(told_.turns.size());
    pass_time(0);
    return std::nullopt;
}

void PlayRunner::close_turn() {
    if (told_.open.empty()) return;
    text::Context context = context_of(told_);
    text::Verdict verdict = judge_(context, open_reply(told_));
    if (keeps_contexts_) {
        contexts_.resize(told_.turns.size());
        contexts_.push_back(std::move(context));
    }
    happen(TurnClosed{std::move(verdict)});
}

void PlayRunner::pass_time(std::int64_t by_ms) {
    clock_ms_ += by_ms;
    while (auto due = due_next(told_.play, told_.state, clock_ms_))
        advance(told_, std::move(*due));
    if (keeps_ != Keeps::all) forget();
}

void PlayRunner::forget() {
    told_.events.clear();
    for (TurnWords& turn : told_.turns)
        turn.verdict = {};
    if (keeps_ == Keeps::words) return;
    told_.lines.clear();
    told_.turns.clear();
    told_.open_from = 0;
}

std::optional<WhyNot> PlayRunner::act(const scenario::DoLine& line) {
    ActionTaken action{line.action, filled_line(told_.play, line).arguments};
    if (auto why = why_not(told_.play, told_.state, action)) return why;
    if (auto why = senseless(told_.play, told_.state, action)) return why;
    return happen(std::move(action));
}

std::optional<WhyNot> PlayRunner::perform(const scenario::ScriptLine& line) {
    if (const auto* say = std::get_if<scenario::SayLine>(&line.is))
        return happen(BubbleSent{render(told_.play, {say->text, say->text}, told_.play.lang)});
    close_turn();
    if (const auto* choose = std::get_if<scenario::ChooseLine>(&line.is))
        return happen(ChoiceTaken{choose->choice});
    if (const auto* action = std::get_if<scenario::DoLine>(&line.is)) return act(*action);
    if (const auto* wrap = std::get_if<scenario::WrapLine>(&line.is)) return happen(WrappedUp{wrap->picked});
    pass_time(std::get<scenario::WaitLine>(line.is).seconds * 1000);
    return std::nullopt;
}

namespace {

/// How the line would be possible: the other way of answering. Empty where that is not what is wrong.
std::string_view other_way(const WhyNot& why) {
    if (why.id == "free_text_only") return "--choices";
    return why.id == "choices_only" ? "--free" : "";
}

/// As a part of a line: without the stop at its end, without a capital at its beginning.
support::Localized as_part(support::Localized sentence) {
    for (auto [text, stop] :
         {std::pair{&sentence.zh, std::string_view("。")}, {&sentence.en, std::string_view(".")}})
        if (text->ends_with(stop)) text->resize(text->size() - stop.size());
    std::string& en = sentence.en;
    const bool begins_a_word = en.size() > 1 && en[0] >= 'A' && en[0] <= 'Z' && en[1] >= 'a' && en[1] <= 'z';
    if (begins_a_word) en[0] = static_cast<char>(en[0] - 'A' + 'a');
    return sentence;
}

} // namespace

Played play_script(Case play, Began began, JudgeReply judge, const scenario::Script& script,
                   const std::string& file_name) {
    PlayRunner runner(std::move(play), std::move(began), std::move(judge));
    Played played;
    for (const scenario::ScriptLine& line : script.lines) {
        if (const auto why = runner.perform(line)) {
            played.problems.push_back(
                make_problem(scenario::Code::line_impossible, file_name, line.line, 1,
                             {{"reason", as_part(why->message)}, {"near", other_way(*why)}}));
            break;
        }
    }
    if (played.problems.empty()) runner.close_turn();
    played.finished = runner.finished();
    played.contexts = runner.contexts();
    played.told = runner.told();
    played.contexts.resize(played.told.turns.size());
    return played;
}

} // namespace amends::engine
