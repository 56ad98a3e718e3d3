#include "sim/app/cli/environment.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/settings_file.hpp"

#include <cerrno>
#include <ostream>
#include <system_error>

namespace amends::app::cli {
namespace {

constexpr std::size_t text_bytes_max = 4U << 20U;

/// The text that says a system's answer in words of ours; empty: it is told as it is.
std::string_view reason_id(const std::string& answer) {
    const std::initializer_list<std::pair<int, std::string_view>> known = {{ENOENT, "cli.why.missing"},
                                                                           {EACCES, "cli.why.not_allowed"},
                                                                           {EISDIR, "cli.why.no_file"},
                                                                           {ENOTDIR, "cli.why.missing"},
                                                                           {ENAMETOOLONG, "cli.why.missing"}};
    for (const auto& [number, id] : known)
        if (answer == std::generic_category().message(number)) return id;
    if (answer == "not a regular file") return "cli.why.no_file";
    if (answer == "a link that leads out of its folder") return "cli.why.link_outside";
    return answer.starts_with("larger than ") ? "cli.why.too_large" : "";
}

} // namespace

void Environment::say_unreadable(const std::string& file, const support::Error& error) const {
    const std::string_view id = reason_id(error.answer);
    say("cli.unreadable",
        {{"file", printable(file)}, {"why", id.empty() ? printable(error.answer) : texts.get(id)}});
}

void Environment::say(std::string_view id, ui::Places places) const {
    err << "amends: " << texts.get(id, places) << '\n';
}

void Environment::say(const support::Localized& text) const {
    err << "amends: " << text.in(lang()) << '\n';
}

void Environment::tell(const std::vector<support::Problem>& problems) const {
    for (const support::Problem& problem : problems)
        err << format_problem(problem, lang()) << '\n';
}

support::Lang language_of(const std::optional<support::Lang>& asked) {
    if (asked) return *asked;
    const auto folder = platform::config_folder();
    if (folder)
        if (const auto set = read_settings(folder.value() / "settings.json").lang) return *set;
    return language_of_environment();
}

ui::Texts read_texts(const std::filesystem::path& assets, support::Lang lang, std::ostream& err) {
    const std::filesystem::path path = assets / "text" / (lang == support::Lang::zh ? "zh.json" : "en.json");
    const auto content = platform::read_file(path, text_bytes_max);
    if (!content) {
        err << "amends: " << path.string() << ": " << content.error().answer << '\n';
        return {};
    }
    auto texts = ui::Texts::parse(lang, content.value());
    if (texts) return std::move(texts).value();
    err << "amends: " << path.string() << ": " << texts.error().answer << '\n';
    return {};
}

} // namespace amends::app::cli
