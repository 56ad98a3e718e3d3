#pragma once
// A Context as JSON, the way `score`, `eval` and `play --contexts` write it.
#include "scoring/text/context.hpp"
#include "support/json_read.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <string>
#include <string_view>

namespace amends::text {

/// Reads lang, history, customer, facts, actions, now, shown, own; all may be missing, other keys are
/// ignored. `facts` and `customer` may be one text or a list. Fails on a wrong type, naming the key.
support::Result<Context> context_from_json(const support::Json&);

/// One JSON object, keys sorted, no blanks.
std::string to_json(const Context&);

/// "zh", "zh-Hant" or "en".
std::string_view to_string(ContextLang);
std::string_view to_string(Speaker);

} // namespace amends::text
