// Every text in every declared language, every row through every line.
#include "sim/scenario/check/checker.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/placeholders.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Lang;
using support::Localized;

Localized language(Lang lang) {
    return lang == Lang::zh ? Localized{"中文", "Chinese"} : Localized{"英文", "English"};
}

class Texts {
public:
    explicit Texts(Checker& checker) : checker_(checker) {
        for (const Variable& variable : checker.scenario.variables)
            by_name_.emplace(variable.id.value, &variable);
    }

    void check_all() {
        for (const fields::TextAt& text : checker_.read.texts) {
            languages(text);
            for (const Lang lang : {Lang::zh, Lang::en})
                places(text, text.text.in(lang));
        }
        for (std::size_t i = 0; i < checker_.scenario.variables.size(); ++i)
            variable(i);
        lengths();
    }

private:
    void languages(const fields::TextAt&);
    void places(const fields::TextAt&, std::string_view text);
    void variable(std::size_t);
    void lengths();
    void length(const Localized&, const Path&, std::string_view key);
    void lines(const std::vector<Line>& list, const Path& owner, std::string_view key) {
        for (std::size_t i = 0; i < list.size(); ++i)
            length(list[i].text, owner.at(key, i), "text");
    }
    void tie(const Variable&, const Path&);

    Checker& checker_;
    std::map<std::string_view, const Variable*> by_name_;
    Names used_;
};

void Texts::languages(const fields::TextAt& text) {
    if (text.text.empty() && !text.required) return;
    for (const Lang lang : checker_.scenario.languages) {
        if (!text.text.in(lang).empty()) continue;
        checker_.report(Code::missing_language, text, {{"key", text.key}, {"language", language(lang)}});
    }
}

void Texts::places(const fields::TextAt& text, std::string_view written) {
    const Placeholders found = placeholders_in(written);
    if (!found.stray.empty()) checker_.report(Code::open_brace, text, {{"name", found.stray}});
    for (const Placeholder& place : found.places) {
        const auto variable = by_name_.find(place.name);
        if (variable == by_name_.end()) {
            checker_.report(
                Code::unknown_variable, text,
                {{"name", place.name}, {"near", near(std::string(place.name), checker_.variables)}});
            continue;
        }
        used_.insert(std::string(place.name));
        const auto forms = forms_of(variable->second->kind);
        if (std::find(forms.begin(), forms.end(), place.form) != forms.end()) continue;
        std::vector<std::string> written_forms;
        for (const std::string_view form : forms) {
            written_forms.push_back("{" + std::string(place.name) + (form.empty() ? "" : ":")
                                    + std::string(form) + "}");
        }
        checker_.report(Code::wrong_form, text,
                        {{"name", place.name},
                         {"kind", name_of(variable->second->kind)},
                         {"form", place.form},
                         {"names", fields::join({written_forms.begin(), written_forms.end()})}});
    }
}

void Texts::tie(const Variable& variable, const Path& path) {
    const auto other = by_name_.find(variable.tied_to.value);
    if (other == by_name_.end()) return;
    used_.insert(variable.tied_to.value);
    const auto lacks = [](const Variable& one, const RowId& id) {
        return std::none_of(one.rows.begin(), one.rows.end(), [&](const Row& row) { return row.id == id; });
    };
    const auto tell = [&](const RowId& id) {
        checker_.report(Code::tied_rows_differ, path.at("tied_to"),
                        {{"name", variable.id.value}, {"other", other->second->id.value}, {"row", id.value}});
    };
    for (const Row& row : variable.rows) {
        if (lacks(*other->second, row.id)) return tell(row.id);
    }
    for (const Row& row : other->second->rows) {
        if (lacks(variable, row.id)) return tell(row.id);
    }
}

void Texts::variable(std::size_t index) {
    const Path root;
    const Variable& variable = checker_.scenario.variables[index];
    const Path path = root.at("variables", index);
    tie(variable, path);
    if (variable.kind == VariableKind::text) {
        for (std::size_t i = 0; i < variable.rows.size(); ++i) {
            const Row& row = variable.rows[i];
            if (!row.text.empty()) continue; // one language missing is told as for any text
            for (const Lang lang : checker_.scenario.languages) {
                checker_.report(
                    Code::row_without_value, path.at("rows", i),
                    {{"name", variable.id.value}, {"row", row.id.value}, {"language", language(lang)}});
            }
        }
    }
    if (used_.contains(variable.id.value)) return;
    const auto& all = checker_.scenario.variables;
    const bool followed =
        std::any_of(all.begin(), all.end(), [&](const Variable& v) { return v.tied_to == variable.id; });
    const bool in_amount =
        write_scenario(checker_.scenario).find("\"var\":\"" + variable.id.value + "\"") != std::string::npos;
    if (!followed && !in_amount)
        checker_.report(Code::unused_variable, path.at("id"), {{"name", variable.id.value}});
}

/// Each bubble of a text that is sent must fit, whatever rows are drawn.
void Texts::length(const Localized& text, const Path& path, std::string_view key) {
    const auto max = static_cast<std::size_t>(std::max(checker_.scenario.contact.max_chars, 0));
    for (const Lang lang : checker_.scenario.languages) {
        std::string_view rest = text.in(lang);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::size_t found = longest_rendering(checker_.scenario, rest.substr(0, end), lang);
            if (found > max) {
                checker_.report(Code::longer_than_bubble, path,
                                {{"key", key},
                                 {"found", static_cast<std::int64_t>(found)},
                                 {"max", static_cast<std::int64_t>(max)}});
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

void Texts::lengths() {
    const Path root;
    const Path desk = root.at("desk");
    const Scenario& s = checker_.scenario;
    for (std::size_t i = 0; i < s.desk.saved_replies.size(); ++i) {
        const Path reply = desk.at("saved_replies", i);
        length(s.desk.saved_replies[i].text, reply.at("text"), "text");
    }
    for (std::size_t i = 0; i < s.endings.size(); ++i)
        lines(s.endings[i].customer, root.at("endings", i), "customer");
    for (std::size_t i = 0; i < s.nodes.size(); ++i) {
        const Path node = root.at("nodes", i);
        lines(s.nodes[i].customer, node, "customer");
        const Path fallback = node.at("fallback");
        for (std::size_t j = 0; j < s.nodes[i].fallback.lines.size(); ++j)
            lines(s.nodes[i].fallback.lines[j], fallback.at("lines", j), "");
        for (std::size_t j = 0; j < s.nodes[i].choices.size(); ++j) {
            const Path choice = node.at("choices", j);
            length(s.nodes[i].choices[j].text, choice.at("text"), "text");
        }
        for (std::size_t j = 0; j < s.nodes[i].models.size(); ++j) {
            length(s.nodes[i].models[j], node.at("models", j), "models");
        }
    }
}

} // namespace

void check_texts(Checker& checker) {
    Texts(checker).check_all();
}

} // namespace amends::scenario::checks
