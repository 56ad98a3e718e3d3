// Row 42: the same verdicts on every machine, compiler, locale and thread. The hash in
// tests/data/judge/verdicts.sha256 stands for one thing only: what the shipped judge says of every 25th reply
// of the corpus. It moves with every meant change of lexicon, features or model, and is then recorded anew.
#include "scoring/text/batch.hpp"
#include "support/sha256.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <locale>
#include <thread>

namespace amends::text {
namespace {

constexpr std::size_t every = 25;

std::vector<BatchLine> some_replies() {
    std::istringstream corpus(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/training.jsonl"));
    std::vector<BatchLine> lines;
    std::size_t number = 0;
    for (std::string line; std::getline(corpus, line); ++number) {
        if (number % every == 0) lines.push_back(read_batch_line(line).value());
    }
    return lines;
}

std::string all_verdicts(const std::vector<BatchLine>& lines) {
    std::string all;
    for (const BatchLine& line : lines)
        all += to_json(shipped_judge().judge(line.context, line.reply)) + "\n";
    return all;
}

/// 1.234,56 as in German, and whatever else a locale can do to numbers.
struct GermanNumbers : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

class Locale {
public:
    explicit Locale(const std::string& c_name, std::locale cpp = std::locale::classic())
        : before_(std::locale::global(cpp)), known_(std::setlocale(LC_ALL, c_name.c_str()) != nullptr) {}
    ~Locale() {
        std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
    }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;
    [[nodiscard]] bool known() const { return known_; }

private:
    std::locale before_;
    bool known_;
};

TEST(Judge, Fault42SaysTheSameOnEveryMachineAndCompiler) {
    std::string recorded = read_file(std::string(AMENDS_SOURCE_DIR) + "/tests/data/judge/verdicts.sha256");
    recorded.erase(recorded.find_last_not_of(" \n") + 1);
    EXPECT_EQ(support::sha256_hex(all_verdicts(some_replies())), recorded);
}

TEST(Judge, Fault42SaysTheSameUnderAnyLocale) {
    const auto lines = some_replies();
    const std::string plain = all_verdicts(lines);
    for (const char* name : {"C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "zh_CN.GBK"}) {
        const Locale locale(name, std::locale(std::locale::classic(), new GermanNumbers));
        EXPECT_EQ(all_verdicts(lines), plain) << name << (locale.known() ? "" : " (not installed)");
        std::vector<support::Problem> problems;
        const auto anew = Judge::create(shipped_data(), problems);
        ASSERT_NE(anew, nullptr) << name;
        EXPECT_EQ(anew->fingerprint(), shipped_judge().fingerprint());
        EXPECT_EQ(anew->judge(lines[0].context, lines[0].reply),
                  shipped_judge().judge(lines[0].context, lines[0].reply));
    }
}

TEST(Judge, Fault42SaysTheSameFromManyThreads) {
    const auto lines = some_replies();
    const std::string alone = all_verdicts(lines);
    std::vector<std::string> found(4);
    std::vector<std::thread> threads;
    for (std::string& one : found)
        threads.emplace_back([&] { one = all_verdicts(lines); });
    for (std::thread& thread : threads)
        thread.join();
    for (const std::string& one : found)
        EXPECT_EQ(one, alone);
}

} // namespace
} // namespace amends::text
