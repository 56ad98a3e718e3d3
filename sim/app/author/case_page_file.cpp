#include "sim/app/author/case_page_file.hpp"

#include "sim/app/cli/check_tests.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/case_page.hpp"
#include "sim/author/reading.hpp"
#include "sim/engine/sample_acts.hpp"
#include "sim/scenario/problem_kinds.hpp"

#include <charconv>

namespace amends::app {
namespace {

namespace fs = std::filesystem;

/// A value for a text's place: counts choose the plural's form.
ui::Place place_of(const std::pair<std::string_view, std::string>& named) {
    const bool counts = named.first == "days" || named.first == "min";
    std::int64_t count = 0;
    const char* const end = named.second.data() + named.second.size();
    if (counts
        && std::from_chars(named.second.data(), end, count) == std::from_chars_result{end, std::errc{}})
        return {named.first, count};
    return {named.first, named.second};
}

/// A text with up to three places; ui::Places is a list of literals.
std::string words_of(const ui::Texts& texts, std::string_view id, const author::PagePlaces& places) {
    switch (places.size()) {
    case 0: return texts.get(id);
    case 1: return texts.get(id, {place_of(places[0])});
    case 2: return texts.get(id, {place_of(places[0]), place_of(places[1])});
    default: return texts.get(id, {place_of(places[0]), place_of(places[1]), place_of(places[2])});
    }
}

std::optional<std::string> picture_bytes(const std::string& name, const fs::path& folder,
                                         const fs::path& assets, const scenario::Resources& around) {
    fs::path file;
    if (around.pictures.contains(name)) {
        if (around.not_pictures.contains(name)) return std::nullopt;
        file = folder / name;
    } else if (around.shipped_pictures.contains(name)) {
        file = assets / "pictures" / (name + ".png");
    } else if (name.starts_with("portraits/") && around.portraits.contains(name.substr(10))) {
        file = assets / "pictures" / name / "neutral.png";
    }
    if (file.empty()) return std::nullopt;
    auto bytes = platform::read_file(file, data_file_bytes_max);
    if (!bytes) return std::nullopt;
    const bool known = bytes.value().starts_with("\x89PNG") || bytes.value().starts_with("\xFF\xD8\xFF");
    return known ? std::optional(std::move(bytes).value()) : std::nullopt;
}

/// Empty where there is no such rubric.
std::string title_of_rubric(const scenario::Scenario& script, const fs::path& assets, support::Lang lang) {
    const auto rubric = load_rubric(assets, script.rubric.empty() ? "default" : script.rubric.value);
    return rubric && rubric.value().rubric ? rubric.value().rubric->title.in(lang) : std::string();
}

/// All that the check tells of it: of its text, of what the judge reads in it, of its tests and the walk.
std::vector<support::Problem> problems_of_case(const fs::path& file, const fs::path& assets,
                                               const std::function<JudgeFromFiles()>& read_judge) {
    const LibraryCase one = load_case(file, shipped_resources(assets));
    std::vector<support::Problem> problems = one.loaded.problems;
    if (!one.playable()) return problems;
    const cli::CheckedTests tests = cli::TestPlayer(assets, read_judge).play(one);
    problems.insert(problems.end(), tests.problems.begin(), tests.problems.end());
    if (auto acts = engine::missed_acts(tests.bench, one.loaded.source)) problems.push_back(std::move(*acts));
    scenario::sort_and_limit(problems);
    return problems;
}

} // namespace

support::Result<std::string, author::Refused>
page_of_case(const fs::path& file, const fs::path& assets, const ui::Texts& texts,
             const std::function<JudgeFromFiles()>& read_judge) {
    auto text = platform::read_file(file, data_file_bytes_max);
    if (!text)
        return author::Refused{"template.unreadable",
                               {{"file", printable(file.string())}, {"why", printable(text.error().answer)}}};
    const scenario::Resources around = resources_around(file, shipped_resources(assets));
    const author::Document document = author::open_document(
        author::DocumentKind::scenario, file.filename().string(), std::move(text).value());
    const author::Reading reading = author::read_document(document, &around);
    if (reading.draft == nullptr)
        return author::Refused{"exchange.no_json", {{"file", printable(file.string())}}};
    const std::vector<support::Problem> problems = problems_of_case(file, assets, read_judge);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    return author::case_page(
        {*reading.draft, problems, texts.lang(), AMENDS_VERSION,
         [&](std::string_view id, const author::PagePlaces& places) { return words_of(texts, id, places); },
         [&](const std::string& name) { return picture_bytes(name, folder, assets, around); },
         title_of_rubric(*reading.draft, assets, texts.lang())});
}

} // namespace amends::app
