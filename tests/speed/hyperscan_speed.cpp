// Our way from bytes to hits beside Hyperscan with the same phrases and patterns, in turns in one process.
// Usage: hyperscan_speed [Google Benchmark's own words]. Exits 1 where a promised ratio is missed.
//
// Hyperscan gets the plain forms as expressions with HS_FLAG_UTF8 and HS_FLAG_SOM_LEFTMOST: a phrase as it
// is, with \b where ours asks for a whole word; a pattern as its sets' phrases with .{0,gap} between. It
// scans the reply as typed; we level it. Two rows stand beside it: "alike", levelled letters, phrases,
// patterns over gaps and spans, and "ours", which finds slips of the pen, numbers, amounts, times, denials
// and clauses too, and matches within sentences.
#include "scoring/text/batch.hpp"
#include "support/utf8.hpp"
#include "tests/scoring/text/judge_fixture.hpp"
#include "tests/speed/in_turns.hpp"

#include <hs/hs.h>

#include <cstdio>
#include <set>

namespace {

using namespace amends::text;

constexpr std::size_t pattern_count = 200, reply_count = 20;
constexpr std::size_t longest_expression = 300; // longer ones take it seconds each, all of them many minutes
constexpr unsigned hs_flags = HS_FLAG_UTF8 | HS_FLAG_SOM_LEFTMOST;

struct Shipped {
    NormaliseTable table;
    Lexicon lexicon;
};

Shipped read_shipped() {
    const JudgeData data = shipped_data(false);
    std::vector<amends::support::Problem> problems;
    Shipped shipped;
    shipped.table = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
    for (const JudgeData::File& file : data.lexicons)
        read_lexicon(file.name, file.content, shipped.lexicon, problems);
    return shipped;
}

/// Replies of the held-out corpus of about a hundred characters, from its whole length.
std::vector<std::string> some_replies() {
    std::istringstream corpus(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/heldout.jsonl"));
    std::vector<std::string> fitting, replies;
    for (std::string line; std::getline(corpus, line);) {
        const std::string reply = read_batch_line(line).value().reply;
        const std::size_t size = amends::support::count_code_points(reply);
        if (size >= 95 && size <= 105) fitting.push_back(reply);
    }
    for (std::size_t i = 0; i < reply_count; ++i)
        replies.push_back(fitting[i * fitting.size() / reply_count]);
    return replies;
}

std::string utf8_of(std::u32string_view text) {
    std::string bytes;
    for (const char32_t c : text)
        amends::support::append_utf8(bytes, c);
    return bytes;
}

bool is_word_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || is_digit(c);
}

/// The expression that finds what our matcher finds for a phrase.
std::string expression_of(std::u32string phrase) {
    const bool open_end = !phrase.empty() && phrase.back() == U'*';
    if (open_end) phrase.pop_back();
    if (phrase.empty()) return {};
    std::string out = is_word_letter(phrase.front()) ? "\\b" : "";
    for (const char c : utf8_of(phrase)) {
        if (std::string_view("\\^$.|?*+()[]{}#/-").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + (is_word_letter(phrase.back()) && !open_end ? "\\b" : "");
}

std::string expression_of(const Shipped& shipped, const PatternPiece& piece) {
    if (piece.text == "{#}") return "[0-9]+";
    if (piece.text.front() != '{') return expression_of(normalise_text(shipped.table, piece.text));
    const auto set = shipped.lexicon.sets.find(piece.text.substr(1, piece.text.size() - 2));
    if (set == shipped.lexicon.sets.end()) return {}; // money, times: reckoned, not matched
    std::string any;
    for (const std::string& phrase : set->second)
        any += (any.empty() ? "(?:" : "|") + expression_of(normalise_text(shipped.table, phrase));
    return any + ")";
}

std::string expression_of(const Shipped& shipped, const Pattern& pattern) {
    std::string out;
    for (const PatternPiece& piece : pattern) {
        const std::string part = expression_of(shipped, piece);
        if (part.empty()) return {};
        if (!out.empty()) out += ".{0," + std::to_string(piece.gap) + "}";
        out += part;
    }
    return out;
}

bool compiles(const std::string& expression) {
    hs_database_t* database = nullptr;
    hs_compile_error_t* fault = nullptr;
    const bool good =
        hs_compile(expression.c_str(), hs_flags, HS_MODE_BLOCK, nullptr, &database, &fault) == HS_SUCCESS;
    hs_free_compile_error(fault);
    hs_free_database(database);
    return good;
}

/// The same phrases and patterns for both sides.
struct Task {
    Lexicon lexicon;
    std::vector<std::string> expressions;
    std::size_t phrases = 0, patterns = 0;
};

void add_phrases(const Shipped& shipped, std::size_t count, Task& task) {
    std::set<std::string> known;
    const auto take = [&](const std::vector<std::string>& words) {
        for (const std::string& word : words) {
            const std::string expression = expression_of(normalise_text(shipped.table, word));
            if (task.phrases == count || expression.empty() || !known.insert(expression).second) continue;
            task.expressions.push_back(expression);
            task.lexicon.sets["phrases"].push_back(word);
            ++task.phrases;
        }
    };
    for (const auto& [name, words] : shipped.lexicon.sets)
        take(words);
    for (const auto& [name, words] : shipped.lexicon.concepts)
        take(words);
}

struct Translated {
    Pattern pattern;
    std::string expression;
};

/// The shortest of our patterns with gaps: Hyperscan takes seconds to compile a long one, or refuses it.
std::vector<Translated> shortest_patterns(const Shipped& shipped) {
    std::vector<Translated> all, chosen;
    for (const Rule& rule : shipped.lexicon.rules) {
        for (const Pattern& pattern : rule.patterns) {
            const std::string expression = pattern.size() < 2 ? "" : expression_of(shipped, pattern);
            if (!expression.empty() && expression.size() < longest_expression)
                all.push_back({pattern, expression});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Translated& a, const Translated& b) {
        return a.expression.size() < b.expression.size();
    });
    for (const Translated& one : all) {
        if (chosen.size() < pattern_count && compiles(one.expression)) chosen.push_back(one);
    }
    return chosen;
}

void add_patterns(const Shipped& shipped, const std::vector<Translated>& patterns, Task& task) {
    for (const Translated& one : patterns) {
        task.expressions.push_back(one.expression);
        Rule& own = task.lexicon.rules.emplace_back();
        own.act = "x-" + std::to_string(task.patterns++);
        own.patterns = {one.pattern};
        for (const PatternPiece& piece : one.pattern) {
            if (piece.text.front() != '{' || piece.text == "{#}") continue;
            const std::string name = piece.text.substr(1, piece.text.size() - 2);
            task.lexicon.sets[name] = shipped.lexicon.sets.at(name);
        }
    }
}

Task make_task(const Shipped& shipped, const std::vector<Translated>& patterns, std::size_t phrases) {
    Task task;
    add_phrases(shipped, phrases, task);
    add_patterns(shipped, patterns, task);
    return task;
}

class Hyperscan {
public:
    explicit Hyperscan(const std::vector<std::string>& expressions) {
        std::vector<const char*> texts;
        std::vector<unsigned> flags(expressions.size(), hs_flags), ids;
        for (const std::string& one : expressions) {
            ids.push_back(static_cast<unsigned>(texts.size()));
            texts.push_back(one.c_str());
        }
        hs_compile_error_t* fault = nullptr;
        if (hs_compile_multi(texts.data(), flags.data(), ids.data(), static_cast<unsigned>(texts.size()),
                             HS_MODE_BLOCK, nullptr, &database_, &fault)
            != HS_SUCCESS)
            std::printf("Hyperscan: %s\n", fault->message);
        hs_free_compile_error(fault);
        if (database_ != nullptr) hs_alloc_scratch(database_, &scratch_);
    }
    ~Hyperscan() {
        hs_free_scratch(scratch_);
        hs_free_database(database_);
    }
    Hyperscan(const Hyperscan&) = delete;
    Hyperscan& operator=(const Hyperscan&) = delete;
    [[nodiscard]] bool ready() const { return scratch_ != nullptr; }

    std::vector<Span> scan(std::string_view bytes) const {
        const auto take = [](unsigned, unsigned long long from, unsigned long long to, unsigned,
                             void* spans) {
            static_cast<std::vector<Span>*>(spans)->push_back(
                {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
            return 0;
        };
        std::vector<Span> spans;
        hs_scan(database_, bytes.data(), static_cast<unsigned>(bytes.size()), 0, scratch_, take, &spans);
        return spans;
    }

private:
    hs_database_t* database_ = nullptr;
    hs_scratch_t* scratch_ = nullptr;
};

std::vector<Span> spans_of(const CompiledLexicon& lexicon, const Reading& reading) {
    std::vector<Span> spans;
    for (const SetHit& hit : reading.hits)
        spans.push_back(reading.normal.bytes(hit.begin, hit.end));
    for (const RuleHit& hit : lexicon.apply(reading).hits)
        spans.push_back(reading.normal.bytes(hit.begin, hit.end));
    return spans;
}

std::vector<Span> ours(const CompiledLexicon& lexicon, const NormaliseTable& table, std::string_view bytes) {
    return spans_of(lexicon, lexicon.read(table, bytes, std::nullopt));
}

std::vector<Span> ours_alike(const CompiledLexicon& lexicon, const NormaliseTable& table,
                             std::string_view bytes) {
    return spans_of(lexicon, lexicon.read_letters(table, bytes));
}

std::vector<Span> ours_phrases(const CompiledLexicon& lexicon, const NormaliseTable& table,
                               std::string_view bytes) {
    const NormalText normal = normalise(table, bytes);
    std::vector<Span> spans;
    for (const PhraseHit& hit : lexicon.find_phrases(normal.text))
        spans.push_back(normal.bytes(hit.begin, hit.end));
    return spans;
}

template <class Find>
void measure(const std::string& name, const std::vector<std::string>& replies, Find find) {
    benchmark::RegisterBenchmark(name.c_str(), [&replies, find](benchmark::State& rounds) {
        std::size_t spans = 0;
        for (auto _ : rounds) {
            spans = 0;
            for (const std::string& reply : replies)
                spans += find(reply);
        }
        rounds.counters["spans"] = static_cast<double>(spans);
    })->Unit(benchmark::kMicrosecond);
}

void measure_task(const std::string& size, const Task& task, const Hyperscan& scanner,
                  const CompiledLexicon& lexicon, const NormaliseTable& table,
                  const std::vector<std::string>& replies) {
    std::printf("%s: %zu phrases, %zu patterns\n", size.c_str(), task.phrases, task.patterns);
    measure("hyperscan_" + size, replies,
            [&](const std::string& reply) { return scanner.scan(reply).size(); });
    measure("ours_" + size, replies,
            [&](const std::string& reply) { return ours(lexicon, table, reply).size(); });
    measure("alike_" + size, replies,
            [&](const std::string& reply) { return ours_alike(lexicon, table, reply).size(); });
    measure("phrases_" + size, replies,
            [&](const std::string& reply) { return ours_phrases(lexicon, table, reply).size(); });
}

bool report(const char* what, double ratio, double limit) {
    std::printf("%-56s %6.2f x (at most %.2f)%s\n", what, ratio, limit, ratio <= limit ? "" : "  MISSED");
    return ratio <= limit;
}

} // namespace

int main(int argc, char** argv) {
    const Shipped shipped = read_shipped();
    const std::vector<std::string> replies = some_replies();
    const std::vector<Translated> patterns = shortest_patterns(shipped);
    const Task small = make_task(shipped, patterns, 2'000), large = make_task(shipped, patterns, 20'000);
    const Hyperscan small_scanner(small.expressions), large_scanner(large.expressions);
    if (!small_scanner.ready() || !large_scanner.ready()) return 2;
    const CompiledLexicon small_lexicon(small.lexicon, shipped.table),
        large_lexicon(large.lexicon, shipped.table);
    measure_task("2000", small, small_scanner, small_lexicon, shipped.table, replies);
    measure_task("20000", large, large_scanner, large_lexicon, shipped.table, replies);
    Context context;
    context.customer = {"盖碗碎成渣了 你们就拿一层报纸包???"};
    measure("verdict", replies,
            [&](const std::string& reply) { return shipped_judge().judge(context, reply).evidence.size(); });
    auto medians = amends::speed::run_in_turns(argc, argv);
    const auto ratio = [&](const std::string& ours, const std::string& other) {
        return medians[ours].cpu_time / medians[other].cpu_time;
    };
    bool fine = report("2,000 phrases: level, match, spans", ratio("ours_2000", "hyperscan_2000"), 1);
    fine = report("20,000 phrases: level, match, spans", ratio("ours_20000", "hyperscan_20000"), 1) && fine;
    fine = report("whole verdict with reasons beside 20,000 phrases", ratio("verdict", "hyperscan_20000"), 3)
           && fine;
    std::printf("level, phrases and patterns alone, spans: %.2f x and %.2f x\n",
                ratio("alike_2000", "hyperscan_2000"), ratio("alike_20000", "hyperscan_20000"));
    std::printf("level and phrases alone: %.2f x and %.2f x\n", ratio("phrases_2000", "hyperscan_2000"),
                ratio("phrases_20000", "hyperscan_20000"));
    return fine ? 0 : 1;
}
