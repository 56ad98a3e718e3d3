#pragma once
#include "sim/ui/gallery/gallery.hpp"

namespace amends::ui {

void draw_gallery_controls(Ui&, Rect window, GalleryState&);
void draw_gallery_texts(Ui&, Rect window);
void draw_gallery_desk(Ui&, Rect window, GalleryState&);
void draw_gallery_states(Ui&, Rect window);

} // namespace amends::ui
