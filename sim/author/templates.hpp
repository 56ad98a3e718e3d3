#pragma once
// Templates: whole small cases to begin from. What has to be changed in one has an "x-todo" beside it.
#include "sim/author/refused.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::author {

/// Something to fill in, where it stands.
struct FillIn {
    std::string place; ///< "customer", "desk/policies/0"; empty: the case as a whole
    int line = 0;
    support::Localized what;
};

/// What a template is and what it asks for.
struct TemplateInfo {
    std::string name;
    support::Localized title, summary;
    std::vector<FillIn> fill_ins;
    std::vector<std::string> parts; ///< shared sub-scripts it includes
};

/// Reads a template's scenario.json, or any case's. None when it is no JSON object.
[[nodiscard]] std::optional<TemplateInfo> template_info(std::string name, std::string_view text);

/// Small letters, digits, "_" and "-", beginning with a letter or digit, at most 64: what a case may be
/// called.
[[nodiscard]] bool is_case_id(std::string_view);

/// What a case of that title may be called: "壶碎了" → "hu-sui-le", "The pot that leaks" →
/// "the-pot-that-leaks". Empty when the title has no letter.
[[nodiscard]] std::string id_from_title(std::string_view title);

/// What the copy of a template gets.
struct TemplateCopy {
    std::string id;
    std::string title;                 ///< empty: the template's, without the word "template"
    support::Lang title_lang{};        ///< what `title` is written in
    std::optional<support::Lang> only; ///< the one language of the case; none: the template's languages
};

/// The template's text with another id and title, all else as it stands. With `only`, tests, samples
/// and accepted warnings of the other language go, for nothing would play them.
[[nodiscard]] support::Result<std::string, Refused> case_from_template(std::string_view text,
                                                                       const TemplateCopy&);

} // namespace amends::author
