// What the desk's side pane tells of tickets, stock, the parcel and known facts.
#include "tests/sim/ui/screens/desk_scene.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::ui::test {
namespace {

class SidePane : public testing::TestWithParam<support::Lang> {
protected:
    static Options tall() { return {.width = 1440, .height = 3000, .lang = GetParam()}; }
    static DeskView view_of(const engine::Playthrough& told) {
        const Texts texts = shipped_texts(GetParam());
        return make_desk_view({.told = told, .texts = texts});
    }
};
INSTANTIATE_TEST_SUITE_P(Languages, SidePane, testing::Values(support::Lang::zh, support::Lang::en),
                         [](const auto& lang) { return lang.param == support::Lang::zh ? "zh" : "en"; });

TEST_P(SidePane, ATicketTellsItsMatterClassSeverityOwnerDueTimeAndState) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, tall(), "unsafe-stroller");
    ASSERT_TRUE(desk.driver.click("tab/knowledge")) << desk.driver.list();
    const scenario::Ticket& ticket = desk.told.play.scenario->desk.tickets.at(0);
    const Ui& ui = desk.driver.ui();
    ASSERT_EQ(ticket.severity, scenario::TicketSeverity::high);
    ASSERT_EQ(ticket.state, scenario::TicketState::in_progress);
    std::string owner;
    for (const scenario::Department& department : desk.told.play.scenario->desk.departments)
        if (department.id == ticket.owner) owner = department.title.in(GetParam());
    ASSERT_FALSE(owner.empty());
    EXPECT_TRUE(desk.driver.shows(ticket.number));
    EXPECT_TRUE(desk.driver.shows(ui.t("desk.ticket_in_progress")));
    EXPECT_TRUE(desk.driver.shows(ui.t("desk.ticket_about", {{"class", ui.t("desk.class_technical")},
                                                             {"severity", ui.t("desk.severity_high")},
                                                             {"owner", owner}})));
    EXPECT_TRUE(desk.driver.shows("22:00")) << "when it is due";
    EXPECT_EQ(view_of(desk.told).tickets.at(0).text.find('{'), std::string::npos) << "a batch is drawn";
}

TEST_P(SidePane, ATicketEnteredNowStandsBesideThoseThatWereThere) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, tall(), "damaged-laptop");
    const std::size_t before = view_of(desk.told).tickets.size();
    const std::string department = desk.told.play.scenario->desk.departments.at(0).id.value;
    engine::advance(desk.told, {1000, "c1",
                                engine::ActionTaken{scenario::DeskAction::ticket,
                                                    {{"department", department},
                                                     {"class", "technical"},
                                                     {"severity", "critical"},
                                                     {"text", "Glass under the film"}}}});
    ASSERT_TRUE(desk.driver.click("tab/knowledge")) << desk.driver.list();
    const DeskView view = view_of(desk.told);
    ASSERT_EQ(view.tickets.size(), before + 1);
    const TicketView& entered = view.tickets.back();
    const Ui& ui = desk.driver.ui();
    EXPECT_EQ(entered.number, ui.t("desk.ticket_new", {{"place", before + 1}}));
    EXPECT_EQ(entered.state, ui.t("desk.ticket_open"));
    EXPECT_NE(entered.about.find(ui.t("desk.severity_critical")), std::string::npos) << entered.about;
    EXPECT_TRUE(desk.driver.shows(entered.number));
    EXPECT_TRUE(desk.driver.shows("Glass under the film"));
}

TEST_P(SidePane, TheOrderTellsHowManyAreLeftAndWhereTheParcelIs) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, tall(), "damaged-laptop");
    const scenario::Desk& kept = desk.told.play.scenario->desk;
    ASSERT_FALSE(kept.stock.empty());
    const scenario::ItemId item = kept.stock.front().item;
    const Ui& ui = desk.driver.ui();
    desk.told.state.stock[item] = 3;
    desk.driver.frame(2);
    EXPECT_TRUE(desk.driver.shows(ui.t("desk.stock_count", {{"count", 3}})));
    desk.told.state.stock[item] = 0;
    desk.driver.frame(2);
    EXPECT_TRUE(desk.driver.shows(ui.t("desk.stock_none")));
    EXPECT_TRUE(desk.driver.shows(ui.t("desk.shipment_4"))) << "delivered";
    ASSERT_TRUE(kept.orders.front().shipment.has_value());
    EXPECT_TRUE(desk.driver.shows(kept.orders.front().shipment->number));
}

TEST_P(SidePane, TheNoteBesideTheStockAgreesWithTheStock) {
    engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::free, engine::Mode::practice, GetParam());
    const scenario::ItemId item("laptop");
    const auto note = [&] { return view_of(told).orders.at(0).items.at(0).stock_note; };
    const std::string hangzhou = GetParam() == support::Lang::zh ? "杭州" : "Hangzhou";
    EXPECT_NE(note().find(hangzhou), std::string::npos);
    told.state.happened[scenario::EventId("stock_gone")] = 1000; // "the last one in Hangzhou has sold"
    told.state.stock[item] = 2;
    EXPECT_FALSE(note().empty());
    EXPECT_EQ(note().find(hangzhou), std::string::npos) << note();
    told.state.stock[item] = 1; // an exchange took one of the two
    EXPECT_EQ(note(), "");
}

TEST_P(SidePane, WhatIsKnownByNowIsListedAndWhatIsNoLongerTrueIsNot) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, tall(), "damaged-laptop");
    const auto sentence = [&](std::string_view id) {
        for (const scenario::Fact& fact : desk.told.play.scenario->desk.facts)
            if (fact.id.value == id) return fact.text.in(GetParam());
        return std::string("no such fact");
    };
    const auto is_listed = [&](const std::string& wanted) {
        const DeskView view = view_of(desk.told);
        return std::find(view.known.begin(), view.known.end(), wanted) != view.known.end();
    };
    EXPECT_TRUE(desk.driver.shows(desk.driver.ui().t("desk.known")));
    EXPECT_TRUE(is_listed(sentence("no_photo")));
    EXPECT_FALSE(is_listed(sentence("photo_there")));
    desk.told.state.flags.insert(scenario::FlagId("photo_sent"));
    desk.driver.frame(2);
    EXPECT_FALSE(is_listed(sentence("no_photo")));
    EXPECT_TRUE(is_listed(sentence("photo_there")));
    EXPECT_FALSE(desk.driver.shows(sentence("no_photo")));
}

} // namespace
} // namespace amends::ui::test
