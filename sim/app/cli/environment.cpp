#include "sim/app/cli/environment.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/settings_file.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t text_bytes_max = 4U << 20U;

} // namespace

void Environment::say_unreadable(const std::string& file, const support::Error& error) const {
    say("cli.unreadable",
        {{"file", printable(file)}, {"why", answer_words(error.answer, FileDeed::read, texts)}});
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
