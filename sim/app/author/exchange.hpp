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

/// What the checks say of a package before it is anywhere on disk.
struct PackageCheck {
    /// Of cases, parts and rubrics, in file order; a file is named "NAME:PATH IN THE PACKAGE".
    std::vector<support::Problem> problems;
    /// A rubric or a shared part has errors, so that cases could not be marked or read: nothing is taken in.
    bool refused = false;
};
/// `name`: of the package's file.
PackageCheck check_package(const author::Package&, const std::string& name,
                           const std::filesystem::path& assets);

/// A rubric or a case of the package under a name of its own, for another text has its id here.
struct TakenInAs {
    std::string id, as;
};
/// A case that came in under the id of one that is in another folder of the library.
struct SameId {
    std::string id;
    std::filesystem::path in, other; ///< where it was put, and the folder of the other
};
/// A shared part that a case brings, and of which another text is here.
struct OwnPart {
    std::string scenario, part;
};
/// Where a package came to stand.
struct PlacedPackage {
    std::vector<std::filesystem::path> folders;
    std::vector<TakenInAs> renamed;       ///< rubrics; the package's cases name them so
    std::vector<TakenInAs> renamed_cases; ///< with `keep_both` alone
    std::vector<SameId> same_ids;
    std::vector<OwnPart> own_parts; ///< each case keeps what it brought, the others keep what is here
};
/// What becomes of a rubric or a case of which another text has the id here. A shared part is no question: it
/// comes into the folder of its case and counts there alone.
enum class TakenId {
    refuse,   ///< nothing of the package is taken in; a case of another folder alone is told
    keep_both ///< the package's comes in under a free id
};
/// Puts every case into `parent` and every rubric that is not here into the data folder: all or nothing,
/// nothing is overwritten. Refused: one of the ids is taken in `parent`, a rubric differs, or the system's
/// own words.
support::Result<PlacedPackage, author::Refused> place_package(author::Package,
                                                              const std::filesystem::path& parent,
                                                              const std::filesystem::path& assets, TakenId);

/// What came of playing the tests of cases that were taken in.
struct ImportedTests {
    std::size_t run = 0, failed = 0;
    std::vector<support::Problem> problems; ///< the failed ones, at their places
};
/// Those that cannot be played have none.
ImportedTests play_imported(const std::vector<std::filesystem::path>& folders,
                            const std::filesystem::path& assets, const engine::JudgeReply&);

/// What became of a file that was handed to the window.
struct TakenFile {
    enum class What {
        taken,
        something_else, ///< neither a package nor a story; nothing was tried
        refused
    };
    What what = What::taken;
    std::vector<std::string> why; ///< of `refused`: sentences, what is wrong with the file first
};

/// Where own cases lie: the data folder's scenarios. Refused when there is no data folder.
support::Result<std::filesystem::path, author::Refused> own_case_folder();

/// Writes a file that was asked for by name. What stands there is replaced only when it begins as such a file
/// does.
support::Result<support::Done, author::Refused>
write_exported(const std::filesystem::path&, std::string_view begins, const std::string& bytes);

} // namespace amends::app
