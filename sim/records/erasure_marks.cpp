#include "sim/records/erasure_marks.hpp"

#include <algorithm>

namespace amends::records {
namespace {

std::string erased_name(const Hash& mark) {
    return "erased-" + to_hex(mark).substr(0, 32);
}

} // namespace

bool Erasure::is_of(const std::string& id) const {
    const Hash hash = hash_payload(salt, id);
    return std::equal(hash.begin(), hash.end(), mark.begin(), mark.end(),
                      [](std::uint8_t one, char other) { return one == static_cast<std::uint8_t>(other); });
}

std::string Erasure::name() const {
    Hash hash{};
    std::copy_n(mark.begin(), std::min(mark.size(), hash.size()), hash.begin());
    return erased_name(hash);
}

Erasure erasure_of(const Row& row) {
    Erasure erasure{{}, row[0].bytes, row[2].bytes};
    std::copy_n(row[1].bytes.begin(), std::min(row[1].bytes.size(), erasure.salt.size()),
                erasure.salt.begin());
    return erasure;
}

bool is_nobody(const std::string& person) {
    return person.empty() || person == "erased" || person.starts_with("erased-");
}

std::string write_erased_mark(Writing& writing, const std::string& id) {
    const Salt salt = fresh_salt();
    const Hash mark = hash_payload(salt, id);
    SQLite::Statement put(writing.database, "INSERT INTO erasures VALUES (?, ?, ?)");
    put.bind(1, mark.data(), static_cast<int>(mark.size()));
    put.bind(2, salt.data(), static_cast<int>(salt.size()));
    put.bind(3, utc_text(writing.wall_ms()));
    put.exec();
    return erased_name(mark);
}

} // namespace amends::records
