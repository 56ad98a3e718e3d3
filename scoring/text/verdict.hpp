#pragma once
// What the judge says of one reply. Plain data: stored in events, printed as JSON, shown in the debrief.
#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "support/localized.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace amends::text {

/// Half-open range of UTF-8 bytes of the reply as given; the whole reply is 0…length.
struct Span {
    std::size_t start = 0, end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

struct ActHit {
    ActId id;
    Span span;
    std::map<std::string, std::string> slots; ///< amount (minor units), seconds, object …, as the act defines
    friend bool operator==(const ActHit&, const ActHit&) = default;
};

/// Why a label holds: the words it rests on and a sentence for the trainee.
struct Evidence {
    Label label{};
    Span span;
    support::Localized reason;
    std::string rule; ///< id of the lexicon rule or model feature; for the marking bench
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Deadline {
    enum class Kind { none, duration, instant };
    Kind kind = Kind::none;
    std::int64_t seconds = 0; ///< duration, from the moment of the reply
    std::string instant;      ///< ISO 8601 with offset
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// How a promise was made. What becomes of it later is the ledger's matter.
enum class PromiseStanding { offered, conditional, due };

struct Promise {
    std::string text;
    Span span;
    std::string who;                    ///< agent, shop, warehouse, supervisor, carrier …
    std::string measure;                ///< a desk action by name, or follow_up
    std::string object;                 ///< what it is about, empty when not said
    std::optional<std::int64_t> amount; ///< minor units
    std::string currency;
    Deadline deadline;
    std::string condition; ///< the words of the condition, empty when unconditional
    PromiseStanding standing = PromiseStanding::due;
    friend bool operator==(const Promise&, const Promise&) = default;
};

/// Something about the reply that is worth saying and is no label: look-alike letters, stuffing, a recitation
/// …
struct Finding {
    std::string id;
    Span span;
    support::Localized message;
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Verdict {
    LabelSet labels;
    std::vector<ActHit> acts;       ///< by start, then id
    std::vector<Evidence> evidence; ///< at least one for each label, by label, then start
    std::vector<Promise> promises;  ///< by start
    std::vector<Finding> findings;  ///< by start, then id
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// One JSON object with labels, acts, evidence, promises, findings as `amends score` prints them (no blanks,
/// keys sorted).
std::string to_json(const Verdict&);

} // namespace amends::text
