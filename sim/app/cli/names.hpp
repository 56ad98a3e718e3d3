#pragma once
// Names for people beside the ids that commands and files take.
#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "sim/ui/base/texts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace amends::app::cli {

/// "共情（empathy）"; the id alone where the name says the same ("flat_refusal": Flat refusal).
std::string named(const ui::Texts&, const std::string& name, std::string_view id);
/// The text `id` of the table when there is one, else `otherwise` made printable.
std::string text_or(const ui::Texts&, const std::string& id, std::string_view otherwise);

/// Labels and acts with their ids as a list; "–" for none.
std::string label_words(const ui::Texts&, const text::LabelSet&);
std::string act_words(const ui::Texts&, const std::vector<text::ActId>&);
/// One of them.
std::string label_words(const ui::Texts&, text::Label);
std::string act_words(const ui::Texts&, const text::ActId&);

} // namespace amends::app::cli
