#include "scoring/text/phrase_matcher.hpp"

#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace amends::text {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

bool needs_edge(char32_t c) {
    return is_latin_letter(c) || is_digit(c);
}

/// Letters and letters, digits and digits hang together; "48hours" is two words.
bool same_word(char32_t a, char32_t b) {
    return (is_latin_letter(a) && is_latin_letter(b)) || (is_digit(a) && is_digit(b));
}

} // namespace

/// The plain trie the double array is made from.
struct PhraseMatcher::Trie {
    struct Node {
        std::map<std::uint32_t, std::uint32_t> children;
        std::uint32_t output = 0;
    };
    std::vector<Node> nodes{1};

    std::uint32_t child(std::uint32_t node, std::uint32_t symbol) {
        const auto [found, fresh] =
            nodes[node].children.try_emplace(symbol, static_cast<std::uint32_t>(nodes.size()));
        const std::uint32_t child = found->second;
        if (fresh) nodes.emplace_back();
        return child;
    }
};

PhraseMatcher::PhraseMatcher(const std::vector<std::u32string>& phrases) {
    symbol_pages_index_.assign(0x1100, 0);
    symbols_.assign(256, 0);
    outputs_.push_back({});
    Trie trie;
    std::uint16_t next_symbol = 0;
    for (std::uint32_t index = 0; index < phrases.size(); ++index) {
        std::u32string_view phrase = phrases[index];
        const bool prefix = !phrase.empty() && phrase.back() == U'*';
        if (prefix) phrase.remove_suffix(1);
        if (phrase.empty()) continue;
        std::uint32_t node = 0;
        for (const char32_t c : phrase) {
            std::uint16_t& page = symbol_pages_index_[std::min<char32_t>(c, 0x10FFFF) >> 8];
            if (page == 0) {
                page = static_cast<std::uint16_t>(symbols_.size() / 256);
                symbols_.resize(symbols_.size() + 256, 0);
            }
            std::uint16_t& symbol = symbols_[page * 256u + (c & 255u)];
            if (symbol == 0) symbol = ++next_symbol;
            node = trie.child(node, symbol);
        }
        outputs_.push_back({index, static_cast<std::uint32_t>(phrase.size()), trie.nodes[node].output,
                            needs_edge(phrase.front()), needs_edge(phrase.back()) && !prefix});
        trie.nodes[node].output = static_cast<std::uint32_t>(outputs_.size() - 1);
    }
    place(trie);
    link(trie);
}

namespace {

/// Places that are still free, so that the search for room jumps over those that are not.
class FreePlaces {
public:
    /// The first free place at or behind `at`; places past the end are free.
    std::uint32_t next(std::uint32_t at) {
        std::uint32_t root = at;
        while (root < next_.size() && next_[root] != root)
            root = next_[root];
        while (at < next_.size() && next_[at] != root)
            at = std::exchange(next_[at], root);
        return root;
    }
    void take(std::uint32_t at) {
        while (next_.size() <= at)
            next_.push_back(static_cast<std::uint32_t>(next_.size()));
        next_[at] = at + 1;
    }

private:
    std::vector<std::uint32_t> next_;
};

} // namespace

void PhraseMatcher::place(const Trie& trie) {
    FreePlaces free;
    free.take(0);
    std::vector<std::uint32_t> state_of(trie.nodes.size(), 0), queue{0};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const Trie::Node& node = trie.nodes[queue[head]];
        const std::uint32_t state = state_of[queue[head]];
        const std::uint32_t highest = node.children.empty() ? 0 : node.children.rbegin()->first;
        std::uint32_t base = 0;
        if (!node.children.empty()) {
            const std::uint32_t lowest = node.children.begin()->first;
            const auto taken = [&](const auto& edge) {
                return free.next(base + edge.first) != base + edge.first;
            };
            base = free.next(1 + lowest) - lowest;
            while (std::any_of(node.children.begin(), node.children.end(), taken))
                base = free.next(base + 1 + lowest) - lowest;
        }
        const std::size_t size = std::max<std::size_t>({base_.size(), state + 1u, base + highest + 1u});
        base_.resize(size, 0);
        check_.resize(size, none);
        output_.resize(size, 0);
        base_[state] = base;
        output_[state] = node.output;
        for (const auto& [symbol, child] : node.children) {
            check_[base + symbol] = state;
            free.take(base + symbol);
            state_of[child] = base + symbol;
            queue.push_back(child);
        }
    }
}

/// Failure links, breadth first: the longest proper ending that is also a beginning.
void PhraseMatcher::link(const Trie& trie) {
    fail_.assign(base_.size(), 0);
    output_link_.assign(base_.size(), 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> queue{{0, 0}}; // node, state
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [node, state] = queue[head];
        for (const auto& [symbol, child] : trie.nodes[node].children) {
            const std::uint32_t target = base_[state] + symbol;
            if (state != 0) fail_[target] = step(fail_[state], symbol);
            const std::uint32_t fallback = fail_[target];
            output_link_[target] = output_[fallback] != 0 ? fallback : output_link_[fallback];
            queue.emplace_back(child, target);
        }
    }
}

std::uint32_t PhraseMatcher::symbol(char32_t c) const {
    return c > 0x10FFFF ? 0 : symbols_[symbol_pages_index_[c >> 8] * 256u + (c & 255u)];
}

std::uint32_t PhraseMatcher::step(std::uint32_t state, std::uint32_t symbol) const {
    for (;;) {
        const std::uint32_t target = base_[state] + symbol;
        if (base_[state] != 0 && target < check_.size() && check_[target] == state) return target;
        if (state == 0) return 0;
        state = fail_[state];
    }
}

bool PhraseMatcher::stands_alone(const PhraseHit& hit, std::u32string_view text) const {
    const Output& output = outputs_[hit.phrase];
    if (output.word_start && hit.begin > 0 && same_word(text[hit.begin - 1], text[hit.begin])) return false;
    return !(output.word_end && hit.end < text.size() && same_word(text[hit.end - 1], text[hit.end]));
}

std::vector<PhraseHit> PhraseMatcher::find(std::u32string_view text) const {
    std::vector<PhraseHit> hits;
    if (base_.empty()) return hits;
    std::uint32_t state = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const std::uint32_t code = symbol(text[i]);
        state = code == 0 ? 0 : step(state, code);
        for (std::uint32_t at = output_[state] != 0 ? state : output_link_[state]; at != 0;
             at = output_link_[at]) {
            for (std::uint32_t out = output_[at]; out != 0; out = outputs_[out].next) {
                PhraseHit hit{out, i + 1 - outputs_[out].length, i + 1};
                if (!stands_alone(hit, text)) continue;
                hit.phrase = outputs_[out].phrase;
                hits.push_back(hit);
            }
        }
    }
    return hits;
}

} // namespace amends::text
