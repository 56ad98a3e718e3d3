#pragma once
// Attempts as they stand in the store, for reading. Nothing is folded, so that those of another engine
// version can be read as well.
#include "sim/app/session/ready_case.hpp"

namespace amends::app {

struct StoredResult {
    struct Turn {
        std::vector<std::string> customer; ///< empty where no result tells it
        std::string reply;
    };
    records::AttemptRow row;
    int engine_version = 0;
    support::Lang lang = support::Lang::zh;
    std::vector<Turn> turns;
    std::optional<int> total_tenths; ///< null: no mark
    bool passed = false, provisional = false;
    std::string ending, outcome; ///< ids; empty: none
    std::string result;          ///< the whole document, as `play --json` printed it; empty: none
    [[nodiscard]] bool of_another_version() const { return engine_version != engine::engine_version; }
};

/// The stored result; of an attempt without one the replies as they were sent. Refuses one that does not
/// exist, or whose event 0 was erased or cannot be read.
support::Result<StoredResult, NotReady> read_stored_result(records::Reader&, const std::string& attempt);

} // namespace amends::app
