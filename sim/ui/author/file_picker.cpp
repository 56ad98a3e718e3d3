#include "sim/ui/author/file_picker.hpp"

namespace amends::ui {
namespace {

constexpr float listed_file_row = 44;

std::optional<std::string> draw_file_rows(Ui& ui, Rect rect, const std::vector<FileRow>& files) {
    std::optional<std::string> opened;
    ScrollArea area(ui, "files", rect);
    Rect content = area.content();
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (const FileRow& file : files) {
        const Rect row = content.cut_top(ui.px(listed_file_row));
        const Hit hit = list_row(ui, row, {.id = file.name, .label = file.name, .bar = false, .tooltip = {}});
        if (hit.visible) {
            Rect inside = row.inset(ui.px(10), 0);
            draw_icon(ui, inside.cut_left(ui.px(18), ui.px(10)).middle(),
                      file.is_folder ? Icon::folder : Icon::article, ui.colors().ink_faint, 18);
            draw_text(ui, inside.cut_right(text_width(ui, file.note, style::caption), ui.px(10)), file.note,
                      {.style = style::caption, .color = ui.colors().ink_faint, .elide = false});
            draw_text(ui, inside, file.name, {.style = style::small});
        }
        if (hit.clicked) opened = file.path;
    }
    if (files.empty())
        draw_paragraph(ui, content.inset(ui.px(10), ui.px(8)), ui.t("wizard.folder_empty"),
                       {.style = style::small, .color = ui.colors().ink_soft});
    area.set_height(content.y0 - top);
    return opened;
}

/// Why the last file was not taken; the list below it stays, for another may be chosen.
void draw_trouble(Ui& ui, Rect& page, const std::vector<std::string>& trouble) {
    if (trouble.empty()) return;
    constexpr float pad_x = 12, pad_y = 9, sign = 18;
    const float width = page.width() - ui.px(2 * pad_x + sign + 8);
    float height = ui.px(2 * pad_y);
    for (const std::string& one : trouble)
        height += text_height(ui, one, style::small, width) + ui.px(2);
    const Rect well = page.cut_top(height, ui.px(10));
    draw_well(ui, well, Tone::bad);
    Rect inside = well.inset(ui.px(pad_x), ui.px(pad_y));
    const Rect icon = inside.cut_left(ui.px(sign), ui.px(8));
    draw_icon(ui, {icon.mid_x(), icon.y0 + ui.px(9)}, Icon::error, ui.colors().bad.ink, 16);
    for (const std::string& one : trouble)
        inside.y0 +=
            draw_paragraph(ui, inside, one, {.style = style::small, .color = ui.colors().bad.ink}) + ui.px(2);
}

} // namespace

std::optional<std::string> draw_file_picker(Ui& ui, Rect rect, const FilePickerView& view, EditState& path) {
    Rect row = rect.cut_top(control_height(ui), ui.px(8));
    const std::string& open = ui.t("wizard.open");
    const bool pressed = button(ui, row.cut_right(button_width(ui, open), ui.px(8)),
                                {.id = "open", .label = open, .enabled = !path.edit.empty(), .tooltip = {}});
    if (view.begins_here) focus_on_arrival(ui);
    const EditOutcome out = text_field(ui, row, path,
                                       {.id = "path",
                                        .label = ui.t("wizard.path_hint"),
                                        .hint = ui.t("wizard.path_hint"),
                                        .icon = Icon::folder});
    std::optional<std::string> opened;
    if ((out.entered || pressed) && !path.edit.empty()) opened = path.edit.text();
    rect.y0 += draw_paragraph(ui, rect, view.help, {.style = style::caption, .color = ui.colors().ink_soft})
               + ui.px(8);
    draw_well(ui, rect);
    if (auto picked = draw_file_rows(ui, rect.inset(ui.px(6)), view.files)) opened = std::move(picked);
    return opened;
}

void draw_import(Ui& ui, const ImportView& view, ImportWidgets& widgets) {
    Dialog dialog(ui, {.id = "import",
                       .title = ui.t(view.into_case ? "exchange.import_table" : "exchange.import_title"),
                       .width = 640,
                       .height = 560});
    if (dialog.close_asked()) widgets.open = false;
    Rect page = dialog.content();
    if (!view.reading.empty()) {
        widgets.stops = loading_state(ui, page, "reading", ui.t("wizard.reading", {{"file", view.reading}}));
        return;
    }
    draw_trouble(ui, page, view.trouble);
    draw_text(ui, page.cut_top(ui.px(20), ui.px(4)), view.folder,
              {.style = style::caption, .color = ui.colors().ink_faint});
    if (auto path = draw_file_picker(
            ui, page,
            {view.files, ui.t(view.into_case ? "exchange.import_table_help" : "exchange.import_help"), true},
            widgets.path))
        widgets.opens = std::move(path);
}

} // namespace amends::ui
