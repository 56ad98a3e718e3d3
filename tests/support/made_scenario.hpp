#pragma once
// Scenarios of any size, sound by construction, for measurements and properties.
#include <string>

namespace amends::made_up {

struct MadeSize {
    int nodes = 500;
    int choices = 3;  ///< of each node
    int samples = 12; ///< of each node, half in each language
};

/// A long corridor of nodes: good replies lead on, a fault leads back a few nodes, the fallback out.
inline std::string made_scenario(const MadeSize& size) {
    const auto both = [](const std::string& zh, const std::string& en) {
        return "{\"zh\": \"" + zh + "\", \"en\": \"" + en + "\"}";
    };
    std::string text =
        "{\n  \"format\": 1, \"id\": \"made\", \"title\": " + both("长廊", "The corridor")
        + ", \"summary\": " + both("为测量而造。", "Made to measure.")
        + ",\n  \"topic\": \"late\", \"languages\": [\"zh\", \"en\"], \"ways\": ["
        + (size.samples > 0 ? "\"free\", " : "")
        + "\"choices\"],"
          " \"now\": \"2026-03-12T20:14:00+08:00\",\n  \"customer\": {\"name\": "
        + both("林悦", "Lin Yue")
        + ", \"portrait\": \"lin-yue\", \"leaves_to\": \"gone\"},\n  \"desk\": {\"authority\": {\"refund\": "
          "20000},"
          " \"orders\": [{\"id\": \"o1\", \"number\": \"4417\", \"items\": [{\"id\": \"kettle\", \"title\": "
        + both("水壶", "Kettle")
        + ", \"price\": 12900}]}]},\n  \"variables\": [{\"id\": \"days\", \"kind\": \"number\", \"unit\": "
        + both("天", "days")
        + ", \"rows\": [{\"id\": \"two\", \"number\": 2}, {\"id\": \"nine\", \"number\": 9}]}],\n"
          "  \"flags\": [\"sorry\"],\n  \"start\": \"n0\",\n  \"nodes\": [\n";
    for (int i = 0; i < size.nodes; ++i) {
        const std::string at = std::to_string(i);
        const std::string next = i + 1 == size.nodes ? "kept" : "n" + std::to_string(i + 1);
        const std::string back = "n" + std::to_string(i < 3 ? 0 : i - 3);
        text += "    {\"id\": \"n" + at + "\", \"customer\": [{\"text\": "
                + both("已经{days:plural}了,第" + at + "次问你们",
                       "it has been {days:plural}, I ask for time " + at)
                + "}],\n     \"expects\": {\"due\": [\"empathy\", \"solution\"], \"welcome\": "
                  "[\"timeline\"]},\n     \"choices\": [\n";
        for (int c = 0; c < size.choices; ++c) {
            const bool good = c == 0;
            text += "       {\"id\": \"c" + at + "_" + std::to_string(c) + "\", \"text\": "
                    + both(good    ? "让您等急了,抱歉,马上给您换一台。"
                           : i % 2 ? "再等等吧,我们也没办法,仓库那边也没有准话。"
                                   : "再等等吧,我们也没办法。",
                           good    ? "I am sorry you waited, I send a new one today."
                           : i % 2 ? "Just wait, there is nothing to do, the warehouse knows no more."
                                   : "Just wait, there is nothing to do.")
                    + (good ? ", \"labels\": [\"empathy\", \"ownership\", \"solution\"], \"acts\": "
                              "[\"apologise\", \"offer_exchange\"]}"
                            : ", \"labels\": [\"dismissing\"]}")
                    + (c + 1 < size.choices ? ",\n" : "\n");
        }
        text += "     ],\n     \"transitions\": [\n       {\"id\": \"on\", \"when\": {\"any\": [{\"act\": "
                "\"offer_exchange\"}, "
                "{\"all\": [{\"label\": \"empathy\"}, {\"mood\": {\"min\": -50}}]}]}, \"to\": \""
                + next
                + "\", \"effects\": [{\"set\": \"sorry\"}]},\n       {\"id\": \"back\", \"when\": {\"all\": "
                  "[{\"label\": "
                  "\"dismissing\"}, {\"flag\": \"sorry\", \"is\": false}]}, \"to\": \""
                + back
                + "\"},\n       {\"id\": \"late\", \"on\": \"time\", \"after_s\": 300, \"to\": \"gone\"}\n   "
                  "  ],\n"
                  "     \"fallback\": {\"lines\": [[{\"text\": "
                + both("?", "?") + "}], [{\"text\": " + both("什么时候到", "when does it come")
                + "}]], \"then\": \"gone\"},\n     \"samples\": [\n";
        for (int s = 0; s < size.samples; ++s) {
            const bool zh = s % 2 == 0;
            text += std::string("       {\"lang\": \"") + (zh ? "zh" : "en") + "\", \"text\": \""
                    + (zh ? "实在抱歉让您久等了,这边马上处理 " : "so sorry about the wait, I see to it now ")
                    + std::to_string(s)
                    + "\", \"labels\": [\"empathy\", \"ownership\"], \"acts\": [\"apologise\"], \"grade\": "
                      "\"good\", \"to\": \""
                    + next + "\"}" + (s + 1 < size.samples ? ",\n" : "\n");
        }
        text += "     ]}";
        text += i + 1 < size.nodes ? ",\n" : "\n";
    }
    return text + "  ],\n  \"endings\": [{\"id\": \"kept\", \"title\": " + both("留住了", "Kept")
           + ", \"outcome\": \"won_back\"}, {\"id\": \"gone\", \"title\": " + both("走了", "Gone")
           + ", \"outcome\": \"lost\"}],\n  \"resolution\": {\"ways\": [{\"id\": \"refund\", \"title\": "
           + both("退款", "Refund") + ", \"all\": [{\"action\": \"refund\", \"object\": \"kettle\"}]}]}\n}\n";
}

} // namespace amends::made_up
