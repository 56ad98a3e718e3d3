// Rows 26–30 of the table of faults: bad scenario files are refused with their place, in bounded memory.
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocated{0}, allocated_most{0};

} // namespace

// Counts what is allocated, to hold down memory without a clock.
void* operator new(std::size_t size) {
    void* made = std::malloc(size == 0 ? 1 : size);
    if (made == nullptr) throw std::bad_alloc();
    const std::size_t now = allocated += malloc_usable_size(made);
    if (now > allocated_most) allocated_most = now;
    return made;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { // sorting asks for its buffer so
    try {
        return operator new(size);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void operator delete(void* made) noexcept {
    if (made != nullptr) allocated -= malloc_usable_size(made);
    std::free(made);
}
void operator delete(void* made, std::size_t) noexcept {
    operator delete(made);
}

namespace amends::scenario {
namespace {

using testing::data;
using testing::everything;
using testing::problems_of;
using testing::replaced;
using testing::slurp;

constexpr std::size_t megabyte = 1'000'000;

/// The most memory reading the text took, the text itself not counted.
std::size_t memory_for(const std::string& text, std::string* told = nullptr) {
    const std::size_t before = allocated;
    allocated_most = before;
    const auto loaded = load_scenario("f.json", text);
    EXPECT_FALSE(loaded.scenario);
    EXPECT_FALSE(loaded.problems.empty());
    if (told != nullptr) *told = problems_of(loaded.problems);
    return allocated_most - before;
}

std::string sound() {
    return slurp(data("problems/sound.json"));
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

TEST(ScenarioFile, Fault26WhatIsNoScenarioIsRefusedWithItsPlace) {
    const std::string good = sound();
    const std::pair<std::string, std::string> rows[] = {
        {"not json", "J002"},
        {"", "J001"},
        {" \n\t", "J001"},
        {good.substr(0, good.size() / 3), "J005"},
        {std::string("\xFF\xFE{\0}\0", 6), "J013"},
        {std::string("{\0}\0", 4), "J013"},
        {"\xEF\xBB\xBF{}", "J014"},
        {"{\"id\": \"\xC0\xAF\"}", "J003"},
        {"{\"id\": \"\xED\xA0\x80\"}", "J003"},
        {R"({"id": "\ud800"})", "J004"},
        {R"({"version": NaN})", "J002"},
        {R"({"version": 1e999})", "J008"},
        {good + "x", "J006"},
        {"[]", "F001"},
        {"null", "F001"},
    };
    for (const auto& [text, code] : rows) {
        const auto loaded = load_scenario("f.json", text);
        ASSERT_FALSE(loaded.problems.empty()) << text;
        EXPECT_EQ(loaded.problems[0].code, code) << text;
        EXPECT_GE(loaded.problems[0].line, 1) << text;
        EXPECT_FALSE(loaded.scenario);
    }
}

TEST(ScenarioFile, Fault27BombsAreRefusedBeforeATreeExists) {
    std::string told;
    EXPECT_LT(memory_for(std::string(1'000'000, '['), &told), 20 * megabyte);
    EXPECT_NE(told.find("J010"), std::string::npos);
    EXPECT_LT(memory_for(repeated("{\"a\":", 10'000) + "1" + std::string(10'000, '}'), &told), 20 * megabyte);
    EXPECT_NE(told.find("J010"), std::string::npos);
    EXPECT_LT(memory_for("{" + repeated("\"key\":0,", 1'500'000) + "\"end\":0}", &told), 60 * megabyte);
    EXPECT_NE(told.find("J011"), std::string::npos);
    EXPECT_LT(memory_for("{\"id\":\"" + std::string(100 * megabyte, 'x') + "\"}", &told), 210 * megabyte);
    EXPECT_NE(told.find("J012"), std::string::npos);
}

TEST(ScenarioFile, Fault27TheLargestFileThatIsReadStaysWithin100Megabytes) {
    std::string text = "{\"format\":1,\"nodes\":[" + repeated("0,", 240'000) + "0]}";
    EXPECT_LT(memory_for(text), 100 * megabyte);
    text = "{\"format\":1,\"title\":{\"zh\":\"" + std::string(15 * megabyte, 'x') + "\"}}";
    EXPECT_LT(memory_for(text), 100 * megabyte);
}

TEST(ScenarioFile, Fault27NoMoreThanAThousandProblemsAreTold) {
    const std::string many = "{\"format\":1,\"nodes\":[" + repeated("{\"x\":1},", 4'000) + "{}]}";
    const auto loaded = load_scenario("f.json", many);
    EXPECT_EQ(loaded.problems.size(), 1001u);
    EXPECT_EQ(loaded.problems.back().code, "F013");
    EXPECT_FALSE(loaded.scenario);
}

TEST(ScenarioFile, Fault28KeysAndTypesAreNeverGuessed) {
    const std::string good = sound();
    const std::pair<std::string, std::string> rows[] = {
        {replaced(good, "\"version\": 1", "\"version\": 1, \"version\": 2"), "J007"},
        {replaced(good, "\"version\": 1", "\"versoin\": 1"), "F002"},
        {replaced(good, "\"version\": 1", "\"version\": \"1\""), "F001"},
        {replaced(good, "\"version\": 1", "\"version\": 9007199254740993"), "J008"},
        {replaced(good, "\"version\": 1", "\"version\": 1.0"), "F005"},
        {replaced(good, "\"version\": 1", "\"version\": null"), "F001"},
    };
    for (const auto& [text, code] : rows) {
        const auto loaded = load_scenario("f.json", text);
        const auto told = std::find_if(loaded.problems.begin(), loaded.problems.end(),
                                       [code = code](const auto& problem) { return problem.code == code; });
        ASSERT_NE(told, loaded.problems.end()) << code;
        EXPECT_EQ(told->line, 4) << code;
        EXPECT_FALSE(loaded.scenario);
    }
}

TEST(ScenarioFile, Fault29GraphFaultsAreToldWithTheirNodes) {
    const std::pair<const char*, const char*> rows[] = {{"S012", "nowhere"},  {"S014", "island"},
                                                        {"S016", "offer"},    {"S017", "one, two"},
                                                        {"R002", "criteria"}, {"R001", "110"}};
    for (const auto& [code, name] : rows) {
        const std::string told = slurp(data("problems/" + std::string(code) + ".txt"));
        EXPECT_NE(told.find(code), std::string::npos);
        EXPECT_NE(told.find(name), std::string::npos) << told;
    }
    const auto twice = load_scenario("f.json", replaced(sound(), "\"start\": \"opening\"",
                                                        "\"start\": \"opening\", \"start\": \"offer\""));
    EXPECT_EQ(twice.problems.at(0).code, "J007");
    EXPECT_EQ(read_rubric("r.json", R"({"criteria": [{"weight": NaN}]})").problems.at(0).code, "J002");
}

TEST(ScenarioFile, Fault30PicturesCannotLeaveTheirFolder) {
    for (const char* path : {"../x.png", "a/../../x.png", "/etc/x.png", "C:x.png", "C:/x.png", "a\\..\\x.png",
                             "//server/x.png", "a//x.png", "./x.png", "x.png/", "CON.png", "nul.png",
                             "a/com1.png", "lpt9.png", "x.png.", "x.png ", "x?.png", "x\n.png", ""}) {
        EXPECT_FALSE(stays_inside(path)) << path;
    }
    for (const char* path : {"x.png", "a/b/x.png", "照片.png", "a..b.png", "console.png", ".hidden.png"}) {
        EXPECT_TRUE(stays_inside(path)) << path;
    }
}

TEST(ScenarioFile, AnyCutOrChangedByteIsAnAnswerAndNoCrash) {
    const std::string good = everything();
    for (std::size_t at = 0; at < good.size(); at += 37) {
        load_scenario("f.json", good.substr(0, at));
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
        const auto loaded = load_scenario("f.json", changed);
        for (const auto& problem : loaded.problems)
            EXPECT_GE(problem.line, 1) << problem.code;
    }
}

} // namespace
} // namespace amends::scenario
