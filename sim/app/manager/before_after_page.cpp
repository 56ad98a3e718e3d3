#include "sim/app/manager/before_after_view.hpp"
#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/manager/written_files.hpp"
#include "sim/app/people/duties.hpp"

namespace amends::app {

void BeforeAfterPage::write_report(const BeforeAfter& report, bool as_csv) {
    const ReportReader who{desk_.opens_persons()};
    const std::string text =
        as_csv ? report_csv(report, desk_.texts(), who) : report_html(report, desk_.texts(), who, today());
    write_told(desk_, "report-" + today() + (as_csv ? ".csv" : ".html"), text);
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
    if (outcome.chart) write_chart(desk_, *outcome.chart);
}

} // namespace amends::app
