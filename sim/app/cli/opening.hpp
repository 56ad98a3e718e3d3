#pragma once
// Opening the store and saying so when it takes long.
#include "sim/app/cli/environment.hpp"
#include "sim/records/store.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace amends::app::cli {

/// When to tell how far something that takes long has come: after 2 s for the first time, then every 10 s.
class PatientWords {
public:
    /// Percent to tell now; nothing: it is too early.
    std::optional<int> at(std::chrono::milliseconds since_begin, double share);

private:
    std::chrono::milliseconds next_{2000};
};

/// The store in `folder`; while an older file is being brought up to date, how far that is, on the error
/// stream. `tells_tail`: also that the end of the records is missing.
records::Outcome<records::Store> open_telling(const std::filesystem::path& folder, const Environment&,
                                              bool tells_tail = true);

} // namespace amends::app::cli
