#pragma once
// JSON with the place of every value and key, and with every fault told at once.
#include "support/did_you_mean.hpp"
#include "support/line_index.hpp"
#include "support/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::support {

/// A value of a JSON document. Children stand in file order; those of an object carry their key. Its texts
/// live as long as the document's JsonTree.
struct Json {
    enum class Kind { null, boolean, integer, real, string, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    std::int64_t integer = 0;   ///< exact; |integer| ≤ 2^53
    double real = 0;            ///< for a number with a point or an exponent
    std::string_view text;      ///< of a string, valid UTF-8
    std::string_view key;       ///< of an object's child
    std::size_t offset = 0;     ///< the first byte of the value
    std::size_t end = 0;        ///< just behind its last byte
    std::size_t key_offset = 0; ///< the first byte of its key, the quote
    std::vector<Json> children;

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    /// The child with this key, or null. Of two equal keys (a problem) the first.
    [[nodiscard]] const Json* find(std::string_view name) const;
};

/// The root of a document, with the letters that all its texts stand in.
struct JsonTree : Json {
    std::unique_ptr<char[]> letters;
};

/// What is refused before a tree exists.
struct JsonLimits {
    std::size_t bytes = 16u << 20;
    std::size_t nodes = 2'000'000;
    std::size_t depth = 64;
};

struct ParsedJson {
    /// There when the text is JSON from end to end; duplicate keys and numbers past 2^53 are problems beside
    /// it.
    std::optional<JsonTree> root;
    std::vector<Problem> problems;
};

/// Reads `text` (any bytes). Memory is bounded by the limits; problem codes J001… stand in
/// scenarios/PROBLEMS.md.
[[nodiscard]] ParsedJson parse_json(const std::string& file_name, std::string_view text,
                                    const JsonLimits& = {});

} // namespace amends::support
