// Policies, product articles and tickets, searched by any of their words.
#include "sim/ui/base/search.hpp"
#include "sim/ui/desk/desk.hpp"

namespace amends::ui {
namespace {

bool found(const ArticleView& article, const std::string& query) {
    return holds_words(article.title, query) || holds_words(article.text, query)
           || holds_words(article.keywords, query);
}

float draw_article(Ui& ui, Rect rect, const ArticleView& article, Icon icon, DeskWidgets& widgets) {
    const bool open = widgets.open_article == article.id;
    const float inner = rect.width() - ui.px(32);
    const float words = text_height(ui, article.text, style::body, inner, open ? 0 : 2);
    const float height = ui.px(12 + 26 + 12) + words;
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card, false);
    const Hit hit = press_area(ui, card,
                               {.id = article.id,
                                .label = article.title,
                                .selected = open,
                                .tooltip = ui.t(open ? "desk.article_shut" : "desk.article_open")});
    if (hit.clicked) widgets.open_article = open ? std::string() : article.id;
    Rect inside = card.inset(ui.px(16), ui.px(12));
    Rect title = inside.cut_top(ui.px(26));
    draw_icon(ui, {title.x0 + ui.px(8), title.mid_y()}, icon, ui.colors().accent.ink);
    draw_icon(ui, {title.x1 - ui.px(8), title.mid_y()}, open ? Icon::chevron_up : Icon::chevron_down,
              ui.colors().ink_soft);
    title.cut_left(ui.px(24));
    title.cut_right(ui.px(20));
    draw_text(ui, title, article.title, {.style = style::body_bold});
    draw_paragraph(ui, inside, article.text,
                   {.color = open ? ui.colors().ink : ui.colors().ink_soft, .max_lines = open ? 0 : 2});
    return height;
}

float draw_group(Ui& ui, Rect rect, std::string_view title, const std::vector<ArticleView>& articles,
                 Icon icon, DeskWidgets& widgets) {
    float y = rect.y0;
    bool first = true;
    for (const ArticleView& article : articles) {
        if (!found(article, widgets.knowledge_search.edit.text())) continue;
        if (first) {
            draw_section_title(ui, {rect.x0, y, rect.x1, y + ui.px(28)}, title);
            y += ui.px(32);
            first = false;
        }
        y += draw_article(ui, {rect.x0, y, rect.x1, y}, article, icon, widgets) + ui.px(8);
    }
    return y - rect.y0;
}

/// Number and state above, the matter, then class, severity, owner and when it is due.
float draw_ticket(Ui& ui, Rect rect, const TicketView& ticket) {
    const float inner = rect.width() - ui.px(24);
    const float text = ticket.text.empty() ? 0 : text_height(ui, ticket.text, style::small, inner) + ui.px(4);
    const float about = text_height(ui, ticket.about, style::caption, inner);
    const float due = ticket.due.empty() ? 0 : line_height(ui, style::caption);
    const Rect well = Rect::at(rect.x0, rect.y0, rect.width(), ui.px(10 + 26 + 10) + text + about + due);
    draw_well(ui, well);
    Rect inside = well.inset(ui.px(12), ui.px(10));
    Rect head = inside.cut_top(ui.px(26));
    const float chip = chip_width(ui, ticket.state);
    draw_chip(ui, {head.x1 - chip, head.mid_y() - ui.px(2)}, ticket.state, ticket.tone);
    head.cut_right(chip + ui.px(8));
    draw_text(ui, head, ticket.number, {.style = style::small_bold});
    if (text > 0) draw_paragraph(ui, inside.cut_top(text), ticket.text, {.style = style::small});
    const TextLook faint{.style = style::caption, .color = ui.colors().ink_soft};
    draw_paragraph(ui, inside.cut_top(about), ticket.about, faint);
    if (due > 0) draw_text(ui, inside.cut_top(due), ticket.due, faint);
    return well.height();
}

float draw_tickets(Ui& ui, Rect rect, const DeskView& view) {
    if (view.tickets.empty()) return 0;
    float y = rect.y0;
    draw_section_title(ui, {rect.x0, y, rect.x1, y + ui.px(28)}, ui.t("desk.tickets"));
    y += ui.px(32);
    for (const TicketView& ticket : view.tickets)
        y += draw_ticket(ui, {rect.x0, y, rect.x1, y}, ticket) + ui.px(6);
    return y - rect.y0;
}

} // namespace

float draw_knowledge(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets) {
    const IdScope scope(ui, "knowledge");
    search_field(ui, rect.cut_top(control_height(ui), ui.px(10)), widgets.knowledge_search, "search",
                 ui.t("desk.knowledge_search"));
    draw_guide(ui, rect, "policies", view);
    ScrollArea area(ui, "list", with_margins(ui, rect));
    const Rect content{rect.x0, area.content().y0, rect.x1, area.content().y1};
    float y = content.y0;
    const auto below = [&] { return Rect{content.x0, y, content.x1, y}; };
    y += draw_group(ui, below(), ui.t("desk.policies"), view.policies, Icon::policy, widgets);
    y += draw_group(ui, below(), ui.t("desk.articles"), view.articles, Icon::article, widgets);
    if (y == content.y0) {
        draw_paragraph(ui, {content.x0, y + ui.px(8), content.x1, y}, ui.t("desk.knowledge_none"),
                       {.color = ui.colors().ink_soft});
        y += ui.px(60);
    }
    y += draw_tickets(ui, below(), view);
    area.set_height(y - content.y0);
    return rect.height();
}

} // namespace amends::ui
