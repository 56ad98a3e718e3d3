#include "sim/records/mark_rows.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace amends::records {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> mark_kinds = {"machine", "first",  "second", "final",
                                                        "dispute", "answer", "sample", "calibration"};
constexpr std::array<std::string_view, 4> decision_names = {"confirm", "lift", "add", "remove"};
constexpr std::array<std::string_view, 3> outcome_names = {"accepted", "partly", "refused"};

template <class Enum, std::size_t N>
Enum enum_named(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* at = std::find(names.begin(), names.end(), name);
    return static_cast<Enum>(at == names.end() ? 0 : at - names.begin());
}

template <class Bytes>
std::optional<Bytes> raw_bytes(const SQLite::Column& column) {
    Bytes bytes{};
    if (column.isNull() || column.getBytes() != static_cast<int>(bytes.size())) return std::nullopt;
    std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), bytes.size(), bytes.begin());
    return bytes;
}

std::optional<std::string> text_or_null(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional(column.getString());
}

json names_of(const text::LabelSet& labels) {
    json names = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names.push_back(text::to_string(label));
    return names;
}

json names_of(const std::vector<text::Label>& labels) {
    json names = json::array();
    for (const text::Label label : labels)
        names.push_back(text::to_string(label));
    return names;
}

json versions_json(const MarkVersions& versions) {
    return {{"rubric", versions.rubric},
            {"judge", versions.judge},
            {"judge_version", versions.judge_version},
            {"engine_version", versions.engine_version},
            {"calibration", versions.calibration}};
}

json result_json(const MarkedResult& result) {
    return {{"total", result.total_tenths ? json(*result.total_tenths) : json(nullptr)},
            {"passed", result.passed},
            {"waits", result.waits},
            {"suspected", names_of(result.suspected)},
            {"confirmed", names_of(result.confirmed)},
            {"criteria", result.criteria},
            {"document", result.document}};
}

json read_json(const std::map<std::int64_t, MachineTurn>& read) {
    json turns = json::object();
    for (const auto& [seq, turn] : read)
        turns[std::to_string(seq)] = {{"labels", names_of(turn.labels)},
                                      {"critical_misinforming", turn.critical_misinforming}};
    return turns;
}

/// Members of an object that may lack them or hold something else.
struct Members {
    const json& object;

    [[nodiscard]] const json* find(const char* name) const {
        if (!object.is_object()) return nullptr;
        const auto at = object.find(name);
        return at == object.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::string text(const char* name) const {
        const json* at = find(name);
        return at && at->is_string() ? at->get<std::string>() : std::string();
    }
    [[nodiscard]] std::int64_t number(const char* name) const {
        const json* at = find(name);
        return at && at->is_number_integer() ? at->get<std::int64_t>() : 0;
    }
    [[nodiscard]] bool flag(const char* name) const {
        const json* at = find(name);
        return at && at->is_boolean() && at->get<bool>();
    }
    [[nodiscard]] std::vector<text::Label> label_list(const char* name) const {
        std::vector<text::Label> labels;
        const json* at = find(name);
        if (!at || !at->is_array()) return labels;
        for (const json& one : *at)
            if (one.is_string())
                if (const auto label = text::label_from(one.get<std::string>())) labels.push_back(*label);
        return labels;
    }
    [[nodiscard]] text::LabelSet labels(const char* name) const {
        text::LabelSet set;
        for (const text::Label label : label_list(name))
            add(set, label);
        return set;
    }
};

MarkVersions versions_in(const json& object) {
    const Members in{object};
    return {in.text("rubric"), in.text("judge"), static_cast<int>(in.number("judge_version")),
            static_cast<int>(in.number("engine_version")), in.number("calibration")};
}

MarkedResult result_in(const json& object) {
    const Members in{object};
    MarkedResult result;
    if (const json* total = in.find("total"); total && total->is_number_integer())
        result.total_tenths = total->get<int>();
    result.passed = in.flag("passed");
    result.waits = in.flag("waits");
    result.suspected = in.label_list("suspected");
    result.confirmed = in.label_list("confirmed");
    result.document = in.text("document");
    if (const json* criteria = in.find("criteria"); criteria && criteria->is_object())
        for (const auto& [name, tenths] : criteria->items())
            if (tenths.is_number_integer()) result.criteria[name] = tenths.get<int>();
    return result;
}

void read_turns(const json& object, Mark& mark) {
    const Members in{object};
    if (const json* read = in.find("read"); read && read->is_object())
        for (const auto& [seq, turn] : read->items())
            mark.read[std::strtoll(seq.c_str(), nullptr, 10)] = {Members{turn}.labels("labels"),
                                                                 Members{turn}.flag("critical_misinforming")};
    const json* turns = in.find("turns");
    if (!turns || !turns->is_array()) return;
    for (const json& one : *turns)
        if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_number_integer())
            mark.turns.push_back({one[0].get<std::string>(), one[1].get<std::int64_t>()});
}

} // namespace

std::string_view to_string(MarkKind kind) {
    return mark_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Decision decision) {
    return decision_names.at(static_cast<std::size_t>(decision));
}

std::string_view to_string(DisputeOutcome outcome) {
    return outcome_names.at(static_cast<std::size_t>(outcome));
}

MarkChainRow mark_row_in(SQLite::Statement& at) {
    MarkChainRow row;
    row.number = at.getColumn(0).getInt64();
    row.id = at.getColumn(1).getString();
    row.at_utc = at.getColumn(2).getString();
    row.attempt = at.getColumn(3).getString();
    row.turn = at.getColumn(4).getInt64();
    row.kind = at.getColumn(5).getString();
    row.content = text_or_null(at.getColumn(6));
    row.content_salt = raw_bytes<Salt>(at.getColumn(7));
    row.content_hash = raw_bytes<Hash>(at.getColumn(8)).value_or(Hash{});
    row.words = text_or_null(at.getColumn(9));
    row.words_salt = raw_bytes<Salt>(at.getColumn(10));
    row.words_hash = raw_bytes<Hash>(at.getColumn(11)).value_or(Hash{});
    row.prev_hash = raw_bytes<Hash>(at.getColumn(12)).value_or(Hash{});
    row.hash = raw_bytes<Hash>(at.getColumn(13)).value_or(Hash{});
    return row;
}

std::string content_of(const Mark& mark) {
    json content{{"versions", versions_json(mark.versions)}, {"labels", names_of(mark.labels)}};
    switch (mark.kind) {
    case MarkKind::first:
    case MarkKind::final_: content["decision"] = to_string(mark.decision); break;
    case MarkKind::answer:
        content["about"] = mark.about;
        content["outcome"] = to_string(mark.outcome);
        break;
    case MarkKind::second: content["sample"] = mark.sample; break;
    case MarkKind::sample: {
        content["purpose"] = mark.purpose;
        content["seed"] = mark.seed;
        json turns = json::array();
        for (const TurnName& turn : mark.turns)
            turns.push_back(json::array({turn.attempt, turn.seq}));
        content["turns"] = std::move(turns);
        break;
    }
    case MarkKind::calibration:
        content["sample"] = mark.sample;
        content["figures"] = mark.figures;
        break;
    case MarkKind::machine: content["read"] = read_json(mark.read); break;
    case MarkKind::dispute: break;
    }
    if (mark.result) content["result"] = result_json(*mark.result);
    return content.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string words_of(const Mark& mark) {
    return json{{"who", mark.who}, {"reason", mark.reason}}.dump(-1, ' ', false,
                                                                 json::error_handler_t::replace);
}

Mark mark_in(const MarkChainRow& row) {
    Mark mark;
    mark.number = row.number;
    mark.id = row.id;
    mark.at_utc = row.at_utc;
    mark.turn = {row.attempt, row.turn};
    mark.kind = enum_named<MarkKind>(mark_kinds, row.kind);
    mark.is_erased = !row.content;
    const json words = row.words ? json::parse(*row.words, nullptr, false) : json();
    mark.who = Members{words}.text("who");
    mark.reason = Members{words}.text("reason");
    const json content = row.content ? json::parse(*row.content, nullptr, false) : json();
    const Members in{content};
    if (const json* versions = in.find("versions")) mark.versions = versions_in(*versions);
    mark.decision = enum_named<Decision>(decision_names, in.text("decision"));
    mark.labels = in.labels("labels");
    mark.about = in.number("about");
    mark.outcome = enum_named<DisputeOutcome>(outcome_names, in.text("outcome"));
    mark.sample = in.text("sample");
    mark.purpose = in.text("purpose");
    mark.seed = in.number("seed");
    mark.figures = in.text("figures");
    read_turns(content, mark);
    if (const json* result = in.find("result")) mark.result = result_in(*result);
    return mark;
}

Hash hash_mark(const MarkChainRow& row) {
    const auto raw = [](const Hash& hash) { return std::string(hash.begin(), hash.end()); };
    const std::array<std::string, 9> fields = {std::to_string(row.number),
                                               row.id,
                                               row.at_utc,
                                               row.attempt,
                                               std::to_string(row.turn),
                                               row.kind,
                                               raw(row.content_hash),
                                               raw(row.words_hash),
                                               raw(row.prev_hash)};
    return hash_fields(fields);
}

} // namespace amends::records
