#include "sim/author/id_table.hpp"

#include <algorithm>
#include <array>

namespace amends::author {

using support::Json;

namespace {

using enum NamesBy;

constexpr auto id_fields = std::to_array<IdField>({
    {"node", "id", defining, IdKind::place},
    {"ending", "id", defining, IdKind::place},
    {"choice", "id", defining, IdKind::choice},
    {"transition", "id", defining, IdKind::transition},
    {"scenario", "flags", defining, IdKind::flag},
    {"part", "flags", defining, IdKind::flag},
    {"variable", "id", defining, IdKind::variable},
    {"row", "id", defining, IdKind::row},
    {"order", "id", defining, IdKind::goods},
    {"item", "id", defining, IdKind::goods},
    {"photo", "id", defining, IdKind::shown},
    {"fact", "id", defining, IdKind::shown},
    {"article", "id", defining, IdKind::shown},
    {"department", "id", defining, IdKind::department},
    {"event", "id", defining, IdKind::event},
    {"saved_reply", "id", defining, IdKind::saved_reply},
    {"way", "id", defining, IdKind::way},
    {"test", "id", defining, IdKind::test},
    {"wrap_option", "id", defining, IdKind::option},
    {"scenario", "start", value, IdKind::place},
    {"customer", "leaves_to", value, IdKind::place},
    {"transition", "to", value, IdKind::place},
    {"fallback", "then", value, IdKind::place},
    {"sample", "to", value, IdKind::place},
    {"visits_range", "node", value, IdKind::place},
    {"include", "exits", value, IdKind::place},
    {"test_expectation", "ending", value, IdKind::place},
    {"test_expectation", "visits", value, IdKind::place},
    {"flag", "flag", value, IdKind::flag},
    {"effect", "set", value, IdKind::flag},
    {"effect", "clear", value, IdKind::flag},
    {"variable", "tied_to", value, IdKind::variable},
    {"share", "var", value, IdKind::variable},
    {"line", "photo", value, IdKind::shown},
    {"effect", "reveal", value, IdKind::shown},
    {"ticket", "owner", value, IdKind::department},
    {"stock", "item", value, IdKind::goods},
    {"stock_change", "item", value, IdKind::goods},
    {"shipment_change", "order", value, IdKind::goods},
    {"node", "asks_about", value, IdKind::event},
    {"effect", "trigger", value, IdKind::event},
    {"action", "object", object, IdKind::goods},
    {"action_rule", "object", object, IdKind::goods},
    {"needed_action", "object", object, IdKind::goods},
    {"action_grade", "object", object, IdKind::goods},
    {"test", "script", script, IdKind::choice},
    {"suppression", "at", any_id, IdKind::place},
});

class TextWalk {
public:
    explicit TextWalk(const std::function<void(const FieldVisit&)>& tell) : tell_(tell) {}

    void value(const Json& json, const Shape* shape, FieldVisit around) {
        if (shape == nullptr) return;
        if (json.is(Json::Kind::string)) {
            around.value = &json;
            around.steps = &steps_;
            if (around.table != nullptr) tell_(around);
            return;
        }
        const ObjectShape* table = table_for(shape, json);
        for (std::size_t i = 0; i < json.children.size(); ++i) {
            const Json& child = json.children[i];
            if (json.is(Json::Kind::object)) {
                steps_.push_back({std::string(child.key), JsonStep::none});
            } else {
                steps_.push_back({{}, i});
            }
            if (table != nullptr) {
                const FieldShape* field = find_field(*table, child.key);
                value(child, field == nullptr ? nullptr : &field->shape,
                      {nullptr, &json, table, field, nullptr});
            } else if (shape->kind == Shape::Kind::localized) {
                value(child, shape, {nullptr, &json, around.table, nullptr, nullptr});
            } else {
                value(child, child_shape(shape, json, child), around);
            }
            steps_.pop_back();
        }
    }

private:
    const std::function<void(const FieldVisit&)>& tell_;
    std::vector<JsonStep> steps_;
};

} // namespace

const IdField* id_field(std::string_view table, std::string_view field) {
    const auto found = std::find_if(id_fields.begin(), id_fields.end(), [&](const IdField& each) {
        return each.field == field && each.table == table;
    });
    return found == id_fields.end() ? nullptr : &*found;
}

void visit_texts(const Document& document, const std::function<void(const FieldVisit&)>& tell) {
    if (document.root() != nullptr) TextWalk(tell).value(*document.root(), &root_shape(document.kind()), {});
}

} // namespace amends::author
