#pragma once
// The chain of event rows: docs/records.md has the rule.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace amends::records {

using Hash = std::array<std::uint8_t, 32>;
using Salt = std::array<std::uint8_t, 16>;

/// A row of the table `events`, as it is stored.
struct EventRow {
    std::string attempt;
    std::int64_t seq = 0; ///< counts from 0 within the attempt
    std::string contact;
    std::int64_t at_ms = 0; ///< contact time
    std::string wall_utc;   ///< for people only; order is by seq
    std::string kind;
    std::optional<std::string> payload; ///< null: erased
    std::optional<Salt> payload_salt;   ///< null: erased
    Hash payload_hash{}, prev_hash{}, hash{};
};

/// SHA-256(salt ‖ payload): once salt and payload are gone it tells nothing, and the chain still verifies.
Hash hash_payload(const Salt&, std::string_view payload);
/// SHA-256 over attempt, seq, contact, at_ms, wall_utc, kind, payload_hash, prev_hash, each written as
/// "length:bytes,".
Hash hash_row(const EventRow&);
/// What the hash of a row covers, wherever it stands.
struct RowFields {
    std::string_view attempt;
    std::int64_t seq = 0;
    std::string_view contact;
    std::int64_t at_ms = 0;
    std::string_view wall_utc, kind;
    const Hash& payload_hash;
    const Hash& prev_hash;
};
/// The same hash; `buffer` is overwritten and keeps its size from row to row.
Hash hash_row(const RowFields&, std::string& buffer);
/// SHA-256 over the fields, each written as "length:bytes,".
Hash hash_fields(std::span<const std::string> fields);

/// A fresh salt from the system's generator.
Salt fresh_salt();
/// A random UUID (version 4), for attempts.
std::string fresh_uuid();
std::string to_hex(const Hash&);
/// Null unless it is 64 hexadecimal digits.
std::optional<Hash> hash_from_hex(std::string_view);

/// Unix time in milliseconds by the system's clock.
std::int64_t system_ms();
/// "2026-03-12T12:14:00.250Z"
std::string utc_text(std::int64_t unix_ms);

} // namespace amends::records
