#pragma once
// Cases of any size that branch, with a desk, a wrap-up and a test, sound by construction: for measurements.
#include <string>

namespace amends::made_up {

struct MadeCaseSize {
    int nodes = 20;
    int samples = 12; ///< of each node, half in each language; 0: answered by choices alone
    std::string id = "branching";
};

namespace made {

inline std::string both(const std::string& zh, const std::string& en) {
    return "{\"zh\": \"" + zh + "\", \"en\": \"" + en + "\"}";
}

inline std::string place(int node, int nodes, const char* otherwise) {
    return node < nodes ? "n" + std::to_string(node) : otherwise;
}

/// Four choices: a good, a terse, an asking and a bad one; which of them is long changes from node to node.
inline std::string choices_of(int node) {
    const std::string at = std::to_string(node);
    const std::string more_zh = "仓库说第" + at + "批今天装车，单号到了就发您。";
    const std::string more_en = " The warehouse loads batch " + at + " today and the number follows.";
    const bool good_is_long = node % 3 == 0;
    const auto choice = [&](const char* id, const std::string& text, const char* rest) {
        return "       {\"id\": \"" + std::string(id) + at + "\", \"text\": " + text + ", " + rest + "}";
    };
    return choice("good",
                  both("让您等急了，抱歉。今晚六点前给您换一台。" + (good_is_long ? more_zh : ""),
                       "I am sorry you waited. A new one leaves before six tonight."
                           + (good_is_long ? more_en : std::string())),
                  "\"labels\": [\"empathy\", \"solution\", \"timeline\"], \"acts\": [\"offer_exchange\", "
                  "\"apologise\"]")
           + ",\n"
           + choice("terse", both("换一台给您。", "You get a new one."),
                    "\"labels\": [\"solution\"], \"acts\": [\"offer_exchange\"]")
           + ",\n"
           + choice("asks",
                    both("麻烦拍一张第" + at + "处的照片。", "Please send a photo of spot " + at + "."),
                    "\"labels\": [\"clarifying\"], \"acts\": [\"ask_photo\"]")
           + ",\n"
           + choice("bad",
                    both("再等等吧，我们也没办法。" + (good_is_long ? "" : more_zh),
                         "Just wait, there is nothing to do." + (good_is_long ? std::string() : more_en)),
                    "\"labels\": [\"dismissing\"]")
           + "\n";
}

inline std::string samples_of(int node, int samples) {
    static constexpr const char* words[3][2] = {
        {"实在抱歉让您久等了，今晚六点前给您换一台新的",
         "so sorry you waited, a new one leaves before six tonight"},
        {"给您换一台", "we send you a new one"},
        {"这个我们也没办法，您再等等吧", "nothing we can do, you will have to wait"}};
    static constexpr const char* marks[3] = {
        "\"labels\": [\"empathy\", \"solution\", \"timeline\"], \"acts\": [\"offer_exchange\", "
        "\"apologise\"], "
        "\"grade\": \"good\"",
        "\"labels\": [\"solution\"], \"acts\": [\"offer_exchange\"], \"grade\": \"mixed\"",
        "\"labels\": [\"dismissing\"], \"grade\": \"bad\""};
    std::string text;
    for (int s = 0; s < samples; ++s) {
        const int kind = s / 2 % 3;
        const bool zh = s % 2 == 0;
        text += std::string("       {\"lang\": \"") + (zh ? "zh" : "en") + "\", \"text\": \""
                + words[kind][zh ? 0 : 1] + (zh ? "，第" : ", number ") + std::to_string(node * 100 + s)
                + "\", " + marks[kind] + "}" + (s + 1 < samples ? ",\n" : "\n");
    }
    return text;
}

inline std::string node_of(int node, const MadeCaseSize& size) {
    const std::string at = std::to_string(node);
    std::string text =
        "    {\"id\": \"n" + at + "\", \"customer\": [{\"text\": "
        + both("水壶等了{days:plural}，这是我第" + at + "次问了。",
               "I waited {days:plural} for the kettle and ask for time " + at + ".")
        + "}],\n     \"expects\": {\"due\": [\"empathy\", \"solution\", \"timeline\"], \"welcome\": "
          "[\"clarifying\"]},\n     \"choices\": [\n"
        + choices_of(node);
    text += "     ],\n     \"transitions\": [\n"
            "       {\"id\": \"good\", \"when\": {\"all\": [{\"label\": \"empathy\"}, {\"act\": "
            "\"offer_exchange\"}]}, "
            "\"to\": \""
            + place(3 * node + 1, size.nodes, "kept")
            + "\", \"effects\": [{\"mood\": 5}]},\n       {\"id\": \"terse\", \"when\": {\"act\": "
              "\"offer_exchange\"}, \"to\": \""
            + place(3 * node + 2, size.nodes, "kept")
            + "\"},\n       {\"id\": \"asks\", \"when\": {\"act\": \"ask_photo\"}, \"to\": \""
            + place(3 * node + 3, size.nodes, "kept")
            + "\"}\n     ],\n     \"fallback\": {\"lines\": [[{\"text\": " + both("什么？", "What?")
            + "}], [{\"text\": " + both("我问什么时候到。", "I asked when it comes.")
            + "}]], \"then\": \"gone\"},\n     \"samples\": [\n" + samples_of(node, size.samples) + "     ]}";
    return text;
}

} // namespace made

/// Node i leads to 3i+1, 3i+2 and 3i+3, the last ones to the endings: 2,000 nodes are seven turns deep.
inline std::string made_case(const MadeCaseSize& size) {
    using made::both;
    std::string text = "{\n  \"format\": 1, \"id\": \"" + size.id
                       + "\", \"title\": " + both("分岔", "Branches")
                       + ", \"summary\": " + both("为测量而造。", "Made to measure.")
                       + ",\n  \"topic\": \"late\", \"languages\": [\"zh\", \"en\"], \"ways\": ["
                       + (size.samples > 0 ? "\"free\", " : "")
                       + "\"choices\"], \"now\": \"2026-03-12T20:14:00+08:00\",\n  \"customer\": {\"name\": "
                       + both("林悦", "Lin Yue")
                       + ", \"portrait\": \"lin-yue\", \"leaves_to\": \"gone\"},\n  \"desk\": "
                         "{\"authority\": {\"refund\": 20000, "
                         "\"coupon\": 1000}, \"orders\": [{\"id\": \"o1\", \"number\": \"4417\", \"items\": "
                         "[{\"id\": \"kettle\", "
                         "\"title\": "
                       + both("水壶", "Kettle")
                       + ", \"price\": 12900}]}],\n   \"actions\": [{\"action\": \"exchange\", \"object\": "
                         "\"kettle\", \"cost\": 1600},"
                         " {\"action\": \"pickup\", \"object\": \"kettle\"}]},\n  \"variables\": [{\"id\": "
                         "\"days\", \"kind\": "
                         "\"number\", \"unit\": "
                       + both("天", "days") + ", \"unit_one\": " + both("天", "day")
                       + ", \"rows\": [{\"id\": \"two\", \"number\": 2}, {\"id\": \"nine\", \"number\": "
                         "9}]}],\n  \"start\": "
                         "\"n0\",\n  \"nodes\": [\n";
    for (int i = 0; i < size.nodes; ++i)
        text += made::node_of(i, size) + (i + 1 < size.nodes ? ",\n" : "\n");
    return text + "  ],\n  \"endings\": [{\"id\": \"kept\", \"title\": " + both("留住了", "Kept")
           + ", \"outcome\": \"won_back\"}, {\"id\": \"gone\", \"title\": " + both("走了", "Gone")
           + ", \"outcome\": \"lost\"}],\n  \"resolution\": {\"ways\": [{\"id\": \"swap\", \"title\": "
           + both("换货", "Exchange")
           + ", \"all\": [{\"action\": \"exchange\", \"object\": \"kettle\"}], \"cost\": 1600}]},\n  "
             "\"wrap_up\": "
             "{\"classes\": [{\"id\": \"transaction\", \"text\": "
           + both("交易", "Transaction")
           + ", \"right\": true}, {\"id\": \"service\", \"text\": " + both("服务", "Service")
           + "}]},\n  \"tests\": [{\"id\": \"once\", \"lang\": \"en\", \"way\": \"choices\", \"script\": "
             "[\"choose bad0\", "
             "\"choose bad0\", \"choose bad0\", \"wrap class=service\"], \"expect\": {\"ending\": "
             "\"gone\"}}]\n}\n";
}

} // namespace amends::made_up
