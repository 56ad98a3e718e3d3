// Makes assets/tables/normalise.txt from ICU and OpenCC's dictionaries. Never run at build or run time; the
// table is committed, so that a newer ICU or OpenCC cannot change a verdict. docs/judge.md has the commands.
//
//   make_normalise_table TSCharacters.txt TSPhrases.txt > assets/tables/normalise.txt
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/uversion.h>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using icu::UnicodeString;

bool drops_marks(UChar32 base) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(base, &status);
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

/// NFKC, case fold, default-ignorables out, and Latin, Greek and Cyrillic letters without their marks.
UnicodeString plain_form(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UnicodeString folded =
        icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(UnicodeString(c), status);
    const UnicodeString parts = icu::Normalizer2::getNFDInstance(status)->normalize(folded, status);
    UnicodeString plain;
    UChar32 base = 0;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 part = parts.char32At(i);
        if (u_charType(part) == U_NON_SPACING_MARK && plain.length() > 0 && drops_marks(base)) continue;
        base = part;
        plain.append(part);
    }
    return icu::Normalizer2::getNFCInstance(status)->normalize(plain, status);
}

/// The plain form, with one apostrophe and one short dash for all that are typed.
UnicodeString our_form(UChar32 c) {
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x60 || c == 0xB4) return UnicodeString(u'\'');
    if (c >= 0x2010 && c <= 0x2013) return UnicodeString(u'-');
    if (c == 0x2026) return UnicodeString(u"...");
    return plain_form(c);
}

std::string hex(UChar32 c) {
    std::ostringstream out;
    out << std::hex << std::uppercase << c;
    return out.str();
}

std::map<UChar32, UChar32> read_characters(const char* path) {
    std::map<UChar32, UChar32> map;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string from, to;
        fields >> from >> to;
        const UChar32 target = UnicodeString::fromUTF8(to).char32At(0);
        map[UnicodeString::fromUTF8(from).char32At(0)] = target;
    }
    return map;
}

void print_characters() {
    for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
        if (U_IS_SURROGATE(c) || !u_isdefined(c)) continue;
        if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
        const UnicodeString plain = our_form(c);
        if (plain == UnicodeString(c)) continue;
        std::cout << "m " << hex(c);
        for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1))
            std::cout << ' ' << hex(plain.char32At(i));
        std::cout << '\n';
    }
}

template <class Test>
void print_ranges(char kind, Test test) {
    UChar32 first = -1;
    for (UChar32 c = 0; c <= 0x110000; ++c) {
        const bool in = c <= 0x10FFFF && !U_IS_SURROGATE(c) && test(c);
        if (in && first < 0) first = c;
        if (!in && first >= 0) {
            std::cout << kind << ' ' << hex(first) << ' ' << hex(c - 1) << '\n';
            first = -1;
        }
    }
}

bool is_overlay(UChar32 c) {
    return u_getCombiningClass(c) == 1 || (c >= 0x0334 && c <= 0x0338) || c == 0x20DD || c == 0x20DE
           || c == 0x20E0;
}

void print_look_alikes() {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker* checker = uspoof_open(&status);
    const auto skeleton = [&](UChar32 c) {
        UnicodeString out;
        uspoof_getSkeletonUnicodeString(checker, 0, UnicodeString(c), out, &status);
        return out;
    };
    std::map<UnicodeString, char> letters;
    for (char c = 'a'; c <= 'z'; ++c)
        letters[skeleton(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c)
        letters.emplace(skeleton(c), static_cast<char>(c - 'A' + 'a'));
    for (UChar32 c = 0x370; c < 0x10000; ++c) {
        if (!u_isalpha(c)) continue;
        const UScriptCode script = uscript_getScript(c, &status);
        if (script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC && script != USCRIPT_ARMENIAN
            && script != USCRIPT_CHEROKEE)
            continue;
        const auto found = letters.find(skeleton(c));
        if (found != letters.end()) std::cout << "s " << hex(c) << ' ' << hex(found->second) << '\n';
    }
    uspoof_close(checker);
}

void print_simplified(const char* characters, const char* phrases) {
    const std::map<UChar32, UChar32> simple = read_characters(characters);
    for (const auto& [from, to] : simple) {
        if (from != to) std::cout << "t " << hex(from) << ' ' << hex(to) << '\n';
    }
    std::ifstream file(phrases);
    std::map<std::string, std::string> sorted;
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string from, to;
        fields >> from >> to;
        if (UnicodeString::fromUTF8(from).countChar32() == UnicodeString::fromUTF8(to).countChar32())
            sorted[from] = to;
    }
    for (const auto& [from, to] : sorted)
        std::cout << "p " << from << ' ' << to << '\n';
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: make_normalise_table TSCharacters.txt TSPhrases.txt\n";
        return 2;
    }
    std::cout << "amends-normalise 1\n"
              << "# made by tests/tools/make_normalise_table.cpp from ICU " U_ICU_VERSION
                 " (Unicode " U_UNICODE_VERSION ") and OpenCC\n"
              << "# m FROM TO…: NFKC, case fold, marks off; t: traditional to simplified; p: phrases that go "
                 "otherwise\n"
              << "# s: look-alike letters, to flag only; i FIRST LAST: invisible; o: overlay marks; c: other "
                 "combining marks\n";
    print_characters();
    print_simplified(arguments[1], arguments[2]);
    print_look_alikes();
    print_ranges('i', [](UChar32 c) {
        return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c < 0xE1000;
    });
    print_ranges('o', is_overlay);
    print_ranges('c', [](UChar32 c) {
        return u_charType(c) == U_NON_SPACING_MARK && c < 0x3100 && !is_overlay(c)
               && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    });
    return 0;
}
