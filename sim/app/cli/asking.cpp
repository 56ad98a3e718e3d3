#include "sim/app/cli/asking.hpp"

#include "sim/app/cli/opening.hpp"
#include "sim/app/platform/places.hpp"

namespace amends::app::cli {

namespace {

std::optional<records::Store> open_store_in(const std::filesystem::path& folder,
                                            const Environment& environment, Exit& code) {
    auto opened = open_telling(folder, environment);
    if (opened) return std::move(opened).value();
    code = told_fault(opened.error(), environment);
    return std::nullopt;
}

/// Nothing after having said that no place for records is known.
std::optional<std::filesystem::path> desk_folder(const Environment& environment, Exit& code) {
    auto folder = platform::data_folder();
    if (folder) return std::move(folder).value();
    environment.say("cli.no_data_folder");
    code = Exit::unavailable;
    return std::nullopt;
}

} // namespace

std::optional<records::Store> open_desk_store(const Environment& environment, Exit& code) {
    const auto folder = desk_folder(environment, code);
    return folder ? open_store_in(*folder, environment, code) : std::nullopt;
}

std::optional<OpenRecords> open_records(const std::string& person, const Environment& environment,
                                        Exit& code) {
    const auto folder = desk_folder(environment, code);
    return folder ? open_records_in(*folder, person, environment, code) : std::nullopt;
}

std::optional<OpenRecords> open_records_in(const std::filesystem::path& folder, const std::string& person,
                                           const Environment& environment, Exit& code) {
    auto store = open_store_in(folder, environment, code);
    if (!store) return std::nullopt;
    const auto actor = actor_for(*store, person, environment, code);
    if (!actor) return std::nullopt;
    auto reader = records::reader_of(*store);
    if (reader) return OpenRecords{std::move(*store), std::move(reader).value(), *actor};
    code = told_fault(reader.error(), environment);
    return std::nullopt;
}

records::Outcome<std::vector<records::Programme>> programmes_called(records::Reader& reader,
                                                                    const std::string& id_or_title) {
    auto all = records::list_programmes(reader);
    if (!all) return all;
    std::vector<records::Programme> found;
    for (records::Programme& one : all.value()) {
        if (one.id == id_or_title) return std::vector{std::move(one)};
        if (one.title == id_or_title) found.push_back(std::move(one));
    }
    return found;
}

std::optional<records::Programme> programme_named(records::Reader& reader, const std::string& id_or_title,
                                                  const Environment& environment, Exit& code) {
    auto found = programmes_called(reader, id_or_title);
    code = Exit::unusable;
    if (!found) {
        code = told_fault(found.error(), environment);
        return std::nullopt;
    }
    if (found.value().size() == 1) return std::move(found.value().front());
    environment.say(found.value().empty() ? "cli.programme.none" : "cli.programme.several",
                    {{"id", printable(id_or_title)}});
    return std::nullopt;
}

} // namespace amends::app::cli
