#include "sim/app/author/exchange.hpp"

#include "sim/app/author/case_folder.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/package_names.hpp"
#include "sim/author/table_text.hpp"
#include "sim/ui/base/pictures.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <set>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using author::NamedBytes;
using author::Package;
using author::PackagedCase;
using author::Refused;

constexpr std::size_t author_export_bytes_max = 512U << 20U;

Refused no_reading(const support::Error& error) {
    return {"template.unreadable", {{"file", printable(error.object)}, {"why", printable(error.answer)}}};
}
Refused no_writing(const fs::path& file, const std::string& why) {
    return {"template.unwritable", {{"file", printable(file.string())}, {"why", printable(why)}}};
}

support::Result<NamedBytes, Refused> file_of(const fs::path& folder, const std::string& name) {
    auto bytes = platform::read_file(folder / name, data_file_bytes_max);
    if (!bytes) return no_reading({"read", (folder / name).string(), bytes.error().answer});
    return NamedBytes{name, std::move(bytes).value()};
}

/// The parts that travel with a case: those of its own folder, and shared ones that it includes.
std::vector<NamedBytes> parts_of(const fs::path& folder, const std::string& script,
                                 const scenario::Resources& around) {
    std::vector<NamedBytes> parts;
    const auto info = author::template_info({}, script);
    const std::vector<std::string> included = info ? info->parts : std::vector<std::string>{};
    for (const auto& [name, part] : around.parts) {
        const bool own = fs::path(part.file).parent_path() == folder / "parts";
        if (own || std::find(included.begin(), included.end(), name) != included.end())
            parts.emplace_back("parts/" + name + ".json", part.text);
    }
    return parts;
}

support::Result<PackagedCase, Refused> gather_case(const fs::path& file, const scenario::Resources& shipped) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    auto script = file_of(folder, file.filename().string());
    if (!script) return script.error();
    const scenario::Resources around = resources_around(file, shipped);
    std::vector<NamedBytes> files = parts_of(folder, script.value().second, around);
    files.emplace_back("scenario.json", std::move(script).value().second);
    std::vector<std::string> media;
    for (const auto& [name, hash] : around.pictures)
        media.push_back(name);
    for (const std::string& name : around.sounds)
        if (std::error_code error; !fs::is_symlink(folder / name, error)) media.push_back(name);
    for (const std::string& name : media) {
        auto one = file_of(folder, name);
        if (!one) return one.error();
        files.push_back(std::move(one).value());
    }
    return author::packaged_case(std::move(files));
}

/// What lies around a case of a package, as if it stood on disk.
scenario::Resources resources_in(const PackagedCase& one, const Package& package,
                                 scenario::Resources around) {
    around.folder = one.id;
    for (const auto& [name, bytes] : one.files) {
        if (name == "scenario.json") continue;
        if (name.starts_with("parts/") && name.ends_with(".json")) {
            const std::string part = fs::path(name).stem().string();
            around.parts[part] = {one.id + '/' + name, bytes};
        } else if (const std::string ending = fs::path(name).extension().string();
                   ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".svg") {
            around.pictures[name] = support::sha256_hex(bytes);
            if (!ui::can_show(bytes)) around.not_pictures.insert(name);
        } else {
            around.sounds.insert(name);
        }
    }
    for (const auto& [id, bytes] : package.rubrics)
        around.rubrics.insert(id);
    return around;
}

/// Files that were newly written; they go again unless all went well.
class NewFiles {
public:
    NewFiles() = default;
    ~NewFiles() {
        std::error_code ignored;
        for (const fs::path& file : files_)
            if (!kept_) fs::remove(file, ignored);
    }
    NewFiles(const NewFiles&) = delete;
    NewFiles& operator=(const NewFiles&) = delete;
    void add(fs::path file) { files_.push_back(std::move(file)); }
    void keep() { kept_ = true; }

private:
    std::vector<fs::path> files_;
    bool kept_ = false;
};

/// Rubrics that are nowhere here come into the data folder; of those that differ the id is told.
std::optional<Refused> place_rubrics(const Package& package, const fs::path& assets, NewFiles& made,
                                     std::vector<std::string>& others) {
    for (const auto& [id, bytes] : package.rubrics) {
        const auto here = platform::read_file(rubric_file(assets, id), data_file_bytes_max);
        if (here) {
            if (here.value() != bytes) others.push_back(id);
            continue;
        }
        const auto data = platform::data_folder();
        if (!data) return no_writing(id, data.error().answer);
        const fs::path file = data.value() / "rubrics" / (id + ".json");
        if (std::error_code error; fs::symlink_status(file, error).type() != fs::file_type::not_found)
            return no_reading({"read", file.string(), here.error().answer});
        made.add(file);
        if (const auto written = platform::replace_file(file, bytes); !written)
            return no_writing(file, written.error().answer);
    }
    return std::nullopt;
}

} // namespace

support::Result<Package, Refused> gather_package(const std::vector<fs::path>& files, const fs::path& assets) {
    const scenario::Resources shipped = shipped_resources(assets);
    Package package{AMENDS_VERSION, {}, {}};
    std::set<std::string> rubrics;
    for (const fs::path& file : files) {
        auto one = gather_case(file, shipped);
        if (!one) return one.error();
        if (!one.value().rubric.empty()) rubrics.insert(one.value().rubric);
        package.cases.push_back(std::move(one).value());
    }
    for (const std::string& id : rubrics) {
        if (!author::is_case_id(id)) continue; // the checks tell
        const fs::path file = rubric_file(assets, id);
        if (std::error_code error; !fs::exists(file, error)) continue; // so does this
        auto bytes = platform::read_file(file, data_file_bytes_max);
        if (!bytes) return no_reading(bytes.error());
        package.rubrics.emplace_back(id, std::move(bytes).value());
    }
    return package;
}

support::Result<StoryPackage, Refused> story_package(std::string bytes, const author::TweeCopy& copy,
                                                     const engine::JudgeReply& judge) {
    auto text = author::decode_text(std::move(bytes));
    if (!text) return text.error();
    auto story = author::read_twee(text.value().text);
    if (!story) return story.error();
    auto made = author::case_from_twee(std::move(story).value(), copy, judge);
    if (!made) return made.error();
    auto one = author::packaged_case({{"scenario.json", made.value().script}});
    if (!one) return one.error();
    return StoryPackage{{AMENDS_VERSION, {std::move(one).value()}, {}}, std::move(made.value().notes)};
}

bool looks_like_story(const fs::path& file, std::string_view bytes) {
    std::string ending = file.extension().string();
    for (char& letter : ending)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
    return ending == ".twee" || ending == ".tw" || ending == ".tw2" || bytes.starts_with(":: ");
}

std::vector<CheckedCase> check_package(const Package& package, const fs::path& assets) {
    const scenario::Resources shipped = shipped_resources(assets);
    std::vector<CheckedCase> checked;
    for (const PackagedCase& one : package.cases) {
        const scenario::Resources around = resources_in(one, package, shipped);
        for (const auto& [name, bytes] : one.files)
            if (name == "scenario.json")
                checked.push_back(
                    {one.id, scenario::load_scenario(one.id + "/scenario.json", bytes, &around).problems});
    }
    return checked;
}

support::Result<PlacedPackage, Refused> place_package(const Package& package, const fs::path& parent,
                                                      const fs::path& assets) {
    PlacedPackage placed;
    NewFiles rubrics;
    if (auto refused = place_rubrics(package, assets, rubrics, placed.other_rubrics)) return *refused;
    std::vector<NewFolder> made;
    for (const PackagedCase& one : package.cases)
        made.emplace_back(one.id, one.files);
    auto folders = make_case_folders(parent, made);
    if (!folders) return folders.error();
    rubrics.keep();
    placed.folders = std::move(folders).value();
    return placed;
}

support::Result<fs::path, Refused> own_case_folder() {
    const auto data = platform::data_folder();
    if (!data) return Refused{"cli.no_data_folder", {}};
    return data.value() / "scenarios";
}

support::Result<support::Done, Refused> write_exported(const fs::path& file, std::string_view begins,
                                                       const std::string& bytes) {
    std::error_code error;
    if (fs::exists(file, error)) {
        const auto there = platform::read_file(file, author_export_bytes_max);
        if (!there || !there.value().starts_with(begins))
            return Refused{"exchange.something_else", {{"file", printable(file.string())}}};
    }
    if (const auto written = platform::replace_file(file, bytes); !written)
        return no_writing(file, written.error().answer);
    return support::Done{};
}

} // namespace amends::app
