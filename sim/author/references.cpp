#include "sim/author/references.hpp"

#include "sim/author/id_table.hpp"
#include "sim/author/script_names.hpp"
#include "sim/scenario/desk_action.hpp"
#include "sim/scenario/fields/reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace amends::author {

using support::Json;
using support::Localized;

namespace {

/// An id that is defined, and how far its name counts.
struct Defined {
    IdKind kind = IdKind::place;
    std::string id;
    JsonPlace at;    ///< of the id itself
    JsonPlace scope; ///< of the list it must be unique in; the root: of the whole file
};

bool counts_in_its_list(IdKind kind) {
    return kind == IdKind::transition || kind == IdKind::row || kind == IdKind::option;
}

std::vector<Defined> definitions(const Document& document) {
    std::vector<Defined> found;
    visit_texts(document, [&](const FieldVisit& visit) {
        if (visit.field == nullptr) return;
        const IdField* row = id_field(visit.table->name, visit.field->name);
        if (row == nullptr || row->by != NamesBy::defining) return;
        JsonPlace at{*visit.steps};
        JsonPlace scope = counts_in_its_list(row->kind) ? at.parent().parent() : JsonPlace();
        found.push_back({row->kind, std::string(visit.value->text), std::move(at), std::move(scope)});
    });
    return found;
}

/// The lists of rows that the rows at `scope` are drawn together with.
std::set<JsonPlace> tied_rows(const Document& document, const JsonPlace& scope) {
    std::map<std::string, std::string> group; // each variable with the name its ties share
    const Json* variables = value_at(document, JsonPlace{} / "variables");
    if (variables == nullptr) return {scope};
    const auto name_of = [](const Json& json, std::string_view key) {
        const Json* name = json.find(key);
        return name == nullptr ? std::string() : std::string(name->text);
    };
    for (const Json& each : variables->children)
        group[name_of(each, "id")] = name_of(each, "id");
    for (std::size_t round = 0; round < variables->children.size(); ++round) {
        for (const Json& each : variables->children) {
            const auto tied = group.find(name_of(each, "tied_to"));
            if (tied == group.end()) continue;
            std::string& own = group[name_of(each, "id")];
            own = tied->second = std::min(own, tied->second);
        }
    }
    std::set<JsonPlace> scopes = {scope};
    const Json* own = value_at(document, scope.parent());
    if (own == nullptr) return scopes;
    for (std::size_t i = 0; i < variables->children.size(); ++i)
        if (group[name_of(variables->children[i], "id")] == group[name_of(*own, "id")])
            scopes.insert(JsonPlace{} / "variables" / i / "rows");
    return scopes;
}

/// The wrap-up's question as scripts name it, by its list.
std::string_view question_of(const JsonPlace& option) {
    static constexpr std::array<std::array<std::string_view, 2>, 6> questions = {
        {{"classes", "class"},
         {"severities", "severity"},
         {"facts", "facts"},
         {"follow_ups", "follow_up"},
         {"causes", "cause"},
         {"preventions", "prevention"}}};
    for (const auto& [list, question] : questions)
        if (option.steps.size() > 1 && option.steps[1].key == list) return question;
    return {};
}

/// The text with {from} and {from:form} renamed.
std::string renamed_places(std::string_view text, const Renaming& renaming) {
    std::string made;
    while (true) {
        const std::size_t brace = text.find('{');
        if (brace == std::string_view::npos) return made + std::string(text);
        made += text.substr(0, brace + 1);
        text.remove_prefix(brace + 1);
        const bool named = text.starts_with(renaming.from) && text.size() > renaming.from.size()
                           && (text[renaming.from.size()] == '}' || text[renaming.from.size()] == ':');
        if (!named) continue;
        made += renaming.to;
        text.remove_prefix(renaming.from.size());
    }
}

/// A place that names the id, and the bytes that name it by another.
struct NamedHere {
    JsonPlace at;
    ReplaceText change;
};

class Renamer {
public:
    Renamer(const Document& document, const Defined& defined, std::string to)
        : document_(document),
          defined_(defined), renaming_{defined.kind, defined.id, std::move(to), question_of(defined.at)} {
        if (defined.kind == IdKind::row) {
            row_scopes_ = tied_rows(document, defined.scope);
            drawn_with_ = variables_of_row();
        }
        for (const Defined& each : definitions(document))
            same_name_ += each.id == defined.id && each.kind != IdKind::flag ? 1 : 0;
    }

    std::vector<NamedHere> all() {
        visit_texts(document_, [this](const FieldVisit& visit) { look(visit); });
        const auto own = std::find_if(found_.begin(), found_.end(),
                                      [&](const NamedHere& each) { return each.at == defined_.at; });
        if (own != found_.end()) std::rotate(found_.begin(), own, own + 1);
        return std::move(found_);
    }

private:
    void look(const FieldVisit& visit) {
        if (visit.field == nullptr) return text_in_two_languages(visit);
        const IdField* row = id_field(visit.table->name, visit.field->name);
        if (row == nullptr) return;
        const std::string text(visit.value->text);
        if (row->by == NamesBy::script) return script_line(visit, text);
        // A suppression may name one reply of a node: "NODE: WORDS".
        const bool of_a_reply = row->by == NamesBy::any_id && text.starts_with(renaming_.from + ": ");
        if ((text == renaming_.from || of_a_reply) && names(*row, visit))
            put(visit, json_of(renaming_.to + text.substr(renaming_.from.size())));
    }
    void script_line(const FieldVisit& visit, std::string line) {
        const std::string before = line;
        for (const std::string& variable : drawn_with_) {
            renaming_.question = variable;
            if (const auto fresh = renamed_line(line, renaming_)) line = *fresh;
        }
        if (drawn_with_.empty())
            if (const auto fresh = renamed_line(line, renaming_)) line = *fresh;
        if (line != before) put(visit, json_of(line));
    }
    /// The variables that have the row.
    [[nodiscard]] std::vector<std::string> variables_of_row() const {
        std::vector<std::string> names;
        for (const JsonPlace& rows : row_scopes_) {
            const Json* variable = value_at(document_, rows.parent());
            const Json* id = variable == nullptr ? nullptr : variable->find("id");
            if (id != nullptr) names.emplace_back(id->text);
        }
        return names;
    }

    [[nodiscard]] bool names(const IdField& row, const FieldVisit& visit) const {
        switch (row.by) {
        case NamesBy::defining: return defines(visit);
        case NamesBy::value: return row.kind == renaming_.kind;
        case NamesBy::object: return object_names(visit);
        case NamesBy::any_id: return same_name_ == 1 && renaming_.kind != IdKind::flag;
        case NamesBy::script: break;
        }
        return false;
    }
    [[nodiscard]] bool defines(const FieldVisit& visit) const {
        const JsonPlace at{*visit.steps};
        return at == defined_.at
               || (renaming_.kind == IdKind::row && at.steps.size() == 5
                   && row_scopes_.contains(at.parent().parent()));
    }
    [[nodiscard]] bool object_names(const FieldVisit& visit) const {
        const Json* named = visit.owner->find("action");
        const auto action = named == nullptr ? std::nullopt : scenario::desk_action_from(named->text);
        if (action == scenario::DeskAction::ticket) return renaming_.kind == IdKind::department;
        return renaming_.kind == IdKind::goods
               || (renaming_.kind == IdKind::shown && action && scenario::is_free(*action));
    }
    void text_in_two_languages(const FieldVisit& visit) {
        if (renaming_.kind != IdKind::variable) return;
        const std::string_view bytes = bytes_of(document_, *visit.value);
        const std::string text = renamed_places(visit.value->text, renaming_);
        if (text == visit.value->text) return;
        // As typed wherever no brace is written as an escape.
        const std::string as_typed = renamed_places(bytes, renaming_);
        const auto parsed = support::parse_json({}, as_typed);
        put(visit, parsed.root && parsed.root->text == text ? as_typed : json_of(text));
    }
    void put(const FieldVisit& visit, std::string json) {
        found_.push_back({JsonPlace{*visit.steps}, {visit.value->offset, visit.value->end, std::move(json)}});
    }

    const Document& document_;
    const Defined& defined_;
    Renaming renaming_;
    std::set<JsonPlace> row_scopes_;
    std::vector<std::string> drawn_with_; ///< of a row: the variables whose rows it stands in
    std::size_t same_name_ = 0;
    std::vector<NamedHere> found_;
};

std::optional<Defined> defined_at(const Document& document, const JsonPlace& id) {
    for (Defined& each : definitions(document))
        if (each.at == id) return std::move(each);
    return std::nullopt;
}

bool is_taken(const Document& document, IdKind kind, const JsonPlace& scope, std::string_view id) {
    const auto all = definitions(document);
    return std::any_of(all.begin(), all.end(), [&](const Defined& each) {
        return each.kind == kind && each.scope == scope && each.id == id;
    });
}

} // namespace

std::optional<IdKind> id_kind_at(const Document& document, const JsonPlace& place) {
    const auto defined = defined_at(document, place);
    if (!defined) return std::nullopt;
    return defined->kind;
}

std::vector<JsonPlace> uses_of(const Document& document, const JsonPlace& id) {
    const auto defined = defined_at(document, id);
    if (!defined) return {};
    std::vector<JsonPlace> places;
    // Any other name shows who would have to change.
    for (NamedHere& each : Renamer(document, *defined, defined->id + "-").all())
        places.push_back(std::move(each.at));
    return places;
}

support::Result<Edit, Localized> rename_id(const Document& document, const JsonPlace& id,
                                           std::string_view to) {
    const auto defined = defined_at(document, id);
    const std::string name(to);
    if (!defined) return Localized{"这里没有可以改名的标识。", "There is no id here to rename."};
    if (!scenario::fields::is_id(to)) {
        return Localized{
            "标识只能用小写字母、数字、“_”和“-”，以字母或数字开头，最多 64 个。",
            "An id has small letters, digits, “_” and “-”, begins with a letter or digit, and is "
            "at most 64 long."};
    }
    if (name != defined->id && is_taken(document, defined->kind, defined->scope, to))
        return Localized{"“" + name + "”已经有了，换一个标识。",
                         "“" + name + "” is taken; choose another id."};
    Edit edit{
        {"把“" + defined->id + "”改名为“" + name + "”", "Rename “" + defined->id + "” to “" + name + "”"},
        {},
        {}};
    auto found = Renamer(document, *defined, name).all();
    std::sort(found.begin(), found.end(),
              [](const NamedHere& a, const NamedHere& b) { return a.change.begin > b.change.begin; });
    for (NamedHere& each : found)
        edit.changes.emplace_back(std::move(each.change));
    return edit;
}

std::string free_id(const Document& document, IdKind kind, std::string_view wish, const JsonPlace& around) {
    std::set<std::string> taken;
    for (Defined& each : definitions(document)) {
        const bool counts = !counts_in_its_list(kind) || each.scope.parent() == around;
        if (each.kind == kind && counts) taken.insert(std::move(each.id));
    }
    std::string id(wish);
    for (int number = 2; taken.contains(id); ++number)
        id = std::string(wish) + "-" + std::to_string(number);
    return id;
}

} // namespace amends::author
