#pragma once
#include <string>
#include <utility>

namespace amends::records {

/// Somebody who has signed in (people.hpp), or whoever stands before a store that lists nobody yet.
class Actor {
public:
    /// May do everything for as long as nobody is listed, and nothing afterwards.
    static Actor first() { return Actor({}); }
    [[nodiscard]] const std::string& id() const { return id_; }

private:
    explicit Actor(std::string id) : id_(std::move(id)) {}
    friend struct SignIn;
    std::string id_;
};

} // namespace amends::records
