#include "sim/author/templates.hpp"

#include "sim/author/document.hpp"
#include "support/line_index.hpp"

#include <algorithm>

namespace amends::author {
namespace {

constexpr std::ptrdiff_t title_letters_most = 80; ///< of scenario.json

using support::Json;

std::string text_of(const Json* value) {
    return value != nullptr && value->is(Json::Kind::string) ? std::string(value->text) : std::string();
}
support::Localized localized_of(const Json* value) {
    if (value == nullptr) return {};
    return {text_of(value->find("zh")), text_of(value->find("en"))};
}

/// Every "x-todo" below the value, in file order.
void gather_fill_ins(const Json& value, const std::string& place, const support::LineIndex& lines,
                     std::vector<FillIn>& found) {
    for (std::size_t index = 0; index < value.children.size(); ++index) {
        const Json& child = value.children[index];
        const std::string step = value.is(Json::Kind::array) ? std::to_string(index) : std::string(child.key);
        if (child.key == "x-todo")
            found.push_back({place, lines.at(child.key_offset).line, localized_of(&child)});
        else
            gather_fill_ins(child, place.empty() ? step : place + '/' + step, lines, found);
    }
}

/// Entries of `list` whose "lang" is not the language go, the last first.
void remove_other_language(const Json& list, const JsonPlace& place, std::string_view lang, Edit& edit) {
    for (std::size_t index = list.children.size(); index-- > 0;) {
        const Json* written = list.children[index].find("lang");
        const std::string_view its = written != nullptr ? written->text : "zh";
        const bool same = its.substr(0, 2) == lang;
        if (!same) edit.changes.push_back(RemoveValue{place / index});
    }
}

/// "opening: The first words of a sample" is about a sample of the other language.
bool is_of_other_sample(const Json& root, std::string_view at, std::string_view lang) {
    const std::size_t colon = at.find(": ");
    const Json* nodes = root.find("nodes");
    if (colon == std::string_view::npos || nodes == nullptr) return false;
    for (const Json& node : nodes->children) {
        const Json* samples = node.find("samples");
        if (samples == nullptr || text_of(node.find("id")) != at.substr(0, colon)) continue;
        for (const Json& sample : samples->children) {
            const Json* its = sample.find("lang");
            if (text_of(sample.find("text")).starts_with(at.substr(colon + 2)))
                return its != nullptr && its->text.substr(0, 2) != lang;
        }
    }
    return false;
}

/// Accepted warnings that only the other language has go: those of its samples, and those with an "x-lang"
/// beside them that says so.
void remove_other_suppressions(const Json& root, const Json& list, std::string_view lang, Edit& edit) {
    for (std::size_t index = list.children.size(); index-- > 0;) {
        const Json& one = list.children[index];
        const Json* its = one.find("x-lang");
        const Json* at = one.find("at");
        if ((its != nullptr && its->text != lang)
            || (at != nullptr && is_of_other_sample(root, at->text, lang)))
            edit.changes.push_back(RemoveValue{JsonPlace{} / "suppress" / index});
    }
}

void keep_one_language(const Json& root, support::Lang only, Edit& edit) {
    const std::string_view lang = only == support::Lang::zh ? "zh" : "en";
    if (const Json* nodes = root.find("nodes"))
        for (std::size_t node = 0; node < nodes->children.size(); ++node)
            if (const Json* samples = nodes->children[node].find("samples"))
                remove_other_language(*samples, JsonPlace{} / "nodes" / node / "samples", lang, edit);
    if (const Json* tests = root.find("tests"))
        remove_other_language(*tests, JsonPlace{} / "tests", lang, edit);
    if (const Json* suppressed = root.find("suppress"))
        remove_other_suppressions(root, *suppressed, lang, edit);
    edit.changes.push_back(SetValue{JsonPlace{} / "languages", "[" + json_of(std::string(lang)) + "]"});
}

std::string behind(std::string_view title, std::string_view mark) {
    const std::size_t at = title.find(mark);
    return std::string(at == std::string_view::npos ? title : title.substr(at + mark.size()));
}

/// "模板·到货延迟：飞哈尔滨之前" → "飞哈尔滨之前"; "Template: a late parcel. Before the flight" → "Before the
/// flight".
support::Localized without_template_word(const support::Localized& title) {
    support::Localized own = title;
    if (own.zh.starts_with("模板·")) own.zh = behind(behind(own.zh, "·"), "：");
    if (own.en.starts_with("Template: ")) own.en = behind(behind(own.en, ": "), ". ");
    return own;
}

} // namespace

std::optional<TemplateInfo> template_info(std::string name, std::string_view text) {
    const Document document = open_document(DocumentKind::scenario, name, std::string(text));
    if (document.root() == nullptr || !document.root()->is(Json::Kind::object)) return std::nullopt;
    TemplateInfo info;
    info.name = std::move(name);
    info.title = localized_of(document.root()->find("title"));
    info.summary = localized_of(document.root()->find("summary"));
    gather_fill_ins(*document.root(), {}, support::LineIndex(document.text()), info.fill_ins);
    if (const Json* includes = document.root()->find("includes"))
        for (const Json& include : includes->children)
            if (std::string part = text_of(include.find("part")); !part.empty())
                info.parts.push_back(std::move(part));
    return info;
}

bool is_case_id(std::string_view id) {
    const auto plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    };
    return !id.empty() && id.size() <= 64 && plain(id.front())
           && std::all_of(id.begin(), id.end(),
                          [&](char letter) { return plain(letter) || letter == '_' || letter == '-'; });
}

namespace {

/// What the reader takes for a title: so long, and no braces, which would name a variable.
std::optional<Refused> unfit_title(std::string_view title) {
    const auto letters =
        std::count_if(title.begin(), title.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
    if (letters > title_letters_most)
        return Refused{"template.title_long", {{"most", std::to_string(title_letters_most)}}};
    if (title.find_first_of("{}") != std::string_view::npos) return Refused{"template.title_braces", {}};
    return std::nullopt;
}

} // namespace

support::Result<std::string, Refused> case_from_template(std::string_view text, const TemplateCopy& copy) {
    if (auto refused = unfit_title(copy.title)) return std::move(*refused);
    const Document document = open_document(DocumentKind::scenario, "template", std::string(text));
    if (document.root() == nullptr || !document.root()->is(Json::Kind::object))
        return Refused{"template.damaged", {}};
    Edit edit;
    edit.changes.push_back(SetValue{JsonPlace{} / "id", json_of(copy.id)});
    const support::Localized written = localized_of(document.root()->find("title"));
    support::Localized title = without_template_word(written);
    if (!copy.title.empty()) {
        const bool zh = (copy.only ? *copy.only : copy.title_lang) == support::Lang::zh;
        if (zh || !copy.only) title.zh = copy.title;
        if (!zh || !copy.only) title.en = copy.title;
    }
    if (title != written) edit.changes.push_back(SetValue{JsonPlace{} / "title", json_of(title)});
    if (copy.only) keep_one_language(*document.root(), *copy.only, edit);
    auto edited = apply(document, edit);
    if (!edited) return Refused{"template.damaged", {}};
    return edited.value().document.text();
}

} // namespace amends::author
