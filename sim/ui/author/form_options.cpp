// What a field may be filled with, in words.
#include "sim/ui/author/form.hpp"
#include "sim/ui/debrief/debrief.hpp"
#include "support/json_read.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

using support::Json;

/// Ids of what; a field may take several kinds.
enum Ids : unsigned {
    no_ids = 0,
    node_ids = 1,
    ending_ids = 2,
    flag_ids = 4,
    photo_ids = 8,
    event_ids = 16,
    variable_ids = 32,
    item_ids = 64,
    order_ids = 128,
    department_ids = 256,
    fact_ids = 512,
    article_ids = 1024,
    action_names = 2048,
};

struct IdsOfKey {
    std::string_view key;
    unsigned ids;
};

/// The tables know a text's form, not what it names; this does, by key.
constexpr std::array<IdsOfKey, 24> ids_by_key{{
    {"to", node_ids | ending_ids},
    {"then", node_ids | ending_ids},
    {"leaves_to", ending_ids | node_ids},
    {"exits", node_ids | ending_ids},
    {"start", node_ids},
    {"node", node_ids},
    {"visits", node_ids | ending_ids},
    {"ending", ending_ids},
    {"flag", flag_ids},
    {"set", flag_ids},
    {"clear", flag_ids},
    {"accept", action_names},
    {"measure", action_names},
    {"photo", photo_ids},
    {"reveal", photo_ids | fact_ids | article_ids},
    {"event", event_ids},
    {"trigger", event_ids},
    {"asks_about", event_ids},
    {"tied_to", variable_ids},
    {"var", variable_ids},
    {"item", item_ids},
    {"order", order_ids},
    {"object", item_ids | order_ids},
    {"owner", department_ids},
}};

std::string_view last_key(const author::JsonPlace& at) {
    for (auto step = at.steps.rbegin(); step != at.steps.rend(); ++step)
        if (!step->is_index()) return step->key;
    return {};
}

struct IdCollector {
    const FormInput& in;
    std::vector<FormOption> options;

    void add(const std::string& id, const support::Localized& title) {
        if (id.empty()) return;
        const std::string& words = title.in(in.texts.lang());
        options.push_back(
            {.id = id,
             .words = words.empty() ? id : in.texts.get("author.form_id", {{"title", words}, {"id", id}}),
             .json = author::json_of(std::string_view(id))});
    }
    template <class List, class Title>
    void all(const List& list, const Title& title) {
        for (const auto& one : list)
            add(one.id.value, title(one));
    }
};

void collect_desk_ids(unsigned wanted, const scenario::Desk& desk, IdCollector& made) {
    if ((wanted & photo_ids) != 0) made.all(desk.photos, [](const auto& photo) { return photo.caption; });
    for (const scenario::Order& order : desk.orders) {
        if ((wanted & order_ids) != 0) made.add(order.id.value, {order.number, order.number});
        if ((wanted & item_ids) != 0) made.all(order.items, [](const auto& item) { return item.title; });
    }
    if ((wanted & fact_ids) != 0) made.all(desk.facts, [](const auto& fact) { return fact.text; });
    if ((wanted & article_ids) != 0) {
        made.all(desk.policies, [](const auto& article) { return article.title; });
        made.all(desk.articles, [](const auto& article) { return article.title; });
    }
    if ((wanted & department_ids) != 0)
        made.all(desk.departments, [](const auto& department) { return department.title; });
}

std::vector<FormOption> ids_there_are(const FormInput& in, unsigned wanted) {
    IdCollector made{in, {}};
    if (in.script == nullptr) return {};
    const scenario::Scenario& script = *in.script;
    if ((wanted & node_ids) != 0) made.all(script.nodes, [](const auto& node) { return node.title; });
    if ((wanted & ending_ids) != 0) made.all(script.endings, [](const auto& ending) { return ending.title; });
    if ((wanted & event_ids) != 0) made.all(script.events, [](const auto& event) { return event.notice; });
    const support::Localized untitled;
    if ((wanted & variable_ids) != 0) made.all(script.variables, [&](const auto&) { return untitled; });
    if ((wanted & flag_ids) != 0)
        for (const scenario::FlagId& flag : script.flags)
            made.add(flag.value, untitled);
    collect_desk_ids(wanted, script.desk, made);
    for (std::size_t i = 0; (wanted & action_names) != 0 && i < scenario::desk_action_count; ++i) {
        const std::string_view name = scenario::to_string(static_cast<scenario::DeskAction>(i));
        made.options.push_back({.id = std::string(name),
                                .words = value_words(in.texts, "action", name),
                                .json = author::json_of(name)});
    }
    return std::move(made.options);
}

/// Of a phrase of the shop's lists: what is (not) to be said tells more than why.
std::string first_wording(const Json& json) {
    const Json* wordings = json.find("any_of");
    if (wordings == nullptr || !wordings->is(Json::Kind::array) || wordings->children.empty()) return {};
    return std::string(wordings->children.front().text);
}

std::string_view words_at(const Json& json, std::string_view key, support::Lang lang) {
    const Json* value = json.find(key);
    if (value == nullptr) return {};
    if (value->is(Json::Kind::string)) return value->text;
    const Json* text = value->find(lang == support::Lang::zh ? "zh" : "en");
    return text != nullptr && text->is(Json::Kind::string) ? text->text : std::string_view();
}

/// A shared sub-script has no title of its own: what it is called in "New case", else its first node's.
std::string part_words(const FormInput& in, const std::string& name, const std::string& text) {
    std::string title;
    if (const std::string id = "wizard.part_" + name; in.texts.has(id)) title = in.texts.get(id);
    const auto parsed = title.empty() ? support::parse_json(name, text) : support::ParsedJson{};
    const Json* nodes = parsed.root ? parsed.root->find("nodes") : nullptr;
    if (nodes != nullptr && !nodes->children.empty())
        title = words_at(nodes->children.front(), "title", in.texts.lang());
    return title.empty() ? name : in.texts.get("author.form_id", {{"title", title}, {"id", name}});
}

/// What lies beside the case and is named by it: shared sub-scripts and rubrics.
std::vector<FormOption> shared_file_options(const FormInput& in, const author::JsonPlace& at) {
    std::vector<FormOption> options;
    if (in.around == nullptr || in.document.kind() != author::DocumentKind::scenario) return options;
    const bool in_include = at.steps.size() == 3 && at.steps.front().key == "includes";
    if (in_include && last_key(at) == "part")
        for (const auto& [name, part] : in.around->parts)
            options.push_back({.id = name,
                               .words = part_words(in, name, part.text),
                               .json = author::json_of(std::string_view(name))});
    if (at.steps.size() == 1 && last_key(at) == "rubric")
        for (const std::string& name : in.around->rubrics)
            options.push_back({.id = name, .words = name, .json = author::json_of(std::string_view(name))});
    return options;
}

} // namespace

std::vector<FormOption> options_of(const FormInput& in, const author::JsonPlace& at,
                                   const author::Shape& shape) {
    const std::string_view key = last_key(at);
    if (!shape.names.empty()) {
        std::vector<FormOption> options;
        for (const std::string_view name : shape.names)
            options.push_back({.id = std::string(name),
                               .words = value_words(in.texts, key, name),
                               .json = author::json_of(name)});
        return options;
    }
    if (auto files = shared_file_options(in, at); !files.empty()) return files;
    if (shape.form != scenario::fields::TextForm::plain) return {};
    if (auto pictures = picture_options(in, key); !pictures.empty()) return pictures;
    const auto known = std::find_if(ids_by_key.begin(), ids_by_key.end(),
                                    [&](const IdsOfKey& one) { return one.key == key; });
    const bool in_exits = at.steps.size() >= 2 && at.steps[at.steps.size() - 2].key == "exits";
    if (in_exits) return ids_there_are(in, node_ids | ending_ids);
    return known == ids_by_key.end() ? std::vector<FormOption>{} : ids_there_are(in, known->ids);
}

std::string value_words(const Texts& texts, std::string_view field, std::string_view value) {
    const std::string name(value);
    const std::string own = std::string("author.value_").append(field).append("_").append(value);
    for (const std::string& id :
         {own, "author.act_" + name, "label." + name, "action." + name, "author.value_" + name})
        if (texts.has(id)) return texts.get(id);
    return name;
}

std::string label_words(std::string_view doc) {
    std::size_t end = doc.size();
    for (const std::string_view mark : {"；", "; ", "，", ", "})
        end = std::min(end, doc.find(mark));
    std::string label(doc.substr(0, end));
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

std::string entry_words(const Json& json, const Texts& texts) {
    if (json.is(Json::Kind::string)) return std::string(json.text);
    static constexpr std::array<std::string_view, 6> in_words{"title",  "text",    "name",
                                                              "notice", "caption", "reason"};
    static constexpr std::array<std::string_view, 10> by_name{"id",   "label", "act",     "flag", "action",
                                                              "code", "part",  "measure", "item", "order"};
    std::string words = first_wording(json);
    for (const std::string_view key : in_words)
        if (words.empty()) words = words_at(json, key, texts.lang());
    for (const std::string_view key : by_name)
        if (words.empty()) words = value_words(texts, key, words_at(json, key, texts.lang()));
    if (words.empty() && !json.children.empty())
        words = value_words(texts, "kind", json.children.front().key);
    std::replace(words.begin(), words.end(), '\n', ' '); // it stands on one line
    const std::string_view to = words_at(json, "to", texts.lang());
    return to.empty() ? words : texts.get("author.form_leads_to", {{"what", words}, {"to", to}});
}

} // namespace amends::ui
