#include "sim/author/conversation.hpp"

#include <algorithm>

namespace amends::author {
namespace {

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
    return small;
}

int words_in(const std::string& text, std::initializer_list<std::string_view> words) {
    return static_cast<int>(std::count_if(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string::npos;
    }));
}

bool is_robot(const std::string& name) {
    return words_in(name, {"机器人", "系统", "智能助手", "自动回复", "小蜜", "system", "robot", "chatbot"})
               > 0
           || name == "bot";
}

/// Above zero: speaks like the shop; below: like a customer.
int shop_points(const std::string& name, const std::string& said) {
    constexpr int by_name = 20;
    int points = 0;
    if (words_in(name, {"客服",   "旗舰店", "专营店", "专卖店", "官方",  "店铺",    "店小二",
                        "专员",   "售后",   "卖家",   "商家",   "agent", "support", "service",
                        "seller", "team",   "care",   "shop",   "store", "helpdesk"})
        > 0)
        points += by_name;
    if (words_in(name, {"顾客", "客户", "买家", "用户", "customer", "buyer", "client", "shopper"}) > 0)
        points -= by_name;
    points += words_in(said, {"亲",           "为您",         "给您",          "帮您",
                              "请您",         "您好",         "抱歉",          "感谢您",
                              "祝您",         "这边",         "happy to help", "sorry to hear",
                              "your order",   "i can offer",  "let me check",  "how can i help",
                              "i'll arrange", "bear with me", "anything else", "apologise",
                              "apologize"});
    points -=
        words_in(said, {"你们", "怎么还", "我要退", "退款吗", "什么时候", "投诉", "i ordered", "my order",
                        "i want", "i bought", "where is", "my money", "you people", "refund me"});
    return points;
}

} // namespace

void guess_roles(Conversation& talk) {
    std::vector<std::string> said(talk.speakers.size());
    for (const ConversationMessage& message : talk.messages)
        said[message.speaker] += small_letters(message.text) + '\n';
    std::vector<int> points;
    for (std::size_t speaker = 0; speaker < talk.speakers.size(); ++speaker)
        points.push_back(shop_points(small_letters(talk.speakers[speaker].name), said[speaker]));
    std::size_t agent = talk.speakers.size();
    for (std::size_t speaker = talk.speakers.size();
         speaker-- > 0;) // of equal ones the later: customers begin
        if (!is_robot(small_letters(talk.speakers[speaker].name))
            && (agent == talk.speakers.size() || points[speaker] > points[agent]))
            agent = speaker;
    std::size_t customer = talk.speakers.size();
    for (std::size_t speaker = 0; speaker < talk.speakers.size(); ++speaker)
        if (speaker != agent && !is_robot(small_letters(talk.speakers[speaker].name))
            && (customer == talk.speakers.size() || points[speaker] < points[customer]))
            customer = speaker;
    for (std::size_t speaker = 0; speaker < talk.speakers.size(); ++speaker) {
        constexpr int surely_shop = 10;
        const bool colleague =
            points[speaker] >= surely_shop && !is_robot(small_letters(talk.speakers[speaker].name));
        talk.speakers[speaker].role = speaker == agent || (colleague && speaker != customer)
                                          ? SpeakerRole::agent
                                      : speaker == customer ? SpeakerRole::customer
                                                            : SpeakerRole::left_out;
    }
}

} // namespace amends::author
