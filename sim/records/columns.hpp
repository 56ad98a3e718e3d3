#pragma once
// What stands in a column, and SQL whose places are filled. Private to the folder.
#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace amends::records {

/// A hash or a salt: zeroes where the size is another one.
template <class Bytes>
Bytes bytes_in(const SQLite::Column& column) {
    Bytes bytes{};
    if (column.getBytes() == static_cast<int>(bytes.size()))
        std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), bytes.size(), bytes.begin());
    return bytes;
}

/// All bytes of a column; the view holds until the statement steps on.
inline std::string_view text_in(const SQLite::Column& column) {
    const void* bytes = column.getBlob();
    const auto size = static_cast<std::size_t>(column.getBytes());
    return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

/// `text` with `by` at every `place`.
inline std::string filled(std::string text, std::string_view place, std::string_view by) {
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + by.size()))
        text.replace(at, place.size(), by);
    return text;
}

} // namespace amends::records
