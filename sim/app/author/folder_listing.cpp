#include "sim/app/author/folder_listing.hpp"

#include "sim/app/printable.hpp"

#include <algorithm>
#include <system_error>

namespace amends::app {

namespace fs = std::filesystem;
using author::Refused;

namespace {

constexpr std::size_t listed_files_max = 400;

bool ends_so(const fs::path& file, std::span<const std::string_view> endings) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string size_note(std::uintmax_t bytes) {
    if (bytes < 1024) return std::to_string(bytes) + " B";
    if (bytes < 1024 * 1024) return std::to_string(bytes / 1024) + " KiB";
    return std::to_string(bytes / (1024 * 1024)) + " MiB";
}

struct ListedFile {
    ui::FileRow shown;
    fs::file_time_type written;
};

std::vector<ListedFile> files_of(const fs::path& folder, std::span<const std::string_view> endings,
                                 std::error_code& error) {
    std::vector<ListedFile> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with(".")) continue;
        std::error_code ignored;
        const bool is_folder = it->is_directory(ignored);
        if (!is_folder && (!it->is_regular_file(ignored) || !ends_so(it->path(), endings))) continue;
        ListedFile entry{
            {.name = printable(name), .path = it->path().string(), .note = {}, .is_folder = is_folder}, {}};
        if (!is_folder) {
            entry.shown.note = size_note(it->file_size(ignored));
            entry.written = it->last_write_time(ignored);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

support::Result<std::vector<ui::FileRow>, Refused> list_folder(const fs::path& folder,
                                                               std::span<const std::string_view> endings) {
    std::error_code error;
    std::vector<ListedFile> entries = files_of(folder, endings, error);
    if (error)
        return Refused{"template.unreadable",
                       {{"file", printable(folder.string())}, {"why", printable(error.message())}}};
    std::sort(entries.begin(), entries.end(), [](const ListedFile& one, const ListedFile& other) {
        if (one.shown.is_folder != other.shown.is_folder) return one.shown.is_folder;
        if (one.written != other.written) return one.written > other.written;
        return one.shown.name < other.shown.name;
    });
    if (entries.size() > listed_files_max) entries.resize(listed_files_max);
    std::vector<ui::FileRow> files;
    if (folder.has_parent_path() && folder != folder.root_path())
        files.push_back({.name = "..", .path = folder.parent_path().string(), .note = {}, .is_folder = true});
    for (ListedFile& entry : entries)
        files.push_back(std::move(entry.shown));
    return files;
}

} // namespace amends::app
