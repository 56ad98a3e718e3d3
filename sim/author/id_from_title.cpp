#include "sim/author/templates.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace amends::author {
namespace {

/// Letters of any script as small ASCII ones; Chinese by its sounds. As it was where ICU lacks its table.
std::string in_small_ascii(std::string_view title) {
    auto text = icu::UnicodeString::fromUTF8({title.data(), static_cast<std::int32_t>(title.size())});
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    if (U_SUCCESS(error) != 0 && latin) latin->transliterate(text);
    std::string ascii;
    text.toUTF8String(ascii);
    return ascii;
}

} // namespace

std::string id_from_title(std::string_view title) {
    constexpr std::size_t letters_most = 40;
    std::string id;
    bool gap = false;
    for (const char letter : in_small_ascii(title)) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (letter == '\'') continue; // "won't" → "wont"
        if (!plain) {
            if (id.size() >= letters_most) break; // at the end of a word
            gap = !id.empty();
            continue;
        }
        if (gap) id += '-';
        gap = false;
        id += letter;
        if (id.size() == 64) break;
    }
    return id;
}

} // namespace amends::author
