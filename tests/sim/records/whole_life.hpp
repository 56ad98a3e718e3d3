#pragma once
// Somebody with rows in every table that can name a person.
#include "sim/records/marks.hpp"
#include "sim/records/plans.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/shop_figures.hpp"
#include "tests/sim/records/store_fixture.hpp"

namespace amends::records::testing {

inline constexpr const char* their_id = "Q-7781293";
inline constexpr const char* their_name = "Ermintrude Unmistakable";

inline Actor signed_in(Store& store, const std::string& id) {
    auto in = sign_in(store, id, "pin-of-" + id, 0);
    if (!in) throw std::runtime_error(sentence(in.error()).en);
    return in.value().actor;
}

inline void sit_exam(AttemptStore& store, const std::string& id, const std::string& person) {
    NewAttempt exam = attempt_named(id);
    exam.person = person;
    exam.mode = "assessment";
    ASSERT_FALSE(result(
        store, store.begin_attempt(exam, {"c1", 0, "began", R"({"person":")" + person + R"("})"}, {})));
    ASSERT_FALSE(result(store, store.append_event(id, 1, bubble("unmistakable words"), std::nullopt)));
    ASSERT_FALSE(result(store, store.append_event(id, 2, turn_closed(), std::nullopt)));
    ASSERT_FALSE(result(
        store, store.finish_attempt(id, 3,
                                    {AttemptState::finished, 9000,
                                     R"({"turns":[{"text":"unmistakable words"}]})", R"({"passed":true})"})));
}

inline Mark decision_on(const std::string& attempt) {
    Mark mark;
    mark.turn = {attempt, 2};
    mark.decision = Decision::lift;
    add(mark.labels, text::Label::empathy);
    mark.reason = "unmistakable reason";
    mark.result = MarkedResult{812, false, false, {}, {}, {}};
    return mark;
}

inline Mark dispute_of(const std::string& attempt) {
    Mark mark;
    mark.turn = {attempt, 2};
    mark.kind = MarkKind::dispute;
    add(mark.labels, text::Label::empathy);
    mark.reason = "unmistakable comment";
    return mark;
}

/// A programme of two equal forms of the smallest size, open at once.
inline Programme smallest_programme() {
    Programme programme;
    programme.id = "autumn";
    programme.title = "Autumn";
    programme.warm_up = false;
    for (const char form : {'A', 'B'})
        programme.forms[form].assign(form_cases_min, {"case", "f1", "damage", "chat", 1});
    return programme;
}

/// A manager who did and went through whatever the store can keep of somebody: who set up a programme, sat
/// it, voided a sitting, marked and was marked, has plans and figures.
inline void live_through_everything(Store& store) {
    ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "Wang", Role::manager, ""},
                                           {their_id, their_name, Role::manager, "night shift"},
                                           {"A1", "Chen", Role::trainee, ""}})));
    const Actor they = signed_in(store, their_id), boss = signed_in(store, "M1");
    ASSERT_FALSE(result(store, set_up_programme(store, they, smallest_programme(), {})));
    ASSERT_FALSE(result(store, add_members(store, they, "autumn", {their_id, "A1"})));
    int number = 0;
    for (const char* person : {their_id, "A1"}) {
        const std::string sitting = "s" + std::to_string(++number), exam = "e" + std::to_string(number);
        ActingStore own(store, signed_in(store, person));
        sit_exam(own, exam, person);
        ASSERT_FALSE(
            result(store, start_sitting(store, person == std::string("A1") ? signed_in(store, "A1") : they,
                                        {sitting, "autumn", person, "baseline"}, "2026-03-12")));
        ASSERT_FALSE(result(store, note_attempt(store, signed_in(store, person), sitting, 0, exam)));
        ASSERT_FALSE(result(store, close_sitting(store, signed_in(store, person), sitting,
                                                 {SittingState::finished, true, 812, true})));
    }
    ASSERT_FALSE(result(store, void_sitting(store, boss, "s1", std::string("by ") + their_name)));
    ASSERT_FALSE(result(store, void_sitting(store, they, "s2", "fire alarm")));
    ASSERT_FALSE(result(store, store.share_turn({"e1", 2}, true, they)));
    ASSERT_FALSE(result(store, add_marks(store, they, {decision_on("e2")}, -1)));
    ASSERT_FALSE(result(store, add_marks(store, boss, {decision_on("e1")}, -1)));
    ASSERT_FALSE(result(store, add_marks(store, they, {dispute_of("e1")}, -1)));
    NewAttempt practice = attempt_named("e4");
    practice.person = their_id;
    ActingStore own(store, they);
    ASSERT_FALSE(result(
        own,
        own.begin_attempt(practice, {"c1", 0, "began", std::string(R"({"person":")") + their_id + R"("})"})));
    ASSERT_FALSE(result(own, own.save_draft("e4", "c1", "unmistakable draft")));
    for (const char* person : {their_id, "A1"})
        ASSERT_FALSE(result(store, make_plan(store, they,
                                             {.id = std::string("plan of ")
                                                    + (person == std::string(their_id) ? "them" : "A1"),
                                              .person = person,
                                              .goal = std::string("unmistakable goal for ") + person,
                                              .owner = their_id,
                                              .due = "2026-12-01"})));
    ASSERT_FALSE(result(store, close_plan(store, they, "plan of A1", PlanState::done)));
    ShopFigure theirs{.from = "2026-02-01", .to = "2026-02-28", .scope = ShopFigure::Scope::person};
    theirs.name = their_id;
    theirs.satisfaction_tenths = 731;
    theirs.source = "shop.csv";
    ShopFigure whole{.from = "2026-02-01", .to = "2026-02-28"};
    whole.satisfaction_tenths = 802;
    ASSERT_FALSE(result(store, put_shop_figures(store, they, "autumn", {theirs, whole})));
}

} // namespace amends::records::testing
