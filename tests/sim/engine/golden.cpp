#include "tests/sim/engine/golden.hpp"

#include "sim/engine/play.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/rubric_read.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace amends::engine::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string content(const std::string& fingerprint) {
    return golden_text(golden_folder() / "content" / (fingerprint + ".json"));
}

std::string line_of(const Event& event) {
    return "{\"at_ms\":" + std::to_string(event.at_ms) + ",\"contact\":" + json(event.contact).dump()
           + ",\"kind\":" + json(kind_of(event.payload)).dump() + ",\"payload\":" + to_json(event.payload)
           + "}";
}

/// The items as a JSON list with one of them a line.
std::string lined_list(const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items)
        list += (list.empty() ? "\n" : ",\n") + item;
    return "[" + list + "\n]";
}

std::vector<std::string> state_lines(const State& state) {
    std::vector<std::string> lines;
    std::istringstream text(digest(state));
    for (std::string line; std::getline(text, line);)
        lines.push_back(json(line).dump());
    return lines;
}

/// The report `amends play --json` prints, laid out for reading.
std::string report_of(const Playthrough& told) {
    Played played{told, {}, {}, told.state.phase == Phase::finished};
    played.contexts.resize(told.turns.size());
    return json::parse(play_report(played, false)).dump(1);
}

} // namespace

fs::path golden_folder() {
    return fs::path(AMENDS_SOURCE_DIR) / "tests/data/attempts";
}

std::vector<std::string> golden_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(golden_folder()))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string golden_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<Event> golden_events(const std::string& document) {
    std::vector<Event> events;
    const json read = json::parse(document);
    for (const json& stored : read.at("events")) {
        auto payload = payload_from_json(stored.at("kind").get<std::string>(), stored.at("payload").dump());
        if (!payload) throw std::runtime_error("no event: " + stored.dump());
        events.push_back({stored.at("at_ms").get<std::int64_t>(), stored.at("contact").get<std::string>(),
                          std::move(*payload)});
    }
    return events;
}

Case golden_case(const Began& began) {
    const auto script = scenario::read_scenario("scenario.json", content(began.scenario_fingerprint));
    const auto rubric = scenario::read_rubric("rubric.json", content(began.rubric_fingerprint));
    if (!script.scenario || !rubric.rubric)
        throw std::runtime_error("the kept case cannot be read any more: " + began.scenario_fingerprint);
    return make_case(script.scenario, rubric.rubric, began);
}

std::string golden_document(const Case& play, const std::vector<Event>& events) {
    std::vector<std::string> lines;
    for (const Event& event : events)
        lines.push_back(line_of(event));
    const Playthrough told = replay(play, events);
    return "{\n\"events\": " + lined_list(lines) + ",\n\"play\": " + report_of(told)
           + ",\n\"state\": " + lined_list(state_lines(told.state)) + "\n}\n";
}

} // namespace amends::engine::test
