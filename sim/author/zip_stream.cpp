#include "sim/author/zip_stream.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <optional>
#include <string>

namespace amends::author {
namespace {

struct CloseArchive {
    void operator()(archive* one) const { archive_read_free(one); }
};

/// One way through the archive. The streaming reader is used on purpose: it never loads the directory at the
/// end, which a hostile archive can make as large as it likes.
class ZipWalk {
public:
    ZipWalk(std::string_view bytes, const ZipLimits& limits)
        : bytes_(bytes), limits_(limits), archive_(archive_read_new()) {}

    std::optional<Refused> walk(const ZipChoice& choose) {
        archive* const zip = archive_.get();
        if (zip == nullptr || archive_read_support_format_zip_streamable(zip) != ARCHIVE_OK
            || archive_read_open_memory(zip, bytes_.data(), bytes_.size()) != ARCHIVE_OK)
            return Refused{"intake.zip.damaged", {}};
        for (std::size_t entries = 0;; ++entries) {
            archive_entry* entry = nullptr;
            const int state = archive_read_next_header(zip, &entry);
            if (state == ARCHIVE_EOF) return std::nullopt;
            if (state < ARCHIVE_WARN) return Refused{"intake.zip.damaged", {}};
            if (entries == limits_.entries)
                return Refused{"intake.zip.entries", {{"most", std::to_string(limits_.entries)}}};
            if (archive_entry_is_encrypted(entry) != 0) return Refused{"intake.zip.encrypted", {}};
            const char* name = archive_entry_pathname(entry);
            const ZipPiece piece = choose(name != nullptr ? name : "");
            if (!piece) continue;
            if (auto problem = unpack(piece)) return problem;
        }
    }

private:
    std::optional<Refused> unpack(const ZipPiece& piece) {
        const std::int64_t packed_before = archive_filter_bytes(archive_.get(), -1);
        std::uint64_t unpacked = 0;
        for (;;) {
            const void* data = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int state = archive_read_data_block(archive_.get(), &data, &size, &offset);
            if (state == ARCHIVE_EOF) return std::nullopt;
            if (state < ARCHIVE_WARN) return Refused{"intake.zip.damaged", {}};
            unpacked += size;
            unpacked_ += size;
            if (goes_beyond(unpacked, packed_before)) return Refused{"intake.zip.bomb", {}};
            if (!piece({static_cast<const char*>(data), size})) return std::nullopt;
        }
    }
    [[nodiscard]] bool goes_beyond(std::uint64_t unpacked, std::int64_t packed_before) const {
        constexpr std::uint64_t free_bytes = 1U << 20U;
        if (unpacked_ > limits_.unpacked_bytes) return true;
        const std::int64_t read = archive_filter_bytes(archive_.get(), -1) - packed_before;
        const std::uint64_t packed = read > 0 ? static_cast<std::uint64_t>(read) : 0;
        return unpacked > free_bytes + limits_.ratio * packed;
    }

    std::string_view bytes_;
    const ZipLimits& limits_;
    std::unique_ptr<archive, CloseArchive> archive_;
    std::uint64_t unpacked_ = 0;
};

/// The record at an archive's end is what is missing first when a file was cut off.
bool has_end_record(std::string_view bytes) {
    constexpr std::size_t end_record_bytes = 22;
    const std::size_t at = bytes.rfind("PK\x05\x06");
    return at != std::string_view::npos && bytes.size() - at >= end_record_bytes;
}

} // namespace

support::Result<support::Done, Refused> read_zip(std::string_view bytes, const ZipChoice& choose,
                                                 const ZipLimits& limits) {
    if (bytes.size() > limits.bytes)
        return Refused{"intake.table.bytes", {{"mebibytes", std::to_string(limits.bytes >> 20U)}}};
    if (!bytes.starts_with("PK\x03\x04")) return Refused{"intake.zip.damaged", {}};
    ZipWalk zip(bytes, limits);
    if (auto problem = zip.walk(choose)) return *problem;
    if (!has_end_record(bytes)) return Refused{"intake.zip.damaged", {}};
    return support::Done{};
}

} // namespace amends::author
