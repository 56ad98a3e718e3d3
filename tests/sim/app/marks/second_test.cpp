// Agreement of two blind markers with each other and the machine, and which labels count by it.
#include "sim/app/marks/remark.hpp"
#include "sim/app/marks/second.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/shipped_cases.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <nlohmann/json.hpp>

#include <memory>

namespace amends::app {
namespace {

using nlohmann::json;
using records::Mark;
using records::MarkKind;
using text::Label;

class SecondMarking : public test::ProgramTest {
protected:
    /// One played attempt, and copies of its events under other ids: 15 attempts of 7 typed turns.
    void SetUp() override {
        ASSERT_EQ(run({"play", "damaged-laptop", "--mode", "assessment", "--free", "--lang", "zh", "--script",
                       write("script.txt", test::script_of("damaged-laptop", "swap_free_zh")), "--record"})
                      .code,
                  0);
        auto opened = records::open_store(folder.path() / "data");
        ASSERT_TRUE(opened);
        store.emplace(std::move(opened).value());
        auto reading = records::reader_of(*store).value();
        const auto row = records::list_attempts(reading).value().front();
        const auto events = records::load_events(reading, row.id).value();
        const auto result = records::results_of(reading, row.id).value().front();
        for (int copy = 0; copy < 14; ++copy) {
            const std::string id = "copy-" + std::to_string(100 + copy);
            ASSERT_FALSE(records::testing::result(
                *store, store->begin_attempt({id, row.scenario, row.scenario_fingerprint,
                                              row.rubric_fingerprint, row.person, row.mode, row.phase},
                                             {"c1", 0, "began", *events.front().payload})));
            for (std::size_t at = 1; at + 1 < events.size(); ++at)
                store->append_event(id, events[at].seq,
                                    {"c1", events[at].at_ms, events[at].kind, *events[at].payload});
            ASSERT_FALSE(records::testing::result(
                *store, store->finish_attempt(id, events.back().seq,
                                              {records::AttemptState::finished, events.back().at_ms,
                                               result.result, *row.summary})));
        }
        ASSERT_FALSE(records::testing::result(
            *store, records::add_people(*store, records::Actor::first(),
                                        {{"M1", "Wang", records::Role::manager, ""},
                                         {"T1", "Li", records::Role::trainer, ""}})));
    }
    records::Actor actor(const std::string& id) {
        return records::sign_in(*store, id, "pin-of-" + id, 0).value().actor;
    }
    Mark drawn(std::size_t count) {
        auto reading = records::reader_of(*store).value();
        Mark sample;
        sample.kind = MarkKind::sample;
        sample.id = "s1";
        sample.purpose = "calibration";
        sample.reason = "spring";
        sample.turns = draw_turns(turns_to_draw(reading, true, {}).value(), count, 3);
        EXPECT_FALSE(records::testing::result(*store, records::add_marks(*store, actor("M1"), {sample}, -1)));
        return sample;
    }
    /// What the machine reads, but for two labels: timeline is marked in every second turn, whatever is said,
    /// and a label nobody else gives in a few.
    void mark_all(const std::string& who, const Mark& sample, std::size_t count) {
        auto reading = records::reader_of(*store).value();
        StandingReader standing(reading);
        std::vector<Mark> marks;
        for (std::size_t at = 0; at < count; ++at) {
            Mark mark;
            mark.kind = MarkKind::second;
            mark.turn = sample.turns[at];
            mark.sample = sample.id;
            mark.reason = "blind";
            const auto attempt = standing.read(mark.turn.attempt).value();
            for (const TurnStanding& turn : attempt.turns)
                if (turn.seq == mark.turn.seq) mark.labels = turn.machine.labels;
            mark.labels.set(static_cast<std::size_t>(Label::timeline), at % 2 == 0);
            mark.labels.set(static_cast<std::size_t>(Label::exposing), at < 4);
            marks.push_back(std::move(mark));
        }
        ASSERT_FALSE(records::testing::result(*store, records::add_marks(*store, actor(who), marks, -1)));
    }
    std::optional<records::Store> store;
};

TEST_F(SecondMarking, ASampleIsDrawnByItsSeed) {
    auto reading = records::reader_of(*store).value();
    const auto all = turns_to_draw(reading, false, {}).value();
    EXPECT_EQ(all.size(), 105U);
    EXPECT_EQ(draw_turns(all, 10, 3), draw_turns(all, 10, 3));
    EXPECT_NE(draw_turns(all, 10, 3), draw_turns(all, 10, 4));
    EXPECT_EQ(draw_turns(all, 1000, 3).size(), 105U);
}

TEST_F(SecondMarking, TurnsWithoutWordsAreNotDrawnAndASampleThatLostSomeIsFinishedWithoutThem) {
    const Mark sample = drawn(100);
    const std::string lost = "copy-100";
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE events SET payload = NULL, payload_salt = NULL WHERE seq > 0 AND attempt = 'copy-100'");
    auto reading = records::reader_of(*store).value();
    const auto to_draw = turns_to_draw(reading, true, {});
    for (const records::TurnName& turn : to_draw.value())
        EXPECT_NE(turn.attempt, lost);
    EXPECT_EQ(turns_to_draw(reading, true, {}).value().size(), 98U);
    StandingReader standing(reading);
    EXPECT_EQ(standing.read(lost).error().detail, "texts_gone") << "this version, but no words";

    Mark left = sample;
    std::erase_if(left.turns, [&](const records::TurnName& turn) { return turn.attempt == lost; });
    const std::size_t there = left.turns.size();
    ASSERT_LT(there, 100U);
    mark_all("M1", left, there);
    mark_all("T1", left, there - 1);
    EXPECT_FALSE(read_agreement(reading, sample).value().is_enough()) << "one can still be marked";
    ASSERT_TRUE(next_blind(reading, actor("T1"), sample).value());
    left.turns = {left.turns.back()};
    mark_all("T1", left, 1);
    EXPECT_FALSE(next_blind(reading, actor("T1"), sample).value());
    const Agreement agreement = read_agreement(reading, sample).value();
    EXPECT_EQ(agreement.by_both, static_cast<std::int64_t>(there));
    EXPECT_EQ(agreement.left_out, static_cast<std::int64_t>(100 - there));
    EXPECT_TRUE(agreement.is_enough());
    Agreement few = agreement;
    few.by_both = 49;
    few.left_out = 51;
    EXPECT_FALSE(few.is_enough()) << "less than half of a calibration";
}

TEST_F(SecondMarking, ALabelBelowTheThresholdIsShownAndDoesNotCount) {
    const Mark sample = drawn(100);
    mark_all("M1", sample, 100);
    mark_all("T1", sample, 100);
    auto reading = records::reader_of(*store).value();
    const Agreement agreement = read_agreement(reading, sample).value();
    EXPECT_EQ(agreement.by_both, 100);
    const auto of = [&](Label label) { return agreement.labels[static_cast<std::size_t>(label)]; };
    EXPECT_EQ(stats::cohens_kappa(of(Label::empathy).people), 1);
    EXPECT_EQ(of(Label::empathy).counts, LabelAgreement::Counts::yes);
    EXPECT_FALSE(stats::cohens_kappa(of(Label::solution).people)) << "given always";
    EXPECT_EQ(of(Label::solution).counts, LabelAgreement::Counts::yes);
    EXPECT_EQ(stats::cohens_kappa(of(Label::timeline).people), 1) << "the two agree with each other";
    EXPECT_LT(stats::cohens_kappa(of(Label::timeline).machine).value(), kappa_least);
    EXPECT_EQ(of(Label::timeline).counts, LabelAgreement::Counts::no);
    EXPECT_EQ(of(Label::exposing).counts, LabelAgreement::Counts::too_rare);
    EXPECT_EQ(of(Label::exposing).turns, 4);
    EXPECT_EQ(agreement.not_counting(), text::LabelSet().set(static_cast<std::size_t>(Label::timeline)));

    Mark calibration;
    calibration.kind = MarkKind::calibration;
    calibration.sample = sample.id;
    calibration.labels = agreement.not_counting();
    calibration.reason = "spring";
    ASSERT_FALSE(
        records::testing::result(*store, records::add_marks(*store, actor("M1"), {calibration}, -1)));
    const JudgeFromFiles judge = load_judge(AMENDS_SOURCE_DIR "/assets");
    StandingReader standing(reading);
    const PresentMarker present{judge, AMENDS_SOURCE_DIR "/assets", calibration_in_force(reading).value()};
    Remarked again = remark(standing, "copy-100", present).value();
    EXPECT_TRUE(again.has_other_versions()) << "a calibration is a version of its own";
    EXPECT_TRUE(has(again.after.turns[1].now, Label::timeline)) << "still shown";
    for (const rubric::TurnFacts& turn : again.after.result.facts.turns)
        EXPECT_FALSE(has(turn.due, Label::timeline)) << "and not asked for";
    ASSERT_FALSE(write_remark(*store, reading, actor("M1"), std::move(again), "spring"));
    EXPECT_EQ(standing.read("copy-100").value().off, agreement.not_counting());
}

/// A window over a copy of the store that the test wrote, at the page of blind marking, its agreement
/// counted.
std::unique_ptr<test::UnseenDesktop> blind_page_over(const std::filesystem::path& from,
                                                     const std::string& who) {
    test::UnseenOptions options;
    options.lang = support::Lang::en;
    options.height = 1400;
    options.prepare = [&](const std::filesystem::path& data) {
        std::filesystem::copy(from, data,
                              std::filesystem::copy_options::recursive
                                  | std::filesystem::copy_options::overwrite_existing);
    };
    auto window = std::make_unique<test::UnseenDesktop>(options);
    EXPECT_TRUE(window->desktop().sign_in_as(who, "pin-of-" + who));
    EXPECT_TRUE(window->desktop().show_manager("blind", false));
    EXPECT_TRUE(window->until([&] { return window->shows(window->ui().t("manager.blind.agreement")); }))
        << window->list();
    return window;
}

TEST_F(SecondMarking, TheWindowTellsHowFarACalibrationIsAndAManagerKeepsIt) {
    const Mark sample = drawn(100);
    mark_all("M1", sample, 100);
    mark_all("T1", sample, 60);
    {
        auto window = blind_page_over(folder.path() / "data", "M1");
        EXPECT_TRUE(window->shows("60 turns are marked by both people; it needs 100")) << window->list();
        EXPECT_EQ(window->find("calibrate"), nullptr);
    }
    Mark rest = sample;
    rest.turns.erase(rest.turns.begin(), rest.turns.begin() + 60);
    mark_all("T1", rest, 40);
    EXPECT_EQ(blind_page_over(folder.path() / "data", "T1")->find("calibrate"), nullptr)
        << "a manager's to keep";
    auto window = blind_page_over(folder.path() / "data", "M1");
    EXPECT_TRUE(window->shows("do not count in an exam: Timeline")) << window->list();
    ASSERT_TRUE(window->click("calibrate")) << window->list();
    window->frame(4);
    EXPECT_FALSE(window->is_enabled("calibrate_yes")) << "without a reason";
    window->type("spring");
    window->frame(2);
    ASSERT_TRUE(window->click("calibrate_yes")) << window->list();
    ASSERT_TRUE(window->until([&] { return window->shows("Calibrated by this sample"); })) << window->list();
    EXPECT_EQ(window->find("calibrate"), nullptr) << "kept once";
    auto reading = records::Reader::open(records::files_in(window->folder() / "data").database);
    const Mark kept = calibration_in_force(reading.value()).value();
    EXPECT_EQ(kept.sample, sample.id);
    EXPECT_EQ(kept.reason, "spring");
    EXPECT_EQ(kept.labels, text::LabelSet().set(static_cast<std::size_t>(Label::timeline)));
    EXPECT_EQ(json::parse(kept.figures)["by_both"], 100);
}

} // namespace
} // namespace amends::app
