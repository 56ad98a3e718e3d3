#pragma once
// What the system answered about a file, and why something was refused, in the user's language.
#include "sim/author/refused.hpp"
#include "sim/ui/base/texts.hpp"
#include "support/result.hpp"

#include <cstdint>
#include <string>

namespace amends::app {

enum class FileDeed : std::uint8_t { read, written };

/// A sentence of its own, closed by a full stop: "没有这个文件。". An answer that is not known is told in the
/// system's words.
std::string answer_words(const std::string& answer, FileDeed, const ui::Texts&);

/// The same of an error of ours: what it was doing tells whether something was read.
std::string answer_words(const support::Error&, const ui::Texts&);

/// Why no program opened a folder: a sentence as well.
std::string folder_words(const support::Error&, const ui::Texts&);

/// The refusal's text with its places filled in; a system's answer among them as `answer_words` says it.
std::string refused_words(const author::Refused&, const ui::Texts&);

} // namespace amends::app
