#include "sim/app/out/xapi.hpp"

#include "sim/records/marks.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using XapiJson = nlohmann::ordered_json;
using nlohmann::json;

constexpr const char* category_cmi5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
constexpr const char* category_moveon = "https://w3id.org/xapi/cmi5/context/categories/moveon";
constexpr const char* session_extension = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
constexpr const char* verbs = "http://adlnet.gov/expapi/verbs/";
constexpr const char* activities = "http://adlnet.gov/expapi/activities/";

const json& xapi_member(const json& object, const char* name) {
    static const json none;
    if (!object.is_object()) return none;
    const auto at = object.find(name);
    return at == object.end() ? none : *at;
}

std::string xapi_text(const json& object, const char* name) {
    const json& value = xapi_member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Letters that an address keeps; everything else by its bytes.
std::string in_address(const std::string& name) {
    constexpr const char* hex = "0123456789ABCDEF";
    std::string text;
    for (const char one : name) {
        const auto byte = static_cast<unsigned char>(one);
        const bool plain = (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z')
                           || (one >= 'A' && one <= 'Z') || one == '-' || one == '_' || one == '.';
        if (plain)
            text += one;
        else
            text += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return text;
}

/// Builds the statements of one attempt.
class Statements {
public:
    Statements(const XapiAttempt& attempt, const XapiSettings& settings)
        : attempt_(attempt), settings_(settings) {
        began_ = json::parse(attempt.events.front().payload.value_or(""), nullptr, false);
        result_ = json::parse(attempt.result, nullptr, false);
    }

    std::vector<XapiJson> all() {
        std::vector<XapiJson> statements;
        const std::vector<const records::EventRow*> turns = closed_turns();
        for (std::size_t at = 0; at < turns.size(); ++at)
            statements.push_back(answered(*turns[at], at, turns.size()));
        statements.push_back(ended());
        return statements;
    }

private:
    /// Events that closed a turn which stands: those taken back are out.
    [[nodiscard]] std::vector<const records::EventRow*> closed_turns() const {
        std::vector<const records::EventRow*> turns;
        for (const records::EventRow& event : attempt_.events) {
            if (event.kind == "turn_closed" || event.kind == "choice_taken") turns.push_back(&event);
            if (event.kind != "rewound_to") continue;
            const json payload = json::parse(event.payload.value_or(""), nullptr, false);
            const json& seq = xapi_member(payload, "seq");
            if (seq.is_number())
                std::erase_if(turns, [&](const auto* turn) { return turn->seq > seq.get<std::int64_t>(); });
        }
        return turns;
    }

    [[nodiscard]] XapiJson actor() const {
        const std::string person = attempt_.row.person;
        const std::string name = person.empty() ? "desk-" + xapi_text(began_, "desk") : person;
        return {{"objectType", "Agent"}, {"account", {{"homePage", settings_.home}, {"name", name}}}};
    }
    [[nodiscard]] std::string case_address() const {
        return settings_.home + "case/" + in_address(attempt_.row.scenario);
    }
    [[nodiscard]] XapiJson verb(const char* name) const {
        return {{"id", std::string(verbs) + name}, {"display", {{"en", name}}}};
    }
    /// Registration: one person in one programme; a practice is a registration of its own.
    [[nodiscard]] XapiJson context(bool is_cmi5) const {
        const std::string programme = xapi_text(began_, "programme");
        const std::string registration = programme.empty()
                                             ? "attempt " + attempt_.row.id
                                             : "programme " + programme + ' ' + attempt_.row.person;
        XapiJson made{{"registration", uuid_of(registration)},
                      {"contextActivities",
                       {{"grouping",
                         XapiJson::array(
                             {{{"objectType", "Activity"},
                               {"id", settings_.home
                                          + (programme.empty() ? "practice"
                                                               : "programme/" + in_address(programme))}}})}}},
                      {"language", xapi_text(began_, "lang") == "en" ? "en" : "zh-CN"},
                      {"extensions",
                       {{session_extension, attempt_.row.id},
                        {settings_.home + "extensions/mode", attempt_.row.mode},
                        {settings_.home + "extensions/phase", attempt_.row.phase}}}};
        if (is_cmi5)
            made["contextActivities"]["category"] =
                XapiJson::array({{{"objectType", "Activity"}, {"id", category_cmi5}},
                                 {{"objectType", "Activity"}, {"id", category_moveon}}});
        return made;
    }

    [[nodiscard]] XapiJson ended() const {
        const records::EventRow& last = attempt_.events.back();
        const char* name = attempt_.waits ? "completed" : attempt_.passed ? "passed" : "failed";
        XapiJson result;
        if (attempt_.total_tenths)
            result["score"] = {{"scaled", *attempt_.total_tenths / 1000.0},
                               {"raw", *attempt_.total_tenths / 10.0},
                               {"min", 0},
                               {"max", 100}};
        // cmi5: success only with passed and failed, completion only with completed.
        if (attempt_.waits)
            result["completion"] = true;
        else
            result["success"] = attempt_.passed;
        result["duration"] = iso_duration(last.at_ms);
        XapiJson made_context = context(!attempt_.waits);
        if (attempt_.waits) made_context["extensions"][settings_.home + "extensions/provisional"] = true;
        const std::string standing =
            attempt_.total_tenths ? std::to_string(*attempt_.total_tenths) : std::string("none");
        return {{"id", statement_id(std::to_string(last.seq) + ' ' + name + ' ' + standing)},
                {"actor", actor()},
                {"verb", verb(name)},
                {"object",
                 {{"objectType", "Activity"},
                  {"id", case_address()},
                  {"definition", {{"type", std::string(activities) + "simulation"}}}}},
                {"result", result},
                {"context", made_context},
                {"timestamp", last.wall_utc}};
    }

    /// Another content is another statement: a record store refuses a known id that says something else.
    [[nodiscard]] std::string statement_id(const std::string& name) const {
        const bool is_home_given = settings_.home != XapiSettings{}.home;
        return uuid_of(attempt_.row.id + ' ' + name + (is_home_given ? ' ' + settings_.home : ""));
    }

    [[nodiscard]] XapiJson answered(const records::EventRow& closing, std::size_t at,
                                    std::size_t count) const {
        const json& turns = xapi_member(result_, "turns");
        const bool known = turns.is_array() && turns.size() == count;
        const json turn = known ? turns[at] : json::object();
        const bool is_choice = closing.kind == "choice_taken";
        const std::string node = xapi_text(turn, "node");
        XapiJson result;
        if (const json& seconds = xapi_member(turn, "seconds"); seconds.is_number())
            result["duration"] = iso_duration(seconds.get<std::int64_t>() * 1000);
        if (is_choice && !xapi_text(turn, "choice").empty()) result["response"] = xapi_text(turn, "choice");
        const bool with_words =
            settings_.with_words && (!settings_.may_tell || settings_.may_tell(closing.seq));
        if (with_words && !xapi_text(turn, "text").empty()) result["response"] = xapi_text(turn, "text");
        if (known)
            result["extensions"] = {{settings_.home + "extensions/labels", xapi_member(turn, "labels")},
                                    {settings_.home + "extensions/due", xapi_member(turn, "due")}};
        XapiJson definition{{"type", std::string(activities) + "cmi.interaction"},
                            {"interactionType", is_choice ? "choice" : "long-fill-in"}};
        if (with_words) {
            std::string lines;
            for (const json& line : xapi_member(turn, "customer"))
                if (line.is_string()) lines += (lines.empty() ? "" : "\n") + line.get<std::string>();
            if (!lines.empty())
                definition["description"][xapi_text(began_, "lang") == "en" ? "en" : "zh-CN"] = lines;
        }
        XapiJson statement{
            {"id", statement_id(std::to_string(closing.seq) + (with_words ? " words" : ""))},
            {"actor", actor()},
            {"verb", verb("answered")},
            {"object",
             {{"objectType", "Activity"},
              {"id", case_address() + "/turn/" + (node.empty() ? std::to_string(at + 1) : in_address(node))},
              {"definition", definition}}}};
        if (!result.empty()) statement["result"] = result;
        XapiJson made_context = context(false);
        made_context["contextActivities"]["parent"] =
            XapiJson::array({{{"objectType", "Activity"}, {"id", case_address()}}});
        statement["context"] = made_context;
        statement["timestamp"] = closing.wall_utc;
        return statement;
    }

    const XapiAttempt& attempt_;
    const XapiSettings& settings_;
    json began_, result_;
};

} // namespace

std::string uuid_of(const std::string& name) {
    // Our own name space, drawn once.
    static constexpr boost::uuids::uuid space = {
        {0x5d, 0x0e, 0x2c, 0x31, 0x9b, 0x7f, 0x4c, 0x56, 0x8a, 0x14, 0x6e, 0x2f, 0xd0, 0xb7, 0x43, 0x95}};
    return boost::uuids::to_string(boost::uuids::name_generator_sha1(space)(name));
}

std::string iso_duration(std::int64_t ms) {
    std::string text = "PT" + std::to_string(ms / 1000);
    if (const std::int64_t hundredths = ms % 1000 / 10; hundredths > 0)
        text += std::string(hundredths < 10 ? ".0" : ".") + std::to_string(hundredths);
    return text + "S";
}

std::vector<XapiJson> xapi_statements(const XapiAttempt& attempt, const XapiSettings& settings) {
    const bool is_whole = attempt.row.state == records::AttemptState::finished && !attempt.events.empty()
                          && attempt.events.front().payload;
    if (!is_whole) return {};
    return Statements(attempt, settings).all();
}

records::Outcome<std::optional<XapiAttempt>> read_for_xapi(records::Reader& reader,
                                                           const std::string& attempt) {
    auto row = records::find_attempt(reader, attempt);
    if (!row) return row.error();
    if (!row.value()) return std::optional<XapiAttempt>();
    XapiAttempt read;
    read.row = *std::move(row).value();
    auto events = records::load_events(reader, attempt);
    if (!events) return events.error();
    read.events = std::move(events).value();
    const auto results = records::results_of(reader, attempt);
    if (!results) return results.error();
    if (!results.value().empty()) read.result = results.value().back().result;
    const json score = xapi_member(json::parse(read.result, nullptr, false), "score");
    if (const json& total = xapi_member(score, "total"); total.is_number())
        read.total_tenths = static_cast<int>(total.get<double>() * 10 + 0.5);
    read.passed = xapi_member(score, "passed") == true;
    read.waits = read.row.mode == "assessment"
                 && (xapi_member(score, "provisional") == true || !xapi_member(score, "critical").empty());
    const auto standing = records::standing_result(reader, attempt); // people's marks and new versions
    if (!standing) return standing.error();
    if (standing.value()) {
        read.total_tenths = standing.value()->result.total_tenths;
        read.passed = standing.value()->result.passed;
        read.waits = standing.value()->result.waits;
    }
    return std::optional<XapiAttempt>(std::move(read));
}

} // namespace amends::app
