#pragma once
// The way to a value of a file.
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::author {

/// A member's name, or a place in a list.
struct JsonStep {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string key;          ///< of an object's member
    std::size_t index = none; ///< of a list's entry; none: the step goes by `key`

    [[nodiscard]] bool is_index() const { return index != none; }
    friend auto operator<=>(const JsonStep&, const JsonStep&) = default;
};

/// The way from the root to a value: `root / "nodes" / 2 / "title" / "zh"`. Empty: the root itself.
struct JsonPlace {
    std::vector<JsonStep> steps;

    [[nodiscard]] bool is_root() const { return steps.empty(); }
    /// The place around this one; of the root the root.
    [[nodiscard]] JsonPlace parent() const;
    /// True when `this` is `outer` or lies in it.
    [[nodiscard]] bool lies_in(const JsonPlace& outer) const;
    friend auto operator<=>(const JsonPlace&, const JsonPlace&) = default;
};

[[nodiscard]] JsonPlace operator/(JsonPlace place, std::string_view key);
[[nodiscard]] JsonPlace operator/(JsonPlace place, std::size_t index);
/// Literals: without these, `place / 0` could be a text.
[[nodiscard]] JsonPlace operator/(JsonPlace place, int index);
[[nodiscard]] JsonPlace operator/(JsonPlace place, const char* key);

/// As a JSON pointer (RFC 6901): "/nodes/2/title/zh".
[[nodiscard]] std::string to_pointer(const JsonPlace&);
/// Digits are taken for a list's place; none when the text is no pointer.
[[nodiscard]] std::optional<JsonPlace> from_pointer(std::string_view);

} // namespace amends::author
