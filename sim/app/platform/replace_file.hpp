#pragma once
// Files that belong to the user and may be open elsewhere: what they were like, and replacing them whole.
#include "support/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace amends::app::platform {

/// Tells whether a file may have changed without reading it: a replaced file has another number, a written
/// one another time.
struct FileStamp {
    std::uint64_t bytes = 0, number = 0;
    std::int64_t modified_ns = 0, changed_ns = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Null when nothing is there or it cannot be asked about.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path&);

/// Puts the content in place of the file's so that after a crash or power cut either the old or the new one
/// is there, whole. Missing folders are made. The file keeps its permissions; a new one gets those of `like`,
/// or the usual. On failure the old file is untouched.
[[nodiscard]] support::Status replace_file(const std::filesystem::path&, std::string_view content,
                                           const std::filesystem::path& like = {});

/// The same for what nobody else is to read: mode 0600, whatever it was.
[[nodiscard]] support::Status write_file_durably(const std::filesystem::path&, std::string_view content);

/// True when we may write there. A file or folder whose own marks say read-only counts as such for every
/// user.
[[nodiscard]] bool may_write(const std::filesystem::path&);

} // namespace amends::app::platform
