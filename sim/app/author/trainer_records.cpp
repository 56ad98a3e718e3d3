#include "sim/app/author/trainer_records.hpp"

#include "sim/records/snapshot.hpp"

#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;

std::string member_text(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool member_holds(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_boolean() && at->get<bool>();
}

} // namespace

std::map<std::string, author::AttemptsOverview>
overview_of_counts(const std::vector<records::PlaceCount>& counts) {
    std::map<std::string, author::AttemptsOverview> all;
    for (const records::PlaceCount& one : counts) {
        author::AttemptsOverview& into = all[one.scenario];
        const int count = static_cast<int>(one.count);
        const scenario::PlaceId place(one.place);
        if (one.what == "attempts") into.attempts = count;
        if (one.what == "passed") into.passed = count;
        if (one.what == "abandoned") into.abandoned = count;
        if (one.what == "ending") into.endings[place] = count;
        if (one.what == "came") into.nodes[place].came = count;
        if (one.what == "lost") into.nodes[place].lost = count;
        if (one.what == "fallbacks") into.nodes[place].fallbacks = count;
        if (one.what == "chosen") into.nodes[place].chosen = count;
        if (one.what == "taken") into.nodes[place].taken[scenario::ChoiceId(one.choice)] = count;
    }
    return all;
}

author::AttemptFacts facts_of_result(const records::AttemptRow& row, const std::string& result) {
    author::AttemptFacts facts{.scenario = row.scenario,
                               .abandoned = row.state == records::AttemptState::abandoned};
    const json summary = row.summary ? json::parse(*row.summary, nullptr, false) : json();
    facts.passed = summary.is_object() && member_holds(summary, "passed");
    const json document = json::parse(result, nullptr, false);
    if (!document.is_object()) return facts;
    facts.ending = scenario::PlaceId(member_text(document, "ending"));
    const auto turns = document.find("turns");
    if (turns == document.end() || !turns->is_array()) return facts;
    for (const json& turn : *turns) {
        if (!turn.is_object()) continue;
        facts.turns.push_back({scenario::PlaceId(member_text(turn, "node")),
                               scenario::ChoiceId(member_text(turn, "choice")),
                               member_holds(turn, "fell_back")});
    }
    return facts;
}

std::map<std::string, author::AttemptsOverview> recount_attempts(records::Reader& reader) {
    const auto rows = records::list_attempts(reader);
    if (!rows) return {};
    std::vector<author::AttemptFacts> facts;
    for (const records::AttemptRow& row : rows.value()) {
        if (row.state == records::AttemptState::open) continue;
        const auto results = records::results_of(reader, row.id);
        if (!results || results.value().empty()) continue; // closed unread, or erased
        facts.push_back(facts_of_result(row, results.value().back().result));
    }
    return author::overview_of(facts);
}

TrainerRecords read_for_trainer(records::Reader& reader, const records::Actor& actor) {
    const records::Snapshot moment(reader);
    TrainerRecords read;
    if (auto inbox = read_inbox(reader, actor, inbox_page)) read.inbox = std::move(inbox).value();
    if (const auto counts = records::place_counts(reader))
        read.attempts = counts.value() ? overview_of_counts(*counts.value()) : recount_attempts(reader);
    return read;
}

std::future<TrainerRecords> begin_reading_records(std::filesystem::path database, std::string vfs,
                                                  records::Actor actor, std::function<void()> wake) {
    return std::async(std::launch::async,
                      [database = std::move(database), vfs = std::move(vfs), actor = std::move(actor),
                       wake = std::move(wake)]() -> TrainerRecords {
                          TrainerRecords read;
                          if (auto reader = records::Reader::open(database, vfs))
                              read = read_for_trainer(reader.value(), actor);
                          if (wake) wake();
                          return read;
                      });
}

std::vector<std::string> ids_of_case(const author::Document& document) {
    std::vector<std::string> ids;
    for (const char* key : {"id", copied_from_key})
        if (const auto id = author::text_at(document, author::JsonPlace{} / key); !id.empty())
            ids.emplace_back(id);
    return ids;
}

} // namespace amends::app
