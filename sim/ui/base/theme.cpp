#include "sim/ui/base/theme.hpp"

#include <algorithm>
#include <cmath>

namespace amends::ui {
namespace {

Palette light_palette() {
    Palette p;
    p.ground = rgb(0xF1F4F9), p.surface = rgb(0xFFFFFF), p.sunken = rgb(0xF6F8FB), p.overlay = rgb(0xFFFFFF);
    p.line = rgb(0xE5EAF1), p.line_strong = rgb(0xD0D8E3);
    p.ink = rgb(0x152033), p.ink_soft = rgb(0x46536B), p.ink_faint = rgb(0x5B677D);
    p.placeholder = rgb(0x667388);
    p.hover = rgb(0xF2F5FA), p.selected = rgb(0xE8F1FF), p.pressed = rgb(0xE6ECF4);
    p.disabled_fill = rgb(0xE3E8EF), p.disabled_ink = rgb(0x586376);
    p.bubble_mine = rgb(0xD9E8FF), p.bubble_theirs = rgb(0xFFFFFF), p.notice = rgb(0xE6EBF2);
    p.focus = rgb(0x1F6FEB), p.selection = rgb(0x1F6FEB, .22F), p.caret = rgb(0x1F6FEB);
    p.shadow = rgb(0x1B2A47), p.scrim = rgb(0x0F1A2E, .42F);
    p.photo_label = rgb(0x0C1422, .72F), p.on_photo = rgb(0xFFFFFF);
    p.track = rgb(0xE2E8F0);
    p.mood_low = rgb(0xE5484D), p.mood_middle = rgb(0xF5B82E), p.mood_high = rgb(0x20B27D);
    p.neutral = {rgb(0x46536B), rgb(0x5B677D), rgb(0x4F5B70), rgb(0x434E62), rgb(0xFFFFFF),
                 rgb(0xF0F3F7), rgb(0xE6ECF4), rgb(0xDCE3EC), rgb(0x6B778C)};
    p.accent = {rgb(0x1859C4), rgb(0x1F6FEB), rgb(0x1A63D6), rgb(0x1859C4), rgb(0xFFFFFF),
                rgb(0xE8F1FF), rgb(0xDAE8FF), rgb(0xC5DBFB), rgb(0x1F6FEB)};
    p.good = {rgb(0x0B704E), rgb(0x0B7A54), rgb(0x096B49), rgb(0x085C3F), rgb(0xFFFFFF),
              rgb(0xE2F6EE), rgb(0xD2F0E4), rgb(0xBBE5D4), rgb(0x0E8F63)};
    p.warn = {rgb(0x875000), rgb(0x945800), rgb(0x834E00), rgb(0x734400), rgb(0xFFFFFF),
              rgb(0xFFF4DD), rgb(0xFFECC4), rgb(0xF5DFA8), rgb(0xC47200)};
    p.bad = {rgb(0xB8292F), rgb(0xC62F35), rgb(0xB2282E), rgb(0x9E2127), rgb(0xFFFFFF),
             rgb(0xFDECEC), rgb(0xFBDEDE), rgb(0xF3C6C7), rgb(0xD5393F)};
    p.idea = {rgb(0x5A37C4), rgb(0x6B46D9), rgb(0x5F3BCB), rgb(0x5231B8), rgb(0xFFFFFF),
              rgb(0xF1ECFF), rgb(0xE6DCFF), rgb(0xD6C8FA), rgb(0x7A55E0)};
    return p;
}

Palette dark_palette() {
    Palette p;
    p.ground = rgb(0x0F141C), p.surface = rgb(0x18202B), p.sunken = rgb(0x131A24), p.overlay = rgb(0x1F2936);
    p.line = rgb(0x263140), p.line_strong = rgb(0x3A4758);
    p.ink = rgb(0xECF1F8), p.ink_soft = rgb(0xB9C4D3), p.ink_faint = rgb(0x9AA7B9);
    p.placeholder = rgb(0x8C99AC);
    p.hover = rgb(0x202A37), p.selected = rgb(0x1B3050), p.pressed = rgb(0x2A3646);
    p.disabled_fill = rgb(0x2A3442), p.disabled_ink = rgb(0x99A5B6);
    p.bubble_mine = rgb(0x1B3A68), p.bubble_theirs = rgb(0x222D3B), p.notice = rgb(0x222C39);
    p.focus = rgb(0x6EA8FF), p.selection = rgb(0x6EA8FF, .34F), p.caret = rgb(0x8BB9FF);
    p.shadow = rgb(0x000000), p.scrim = rgb(0x04070C, .62F);
    p.photo_label = rgb(0x0C1422, .78F), p.on_photo = rgb(0xFFFFFF);
    p.track = rgb(0x2C3848);
    p.mood_low = rgb(0xE5585D), p.mood_middle = rgb(0xE9B03A), p.mood_high = rgb(0x2DB583);
    p.neutral = {rgb(0xC3CDDA), rgb(0x8896A9), rgb(0x98A5B6), rgb(0x7A889B), rgb(0x0F141C),
                 rgb(0x263140), rgb(0x303C4D), rgb(0x364354), rgb(0x8896A9)};
    p.accent = {rgb(0x8BB9FF), rgb(0x6EA8FF), rgb(0x86B7FF), rgb(0x5A97F2), rgb(0x07162E),
                rgb(0x1A2E4D), rgb(0x21395E), rgb(0x2B4A78), rgb(0x6EA8FF)};
    p.good = {rgb(0x5FD3A6), rgb(0x3FBF8E), rgb(0x55CC9E), rgb(0x34AC7F), rgb(0x04170F),
              rgb(0x12332A), rgb(0x184036), rgb(0x1F5244), rgb(0x3FBF8E)};
    p.warn = {rgb(0xF0BE62), rgb(0xE3A93F), rgb(0xEDB855), rgb(0xCF9833), rgb(0x1E1402),
              rgb(0x382B14), rgb(0x44351A), rgb(0x5A4621), rgb(0xE3A93F)};
    p.bad = {rgb(0xFF9A9C), rgb(0xF2777B), rgb(0xF78A8D), rgb(0xE0666A), rgb(0x250506),
             rgb(0x40201F), rgb(0x4C2827), rgb(0x663434), rgb(0xF2777B)};
    p.idea = {rgb(0xC3B1FF), rgb(0xA98FFB), rgb(0xB7A1FC), rgb(0x987CEE), rgb(0x140A2E),
              rgb(0x2C2450), rgb(0x372D62), rgb(0x473B7C), rgb(0xA98FFB)};
    return p;
}

Palette high_contrast_palette() {
    Palette p;
    p.ground = rgb(0x000000), p.surface = rgb(0x000000), p.sunken = rgb(0x0A0A0A), p.overlay = rgb(0x000000);
    p.line = rgb(0xB0B0B0), p.line_strong = rgb(0xFFFFFF);
    p.ink = rgb(0xFFFFFF), p.ink_soft = rgb(0xF2F2F2), p.ink_faint = rgb(0xE0E0E0);
    p.placeholder = rgb(0xC8C8C8);
    p.hover = rgb(0x262626), p.selected = rgb(0x00335C), p.pressed = rgb(0x333333);
    p.disabled_fill = rgb(0x1E1E1E), p.disabled_ink = rgb(0xB4B4B4);
    p.bubble_mine = rgb(0x00335C), p.bubble_theirs = rgb(0x1C1C1C), p.notice = rgb(0x1C1C1C);
    p.focus = rgb(0xFFE000), p.selection = rgb(0x004F99), p.caret = rgb(0xFFE000);
    p.shadow = rgb(0x000000, 0), p.scrim = rgb(0x000000, .75F);
    p.photo_label = rgb(0x000000, .9F), p.on_photo = rgb(0xFFFFFF);
    p.track = rgb(0x5A5A5A);
    p.mood_low = rgb(0xFF6A6A), p.mood_middle = rgb(0xFFD54A), p.mood_high = rgb(0x4AE0A0);
    p.neutral = {rgb(0xFFFFFF), rgb(0xE0E0E0), rgb(0xFFFFFF), rgb(0xC0C0C0), rgb(0x000000),
                 rgb(0x1C1C1C), rgb(0x303030), rgb(0xFFFFFF), rgb(0xE0E0E0)};
    p.accent = {rgb(0x6FD6FF), rgb(0x4CC9FF), rgb(0x8ADDFF), rgb(0x28B4F0), rgb(0x000000),
                rgb(0x002B40), rgb(0x00374F), rgb(0x6FD6FF), rgb(0x4CC9FF)};
    p.good = {rgb(0x5CF0AE), rgb(0x38E096), rgb(0x6DF0B6), rgb(0x20C47E), rgb(0x000000),
              rgb(0x00301C), rgb(0x00442A), rgb(0x5CF0AE), rgb(0x38E096)};
    p.warn = {rgb(0xFFD54A), rgb(0xFFC61A), rgb(0xFFDA66), rgb(0xE6AF00), rgb(0x000000),
              rgb(0x332600), rgb(0x473500), rgb(0xFFD54A), rgb(0xFFC61A)};
    p.bad = {rgb(0xFF9C9C), rgb(0xFF7878), rgb(0xFFA0A0), rgb(0xFF6B6B), rgb(0x000000),
             rgb(0x400808), rgb(0x520C0C), rgb(0xFF9C9C), rgb(0xFF7878)};
    p.idea = {rgb(0xD6C6FF), rgb(0xC0A8FF), rgb(0xD8CAFF), rgb(0xA88AF5), rgb(0x000000),
              rgb(0x241545), rgb(0x33205E), rgb(0xD6C6FF), rgb(0xC0A8FF)};
    return p;
}

constexpr double words = 4.5, shapes = 3.0;

void add_inks(std::vector<ContrastPair>& pairs, const Palette& p) {
    const Color grounds[] = {p.ground,   p.surface,     p.sunken,        p.overlay, p.hover,
                             p.selected, p.bubble_mine, p.bubble_theirs, p.pressed};
    for (const Color ground : grounds) {
        pairs.push_back({"ink", p.ink, ground, words});
        pairs.push_back({"soft_ink", p.ink_soft, ground, words});
        pairs.push_back({"faint_ink", p.ink_faint, ground, words});
        pairs.push_back({"accent_ink", p.accent.ink, ground, words});
        pairs.push_back({"focus_ring", p.focus, ground, shapes});
    }
    pairs.push_back({"soft_ink_on_a_notice", p.ink_soft, p.notice, words});
    pairs.push_back({"placeholder_in_a_field", p.placeholder, p.surface, words});
    pairs.push_back({"placeholder_in_a_sunken_field", p.placeholder, p.sunken, words});
    pairs.push_back({"ink_on_selected_text", p.ink, blend(p.selection, p.surface), words});
    pairs.push_back({"disabled_words", p.disabled_ink, p.disabled_fill, words});
    pairs.push_back({"disabled_words_on_a_card", p.disabled_ink, p.surface, words});
    pairs.push_back({"words_on_a_photo", p.on_photo, blend(p.photo_label, rgb(0xFFFFFF)), words});
    pairs.push_back({"caret", p.caret, p.surface, shapes});
}

void add_tone(std::vector<ContrastPair>& pairs, const Palette& p, const ToneColors& t) {
    for (const Color ground : {p.surface, p.sunken, p.ground, p.overlay, t.pale, t.pale_hover})
        pairs.push_back({"tone_ink", t.ink, ground, words});
    for (const Color fill : {t.fill, t.fill_hover, t.fill_pressed})
        pairs.push_back({"words_on_a_filled_tone", t.on_fill, fill, words});
    for (const Color ground : {p.surface, p.sunken, p.ground, p.selected}) {
        pairs.push_back({"filled_tone_as_a_shape", t.fill, ground, shapes});
        pairs.push_back({"mark", t.mark, ground, shapes});
    }
    pairs.push_back({"ink_on_a_pale_tone", p.ink, t.pale, words});
    pairs.push_back({"soft_ink_on_a_pale_tone", p.ink_soft, t.pale, words});
    pairs.push_back({"soft_ink_on_a_pale_tone_hovered", p.ink_soft, t.pale_hover, words});
}

} // namespace

const ToneColors& Palette::of(Tone tone) const {
    switch (tone) {
    case Tone::neutral: return neutral;
    case Tone::accent: return accent;
    case Tone::good: return good;
    case Tone::warn: return warn;
    case Tone::bad: return bad;
    case Tone::idea: return idea;
    }
    return neutral;
}

float Theme::px(float logical) const {
    return std::floor(logical * scale + .5F);
}

Theme make_theme(ThemeKind kind, float scale) {
    Theme theme{kind, std::clamp(scale, smallest_scale, largest_scale), {}};
    switch (kind) {
    case ThemeKind::light: theme.colors = light_palette(); break;
    case ThemeKind::dark: theme.colors = dark_palette(); break;
    case ThemeKind::high_contrast: theme.colors = high_contrast_palette(); break;
    }
    return theme;
}

std::vector<ContrastPair> used_pairs(const Palette& p) {
    std::vector<ContrastPair> pairs;
    add_inks(pairs, p);
    for (const Tone tone : {Tone::neutral, Tone::accent, Tone::good, Tone::warn, Tone::bad, Tone::idea})
        add_tone(pairs, p, p.of(tone));
    return pairs;
}

} // namespace amends::ui
