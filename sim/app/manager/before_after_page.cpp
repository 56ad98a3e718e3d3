#include "sim/app/manager/before_after_view.hpp"
#include "sim/app/manager/marks_words.hpp"
#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/manager/written_files.hpp"
#include "sim/app/people/duties.hpp"

#include <utility>

namespace amends::app {
namespace {

/// The case and its points, for a chip.
std::string attempt_words(const ManagerDesk& desk, const std::string& attempt) {
    const auto row = records::find_attempt(desk.reader(), attempt);
    if (!row || !row.value()) return attempt;
    const std::string title = desk.title_of_case(row.value()->scenario);
    const auto standing = records::standing_result(desk.reader(), attempt);
    std::optional<double> total;
    if (standing && standing.value()) {
        if (standing.value()->result.total_tenths) total = *standing.value()->result.total_tenths / 10.0;
    } else if (const auto first = first_reading(desk.reader(), attempt)) {
        total = first->total;
    }
    return desk.ui().t("manager.case_and_points", {{"case", title}, {"points", ui::chart_points(total)}});
}

} // namespace

void BeforeAfterPage::write_report(const BeforeAfter& report, bool as_csv) {
    const ReportReader who{desk_.opens_persons()};
    const std::string text =
        as_csv ? report_csv(report, desk_.texts(), who) : report_html(report, desk_.texts(), who, today());
    write_told(desk_, "report-" + today() + (as_csv ? ".csv" : ".html"), text);
}

/// Opens the row of a person with what they sat, or closes it.
void BeforeAfterPage::turn_person(const records::Programme& programme, const std::string& person) {
    view_.open_sat.clear();
    if (std::exchange(view_.open_person, person) == person) {
        view_.open_person.clear();
        return;
    }
    const auto sittings = records::sittings_of(desk_.reader(), programme.id);
    if (!sittings) return desk_.tell(sittings.error());
    for (const records::Sitting& sitting : sittings.value()) {
        if (sitting.person != person || !sitting.void_reason.empty()) continue;
        ui::SatAttempts sat{.title = desk_.ui().t("manager.phase." + sitting.phase)};
        for (const std::string& id : sitting.attempts)
            sat.attempts.emplace_back(id, attempt_words(desk_, id));
        view_.open_sat.push_back(std::move(sat));
    }
}

void BeforeAfterPage::draw(ui::Rect page, ui::Commands&) {
    const records::Programme* programme = desk_.chosen_programme();
    if (!programme) {
        if (ui::draw_manager_nothing(
                desk_.ui(), page, {.id = "no_programmes", .offers_demonstration = !desk_.is_demonstration()}))
            desk_.look_at_demonstration();
        return; // this page may be gone
    }
    const BeforeAfter* report = desk_.report(*programme);
    if (report && (shown_ != report || view_lang_ != desk_.texts().lang())) {
        view_ = before_after_view(*report, desk_.texts(), {desk_.opens_persons()});
        shown_ = report;
        view_lang_ = desk_.texts().lang();
    }
    ui::BeforeAfterView& view = view_;
    view.is_counting = report == nullptr;
    view.programmes.clear();
    for (const records::Programme& one : desk_.programmes()) {
        if (one.id == programme->id) view.programme = view.programmes.size();
        view.programmes.emplace_back(one.id, one.title);
    }
    const ui::BeforeAfterOutcome outcome = ui::draw_before_after(desk_.ui(), page, view, widgets_);
    if (outcome.programme) desk_.programme = view.programmes[*outcome.programme].first;
    if (report && (outcome.exports_html || outcome.exports_csv)) write_report(*report, outcome.exports_csv);
    if (outcome.copied) desk_.tell(desk_.ui().t("charts.copied"), ui::Tone::good);
    if (outcome.turns_person) turn_person(*programme, *outcome.turns_person);
    if (!outcome.opens_attempt.empty()) {
        if (desk_.is_demonstration())
            desk_.tell(desk_.ui().t("manager.invented_attempt"), ui::Tone::neutral);
        else
            desk_.attempt = outcome.opens_attempt;
    }
    if (!outcome.opens_person.empty()) {
        desk_.person = outcome.opens_person;
        desk_.open_tab("person");
    }
    if (outcome.chart) write_chart(desk_, *outcome.chart);
}

} // namespace amends::app
