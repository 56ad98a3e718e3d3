#include "sim/app/cli/named_case.hpp"

#include "sim/app/printable.hpp"

namespace amends::app::cli {

std::optional<LibraryCase> find_named(const std::string& name, const Environment& environment,
                                      const scenario::Resources& shipped) {
    std::error_code failed;
    if (!std::filesystem::exists(name, failed))
        return find_case(library_folders(environment.library), name, shipped);
    const auto files = case_files(name);
    if (files.size() != 1) return std::nullopt;
    return load_case(files.front(), shipped);
}

std::optional<LibraryCase> told_named(const std::string& name, std::optional<LibraryCase> found,
                                      const Environment& environment) {
    if (!found)
        environment.say("cli.play.no_case", {{"id", printable(name)}});
    else if (found->unreadable)
        environment.say_unreadable(found->file.string(), *found->unreadable);
    if (!found || found->unreadable) return std::nullopt;
    return found;
}

std::optional<LibraryCase> case_named(const std::string& name, const Environment& environment) {
    return told_named(name, find_named(name, environment, shipped_resources(environment.assets)),
                      environment);
}

} // namespace amends::app::cli
