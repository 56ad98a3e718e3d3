#pragma once
#include "scoring/text/judge.hpp"
#include "scoring/text/linear_model.hpp"
#include "scoring/text/rules.hpp"
#include "scoring/text/word_order.hpp"

#include <map>

namespace amends::text {

/// Everything a judge knows, made ready.
struct Language {
    NormaliseTable table;
    CompiledLexicon lexicon;
    LinearModel model;
    WordOrder order;
    std::map<Label, support::Localized> label_reasons; ///< for a label that rests on the model alone
    std::string fingerprint;
};

} // namespace amends::text
