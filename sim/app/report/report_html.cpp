#include "sim/app/report/p_cell.hpp"
#include "sim/app/report/report_pictures.hpp"
#include "sim/app/report/report_tables.hpp"
#include "sim/app/report/report_words.hpp"

#include <fmt/format.h>

namespace amends::app {
namespace {

constexpr const char* page_style =
    "*{box-sizing:border-box}body{font:15px/1.5 system-ui,\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft "
    "YaHei\","
    "sans-serif;color:#152033;background:#fff;margin:0 auto;max-width:52rem;padding:1.5rem 1rem}"
    "h1{font-size:1.15rem;line-height:1.3;margin:.1rem 0;color:#46536b;font-weight:500}"
    "h2{font-size:1.08rem;margin:1.5rem 0 .3rem}"
    ".answer{font-size:1.35rem;line-height:1.35;font-weight:600;margin:.5rem 0 .8rem}"
    ".quiet{color:#46536b;font-size:.87rem;margin:.3rem 0}"
    ".invented{background:#fff4dd;border:1px solid #c47200;padding:.25rem .7rem;border-radius:.3rem;"
    "font-weight:600;margin:0 0 .5rem}"
    ".scroll{overflow-x:auto}.scroll+.scroll{margin-top:.8rem}table{border-collapse:collapse;width:100%;font-"
    "variant-numeric:tabular-nums}"
    "th,td{padding:.25rem .55rem;border-bottom:1px solid #d0d8e3;text-align:right;white-space:nowrap}"
    "th:first-child,td:first-child{text-align:left;white-space:normal;min-width:6rem;overflow-wrap:anywhere}"
    "th{font-weight:600;white-space:normal;vertical-align:bottom;word-break:keep-all}"
    "svg{width:100%;height:auto;display:block}svg text{font-family:inherit}li{margin:.15rem 0}"
    "ul{padding-left:1.2rem;margin:.3rem 0}"
    ".cards{display:grid;grid-template-columns:repeat(3,1fr);gap:.7rem}"
    ".card{border:1px solid #d0d8e3;border-radius:.5rem;padding:.55rem .8rem}"
    ".card.real{background:#f6f8fb;border-style:dashed}"
    ".card b{display:block;font-size:.87rem;color:#46536b;font-weight:600}"
    ".card .big{font-size:1.7rem;font-weight:600;line-height:1.2;white-space:nowrap}"
    ".card .tag{font-size:.8rem;color:#46536b}"
    ".two{display:grid;grid-template-columns:1fr 1fr;gap:1rem;align-items:start}"
    ".two h2{margin:.8rem 0 .2rem}"
    "@media(max-width:640px){.cards,.two{grid-template-columns:1fr}body{padding:1rem .7rem}"
    "th,td{padding:.25rem .35rem}th:not(:first-child){white-space:nowrap}"
    "th:first-child,td:first-child{min-width:7.4rem;position:sticky;left:0;background:#fff}}"
    "@page{size:A4;margin:13mm}@media print{body{max-width:none;padding:0;font-size:10pt}"
    ".board li,.board .quiet{font-size:8.5pt;line-height:1.35}h2{break-after:avoid}tr,svg,.card{break-inside:"
    "avoid}"
    ".detail{break-before:page}.scroll{overflow:visible}tbody tr:last-child,tbody "
    "tr:nth-last-child(2){break-before:avoid}tbody tr:first-child,tbody tr:nth-child(2){break-after:avoid}}";

/// The tables and pictures of one report.
struct Page {
    const BeforeAfter& all;
    const ui::Texts& texts;
    ReportReader reader;
    std::string out;

    [[nodiscard]] std::string t(std::string_view id, ui::Places places = {}) const {
        return page_escaped(texts.get(id, places));
    }
    /// A share of 0 to 1 as whole per cent.
    [[nodiscard]] std::string percent(double share, int decimals = 0) const {
        return t("report.percent", {{"value", told_to(share * 100, decimals)}});
    }
    [[nodiscard]] bool tells() const { return stats::pairs(all.counts) > 0 && may_tell(all.counts, reader); }
    void heading(std::string_view id) { out += "<h2>" + t(id) + "</h2>\n"; }
    void note(const std::string& words) {
        if (!words.empty()) out += "<p class=\"quiet\">" + page_escaped(words) + "</p>\n";
    }
    void row(const std::vector<std::string>& cells, const char* kind = "td") {
        out += "<tr>";
        for (const std::string& cell : cells)
            out += fmt::format("<{0}>{1}</{0}>", kind, cell);
        out += "</tr>\n";
    }
    void begin_table(const std::vector<const char*>& heads) {
        std::vector<std::string> words;
        for (const char* head : heads)
            words.push_back(*head ? t(head) : "");
        out += "<div class=\"scroll\"><table><thead>\n"; // the head stands again on every printed page
        row(words, "th");
        out += "</thead><tbody>\n";
    }
    void end_table() { out += "</tbody></table></div>\n"; }
    void table(const std::optional<ui::FigureTable>& shown);
    void picture(const std::string& svg, const char* words) {
        if (svg.empty()) return;
        out += svg;
        out += "<p class=\"quiet\">" + t(words) + "</p>\n";
    }

    void card(const char* name, const RealMeasure&, bool is_real);
    void list(const char* title, const std::vector<std::string>& lines);
    void cards();
    void board();
    void rates();
    void points(const char* title, const std::string& kind, const std::vector<PointsPart>&, bool with_holm);
    void principles();
    void measures(bool simulated);
    void critical();
    void real();
    void real_rows();
    void parts(const char* title, const std::vector<PairedPart>&, bool are_groups);
    void people();
};

/// A table that the window shows, too.
void Page::table(const std::optional<ui::FigureTable>& shown) {
    if (!shown) return;
    const auto escaped = [](const std::vector<std::string>& cells) {
        std::vector<std::string> safe;
        for (const std::string& cell : cells)
            safe.push_back(page_escaped(cell));
        return safe;
    };
    out += "<h2>" + page_escaped(shown->title) + "</h2>\n<div class=\"scroll\"><table><thead>\n";
    row(escaped(shown->head), "th");
    out += "</thead><tbody>\n";
    for (const auto& cells : shown->rows)
        row(escaped(cells));
    end_table();
    note(shown->note);
}

std::string change_cell(const PointsPart& one) {
    return signed_to(one.after - one.before, 1);
}
std::string interval_cell(const PointsPart& one) {
    if (!one.change) return "—";
    return signed_to(one.change->interval.low, 1) + " … " + signed_to(one.change->interval.high, 1);
}

void Page::card(const char* name, const RealMeasure& measure, bool is_real) {
    out += fmt::format("<div class=\"card{}\"><b>{}</b>", is_real ? " real" : "", t(name));
    if (measure.before && measure.after) {
        const auto [before, after] = told_sides(*measure.before, *measure.after);
        out += fmt::format("<div class=\"big\">{} → {} %</div>", before, after)
               + bars_picture(std::string(name).substr(std::string_view("report.board.").size()),
                              *measure.before, *measure.after, texts.get(name), texts);
    } else {
        out += "<div class=\"big\">" + t("report.board.not_measured") + "</div>";
    }
    out += "<div class=\"tag\">"
           + (is_real ? t(all.programme.invented ? "report.board.real_invented" : "report.board.real")
                      : t("report.pairs_note", {{"n", stats::pairs(all.counts)}}))
           + "</div></div>\n";
}

/// The three figures of the training material, the shop's own two apart in look and words.
void Page::cards() {
    const bool few_persons = all.real.head.scope == records::ShopFigure::Scope::person
                             && static_cast<std::int64_t>(all.real.persons.size()) < told_from;
    out += "<div class=\"cards\">\n";
    RealMeasure pass;
    if (tells())
        pass = {100 * stats::value(stats::before(all.counts)), 100 * stats::value(stats::after(all.counts))};
    card("report.board.pass", pass, false);
    const bool has_real = !all.real.none() && (reader.opens_persons || !few_persons);
    if (has_real) {
        card("report.board.satisfaction", all.real.head.satisfaction, true);
        card("report.board.resolution", all.real.head.resolution, true);
    }
    out += "</div>\n";
    if (!has_real) {
        note(texts.get("report.board.no_real"));
        return;
    }
    note(texts.get(
        all.programme.invented ? "report.board.invented_note" : "report.board.real_note",
        {{"from", all.real.first_day}, {"to", all.real.last_day}, {"sources", sources_of(all, texts)}}));
}

/// All that fits one sheet for the board.
void Page::board() {
    const std::string answer = answer_of(all, texts, reader);
    const bool points_first = leads_with_points(all, reader);
    out += "<section class=\"board\">\n<p class=\"answer\">"
           + page_escaped(points_first ? points_sentence(all, texts) : answer) + "</p>\n";
    if (points_first) out += "<p>" + page_escaped(answer) + "</p>\n";
    cards();
    if (tells()) {
        out += "<div class=\"two\"><div>\n";
        if (const std::string svg = reader.opens_persons ? slope_picture(all, texts) : ""; !svg.empty()) {
            heading("report.mean_points");
            picture(svg, "report.picture");
        }
        out += "</div><div>\n";
        if (const std::string svg = principles_picture(all, texts); !svg.empty()) {
            heading("report.principles.title");
            picture(svg, "report.picture_principles");
        }
        out += "</div></div>\n";
        note(principles_sentence(all, texts));
    }
    list("report.warnings", warnings_of(all, texts));
    note(texts.get("report.rule", {{"mark", all.programme.pass_mark}}));
    out += "</section>\n";
}

void Page::list(const char* title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    heading(title);
    out += "<ul>\n";
    for (const std::string& one : lines)
        out += "<li>" + page_escaped(one) + "</li>\n";
    out += "</ul>\n";
}

void Page::rates() {
    const stats::Rate before = stats::before(all.counts), after = stats::after(all.counts);
    heading("report.pass_rate");
    begin_table({"", "report.column.before", "report.column.after"});
    const int decimals = decimals_to_tell(100 * (stats::value(after) - stats::value(before)));
    const auto rate = [&](const stats::Rate& one) {
        return fmt::format("{} ({}/{})", percent(stats::value(one), decimals), one.passes, one.n);
    };
    const auto interval = [&](const stats::Rate& one) {
        const stats::Interval limits = stats::wilson(one);
        return fmt::format("{}–{}", told_to(limits.low * 100, decimals), percent(limits.high, decimals));
    };
    row({t("report.pass_rate"), rate(before), rate(after)});
    row({t("report.interval"), interval(before), interval(after)});
    if (all.points.pairs > 0)
        row({t("report.mean_points_of", {{"n", all.points.pairs}}), told(all.points.before),
             told(all.points.after)});
    end_table();
    note(texts.get("report.counts", {{"both", all.counts.both},
                                     {"before_only", all.counts.before_only},
                                     {"after_only", all.counts.after_only},
                                     {"neither", all.counts.neither}}));
    note(size_sentence(all, texts));
}

void Page::points(const char* title, const std::string& kind, const std::vector<PointsPart>& rows,
                  bool with_holm) {
    if (rows.empty()) return;
    heading(title);
    std::vector<const char*> heads = {"", "report.column.before", "report.column.after",
                                      "report.column.change", "report.interval"};
    if (with_holm) heads.insert(heads.end(), {"report.column.p", "report.column.p_holm"});
    begin_table(heads);
    for (const PointsPart& one : rows) {
        std::vector<std::string> cells = {page_escaped(name_of_part(kind, one.name, texts)), told(one.before),
                                          told(one.after), change_cell(one), interval_cell(one)};
        if (with_holm) {
            cells.push_back(tells_p(one) ? page_escaped(told_p(one.change->p)) : "—");
            cells.push_back(tells_p(one) ? page_escaped(told_p(one.p_holm)) : "—");
        }
        row(cells);
    }
    end_table();
}

void Page::principles() {
    if (all.principles.empty()) return;
    heading("report.principles.title");
    begin_table({"", "report.column.people", "report.column.before", "report.column.after",
                 "report.column.change", "report.interval", "report.column.p_holm",
                 "report.principles.column", "report.principles.turns"});
    for (const PrinciplePart& part : all.principles) {
        const PointsPart& one = part.rate;
        row({page_escaped(name_of_label(one.name, texts)), std::to_string(one.pairs), told(one.before),
             told(one.after), change_cell(one), interval_cell(one),
             tells_p(one) ? page_escaped(told_p(one.p_holm)) : "—",
             told_r(part.with_points ? std::optional(part.with_points->r) : std::nullopt),
             fmt::format("{} → {}", part.before.due, part.after.due)});
    }
    end_table();
    note(texts.get("report.principles.rule"));
    note(together_sentence(all, texts));
    if (const std::string svg = reader.opens_persons ? heat_picture(all, texts) : ""; !svg.empty()) {
        heading("report.heat_title");
        picture(svg, "report.picture_heat");
    }
}

void Page::measures(bool simulated) {
    std::vector<const PointsPart*> rows;
    for (const PointsPart& part : all.measures)
        if (is_simulated(part.name) == simulated) rows.push_back(&part);
    if (rows.empty()) return;
    heading(simulated ? "report.simulated.title" : "report.contacts.title");
    if (simulated) note(texts.get("report.simulated.rule"));
    begin_table({"", "report.column.people", "report.column.before", "report.column.after",
                 "report.column.change", "report.interval"});
    for (const PointsPart* one : rows)
        row({page_escaped(name_of_measure(all, one->name, texts)), std::to_string(one->pairs),
             told(one->before), told(one->after), change_cell(*one), interval_cell(*one)});
    end_table();
    if (!simulated) note(texts.get("report.contacts.rule"));
}

void Page::critical() {
    heading("report.critical.title");
    begin_table({"", ""});
    for (const auto& [side, id] : {std::pair{&all.critical_before, "report.column.before"},
                                   std::pair{&all.critical_after, "report.column.after"}})
        row({t(id), t("report.critical.line", {{"contacts", side->contacts},
                                               {"confirmed", side->confirmed},
                                               {"suspected", side->suspected}})});
    end_table();
}

/// Figures of the shop; a person's own are on nobody's page, because a page goes on to others.
void Page::real() {
    if (all.real.none()) return;
    heading(all.programme.invented ? "report.board.real_invented" : "report.real.title");
    picture(trend_picture(all, texts), "report.picture_trend");
    begin_table({"", "report.board.satisfaction", "report.board.resolution"});
    const auto cell = [](const RealMeasure& measure) {
        return told(measure.before) + " → " + told(measure.after);
    };
    using Scope = records::ShopFigure::Scope;
    const RealPart& head = all.real.head;
    const bool few =
        head.scope == Scope::person && static_cast<std::int64_t>(all.real.persons.size()) < told_from;
    const std::string whole =
        head.scope == Scope::all ? t("report.real.whole")
        : head.scope == Scope::group
            ? t("report.real.groups")
            : t("report.real.persons", {{"n", static_cast<std::int64_t>(all.real.persons.size())}});
    if (!few || reader.opens_persons) row({whole, cell(head.satisfaction), cell(head.resolution)});
    for (const RealPart& part : all.real.groups)
        row({page_escaped(part.name), cell(part.satisfaction), cell(part.resolution)});
    end_table();
    for (const std::string& sentence : real_sentences(all, texts, reader))
        note(sentence);
    real_rows();
    note(texts.get("report.real.rule"));
}

void Page::real_rows() {
    begin_table({"report.real.from", "report.real.to", "report.real.side", "report.column.group",
                 "report.real.satisfaction", "report.real.resolution", "report.real.contacts",
                 "report.real.source"});
    for (const RealFigures::Row& one : all.real.rows) {
        if (one.figure.scope == records::ShopFigure::Scope::person) continue;
        const auto tenths = [](const std::optional<std::int64_t>& value) {
            return value ? told(static_cast<double>(*value) / 10) : "—";
        };
        row({one.figure.from, one.figure.to, t("report.real." + std::string(to_string(one.side))),
             one.figure.name.empty() ? t("report.real.whole") : page_escaped(one.figure.name),
             tenths(one.figure.satisfaction_tenths), tenths(one.figure.resolution_tenths),
             one.figure.contacts ? std::to_string(*one.figure.contacts) : "—",
             page_escaped(one.figure.source)});
    }
    end_table();
}

/// A page goes on to others: rates of few people are left out whoever made it.
void Page::parts(const char* title, const std::vector<PairedPart>& rows, bool are_groups) {
    if (rows.empty() || (are_groups && rows.size() == 1)) return;
    heading(title);
    begin_table({"", "report.column.people", "report.column.before", "report.column.after"});
    for (const PairedPart& one : rows) {
        const std::string name = one.name.empty() ? t("report.no_group") : page_escaped(one.name);
        if (may_tell(one.counts, {}))
            row({name, std::to_string(stats::pairs(one.counts)),
                 percent(stats::value(stats::before(one.counts))),
                 percent(stats::value(stats::after(one.counts)))});
        else
            row({name, t("report.fewer"), "—", "—"});
    }
    end_table();
}

void Page::people() {
    if (!reader.opens_persons || all.people.empty()) return;
    heading("report.people");
    begin_table({"report.column.name", "report.column.group", "report.column.before", "report.column.after",
                 "report.column.change", "report.column.unconfirmed"});
    const auto cell = [&](const std::optional<SatSide>& side) {
        if (!side) return t("report.not_sat");
        if (!side->finished) return t("report.left");
        return told(side->total) + " " + t(side->passed ? "report.passed" : "report.not_passed");
    };
    for (const ReportPerson& one : all.people) {
        const bool both = one.is_pair() && one.before->total && one.after->total;
        const std::int64_t open =
            (one.before ? one.before->unconfirmed : 0) + (one.after ? one.after->unconfirmed : 0);
        row({page_escaped(one.name.empty() ? one.person : one.name), page_escaped(one.group),
             cell(one.before), cell(one.after),
             both ? signed_to(*one.after->total - *one.before->total, 1) : "—", std::to_string(open)});
    }
    end_table();
}

} // namespace

std::string report_html(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader,
                        const std::string& made_on) {
    Page page{all, texts, reader, {}};
    const bool is_zh = texts.lang() == support::Lang::zh;
    page.out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                           "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                           "<title>{}</title><style>{}</style></head><body>\n",
                           is_zh ? "zh-CN" : "en", page_escaped(all.programme.title), page_style);
    if (all.programme.invented) page.out += "<p class=\"invented\">" + page.t("report.invented") + "</p>\n";
    page.out += "<h1>" + page_escaped(all.programme.title) + "</h1>\n<p class=\"quiet\">"
                + page.t("report.heading", {{"day", made_on}}) + "</p>\n";
    page.board();
    page.out += "<div class=\"detail\"></div>\n";
    page.list("report.who.title", who_lines(all, texts));
    page.table(one_sided_table(all, texts));
    if (page.tells()) {
        page.rates();
        page.table(regression_table(all, texts));
        page.principles();
        page.points("report.by_criterion", "criterion", all.criteria, true);
        page.points("report.by_topic", "topic", all.topics, false);
        page.measures(false);
        page.critical();
        page.measures(true);
    }
    page.real();
    if (page.tells()) {
        page.parts("report.by_group", all.groups, true);
        page.parts("report.by_order", all.orders, false);
    }
    page.people();
    page.out += "</body></html>\n";
    return page.out;
}

} // namespace amends::app
