#include "scoring/text/concepts.hpp"

#include "scoring/text/name_hash.hpp"

#include <algorithm>

namespace amends::text {
Concepts::Concepts(const std::map<std::string, std::vector<std::string>>& words,
                   const NormaliseTable& table) {
    std::map<std::u32string, std::vector<std::uint32_t>> named;
    for (const auto& [name, own] : words) {
        for (const std::string& word : own)
            named[normalise_text(table, word)].push_back(name_hash(name));
    }
    std::vector<std::u32string> phrases;
    for (auto& [phrase, names] : named) {
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        phrases.push_back(phrase);
        names_.push_back(std::move(names));
    }
    matcher_ = PhraseMatcher(phrases);
}

std::vector<ConceptHit> Concepts::find(std::u32string_view plain) const {
    std::vector<PhraseHit> found = matcher_.find(plain);
    std::sort(found.begin(), found.end(), [](const PhraseHit& a, const PhraseHit& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<ConceptHit> hits;
    std::uint32_t behind = 0;
    for (const PhraseHit& hit : found) {
        if (hit.begin < behind) continue;
        behind = hit.end;
        for (const std::uint32_t name : names_[hit.phrase])
            hits.push_back({name, hit.begin, hit.end});
    }
    return hits;
}

} // namespace amends::text
