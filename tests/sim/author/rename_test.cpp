#include "sim/author/edits.hpp"
#include "sim/author/history.hpp"
#include "sim/author/reading.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace amends::author {
namespace {

const JsonPlace top;

std::string shipped_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

Document case_of(std::string text) {
    return open_document(DocumentKind::scenario, "scenario.json", std::move(text));
}

std::string renamed(const std::string& text, const JsonPlace& id, std::string_view to) {
    const Document document = case_of(text);
    const auto edit = rename_id(document, id, to);
    if (!edit) return "refused: " + edit.error().en;
    return apply(document, edit.value()).value().document.text();
}

/// All places where an id is defined, as the reader's own tests would find them.
void collect_ids(const support::Json& json, const JsonPlace& at, std::vector<JsonPlace>& ids) {
    for (std::size_t i = 0; i < json.children.size(); ++i) {
        const support::Json& child = json.children[i];
        const bool is_object = json.is(support::Json::Kind::object);
        const JsonPlace place = is_object ? at / child.key : at / i;
        if (is_object && child.key == "id" && !at.is_root()) ids.push_back(place);
        if (at == top / "flags") ids.push_back(place);
        collect_ids(child, place, ids);
    }
}

std::vector<std::string> problem_codes(const Document& document) {
    std::vector<std::string> codes;
    for (const PlacedProblem& each : read_document(document, nullptr).problems)
        codes.push_back(each.problem.code);
    std::sort(codes.begin(), codes.end());
    return codes;
}

TEST(RenameId, ChangesEveryNameOfEveryIdOfTheShippedCasesAndGoesBackToTheSameBytes) {
    for (const auto& folder : std::filesystem::directory_iterator(AMENDS_SOURCE_DIR "/scenarios")) {
        if (!std::filesystem::exists(folder.path() / "scenario.json")) continue;
        const Document document = case_of(shipped_text(folder.path() / "scenario.json"));
        const auto codes = problem_codes(document);
        std::vector<JsonPlace> ids;
        collect_ids(*document.root(), {}, ids);
        ASSERT_GT(ids.size(), 20U);
        for (std::size_t i = 0; i < ids.size(); i += 23) {
            SCOPED_TRACE(folder.path().filename().string() + to_pointer(ids[i]));
            const std::string before(text_at(document, ids[i]));
            const auto there = rename_id(document, ids[i], "zz-fresh");
            ASSERT_TRUE(there.ok()) << there.error().en;
            EXPECT_EQ(there.value().changes.size(), uses_of(document, ids[i]).size());
            const Document now = apply(document, there.value()).value().document;
            EXPECT_EQ(text_at(now, ids[i]), "zz-fresh");
            EXPECT_EQ(problem_codes(now), codes);
            const auto back = rename_id(now, ids[i], before);
            ASSERT_TRUE(back.ok());
            EXPECT_EQ(apply(now, back.value()).value().document.text(), document.text());
        }
    }
}

TEST(RenameId, FollowsANodeIntoConditionsTestsAndSuppressions) {
    EXPECT_EQ(
        renamed(R"({"start": "a", "nodes": [{"id": "a", "transitions": [{"id": "t", "to": "a", "when":
{"not": {"visits": {"node": "a", "min": 2}}}}]}], "tests": [{"id": "a1", "script": ["say a"],
"expect": {"visits": ["a"], "ending": "b"}}], "suppress": [{"code": "S040", "at": "a", "reason": "a"}]})",
                top / "nodes" / 0 / "id", "first"),
        R"({"start": "first", "nodes": [{"id": "first", "transitions": [{"id": "t", "to": "first", "when":
{"not": {"visits": {"node": "first", "min": 2}}}}]}], "tests": [{"id": "a1", "script": ["say a"],
"expect": {"visits": ["first"], "ending": "b"}}], "suppress": [{"code": "S040", "at": "first", "reason": "a"}]})");
}

TEST(RenameId, FollowsANodeIntoTheSuppressionOfOneReply) {
    const std::string text =
        R"({"nodes": [{"id": "a"}, {"id": "ab"}], "suppress": [{"code": "S078", "at": "a: a b", "reason": "a"},
{"code": "S078", "at": "ab: a", "reason": "a"}]})";
    const std::string made = renamed(text, top / "nodes" / 0 / "id", "first");
    EXPECT_NE(made.find(R"("at": "first: a b")"), std::string::npos) << made;
    EXPECT_NE(made.find(R"("at": "ab: a")"), std::string::npos) << made;
}

TEST(RenameId, FollowsVariablesAndRowsIntoTheDrawsOfTests) {
    const std::string text =
        R"({"variables": [{"id": "v", "rows": [{"id": "r"}, {"id": "s"}]}, {"id": "w", "tied_to": "v",
"rows": [{"id": "r"}, {"id": "s"}]}, {"id": "x", "rows": [{"id": "r"}]}],
"tests": [{"script": ["draw v=r w=r x=r", "say draw v=r"]}]})";
    EXPECT_NE(renamed(text, top / "variables" / 0 / "id", "model")
                  .find(R"("draw model=r w=r x=r", "say draw v=r")"),
              std::string::npos);
    EXPECT_NE(renamed(text, top / "variables" / 0 / "rows" / 0 / "id", "red")
                  .find(R"("draw v=red w=red x=r", "say draw v=r")"),
              std::string::npos);
}

TEST(RenameId, FollowsAChoiceAndGoodsIntoTheLinesOfTests) {
    const std::string text =
        R"({"nodes": [{"id": "n", "choices": [{"id": "c"}]}], "desk": {"orders": [{"id": "o", "items": [{"id": "i"}]}]},
"tests": [{"script": ["choose c", "say choose c", "do refund object=i amount=5", "do note text=\"object=i\""]}]})";
    EXPECT_NE(renamed(text, top / "nodes" / 0 / "choices" / 0 / "id", "sorry")
                  .find(R"("choose sorry", "say choose c")"),
              std::string::npos);
    EXPECT_NE(renamed(text, top / "desk" / "orders" / 0 / "items" / 0 / "id", "kettle")
                  .find(R"("do refund object=kettle amount=5", "do note text=\"object=i\"")"),
              std::string::npos);
}

TEST(RenameId, FollowsAVariableIntoTextsAsTheyWereTyped) {
    EXPECT_EQ(renamed(R"({"title": {"zh": "{p} \u00e9 {p:money} {pp}", "en": "\u007bp}"}, "variables":
[{"id": "p"}, {"id": "q", "tied_to": "p"}], "desk": {"authority": {"refund": {"var": "p", "percent": 50}}}})",
                      top / "variables" / 0 / "id", "price"),
              R"({"title": {"zh": "{price} \u00e9 {price:money} {pp}", "en": "{price}"}, "variables":
[{"id": "price"}, {"id": "q", "tied_to": "price"}], "desk": {"authority": {"refund": {"var": "price", "percent": 50}}}})");
}

TEST(RenameId, KeepsTheRowsOfTiedVariablesTogether) {
    EXPECT_EQ(
        renamed(R"({"variables": [{"id": "p", "rows": [{"id": "r"}]}, {"id": "q", "tied_to": "p", "rows":
[{"id": "r"}]}, {"id": "s", "rows": [{"id": "r"}]}]})",
                top / "variables" / 1 / "rows" / 0 / "id", "x"),
        R"({"variables": [{"id": "p", "rows": [{"id": "x"}]}, {"id": "q", "tied_to": "p", "rows":
[{"id": "x"}]}, {"id": "s", "rows": [{"id": "r"}]}]})");
}

TEST(RenameId, TellsADepartmentFromGoodsByTheAction) {
    EXPECT_EQ(renamed(R"({"desk": {"departments": [{"id": "x"}], "orders": [{"id": "x"}], "actions":
[{"action": "ticket", "object": "x"}, {"action": "refund", "object": "x"}]}, "tests": [{"script":
["wrap class=x facts=x,y", "do ticket department=x class=a severity=b"]}]})",
                      top / "desk" / "departments" / 0 / "id", "crew"),
              R"({"desk": {"departments": [{"id": "crew"}], "orders": [{"id": "x"}], "actions":
[{"action": "ticket", "object": "crew"}, {"action": "refund", "object": "x"}]}, "tests": [{"script":
["wrap class=x facts=x,y", "do ticket department=crew class=a severity=b"]}]})");
}

TEST(RenameId, FollowsAnOptionOfItsQuestionOnly) {
    EXPECT_NE(renamed(R"({"wrap_up": {"classes": [{"id": "x"}], "facts": [{"id": "x"}, {"id": "y"}]},
"tests": [{"script": ["wrap class=x facts=y,x"]}]})",
                      top / "wrap_up" / "facts" / 0 / "id", "seen")
                  .find(R"("wrap class=x facts=y,seen")"),
              std::string::npos);
}

TEST(RenameId, RefusesWhatIsNoIdOrTaken) {
    const std::string text = R"({"nodes": [{"id": "a"}], "endings": [{"id": "b"}]})";
    EXPECT_EQ(renamed(text, top / "nodes" / 0 / "id", "b"), "refused: “b” is taken; choose another id.");
    EXPECT_EQ(renamed(text, top / "nodes" / 0 / "id", "Ä b").substr(0, 8), "refused:");
    EXPECT_EQ(renamed(text, top / "nodes" / 0, "c"), "refused: There is no id here to rename.");
    EXPECT_EQ(renamed(text, top / "nodes" / 0 / "id", "a"), text);
}

TEST(AddToACase, AnAddedNodeWithItsPartsCausesNoErrorButThatNothingLeadsThere) {
    Document document = case_of(shipped_text(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json"));
    const std::size_t errors = read_document(document, nullptr).errors;
    const std::size_t nodes = value_at(document, top / "nodes")->children.size();
    Addition node = add_node(document);
    EXPECT_EQ(node.at, top / "nodes" / nodes);
    document = apply(document, node.edit).value().document;
    for (int i = 0; i < 2; ++i) {
        document = apply(document, add_choice(document, nodes).edit).value().document;
        document = apply(document, add_transition(document, nodes, "gone").edit).value().document;
        document = apply(document, add_ending(document).edit).value().document;
    }
    EXPECT_EQ(text_at(document, node.at / "id"), "node");
    EXPECT_EQ(text_at(document, node.at / "choices" / 2 / "id"), "node-1-3");
    EXPECT_EQ(text_at(document, node.at / "transitions" / 2 / "id"), "on-3");
    EXPECT_EQ(read_document(document, nullptr).errors, errors);
}

TEST(AddToACase, AnEntryOfAnyListHasWhatItsTableRequires) {
    Document document = case_of(shipped_text(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json"));
    for (const JsonPlace& list :
         {top / "variables", top / "events", top / "tests", top / "desk" / "orders", top / "desk" / "photos",
          top / "desk" / "actions", top / "wrap_up" / "facts", top / "resolution" / "ways", top / "flags",
          top / "nodes" / 0 / "samples", top / "nodes" / 0 / "hints", top / "suppress",
          top / "nodes" / 0 / "effects"}) {
        const Addition added = add_entry(document, list);
        const auto made = apply(document, added.edit);
        ASSERT_TRUE(made.ok()) << to_pointer(list) << made.error().en;
        for (const PlacedProblem& each : read_document(made.value().document, nullptr).problems) {
            const bool is_of_the_form = each.problem.code <= "F003"; // types, keys
            EXPECT_FALSE(is_of_the_form && each.problem.code[0] == 'F' && each.at->lies_in(added.at))
                << to_pointer(list) << each.problem.message.en;
        }
    }
}

TEST(FormEdits, AnEmptyTextTakesItsLanguageOutAndThenTheMember) {
    const Document document =
        case_of(R"({"nodes": [{"title": {"zh": "题", "en": "T"}}], "title": {"zh": "题"}})");
    const JsonPlace title = top / "nodes" / 0 / "title";
    const Document once =
        apply(document, change_localized(document, title, support::Lang::zh, "")).value().document;
    EXPECT_EQ(once.text(), R"({"nodes": [{"title": {"en": "T"}}], "title": {"zh": "题"}})");
    const Document twice = apply(once, change_localized(once, title, support::Lang::en, "")).value().document;
    EXPECT_EQ(twice.text(), R"({"nodes": [{}], "title": {"zh": "题"}})");
    EXPECT_EQ(apply(document, change_localized(document, top / "title", support::Lang::zh, ""))
                  .value()
                  .document.text(),
              R"({"nodes": [{"title": {"zh": "题", "en": "T"}}], "title": {}})");
}

TEST(FormEdits, AreNamedAsTheFormatNamesThem) {
    const Document document = case_of(R"({"nodes": [{"id": "a"}]})");
    EXPECT_EQ(change_localized(document, top / "title", support::Lang::en, "T").name.en, "Change: title");
    EXPECT_EQ(add_entry(document, top / "nodes" / 0 / "samples").edit.name.zh, "添加：示例回复");
    EXPECT_EQ(remove_value(document, top / "x-mine").name.en, "Remove: x-mine");
}

} // namespace
} // namespace amends::author
