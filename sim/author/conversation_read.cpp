#include "sim/author/conversation_lines.hpp"
#include "sim/author/spreadsheet.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace amends::author {
namespace {

using Recognise = std::optional<SpokenLine> (*)(std::string_view);

std::optional<SpokenLine> dated_line(std::string_view line) {
    return timed_line(line, true);
}
std::optional<SpokenLine> clock_line(std::string_view line) {
    return timed_line(line, false);
}
std::optional<SpokenLine> dated_header(std::string_view line) {
    return timed_header(line, true);
}
std::optional<SpokenLine> clock_header(std::string_view line) {
    return timed_header(line, false);
}

struct Form {
    ConversationForm form;
    Recognise recognise;
};

/// What the platforms say themselves, and pictures that were not exported.
bool is_notice(std::string_view text) {
    for (const std::string_view notice :
         {"end-to-end encrypted", "Media omitted", "image omitted", "撤回了一条消息", "以上是打招呼的内容",
          "对方正在输入", "[图片]", "[表情]", "[语音]", "[视频]", "This message was deleted", "系统提示",
          "已读"})
        if (text == notice
            || (text.size() < 160 && text.find(notice) != std::string_view::npos && notice.size() > 9))
            return true;
    return text == "[图片]" || text == "[表情]";
}

/// Names that begin a line more than once, or say what they are, or all where every line has one; "PS: …"
/// begins none.
std::set<std::string> likely_names(const std::vector<std::string>& lines) {
    std::map<std::string, std::size_t> counts;
    bool every_line = true;
    for (const std::string& line : lines) {
        const auto spoken = named_line(line);
        if (spoken) ++counts[std::string(spoken->name)];
        every_line = every_line && (spoken || trimmed(line).empty());
    }
    std::set<std::string> names;
    for (const auto& [name, count] : counts) {
        bool says = false;
        for (const std::string_view word :
             {"客服", "机器人", "顾客", "客户", "买家", "卖家", "Customer", "customer", "Agent", "agent",
              "Support", "Buyer", "Seller", "CUSTOMER", "AGENT"})
            says = says || name.find(word) != std::string::npos;
        if (count >= 2 || says) names.insert(name);
    }
    if (names.size() < 2 && every_line)
        for (const auto& [name, count] : counts)
            names.insert(name);
    return names;
}

Conversation read_form(const std::vector<std::string>& lines, const Form& form) {
    const std::set<std::string> names =
        form.form == ConversationForm::named_lines ? likely_names(lines) : std::set<std::string>{};
    Conversation talk;
    talk.form = form.form;
    std::string speaker;
    bool fresh = false; // a header alone: its text is still to come
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto spoken = form.recognise(lines[at]);
        if (spoken && !names.empty() && !names.contains(std::string(spoken->name))) spoken.reset();
        const std::string_view text = spoken ? spoken->text : trimmed(lines[at]);
        if (spoken) {
            speaker = spoken->name;
            fresh = text.empty();
        }
        if (text.empty()) continue;
        const bool timed = form.form == ConversationForm::timed_lines && moment_end(lines[at], 0, true) != 0;
        const bool system = !spoken && (timed || is_moment_alone(text)); // a moment and nobody who speaks
        if (is_notice(text) || speaker.empty() || system) {
            ++talk.passed_over;
        } else if (spoken || fresh || talk.messages.empty()) {
            add_message(talk, speaker, text, at + 1);
            fresh = false;
        } else {
            talk.messages.back().text += '\n';
            talk.messages.back().text += text;
        }
    }
    return talk;
}

std::size_t lines_of_form(const std::vector<std::string>& lines, const Form& form) {
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const std::string& line) {
        return form.recognise(line).has_value();
    }));
}

support::Result<Conversation, Refused> finished(Conversation talk) {
    if (talk.messages.size() > conversation_messages_max)
        return Refused{"intake.talk.too_long", {{"most", std::to_string(conversation_messages_max)}}};
    if (talk.speakers.size() < 2) return Refused{"intake.talk.one_speaker", {}};
    for (const ConversationMessage& message : talk.messages)
        ++talk.speakers[message.speaker].messages;
    guess_roles(talk);
    return talk;
}

/// Which column holds what; -1: none.
struct TalkColumns {
    int speaker = -1, text = -1;
    bool head = false;
};

int column_named(const TableRow& head, std::initializer_list<std::string_view> words) {
    for (std::size_t column = 0; column < head.cells.size(); ++column) {
        std::string cell(trimmed(head.cells[column]));
        std::transform(cell.begin(), cell.end(), cell.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        });
        if (std::find(words.begin(), words.end(), cell) != words.end()) return static_cast<int>(column);
    }
    return -1;
}

std::string_view cell_of(const TableRow& row, int column) {
    return column >= 0 && static_cast<std::size_t>(column) < row.cells.size()
               ? trimmed(row.cells[static_cast<std::size_t>(column)])
               : std::string_view();
}

/// Without heads: the longest texts are what is said, few different short ones who says it.
TalkColumns guessed_columns(std::span<const TableRow> rows) {
    std::size_t width = 0;
    for (const TableRow& row : rows)
        width = std::max(width, row.cells.size());
    TalkColumns columns;
    std::size_t longest = 0, fewest = rows.size();
    std::vector<std::set<std::string_view>> values(width);
    for (std::size_t column = 0; column < width; ++column) {
        std::size_t letters = 0;
        for (const TableRow& row : rows) {
            const std::string_view cell = cell_of(row, static_cast<int>(column));
            letters += moment_end(cell, 0, true) == cell.size() ? 0 : cell.size();
            if (!cell.empty()) values[column].insert(cell);
        }
        if (letters > longest) {
            longest = letters;
            columns.text = static_cast<int>(column);
        }
    }
    for (std::size_t column = 0; column < width; ++column)
        if (static_cast<int>(column) != columns.text && values[column].size() >= 2
            && values[column].size() < fewest) {
            fewest = values[column].size();
            columns.speaker = static_cast<int>(column);
        }
    return columns;
}

TalkColumns columns_of(std::span<const TableRow> rows) {
    TalkColumns columns;
    columns.speaker = column_named(rows.front(), {"speaker", "from", "sender", "role", "name", "author",
                                                  "who", "角色", "发送者", "发送人", "发言人", "昵称", "身份",
                                                  "说话人", "发送方", "用户", "谁"});
    columns.text = column_named(rows.front(), {"text", "message", "content", "body", "said", "内容", "消息",
                                               "消息内容", "聊天内容", "文本", "话", "对话内容", "说的话"});
    columns.head = columns.speaker >= 0 && columns.text >= 0;
    if (columns.head) return columns;
    return guessed_columns(rows);
}

bool ends_like_table(std::string_view file_name) {
    return file_name.ends_with(".csv") || file_name.ends_with(".CSV") || file_name.ends_with(".tsv");
}

} // namespace

support::Result<Conversation, Refused> read_conversation(std::string_view text) {
    const std::vector<std::string> lines = with_joined_moments(conversation_lines(text));
    constexpr Form timed[] = {{ConversationForm::timed_lines, dated_line},
                              {ConversationForm::timed_headers, dated_header},
                              {ConversationForm::timed_lines, clock_line},
                              {ConversationForm::timed_headers, clock_header}};
    const auto sure = [](const Conversation& talk) { return talk.speakers.size() >= 2; };
    for (const Form& form : timed)
        if (lines_of_form(lines, form) >= 2)
            if (Conversation talk = read_form(lines, form); sure(talk)) return finished(std::move(talk));
    if (auto mail = read_mail_thread(lines); mail && sure(*mail)) return finished(std::move(*mail));
    const Form named{ConversationForm::named_lines, named_line};
    if (Conversation talk = read_form(lines, named); sure(talk)) return finished(std::move(talk));
    return finished(read_form(with_colons_behind_names(lines), named));
}

support::Result<Conversation, Refused> read_conversation_rows(std::span<const TableRow> rows) {
    if (rows.empty()) return Refused{"intake.talk.one_speaker", {}};
    const TalkColumns columns = columns_of(rows);
    if (columns.speaker < 0 || columns.text < 0) return Refused{"intake.talk.columns", {}};
    Conversation talk;
    talk.form = ConversationForm::table;
    std::string speaker;
    for (const TableRow& row : rows.subspan(columns.head ? 1 : 0)) {
        if (const auto name = cell_of(row, columns.speaker); !name.empty()) speaker = name;
        const std::string_view text = cell_of(row, columns.text);
        if (text.empty() || speaker.empty() || is_notice(text)) {
            ++talk.passed_over;
            continue;
        }
        add_message(talk, speaker, text, row.number);
    }
    if (!talk.messages.empty()
        && std::none_of(talk.messages.begin(), talk.messages.end(),
                        [](const ConversationMessage& message) { return has_words(message.text); }))
        return Refused{"intake.talk.no_words", {}};
    return finished(std::move(talk));
}

support::Result<Conversation, Refused> read_conversation_file(std::string bytes, std::string_view file_name) {
    if (looks_like_spreadsheet(bytes) || ends_like_spreadsheet(file_name) || ends_like_table(file_name)) {
        auto table = read_table_file(std::move(bytes), file_name);
        if (!table) return table.error();
        return read_conversation_rows(table.value().rows);
    }
    auto text = decode_text(std::move(bytes));
    if (!text) return text.error();
    const std::string& said = text.value().text;
    if (said.find('\0') != std::string::npos) return Refused{"intake.table.encoding", {}};
    if (said.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refused{"intake.empty", {{"file", std::string(file_name)}}};
    return read_conversation(said);
}

TalkLanguage language_of(const Conversation& talk) {
    constexpr std::size_t letters_of_a_word = 4; // a Chinese letter says as much as so many Latin ones
    std::size_t chinese = 0, english = 0;        // letters, by that weight
    std::size_t chinese_messages = 0, english_messages = 0;
    for (const ConversationMessage& message : talk.messages) {
        std::size_t hanzi = 0, latin = 0;
        for (std::size_t at = 0; at < message.text.size();) {
            const support::CodePoint letter = support::decode_utf8(message.text, at);
            at += letter.length;
            hanzi += letter.value >= 0x4E00 && letter.value <= 0x9FFF ? letters_of_a_word : 0U;
            latin += (letter.value | 32U) >= 'a' && (letter.value | 32U) <= 'z' ? 1U : 0U;
        }
        chinese += hanzi;
        english += latin;
        if (hanzi + latin >= letters_of_a_word) ++(hanzi >= latin ? chinese_messages : english_messages);
    }
    constexpr std::size_t share = 4;
    const std::size_t fewer = std::min(chinese_messages, english_messages);
    return {chinese >= english ? support::Lang::zh : support::Lang::en,
            fewer * share >= chinese_messages + english_messages && fewer > 0, chinese + english > 0};
}

} // namespace amends::author
