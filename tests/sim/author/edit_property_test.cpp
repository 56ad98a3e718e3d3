// Whatever is edited: the text means what the naive edit of its tree means, and no other byte has moved.
#include "sim/author/history.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <sstream>

namespace amends::author {
namespace {

using Model = nlohmann::ordered_json;

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Author {
public:
    explicit Author(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    /// A place that exists, on the way there a random child each time.
    std::pair<JsonPlace, Model*> place(Model& model) {
        JsonPlace place;
        Model* at = &model;
        while (at->is_structured() && !at->empty() && (place.is_root() || below(5) != 0)) {
            const std::size_t child = below(at->size());
            if (at->is_array()) {
                place = place / child;
                at = &(*at)[child];
            } else {
                auto member = at->begin();
                std::advance(member, child);
                place = place / member.key();
                at = &member.value();
            }
        }
        return {place, at};
    }

    Model value() {
        switch (below(7)) {
        case 0: return below(100000);
        case 1: return "文字 \"quoted\"\n\t\\ text";
        case 2: return below(2) == 0;
        case 3: return Model::object();
        case 4: return Model{{"zh", "中文" + std::string(below(90), 'z')}, {"en", "text"}};
        case 5: return Model::array({1, "two", Model{{"id", "three"}}});
        default: return std::string(below(200), 'x');
        }
    }

    /// A change and the same done to the model; none when the place drawn allows none.
    std::optional<Change> change(Model& model) {
        auto [at, json] = place(model);
        if (at.is_root()) return std::nullopt;
        switch (below(5)) {
        case 0: {
            const Model fresh = value();
            if (*json != fresh) *json = fresh;
            return SetValue{at, fresh.dump(static_cast<int>(below(3)) - 1)};
        }
        case 1: {
            if (!json->is_object()) return std::nullopt;
            const std::string key = below(2) == 0 ? "title" : "x-" + std::to_string(below(9));
            const Model fresh = value();
            (*json)[key] = fresh;
            return SetValue{at / key, fresh.dump()};
        }
        case 2: {
            Model& around = model.at(nlohmann::ordered_json::json_pointer(to_pointer(at.parent())));
            if (around.is_array()) {
                around.erase(at.steps.back().index);
            } else {
                around.erase(at.steps.back().key);
            }
            return RemoveValue{at};
        }
        case 3: {
            if (!json->is_array()) return std::nullopt;
            const std::size_t index = below(json->size() + 1);
            const Model fresh = value();
            json->insert(json->begin() + static_cast<std::ptrdiff_t>(index), fresh);
            return InsertEntry{at, index, fresh.dump()};
        }
        default: {
            if (!json->is_array() || json->empty()) return std::nullopt;
            const std::size_t from = below(json->size()), to = below(json->size());
            const Model moved = (*json)[from];
            json->erase(from);
            json->insert(json->begin() + static_cast<std::ptrdiff_t>(to), moved);
            return MoveEntry{at, from, to};
        }
        }
    }

private:
    std::mt19937 random_;
};

/// Equal whatever the order of keys.
bool mean_the_same(const std::string& text, const Model& model) {
    return nlohmann::json::parse(text) == nlohmann::json::parse(model.dump());
}

/// Every place that does not lie around, in or behind the edited one has the bytes it had.
std::size_t count_moved_bytes(const Document& before, const Document& now, const JsonPlace& edited,
                              const support::Json& at, const JsonPlace& place) {
    if (place.lies_in(edited)) return 0;
    if (edited.lies_in(place)) {
        std::size_t moved = 0;
        for (std::size_t i = 0; i < at.children.size(); ++i) {
            const support::Json& child = at.children[i];
            moved += count_moved_bytes(before, now, edited, child,
                                       at.is(support::Json::Kind::object) ? place / child.key : place / i);
        }
        return moved;
    }
    const support::Json* same = value_at(now, place);
    const bool is_list_of_edited =
        !place.steps.empty() && place.parent() == edited.parent() && place.steps.back().is_index();
    if (is_list_of_edited) return 0; // its number changes, its bytes are looked at in the splices
    return same != nullptr && bytes_of(now, *same) == bytes_of(before, at) ? 0 : 1;
}

JsonPlace place_of(const Change& change) {
    if (const auto* set = std::get_if<SetValue>(&change)) return set->at;
    if (const auto* gone = std::get_if<RemoveValue>(&change)) return gone->at;
    if (const auto* entry = std::get_if<InsertEntry>(&change)) return entry->list;
    return std::get<MoveEntry>(change).list;
}

void edit_at_random(const std::string& start, unsigned seed, int edits) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Author author(seed);
    Model model = Model::parse(start);
    History history(open_document(DocumentKind::scenario, "scenario.json", start));
    std::vector<std::string> texts = {start};
    for (int i = 0; i < edits; ++i) {
        Model edited = model;
        const auto change = author.change(edited);
        if (!change) continue;
        const Document before = history.now();
        const auto made = history.make({{"改动", "Change"}, {}, {*change}});
        ASSERT_TRUE(made.ok()) << made.error().en;
        model = std::move(edited);
        ASSERT_TRUE(mean_the_same(history.now().text(), model)) << to_pointer(place_of(*change));
        if (history.now().text() == texts.back()) continue;
        ASSERT_EQ(count_moved_bytes(before, history.now(), place_of(*change), *before.root(), {}), 0U)
            << to_pointer(place_of(*change));
        texts.push_back(history.now().text());
        // The same edit made of the same text gives the same bytes.
        ASSERT_EQ(apply(before, {{}, {}, {*change}}).value().document.text(), history.now().text());
    }
    for (std::size_t back = texts.size(); back-- > 1;) {
        ASSERT_EQ(history.now().text(), texts[back]);
        ASSERT_TRUE(history.undo());
    }
    ASSERT_EQ(history.now().text(), start);
    for (std::size_t on = 1; on < texts.size(); ++on) {
        ASSERT_TRUE(history.redo());
        ASSERT_EQ(history.now().text(), texts[on]);
    }
}

TEST(EditProperty, SmallFilesMeanWhatTheNaiveEditMeansAndUndoIsExact) {
    const std::string start = "{\n  \"format\": 1, \"id\" : \"a\",\n  \"x-keep\": [1,2 ,3],\n"
                              "  \"title\": {\"zh\": \"题\", \"en\": \"T\"},\n  \"flags\": [\"a\"],\n"
                              "  \"nodes\": [\n    {\"id\": \"n\", \"customer\": []}\n  ]\n}\n";
    for (unsigned seed = 1; seed <= 60; ++seed)
        edit_at_random(start, seed, 60);
}

TEST(EditProperty, ShippedCasesMeanWhatTheNaiveEditMeansAndUndoIsExact) {
    for (const std::string id : {"damaged-laptop", "first-day"})
        edit_at_random(file_text(AMENDS_SOURCE_DIR "/scenarios/" + id + "/scenario.json"), 7, 25);
}

TEST(EditProperty, AnUneditedDocumentIsItsVeryBytes) {
    for (const std::string text :
         {"", "\xff\xfe", "{\"a\":1}\r\n", "  [1, 2 ]  \n\n", "{\"a\": \"\\u00e9\"}"})
        EXPECT_EQ(open_document(DocumentKind::scenario, "f", text).text(), text);
}

} // namespace
} // namespace amends::author
