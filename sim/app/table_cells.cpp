#include "sim/app/table_cells.hpp"

namespace amends::app {
namespace {

constexpr std::string_view wide_blank = "　";

} // namespace

std::string_view trimmed(std::string_view text) {
    for (bool more = true; more;) {
        more = false;
        while (!text.empty() && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        if (text.starts_with(wide_blank)) {
            text.remove_prefix(wide_blank.size());
            more = true;
        } else if (text.ends_with(wide_blank)) {
            text.remove_suffix(wide_blank.size());
            more = true;
        }
    }
    return text;
}

std::string lower_case(std::string_view text) {
    std::string lower(trimmed(text));
    for (char& one : lower)
        if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    return lower;
}

int line_breaks(std::string_view cell) {
    int count = 0;
    for (std::size_t at = 0; at < cell.size(); ++at)
        if (cell[at] == '\n' || (cell[at] == '\r' && (at + 1 == cell.size() || cell[at + 1] != '\n')))
            ++count;
    return count;
}

support::Localized with(const char* zh, const char* en, const std::string& value) {
    support::Localized text{zh, en};
    for (std::string* one : {&text.zh, &text.en})
        if (const auto at = one->find("{}"); at != std::string::npos) one->replace(at, 2, value);
    return text;
}

} // namespace amends::app
