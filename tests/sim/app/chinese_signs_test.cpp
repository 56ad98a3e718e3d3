// The judge's facts as people read them.
#include "sim/app/chinese_signs.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

TEST(ChineseSigns, StandBesideChineseAndLeaveFiguresAndLatinAlone) {
    EXPECT_EQ(with_chinese_signs("订单 A-1 于 2026-03-12 20:14 下单,状态:已签收。"),
              "订单 A-1 于 2026-03-12 20:14 下单，状态：已签收。");
    EXPECT_EQ(with_chinese_signs("订单里有水壶,1.5L,数量 1,单价 ¥1,299.00。"),
              "订单里有水壶，1.5L，数量 1，单价 ¥1,299.00。");
    EXPECT_EQ(with_chinese_signs("现在是 3月12日(周四)20:14。"), "现在是 3月12日（周四）20:14。");
    EXPECT_EQ(with_chinese_signs("快递:SF Express, 单号 SF1,运输途中。"),
              "快递：SF Express，单号 SF1，运输途中。");
    EXPECT_EQ(with_chinese_signs("Sent by SF (tracked), 10:30; fine?"), "Sent by SF (tracked), 10:30; fine?");
}

TEST(ChineseSigns, ABracketClosesAsItWasOpened) {
    EXPECT_EQ(with_chinese_signs("由顺丰(SF Express) 2 日内送达"), "由顺丰（SF Express）2 日内送达");
    EXPECT_EQ(with_chinese_signs("型号 (A) 1"), "型号 (A) 1");
}

TEST(ChineseSigns, WhatIsNoTextDoesNoHarm) {
    EXPECT_EQ(with_chinese_signs(""), "");
    EXPECT_EQ(with_chinese_signs(","), ",");
    EXPECT_EQ(with_chinese_signs("好,"), "好，");
}

} // namespace
} // namespace amends::app
