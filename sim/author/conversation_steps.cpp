#include "sim/author/conversation_case.hpp"

#include <iterator>
#include <string_view>

namespace amends::author {
namespace {

/// A name of a role, as every conversation of a shop has it.
bool is_role_name(std::string_view name) {
    for (const std::string_view role :
         {"顾客", "客户", "买家", "卖家", "客服", "用户", "我", "机器人", "Customer", "customer", "Agent",
          "agent", "Buyer", "Seller", "Support", "Me", "You", "Shop", "shop"})
        if (name == role) return true;
    return false;
}

void add_speaker_name(std::string_view name, MaskMemory& memory) {
    constexpr std::size_t bytes_least = 3; // one Chinese letter is too little
    if (name.size() > bytes_least && !is_role_name(name)) memory.also.emplace(name, MaskKind::name);
}

} // namespace

std::vector<MaskedText> mask_conversation(const Conversation& talk, support::Lang lang, MaskMemory& memory) {
    for (const ConversationSpeaker& speaker : talk.speakers) {
        add_speaker_name(speaker.name, memory);
        if (const auto colon = speaker.name.rfind(':'); colon != std::string::npos) // "青石旗舰店:小美"
            add_speaker_name(std::string_view(speaker.name).substr(colon + 1), memory);
    }
    std::vector<std::string> texts;
    for (const ConversationMessage& message : talk.messages)
        texts.push_back(message.text);
    return mask_texts(texts, lang, memory);
}

std::vector<std::string> used_texts(const Conversation& talk, std::span<const MaskedText> masked) {
    std::vector<std::string> used;
    for (std::size_t at = 0; at < talk.messages.size() && at < masked.size(); ++at)
        if (talk.speakers[talk.messages[at].speaker].role != SpeakerRole::left_out)
            used.push_back(masked[at].text);
    return used;
}

TalkSteps steps_of(const Conversation& talk, std::span<const std::string> texts) {
    TalkSteps steps;
    bool open = false; // the customer has spoken and waits
    for (std::size_t at = 0; at < talk.messages.size() && at < texts.size(); ++at) {
        const SpeakerRole role = talk.speakers[talk.messages[at].speaker].role;
        if (role == SpeakerRole::customer) {
            if (!open) steps.steps.emplace_back();
            open = true;
            steps.steps.back().customer.push_back(texts[at]);
        } else if (role == SpeakerRole::agent) {
            if (steps.steps.empty()) {
                ++steps.before;
                continue;
            }
            std::string& reply = steps.steps.back().reply;
            reply += reply.empty() ? "" : "\n";
            reply += texts[at];
            open = false;
        }
    }
    if (open) {
        steps.last_words = std::move(steps.steps.back().customer);
        steps.steps.pop_back();
    }
    return steps;
}

void join_step(TalkSteps& steps, std::size_t index) {
    if (index == 0 || index >= steps.steps.size()) return;
    TalkStep& before = steps.steps[index - 1];
    TalkStep& step = steps.steps[index];
    before.customer.insert(before.customer.end(), std::make_move_iterator(step.customer.begin()),
                           std::make_move_iterator(step.customer.end()));
    before.reply += '\n' + step.reply;
    remove_step(steps, index);
}

void remove_step(TalkSteps& steps, std::size_t index) {
    if (index < steps.steps.size())
        steps.steps.erase(steps.steps.begin() + static_cast<std::ptrdiff_t>(index));
}

} // namespace amends::author
