// Charts as SVG. Numbers are written to the hundredth of a pixel, without the locale.
#include "sim/app/report/chart_svg.hpp"

#include "support/utf8.hpp"

#include <fmt/format.h>

#include <cmath>

namespace amends::app {
namespace {

using ui::ChartBox, ui::ChartInk, ui::ChartLine, ui::ChartMark, ui::ChartScene, ui::ChartSign, ui::ChartSpot,
    ui::ChartText, ui::Vec;

constexpr const char* svg_fonts =
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
/// Letters stand on their baseline, our lines are centred: this much of an em lies between.
constexpr float baseline_em = .35F;

std::string svg_number(float value) {
    const auto hundredths = static_cast<long>(std::lround(static_cast<double>(value) * 100));
    const long whole_part = std::labs(hundredths) / 100, rest = std::labs(hundredths) % 100;
    std::string text = (hundredths < 0 ? "-" : "") + std::to_string(whole_part);
    if (rest == 0) return text;
    text += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
    return text;
}

/// What XML may hold: no control characters, no broken UTF-8.
std::string svg_escaped(std::string_view text) {
    if (support::find_invalid_utf8(text) != std::string_view::npos) return "?";
    std::string out;
    for (const char one : text) {
        switch (one) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += static_cast<unsigned char>(one) < 0x20 || one == 0x7f ? ' ' : one;
        }
    }
    return out;
}

std::string svg_hex(ChartInk ink) {
    const ui::Color c = chart_color(ui::make_theme(ui::ThemeKind::light, 1).colors, ink);
    return fmt::format("#{:02x}{:02x}{:02x}", c.red(), c.green(), c.blue());
}

std::string box_svg(const ChartBox& box) {
    return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" fill-opacity="{}"/>)",
                       svg_number(box.rect.x0), svg_number(box.rect.y0), svg_number(box.rect.width()),
                       svg_number(box.rect.height()), svg_number(box.radius), svg_hex(box.ink),
                       svg_number(box.strength));
}

std::string line_svg(const ChartLine& line) {
    return fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>)",
                       svg_number(line.from.x), svg_number(line.from.y), svg_number(line.to.x),
                       svg_number(line.to.y), svg_hex(line.ink), svg_number(line.thickness),
                       line.dashed ? R"( stroke-dasharray="5 4")" : "");
}

std::string svg_polygon(std::initializer_list<Vec> points, ChartInk ink) {
    std::string places;
    for (const Vec& one : points)
        places += (places.empty() ? "" : " ") + svg_number(one.x) + "," + svg_number(one.y);
    return fmt::format(R"(<polygon points="{}" fill="{}"/>)", places, svg_hex(ink));
}

std::string mark_svg(const ChartMark& mark) {
    const auto [x, y] = mark.at;
    const float s = mark.size, half = s * .95F, flat = s * .8F;
    switch (mark.sign) {
    case ChartSign::disc:
        return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}"/>)", svg_number(x), svg_number(y),
                           svg_number(s), svg_hex(mark.ink));
    case ChartSign::ring:
        return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"/>)",
                           svg_number(x), svg_number(y), svg_number(s - .5F), svg_hex(ChartInk::ground),
                           svg_hex(mark.ink));
    case ChartSign::triangle_up:
        return svg_polygon({{x, y - s}, {x + half, y + flat}, {x - half, y + flat}}, mark.ink);
    case ChartSign::triangle_down:
        return svg_polygon({{x - half, y - flat}, {x + half, y - flat}, {x, y + s}}, mark.ink);
    case ChartSign::square:
        return svg_polygon({{x - s * .9F, y - s * .9F},
                            {x + s * .9F, y - s * .9F},
                            {x + s * .9F, y + s * .9F},
                            {x - s * .9F, y + s * .9F}},
                           mark.ink);
    case ChartSign::diamond: return svg_polygon({{x, y - s}, {x + s, y}, {x, y + s}, {x - s, y}}, mark.ink);
    }
    return {};
}

std::string text_svg(const ChartText& text) {
    const float x = text.align == ui::Align::left    ? text.rect.x0
                    : text.align == ui::Align::right ? text.rect.x1
                                                     : text.rect.mid_x();
    static constexpr const char* anchors[] = {"start", "middle", "end"};
    return fmt::format(
        R"(<text x="{}" y="{}" font-size="{}"{} text-anchor="{}" fill="{}">{}</text>)", svg_number(x),
        svg_number(text.rect.mid_y() + text.style.em * baseline_em), svg_number(text.style.em),
        text.style.weight == ui::Weight::bold ? R"( font-weight="700")" : "",
        anchors[static_cast<std::size_t>(text.align)], svg_hex(text.ink), svg_escaped(text.text));
}

std::string spot_svg(const ChartSpot& spot) {
    return fmt::format(
        R"(<rect x="{}" y="{}" width="{}" height="{}" fill="none" pointer-events="all"><title>{}</title></rect>)",
        svg_number(spot.rect.x0), svg_number(spot.rect.y0), svg_number(spot.rect.width()),
        svg_number(spot.rect.height()), svg_escaped(spot.words));
}

} // namespace

std::string svg_of(const ChartScene& scene, bool fragment) {
    std::string svg = fragment ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    svg += fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" )"
        R"(font-family="{2}"><title>{3}</title>)",
        svg_number(scene.width), svg_number(scene.height), svg_fonts, svg_escaped(scene.title));
    svg += '\n';
    if (!fragment)
        svg += fmt::format(R"(<rect width="{}" height="{}" fill="{}"/>)", svg_number(scene.width),
                           svg_number(scene.height), svg_hex(ChartInk::ground))
               + '\n';
    for (const ChartBox& box : scene.boxes)
        svg += box_svg(box) + '\n';
    for (const ChartLine& line : scene.lines)
        svg += line_svg(line) + '\n';
    for (const ChartMark& mark : scene.marks)
        svg += mark_svg(mark) + '\n';
    for (const ChartText& text : scene.texts)
        svg += text_svg(text) + '\n';
    for (const ChartSpot& spot : scene.spots)
        svg += spot_svg(spot) + '\n';
    return svg + "</svg>\n";
}

} // namespace amends::app
