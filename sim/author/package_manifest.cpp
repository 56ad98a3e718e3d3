#include "sim/author/package_manifest.hpp"

#include "sim/author/document.hpp"
#include "sim/author/package_names.hpp"
#include "sim/author/templates.hpp"

#include <algorithm>

namespace amends::author {
namespace {

using support::Json;

void append_files(std::string& text, const std::vector<ManifestFile>& files, const std::string& indent) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        text += indent + "{\"path\": " + json_of(files[i].path) + ", \"bytes\": "
                + std::to_string(files[i].bytes) + ", \"sha256\": " + json_of(files[i].sha256) + "}";
    }
}

std::string manifest_text(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value != nullptr && value->is(Json::Kind::string) ? std::string(value->text) : std::string();
}

bool is_hash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

bool read_files(const Json* list, std::vector<ManifestFile>& files) {
    if (list == nullptr || !list->is(Json::Kind::array)) return false;
    for (const Json& row : list->children) {
        const Json* bytes = row.is(Json::Kind::object) ? row.find("bytes") : nullptr;
        if (bytes == nullptr || !bytes->is(Json::Kind::integer) || bytes->integer < 0) return false;
        files.push_back({manifest_text(row, "path"), static_cast<std::uint64_t>(bytes->integer),
                         manifest_text(row, "sha256")});
        if (files.back().path.empty() || !is_hash(files.back().sha256)) return false;
    }
    return true;
}

bool read_case(const Json& row, ManifestCase& one) {
    if (!row.is(Json::Kind::object)) return false;
    one.id = manifest_text(row, "id");
    one.rubric = manifest_text(row, "rubric");
    if (const Json* title = row.find("title"); title != nullptr && title->is(Json::Kind::object))
        one.title = {manifest_text(*title, "zh"), manifest_text(*title, "en")};
    if (!is_case_id(one.id) || !read_files(row.find("files"), one.files)) return false;
    const std::string home = path_of_case_file(one.id, {});
    return std::all_of(one.files.begin(), one.files.end(),
                       [&](const ManifestFile& file) { return file.path.starts_with(home); });
}

} // namespace

std::string path_of_case_file(std::string_view id, std::string_view path) {
    return "cases/" + std::string(id) + '/' + std::string(path);
}
std::string path_of_rubric(std::string_view id) {
    return "rubrics/" + std::string(id) + ".json";
}

std::string write_manifest(const Manifest& manifest) {
    std::string text = "{\n  \"format\": " + std::to_string(package_format)
                       + ",\n  \"program\": " + json_of(manifest.program) + ",\n  \"cases\": [";
    for (std::size_t i = 0; i < manifest.cases.size(); ++i) {
        const ManifestCase& one = manifest.cases[i];
        text += i == 0 ? "\n" : ",\n";
        text += "    {\n      \"id\": " + json_of(one.id) + ",\n      \"title\": " + json_of(one.title);
        if (!one.rubric.empty()) text += ",\n      \"rubric\": " + json_of(one.rubric);
        text += ",\n      \"files\": [";
        append_files(text, one.files, "        ");
        text += "\n      ]\n    }";
    }
    text += "\n  ],\n  \"rubrics\": [";
    append_files(text, manifest.rubrics, "    ");
    return text + (manifest.rubrics.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

support::Result<Manifest, Refused> read_manifest(std::string_view text) {
    const Refused broken{"package.manifest", {}};
    const support::ParsedJson parsed = support::parse_json(std::string(manifest_name), text);
    if (!parsed.root || !parsed.problems.empty() || !parsed.root->is(Json::Kind::object)) return broken;
    const Json* format = parsed.root->find("format");
    if (format == nullptr || !format->is(Json::Kind::integer) || format->integer < 1) return broken;
    Manifest manifest;
    manifest.program = manifest_text(*parsed.root, "program");
    if (format->integer > package_format)
        return Refused{"package.newer", {{"program", shown_entry(manifest.program)}}};
    const Json* cases = parsed.root->find("cases");
    if (cases == nullptr || !cases->is(Json::Kind::array) || cases->children.empty()) return broken;
    for (const Json& row : cases->children) {
        manifest.cases.emplace_back();
        if (!read_case(row, manifest.cases.back())) return broken;
    }
    if (!read_files(parsed.root->find("rubrics"), manifest.rubrics)) return broken;
    return manifest;
}

} // namespace amends::author
