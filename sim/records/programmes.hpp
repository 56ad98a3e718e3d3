#pragma once
// Programmes: a cohort, its forms and its sittings.
#include "sim/records/people.hpp"

#include <map>

namespace amends::records {

/// Fewer cases make no form.
inline constexpr std::size_t form_cases_min = 5;

/// A case of a form as it was when the programme was set up.
struct FormCase {
    std::string scenario, fingerprint, topic, channel;
    int difficulty = 1;
};
using Forms = std::map<char, std::vector<FormCase>>; ///< 'A' and 'B', and 'C' for resits

struct Programme {
    std::string id; ///< fresh_uuid()
    std::string title;
    std::string created_utc, created_by; ///< the store's own
    std::string way = "free", lang = "zh";
    std::string rubric, rubric_fingerprint;
    int pass_mark = 75;
    std::int64_t seed = 1; ///< halves, orders and draws rest on it; 0…2^53
    std::string baseline_from, baseline_due, final_from, final_due; ///< days; empty: any
    bool chosen_by_score = false; ///< they are trained because they scored low
    bool warm_up = true;          ///< the baseline waits for a practice in each way of answering
    bool invented = false;        ///< a demonstration: nobody of flesh and blood
    Forms forms;
};

struct Member {
    std::string person;
    char first_form = 'A';
    std::string group; ///< when they joined
};

enum class SittingState { open, finished, abandoned };
std::string_view to_string(SittingState);

/// What a sitting came to.
struct SittingResult {
    SittingState state = SittingState::open;
    bool answered = false;                    ///< one answer was sent
    std::optional<std::int64_t> total_tenths; ///< mean of the totals; null without any
    bool passed = false;          ///< finished, the mean reaches the mark, and no critical fault is confirmed
    std::int64_t unconfirmed = 0; ///< results that no person has confirmed
    std::int64_t suspected = 0;   ///< critical faults among them
    std::int64_t confirmed = 0;   ///< critical faults a person has confirmed; not in the table
    std::string versions;         ///< rubric, judge, way and language: equal or not comparable
};

struct Sitting {
    std::string id, programme, person, phase;
    char form = 'A';
    std::string started_utc, closed_utc;
    SittingResult result;
    std::string void_reason, voided_by;
    std::vector<std::string> attempts; ///< by place; shorter than the form while it is open
};

/// Two forms compared on paper: how many cases of a kind (topic, channel, difficulty) each has.
struct KindCount {
    std::string topic, channel;
    int difficulty = 1;
    std::size_t in_a = 0, in_b = 0;
};
/// All kinds in either form, sorted.
std::vector<KindCount> compare_forms(const std::vector<FormCase>& a, const std::vector<FormCase>& b);
/// Every kind equally often in both.
bool alike_on_paper(const std::vector<FormCase>& a, const std::vector<FormCase>& b);
/// Cases that stand in both.
std::vector<std::string> shared_cases(const std::vector<FormCase>& a, const std::vector<FormCase>& b);
/// The form of a phase for who begins with `first_form`.
char form_of(const std::string& phase, char first_form);
/// The places of a form in the order in which this person meets them.
std::vector<std::size_t> order_of(const Programme&, const std::string& person, const std::string& phase);
/// The seed of one attempt.
std::uint64_t seed_of(const Programme&, const std::string& person, const std::string& phase,
                      std::size_t place);

/// With forms A and B of at least `form_cases_min` cases each, equally many.
Store::Ticket set_up_programme(Store&, Actor, Programme, std::vector<NewContent>);
/// A form for resits, which is kept apart from the pair.
Store::Ticket set_resit_form(Store&, Actor, std::string programme, std::vector<FormCase>,
                             std::vector<NewContent>);
/// Half of them begin with A, half with B, drawn by the seed. Who belongs already is left alone.
Store::Ticket add_members(Store&, Actor, std::string programme, std::vector<std::string> people);
/// Opens the one sitting of a phase. Refused when there is one that is not void, when today (a day) is too
/// early, without a baseline before the final, a final before a resit, or the practice that comes first.
Store::Ticket start_sitting(Store&, Actor, Sitting, std::string today);
/// Before the attempt is begun. For whoever sits it, like closing it.
Store::Ticket note_attempt(Store&, Actor, std::string sitting, std::size_t place, std::string attempt);
Store::Ticket close_sitting(Store&, Actor, std::string sitting, SittingResult);
/// What a closed sitting came to once its attempts were marked.
Store::Ticket recount_sitting(Store&, Actor, std::string sitting, SittingResult);
/// It no longer counts; it stays, with the reason.
Store::Ticket void_sitting(Store&, Actor, std::string sitting, std::string reason);

/// A demonstration with its people, members and closed sittings, whose attempts stand already; what each came
/// to is counted. Only of invented people, and only into a store that lists nobody.
Store::Ticket put_invented(Store&, Programme, std::vector<NewPerson>, std::vector<Member>,
                           std::vector<Sitting>);

Outcome<std::vector<Programme>> list_programmes(Reader&);
Outcome<std::optional<Programme>> find_programme(Reader&, const std::string& id);
Outcome<std::vector<Member>> members_of(Reader&, const std::string& programme);
/// In the order they were begun, void ones too.
Outcome<std::vector<Sitting>> sittings_of(Reader&, const std::string& programme);

/// Who has sat which phase: of every closed sitting that is not void what a list of progress needs.
struct PhaseSat {
    std::string person, phase;
    std::int64_t unconfirmed = 0;
};
Outcome<std::vector<PhaseSat>> phases_sat(Reader&, const std::string& programme);

/// The sitting an attempt belongs to, if any.
Outcome<std::vector<Sitting>> sittings_with(Reader&, const std::string& attempt);

/// What is practised of "guided" (also where the store knows of none), and of other cases "free", "choices".
Outcome<std::vector<std::string>> ways_practised(Reader&, const std::string& person);
/// What the attempts of a sitting came to, by the rule of docs/programmes.md.
Outcome<SittingResult> judge_sitting(Reader&, const Programme&, const Sitting&);

} // namespace amends::records
