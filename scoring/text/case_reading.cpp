#include "scoring/text/case_reading.hpp"

#include "scoring/text/other_matter.hpp"
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

/// Sentences of the facts as they are written.
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

void add_numbers(const std::u32string& plain, std::set<std::int64_t>& known) {
    for (const NumberWords& number : find_numbers(plain))
        known.insert(number.hundredths);
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

CaseReader::CaseReader(const CompiledLexicon& lexicon, const NormaliseTable& table)
    : lexicon_(&lexicon), table_(&table) {}

void CaseReader::turn_to(const Context& context) {
    const bool other_facts = !at_case_ || facts_ != context.facts;
    if (other_facts) read_facts(context.facts);
    const bool other_now = !at_case_ || now_ != context.now;
    now_ = context.now;
    if (other_now) facts_read_.clear(), reading_.facts_text.clear(), chosen_ = false;
    if (other_facts || other_now) {
        reading_.now = context.now;
        reading_.desk_text = all_facts_;
        reading_.desk = lexicon_->read(*table_, all_facts_, context.now);
    }
    std::string customer = joined(context.customer);
    const bool other_words = !at_case_ || customer != customer_;
    if (other_words || other_now) {
        customer_ = std::move(customer);
        reading_.customer = lexicon_->read(*table_, customer_, context.now);
        reading_.photo_given = has_set(*lexicon_, reading_.customer, "photo");
    }
    if (other_words) {
        reading_.customer_pieces = pieces_of(reading_.customer.normal.text);
        customer_kinds_ = kinds_named(*lexicon_, reading_.customer.normal.text);
    }
    std::string history;
    for (const Utterance& said : context.history)
        (history += said.text) += '\n';
    const bool other_history = !at_case_ || history != history_;
    if (other_history) {
        history_ = std::move(history);
        reading_.earlier = normalise_text(*table_, history_);
        reading_.history_pieces = pieces_of(reading_.earlier);
        history_kinds_ = kinds_named(*lexicon_, reading_.earlier);
    }
    if (other_facts || other_words || other_history) gather_known();
    reading_.nobody_spoke =
        context.own.empty() && !context.history.empty()
        && std::none_of(context.history.begin(), context.history.end(), [](const Utterance& said) {
               return said.who == Speaker::agent || said.who == Speaker::supervisor;
           });
    at_case_ = true;
}

void CaseReader::gather_known() {
    reading_.known_numbers = facts_numbers_;
    add_numbers(reading_.customer.normal.text, reading_.known_numbers);
    add_numbers(reading_.earlier, reading_.known_numbers);
    reading_.known_kinds = customer_kinds_;
    for (const auto* kinds : {&facts_kinds_, &history_kinds_})
        reading_.known_kinds.insert(reading_.known_kinds.end(), kinds->begin(), kinds->end());
    std::sort(reading_.known_kinds.begin(), reading_.known_kinds.end());
}

void CaseReader::read_facts(const std::vector<std::string>& facts) {
    facts_ = facts;
    all_facts_ = joined(facts_);
    reading_.all_facts = normalise_text(*table_, all_facts_);
    facts_numbers_.clear();
    add_numbers(reading_.all_facts, facts_numbers_);
    facts_kinds_ = kinds_named(*lexicon_, reading_.all_facts);
    sentences_.clear();
    if (all_facts_.size() <= few_facts) return;
    for (const std::string_view sentence : sentences_of(facts_))
        sentences_.push_back({sentence, pieces_of(normalise_text(*table_, sentence))});
}

/// A desk shows every policy of the shop; a reply is held against those that share most words with it and the
/// customer.
std::string CaseReader::facts_that_bear(std::string_view reply) const {
    if (all_facts_.size() <= few_facts) return all_facts_;
    const Pieces own = pieces_of(normalise_text(*table_, reply));
    std::vector<std::pair<std::size_t, std::size_t>>
        order; // the more shared the earlier; of equals as they stand
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
        const Pieces& pieces = sentences_[i].pieces;
        order.emplace_back(2 * shared_pieces(pieces, own) + shared_pieces(pieces, reading_.customer_pieces),
                           i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> chosen;
    std::size_t bytes = 0;
    for (const auto& [shared, index] : order) {
        if (bytes + sentences_[index].text.size() > few_facts) continue;
        bytes += sentences_[index].text.size();
        chosen.push_back(index);
    }
    std::sort(chosen.begin(), chosen.end());
    std::string out;
    for (const std::size_t index : chosen)
        (out += sentences_[index].text) += '\n';
    return out;
}

const CaseReading& CaseReader::held_against(std::string_view reply) {
    std::string text = facts_that_bear(reply);
    if (chosen_ && text == reading_.facts_text) return reading_;
    if (facts_read_.size() >= most_choices) facts_read_.clear();
    if (chosen_)
        facts_read_.insert_or_assign(std::move(reading_.facts_text),
                                     FactsRead{std::move(reading_.facts), std::move(reading_.facts_pieces)});
    if (const auto known = facts_read_.find(text); known != facts_read_.end()) {
        reading_.facts = std::move(known->second.reading);
        reading_.facts_pieces = std::move(known->second.pieces);
        facts_read_.erase(known);
    } else {
        reading_.facts = lexicon_->read(*table_, text, now_);
        reading_.facts_pieces = pieces_of(reading_.facts.normal.text);
    }
    reading_.facts_text = std::move(text);
    chosen_ = true;
    return reading_;
}

CaseReading read_case(const CompiledLexicon& lexicon, const NormaliseTable& table, const Context& context,
                      std::string_view reply) {
    CaseReader reader(lexicon, table);
    reader.turn_to(context);
    return reader.held_against(reply);
}

} // namespace amends::text
