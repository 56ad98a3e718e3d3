#include "scoring/text/features.hpp"

#include "scoring/text/facts_agreement.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

namespace amends::text {
namespace {

constexpr std::size_t pairs_per_hit = 6;
constexpr std::size_t longest_gram = 4;
constexpr std::size_t concepts_behind = 6; ///< how many words with a meaning a pair of them may lie apart

/// FNV-1a over 32-bit units, folded; the same on every machine.
class Hash {
public:
    explicit Hash(std::uint32_t kind) { add(kind); }
    Hash& add(std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8)
            state_ = (state_ ^ ((value >> shift) & 255u)) * 16777619u;
        return *this;
    }
    Hash& add(std::string_view text) {
        for (const char c : text)
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 16777619u;
        return add(static_cast<std::uint32_t>(text.size()));
    }
    [[nodiscard]] std::uint32_t key() const { return (state_ ^ (state_ >> 15)) * 2654435769u; }

private:
    std::uint32_t state_ = 2166136261u;
};

struct Token {
    std::uint32_t begin, end, hash;
};

/// British and American spelling are one: apologise, apologize.
char32_t character_of(std::u32string_view text, std::uint32_t at) {
    return text[at] == U'z' && at > 0 && text[at - 1] == U'i' ? U's' : text[at];
}

/// Chinese characters, Latin words, numbers (by length only) and marks.
std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> tokens;
    for (std::uint32_t i = 0; i < text.size();) {
        const std::uint32_t begin = i;
        Hash hash(1);
        if (is_digit(text[i])) {
            while (i < text.size() && is_digit(text[i]))
                ++i;
            hash.add(std::min<std::uint32_t>(i - begin, 4));
        } else if (is_latin_letter(text[i])) {
            while (i < text.size() && (is_latin_letter(text[i]) || text[i] == U'\''))
                hash.add(static_cast<std::uint32_t>(character_of(text, i++)));
        } else {
            const bool blank = text[i] == U' ';
            hash.add(static_cast<std::uint32_t>(text[i++]));
            if (blank) continue;
        }
        tokens.push_back({begin, i, hash.key()});
    }
    return tokens;
}

void add_token_grams(const std::vector<Token>& tokens, std::vector<Feature>& out) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Hash hash(2);
        for (std::size_t n = 1; n <= longest_gram && i + n <= tokens.size(); ++n) {
            hash.add(tokens[i + n - 1].hash);
            out.push_back({Hash(hash).add(static_cast<std::uint32_t>(n)).key(), tokens[i].begin,
                           tokens[i + n - 1].end});
        }
        if (i + 2 < tokens.size()) {
            out.push_back({Hash(3).add(tokens[i].hash).add(tokens[i + 2].hash).key(), tokens[i].begin,
                           tokens[i + 2].end});
        }
    }
}

/// Words again, marked by the clause they stand in: asked, behind "but", or under an if.
void add_scoped_grams(const std::vector<Token>& tokens, const ClauseMap& map, std::vector<Feature>& out) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Clause& clause = map.clauses[map.clause_of(tokens[i].begin)];
        const std::uint32_t scope = clause.question ? 1 : clause.contrast ? 2 : clause.conditional ? 3 : 0;
        if (scope == 0) continue;
        Hash hash = Hash(5).add(scope).add(tokens[i].hash);
        out.push_back({hash.key(), tokens[i].begin, tokens[i].end});
        if (i + 1 < tokens.size()) {
            out.push_back({hash.add(tokens[i + 1].hash).key(), tokens[i].begin, tokens[i + 1].end});
        }
    }
}

/// Words again, marked where they stand in the clause that opens the reply or the one that ends it.
void add_edge_grams(const std::vector<Token>& tokens, const ClauseMap& map, std::vector<Feature>& out) {
    if (tokens.empty()) return;
    const std::array<std::size_t, 2> edges{map.clause_of(tokens.front().begin),
                                           map.clause_of(tokens.back().begin)};
    std::vector<std::size_t> clause_of(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
        clause_of[i] = map.clause_of(tokens[i].begin);
    for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (clause_of[i] != edges[edge]) continue;
            Hash hash = Hash(9).add(edge).add(tokens[i].hash);
            out.push_back({hash.key(), tokens[i].begin, tokens[i].end});
            if (i + 1 < tokens.size() && clause_of[i + 1] == edges[edge])
                out.push_back({hash.add(tokens[i + 1].hash).key(), tokens[i].begin, tokens[i + 1].end});
        }
    }
}

/// Where the reply's words come from: 1 the customer's, 2 the facts', 0 its own. Chinese in pairs of
/// characters.
std::vector<std::uint32_t> sources_of(std::u32string_view text, const std::vector<Token>& tokens,
                                      const CaseReading& the_case) {
    std::vector<std::uint32_t> sources(tokens.size(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool han = is_han(text[tokens[i].begin]);
        if (han && (i + 1 >= tokens.size() || !is_han(text[tokens[i + 1].begin]))) continue;
        const std::uint32_t end = han ? tokens[i + 1].end : tokens[i].end;
        if (!han && end - tokens[i].begin < 3 && !is_digit(text[tokens[i].begin])) continue;
        const std::u32string_view piece = text.substr(tokens[i].begin, end - tokens[i].begin);
        const std::uint32_t source = holds_piece(the_case.customer_pieces, piece) ? 1
                                     : holds_piece(the_case.facts_pieces, piece)  ? 2
                                                                                  : 0;
        if (source == 0) continue;
        sources[i] = source;
        if (han && sources[i + 1] == 0) sources[i + 1] = source;
    }
    return sources;
}

/// The sentence with the case's own words blotted out: "you said [customer's words], I'll send [facts' words]
/// today".
void add_blotted_grams(std::u32string_view text, const std::vector<Token>& tokens,
                       const CaseReading& the_case, std::vector<Feature>& out) {
    const std::vector<std::uint32_t> sources = sources_of(text, tokens, the_case);
    std::vector<Token> blotted;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (sources[i] != 0 && sources[i] == last) {
            blotted.back().end = tokens[i].end;
        } else {
            blotted.push_back(tokens[i]);
            if (sources[i] != 0) blotted.back().hash = sources[i];
        }
        last = sources[i];
    }
    for (std::size_t i = 0; i < blotted.size(); ++i) {
        Hash hash(6);
        bool any = false;
        for (std::size_t n = 1; n <= longest_gram && i + n <= blotted.size(); ++n) {
            any = any || blotted[i + n - 1].hash <= 2;
            hash.add(blotted[i + n - 1].hash);
            if (any && n > 1)
                out.push_back({Hash(hash).add(static_cast<std::uint32_t>(n)).key(), blotted[i].begin,
                               blotted[i + n - 1].end});
        }
    }
}

/// What the words mean: alone, two in a row inside a clause, and two near each other.
void add_concept_grams(const CompiledLexicon& lexicon, const Reading& reply, std::vector<Feature>& out) {
    const std::vector<ConceptHit> hits = lexicon.find_concepts(reply.normal.text);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        out.push_back({Hash(7).add(hits[i].name).key(), hits[i].begin, hits[i].end});
        const std::size_t clause = reply.map.clause_of(hits[i].begin);
        std::uint32_t next = 0; // where the word behind this one begins
        for (std::size_t j = i + 1; j < hits.size(); ++j) {
            if (hits[j].begin == hits[i].begin) continue;
            if (next == 0) next = hits[j].begin;
            if (hits[j].begin != next || reply.map.clause_of(next) != clause) break;
            out.push_back({Hash(8).add(hits[i].name).add(hits[j].name).key(), hits[i].begin, hits[j].end});
        }
        // The same in any clause: the one that says sorry and the one that says what comes of it.
        for (std::size_t j = i + 1; j < hits.size() && j <= i + concepts_behind; ++j)
            out.push_back({Hash(23).add(hits[i].name).add(hits[j].name).key(), hits[i].begin, hits[j].end});
    }
}

/// Letters in a row inside Latin words: endings and misspellings.
void add_letter_grams(std::u32string_view text, std::vector<Feature>& out) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!is_latin_letter(text[i])) continue;
        Hash hash(4);
        for (std::uint32_t n = 0; n < 5 && i + n < text.size(); ++n) {
            const char32_t c = character_of(text, i + n);
            if (!is_latin_letter(c) && c != U' ') break;
            hash.add(static_cast<std::uint32_t>(c));
            if (n == 3 || n == 4) out.push_back({Hash(hash).key(), i, i + n + 1});
        }
    }
}

/// In passes over so many bits of the key each; of equal keys what came first stays first. Linear.
template <unsigned bits>
void sort_in_passes(std::vector<Feature>& features) {
    constexpr unsigned buckets = 1u << bits;
    std::vector<Feature> sorted(features.size());
    for (unsigned shift = 0; shift < 32; shift += bits) {
        std::array<std::uint32_t, buckets + 1> begin{}; // of each bucket, one behind
        for (const Feature& feature : features)
            ++begin[((feature.key >> shift) & (buckets - 1)) + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        for (const Feature& feature : features)
            sorted[begin[(feature.key >> shift) & (buckets - 1)]++] = feature;
        features.swap(sorted);
    }
}

/// By key. A reply of a chat has some hundred features: fewer than the buckets of three passes.
void sort_by_key(std::vector<Feature>& features) {
    constexpr std::size_t few = 1500;
    features.size() < few ? sort_in_passes<8>(features) : sort_in_passes<11>(features);
}

/// Of a key seen several times the leftmost and shortest place stays.
void keep_each_once(std::vector<Feature>& features) {
    sort_by_key(features);
    std::size_t kept = 0;
    for (const Feature& feature : features) {
        if (kept == 0 || features[kept - 1].key != feature.key) {
            features[kept++] = feature;
        } else if (Feature& known = features[kept - 1];
                   std::pair(feature.begin, feature.end) < std::pair(known.begin, known.end)) {
            known = feature;
        }
    }
    features.resize(kept);
}

/// Collects what is said of the reply as a whole and of its phrases.
class TraitCollector {
public:
    TraitCollector(const CompiledLexicon& lexicon, const CaseReading& the_case, const Context& context,
                   const Reading& reply)
        : lexicon_(lexicon), case_(the_case), context_(context), reply_(reply) {}

    std::vector<Feature> collect(const std::vector<RuleHit>& hits) {
        add_sets();
        add_pairs();
        // A plain rule holds whatever the model says: it may be added without training anew.
        for (const RuleHit& hit : hits) {
            const Rule& rule = lexicon_.rules()[hit.rule];
            if (rule.role != RuleRole::plain) add(Hash(20).add(rule.id), hit.begin, hit.end);
        }
        add_overlap();
        add_numbers();
        add_shape();
        for (const Agreement& one : agreement_with_facts(case_, reply_))
            add(Hash(41).add(one.seen), one.begin, one.end);
        for (const ActionDone& action : context_.actions)
            add(Hash(40).add(action.action));
        keep_each_once(out_);
        return std::move(out_);
    }

private:
    void add(const Hash& hash, std::uint32_t begin = 0, std::uint32_t end = 0) {
        out_.push_back({hash.key(), begin, end});
    }
    [[nodiscard]] bool named(std::uint32_t set) const {
        return lexicon_.set_name(set).front() == '{' && !lexicon_.set_name(set).starts_with("{case.");
    }

    void add_sets() {
        for (const SetHit& hit : reply_.hits) {
            if (!named(hit.set)) continue;
            const std::uint32_t name = lexicon_.set_hash(hit.set);
            const Clause& clause = reply_.map.clauses[reply_.map.clause_of(hit.begin)];
            add(Hash(10).add(name), hit.begin, hit.end);
            if (reply_.map.negated(hit.begin)) add(Hash(11).add(name), hit.begin, hit.end);
            if (clause.question) add(Hash(12).add(name), hit.begin, hit.end);
            if (clause.condition && hit.begin >= clause.condition_from)
                add(Hash(13).add(name), hit.begin, hit.end);
            if (clause.contrast) add(Hash(14).add(name), hit.begin, hit.end);
            if (!clause.question && !reply_.map.negated(hit.begin))
                add(Hash(15).add(name), hit.begin, hit.end);
            const bool in_facts = !case_.facts.hits_of_set[hit.set].empty();
            const bool asked = !case_.customer.hits_of_set[hit.set].empty();
            add(Hash(in_facts ? 16 : 17).add(name), hit.begin, hit.end);
            add(Hash(asked ? 18 : 19).add(name), hit.begin, hit.end);
            if (in_facts && case_.facts.map.negated(case_.facts.hits_of_set[hit.set].front().begin))
                add(Hash(21).add(name), hit.begin, hit.end);
        }
    }

    void add_pairs() {
        const auto& hits = reply_.hits;
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (!named(hits[i].set)) continue;
            const Clause& clause = reply_.map.clauses[reply_.map.clause_of(hits[i].begin)];
            std::size_t pairs = 0;
            for (std::size_t j = i + 1;
                 j < hits.size() && pairs < pairs_per_hit && hits[j].begin < clause.end; ++j) {
                if (hits[j].begin < hits[i].end || !named(hits[j].set)) continue;
                add(Hash(22).add(lexicon_.set_hash(hits[i].set)).add(lexicon_.set_hash(hits[j].set)),
                    hits[i].begin, hits[j].end);
                ++pairs;
            }
        }
    }

    void add_overlap() {
        const Pieces own = pieces_of(reply_.normal.text);
        const auto grade = [](std::size_t n) {
            return static_cast<std::uint32_t>(n > 12 ? 6 : n > 7 ? 5 : n > 4 ? 4 : n > 2 ? 3 : n);
        };
        for (std::uint32_t n = 0; n <= grade(shared_pieces(own, case_.customer_pieces)); ++n)
            add(Hash(30).add(n));
        for (std::uint32_t n = 0; n <= grade(shared_pieces(own, case_.facts_pieces)); ++n)
            add(Hash(31).add(n));
        for (std::uint32_t n = 0; n <= grade(shared_pieces(own, case_.history_pieces)); ++n)
            add(Hash(32).add(n));
    }

    void add_numbers() {
        const auto known = [this](std::int64_t value) { return case_.known_numbers.contains(value); };
        for (const NumberWords& number : reply_.numbers)
            add(Hash(33).add(known(number.hundredths) ? 1u : 0u), number.begin, number.end);
        for (const Money& money : reply_.money)
            add(Hash(34).add(known(money.minor) ? 1u : 0u), money.begin, money.end);
        for (const TimeWords& time : reply_.times) {
            bool any = false, all = true;
            auto number =
                std::lower_bound(reply_.numbers.begin(), reply_.numbers.end(), time.begin,
                                 [](const NumberWords& one, std::uint32_t at) { return one.begin < at; });
            for (; number != reply_.numbers.end() && number->end <= time.end; ++number) {
                any = true;
                all = all && known(number->hundredths);
            }
            add(Hash(35).add(time.is_instant ? 1u : 0u).add(!any ? 2u : all ? 1u : 0u), time.begin, time.end);
        }
    }

    void add_shape() {
        const std::size_t length = reply_.normal.size();
        for (std::uint32_t grade = 0, limit = 8; limit < 2000; ++grade, limit *= 2) {
            if (length > limit) add(Hash(36).add(grade));
        }
        std::uint32_t questions = 0;
        for (const Clause& clause : reply_.map.clauses)
            questions += clause.question ? 1u : 0u;
        add(Hash(37).add(std::min(questions, 3u)));
        add(Hash(38).add(context_.history.empty() ? 0u : 1u));
        add(Hash(39).add(case_.photo_given ? 1u : 0u));
    }

    const CompiledLexicon& lexicon_;
    const CaseReading& case_;
    const Context& context_;
    const Reading& reply_;
    std::vector<Feature> out_;
};

} // namespace

Features extract_features(const CompiledLexicon& lexicon, const CaseReading& the_case, const Context& context,
                          const Reading& reply, const std::vector<RuleHit>& hits) {
    Features features;
    const std::vector<Token> tokens = tokens_of(reply.normal.text);
    add_token_grams(tokens, features.grams);
    add_scoped_grams(tokens, reply.map, features.grams);
    add_edge_grams(tokens, reply.map, features.grams);
    add_blotted_grams(reply.normal.text, tokens, the_case, features.grams);
    add_letter_grams(reply.normal.text, features.grams);
    add_concept_grams(lexicon, reply, features.grams);
    keep_each_once(features.grams);
    features.traits = TraitCollector(lexicon, the_case, context, reply).collect(hits);
    return features;
}

} // namespace amends::text
