#include "scoring/text/concepts.hpp"

#include "scoring/text/name_hash.hpp"

#include <algorithm>
#include <iterator>

namespace amends::text {

Concepts::Concepts(const std::map<std::string, std::vector<std::string>>& words,
                   const NormaliseTable& table) {
    std::vector<std::u32string> phrases;
    for (const auto& [name, own] : words) {
        std::vector<std::u32string> plain = normalise_texts(table, own);
        phrases.insert(phrases.end(), std::make_move_iterator(plain.begin()),
                       std::make_move_iterator(plain.end()));
        names_.resize(phrases.size(), name_hash(name));
    }
    matcher_ = PhraseMatcher(phrases);
}

std::vector<ConceptHit> Concepts::find(std::u32string_view plain) const {
    std::vector<ConceptHit> found;
    for (const PhraseHit& hit : matcher_.find(plain))
        found.push_back({names_[hit.phrase], hit.begin, hit.end});
    std::sort(found.begin(), found.end(), [](const ConceptHit& a, const ConceptHit& b) {
        if (a.begin != b.begin) return a.begin < b.begin;
        return a.end != b.end ? a.end > b.end : a.name < b.name;
    });
    std::vector<ConceptHit> hits;
    for (const ConceptHit& hit : found) {
        const bool same_words = !hits.empty() && hit.begin == hits.back().begin && hit.end == hits.back().end;
        if (same_words ? hit.name != hits.back().name : hits.empty() || hit.begin >= hits.back().end)
            hits.push_back(hit);
    }
    return hits;
}

} // namespace amends::text
