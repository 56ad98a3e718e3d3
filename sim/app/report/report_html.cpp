#include "sim/app/printable.hpp"
#include "sim/app/report/report_words.hpp"

#include <fmt/format.h>

namespace amends::app {
namespace {

/// Words as they may stand in a page and in an attribute.
std::string escaped(const std::string& words) {
    std::string text;
    for (const char one : printable(words)) {
        switch (one) {
        case '&': text += "&amp;"; break;
        case '<': text += "&lt;"; break;
        case '>': text += "&gt;"; break;
        case '"': text += "&quot;"; break;
        case '\'': text += "&#39;"; break;
        default: text += one;
        }
    }
    return text;
}

constexpr const char* page_style =
    "*{box-sizing:border-box}body{font:16px/1.5 system-ui,\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft "
    "YaHei\","
    "sans-serif;color:#1d2733;background:#fff;margin:0 auto;max-width:50rem;padding:1.5rem 1rem}"
    "h1{font-size:1.5rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}"
    ".answer{font-size:1.2rem;font-weight:600;margin:.8rem 0}.quiet{color:#566474;font-size:.9rem}"
    ".invented{background:#fff3cd;border:1px solid #d9b44a;padding:.4rem "
    ".7rem;border-radius:.3rem;font-weight:600}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}"
    "th,td{padding:.3rem .6rem;border-bottom:1px solid #d5dce4;text-align:right;white-space:nowrap}"
    "th:first-child,td:first-child{text-align:left;white-space:normal;min-width:6rem}th{font-weight:600}"
    "svg{width:100%;height:auto;max-width:32rem}li{margin:.2rem 0}"
    "@page{size:A4;margin:15mm}@media print{body{max-width:none;padding:0;font-size:11pt}"
    "h2{break-after:avoid}tr,svg{break-inside:avoid}.detail{break-before:page}}";

/// The tables and the picture of one report.
struct Page {
    const BeforeAfter& all;
    const ui::Texts& texts;
    ReportReader reader;
    std::string out;

    [[nodiscard]] std::string t(std::string_view id, ui::Places places = {}) const {
        return escaped(texts.get(id, places));
    }
    /// A share of 0 to 1 as whole per cent.
    [[nodiscard]] std::string percent(double share) const {
        return t("report.percent", {{"value", fmt::format("{:.0f}", share * 100)}});
    }
    void heading(const char* id) { out += "<h2>" + t(id) + "</h2>\n"; }
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
        out += "<div class=\"scroll\"><table>\n";
        row(words, "th");
    }
    void end_table() { out += "</table></div>\n"; }

    void rates();
    void picture();
    void points(const char* title, const std::string& kind, const std::vector<PointsPart>&, bool with_holm);
    void parts(const char* title, const std::vector<PairedPart>&, bool are_groups);
    void people();
};

void Page::rates() {
    const stats::Rate before = stats::before(all.counts), after = stats::after(all.counts);
    begin_table({"", "report.column.before", "report.column.after"});
    const auto rate = [this](const stats::Rate& one) {
        return fmt::format("{} ({}/{})", percent(stats::value(one)), one.passes, one.n);
    };
    const auto interval = [this](const stats::Rate& one) {
        const stats::Interval limits = stats::wilson(one);
        return fmt::format("{:.0f}–{}", limits.low * 100, percent(limits.high));
    };
    row({t("report.pass_rate"), rate(before), rate(after)});
    row({t("report.interval"), interval(before), interval(after)});
    if (all.points.pairs > 0) row({t("report.mean_points"), told(all.points.before), told(all.points.after)});
    end_table();
    out += "<p class=\"quiet\">"
           + t("report.counts", {{"both", all.counts.both},
                                 {"before_only", all.counts.before_only},
                                 {"after_only", all.counts.after_only},
                                 {"neither", all.counts.neither}})
           + "</p>\n";
}

/// A line a person from points before to points after, with the mark.
void Page::picture() {
    constexpr double left = 60, right = 420, top = 20, height = 240;
    const auto y = [&](double points) { return top + height * (1 - points / 100); };
    out += fmt::format("<svg viewBox=\"0 0 480 300\" role=\"img\" aria-label=\"{}\">\n", t("report.picture"));
    for (const int at : {0, 25, 50, 75, 100})
        out += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#e3e8ee\"/>"
                           "<text x=\"{3}\" y=\"{4:.1f}\" font-size=\"12\" text-anchor=\"end\" "
                           "fill=\"#566474\">{5}</text>\n",
                           left, right, y(at), left - 8, y(at) + 4, at);
    const double mark = y(all.programme.pass_mark);
    out += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#566474\" "
                       "stroke-dasharray=\"4 3\"/><text x=\"{3}\" y=\"{4:.1f}\" font-size=\"12\" "
                       "fill=\"#566474\">{5}</text>\n",
                       left, right, mark, right + 6, mark + 4, t("report.mark"));
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair() || !person.before->total || !person.after->total) continue;
        const bool rises = *person.after->total >= *person.before->total;
        out += fmt::format(
            "<line x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"1.5\" "
            "stroke-opacity=\".7\"{}/>\n",
            left, y(*person.before->total), right, y(*person.after->total), rises ? "#0b6e6e" : "#b4501e",
            rises ? "" : " stroke-dasharray=\"6 3\"");
    }
    out += fmt::format("<text x=\"{}\" y=\"290\" font-size=\"13\" text-anchor=\"middle\">{}</text>"
                       "<text x=\"{}\" y=\"290\" font-size=\"13\" text-anchor=\"middle\">{}</text>\n</svg>\n",
                       left, t("report.column.before"), right, t("report.column.after"));
    out += "<p class=\"quiet\">" + t("report.picture") + "</p>\n";
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
        std::vector<std::string> cells = {
            escaped(name_of_part(kind, one.name, texts)), told(one.before), told(one.after),
            fmt::format("{:+.1f}", one.after - one.before),
            one.change ? fmt::format("{:+.1f} … {:+.1f}", one.change->interval.low, one.change->interval.high)
                       : "—"};
        if (with_holm) {
            cells.push_back(one.change ? escaped(told_p(one.change->p)) : "—");
            cells.push_back(one.change ? escaped(told_p(one.p_holm)) : "—");
        }
        row(cells);
    }
    end_table();
}

/// A page goes on to others: rates of few people are left out whoever made it.
void Page::parts(const char* title, const std::vector<PairedPart>& rows, bool are_groups) {
    if (rows.empty() || (are_groups && rows.size() == 1)) return;
    heading(title);
    begin_table({"", "report.column.people", "report.column.before", "report.column.after"});
    for (const PairedPart& one : rows) {
        const std::string name = one.name.empty() ? t("report.no_group") : escaped(one.name);
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
        row({escaped(one.name.empty() ? one.person : one.name), escaped(one.group), cell(one.before),
             cell(one.after), both ? fmt::format("{:+.1f}", *one.after->total - *one.before->total) : "—",
             std::to_string(open)});
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
                           is_zh ? "zh-CN" : "en", escaped(all.programme.title), page_style);
    if (all.programme.invented) page.out += "<p class=\"invented\">" + page.t("report.invented") + "</p>\n";
    page.out += "<p class=\"quiet\">" + page.t("report.heading", {{"day", made_on}}) + "</p>\n<h1>"
                + escaped(all.programme.title) + "</h1>\n<p class=\"answer\">"
                + escaped(answer_of(all, texts, reader)) + "</p>\n";
    const bool has_pairs = stats::pairs(all.counts) > 0 && may_tell(all.counts, reader);
    if (has_pairs) page.rates();
    const auto warnings = warnings_of(all, texts);
    if (!warnings.empty()) {
        page.heading("report.warnings");
        page.out += "<ul>\n";
        for (const std::string& one : warnings)
            page.out += "<li>" + escaped(one) + "</li>\n";
        page.out += "</ul>\n";
    }
    if (has_pairs) {
        if (all.points.pairs > 0 && reader.opens_persons) page.picture();
        page.out += "<div class=\"detail\"></div>\n";
        page.points("report.by_criterion", "criterion", all.criteria, true);
        page.points("report.by_topic", "topic", all.topics, false);
        page.parts("report.by_group", all.groups, true);
        page.parts("report.by_order", all.orders, false);
    }
    page.people();
    page.out += "<p class=\"quiet\">" + page.t("report.rule", {{"mark", all.programme.pass_mark}}) + "</p>\n"
                + "</body></html>\n";
    return page.out;
}

} // namespace amends::app
