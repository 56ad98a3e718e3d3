// The file was changed here and on disk: whose pieces count.
#include "sim/ui/author/author.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace amends::ui {
namespace {

constexpr float piece_row = 46;

std::string piece_title(Ui& ui, const author::MergePiece& piece) {
    if (piece.name.empty()) return ui.t("author.versions_file");
    const std::string part = "author.part_" + (piece.list.empty() ? piece.name : piece.list);
    const std::string group = "author.group_" + piece.list;
    const std::string& words = ui.texts->has(group)  ? ui.t(group)
                               : ui.texts->has(part) ? ui.t(part)
                                                     : piece.list;
    if (piece.list.empty()) return ui.texts->has(part) ? ui.t(part) : piece.name;
    return ui.t("author.versions_piece", {{"part", words}, {"name", piece.name}});
}

const std::string& piece_state(Ui& ui, const author::MergePiece& piece) {
    if (piece.is_conflict) return ui.t("author.versions_both");
    return ui.t(piece.mine != piece.base ? "author.versions_mine_only" : "author.versions_theirs_only");
}

void draw_piece(Ui& ui, Rect row, author::MergePiece& piece, std::size_t number) {
    const IdScope scope(ui, "piece" + std::to_string(number + 1));
    Rect inside = row.inset(0, ui.px(5));
    const std::array<Choice, 2> sides{Choice{.id = "mine", .label = ui.t("author.versions_mine")},
                                      Choice{.id = "theirs", .label = ui.t("author.versions_theirs")}};
    const Rect at = inside.cut_right(std::min(segments_width(ui, sides), inside.width() * .6F), ui.px(12));
    if (const auto picked = segments(ui, Rect::around(at.middle(), at.width(), ui.px(34)), "side", sides,
                                     static_cast<std::size_t>(piece.chosen)))
        piece.chosen = static_cast<author::Side>(*picked);
    draw_text(ui, inside.cut_top(ui.px(19)), piece_title(ui, piece), {.style = style::small_bold});
    draw_text(
        ui, inside, piece_state(ui, piece),
        {.style = style::caption, .color = piece.is_conflict ? ui.colors().warn.ink : ui.colors().ink_soft});
}

} // namespace

void draw_versions(Ui& ui, AuthorWidgets& widgets) {
    Dialog dialog(ui, {.id = "versions",
                       .title = ui.t("author.versions_title"),
                       .width = 620,
                       .height = 480,
                       .closable = false});
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui), ui.px(12));
    page.y0 += draw_paragraph(ui, page, ui.t("author.versions_text"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    {
        ScrollArea area(ui, "pieces", page);
        Rect content = area.content();
        content.x1 -= ui.px(thumb_room + 4);
        const float top = content.y0;
        for (std::size_t i = 0; i < widgets.versions->pieces.size(); ++i)
            draw_piece(ui, content.cut_top(ui.px(piece_row)), widgets.versions->pieces[i], i);
        area.set_height(content.y0 - top);
    }
    const std::string& take = ui.t("author.versions_take");
    if (button(ui, foot.cut_right(button_width(ui, take)),
               {.id = "take", .label = take, .kind = ButtonKind::primary, .tooltip = {}}))
        widgets.solves = true;
    focus_by_default(ui);
}

} // namespace amends::ui
