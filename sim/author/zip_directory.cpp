#include "sim/author/zip_directory.hpp"

#include <optional>

namespace amends::author {
namespace {

// Sizes and signatures of APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16.
constexpr std::size_t end_record_bytes = 22, central_bytes = 46, local_bytes = 30, comment_bytes_max = 65'535;
constexpr std::string_view end_signature = "PK\x05\x06", central_signature = "PK\x01\x02",
                           local_signature = "PK\x03\x04";
constexpr std::uint32_t unix_type_mask = 0xF000, unix_plain_file = 0x8000, dos_folder = 0x10;
constexpr std::uint8_t made_on_unix = 3, made_on_mac = 19;

/// A little-endian number of `count` bytes; the caller has seen that they are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = count; i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

struct DirectoryPlace {
    std::size_t begin = 0, end = 0, entries = 0;
};

/// The end record whose comment reaches exactly to the end of the archive.
std::optional<DirectoryPlace> find_directory(std::string_view bytes) {
    if (bytes.size() < end_record_bytes) return std::nullopt;
    const std::size_t last = bytes.size() - end_record_bytes;
    const std::size_t first = last > comment_bytes_max ? last - comment_bytes_max : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (bytes.substr(at, 4) != end_signature) continue;
        if (at + end_record_bytes + number_at(bytes, at + 20, 2) != bytes.size()) continue;
        const std::size_t entries = number_at(bytes, at + 10, 2), size = number_at(bytes, at + 12, 4),
                          begin = number_at(bytes, at + 16, 4);
        const bool one_disk = number_at(bytes, at + 4, 4) == 0 && number_at(bytes, at + 8, 2) == entries;
        if (!one_disk || begin > at || size != at - begin) return std::nullopt;
        return DirectoryPlace{begin, at, entries};
    }
    return std::nullopt;
}

/// What the directory's row says of the entry; places are checked by the caller.
bool is_plain(std::string_view row, std::string_view name) {
    const std::uint32_t attributes = number_at(row, 38, 4);
    const auto made_on = static_cast<unsigned char>(row[5]);
    if (name.ends_with('/') || (attributes & dos_folder) != 0) return false;
    if (made_on != made_on_unix && made_on != made_on_mac) return true;
    const std::uint32_t type = attributes >> 16U & unix_type_mask;
    return type == 0 || type == unix_plain_file;
}

/// The entry's own header at `at` has the same name and is not encrypted; yields where its data begin.
std::optional<std::size_t> data_begin(std::string_view bytes, std::size_t at, std::size_t limit,
                                      std::string_view name) {
    if (at > limit || limit - at < local_bytes || bytes.substr(at, 4) != local_signature) return std::nullopt;
    const std::size_t name_bytes = number_at(bytes, at + 26, 2), extra_bytes = number_at(bytes, at + 28, 2);
    if (limit - at - local_bytes < name_bytes + extra_bytes) return std::nullopt;
    if (bytes.substr(at + local_bytes, name_bytes) != name) return std::nullopt;
    return at + local_bytes + name_bytes + extra_bytes;
}

} // namespace

support::Result<std::vector<ZipEntry>, Refused> zip_directory(std::string_view bytes,
                                                              const ZipLimits& limits) {
    const Refused damaged{"package.damaged", {}};
    const auto place = find_directory(bytes);
    if (!place) return damaged;
    if (place->entries > limits.entries)
        return Refused{"package.entries", {{"most", std::to_string(limits.entries)}}};
    std::vector<ZipEntry> entries;
    std::size_t at = place->begin, free_from = 0;
    std::uint64_t unpacked = 0;
    for (std::size_t i = 0; i < place->entries; ++i) {
        if (place->end - at < central_bytes || bytes.substr(at, 4) != central_signature) return damaged;
        const std::string_view row = bytes.substr(at, central_bytes);
        const std::size_t packed_bytes = number_at(row, 20, 4), name_bytes = number_at(row, 28, 2),
                          rest = number_at(row, 30, 2) + number_at(row, 32, 2);
        if (place->end - at - central_bytes < name_bytes + rest) return damaged;
        const std::string_view name = bytes.substr(at + central_bytes, name_bytes);
        const std::size_t header = number_at(row, 42, 4);
        const auto begin = data_begin(bytes, header, place->begin, name);
        if (!begin || header < free_from || place->begin - *begin < packed_bytes) return damaged;
        free_from = *begin + packed_bytes;
        entries.push_back({std::string(name), number_at(row, 24, 4), is_plain(row, name)});
        unpacked += entries.back().unpacked_bytes;
        at += central_bytes + name_bytes + rest;
    }
    if (at != place->end) return damaged;
    if (unpacked > limits.unpacked_bytes) return Refused{"package.bomb", {}};
    return entries;
}

} // namespace amends::author
