#include "support/json_syntax.hpp"

#include "support/utf8.hpp"

#include <optional>

namespace amends::support {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Where the token begins that the library names by its last byte.
std::size_t token_begin(std::string_view text, std::size_t last) {
    const auto is_word = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.';
    };
    std::size_t at = last;
    if (text[last] == '"') {
        const auto escaped = [&](std::size_t quote) {
            std::size_t signs = 0;
            while (signs < quote && text[quote - 1 - signs] == '\\')
                ++signs;
            return signs % 2 == 1;
        };
        do {
            if (at == 0) return last;
            --at;
        } while (text[at] != '"' || escaped(at));
        return at;
    }
    while (is_word(text[at]) && at > 0 && is_word(text[at - 1]))
        --at;
    return at;
}

/// Where the text before `at` ends, blanks left out.
std::size_t end_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_blank(text[at - 1]))
        --at;
    return at;
}

/// Between two values, or between a key and its value, a sign is missing: told where it belongs, behind what
/// stands before. Null where that is not what is wrong.
std::optional<JsonFault> missing_sign(std::string_view text, std::size_t last, const std::string& what) {
    const auto says = [&what](std::string_view words) { return what.find(words) != std::string::npos; };
    const std::size_t begin = token_begin(text, last);
    constexpr std::string_view begins_value = "\"{[-0123456789tfn";
    if (begins_value.find(text[begin]) == std::string_view::npos || says("invalid literal"))
        return std::nullopt;
    const std::size_t before = end_before(text, begin);
    if (before == 0) return std::nullopt;
    if (says("expected ':'"))
        return JsonFault{before,
                         "J002",
                         {"这里缺少冒号", "a colon is missing here"},
                         {"键和值之间写英文冒号 :", "write : between a key and its value"}};
    constexpr std::string_view ends_value = "\"}]0123456789elE";
    const bool after_value = ends_value.find(text[before - 1]) != std::string_view::npos;
    if (!after_value || (!says("expected '}'") && !says("expected ']'"))) return std::nullopt;
    return JsonFault{before,
                     "J002",
                     {"这里缺少逗号", "a comma is missing here"},
                     {"两项之间写英文逗号 ,；若这里该结束了，就补上括号",
                      "write , between two entries, or close the bracket where the list ends"}};
}

/// A comma with nothing behind or before it, a key without its value, a bracket closed by that of the other
/// kind: each has a remedy of its own. Null where nothing of this is wrong.
std::optional<JsonFault> idle_sign(std::string_view text, std::size_t at, const std::string& what) {
    const char sign = text[at];
    const bool closes = sign == ']' || sign == '}';
    if (!closes && sign != ',') return std::nullopt;
    const std::size_t before = end_before(text, at);
    const char last = before == 0 ? '\0' : text[before - 1];
    const std::string bracket(1, sign);
    if (closes && last == ',')
        return JsonFault{before - 1,
                         "J002",
                         {"右括号 " + bracket + " 前面多了一个逗号",
                          "a comma stands before the closing bracket " + bracket},
                         {"删掉这个逗号", "take the comma out"}};
    if (last == ':')
        return JsonFault{before,
                         "J002",
                         {"冒号后面缺少值", "the value behind the colon is missing"},
                         {"补上值，或删掉这个键", "write the value, or take the key out"}};
    if (sign == ',' && (last == ',' || last == '[' || last == '{'))
        return JsonFault{
            at,
            "J002",
            {"这个逗号前面没有内容", "nothing stands before this comma"},
            {"删掉这个逗号，或补上漏写的一项", "take the comma out, or write the entry that is missing"}};
    const bool in_list = what.find("; expected ']'") != std::string::npos;
    if (closes && (in_list || what.find("; expected '}'") != std::string::npos))
        return JsonFault{at,
                         "J002",
                         in_list ? Localized{"这里该用 ] 结束列表", "the list is closed by ] here"}
                                 : Localized{"这里该用 } 结束对象", "the object is closed by } here"},
                         {"[ 与 ] 成对，{ 与 } 成对", "[ goes with ], { goes with }"}};
    return std::nullopt;
}

/// Signs that a Chinese keyboard or a word processor puts in place of the plain ones.
bool is_typographic(char32_t c) {
    constexpr std::u32string_view signs = U"，：；、“”‘’「」【】｛｝［］＂";
    return signs.find(c) != std::u32string_view::npos;
}

} // namespace

JsonFault syntax_fault(std::string_view text, std::size_t offset, const std::string& what) {
    const auto says = [&what](std::string_view words) { return what.find(words) != std::string::npos; };
    if (offset >= text.size() || says("unexpected end of input")) {
        return {text.size(),
                "J005",
                {"文件在这里中断了", "the file is cut off here"},
                {"补上缺少的引号或括号", "close what is still open"}};
    }
    if (says("ill-formed UTF-8")) {
        return {offset,
                "J003",
                {"这里的字节不是有效的 UTF-8", "these bytes are not valid UTF-8"},
                {"把文件另存为 UTF-8", "save the file as UTF-8"}};
    }
    if (says("surrogate")) {
        return {offset,
                "J004",
                {"\\u 转义只写了半个字符", "a \\u escape names half a character"},
                {"直接写出这个字符", "write the character itself"}};
    }
    if (says("expected end of input")) {
        return {offset,
                "J006",
                {"文件结束之后还有文字", "text follows the end of the document"},
                {"一个文件只放一个值", "keep one value in a file"}};
    }
    if (says("number overflow")) {
        return {offset,
                "J008",
                {"数字太大", "this number is too large"},
                {"用不超过 2^53 的整数", "use a whole number up to 2^53"}};
    }
    if (says("control character")) {
        return {offset,
                "J009",
                {"字符串里有未转义的控制字符", "a control character stands unescaped in a string"},
                {"换行写作 \\n，制表符写作 \\t", "write a line break as \\n and a tab as \\t"}};
    }
    if (auto missing = missing_sign(text, offset, what)) return std::move(*missing);
    if (auto idle = idle_sign(text, offset, what)) return std::move(*idle);
    std::string found;
    // The library may stop in the middle of a character.
    while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
        --offset;
    const char32_t sign = decode_utf8(text, offset).value;
    append_utf8(found, sign);
    if (is_typographic(sign))
        return {offset,
                "J002",
                {"这里不该出现“" + found + "”", "'" + found + "' cannot stand here"},
                {"换成英文（半角）符号：\" , : [ ] { }", "write the plain sign instead: \" , : [ ] { }"}};
    return {offset,
            "J002",
            {"这里不该出现“" + found + "”", "'" + found + "' cannot stand here"},
            {"检查附近的逗号、引号和括号", "look for a comma, quote or bracket missing or too many nearby"}};
}

} // namespace amends::support
