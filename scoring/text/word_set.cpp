#include "scoring/text/word_set.hpp"

namespace amends::text {

std::size_t WordSet::slot_of(std::u32string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = word_hash(word) & mask;
    while (slots_[slot] != 0 && text(words_[slots_[slot] - 1]) != word)
        slot = (slot + 1) & mask;
    return slot;
}

void WordSet::grow() {
    slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), 0);
    for (std::uint32_t index = 0; index < words_.size(); ++index)
        slots_[slot_of(text(words_[index]))] = index + 1;
}

bool WordSet::insert(std::u32string_view word) {
    if (2 * (words_.size() + 1) > slots_.size()) grow();
    const std::size_t slot = slot_of(word);
    if (slots_[slot] != 0) return false;
    words_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size())});
    letters_ += word;
    slots_[slot] = static_cast<std::uint32_t>(words_.size());
    return true;
}

} // namespace amends::text
