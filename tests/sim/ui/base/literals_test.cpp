// No words in the code: everything a user reads comes from assets/text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace amends::ui {
namespace {

struct Literal {
    std::string text;
    int line = 0;
};

/// The string literals of a C++ source, comments and #include lines left out.
std::vector<Literal> literals_of(const std::string& source) {
    std::vector<Literal> out;
    int line = 1;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        if (c == '\n') ++line;
        if (c == '/' && i + 1 < source.size() && source[i + 1] == '/') {
            i = source.find('\n', i);
            if (i == std::string::npos) break;
            ++line;
        } else if (c == '/' && i + 1 < source.size() && source[i + 1] == '*') {
            const std::size_t end = source.find("*/", i + 2);
            line += static_cast<int>(std::count(source.begin() + static_cast<std::ptrdiff_t>(i),
                                                source.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
            i = end + 1;
        } else if (c == '#' && source.compare(i, 8, "#include") == 0) {
            i = source.find('\n', i);
            ++line;
        } else if (c == '\'' && i > 0 && (std::isdigit(static_cast<unsigned char>(source[i - 1])) == 0)) {
            for (++i; source[i] != '\''; ++i)
                if (source[i] == '\\') ++i;
        } else if (c == '"') {
            Literal literal{{}, line};
            for (++i; source[i] != '"'; ++i) {
                if (source[i] == '\\') ++i;
                literal.text += source[i];
            }
            out.push_back(literal);
        }
    }
    return out;
}

bool has_letter(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
    });
}

/// Ids, JSON pointers, format strings, keys as printed, file names, and marks that are the same in every
/// language.
bool is_no_word(const std::string& text) {
    static const std::regex id("[a-z0-9_.]*[a-z0-9_][./]?"), imgui_id("###[a-z0-9_]+"),
        format("[^A-Za-z]*(\\{[^}]*\\}[^A-Za-z]*)+"), file("[A-Za-z0-9_./-]*\\.(ttf|ttc|png|json)"),
        path("/[a-z0-9/_-]+/"), package("fonts-[a-z-]+"), key("F[0-9]+|Esc|[A-Z]|(Ctrl|Alt|Shift)\\+"),
        icu("zh@lb=strict"), pointer("(/[a-z0-9_]+)+"), picture("[a-z0-9_-]+(/[a-z0-9_-]+)+"),
        marks("(…|•|−|–|—|·|×|→|�|　|；|，)+");
    if (!has_letter(text)) return true;
    for (const std::regex* rule :
         {&id, &imgui_id, &format, &file, &path, &package, &key, &icu, &pointer, &picture, &marks})
        if (std::regex_match(text, *rule)) return true;
    return false;
}

TEST(Literals, TheScannerSeesWordsAndSparesIds) {
    const auto found =
        literals_of("f(\"send\"); // \"not this\"\ng('\"', \"Send now\"); /* \"nor\nthis\" */ h(\"发送\");");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_TRUE(is_no_word(found[0].text));
    EXPECT_FALSE(is_no_word(found[1].text));
    EXPECT_EQ(found[1].line, 2);
    EXPECT_FALSE(is_no_word(found[2].text));
    EXPECT_EQ(found[2].line, 3);
}

TEST(Literals, NoneOfTheScreensHoldsWords) {
    const std::filesystem::path root = std::filesystem::path(AMENDS_SOURCE_DIR) / "sim/ui";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const auto name = entry.path().string();
        if (!entry.is_regular_file() || (!name.ends_with(".cpp") && !name.ends_with(".hpp"))) continue;
        if (name.find("/ui/gallery/") != std::string::npos) continue; // for builders, never shown to users
        std::ifstream in(entry.path());
        std::stringstream source;
        source << in.rdbuf();
        for (const Literal& literal : literals_of(source.str()))
            EXPECT_TRUE(is_no_word(literal.text))
                << name << ":" << literal.line << ": \"" << literal.text << "\"";
    }
}

} // namespace
} // namespace amends::ui
