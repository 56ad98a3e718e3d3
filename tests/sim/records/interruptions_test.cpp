// Assessments that broke off with the program and were gone on with.
#include "sim/records/interruptions.hpp"
#include "sim/records/people.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>

namespace amends::records {
namespace {

using namespace records::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t noon_ms = 1773316800000; ///< 2026-03-12T12:00:00Z

/// A store whose clock stands where the test puts it, with an open attempt of two events.
struct Broken {
    TestFolder folder;
    std::int64_t now_ms = noon_ms;
    Store store = open();

    Store open() {
        StoreOptions options;
        options.wall_ms = [this] { return now_ms; };
        return must_open(folder, options);
    }
    void begin(const std::string& mode) {
        NewAttempt exam = attempt_named("exam");
        exam.mode = mode;
        ASSERT_FALSE(result(store, store.begin_attempt(exam, {"c1", 0, "began",
                                                              R"({"person":"p7","mode":")" + mode + "\"}"})));
        ASSERT_FALSE(result(store, store.append_event("exam", 1, bubble("words"))));
    }
    void go_on(std::int64_t seq, std::int64_t after_s) {
        now_ms += 1000 * after_s;
        ASSERT_FALSE(result(
            store, store.append_event("exam", seq, {"c1", 5000, "resumed", R"({"after_crash":true})"})));
    }
    std::vector<std::int64_t> gaps() {
        Reader reader = must_read(folder);
        const auto all = interruptions_of(reader, "exam");
        std::vector<std::int64_t> seconds;
        for (const Interruption& one : all.value())
            seconds.push_back(one.gap_s);
        return seconds;
    }
    std::vector<std::string> audited() {
        Reader reader = must_read(folder);
        const auto all = audit_entries(reader);
        std::vector<std::string> said;
        for (const AuditEntry& one : all.value())
            if (one.action == "resumed") said.push_back(one.actor + ' ' + one.subject + ' ' + one.detail);
        return said;
    }
};

TEST(Interruptions, GoingOnWithAnAssessmentIsNotedWithTheSecondsItStoodStill) {
    Broken it;
    it.begin("assessment");
    it.go_on(2, 5400);
    it.go_on(3, 20);
    EXPECT_THAT(it.gaps(), ElementsAre(5400, 20));
    EXPECT_THAT(it.audited(), ElementsAre("p7 exam 5400", "p7 exam 20"));
    Reader reader = must_read(it.folder);
    EXPECT_THAT(resumed_attempts(reader).value(), ElementsAre("exam"));
    EXPECT_TRUE(must_verify(it.folder).found.empty());
}

TEST(Interruptions, TheSameEventAskedForAgainIsNotedOnce) {
    Broken it;
    it.begin("assessment");
    it.go_on(2, 60);
    it.go_on(2, 60);
    EXPECT_THAT(it.audited(), ElementsAre("p7 exam 60"));
}

TEST(Interruptions, AClockThatWasSetBackTellsALengthBelowZero) {
    Broken it;
    it.begin("assessment");
    it.go_on(2, -3600);
    EXPECT_THAT(it.gaps(), ElementsAre(-3600));
}

TEST(Interruptions, APracticeMayBePaused) {
    Broken it;
    it.begin("practice");
    it.go_on(2, 5400);
    EXPECT_THAT(it.gaps(), IsEmpty());
    EXPECT_THAT(it.audited(), IsEmpty());
}

} // namespace
} // namespace amends::records
