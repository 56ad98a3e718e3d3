// The walk through a case and simulated trainees.
#include "sim/engine/explore_moves.hpp"
#include "sim/engine/explore_shortest.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::engine::test {
namespace {

using nlohmann::json;
using scenario::Way;

text::Verdict hear(const text::Context&, std::string_view reply) {
    text::Verdict verdict;
    const auto says = [&](std::string_view words) { return reply.find(words) != std::string_view::npos; };
    const auto act = [&](const char* id) {
        verdict.acts.push_back({text::ActId(id), {0, reply.size()}, {}});
    };
    if (says("sorry")) add(verdict.labels, text::Label::empathy);
    if (says("photo")) act("ask_photo");
    if (says("new one")) act("offer_exchange");
    if (says("bye")) act("close");
    if (says("idiot")) add(verdict.labels, text::Label::rudeness);
    return verdict;
}

Case shop(std::shared_ptr<const scenario::Scenario> script, Way way = Way::choices) {
    Hand hand(std::move(script), way);
    hand.play.lang = support::Lang::en;
    return hand.play;
}

/// The case answered by choices only.
std::shared_ptr<const scenario::Scenario> by_choices() {
    return changed_case([](scenario::Scenario& script) { script.ways = {Way::choices}; });
}

/// Plays the lines and yields where they lead.
Played again(const Case& play, const Lines& lines, Way way) {
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    const Began began = begin_play(*play.scenario, Mode::practice, way, play.lang, play.seed);
    return play_script(make_case(play.scenario, play.rubric, began), began, hear,
                       scenario::parse_script("s", text), "s");
}

TEST(Explore, ReachesEveryNodeAndEndingByChoices) {
    const ExploreReport report = explore(shop(by_choices()), hear);
    EXPECT_EQ(report.nodes_total, 6U);
    EXPECT_EQ(report.nodes_reached.size(), 6U);
    EXPECT_TRUE(report.endings.at("kept").reached);
    EXPECT_TRUE(report.endings.at("gone").reached);
    EXPECT_TRUE(report.dead_ends.empty());
    EXPECT_TRUE(report.choices.complete);
    EXPECT_TRUE(report.choices.can_pass);
    EXPECT_TRUE(report.choices.can_fail);
    EXPECT_FALSE(report.free.offered);
}

TEST(Explore, ItsScriptsLeadWhereItSays) {
    const Case play = shop(by_choices());
    const ExploreReport report = explore(play, hear);
    for (const auto& [id, ending] : report.endings) {
        const Played played = again(play, ending.script, ending.way);
        EXPECT_TRUE(played.problems.empty());
        EXPECT_EQ(played.told.state.place.value, id);
    }
    for (const Scored* scored : {&report.best, &report.worst}) {
        const Played played = again(play, scored->script, scored->way);
        EXPECT_TRUE(played.finished);
        EXPECT_EQ(result_of(played.told.play, played.told.state).score.total_tenths, scored->tenths);
    }
    EXPECT_GT(*report.best.tenths, *report.worst.tenths);
    const Played passed = again(play, report.choices.pass_script, Way::choices);
    EXPECT_TRUE(result_of(passed.told.play, passed.told.state).score.passed);
}

/// Places by the fewest lines that lead there: every script of choices, actions and waiting, shorter ones
/// first, with nothing folded and nothing left out.
std::map<std::string, std::size_t> by_plain_search(const Case& play, std::size_t lines_most) {
    std::map<std::string, std::size_t> fewest;
    std::vector<std::pair<PlayRunner, std::size_t>> open;
    const exploring::Watched watched = exploring::watched_of(*play.scenario);
    open.emplace_back(exploring::begin(play, Way::choices, hear, play.seed), 0);
    for (std::size_t at = 0; at < open.size(); ++at) {
        const auto [runner, lines] = open[at]; // a copy: the list grows
        const auto [known, fresh] = fewest.emplace(runner.told().state.place.value, lines);
        if (!fresh) known->second = std::min(known->second, lines);
        if (runner.told().state.phase != Phase::talking) continue;
        auto moves = exploring::all_moves(runner, watched);
        for (auto& move : exploring::late(runner))
            moves.push_back(std::move(move));
        for (const exploring::Move& move : moves) {
            PlayRunner next = runner;
            const std::size_t more = lines + move.lines.size();
            if (more <= lines_most && exploring::do_move(next, move))
                open.emplace_back(std::move(next), more);
        }
    }
    return fewest;
}

/// Nodes whose choices lead on by their order: the first choice takes the first transition.
scenario::Node crossing(const std::string& id, const std::vector<std::string>& to) {
    static const std::vector<const char*> acts = {"ask_photo", "thank", "greet"};
    scenario::Node node;
    node.id = scenario::PlaceId(id);
    node.customer = {{.text = {"嗯", "well"}}};
    for (std::size_t i = 0; i < to.size(); ++i) {
        scenario::Choice choice;
        choice.id = scenario::ChoiceId(id + "_" + std::to_string(i));
        choice.text = {"好", "yes"};
        choice.acts = {text::ActId(acts.at(i))};
        node.choices.push_back(choice);
        scenario::Transition transition;
        transition.id = scenario::TransitionId("t" + std::to_string(i));
        scenario::Condition said;
        said.is = scenario::HasAct{text::ActId(acts.at(i))};
        transition.when = {said};
        transition.to = scenario::PlaceId(to[i]);
        node.transitions.push_back(transition);
    }
    return node;
}

/// Two ways of unequal length meet.
std::shared_ptr<const scenario::Scenario> two_ways_that_meet() {
    return changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.wrap_up = {};
        script.start = scenario::PlaceId("s");
        script.nodes = {crossing("s", {"z1", "a1"}), crossing("a1", {"a2"}),      crossing("a2", {"a3"}),
                        crossing("a3", {"m"}),       crossing("z1", {"z1", "m"}), crossing("m", {"kept"})};
    });
}

TEST(Explore, APromisedCallBackIsEnteredThoughTheDeskHasNoRuleForIt) {
    const auto promised = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        for (scenario::Node& node : script.nodes)
            for (scenario::Choice& choice : node.choices)
                if (choice.id.value == "end") choice.acts.push_back(text::ActId("promise_callback"));
    });
    const Case play = shop(promised);
    const ExploreReport report = explore(play, hear);
    EXPECT_EQ(std::count(report.best.script.begin(), report.best.script.end(), "do follow_up in=86400"), 1)
        << json(report.best.script);
    const Played played = again(play, report.best.script, Way::choices);
    for (const LedgerEntry& entry : played.told.state.ledger)
        EXPECT_EQ(entry.state, scenario::PromiseState::kept) << entry.measure;
}

TEST(Explore, ItsScriptsToEndingsAreAsShortAsAPlainSearchFinds) {
    const auto longer_round = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.wrap_up = {};
    });
    const auto impatient = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.wrap_up = {};
        script.nodes[0].transitions.insert(script.nodes[0].transitions.begin(),
                                           {scenario::TransitionId("at_once"),
                                            scenario::Trigger::time,
                                            {},
                                            5,
                                            scenario::PlaceId("gone"),
                                            {}});
    });
    for (const auto& script : {longer_round, impatient, two_ways_that_meet()}) {
        const Case play = shop(script);
        const ExploreReport report = explore(play, hear);
        const auto fewest = by_plain_search(play, 5);
        std::size_t compared = 0;
        for (const auto& [id, ending] : report.endings) {
            if (!ending.reached || !fewest.contains(id)) continue;
            EXPECT_EQ(ending.script.size(), fewest.at(id)) << id;
            ++compared;
        }
        EXPECT_GE(compared, 2U);
    }
}

TEST(Explore, ALongScriptIsMadeAsShortAsAPlainSearchFinds) {
    const Case play = shop(two_ways_that_meet());
    const std::size_t fewest = by_plain_search(play, 5).at("kept");
    ASSERT_EQ(fewest, 3U);
    const Lines round_about = {"choose s_1", "choose a1_0", "choose a2_0", "choose a3_0", "choose m_0"};
    const Lines with_waiting = {"choose s_0", "wait 1", "choose z1_0", "choose z1_1", "choose m_0"};
    for (const Lines& longer : {round_about, with_waiting}) {
        ASSERT_EQ(again(play, longer, Way::choices).told.state.place.value, "kept");
        ExploreReport report;
        report.endings["kept"] = {true, longer, Way::choices};
        exploring::shorten_scripts(play, hear, {}, 1'000, report);
        EXPECT_EQ(report.endings["kept"].script.size(), fewest);
        EXPECT_EQ(again(play, report.endings["kept"].script, Way::choices).told.state.place.value, "kept");
        report.endings["kept"] = {true, longer, Way::choices};
        exploring::shorten_scripts(play, hear, {}, 0, report);
        EXPECT_EQ(report.endings["kept"].script.size(), longer == round_about ? 5U : 3U)
            << "without a search only needless lines go";
    }
}

TEST(Explore, NoLineOfAnEndingsScriptCanBeLeftOut) {
    const Case play = shop(changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.wrap_up = {};
    }));
    for (const auto& [id, ending] : explore(play, hear).endings) {
        for (std::size_t i = 0; i < ending.script.size(); ++i) {
            Lines without = ending.script;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            const Played played = again(play, without, ending.way);
            EXPECT_TRUE(!played.problems.empty() || played.told.state.place.value != id)
                << id << ": " << ending.script[i];
        }
    }
}

TEST(Explore, FindsTheNodeThatNothingLeadsOutOf) {
    const auto trapped = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.customer.leaves_to = {};
        script.contact.total_s.reset();
        for (scenario::Node& node : script.nodes)
            if (node.id.value == "angry") {
                node.transitions = {};
                node.fallback.then = node.id;
            }
    });
    const ExploreReport report = explore(shop(trapped), hear);
    ASSERT_TRUE(report.dead_ends.contains("angry"));
    EXPECT_EQ(again(shop(trapped), report.dead_ends.at("angry"), Way::choices).told.state.place.value,
              "angry");
    EXPECT_FALSE(report.endings.at("gone").reached);
}

TEST(Explore, WalksFreeTextByTheSamplesThroughTheJudge) {
    const auto typed = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::free};
        const auto sample = [](const char* text, scenario::SampleGrade grade) {
            scenario::Sample made;
            made.lang = text::ContextLang::en;
            made.text = text;
            made.grade = grade;
            return made;
        };
        for (scenario::Node& node : script.nodes)
            node.samples = {sample("so sorry\nplease send a photo", scenario::SampleGrade::good),
                            sample("we send a new one, bye", scenario::SampleGrade::good),
                            sample("idiot", scenario::SampleGrade::bad)};
    });
    int judged = 0;
    const ExploreReport report =
        explore(shop(typed, Way::free), [&](const text::Context& context, std::string_view reply) {
            ++judged;
            return hear(context, reply);
        });
    EXPECT_TRUE(report.free.offered);
    EXPECT_FALSE(report.exact);
    EXPECT_TRUE(report.nodes_reached.contains("photo"));
    EXPECT_TRUE(report.endings.at("kept").reached);
    EXPECT_GT(judged, 3);
    const Played played = again(shop(typed, Way::free), report.endings.at("kept").script, Way::free);
    EXPECT_EQ(played.told.state.place.value, "kept");
}

TEST(Explore, SaysSamplesWithTheirDrawnWords) {
    const auto script = changed_case([](scenario::Scenario& changed) {
        scenario::Variable arrive;
        arrive.id = scenario::VariableId("arrive");
        arrive.kind = scenario::VariableKind::text;
        scenario::Row row;
        row.id = scenario::RowId("sunday");
        row.text = {"周日", "Sunday"};
        arrive.rows = {row};
        changed.variables.push_back(arrive);
        changed.ways = {Way::free};
        scenario::Sample sample;
        sample.lang = text::ContextLang::en;
        sample.text = "we send a new one\nthere on {arrive}";
        for (scenario::Node& node : changed.nodes)
            node.samples = {sample};
    });
    Case play = shop(script, Way::free);
    const Began began = begin_play(*play.scenario, Mode::practice, Way::free, play.lang, play.seed);
    PlayRunner runner(make_case(play.scenario, play.rubric, began), began, hear);
    const std::vector<exploring::Move> moves = exploring::replies(runner);
    ASSERT_EQ(moves.size(), 1U);
    EXPECT_EQ(moves.front().lines, (Lines{"say \"we send a new one\"", "say \"there on {arrive}\""}))
        << "as a script for every seed has it";
    ASSERT_TRUE(exploring::do_lines(runner, moves.front().lines));
    EXPECT_EQ(open_reply(runner.told()), "we send a new one\nthere on Sunday");
}

TEST(Explore, AScriptWithADrawnAmountPlaysUnderEverySeed) {
    const Case play = shop(by_choices());
    const auto moves = exploring::actions(exploring::begin(play, Way::choices, hear, play.seed),
                                          exploring::watched_of(*play.scenario));
    const auto refund = std::find_if(moves.begin(), moves.end(), [](const exploring::Move& move) {
        return move.lines.front().starts_with("do refund");
    });
    ASSERT_NE(refund, moves.end());
    EXPECT_EQ(refund->lines.front(), "do refund amount={price} object=kettle");
    std::set<std::string> amounts;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        PlayRunner again = exploring::begin(play, Way::choices, hear, seed);
        ASSERT_TRUE(exploring::do_lines(again, refund->lines));
        ASSERT_FALSE(again.told().state.actions.empty());
        EXPECT_TRUE(again.told().state.actions.back().accepted) << seed;
        amounts.insert(again.told().state.actions.back().arguments.at("amount"));
    }
    EXPECT_EQ(amounts, (std::set<std::string>{"549900", "9950"}));
}

TEST(Explore, TellsWhereWordsCouldLeadAndNoSampleDoes) {
    const auto typed = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::free};
        scenario::Sample sample;
        sample.lang = text::ContextLang::en;
        sample.text = "hm";
        for (scenario::Node& node : script.nodes)
            node.samples = {sample};
    });
    const ExploreReport report = explore(shop(typed, Way::free), hear);
    EXPECT_FALSE(report.nodes_reached.contains("photo")) << "it takes words that ask for a photo";
    EXPECT_TRUE(report.reached_by_acts.contains("photo"));
}

TEST(Explore, ATypedPassIsSoughtWithEachReplyInItsOwnContext) {
    const auto typed = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::free};
        const auto sample = [](const char* text) {
            scenario::Sample made;
            made.lang = text::ContextLang::en;
            made.text = text;
            return made;
        };
        for (scenario::Node& node : script.nodes)
            node.samples = {sample("so sorry\nplease send a photo"), sample("we send a new one, bye")};
    });
    const Case play = shop(typed, Way::free);
    const ExploreReport report = explore(play, hear);
    for (const auto& [found, script] : {std::pair{report.free.can_pass, report.free.pass_script},
                                        std::pair{report.free.can_fail, report.free.fail_script}}) {
        if (!found) continue;
        const Played played = again(play, script, Way::free);
        EXPECT_TRUE(played.finished);
        EXPECT_EQ(result_of(played.told.play, played.told.state).score.passed,
                  script == report.free.pass_script);
    }
    EXPECT_TRUE(report.free.can_pass || report.free.can_fail);
}

TEST(Explore, AReplyBehindAReplyIsATurnOfItsOwnInTheScript) {
    exploring::Move first, second;
    first.lines = {"say \"so sorry\"", "say \"please send a photo\""};
    second.lines = {"say \"we send a new one\""};
    Lines script;
    exploring::append_move(script, first);
    exploring::append_move(script, second);
    EXPECT_EQ(script, (Lines{first.lines[0], first.lines[1], "wait 0", second.lines[0]}));
}

TEST(Explore, WaitsInFourClassesOfTime) {
    const Case play = shop(changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.customer.patience_s = 900;
        for (scenario::Node& node : script.nodes)
            std::erase_if(node.transitions,
                          [](const auto& one) { return one.on == scenario::Trigger::time; });
    }));
    PlayRunner runner = exploring::begin(play, Way::choices, hear, 1);
    const auto wait = [](const exploring::Move& move) { return std::stoi(move.lines.at(0).substr(5)); };
    const auto late = exploring::late(runner);
    ASSERT_EQ(late.size(), 2U) << "past the target, past the limit";
    EXPECT_LT(wait(late[0]), wait(late[1]));
    EXPECT_EQ(exploring::lateness_of(play, runner.told().state, runner.clock_ms()), 0);
    ASSERT_TRUE(exploring::do_move(runner, late[0]));
    EXPECT_EQ(exploring::lateness_of(play, runner.told().state, runner.clock_ms()), 1);
    ASSERT_EQ(exploring::late(runner).size(), 1U);
    ASSERT_TRUE(exploring::do_move(runner, exploring::late(runner)[0]));
    EXPECT_EQ(exploring::lateness_of(play, runner.told().state, runner.clock_ms()), 2);
    EXPECT_TRUE(exploring::late(runner).empty());
    ASSERT_TRUE(exploring::waiting(runner)) << "the end of patience is the fourth";
}

TEST(Explore, CopiesWithoutWordsPlayTheSame) {
    const Case play = shop(by_choices());
    PlayRunner whole = exploring::begin(play, Way::choices, hear, 1), bare = whole;
    bare.keep(PlayRunner::Keeps::state);
    const ExploreReport report = explore(play, hear);
    for (const std::string& line : report.best.script) {
        ASSERT_TRUE(exploring::do_lines(whole, {line}));
        ASSERT_TRUE(exploring::do_lines(bare, {line}));
        EXPECT_EQ(digest(whole.told().state), digest(bare.told().state));
    }
    EXPECT_TRUE(bare.told().lines.empty() && bare.told().events.empty());
}

TEST(Explore, WhatRestsOnAnotherContextIsPlayedAgainBeforeItCounts) {
    const auto typed = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::free};
        scenario::Sample sample;
        sample.lang = text::ContextLang::en;
        sample.text = "we send a new one, bye";
        for (scenario::Node& node : script.nodes)
            node.samples = {sample};
    });
    // Reads the same reply otherwise when the contact has gone on for long.
    const auto moody = [](const text::Context& context, std::string_view reply) {
        return context.own.size() % 2 == 1 ? text::Verdict{} : hear(context, reply);
    };
    const Case play = shop(typed, Way::free);
    const ExploreReport report = explore(play, moody);
    for (const auto& [id, ending] : report.endings) {
        if (!ending.reached) continue;
        std::string text;
        for (const std::string& line : ending.script)
            text += line + "\n";
        const Began began = begin_play(*play.scenario, Mode::practice, Way::free, play.lang, play.seed);
        const Played played = play_script(make_case(play.scenario, play.rubric, began), began, moody,
                                          scenario::parse_script("s", text), "s");
        EXPECT_EQ(played.told.state.place.value, id);
    }
}

TEST(Explore, ASmallBudgetIsToldAndNothingIsCalledADeadEnd) {
    const ExploreReport report = explore(shop(by_choices()), hear, {.states = 3});
    EXPECT_FALSE(report.choices.complete);
    EXPECT_FALSE(report.exact);
    EXPECT_TRUE(report.dead_ends.empty());
}

TEST(Explore, TheExpertDoesBetterThanTheHostile) {
    const ExploreReport report = explore(shop(by_choices()), hear);
    ASSERT_EQ(report.trainees.size(), 4U);
    const TraineeReport& expert = report.trainees.at("expert");
    const TraineeReport& hostile = report.trainees.at("hostile");
    EXPECT_EQ(expert.plays, 20);
    EXPECT_GT(expert.mean, hostile.mean);
    EXPECT_LE(expert.least, expert.mean);
    EXPECT_GE(expert.most, expert.mean);
}

TEST(Explore, TheSameCaseIsToldInTheSameBytes) {
    const auto once = explore(shop(by_choices()), hear);
    EXPECT_EQ(explore_report(once, nullptr), explore_report(explore(shop(by_choices()), hear), nullptr));
    const json report = json::parse(explore_report(once, nullptr));
    for (const char* key :
         {"nodes", "endings", "best", "worst", "exact", "dead_ends", "can_pass", "can_fail", "trainees"})
        EXPECT_TRUE(report.contains(key)) << key;
    EXPECT_EQ(report["can_pass"]["choices"], true);
    EXPECT_TRUE(report["can_pass"]["free"].is_null());
}

TEST(PlayAtRandom, ComesToAnEndEachTimeAndNamesTheSeedWhereNot) {
    const RandomReport random = play_at_random(shop(by_choices()), hear, 200, 7);
    EXPECT_EQ(random.plays, 200);
    EXPECT_EQ(random.ended, 200) << (random.stuck.empty() ? "" : random.stuck[0].reason);
    const auto trapped = changed_case([](scenario::Scenario& script) {
        script.ways = {Way::choices};
        script.customer.leaves_to = {};
        script.contact.total_s.reset();
        for (scenario::Node& node : script.nodes) {
            node.transitions = {};
            node.fallback.then = node.id;
        }
    });
    const RandomReport stuck = play_at_random(shop(trapped), hear, 3, 7);
    EXPECT_EQ(stuck.ended, 0);
    ASSERT_EQ(stuck.stuck.size(), 3U);
    EXPECT_EQ(stuck.stuck[1].seed, 8U);
    EXPECT_FALSE(stuck.stuck[0].reason.empty());
    // The seed brings the same play again, and its script is impossible nowhere.
    const RandomReport once = play_at_random(shop(trapped), hear, 1, stuck.stuck[1].seed);
    ASSERT_EQ(once.stuck.size(), 1U);
    EXPECT_EQ(once.stuck[0].script, stuck.stuck[1].script);
    EXPECT_EQ(play_at_random(shop(trapped), hear, 1000, 7).plays, 10)
        << "it stops when it has broken ten times";
}

TEST(Explore, StopsWhenItIsToldTo) {
    int asked = 0;
    ExploreLimits limits;
    limits.goes_on = [&] { return ++asked < 5; };
    const ExploreReport report = explore(shop(by_choices()), hear, limits);
    EXPECT_FALSE(report.exact);
    EXPECT_FALSE(report.choices.complete);
    EXPECT_LT(report.choices.steps, explore(shop(by_choices()), hear).choices.steps);
    for (const auto& [name, kind] : report.trainees)
        EXPECT_EQ(kind.plays, 0) << name;
}

} // namespace
} // namespace amends::engine::test
