// The file was changed here and on disk: whose pieces count.
#include "sim/author/format_shape.hpp"
#include "sim/author/merge_differences.hpp"
#include "sim/ui/author/author.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace amends::ui {
namespace {

constexpr float piece_row = 46;
constexpr std::size_t differences_most = 60; // of one piece; a file that differs throughout stays quick

/// "Title" as its form's field is called; the key where no table knows it.
std::string key_words(const Ui& ui, const std::string& key) {
    const author::Shape& root = author::root_shape(author::DocumentKind::scenario);
    const author::FieldShape* field =
        root.object == nullptr ? nullptr : author::find_field(root.object(), key);
    return field == nullptr ? key : label_words(field->doc.in(ui.texts->lang()));
}

std::string piece_title(Ui& ui, const author::MergePiece& piece) {
    if (piece.name.empty()) return ui.t("author.versions_file");
    const std::string part = "author.part_" + (piece.list.empty() ? piece.name : piece.list);
    const std::string group = "author.group_" + piece.list;
    const std::string& words = ui.texts->has(group)  ? ui.t(group)
                               : ui.texts->has(part) ? ui.t(part)
                                                     : piece.list;
    if (piece.list.empty()) return ui.texts->has(part) ? ui.t(part) : key_words(ui, piece.name);
    return ui.t("author.versions_piece", {{"part", words}, {"name", piece.name}});
}

const std::string& piece_state(Ui& ui, const author::MergePiece& piece) {
    if (piece.is_conflict) return ui.t("author.versions_both");
    return ui.t(piece.mine != piece.base ? "author.versions_mine_only" : "author.versions_theirs_only");
}

/// One side of a difference, its own characters marked.
struct VersionCell {
    const std::optional<std::string>& text;
    std::size_t begin, end;
    Tone tone;
    bool counts; ///< this side was chosen
};

constexpr float cell_pad = 8;

float cell_height(Ui& ui, const VersionCell& cell, float width) {
    const float words = width - ui.px(2 * cell_pad);
    return text_height(ui, cell.text ? *cell.text : ui.t("author.versions_absent"), style::small, words)
           + ui.px(2 * cell_pad);
}

void draw_cell(Ui& ui, Rect rect, const VersionCell& cell) {
    const Palette& p = ui.colors();
    draw_well(ui, rect, cell.counts ? Tone::accent : Tone::neutral, 8);
    const Rect inside = rect.inset(ui.px(cell_pad));
    const Color ink = cell.counts ? p.ink : p.ink_soft;
    if (!cell.text) {
        draw_paragraph(ui, inside, ui.t("author.versions_absent"),
                       {.style = style::small, .color = p.ink_soft});
        return;
    }
    const float line = std::max(2.F, ui.px(1.5F));
    for (const Rect& box : text_boxes(ui, inside, *cell.text, style::small, cell.begin, cell.end)) {
        fill_rect(ui, box.inset(-1, ui.px(1)), p.of(cell.tone).pale, 3);
        fill_rect(ui, {box.x0, box.y1 - ui.px(1) - line, box.x1, box.y1 - ui.px(1)}, p.of(cell.tone).mark);
    }
    draw_paragraph(ui, inside, *cell.text, {.style = style::small, .color = ink});
}

/// A text's language is named, not coded.
std::string place_words(const Ui& ui, const std::string& place) {
    for (const std::string_view lang : {"zh", "en"})
        if (place == lang || place.ends_with(" " + std::string(lang)))
            return place.substr(0, place.size() - lang.size()) + ui.t("author.form_" + std::string(lang));
    return place;
}

/// Both sides of one value, mine at the left. Yields the height.
float draw_difference(Ui& ui, Rect rect, const author::MergeDifference& one, author::Side chosen) {
    const float from = rect.y0;
    if (!one.place.empty())
        draw_text(ui, rect.cut_top(ui.px(20)), place_words(ui, one.place),
                  {.style = style::caption, .color = ui.colors().ink_faint});
    const Rect left = rect.column(0, 2, ui.px(10)), right = rect.column(1, 2, ui.px(10));
    const VersionCell mine{one.mine, one.mine_begin, one.mine_end, Tone::good, chosen == author::Side::mine},
        theirs{one.theirs, one.theirs_begin, one.theirs_end, Tone::warn, chosen == author::Side::theirs};
    const float height =
        std::max(cell_height(ui, mine, left.width()), cell_height(ui, theirs, right.width()));
    draw_cell(ui, {left.x0, left.y0, left.x1, left.y0 + height}, mine);
    draw_cell(ui, {right.x0, right.y0, right.x1, right.y0 + height}, theirs);
    return rect.y0 + height + ui.px(8) - from;
}

/// A piece with whose version counts, and what differs in it. Yields the height.
float draw_piece(Ui& ui, Rect rect, author::MergePiece& piece, std::size_t number) {
    const IdScope scope(ui, "piece" + std::to_string(number + 1));
    const float from = rect.y0;
    Rect head = rect.cut_top(ui.px(piece_row), ui.px(4));
    const std::array<Choice, 2> sides{Choice{.id = "mine", .label = ui.t("author.versions_mine")},
                                      Choice{.id = "theirs", .label = ui.t("author.versions_theirs")}};
    const Rect at = head.cut_right(std::min(segments_width(ui, sides), head.width() * .6F), ui.px(12));
    if (const auto picked = segments(ui, Rect::around(at.middle(), at.width(), ui.px(34)), "side", sides,
                                     static_cast<std::size_t>(piece.chosen)))
        piece.chosen = static_cast<author::Side>(*picked);
    draw_text(ui, head.cut_top(ui.px(24)), piece_title(ui, piece), {.style = style::small_bold});
    draw_text(
        ui, head.cut_top(ui.px(20)), piece_state(ui, piece),
        {.style = style::caption, .color = piece.is_conflict ? ui.colors().warn.ink : ui.colors().ink_soft});
    std::vector<author::MergeDifference> differences = author::differences_of(piece);
    const std::size_t all = differences.size();
    differences.resize(std::min(all, differences_most));
    for (const author::MergeDifference& one : differences)
        rect.y0 += draw_difference(ui, rect, one, piece.chosen);
    if (all > differences_most)
        draw_text(ui, rect.cut_top(ui.px(22)),
                  ui.t("author.versions_more", {{"count", all - differences_most}}),
                  {.style = style::caption, .color = ui.colors().ink_soft});
    return rect.y0 + ui.px(10) - from;
}

/// What the columns below hold.
void draw_version_names(Ui& ui, Rect row) {
    row.x1 -= ui.px(thumb_room + 4);
    draw_text(ui, row.column(0, 2, ui.px(10)), ui.t("author.versions_here"), {.style = style::small_bold});
    draw_text(ui, row.column(1, 2, ui.px(10)), ui.t("author.versions_disk"), {.style = style::small_bold});
}

} // namespace

void draw_versions(Ui& ui, AuthorWidgets& widgets) {
    Dialog dialog(ui, {.id = "versions",
                       .title = ui.t("author.versions_title"),
                       .width = 980,
                       .height = 680,
                       .closable = true});
    if (dialog.close_asked()) widgets.versions_later = true;
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui), ui.px(12));
    page.y0 += draw_paragraph(ui, page, ui.t("author.versions_text"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    draw_version_names(ui, page.cut_top(ui.px(24), ui.px(4)));
    {
        ScrollArea area(ui, "pieces", page);
        Rect content = area.content();
        content.x1 -= ui.px(thumb_room + 4);
        const float top = content.y0;
        for (std::size_t i = 0; i < widgets.versions->pieces.size(); ++i)
            content.y0 += draw_piece(ui, content, widgets.versions->pieces[i], i);
        area.set_height(content.y0 - top);
    }
    const std::string& take = ui.t("author.versions_take");
    if (button(ui, foot.cut_right(button_width(ui, take), ui.px(10)),
               {.id = "take", .label = take, .kind = ButtonKind::primary, .tooltip = {}}))
        widgets.solves = true;
    focus_by_default(ui);
    const std::string& later = ui.t("author.versions_later");
    if (button(ui, foot.cut_right(button_width(ui, later)),
               {.id = "later", .label = later, .tooltip = ui.t("author.versions_later_help")}))
        widgets.versions_later = true;
}

void draw_versions_bar(Ui& ui, Rect& page, AuthorWidgets& widgets) {
    const Note note{.id = "versions_wait",
                    .title = {},
                    .text = ui.t("author.versions_wait"),
                    .action = ui.t("author.versions_choose"),
                    .icon = Icon::warning};
    if (draw_note(ui, page.cut_top(note_height(ui, note, page.width()), ui.px(12)), note).acted)
        widgets.asks_for_versions = true;
}

} // namespace amends::ui
