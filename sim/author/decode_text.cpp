// ICU knows the encodings; only how a file's own is guessed is ours.
#include "sim/author/table_text.hpp"
#include "support/utf8.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

namespace amends::author {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// The bytes as UTF-8; false when one of them is not of that encoding.
bool convert(std::string_view bytes, const char* name, std::string& text) {
    const Converter from = open_converter(name), to = open_converter("UTF-8");
    if (!from || !to) return false;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    UChar pivot[4096];
    UChar *pivot_from = pivot, *pivot_to = pivot;
    char piece[8192];
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    bool reset = true;
    do {
        status = U_ZERO_ERROR;
        char* target = piece;
        ucnv_convertEx(to.get(), from.get(), &target, piece + sizeof piece, &source, source_end, pivot,
                       &pivot_from, &pivot_to, pivot + 4096, static_cast<UBool>(reset), true, &status);
        reset = false;
        text.append(piece, target);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return U_SUCCESS(status);
}

/// Rows and columns by the places of line ends and separators; quotes are not looked at, because the text is
/// broken anyway.
Refused refused_at(const std::string& bytes, std::size_t offset) {
    const std::string_view before = std::string_view(bytes).substr(0, offset);
    const auto rows = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view cells = before.substr(line);
    const auto columns =
        static_cast<std::size_t>(std::count(cells.begin(), cells.end(), find_separator(before)));
    return refused(TableFault{"intake.table.not_utf8", rows + 1, columns + 1});
}

/// Well-formed letters of several bytes outnumber the faulty pieces: UTF-8 that was damaged, not GBK. GBK
/// read as UTF-8 is faulty nearly everywhere.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t sound = 0, faulty = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const support::CodePoint letter = support::decode_utf8(bytes, at);
        at += letter.length;
        if (!letter.valid)
            ++faulty;
        else if (letter.length > 2) // two bytes are common by chance
            ++sound;
    }
    return sound > 2 * faulty;
}

/// At least half of the letters of several bytes are those of GB 2312, its signs and characters, as in any
/// Chinese text; GB 18030 has a letter for nearly every pair of bytes, also of Big5, Shift JIS or Latin 1.
bool is_likely_gb18030(std::string_view bytes) {
    std::size_t common = 0, all = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        if (first < 0x80 || at + 1 == bytes.size()) continue;
        const auto second = static_cast<unsigned char>(bytes[++at]);
        ++all;
        if (second >= 0x30 && second <= 0x39)
            at += 2; // four bytes
        else if (second >= 0xA1 && ((first >= 0xA1 && first <= 0xA3) || (first >= 0xB0 && first <= 0xF7)))
            ++common;
    }
    return common * 2 >= all;
}

/// UTF-16 without a mark: every other byte of its Latin letters and line ends is zero.
const char* unmarked_utf16(std::string_view bytes) {
    std::size_t even = 0, odd = 0;
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
    for (std::size_t at = 0; at < looked_at; ++at)
        if (bytes[at] == '\0') ++(at % 2 == 0 ? even : odd);
    if (bytes.size() % 2 != 0 || even + odd == 0 || (even > 0 && odd > 0)) return nullptr;
    // A few in what is UTF-8 otherwise have strayed in: Latin text of UTF-16 is half of zeros, and other text
    // of it is no UTF-8.
    if ((even + odd) * 4 < looked_at && support::find_invalid_utf8(bytes) == std::string::npos)
        return nullptr;
    return odd > 0 ? "UTF-16LE" : "UTF-16BE";
}

support::Result<DecodedText, Refused> decoded_utf16(std::string_view bytes, const char* name) {
    DecodedText decoded;
    decoded.encoding = name == std::string_view("UTF-16LE") ? TextEncoding::utf16_le : TextEncoding::utf16_be;
    if (!convert(bytes, name, decoded.text)) return Refused{"intake.table.not_utf16", {}};
    return decoded;
}

/// How files begin that are no text though their bytes may pass for one: PDF, PNG, JPEG, GIF, RTF, and
/// archives.
bool is_no_text(std::string_view bytes) {
    constexpr std::array<std::string_view, 8> signatures = {
        "%PDF-", "\x89PNG\r\n", "\xFF\xD8\xFF", "GIF8", "{\\rtf", "Rar!\x1A", "7z\xBC\xAF", "\x1F\x8B\x08"};
    return std::any_of(signatures.begin(), signatures.end(),
                       [&](std::string_view signature) { return bytes.starts_with(signature); });
}

} // namespace

support::Result<DecodedText, Refused> decode_text(std::string bytes, const TableLimits& limits) {
    using namespace std::string_view_literals;
    if (is_no_text(bytes)) return Refused{"intake.table.encoding", {}};
    if (bytes.size() > limits.bytes)
        return Refused{"intake.table.bytes", {{"mebibytes", std::to_string(limits.bytes >> 20U)}}};
    const std::string_view all = bytes;
    if (all.starts_with("\xFF\xFE\0\0"sv) || all.starts_with("\0\0\xFE\xFF"sv))
        return Refused{"intake.table.encoding", {}};
    if (all.starts_with("\xFF\xFE"sv)) return decoded_utf16(all.substr(2), "UTF-16LE");
    if (all.starts_with("\xFE\xFF"sv)) return decoded_utf16(all.substr(2), "UTF-16BE");
    if (const char* name = unmarked_utf16(all)) return decoded_utf16(all, name);
    const bool marked = all.starts_with(table_mark);
    const std::size_t fault = support::find_invalid_utf8(all);
    if (fault == std::string::npos) {
        if (marked) bytes.erase(0, table_mark.size());
        return DecodedText{std::move(bytes), TextEncoding::utf8};
    }
    if (marked || is_damaged_utf8(all)) return refused_at(bytes, fault);
    DecodedText decoded{{}, TextEncoding::gb18030};
    if (!is_likely_gb18030(all) || !convert(all, "GB18030", decoded.text))
        return Refused{"intake.table.encoding", {}};
    return decoded;
}

} // namespace amends::author
