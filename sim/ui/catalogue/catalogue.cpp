#include "sim/ui/catalogue/catalogue.hpp"

#include "sim/ui/base/search.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace amends::ui {
namespace {

constexpr float card_width = 316, catalogue_width = 1320;

/// Topics that occur, each once, as chips one can switch.
void draw_filters(Ui& ui, Rect row, const CatalogueView& view, CatalogueWidgets& widgets) {
    std::set<std::pair<int, std::string>> topics;
    for (const CaseCard& card : view.cases)
        topics.emplace(card.topic_index, card.topic);
    const auto chip = [&](int index, const std::string& words) {
        const float width = chip_button_width(ui, words);
        if (width > row.width()) return;
        const std::string id = "topic" + std::to_string(index);
        if (chip_button(ui, {row.x0, row.mid_y()},
                        {.id = id, .label = words, .on = widgets.topic == index, .tooltip = {}})) {
            widgets.topic = index;
        }
        row.cut_left(width, ui.px(8));
    };
    chip(-1, ui.t("catalogue.all_topics"));
    for (const auto& [index, words] : topics)
        chip(index, words);
}

void draw_level(Ui& ui, Vec right_middle, int difficulty) {
    for (int i = 0; i < 5; ++i) {
        const float x = right_middle.x - ui.px(static_cast<float>(4 - i) * 11.F + 5);
        fill_circle(ui, {x, right_middle.y}, 3.5F,
                    i < difficulty ? ui.colors().accent.fill : ui.colors().track);
    }
}

float draw_broken(Ui& ui, Rect rect, const CatalogueView& view) {
    float y = rect.y0;
    for (const BrokenCase& broken : view.broken) {
        const std::string title = ui.t("catalogue.broken", {{"path", broken.path}});
        const Note note{.id = broken.path,
                        .title = title,
                        .text = broken.problem,
                        .action = {},
                        .tone = Tone::warn,
                        .icon = Icon::warning};
        const float height = note_height(ui, note, rect.width());
        draw_note(ui, {rect.x0, y, rect.x1, y + height}, note);
        y += height + ui.px(8);
    }
    return y - rect.y0;
}

} // namespace

std::vector<const CaseCard*> shown_cases(const CatalogueView& view, const CatalogueWidgets& widgets) {
    std::vector<const CaseCard*> shown;
    const std::string& query = widgets.search.edit.text();
    for (const CaseCard& card : view.cases) {
        if (widgets.topic >= 0 && card.topic_index != widgets.topic) continue;
        if (!holds_words(card.title, query) && !holds_words(card.summary, query)
            && !holds_words(card.topic, query) && !holds_words(card.customer, query))
            continue;
        shown.push_back(&card);
    }
    return shown;
}

bool draw_case_card(Ui& ui, Rect rect, const CaseCard& card) {
    const IdScope scope(ui, card.id.value);
    draw_card(ui, rect);
    Rect inside = rect;
    const Rect picture = inside.cut_top(ui.px(158), ui.px(12));
    draw_picture(ui, picture, card.picture, space::card_radius, Fit::whole, Corners::top);
    draw_photo_label(ui, {picture.x0 + ui.px(12), picture.y0 + ui.px(20)}, card.topic);
    draw_avatar(ui, {picture.x1 - ui.px(38), picture.y1 - ui.px(2)},
                {.picture = card.portrait, .name = card.customer, .size = 52});
    inside = inside.inset(ui.px(16), 0);
    const Rect title = inside.cut_top(ui.px(26), ui.px(2));
    draw_text(ui, {title.x0, title.y0, title.x1 - ui.px(56), title.y1}, card.title, {.style = style::title});
    const float words = line_height(ui, style::small) * 5;
    draw_paragraph(ui, inside.cut_top(words, ui.px(8)), card.summary,
                   {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 5});
    Rect foot{inside.x0, rect.y1 - ui.px(38), inside.x1, rect.y1 - ui.px(12)};
    const float best =
        card.best.empty() ? 0 : draw_chip(ui, {foot.x0, foot.mid_y()}, card.best, card.best_tone);
    if (best > 0) foot.cut_left(best + ui.px(8));
    draw_text(ui, foot, card.minutes, {.style = style::small, .color = ui.colors().ink_soft});
    draw_level(ui, {foot.x1, foot.mid_y()}, card.difficulty);
    return press_area(ui, rect, {.id = "open", .label = card.title, .tooltip = {}}).clicked;
}

void draw_catalogue(Ui& ui, Rect rect, const CatalogueView& view, CatalogueWidgets& widgets,
                    Commands& asked) {
    const IdScope scope(ui, "catalogue");
    const float width = std::min(ui.px(catalogue_width), rect.width() - ui.px(48));
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    Rect page = Rect::at(content.mid_x() - width / 2, content.y0 + ui.px(24), width, 1e6F);
    Rect head = page.cut_top(ui.px(36), ui.px(14));
    const std::string& write = ui.t("author.write");
    if (view.offer.may_look_behind
        && button(ui, head.cut_right(button_width(ui, write, Icon::edit), ui.px(12)),
                  {.id = "write", .label = write, .icon = Icon::edit, .tooltip = {}}))
        asked.emplace_back(ask::GoTo{Screen::author});
    search_field(ui, head.cut_right(std::min(ui.px(300), head.width() * .5F), ui.px(12)), widgets.search,
                 "search", ui.t("catalogue.search"));
    draw_text(ui, head, ui.t("catalogue.title"), {.style = style::display});
    draw_filters(ui, page.cut_top(ui.px(32), ui.px(16)), view, widgets);
    page.y0 += draw_broken(ui, page, view);
    const auto cards = shown_cases(view, widgets);
    if (cards.empty()) {
        if (empty_state(ui, page.cut_top(ui.px(380)),
                        {.id = "none",
                         .picture = "states/empty-catalogue",
                         .icon = Icon::search_off,
                         .title = ui.t("catalogue.none"),
                         .text = ui.t("catalogue.none_text"),
                         .action = ui.t("catalogue.show_all")})) {
            widgets.search.edit.set_text("", ui.breaks);
            widgets.topic = -1;
        }
    }
    const int columns = std::max(1, static_cast<int>((width + ui.px(16)) / ui.px(card_width + 16)));
    for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
        const Rect row = page.cut_top(ui.px(case_card_height), ui.px(16));
        for (int k = 0; k < columns && i + static_cast<std::size_t>(k) < cards.size(); ++k) {
            const CaseCard& card = *cards[i + static_cast<std::size_t>(k)];
            if (i == 0 && k == 0) focus_on_arrival(ui);
            if (!draw_case_card(ui, row.column(k, columns, ui.px(16)), card)) continue;
            open_start_sheet(widgets.start, card, view.offer, ui.texts->lang());
        }
    }
    area.set_height(page.y0 - content.y0 + ui.px(12));
    draw_start_sheet(ui, view.cases, view.offer, widgets.start, asked);
}

} // namespace amends::ui
