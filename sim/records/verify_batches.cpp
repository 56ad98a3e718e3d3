#include "sim/records/verify_batches.hpp"

#include "sim/records/writing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

/// Follows the events of one attempt.
class Following {
public:
    Following(const Batch& batch, const HeldAttempt& held, Checked& checked, std::string& buffer)
        : batch_(batch), held_(held), checked_(checked), buffer_(buffer) {}

    void check() {
        if (held_.rows == 0) return found(Kind::missing_end, 0);
        const HeldRow* before = nullptr;
        for (std::size_t at = 0; at < held_.rows; ++at) {
            const HeldRow& row = batch_.rows[held_.first + at];
            check_event(row, before);
            before = &row;
        }
        const AttemptRow& attempt = held_.attempt;
        turn_ = turns_;
        check_began(batch_.rows[held_.first]);
        if (before->seq < attempt.head.seq) return found(Kind::missing_end, before->seq + 1);
        if (attempt.head.hash != before->hash) found(Kind::attempt, before->seq, "head");
        check_result(*before);
    }

private:
    void found(Kind kind, std::int64_t seq, std::string field = {}) {
        checked_.found.push_back({kind, held_.attempt.id, seq, turn_, std::move(field)});
    }

    void check_event(const HeldRow& row, const HeldRow* before) {
        const std::string_view kind = batch_.text(row.kind);
        if (kind == "turn_closed" || kind == "choice_taken") ++turns_;
        turn_ = kind == "bubble_sent" ? turns_ + 1 : turns_; // a bubble is of the turn that is closed later
        const bool is_erased = !row.payload && !row.salt;
        const bool words_stand =
            is_erased
            || (row.payload && row.salt
                && hash_payload(*row.salt, batch_.text(*row.payload)) == row.payload_hash);
        if (!words_stand) found(Kind::payload, row.seq);
        const RowFields fields{held_.attempt.id,          row.seq, batch_.text(row.contact), row.at_ms,
                               batch_.text(row.wall_utc), kind,    row.payload_hash,         row.prev_hash};
        if (hash_row(fields, buffer_) != row.hash) found(Kind::row, row.seq);
        if (before) {
            if (row.seq != before->seq + 1 || row.prev_hash != before->hash) found(Kind::link, row.seq);
        } else if (row.seq != 0) {
            found(Kind::link, row.seq);
        } else if (row.prev_hash != Hash{} && row.prev_hash != held_.before) {
            found(Kind::predecessor, row.seq);
            checked_.doubted[held_.attempt.id] = row.prev_hash;
        }
    }

    /// The attempt's row says what its first event says.
    void check_began(const HeldRow& began) {
        if (!began.payload) return; // erased
        const AttemptRow& attempt = held_.attempt;
        const std::string_view text = batch_.text(*began.payload);
        const auto said = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
        if (!said.is_object()) return; // a changed payload is reported as such
        const std::pair<const char*, const std::string*> fields[] = {
            {"scenario_fingerprint", &attempt.scenario_fingerprint},
            {"rubric_fingerprint", &attempt.rubric_fingerprint},
            {"person", &attempt.person},
            {"mode", &attempt.mode},
            {"phase", &attempt.phase},
        };
        for (const auto& [name, value] : fields) {
            const auto at = said.find(name);
            if (at != said.end() && at->is_string() && at->get_ref<const std::string&>() != *value)
                found(Kind::attempt, 0, name);
        }
        if (attempt.started_utc != batch_.text(began.wall_utc)) found(Kind::attempt, 0, "started_utc");
    }

    /// Score, state and summary in the tables are those of the event that closed the attempt.
    void check_result(const HeldRow& last) {
        const AttemptRow& attempt = held_.attempt;
        if (batch_.text(last.kind) != "result") {
            if (attempt.state != AttemptState::open) found(Kind::attempt, last.seq, "state");
            return;
        }
        if (!last.payload) return; // erased
        if (!held_.result
            || result_payload(attempt.state, std::string(batch_.text(*held_.result)),
                              attempt.summary.value_or(""))
                   != batch_.text(*last.payload))
            found(Kind::result, last.seq);
    }

    const Batch& batch_;
    const HeldAttempt& held_;
    Checked& checked_;
    std::string& buffer_;
    std::int64_t turns_ = 0; ///< closed so far
    std::int64_t turn_ = 0;  ///< of the event looked at
};

} // namespace

Checked check_batch(const Batch& batch) {
    Checked checked;
    std::string buffer;
    for (const HeldAttempt& held : batch.attempts)
        Following(batch, held, checked, buffer).check();
    return checked;
}

void Checking::add(Batch batch) {
    if (going_.size() == batches_at_once) take_first();
    going_.push_back(std::async(std::launch::async, [batch = std::move(batch)]() mutable -> Done {
        Checked checked = check_batch(batch);
        batch.clear();
        return {std::move(checked), std::move(batch)};
    }));
}

Batch Checking::fresh() {
    return std::exchange(spare_, {});
}

Checked& Checking::finish() {
    while (!going_.empty())
        take_first();
    return all_;
}

void Checking::take_first() {
    Done done = going_.front().get();
    going_.pop_front();
    std::move(done.checked.found.begin(), done.checked.found.end(), std::back_inserter(all_.found));
    all_.doubted.merge(done.checked.doubted);
    spare_ = std::move(done.emptied);
}

} // namespace amends::records
