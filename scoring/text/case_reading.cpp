#include "scoring/text/case_reading.hpp"

#include "scoring/text/word_set.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t shortest_word = 3;

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) {
        if (!all.empty()) all.push_back('\n');
        all += text;
    }
    return all;
}

constexpr std::size_t few_facts = 600; // bytes; a desk as in the corpus shows no more

/// Sentences of the facts, as pieces of the texts they stand in.
std::vector<std::string_view> sentences_of(const std::vector<std::string>& facts) {
    constexpr std::string_view han_stop = "\xE3\x80\x82", han_part = "\xEF\xBC\x9B"; // 。；
    std::vector<std::string_view> sentences;
    for (const std::string& fact : facts) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < fact.size(); ++i) {
            const std::string_view here = std::string_view(fact).substr(i);
            const bool han = here.starts_with(han_stop) || here.starts_with(han_part);
            if (!han && !here.starts_with(". ") && !here.starts_with("; ") && fact[i] != '\n') continue;
            i += han ? 2 : 0;
            sentences.push_back(std::string_view(fact).substr(begin, i + 1 - begin));
            begin = i + 1;
        }
        if (begin < fact.size()) sentences.push_back(std::string_view(fact).substr(begin));
    }
    return sentences;
}

/// A desk shows every policy of the shop; a reply is held against those that share most words with it and the
/// customer.
std::string facts_that_bear(const NormaliseTable& table, const Context& context, const Pieces& customer,
                            std::string_view reply) {
    std::string all = joined(context.facts);
    if (all.size() <= few_facts) return all;
    const Pieces own = pieces_of(normalise_text(table, reply));
    const std::vector<std::string_view> sentences = sentences_of(context.facts);
    std::vector<std::pair<std::size_t, std::size_t>>
        order; // the more shared the earlier; of equals as they stand
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const Pieces pieces = pieces_of(normalise_text(table, sentences[i]));
        order.emplace_back(2 * shared_pieces(pieces, own) + shared_pieces(pieces, customer), i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> chosen;
    std::size_t bytes = 0;
    for (const auto& [shared, index] : order) {
        if (bytes + sentences[index].size() > few_facts) continue;
        bytes += sentences[index].size();
        chosen.push_back(index);
    }
    std::sort(chosen.begin(), chosen.end());
    std::string out;
    for (const std::size_t index : chosen)
        (out += sentences[index]) += '\n';
    return out;
}

bool has_set(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set) {
    const auto index = lexicon.find_set(set);
    return index && !reading.hits_of_set[*index].empty();
}

} // namespace

std::uint32_t piece_hash(std::u32string_view piece) {
    return word_hash(piece);
}

Pieces pieces_of(std::u32string_view plain) {
    Pieces pieces;
    for (std::size_t i = 0; i < plain.size();) {
        if (is_han(plain[i])) {
            if (i + 1 < plain.size() && is_han(plain[i + 1]))
                pieces.push_back(piece_hash(plain.substr(i, 2)));
            ++i;
        } else if (is_latin_letter(plain[i]) || is_digit(plain[i])) {
            const std::size_t first = i;
            while (i < plain.size() && (is_latin_letter(plain[i]) || is_digit(plain[i])))
                ++i;
            if (i - first >= shortest_word || is_digit(plain[first]))
                pieces.push_back(piece_hash(plain.substr(first, i - first)));
        } else {
            ++i;
        }
    }
    std::sort(pieces.begin(), pieces.end());
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    return pieces;
}

bool holds_piece(const Pieces& pieces, std::u32string_view piece) {
    return std::binary_search(pieces.begin(), pieces.end(), piece_hash(piece));
}

std::size_t shared_pieces(const Pieces& a, const Pieces& b) {
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++shared;
            ++x;
            ++y;
        } else {
            *x < *y ? ++x : ++y;
        }
    }
    return shared;
}

CaseReading read_case(const CompiledLexicon& lexicon, const NormaliseTable& table, const Context& context,
                      std::string_view reply) {
    CaseReading reading;
    reading.customer = lexicon.read(table, joined(context.customer), context.now);
    reading.customer_pieces = pieces_of(reading.customer.normal.text);
    reading.facts_text = facts_that_bear(table, context, reading.customer_pieces, reply);
    reading.facts = lexicon.read(table, reading.facts_text, context.now);
    std::string history;
    for (const Utterance& said : context.history)
        history += said.text + "\n";
    reading.earlier = normalise_text(table, history);
    reading.all_facts = normalise_text(table, joined(context.facts));
    reading.facts_pieces = pieces_of(reading.facts.normal.text);
    reading.history_pieces = pieces_of(reading.earlier);
    for (const std::u32string* known :
         {&reading.customer.normal.text, &reading.all_facts, &reading.earlier}) {
        for (const NumberWords& number : find_numbers(*known))
            reading.known_numbers.insert(number.hundredths);
    }
    reading.photo_given = has_set(lexicon, reading.customer, "photo");
    return reading;
}

} // namespace amends::text
