#pragma once
// A small shop for the tests of the engine: one case, one rubric, and a hand that plays it.
#include "sim/engine/engine.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace amends::engine::test {

/// Four nodes, three endings; every number is easy to do in the head.
std::shared_ptr<const scenario::Scenario> small_case();
/// The same case after `change` has had its way with the JSON text's scenario.
template <class Change>
std::shared_ptr<const scenario::Scenario> changed_case(Change&& change) {
    auto copy = std::make_shared<scenario::Scenario>(*small_case());
    change(*copy);
    return copy;
}
/// empathy +10, ownership +6, rudeness −30 …; hot customers take faults at 150 %.
std::shared_ptr<const rubric::Rubric> small_rubric();

/// Plays: keeps every event and what it did.
struct Hand {
    Case play;
    State state;
    std::vector<Event> events;
    std::vector<Effect> effects; ///< of the last call
    std::int64_t clock_ms = 0;

    explicit Hand(std::shared_ptr<const scenario::Scenario>, scenario::Way = scenario::Way::free,
                  Mode = Mode::practice);
    /// As the shell does it: moments that fall due are stored as events of their own.
    Hand& wait(std::int64_t seconds);
    Hand& send(Payload);
    Hand& bubble(std::string text);
    /// One bubble and its verdict.
    Hand& say(std::string text, std::vector<std::string> labels, std::vector<std::string> acts = {},
              std::vector<text::Promise> promises = {});
    Hand& choose(std::string id);
    Hand& act(scenario::DeskAction, std::map<std::string, std::string> arguments = {});
    Hand& wrap(std::map<std::string, std::vector<std::string>> picked);
    /// The customer's words of the last call.
    [[nodiscard]] std::vector<std::string> heard(support::Lang = support::Lang::en) const;
    template <class Kind>
    [[nodiscard]] int count() const {
        int times = 0;
        for (const Effect& effect : effects)
            times += std::holds_alternative<Kind>(effect) ? 1 : 0;
        return times;
    }
};

text::Promise promise(std::string measure, std::optional<std::int64_t> amount = std::nullopt,
                      text::PromiseStanding = text::PromiseStanding::due);

} // namespace amends::engine::test
