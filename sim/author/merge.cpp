#include "sim/author/merge.hpp"

#include "sim/author/layout.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace amends::author {

using support::Json;
using support::Localized;

namespace {

constexpr std::array<std::string_view, 5> lists_by_id = {"variables", "nodes", "endings", "events", "tests"};

std::string_view id_of_entry(const Json& entry) {
    const Json* id = entry.find("id");
    return id != nullptr && id->is(Json::Kind::string) ? id->text : std::string_view();
}

/// True when every entry is an object with an id of its own.
bool goes_by_ids(const Json* list) {
    if (list == nullptr) return true;
    if (!list->is(Json::Kind::array)) return false;
    std::set<std::string_view> seen;
    return std::all_of(list->children.begin(), list->children.end(), [&](const Json& entry) {
        return entry.is(Json::Kind::object) && !id_of_entry(entry).empty()
               && seen.insert(id_of_entry(entry)).second;
    });
}

std::size_t entry_index(const Json* list, std::string_view id) {
    if (list == nullptr) return JsonStep::none;
    const auto found = std::find_if(list->children.begin(), list->children.end(),
                                    [&](const Json& entry) { return id_of_entry(entry) == id; });
    return found == list->children.end() ? JsonStep::none
                                         : static_cast<std::size_t>(found - list->children.begin());
}

const Json* entry_of(const Json* list, std::string_view id) {
    const std::size_t index = entry_index(list, id);
    return index == JsonStep::none ? nullptr : &list->children[index];
}

bool is_unchanged(const Json* a, const Json* b) {
    return (a == nullptr && b == nullptr) || (a != nullptr && b != nullptr && means_the_same(*a, *b));
}

class Versions {
public:
    Versions(const Document& base, const Document& mine, const Document& theirs)
        : base_(base), mine_(mine), theirs_(theirs) {}

    Merge compare() {
        for (const std::string_view key : all_keys()) {
            const Json *base = base_.root()->find(key), *mine = mine_.root()->find(key),
                       *theirs = theirs_.root()->find(key);
            const bool by_id = std::find(lists_by_id.begin(), lists_by_id.end(), key) != lists_by_id.end()
                               && goes_by_ids(base) && goes_by_ids(mine) && goes_by_ids(theirs)
                               && mine != nullptr && theirs != nullptr;
            if (by_id) {
                entries(key, base, mine, theirs);
            } else {
                add({}, key, base, mine, theirs);
            }
        }
        return std::move(merge_);
    }

private:
    [[nodiscard]] std::vector<std::string_view> all_keys() const {
        std::vector<std::string_view> keys;
        for (const Document* each : {&mine_, &theirs_, &base_})
            for (const Json& child : each->root()->children)
                if (std::find(keys.begin(), keys.end(), child.key) == keys.end()) keys.push_back(child.key);
        return keys;
    }
    void entries(std::string_view list, const Json* base, const Json* mine, const Json* theirs) {
        std::set<std::string_view> told;
        for (const Json* each : {mine, theirs, base}) {
            if (each == nullptr) continue;
            for (const Json& entry : each->children) {
                const std::string_view id = id_of_entry(entry);
                if (told.insert(id).second)
                    add(list, id, entry_of(base, id), entry_of(mine, id), entry_of(theirs, id));
            }
        }
    }
    void add(std::string_view list, std::string_view name, const Json* base, const Json* mine,
             const Json* theirs) {
        if (is_unchanged(mine, theirs)) return;
        const bool is_mine = !is_unchanged(base, mine), is_theirs = !is_unchanged(base, theirs);
        const auto text = [](const Document& of, const Json* json) {
            return json == nullptr ? std::nullopt : std::optional(std::string(bytes_of(of, *json)));
        };
        merge_.pieces.push_back({std::string(list), std::string(name), text(base_, base), text(mine_, mine),
                                 text(theirs_, theirs), is_mine && is_theirs,
                                 is_mine ? Side::mine : Side::theirs});
    }

    const Document &base_, &mine_, &theirs_;
    Merge merge_;
};

bool is_object_file(const Document& document) {
    return document.root() != nullptr && document.root()->is(Json::Kind::object);
}

/// Mine while pieces of theirs are put into it.
class Merging {
public:
    Merging(const Document& mine, const Document& theirs) : now_(mine), theirs_(theirs) {}

    std::optional<Localized> take(const MergePiece& piece) {
        const auto place = place_in(now_, piece);
        if (!piece.theirs) return place ? make(RemoveValue{*place}) : std::nullopt;
        if (!place) {
            const auto refused =
                piece.list.empty()
                    ? make(SetValue{JsonPlace{} / piece.name, *piece.theirs})
                    : make(InsertEntry{JsonPlace{} / piece.list, index_for(piece), *piece.theirs});
            if (refused) return refused;
        }
        // With the very bytes that they have.
        const auto made = place_in(now_, piece);
        const Json* json = made ? value_at(now_, *made) : nullptr;
        if (json == nullptr) return std::nullopt;
        return make(ReplaceText{json->offset, json->end, *piece.theirs});
    }
    [[nodiscard]] const std::string& text() const { return now_.text(); }

private:
    static std::optional<JsonPlace> place_in(const Document& document, const MergePiece& piece) {
        const JsonPlace root;
        if (piece.list.empty()) {
            if (document.root()->find(piece.name) == nullptr) return std::nullopt;
            return root / piece.name;
        }
        const std::size_t index = entry_index(document.root()->find(piece.list), piece.name);
        if (index == JsonStep::none) return std::nullopt;
        return root / piece.list / index;
    }
    /// Behind the nearest entry before it in theirs that is here too.
    [[nodiscard]] std::size_t index_for(const MergePiece& piece) const {
        const Json *here = now_.root()->find(piece.list), *there = theirs_.root()->find(piece.list);
        for (std::size_t i = entry_index(there, piece.name); i-- > 0;) {
            const std::size_t before = entry_index(here, id_of_entry(there->children[i]));
            if (before != JsonStep::none) return before + 1;
        }
        return 0;
    }
    std::optional<Localized> make(Change change) {
        auto edited = apply(now_, {{}, {}, {std::move(change)}});
        if (!edited) return edited.error();
        now_ = std::move(edited.value().document);
        return std::nullopt;
    }

    Document now_;
    const Document& theirs_;
};

} // namespace

std::size_t Merge::conflicts() const {
    return static_cast<std::size_t>(std::count_if(pieces.begin(), pieces.end(),
                                                  [](const MergePiece& piece) { return piece.is_conflict; }));
}

Merge compare_versions(const Document& base, const Document& mine, const Document& theirs) {
    if (is_object_file(base) && is_object_file(mine) && is_object_file(theirs))
        return Versions(base, mine, theirs).compare();
    if (mine.text() == theirs.text()) return {};
    const bool is_mine = mine.text() != base.text(), is_theirs = theirs.text() != base.text();
    return {{{{},
              {},
              base.text(),
              mine.text(),
              theirs.text(),
              is_mine && is_theirs,
              is_mine ? Side::mine : Side::theirs}}};
}

support::Result<std::string, Localized> merged_text(const Document& mine, const Document& theirs,
                                                    const Merge& merge) {
    Merging merging(mine, theirs);
    for (const MergePiece& piece : merge.pieces) {
        if (piece.chosen == Side::mine) continue;
        if (piece.name.empty()) return theirs.text();
        if (auto refused = merging.take(piece)) return std::move(*refused);
    }
    return merging.text();
}

} // namespace amends::author
