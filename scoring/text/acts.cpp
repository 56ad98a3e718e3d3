#include "scoring/text/acts.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, 40> act_ids = {
    "ask_photo",
    "ask_order",
    "ask_symptom",
    "ask_preference",
    "ask_address",
    "offer_refund",
    "offer_partial_refund",
    "offer_exchange",
    "offer_redispatch",
    "offer_repair",
    "offer_pickup",
    "offer_inspection",
    "offer_compensation",
    "offer_freight",
    "file_claim",
    "chase_parcel",
    "escalate",
    "hand_over",
    "give_time",
    "promise_callback",
    "apologise",
    "admit_fault",
    "name_feeling",
    "restate",
    "thank",
    "offer_choice",
    "ask_consent",
    "cite_rule",
    "refuse",
    "inform_change",
    "inform_status",
    "explain_use",
    "explain_process",
    "warn_safety",
    "correct_fact",
    "calm",
    "greet",
    "close",
    "accept_terms",
    "wait_notice",
};

} // namespace

std::span<const std::string_view> known_acts() {
    return act_ids;
}

bool is_act(std::string_view id) {
    if (id.size() > 2 && id.substr(0, 2) == "x-") return true;
    return std::find(act_ids.begin(), act_ids.end(), id) != act_ids.end();
}

} // namespace amends::text
