#pragma once
// How much of a text was taken over from others, word for word.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// The runs of a source text, ready to be looked for. Linear to build and to ask.
class RunIndex {
public:
    void add(std::u32string_view source);
    [[nodiscard]] bool empty() const { return runs_.empty(); }
    /// Of `text`'s letters and digits, how many in a thousand stand in runs that the sources have too.
    [[nodiscard]] int covered_permille(std::u32string_view text) const;
    /// The code points of `text` that stand in such runs, with the marks and blanks between their letters.
    [[nodiscard]] std::vector<bool> covered(std::u32string_view text) const;

private:
    std::vector<std::uint64_t> runs_; // sorted
};

} // namespace amends::text
