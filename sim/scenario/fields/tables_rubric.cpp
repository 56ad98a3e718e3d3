#include "sim/scenario/fields/tables_rubric.hpp"

#include "sim/scenario/fields/spoken_names.hpp"

namespace amends::scenario::fields {

using rubric::Criterion;
using rubric::CsatRow;
using rubric::ListedPhrase;
using rubric::MoodTable;
using rubric::Rubric;
using rubric::ServiceStep;

namespace {

/// Reads `{"name": number, …}` whose names are a closed list.
template <class Put>
void read_numbers(Reader& in, const Json& json, const std::vector<std::string_view>& names,
                  std::int64_t limit, Put&& put) {
    if (!json.is(Json::Kind::object)) return in.wrong_type(json, {"对象 {…}", "an object {…}"});
    const std::string table(in.key);
    for (const Json& child : json.children) {
        if (child.key.starts_with("x-")) continue;
        const auto found = std::find(names.begin(), names.end(), child.key);
        if (found == names.end()) {
            in.report(Code::unknown_table_key, child.key_offset,
                      {{"table", table},
                       {"name", child.key},
                       {"names", join(names)},
                       {"near", name_meant(child.key, {names.begin(), names.end()})}});
            continue;
        }
        in.key = child.key;
        std::int64_t number = 0;
        if (in.read_integer(child, -limit, limit, number)) {
            put(static_cast<std::size_t>(found - names.begin()), static_cast<int>(number));
        }
    }
}

/// `{"name":number,…}` in the order of a sorted map.
void write_numbers(std::string& out, const std::map<std::string_view, int>& numbers) {
    out += '{';
    for (const auto& [name, number] : numbers) {
        if (out.back() != '{') out += ',';
        support::append_json_string(out, name);
        out += ':' + std::to_string(number);
    }
    out += '}';
}

} // namespace

void Value<std::array<int, text::label_count>>::read(Reader& in, const Json& json, Table& out, const Rules&) {
    read_numbers(in, json, Value<text::Label>::names(), 200,
                 [&](std::size_t at, int number) { out[at] = number; });
}

void Value<std::array<int, text::label_count>>::write(std::string& out, const Table& table, const Rules&) {
    std::map<std::string_view, int> numbers;
    for (const text::Label label : text::all_labels()) {
        const int number = table[static_cast<std::size_t>(label)];
        if (number != 0) numbers[to_string(label)] = number;
    }
    write_numbers(out, numbers);
}

Shape Value<std::array<int, text::label_count>>::shape(const Rules&) {
    return {.kind = Shape::Kind::map,
            .names = Value<text::Label>::names(),
            .parts = {{.kind = Shape::Kind::integer, .min = -200, .max = 200}}};
}

void Value<std::map<text::Label, int>>::read(Reader& in, const Json& json, Table& out, const Rules&) {
    const auto all = text::all_labels();
    read_numbers(in, json, Value<text::Label>::names(), 200, [&](std::size_t at, int number) {
        out[*std::next(all.begin(), static_cast<std::ptrdiff_t>(at))] = number;
    });
}

void Value<std::map<text::Label, int>>::write(std::string& out, const Table& table, const Rules&) {
    std::map<std::string_view, int> numbers;
    for (const auto& [label, number] : table)
        numbers[to_string(label)] = number;
    write_numbers(out, numbers);
}

Shape Value<std::map<text::Label, int>>::shape(const Rules& rules) {
    return Value<std::array<int, text::label_count>>::shape(rules);
}

void Value<std::map<std::string, int>>::read(Reader& in, const Json& json, std::map<std::string, int>& out,
                                             const Rules&) {
    const auto names = Value<Temperament>::names();
    read_numbers(in, json, names, 1000,
                 [&](std::size_t at, int number) { out[std::string(names[at])] = number; });
}

void Value<std::map<std::string, int>>::write(std::string& out, const std::map<std::string, int>& table,
                                              const Rules&) {
    write_numbers(out, {table.begin(), table.end()});
}

Shape Value<std::map<std::string, int>>::shape(const Rules&) {
    return {.kind = Shape::Kind::map,
            .names = Value<Temperament>::names(),
            .parts = {{.kind = Shape::Kind::integer, .min = -1000, .max = 1000}}};
}

// clang-format off
template <> const ObjectTable<Criterion>& table_of<Criterion>() {
    static const auto made = table<Criterion>("criterion", {"评分项", "a criterion"}, {
        field<&Criterion::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Criterion::title>("title", {.required = true, .max = 60}, {"名称", "name"}),
        field<&Criterion::weight>("weight", {.required = true, .min = 0, .max = 100}, {"权重，合计 100", "weight; all add up to 100"}),
        field<&Criterion::sources>("sources", {.required = true, .max = 7}, {"按什么计分", "what it counts"}),
        field<&Criterion::labels>("labels", {}, {"来源 labels：只计这些原则；空为全部", "source labels: only these principles count; all when empty"})});
    return made;
}
/// What a rubric's mood table and a case's own have alike.
template <class Table>
std::vector<Field<Table>> mood_fields(Field<Table> label) {
    static const Rules effect{.min = -200, .max = 200};
    return {std::move(label),
        field<&Table::promise_offered>("promise_offered", effect, {"提出承诺", "a promise is offered"}),
        field<&Table::promise_kept>("promise_kept", effect, {"兑现承诺", "a promise is kept"}),
        field<&Table::promise_broken>("promise_broken", effect, {"没有兑现", "a promise is broken"}),
        field<&Table::promise_contradicted>("promise_contradicted", effect, {"承诺自相矛盾", "a promise is contradicted"}),
        field<&Table::promise_not_allowed>("promise_not_allowed", effect, {"承诺超出权限", "a promise is not allowed"}),
        field<&Table::action_right>("action_right", effect, {"操作正确", "a right action"}),
        field<&Table::action_acceptable>("action_acceptable", effect, {"操作可以接受", "an acceptable action"}),
        field<&Table::action_wrong>("action_wrong", effect, {"操作不对", "a wrong action"}),
        field<&Table::per_10s_over_target>("per_10s_over_target", effect, {"超过目标每 10 秒", "each 10 s over the target"}),
        field<&Table::principle_percent>("principle_percent", {}, {"各脾气对好话打几折", "percent of what raises the mood, by temperament"}),
        field<&Table::fault_percent>("fault_percent", {}, {"各脾气对失误放大多少", "percent of what lowers it, by temperament"})};
}
template <> const ObjectTable<MoodTable>& table_of<MoodTable>() {
    static const auto made = [] {
        auto fields = mood_fields<MoodTable>(field<&MoodTable::label>("label", {.required = true}, {"每个标签的影响", "effect of each label"}));
        fields.push_back(field<&MoodTable::repetition_percent>("repetition_percent", {.min = 1, .max = 10}, {"同一标签第一、二、三次起各按百分之几", "percent for the first, second, later times of one label"}));
        return table<MoodTable>("mood_table", {"情绪表", "the mood table"}, std::move(fields));
    }();
    return made;
}
template <> const ObjectTable<MoodOverride>& table_of<MoodOverride>() {
    static const auto made = table<MoodOverride>("mood_override", {"本案例的情绪表", "this case's own mood table"},
        mood_fields<MoodOverride>(field<&MoodOverride::label>("label", {}, {"这些标签的影响", "effect of these labels"})));
    return made;
}
template <> const ObjectTable<CsatRow>& table_of<CsatRow>() {
    static const auto made = table<CsatRow>("csat_row", {"满意度的一行", "a satisfaction row"}, {
        field<&CsatRow::outcome>("outcome", {.required = true, .names = Value<Outcome>::names()}, {"结局的结果", "outcome of the ending"}),
        field<&CsatRow::mood_min>("mood_min", {.required = true, .min = -100, .max = 100}, {"最后情绪至少", "mood at the end at least"}),
        field<&CsatRow::csat>("csat", {.required = true, .min = 1, .max = 5}, {"模拟满意度", "simulated satisfaction"})});
    return made;
}
template <> const ObjectTable<ServiceStep>& table_of<ServiceStep>() {
    static const auto made = table<ServiceStep>("service_step", {"服务步骤", "a service step"}, {
        field<&ServiceStep::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&ServiceStep::title>("title", {.required = true, .max = 60}, {"名称", "name"}),
        field<&ServiceStep::labels>("labels", {}, {"得到其中一个标签就算做到", "done when one of these labels was earned"}),
        field<&ServiceStep::acts>("acts", {}, {"做了其中一件事就算做到", "done when one of these acts was done"})});
    return made;
}
template <> const ObjectTable<ListedPhrase>& table_of<ListedPhrase>() {
    static const auto made = table<ListedPhrase>("listed_phrase", {"规定用语", "a listed phrase"}, {
        field<&ListedPhrase::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&ListedPhrase::any_of>("any_of", {.required = true, .max = 200}, {"说法，任一", "wordings, any of them"}),
        field<&ListedPhrase::reason>("reason", {.required = true, .max = 300}, {"理由", "the reason"})});
    return made;
}
template <> const ObjectTable<Rubric>& table_of<Rubric>() {
    static const auto made = table<Rubric>("rubric", {"评分标准", "a rubric"}, {
        field<&Rubric::id>("id", {.required = true, .form = TextForm::id}, {"标识，即文件名", "id, as the file is named"}),
        field<&Rubric::version>("version", {.min = 1}, {"第几版", "version"}),
        field<&Rubric::title>("title", {.required = true, .max = 80}, {"名称", "name"}),
        field<&Rubric::criteria>("criteria", {.required = true, .max = 20}, {"评分项", "criteria"}),
        field<&Rubric::pass_mark>("pass_mark", {.min = 0, .max = 100}, {"及格线", "pass mark"}),
        field<&Rubric::provisional_within>("provisional_within", {.min = 0, .max = 100}, {"离及格线几分以内为暂定", "points around the pass mark within which a result is provisional"}),
        field<&Rubric::deduction_per_fault>("deduction_per_fault", {.min = 0, .max = 100}, {"每个失误扣几分", "points off for each fault"}),
        field<&Rubric::deduction_max>("deduction_max", {.min = 0, .max = 100}, {"最多扣几分", "points off at most"}),
        field<&Rubric::hint_cost_max>("hint_cost_max", {.min = 0, .max = 100}, {"提示最多扣几分", "points off for hints at most"}),
        field<&Rubric::critical>("critical", {}, {"严重失误", "critical faults"}),
        field<&Rubric::critical_finding>("critical_finding", {}, {"有了这个发现，误导才算严重", "the finding that makes misinforming critical"}),
        field<&Rubric::mood>("mood", {.required = true}, {"情绪表", "mood table"}),
        field<&Rubric::csat>("csat", {.required = true, .max = 100}, {"模拟满意度表", "table of simulated satisfaction"}),
        field<&Rubric::bad_review_below_mood>("bad_review_below_mood", {.min = -100, .max = 100}, {"情绪低于多少会给差评", "mood below which a bad review comes"}),
        field<&Rubric::steps>("steps", {.max = 20}, {"练习时显示的服务步骤", "service steps shown in practice"}),
        field<&Rubric::never_say>("never_say", {.max = 500}, {"服务禁语", "what must never be said"}),
        field<&Rubric::must_say>("must_say", {.max = 100}, {"必答项", "what must be said"})});
    return made;
}
// clang-format on

} // namespace amends::scenario::fields
