#pragma once
#include "support/id.hpp"

namespace amends::scenario {

using ScenarioId = support::Id<struct ScenarioTag>;
/// A place of the script: nodes and endings share one name space, because a transition may lead to either.
using PlaceId = support::Id<struct PlaceTag>;
using ChoiceId = support::Id<struct ChoiceTag>;
using TransitionId = support::Id<struct TransitionTag>;
using FlagId = support::Id<struct FlagTag>;
using VariableId = support::Id<struct VariableTag>;
using RowId = support::Id<struct RowTag>;
using OrderId = support::Id<struct OrderTag>;
using ItemId = support::Id<struct ItemTag>;
using PhotoId = support::Id<struct PhotoTag>;
using FactId = support::Id<struct FactTag>;
using PolicyId = support::Id<struct PolicyTag>;
using DepartmentId = support::Id<struct DepartmentTag>;
using EventId = support::Id<struct EventTag>;
using WayId = support::Id<struct WayTag>;
using TestId = support::Id<struct TestTag>;
using RubricId = support::Id<struct RubricTag>;
using OptionId = support::Id<struct OptionTag>;

} // namespace amends::scenario
