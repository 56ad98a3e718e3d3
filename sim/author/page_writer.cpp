#include "sim/author/page_writer.hpp"

#include "sim/engine/render.hpp"
#include "sim/scenario/names.hpp"

#include <algorithm>
#include <deque>

namespace amends::author {

std::string escaped_html(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
        case '&': html += "&amp;"; break;
        case '<': html += "&lt;"; break;
        case '>': html += "&gt;"; break;
        case '"': html += "&quot;"; break;
        case '\'': html += "&#39;"; break;
        default:
            if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t')
                html += letter;
        }
    }
    return html;
}

std::string base64_of(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i)
            three = three << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() ? digits[three >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

PageWriter::PageWriter(const PageInput& input) : input_(input) {
    find_reading_order();
}

void PageWriter::find_reading_order() {
    const scenario::Scenario& s = input_.script;
    std::deque<const scenario::Node*> waiting;
    const auto meet = [&](const scenario::PlaceId& id) {
        const scenario::Node* node = scenario::find_node(s, id);
        if (node != nullptr && reached_.emplace(id.value, 0).second) waiting.push_back(node);
    };
    meet(s.start);
    while (!waiting.empty()) {
        const scenario::Node* node = waiting.front();
        waiting.pop_front();
        order_.push_back(node);
        for (const scenario::Transition& way : node->transitions)
            meet(way.to);
        meet(node->fallback.then);
    }
    for (const scenario::Node& node : s.nodes)
        if (!reached_.contains(node.id.value)) order_.push_back(&node);
    for (const scenario::Node* node : order_)
        numbers_.emplace(node->id.value, numbers_.size() + 1);
}

std::string PageWriter::plain(const support::Localized& words) const {
    const std::string& own = words.in(input_.lang);
    return own.empty() ? (input_.lang == support::Lang::zh ? words.en : words.zh) : own;
}

void PageWriter::say(const support::Localized& words) {
    const bool other = words.in(input_.lang).empty() && !words.empty();
    if (other) raw(input_.lang == support::Lang::zh ? "<span lang=\"en\">" : "<span lang=\"zh-CN\">");
    marked(plain(words));
    if (other) raw("</span>");
}

void PageWriter::marked(std::string_view rest) {
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        if (close == std::string_view::npos) break;
        text(rest.substr(0, open));
        raw("<span class=\"var\">");
        text(rest.substr(open + 1, close - open - 1));
        raw("</span>");
        rest.remove_prefix(close + 1);
    }
    text(rest);
}

void PageWriter::fact(std::string_view title_id, const std::string& value) {
    if (value.empty()) return;
    raw("<div><dt>");
    word(title_id);
    raw("</dt><dd>");
    marked(value);
    raw("</dd></div>\n");
}

void PageWriter::chip(std::string_view kind, const std::string& words) {
    raw("<span class=\"chip " + std::string(kind) + "\">");
    marked(words);
    raw("</span> ");
}

void PageWriter::label_chips(const text::LabelSet& labels) {
    for (const text::Label label : text::all_labels())
        if (text::has(labels, label))
            chip(text::is_principle(label) ? "good" : "bad", words("label." + std::string(to_string(label))));
}

void PageWriter::act_chips(const std::vector<text::ActId>& acts) {
    for (const text::ActId& act : acts)
        chip("act", act.value.starts_with("x-") ? act.value : words("author.act_" + act.value));
}

std::string PageWriter::place_title(const scenario::PlaceId& id) const {
    std::string title;
    if (const scenario::Node* node = scenario::find_node(input_.script, id)) title = plain(node->title);
    if (const scenario::Ending* ending = scenario::find_ending(input_.script, id))
        title = plain(ending->title);
    if (title.empty()) title = id.value;
    const auto number = numbers_.find(id.value);
    return number == numbers_.end() ? title : std::to_string(number->second) + " · " + title;
}

void PageWriter::place(const scenario::PlaceId& id) {
    const bool there = numbers_.contains(id.value) || scenario::find_ending(input_.script, id) != nullptr;
    if (there) raw("<a class=\"place\" href=\"#at-" + escaped_html(id.value) + "\">");
    text(place_title(id));
    if (there) raw("</a>");
}

void PageWriter::picture(const std::string& name, std::string_view kind, const std::string& caption) {
    const auto bytes = name.empty() ? std::nullopt : input_.picture(name);
    raw("<figure class=\"" + std::string(kind) + "\">");
    if (bytes) {
        raw(bytes->starts_with("\x89PNG") ? "<img src=\"data:image/png;base64,"
                                          : "<img src=\"data:image/jpeg;base64,");
        raw(base64_of(*bytes));
        raw("\" alt=\"" + escaped_html(caption.empty() ? name : caption) + "\">");
    } else if (!name.empty()) {
        in("span", "nopicture", [&] { text(name); });
    }
    if (!caption.empty()) in("figcaption", "", [&] { text(caption); });
    raw("</figure>\n");
}

std::string PageWriter::money(const scenario::Amount& amount) const {
    if (amount.variable.empty()) return engine::money_text(amount.minor, input_.script.desk.currency);
    if (amount.percent == 100) return '{' + amount.variable.value + '}';
    return words("page.percent_of",
                 {{"percent", std::to_string(amount.percent)}, {"what", amount.variable.value}});
}

std::string PageWriter::seconds(std::int64_t count) const {
    if (count >= 120 && count % 60 == 0)
        return words("page.minutes", {{"count", std::to_string(count / 60)}});
    return words("page.seconds", {{"count", std::to_string(count)}});
}

std::string PageWriter::moment(const std::string& instant) {
    const bool whole = instant.size() >= 16 && instant[4] == '-' && instant[10] == 'T' && instant[13] == ':';
    return whole ? instant.substr(0, 10) + ' ' + instant.substr(11, 5) : instant;
}

std::string PageWriter::action(scenario::DeskAction action) const {
    return words("action." + std::string(to_string(action)));
}

std::string PageWriter::desk_name(const std::string& id) const {
    const scenario::Desk& desk = input_.script.desk;
    for (const scenario::Order& order : desk.orders) {
        if (order.id.value == id) return words("page.order", {{"number", order.number}});
        for (const scenario::Item& item : order.items)
            if (item.id.value == id) return plain(item.title);
    }
    for (const scenario::Photo& photo : desk.photos)
        if (photo.id.value == id) return plain(photo.caption);
    for (const scenario::Article& article : desk.policies)
        if (article.id.value == id) return plain(article.title);
    for (const scenario::Article& article : desk.articles)
        if (article.id.value == id) return plain(article.title);
    for (const scenario::Fact& fact : desk.facts)
        if (fact.id.value == id) return plain(fact.text);
    for (const scenario::Event& event : input_.script.events)
        if (event.id.value == id) return plain(event.notice);
    return id;
}

std::string PageWriter::joined(const std::vector<std::string>& parts) const {
    std::string all;
    for (const std::string& part : parts)
        if (!part.empty())
            all += all.empty() ? part : (input_.lang == support::Lang::zh ? "、" : ", ") + part;
    return all;
}

std::string case_page(const PageInput& input) {
    PageWriter page(input);
    page.raw("<!DOCTYPE html>\n<html lang=\"");
    page.raw(input.lang == support::Lang::zh ? "zh-CN" : "en");
    page.raw("\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
             "style-src 'unsafe-inline'\">\n<title>");
    page.text(page.plain(input.script.title));
    page.raw("</title>\n<style>\n");
    page.raw(page_style());
    page.raw("</style>\n</head>\n<body>\n<main>\n");
    for (const auto part : {write_head, write_problems, write_customer, write_desk, write_nodes,
                            write_endings, write_marking, write_tests})
        part(page);
    page.in("footer", "", [&] { page.word("page.foot", {{"program", input.program}}); });
    page.raw("</main>\n</body>\n</html>\n");
    return page.take();
}

} // namespace amends::author
