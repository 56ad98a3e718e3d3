#include "sim/app/out/debrief_file.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/author/exchange.hpp"

#include <cstdlib>
#include <fstream>

namespace amends::app {
namespace {

std::filesystem::path folder_in(const char* variable) {
    const char* value = std::getenv(variable);
    const std::filesystem::path path = value ? value : "";
    return path.is_absolute() ? path : std::filesystem::path();
}

bool is_there(const std::filesystem::path& folder) {
    std::error_code ignored;
    return !folder.empty() && std::filesystem::is_directory(folder, ignored);
}

std::filesystem::path named_documents(const std::filesystem::path& home) {
    const std::filesystem::path config = folder_in("XDG_CONFIG_HOME");
    std::ifstream names((config.empty() ? home / ".config" : config) / "user-dirs.dirs");
    const std::string begins = "XDG_DOCUMENTS_DIR=\"$HOME/";
    for (std::string line; std::getline(names, line);)
        if (line.starts_with(begins) && line.ends_with('"'))
            return home / line.substr(begins.size(), line.size() - begins.size() - 1);
    return {};
}

} // namespace

std::filesystem::path documents_folder(const std::filesystem::path& fallback) {
    const std::filesystem::path home = folder_in("HOME");
    if (!is_there(home)) return fallback;
    for (const std::filesystem::path& folder : {named_documents(home), home / "Documents"})
        if (is_there(folder)) return folder;
    return home;
}

support::Result<std::filesystem::path, NotWritten> write_debrief_file(const ui::DebriefView& view,
                                                                      const ui::Texts& texts,
                                                                      const DebriefPageFacts& facts,
                                                                      const std::filesystem::path& folder) {
    // A UUID's first part tells attempts apart; the whole of it stands on the page.
    const std::string name = "amends-debrief-" + facts.attempt.substr(0, 8) + ".html";
    const auto written = write_exported(folder / name, "<!DOCTYPE html>", debrief_page(view, texts, facts));
    if (!written) return NotWritten{refused_words(written.error(), texts)};
    return folder / name;
}

} // namespace amends::app
