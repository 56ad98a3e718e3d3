#include "sim/app/shown_items.hpp"

#include <imgui_internal.h>

#include <fstream>
#include <string_view>
#include <utility>

namespace amends::app {
namespace {

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c == '\n')
            line += "\\n";
        else if (c == '\t')
            line += "\\t";
        else if (c == '\\')
            line += "\\\\";
        else
            line += c;
    }
    return line;
}

std::string state_of(const ui::RecordedItem& item, bool focused) {
    std::string state;
    for (const auto& [holds, word] :
         {std::pair{item.enabled, "enabled"}, {item.selected, "selected"}, {focused, "focused"}}) {
        if (holds) state.append(state.empty() ? "" : ",").append(word);
    }
    return state.empty() ? "-" : state;
}

void add_item(std::string& list, const ui::RecordedItem& item, bool focused) {
    const ui::Rect& at = item.visible;
    list.append("item\t").append(on_one_line(item.path));
    for (const float length : {at.x0, at.y0, at.width(), at.height()})
        list.append("\t").append(std::to_string(static_cast<int>(length)));
    list.append("\t").append(state_of(item, focused)).append("\t").append(on_one_line(item.value)) += '\n';
}

} // namespace

std::string list_shown(const ui::FrameRecord& record, std::uint32_t focused_item) {
    std::string list;
    for (const ui::RecordedItem& item : record.items)
        if (!item.visible.empty()) add_item(list, item, item.id == focused_item);
    for (const ui::RecordedText& text : record.texts)
        if (text.visible) list.append("text\t").append(on_one_line(text.text)) += '\n';
    return list;
}

ShownItemsFile::ShownItemsFile(ui::Ui& ui, std::filesystem::path path) : ui_(ui), path_(std::move(path)) {
    ui_.record = &record_;
}

ShownItemsFile::~ShownItemsFile() {
    ui_.record = nullptr;
}

void ShownItemsFile::write_if_changed() {
    std::string list = list_shown(record_, ImGui::GetCurrentContext()->NavId);
    if (list == written_) return;
    std::filesystem::path next = path_;
    next += ".next";
    std::ofstream(next, std::ios::binary) << list;
    std::error_code ignored; // the reader waits for what it wants to see, and says when it never comes
    std::filesystem::rename(next, path_, ignored);
    written_ = std::move(list);
}

} // namespace amends::app
