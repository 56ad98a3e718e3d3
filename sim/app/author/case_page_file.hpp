#pragma once
#include "sim/app/judge_files.hpp"
#include "sim/author/refused.hpp"
#include "sim/ui/base/texts.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <functional>

namespace amends::app {

/// The case as one HTML page in the language of the texts, with the pictures of its folder and of the assets.
/// Also a draft with errors.
/// `read_judge`: called where the case can be played, for what the check finds. Refused: a file that cannot
/// be read or is no JSON object.
support::Result<std::string, author::Refused> page_of_case(const std::filesystem::path& case_file,
                                                           const std::filesystem::path& assets,
                                                           const ui::Texts&,
                                                           const std::function<JudgeFromFiles()>& read_judge);

} // namespace amends::app
