#pragma once
// The built program at a terminal, as a person has it.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace amends::app::test {

class PseudoTerminal {
public:
    /// Starts `amends` with these words; English, no display, records and settings in `data`. Standard output
    /// goes to the file `out` where one is named.
    PseudoTerminal(const std::vector<std::string>& words, const std::filesystem::path& data,
                   const std::map<std::string, std::string>& extra = {},
                   const std::filesystem::path& out = {});
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;
    ~PseudoTerminal();

    /// What the program prints up to and with `text`, or to its end. Throws when it says nothing for a
    /// minute.
    std::string until(const std::string& text);
    /// A line and Enter.
    void type(const std::string& line);
    [[nodiscard]] bool ended() const { return ended_; }
    /// The exit code, or 128 + the signal; what is still printed is read first.
    int wait_end();
    /// Ends the program as a crash does, at once and without a word.
    void kill_program();

private:
    bool read_more();
    int descriptor_ = -1;
    int child_ = -1;
    std::string unread_;
    bool ended_ = false;
};

} // namespace amends::app::test
