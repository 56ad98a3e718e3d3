// Threads of e-mails: heads, quotations and signatures.
#include "sim/author/conversation_lines.hpp"

#include <algorithm>

namespace amends::author {
namespace {

bool begins_with_any(std::string_view line, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return line.starts_with(word); });
}

std::string_view without_quotes(std::string_view line) {
    while (!line.empty() && (line.front() == '>' || line.front() == ' '))
        line.remove_prefix(1);
    return line;
}

/// "Sarah Lee <sarah@example.com>" → "Sarah Lee".
std::string_view mail_name(std::string_view value) {
    value = trimmed(value);
    const std::size_t bracket = std::min(value.find('<'), value.find('['));
    std::string_view name = trimmed(value.substr(0, bracket));
    if (name.empty() && bracket != std::string_view::npos)
        name = value.substr(bracket + 1, value.find('>') - bracket - 1);
    while (!name.empty() && (name.front() == '"' || name.front() == '\''))
        name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == '\'' || name.back() == ','))
        name.remove_suffix(1);
    return name;
}

std::string_view behind_colon(std::string_view line) {
    const std::size_t plain = line.find(':'), wide = line.find("：");
    if (plain == wide) return {}; // none
    return plain < wide ? line.substr(plain + 1) : line.substr(wide + std::string_view("：").size());
}

bool is_from(std::string_view line) {
    return begins_with_any(line, {"From:", "from:", "发件人:", "发件人："});
}
bool is_other_head(std::string_view line) {
    return begins_with_any(line, {"To:", "Cc:", "CC:", "Date:", "Sent:", "Subject:", "Reply-To:", "收件人:",
                                  "收件人：", "抄送:", "抄送：", "日期:", "日期：", "时间:", "时间：",
                                  "发送时间:", "发送时间：", "主题:", "主题："});
}
bool is_divider(std::string_view line) {
    return begins_with_any(line, {"-----", "_____", "=====", "----------"})
           || line.find("Original Message") != std::string_view::npos
           || line.find("原始邮件") != std::string_view::npos;
}

/// "On 12 Mar 2026 at 18:10, Sarah Lee <sarah@…> wrote:" → "Sarah Lee"; empty when it is no such line.
std::string_view quoted_speaker(std::string_view line) {
    line = trimmed(line);
    const bool english = line.starts_with("On ") && line.ends_with("wrote:");
    const bool chinese = (line.ends_with("写道：") || line.ends_with("写道:")) && line.size() < 300;
    if (!english && !chinese) return {};
    line = trimmed(line.substr(0, line.rfind(english ? "wrote:" : "写道")));
    const std::size_t mail = line.find('<');
    std::string_view name = trimmed(line.substr(0, mail));
    for (const std::string_view before : {", ", "，", ",", "M ", "分 "})
        if (const std::size_t at = name.rfind(before); at != std::string_view::npos)
            name = name.substr(at + before.size());
    return mail_name(name);
}

struct Mail {
    std::string name, body;
    std::size_t line = 0;
    bool in_head = true, signed_off = false;
};

void take_body_line(Mail& mail, std::string_view line) {
    if (trimmed(line) == "--" || line == "-- ") mail.signed_off = true;
    if (mail.signed_off) return;
    mail.body += mail.body.empty() ? "" : "\n";
    mail.body += trimmed(line);
}

} // namespace

std::optional<Conversation> read_mail_thread(const std::vector<std::string>& lines) {
    std::vector<Mail> mails;
    bool newest_first = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string_view line = without_quotes(lines[at]);
        const std::string_view speaker = quoted_speaker(line);
        if (is_from(line) || !speaker.empty()) {
            newest_first = newest_first || !speaker.empty();
            const std::string_view name = speaker.empty() ? mail_name(behind_colon(line)) : speaker;
            mails.push_back({std::string(name), {}, at + 1, speaker.empty(), false});
        } else if (mails.empty()) {
            continue;
        } else if (is_divider(line)) {
            newest_first = newest_first || line.find("Original Message") != std::string_view::npos
                           || line.find("原始邮件") != std::string_view::npos;
        } else if (mails.back().in_head && (is_other_head(line) || trimmed(line).empty())) {
            const bool answer =
                begins_with_any(trimmed(behind_colon(line)), {"Re:", "RE:", "re:", "回复", "答复"});
            newest_first = newest_first || (mails.size() == 1 && is_other_head(line) && answer);
        } else {
            mails.back().in_head = false;
            take_body_line(mails.back(), line);
        }
    }
    if (mails.size() < 2) return std::nullopt;
    if (newest_first) std::reverse(mails.begin(), mails.end());
    Conversation talk;
    talk.form = ConversationForm::mail;
    for (const Mail& mail : mails)
        if (const std::string_view body = trimmed(mail.body); !body.empty())
            add_message(talk, mail.name, body, mail.line);
    return talk;
}

} // namespace amends::author
