#pragma once
// What the parts of the engine share while one event is worked off. Not for the outside.
#include "sim/engine/engine.hpp"

namespace amends::engine {

struct Work {
    const Case& play;
    State& state;
    std::vector<Effect>& effects;

    [[nodiscard]] const scenario::Scenario& script() const { return *play.scenario; }
    [[nodiscard]] const rubric::Rubric& rubric() const { return *play.rubric; }
};

/// Where conditions that look at "this turn" look: a closed turn, or none, and the actions from an index on.
struct Scope {
    const TurnRecord* turn = nullptr;
    std::size_t actions_from = 0;
    std::size_t turn_index = 0; ///< whose promises count as this turn's
};
/// Before a reply of the open turn: its actions count, its words do not exist yet.
Scope open_scope(const State&);
/// What the customer reacted to last: for what is shown between turns.
Scope shown_scope(const State&);

bool holds(const Case&, const State&, const Scope&, const scenario::Condition&);
/// `when` of the format: none or one; none holds.
bool holds(const Case&, const State&, const Scope&, const std::vector<scenario::Condition>& when);

/// Contact time with the jumps of the script: what deadlines and pending moments count in.
[[nodiscard]] inline std::int64_t story_ms(const State& state) {
    return state.now_ms + state.jumped_ms;
}

// Mood and effects of the script
void change_mood(Work&, int by);
[[nodiscard]] int tempered(const Case&, int effect);
void run_effects(Work&, const std::vector<scenario::Effect>&);
/// A change of the scenario reaches the desk; each only once.
void let_happen(Work&, const scenario::EventId&);
/// The customer asks: too late now to tell of it unasked.
void ask_about(Work&, const scenario::EventId&);
/// A reply carried inform_change: what has reached the desk in time counts as told.
void tell_changes(Work&);

// Waiting (waiting.cpp)
/// The customer has spoken (or goes on waiting, when `since` is an earlier moment): schedules what waiting
/// brings.
void start_waiting(Work&, std::int64_t since_ms);
/// The reply begins: takes what was waited beyond the target from the patience.
void stop_waiting(Work&);
void schedule_time_transitions(Work&);
void cancel_time_transitions(Work&);
[[nodiscard]] std::int64_t target_ms(const Case&, const State&);
[[nodiscard]] std::int64_t limit_ms(const Case&, const State&);

// Places (places.cpp)
enum class Arrival { begin, reply, action, time };
/// The node or ending becomes the present place and the customer speaks.
void enter_place(Work&, const scenario::PlaceId&, Arrival, const Scope&);
/// The customer has waited long enough.
void customer_leaves(Work&);
/// Talking is over: the wrap-up, if one is asked, else the end.
void finish_talking(Work&);
void finish(Work&);
[[nodiscard]] bool asks_wrap_up(const scenario::WrapUp&);
/// The first transition of that trigger that holds, or null.
const scenario::Transition* find_transition(const Work&, scenario::Trigger, const Scope&);
void fire(Work&, const scenario::Transition&, Arrival, const Scope&);

// Words (lines.cpp)
/// The script's lines an effect chooses from; null when the place is gone.
const std::vector<scenario::Line>* lines_behind(const scenario::Scenario&, const CustomerSays&);

// The ledger (ledger.cpp)
/// Enters what a reply promised; yields the change of mood.
int enter_promises(Work&, const std::vector<text::Promise>&, const std::vector<text::ActId>& acts);
/// An action was accepted: promises are kept or contradicted by it.
void compare_with_promises(Work&, const ActionRecord&);
/// An answer promised within the hour is kept by the next turn that comes in time: no call-back is needed for
/// it.
void keep_short_answers(Work&);
void accept_offer(Work&, const std::string& measure);
void deadline_passed(Work&, std::size_t entry);
/// The end: what is due and not done is broken.
void settle_ledger(Work&);

// Actions (action.cpp, answers.cpp)
void take_action(Work&, const ActionTaken&);
void give_answer(Work&, std::size_t action);
/// Minor units an action moves: its amount, or for a refund without one the price of its object.
[[nodiscard]] std::optional<std::int64_t> amount_moved(const Case&, scenario::DeskAction,
                                                       const std::map<std::string, std::string>& arguments);
[[nodiscard]] bool is_money(scenario::DeskAction);
/// Refunds, coupons …: what was asked of the desk; empty when the argument is absent.
[[nodiscard]] std::string argument(const std::map<std::string, std::string>&, const std::string& name);
/// A whole number of minor units ≥ 0; null for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_amount(const std::string&);

// Grading (resolution.cpp)
scenario::Grade grade_of(const Case&, const State&, const ActionRecord&);

// Replies (reply.cpp)
void send_bubble(Work&, const BubbleSent&);
void close_turn(Work&, const text::Verdict&);
void take_choice(Work&, const scenario::ChoiceId&);

// Due moments (due.cpp)
/// Puts a moment on the list; once talking is over nothing falls due any more.
void schedule(State&, Pending);
/// The contact moment at which the pending one is worked off.
[[nodiscard]] std::int64_t contact_due_ms(const State&, const Pending&);
/// Works off everything due up to `until_ms` of contact time, in order; stops behind the one named `last`.
void work_off(Work&, std::int64_t until_ms, const std::string& last);
/// Those that belong to the story and not to this sitting: after a jump.
void work_off_jump(Work&);

// The desk (desk_find.cpp)
const scenario::Item* find_item(const scenario::Scenario&, const std::string& id);
const scenario::Order* find_order(const scenario::Scenario&, const std::string& id);
const scenario::Event* find_event(const scenario::Scenario&, const scenario::EventId&);
/// Price of an item times its quantity, or of all items of an order; null for another id.
std::optional<std::int64_t> price_of(const Case&, const std::string& object);

} // namespace amends::engine
