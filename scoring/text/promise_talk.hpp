#pragma once
// Talk of a measure that promises none: it is looked up, told back, regretted, described as a rule.
#include "scoring/text/rules.hpp"

namespace amends::text {

/// Whether the words of a rule that names a measure only speak of it ("let me check the refund",
/// 补发的杯子碎了, "refunds usually take three days"), so that nothing is offered or promised by them.
[[nodiscard]] bool only_talks_of_it(const CompiledLexicon&, const Reading&, const RuleHit&);

} // namespace amends::text
