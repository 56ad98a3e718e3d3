#include "sim/app/author/case_folder.hpp"

#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/document.hpp"
#include "sim/author/table_text.hpp"
#include "support/did_you_mean.hpp"

#include <algorithm>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using author::Refused;

constexpr std::size_t template_files_max = 200;

/// Whole or not at all: what was written aside, or already stands in place, goes when this does.
class FolderAside {
public:
    FolderAside(fs::path aside, fs::path folder) : stands_(std::move(aside)), folder_(std::move(folder)) {}
    ~FolderAside() {
        std::error_code ignored;
        if (!kept_ && !stands_.empty()) fs::remove_all(stands_, ignored);
    }
    FolderAside(FolderAside&& other) noexcept
        : stands_(std::exchange(other.stands_, {})), folder_(std::move(other.folder_)), kept_(other.kept_) {}
    FolderAside& operator=(FolderAside&&) = delete;
    FolderAside(const FolderAside&) = delete;
    FolderAside& operator=(const FolderAside&) = delete;

    [[nodiscard]] const fs::path& aside() const { return stands_; }
    [[nodiscard]] const fs::path& folder() const { return folder_; }
    std::error_code move_into_place() {
        std::error_code error;
        fs::rename(stands_, folder_, error);
        if (!error) stands_ = folder_;
        return error;
    }
    void keep() { kept_ = true; }

private:
    fs::path stands_, folder_;
    bool kept_ = false;
};

Refused unreadable_file(const support::Error& error) {
    return {"template.unreadable", {{"file", printable(error.object)}, {"why", printable(error.answer)}}};
}
Refused unwritable(const fs::path& path, const std::string& why) {
    return {"template.unwritable", {{"file", printable(path.string())}, {"why", printable(why)}}};
}

support::Result<FolderFile, Refused> shared_part(const std::string& part,
                                                 const std::vector<fs::path>& libraries) {
    for (const fs::path& library : libraries) {
        std::error_code error;
        const fs::path file = library / "_parts" / (part + ".json");
        if (!fs::is_regular_file(file, error)) continue;
        auto text = platform::read_file(file, data_file_bytes_max);
        if (!text) return unreadable_file(text.error());
        return FolderFile{"parts/" + part + ".json", std::move(text).value()};
    }
    return Refused{"template.no_part", {{"part", printable(part)}}};
}

} // namespace

std::vector<author::TemplateInfo> list_templates(const fs::path& assets) {
    std::vector<author::TemplateInfo> templates;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(assets / "templates", failed)) {
        const auto text = platform::read_file(entry.path() / "scenario.json", data_file_bytes_max);
        if (!text) continue;
        if (auto info = author::template_info(entry.path().filename().string(), text.value()))
            templates.push_back(std::move(*info));
    }
    std::sort(templates.begin(), templates.end(),
              [](const auto& one, const auto& other) { return one.name < other.name; });
    return templates;
}

namespace {

support::Localized localized_at(const author::Document& part, const author::JsonPlace& place) {
    return {std::string(author::text_at(part, place / "zh")),
            std::string(author::text_at(part, place / "en"))};
}

/// Names that transitions and fallbacks lead to and that no node has, in the order they are met.
std::vector<std::string> exits_of(const support::Json& nodes) {
    std::vector<std::string> ids, exits;
    for (const support::Json& node : nodes.children)
        if (const support::Json* id = node.find("id")) ids.emplace_back(id->text);
    const auto add = [&](const support::Json* to) {
        if (to == nullptr || to->text.empty()) return;
        const std::string name(to->text);
        for (const auto* known : {&ids, &exits})
            if (std::find(known->begin(), known->end(), name) != known->end()) return;
        exits.push_back(name);
    };
    for (const support::Json& node : nodes.children) {
        if (const support::Json* ways = node.find("transitions"))
            for (const support::Json& way : ways->children)
                add(way.find("to"));
        if (const support::Json* fallback = node.find("fallback")) add(fallback->find("then"));
    }
    return exits;
}

std::optional<SharedPart> shared_part_of(const fs::path& file) {
    auto text = platform::read_file(file, data_file_bytes_max);
    if (!text) return std::nullopt;
    const author::Document part =
        author::open_document(author::DocumentKind::part, file.filename().string(), std::move(text).value());
    const support::Json* nodes = part.root() == nullptr ? nullptr : part.root()->find("nodes");
    if (nodes == nullptr || nodes->children.empty()) return std::nullopt;
    const author::JsonPlace first = author::JsonPlace{} / "nodes" / std::size_t{0};
    SharedPart found{file.stem().string(), localized_at(part, author::JsonPlace{} / "x-title"),
                     localized_at(part, author::JsonPlace{} / "x-about"),
                     std::string(author::text_at(part, first / "id")), exits_of(*nodes)};
    if (found.title.zh.empty() && found.title.en.empty()) found.title = localized_at(part, first / "title");
    if (found.title.zh.empty()) found.title.zh = found.title.en.empty() ? found.id : found.title.en;
    if (found.title.en.empty()) found.title.en = found.title.zh;
    return found;
}

} // namespace

std::vector<SharedPart> list_parts(const std::vector<fs::path>& libraries) {
    std::vector<SharedPart> parts;
    for (const fs::path& library : libraries) {
        std::error_code failed;
        for (const auto& entry : fs::directory_iterator(library / "_parts", failed)) {
            if (entry.path().extension() != ".json") continue;
            const auto known = std::find_if(parts.begin(), parts.end(), [&](const SharedPart& one) {
                return one.id == entry.path().stem().string();
            });
            if (known != parts.end()) continue;
            if (auto part = shared_part_of(entry.path())) parts.push_back(std::move(*part));
        }
    }
    std::sort(parts.begin(), parts.end(),
              [](const SharedPart& one, const SharedPart& other) { return one.id < other.id; });
    return parts;
}

support::Result<std::vector<FolderFile>, Refused>
template_files(const fs::path& assets, const std::string& name, const std::vector<fs::path>& libraries) {
    std::vector<std::string> names;
    for (const author::TemplateInfo& info : list_templates(assets))
        names.push_back(info.name);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        const std::string near = support::did_you_mean(name, names);
        if (near.empty()) return Refused{"template.unknown", {{"name", printable(name)}}};
        return Refused{"template.unknown_near", {{"name", printable(name)}, {"near", near}}};
    }
    const fs::path home = assets / "templates" / name;
    std::vector<FolderFile> files;
    std::error_code failed;
    for (const auto& entry : fs::recursive_directory_iterator(home, failed)) {
        if (entry.is_symlink() || !entry.is_regular_file() || files.size() == template_files_max) continue;
        auto bytes = platform::read_file(entry.path(), data_file_bytes_max);
        if (!bytes) return unreadable_file(bytes.error());
        files.emplace_back(entry.path().lexically_relative(home).generic_string(), std::move(bytes).value());
    }
    const auto text_of = [&](const std::string& file) -> const std::string* {
        const auto found = std::find_if(files.begin(), files.end(),
                                        [&](const FolderFile& one) { return one.first == file; });
        return found == files.end() ? nullptr : &found->second;
    };
    const std::string* text = text_of("scenario.json");
    if (text == nullptr) return Refused{"template.damaged", {}};
    const auto info = author::template_info(name, *text);
    for (const std::string& part : info ? info->parts : std::vector<std::string>{}) {
        if (text_of("parts/" + part + ".json") != nullptr) continue;
        auto shared = shared_part(part, libraries);
        if (!shared) return shared.error();
        files.push_back(std::move(shared).value());
    }
    return files;
}

namespace {

/// The folder beside its later place, with all its files.
support::Result<FolderAside, Refused> written_aside(const fs::path& parent, const NewFolder& made) {
    const auto& [id, files] = made;
    if (!author::is_case_id(id)) return Refused{"template.bad_id", {{"id", printable(id)}}};
    const fs::path folder = parent / id, aside = parent / ('.' + id + ".new");
    std::error_code error;
    if (fs::symlink_status(folder, error).type() != fs::file_type::not_found)
        return Refused{"template.exists", {{"folder", printable(folder.string())}}};
    if (!fs::create_directories(parent, error) && error) return unwritable(parent, error.message());
    fs::remove_all(aside, error); // of a start that was cut off
    if (!fs::create_directory(aside, error) || error) return unwritable(folder, error.message());
    FolderAside guard(aside, folder);
    for (const auto& [name, bytes] : files)
        if (const auto written = platform::replace_file(aside / name, bytes); !written)
            return unwritable(folder / name, written.error().answer);
    return guard;
}

} // namespace

support::Result<std::vector<fs::path>, Refused> make_case_folders(const fs::path& parent,
                                                                  const std::vector<NewFolder>& made) {
    std::vector<FolderAside> guards;
    for (const NewFolder& one : made) {
        auto aside = written_aside(parent, one);
        if (!aside) return aside.error();
        guards.push_back(std::move(aside).value());
    }
    for (FolderAside& guard : guards)
        if (const std::error_code error = guard.move_into_place())
            return unwritable(guard.folder(), error.message());
    std::vector<fs::path> folders;
    for (FolderAside& guard : guards) {
        guard.keep();
        folders.push_back(guard.folder());
    }
    return folders;
}

support::Result<fs::path, Refused> make_case_folder(const fs::path& parent, const std::string& id,
                                                    const std::vector<FolderFile>& files) {
    auto folders = make_case_folders(parent, {{id, files}});
    if (!folders) return folders.error();
    return folders.value().front();
}

support::Result<std::string, Refused> read_intake(const fs::path& file) {
    auto bytes = platform::read_file(file, author::TableLimits{}.bytes);
    if (!bytes) return unreadable_file({bytes.error().doing, file.string(), bytes.error().answer});
    return std::move(bytes).value();
}

} // namespace amends::app
