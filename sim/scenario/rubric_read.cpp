#include "sim/scenario/rubric_read.hpp"

#include "scoring/rubric/listed.hpp"
#include "sim/scenario/fields/tables_rubric.hpp"
#include "support/sha256.hpp"

namespace amends::scenario {
namespace {

using fields::Document;
using fields::Reader;
using rubric::Criterion;
using rubric::Rubric;
using support::Json;

/// What the whole rubric must satisfy. Places come from the tree, entry by entry.
class RubricCheck {
public:
    RubricCheck(Reader& reader, const Json& root, const Rubric& rubric)
        : reader_(reader), root_(root), rubric_(rubric) {}

    void check_all() {
        weights();
        labels();
        mood_signs();
        csat();
        phrases("never_say", rubric_.never_say);
        phrases("must_say", rubric_.must_say);
        said_and_not_said();
        texts();
    }

private:
    [[nodiscard]] std::size_t at(std::string_view key) const {
        const Json* found = root_.find(key);
        return found == nullptr ? root_.offset : found->offset;
    }
    [[nodiscard]] std::size_t at(std::string_view key, std::size_t index) const {
        const Json* found = root_.find(key);
        return found == nullptr || index >= found->children.size() ? at(key) : found->children[index].offset;
    }

    void weights() {
        if (rubric_.criteria.empty()) {
            if (root_.find("criteria") != nullptr) reader_.report(Code::no_criteria, at("criteria"), {});
            return;
        }
        std::int64_t sum = 0;
        for (const Criterion& criterion : rubric_.criteria)
            sum += criterion.weight;
        if (sum != 100) reader_.report(Code::weights_do_not_sum, at("criteria"), {{"found", sum}});
    }
    void labels();
    void mood_signs();
    void csat();
    void phrases(std::string_view key, const std::vector<rubric::ListedPhrase>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].any_of.empty())
                reader_.report(Code::phrase_empty, at(key, i), {{"name", list[i].id}});
        }
        std::map<std::string_view, std::size_t> ids;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto [same, first] = ids.emplace(list[i].id, i);
            if (first || list[i].id.empty()) continue;
            const int line = reader_.line_of(at(key, same->second));
            reader_.report(Code::duplicate_id, at(key, i),
                           {{"what", support::Localized{"用语", "the phrase"}},
                            {"name", list[i].id},
                            {"line", std::int64_t{line}}});
        }
    }
    /// Wordings that stand in both lists, width, case and script aside.
    void said_and_not_said() {
        std::map<std::u32string, std::size_t> never;
        for (std::size_t i = 0; i < rubric_.never_say.size(); ++i)
            for (const std::string& form : rubric_.never_say[i].any_of)
                never.emplace(rubric::levelled(form), i);
        for (std::size_t i = 0; i < rubric_.must_say.size(); ++i)
            for (const std::string& form : rubric_.must_say[i].any_of) {
                const auto same = never.find(rubric::levelled(form));
                if (same == never.end() || same->first.empty()) continue;
                const int line = reader_.line_of(at("never_say", same->second));
                reader_.report(Code::duplicate_id, at("must_say", i),
                               {{"what", support::Localized{"不能说的用语", "the phrase never to be said"}},
                                {"name", form},
                                {"line", std::int64_t{line}}});
            }
    }
    /// A shop's rubric speaks both languages of the program.
    void texts() {
        const auto all = reader_.texts;
        for (const fields::TextAt& text : all) {
            for (const auto lang : {support::Lang::zh, support::Lang::en}) {
                if (!text.text.in(lang).empty()) continue;
                const auto language = lang == support::Lang::zh ? support::Localized{"中文", "Chinese"}
                                                                : support::Localized{"英文", "English"};
                reader_.report(Code::missing_language, text.json->offset,
                               {{"key", text.key}, {"language", language}});
            }
        }
    }

    Reader& reader_;
    const Json& root_;
    const Rubric& rubric_;
};

bool counts_labels(const Criterion& criterion) {
    return std::find(criterion.sources.begin(), criterion.sources.end(), rubric::Source::labels)
           != criterion.sources.end();
}

void RubricCheck::labels() {
    std::map<std::string_view, const Criterion*> counted;
    std::map<std::string_view, std::size_t> ids;
    for (std::size_t i = 0; i < rubric_.criteria.size(); ++i) {
        const Criterion& criterion = rubric_.criteria[i];
        const std::size_t place = at("criteria", i);
        const auto [same, first] = ids.emplace(criterion.id.value, i);
        if (!first && !criterion.id.empty()) {
            const int line = reader_.line_of(at("criteria", same->second));
            reader_.report(Code::duplicate_id, place,
                           {{"what", support::Localized{"评分项", "the criterion"}},
                            {"name", criterion.id.value},
                            {"line", std::int64_t{line}}});
        }
        if (criterion.sources.empty()) {
            reader_.report(Code::criterion_counts_nothing, place, {{"name", criterion.id.value}});
        }
        if (!counts_labels(criterion)) continue;
        for (const text::Label label : text::all_labels()) {
            const bool counts =
                criterion.labels.none() ? text::is_principle(label) : has(criterion.labels, label);
            if (!counts) continue;
            const auto [before, fresh] = counted.emplace(to_string(label), &criterion);
            if (fresh) continue;
            reader_.report(Code::label_counted_twice, place,
                           {{"name", to_string(label)},
                            {"first", before->second->id.value},
                            {"second", criterion.id.value}});
        }
    }
}

void RubricCheck::mood_signs() {
    const Json* mood = root_.find("mood");
    const Json* table = mood == nullptr ? nullptr : mood->find("label");
    if (table == nullptr) return;
    for (const Json& child : table->children) {
        const auto label = text::label_from(child.key);
        if (!label) continue;
        const int effect = rubric_.mood.label[static_cast<std::size_t>(*label)];
        if (effect == 0 || (effect > 0) == text::is_principle(*label)) continue;
        reader_.report(Code::effect_of_wrong_sign, child.offset,
                       {{"name", child.key}, {"found", std::int64_t{effect}}});
    }
}

void RubricCheck::csat() {
    if (root_.find("csat") == nullptr) return;
    for (const std::string_view outcome : fields::Value<Outcome>::names()) {
        const bool covered =
            std::any_of(rubric_.csat.begin(), rubric_.csat.end(), [&](const rubric::CsatRow& row) {
                return row.outcome == outcome && row.mood_min == -100;
            });
        if (!covered) reader_.report(Code::csat_row_missing, at("csat"), {{"name", outcome}});
    }
}

} // namespace

ReadRubric read_rubric(std::string file_name, std::string text) {
    ReadRubric read;
    Document document(std::move(file_name), std::move(text));
    auto parsed = support::parse_json(document.file, document.text, fields::json_limits);
    read.problems = std::move(parsed.problems);
    if (!parsed.root) return read;
    document.root = std::move(*parsed.root);
    Reader reader(document);
    reader.key = "{}";
    Rubric rubric;
    fields::read_object(reader, document.root, rubric);
    if (document.root.is(Json::Kind::object)) RubricCheck(reader, document.root, rubric).check_all();
    read.problems.insert(read.problems.end(), reader.problems.begin(), reader.problems.end());
    sort_and_limit(read.problems);
    if (support::has_errors(read.problems)) return read;
    fields::write_object(read.canonical, rubric);
    read.fingerprint = support::sha256_hex(read.canonical);
    read.rubric = std::make_shared<const Rubric>(std::move(rubric));
    return read;
}

} // namespace amends::scenario
