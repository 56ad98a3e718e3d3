#pragma once
// The rule for keeping texts as people read it, and what goes when.
#include "sim/records/retention.hpp"
#include "sim/ui/base/texts.hpp"

#include <functional>
#include <future>

namespace amends::app {

/// How long words are kept, in a sentence for whoever wrote them.
[[nodiscard]] std::string kept_how_long(const ui::Texts&, const records::Retention&);

/// Attempts whose words a rule takes: at the next opening of the records, and within `soon_days` beyond.
/// `waiting`: old enough by their own dates, which a clock that jumped makes doubtful.
struct TextsDue {
    std::int64_t now = 0, soon = 0, waiting = 0;
};
inline constexpr int soon_days = 30;
[[nodiscard]] records::Outcome<TextsDue> texts_due_soon(records::Reader&, const records::Retention&,
                                                        std::int64_t now_ms);
[[nodiscard]] std::string due_words(const ui::Texts&, const TextsDue&);

/// What stands of it on the pages of whoever sits here.
class RetentionNotice {
public:
    /// Reads the rule.
    void read(records::Reader&);
    /// Begins to count what is due, on a thread of its own; `wake` is called when it is there.
    void count(const records::Store&, std::function<void()> wake);
    [[nodiscard]] records::Retention rule() const { return rule_.value_or(records::Retention{}); }
    /// The rule; empty while it could not be read.
    [[nodiscard]] std::string words(const ui::Texts&) const;
    /// What goes when; empty where there is no rule or it is not counted. `waits`: until it is.
    [[nodiscard]] std::string due(const ui::Texts&, bool waits) const;

private:
    std::optional<records::Retention> rule_;
    std::shared_future<std::optional<TextsDue>> due_;
};

} // namespace amends::app
