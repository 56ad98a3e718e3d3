#pragma once
#include <string>

namespace amends::support {

/// The two languages of the interface and of every shipped text.
enum class Lang { zh, en };

/// One text in both languages. An empty member means that it is missing.
struct Localized {
    std::string zh, en;

    [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
    friend bool operator==(const Localized&, const Localized&) = default;
};

} // namespace amends::support
