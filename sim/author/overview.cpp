#include "sim/author/overview.hpp"

#include <nlohmann/json.hpp>

namespace amends::author {

using support::Localized;

CaseRow row_of(const Document& document, const Reading& reading) {
    CaseRow row;
    const JsonPlace root;
    row.is_json = document.root() != nullptr;
    row.id = text_at(document, root / "id");
    row.title = {std::string(text_at(document, root / "title" / "zh")),
                 std::string(text_at(document, root / "title" / "en"))};
    if (reading.draft) {
        row.nodes = reading.draft->nodes.size();
        for (const scenario::Node& node : reading.draft->nodes)
            row.choices += node.choices.size();
    }
    row.errors = reading.errors;
    row.warnings = reading.warnings;
    row.notes = reading.notes;
    return row;
}

int coverage_percent(std::size_t reached, std::size_t all) {
    return all == 0 ? 100 : static_cast<int>(reached * 100 / all);
}

namespace {

using IndexJson = nlohmann::ordered_json;

IndexJson json_of_entry(const IndexEntry& entry) {
    const CaseRow& row = entry.row;
    IndexJson json{{"stamp", entry.stamp},
                   {"sha256", entry.sha256},
                   {"around", entry.around},
                   {"id", row.id},
                   {"title", {{"zh", row.title.zh}, {"en", row.title.en}}},
                   {"nodes", row.nodes},
                   {"choices", row.choices},
                   {"errors", row.errors},
                   {"warnings", row.warnings},
                   {"notes", row.notes},
                   {"is_json", row.is_json}};
    if (row.tests)
        json["tests"] = {{"run", row.tests->run},
                         {"failed", row.tests->failed},
                         {"coverage", row.tests->coverage_percent}};
    return json;
}

/// Throws what the library throws when a member is missing or of another type.
IndexEntry entry_from(const nlohmann::json& json) {
    IndexEntry entry{json.at("stamp"), json.at("sha256"), json.at("around"), {}};
    CaseRow& row = entry.row;
    row.id = json.at("id");
    row.title = Localized{json.at("title").at("zh"), json.at("title").at("en")};
    row.nodes = json.at("nodes");
    row.choices = json.at("choices");
    row.errors = json.at("errors");
    row.warnings = json.at("warnings");
    row.notes = json.at("notes");
    row.is_json = json.at("is_json");
    if (const auto tests = json.find("tests"); tests != json.end())
        row.tests = TestsRow{tests->at("run"), tests->at("failed"), tests->at("coverage")};
    return entry;
}

} // namespace

std::string write_index(const CaseIndex& index, const std::string& made_by) {
    IndexJson json{{"made_by", made_by}, {"cases", IndexJson::object()}};
    for (const auto& [file, entry] : index.entries)
        json["cases"][file] = json_of_entry(entry);
    // A path or title of broken bytes is written with marks in their place rather than not at all.
    return json.dump(1, ' ', false, IndexJson::error_handler_t::replace);
}

std::optional<CaseIndex> read_index(std::string_view text, const std::string& made_by) {
    try {
        const auto json = nlohmann::json::parse(text);
        if (json.at("made_by") != made_by) return std::nullopt;
        CaseIndex index;
        for (const auto& [file, entry] : json.at("cases").items())
            index.entries[file] = entry_from(entry);
        return index;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt; // it only saves time: it is made again
    }
}

} // namespace amends::author
