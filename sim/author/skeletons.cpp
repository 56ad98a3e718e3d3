// What something new begins with.
#include "sim/author/edits.hpp"
#include "sim/author/form_parts.hpp"
#include "sim/author/format_shape.hpp"
#include "sim/author/id_table.hpp"

#include <algorithm>

namespace amends::author {

using support::Json;
using support::Localized;

namespace {

bool declares(const Document& document, const JsonPlace& list, std::string_view name) {
    const Json* json = value_at(document, list);
    return json != nullptr
           && std::any_of(json->children.begin(), json->children.end(),
                          [&](const Json& each) { return each.is(Json::Kind::string) && each.text == name; });
}

/// The text in those languages that the case has; in both when it names none.
std::string in_its_languages(const Document& document, const Localized& text) {
    const JsonPlace languages = JsonPlace{} / "languages";
    const bool zh = declares(document, languages, "zh"), en = declares(document, languages, "en");
    std::string json = "{";
    if (zh || !en) json += "\"zh\": " + json_of(text.zh);
    if (en || !zh) json += (json.size() > 1 ? ", \"en\": " : "\"en\": ") + json_of(text.en);
    return json + "}";
}

/// Makes the least that a table asks for.
class SkeletonMaker {
public:
    SkeletonMaker(const Document& document, JsonPlace around)
        : document_(document), around_(std::move(around)) {}

    [[nodiscard]] std::string value(const Shape& shape, const IdField* names, int depth) const {
        switch (shape.kind) {
        case Shape::Kind::text: return text(shape, names);
        case Shape::Kind::localized: return in_its_languages(document_, {});
        case Shape::Kind::integer:
            return std::to_string(std::clamp<std::int64_t>(0, shape.min.value_or(0),
                                                           shape.max.value_or(0) < shape.min.value_or(0)
                                                               ? shape.min.value_or(0)
                                                               : shape.max.value_or(0)));
        case Shape::Kind::boolean: return "false";
        case Shape::Kind::list: {
            const bool needs_one = shape.min.value_or(0) > 0 && !shape.parts.empty() && depth < 8;
            return needs_one ? "[" + value(shape.parts.front(), nullptr, depth + 1) + "]" : "[]";
        }
        case Shape::Kind::map: return "{}";
        case Shape::Kind::any_of:
            return shape.parts.empty() ? "null" : value(shape.parts.front(), names, depth + 1);
        case Shape::Kind::object: break;
        }
        return object(shape.object(), depth);
    }

private:
    [[nodiscard]] std::string text(const Shape& shape, const IdField* names) const {
        if (names != nullptr && names->by == NamesBy::defining)
            return json_of(free_id(document_, names->kind, "new", around_));
        if (!shape.names.empty()) return json_of(shape.names.front());
        if (shape.form == scenario::fields::TextForm::instant)
            return json_of(text_at(document_, JsonPlace{} / "now"));
        return "\"\"";
    }
    [[nodiscard]] std::string object(const ObjectShape& table, int depth) const {
        // A condition begins as what always holds, an effect as its first kind.
        if (!table.alternatives.empty()) return "{\"all\": []}";
        std::string json = "{";
        for (const FieldShape& field : table.fields) {
            if (!field.required && !(table.exactly_one && json.size() == 1)) continue;
            if (depth > 8) break;
            json += (json.size() > 1 ? ", " : "") + json_of(field.name) + ": "
                    + value(field.shape, id_field(table.name, field.name), depth + 1);
        }
        return json + "}";
    }

    const Document& document_;
    JsonPlace around_;
};

std::string first_ending(const Document& document) {
    return std::string(text_at(document, JsonPlace{} / "endings" / 0 / "id"));
}

JsonPlace node_place(std::size_t node) {
    return JsonPlace{} / "nodes" / node;
}

std::string choice_json(const Document& document, std::string_view wish) {
    return "{\"id\": " + json_of(free_id(document, IdKind::choice, wish)) + ", \"text\": "
           + in_its_languages(document, {"（客服可以选的一句话）", "(A reply the agent can pick)"})
           + ", \"labels\": []}";
}

} // namespace

std::string skeleton_entry(const Document& document, const JsonPlace& list) {
    const Shape* shape = shape_at(document, list);
    if (shape == nullptr || shape->kind != Shape::Kind::list || shape->parts.empty()) return "null";
    const FieldShape* field = field_at(document, list);
    const JsonPlace around = list.parent();
    // A plain list of ids ("flags") defines them itself.
    const IdField* names =
        field != nullptr && list.steps.size() == 1
            ? id_field(document.kind() == DocumentKind::part ? "part" : "scenario", field->name)
            : nullptr;
    return SkeletonMaker(document, around).value(shape->parts.front(), names, 0);
}

Addition add_node(const Document& document, std::size_t index, std::string_view id) {
    const std::string own = id.empty() ? free_id(document, IdKind::place, "node") : std::string(id);
    const std::string ending = first_ending(document);
    std::string json = "{\"id\": " + json_of(own) + ", \"title\": "
                       + in_its_languages(document, {"新节点", "New node"}) + ", \"customer\": [{\"text\": "
                       + in_its_languages(document, {"（顾客在这里说的话）", "(What the customer says here)"})
                       + "}], \"expects\": {\"due\": []}";
    if (declares(document, JsonPlace{} / "ways", "choices"))
        json += ", \"choices\": [" + choice_json(document, own + "-1") + "]";
    json += ", \"transitions\": [";
    if (!ending.empty()) json += "{\"id\": \"on\", \"to\": " + json_of(ending) + "}";
    json += "], \"fallback\": {\"lines\": [[{\"text\": "
            + in_its_languages(document,
                               {"（顾客没听懂时的话）", "(What the customer says when it is not clear)"})
            + "}], [{\"text\": "
            + in_its_languages(document,
                               {"（第二次：顾客说还缺什么）", "(The second time: what is still missing)"})
            + "}]]";
    if (!ending.empty()) json += ", \"then\": " + json_of(ending);
    json += "}}";
    Addition added = insert_entry(document, JsonPlace{} / "nodes", index, std::move(json));
    added.edit.name = {"添加节点", "Add a node"};
    return added;
}

Addition add_choice(const Document& document, std::size_t node) {
    const std::string owner(text_at(document, node_place(node) / "id"));
    Addition added = insert_entry(document, node_place(node) / "choices", JsonStep::none,
                                  choice_json(document, (owner.empty() ? "choice" : owner) + "-1"));
    added.edit.name = {"添加选项", "Add a choice"};
    return added;
}

Addition add_transition(const Document& document, std::size_t node, std::string_view to) {
    const std::string where = to.empty() ? first_ending(document) : std::string(to);
    const std::string id = free_id(document, IdKind::transition, "on", node_place(node));
    Addition added = insert_entry(document, node_place(node) / "transitions", JsonStep::none,
                                  "{\"id\": " + json_of(id) + ", \"to\": " + json_of(where) + "}");
    added.edit.name = {"添加转移", "Add a transition"};
    return added;
}

Addition add_ending(const Document& document) {
    Addition added = insert_entry(document, JsonPlace{} / "endings", JsonStep::none,
                                  "{\"id\": " + json_of(free_id(document, IdKind::place, "ending"))
                                      + ", \"title\": " + in_its_languages(document, {"新结局", "New ending"})
                                      + ", \"outcome\": \"settled\"}");
    added.edit.name = {"添加结局", "Add an ending"};
    return added;
}

} // namespace amends::author
