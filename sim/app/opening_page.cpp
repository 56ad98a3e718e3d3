#include "sim/app/opening_page.hpp"

#include "sim/ui/base/charts.hpp"
#include "sim/ui/base/rows.hpp"

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

/// As wide as the longest line, so that none of them leaves a word to the next; the same at every per cent.
float column_width(ui::Ui& ui, ui::Rect window) {
    const float words =
        std::max({ui.px(460), ui::text_width(ui, ui.t("shell.opening", {{"percent", 100}}), ui::style::body),
                  ui::text_width(ui, ui.t("shell.opening_stays"), ui::style::caption)});
    return std::min(window.width() - ui.px(64), std::ceil(words) + 1);
}

void draw_opening(ui::Ui& ui, ui::Rect window, std::optional<int> percent) {
    const float width = column_width(ui, window);
    ui::Rect column = ui::Rect::at(std::floor(window.mid_x() - width / 2),
                                   std::floor(window.mid_y() - ui.px(64)), width, ui.px(160));
    const ui::Rect top = column.cut_top(ui.px(32), ui.px(8));
    if (!percent) {
        ui::draw_spinner(ui, top.middle(), 12);
        ui::draw_text(ui, column.cut_top(ui.px(24)), ui.t("shell.opening_records"),
                      {.color = ui.colors().ink_soft, .align = ui::Align::middle});
        return;
    }
    ui::draw_progress(ui, ui::Rect::around(top.middle(), width, ui.px(6)),
                      static_cast<float>(*percent) / 100);
    column.y0 += ui::draw_paragraph(ui, column, ui.t("shell.opening", {{"percent", *percent}}),
                                    {.color = ui.colors().ink})
                 + ui.px(6);
    ui::draw_paragraph(ui, column, ui.t("shell.opening_stays"),
                       {.style = ui::style::caption, .color = ui.colors().ink_soft});
}

} // namespace

void OpeningProgress::tell(double share) {
    percent_ = static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
    if (is_stopped_) throw OpeningStopped();
}

std::optional<int> OpeningProgress::percent() const {
    const int now = percent_;
    return now < 0 ? std::nullopt : std::optional(now);
}

void OpeningPage::frame() {
    const ui::Rect window = ui::begin_frame(ui_);
    draw_opening(ui_, window, progress_.percent());
    ui::end_frame(ui_);
}

} // namespace amends::app
