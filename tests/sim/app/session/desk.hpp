#pragma once
// A session with its store, a disk that fails when told to and a clock set by hand.
#include "sim/app/session/session.hpp"
#include "tests/fault/faulty_disk.hpp"
#include "tests/sim/engine/shop.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>

namespace amends::app::test {

/// A desk with a store in a folder, a disk that can fail and a clock set by hand.
class Desk : public ::testing::Test {
protected:
    void open() {
        records::StoreOptions options;
        options.vfs = disk.name();
        store.emplace(records::testing::must_open(folder, options));
    }
    void SetUp() override { open(); }

    SessionParts parts() {
        return {nullptr, &*store, [this] { return clock; }, milliseconds(400)};
    }
    static engine::Case play(engine::Mode mode = engine::Mode::practice,
                             scenario::Way way = scenario::Way::free) {
        engine::Case play;
        play.scenario = engine::test::small_case();
        play.rubric = engine::test::small_rubric();
        play.drawn = engine::draw(*play.scenario, 1);
        play.lang = support::Lang::en;
        play.mode = mode;
        play.way = way;
        return play;
    }
    static engine::Began began(const engine::Case& play) {
        engine::Began event;
        event.scenario_fingerprint = "f1";
        event.rubric_fingerprint = "r1";
        event.mode = play.mode;
        event.way = play.way;
        event.lang = play.lang;
        event.seed = play.seed;
        event.drawn = play.drawn;
        return event;
    }
    Session begin(const engine::Case& play) {
        Session session = Session::begin(parts(), play, began(play), "a");
        settle(session);
        return session;
    }
    /// Until nothing is on its way to the disk.
    static void settle(Session& session) {
        do {
            session.tick();
            std::this_thread::sleep_for(milliseconds(1));
        } while (session.is_busy());
        while (session.tick())
            std::this_thread::sleep_for(milliseconds(1));
    }
    void wait(Session& session, std::int64_t seconds) {
        for (std::int64_t second = 0; second < seconds; ++second) {
            clock += milliseconds(1000);
            settle(session);
        }
    }
    std::vector<engine::Event> stored() {
        records::Reader reader = records::testing::must_read(folder);
        return records::play_events(records::load_events(reader, "a").value()).value();
    }
    static std::vector<std::string> kinds(const std::vector<engine::Event>& events) {
        std::vector<std::string> all;
        for (const engine::Event& event : events)
            all.emplace_back(engine::kind_of(event.payload));
        return all;
    }

    records::testing::TestFolder folder;
    fault::FaultyDisk disk{"session"};
    std::optional<records::Store> store;
    milliseconds clock{1'000'000};
};

} // namespace amends::app::test
