#include "sim/ui/home/home.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float home_width = 1080;

/// How wide the words of the big card run: shorter than the card, so that two lines are about alike.
float words_width(const Ui& ui, float room) {
    return std::min(room, ui.px(720));
}

/// As high as its words need beside the face.
float next_height(Ui& ui, const HomeView& view, float width) {
    const std::string& words = view.resume ? view.resume->text : view.next_text;
    const float text =
        text_height(ui, words, style::body, words_width(ui, width - ui.px(28 + 28 + 150 + 24)), 4);
    return std::max(ui.px(228), text + ui.px(24 + 26 + 40 + 14 + 42 + 8 + 24));
}

/// The big card: go on with what was interrupted, or begin what comes next.
void draw_next(Ui& ui, Rect rect, const HomeView& view, HomeWidgets& widgets, Commands& asked) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(28), ui.px(24));
    const std::string& face = view.resume ? view.resume->portrait
                              : view.next ? view.next->portrait
                                          : view.portrait;
    const Rect picture = inside.cut_right(ui.px(150), ui.px(24));
    draw_avatar(ui, picture.middle(), {.picture = face, .name = view.name, .size = 140});
    draw_text(ui, inside.cut_top(ui.px(20), ui.px(6)),
              ui.t(view.resume ? "home.resume_label" : "home.next_label"),
              {.style = style::small_bold, .color = ui.colors().accent.ink});
    draw_text(ui, inside.cut_top(ui.px(34), ui.px(6)), view.resume ? view.resume->title : view.next_title,
              {.style = style::display});
    Rect foot = inside.cut_bottom(ui.px(42), ui.px(8));
    inside.x1 = inside.x0 + words_width(ui, inside.width());
    draw_paragraph(ui, inside, view.resume ? view.resume->text : view.next_text,
                   {.color = ui.colors().ink_soft, .max_lines = 4});
    if (view.resume) {
        const std::string& go = ui.t(view.resume->can_go_on ? "home.go_on" : "home.read");
        focus_on_arrival(ui);
        if (button(ui, foot.cut_left(std::max(ui.px(150), button_width(ui, go, Icon::play)), ui.px(10)),
                   {.id = "go_on",
                    .label = go,
                    .icon = Icon::play,
                    .kind = ButtonKind::primary,
                    .tooltip = {}})) {
            if (view.resume->can_go_on)
                asked.emplace_back(ask::ResumeAttempt{view.resume->attempt});
            else
                asked.emplace_back(ask::OpenDebrief{view.resume->attempt});
        }
        if (button(ui, foot.cut_left(button_width(ui, ui.t("home.close_attempt"))),
                   {.id = "close_attempt",
                    .label = ui.t("home.close_attempt"),
                    .kind = ButtonKind::quiet,
                    .tooltip = {}})) {
            widgets.asks_to_close = true;
        }
    } else if (view.next) {
        const std::string& go = ui.t(view.next->guided ? "home.begin_guided" : "home.begin");
        focus_on_arrival(ui);
        if (button(ui, foot.cut_left(std::max(ui.px(150), button_width(ui, go, Icon::play))),
                   {.id = "go_on",
                    .label = go,
                    .icon = Icon::play,
                    .kind = ButtonKind::primary,
                    .tooltip = {}})) {
            if (view.next->guided) {
                asked.emplace_back(ask::StartCase{.scenario = view.next->id,
                                                  .way = view.next->ways.empty() ? scenario::Way::free
                                                                                 : view.next->ways.front(),
                                                  .lang = ui.texts->lang(),
                                                  .rubric = {}});
            } else {
                open_start_sheet(widgets.start, *view.next, view.offer, ui.texts->lang());
            }
        }
    }
}

float draw_recent(Ui& ui, Rect rect, const HomeView& view, Commands& asked) {
    const float row_height = ui.px(52);
    const float kept = view.kept.empty() || view.recent.empty()
                           ? 0
                           : text_height(ui, view.kept, style::caption, rect.width() - ui.px(40));
    const float height = ui.px(54) + std::max<float>(1, static_cast<float>(view.recent.size())) * row_height
                         + ui.px(10) + (kept > 0 ? kept + ui.px(10) : 0);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    const FocusGroup group(ui, card);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(8), ui.px(10));
    draw_text(ui, inside.cut_top(ui.px(34), ui.px(4)).inset(ui.px(12), 0),
              ui.t(view.has_assessment ? "home.recent_both" : "home.recent"), {.style = style::title});
    if (view.recent.empty()) {
        draw_text(ui, inside.cut_top(row_height).inset(ui.px(12), 0), ui.t("home.recent_none"),
                  {.color = ui.colors().ink_soft});
    }
    for (const RecentAttempt& attempt : view.recent) {
        const Rect row = inside.cut_top(row_height);
        const Hit hit = list_row(
            ui, row, {.id = attempt.attempt, .label = attempt.title, .tooltip = ui.t("home.open_debrief")});
        Rect in = row.inset(ui.px(12), ui.px(5));
        const float chip = chip_width(ui, attempt.result);
        draw_chip(ui, {in.x1 - chip, in.mid_y()}, attempt.result, attempt.tone);
        in.cut_right(chip + ui.px(10));
        draw_text(ui, in.cut_top(in.height() / 2), attempt.title, {.style = style::body_bold});
        draw_text(ui, in, attempt.when, {.style = style::caption, .color = ui.colors().ink_soft});
        if (hit.clicked) asked.emplace_back(ask::OpenDebrief{attempt.attempt});
    }
    if (kept > 0)
        draw_paragraph(ui, inside.inset(ui.px(12), 0).cut_top(kept), view.kept,
                       {.style = style::caption, .color = ui.colors().ink_faint});
    return height;
}

/// Two other cases and the way to all; yields the height.
float draw_more(Ui& ui, Rect rect, const HomeView& view, HomeWidgets& widgets, Commands& asked) {
    const FocusGroup group(ui, {rect.x0, rect.y0, rect.x1, rect.y0 + ui.px(case_card_height + 42)});
    Rect title = rect.cut_top(ui.px(34), ui.px(8));
    draw_text(ui, title, ui.t("home.more"), {.style = style::title});
    const std::string& all = ui.t("home.all_cases");
    if (link(ui, title.cut_right(link_width(ui, all, Icon::chevron_right)), "all_cases", all,
             Icon::chevron_right))
        asked.emplace_back(ask::GoTo{Screen::catalogue});
    if (view.more.empty()) return 0;
    const Rect row = rect.cut_top(ui.px(case_card_height));
    for (std::size_t i = 0; i < std::min<std::size_t>(2, view.more.size()); ++i) {
        if (!draw_case_card(ui, row.column(static_cast<int>(i), 2, ui.px(14)), view.more[i])) continue;
        open_start_sheet(widgets.start, view.more[i], view.offer, ui.texts->lang());
    }
    return ui.px(case_card_height + 42);
}

} // namespace

void draw_home(Ui& ui, Rect rect, const HomeView& view, HomeWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "home");
    const float width = std::min(ui.px(home_width), rect.width() - ui.px(48));
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    Rect page = Rect::at(content.mid_x() - width / 2, content.y0 + ui.px(32), width, 1e6F);
    draw_text(ui, page.cut_top(ui.px(36), ui.px(14)), view.greeting, {.style = style::display});
    if (!view.notice.empty()) {
        const Note note{.id = "notice",
                        .title = ui.t("home.notice"),
                        .text = view.notice,
                        .action = {},
                        .tone = Tone::warn,
                        .icon = Icon::warning,
                        .closable = true};
        const float height = note_height(ui, note, width);
        if (draw_note(ui, page.cut_top(height, ui.px(14)), note).closed)
            asked.emplace_back(ask::DismissNotice{});
    }
    if (!view.duties.empty())
        draw_duty_card(ui, page.cut_top(duty_card_height(ui, view.duties, width), ui.px(18)), view.duties,
                       widgets.duties);
    if (!view.plans.empty())
        draw_plan_card(ui, page.cut_top(plan_card_height(ui, view.plans, width), ui.px(18)), view.plans);
    draw_next(ui, page.cut_top(next_height(ui, view, width), ui.px(18)), view, widgets, asked);
    Rect lower = page;
    const Rect left = lower.cut_left((width - ui.px(18)) * .42F, ui.px(18));
    const float recent = draw_recent(ui, left, view, asked);
    const float cards = draw_more(ui, lower, view, widgets, asked);
    area.set_height(page.y0 + std::max(recent, cards) + ui.px(24) - content.y0);

    std::vector<CaseCard> offered = view.more;
    if (view.next) offered.push_back(*view.next);
    draw_start_sheet(ui, offered, view.offer, widgets.start, asked);
    if (widgets.asks_to_close && view.resume) {
        if (const auto answer = ask_question(ui, {.id = "close_attempt_question",
                                                  .title = ui.t("home.close_title"),
                                                  .text = ui.t("home.close_text"),
                                                  .yes = ui.t("home.close_yes"),
                                                  .no = ui.t("controls.cancel"),
                                                  .dangerous = true})) {
            widgets.asks_to_close = false;
            if (*answer == Answer::yes) asked.emplace_back(ask::CloseAttempt{view.resume->attempt});
        }
    }
}

} // namespace amends::ui
