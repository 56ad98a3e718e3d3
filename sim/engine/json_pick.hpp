#pragma once
// Reading members of stored JSON without exceptions: a missing member keeps its default, a wrong type fails.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace amends::engine {

using Json = nlohmann::json;

/// Collects whether every member asked for had the right type.
class Picker {
public:
    explicit Picker(const Json& object) : object_(object), good_(object.is_object()) {}

    [[nodiscard]] bool good() const { return good_; }
    void fail() { good_ = false; }

    /// The member, or null when it is absent.
    const Json* find(const char* key) const {
        if (!object_.is_object()) return nullptr;
        const auto found = object_.find(key);
        return found == object_.end() ? nullptr : &*found;
    }
    void pick(const char* key, std::string& out) {
        if (const Json* member = checked(key, &Json::is_string)) out = member->get_ref<const std::string&>();
    }
    void pick(const char* key, bool& out) {
        if (const Json* member = checked(key, &Json::is_boolean)) out = member->get<bool>();
    }
    /// Any integer type; fails when the number does not fit.
    template <class Integer>
    void pick_integer(const char* key, Integer& out) {
        const Json* member = checked(key, &Json::is_number_integer);
        if (!member) return;
        if (member->is_number_unsigned()) {
            const auto number = member->get<std::uint64_t>();
            good_ = good_ && std::in_range<Integer>(number);
            if (std::in_range<Integer>(number)) out = static_cast<Integer>(number);
            return;
        }
        const auto number = member->get<std::int64_t>();
        good_ = good_ && std::in_range<Integer>(number);
        if (std::in_range<Integer>(number)) out = static_cast<Integer>(number);
    }
    void pick(const char* key, std::map<std::string, std::string>& out) {
        const Json* member = checked(key, &Json::is_object);
        if (!member) return;
        for (const auto& [name, value] : member->items()) {
            good_ = good_ && value.is_string();
            if (value.is_string()) out[name] = value.get_ref<const std::string&>();
        }
    }
    /// Every element of an array, as an object of its own.
    template <class Reader>
    void each(const char* key, Reader&& read) {
        const Json* member = checked(key, &Json::is_array);
        if (!member) return;
        for (const Json& element : *member)
            good_ = read(element) && good_;
    }

private:
    const Json* checked(const char* key, bool (Json::*is_type)() const noexcept) {
        const Json* member = find(key);
        if (!member) return nullptr;
        if ((member->*is_type)()) return member;
        good_ = false;
        return nullptr;
    }
    const Json& object_;
    bool good_;
};

} // namespace amends::engine
