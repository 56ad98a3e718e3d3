#include "sim/app/report/report_pictures.hpp"

#include "sim/app/printable.hpp"
#include "sim/app/report/report_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace amends::app {
namespace {

// The window's light theme: ink, quiet ink, lines, up, down.
constexpr const char* ink = "#152033";
constexpr const char* quiet = "#46536b";
constexpr const char* line = "#d0d8e3";
constexpr const char* up = "#1859c4";
constexpr const char* down = "#945800";

/// One picture; its id ties title and description to it.
class Svg {
public:
    Svg(double width, double height, const std::string& id, const std::string& title,
        const std::string& description) {
        out_ =
            fmt::format("<svg viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\" "
                        "style=\"max-width:{3:.0f}px\"><title id=\"{2}-t\">{4}</title><desc "
                        "id=\"{2}-d\">{5}</desc>\n",
                        width, height, id, width * 1.3, page_escaped(title), page_escaped(description));
    }
    void stroke(double x1, double y1, double x2, double y2, const char* colour, double width,
                const char* more = "") {
        out_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
                            "stroke-width=\"{}\"{}/>\n",
                            x1, y1, x2, y2, colour, width, more);
    }
    void word(double x, double y, const std::string& text, const char* anchor = "start", double size = 12,
              const char* more = "") {
        out_ += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n",
            x, y, size, anchor, size < 12.5 ? quiet : ink, more, page_escaped(text));
    }
    void box(double x, double y, double width, double height, const char* fill, double opacity) {
        out_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\" "
                            "fill=\"{}\" fill-opacity=\"{:.2f}\"/>\n",
                            x, y, width, height, fill, opacity);
    }
    void dot(double x, double y, const char* colour) {
        out_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"/>\n", x, y, colour);
    }
    [[nodiscard]] std::string done() { return std::move(out_) + "</svg>\n"; }

private:
    std::string out_;
};

std::string label_name(const std::string& id, const ui::Texts& texts) {
    const std::string text = "label." + id;
    return texts.has(text) ? texts.get(text) : printable(id);
}

/// Change of a person's share in points; nothing where it was not due on both sides.
std::optional<double> change_in(const ReportPerson& person, const std::string& principle) {
    const auto before = shown_percent(person.before->figures, principle);
    const auto after = shown_percent(person.after->figures, principle);
    if (!before || !after) return std::nullopt;
    return *after - *before;
}

void heat_cell(Svg& svg, double x, double y, const std::optional<double>& change) {
    constexpr double width = 36, height = 15;
    if (!change) return;
    const double depth = std::fabs(*change) < 5    ? 0
                         : std::fabs(*change) < 25 ? .18
                         : std::fabs(*change) < 50 ? .36
                                                   : .56;
    svg.box(x + 1, y + 1, width - 2, height - 2,
            depth == 0    ? line
            : *change > 0 ? up
                          : down,
            depth == 0 ? .35 : depth);
    svg.word(x + width / 2, y + 12, depth == 0 ? "·" : *change > 0 ? "+" : "−", "middle", 12.5);
}

/// One period's mean of the figure over the rows of a scope.
struct TrendPoint {
    std::string from;
    double sum = 0;
    int count = 0;
};

std::vector<TrendPoint> trend_of(const RealFigures& real,
                                 std::optional<std::int64_t> records::ShopFigure::*figure) {
    std::vector<TrendPoint> points;
    for (const RealFigures::Row& row : real.rows) {
        if (row.figure.scope != real.head.scope || !(row.figure.*figure)) continue;
        if (points.empty() || points.back().from != row.figure.from) points.push_back({row.figure.from});
        points.back().sum += static_cast<double>(*(row.figure.*figure)) / 10;
        ++points.back().count;
    }
    return points;
}

std::vector<std::string> periods_of(const RealFigures& real) {
    std::vector<std::string> periods;
    for (const RealFigures::Row& row : real.rows)
        if (row.figure.scope == real.head.scope && (periods.empty() || periods.back() != row.figure.from))
            periods.push_back(row.figure.from);
    return periods;
}

/// Below the scale: months ("2026-09") where every period begins one, else first days ("09-14").
std::vector<std::string> period_names(const std::vector<std::string>& periods) {
    const bool are_months = std::all_of(periods.begin(), periods.end(),
                                        [](const std::string& from) { return from.ends_with("-01"); });
    std::vector<std::string> names;
    for (const std::string& from : periods)
        names.push_back(are_months ? from.substr(0, 7) : from.substr(5));
    return names;
}

/// Where points of a hundred and periods lie.
struct TrendScale {
    double left = 44, right = 430, top = 14, height = 150;
    std::vector<std::string> periods;
    [[nodiscard]] double y(double percent) const { return top + height * (1 - percent / 100); }
    [[nodiscard]] double x(const std::string& period) const {
        const auto at = std::find(periods.begin(), periods.end(), period) - periods.begin();
        return left + 20
               + (right - left - 40) * static_cast<double>(at)
                     / static_cast<double>(std::max<std::size_t>(1, periods.size() - 1));
    }
};

void draw_trend(Svg& svg, const TrendScale& scale, const std::vector<TrendPoint>& points, bool is_first,
                const std::string& name) {
    const char* colour = is_first ? up : down;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const double value = points[at].sum / points[at].count;
        const double x = scale.x(points[at].from), y = scale.y(value);
        if (at > 0) {
            const double last = points[at - 1].sum / points[at - 1].count;
            svg.stroke(scale.x(points[at - 1].from), scale.y(last), x, y, colour, 2,
                       is_first ? "" : " stroke-dasharray=\"6 3\"");
        }
        is_first ? svg.dot(x, y, colour) : svg.box(x - 4, y - 4, 8, 8, colour, 1);
        if (at == 0 || at + 1 == points.size())
            svg.word(x, is_first ? y - 8 : y + 17, told_whole(value), "middle", 11.5);
    }
    if (!points.empty())
        svg.word(scale.right + 4, scale.y(points.back().sum / points.back().count) + (is_first ? -3 : 14),
                 name, "start", 12.5);
}

} // namespace

std::string page_escaped(std::string_view words) {
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

std::string slope_picture(const BeforeAfter& all, const ui::Texts& texts) {
    constexpr double left = 40, right = 300, top = 12, height = 206;
    const auto y = [&](double points) { return top + height * (1 - points / 100); };
    Svg svg(360, 244, "slope", texts.get("report.mean_points"), texts.get("report.picture"));
    for (const int at : {0, 25, 50, 75, 100}) {
        svg.stroke(left, y(at), right, y(at), line, 1);
        svg.word(left - 6, y(at) + 4, std::to_string(at), "end", 11.5);
    }
    svg.stroke(left, y(all.programme.pass_mark), right, y(all.programme.pass_mark), ink, 1,
               " stroke-dasharray=\"4 3\"");
    svg.word(right + 6, y(all.programme.pass_mark) + 4, texts.get("report.mark"), "start", 11.5);
    int drawn = 0;
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair() || !person.before->total || !person.after->total) continue;
        ++drawn;
        const bool rises = *person.after->total >= *person.before->total;
        svg.stroke(left, y(*person.before->total), right, y(*person.after->total), rises ? up : down,
                   rises ? 1.2 : 1.8, rises ? " stroke-opacity=\".6\"" : " stroke-dasharray=\"6 3\"");
    }
    if (drawn == 0) return {};
    svg.word(left, 238, texts.get("report.column.before"), "middle", 12.5);
    svg.word(right, 238, texts.get("report.column.after"), "middle", 12.5);
    return svg.done();
}

std::string principles_picture(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.principles.empty()) return {};
    double reach = 10;
    for (const PrinciplePart& part : all.principles) {
        reach = std::max(reach, std::fabs(part.rate.after - part.rate.before));
        if (!part.rate.change) continue;
        reach = std::max(
            {reach, std::fabs(part.rate.change->interval.low), std::fabs(part.rate.change->interval.high)});
    }
    reach = std::min(100.0, std::ceil(reach / 10) * 10);
    constexpr double left = 108, right = 350, row = 21, top = 6;
    const double bottom = top + row * static_cast<double>(all.principles.size());
    const auto x = [&](double points) { return left + (right - left) * (points + reach) / (2 * reach); };
    Svg svg(376, bottom + 24, "principles", texts.get("report.principles.title"),
            texts.get("report.picture_principles"));
    for (const double at : {-reach, -reach / 2, 0.0, reach / 2, reach}) {
        svg.stroke(x(at), top, x(at), bottom, at == 0 ? ink : line, 1);
        svg.word(x(at), bottom + 16, at == 0 ? "0" : signed_to(at, 0), "middle", 11.5);
    }
    double y = top + row / 2;
    for (const PrinciplePart& part : all.principles) {
        const double change = part.rate.after - part.rate.before;
        svg.word(left - 8, y + 4, label_name(part.rate.name, texts), "end", 12.5);
        if (part.rate.change) {
            const double low = x(std::max(-reach, part.rate.change->interval.low));
            const double high = x(std::min(reach, part.rate.change->interval.high));
            svg.stroke(low, y, high, y, change < 0 ? down : up, 2);
            for (const double end : {low, high})
                svg.stroke(end, y - 4, end, y + 4, change < 0 ? down : up, 2);
        }
        svg.dot(x(change), y, change < 0 ? down : up);
        y += row;
    }
    return svg.done();
}

namespace {

/// As much of a name as the margin holds; wide letters count twice. The table of people has it whole.
std::string margin_name(const std::string& name) {
    constexpr int letters_max = 15;
    int taken = 0;
    std::size_t end = 0;
    while (end < name.size()) {
        const bool is_wide = static_cast<unsigned char>(name[end]) >= 0x80;
        taken += is_wide ? 2 : 1;
        if (taken > letters_max) return name.substr(0, end) + "…";
        ++end;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80)
            ++end;
    }
    return name;
}

/// One picture of at most `heat_rows_max` people.
std::string heat_sheet(const BeforeAfter& all, const ui::Texts& texts,
                       std::span<const ReportPerson* const> people, const std::string& id) {
    constexpr double left = 110, column = 36, row = 15, top = 84;
    const double width = left + column * static_cast<double>(all.principles.size()) + 60;
    Svg svg(width, top + row * static_cast<double>(people.size()) + 4, id, texts.get("report.heat_title"),
            texts.get("report.picture_heat"));
    double x = left;
    for (const PrinciplePart& part : all.principles) {
        svg.word(x + 20, top - 6, label_name(part.rate.name, texts), "start", 12.5,
                 fmt::format(" transform=\"rotate(-45 {:.0f} {:.0f})\"", x + 20, top - 6).c_str());
        x += column;
    }
    double y = top;
    for (const ReportPerson* person : people) {
        svg.word(left - 6, y + 12, margin_name(person->name.empty() ? person->person : person->name), "end",
                 11.5);
        x = left;
        for (const PrinciplePart& part : all.principles) {
            heat_cell(svg, x, y, change_in(*person, part.rate.name));
            x += column;
        }
        y += row;
    }
    return svg.done();
}

constexpr std::size_t heat_rows_max = 40; ///< fit on a sheet of A4 with the head

} // namespace

std::string heat_picture(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.principles.empty()) return {};
    std::vector<const ReportPerson*> pairs;
    for (const ReportPerson& person : all.people)
        if (person.is_pair()) pairs.push_back(&person);
    std::string sheets;
    for (std::size_t from = 0; from < pairs.size(); from += heat_rows_max) {
        const std::size_t count = std::min(heat_rows_max, pairs.size() - from);
        sheets += heat_sheet(all, texts, std::span(pairs).subspan(from, count),
                             from == 0 ? "heat" : fmt::format("heat-{}", from / heat_rows_max + 1));
    }
    return sheets;
}

std::string trend_picture(const BeforeAfter& all, const ui::Texts& texts) {
    TrendScale scale;
    scale.periods = periods_of(all.real);
    if (scale.periods.size() < 2) return {};
    Svg svg(520, 190, "trend", texts.get("report.trend_title"), texts.get("report.picture_trend"));
    for (const int at : {0, 25, 50, 75, 100}) {
        svg.stroke(scale.left, scale.y(at), scale.right, scale.y(at), line, 1);
        svg.word(scale.left - 6, scale.y(at) + 4, std::to_string(at), "end", 11.5);
    }
    const std::vector<std::string> names = period_names(scale.periods);
    const std::size_t every = 1 + (names.size() - 1) / 8; // more would touch each other
    for (std::size_t at = 0; at < names.size(); at += every)
        svg.word(scale.x(scale.periods[at]), scale.top + scale.height + 18, names[at], "middle", 11.5);
    draw_trend(svg, scale, trend_of(all.real, &records::ShopFigure::satisfaction_tenths), true,
               texts.get("report.real.satisfaction"));
    draw_trend(svg, scale, trend_of(all.real, &records::ShopFigure::resolution_tenths), false,
               texts.get("report.real.resolution"));
    return svg.done();
}

std::string bars_picture(const std::string& id, double before, double after, const std::string& name,
                         const ui::Texts& texts) {
    const auto [told_before, told_after] = told_sides(before, after);
    const std::string words =
        texts.get("report.measure_words", {{"name", name}, {"before", told_before}, {"after", told_after}});
    Svg svg(200, 44, "bars-" + id, name, words);
    svg.word(0, 15, texts.get("report.column.before"), "start", 12);
    svg.box(46, 4, 150, 14, line, .5);
    svg.box(46, 4, 150 * before / 100, 14, quiet, .55);
    svg.word(0, 37, texts.get("report.column.after"), "start", 12);
    svg.box(46, 26, 150, 14, line, .5);
    svg.box(46, 26, 150 * after / 100, 14, up, 1);
    return svg.done();
}

} // namespace amends::app
