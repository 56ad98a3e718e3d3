// Who may mark what: checked in the transaction that writes.
#include "sim/records/mark_rows.hpp"
#include "sim/records/people_writing.hpp"
#include "support/utf8.hpp"

#include <SQLiteCpp/Column.h>

#include <algorithm>

namespace amends::records {
namespace {

StoreFault bad_mark(const char* why, std::string about = {}) {
    return {FaultKind::bad_mark, std::move(about), why, {}};
}

bool is_blank(std::string_view text) {
    constexpr std::string_view wide_blank = "　";
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(wide_blank))
            at += wide_blank.size();
        else if (std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos)
            ++at;
        else
            return false;
    }
    return true;
}

std::vector<Mark> marks_within(Writing& writing, const std::string& attempt) {
    SQLite::Statement ask(writing.database, std::string(mark_columns) + marks_in_order);
    ask.bind(1, attempt);
    std::vector<Mark> marks;
    while (ask.executeStep())
        marks.push_back(mark_in(mark_row_in(ask)));
    return marks;
}

std::int64_t newest_number(const std::vector<Mark>& marks) {
    std::int64_t newest = 0;
    for (const Mark& mark : marks)
        newest = std::max(newest, mark.number);
    return newest;
}

bool is_decision(const Mark& mark) {
    return mark.kind == MarkKind::first || mark.kind == MarkKind::final_;
}

/// What one mark is checked against.
struct Marking {
    Writing& writing;
    const Actor& actor;
    const Mark& mark;
    std::vector<std::string> own_ids{};
    std::string person{}, mode{}, state{};
    std::vector<Mark> before{}; ///< of the attempt

    [[nodiscard]] bool is_me(const std::string& id) const {
        return std::find(own_ids.begin(), own_ids.end(), id) != own_ids.end();
    }
    [[nodiscard]] bool is_same_turn(const Mark& other) const { return other.turn == mark.turn; }

    /// The attempt is there, closed and not erased.
    Answer find_attempt() {
        SQLite::Statement ask(writing.database, "SELECT person, mode, state FROM attempts WHERE id = ?");
        ask.bind(1, mark.turn.attempt);
        if (!ask.executeStep()) return bad_mark("unknown", mark.turn.attempt);
        person = ask.getColumn(0).getString();
        mode = ask.getColumn(1).getString();
        state = ask.getColumn(2).getString();
        if (person == "erased") return bad_mark("erased", mark.turn.attempt);
        if (state == "open") return bad_mark("open", mark.turn.attempt);
        before = marks_within(writing, mark.turn.attempt);
        return std::nullopt;
    }
    [[nodiscard]] Answer check_turn() const {
        const bool is_turn = exists(writing,
                                    "SELECT 1 FROM events WHERE attempt = ? AND seq = CAST(? AS INTEGER) AND "
                                    "kind IN ('turn_closed', 'choice_taken')",
                                    {mark.turn.attempt, std::to_string(mark.turn.seq)});
        return is_turn ? std::nullopt : Answer(bad_mark("turn", mark.turn.attempt));
    }
    /// Practice is the trainee's own until a turn is shared.
    [[nodiscard]] Answer check_readable() const {
        if (mode == "assessment") return std::nullopt;
        const bool is_shared =
            exists(writing, "SELECT 1 FROM shared_turns WHERE attempt = ? AND seq = CAST(? AS INTEGER)",
                   {mark.turn.attempt, std::to_string(mark.turn.seq)});
        return is_shared ? std::nullopt : Answer(bad_mark("practice", mark.turn.attempt));
    }
    /// Somebody with the right, and not who is marked.
    [[nodiscard]] Answer check_marker() const {
        if (Answer no = check_right(writing, actor, Right::mark_turns)) return no;
        if (!is_me(person)) return std::nullopt;
        write_audit(writing, actor.id(), "refused", mark.turn.attempt, "own_attempt");
        return bad_mark("own", mark.turn.attempt);
    }
    [[nodiscard]] Answer check_decision() const {
        if (Answer no = check_marker()) return no;
        if (Answer no = check_readable()) return no;
        if (!mark.result) return bad_mark("result", mark.turn.attempt);
        if (mark.turn.seq == 0)
            return mark.decision == Decision::confirm && mark.labels.none()
                       ? std::nullopt
                       : Answer(bad_mark("label", mark.turn.attempt));
        if (mark.labels.count() != 1) return bad_mark("label", mark.turn.attempt);
        return check_turn();
    }
    /// Blind: who has decided on the turn knows what was found there.
    [[nodiscard]] Answer check_second() const {
        if (Answer no = check_marker()) return no;
        if (Answer no = check_readable()) return no;
        if (Answer no = check_turn()) return no;
        if (!is_drawn()) return bad_mark("not_drawn", mark.turn.attempt);
        for (const Mark& one : before) {
            if (!is_same_turn(one) || !is_me(one.who)) continue;
            if (is_decision(one)) return bad_mark("not_blind", mark.turn.attempt);
            if (one.kind == MarkKind::second && one.sample == mark.sample)
                return bad_mark("twice", mark.turn.attempt);
        }
        return std::nullopt;
    }
    [[nodiscard]] bool is_drawn() const {
        for (const Mark& one : marks_within(writing, {}))
            if (one.kind == MarkKind::sample && one.id == mark.sample)
                return std::find(one.turns.begin(), one.turns.end(), mark.turn) != one.turns.end();
        return false;
    }
    [[nodiscard]] bool is_answered(std::int64_t dispute) const {
        return std::any_of(before.begin(), before.end(), [&](const Mark& one) {
            return one.kind == MarkKind::answer && one.about == dispute;
        });
    }
    [[nodiscard]] Answer check_dispute() const {
        if (!is_me(person)) {
            write_audit(writing, actor.id(), "refused", mark.turn.attempt, "dispute");
            return bad_mark("not_own", mark.turn.attempt);
        }
        if (mark.labels.none()) return bad_mark("label", mark.turn.attempt);
        if (Answer no = check_turn()) return no;
        for (const Mark& one : before)
            if (one.kind == MarkKind::dispute && is_same_turn(one) && (one.labels & mark.labels).any()
                && !is_answered(one.number))
                return bad_mark("disputed", mark.turn.attempt);
        return std::nullopt;
    }
    /// The newest word of a person on any label that is disputed.
    [[nodiscard]] const Mark* word_on(const Mark& dispute) const {
        const Mark* newest = nullptr;
        for (const Mark& one : before)
            if (is_decision(one) && one.turn == dispute.turn && (one.labels & dispute.labels).any())
                newest = &one;
        return newest;
    }
    [[nodiscard]] Answer check_answer() const {
        if (Answer no = check_marker()) return no;
        const auto dispute = std::find_if(before.begin(), before.end(), [&](const Mark& one) {
            return one.kind == MarkKind::dispute && one.number == mark.about;
        });
        if (dispute == before.end() || !is_same_turn(*dispute))
            return bad_mark("no_dispute", std::to_string(mark.about));
        if (is_answered(mark.about)) return bad_mark("answered", std::to_string(mark.about));
        const Mark* word = word_on(*dispute);
        if (word && is_me(word->who)) {
            write_audit(writing, actor.id(), "refused", mark.turn.attempt, "own_mark");
            return bad_mark("same_marker", std::to_string(mark.about));
        }
        const bool all = mark.labels == dispute->labels, within = (mark.labels & ~dispute->labels).none();
        const bool fits = mark.outcome == DisputeOutcome::accepted  ? all
                          : mark.outcome == DisputeOutcome::refused ? mark.labels.none()
                                                                    : within && !all;
        return fits ? std::nullopt : Answer(bad_mark("partly", std::to_string(mark.about)));
    }

    Answer check() {
        if (mark.reason.empty() || is_blank(mark.reason)) return bad_mark("reason");
        if (support::count_code_points(mark.reason) > reason_letters_max
            || support::find_invalid_utf8(mark.reason) != std::string_view::npos)
            return bad_mark("long");
        if (actor.id().empty()) return bad_mark("nobody");
        own_ids = ids_within(writing, actor.id());
        const bool is_common = mark.kind == MarkKind::sample || mark.kind == MarkKind::calibration;
        if (is_common || mark.kind == MarkKind::machine)
            if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
        if (is_common) return std::nullopt;
        if (Answer no = find_attempt()) return no;
        switch (mark.kind) {
        case MarkKind::first:
        case MarkKind::final_: return check_decision();
        case MarkKind::second: return check_second();
        case MarkKind::dispute: return check_dispute();
        case MarkKind::answer: return check_answer();
        default: break;
        }
        return mark.result ? std::nullopt : Answer(bad_mark("result", mark.turn.attempt));
    }
};

/// The first word of a person on a label is `first`, any later one `final`.
MarkKind kind_of_decision(Writing& writing, const Mark& mark) {
    const auto before = marks_within(writing, mark.turn.attempt);
    const bool is_later = std::any_of(before.begin(), before.end(), [&](const Mark& one) {
        return is_decision(one) && one.turn == mark.turn && one.labels == mark.labels;
    });
    return is_later ? MarkKind::final_ : MarkKind::first;
}

/// The last row's number and hash; 0 and zeroes before the first.
std::pair<std::int64_t, Hash> end_of_marks(Writing& writing) {
    SQLite::Statement ask(writing.database, std::string(mark_columns) + "ORDER BY number DESC LIMIT 1");
    if (!ask.executeStep()) return {0, Hash{}};
    const MarkChainRow row = mark_row_in(ask);
    return {row.number, row.hash};
}

/// Now; or, where the clock stands behind what its maker saw, a millisecond after the newest mark of the
/// attempt: what was said later counts as later.
std::string time_of_mark(Writing& writing, const std::string& attempt) {
    const std::string now = utc_text(writing.wall_ms());
    const auto newest = ask_text(
        writing,
        "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(at_utc), '+0.001 seconds') FROM marks WHERE attempt = ?",
        {attempt});
    return newest ? std::max(now, *newest) : now;
}

void insert_mark(Writing& writing, const Actor& actor, Mark mark) {
    if (is_decision(mark)) mark.kind = kind_of_decision(writing, mark);
    mark.who = actor.id();
    MarkChainRow row;
    row.id = mark.id.empty() ? fresh_uuid() : mark.id;
    row.at_utc = time_of_mark(writing, mark.turn.attempt);
    row.attempt = mark.turn.attempt;
    row.turn = mark.turn.seq;
    row.kind = to_string(mark.kind);
    row.content = content_of(mark);
    row.words = words_of(mark);
    row.content_salt = fresh_salt();
    row.words_salt = fresh_salt();
    row.content_hash = hash_payload(*row.content_salt, *row.content);
    row.words_hash = hash_payload(*row.words_salt, *row.words);
    append_mark_row(writing, std::move(row));
}

/// Who answers has to read what it is about: disputing gives a practice's turn to the trainer.
void share_disputed(Writing& writing, const TurnName& turn) {
    run_sql(
        writing,
        "INSERT INTO shared_turns SELECT id, CAST(? AS INTEGER), ? FROM attempts WHERE id = ? AND mode <> "
        "'assessment' ON CONFLICT DO NOTHING",
        {std::to_string(turn.seq), utc_text(writing.wall_ms()), turn.attempt});
}

Answer write_all(Writing& writing, const Actor& actor, const std::vector<Mark>& marks, std::int64_t seen) {
    for (const Mark& mark : marks)
        if (Answer no = Marking{writing, actor, mark}.check()) return no;
    if (seen >= 0 && !marks.empty()) {
        const auto before = marks_within(writing, marks.front().turn.attempt);
        if (!before.empty() && newest_number(before) != seen)
            return bad_mark("changed", marks.front().turn.attempt);
    }
    for (const Mark& mark : marks) {
        if (mark.kind == MarkKind::dispute) share_disputed(writing, mark.turn);
        insert_mark(writing, actor, mark);
    }
    return std::nullopt;
}

} // namespace

Store::Ticket add_marks(Store& store, Actor actor, std::vector<Mark> marks, std::int64_t seen) {
    return store.write([actor = std::move(actor), marks = std::move(marks), seen](Writing& writing) {
        return write_all(writing, actor, marks, seen);
    });
}

std::int64_t append_mark_row(Writing& writing, MarkChainRow row) {
    const auto [number, hash] = end_of_marks(writing);
    row.number = number + 1;
    row.prev_hash = hash;
    row.hash = hash_mark(row);
    SQLite::Statement put(writing.database,
                          "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const auto blob = [&](int place, const auto& bytes) {
        put.bind(place, bytes.data(), static_cast<int>(bytes.size()));
    };
    put.bind(1, row.number);
    put.bind(2, row.id);
    put.bind(3, row.at_utc);
    put.bind(4, row.attempt);
    put.bind(5, row.turn);
    put.bind(6, row.kind);
    if (row.content) put.bind(7, *row.content); // else erased: NULL
    if (row.content_salt) blob(8, *row.content_salt);
    blob(9, row.content_hash);
    if (row.words) put.bind(10, *row.words);
    if (row.words_salt) blob(11, *row.words_salt);
    blob(12, row.words_hash);
    blob(13, row.prev_hash);
    blob(14, row.hash);
    put.exec();
    return row.number;
}

} // namespace amends::records
