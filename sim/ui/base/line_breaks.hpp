#pragma once
// Where text may be cut: into lines and into what a reader takes for one character. Knows nothing of fonts.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// Valid UTF-8 from any bytes: broken sequences become U+FFFD, CRLF and CR become LF, other control
/// characters but the tab are dropped.
[[nodiscard]] std::string clean_text(std::string_view bytes);

/// The code point at byte `at` of valid UTF-8; `next` becomes the byte behind it.
[[nodiscard]] char32_t code_point_at(std::string_view utf8, std::size_t at, std::size_t& next);

[[nodiscard]] bool is_blank(char32_t);

/// Line and character boundaries by Unicode's rules (ICU), with Chinese quotation marks treated as brackets.
class BreakRules {
public:
    BreakRules();
    ~BreakRules();
    BreakRules(BreakRules&&) noexcept;
    BreakRules& operator=(BreakRules&&) noexcept;

    /// Byte offsets behind which a line may end, ascending, the end of the text included. A line that ends
    /// with '\n' ends behind it.
    [[nodiscard]] std::vector<std::size_t> line_ends(std::string_view utf8);
    /// Byte offsets at which a caret may stand, 0 and the end included.
    [[nodiscard]] std::vector<std::size_t> caret_stops(std::string_view utf8);
    /// Byte offsets between words (Chinese ones by dictionary), blanks and marks, 0 and the end included.
    [[nodiscard]] std::vector<std::size_t> word_stops(std::string_view utf8);

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

} // namespace amends::ui
