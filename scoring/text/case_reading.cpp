#include "scoring/text/case_reading.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::size_t shortest_word = 3;

std::uint32_t hash_of(std::u32string_view piece) {
    std::uint32_t hash = 2166136261u;
    for (const char32_t c : piece)
        hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619u;
    return hash;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) {
        if (!all.empty()) all.push_back('\n');
        all += text;
    }
    return all;
}

bool has_set(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set) {
    const auto index = lexicon.find_set(set);
    return index && !reading.hits_of_set[*index].empty();
}

} // namespace

Pieces pieces_of(std::u32string_view plain) {
    Pieces pieces;
    for (std::size_t i = 0; i < plain.size();) {
        if (is_han(plain[i])) {
            if (i + 1 < plain.size() && is_han(plain[i + 1])) pieces.push_back(hash_of(plain.substr(i, 2)));
            ++i;
        } else if (is_latin_letter(plain[i]) || is_digit(plain[i])) {
            const std::size_t first = i;
            while (i < plain.size() && (is_latin_letter(plain[i]) || is_digit(plain[i])))
                ++i;
            if (i - first >= shortest_word || is_digit(plain[first]))
                pieces.push_back(hash_of(plain.substr(first, i - first)));
        } else {
            ++i;
        }
    }
    std::sort(pieces.begin(), pieces.end());
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    return pieces;
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

CaseReading read_case(const CompiledLexicon& lexicon, const NormaliseTable& table, const Context& context) {
    CaseReading reading;
    reading.customer = lexicon.read(table, joined(context.customer), context.now);
    reading.facts = lexicon.read(table, joined(context.facts), context.now);
    std::string history;
    for (const Utterance& said : context.history)
        history += said.text + "\n";
    const std::u32string earlier = normalise_text(table, history);
    reading.customer_pieces = pieces_of(reading.customer.normal.text);
    reading.facts_pieces = pieces_of(reading.facts.normal.text);
    reading.history_pieces = pieces_of(earlier);
    for (const Reading* part : {&reading.customer, &reading.facts}) {
        for (const NumberWords& number : part->numbers)
            reading.known_numbers.insert(number.hundredths);
    }
    for (const NumberWords& number : find_numbers(earlier))
        reading.known_numbers.insert(number.hundredths);
    reading.photo_given = has_set(lexicon, reading.customer, "photo");
    return reading;
}

} // namespace amends::text
