#include "sim/author/graph_layers.hpp"
#include "sim/author/graph_layout.hpp"
#include "sim/author/script_graph.hpp"
#include "sim/scenario/load.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace amends::author {
namespace {

constexpr GraphBox laid_box{200, 60};

GraphToLay graph(std::size_t boxes, std::vector<GraphEdge> edges) {
    return {std::vector<GraphBox>(boxes, laid_box), std::move(edges), 0};
}

/// A made script: each box is entered from one shortly before it; further ways lead on, and some back.
GraphToLay made_graph(std::size_t boxes, std::size_t edges) {
    GraphToLay made = graph(boxes, {});
    std::uint64_t state = 7;
    const auto next = [&](std::uint64_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33) % below;
    };
    for (std::size_t i = 1; i < boxes; ++i)
        made.edges.push_back({i - 1 - next(std::min<std::size_t>(i, 6)), i});
    while (made.edges.size() < edges) {
        const std::size_t from = next(boxes), to = from + next(36);
        if (to >= 10 && to - 10 < boxes) made.edges.push_back({from, to - 10});
    }
    return made;
}

void expect_no_overlap(const GraphToLay& graph, const GraphLayout& layout) {
    for (std::size_t a = 0; a < layout.middles.size(); ++a)
        for (std::size_t b = a + 1; b < layout.middles.size(); ++b) {
            const float across = std::abs(layout.middles[a].x - layout.middles[b].x);
            const float down = std::abs(layout.middles[a].y - layout.middles[b].y);
            EXPECT_TRUE(across + .01F >= (graph.boxes[a].width + graph.boxes[b].width) / 2
                        || down + .01F >= (graph.boxes[a].height + graph.boxes[b].height) / 2)
                << a << " covers " << b;
        }
}

bool touches(const GraphToLay& graph, const GraphLayout& layout, GraphPoint point, std::size_t box) {
    return std::abs(point.x - layout.middles[box].x) <= graph.boxes[box].width / 2 + .01F
           && std::abs(point.y - layout.middles[box].y) <= graph.boxes[box].height / 2 + .01F;
}

void expect_ways_join(const GraphToLay& graph, const GraphLayout& layout) {
    ASSERT_EQ(layout.ways.size(), graph.edges.size());
    for (std::size_t i = 0; i < layout.ways.size(); ++i) {
        ASSERT_GE(layout.ways[i].points.size(), 2U);
        EXPECT_TRUE(touches(graph, layout, layout.ways[i].points.front(), graph.edges[i].from)) << i;
        EXPECT_TRUE(touches(graph, layout, layout.ways[i].points.back(), graph.edges[i].to)) << i;
    }
}

scenario::Scenario shipped_script(const std::string& id) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/scenarios/" + id + "/scenario.json",
                     std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return *scenario::load_scenario("scenario.json", text).scenario;
}

TEST(GraphLayout, OfNothingIsEmpty) {
    const GraphLayout layout = lay_out(GraphToLay{});
    EXPECT_TRUE(layout.middles.empty());
    EXPECT_TRUE(layout.ways.empty());
    EXPECT_EQ(layout.width, 0);
}

TEST(GraphLayout, AChainRunsStraightDown) {
    const GraphToLay chain = graph(4, {{0, 1}, {1, 2}, {2, 3}});
    const GraphLayout layout = lay_out(chain);
    for (std::size_t i = 0; i + 1 < 4; ++i) {
        EXPECT_FLOAT_EQ(layout.middles[i].x, layout.middles[i + 1].x);
        EXPECT_LT(layout.middles[i].y, layout.middles[i + 1].y);
    }
    expect_ways_join(chain, layout);
    EXPECT_FLOAT_EQ(layout.width, laid_box.width);
}

TEST(GraphLayout, AWayBackIsMarkedAndLeadsUp) {
    const GraphToLay circle = graph(3, {{0, 1}, {1, 2}, {2, 0}, {1, 1}});
    const GraphLayout layout = lay_out(circle);
    EXPECT_FALSE(layout.ways[0].back);
    EXPECT_TRUE(layout.ways[2].back);
    EXPECT_TRUE(layout.ways[3].back) << "to itself";
    EXPECT_GT(layout.ways[2].points.front().y, layout.ways[2].points.back().y);
    expect_ways_join(circle, layout);
}

TEST(GraphLayout, CrossingsThatNeedNotBeAreUndone) {
    layers::Layered two =
        layers::into_layers(graph(6, {{0, 1}, {0, 2}, {0, 3}, {1, 5}, {3, 4}, {2, 4}, {2, 5}}));
    layers::order_layers(two);
    EXPECT_EQ(layers::crossings(two), 0U);
}

TEST(GraphLayout, WhereMostLeadStandsBelowAll) {
    const GraphToLay with_hub = graph(4, {{0, 1}, {1, 2}, {0, 3, true}, {1, 3, true}, {2, 3, true}});
    const GraphLayout layout = lay_out(with_hub);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_LT(layout.layers[i], layout.layers[3]);
    expect_ways_join(with_hub, layout);
}

TEST(GraphLayout, BoxesNobodyLeadsToAreThere) {
    const GraphToLay apart = graph(3, {{0, 1}});
    const GraphLayout layout = lay_out(apart);
    expect_no_overlap(apart, layout);
}

TEST(GraphLayout, LargeScriptsDoNotOverlapAndAreTheSameEachTime) {
    const GraphToLay made = made_graph(500, 1500);
    const GraphLayout once = lay_out(made), again = lay_out(made);
    expect_no_overlap(made, once);
    expect_ways_join(made, once);
    for (std::size_t i = 0; i < once.middles.size(); ++i) {
        EXPECT_EQ(once.middles[i].x, again.middles[i].x);
        EXPECT_EQ(once.middles[i].y, again.middles[i].y);
    }
}

TEST(GraphLayout, LongWaysOfATallScriptStayBounded) {
    GraphToLay tall = graph(2000, {});
    for (std::size_t i = 1; i < 2000; ++i)
        tall.edges.push_back({i - 1, i});
    for (std::size_t i = 0; i < 6000; ++i)
        tall.edges.push_back({i % 700, 1200 + i * 7 % 800});
    const GraphLayout layout = lay_out(tall);
    expect_ways_join(tall, layout);
    std::size_t points = 0;
    for (const GraphWay& way : layout.ways)
        points += way.points.size();
    EXPECT_LT(points, 500'000U);
}

class GraphOfShippedCase : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Cases, GraphOfShippedCase,
                         testing::Values("colour-off", "damaged-laptop", "first-day", "grandma-return",
                                         "late-refund", "parcel-stuck", "unsafe-stroller", "wrong-sneakers"));

TEST_P(GraphOfShippedCase, IsReadable) {
    const ScriptGraph script = graph_of(shipped_script(GetParam()));
    GraphToLay laid{{}, {}, script.start};
    for (std::size_t i = 0; i < script.places.size(); ++i)
        laid.boxes.push_back(laid_box);
    for (const ScriptEdge& edge : script.edges)
        laid.edges.push_back({edge.from, edge.to, edge.loose});
    const GraphLayout layout = lay_out(script, laid_box, laid_box);
    expect_no_overlap(laid, layout);
    expect_ways_join(laid, layout);
    EXPECT_EQ(layout.layers[script.start], 0) << "it begins at the top";
    layers::Layered ordered = layers::into_layers(laid);
    layers::order_layers(ordered);
    EXPECT_LE(layers::crossings(ordered), 12U);
    EXPECT_LE(layout.width, 1500);
}

TEST(ScriptGraph, JoinsTheWaysBetweenTwoPlacesAndLeavesOutWhatLeadsNowhere) {
    scenario::Scenario script;
    script.start = scenario::PlaceId{"a"};
    script.customer.leaves_to = scenario::PlaceId{"end"};
    scenario::Node node;
    node.id = scenario::PlaceId{"a"};
    node.transitions.resize(3);
    node.transitions[0].to = node.transitions[1].to = scenario::PlaceId{"end"};
    node.transitions[1].on = scenario::Trigger::time;
    node.transitions[2].to = scenario::PlaceId{"nowhere"};
    node.fallback.then = scenario::PlaceId{"a"};
    script.nodes.push_back(node);
    script.endings.push_back({.id = scenario::PlaceId{"end"}});
    const ScriptGraph graph = graph_of(script);
    ASSERT_EQ(graph.places.size(), 2U);
    ASSERT_EQ(graph.edges.size(), 2U);
    EXPECT_EQ(graph.edges[0].links.size(), 2U);
    EXPECT_EQ(graph.edges[0].links[1].kind, LinkKind::time);
    EXPECT_EQ(graph.edges[1].links[0].kind, LinkKind::fallback);
    EXPECT_TRUE(graph.places[graph.find("end")].when_patience_ends);
    EXPECT_TRUE(graph.places[0].start);
    EXPECT_EQ(graph.find("nowhere"), graph.places.size());
}

} // namespace
} // namespace amends::author
