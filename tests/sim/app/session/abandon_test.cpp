// Attempts nobody goes on with are closed with what was saved.
#include "sim/app/session/abandon.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/app/session/session.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using records::AttemptState;
using records::testing::must_open;
using records::testing::must_read;
using records::testing::TestFolder;
using testing::ElementsAre;
using testing::IsEmpty;

const std::filesystem::path assets = AMENDS_SOURCE_DIR "/assets";
constexpr std::int64_t day_ms = 86'400'000;

class LeftOpen : public testing::Test {
protected:
    LeftOpen() {
        records::StoreOptions options;
        options.wall_ms = [this] { return wall_ms; };
        store.emplace(must_open(folder, options));
        reader.emplace(must_read(folder));
    }
    /// Begins an attempt by choices and gives one answer.
    void leave(const std::string& id, engine::Mode mode) {
        PlaySettings settings;
        settings.way = scenario::Way::choices;
        settings.mode = mode;
        settings.seed = 3;
        const auto ready = make_ready(kettle(), assets, judge, settings);
        ASSERT_TRUE(ready) << ready.error().message.en;
        SessionParts parts{judge.judge, &*store, [] { return milliseconds(0); }};
        parts.contents = ready.value().contents;
        Session session = Session::begin(std::move(parts), ready.value().play, ready.value().began, id);
        ASSERT_TRUE(session.settle());
        session.ask(engine::ChoiceTaken{engine::open_choices(session.play(), session.state()).at(0)->id});
        ASSERT_TRUE(session.settle());
    }
    static LibraryCase kettle() {
        return load_case(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json",
                         shipped_resources(AMENDS_BINARY_DIR "/assets"));
    }
    std::vector<std::string> close_at(std::int64_t now_ms) {
        auto closed = abandon_left_open(*store, *reader, now_ms);
        EXPECT_TRUE(closed);
        return closed ? closed.value() : std::vector<std::string>{};
    }
    records::AttemptRow row(const std::string& id) { return *records::find_attempt(*reader, id).value(); }

    TestFolder folder;
    JudgeFromFiles judge = load_judge(assets);
    std::int64_t wall_ms = 1'800'000'000'000;
    std::optional<records::Store> store;
    std::optional<records::Reader> reader;
};

TEST_F(LeftOpen, Fault15AnAssessmentWaitsADayAndPracticeTwoWeeks) {
    leave("practice", engine::Mode::practice);
    leave("assessment", engine::Mode::assessment);
    EXPECT_THAT(close_at(wall_ms + day_ms), IsEmpty());
    EXPECT_THAT(close_at(wall_ms + day_ms + 1), ElementsAre("assessment"));
    EXPECT_THAT(close_at(wall_ms + 14 * day_ms), IsEmpty());
    EXPECT_THAT(close_at(wall_ms + 14 * day_ms + 1), ElementsAre("practice"));
    EXPECT_THAT(close_at(wall_ms + 99 * day_ms), IsEmpty());
    EXPECT_EQ(row("assessment").state, AttemptState::abandoned);
    const auto summary = nlohmann::json::parse(*row("assessment").summary);
    EXPECT_EQ(summary["passed"], false);
    EXPECT_EQ(summary["turns"], 1) << "what was saved is kept";
    EXPECT_TRUE(records::testing::must_verify(folder).found.empty());
    EXPECT_FALSE(load_attempt(*reader, "practice").value().events.empty());
}

TEST_F(LeftOpen, AClockThatWasSetBackClosesNothing) {
    leave("assessment", engine::Mode::assessment);
    EXPECT_THAT(close_at(wall_ms - 400 * day_ms), IsEmpty());
}

TEST_F(LeftOpen, AnotherVersionsAttemptIsClosedUnmarked) {
    engine::Began began;
    began.engine_version = engine::engine_version + 1;
    store->wait(store->begin_attempt(records::attempt_of("old", "kettle", began),
                                     records::stored_form({0, "c1", began})));
    EXPECT_FALSE(abandon(*store, *reader, "old"));
    EXPECT_EQ(row("old").state, AttemptState::abandoned);
    EXPECT_TRUE(nlohmann::json::parse(*row("old").summary)["total"].is_null());
    EXPECT_TRUE(records::testing::must_verify(folder).found.empty());
}

TEST_F(LeftOpen, WhatDoesNotExistIsNotClosed) {
    EXPECT_TRUE(abandon(*store, *reader, "nobody's"));
}

} // namespace
} // namespace amends::app
