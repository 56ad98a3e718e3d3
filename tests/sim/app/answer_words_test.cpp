// What the system answers about a file, as the user reads it.
#include "sim/app/answer_words.hpp"
#include "sim/app/platform/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace amends::app {
namespace {

using support::Lang;

ui::Texts texts_in(Lang lang) {
    const std::string file =
        std::string(AMENDS_SOURCE_DIR "/assets/text/") + (lang == Lang::zh ? "zh" : "en") + ".json";
    return ui::Texts::parse(lang, platform::read_file(file, 1U << 20).value()).value();
}

bool has_latin(const std::string& words) {
    return std::any_of(words.begin(), words.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

TEST(AnswerWords, WhatASystemAnswersAboutAFileIsASentenceOfEachLanguage) {
    const ui::Texts zh = texts_in(Lang::zh), en = texts_in(Lang::en);
    for (const int number : {ENOENT, EACCES,  EPERM,  EISDIR, ENOTDIR,  ENAMETOOLONG, ENOSPC,   EROFS,
                             EEXIST, EIO,     EDQUOT, EMFILE, ENFILE,   ELOOP,        EFBIG,    EBUSY,
                             ENODEV, ETXTBSY, ENXIO,  ESTALE, ENOTCONN, ETIMEDOUT,    EHOSTDOWN}) {
        const std::string answer = std::generic_category().message(number);
        for (const FileDeed deed : {FileDeed::read, FileDeed::written}) {
            const std::string chinese = answer_words(answer, deed, zh),
                              english = answer_words(answer, deed, en);
            EXPECT_FALSE(has_latin(chinese)) << answer << ": " << chinese;
            EXPECT_TRUE(chinese.ends_with("。")) << answer << ": " << chinese;
            EXPECT_TRUE(english.ends_with(".")) << answer << ": " << english;
            EXPECT_NE(english, answer + ".") << "the system's own words";
        }
    }
}

TEST(AnswerWords, AnErrorSaysByItselfWhetherSomethingWasRead) {
    const ui::Texts zh = texts_in(Lang::zh);
    const std::string refused = std::generic_category().message(EACCES);
    EXPECT_EQ(answer_words({"read", "x", refused}, zh), "没有读取权限。");
    EXPECT_EQ(answer_words({"write", "x", refused}, zh), "没有写入权限。");
    EXPECT_EQ(answer_words({"make the folder", "x", refused}, zh), "没有写入权限。");
}

TEST(AnswerWords, WhyNoProgramOpenedAFolderIsASentenceOfEachLanguage) {
    const ui::Texts zh = texts_in(Lang::zh), en = texts_in(Lang::en);
    const auto answered = [](int number) {
        return support::Error{"open the folder", "x", "xdg-open: " + std::generic_category().message(number)};
    };
    EXPECT_EQ(folder_words(answered(ENOENT), zh), "这台电脑上没有打开文件夹的程序（xdg-open）。");
    EXPECT_EQ(folder_words(answered(ENOENT), en),
              "This computer has no program that opens folders (xdg-open).");
    EXPECT_FALSE(has_latin(folder_words(answered(EACCES), zh)));
    EXPECT_EQ(folder_words({"open the folder", "x", "xdg-open 3"}, zh),
              "打开文件夹的程序没有成功（xdg-open 3）。");
}

} // namespace
} // namespace amends::app
