#pragma once
// Syntax errors of JSON told so that somebody who wrote by hand finds them. Private to the folder.
#include "support/localized.hpp"

#include <string>
#include <string_view>

namespace amends::support {

struct JsonFault {
    std::size_t offset = 0; ///< byte of the text
    std::string code;
    Localized message, hint;
};

/// What the syntax error that nlohmann's parser names at `offset` as `what` means in our words.
JsonFault syntax_fault(std::string_view text, std::size_t offset, const std::string& what);

} // namespace amends::support
