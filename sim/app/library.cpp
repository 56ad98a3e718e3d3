#include "sim/app/library.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/ui/base/pictures.hpp"
#include "support/json_too_large.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

namespace amends::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t picture_files_max = 1000;
constexpr int folder_depth_max = 6;

bool is_picture(const fs::path& file) {
    static constexpr std::array<std::string_view, 4> endings = {".png", ".jpg", ".jpeg", ".svg"};
    const std::string ending = file.extension().string();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_sound(const fs::path& file) {
    static constexpr std::array<std::string_view, 7> endings = {".ogg",  ".wav", ".mp3", ".flac",
                                                                ".opus", ".m4a", ".mid"};
    const std::string ending = file.extension().string();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Entries of a folder, sorted by name; none when it cannot be listed.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        entries.push_back(it->path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// True when the file, all links followed, lies in the folder.
bool lies_in(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error),
                   home = error ? fs::path() : fs::canonical(folder, error);
    if (error) return false;
    const auto [at, rest] = std::mismatch(home.begin(), home.end(), real.begin(), real.end());
    return at == home.end();
}

/// A regular file is read; pipes, devices and folders are not even opened.
support::Result<std::string> read_regular(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (error) return support::Error{"read", file.string(), error.message()};
    if (!fs::is_regular_file(status)) return support::Error{"read", file.string(), "not a regular file"};
    const auto size = fs::file_size(file, error);
    if (!error && size > data_file_bytes_max) {
        return support::Error{"read", file.string(),
                              "larger than " + std::to_string(data_file_bytes_max >> 20) + " MiB"};
    }
    return platform::read_file(file, data_file_bytes_max);
}

/// Pictures and sounds of a case's folder by their path in it. Folders below are looked into, but not through
/// links.
void add_pictures(const fs::path& home, const fs::path& folder, int depth, scenario::Resources& around) {
    for (const fs::path& entry : entries_of(folder)) {
        if (around.pictures.size() >= picture_files_max) return;
        std::error_code error;
        const bool is_link = fs::is_symlink(entry, error);
        if (fs::is_directory(entry, error) && !is_link) {
            if (depth < folder_depth_max) add_pictures(home, entry, depth + 1, around);
            continue;
        }
        if (is_sound(entry)) around.sounds.insert(entry.lexically_relative(home).generic_string());
        if (!is_picture(entry)) continue;
        const std::string name = entry.lexically_relative(home).generic_string();
        if (is_link && !lies_in(entry, home)) {
            around.outside.insert(name);
        } else if (const auto bytes = read_regular(entry)) {
            around.pictures[name] = support::sha256_hex(bytes.value());
            if (!ui::can_show(bytes.value())) around.not_pictures.insert(name);
        }
    }
}

/// Parts of a folder; one that is known already stays.
void add_parts(const fs::path& folder, const fs::path& home, scenario::Resources& around) {
    for (const fs::path& entry : entries_of(folder)) {
        if (entry.extension() != ".json" || around.parts.contains(entry.stem().string())) continue;
        if (!lies_in(entry, home)) continue;
        if (const auto text = read_regular(entry)) {
            around.parts[entry.stem().string()] = {entry.string(), text.value()};
        }
    }
}

/// Names of the shipped SVG and PNG files of a folder, without their ending: "goods/laptop".
void add_shipped(const fs::path& pictures, const std::string& group, std::set<std::string>& names) {
    for (const fs::path& entry : entries_of(pictures / group)) {
        if (is_picture(entry)) names.insert(group + "/" + entry.stem().string());
    }
}

/// Where rubrics lie: those that ship, and the shop's own.
std::vector<fs::path> rubric_folders(const fs::path& assets) {
    std::vector<fs::path> folders{assets / "rubrics"};
    if (const auto data = platform::data_folder()) folders.push_back(data.value() / "rubrics");
    return folders;
}

/// Lines of `sha256sum`: "HASH  goods/laptop.svg"; none when the file cannot be read.
std::map<std::string, std::string> read_drawings(const fs::path& file) {
    std::map<std::string, std::string> drawings;
    const auto text = read_regular(file);
    if (!text) return drawings;
    std::istringstream lines(text.value());
    for (std::string hash, name; lines >> hash >> name;)
        drawings[fs::path(name).replace_extension().generic_string()] = hash;
    return drawings;
}

} // namespace

scenario::Resources shipped_resources(const fs::path& assets) {
    scenario::Resources shipped;
    const fs::path pictures = assets / "pictures";
    add_shipped(pictures, "goods", shipped.shipped_pictures);
    add_shipped(pictures, "photos", shipped.shipped_pictures);
    for (const fs::path& entry : entries_of(pictures / "portraits")) {
        std::error_code error;
        if (fs::is_directory(entry, error)) shipped.portraits.insert(entry.filename().string());
    }
    for (const fs::path& folder : rubric_folders(assets))
        for (const fs::path& entry : entries_of(folder))
            if (entry.extension() == ".json") shipped.rubrics.insert(entry.stem().string());
    shipped.drawings = read_drawings(pictures / "drawings.sha256");
    return shipped;
}

scenario::Resources resources_around(const fs::path& file, const scenario::Resources& shipped) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    scenario::Resources around = shipped;
    add_pictures(folder, folder, 0, around);
    std::error_code error;
    fs::path home = fs::absolute(folder, error).lexically_normal();
    if (!home.has_filename()) home = home.parent_path();
    around.folder = home.filename().string();
    const fs::path library = home.parent_path();
    add_parts(folder / "parts", folder, around);
    add_parts(library / "_parts", library, around);
    if (const auto installed = platform::installed_scenario_folder())
        add_parts(installed.value() / "_parts", installed.value(), around);
    return around;
}

namespace {

/// Also a link that leads nowhere, so that it is told.
bool stands_there(const fs::path& file) {
    std::error_code error;
    const auto type = fs::symlink_status(file, error).type();
    return type != fs::file_type::not_found && type != fs::file_type::none;
}

} // namespace

LibraryCase load_case(const fs::path& file, const scenario::Resources& shipped) {
    LibraryCase made;
    made.file = file;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code error;
    if (fs::is_symlink(file, error) && fs::exists(file, error) && !lies_in(file, folder)) {
        made.unreadable = support::Error{"read", file.string(), "a link that leads out of its folder"};
        return made;
    }
    auto text = read_regular(file);
    if (!text) {
        made.unreadable = text.error();
        if (text.error().answer.starts_with("larger than "))
            made.loaded.problems.push_back(support::too_large_problem(file.string()));
        return made;
    }
    const scenario::Resources around = resources_around(file, shipped);
    made.loaded = scenario::load_scenario(file.string(), std::move(text).value(), &around);
    return made;
}

std::vector<fs::path> case_files(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return {path};
    if (stands_there(path / "scenario.json")) return {path / "scenario.json"};
    std::vector<fs::path> files;
    for (const fs::path& entry : entries_of(path)) {
        const std::string name = entry.filename().string();
        if (name.starts_with("_") || name.starts_with(".")) continue;
        if (stands_there(entry / "scenario.json")) files.push_back(entry / "scenario.json");
    }
    return files;
}

std::vector<fs::path> library_folders(const fs::path& given) {
    std::vector<fs::path> folders;
    const auto add = [&](const fs::path& folder) {
        std::error_code error;
        if (fs::is_directory(folder, error)) folders.push_back(folder);
    };
    if (!given.empty()) add(given);
    if (const auto data = platform::data_folder()) add(data.value() / "scenarios");
    if (const auto installed = platform::installed_scenario_folder()) add(installed.value());
    return folders;
}

namespace {

/// The id a case goes by: its own, or its folder's name while it cannot be read.
std::string id_of(const LibraryCase& one) {
    return one.playable() ? one.loaded.scenario->id.value : one.file.parent_path().filename().string();
}

} // namespace

namespace {

/// A second case of an id: nobody could tell which of them is played.
void tell_taken_id(LibraryCase& second, const std::string& id, const fs::path& first) {
    second.loaded.scenario = nullptr;
    second.loaded.problems.insert(
        second.loaded.problems.begin(),
        {second.file.string(),
         0,
         0,
         support::Severity::error,
         {},
         {"标识“" + id + "”已经被 " + first.string() + " 用了，这里的案例不会出现在列表里",
          "the id \"" + id + "\" is taken by " + first.string() + ", so this case cannot be played"},
         {"给其中一个换标识和文件夹名，或挪走一个",
          "give one of them another id and folder, or move one away"}});
}

} // namespace

std::vector<LibraryCase> load_library(const std::vector<fs::path>& folders,
                                      const scenario::Resources& shipped) {
    std::vector<LibraryCase> all;
    std::map<std::string, std::pair<fs::path, std::string>> seen; // where the id stands, and its fingerprint
    for (const fs::path& folder : folders) {
        for (const fs::path& file : case_files(folder)) {
            LibraryCase one = load_case(file, shipped);
            const std::string id = id_of(one);
            const auto [first, is_new] = seen.emplace(id, std::pair{file, one.loaded.fingerprint});
            std::error_code error;
            const bool same = fs::equivalent(first->second.first, file, error)
                              || (one.playable() && one.loaded.fingerprint == first->second.second);
            if (!is_new && same) continue;
            if (!is_new) tell_taken_id(one, id, first->second.first);
            all.push_back(std::move(one));
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return id_of(a) < id_of(b); });
    return all;
}

std::optional<LibraryCase> find_case(const std::vector<fs::path>& folders, const std::string& id,
                                     const scenario::Resources& shipped) {
    if (!scenario::stays_inside(id) || id.find('/') != std::string::npos) return std::nullopt;
    for (const fs::path& folder : folders) {
        std::error_code error;
        const fs::path file = folder / id / "scenario.json";
        if (fs::exists(file, error)) return load_case(file, shipped);
        // The library itself may be a single case's folder.
        const auto files = case_files(folder);
        if (files.size() == 1 && files[0].parent_path() == folder) {
            LibraryCase one = load_case(files[0], shipped);
            if (id_of(one) == id) return one;
        }
    }
    return std::nullopt;
}

fs::path rubric_file(const fs::path& assets, const std::string& id) {
    if (!scenario::stays_inside(id) || id.find('/') != std::string::npos) return {};
    std::error_code error;
    if (const auto data = platform::data_folder();
        data && fs::exists(data.value() / "rubrics" / (id + ".json"), error))
        return data.value() / "rubrics" / (id + ".json");
    return assets / "rubrics" / (id + ".json");
}

support::Result<scenario::ReadRubric> load_rubric(const fs::path& assets, const std::string& id) {
    const fs::path file = rubric_file(assets, id);
    if (file.empty()) return support::Error{"read the rubric", id, "no name of a rubric"};
    auto text = read_regular(file);
    if (!text) return text.error();
    return scenario::read_rubric(file.string(), std::move(text).value());
}

std::vector<std::shared_ptr<const rubric::Rubric>> load_rubrics(const fs::path& assets) {
    std::set<std::string> ids;
    for (const fs::path& folder : rubric_folders(assets))
        for (const fs::path& entry : entries_of(folder))
            if (entry.extension() == ".json") ids.insert(entry.stem().string());
    std::vector<std::shared_ptr<const rubric::Rubric>> rubrics;
    for (const std::string& id : ids) {
        const auto read = load_rubric(assets, id);
        if (!read || !read.value().rubric || read.value().rubric->id != id) continue;
        rubrics.insert(id == "default" ? rubrics.begin() : rubrics.end(), read.value().rubric);
    }
    return rubrics;
}

} // namespace amends::app
