// Attempts that are gone on with, whatever has become of the library.
#include "sim/app/session/ready_case.hpp"
#include "sim/app/session/session.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <fstream>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using records::testing::must_open;
using records::testing::must_read;
using records::testing::TestFolder;

const fs::path assets_of_the_source = AMENDS_SOURCE_DIR "/assets";

LibraryCase shipped_copy(const fs::path& folder) {
    fs::create_directories(folder);
    fs::copy_file(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json", folder / "scenario.json",
                  fs::copy_options::skip_existing);
    return load_case(folder / "scenario.json", shipped_resources(AMENDS_BINARY_DIR "/assets"));
}

PlaySettings by_choices() {
    PlaySettings settings;
    settings.way = scenario::Way::choices;
    settings.seed = 3;
    return settings;
}

TEST(StoredAttempt, Fault31KeepsTheVersionItBeganWithWhenTheCaseChanges) {
    const TestFolder folder;
    const JudgeFromFiles judge = load_judge(assets_of_the_source);
    const auto ready =
        make_ready(shipped_copy(folder.path() / "case"), assets_of_the_source, judge, by_choices());
    ASSERT_TRUE(ready) << ready.error().message.en;
    records::Store store = must_open(folder);
    std::chrono::milliseconds clock{0};
    SessionParts parts{judge.judge, &store, [&] { return clock; }};
    parts.contents = ready.value().contents;
    Session session = Session::begin(std::move(parts), ready.value().play, ready.value().began, "a");
    const auto settle = [](Session& one) {
        do
            one.tick();
        while (one.is_busy());
    };
    settle(session);
    const auto* first = engine::open_choices(session.play(), session.state()).at(0);
    EXPECT_FALSE(session.ask(engine::ChoiceTaken{first->id}));
    settle(session);

    fs::remove(folder.path() / "case" / "scenario.json"); // the trainer's next version, or none at all
    records::Reader reader = must_read(folder);
    const auto stored = load_attempt(reader, "a");
    ASSERT_TRUE(stored) << stored.error().message.en;
    const auto& began = std::get<engine::Began>(stored.value().events.at(0).payload);
    EXPECT_EQ(began.scenario_fingerprint, ready.value().began.scenario_fingerprint);
    EXPECT_EQ(engine::fold(stored.value().play, stored.value().events), session.state());
    EXPECT_EQ(engine::replay(stored.value().play, stored.value().events).lines, session.told().lines);
    EXPECT_EQ(records::get_content(reader, began.judge_fingerprint).value()->kind, "judge");
}

TEST(StoredAttempt, AnotherEnginesAttemptIsNotPlayedOn) {
    const TestFolder folder;
    records::Store store = must_open(folder);
    engine::Began began;
    began.engine_version = engine::engine_version + 1;
    store.wait(
        store.begin_attempt(records::attempt_of("a", "x", began), records::stored_form({0, "c1", began})));
    records::Reader reader = must_read(folder);
    EXPECT_FALSE(load_attempt(reader, "a"));
    EXPECT_FALSE(load_attempt(reader, "no such"));
}

TEST(ReadyCase, Fault43AnAssessmentNeedsTheModelAndPracticeSaysItIsMissing) {
    const TestFolder folder;
    const LibraryCase one = shipped_copy(folder.path() / "case");
    const JudgeFromFiles rules = load_judge(assets_of_the_source, false);
    PlaySettings settings = by_choices();
    EXPECT_TRUE(make_ready(one, assets_of_the_source, rules, settings));
    settings.mode = engine::Mode::assessment;
    const auto refused = make_ready(one, assets_of_the_source, rules, settings);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.en.find("model is missing"), std::string::npos);
    EXPECT_TRUE(make_ready(one, assets_of_the_source, load_judge(assets_of_the_source), settings));
}

} // namespace
} // namespace amends::app
