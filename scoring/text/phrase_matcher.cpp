#include "scoring/text/phrase_matcher.hpp"

#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <utility>

namespace amends::text {
namespace {

constexpr std::uint16_t last_symbol = 0xFFFF;

bool needs_edge(char32_t c) {
    return is_latin_letter(c) || is_digit(c);
}

/// Letters and letters, digits and digits hang together; "48hours" is two words.
bool same_word(char32_t a, char32_t b) {
    return (is_latin_letter(a) && is_latin_letter(b)) || (is_digit(a) && is_digit(b));
}

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
    /// Behind all that is taken.
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(next_.size()); }
    [[nodiscard]] bool taken(std::uint32_t at) const { return at < next_.size() && next_[at] != at; }
    void take(std::uint32_t at) {
        while (next_.size() <= at)
            next_.push_back(static_cast<std::uint32_t>(next_.size()));
        next_[at] = at + 1;
    }

private:
    std::vector<std::uint32_t> next_;
};

} // namespace

/// Phrases in the order of their letters: a node of the trie is a run of phrases that begin alike, and no
/// trie need be made.
class PhraseMatcher::Builder {
public:
    explicit Builder(PhraseMatcher& matcher) : matcher_(matcher) {}

    void add(std::uint32_t index, std::u32string_view phrase);
    void build();

private:
    struct Word {
        std::uint64_t head; ///< the first four symbols: enough to order most
        std::uint32_t begin, length;
        std::uint32_t output;
    };
    /// The words [first, last) agree in their first `depth` symbols.
    struct Node {
        std::uint32_t first, last, depth, state;
    };

    std::uint16_t symbol_for(char32_t c);
    void sort_words();
    [[nodiscard]] std::uint16_t at(const Word& word, std::uint32_t depth) const {
        return symbols_[word.begin + depth];
    }
    void note_outputs(Node& node);
    void place_children(const Node& node);
    [[nodiscard]] std::uint32_t room_for_children();

    PhraseMatcher& matcher_;
    std::vector<std::uint16_t> symbols_; ///< of all words, one behind the other
    std::vector<Word> words_;
    std::uint16_t symbol_count_ = 0;
    std::vector<Node> queue_; ///< breadth first
    FreePlaces free_;
    std::vector<std::pair<std::uint16_t, Node>> children_; ///< of the node at hand, by symbol
};

/// 0 when there are more letters than symbols; no phrase with such a letter is ever found.
std::uint16_t PhraseMatcher::Builder::symbol_for(char32_t c) {
    if (c > 0x10FFFF) return 0;
    std::uint16_t& page = matcher_.symbol_pages_index_[c >> 8];
    if (page == 0) {
        page = static_cast<std::uint16_t>(matcher_.symbols_.size() / 256);
        matcher_.symbols_.resize(matcher_.symbols_.size() + 256, 0);
    }
    std::uint16_t& symbol = matcher_.symbols_[page * 256u + (c & 255u)];
    if (symbol == 0 && symbol_count_ < last_symbol) symbol = ++symbol_count_;
    return symbol;
}

void PhraseMatcher::Builder::add(std::uint32_t index, std::u32string_view phrase) {
    const bool prefix = !phrase.empty() && phrase.back() == U'*';
    if (prefix) phrase.remove_suffix(1);
    if (phrase.empty()) return;
    const auto begin = static_cast<std::uint32_t>(symbols_.size());
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        symbols_.push_back(symbol_for(phrase[i]));
        if (i < 4) head |= std::uint64_t{symbols_.back()} << (48 - 16 * i);
    }
    if (std::find(symbols_.begin() + begin, symbols_.end(), 0) != symbols_.end()) {
        symbols_.resize(begin);
        return;
    }
    const auto length = static_cast<std::uint32_t>(phrase.size());
    words_.push_back({head, begin, length, static_cast<std::uint32_t>(matcher_.outputs_.size())});
    matcher_.outputs_.push_back(
        {index, length, 0, needs_edge(phrase.front()), needs_edge(phrase.back()) && !prefix});
}

/// Equal words stand from the last added to the first.
void PhraseMatcher::Builder::sort_words() {
    std::sort(words_.begin(), words_.end(), [this](const Word& a, const Word& b) {
        if (a.head != b.head) return a.head < b.head;
        const auto text = symbols_.begin();
        const auto a_end = text + a.begin + a.length, b_end = text + b.begin + b.length;
        const auto [in_a, in_b] = std::mismatch(text + a.begin, a_end, text + b.begin, b_end);
        if (in_a != a_end && in_b != b_end) return *in_a < *in_b;
        return a.length != b.length ? a.length < b.length : a.output > b.output;
    });
}

void PhraseMatcher::Builder::build() {
    sort_words();
    matcher_.states_.assign(symbol_count_ + 1u, {});
    free_.take(0);
    queue_.push_back({0, static_cast<std::uint32_t>(words_.size()), 0, 0});
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        Node node = queue_[head];
        note_outputs(node);
        place_children(node);
    }
}

/// Words that end here are its outputs, behind them those of its longest ending; `node` keeps the others.
void PhraseMatcher::Builder::note_outputs(Node& node) {
    State& state = matcher_.states_[node.state];
    state.found = matcher_.states_[state.fail].found;
    std::uint32_t end = node.first;
    while (end < node.last && words_[end].length == node.depth)
        ++end;
    for (std::uint32_t word = end; word > node.first; --word) {
        matcher_.outputs_[words_[word - 1].output].next = state.found;
        state.found = words_[word - 1].output;
    }
    node.first = end;
}

/// A base at which the place of each of `children_` is free: the first, or where a few are tried in vain, one
/// behind all that is taken. Single children fill the holes that are left.
std::uint32_t PhraseMatcher::Builder::room_for_children() {
    constexpr int most_tries = 16;
    const std::uint32_t lowest = children_.front().first;
    std::uint32_t place = free_.next(1 + lowest);
    for (int tries = 0; tries < most_tries; ++tries) {
        const std::uint32_t base = place - lowest;
        if (std::none_of(children_.begin() + 1, children_.end(),
                         [&](const auto& child) { return free_.taken(base + child.first); }))
            return base;
        place = free_.next(place + 1);
    }
    return std::max(free_.end(), 1 + lowest) - lowest;
}

void PhraseMatcher::Builder::place_children(const Node& node) {
    if (node.first == node.last) return;
    children_.clear();
    for (std::uint32_t word = node.first; word < node.last; ++word) {
        const std::uint16_t symbol = at(words_[word], node.depth);
        if (children_.empty() || children_.back().first != symbol)
            children_.push_back({symbol, {word, word, node.depth + 1, 0}});
        children_.back().second.last = word + 1;
    }
    const std::uint32_t base = room_for_children();
    std::vector<State>& states = matcher_.states_;
    if (states.size() <= base + symbol_count_) states.resize(base + symbol_count_ + 1u); // step() reads there
    states[node.state].base = base;
    for (auto& [symbol, child] : children_) {
        child.state = base + symbol;
        free_.take(child.state);
        states[child.state].check = node.state;
        if (node.state != 0) states[child.state].fail = matcher_.step(states[node.state].fail, symbol);
        queue_.push_back(child);
    }
}

PhraseMatcher::PhraseMatcher(const std::vector<std::u32string>& phrases)
    : symbol_pages_index_(0x1100, 0), symbols_(256, 0), outputs_(1) {
    Builder builder(*this);
    for (std::uint32_t index = 0; index < phrases.size(); ++index)
        builder.add(index, phrases[index]);
    builder.build();
}

std::uint32_t PhraseMatcher::step(std::uint32_t state, std::uint32_t symbol) const {
    for (;;) {
        const std::uint32_t target = states_[state].base + symbol;
        if (states_[target].check == state) return target;
        if (state == 0) return 0;
        state = states_[state].fail;
    }
}

bool PhraseMatcher::stands_alone(const Output& output, const PhraseHit& hit, std::u32string_view text) {
    if (output.word_start && hit.begin > 0 && same_word(text[hit.begin - 1], text[hit.begin])) return false;
    return !(output.word_end && hit.end < text.size() && same_word(text[hit.end - 1], text[hit.end]));
}

std::vector<PhraseHit> PhraseMatcher::find(std::u32string_view text) const {
    std::vector<PhraseHit> hits;
    if (states_.empty()) return hits;
    std::uint32_t state = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const std::uint32_t code = symbol(text[i]);
        state = code == 0 ? 0 : step(state, code);
        for (std::uint32_t at = states_[state].found; at != 0; at = outputs_[at].next) {
            const Output& output = outputs_[at];
            const PhraseHit hit{output.phrase, i + 1 - output.length, i + 1};
            if (stands_alone(output, hit, text)) hits.push_back(hit);
        }
    }
    return hits;
}

} // namespace amends::text
