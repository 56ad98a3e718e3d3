#include "sim/author/id_table.hpp"

#include <algorithm>
#include <array>

namespace amends::author {

using support::Json;

namespace {

constexpr auto id_fields = std::to_array<IdField>({
    {"node", "id", NamesBy::defining, IdKind::place},
    {"ending", "id", NamesBy::defining, IdKind::place},
    {"choice", "id", NamesBy::defining, IdKind::choice},
    {"transition", "id", NamesBy::defining, IdKind::transition},
    {"scenario", "flags", NamesBy::defining, IdKind::flag},
    {"part", "flags", NamesBy::defining, IdKind::flag},
    {"variable", "id", NamesBy::defining, IdKind::variable},
    {"row", "id", NamesBy::defining, IdKind::row},
    {"order", "id", NamesBy::defining, IdKind::goods},
    {"item", "id", NamesBy::defining, IdKind::goods},
    {"photo", "id", NamesBy::defining, IdKind::shown},
    {"fact", "id", NamesBy::defining, IdKind::shown},
    {"article", "id", NamesBy::defining, IdKind::shown},
    {"department", "id", NamesBy::defining, IdKind::department},
    {"event", "id", NamesBy::defining, IdKind::event},
    {"saved_reply", "id", NamesBy::defining, IdKind::saved_reply},
    {"way", "id", NamesBy::defining, IdKind::way},
    {"test", "id", NamesBy::defining, IdKind::test},
    {"wrap_option", "id", NamesBy::defining, IdKind::option},
    {"scenario", "start", NamesBy::value, IdKind::place},
    {"customer", "leaves_to", NamesBy::value, IdKind::place},
    {"transition", "to", NamesBy::value, IdKind::place},
    {"fallback", "then", NamesBy::value, IdKind::place},
    {"sample", "to", NamesBy::value, IdKind::place},
    {"visits_range", "node", NamesBy::value, IdKind::place},
    {"include", "exits", NamesBy::value, IdKind::place},
    {"test_expectation", "ending", NamesBy::value, IdKind::place},
    {"test_expectation", "visits", NamesBy::value, IdKind::place},
    {"flag", "flag", NamesBy::value, IdKind::flag},
    {"effect", "set", NamesBy::value, IdKind::flag},
    {"effect", "clear", NamesBy::value, IdKind::flag},
    {"variable", "tied_to", NamesBy::value, IdKind::variable},
    {"share", "var", NamesBy::value, IdKind::variable},
    {"line", "photo", NamesBy::value, IdKind::shown},
    {"effect", "reveal", NamesBy::value, IdKind::shown},
    {"ticket", "owner", NamesBy::value, IdKind::department},
    {"stock", "item", NamesBy::value, IdKind::goods},
    {"stock_change", "item", NamesBy::value, IdKind::goods},
    {"shipment_change", "order", NamesBy::value, IdKind::goods},
    {"node", "asks_about", NamesBy::value, IdKind::event},
    {"effect", "trigger", NamesBy::value, IdKind::event},
    {"action", "object", NamesBy::object, IdKind::goods},
    {"action_rule", "object", NamesBy::object, IdKind::goods},
    {"needed_action", "object", NamesBy::object, IdKind::goods},
    {"action_grade", "object", NamesBy::object, IdKind::goods},
    {"test", "script", NamesBy::script, IdKind::choice},
    {"suppression", "at", NamesBy::any_id, IdKind::place},
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
