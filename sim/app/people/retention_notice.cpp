#include "sim/app/people/retention_notice.hpp"

#include "sim/app/platform/clock.hpp"

#include <algorithm>
#include <chrono>

namespace amends::app {

std::string kept_how_long(const ui::Texts& texts, const records::Retention& rule) {
    const char* id = rule.practice_months && rule.assessment_months ? "retention.both"
                     : rule.practice_months                         ? "retention.practice"
                     : rule.assessment_months                       ? "retention.assessment"
                                                                    : "retention.none";
    return texts.get(id, {{"practice", rule.practice_months.value_or(0)},
                          {"assessment", rule.assessment_months.value_or(0)}});
}

records::Outcome<TextsDue> texts_due_soon(records::Reader& reader, const records::Retention& rule,
                                          std::int64_t now_ms) {
    const auto count_at = [&](std::int64_t ms) {
        return records::texts_due(reader, rule, platform::format_utc(std::chrono::milliseconds(ms)));
    };
    const auto now = count_at(now_ms);
    if (!now) return now.error();
    const auto later = count_at(now_ms + soon_days * 24 * 3600 * std::int64_t{1000});
    if (!later) return later.error();
    const auto waiting =
        records::texts_waiting(reader, rule, platform::format_utc(std::chrono::milliseconds(now_ms)));
    if (!waiting) return waiting.error();
    const auto due = static_cast<std::int64_t>(now.value().size());
    return TextsDue{due, std::max(static_cast<std::int64_t>(later.value().size()) - due, std::int64_t{0}),
                    waiting.value()};
}

std::string due_words(const ui::Texts& texts, const TextsDue& due) {
    const std::string at_start =
        texts.get("retention.due", {{"now", due.now}, {"soon", due.soon}, {"days", soon_days}});
    if (due.waiting == 0) return at_start;
    return at_start + '\n' + texts.get("retention.waiting", {{"count", due.waiting}});
}

void RetentionNotice::read(records::Reader& reader) {
    const auto rule = records::retention_of(reader);
    rule_ = rule ? std::optional(rule.value()) : std::nullopt;
}

void RetentionNotice::count(const records::Store& store, std::function<void()> wake) {
    due_ = {};
    if (!rule_ || (!rule_->practice_months && !rule_->assessment_months)) return;
    auto reader = records::reader_of(store);
    if (!reader) return;
    due_ = std::async(std::launch::async,
                      [reader = std::move(reader).value(), rule = *rule_,
                       wake = std::move(wake)]() mutable -> std::optional<TextsDue> {
                          const auto due = texts_due_soon(reader, rule, platform::wall_now().count());
                          if (wake) wake();
                          return due ? std::optional(due.value()) : std::nullopt;
                      })
               .share();
}

std::string RetentionNotice::words(const ui::Texts& texts) const {
    return rule_ ? kept_how_long(texts, *rule_) : std::string();
}

std::string RetentionNotice::due(const ui::Texts& texts, bool waits) const {
    if (!due_.valid()) return {};
    if (!waits && due_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return {};
    return due_.get() ? due_words(texts, *due_.get()) : std::string();
}

} // namespace amends::app
