#pragma once
// From a conversation, masked, to the skeleton of a case that plays from start to end.
#include "sim/author/conversation.hpp"
#include "sim/author/masking.hpp"
#include "sim/engine/play.hpp"

namespace amends::author {

/// What the customer says, and what the agent really answered.
struct TalkStep {
    std::vector<std::string> customer;
    std::string reply;
    friend bool operator==(const TalkStep&, const TalkStep&) = default;
};
struct TalkSteps {
    std::vector<TalkStep> steps;
    std::vector<std::string> last_words; ///< of the customer, behind the last reply
    std::size_t before = 0;              ///< messages of the agent before the customer's first
};

/// Masks all messages; the speakers' own names are masked wherever they stand. One text for each message.
[[nodiscard]] std::vector<MaskedText> mask_conversation(const Conversation&, support::Lang, MaskMemory&);

/// The masked words of those who are not left out: all that the case will hold of them.
[[nodiscard]] std::vector<std::string> used_texts(const Conversation&, std::span<const MaskedText>);

/// The conversation by turns; `texts` are its messages' words, masked, one for each. Speakers left out are
/// passed over.
[[nodiscard]] TalkSteps steps_of(const Conversation&, std::span<const std::string> texts);
/// The step joins the one before it: "ok", "hm" make no node of their own.
void join_step(TalkSteps&, std::size_t index);
/// The step goes.
void remove_step(TalkSteps&, std::size_t index);

/// What a case needs that no conversation tells.
struct NewCase {
    std::string id;
    std::string title; ///< empty: a title to be replaced
    support::Lang lang = support::Lang::zh;
    bool both = false; ///< the talk is in both languages: both are declared, and what is said stands in both
                       ///< until it is translated
    bool mail = false;
    std::string now = "2026-03-12T10:00:00+08:00";
};

/// The most nodes a case is made with; what follows is left out.
inline constexpr std::size_t talk_steps_max = 100;

/// scenario.json: a node for each step, answered by choices: what the agent said, with the labels and acts
/// the judge reads in it, and a weak reply beside it; a test that plays the talk as it went. It passes
/// `check` without errors. Needs at least one step.
[[nodiscard]] std::string case_from_talk(const TalkSteps&, const NewCase&, const engine::JudgeReply&);

} // namespace amends::author
