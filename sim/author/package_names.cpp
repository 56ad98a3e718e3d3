#include "sim/author/package_names.hpp"

#include "sim/author/templates.hpp"
#include "sim/scenario/resources.hpp"
#include "support/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <set>

namespace amends::author {
namespace {

constexpr std::size_t entry_name_bytes_max = 240, entry_step_bytes_max = 120, entry_letters_max = 80;

constexpr auto media_endings = std::to_array<std::string_view>(
    {".png", ".jpg", ".jpeg", ".svg", ".ogg", ".wav", ".mp3", ".flac", ".opus", ".m4a", ".mid"});

/// A step that is hidden, too long, or a device beyond those that no case may name.
bool is_odd_step(std::string_view step) {
    if (step.starts_with('.') || step.size() > entry_step_bytes_max) return true;
    std::string name(step.substr(0, step.find('.')));
    for (char& letter : name)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
    return name == "conin$" || name == "conout$" || name == "clock$";
}

bool stays_in_package(const std::string& name) {
    if (name.size() > entry_name_bytes_max || !scenario::stays_inside(name)) return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (is_odd_step(std::string_view(name).substr(at, end - at))) return false;
        at = end + 1;
    }
    return true;
}

/// Names that some file system takes for one have one key: letters large or small, composed or not.
std::u16string folding_key(const std::string& name) {
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(failed);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    if (U_SUCCESS(failed)) text = fold->normalize(text, failed);
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

Refused entry_fault(std::string_view text, const std::string& name) {
    return {std::string(text), {{"entry", shown_entry(name)}}};
}

} // namespace

bool belongs_in_case(std::string_view path) {
    if (path == "scenario.json") return true;
    if (!stays_in_package(std::string(path))) return false;
    if (path.starts_with("parts/") && path.ends_with(".json"))
        return is_case_id(path.substr(6, path.size() - 11));
    return std::any_of(media_endings.begin(), media_endings.end(),
                       [&](std::string_view ending) { return path.ends_with(ending); });
}

std::optional<Refused> fault_of_names(std::span<const std::string> names) {
    std::set<std::string_view> exact;
    std::set<std::u16string> folded;
    std::set<std::u16string> folders;
    for (const std::string& name : names) {
        if (support::find_invalid_utf8(name) != std::string::npos)
            return entry_fault("package.name_utf8", name);
        if (!stays_in_package(name)) return entry_fault("package.name_outside", name);
        if (!exact.insert(name).second) return entry_fault("package.name_twice", name);
        const std::u16string key = folding_key(name);
        if (!folded.insert(key).second) return entry_fault("package.name_folds", name);
        for (std::size_t at = key.find(u'/'); at != std::u16string::npos; at = key.find(u'/', at + 1))
            folders.insert(key.substr(0, at));
    }
    // A file where another name needs a folder.
    for (const std::string& name : names)
        if (folders.contains(folding_key(name))) return entry_fault("package.name_folds", name);
    return std::nullopt;
}

std::string shown_entry(std::string_view name) {
    std::string shown;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size() && letters < entry_letters_max; ++letters) {
        const support::CodePoint point = support::decode_utf8(name, at);
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0)
                             || (point.value >= 0x202A && point.value <= 0x202E)
                             || (point.value >= 0x2066 && point.value <= 0x2069);
        support::append_utf8(shown, control || !point.valid ? U'\uFFFD' : point.value);
        at += point.length;
    }
    return letters == entry_letters_max ? shown + "…" : shown;
}

} // namespace amends::author
