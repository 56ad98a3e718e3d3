#include "scoring/text/clauses.hpp"

#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::uint32_t han_reach = 9;    // code points a Chinese negator reaches forward
constexpr std::uint32_t latin_reach = 32; // the same in an alphabet
constexpr std::uint32_t scoff_reach = 40; // code points a scoff denies before it
constexpr std::uint32_t longest_quotation = 60;

bool ends_sentence(std::u32string_view text, std::size_t i) {
    const char32_t c = text[i];
    if (c == U'。' || c == U'!' || c == U'?' || c == U'\n' || c == U';') return true;
    if (c != U'.') return false;
    const char32_t next = i + 1 < text.size() ? text[i + 1] : U' ';
    return next == U' ' || next == U'\n' || next == U'.' || is_han(next);
}

bool ends_clause(std::u32string_view text, std::size_t i) {
    const char32_t c = text[i];
    if (c == U',') { // 1,200 is one number
        const bool digits = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        return !digits;
    }
    return c == U':' || c == U'~' || c == U'—' || c == U'…' || c == U'、';
}

bool is_tail(char32_t c) {
    return c == U'!' || c == U'?' || c == U'.' || c == U'。' || c == U'~' || c == U' ' || c == U'"'
           || c == U'”';
}

/// "吗", "呢", "吧" and the like just before the clause's end mark.
bool asks_by_particle(std::u32string_view clause) {
    while (!clause.empty() && (is_tail(clause.back()) || clause.back() == U',' || clause.back() == U'\n'))
        clause.remove_suffix(1);
    if (clause.empty()) return false;
    const char32_t last = clause.back();
    if (last == U'吗' || last == U'嘛') return last == U'吗';
    return clause.size() >= 2
           && (clause.substr(clause.size() - 2) == U"好不" || clause.substr(clause.size() - 2) == U"行不");
}

std::vector<Clause> split(std::u32string_view text) {
    std::vector<Clause> clauses;
    std::uint32_t begin = 0, sentence = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t i = 0; i < size; ++i) {
        const bool sentence_end = ends_sentence(text, i);
        if (!sentence_end && !ends_clause(text, i)) continue;
        bool asked = text[i] == U'?';
        while (sentence_end && i + 1 < size && is_tail(text[i + 1]))
            asked = text[++i] == U'?' || asked;
        Clause clause{begin, i + 1, sentence};
        clause.question = asked || asks_by_particle(text.substr(begin, i + 1 - begin));
        clauses.push_back(clause);
        begin = i + 1;
        if (sentence_end) ++sentence;
    }
    if (begin < size || clauses.empty()) {
        Clause clause{begin, size, sentence};
        clause.question = asks_by_particle(text.substr(begin));
        clauses.push_back(clause);
    }
    return clauses;
}

/// The clause of each code point; clauses follow one another without a gap.
std::vector<std::uint32_t> places_of(const std::vector<Clause>& clauses) {
    std::vector<std::uint32_t> clause_at(clauses.back().end);
    for (std::uint32_t i = 0; i < clauses.size(); ++i)
        std::fill(clause_at.begin() + clauses[i].begin, clause_at.begin() + clauses[i].end, i);
    return clause_at;
}

char32_t closing_of(char32_t opening) {
    switch (opening) {
    case U'“': return U'”';
    case U'「': return U'」';
    case U'『': return U'』';
    case U'《': return U'》';
    case U'"': return U'"';
    default: return 0;
    }
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_quotations(std::u32string_view text) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const char32_t closing = closing_of(text[i]);
        if (closing == 0) continue;
        const auto limit = std::min<std::size_t>(text.size(), i + longest_quotation);
        for (std::uint32_t j = i + 1; j < limit && text[j] != U'\n'; ++j) {
            if (text[j] != closing) continue;
            found.emplace_back(i + 1, j);
            i = j;
            break;
        }
    }
    return found;
}

/// "您不想等的话也可以全额退": what is denied ends where the if-part ends.
void end_denials_with_their_if(std::u32string_view text, std::vector<ScopeWord>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const ScopeWord& closing = words[i];
        if (text.substr(closing.begin, closing.end - closing.begin) != U"的话") continue;
        for (std::size_t j = i; j-- > 0 && words[j].begin + han_reach * 2 >= closing.begin;) {
            if (words[j].end <= closing.begin)
                words[j].reach = std::min(words[j].reach, closing.begin - words[j].end);
        }
    }
}

void mark_scopes(std::u32string_view text, ClauseMap& map) {
    for (const ScopeWord& word : map.words) {
        Clause& clause = map.clauses[map.clause_of(word.begin)];
        const bool at_head = word.begin <= clause.begin + 6;
        if (word.kind == ScopeWord::Kind::condition) {
            const std::uint32_t from = is_han(text[word.begin]) ? clause.begin : word.begin;
            clause.condition_from = clause.condition ? std::min(clause.condition_from, from) : from;
            clause.condition = true;
        }
        if (word.kind == ScopeWord::Kind::contrast && at_head) clause.contrast = true;
        if (word.kind == ScopeWord::Kind::reported) clause.reported = true;
        if (word.kind == ScopeWord::Kind::question) clause.question = true;
    }
    for (std::size_t i = 0; i < map.clauses.size(); ++i) {
        const Clause& clause = map.clauses[i];
        if (clause.sentence >= map.sentences.size()) {
            map.sentences.resize(clause.sentence + 1,
                                 {clause.begin, clause.end, map.clauses.size(), false, false});
        }
        Sentence& sentence = map.sentences[clause.sentence];
        sentence.end = clause.end;
        sentence.question = clause.question;
        sentence.only_condition = clause.condition && clause.begin == sentence.begin
                                  && clause.condition_from <= clause.begin + 4
                                  && text[clause.end - 1] == U'\n';
        if (clause.condition) sentence.condition_clause = std::min(sentence.condition_clause, i);
    }
    // An if-part sent as a bubble of its own stands over the next one.
    for (std::size_t i = 1; i < map.sentences.size(); ++i) {
        Sentence& sentence = map.sentences[i];
        if (map.sentences[i - 1].only_condition && sentence.condition_clause == map.clauses.size())
            sentence.condition_clause = map.sentences[i - 1].condition_clause;
    }
    for (Clause& clause : map.clauses) {
        clause.conditional = map.sentences[clause.sentence].condition_clause < map.clauses.size();
    }
}

/// "不", "No": alone in a line they answer, and deny nothing of the next.
bool answers_alone(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 14> answers{
        U"no",   U"not",  U"never", U"none", U"nothing", U"不",   U"没",
        U"没有", U"不会", U"不用",  U"不是", U"别",      U"不必", U"不需要"};
    return std::find(answers.begin(), answers.end(), word) != answers.end();
}

std::vector<ScopeWord>::const_iterator words_from(const ClauseMap& map, std::uint32_t begin) {
    return std::lower_bound(map.words.begin(), map.words.end(), begin,
                            [](const ScopeWord& word, std::uint32_t at) { return word.begin < at; });
}

/// The negator that a line ends with, or that reaches its open end ("I won't", "we're not going to"); null
/// when the line is finished.
const ScopeWord* open_denial(std::u32string_view text, const Clause& line, const ClauseMap& map) {
    std::uint32_t end = line.end - 1; // the line break
    while (end > line.begin && text[end - 1] == U' ')
        --end;
    const ScopeWord* denial = nullptr;
    bool open = false;
    for (auto word = words_from(map, line.begin); word != map.words.end() && word->begin < end; ++word) {
        if (word->end > end) continue;
        if (word->kind == ScopeWord::Kind::negator && end - word->end <= word->reach) {
            if (denial == nullptr || word->end > denial->end) denial = &*word;
        }
        open = open || (word->kind == ScopeWord::Kind::open_end && word->end == end);
    }
    if (denial == nullptr || (denial->end != end && !open)) return nullptr;
    const bool alone = denial->begin == line.begin && denial->end == end;
    return alone && answers_alone(text.substr(denial->begin, denial->end - denial->begin)) ? nullptr : denial;
}

/// A denial broken over two lines: what the first ends with stands over the second, unless that one begins
/// anew.
void carry_denials(std::u32string_view text, ClauseMap& map) {
    for (std::size_t i = 1; i < map.clauses.size(); ++i) {
        const Clause& line = map.clauses[i - 1];
        Clause& next = map.clauses[i];
        if (text[line.end - 1] != U'\n') continue;
        const ScopeWord* denial = open_denial(text, line, map);
        bool begins_anew = false;
        for (auto word = words_from(map, next.begin); word != map.words.end() && word->begin == next.begin;
             ++word)
            begins_anew = begins_anew || word->kind == ScopeWord::Kind::subject;
        if (denial == nullptr || begins_anew) continue;
        next.denied_by = static_cast<std::uint32_t>(denial - map.words.data());
        next.denied_to = std::min(next.end, next.begin + denial->reach);
    }
}

/// "退款？想得美。", "Sorry? Dream on.": a scoff denies its own sentence; one before it too that is asked or
/// a line, and any where it stands alone.
void mark_scoffs(std::u32string_view text, ClauseMap& map) {
    for (std::uint32_t i = 0; i < map.words.size(); ++i) {
        const ScopeWord& word = map.words[i];
        if (word.kind != ScopeWord::Kind::scoff) continue;
        const std::uint32_t place = map.clauses[map.clause_of(word.begin)].sentence;
        map.sentences[place].scoffed_by = i + 1;
        if (place == 0 || word.begin > map.sentences[place].begin + 3) continue;
        Sentence& before = map.sentences[place - 1];
        const bool alone = map.sentences[place].end <= word.end + 2; // "才怪。", "Just kidding!"
        if (alone || before.question || text[before.end - 1] == U'\n') before.scoffed_by = i + 1;
    }
}

/// "要不是快递摔的，我们就给您换了": nothing behind it in its sentence is promised. A word that mocks and
/// stands alone takes the next sentence with it: "Yeah right, …", "Pigs might fly. We'll refund you."
/// "本来要明天发，我催了今天就发", "I'd have sent": what was planned ends with its clause.
void mark_unreal(ClauseMap& map, std::uint32_t length) {
    for (std::uint32_t i = 0; i < map.words.size(); ++i) {
        ScopeWord& word = map.words[i];
        const bool planned = word.kind == ScopeWord::Kind::planned;
        if (!planned && word.kind != ScopeWord::Kind::unreal) continue;
        const Clause& clause = map.clauses[map.clause_of(word.begin)];
        const std::uint32_t place = clause.sentence;
        map.sentences[place].unreal_by = i + 1;
        word.reach = planned ? clause.end - word.begin : length;
        if (planned) continue;
        const bool ends_it = map.sentences[place].end <= word.end + 2;
        if (ends_it && place + 1 < map.sentences.size()) map.sentences[place + 1].unreal_by = i + 1;
    }
}

/// "We'll refund you in full... NOT.": the word alone denies the sentence before it.
void mark_lone_not(std::u32string_view text, ClauseMap& map) {
    for (std::uint32_t i = 0; i < map.words.size(); ++i) {
        const ScopeWord& word = map.words[i];
        if (word.kind != ScopeWord::Kind::negator || text.substr(word.begin, word.end - word.begin) != U"not")
            continue;
        const std::uint32_t place = map.clauses[map.clause_of(word.begin)].sentence;
        const Sentence& own = map.sentences[place];
        const bool alone = word.begin <= own.begin + 2 && own.end <= word.end + 2;
        if (alone && place > 0) map.sentences[place - 1].scoffed_by = i + 1;
    }
}

} // namespace

bool ClauseMap::quoted(std::uint32_t begin, std::uint32_t end) const {
    const auto next =
        std::upper_bound(quotations.begin(), quotations.end(), begin,
                         [](std::uint32_t value, const auto& range) { return value < range.first; });
    return next != quotations.begin() && std::prev(next)->second >= end;
}

const ScopeWord* ClauseMap::denial_of(std::uint32_t begin) const {
    const Clause& clause = clauses[clause_of(begin)];
    if (begin < clause.denied_to) return &words[clause.denied_by];
    if (const std::uint32_t scoff = sentences[clause.sentence].scoffed_by; scoff > 0) {
        const ScopeWord& word = words[scoff - 1];
        if (begin < word.begin && word.begin - begin <= scoff_reach) return &word;
    }
    if (const std::uint32_t unreal = sentences[clause.sentence].unreal_by; unreal > 0) {
        const ScopeWord& word = words[unreal - 1];
        if (begin >= word.begin && begin - word.begin <= word.reach) return &word;
    }
    auto next =
        std::upper_bound(words.begin(), words.end(), begin,
                         [](std::uint32_t value, const ScopeWord& word) { return value < word.begin; });
    while (next != words.begin()) {
        --next;
        if (next->begin < clause.begin || next->begin + 2 * latin_reach < begin) return nullptr;
        const bool denies = next->kind == ScopeWord::Kind::negator && next->end <= begin;
        if (denies && begin - next->end <= next->reach) return &*next;
    }
    return nullptr;
}

ClauseMap map_clauses(std::u32string_view text, std::vector<ScopeWord> words) {
    ClauseMap map;
    map.clauses = split(text);
    map.clause_at = places_of(map.clauses);
    map.quotations = find_quotations(text);
    map.words = std::move(words);
    for (ScopeWord& word : map.words)
        word.reach = is_han(text[word.begin]) ? han_reach : latin_reach;
    end_denials_with_their_if(text, map.words);
    mark_scopes(text, map);
    carry_denials(text, map);
    mark_scoffs(text, map);
    mark_lone_not(text, map);
    mark_unreal(map, static_cast<std::uint32_t>(text.size()));
    return map;
}

} // namespace amends::text
