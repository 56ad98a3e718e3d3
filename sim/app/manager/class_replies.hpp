#pragma once
// What different people answered at the same point of a case, out of their assessments.
#include "sim/app/report/before_after.hpp"
#include "sim/records/sharing.hpp"

namespace amends::app {

struct ClassReply {
    std::string person, text;
    std::vector<std::string> labels; ///< as the judge found them
};
struct ClassNode {
    std::string node, customer; ///< what was last said to one of them
    std::vector<ClassReply> replies;
};
/// So many of a case's newest closed assessments are looked at.
inline constexpr std::int64_t class_attempts_max = 200;

/// Points at which at least `told_from` people answered, in the order in which they were met. Assessments
/// alone: practice is the trainee's own.
records::Outcome<std::vector<ClassNode>> class_nodes(records::Reader&, const std::string& scenario);
/// Cases that have such a number of people among their closed assessments, by id.
records::Outcome<std::vector<std::string>> class_cases(records::Reader&);

/// The text with these words of whoever wrote it hidden: a reply may be signed.
std::string without_name(std::string text, const std::string& name);

} // namespace amends::app
