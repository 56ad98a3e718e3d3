#include "sim/engine/pending_id.hpp"

#include <charconv>

namespace amends::engine {
namespace {

constexpr std::string_view answer = "answer:", promise = "promise:";

std::string numbered(std::string_view kind, std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(kind) + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::optional<std::size_t> number_of(std::string_view kind, std::string_view id) {
    if (!id.starts_with(kind)) return std::nullopt;
    id.remove_prefix(kind.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
    return number;
}

} // namespace

std::string answer_id(std::size_t action) {
    return numbered(answer, action);
}

std::string promise_id(std::size_t entry) {
    return numbered(promise, entry);
}

std::optional<std::size_t> answered_action(std::string_view id) {
    return number_of(answer, id);
}

std::optional<std::size_t> promised_entry(std::string_view id) {
    return number_of(promise, id);
}

} // namespace amends::engine
