#pragma once
#include "sim/records/reader.hpp"

namespace amends::records {

/// While it lives every question to this reader is answered from one moment of the store, whatever arrives
/// meanwhile. May stand within another one.
class Snapshot {
public:
    explicit Snapshot(Reader& reader) : database_(reader.database()) {
        database_.tryExec("SAVEPOINT one_moment");
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot() { database_.tryExec("RELEASE one_moment"); }

private:
    SQLite::Database& database_;
};

} // namespace amends::records
