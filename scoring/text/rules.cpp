#include "scoring/text/rules.hpp"

#include "scoring/text/name_hash.hpp"

#include <algorithm>
#include <iterator>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, 4> computed_sets = {"{#}", "{money}", "{duration}", "{instant}"};

bool by_begin(const SetHit& a, const SetHit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : a.set < b.set;
}

/// `hits` stand by begin.
bool in_clause(std::span<const SetHit> hits, const Clause& clause) {
    auto hit = std::lower_bound(hits.begin(), hits.end(), clause.begin,
                                [](const SetHit& one, std::uint32_t at) { return one.begin < at; });
    while (hit != hits.end() && hit->begin < clause.end && hit->end > clause.end)
        ++hit;
    return hit != hits.end() && hit->begin < clause.end;
}

/// Of hits of one rule that overlap, the longest stays, of equals the leftmost.
void keep_longest(std::vector<RuleHit>& hits) {
    std::sort(hits.begin(), hits.end(), [](const RuleHit& a, const RuleHit& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<RuleHit> kept;
    for (const RuleHit& hit : hits) {
        if (kept.empty() || hit.begin >= kept.back().end) {
            kept.push_back(hit);
        } else if (hit.end - hit.begin > kept.back().end - kept.back().begin) {
            kept.back() = hit;
        }
    }
    hits = std::move(kept);
}

} // namespace

HitsOfSet::HitsOfSet(std::span<const SetHit> hits, std::size_t sets)
    : hits_(hits.size()), starts_(sets + 1, 0) {
    for (const SetHit& hit : hits)
        ++starts_[hit.set + 1];
    for (std::size_t set = 0; set < sets; ++set)
        starts_[set + 1] += starts_[set];
    for (std::size_t at = hits.size(); at-- > 0;)
        hits_[--starts_[hits[at].set + 1]] = hits[at];
    // Each entry but the first now says where its set begins: one place further than it belongs.
    starts_.erase(starts_.begin());
    starts_.push_back(static_cast<std::uint32_t>(hits.size()));
}

CompiledLexicon::CompiledLexicon(Lexicon lexicon, const NormaliseTable& table)
    : lexicon_(std::move(lexicon)) {
    for (const std::string_view name : computed_sets) {
        set_index_.emplace(name, static_cast<std::uint32_t>(set_names_.size()));
        set_names_.emplace_back(name);
    }
    for (const auto& [name, phrases] : lexicon_.sets) {
        const std::string key = "{" + name + "}";
        const auto set = static_cast<std::uint32_t>(set_names_.size());
        set_index_.emplace(key, set);
        set_names_.push_back(key);
        for (std::u32string& phrase : normalise_texts(table, phrases))
            add_phrase(std::move(phrase), set);
    }
    for (const Rule& rule : lexicon_.rules)
        compile_rule(rule, table);
    for (const auto& [name, set] : set_index_)
        if (name.starts_with('{') && name.ends_with('}'))
            named_sets_.emplace(name.substr(1, name.size() - 2), set);
    double_denial_ = find_set("case.double_no");
    filler_ = find_set("case.filler");
    matcher_ = PhraseMatcher(phrases_);
    learn_spelling(table);
    learn_kinds();
    concepts_ = Concepts(lexicon_.concepts, table);
    for (const std::string& name : set_names_)
        set_hashes_.push_back(name_hash(name));
}

/// Words of scopes and goods are too short or too many to be guessed at.
void CompiledLexicon::learn_spelling(const NormaliseTable& table) {
    SpellingWords words;
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        const auto& sets = sets_of_phrase_[i];
        const bool tells =
            std::any_of(sets.begin(), sets.end(), [&](auto set) { return tells_of_doing(set); });
        (tells ? words.phrases : words.others).push_back(phrases_[i]);
    }
    words.right_words = normalise_texts(table, lexicon_.right_words);
    words.often_mistyped = normalise_texts(table, lexicon_.often_mistyped);
    words.homophones = normalise_texts(table, lexicon_.homophones);
    spelling_ = Spelling(words);
}

void CompiledLexicon::learn_kinds() {
    const auto hiding = find_set("case.no_kind");
    kinds_of_phrase_.resize(phrases_.size());
    hides_kinds_.resize(phrases_.size());
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        for (const std::uint32_t set : sets_of_phrase_[i]) {
            if (is_goods(set) || is_matter(set) || set_names_[set].starts_with("{case.hint."))
                kinds_of_phrase_[i].push_back(set);
            if (hiding == set) hides_kinds_[i] = true;
        }
    }
}

void CompiledLexicon::add_phrase(std::u32string phrase, std::uint32_t set) {
    const auto [found, fresh] =
        phrase_index_.try_emplace(phrase, static_cast<std::uint32_t>(phrases_.size()));
    if (fresh) {
        std::u32string word;
        for (const char32_t c : phrase + U" ") {
            if (is_latin_letter(c)) {
                word.push_back(c);
            } else {
                if (word.size() >= 4) words_.insert(word);
                word.clear();
            }
        }
        phrases_.push_back(std::move(phrase));
        sets_of_phrase_.emplace_back();
    }
    std::vector<std::uint32_t>& sets = sets_of_phrase_[found->second];
    if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
}

std::uint32_t CompiledLexicon::set_for(const std::string& piece, const NormaliseTable& table) {
    const auto [found, fresh] = set_index_.try_emplace(piece, static_cast<std::uint32_t>(set_names_.size()));
    if (fresh) {
        set_names_.push_back(piece);
        if (piece.front() != '{') add_phrase(normalise_text(table, piece), found->second);
    }
    return found->second;
}

void CompiledLexicon::compile_rule(const Rule& rule, const NormaliseTable& table) {
    CompiledRule& compiled = compiled_.emplace_back();
    const auto sets = [&](const std::vector<std::string>& pieces) {
        std::vector<std::uint32_t> found;
        for (const std::string& piece : pieces)
            found.push_back(set_for(piece, table));
        return found;
    };
    for (const Pattern& pattern : rule.patterns) {
        std::vector<Piece>& pieces = compiled.patterns.emplace_back();
        for (const PatternPiece& piece : pattern)
            pieces.push_back({set_for(piece.text, table), static_cast<std::uint32_t>(piece.gap)});
    }
    compiled.refuses = rule.label == Label::flat_refusal || rule.act == "refuse";
    compiled.unless = sets(rule.unless);
    compiled.unless_reply = sets(rule.unless_reply);
    compiled.needs = sets(rule.needs);
}

std::optional<std::uint32_t> CompiledLexicon::find_set(std::string_view name) const {
    const auto found = named_sets_.find(name);
    if (found == named_sets_.end()) return std::nullopt;
    return found->second;
}

bool CompiledLexicon::knows_word(std::u32string_view word) const {
    return words_.contains(word);
}

bool CompiledLexicon::does(const Applied& applied, std::string_view act) const {
    return std::any_of(applied.hits.begin(), applied.hits.end(),
                       [&](const RuleHit& hit) { return lexicon_.rules[hit.rule].act == act; });
}

std::vector<PhraseHit> CompiledLexicon::find_phrases_of(std::uint32_t set, std::u32string_view plain) const {
    std::vector<PhraseHit> found = matcher_.find(plain);
    std::erase_if(found, [&](const PhraseHit& hit) {
        const auto& sets = sets_of_phrase_[hit.phrase];
        return std::find(sets.begin(), sets.end(), set) == sets.end();
    });
    return found;
}

bool CompiledLexicon::tells_of_doing(std::uint32_t set) const {
    return !set_names_[set].starts_with("{scope.") && !set_names_[set].starts_with("{case.");
}

std::vector<ScopeWord> CompiledLexicon::scope_words(std::span<const SetHit> hits) const {
    std::array<std::optional<std::uint32_t>, scope_set_names.size()> sets;
    for (std::size_t i = 0; i < sets.size(); ++i)
        sets[i] = find_set(scope_set_names[i]);
    std::vector<ScopeWord> words;
    std::uint32_t harmless_end = 0;  // "不好意思" holds 不 and denies nothing
    for (const SetHit& hit : hits) { // by begin, longest first
        if (sets[5] == hit.set) harmless_end = std::max(harmless_end, hit.end);
        for (std::size_t i = 0; i < sets.size(); ++i) {
            if (i == 5 || sets[i] != hit.set) continue;
            const auto kind = static_cast<ScopeWord::Kind>(i < 5 ? i : i - 1);
            if (kind == ScopeWord::Kind::negator && hit.end <= harmless_end) continue;
            words.push_back({kind, hit.begin, hit.end});
        }
    }
    return words;
}

/// The sets of every phrase in the levelled text.
void CompiledLexicon::find_sets(Reading& reading) const {
    for (const PhraseHit& hit : matcher_.find(reading.normal.text)) {
        for (const std::uint32_t set : sets_of_phrase_[hit.phrase])
            reading.hits.push_back({set, hit.begin, hit.end});
    }
}

void CompiledLexicon::order_hits(Reading& reading) const {
    std::sort(reading.hits.begin(), reading.hits.end(), by_begin);
    reading.hits_of_set = HitsOfSet(reading.hits, set_names_.size());
}

Reading CompiledLexicon::read(const NormaliseTable& table, std::string_view bytes,
                              const std::optional<std::string>& now) const {
    Reading reading;
    reading.normal = normalise(table, bytes);
    spelling_.mend(reading.normal, bytes);
    const std::u32string_view text = reading.normal.text;
    reading.numbers = find_numbers(text);
    reading.money = find_money(text, reading.numbers);
    reading.times = find_times(text, reading.numbers, now);
    find_sets(reading);
    for (const NumberWords& number : reading.numbers)
        reading.hits.push_back({0, number.begin, number.end});
    for (const Money& money : reading.money)
        reading.hits.push_back({1, money.begin, money.end});
    for (const TimeWords& time : reading.times)
        reading.hits.push_back({time.is_instant ? 3u : 2u, time.begin, time.end});
    order_hits(reading);
    reading.map = map_clauses(text, scope_words(reading.hits));
    return reading;
}

Reading CompiledLexicon::read_letters(const NormaliseTable& table, std::string_view bytes) const {
    Reading reading;
    reading.normal = normalise(table, bytes);
    const std::u32string_view text = reading.normal.text;
    const auto size = static_cast<std::uint32_t>(text.size());
    find_sets(reading);
    for (std::uint32_t at = 0, end = 0; at < size; at = std::max(at + 1, end)) {
        for (end = at; end < size && is_digit(text[end]);)
            ++end;
        if (end > at) reading.hits.push_back({0, at, end});
    }
    order_hits(reading);
    Clause all;
    all.end = size;
    reading.map.clauses = {all};
    Sentence whole;
    whole.end = size;
    whole.condition_clause = 1;
    reading.map.sentences = {whole};
    reading.map.clause_at.assign(size, 0);
    return reading;
}

/// Piece by piece: a hit is reached when a reached hit of the piece before ends within its gap. The latest
/// such hit is the nearest, so one pass over both lists is enough.
void CompiledLexicon::match_pattern(const std::vector<Piece>& pieces, const Reading& reading,
                                    std::uint32_t rule, std::vector<RuleHit>& out) const {
    struct Reached {
        std::uint32_t begin, end;
    };
    std::vector<Reached> reached;
    for (const SetHit& hit : reading.hits_of_set[pieces.front().set])
        reached.push_back({hit.begin, hit.end});
    for (std::size_t piece = 1; piece < pieces.size() && !reached.empty(); ++piece) {
        std::sort(reached.begin(), reached.end(), [](const Reached& a, const Reached& b) {
            return a.end != b.end ? a.end < b.end : a.begin < b.begin;
        });
        std::vector<Reached> next;
        std::size_t at = 0;
        for (const SetHit& hit : reading.hits_of_set[pieces[piece].set]) {
            while (at < reached.size() && reached[at].end <= hit.begin)
                ++at;
            if (at == 0) continue;
            const Reached& before = reached[at - 1];
            if (hit.begin - before.end > pieces[piece].gap) continue;
            const auto& map = reading.map;
            if (map.clauses[map.clause_of(before.begin)].sentence
                != map.clauses[map.clause_of(hit.begin)].sentence)
                continue;
            next.push_back({before.begin, hit.end});
        }
        reached = std::move(next);
    }
    for (const Reached& match : reached)
        out.push_back({rule, match.begin, match.end});
}

bool CompiledLexicon::in_scope(const Rule& rule, const Reading& reading, const RuleHit& hit) const {
    const ClauseMap& map = reading.map;
    const Clause& clause = map.clauses[map.clause_of(hit.begin)];
    const bool in_condition = clause.condition && hit.begin >= clause.condition_from;
    const Clause& last = map.clauses[map.clause_of(hit.end - 1)];
    if (rule.only_question && !clause.question && !last.question) return false;
    if (!rule.allow.question && (clause.question || last.question)) return false;
    if (!rule.allow.condition && in_condition) return false;
    if (!rule.allow.conditional && clause.conditional && !in_condition) return false;
    if (!rule.allow.quotation && (clause.reported || map.quoted(hit.begin, hit.end))) return false;
    return rule.allow.negation || !map.negated(hit.begin);
}

bool CompiledLexicon::undone(const CompiledRule& compiled, const Reading& reading, const RuleHit& hit) const {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(hit.begin)];
    // "不是不能退": two denials refuse nothing.
    const bool refuses = compiled.refuses && double_denial_;
    if (refuses && in_clause(reading.hits_of_set[*double_denial_], clause)) return true;
    return std::any_of(compiled.unless.begin(), compiled.unless.end(),
                       [&](std::uint32_t set) { return in_clause(reading.hits_of_set[set], clause); });
}

/// "抱歉，不行。", "No.": besides the words nothing but marks and fillers.
bool CompiledLexicon::is_whole_reply(const Reading& reading, const RuleHit& hit) const {
    constexpr std::size_t longest = 120; // code points
    const std::u32string_view text = reading.normal.text;
    if (text.size() > longest) return false;
    std::array<bool, longest> told{};
    std::fill(told.begin() + hit.begin, told.begin() + hit.end, true);
    if (filler_)
        for (const SetHit& filler : reading.hits_of_set[*filler_])
            std::fill(told.begin() + filler.begin, told.begin() + filler.end, true);
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!told[at] && (is_han(text[at]) || is_latin_letter(text[at]) || is_digit(text[at]))) return false;
    return true;
}

Applied CompiledLexicon::apply(const Reading& reading) const {
    Applied applied;
    LabelSet held;
    const auto present = [&](std::uint32_t set) { return !reading.hits_of_set[set].empty(); };
    for (std::uint32_t index = 0; index < compiled_.size(); ++index) {
        const CompiledRule& compiled = compiled_[index];
        const Rule& rule = lexicon_.rules[index];
        std::vector<RuleHit> hits;
        for (const auto& pattern : compiled.patterns) {
            if (present(pattern.front().set)) match_pattern(pattern, reading, index, hits);
        }
        if (rule.whole)
            std::erase_if(hits, [&](const RuleHit& hit) { return !is_whole_reply(reading, hit); });
        if (hits.empty()) continue;
        if (std::any_of(compiled.unless_reply.begin(), compiled.unless_reply.end(), present)) continue;
        if (!compiled.needs.empty() && std::none_of(compiled.needs.begin(), compiled.needs.end(), present))
            continue;
        const std::vector<RuleHit> all = hits;
        std::erase_if(hits, [&](const RuleHit& hit) { return !in_scope(rule, reading, hit); });
        if (rule.label && !rule.only_question && hits.size() < all.size()) {
            add(applied.denied, *rule.label);
            std::copy_if(all.begin(), all.end(), std::back_inserter(applied.denied_hits),
                         [&](const RuleHit& hit) { return !in_scope(rule, reading, hit); });
        }
        std::erase_if(hits, [&](const RuleHit& hit) { return undone(compiled, reading, hit); });
        if (rule.label && !hits.empty()) add(held, *rule.label);
        keep_longest(hits);
        applied.hits.insert(applied.hits.end(), hits.begin(), hits.end());
    }
    applied.denied &= ~held;
    std::erase_if(applied.denied_hits,
                  [&](const RuleHit& hit) { return !has(applied.denied, *lexicon_.rules[hit.rule].label); });
    return applied;
}

} // namespace amends::text
