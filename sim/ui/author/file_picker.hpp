#pragma once
// A file of the person's disk: its path typed, or picked from the folder that is shown.
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct FileRow {
    std::string name, path, note; ///< note: its size
    bool is_folder = false;
};
struct FilePickerView {
    const std::vector<FileRow>& files; ///< folders first
    std::string_view help;             ///< which files can be taken
    bool begins_here = false;          ///< the keyboard starts in the field of the path
};

/// Yields the path of a folder to look into or of a file to take, once it was asked for.
[[nodiscard]] std::optional<std::string> draw_file_picker(Ui&, Rect, const FilePickerView&, EditState& path);

/// "Import…": what the dialog shows and keeps.
struct ImportView {
    std::vector<FileRow> files;
    std::string folder;
    std::vector<std::string> trouble; ///< why the last file was not taken, a sentence each; empty: nothing
    bool into_case = false;           ///< a table for the open case, not a case
    std::string reading;              ///< the file that is being taken; empty: none
};
struct ImportWidgets {
    bool open = false, begun = false;
    EditState path;
    std::optional<std::string> opens; ///< newly
    bool stops = false;               ///< the file that is being taken is no longer wanted
};
void draw_import(Ui&, const ImportView&, ImportWidgets&);

} // namespace amends::ui
