#pragma once
// amends.json, the first entry of a package: what is in it, with the hash of each file.
#include "sim/author/package.hpp"

#include <cstdint>

namespace amends::author {

inline constexpr std::string_view manifest_name = "amends.json";

/// A file as the manifest lists it.
struct ManifestFile {
    std::string path; ///< in the package
    std::uint64_t bytes = 0;
    std::string sha256;
};
struct ManifestCase {
    std::string id, rubric;
    support::Localized title;
    std::vector<ManifestFile> files;
};
struct Manifest {
    std::string program;
    std::vector<ManifestCase> cases;
    std::vector<ManifestFile> rubrics;
};

/// Two spaces, one row a file: people read it.
[[nodiscard]] std::string write_manifest(const Manifest&);
/// Refused: no JSON, a newer format, anything missing or of another kind.
[[nodiscard]] support::Result<Manifest, Refused> read_manifest(std::string_view text);

/// "cases/ID/PATH" and "rubrics/ID.json".
[[nodiscard]] std::string path_of_case_file(std::string_view id, std::string_view path);
[[nodiscard]] std::string path_of_rubric(std::string_view id);

} // namespace amends::author
