#include "scoring/text/one_line.hpp"

#include "scoring/text/features.hpp"

#include <algorithm>
#include <string>

namespace amends::text {
namespace {

/// Short lines without a salutation: chat, and no letter.
bool is_bubbles(std::string_view bytes) {
    constexpr std::size_t longest = 100; // bytes
    const std::size_t first = bytes.find('\n');
    if (first == std::string_view::npos || first == 0) return false;
    const std::string_view head = bytes.substr(0, first);
    if (head.ends_with(',') || head.ends_with("，") || head.ends_with("：") || head.ends_with(':'))
        return false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end - at > longest) return false;
        at = end + 1;
    }
    return true;
}

/// The bubbles with a comma between them, of the script that the bubble before ends in.
std::string joined_bubbles(std::string_view bytes) {
    std::string line;
    for (const char c : bytes) {
        if (c != '\n') {
            line += c;
            continue;
        }
        const bool ascii = !line.empty() && static_cast<unsigned char>(line.back()) < 0x80;
        const bool marked = ascii && std::string_view(",.!?;:").find(line.back()) != std::string_view::npos;
        line += marked ? " " : ascii ? ", " : "，";
    }
    return line;
}

} // namespace

bool listens_on_one_line(const Language& language, const Context& context, const CaseReading& the_case,
                         std::string_view bytes) {
    if (language.model.empty() || !is_bubbles(bytes)) return false;
    if (!language.model.rows[static_cast<std::size_t>(Label::listening)].trained) return false;
    const std::string line = joined_bubbles(bytes);
    const Reading reading = language.lexicon.read(language.table, line, context.now);
    const Applied applied = language.lexicon.apply(reading);
    const Features features =
        language.model.known(extract_features(language.lexicon, the_case, context, reading, applied.hits));
    return language.model.margin(Label::listening, features) >= 0;
}

} // namespace amends::text
