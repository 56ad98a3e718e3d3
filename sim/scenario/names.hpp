#pragma once
// The names of the format's closed lists, as JSON, the schema and the reference write them.
#include "sim/scenario/scenario.hpp"

#include <array>
#include <utility>

namespace amends::scenario {

template <class E>
using NameOf = std::pair<std::string_view, E>;

/// The closed list of an enum: `enum_names<Channel>()` yields names and values in the order of the enum.
template <class E>
constexpr auto enum_names();

// clang-format off
template <> constexpr auto enum_names<support::Lang>() {
    return std::to_array<NameOf<support::Lang>>({{"zh", support::Lang::zh}, {"en", support::Lang::en}});
}
template <> constexpr auto enum_names<text::ContextLang>() {
    using enum text::ContextLang;
    return std::to_array<NameOf<text::ContextLang>>({{"zh", zh}, {"zh-Hant", zh_hant}, {"en", en}});
}
template <> constexpr auto enum_names<Channel>() {
    using enum Channel;
    return std::to_array<NameOf<Channel>>({{"chat", chat}, {"phone", phone}, {"email", email}, {"social", social}});
}
template <> constexpr auto enum_names<Topic>() {
    using enum Topic;
    return std::to_array<NameOf<Topic>>({{"transit_damage", transit_damage}, {"wrong_item", wrong_item}, {"late", late},
        {"quality", quality}, {"service_attitude", service_attitude}, {"not_as_imagined", not_as_imagined},
        {"refund_dispute", refund_dispute}, {"returns", returns}, {"other", other}});
}
template <> constexpr auto enum_names<Temperament>() {
    using enum Temperament;
    return std::to_array<NameOf<Temperament>>({{"calm", calm}, {"anxious", anxious}, {"impatient", impatient}, {"hot", hot},
        {"stubborn", stubborn}});
}
template <> constexpr auto enum_names<Way>() {
    return std::to_array<NameOf<Way>>({{"free", Way::free}, {"choices", Way::choices}});
}
template <> constexpr auto enum_names<VariableKind>() {
    using enum VariableKind;
    return std::to_array<NameOf<VariableKind>>({{"text", text}, {"number", number}, {"money", money}, {"date", date}});
}
template <> constexpr auto enum_names<Grade>() {
    using enum Grade;
    return std::to_array<NameOf<Grade>>({{"right", right}, {"acceptable", acceptable}, {"wrong", wrong}});
}
template <> constexpr auto enum_names<SampleGrade>() {
    using enum SampleGrade;
    return std::to_array<NameOf<SampleGrade>>({{"good", good}, {"mixed", mixed}, {"bad", bad}});
}
template <> constexpr auto enum_names<Outcome>() {
    using enum Outcome;
    return std::to_array<NameOf<Outcome>>({{"won_back", won_back}, {"settled", settled}, {"lost", lost},
        {"bad_review", bad_review}, {"escalated", escalated}});
}
template <> constexpr auto enum_names<Trigger>() {
    using enum Trigger;
    return std::to_array<NameOf<Trigger>>({{"reply", reply}, {"action", action}, {"time", time}});
}
template <> constexpr auto enum_names<ShipmentState>() {
    using enum ShipmentState;
    return std::to_array<NameOf<ShipmentState>>({{"none", none}, {"packed", packed}, {"in_transit", in_transit},
        {"out_for_delivery", out_for_delivery}, {"delivered", delivered}, {"stuck", stuck}, {"lost", lost},
        {"returned", returned}});
}
template <> constexpr auto enum_names<TicketSeverity>() {
    using enum TicketSeverity;
    return std::to_array<NameOf<TicketSeverity>>({{"low", low}, {"medium", medium}, {"high", high}, {"critical", critical}});
}
template <> constexpr auto enum_names<TicketState>() {
    using enum TicketState;
    return std::to_array<NameOf<TicketState>>({{"open", open}, {"in_progress", in_progress}, {"waiting", waiting},
        {"closed", closed}});
}
template <> constexpr auto enum_names<PromiseState>() {
    using enum PromiseState;
    return std::to_array<NameOf<PromiseState>>({{"offered", offered}, {"conditional", conditional}, {"due", due},
        {"kept", kept}, {"broken", broken}, {"contradicted", contradicted}, {"not_allowed", not_allowed}});
}
// clang-format on

/// The name of a value of a closed list.
template <class E>
constexpr std::string_view name_of(E value) {
    return enum_names<E>()[static_cast<std::size_t>(value)].first;
}

} // namespace amends::scenario
