#pragma once
// A conversation that really took place, as people paste or export it, told apart into who said what.
#include "sim/author/table_text.hpp"
#include "support/localized.hpp"

namespace amends::author {

enum class ConversationForm {
    timed_lines,   ///< "name(2026-03-12 18:10:23): text" and WhatsApp's exports
    timed_headers, ///< a line with name and time, the text below it
    named_lines,   ///< "name: text"
    mail,          ///< a thread of e-mails
    table          ///< rows of a CSV file or a spreadsheet
};

enum class SpeakerRole { customer, agent, left_out };

struct ConversationSpeaker {
    std::string name;
    SpeakerRole role = SpeakerRole::left_out;
    std::size_t messages = 0;
};

struct ConversationMessage {
    std::size_t speaker = 0;
    std::string text;
    std::size_t line = 0; ///< where it begins: line of the text, row of the table
};

struct Conversation {
    ConversationForm form = ConversationForm::named_lines;
    std::vector<ConversationSpeaker> speakers; ///< in the order of their first words; roles are guesses
    std::vector<ConversationMessage> messages; ///< oldest first
    std::size_t passed_over = 0; ///< lines of the system, and what stood before the first speaker
};

/// Reads a pasted text. Refused: no two speakers found, or longer than 5,000 messages.
[[nodiscard]] support::Result<Conversation, Refused> read_conversation(std::string_view text);

/// Reads rows: columns are known by their heads, else by what stands in them.
[[nodiscard]] support::Result<Conversation, Refused> read_conversation_rows(std::span<const TableRow>);

/// Reads a file's bytes: a spreadsheet, a CSV (by `file_name`'s ending) or a text.
[[nodiscard]] support::Result<Conversation, Refused> read_conversation_file(std::string bytes,
                                                                            std::string_view file_name);

/// Who is customer, who agent, who neither (robots, notices of the system), by names and manner of speaking.
void guess_roles(Conversation&);

/// What a conversation is written in, by its own letters.
struct TalkLanguage {
    support::Lang most = support::Lang::zh; ///< the one with the most letters
    bool both = false;                      ///< a quarter of the messages or more are in the other one
    bool told = false;                      ///< there are letters to tell it by
};
[[nodiscard]] TalkLanguage language_of(const Conversation&);

} // namespace amends::author
