#include "sim/records/chain.hpp"

#include "support/sha256.hpp"

#include <sodium.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace amends::records {
namespace {

/// A number as decimal digits.
class Digits {
public:
    template <class Number>
    explicit Digits(Number number) {
        const char* end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
        length_ = static_cast<std::size_t>(end - digits_.data());
    }
    [[nodiscard]] std::string_view text() const { return {digits_.data(), length_}; }

private:
    std::array<char, 24> digits_{};
    std::size_t length_ = 0;
};

/// As "length:bytes,": no two rows can be written alike.
void add_field(std::string& all, std::string_view text) {
    all.append(Digits(text.size()).text()).append(1, ':').append(text).append(1, ',');
}

void add_number(std::string& all, std::int64_t number) {
    add_field(all, Digits(number).text());
}

template <class Bytes>
std::string_view as_text(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void need_sodium() {
    static const int ready = sodium_init();
    (void)ready;
}

} // namespace

Hash hash_payload(const Salt& salt, std::string_view payload) {
    return support::sha256_of_pieces({as_text(salt), payload});
}

Hash hash_row(const RowFields& row, std::string& buffer) {
    buffer.clear(); // in one piece: the sum over many small ones takes twice as long
    add_field(buffer, row.attempt);
    add_number(buffer, row.seq);
    add_field(buffer, row.contact);
    add_number(buffer, row.at_ms);
    add_field(buffer, row.wall_utc);
    add_field(buffer, row.kind);
    add_field(buffer, as_text(row.payload_hash));
    add_field(buffer, as_text(row.prev_hash));
    return support::sha256(buffer);
}

Hash hash_row(const EventRow& row) {
    std::string buffer;
    return hash_row({row.attempt, row.seq, row.contact, row.at_ms, row.wall_utc, row.kind, row.payload_hash,
                     row.prev_hash},
                    buffer);
}

Hash hash_fields(std::span<const std::string> fields) {
    std::string all;
    for (const std::string& field : fields)
        add_field(all, field);
    return support::sha256(all);
}

Salt fresh_salt() {
    need_sodium();
    Salt salt;
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

std::string fresh_uuid() {
    need_sodium();
    std::array<unsigned char, 16> raw;
    randombytes_buf(raw.data(), raw.size());
    raw[6] = static_cast<unsigned char>((raw[6] & 0x0f) | 0x40);
    raw[8] = static_cast<unsigned char>((raw[8] & 0x3f) | 0x80);
    std::array<char, 33> hex;
    sodium_bin2hex(hex.data(), hex.size(), raw.data(), raw.size());
    std::string text(hex.data(), 32);
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        text.insert(at, 1, '-');
    return text;
}

std::string to_hex(const Hash& hash) {
    std::array<char, 65> hex;
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return {hex.data(), 64};
}

std::optional<Hash> hash_from_hex(std::string_view text) {
    Hash hash;
    std::size_t read = 0;
    if (text.size() != 64
        || sodium_hex2bin(hash.data(), hash.size(), text.data(), text.size(), nullptr, &read, nullptr) != 0
        || read != hash.size())
        return std::nullopt;
    return hash;
}

std::int64_t system_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string utc_text(std::int64_t unix_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{unix_ms}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss<milliseconds> time{moment - day};
    std::array<char, 48> text;
    const int size = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(size)};
}

} // namespace amends::records
