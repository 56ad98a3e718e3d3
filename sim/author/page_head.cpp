// Title, problems, customer and desk.
#include "sim/author/page_writer.hpp"
#include "sim/scenario/names.hpp"

#include <algorithm>
#include <optional>

namespace amends::author {
namespace {

using namespace scenario; // NOLINT: the desk's many parts

std::string named_value(const PageWriter& page, std::string_view group, std::string_view name) {
    return page.words("author.value_" + std::string(group) + std::string(name));
}

void write_basics(PageWriter& page) {
    const Scenario& s = page.script();
    std::vector<std::string> languages, ways;
    for (const support::Lang lang : s.languages)
        languages.push_back(named_value(page, "", scenario::name_of(lang)));
    for (const Way way : s.ways)
        ways.push_back(named_value(page, "", scenario::name_of(way)));
    page.in("dl", "facts", [&] {
        page.fact("page.topic", named_value(page, "topic_", scenario::name_of(s.topic)));
        page.fact("page.channel", named_value(page, "channel_", scenario::name_of(s.channel)));
        page.fact("page.difficulty", page.words("page.of_five", {{"level", std::to_string(s.difficulty)}}));
        page.fact("page.duration", page.seconds(std::int64_t{s.minutes} * 60));
        page.fact("page.languages", page.joined(languages));
        page.fact("page.ways", page.joined(ways));
        const std::string id = s.rubric.empty() ? std::string("default") : s.rubric.value;
        page.fact("page.rubric", page.input().rubric.empty() ? id : page.input().rubric);
        page.fact("page.now", PageWriter::moment(s.now));
        page.fact("page.target", page.seconds(s.contact.target_s));
        page.fact("page.limit", page.seconds(s.contact.limit_s));
        if (s.contact.total_s) page.fact("page.total_time", page.seconds(*s.contact.total_s));
    });
}

void write_contents(PageWriter& page) {
    page.raw("<nav>");
    for (const auto& [anchor, title] :
         std::initializer_list<std::pair<const char*, const char*>>{{"customer", "page.customer"},
                                                                    {"desk", "page.desk"},
                                                                    {"script", "page.script"},
                                                                    {"endings", "page.endings"},
                                                                    {"marking", "page.marking"},
                                                                    {"tests", "page.tests"}}) {
        page.raw(std::string("<a href=\"#") + anchor + "\">");
        page.word(title);
        page.raw("</a>\n");
    }
    page.raw("</nav>\n");
}

void write_order(PageWriter& page, const Order& order) {
    page.in("article", "card", [&] {
        page.in("h4", "", [&] { page.word("page.order", {{"number", order.number}}); });
        for (const Item& item : order.items) {
            page.raw("<div class=\"item\">");
            page.picture(item.picture, "thumb", {});
            page.in("div", "", [&] {
                page.in("b", "", [&] { page.say(item.title); });
                page.in("div", "soft", [&] { page.say(item.variant); });
                page.in("div", "", [&] {
                    page.text(std::to_string(item.quantity) + " × ");
                    page.marked(page.money(item.price));
                });
            });
            page.raw("</div>\n");
        }
        page.in("dl", "facts", [&] {
            page.fact("page.placed", PageWriter::moment(order.placed));
            page.fact("page.status", order.status);
            if (order.shipment) {
                page.fact("page.carrier", order.shipment->carrier);
                page.fact("page.parcel", order.shipment->number);
                page.fact("page.parcel_state",
                          named_value(page, "state_", scenario::name_of(order.shipment->state)));
            }
            page.fact("page.order_note", order.note);
        });
        if (order.shipment && !order.shipment->track.empty())
            page.in("ul", "track", [&] {
                for (const TrackPoint& point : order.shipment->track)
                    page.in("li", "", [&] {
                        page.in("time", "", [&] { page.text(PageWriter::moment(point.at)); });
                        page.raw(" ");
                        page.say(point.text);
                    });
            });
        for (const Localized& tag : order.tags)
            page.chip("plain", page.plain(tag));
    });
}

void write_articles(PageWriter& page, std::string_view title, const std::vector<Article>& articles) {
    if (articles.empty()) return;
    page.in("h3", "", [&] { page.word(title); });
    for (const Article& article : articles)
        page.in("article", "card", [&] {
            page.in("h4", "", [&] {
                page.say(article.title);
                if (article.hidden) page.chip("plain", page.words("page.hidden"));
            });
            page.in("p", "", [&] { page.say(article.text); });
        });
}

void write_authority(PageWriter& page) {
    const Desk& desk = page.script().desk;
    if (desk.authority.empty()) return;
    page.in("h3", "", [&] { page.word("page.authority"); });
    page.in("dl", "facts", [&] {
        for (const auto& [action, amount] : desk.authority) {
            page.raw("<div><dt>");
            page.text(page.action(action));
            page.raw("</dt><dd>");
            page.marked(page.words("page.up_to", {{"amount", page.money(amount)}}));
            page.raw("</dd></div>\n");
        }
    });
}

void write_action(PageWriter& page, const ActionRule& rule) {
    page.in("article", "card", [&] {
        page.in("h4", "", [&] {
            page.text(page.action(rule.action));
            if (!rule.object.empty()) page.chip("detail", page.desk_name(rule.object));
        });
        page.when(rule.when);
        page.in("dl", "facts", [&] {
            page.fact("page.action_answer", rule.answer);
            page.fact("page.action_refused", rule.refused);
            if (rule.answer_after_s > 0) page.fact("page.answers_after", page.seconds(rule.answer_after_s));
            if (rule.grants) page.fact("page.grants", page.money(*rule.grants));
            if (rule.cost && (rule.cost->minor != 0 || !rule.cost->variable.empty()))
                page.fact("page.cost", page.money(*rule.cost));
        });
        page.effects(rule.effects);
        page.effects(rule.answer_effects);
    });
}

/// Texts under a heading, each in a row: facts, saved replies, stock, earlier chats.
void write_rows(PageWriter& page, std::string_view title,
                const std::vector<std::pair<std::string, Localized>>& rows) {
    if (rows.empty()) return;
    page.in("h3", "", [&] { page.word(title); });
    page.in("ul", "rows", [&] {
        for (const auto& [head, words] : rows)
            page.in("li", "", [&] {
                if (!head.empty()) page.in("b", "", [&] { page.marked(head); });
                page.raw(" ");
                page.say(words);
            });
    });
}

void write_desk_lists(PageWriter& page) {
    const Desk& desk = page.script().desk;
    std::vector<std::pair<std::string, Localized>> stock, facts, replies, earlier, departments, tickets;
    for (const Stock& one : desk.stock)
        stock.emplace_back(page.words("page.in_stock", {{"what", page.desk_name(one.item.value)},
                                                        {"count", std::to_string(one.quantity)}}),
                           one.note);
    for (const Fact& one : desk.facts)
        facts.emplace_back(one.hidden ? page.words("page.hidden") : std::string(), one.text);
    for (const SavedReply& one : desk.saved_replies)
        replies.emplace_back(page.plain(one.title), one.text);
    for (const EarlierLine& one : desk.earlier)
        earlier.emplace_back(named_value(page, "who_", one.who) + " · " + PageWriter::moment(one.at),
                             one.text);
    for (const Department& one : desk.departments)
        departments.emplace_back(std::string(), one.title);
    for (const Ticket& one : desk.tickets)
        tickets.emplace_back(one.number + " · " + named_value(page, "state_", scenario::name_of(one.state)),
                             one.text);
    write_rows(page, "page.stock", stock);
    write_rows(page, "page.known_facts", facts);
    write_rows(page, "page.saved_replies", replies);
    write_rows(page, "page.earlier", earlier);
    write_rows(page, "page.departments", departments);
    write_rows(page, "page.tickets", tickets);
}

std::string_view severity_kind(support::Severity severity) {
    switch (severity) {
    case support::Severity::error: return "error";
    case support::Severity::warning: return "warning";
    case support::Severity::note: break;
    }
    return "note";
}

} // namespace

void write_head(PageWriter& page) {
    const Scenario& s = page.script();
    page.raw("<header>\n");
    page.in("p", "kicker", [&] { page.word("page.kicker"); });
    page.in("h1", "", [&] { page.text(s.title.empty() ? s.id.value : page.plain(s.title)); });
    page.in("p", "summary", [&] { page.say(s.summary); });
    page.in("p", "soft", [&] {
        page.word("page.id_version", {{"id", s.id.value}, {"version", std::to_string(s.version)}});
    });
    write_contents(page);
    write_basics(page);
    page.raw("</header>\n");
}

/// What people say for the id of an act or a label; none where it is no such id. In English, ids of one word
/// may be words of the sentence as well and stand as they are.
std::optional<std::string> said_for_id(const PageWriter& page, std::string_view id) {
    const bool english = page.input().lang == support::Lang::en;
    if (english && id.find('_') == std::string_view::npos) return std::nullopt;
    for (const std::string_view group : {"author.act_", "label."}) {
        const std::string text = std::string(group) + std::string(id);
        if (std::string said = page.words(text); said != text) return said;
    }
    return std::nullopt;
}

/// The message with acts and labels by their names. What it quotes stands as it is written.
std::string without_ids(const PageWriter& page, std::string_view message) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_", opens = "“", closes = "”";
    std::string said;
    bool quoted = false;
    for (std::size_t at = 0; at < message.size();) {
        const std::string_view rest = message.substr(at);
        const std::size_t word = std::min(rest.find_first_not_of(letters), rest.size());
        const bool whole = said.empty() || said.back() == ' ' || said.back() == '('
                           || (static_cast<unsigned char>(said.back()) & 0x80U) != 0; // Chinese
        const auto name =
            word > 0 && whole && !quoted ? said_for_id(page, rest.substr(0, word)) : std::nullopt;
        if (rest.front() == '"') quoted = !quoted;
        if (rest.starts_with(opens) || rest.starts_with(closes)) quoted = rest.starts_with(opens);
        const std::size_t taken = std::max<std::size_t>(word, 1);
        said += name ? *name : std::string(rest.substr(0, taken));
        at += taken;
    }
    return said;
}

void write_problems(PageWriter& page) {
    page.section("problems", "page.problems", [&] {
        if (page.input().problems.empty())
            return page.in("p", "sound", [&] { page.word("page.no_problems"); });
        page.in("ul", "problems", [&] {
            for (const support::Problem& problem : page.input().problems)
                page.in("li", severity_kind(problem.severity), [&] {
                    const std::string kind(severity_kind(problem.severity));
                    page.in("b", "", [&] { page.word("page.problem_" + kind); });
                    page.raw(" ");
                    page.text(without_ids(page, page.plain(problem.message)));
                    page.in("div", "soft", [&] {
                        page.text(page.plain(problem.hint));
                        page.raw(" ");
                        page.word("page.problem_at",
                                  {{"line", std::to_string(problem.line)}, {"code", problem.code}});
                    });
                });
        });
    });
}

void write_customer(PageWriter& page) {
    const Customer& customer = page.script().customer;
    page.section("customer", "page.customer", [&] {
        page.raw("<div class=\"person\">");
        page.picture("portraits/" + customer.portrait, "portrait", {});
        page.in("div", "", [&] {
            page.in("h3", "", [&] { page.say(customer.name); });
            page.in("p", "soft", [&] { page.say(customer.about); });
            for (const Localized& tag : customer.tags)
                page.chip("plain", page.plain(tag));
            page.in("dl", "facts", [&] {
                page.fact("page.temperament",
                          named_value(page, "temperament_", scenario::name_of(customer.temperament)));
                page.fact("page.mood", std::to_string(customer.mood));
                page.fact("page.patience", page.seconds(customer.patience_s));
            });
            if (!customer.leaves_to.empty())
                page.in("p", "way", [&] {
                    page.word("page.patience_out");
                    page.raw(" → ");
                    page.place(customer.leaves_to);
                });
        });
        page.raw("</div>\n");
    });
}

void write_desk(PageWriter& page) {
    const Desk& desk = page.script().desk;
    page.section("desk", "page.desk", [&] {
        for (const Order& order : desk.orders)
            write_order(page, order);
        if (!desk.photos.empty()) {
            page.in("h3", "", [&] { page.word("page.photos"); });
            page.in("div", "photos", [&] {
                for (const Photo& photo : desk.photos)
                    page.picture(photo.picture, "photo",
                                 photo.hidden ? page.words("page.photo_hidden",
                                                           {{"caption", page.plain(photo.caption)}})
                                              : page.plain(photo.caption));
            });
        }
        write_articles(page, "page.policies", desk.policies);
        write_articles(page, "page.articles", desk.articles);
        write_authority(page);
        if (!desk.actions.empty()) page.in("h3", "", [&] { page.word("page.actions"); });
        page.in("div", "actions", [&] {
            for (const ActionRule& rule : desk.actions)
                write_action(page, rule);
        });
        write_desk_lists(page);
    });
}

} // namespace amends::author
