#include "sim/app/cli/records_import.hpp"

#include "sim/app/cli/opening.hpp"
#include "sim/app/cli/sign_in.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/collect.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using records::Collected;

std::int64_t fresh_in(const Collected& one, const char* table) {
    const auto at = one.fresh.find(table);
    return at == one.fresh.end() ? 0 : at->second;
}

std::string kind_name(records::CollectConflict::Kind kind) {
    constexpr const char* names[] = {"person", "content", "programme", "attempt", "sitting", "row"};
    return names[static_cast<std::size_t>(kind)];
}

json conflicts_json(const Collected& one, const Environment& environment) {
    json conflicts = json::array();
    for (const records::CollectConflict& conflict : one.conflicts)
        conflicts.push_back({{"kind", kind_name(conflict.kind)},
                             {"id", conflict.id},
                             {"ours", conflict.ours},
                             {"theirs", conflict.theirs},
                             {"message", records::sentence(conflict).in(environment.lang())}});
    return conflicts;
}

json collected_json(const Collected& one, const Environment& environment) {
    return {{"file", one.source.string()},
            {"desk", one.desk},
            {"taken", one.is_taken},
            {"new", one.fresh},
            {"known_attempts", one.known_attempts},
            {"longer_attempts", one.longer_attempts},
            {"erased_here", one.erased_here},
            {"came_erased", one.came_erased},
            {"roles_left", one.roles_left},
            {"conflicts", conflicts_json(one, environment)}};
}

void tell_conflicts(const Collected& one, const Environment& environment) {
    for (const records::CollectConflict& conflict : one.conflicts)
        environment.err << "amends: " << printable(records::sentence(conflict).in(environment.lang()))
                        << '\n';
}

void tell(const Collected& one, bool is_dry, Environment& environment) {
    const bool is_kept_out = !one.is_taken && !is_dry;
    const char* words = is_kept_out ? "cli.records.not_collected"
                        : is_dry    ? "cli.records.would_collect"
                                    : "cli.records.collected";
    environment.out << environment.texts.get(words, {{"file", printable(one.source.string())},
                                                     {"attempts", fresh_in(one, "attempts")},
                                                     {"longer", one.longer_attempts},
                                                     {"people", fresh_in(one, "people")},
                                                     {"sittings", fresh_in(one, "sittings")},
                                                     {"known", one.known_attempts}})
                    << '\n';
    if (one.erased_here > 0)
        environment.out << environment.texts.get("cli.records.erased_here", {{"count", one.erased_here}})
                        << '\n';
    if (one.came_erased > 0)
        environment.out << environment.texts.get("cli.records.came_erased", {{"count", one.came_erased}})
                        << '\n';
    for (const std::string& id : one.roles_left)
        environment.out << environment.texts.get("cli.records.role_left", {{"person", printable(id)}})
                        << '\n';
}

} // namespace

Exit import_records(const std::filesystem::path& folder, const RecordsCommand& command,
                    Environment& environment) {
    const auto sources = records::stores_in(command.file);
    if (!sources) return told_fault(sources.error(), environment);
    auto store = open_telling(folder, environment);
    if (!store) return told_fault(store.error(), environment);
    Exit refused = Exit::fine;
    const auto actor = actor_for(store.value(), command.as, environment, refused);
    if (!actor) return refused;
    Exit code = Exit::fine;
    json told = json::array();
    for (const std::filesystem::path& source : sources.value()) {
        const auto collected =
            records::collect_store(store.value(), *actor, source, {command.dry_run, command.keep_names});
        if (!collected) {
            code = std::max(code, told_fault(collected.error(), environment));
            told.push_back({{"file", source.string()},
                            {"taken", false},
                            {"fault", records::sentence(collected.error()).in(environment.lang())}});
            if (collected.error().kind != records::FaultKind::bad_source) break; // ours, not theirs
            continue;
        }
        const Collected& one = collected.value();
        tell_conflicts(one, environment);
        if (!one.conflicts.empty()) code = std::max(code, Exit::findings);
        if (!one.is_taken && !command.dry_run) code = std::max(code, Exit::unusable);
        told.push_back(collected_json(one, environment));
        if (!command.json) tell(one, command.dry_run, environment);
    }
    if (command.json)
        environment.out << json{{"dry_run", command.dry_run}, {"sources", told}}.dump(
            -1, ' ', false, json::error_handler_t::replace)
                        << '\n';
    return code;
}

} // namespace amends::app::cli
