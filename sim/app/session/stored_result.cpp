#include "sim/app/session/stored_result.hpp"

#include "sim/scenario/read.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace amends::app {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

StoredResult::Turn turn_in(const json& turn) {
    StoredResult::Turn read;
    if (!turn.is_object()) return read;
    read.reply = text_of(turn, "text");
    if (turn.contains("customer") && turn["customer"].is_array())
        for (const json& line : turn["customer"])
            if (line.is_string()) read.customer.push_back(line.get<std::string>());
    return read;
}

/// What every version's document has; whatever is missing or of another type is left out.
void read_document(StoredResult& into, const json& document) {
    into.ending = text_of(document, "ending");
    into.outcome = text_of(document, "outcome");
    if (document.contains("turns") && document["turns"].is_array())
        for (const json& turn : document["turns"])
            into.turns.push_back(turn_in(turn));
    const auto score = document.find("score");
    if (score == document.end() || !score->is_object()) return;
    into.passed = is_true(*score, "passed");
    into.provisional = is_true(*score, "provisional");
    if (const auto total = score->find("total"); total != score->end() && total->is_number())
        into.total_tenths = static_cast<int>(std::lround(total->get<double>() * 10));
}

/// The text of a choice, drawn, from the scenario the attempt was begun with; its id when that cannot be
/// read.
class Choices {
public:
    Choices(records::Reader& reader, const engine::Began& began) : began_(began) {
        const auto script = records::get_content(reader, began.scenario_fingerprint);
        if (script && script.value())
            play_.scenario = scenario::read_scenario("scenario.json", script.value()->bytes).scenario;
        play_.drawn = began.drawn;
    }
    [[nodiscard]] std::string text(const scenario::ChoiceId& id) const {
        if (play_.scenario)
            for (const scenario::Node& node : play_.scenario->nodes)
                for (const scenario::Choice& choice : node.choices)
                    if (choice.id == id) return engine::render(play_, choice.text, began_.lang);
        return id.value;
    }

private:
    const engine::Began& began_;
    engine::Case play_;
};

/// Replies as they were sent, also those that were taken back. Events of kinds this program does not know
/// pass by.
void read_replies(StoredResult& into, const std::vector<records::EventRow>& rows, const Choices& choices) {
    std::string open;
    for (const records::EventRow& row : rows) {
        const auto payload = row.payload ? engine::payload_from_json(row.kind, *row.payload) : std::nullopt;
        if (!payload) continue;
        if (const auto* bubble = std::get_if<engine::BubbleSent>(&*payload))
            open += (open.empty() ? "" : "\n") + bubble->text;
        if (const auto* taken = std::get_if<engine::ChoiceTaken>(&*payload))
            into.turns.push_back({{}, choices.text(taken->choice)});
        if (!std::holds_alternative<engine::TurnClosed>(*payload)) continue;
        into.turns.push_back({{}, std::exchange(open, {})});
    }
    if (!open.empty()) into.turns.push_back({{}, std::move(open)});
}

NotReady unreadable() {
    return {{"这次演练的记录读不出来。", "The records of this attempt cannot be read."}, {}};
}

} // namespace

support::Result<StoredResult, NotReady> read_stored_result(records::Reader& reader,
                                                           const std::string& attempt) {
    auto row = records::find_attempt(reader, attempt);
    if (!row) return NotReady{records::sentence(row.error()), {}};
    const auto rows = records::load_events(reader, attempt);
    if (!rows) return NotReady{records::sentence(rows.error()), {}};
    if (!row.value() || rows.value().empty() || !rows.value().front().payload) return unreadable();
    const auto first = engine::payload_from_json(rows.value().front().kind, *rows.value().front().payload);
    const auto* began = first ? std::get_if<engine::Began>(&*first) : nullptr;
    if (!began) return unreadable();
    StoredResult read;
    read.row = *std::move(row).value();
    read.engine_version = began->engine_version;
    read.lang = began->lang;
    const auto results = records::results_of(reader, attempt);
    if (!results) return NotReady{records::sentence(results.error()), {}};
    const json document =
        results.value().empty() ? json() : json::parse(results.value().back().result, nullptr, false);
    if (document.is_object()) {
        read.result = results.value().back().result;
        read_document(read, document);
    }
    if (read.turns.empty()) read_replies(read, rows.value(), Choices(reader, *began));
    return read;
}

} // namespace amends::app
