#include "sim/app/cli/environment.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "support/json_read.hpp"

#include <cstdlib>
#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t text_bytes_max = 4U << 20U;

std::optional<support::Lang> lang_named(std::string_view name) {
    if (name.starts_with("zh")) return support::Lang::zh;
    if (name.empty()) return std::nullopt;
    return support::Lang::en;
}

/// "language" of settings.json; nothing when there is none or it is unreadable.
std::optional<support::Lang> lang_in_settings() {
    const auto folder = platform::config_folder();
    if (!folder) return std::nullopt;
    const auto text = platform::read_file(folder.value() / "settings.json", text_bytes_max);
    if (!text) return std::nullopt;
    const auto parsed = support::parse_json("settings.json", text.value());
    const support::Json* language = parsed.root ? parsed.root->find("language") : nullptr;
    return language ? lang_named(language->text) : std::nullopt;
}

} // namespace

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
    if (const auto set = lang_in_settings()) return *set;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (!value || !*value) continue;
        return lang_named(value).value_or(support::Lang::en);
    }
    return support::Lang::en;
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
