#pragma once
// The directory at a zip archive's end, read on its own: what the archive promises, before anything is
// unpacked.
#include "sim/author/zip_stream.hpp"

#include <string>
#include <vector>

namespace amends::author {

/// An entry as both its headers name it.
struct ZipEntry {
    std::string name; ///< bytes as they stand; not necessarily UTF-8
    std::uint64_t unpacked_bytes = 0;
    bool is_plain_file = true; ///< false: a folder, a link, a device
};

/// The entries in the order of their bytes. Refused: no directory that fits the archive, a name that differs
/// between the entry and the directory, entries that overlap or stand before another's end, more than the
/// limits allow. Archives beyond 4 GiB (zip64) are not read.
[[nodiscard]] support::Result<std::vector<ZipEntry>, Refused> zip_directory(std::string_view bytes,
                                                                            const ZipLimits& = {});

} // namespace amends::author
