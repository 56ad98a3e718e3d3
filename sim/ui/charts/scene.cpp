#include "sim/ui/charts/scene.hpp"

namespace amends::ui {

Color chart_color(const Palette& p, ChartInk ink) {
    switch (ink) {
    case ChartInk::words: return p.ink;
    case ChartInk::soft: return p.ink_soft;
    case ChartInk::faint: return p.ink_faint;
    case ChartInk::grid: return p.line;
    case ChartInk::ground: return p.surface;
    case ChartInk::up: return p.accent.mark;
    case ChartInk::down: return p.warn.mark;
    case ChartInk::same: return p.neutral.mark;
    case ChartInk::strong: return p.accent.fill;
    case ChartInk::weak: return p.warn.mark;
    }
    return p.ink;
}

float rough_text_width(std::string_view text, TextStyle style) {
    float ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        ems += bytes > 2 ? 1.F : .56F;
        at += bytes;
    }
    return ems * style.em;
}

std::string tab_separated(const ChartTable& table) {
    std::string text;
    const auto add_row = [&](const std::vector<std::string>& cells) {
        for (std::size_t at = 0; at < cells.size(); ++at) {
            if (at > 0) text += '\t';
            for (const char one : cells[at])
                text += one == '\t' || one == '\n' || one == '\r' ? ' ' : one;
        }
        text += '\n';
    };
    add_row(table.head);
    for (const auto& row : table.rows)
        add_row(row);
    return text;
}

} // namespace amends::ui
