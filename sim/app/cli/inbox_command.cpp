#include "sim/app/author/inbox_store.hpp"
#include "sim/app/cli/asking.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/names.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 4> mark_words = {"cli.inbox.sample", "cli.inbox.phrase",
                                                   "cli.inbox.transition", "cli.inbox.dismissed"};

json label_list(const text::LabelSet& labels) {
    json all = json::array();
    for (const text::Label label : text::all_labels())
        if (text::has(labels, label)) all.push_back(text::to_string(label));
    return all;
}

json act_list(const std::vector<text::ActId>& acts) {
    json all = json::array();
    for (const text::ActId& act : acts)
        all.push_back(act.value);
    return all;
}

json mark_json(const std::optional<author::InboxMark>& mark) {
    if (!mark) return nullptr;
    return {{"outcome", records::to_string(stored_mark(*mark).outcome)}, {"became", mark->became}};
}

json entry_json(const author::InboxEntry& entry) {
    json turns = json::array();
    for (const auto& [attempt, seq] : entry.turns)
        turns.push_back({{"attempt", attempt}, {"seq", seq}});
    return {{"scenario", entry.scenario},
            {"node", entry.node.value},
            {"reply", entry.reply},
            {"lang", entry.lang == support::Lang::zh ? "zh" : "en"},
            {"labels", label_list(entry.labels)},
            {"acts", act_list(entry.acts)},
            {"transition", entry.fired.empty() ? json(nullptr) : json(entry.fired.value)},
            {"fallbacks", entry.fallbacks},
            {"not_understood", entry.not_understood},
            {"turns", std::move(turns)},
            {"versions", entry.versions},
            {"newest_utc", entry.newest_utc},
            {"mark", mark_json(entry.mark)},
            {"before", mark_json(entry.before)}};
}

void print_entry(const author::InboxEntry& entry, const Environment& environment) {
    const ui::Texts& texts = environment.texts;
    environment.out << texts.get("cli.inbox.entry", {{"case", printable(entry.scenario)},
                                                     {"node", printable(entry.node.value)},
                                                     {"reply", printable(entry.reply)},
                                                     {"fallbacks", entry.fallbacks},
                                                     {"marked", entry.not_understood},
                                                     {"labels", label_words(texts, entry.labels)},
                                                     {"acts", act_words(texts, entry.acts)}})
                    << '\n';
    if (!entry.mark) return;
    const auto outcome = static_cast<std::size_t>(entry.mark->outcome);
    environment.out << texts.get(mark_words.at(outcome), {{"became", printable(entry.mark->became)}}) << '\n';
}

/// Played here or in the library; empty: all cases are meant.
bool is_known_case(const std::string& id, const std::vector<author::InboxTurn>& turns,
                   const Environment& environment) {
    return id.empty()
           || std::any_of(turns.begin(), turns.end(),
                          [&](const author::InboxTurn& turn) { return turn.scenario == id; })
           || find_case(library_folders(environment.library), id, shipped_resources(environment.assets));
}

} // namespace

Exit run(const InboxCommand& command, Environment& environment) {
    const auto folder = platform::data_folder();
    if (!folder) {
        environment.say_unreadable(folder.error().object, folder.error());
        return Exit::unavailable;
    }
    const std::filesystem::path file = records::files_in(folder.value()).database;
    auto reader = records::Reader::open(file);
    if (!reader) {
        environment.say("cli.records.none", {{"file", printable(file.string())}});
        return Exit::unavailable;
    }
    const auto listed = records::list_people(reader.value());
    if (!listed) return told_fault(listed.error(), environment);
    records::Actor actor = records::Actor::first();
    if (!listed.value().empty()) {
        if (command.as.empty()) {
            environment.say("cli.people.who");
            return Exit::unusable;
        }
        Exit code = Exit::fine;
        auto open = open_records(command.as, environment, code);
        if (!open) return code;
        actor = open->actor;
    }
    auto inbox = read_inbox(reader.value(), actor);
    if (!inbox) return told_fault(inbox.error(), environment);
    if (!is_known_case(command.scenario, inbox.value().turns, environment)) {
        environment.say("cli.play.no_case", {{"id", printable(command.scenario)}});
        return Exit::unusable;
    }
    std::erase_if(inbox.value().turns, [&](const author::InboxTurn& turn) {
        return !command.scenario.empty() && turn.scenario != command.scenario;
    });
    const auto entries = author::inbox_of(inbox.value().turns);
    json all = json::array();
    for (const author::InboxEntry& entry : entries) {
        all.push_back(entry_json(entry));
        if (!command.json) print_entry(entry, environment);
    }
    if (command.json)
        environment.out << all.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    else if (entries.empty())
        environment.out << (command.scenario.empty()
                                ? environment.texts.get("cli.inbox.none")
                                : environment.texts.get("cli.inbox.none_of", {{"case", command.scenario}}))
                        << '\n';
    if (inbox.value().other_version > 0)
        environment.say("cli.inbox.other_version", {{"count", inbox.value().other_version}});
    return Exit::fine;
}

} // namespace amends::app::cli
