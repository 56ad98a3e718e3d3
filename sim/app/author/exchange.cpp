#include "sim/app/author/exchange.hpp"

#include "sim/app/author/case_folder.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/document.hpp"
#include "sim/author/package_manifest.hpp"
#include "sim/author/package_names.hpp"
#include "sim/author/reading.hpp"
#include "sim/author/table_text.hpp"
#include "sim/engine/case_tests.hpp"
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
    auto made = author::packaged_case(std::move(files));
    if (made || made.error().text != "package.case_broken") return made;
    const std::string& at = made.error().places.front().second; // "scenario.json:LINE:COLUMN"
    return Refused{"exchange.case_cut", {{"at", printable(file.string()) + at.substr(at.find(':'))}}};
}

/// What lies around a case of a package, as if it stood on disk.
scenario::Resources resources_in(const PackagedCase& one, const Package& package, const std::string& home,
                                 scenario::Resources around) {
    around.folder = one.id;
    for (const auto& [name, bytes] : one.files) {
        if (name == "scenario.json") continue;
        if (name.starts_with("parts/") && name.ends_with(".json")) {
            const std::string part = fs::path(name).stem().string();
            around.parts[part] = {home + name, bytes};
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

/// Another text of that rubric is here.
bool is_other_here(const std::string& id, const std::string& bytes, const fs::path& assets) {
    const auto here = platform::read_file(rubric_file(assets, id), data_file_bytes_max);
    return here && here.value() != bytes;
}

/// The text with one of its members another text.
std::string with_text(author::DocumentKind kind, const std::string& bytes, const char* key,
                      const std::string& text) {
    const auto edited =
        author::apply(author::open_document(kind, key, bytes),
                      {{}, {}, {author::SetValue{author::JsonPlace{} / key, author::json_of(text)}}});
    return edited ? edited.value().document.text() : bytes;
}

/// The rubric comes to be called otherwise, in the package's cases as well.
TakenInAs rename_rubric(Package& package, NamedBytes& rubric, const fs::path& assets) {
    TakenInAs renamed{rubric.first, {}};
    const auto is_taken = [&](const std::string& id) {
        std::error_code error;
        return fs::exists(rubric_file(assets, id), error)
               || std::any_of(package.rubrics.begin(), package.rubrics.end(),
                              [&](const NamedBytes& one) { return one.first == id; });
    };
    for (int number = 2; renamed.as.empty() || is_taken(renamed.as); ++number)
        renamed.as = renamed.id + '-' + std::to_string(number);
    rubric = {renamed.as, with_text(author::DocumentKind::rubric, rubric.second, "id", renamed.as)};
    for (PackagedCase& one : package.cases) {
        if (one.rubric != renamed.id) continue;
        one.rubric = renamed.as;
        for (auto& [path, bytes] : one.files)
            if (path == "scenario.json")
                bytes = with_text(author::DocumentKind::scenario, bytes, "rubric", renamed.as);
    }
    return renamed;
}

/// Rubrics that are nowhere here come into the data folder.
std::optional<Refused> place_rubrics(const Package& package, const fs::path& assets, NewFiles& made) {
    for (const auto& [id, bytes] : package.rubrics) {
        const auto here = platform::read_file(rubric_file(assets, id), data_file_bytes_max);
        if (here) continue;
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

/// Parts that the cases bring and that stand otherwise among the shared ones here.
std::vector<OwnPart> parts_of_their_own(const Package& package, const fs::path& parent) {
    std::vector<fs::path> libraries = {parent};
    if (const auto installed = platform::installed_scenario_folder()) libraries.push_back(installed.value());
    std::vector<OwnPart> own;
    for (const PackagedCase& one : package.cases)
        for (const auto& [path, bytes] : one.files) {
            if (!path.starts_with("parts/")) continue;
            const bool differs =
                std::any_of(libraries.begin(), libraries.end(), [&](const fs::path& library) {
                    const auto here = platform::read_file(library / "_parts" / fs::path(path).filename(),
                                                          data_file_bytes_max);
                    return here && here.value() != bytes;
                });
            if (differs) own.push_back({one.id, fs::path(path).stem().string()});
        }
    return own;
}

/// Where a case of that id lies: in the folder it is to come into, else in the library's others.
struct IdInUse {
    bool in_parent = false;
    fs::path elsewhere; ///< its folder, when its text is another
};
IdInUse use_of_id(const PackagedCase& one, const std::string& id, const fs::path& parent) {
    std::error_code error;
    IdInUse use{fs::symlink_status(parent / id, error).type() != fs::file_type::not_found, {}};
    for (const fs::path& library : library_folders({})) {
        if (fs::equivalent(library, parent, error)) continue;
        const auto here = platform::read_file(library / id / "scenario.json", data_file_bytes_max);
        const bool same =
            here && std::any_of(one.files.begin(), one.files.end(), [&](const NamedBytes& file) {
                return file.first == "scenario.json" && file.second == here.value();
            });
        if (here && !same && use.elsewhere.empty()) use.elsewhere = library / id;
    }
    return use;
}

/// Cases whose id is taken come to be called otherwise, or are told.
std::optional<Refused> settle_ids(Package& package, const fs::path& parent, TakenId other,
                                  PlacedPackage& placed) {
    for (PackagedCase& one : package.cases) {
        const IdInUse use = use_of_id(one, one.id, parent);
        if (!use.in_parent && use.elsewhere.empty()) continue;
        if (other == TakenId::refuse) {
            if (!use.in_parent) placed.same_ids.push_back({one.id, parent / one.id, use.elsewhere});
            continue; // what is in `parent` is told where the folder is made
        }
        const auto is_taken = [&](const std::string& id) {
            const IdInUse other_use = use_of_id(one, id, parent);
            return other_use.in_parent || !other_use.elsewhere.empty()
                   || std::any_of(package.cases.begin(), package.cases.end(),
                                  [&](const PackagedCase& listed) { return listed.id == id; });
        };
        TakenInAs renamed{one.id, {}};
        for (int number = 2; renamed.as.empty() || is_taken(renamed.as); ++number)
            renamed.as = renamed.id + '-' + std::to_string(number);
        auto made = author::renamed_case(std::move(one), renamed.as);
        if (!made) return made.error();
        one = std::move(made).value();
        placed.renamed_cases.push_back(renamed);
    }
    return std::nullopt;
}

void add_all(std::vector<support::Problem>& all, const std::vector<support::Problem>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// What is wrong with a rubric of a package, its name included.
std::vector<support::Problem> problems_of_rubric(const std::string& file, const std::string& id,
                                                 const std::string& bytes) {
    const scenario::ReadRubric read = scenario::read_rubric(file, bytes);
    std::vector<support::Problem> problems = read.problems;
    if (read.rubric && read.rubric->id != id)
        problems.push_back(
            {file,
             0,
             0,
             support::Severity::error,
             {},
             {"这份评分标准的标识是“" + printable(read.rubric->id) + "”，文件名却不是",
              "this rubric's id is \"" + printable(read.rubric->id) + "\", its file is named otherwise"},
             {"两处写成一样", "give both one name"}});
    return problems;
}

/// Shared parts of a case, each read for itself: one that is not included counts as well.
std::vector<support::Problem> problems_of_parts(const PackagedCase& one, const std::string& home,
                                                const scenario::Resources& around) {
    std::vector<support::Problem> problems;
    for (const auto& [path, bytes] : one.files) {
        if (!path.starts_with("parts/") || !path.ends_with(".json")) continue;
        const author::Document part = author::open_document(author::DocumentKind::part, home + path, bytes);
        for (const author::PlacedProblem& found : author::read_document(part, &around).problems)
            problems.push_back(found.problem);
    }
    return problems;
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
        if (file == assets / "rubrics" / file.filename()) continue;    // it ships with every program
        auto bytes = platform::read_file(file, data_file_bytes_max);
        if (!bytes) return no_reading(bytes.error());
        package.rubrics.emplace_back(id, std::move(bytes).value());
    }
    return package;
}

support::Result<StoryPackage, Refused> story_package(std::string bytes, const author::TweeCopy& copy,
                                                     const engine::JudgeReply& judge) {
    auto text = author::decode_text(std::move(bytes));
    if (!text && text.error().text == "intake.table.encoding") return Refused{"twee.encoding", {}};
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

PackageCheck check_package(const Package& package, const std::string& name, const fs::path& assets) {
    const scenario::Resources shipped = shipped_resources(assets);
    PackageCheck check;
    for (const auto& [id, bytes] : package.rubrics)
        add_all(check.problems, problems_of_rubric(name + ':' + author::path_of_rubric(id), id, bytes));
    for (const PackagedCase& one : package.cases) {
        const std::string home = name + ':' + author::path_of_case_file(one.id, {});
        const scenario::Resources around = resources_in(one, package, home, shipped);
        add_all(check.problems, problems_of_parts(one, home, around));
    }
    check.refused = support::has_errors(check.problems);
    for (const PackagedCase& one : package.cases) {
        const std::string home = name + ':' + author::path_of_case_file(one.id, {});
        const scenario::Resources around = resources_in(one, package, home, shipped);
        for (const auto& [path, bytes] : one.files)
            if (path == "scenario.json")
                add_all(check.problems, scenario::load_scenario(home + path, bytes, &around).problems);
    }
    support::sort_problems(check.problems);
    return check;
}

support::Result<PlacedPackage, Refused> place_package(Package package, const fs::path& parent,
                                                      const fs::path& assets, TakenId other) {
    PlacedPackage placed;
    for (NamedBytes& rubric : package.rubrics) {
        if (!is_other_here(rubric.first, rubric.second, assets)) continue;
        if (other == TakenId::refuse) return Refused{"package.other_rubric", {{"id", rubric.first}}};
        placed.renamed.push_back(rename_rubric(package, rubric, assets));
    }
    if (auto refused = settle_ids(package, parent, other, placed)) return *refused;
    NewFiles rubrics;
    if (auto refused = place_rubrics(package, assets, rubrics)) return *refused;
    placed.own_parts = parts_of_their_own(package, parent);
    std::vector<NewFolder> made;
    for (const PackagedCase& one : package.cases)
        made.emplace_back(one.id, one.files);
    auto folders = make_case_folders(parent, made);
    if (!folders) return folders.error();
    rubrics.keep();
    placed.folders = std::move(folders).value();
    return placed;
}

ImportedTests play_imported(const std::vector<fs::path>& folders, const fs::path& assets,
                            const engine::JudgeReply& judge) {
    const scenario::Resources shipped = shipped_resources(assets);
    ImportedTests played;
    for (const fs::path& folder : folders) {
        const LibraryCase one = load_case(folder / "scenario.json", shipped);
        if (!one.playable() || one.loaded.scenario->tests.empty()) continue;
        const std::string& rubric_id = one.loaded.scenario->rubric.value;
        const auto rubric = load_rubric(assets, rubric_id.empty() ? "default" : rubric_id);
        if (!rubric || !rubric.value().rubric) continue;
        const engine::TestRuns runs = engine::run_tests(one.loaded.scenario, rubric.value().rubric, judge);
        played.run += runs.runs.size();
        played.failed += runs.failed();
        add_all(played.problems, engine::problems_of(runs, one.loaded.source));
    }
    return played;
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
