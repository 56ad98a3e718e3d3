#include "sim/app/cli/named_case.hpp"

#include "sim/app/printable.hpp"

namespace amends::app::cli {

std::optional<LibraryCase> case_named(const std::string& name, const Environment& environment) {
    const scenario::Resources shipped = shipped_resources(environment.assets);
    std::error_code failed;
    std::optional<LibraryCase> found;
    if (std::filesystem::exists(name, failed)) {
        const auto files = case_files(name);
        if (files.size() == 1) found = load_case(files.front(), shipped);
    } else {
        found = find_case(library_folders(environment.library), name, shipped);
    }
    if (!found)
        environment.say("cli.play.no_case", {{"id", printable(name)}});
    else if (found->unreadable)
        environment.say_unreadable(found->file.string(), *found->unreadable);
    if (!found || found->unreadable) return std::nullopt;
    return found;
}

} // namespace amends::app::cli
