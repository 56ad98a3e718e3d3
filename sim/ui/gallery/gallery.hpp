#pragma once
// All controls on one screen, for those who build screens. Not reachable by users; its words are not
// translated.
#include "sim/ui/base/vocabulary.hpp"

#include <cstdint>

namespace amends::ui {

enum class GalleryPage : std::uint8_t { controls, texts, desk, dialog, menu, shortcuts, states };

struct GalleryState {
    GalleryPage page = GalleryPage::controls;
    EditState reply, name, search, note;
    std::size_t segment = 0, tab = 0, chosen = 1;
    bool sound = true, ticked = true;
    int volume = 70;
    PopoverState menu;
    Toasts toasts;
    bool began = false;
};

void draw_gallery(Ui&, Rect window, GalleryState&);

} // namespace amends::ui
