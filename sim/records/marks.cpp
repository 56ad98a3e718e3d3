#include "sim/records/marks.hpp"

#include "sim/records/mark_rows.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::records {
namespace {

/// Of a file that is older than marks: none. `values` are bound in order.
Outcome<std::vector<Mark>> mark_list(Reader& reader, const std::string& condition,
                                     const std::vector<std::string>& values = {}) {
    return guarded<std::vector<Mark>>(reader.file(), [&]() -> Outcome<std::vector<Mark>> {
        std::vector<Mark> marks;
        if (!reader.database().tableExists("marks")) return marks;
        SQLite::Statement ask(reader.database(), mark_columns + condition + " ORDER BY at_utc, id");
        int place = 0;
        for (const std::string& value : values)
            ask.bind(++place, value);
        while (ask.executeStep())
            marks.push_back(mark_in(mark_row_in(ask)));
        return marks;
    });
}

StoreFault mark_fault(const char* why, std::string about) {
    return {FaultKind::bad_mark, std::move(about), why, {}};
}

} // namespace

Outcome<std::vector<Mark>> marks_of(Reader& reader, const std::string& attempt) {
    return mark_list(reader, "WHERE attempt = ?", {attempt});
}

Outcome<std::vector<Mark>> all_marks(Reader& reader) {
    return mark_list(reader, "");
}

Outcome<std::vector<Mark>> common_marks(Reader& reader) {
    return mark_list(reader, "WHERE attempt = ''");
}

Outcome<std::optional<Mark>> find_mark(Reader& reader, std::int64_t number) {
    auto found = mark_list(reader, "WHERE number = CAST(? AS INTEGER)", {std::to_string(number)});
    if (!found) return found.error();
    if (found.value().empty()) return std::optional<Mark>();
    return std::optional<Mark>(std::move(found.value().front()));
}

Outcome<std::optional<StandingResult>> standing_result(Reader& reader, const std::string& attempt) {
    const auto marks = marks_of(reader, attempt);
    if (!marks) return marks.error();
    for (auto mark = marks.value().rbegin(); mark != marks.value().rend(); ++mark)
        if (mark->result) return std::optional(StandingResult{*mark->result, mark->versions});
    return std::optional<StandingResult>();
}

Outcome<std::optional<std::string>> standing_document(Reader& reader, const std::string& attempt) {
    using nlohmann::json;
    const auto results = results_of(reader, attempt);
    if (!results) return results.error();
    if (results.value().empty()) return std::optional<std::string>();
    const auto standing = standing_result(reader, attempt);
    if (!standing) return standing.error();
    const std::string& first = results.value().back().result;
    if (!standing.value()) return std::optional(first);
    const json document = marked_document(first, standing.value()->result.document);
    if (document.is_null()) return std::optional(first);
    return std::optional(document.dump(-1, ' ', false, json::error_handler_t::replace));
}

nlohmann::json marked_document(const std::string& first, const std::string& now) {
    using nlohmann::json;
    json document = json::parse(first, nullptr, false);
    const json said = json::parse(now, nullptr, false);
    if (!document.is_object() || !said.is_object()) return nullptr;
    for (const auto& [name, value] : said.items()) {
        if (name != "turns" || !value.is_array() || !document["turns"].is_array()) {
            document[name] = value;
            continue;
        }
        for (std::size_t at = 0; at < std::min(value.size(), document["turns"].size()); ++at)
            if (value[at].is_object() && document["turns"][at].is_object())
                document["turns"][at].update(value[at]);
    }
    return document;
}

std::optional<StoreFault> why_not_mark(Reader& reader, const Actor& actor, const std::string& attempt) {
    if (actor.id().empty()) return mark_fault("nobody", {});
    if (auto no = why_not(reader, actor, Right::mark_turns)) return no;
    const auto row = find_attempt(reader, attempt);
    if (!row) return row.error();
    if (!row.value()) return mark_fault("unknown", attempt);
    const auto own = ids_of(reader, actor.id());
    if (!own) return own.error();
    if (std::find(own.value().begin(), own.value().end(), row.value()->person) != own.value().end())
        return mark_fault("own", attempt);
    if (row.value()->person == "erased") return mark_fault("erased", attempt);
    return std::nullopt;
}

} // namespace amends::records
