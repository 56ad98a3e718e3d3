#pragma once
// Cases that travel: from disk into packages and out of them.
#include "sim/app/library.hpp"
#include "sim/author/package.hpp"
#include "sim/author/twee.hpp"

namespace amends::app {

/// What a package is made of: the files of these cases' folders (scenario.json, parts, pictures, sounds; no
/// links that lead out), shared parts they include, and the rubrics they name. Refused with the file's name.
support::Result<author::Package, author::Refused>
gather_package(const std::vector<std::filesystem::path>& case_files, const std::filesystem::path& assets);

/// The case that a story in Twee 3 becomes, as a package of one, and what could not be carried over.
struct StoryPackage {
    author::Package package;
    std::vector<author::TweeNote> notes;
};
support::Result<StoryPackage, author::Refused> story_package(std::string bytes, const author::TweeCopy&,
                                                             const engine::JudgeReply&);
/// By the file's ending or its first letters.
[[nodiscard]] bool looks_like_story(const std::filesystem::path&, std::string_view bytes);

/// A case of a package and what the checks say of it, before it is anywhere on disk.
struct CheckedCase {
    std::string id;
    std::vector<support::Problem> problems;
};
std::vector<CheckedCase> check_package(const author::Package&, const std::filesystem::path& assets);

/// Where a package came to stand.
struct PlacedPackage {
    std::vector<std::filesystem::path> folders;
    std::vector<std::string> other_rubrics; ///< ids of which another text is here, which stays
};
/// Puts every case into `parent` and every rubric that is not here into the data folder: all or nothing,
/// nothing is overwritten. Refused: one of the ids is there, or the system's own words.
support::Result<PlacedPackage, author::Refused> place_package(const author::Package&,
                                                              const std::filesystem::path& parent,
                                                              const std::filesystem::path& assets);

/// Where own cases lie: the data folder's scenarios. Refused when there is no data folder.
support::Result<std::filesystem::path, author::Refused> own_case_folder();

/// Writes a file that was asked for by name. What stands there is replaced only when it begins as such a file
/// does.
support::Result<support::Done, author::Refused>
write_exported(const std::filesystem::path&, std::string_view begins, const std::string& bytes);

} // namespace amends::app
