#pragma once
// Golden attempts: whole plays with the cases they were played on, kept as files in tests/data/attempts.
//
//   NAME.json             the stored events, the play's report and the state they lead to
//   content/HASH.json     scenarios (without samples and tests, which no play reads) and rubrics
//   plans/NAME.txt        the lines an attempt was recorded from
#include "sim/engine/playthrough.hpp"

#include <filesystem>

namespace amends::engine::test {

/// tests/data/attempts
std::filesystem::path golden_folder();
/// The names of all attempts, sorted.
std::vector<std::string> golden_names();
std::string golden_text(const std::filesystem::path&);

/// The events of a stored document. Throws when one cannot be read.
std::vector<Event> golden_events(const std::string& document);
/// The case event 0 names, from `content`. Throws when it is not there.
Case golden_case(const Began&);

/// The document of these events as this build plays them: one event a line, the report, the state.
std::string golden_document(const Case&, const std::vector<Event>&);

} // namespace amends::engine::test
