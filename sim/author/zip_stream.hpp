#pragma once
// A zip archive from front to back, out of memory, in bounded memory. Nothing is written anywhere.
#include "sim/author/refused.hpp"
#include "support/result.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace amends::author {

/// What is refused beyond. The ratio counts from the first MiB unpacked: small texts shrink well.
struct ZipLimits {
    std::size_t bytes = 64U << 20U;
    std::size_t entries = 10'000;
    std::uint64_t unpacked_bytes = 512U << 20U;
    std::uint64_t ratio = 200; ///< unpacked : packed
};

/// Gets the pieces of an entry; false: enough of it.
using ZipPiece = std::function<bool(std::string_view)>;
/// Asked for each entry by its name; an empty function passes over it.
using ZipChoice = std::function<ZipPiece(std::string_view name)>;

/// Hands out the entries chosen, in the archive's order. Refused: what is no zip, is damaged or encrypted, or
/// goes beyond the limits; what was handed out until then is not to be used.
[[nodiscard]] support::Result<support::Done, Refused> read_zip(std::string_view bytes, const ZipChoice&,
                                                               const ZipLimits& = {});

} // namespace amends::author
