#include "sim/ui/base/draw_picture.hpp"

#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/pictures.hpp"

namespace amends::ui {
namespace {

const Picture& find(Ui& ui, std::string_view name) {
    static const Picture none;
    return ui.pictures != nullptr ? ui.pictures->get(name) : none;
}

/// The part of the texture that fills the rectangle without distortion.
Rect covering(const Picture& picture, const Rect& rect) {
    const float have = static_cast<float>(picture.width) / static_cast<float>(picture.height);
    const float want = rect.width() / std::max(1.F, rect.height());
    const float w = std::min(1.F, want / have), h = std::min(1.F, have / want);
    return {.5F - w / 2, .5F - h / 2, .5F + w / 2, .5F + h / 2};
}

Rect contained(const Picture& picture, const Rect& rect) {
    const float have = static_cast<float>(picture.width) / static_cast<float>(picture.height);
    const float width = std::min(rect.width(), rect.height() * have);
    const Rect r = Rect::around(rect.middle(), width, width / have);
    return {whole(r.x0), whole(r.y0), whole(r.x1), whole(r.y1)};
}

ImDrawFlags rounding(Corners corners) {
    switch (corners) {
    case Corners::top: return ImDrawFlags_RoundCornersTop;
    case Corners::bottom: return ImDrawFlags_RoundCornersBottom;
    case Corners::left: return ImDrawFlags_RoundCornersLeft;
    case Corners::right: return ImDrawFlags_RoundCornersRight;
    case Corners::none: return ImDrawFlags_RoundCornersNone;
    case Corners::all: break;
    }
    return ImDrawFlags_RoundCornersAll;
}

void add_image(std::uint64_t texture, const Rect& to, const Rect& part, float radius_px, Corners corners) {
    draw_list().AddImageRounded(ImTextureRef(static_cast<ImTextureID>(texture)), im_min(to), im_max(to),
                                im_min(part), im_max(part), 0xFFFFFFFFU, radius_px, rounding(corners));
}

/// All of the picture; what is left of the rectangle beside it, or above and below, has the colours of the
/// picture's edge.
void add_whole(const Picture& picture, const Rect& rect, float radius_px, Corners corners) {
    constexpr float edge = .004F; // of the picture
    const Rect middle = contained(picture, rect);
    const bool wide = middle.width() < rect.width() - 1, high = middle.height() < rect.height() - 1;
    const ImDrawFlags round = rounding(corners);
    const auto add = [&](const Rect& to, const Rect& part, ImDrawFlags kept) {
        const ImDrawFlags flags = (round & kept) != 0 ? round & kept : ImDrawFlags_RoundCornersNone;
        draw_list().AddImageRounded(ImTextureRef(static_cast<ImTextureID>(picture.texture)), im_min(to),
                                    im_max(to), im_min(part), im_max(part), 0xFFFFFFFFU, radius_px, flags);
    };
    if (wide) {
        add({rect.x0, rect.y0, middle.x0, rect.y1}, {0, 0, edge, 1}, ImDrawFlags_RoundCornersLeft);
        add({middle.x0, rect.y0, middle.x1, rect.y1}, {0, 0, 1, 1}, 0);
        add({middle.x1, rect.y0, rect.x1, rect.y1}, {1 - edge, 0, 1, 1}, ImDrawFlags_RoundCornersRight);
    } else if (high) {
        add({rect.x0, rect.y0, rect.x1, middle.y0}, {0, 0, 1, edge}, ImDrawFlags_RoundCornersTop);
        add({rect.x0, middle.y0, rect.x1, middle.y1}, {0, 0, 1, 1}, 0);
        add({rect.x0, middle.y1, rect.x1, rect.y1}, {0, 1 - edge, 1, 1}, ImDrawFlags_RoundCornersBottom);
    } else {
        add(rect, {0, 0, 1, 1}, ImDrawFlags_RoundCornersAll);
    }
}

} // namespace

void draw_picture(Ui& ui, Rect rect, std::string_view name, float radius, Fit fit, Corners corners) {
    if (rect.empty()) return;
    const Picture& picture = find(ui, name);
    if (picture.texture == 0) {
        fill_rect(ui, rect, ui.colors().track, radius, corners);
        if (picture.coming) return;
        draw_icon(ui, rect.middle(), Icon::image, ui.colors().ink_faint,
                  std::min(28.F, rect.height() / ui.theme.scale * .4F));
        return;
    }
    if (fit == Fit::whole)
        add_whole(picture, rect, ui.px(radius), corners);
    else if (fit == Fit::contain)
        add_image(picture.texture, contained(picture, rect), {0, 0, 1, 1}, ui.px(radius), corners);
    else
        add_image(picture.texture, rect, covering(picture, rect), ui.px(radius), corners);
}

void draw_picture_part(Ui& ui, Rect rect, std::string_view name, Rect part) {
    const Picture& picture = find(ui, name);
    if (picture.texture == 0)
        draw_picture(ui, rect, name);
    else
        add_image(picture.texture, rect, part, 0, Corners::none);
}

float picture_ratio(Ui& ui, std::string_view name) {
    const Picture& picture = find(ui, name);
    if (picture.width == 0 || picture.height == 0) return 4.F / 3;
    return static_cast<float>(picture.width) / static_cast<float>(picture.height);
}

void draw_avatar(Ui& ui, Vec middle, const Avatar& what) {
    const Palette& p = ui.colors();
    const float size = ui.px(what.size);
    Rect r = Rect::around(middle, size, size);
    r = r.moved(whole(r.x0) - r.x0, whole(r.y0) - r.y0);
    const Picture& picture = find(ui, what.picture);
    if (picture.texture != 0) {
        add_image(picture.texture, r, {0, 0, 1, 1}, size / 2, Corners::all);
    } else {
        fill_circle(ui, r.middle(), what.size / 2, p.accent.pale);
        std::size_t first = 0;
        if (!what.name.empty()) (void)code_point_at(what.name, 0, first);
        paint_text(
            ui, r.mid_x() - text_width(ui, what.name.substr(0, first), {what.size * .42F, Weight::bold}) / 2,
            r.mid_y(), what.name.substr(0, first), {what.size * .42F, Weight::bold}, p.accent.ink);
    }
    const Color around = what.around.alpha() != 0 ? what.around : p.surface;
    const Vec corner{r.mid_x() + size * .36F, r.mid_y() + size * .36F};
    if (what.mood != Icon::none) {
        fill_circle(ui, corner, what.size * .21F, around);
        draw_icon(ui, corner, what.mood, what.status ? p.of(*what.status).ink : p.ink_soft, what.size * .38F);
    } else if (what.status) {
        draw_status_dot(ui, corner, *what.status, around);
    }
}

} // namespace amends::ui
