#pragma once
#include <string>
#include <utility>

namespace amends::records {

/// Somebody who has signed in (people.hpp), or whoever stands before a store that lists nobody yet.
class Actor {
public:
    /// May do everything for as long as nobody is listed, and nothing afterwards.
    static Actor first() { return Actor({}); }
    /// The program itself, which closes what nobody goes on with and does nothing else.
    static Actor program() {
        Actor program({});
        program.is_program_ = true;
        return program;
    }
    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] bool is_program() const { return is_program_; }

private:
    explicit Actor(std::string id) : id_(std::move(id)) {}
    friend struct SignIn;
    std::string id_;
    bool is_program_ = false;
};

} // namespace amends::records
