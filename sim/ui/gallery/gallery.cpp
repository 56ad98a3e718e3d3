#include "sim/ui/gallery/gallery.hpp"

#include "sim/ui/gallery/gallery_pages.hpp"

namespace amends::ui {
namespace {

void begin(Ui& ui, GalleryState& state) {
    if (state.began) return;
    state.began = true;
    state.reply.edit.begin_with(
        "陈女士，真的很抱歉，孩子休息不好您一定特别着急。这台机器还在 1 年质保内，我马上为您安排上门换新，"
        "运费由我们承担，预计 48 小时内取件。",
        ui.breaks);
    state.reply.focus_next = state.page == GalleryPage::desk;
    state.name.edit.begin_with("林晓", ui.breaks);
    if (state.page == GalleryPage::menu) state.menu.open = true;
}

} // namespace

void draw_gallery(Ui& ui, Rect window, GalleryState& state) {
    begin(ui, state);
    switch (state.page) {
    case GalleryPage::texts: return draw_gallery_texts(ui, window);
    case GalleryPage::desk: return draw_gallery_desk(ui, window, state);
    case GalleryPage::states: return draw_gallery_states(ui, window);
    default: break;
    }
    draw_gallery_controls(ui, window, state);
    if (state.page == GalleryPage::dialog)
        (void)ask_question(ui, {.id = "leave",
                                .title = "现在离开？",
                                .text = "进度已经保存，下次可以从这里接着做。计时会继续，顾客也还在等。",
                                .yes = "离开",
                                .no = "留下",
                                .dangerous = true});
    if (state.page == GalleryPage::shortcuts) (void)draw_shortcut_sheet(ui, Screen::desk);
}

} // namespace amends::ui
