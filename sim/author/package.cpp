#include "sim/author/package.hpp"

#include "sim/author/document.hpp"
#include "sim/author/package_manifest.hpp"
#include "sim/author/package_names.hpp"
#include "sim/author/templates.hpp"
#include "sim/author/zip_directory.hpp"
#include "sim/scenario/opened.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace amends::author {
namespace {

using support::Json;

constexpr ZipLimits package_limits{64U << 20U, 5'000, 256U << 20U, 200};
constexpr std::uint64_t file_bytes_max = 16U << 20U;

Refused at_entry(std::string_view text, std::string_view entry) {
    return {std::string(text), {{"entry", shown_entry(entry)}}};
}

/// A scenario.json that was cut off or is no JSON: "ENTRY:LINE:COLUMN", where it stops being one.
Refused case_broken(std::string_view entry, const support::Problem& problem) {
    return {"package.case_broken",
            {{"at", shown_entry(entry) + ':' + std::to_string(problem.line) + ':'
                        + std::to_string(problem.column)}}};
}

ManifestFile row_of_file(std::string path, const std::string& bytes) {
    return {std::move(path), bytes.size(), support::sha256_hex(bytes)};
}

std::optional<Refused> fault_of_files(const std::vector<NamedBytes>& files) {
    std::vector<std::string> names;
    std::uint64_t bytes = 0;
    for (const auto& [name, content] : files) {
        names.push_back(name);
        bytes += content.size();
        if (content.size() > file_bytes_max) return at_entry("package.file_large", name);
    }
    if (files.size() > package_limits.entries)
        return Refused{"package.entries", {{"most", std::to_string(package_limits.entries)}}};
    if (bytes > package_limits.unpacked_bytes)
        return Refused{"package.bytes",
                       {{"mebibytes", std::to_string(package_limits.unpacked_bytes >> 20U)}}};
    return fault_of_names(names);
}

/// Every name the directory has, checked; the manifest comes first.
support::Result<std::vector<std::string>, Refused> entry_names(std::string_view bytes) {
    const auto entries = zip_directory(bytes, package_limits);
    if (!entries) return entries.error();
    std::vector<std::string> names;
    for (const ZipEntry& entry : entries.value())
        names.push_back(entry.name);
    if (auto fault = fault_of_names(names)) return *fault;
    for (const ZipEntry& entry : entries.value()) {
        if (!entry.is_plain_file) return at_entry("package.not_plain", entry.name);
        if (entry.unpacked_bytes > file_bytes_max) return at_entry("package.file_large", entry.name);
    }
    if (names.empty() || names.front() != manifest_name) return Refused{"package.no_manifest", {}};
    return names;
}

/// The archive's sentences speak of spreadsheets; these are a package's.
Refused as_package(const Refused& of_zip) {
    if (of_zip.text == "intake.zip.bomb") return {"package.bomb", {}};
    if (of_zip.text == "intake.zip.encrypted") return {"package.encrypted", {}};
    if (of_zip.text == "intake.table.bytes") return {"package.bytes", of_zip.places};
    return {"package.damaged", {}};
}

/// The entries by name. An archive may hold entries that its directory does not list: it is refused.
support::Result<std::map<std::string, std::string>, Refused> unpacked(std::string_view bytes) {
    if (bytes.size() > package_limits.bytes)
        return Refused{"package.bytes", {{"mebibytes", std::to_string(package_limits.bytes >> 20U)}}};
    const auto names = entry_names(bytes);
    if (!names) return names.error();
    std::vector<std::string> contents;
    bool too_large = false;
    const auto read = read_zip(
        bytes,
        [&](std::string_view) -> ZipPiece {
            contents.emplace_back();
            return [&contents, &too_large](std::string_view piece) {
                contents.back() += piece;
                too_large = too_large || contents.back().size() > file_bytes_max;
                return !too_large;
            };
        },
        package_limits);
    if (too_large) return at_entry("package.file_large", names.value()[contents.size() - 1]);
    if (!read) return as_package(read.error());
    if (contents.size() != names.value().size()) return Refused{"package.damaged", {}};
    std::map<std::string, std::string> entries;
    for (std::size_t i = 0; i < contents.size(); ++i)
        entries.emplace(names.value()[i], std::move(contents[i]));
    return entries;
}

/// The bytes the manifest means; they leave `entries`.
support::Result<std::string, Refused> taken(const ManifestFile& row,
                                            std::map<std::string, std::string>& entries) {
    const auto found = entries.find(row.path);
    if (found == entries.end()) return at_entry("package.missing", row.path);
    std::string bytes = std::move(found->second);
    entries.erase(found);
    if (bytes.size() != row.bytes || support::sha256_hex(bytes) != row.sha256)
        return at_entry("package.hash", row.path);
    return bytes;
}

support::Result<PackagedCase, Refused> taken_case(const ManifestCase& listed,
                                                  std::map<std::string, std::string>& entries) {
    std::vector<NamedBytes> files;
    const std::size_t home = path_of_case_file(listed.id, {}).size();
    for (const ManifestFile& row : listed.files) {
        auto bytes = taken(row, entries);
        if (!bytes) return bytes.error();
        files.emplace_back(row.path.substr(home), std::move(bytes).value());
    }
    auto made = packaged_case(std::move(files));
    if (!made && made.error().text == "package.case_broken") {
        Refused broken = made.error(); // told by its path in the package
        broken.places.front().second.insert(0, path_of_case_file(listed.id, {}));
        return broken;
    }
    if (made && made.value().id != listed.id)
        return at_entry("package.other_id", path_of_case_file(listed.id, "scenario.json"));
    return made;
}

/// The id of a rubric's path, or empty.
std::string rubric_of(std::string_view path) {
    if (!path.starts_with("rubrics/") || !path.ends_with(".json")) return {};
    const std::string_view id = path.substr(8, path.size() - 13);
    return is_case_id(id) ? std::string(id) : std::string();
}

} // namespace

support::Result<PackagedCase, Refused> packaged_case(std::vector<NamedBytes> files) {
    std::sort(files.begin(), files.end());
    for (const auto& [path, bytes] : files)
        if (!belongs_in_case(path)) return at_entry("package.stranger", path);
    const auto script = std::find_if(files.begin(), files.end(),
                                     [](const NamedBytes& file) { return file.first == "scenario.json"; });
    if (script == files.end()) return Refused{"package.no_case", {}};
    const Document document = open_document(DocumentKind::scenario, script->first, script->second);
    PackagedCase made;
    if (!document.opened().problems.empty() && document.root() == nullptr)
        return case_broken(script->first, document.opened().problems.front());
    made.id = text_at(document, JsonPlace{} / "id");
    if (document.root() == nullptr || !is_case_id(made.id))
        return Refused{"package.no_id", {{"id", shown_entry(made.id)}}};
    made.title = {std::string(text_at(document, JsonPlace{} / "title" / "zh")),
                  std::string(text_at(document, JsonPlace{} / "title" / "en"))};
    made.rubric = text_at(document, JsonPlace{} / "rubric");
    made.files = std::move(files);
    return made;
}

support::Result<std::string, Refused> write_package(const Package& package) {
    std::vector<const PackagedCase*> cases;
    for (const PackagedCase& one : package.cases)
        cases.push_back(&one);
    std::sort(cases.begin(), cases.end(),
              [](const auto* one, const auto* other) { return one->id < other->id; });
    if (cases.empty()) return Refused{"package.no_case", {}};
    if (cases.size() > package_cases_max)
        return Refused{"package.cases", {{"most", std::to_string(package_cases_max)}}};
    Manifest manifest{package.program, {}, {}};
    std::vector<NamedBytes> files(1);
    for (const PackagedCase* one : cases) {
        if (!manifest.cases.empty() && manifest.cases.back().id == one->id)
            return Refused{"package.id_twice", {{"id", one->id}}};
        manifest.cases.push_back({one->id, one->rubric, one->title, {}});
        for (const auto& [path, bytes] : one->files) {
            files.emplace_back(path_of_case_file(one->id, path), bytes);
            manifest.cases.back().files.push_back(row_of_file(files.back().first, bytes));
        }
    }
    std::vector<NamedBytes> rubrics = package.rubrics;
    std::sort(rubrics.begin(), rubrics.end());
    for (auto& [id, bytes] : rubrics) {
        manifest.rubrics.push_back(row_of_file(path_of_rubric(id), bytes));
        files.emplace_back(path_of_rubric(id), std::move(bytes));
    }
    files.front() = {std::string(manifest_name), write_manifest(manifest)};
    if (auto fault = fault_of_files(files)) return *fault;
    auto zip = write_zip(files);
    if (!zip) return at_entry("package.unwritten", zip.error().object);
    return std::move(zip).value();
}

support::Result<Package, Refused> read_package(std::string_view bytes) {
    auto entries = unpacked(bytes);
    if (!entries) return entries.error();
    const auto manifest = read_manifest(entries.value().at(std::string(manifest_name)));
    if (!manifest) return manifest.error();
    if (manifest.value().cases.size() > package_cases_max)
        return Refused{"package.cases", {{"most", std::to_string(package_cases_max)}}};
    entries.value().erase(std::string(manifest_name));
    Package package{manifest.value().program, {}, {}};
    for (const ManifestCase& listed : manifest.value().cases) {
        auto one = taken_case(listed, entries.value());
        if (!one) return one.error();
        package.cases.push_back(std::move(one).value());
    }
    for (const ManifestFile& listed : manifest.value().rubrics) {
        const std::string id = rubric_of(listed.path);
        if (id.empty()) return at_entry("package.stranger", listed.path);
        auto one = taken(listed, entries.value());
        if (!one) return one.error();
        package.rubrics.emplace_back(id, std::move(one).value());
    }
    if (!entries.value().empty()) return at_entry("package.unlisted", entries.value().begin()->first);
    return package;
}

bool looks_like_package(std::string_view bytes) {
    constexpr std::size_t local_header_bytes = 30;
    return bytes.starts_with("PK\x03\x04")
           && bytes.substr(std::min(bytes.size(), local_header_bytes)).starts_with(manifest_name);
}

support::Result<PackagedCase, Refused> renamed_case(PackagedCase one, const std::string& id) {
    if (!is_case_id(id)) return Refused{"template.bad_id", {{"id", shown_entry(id)}}};
    for (auto& [path, bytes] : one.files) {
        if (path != "scenario.json") continue;
        auto edited = apply(open_document(DocumentKind::scenario, path, bytes),
                            {{}, {}, {SetValue{JsonPlace{} / "id", json_of(id)}}});
        if (!edited) return Refused{"package.no_id", {{"id", shown_entry(one.id)}}};
        bytes = edited.value().document.text();
    }
    one.id = id;
    return one;
}

} // namespace amends::author
