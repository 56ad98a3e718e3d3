#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace amends::support {

/// What kept us from doing something: what we were doing, with what, and what the system answered.
struct Error {
    std::string doing;  ///< "open the attempt store"
    std::string object; ///< the file, address or device; may be empty
    std::string answer; ///< the system's own words
};

/// A value or the reason why there is none. A level with reasons of its own names their type as E.
template <class T, class E = Error>
class Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {} // NOLINT: implicit by intent
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {} // NOLINT: implicit by intent

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] T& value() & {
        assert(ok());
        return std::get<0>(content_);
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return std::get<0>(content_);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::get<0>(std::move(content_));
    }
    [[nodiscard]] const E& error() const {
        assert(!ok());
        return std::get<1>(content_);
    }

private:
    std::variant<T, E> content_;
};

/// For actions that yield nothing but success.
struct Done {};
using Status = Result<Done>;

} // namespace amends::support
