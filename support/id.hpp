#pragma once
// Ids are types of their own, so that a node's id cannot stand where an ending's is wanted.
#include <compare>
#include <functional>
#include <string>

namespace amends::support {

/// A stable name from a data file; empty means "none". Compares by its bytes.
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}
    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

} // namespace amends::support

template <class Tag>
struct std::hash<amends::support::Id<Tag>> {
    std::size_t operator()(const amends::support::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
