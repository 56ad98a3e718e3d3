#pragma once
// Attempts held in batches, and the checks of what is held: of each event, of what follows what, of what the
// tables say beside the events. Reads no file. Private to the folder.
#include "sim/records/verify.hpp"

#include <deque>
#include <future>
#include <map>

namespace amends::records {

/// A piece of a batch's bytes.
struct Piece {
    std::size_t at = 0, size = 0;
};

struct HeldRow {
    std::int64_t seq = 0, at_ms = 0;
    Piece contact, wall_utc, kind;
    std::optional<Piece> payload;
    std::optional<Salt> salt;
    Hash payload_hash{}, prev_hash{}, hash{};
};

/// An attempt as it is stored, with all that is checked of it.
struct HeldAttempt {
    AttemptRow attempt;
    std::size_t first = 0, rows = 0; ///< of the batch, in order
    std::optional<Piece> result;     ///< beside its last event
    Hash before{};                   ///< of the row that was written before its first one
};

struct Batch {
    std::string bytes;
    std::vector<HeldRow> rows;
    std::vector<HeldAttempt> attempts;

    [[nodiscard]] std::string_view text(Piece piece) const {
        return std::string_view(bytes).substr(piece.at, piece.size);
    }
    Piece keep(std::string_view text) {
        const Piece piece{bytes.size(), text.size()};
        bytes.append(text);
        return piece;
    }
    void clear() {
        bytes.clear();
        rows.clear();
        attempts.clear();
    }
};

/// What was found in a batch.
struct Checked {
    std::vector<Tampering> found;
    /// What an attempt was written behind, where that is not the row before it: found as missing until every
    /// row was looked through.
    std::map<std::string, Hash> doubted;
};

/// Checks everything the batch holds.
Checked check_batch(const Batch&);

/// Checks batches on other threads, and gives back the batches to be filled again.
class Checking {
public:
    void add(Batch);
    /// An empty batch, with the room of one that was checked.
    Batch fresh();
    /// Waits for all.
    Checked& finish();

private:
    static constexpr std::size_t batches_at_once = 3;
    struct Done {
        Checked checked;
        Batch emptied;
    };
    void take_first();

    std::deque<std::future<Done>> going_;
    Batch spare_;
    Checked all_;
};

} // namespace amends::records
