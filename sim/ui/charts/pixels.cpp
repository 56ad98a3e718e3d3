// Charts as pixels: what Dear ImGui would hand to the graphics card, filled in triangle by triangle. So a
// picture has any size and nothing that lies over the chart on the screen is in it.
#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/text_cache.hpp"
#include "sim/ui/charts/draw_chart.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace amends::ui {
namespace {

struct Texel {
    float red = 1, green = 1, blue = 1, alpha = 1;
};

Texel texel_at(const ImTextureData& texture, int x, int y) {
    x = std::clamp(x, 0, texture.Width - 1);
    y = std::clamp(y, 0, texture.Height - 1);
    const unsigned char* at = texture.Pixels + (y * texture.Width + x) * texture.BytesPerPixel;
    if (texture.BytesPerPixel == 1) return {1, 1, 1, static_cast<float>(at[0]) / 255};
    return {static_cast<float>(at[0]) / 255, static_cast<float>(at[1]) / 255, static_cast<float>(at[2]) / 255,
            static_cast<float>(at[3]) / 255};
}

/// Between the four nearest texels.
Texel sampled(const ImTextureData* texture, ImVec2 uv) {
    if (texture == nullptr || texture->Pixels == nullptr) return {};
    const float x = uv.x * static_cast<float>(texture->Width) - .5F,
                y = uv.y * static_cast<float>(texture->Height) - .5F;
    const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
    const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
    Texel sum{0, 0, 0, 0};
    for (const int dy : {0, 1})
        for (const int dx : {0, 1}) {
            const float part = (dx == 1 ? fx : 1 - fx) * (dy == 1 ? fy : 1 - fy);
            const Texel one = texel_at(*texture, x0 + dx, y0 + dy);
            sum.red += one.red * part;
            sum.green += one.green * part;
            sum.blue += one.blue * part;
            sum.alpha += one.alpha * part;
        }
    return sum;
}

float edge(ImVec2 a, ImVec2 b, ImVec2 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// A pixel whose middle lies on an edge belongs to one of the two triangles beside it: to the one that has it
/// above or at its left.
bool owns_edge(ImVec2 a, ImVec2 b) {
    return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

struct Sheet {
    ChartPixels& pixels;

    void blend(int x, int y, const Texel& over) const {
        std::uint8_t* at = &pixels.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width)
                                         + static_cast<std::size_t>(x))
                                        * 4];
        const float parts[] = {over.red, over.green, over.blue};
        for (std::size_t channel = 0; channel < 3; ++channel)
            at[channel] =
                static_cast<std::uint8_t>(std::clamp(parts[channel] * over.alpha * 255
                                                         + static_cast<float>(at[channel]) * (1 - over.alpha),
                                                     0.F, 255.F)
                                          + .5F);
    }

    void fill(const ImTextureData* texture, ImDrawVert a, ImDrawVert b, ImDrawVert c) const {
        float area = edge(a.pos, b.pos, c.pos);
        if (area == 0) return;
        if (area < 0) {
            std::swap(b, c);
            area = -area;
        }
        const int x0 = std::max(0, static_cast<int>(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))));
        const int y0 = std::max(0, static_cast<int>(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))));
        const int x1 =
            std::min(pixels.width - 1, static_cast<int>(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))));
        const int y1 =
            std::min(pixels.height - 1, static_cast<int>(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))));
        const auto covers = [](float side, ImVec2 from, ImVec2 to) {
            return side > 0 || (side == 0 && owns_edge(from, to));
        };
        const ImVec4 ca = ImGui::ColorConvertU32ToFloat4(a.col), cb = ImGui::ColorConvertU32ToFloat4(b.col),
                     cc = ImGui::ColorConvertU32ToFloat4(c.col);
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x) {
                const ImVec2 p{static_cast<float>(x) + .5F, static_cast<float>(y) + .5F};
                const float wa = edge(b.pos, c.pos, p), wb = edge(c.pos, a.pos, p),
                            wc = edge(a.pos, b.pos, p);
                if (!covers(wa, b.pos, c.pos) || !covers(wb, c.pos, a.pos) || !covers(wc, a.pos, b.pos))
                    continue;
                const float pa = wa / area, pb = wb / area, pc = wc / area;
                const Texel from = sampled(texture, {a.uv.x * pa + b.uv.x * pb + c.uv.x * pc,
                                                     a.uv.y * pa + b.uv.y * pb + c.uv.y * pc});
                blend(x, y,
                      {from.red * (ca.x * pa + cb.x * pb + cc.x * pc),
                       from.green * (ca.y * pa + cb.y * pb + cc.y * pc),
                       from.blue * (ca.z * pa + cb.z * pb + cc.z * pc),
                       from.alpha * (ca.w * pa + cb.w * pb + cc.w * pc)});
            }
    }
};

/// The theme and the record of the frame are put back when the picture is drawn.
class Apart {
public:
    Apart(Ui& ui, ImDrawList& list, float scale)
        : ui_(ui), theme_(ui.theme), record_(std::exchange(ui.record, nullptr)),
          cache_(std::exchange(ui.cache, std::make_unique<TextCache>())) { // widths are of a scale
        ui_.theme = make_theme(ThemeKind::light, 1);
        ui_.theme.scale = scale;
        drawing_apart = &list;
    }
    ~Apart() {
        drawing_apart = nullptr;
        ui_.theme = theme_;
        ui_.record = record_;
        ui_.cache = std::move(cache_);
    }
    Apart(const Apart&) = delete;
    Apart& operator=(const Apart&) = delete;

private:
    Ui& ui_;
    Theme theme_;
    FrameRecord* record_;
    std::unique_ptr<TextCache> cache_;
};

} // namespace

ChartPixels pixels_of(Ui& ui, const ChartScene& scene, float scale) {
    constexpr float margin = 12;
    ChartPixels pixels{.width = static_cast<int>(std::ceil((scene.width + 2 * margin) * scale)),
                       .height = static_cast<int>(std::ceil((scene.height + 2 * margin) * scale)),
                       .rgba = {}};
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list.PushClipRect({0, 0}, {static_cast<float>(pixels.width), static_cast<float>(pixels.height)});
    {
        const Apart apart(ui, list, scale);
        const Color ground = ui.colors().surface;
        pixels.rgba.resize(
            static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4, 255);
        for (std::size_t at = 0; at < pixels.rgba.size(); at += 4) {
            pixels.rgba[at] = static_cast<std::uint8_t>(ground.red());
            pixels.rgba[at + 1] = static_cast<std::uint8_t>(ground.green());
            pixels.rgba[at + 2] = static_cast<std::uint8_t>(ground.blue());
        }
        paint_chart(ui, {margin * scale, margin * scale}, scene);
    }
    const Sheet sheet{pixels};
    for (const ImDrawCmd& command : list.CmdBuffer)
        for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
            const auto vertex = [&](unsigned step) {
                const auto index = static_cast<int>(command.IdxOffset + at + step);
                return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[index])];
            };
            sheet.fill(command.TexRef._TexData, vertex(0), vertex(1), vertex(2));
        }
    return pixels;
}

} // namespace amends::ui
