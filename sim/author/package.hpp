#pragma once
// A `.amends` package: cases with all they need in one file, for the next desk or for a class.
#include "sim/author/refused.hpp"
#include "sim/author/zip_write.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace amends::author {

inline constexpr int package_format = 1;
inline constexpr std::size_t package_cases_max = 200;

/// One case: the files of its folder by their path in it, scenario.json among them.
struct PackagedCase {
    std::string id;
    support::Localized title;
    std::string rubric; ///< that it names; empty: the default one
    std::vector<NamedBytes> files;
};

/// What travels together. `rubrics` are files by the id that cases name.
struct Package {
    std::string program; ///< the version that wrote it
    std::vector<PackagedCase> cases;
    std::vector<NamedBytes> rubrics;
};

/// The case of a folder's files, with what its scenario.json says of itself. Refused: none, no JSON object,
/// no usable id, a file that does not belong in a case.
[[nodiscard]] support::Result<PackagedCase, Refused> packaged_case(std::vector<NamedBytes> files);

/// The bytes of the package: the same cases in any order make the same bytes. Refused: no case, two of one
/// id, too many or too large ones, names that some system could not unpack.
[[nodiscard]] support::Result<std::string, Refused> write_package(const Package&);

/// Reads any bytes. Refused, with the entry's name, when anything is not as `write_package` makes it: no
/// archive, names that lead out of it, links, two names that are one somewhere, an entry the manifest does
/// not list or with another hash, a newer format, more than is sensible. Nothing of a refused package is
/// handed out.
[[nodiscard]] support::Result<Package, Refused> read_package(std::string_view bytes);

/// Begins as a zip archive whose first entry is a package's manifest.
[[nodiscard]] bool looks_like_package(std::string_view bytes);

/// The case under another id: its scenario.json's "id" changes, no other byte. Refused: no id.
[[nodiscard]] support::Result<PackagedCase, Refused> renamed_case(PackagedCase, const std::string& id);

} // namespace amends::author
