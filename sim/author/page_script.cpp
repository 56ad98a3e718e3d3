// Nodes in reading order, and endings.
#include "sim/author/page_writer.hpp"
#include "sim/scenario/names.hpp"

#include <algorithm>

namespace amends::author {
namespace {

using namespace scenario; // NOLINT: the node's many parts

void write_bubbles(PageWriter& page, const std::vector<Line>& lines) {
    for (const Line& line : lines) {
        page.when(line.when);
        page.in("p", "bubble", [&] { page.say(line.text); });
        for (const Photo& photo : page.script().desk.photos)
            if (!line.photo.empty() && photo.id == line.photo)
                page.picture(photo.picture, "photo", page.plain(photo.caption));
    }
}

/// Every place from which one comes here.
void write_comes_from(PageWriter& page, const PlaceId& here) {
    std::vector<PlaceId> from;
    for (const Node* node : page.reading_order()) {
        const bool leads = node->fallback.then == here
                           || std::any_of(node->transitions.begin(), node->transitions.end(),
                                          [&](const Transition& way) { return way.to == here; });
        if (leads) from.push_back(node->id);
    }
    const bool start = page.script().start == here, patience = page.script().customer.leaves_to == here;
    page.in("p", "soft from", [&] {
        if (start) page.word("page.begins_here");
        if (patience) page.word("page.when_patience_ends");
        if (from.empty() && !start && !patience) page.chip("bad", page.words("page.unreached"));
        if (from.empty()) return;
        page.word("page.comes_from");
        for (const PlaceId& id : from) {
            page.raw(" ");
            page.place(id);
        }
    });
}

void write_expected(PageWriter& page, const Expects& expects, std::string_view due = "page.due") {
    const auto row = [&](std::string_view title, const std::vector<Expectation>& labels) {
        if (labels.empty()) return;
        page.in("div", "expected", [&] {
            page.in("b", "", [&] { page.word(title); });
            page.raw(" ");
            for (const Expectation& one : labels) {
                page.chip("good", page.words("label." + std::string(to_string(one.label))));
                page.when(one.when);
            }
        });
    };
    row(due, expects.due);
    row("page.welcome", expects.welcome);
}

void write_leads_to(PageWriter& page, const std::vector<PlaceId>& ways) {
    page.in("div", "way", [&] {
        page.word(ways.size() == 1 ? "page.leads_to" : "page.may_lead_to");
        for (const PlaceId& id : ways) {
            page.raw(" ");
            if (id.empty())
                page.in("span", "place", [&] { page.word("page.not_understood"); });
            else
                page.place(id);
        }
    });
}

void write_choices(PageWriter& page, const Node& node) {
    if (node.choices.empty()) return;
    page.in("h4", "", [&] { page.word("page.choices"); });
    for (const Choice& choice : node.choices)
        page.in("div", "choice", [&] {
            page.in("p", "", [&] { page.say(choice.text); });
            page.when(choice.when);
            page.in("div", "", [&] {
                page.label_chips(choice.labels);
                page.act_chips(choice.acts);
            });
            write_leads_to(page, ways_of_reply(node, choice.labels, choice.acts));
        });
}

void write_transition(PageWriter& page, const Transition& way) {
    page.in("li", "", [&] {
        if (way.on == Trigger::action) page.in("b", "", [&] { page.word("page.on_action"); });
        if (way.on == Trigger::time)
            page.in("b", "", [&] { page.word("page.on_time", {{"after", page.seconds(way.after_s)}}); });
        page.raw(" ");
        if (way.when.empty() && way.on == Trigger::reply) page.word("page.otherwise");
        for (const Condition& one : way.when)
            page.condition(one);
        page.raw(" <span class=\"arrow\">→</span> ");
        page.place(way.to);
        page.effects(way.effects);
    });
}

void write_ways(PageWriter& page, const Node& node) {
    page.in("h4", "", [&] { page.word("page.ways_on"); });
    page.in("ol", "ways", [&] {
        for (const Transition& way : node.transitions)
            write_transition(page, way);
    });
    if (node.fallback.lines.empty() && node.fallback.then.empty()) return;
    page.in("div", "fallback", [&] {
        page.in("b", "", [&] { page.word("page.fallback"); });
        for (const std::vector<Line>& burst : node.fallback.lines)
            page.in("div", "burst", [&] { write_bubbles(page, burst); });
        page.in("div", "way", [&] {
            page.word("page.fallback_then");
            page.raw(" ");
            page.place(node.fallback.then);
        });
    });
}

void write_samples(PageWriter& page, const Node& node) {
    if (node.samples.empty()) return;
    page.in("h4", "", [&] { page.word("page.samples"); });
    page.in("table", "samples", [&] {
        for (const Sample& sample : node.samples)
            page.in("tr", "", [&] {
                page.in("td", "grade", [&] {
                    page.chip(
                        sample.grade == SampleGrade::good  ? "good"
                        : sample.grade == SampleGrade::bad ? "bad"
                                                           : "plain",
                        page.words("author.value_grade_" + std::string(scenario::name_of(sample.grade))));
                });
                page.in("td", "", [&] {
                    page.text(sample.text);
                    page.in("div", "", [&] {
                        page.label_chips(sample.labels);
                        page.act_chips(sample.acts);
                    });
                    if (!sample.to.empty()) write_leads_to(page, {sample.to});
                });
            });
    });
}

void write_jump(PageWriter& page, const Node& node) {
    if (!node.jump) return;
    page.in("p", "jump", [&] {
        if (node.jump->at.empty())
            page.word("page.jump_seconds", {{"after", page.seconds(node.jump->seconds)}});
        else
            page.word("page.jump_days", {{"days", std::to_string(node.jump->days)}, {"at", node.jump->at}});
        page.raw(" ");
        page.say(node.jump->note);
    });
}

void write_node(PageWriter& page, const Node& node) {
    page.raw("<article class=\"node\" id=\"at-" + escaped_html(node.id.value) + "\">\n");
    page.in("h3", "", [&] {
        page.text(page.place_title(node.id));
        page.in("code", "", [&] { page.text(node.id.value); });
    });
    write_comes_from(page, node.id);
    write_jump(page, node);
    write_bubbles(page, node.customer);
    page.effects(node.effects);
    write_expected(page, node.expects);
    if (node.target_s || node.limit_s)
        page.in("dl", "facts", [&] {
            if (node.target_s) page.fact("page.target", page.seconds(*node.target_s));
            if (node.limit_s) page.fact("page.limit", page.seconds(*node.limit_s));
        });
    write_choices(page, node);
    write_ways(page, node);
    const auto texts = [&](std::string_view title, const auto& list, auto text_of) {
        if (list.empty()) return;
        page.in("h4", "", [&] { page.word(title); });
        for (const auto& one : list)
            page.in("p", "reply", [&] { page.say(text_of(one)); });
    };
    texts("page.models", node.models, [](const Localized& one) { return one; });
    texts("page.hints", node.hints, [](const Hint& one) { return one.text; });
    write_samples(page, node);
    page.raw("</article>\n");
}

} // namespace

void write_nodes(PageWriter& page) {
    page.section("script", "page.script", [&] {
        write_expected(page, page.script().expects, "page.due_in_all");
        page.in("p", "soft", [&] { page.word("page.script_note"); });
        for (const Node* node : page.reading_order())
            write_node(page, *node);
    });
}

void write_endings(PageWriter& page) {
    page.section("endings", "page.endings", [&] {
        for (const Ending& ending : page.script().endings) {
            page.raw("<article class=\"node ending\" id=\"at-" + escaped_html(ending.id.value) + "\">\n");
            page.in("h3", "", [&] {
                page.text(page.place_title(ending.id));
                page.chip("plain", page.words("author.value_outcome_"
                                              + std::string(scenario::name_of(ending.outcome))));
                page.in("code", "", [&] { page.text(ending.id.value); });
            });
            write_comes_from(page, ending.id);
            write_bubbles(page, ending.customer);
            page.in("p", "", [&] { page.say(ending.epilogue); });
            page.raw("</article>\n");
        }
    });
}

} // namespace amends::author
