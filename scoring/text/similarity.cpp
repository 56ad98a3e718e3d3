#include "scoring/text/similarity.hpp"

#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <iterator>

namespace amends::text {
namespace {

constexpr std::size_t han_run = 5; // letters in a row that two texts do not share by chance
constexpr std::size_t latin_run = 14;

bool is_counted(char32_t c) {
    return is_han(c) || is_latin_letter(c) || is_digit(c);
}

/// Letters and digits only: punctuation and blanks change when a text is retyped.
std::u32string bare(std::u32string_view text) {
    std::u32string letters;
    std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_counted);
    return letters;
}

std::size_t run_length(std::u32string_view letters, std::size_t at) {
    const std::size_t length = is_han(letters[at]) ? han_run : latin_run;
    return at + length <= letters.size() ? length : 0;
}

std::uint64_t hash_run(std::u32string_view run) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char32_t c : run)
        hash = (hash ^ static_cast<std::uint64_t>(c)) * 1099511628211u;
    return hash;
}

} // namespace

void RunIndex::add(std::u32string_view source) {
    const std::u32string letters = bare(source);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (const std::size_t length = run_length(letters, i); length > 0)
            runs_.push_back(hash_run(std::u32string_view(letters).substr(i, length)));
    }
    std::sort(runs_.begin(), runs_.end());
    runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
}

std::vector<bool> RunIndex::covered(std::u32string_view text) const {
    const std::u32string letters = bare(text);
    std::vector<bool> covered(text.size());
    std::size_t letter = 0, reach = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_counted(text[at])) {
            covered[at] = letter > 0 && letter < reach;
            continue;
        }
        const std::size_t length = run_length(letters, letter);
        if (length > 0
            && std::binary_search(runs_.begin(), runs_.end(),
                                  hash_run(std::u32string_view(letters).substr(letter, length))))
            reach = std::max(reach, letter + length);
        covered[at] = letter < reach;
        ++letter;
    }
    return covered;
}

int RunIndex::covered_permille(std::u32string_view text) const {
    const std::vector<bool> stands = covered(text);
    std::size_t letters = 0, inside = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_counted(text[at])) continue;
        ++letters;
        if (stands[at]) ++inside;
    }
    return letters == 0 ? 0 : static_cast<int>(inside * 1000 / letters);
}

} // namespace amends::text
