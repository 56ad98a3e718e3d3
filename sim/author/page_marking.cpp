// What the case is marked by: changes, resolution, wrap-up, drawn values; and its tests.
#include "sim/author/page_writer.hpp"
#include "sim/scenario/names.hpp"

namespace amends::author {
namespace {

using namespace scenario; // NOLINT: the many parts of the marking

void grade_chip(PageWriter& page, Grade grade) {
    page.chip(grade == Grade::right   ? "good"
              : grade == Grade::wrong ? "bad"
                                      : "plain",
              page.words("author.value_grade_" + std::string(scenario::name_of(grade))));
}

void write_changes(PageWriter& page) {
    const auto& events = page.script().events;
    if (events.empty()) return;
    page.in("h3", "", [&] { page.word("page.changes"); });
    for (const Event& event : events)
        page.in("article", "card", [&] {
            page.in("p", "", [&] { page.say(event.notice); });
            page.in("dl", "facts", [&] {
                if (event.at_s) page.fact("page.happens_at", page.seconds(*event.at_s));
                if (event.tell_within_s) page.fact("page.tell_within", page.seconds(*event.tell_within_s));
                for (const StockChange& change : event.stock)
                    page.fact("page.new_stock",
                              page.words("page.in_stock", {{"what", page.desk_name(change.item.value)},
                                                           {"count", std::to_string(change.quantity)}}));
                for (const ShipmentChange& change : event.shipments)
                    page.fact(
                        "page.parcel_state",
                        page.words("author.value_state_" + std::string(scenario::name_of(change.state))));
            });
            page.effects(event.effects);
        });
}

void write_needed(PageWriter& page, const NeededAction& needed) {
    page.in("li", "", [&] {
        page.text(page.action(needed.action));
        page.raw(" ");
        if (!needed.object.empty()) page.chip("detail", page.desk_name(needed.object));
        if (needed.amount_min)
            page.chip("detail", page.words("page.amount_min", {{"amount", page.money(*needed.amount_min)}}));
        if (needed.amount_max)
            page.chip("detail", page.words("page.amount_max", {{"amount", page.money(*needed.amount_max)}}));
    });
}

void write_resolution(PageWriter& page) {
    const Resolution& resolution = page.script().resolution;
    if (!resolution.ways.empty()) page.in("h3", "", [&] { page.word("page.solutions"); });
    for (const ResolutionWay& way : resolution.ways)
        page.in("article", "card", [&] {
            page.in("h4", "", [&] {
                page.say(way.title);
                page.raw(" ");
                grade_chip(page, way.grade);
            });
            page.when(way.when);
            page.in("ul", "", [&] {
                for (const NeededAction& needed : way.all)
                    write_needed(page, needed);
            });
            page.in("dl", "facts", [&] { page.fact("page.cost", page.money(way.cost)); });
        });
    if (resolution.actions.empty()) return;
    page.in("h3", "", [&] { page.word("page.grades"); });
    page.in("table", "samples", [&] {
        for (const ActionGrade& rule : resolution.actions)
            page.in("tr", "", [&] {
                page.in("td", "grade", [&] { grade_chip(page, rule.grade); });
                page.in("td", "", [&] {
                    page.in("ul", "plain", [&] {
                        write_needed(page, {rule.action, rule.object, rule.amount_min, rule.amount_max});
                    });
                    page.when(rule.when);
                    page.say(rule.reason);
                });
            });
        page.in("tr", "", [&] {
            page.in("td", "grade", [&] { grade_chip(page, resolution.otherwise); });
            page.in("td", "", [&] { page.word("page.any_other_action"); });
        });
    });
}

void write_wrap_up(PageWriter& page) {
    const WrapUp& wrap = page.script().wrap_up;
    const auto question = [&](std::string_view title, const std::vector<WrapOption>& options) {
        if (options.empty()) return;
        page.in("h4", "", [&] { page.word(title); });
        page.in("ul", "options", [&] {
            for (const WrapOption& option : options)
                page.in("li", option.right ? "right" : "", [&] {
                    page.raw(option.right ? "<span class=\"mark\">✓</span> "
                                          : "<span class=\"mark\">–</span> ");
                    page.say(option.text);
                });
        });
    };
    page.in("h3", "", [&] { page.word("page.wrap_up"); });
    question("wrap_up.class", wrap.classes);
    question("wrap_up.severity", wrap.severities);
    question("wrap_up.facts", wrap.facts);
    question("wrap_up.follow_up", wrap.follow_ups);
    question("wrap_up.cause", wrap.causes);
    question("wrap_up.prevention", wrap.preventions);
    if (!wrap.evidence.empty()) page.in("p", "soft", [&] { page.say(wrap.evidence); });
}

void write_variables(PageWriter& page) {
    const auto& variables = page.script().variables;
    if (variables.empty()) return;
    page.in("h3", "", [&] { page.word("page.drawn"); });
    page.in("table", "samples", [&] {
        for (const Variable& variable : variables)
            page.in("tr", "", [&] {
                page.in("td", "grade",
                        [&] { page.in("span", "var", [&] { page.text(variable.id.value); }); });
                page.in("td", "", [&] {
                    std::vector<std::string> rows;
                    for (const Row& row : variable.rows) {
                        if (variable.kind == VariableKind::text)
                            rows.push_back(page.plain(row.text));
                        else if (variable.kind == VariableKind::money)
                            rows.push_back(page.money({row.number, {}, 100}));
                        else if (variable.kind == VariableKind::date)
                            rows.push_back(
                                page.words("page.days_on", {{"days", std::to_string(row.number)}}));
                        else
                            rows.push_back(std::to_string(row.number));
                    }
                    page.marked(page.joined(rows));
                    if (!variable.tied_to.empty())
                        page.chip("detail", page.words("page.tied_to", {{"what", variable.tied_to.value}}));
                });
            });
    });
}

void write_flags(PageWriter& page) {
    if (page.script().flags.empty()) return;
    page.in("h3", "", [&] { page.word("page.flags"); });
    page.in("p", "", [&] {
        for (const FlagId& flag : page.script().flags)
            page.chip("plain", flag.value);
    });
}

} // namespace

void write_marking(PageWriter& page) {
    page.section("marking", "page.marking", [&] {
        write_changes(page);
        write_resolution(page);
        write_wrap_up(page);
        write_variables(page);
        write_flags(page);
    });
}

void write_tests(PageWriter& page) {
    page.section("tests", "page.tests", [&] {
        if (page.script().tests.empty()) page.in("p", "soft", [&] { page.word("page.no_tests"); });
        for (const ScenarioTest& test : page.script().tests)
            page.in("article", "card", [&] {
                page.in("h4", "", [&] {
                    page.text(test.id.value);
                    page.raw(" ");
                    page.chip("plain",
                              page.words("author.value_" + std::string(scenario::name_of(test.lang))));
                    page.chip("plain",
                              page.words("author.value_" + std::string(scenario::name_of(test.way))));
                });
                page.in("pre", "", [&] {
                    for (const std::string& line : test.script)
                        page.text(line + "\n");
                });
                if (!test.expect.ending.empty())
                    page.in("p", "way", [&] {
                        page.word("page.test_ends");
                        page.raw(" ");
                        page.place(test.expect.ending);
                    });
                if (test.expect.passed)
                    page.in("p", "",
                            [&] { page.word(*test.expect.passed ? "page.test_passes" : "page.test_fails"); });
            });
        for (const Suppression& accepted : page.script().suppress)
            page.in("p", "soft", [&] {
                page.word("page.accepted",
                          {{"code", accepted.code}, {"at", accepted.at}, {"reason", accepted.reason}});
            });
    });
}

} // namespace amends::author
