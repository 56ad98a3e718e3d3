#include "sim/author/saved_replies.hpp"

#include "sim/author/document.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <set>

namespace amends::author {
namespace {

using support::Json;
using support::Lang;

constexpr std::size_t reply_letters_max = 4000, title_letters_max = 100, replies_max = 500;

struct ReplyColumns {
    int title = -1, text = -1, zh = -1, en = -1;
    bool head = false;
};

std::string_view stripped(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The cell; braces would be variables of the case.
std::string reply_cell(const TableRow& row, int column) {
    if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
    std::string cell;
    for (const char letter : stripped(row.cells[static_cast<std::size_t>(column)]))
        cell += letter == '{' ? "｛" : letter == '}' ? "｝" : std::string(1, letter);
    return cell;
}

int head_column(const TableRow& head, std::initializer_list<std::string_view> words) {
    for (std::size_t column = 0; column < head.cells.size(); ++column) {
        std::string cell(stripped(head.cells[column]));
        for (char& letter : cell)
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
        if (std::find(words.begin(), words.end(), cell) != words.end()) return static_cast<int>(column);
    }
    return -1;
}

ReplyColumns reply_columns(std::span<const TableRow> rows) {
    const TableRow& head = rows.front();
    ReplyColumns columns;
    columns.title = head_column(head, {"title", "name", "shortcut", "名称", "标题", "快捷语", "快捷短语",
                                       "编码", "快捷编码", "场景", "问题", "关键词"});
    columns.text = head_column(head, {"text", "reply", "content", "message", "话术", "内容", "回复", "正文",
                                      "文本", "话术内容", "回复内容"});
    columns.zh = head_column(head, {"zh", "中文", "chinese"});
    columns.en = head_column(head, {"en", "英文", "english"});
    columns.head = columns.text >= 0 || columns.zh >= 0 || columns.en >= 0;
    if (columns.head) return columns;
    std::size_t letters[2] = {0, 0};
    for (const TableRow& row : rows)
        for (std::size_t column = 0; column < 2 && column < row.cells.size(); ++column)
            letters[column] += row.cells[column].size();
    if (letters[0] + letters[1] == 0) return columns;
    columns.text = letters[1] > letters[0] ? 1 : 0;
    columns.title = letters[0] == 0 || letters[1] == 0 ? -1 : 1 - columns.text;
    return columns;
}

std::string first_words(const std::string& text, std::size_t letters_most) {
    std::size_t at = 0;
    for (std::size_t letters = 0; at < text.size() && letters < letters_most && text[at] != '\n'; ++letters)
        at += support::decode_utf8(text, at).length;
    return text.substr(0, at);
}

std::set<std::string> ids_in(const Json* replies) {
    std::set<std::string> ids;
    if (replies != nullptr)
        for (const Json& reply : replies->children)
            if (const Json* id = reply.find("id")) ids.emplace(id->text);
    return ids;
}

bool has_text(const Json* replies, const support::Localized& text) {
    if (replies == nullptr) return false;
    return std::any_of(replies->children.begin(), replies->children.end(), [&](const Json& reply) {
        const Json* its = reply.find("text");
        if (its == nullptr) return false;
        const Json *zh = its->find("zh"), *en = its->find("en");
        return (zh == nullptr ? "" : zh->text) == text.zh && (en == nullptr ? "" : en->text) == text.en;
    });
}

/// The text in the languages of the case, nothing else.
std::string in_languages(const support::Localized& text, const std::set<std::string>& languages) {
    return json_of(
        support::Localized{languages.contains("zh") ? text.zh : "", languages.contains("en") ? text.en : ""});
}

} // namespace

support::Result<std::vector<SavedReplyRow>, Refused> saved_reply_rows(std::span<const TableRow> rows,
                                                                      Lang lang) {
    if (rows.empty()) return Refused{"intake.replies.columns", {}};
    const ReplyColumns columns = reply_columns(rows);
    if (columns.text < 0 && columns.zh < 0 && columns.en < 0) return Refused{"intake.replies.columns", {}};
    std::vector<SavedReplyRow> replies;
    for (const TableRow& row : rows.subspan(columns.head ? 1 : 0)) {
        SavedReplyRow reply{{}, {reply_cell(row, columns.zh), reply_cell(row, columns.en)}, row.number};
        if (columns.text >= 0)
            (lang == Lang::zh ? reply.text.zh : reply.text.en) = reply_cell(row, columns.text);
        if (reply.text.empty()) continue;
        for (const std::string* text : {&reply.text.zh, &reply.text.en})
            if (support::count_code_points(*text) > reply_letters_max)
                return Refused{"intake.replies.long", {{"row", std::to_string(row.number)}}};
        const std::string title = first_words(reply_cell(row, columns.title), title_letters_max);
        constexpr std::size_t words_letters = 20;
        reply.title = {title.empty() ? first_words(reply.text.zh, words_letters) : title,
                       title.empty() ? first_words(reply.text.en, words_letters) : title};
        replies.push_back(std::move(reply));
    }
    if (replies.empty()) return Refused{"intake.replies.columns", {}};
    if (std::none_of(replies.begin(), replies.end(), [](const SavedReplyRow& reply) {
            return has_words(reply.text.zh) || has_words(reply.text.en);
        }))
        return Refused{"intake.replies.no_words", {}};
    return replies;
}

Lang first_language(std::string_view case_text) {
    const Document document = open_document(DocumentKind::scenario, "scenario.json", std::string(case_text));
    const Json* languages = document.root() != nullptr ? document.root()->find("languages") : nullptr;
    const bool en =
        languages != nullptr && !languages->children.empty() && languages->children.front().text == "en";
    return en ? Lang::en : Lang::zh;
}

support::Result<AddedReplies, Refused> add_saved_replies(std::string_view case_text,
                                                         std::span<const SavedReplyRow> rows) {
    const Document document = open_document(DocumentKind::scenario, "scenario.json", std::string(case_text));
    const Json* root = document.root();
    if (root == nullptr || root->find("nodes") == nullptr) return Refused{"intake.replies.no_case", {}};
    std::set<std::string> languages;
    if (const Json* declared = root->find("languages"))
        for (const Json& language : declared->children)
            languages.emplace(language.text);
    const Json* desk = root->find("desk");
    const Json* there = desk != nullptr ? desk->find("saved_replies") : nullptr;
    std::set<std::string> ids = ids_in(there);
    const std::size_t before = there != nullptr ? there->children.size() : 0;
    AddedReplies added;
    Edit edit;
    for (const SavedReplyRow& row : rows) {
        for (const auto& [language, text] : {std::pair{"zh", &row.text.zh}, std::pair{"en", &row.text.en}})
            if (languages.contains(language) && text->empty())
                return Refused{"intake.replies.language_" + std::string(language),
                               {{"row", std::to_string(row.row)}}};
        if (has_text(there, row.text)) {
            ++added.known;
            continue;
        }
        std::size_t number = before + added.added + 1;
        while (ids.contains("saved_" + std::to_string(number)))
            ++number;
        const std::string id = "saved_" + std::to_string(number);
        ids.insert(id);
        edit.changes.push_back(InsertEntry{JsonPlace{} / "desk" / "saved_replies", before + added.added,
                                           "{\"id\": " + json_of(id)
                                               + ", \"title\": " + in_languages(row.title, languages)
                                               + ", \"text\": " + in_languages(row.text, languages) + "}"});
        ++added.added;
    }
    if (before + added.added > replies_max)
        return Refused{"intake.replies.too_many", {{"most", std::to_string(replies_max)}}};
    auto edited = apply(document, edit);
    if (!edited) return Refused{"intake.replies.no_case", {}};
    added.text = edited.value().document.text();
    return added;
}

} // namespace amends::author
