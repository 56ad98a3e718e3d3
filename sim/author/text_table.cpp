#include "sim/author/text_table.hpp"

#include "sim/author/form_parts.hpp"
#include "sim/author/format_shape.hpp"
#include "sim/scenario/placeholders.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace amends::author {
namespace {

using support::Json;
using support::Lang;

constexpr std::array<std::string_view, 6> column_names = {"id", "where", "zh", "en", "note", "base"};
enum Column : std::size_t { id_column, where_column, zh_column, en_column, note_column, base_column };
constexpr std::size_t text_faults_max = 100;

/// The first clause of a field's description: what a form calls the field.
std::string first_clause(const std::string& doc) {
    const std::size_t end = std::min({doc.find(':'), doc.find(';'), doc.find("："), doc.find("；"),
                                      doc.find("。"), doc.find(". "), doc.find(" ("), doc.find("（")});
    return doc.substr(0, end);
}

/// How an entry of a list is called: by its id, else by its place from 1.
std::string entry_name(const Json& entry, std::size_t index) {
    const Json* id = entry.is(Json::Kind::object) ? entry.find("id") : nullptr;
    if (id != nullptr && id->is(Json::Kind::string) && !id->text.empty()) return std::string(id->text);
    return '#' + std::to_string(index + 1);
}

class TextGatherer {
public:
    std::vector<CaseText> found;

    void value(const Json& json, const Shape* shape, const CaseText& here) {
        if (shape == nullptr) return;
        if (shape->kind == Shape::Kind::localized && json.is(Json::Kind::object)) return add(json, here);
        if (shape->kind == Shape::Kind::any_of && is_localized(json)) {
            for (const Shape& part : shape->parts)
                if (part.kind == Shape::Kind::localized) return add(json, here);
        }
        const ObjectShape* table = table_for(shape, json);
        for (std::size_t i = 0; i < json.children.size(); ++i) {
            const Json& child = json.children[i];
            CaseText inner = here;
            if (json.is(Json::Kind::array)) {
                const std::string name = entry_name(child, i);
                step(inner, name, name);
                inner.at = here.at / i;
            } else {
                const FieldShape* field = table != nullptr ? find_field(*table, child.key) : nullptr;
                step(inner, std::string(child.key), std::string(child.key), field);
                inner.at = here.at / child.key;
            }
            value(child, child_shape(shape, json, child), inner);
        }
    }

private:
    static bool is_localized(const Json& json) {
        return json.is(Json::Kind::object) && (json.find("zh") != nullptr || json.find("en") != nullptr);
    }
    static void step(CaseText& text, const std::string& id, const std::string& name,
                     const FieldShape* field = nullptr) {
        text.id += (text.id.empty() ? "" : "/") + id;
        const std::string between = text.where.zh.empty() ? "" : " › ";
        text.where.zh += between + (field != nullptr ? first_clause(field->doc.zh) : name);
        text.where.en += between + (field != nullptr ? first_clause(field->doc.en) : name);
    }
    void add(const Json& json, CaseText here) {
        const auto member = [&](std::string_view lang) {
            const Json* text = json.find(lang);
            return text != nullptr && text->is(Json::Kind::string) ? std::string(text->text) : std::string();
        };
        here.text = {member("zh"), member("en")};
        if (!here.text.empty()) found.push_back(std::move(here));
    }
};

std::string hash_of_text(const std::string& text) {
    return text.empty() ? "-" : support::sha256_hex(text).substr(0, 12);
}
std::string base_of(const support::Localized& text) {
    return hash_of_text(text.zh) + '.' + hash_of_text(text.en);
}

/// "{price:money}" … of a text, sorted, each once.
std::set<std::string> places_of_text(const std::string& text) {
    std::set<std::string> places;
    for (const scenario::Placeholder& one : scenario::placeholders_in(text).places)
        places.insert('{' + std::string(one.name) + (one.form.empty() ? "" : ':' + std::string(one.form))
                      + '}');
    return places;
}
/// Variables alone: forms may differ between languages.
std::set<std::string> names_of_text(const std::string& text) {
    std::set<std::string> names;
    for (const scenario::Placeholder& one : scenario::placeholders_in(text).places)
        names.emplace(one.name);
    return names;
}

std::string note_of(const CaseText& one, Lang lang, const std::string& max_chars) {
    std::string note;
    for (const std::string& text : {one.text.zh, one.text.en})
        for (const std::string& place : places_of_text(text))
            if (note.find(place) == std::string::npos) note += (note.empty() ? "" : " ") + place;
    const bool bubble =
        one.id.find("/choices/") != std::string::npos || one.id.find("/models/") != std::string::npos;
    if (bubble && !max_chars.empty())
        note += (note.empty() ? "" : " ")
                + (lang == Lang::zh ? "≤ " + max_chars + " 字" : "≤ " + max_chars + " letters");
    return note;
}

/// The cell, with line ends as ours and without blanks around it.
std::string text_cell(const TableRow& row, std::size_t column) {
    std::string cell;
    if (column >= row.cells.size()) return cell;
    for (const char letter : unprotect_cell(row.cells[column]))
        if (letter != '\r') cell += letter;
    const std::size_t begin = cell.find_first_not_of(" \t\n"), end = cell.find_last_not_of(" \t\n");
    return begin == std::string::npos ? std::string() : cell.substr(begin, end - begin + 1);
}

struct TableColumns {
    std::array<std::size_t, 6> at;
};
std::optional<TableColumns> columns_of(const std::vector<TableRow>& rows) {
    TableColumns columns;
    columns.at.fill(JsonStep::none);
    if (rows.empty()) return std::nullopt;
    for (std::size_t i = 0; i < rows.front().cells.size(); ++i)
        for (std::size_t known = 0; known < column_names.size(); ++known)
            if (text_cell(rows.front(), i) == column_names[known] && columns.at[known] == JsonStep::none)
                columns.at[known] = i;
    for (const Column needed : {id_column, zh_column, en_column, base_column})
        if (columns.at[needed] == JsonStep::none) return std::nullopt;
    return columns;
}

/// Compares row by row.
class TextTaker {
public:
    TextTaker(const Document& document, const TableColumns& columns)
        : document_(document), columns_(columns), texts_(case_texts(document)) {
        for (const CaseText& one : texts_)
            by_id_.emplace(one.id, &one);
    }

    void row(const TableRow& row) {
        const std::string id = text_cell(row, columns_.at[id_column]);
        if (id.empty() && text_cell(row, columns_.at[zh_column]).empty()
            && text_cell(row, columns_.at[en_column]).empty())
            return;
        const std::string base = text_cell(row, columns_.at[base_column]);
        const CaseText* const one = find(id, base);
        if (one == nullptr) return fault(row, id_column, "texts.unknown", {{"id", id}});
        if (!seen_.insert(one).second) return fault(row, id_column, "texts.twice", {{"id", id}});
        const std::size_t dot = base.find('.');
        if (dot == std::string::npos) return fault(row, base_column, "texts.base", {{"id", id}});
        cell(row, *one, Lang::zh, zh_column, base.substr(0, dot));
        cell(row, *one, Lang::en, en_column, base.substr(dot + 1));
    }
    TextsTaken take() {
        taken_.edit.name = {"导入文本表", "Take in a table of texts"};
        return std::move(taken_);
    }

private:
    /// By its id; an entry without one of its own may have moved, and is known by what it said.
    const CaseText* find(const std::string& id, const std::string& base) const {
        const auto there = by_id_.find(id);
        const std::size_t number = id.rfind("/#");
        if (number == std::string::npos) return there == by_id_.end() ? nullptr : there->second;
        if (there != by_id_.end() && base_of(there->second->text) == base) return there->second;
        const CaseText* moved = nullptr;
        const std::string before = id.substr(0, number + 2),
                          after = id.substr(std::min(id.size(), id.find('/', number + 2)));
        for (const CaseText& one : texts_) {
            if (!one.id.starts_with(before) || !one.id.ends_with(after) || base_of(one.text) != base)
                continue;
            if (moved != nullptr) return there == by_id_.end() ? nullptr : there->second; // two alike
            moved = &one;
        }
        if (moved != nullptr) return moved;
        return there == by_id_.end() ? nullptr : there->second;
    }

    void cell(const TableRow& row, const CaseText& one, Lang lang, Column column, const std::string& base) {
        const std::string said = text_cell(row, columns_.at[column]);
        const std::string& now = one.text.in(lang);
        if (said == now || said == stripped(now) || hash_of_text(said) == base) return;
        if (said.empty()) return fault(row, column, "texts.empty", {{"id", one.id}});
        if (hash_of_text(now) != base && hash_of_text(stripped(now)) != base)
            return fault(row, column, "texts.both_changed", {{"id", one.id}});
        if (!check_places(row, one, lang, column, said) || !check_length(row, one, column, said)) return;
        taken_.changes.push_back({one.id, lang, now, said});
        taken_.edit.changes.push_back(SetValue{one.at / (lang == Lang::zh ? "zh" : "en"), json_of(said)});
    }
    static std::string stripped(const std::string& text) {
        const std::size_t begin = text.find_first_not_of(" \t\n"), end = text.find_last_not_of(" \t\n");
        return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
    }
    /// Of the same variables as the text before, or as the other language where there was none.
    bool check_places(const TableRow& row, const CaseText& one, Lang lang, Column column,
                      const std::string& said) {
        if (const auto stray = scenario::placeholders_in(said).stray; !stray.empty()) {
            fault(row, column, "texts.stray", {{"id", one.id}, {"piece", std::string(stray.substr(0, 40))}});
            return false;
        }
        const std::string& own = one.text.in(lang);
        const std::set<std::string> wanted =
            names_of_text(own.empty() ? one.text.in(lang == Lang::zh ? Lang::en : Lang::zh) : own);
        const std::set<std::string> there = names_of_text(said);
        for (const std::string& name : wanted)
            if (!there.contains(name)) {
                fault(row, column, "texts.place_lost", {{"id", one.id}, {"place", '{' + name + '}'}});
                return false;
            }
        for (const std::string& name : there)
            if (!wanted.contains(name)) {
                fault(row, column, "texts.place_new", {{"id", one.id}, {"place", '{' + name + '}'}});
                return false;
            }
        return true;
    }
    /// No longer than the reader lets it be.
    bool check_length(const TableRow& row, const CaseText& one, Column column, const std::string& said) {
        const Shape* shape = shape_at(document_, one.at);
        if (shape != nullptr && shape->kind == Shape::Kind::any_of)
            for (const Shape& part : shape->parts)
                if (part.kind == Shape::Kind::localized) shape = &part;
        if (shape == nullptr || !shape->max) return true;
        const std::int64_t most = *shape->max;
        const auto letters = static_cast<std::int64_t>(
            std::count_if(said.begin(), said.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
        if (letters <= most) return true;
        fault(row, column, "texts.too_long", {{"id", one.id}, {"most", std::to_string(most)}});
        return false;
    }
    void fault(const TableRow& row, Column column, std::string text,
               std::vector<std::pair<std::string, std::string>> places) {
        if (taken_.faults.size() < text_faults_max)
            taken_.faults.push_back(
                {{std::move(text), std::move(places)}, row.number, std::string(column_names[column])});
    }

    const Document& document_;
    TableColumns columns_;
    std::vector<CaseText> texts_;
    std::map<std::string, const CaseText*> by_id_;
    std::set<const CaseText*> seen_;
    TextsTaken taken_;
};

} // namespace

std::vector<CaseText> case_texts(const Document& document) {
    TextGatherer gatherer;
    if (document.root() != nullptr) gatherer.value(*document.root(), &root_shape(document.kind()), {});
    return std::move(gatherer.found);
}

std::string texts_as_table(const Document& document, Lang lang) {
    std::string table(table_mark);
    append_row(table, std::vector<std::string>(column_names.begin(), column_names.end()));
    const Json* limit = value_at(document, JsonPlace{} / "contact" / "max_chars");
    const std::string max_chars =
        limit != nullptr && limit->is(Json::Kind::integer) ? std::to_string(limit->integer) : std::string();
    for (const CaseText& one : case_texts(document))
        append_row(table, std::vector<std::string>{one.id, one.where.in(lang), one.text.zh, one.text.en,
                                                   note_of(one, lang, max_chars), base_of(one.text)});
    return table;
}

bool is_text_table(const std::vector<TableRow>& rows) {
    if (rows.empty()) return false;
    std::size_t known = 0;
    for (std::size_t i = 0; i < rows.front().cells.size(); ++i)
        for (const Column one : {id_column, where_column, base_column})
            known += text_cell(rows.front(), i) == column_names[one] ? 1U : 0U;
    return known >= 2;
}

support::Result<TextsTaken, Refused> take_texts(const Document& document, const std::vector<TableRow>& rows) {
    const auto columns = columns_of(rows);
    if (!columns) return Refused{"texts.columns", {}};
    if (document.root() == nullptr) return Refused{"texts.no_case", {}};
    TextTaker taker(document, *columns);
    for (std::size_t i = 1; i < rows.size(); ++i)
        taker.row(rows[i]);
    return taker.take();
}

} // namespace amends::author
