#pragma once
// Words that mean much the same: what the model learned of one wording it knows of the others, in both
// languages.
#include "scoring/text/normalise.hpp"
#include "scoring/text/phrase_matcher.hpp"

#include <map>
#include <string>
#include <vector>

namespace amends::text {

/// A concept named in a text: code points [begin, end). `name` is a hash that is the same in every build.
struct ConceptHit {
    std::uint32_t name = 0, begin = 0, end = 0;
};

class Concepts {
public:
    Concepts() = default;
    /// A word may stand for several concepts.
    Concepts(const std::map<std::string, std::vector<std::string>>& words, const NormaliseTable&);

    /// From the left always the longest word, then on behind it; by begin, and by name where a word has
    /// several.
    [[nodiscard]] std::vector<ConceptHit> find(std::u32string_view plain) const;

private:
    PhraseMatcher matcher_;
    std::vector<std::uint32_t> names_; ///< of each phrase; a word of several concepts is several phrases
};

} // namespace amends::text
