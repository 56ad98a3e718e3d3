#pragma once
// Attempts as statements of the Experience API, by the rules of its profile cmi5 (docs/xapi.md).
#include "sim/records/programmes.hpp"

#include <nlohmann/json_fwd.hpp>

#include <functional>

namespace amends::app {

struct XapiSettings {
    std::string home = "https://amends.invalid/"; ///< of accounts, cases and programmes; ends in a slash
    bool with_words = false;                      ///< what was typed and the case's lines
    /// Of these only the turns it says yes to, by the event that closed them; empty: all.
    std::function<bool(std::int64_t)> may_tell;
};

/// What an attempt's statements need.
struct XapiAttempt {
    records::AttemptRow row;
    std::vector<records::EventRow> events;
    std::string result;                 ///< the document as `play --json` printed it; empty: none
    std::optional<int> total_tenths;    ///< as it stands now, with people's marks
    bool passed = false, waits = false; ///< waits: nobody has confirmed it yet
};

/// One statement for the finished attempt (passed or failed; completed while it waits for a person) and one
/// `answered` for each turn. Nothing for an attempt that is not finished or whose event 0 was erased.
/// The same attempt gives the same ids each time; a result that a person changed has an id of its own.
std::vector<nlohmann::ordered_json> xapi_statements(const XapiAttempt&, const XapiSettings&);

/// Reads what they need.
records::Outcome<std::optional<XapiAttempt>> read_for_xapi(records::Reader&, const std::string& attempt);

/// A name-based UUID (version 5) of ours.
std::string uuid_of(const std::string& name);
/// Milliseconds as an ISO 8601 duration: "PT75.5S".
std::string iso_duration(std::int64_t ms);

} // namespace amends::app
