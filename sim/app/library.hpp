#pragma once
// Cases, rubrics and shipped pictures from disk. sim/scenario reads texts only; this is where they come from.
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace amends::app {

/// A file larger than this is refused before it is read.
inline constexpr std::size_t data_file_bytes_max = 16u << 20;

/// A case file and what came of reading it.
struct LibraryCase {
    std::filesystem::path file;               ///< scenario.json
    std::optional<support::Error> unreadable; ///< the system's answer; then no problem is known but J012
    scenario::LoadedScenario loaded;          ///< `scenario` is null when the file has errors

    [[nodiscard]] bool playable() const { return loaded.scenario != nullptr; }
};

/// What every case may name: pictures and portraits of the assets folder, and the rubrics both of the assets
/// and of the data folder.
scenario::Resources shipped_resources(const std::filesystem::path& assets);

/// The same with the pictures and parts of a case's folder.
scenario::Resources resources_around(const std::filesystem::path& case_file,
                                     const scenario::Resources& shipped);

/// Reads and checks one case with the pictures and parts of its folder. Links that lead out of the folder are
/// not followed.
LibraryCase load_case(const std::filesystem::path& file, const scenario::Resources& shipped);

/// The case files a path of the command line means: the file itself, the folder's scenario.json, or those of
/// the folders below it, sorted. Empty when there is none.
std::vector<std::filesystem::path> case_files(const std::filesystem::path&);

/// Where cases are looked for, first the folder given (may be empty), then the data folder's and the
/// installed one. Folders that do not exist are left out.
std::vector<std::filesystem::path> library_folders(const std::filesystem::path& given);

/// Every case of the folders, sorted by id. Of two with one id the earlier one counts; the other is listed as
/// a problem that names both places, unless it is the very same case. A bad file never keeps the others out:
/// it is listed with its problems.
std::vector<LibraryCase> load_library(const std::vector<std::filesystem::path>& folders,
                                      const scenario::Resources& shipped);

/// The case of that id, or null: no other is checked on the way.
std::optional<LibraryCase> find_case(const std::vector<std::filesystem::path>& folders, const std::string& id,
                                     const scenario::Resources& shipped);

/// assets/rubrics/<id>.json, or the data folder's where that has one. Empty when `id` is no name of a file.
std::filesystem::path rubric_file(const std::filesystem::path& assets, const std::string& id);
/// Reads that file. An error when the file cannot be read; problems
/// of its content stand in the value.
support::Result<scenario::ReadRubric> load_rubric(const std::filesystem::path& assets, const std::string& id);

/// The rubrics one may choose from: sound files of the assets and of the data folder, the default one first,
/// the others by id.
std::vector<std::shared_ptr<const rubric::Rubric>> load_rubrics(const std::filesystem::path& assets);

} // namespace amends::app
