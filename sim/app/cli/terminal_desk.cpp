#include "sim/app/cli/terminal_desk.hpp"

#include "sim/app/printable.hpp"
#include "sim/engine/render.hpp"

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

/// Prints rows of the table of texts; every place is made harmless first.
struct DeskPrinter {
    const Environment& environment;

    void row(std::string_view id, ui::Places places = {}) const {
        environment.out << environment.texts.get(id, places) << '\n';
    }
    void sentence(const std::string& text) const {
        if (!text.empty()) row("cli.desk.line", {{"text", printable(text)}});
    }

    void item(const ui::ItemView& item) const {
        row(item.variant.empty() ? "cli.desk.item_plain" : "cli.desk.item",
            {{"id", printable(item.id)},
             {"title", printable(item.title)},
             {"variant", printable(item.variant)},
             {"quantity", item.quantity},
             {"price", item.price}});
        if (!item.stock.empty())
            row(item.stock_note.empty() ? "cli.desk.stock" : "cli.desk.stock_noted",
                {{"stock", item.stock}, {"note", printable(item.stock_note)}});
    }
    void order(const ui::OrderView& order) const {
        row("cli.desk.order", {{"number", printable(order.number)},
                               {"id", printable(order.id)},
                               {"placed", order.placed},
                               {"status", printable(order.status)}});
        for (const ui::ItemView& one : order.items)
            item(one);
        if (!order.shipment.empty())
            row("cli.desk.shipment", {{"carrier", printable(order.carrier)},
                                      {"number", printable(order.tracking)},
                                      {"state", order.shipment}});
        for (const auto& [time, text] : order.track)
            row("cli.desk.track", {{"time", time}, {"text", printable(text)}});
        for (const std::string& tag : order.tags)
            sentence(tag);
        sentence(order.note);
    }
    void articles(std::string_view title, const std::vector<ui::ArticleView>& articles) const {
        if (!articles.empty()) row(title);
        for (const ui::ArticleView& article : articles)
            row("cli.desk.article", {{"title", printable(article.title)}, {"text", printable(article.text)}});
    }
    void tickets(const std::vector<ui::TicketView>& tickets) const {
        if (!tickets.empty()) row("desk.tickets");
        for (const ui::TicketView& ticket : tickets)
            row("cli.desk.ticket", {{"number", printable(ticket.number)},
                                    {"about", printable(ticket.about)},
                                    {"state", ticket.state},
                                    {"text", printable(ticket.text)}});
    }
};

/// "object=… amount=… [text=…]": what must be given first, the rest in brackets.
std::string usage_of(const ui::ActionButton& action) {
    std::string usage(scenario::to_string(action.action));
    for (const ui::ActionField& field : action.fields)
        usage += field.required ? " " + field.name + "=…" : " [" + field.name + "=…]";
    return usage;
}

/// What a field may hold, in one row.
void print_field(const DeskPrinter& printer, const ui::ActionField& field, const std::string& currency) {
    constexpr std::int64_t example_minor = 2000;
    const std::string name = field.name + "=";
    if (field.is_amount) {
        printer.row("cli.desk.amount", {{"name", name},
                                        {"minor", std::to_string(example_minor)},
                                        {"money", engine::money_text(example_minor, currency)}});
    } else if (field.name == "text") {
        printer.row("cli.desk.text", {{"name", name}});
    } else if (field.name == "due") {
        printer.row("cli.desk.due", {{"name", name}});
    } else if (field.options.empty()) {
        printer.row("cli.desk.field", {{"name", name}, {"label", field.label}});
    } else {
        std::string values;
        for (const auto& [id, words] : field.options)
            values += (values.empty() ? "" : "  ")
                      + printer.environment.texts.get("cli.desk.value",
                                                      {{"id", printable(id)}, {"words", printable(words)}});
        printer.row("cli.desk.values", {{"name", name}, {"values", values}});
    }
}

/// A line that the desk takes now. Looking up and notes come first: they never cost.
std::string example_line(const ui::DeskView& view, const engine::Case& play, const engine::State& state) {
    for (const bool free : {true, false})
        for (const ui::ActionButton& action : view.actions) {
            if (!action.enabled || scenario::is_free(action.action) != free) continue;
            std::string line(scenario::to_string(action.action));
            engine::ActionTaken taken{action.action, {}};
            bool whole = true;
            for (const ui::ActionField& field : action.fields) {
                if (!field.required) continue;
                whole = whole && !field.options.empty();
                if (!whole) break;
                line += " " + field.name + "=" + field.options.front().first;
                taken.arguments.emplace(field.name, field.options.front().first);
            }
            if (whole && engine::try_action(play, state, taken).accepted) return line;
        }
    return {};
}

} // namespace

void print_desk(const ui::DeskView& view, const Environment& environment) {
    const DeskPrinter printer{environment};
    for (const ui::OrderView& order : view.orders)
        printer.order(order);
    for (const auto& [picture, caption] : view.photos)
        printer.row("cli.desk.photo", {{"caption", printable(caption)}});
    printer.articles("desk.policies", view.policies);
    printer.articles("desk.articles", view.articles);
    printer.tickets(view.tickets);
    if (!view.known.empty()) printer.row("desk.known");
    for (const std::string& known : view.known)
        printer.sentence(known);
    if (!view.promises.empty()) printer.row("desk.promises");
    for (const ui::PromiseView& promise : view.promises)
        printer.row("cli.desk.promise", {{"text", printable(promise.text)}, {"state", promise.state}});
    if (!view.authority.empty()) environment.out << view.authority << '\n';
    printer.row("cli.desk.see_actions");
}

void print_actions(const ui::DeskView& view, const engine::Case& play, const engine::State& state,
                   const Environment& environment) {
    const DeskPrinter printer{environment};
    printer.row("cli.desk.actions");
    std::vector<const ui::ActionField*> fields; // each name once: what it may hold is the same everywhere
    for (const ui::ActionButton& action : view.actions) {
        if (!action.enabled) continue;
        printer.row("cli.desk.action",
                    {{"usage", usage_of(action)}, {"label", action.label}, {"help", action.help}});
        for (const ui::ActionField& field : action.fields) {
            const bool known = std::any_of(fields.begin(), fields.end(),
                                           [&](const auto* one) { return one->name == field.name; });
            if (!known) fields.push_back(&field);
        }
    }
    printer.row("cli.desk.fields");
    for (const ui::ActionField* field : fields)
        print_field(printer, *field, play.scenario->desk.currency);
    if (!view.authority.empty()) environment.out << view.authority << '\n';
    if (const std::string line = example_line(view, play, state); !line.empty())
        printer.row("cli.desk.example", {{"line", printable(line)}});
}

} // namespace amends::app::cli
