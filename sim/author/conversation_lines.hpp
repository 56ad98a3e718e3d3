#pragma once
// For reading conversations: how a line says who speaks.
#include "sim/author/conversation.hpp"

#include <optional>

namespace amends::author {

/// What begins a message. `text` is what follows on the same line.
struct SpokenLine {
    std::string_view name, text;
};

/// Behind "2026-03-12 18:10:23", "12/03/2026, 6:10 PM", "3月12日 18:10", "[…]" not included; 0 when none
/// begins at `at`. Without `date` a time of day alone is enough.
[[nodiscard]] std::size_t moment_end(std::string_view line, std::size_t at, bool date);

/// "name(moment): text", "name moment: text", "[moment] name: text", "moment - name: text", "moment name:
/// text"; without `date` a time of day alone is enough.
[[nodiscard]] std::optional<SpokenLine> timed_line(std::string_view line, bool date);
/// "name moment", "name: moment" or "moment name", and nothing else.
[[nodiscard]] std::optional<SpokenLine> timed_header(std::string_view line, bool date);
/// Nothing but a moment: "10:02", "昨天 10:02", "2024-05-01 10:02:33".
[[nodiscard]] bool is_moment_alone(std::string_view line);
/// A name, below it a moment, below that what was said (as WeChat copies it): name and moment become one
/// line, the line before it empty. As they were where the lines are not of that kind.
[[nodiscard]] std::vector<std::string> with_joined_moments(std::vector<std::string> lines);
/// Blocks between empty lines, each a name and below it what was said (as a phone copies a talk): the names
/// get a colon. As they were where the lines are not of that kind; each name stands there twice at least.
[[nodiscard]] std::vector<std::string> with_colons_behind_names(std::vector<std::string> lines);
/// "name: text".
[[nodiscard]] std::optional<SpokenLine> named_line(std::string_view line);

/// Without blanks and line ends around; no byte order marks or direction marks.
[[nodiscard]] std::string_view trimmed(std::string_view);
/// Lines without their ends; direction marks are taken out, hard blanks become plain.
[[nodiscard]] std::vector<std::string> conversation_lines(std::string_view text);

/// A message is added; its speaker, too, when new.
void add_message(Conversation&, std::string_view speaker, std::string_view text, std::size_t line);

/// A thread of e-mails; none when it is no thread.
[[nodiscard]] std::optional<Conversation> read_mail_thread(const std::vector<std::string>& lines);

inline constexpr std::size_t conversation_messages_max = 5'000;

} // namespace amends::author
