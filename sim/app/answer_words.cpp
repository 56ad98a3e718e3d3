#include "sim/app/answer_words.hpp"

#include "sim/app/printable.hpp"

#include <cerrno>
#include <charconv>
#include <initializer_list>
#include <system_error>
#include <utility>

namespace amends::app {
namespace {

constexpr std::string_view larger_than = "larger than ";

/// The text that says a system's answer; empty: none does.
std::string_view system_answer_id(const std::string& answer, FileDeed deed) {
    const bool is_read = deed == FileDeed::read;
    const std::initializer_list<std::pair<int, std::string_view>> known = {
        {ENOENT, is_read ? "cli.why.missing" : "cli.why.no_folder"},
        {EACCES, is_read ? "cli.why.not_allowed" : "cli.why.not_writable"},
        {EPERM, is_read ? "cli.why.not_allowed" : "cli.why.not_writable"},
        {EISDIR, "cli.why.no_file"},
        {ENOTDIR, is_read ? "cli.why.missing" : "cli.why.not_folder"},
        {ENAMETOOLONG, is_read ? "cli.why.missing" : "cli.why.long_name"},
        {ENOSPC, "cli.why.full"},
        {EROFS, "cli.why.read_only"},
        {EEXIST, "cli.why.exists"},
        {EIO, "cli.why.disk_error"},
        {EDQUOT, "cli.why.quota"},
        {EMFILE, "cli.why.many_open"},
        {ENFILE, "cli.why.many_open"},
        {ELOOP, "cli.why.link_circle"},
        {EFBIG, "cli.why.file_too_big"},
        {EBUSY, "cli.why.in_use"},
        {ETXTBSY, "cli.why.in_use"},
        {ENODEV, "cli.why.gone_away"},
        {ENXIO, "cli.why.gone_away"},
        {ESTALE, "cli.why.gone_away"},
        {ENOTCONN, "cli.why.gone_away"},
        {ETIMEDOUT, "cli.why.gone_away"},
        {EHOSTDOWN, "cli.why.gone_away"},
        {EHOSTUNREACH, "cli.why.gone_away"}};
    for (const auto& [number, id] : known)
        if (answer == std::generic_category().message(number)) return id;
    if (answer == "not a regular file") return "cli.why.no_file";
    if (answer == "a link that leads out of its folder") return "cli.why.link_outside";
    return answer.starts_with(larger_than) ? "cli.why.too_large" : "";
}

/// "larger than 16777216 bytes", "larger than 16 MiB" → "16 MiB".
std::string limit_in(std::string_view answer) {
    answer.remove_prefix(larger_than.size());
    std::uint64_t bytes = 0;
    const auto end = std::from_chars(answer.data(), answer.data() + answer.size(), bytes);
    if (end.ec != std::errc() || !answer.ends_with(" bytes")) return std::string(answer);
    constexpr std::uint64_t mebibyte = 1U << 20U;
    return bytes >= mebibyte ? std::to_string(bytes / mebibyte) + " MiB"
                             : std::to_string(bytes >> 10U) + " KiB";
}

} // namespace

std::string answer_words(const std::string& answer, FileDeed deed, const ui::Texts& texts) {
    const std::string_view id = system_answer_id(answer, deed);
    if (id == "cli.why.too_large") return texts.get(id, {{"most", limit_in(answer)}});
    return id.empty() ? texts.get("cli.why.other", {{"answer", printable(answer)}}) : texts.get(id);
}

std::string answer_words(const support::Error& error, const ui::Texts& texts) {
    return answer_words(error.answer, error.doing == "read" ? FileDeed::read : FileDeed::written, texts);
}

std::string folder_words(const support::Error& error, const ui::Texts& texts) {
    const std::size_t colon = error.answer.find(": ");
    if (colon == std::string::npos) // it was there and gave up: its name and number
        return texts.get("shell.folder_program_failed", {{"answer", printable(error.answer)}});
    const std::string answer = error.answer.substr(colon + 2);
    if (answer == std::generic_category().message(ENOENT))
        return texts.get("shell.no_folder_program", {{"program", printable(error.answer.substr(0, colon))}});
    return answer_words(answer, FileDeed::read, texts);
}

std::string refused_words(const author::Refused& refused, const ui::Texts& texts) {
    const FileDeed deed = refused.text == "template.unwritable" ? FileDeed::written : FileDeed::read;
    const bool of_a_file = refused.text == "template.unreadable" || refused.text == "template.unwritable";
    auto places = refused.places;
    for (auto& [name, value] : places)
        if (of_a_file && name == "why") value = answer_words(value, deed, texts);
    const auto place = [&](std::size_t at) { return ui::Place(places[at].first, places[at].second); };
    // Two places at most; ui::Places is a list of literals.
    if (places.empty()) return texts.get(refused.text);
    if (places.size() == 1) return texts.get(refused.text, {place(0)});
    return texts.get(refused.text, {place(0), place(1)});
}

} // namespace amends::app
