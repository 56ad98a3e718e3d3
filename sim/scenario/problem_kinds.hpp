#pragma once
// Every numbered problem of scenarios, parts, rubrics and play scripts: one row each, both languages.
#include "support/problem.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::scenario {

/// In the order of `problem_kinds()`. F: any file of ours, S: scenarios, R: rubrics, L: play scripts.
enum class Code : std::uint8_t {
    wrong_type,
    unknown_key,
    missing_key,
    unknown_name,
    out_of_range,
    empty_text,
    long_text,
    bad_id,
    bad_time,
    not_one_kind,
    long_list,
    unknown_format,
    too_many,

    unknown_place,
    duplicate_id,
    unreachable_node,
    unreachable_ending,
    dead_end,
    endless_loop,
    shadowed_transition,
    impossible_condition,
    undeclared_flag,
    flag_never_read,
    flag_never_set,
    flag_unused,
    missing_language,
    unknown_variable,
    wrong_form,
    open_brace,
    row_without_value,
    tied_rows_differ,
    not_a_variable_of,
    missing_fallback,
    fallback_without_then,
    missing_choices,
    choices_without_way,
    picture_missing,
    path_escapes,
    unknown_shipped_picture,
    unknown_portrait,
    unknown_object,
    unknown_reveal,
    unknown_event,
    event_never_happens,
    not_money_action,
    no_right_option,
    too_many_right_options,
    script_line,
    script_unknown_choice,
    script_unknown_action_object,
    script_unknown_option,
    test_expects_unknown,
    way_beyond_authority,
    no_right_way,
    longer_than_bubble,
    few_samples,
    contradicting_samples,
    undeclared_language,
    suppression_unused,
    suppression_unknown_code,
    suppression_of_error,
    unknown_measure,
    unknown_rubric,
    part_missing,
    part_exit_missing,
    part_exit_unused,
    not_an_ending,
    time_transition_without_time,
    repeated_name,
    limit_below_target,
    unused_variable,
    test_failed,
    id_unlike_folder,
    choice_label_not_read,
    choice_label_not_given,
    fallback_says_one_thing,
    way_cost_unlike_rules,
    model_misses_due,
    bad_sample_passes,
    sample_labels_missed,
    sample_fault_not_given,
    not_a_picture,
    language_far_longer,
    picture_unused,
    sound_unused,
    reading_over_time,
    longest_choice_best,
    first_choice_best,
    answer_given_away,
    grades_contradict,
    needed_action_refused,
    amount_beyond_authority,
    amounts_differ,
    reads_wrong_with_row,
    looks_private,
    not_found_in_walk,
    never_happens,
    critical_unavoidable,
    score_ceiling,
    no_way_out,
    never_reached,
    suppression_of_many,
    suppression_ambiguous,
    sample_acts_missed,
    test_draw_unknown,
    to_fill_in,
    due_without_choice,
    loop_without_way_out,
    policy_unlike_authority,

    weights_do_not_sum,
    no_criteria,
    criterion_counts_nothing,
    label_counted_twice,
    effect_of_wrong_sign,
    csat_row_missing,
    phrase_empty,
    unknown_table_key,

    line_unknown_command,
    line_missing_text,
    line_bad_string,
    line_bad_argument,
    line_unknown_action,
    line_unknown_parameter,
    line_missing_parameter,
    line_bad_number,
    line_unknown_question,
    line_repeated_argument,
    line_impossible,
};

struct ProblemText {
    std::string_view zh, en;
};

/// How a kind of problem is told. `{name}` stands for what `make_problem` is given; `near_hint` is used
/// instead of `hint` when there is a `near`, a name that was probably meant.
struct ProblemKind {
    Code code;
    std::string_view id; ///< "S012": stable, explained in scenarios/PROBLEMS.md
    support::Severity severity;
    ProblemText message, hint, near_hint;
};

std::span<const ProblemKind> problem_kinds();
const ProblemKind& problem_kind(Code);
/// Null when no problem has that id; J001… of the JSON reader are not among these.
const ProblemKind* find_problem_kind(std::string_view id);

/// The words for one place of a message.
struct Fill {
    std::string_view name;
    support::Localized words;

    Fill(std::string_view place, std::string_view text)
        : name(place), words{std::string(text), std::string(text)} {}
    Fill(std::string_view place, support::Localized text) : name(place), words(std::move(text)) {}
    Fill(std::string_view place, std::int64_t number)
        : name(place), words{std::to_string(number), std::to_string(number)} {}
};
using Fills = std::vector<Fill>;

/// The problem with its texts filled in. Line 0 means the file as a whole.
support::Problem make_problem(Code, std::string file, int line, int column, const Fills&);

/// No more problems than these are told of one file.
inline constexpr std::size_t problems_max = 1000;
/// Puts problems in file order; of more than `problems_max` the first are kept, and F013 says that there are
/// more.
void sort_and_limit(std::vector<support::Problem>&);

} // namespace amends::scenario
