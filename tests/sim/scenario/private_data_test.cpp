// What could be a living person's, and what is kept for stories.
#include "sim/scenario/check/private_data.hpp"

#include <gtest/gtest.h>

namespace amends::scenario::checks {
namespace {

TEST(LooksPrivate, TellsWhatCouldBeReal) {
    for (const char* text :
         {"打 13812345678", "138-1234-5678", "+86 138 1234 5678", "021-6234 5678", "call 212-736-5000",
          "(212) 736-5000", "+44 20 7123 4567", "400-812-3456", "card 4539 1488 0343 6467",
          "5500 0055 5555 5559", "11010519491231002X", "219-08-9998", "li@shop.com", "中山路88号",
          "中山北路 1200 号 3 室", "12 Station Road", "221 Baker Street"})
        EXPECT_TRUE(looks_private(text)) << text;
}

TEST(LooksPrivate, LetsPassWhatIsKeptForStoriesAndTests) {
    for (const char* text : {"138 0000 0000", "13800001234", "+1 555-0100", "212-555-0147", "+1 212 555 0147",
                             "020 7946 0123", "+44 7700 900123", "4111 1111 1111 1111", "4242424242424242",
                             "li@example.com", "li@shop.example", "666-12-3456", "示例路 88 号",
                             "12 Example Road", "6222 **** **** 7894", "138****5678", "110105********1002"})
        EXPECT_FALSE(looks_private(text)) << text;
}

TEST(LooksPrivate, LetsPassOrdinaryNumbers) {
    for (const char* text : {"2026 0309 4417",
                             "2026-03-09T21:40:00+08:00",
                             "SD0031187",
                             "¥1,299.00",
                             "16 GB / 512 GB",
                             "9–11 点",
                             "订单 202603094417",
                             "4111 1111 1111 1112",
                             "110105194912310021",
                             "3 号线",
                             "5 号楼",
                             "1-2-3",
                             "24/7",
                             "@ home",
                             "a@b",
                             "100 Days Later",
                             "第 12 号",
                             "",
                             "+",
                             "138 1234",
                             "7 Close calls"})
        EXPECT_FALSE(looks_private(text)) << text;
}

TEST(LooksPrivate, NamesTheWordsThatLookSo) {
    EXPECT_EQ(looks_private("请打 138 1234 5678 找我")->words, "138 1234 5678");
    EXPECT_EQ(looks_private("to li@shop.com.")->words, "li@shop.com");
}

} // namespace
} // namespace amends::scenario::checks
