#include "sim/ui/charts/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace amends::ui {
namespace {

constexpr float label_gap = 8, row_high = 30, head_high = 26, label_most = 180;

/// Where a value lies between two places.
float along(double value, double low, double high, float from, float to) {
    const double part = high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0.5;
    return from + (to - from) * static_cast<float>(part);
}

/// The names' column: as wide as the widest, within a third of the chart.
float names_width(const std::vector<std::string_view>& names, float width, const ChartMeasure& measure) {
    float widest = 40;
    for (const std::string_view name : names)
        widest = std::max(widest, measure(name, style::small));
    return std::min({widest + 2, label_most, width / 3});
}

/// A step of 1, 2 or 5 times a power of ten that divides the span into about so many parts.
double even_step(double span, int parts) {
    const double raw = std::max(span, 1e-9) / parts;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (raw <= step * power) return step * power;
    return 10 * power;
}

/// As much of a text as fits, with "…" when it is cut; whole characters alone.
std::string fitted_text(const std::string& text, TextStyle look, float width, const ChartMeasure& measure) {
    if (measure(text, look) <= width + .5F) return text;
    std::size_t end = text.size();
    while (end > 0) {
        do
            --end;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
        const std::string cut = text.substr(0, end) + "…";
        if (measure(cut, look) <= width + .5F) return cut;
    }
    return {};
}

/// What is too long for its place is cut; the spots keep all of it.
void fit_texts(ChartScene& scene, const ChartMeasure& measure) {
    for (ChartText& text : scene.texts)
        text.text = fitted_text(text.text, text.style, text.rect.width(), measure);
}

void add_guide(ChartScene& scene, double value, float y, float from, float to) {
    scene.lines.push_back({{from, y}, {to, y}, ChartInk::grid, 1, false});
    scene.texts.push_back({{0, y - 9, from - label_gap, y + 9},
                           chart_number(value),
                           style::caption,
                           ChartInk::faint,
                           Align::right});
}

std::string heat_id(const HeatRow& row, std::size_t column) {
    return row.id + "_" + std::to_string(column);
}

struct SlopeLook {
    ChartInk ink = ChartInk::same;
    ChartSign sign = ChartSign::disc;
    bool dashed = false;
};
SlopeLook look_of(const SlopeRow& row) {
    if (row.after > row.before) return {ChartInk::up, ChartSign::disc, false};
    if (row.after < row.before) return {ChartInk::down, ChartSign::triangle_down, true};
    return {};
}

/// What the dashed line across is, apart from it: over the lines it could not be read. Its middle is `x, y`.
void add_mark_key(ChartScene& scene, const std::string& title, float x, float y,
                  const ChartMeasure& measure) {
    constexpr float sample = 18, gap = 6;
    const float words = measure(title, style::caption) + 4, from = x - (sample + gap + words) / 2;
    scene.lines.push_back({{from, y}, {from + sample, y}, ChartInk::soft, 1, true});
    scene.texts.push_back({{from + sample + gap, y - 10, from + sample + gap + words, y + 10},
                           title,
                           style::caption,
                           ChartInk::soft});
}

} // namespace

std::string chart_number(std::optional<double> value, bool with_sign) {
    if (!value) return "—";
    const double tenths = std::round(*value * 10);
    const std::string digits = std::fmod(tenths, 10) == 0 ? fmt::format("{:.0f}", std::fabs(tenths) / 10)
                                                          : fmt::format("{:.1f}", std::fabs(tenths) / 10);
    if (tenths < 0) return "−" + digits;
    return with_sign && tenths > 0 ? "+" + digits : digits;
}

std::string chart_points(std::optional<double> value, bool with_sign) {
    if (!value) return "—";
    const double tenths = std::round(*value * 10);
    const std::string digits = fmt::format("{:.1f}", std::fabs(tenths) / 10);
    if (tenths < 0) return "−" + digits;
    return with_sign && tenths > 0 ? "+" + digits : digits;
}

ChartScene scene_of(const SlopeChart& chart, float width, const ChartMeasure& measure) {
    ChartScene scene{.title = chart.title, .width = width, .height = chart.height};
    const float side = 36, top = head_high + 8, bottom = chart.height - 10;
    const float left = side + label_gap + 30, right = width - 44;
    for (double value = chart.low; value <= chart.high + 1e-9; value += 20)
        add_guide(scene, value, along(value, chart.low, chart.high, bottom, top), side, width - 8);
    for (const auto& [x, title] :
         {std::pair(left, &chart.before_title), std::pair(right, &chart.after_title)}) {
        scene.lines.push_back({{x, top}, {x, bottom}, ChartInk::faint, 1, false});
        const float half = std::min(measure(*title, style::small_bold) / 2 + 4, (right - left) / 2);
        const float from = std::clamp(x - half, side, width - 2 * half);
        scene.texts.push_back({{from, 0, from + 2 * half, head_high},
                               *title,
                               style::small_bold,
                               ChartInk::words,
                               Align::middle});
    }
    if (chart.mark) {
        const float y = along(*chart.mark, chart.low, chart.high, bottom, top);
        scene.lines.push_back({{side, y}, {width - 8, y}, ChartInk::soft, 1, true});
        add_mark_key(scene, chart.mark_title, (left + right) / 2, head_high / 2, measure);
    }
    for (const SlopeRow& row : chart.rows) {
        const SlopeLook look = look_of(row);
        const Vec from{left, along(row.before, chart.low, chart.high, bottom, top)};
        const Vec to{right, along(row.after, chart.low, chart.high, bottom, top)};
        scene.lines.push_back({from, to, look.ink, 1.5F, look.dashed});
        scene.marks.push_back({from, 3, ChartSign::ring, look.ink});
        scene.marks.push_back({to, look.sign == ChartSign::disc ? 3.5F : 5.F, look.sign, look.ink});
        // The mouse finds the ends; the line between would hide those below it.
        const std::string words = row.name + "  " + chart_points(row.before) + " " + "→" + " "
                                  + chart_points(row.after) + "  ("
                                  + chart_points(row.after - row.before, true) + ")";
        scene.spots.push_back({row.id + "_before", words, Rect::around(from, 12, 10)});
        scene.spots.push_back({row.id + "_after", words, Rect::around(to, 12, 10)});
    }
    fit_texts(scene, measure);
    return scene;
}

ChartTable table_of(const SlopeChart& chart) {
    ChartTable table{{chart.name_title, chart.before_title, chart.after_title, chart.change_title}, {}};
    for (const SlopeRow& row : chart.rows)
        table.rows.push_back({row.name, chart_points(row.before), chart_points(row.after),
                              chart_points(row.after - row.before, true)});
    return table;
}

ChartScene scene_of(const IntervalChart& chart, float width, const ChartMeasure& measure) {
    ChartScene scene{.title = chart.title, .width = width};
    double low = 0, high = 0;
    std::vector<std::string_view> names, notes;
    for (const IntervalRow& row : chart.rows) {
        names.push_back(row.name);
        notes.push_back(row.note);
        for (const auto& value : {row.low, row.value, row.high})
            if (value) low = std::min(low, *value), high = std::max(high, *value);
    }
    const double step = even_step(std::max(high - low, 1.0), 5);
    low = std::floor(low / step) * step;
    high = std::max(std::ceil(high / step) * step, low + step);
    const float name_width = names_width(names, width, measure);
    const float note_width = chart.rows.empty() ? 0 : std::min(names_width(notes, width, measure), width / 4);
    const float from = name_width + label_gap + 6, to = width - note_width - label_gap - 6;
    const float top = 6, bottom = top + row_high * static_cast<float>(chart.rows.size());
    scene.height = bottom + 26;
    for (double value = low; value <= high + step / 2; value += step) {
        const float x = along(value, low, high, from, to);
        const bool is_nothing = std::fabs(value) < step / 1000;
        scene.lines.push_back({{x, top},
                               {x, bottom},
                               is_nothing ? ChartInk::soft : ChartInk::grid,
                               is_nothing ? 1.5F : 1.F,
                               false});
        scene.texts.push_back({{x - 28, bottom + 4, x + 28, bottom + 22},
                               is_nothing ? "0" : chart_number(value, true),
                               style::caption,
                               ChartInk::faint,
                               Align::middle});
    }
    for (std::size_t at = 0; at < chart.rows.size(); ++at) {
        const IntervalRow& row = chart.rows[at];
        const float y = top + row_high * (static_cast<float>(at) + .5F);
        scene.texts.push_back({{0, y - 11, name_width, y + 11}, row.name, style::small, ChartInk::words});
        scene.texts.push_back(
            {{width - note_width, y - 11, width, y + 11}, row.note, style::small, ChartInk::soft});
        const bool rises = row.low && *row.low > 0, falls = row.high && *row.high < 0;
        const ChartInk ink = rises ? ChartInk::up : falls ? ChartInk::down : ChartInk::same;
        if (row.low && row.high) {
            const float x0 = along(*row.low, low, high, from, to), x1 = along(*row.high, low, high, from, to);
            scene.lines.push_back({{x0, y}, {x1, y}, ink, 2, false});
            for (const float x : {x0, x1})
                scene.lines.push_back({{x, y - 5}, {x, y + 5}, ink, 2, false});
        }
        if (row.value)
            scene.marks.push_back({{along(*row.value, low, high, from, to), y},
                                   5,
                                   rises   ? ChartSign::disc
                                   : falls ? ChartSign::triangle_down
                                           : ChartSign::diamond,
                                   ink});
        std::string words = row.name + "  " + chart_points(row.value, true);
        if (row.low && row.high)
            words +=
                "  (" + chart_points(row.low, true) + " " + "…" + " " + chart_points(row.high, true) + ")";
        if (!row.note.empty()) words += "  " + row.note;
        scene.spots.push_back({row.id, words, {0, y - row_high / 2, width, y + row_high / 2}});
    }
    fit_texts(scene, measure);
    return scene;
}

ChartTable table_of(const IntervalChart& chart) {
    ChartTable table{
        {chart.name_title, chart.value_title, chart.low_title, chart.high_title, chart.note_title}, {}};
    for (const IntervalRow& row : chart.rows)
        table.rows.push_back({row.name, chart_points(row.value, true), chart_points(row.low, true),
                              chart_points(row.high, true), row.note});
    return table;
}

ChartScene scene_of(const HeatMap& chart, float width, const ChartMeasure& measure) {
    constexpr float cell_high = 26;
    ChartScene scene{.title = chart.title, .width = width};
    std::vector<std::string_view> names;
    for (const HeatRow& row : chart.rows)
        names.push_back(row.name);
    const float name_width = names_width(names, width, measure);
    const float from = name_width + label_gap;
    const auto columns = static_cast<float>(std::max<std::size_t>(1, chart.columns.size()));
    const float cell = std::min(120.F, (width - from) / columns);
    for (std::size_t at = 0; at < chart.columns.size(); ++at) {
        const float x = from + cell * static_cast<float>(at);
        scene.texts.push_back({{x + 2, 0, x + cell - 2, head_high},
                               chart.columns[at],
                               style::caption_bold,
                               ChartInk::soft,
                               Align::middle});
    }
    float y = head_high;
    for (const HeatRow& row : chart.rows) {
        scene.texts.push_back({{0, y, name_width, y + cell_high}, row.name, style::small, ChartInk::words});
        for (std::size_t at = 0; at < chart.columns.size() && at < row.values.size(); ++at) {
            const Rect place = Rect::at(from + cell * static_cast<float>(at), y, cell, cell_high).inset(1.5F);
            const auto& value = row.values[at];
            if (value) {
                const bool is_weak = *value < chart.mark;
                const double away = is_weak ? (chart.mark - *value) / 50 : (*value - chart.mark) / 50;
                scene.boxes.push_back(
                    {place, is_weak ? ChartInk::weak : ChartInk::strong,
                     (is_weak ? .16F : .08F) + static_cast<float>(std::clamp(away, 0.0, 1.0)) * .34F, 4});
                if (is_weak)
                    scene.marks.push_back(
                        {{place.x0 + 9, place.mid_y()}, 3.5F, ChartSign::triangle_down, ChartInk::weak});
            }
            scene.texts.push_back({place, chart_points(value), style::small,
                                   value ? ChartInk::words : ChartInk::faint, Align::middle});
            scene.spots.push_back(
                {heat_id(row, at),
                 row.name + " " + "·" + " " + chart.columns[at] + "  " + chart_points(value), place});
        }
        y += cell_high;
    }
    scene.height = y + 4;
    fit_texts(scene, measure);
    return scene;
}

ChartTable table_of(const HeatMap& chart) {
    ChartTable table{{chart.name_title}, {}};
    table.head.insert(table.head.end(), chart.columns.begin(), chart.columns.end());
    for (const HeatRow& row : chart.rows) {
        std::vector<std::string> cells{row.name};
        for (std::size_t at = 0; at < chart.columns.size(); ++at)
            cells.push_back(chart_points(at < row.values.size() ? row.values[at] : std::nullopt));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

ChartScene scene_of(const TrendChart& chart, float width, const ChartMeasure& measure) {
    constexpr std::array<ChartInk, 3> inks{ChartInk::up, ChartInk::down, ChartInk::same};
    constexpr std::array<ChartSign, 3> signs{ChartSign::disc, ChartSign::triangle_up, ChartSign::square};
    ChartScene scene{.title = chart.title, .width = width, .height = chart.height};
    double most = chart.high.value_or(chart.low + 1);
    if (!chart.high)
        for (const TrendLine& line : chart.lines)
            for (const auto& value : line.values)
                if (value) most = std::max(most, *value);
    const double step = std::max(chart.high ? 0.0 : 1.0, even_step(most - chart.low, 4));
    if (!chart.high) most = chart.low + std::ceil((most - chart.low) / step) * step;
    const float side = 34, legend = chart.lines.size() > 1 || chart.mark ? 22.F : 0.F;
    const float top = 10 + legend, bottom = chart.height - 24, from = side + 8, to = width - 14;
    for (double value = chart.low; value <= most + step / 2; value += step)
        add_guide(scene, value, along(value, chart.low, most, bottom, top), side, width - 4);
    if (chart.mark) {
        const float y = along(*chart.mark, chart.low, most, bottom, top);
        scene.lines.push_back({{side, y}, {width - 4, y}, ChartInk::soft, 1, true});
        const float half = (measure(chart.mark_title, style::caption) + 4 + 24) / 2;
        add_mark_key(scene, chart.mark_title, to - half, 10, measure);
    }
    const auto last = static_cast<float>(std::max<std::size_t>(1, chart.places.size() - 1));
    const auto place_of = [&](std::size_t at) {
        return chart.places.size() < 2 ? (from + to) / 2 : from + (to - from) * static_cast<float>(at) / last;
    };
    float written = -100; // right end of the last place's words
    for (std::size_t at = 0; at < chart.places.size(); ++at) {
        const float half = measure(chart.places[at], style::caption) / 2 + 3;
        const float x = std::clamp(place_of(at), half, std::max(half, width - half));
        if (x - half < written + 6) continue;
        written = x + half;
        scene.texts.push_back({{x - half, bottom + 4, x + half, bottom + 22},
                               chart.places[at],
                               style::caption,
                               ChartInk::faint,
                               Align::middle});
    }
    float key = from;
    for (std::size_t line = 0; line < chart.lines.size(); ++line) {
        const ChartInk ink = inks[line % inks.size()];
        const ChartSign sign = signs[line % signs.size()];
        std::optional<Vec> before;
        for (std::size_t at = 0; at < chart.places.size() && at < chart.lines[line].values.size(); ++at) {
            const auto& value = chart.lines[line].values[at];
            if (!value) {
                before.reset();
                continue;
            }
            const Vec here{place_of(at), along(*value, chart.low, most, bottom, top)};
            if (before) scene.lines.push_back({*before, here, ink, 2, line % 2 == 1});
            scene.marks.push_back({here, 4, sign, ink});
            before = here;
            std::string words = chart.places[at] + "  ";
            if (chart.lines.size() > 1) words += chart.lines[line].name + "  ";
            words += chart_number(value);
            if (at < chart.lines[line].notes.size()) words += "  " + chart.lines[line].notes[at];
            scene.spots.push_back(
                {std::to_string(line) + "_" + std::to_string(at), words, Rect::around(here, 16, 16)});
        }
        if (chart.lines.size() > 1) {
            const float words = measure(chart.lines[line].name, style::caption) + 4;
            scene.marks.push_back({{key + 5, 10}, 4, sign, ink});
            scene.texts.push_back({{key + 14, 0, key + 14 + words, 20},
                                   chart.lines[line].name,
                                   style::caption,
                                   ChartInk::soft});
            key += words + 30;
        }
    }
    fit_texts(scene, measure);
    return scene;
}

ChartTable table_of(const TrendChart& chart) {
    ChartTable table{{chart.place_title}, {}};
    for (const TrendLine& line : chart.lines)
        table.head.push_back(line.name);
    for (std::size_t at = 0; at < chart.places.size(); ++at) {
        std::vector<std::string> cells{chart.places[at]};
        for (const TrendLine& line : chart.lines)
            cells.push_back(chart_number(at < line.values.size() ? line.values[at] : std::nullopt));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace amends::ui
