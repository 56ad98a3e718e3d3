// Stored payloads of any bytes: read or refused; what was read comes back the same, and the engine survives
// it in an open turn and after a reply. The first byte picks the kind, the second the moment.
#include "tests/sim/engine/shop.hpp"

#include <array>
#include <cstdlib>

using namespace amends::engine;

namespace {

template <std::size_t... index>
std::array<Payload, sizeof...(index)> one_of_each(std::index_sequence<index...>) {
    return {Payload(std::variant_alternative_t<index, Payload>{})...};
}

void expect(bool held) {
    if (!held) std::abort();
}

void play(const Payload& payload, std::int64_t at_ms) {
    static const auto script = test::small_case();
    test::Hand hand(script);
    hand.wait(5).bubble("one moment");
    const Event event{at_ms, "c1", payload};
    for (int turn = 0; turn < 2; ++turn) {
        hand.events.push_back(event);
        const State next = std::holds_alternative<RewoundTo>(payload)
                               ? fold(hand.play, hand.events)
                               : apply(hand.play, hand.state, event).state;
        expect(next.mood >= -100 && next.mood <= 100);
        (void)facts_of(hand.play, next, amends::support::Lang::en);
        (void)result_of(hand.play, next);
        (void)digest(next);
        hand.state = next;
        hand.send(TurnClosed{});
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kinds = one_of_each(std::make_index_sequence<std::variant_size_v<Payload>>{});
    if (size < 2) return 0;
    const std::string_view kind = kind_of(kinds.at(data[0] % kinds.size()));
    const std::string_view json(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto payload = payload_from_json(kind, json);
    if (!payload) return 0;
    const std::string written = to_json(*payload);
    const auto again = payload_from_json(kind, written);
    expect(again && to_json(*again) == written);
    play(*payload, data[1] * std::int64_t{1000});
    return 0;
}
