#pragma once
// What a case's suppressions come to, and how one names a single reply.
#include "sim/scenario/suppress.hpp"

namespace amends::scenario {

/// Among the ids of a problem about one sample or model reply: "NODE: the whole reply". A suppression's `at`
/// is as much of it as no other reply of the node begins with.
std::string reply_name(std::string_view node, std::string_view words);

/// Warnings and notes, and errors about what the judge hears in one reply: it is not perfect.
bool can_be_accepted(const support::Problem&);

struct Accepted {
    std::vector<Found> left;                  ///< not accepted
    std::vector<std::vector<Found>> accepted; ///< by suppression
};
Accepted accept(const Scenario&, std::vector<Found>);

/// Of the problems a suppression covers, those it should name one by one: a sample by its words, a choice by
/// its id. As it stands it would cover whatever comes to be there later.
std::vector<Found> taken_in_passing(const Suppression&, const std::vector<Found>& covered);

/// The `at` that accepts this problem and no other of its kind.
std::string narrowest_at(const Scenario&, const Found&);

/// The problems the author has not accepted; and suppressions that are not needed, or name no single reply.
std::vector<support::Problem> problems_of(const Scenario&, const SourceMap&, const Accepted&);

} // namespace amends::scenario
