#pragma once
// What a command works with: streams, words, folders.
#include "sim/ui/base/texts.hpp"
#include "support/problem.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

namespace amends::app::cli {

/// design: 0 fine, 1 findings, 2 wrong usage or unreadable input, 3 no store or no display.
enum class Exit { fine = 0, findings = 1, unusable = 2, unavailable = 3 };

struct Environment {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    ui::Texts texts;
    std::filesystem::path assets;
    std::string library;                       ///< --library; empty: the usual places
    std::optional<support::Lang> asked_lang{}; ///< --lang
    std::filesystem::path own_lexicon{};       ///< the folder of the shop's lexicons

    [[nodiscard]] support::Lang lang() const { return texts.lang(); }
    /// A sentence on standard error, after "amends: ".
    void say(std::string_view id, ui::Places = {}) const;
    void say(const support::Localized&) const;
    /// That the file cannot be read, and why.
    void say_unreadable(const std::string& file, const support::Error&) const;
    /// Each problem on a line of standard error.
    void tell(const std::vector<support::Problem>&) const;
};

/// --lang, else the settings', else the system's.
support::Lang language_of(const std::optional<support::Lang>& asked);

/// The texts of a language from the asset folder; an empty table (ids are shown) and a reason when
/// unreadable.
ui::Texts read_texts(const std::filesystem::path& assets, support::Lang, std::ostream& err);

} // namespace amends::app::cli
