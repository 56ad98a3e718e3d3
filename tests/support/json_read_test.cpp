#include "support/json_print.hpp"
#include "support/json_read.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace amends::support {
namespace {

std::string codes(const ParsedJson& parsed) {
    std::string all;
    for (const Problem& p : parsed.problems) {
        all += p.code + '@' + std::to_string(p.line) + ':' + std::to_string(p.column) + ' ';
    }
    return all;
}

std::string codes(std::string_view text) {
    return codes(parse_json("f.json", text));
}

TEST(ParseJson, KeepsTheOffsetOfEveryValueAndKey) {
    const std::string text = "{\"a\": [1, -20 ,\"x\"],\n \"b\":{\"c\":true , \"d\":null}, \"e\":1.5}";
    const ParsedJson parsed = parse_json("f.json", text);
    ASSERT_TRUE(parsed.root);
    EXPECT_TRUE(parsed.problems.empty());
    const auto written = [&text](const Json& node) {
        return text.substr(node.offset, node.end - node.offset);
    };
    const Json& a = *parsed.root->find("a");
    EXPECT_EQ(written(a), "[1, -20 ,\"x\"]");
    EXPECT_EQ(written(a.children[0]), "1");
    EXPECT_EQ(written(a.children[1]), "-20");
    EXPECT_EQ(a.children[1].integer, -20);
    EXPECT_EQ(written(a.children[2]), "\"x\"");
    const Json& b = *parsed.root->find("b");
    EXPECT_EQ(text[b.key_offset], '"');
    EXPECT_EQ(text.substr(b.key_offset, 3), "\"b\"");
    EXPECT_EQ(written(*b.find("c")), "true");
    EXPECT_EQ(written(*b.find("d")), "null");
    EXPECT_EQ(written(*parsed.root->find("e")), "1.5");
    EXPECT_EQ(written(*parsed.root), text);
}

/// The tree as the JSON library would hold it.
nlohmann::json plain(const Json& value) {
    switch (value.kind) {
    case Json::Kind::null: return nullptr;
    case Json::Kind::boolean: return value.boolean;
    case Json::Kind::integer: return value.integer;
    case Json::Kind::real: return value.real;
    case Json::Kind::string: return value.text;
    case Json::Kind::array: break;
    case Json::Kind::object: {
        nlohmann::json object = nlohmann::json::object();
        for (const Json& child : value.children)
            object[child.key] = plain(child);
        return object;
    }
    }
    nlohmann::json array = nlohmann::json::array();
    for (const Json& child : value.children)
        array.push_back(plain(child));
    return array;
}

TEST(ParseJson, TakesAndRefusesWhatTheJsonLibraryTakesAndRefuses) {
    const std::vector<std::string> pieces{"{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "\"a\"",
                                          "\"é字\"",
                                          "\"\\ud83d\\ude00\"",
                                          " ",
                                          "null",
                                          "true",
                                          "-0",
                                          "12",
                                          "-0.5",
                                          "1e3",
                                          "01",
                                          "\"\\udc00\"",
                                          "\n",
                                          "\"\t\"",
                                          "\"\\/\"",
                                          "1.",
                                          "\"\xff\"",
                                          "1E+2",
                                          "\"b\\n\"",
                                          "0.1",
                                          "\"\\ud83d\"",
                                          "nul",
                                          "\"",
                                          "/**/",
                                          "123456",
                                          "\"\xed\xa0\x80\"",
                                          "4e-3",
                                          "\"k\"",
                                          "\"\\u0000\""};
    std::mt19937_64 random(26);
    std::size_t taken = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string text =
            round % 2 == 0 ? R"({"x": [1, {"y": "z"}, null], "w": 2.5e1, "v": "\u5b57"})" : "[";
        const std::size_t changes = 1 + random() % (round % 2 == 0 ? 3 : 6);
        for (std::size_t i = 0; i < changes; ++i) {
            const std::string& piece = pieces[random() % pieces.size()];
            const std::size_t at = round % 2 == 0 ? random() % text.size() : text.size();
            text.replace(at, random() % 3, piece);
        }
        if (round % 2 == 1) text += "]";
        const ParsedJson parsed = parse_json("f.json", text);
        ASSERT_EQ(parsed.root.has_value(), nlohmann::json::accept(text)) << text;
        if (!parsed.root) continue;
        ++taken;
        if (parsed.problems.empty()) {
            ASSERT_EQ(plain(*parsed.root), nlohmann::json::parse(text)) << text;
        }
    }
    EXPECT_GT(taken, 1000U);
}

TEST(ParseJson, CountsColumnsInCodePoints) {
    EXPECT_EQ(codes("{\"名字\": \"😀\", 错}"), "J002@1:13 ");
    EXPECT_EQ(codes("{\n  \"a\": 1,\n  \"a\": 2\n}"), "J007@3:3 ");
}

TEST(ParseJson, CollectsProblemsAndStillYieldsTheTree) {
    const ParsedJson parsed =
        parse_json("f.json", "{\"a\":9007199254740993,\n\"a\":1,\"b\":{\"c\":1,\"c\":2}}");
    EXPECT_TRUE(parsed.root);
    EXPECT_EQ(codes(parsed), "J008@1:6 J007@2:1 J007@2:18 ");
}

TEST(ParseJson, Fault26NamesThePlaceOfWhatIsNotJson) {
    EXPECT_EQ(codes(""), "J001@1:1 ");
    EXPECT_EQ(codes(" \n\t"), "J001@1:1 ");
    EXPECT_EQ(codes("hello"), "J002@1:1 ");
    EXPECT_EQ(codes("{\"a\": [1, 2"), "J005@1:12 ");
    EXPECT_EQ(codes("{\"a"), "J005@1:4 ");
    EXPECT_EQ(codes("{\"a\":\"\xFF\"}"), "J003@1:7 ");
    EXPECT_EQ(codes("{\"a\":\"\xC0\xAF\"}").substr(0, 5), "J003@");
    EXPECT_EQ(codes("{\"a\":\"\\ud800\"}").substr(0, 5), "J004@");
    EXPECT_EQ(codes("{\"a\":\"\\udc00\"}").substr(0, 5), "J004@");
    EXPECT_EQ(codes("{} x"), "J006@1:4 ");
    EXPECT_EQ(codes("{\"a\":NaN}"), "J002@1:6 ");
    EXPECT_EQ(codes("{\"a\":1e999}").substr(0, 5), "J008@");
    EXPECT_EQ(codes(std::string_view("\xFF\xFE{\0", 4)), "J013@1:1 ");
    EXPECT_EQ(codes(std::string_view("{\0}\0", 4)), "J013@1:1 ");
    EXPECT_EQ(codes("\xEF\xBB\xBF{}"), "J014@1:1 ");
    EXPECT_EQ(codes("{\"a\":\"x\ny\"}"), "J009@1:8 ");
    EXPECT_EQ(codes(std::string_view("\0\0\0\0", 4)), "J015@1:1 ");
    EXPECT_EQ(codes(std::string_view("{}\0{", 4)), "J015@1:3 ");
}

TEST(ParseJson, Fault27RefusesBombsBeforeTheyBecomeATree) {
    EXPECT_EQ(codes(std::string(1'000'000, '[')), "J010@1:65 ");
    std::string keys = "{";
    for (int i = 0; i < 2'000'001; ++i)
        keys += "\"\":0,";
    EXPECT_EQ(codes(keys).substr(0, 5), "J011@");
    EXPECT_EQ(codes("\"" + std::string(17u << 20, 'x') + "\""), "J012@1:1 ");
    EXPECT_TRUE(parse_json("f", std::string(64, '[') + std::string(64, ']')).root);
    EXPECT_FALSE(parse_json("f", std::string(65, '[') + std::string(65, ']')).root);
}

TEST(ParseJson, Fault28RefusesDuplicateKeysAndInexactNumbers) {
    EXPECT_EQ(codes("{\"a\":1,\"a\":1}"), "J007@1:8 ");
    EXPECT_EQ(codes("[9007199254740992]"), "");
    EXPECT_EQ(codes("[9007199254740993]"), "J008@1:2 ");
    EXPECT_EQ(codes("[-9007199254740993]"), "J008@1:2 ");
    EXPECT_EQ(codes("[99999999999999999999999]"), "J008@1:2 ");
}

TEST(ParseJson, SaysEachProblemInBothLanguages) {
    const ParsedJson parsed = parse_json("case.json", "{\"a\":1;}");
    ASSERT_EQ(parsed.problems.size(), 1u);
    EXPECT_EQ(format_problem(parsed.problems[0], Lang::en),
              "case.json:1:7: error: ';' cannot stand here; look for a comma, quote or bracket missing or "
              "too many nearby [J002]");
    EXPECT_EQ(format_problem(parsed.problems[0], Lang::zh),
              "case.json:1:7: error: 这里不该出现“;”；检查附近的逗号、引号和括号 [J002]");
}

/// What the only problem of a text says, in one language.
std::string told(std::string_view text, Lang lang) {
    const ParsedJson parsed = parse_json("f", text);
    return parsed.problems.size() == 1 ? format_problem(parsed.problems[0], lang) : codes(parsed);
}

TEST(ParseJson, Fault26TellsOfACommaBeforeAClosingBracketWhereTheCommaStands) {
    for (const auto& [text, place, bracket] :
         {std::tuple{"[1,]", "1:3", "]"}, std::tuple{"{\"a\": [\n  1,\n  2,\n]}", "3:4", "]"},
          std::tuple{"{\n  \"a\": 1,\n\n}", "2:9", "}"}, std::tuple{"{\"键\":\"值\" , }", "1:10", "}"}}) {
        EXPECT_EQ(told(text, Lang::en), std::string("f:") + place
                                            + ": error: a comma stands before the closing bracket " + bracket
                                            + "; take the comma out [J002]")
            << text;
        EXPECT_EQ(told(text, Lang::zh), std::string("f:") + place + ": error: 右括号 " + bracket
                                            + " 前面多了一个逗号；删掉这个逗号 [J002]")
            << text;
    }
}

TEST(ParseJson, Fault26TellsOfWhatIsLeftOutBetweenSigns) {
    EXPECT_EQ(told("{\"a\":1,,}", Lang::en), "f:1:8: error: nothing stands before this comma; take the comma "
                                             "out, or write the entry that is missing [J002]");
    EXPECT_EQ(told("[,1]", Lang::zh),
              "f:1:2: error: 这个逗号前面没有内容；删掉这个逗号，或补上漏写的一项 [J002]");
    EXPECT_EQ(told("{\"a\": , \"b\": 1}", Lang::en), "f:1:6: error: the value behind the colon is missing; "
                                                     "write the value, or take the key out [J002]");
    EXPECT_EQ(told("{\"a\":}", Lang::zh), "f:1:6: error: 冒号后面缺少值；补上值，或删掉这个键 [J002]");
    EXPECT_EQ(told("[1, 2}", Lang::en),
              "f:1:6: error: the list is closed by ] here; [ goes with ], { goes with } [J002]");
    EXPECT_EQ(told("{\"a\": 1]", Lang::zh),
              "f:1:8: error: 这里该用 } 结束对象；[ 与 ] 成对，{ 与 } 成对 [J002]");
}

TEST(CanonicalJson, SortsKeysAndLeavesNoBlank) {
    const ParsedJson parsed = parse_json("f", R"({ "b" : [1, true, null], "a" : {"é\u0001": "\u4e2d\n"} })");
    EXPECT_EQ(canonical_json(*parsed.root).value(), "{\"a\":{\"é\\u0001\":\"中\\n\"},\"b\":[1,true,null]}");
    EXPECT_FALSE(canonical_json(*parse_json("f", "[1.5]").root).ok());
}

TEST(DidYouMean, FindsTheNearCandidateOnly) {
    EXPECT_EQ(did_you_mean("empthy", {"ownership", "empathy"}), "empathy");
    EXPECT_EQ(did_you_mean("xyz", {"ownership", "empathy"}), "");
}

TEST(SortProblems, OrdersByPlaceAndDropsRepetition) {
    std::vector<Problem> problems{{"b", 2, 1}, {"b", 1, 9}, {"a", 5, 5}, {"b", 1, 9}};
    sort_problems(problems);
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_EQ(problems[0].file, "a");
    EXPECT_EQ(problems[1].column, 9);
}

} // namespace
} // namespace amends::support
