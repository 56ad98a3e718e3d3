#pragma once
// New cases on disk, and what they are made of: templates and shared parts.
#include "sim/author/templates.hpp"

#include <filesystem>
#include <utility>
#include <vector>

namespace amends::app {

/// A file of a case's folder: its path in it, its bytes.
using FolderFile = std::pair<std::string, std::string>;

/// The templates of the assets folder, by name.
std::vector<author::TemplateInfo> list_templates(const std::filesystem::path& assets);

/// A shared sub-script that any case may include.
struct SharedPart {
    std::string id;
    support::Localized title; ///< its "x-title", else its first node's, else the id
    support::Localized about; ///< its "x-about"
    std::string first;        ///< the node it begins with
    std::vector<std::string> exits;
};

/// Those of the libraries' `_parts`, by id; of two with one id the earlier library's. What is no part is
/// passed over.
std::vector<SharedPart> list_parts(const std::vector<std::filesystem::path>& libraries);

/// The files of a template's folder, links passed over, and the shared parts it includes, from its own folder
/// or a library's `_parts`. Refused: no template of that name, a part that is nowhere, a file that cannot be
/// read.
support::Result<std::vector<FolderFile>, author::Refused>
template_files(const std::filesystem::path& assets, const std::string& name,
               const std::vector<std::filesystem::path>& libraries);

/// Makes `parent`/`id` with these files, all or nothing: they are written aside and renamed. Yields the
/// folder. Refused: something of that name is there, or the system's own words.
support::Result<std::filesystem::path, author::Refused>
make_case_folder(const std::filesystem::path& parent, const std::string& id, const std::vector<FolderFile>&);

/// A folder to be made: the case's id and its files.
using NewFolder = std::pair<std::string, std::vector<FolderFile>>;
/// The same for several: all or none.
support::Result<std::vector<std::filesystem::path>, author::Refused>
make_case_folders(const std::filesystem::path& parent, const std::vector<NewFolder>&);

/// A file to take in, at most 64 MiB; "-" is not looked at.
support::Result<std::string, author::Refused> read_intake(const std::filesystem::path&);

} // namespace amends::app
