#pragma once
// What commands on the records begin with: the store of this desk, a connection to read by, and who asks.
#include "sim/app/cli/sign_in.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/programmes.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <ostream>

namespace amends::app::cli {

/// The store of this desk. Nothing after having said why not; `code` is then the exit code.
std::optional<records::Store> open_desk_store(const Environment&, Exit& code);

struct OpenRecords {
    records::Store store;
    records::Reader reader;
    records::Actor actor;
};
/// The same, opened for reading too, and `person` signed in as actor_for does.
std::optional<OpenRecords> open_records(const std::string& person, const Environment&, Exit& code);
/// The same of the store in `folder`.
std::optional<OpenRecords> open_records_in(const std::filesystem::path& folder, const std::string& person,
                                           const Environment&, Exit& code);

/// The programme of this id, else those of this title.
records::Outcome<std::vector<records::Programme>> programmes_called(records::Reader&,
                                                                    const std::string& id_or_title);
/// The only one of these. Nothing after having said that there is none, or several.
std::optional<records::Programme> programme_named(records::Reader&, const std::string& id_or_title,
                                                  const Environment&, Exit& code);

/// A command with what it works on.
template <class Command>
struct Asking {
    records::Store& store;
    records::Reader& reader;
    records::Actor actor;
    const Command& command;
    Environment& environment;

    /// Null when it is durable; else said and its exit code.
    [[nodiscard]] std::optional<Exit> failed(records::Store::Ticket ticket) const {
        const auto fault = store.wait(ticket).fault;
        if (!fault) return std::nullopt;
        return told_fault(*fault, environment);
    }
    void line(std::string_view id, ui::Places places = {}) const {
        environment.out << environment.texts.get(id, places) << '\n';
    }
    void document(const nlohmann::json& value) const {
        environment.out << value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
};

} // namespace amends::app::cli
