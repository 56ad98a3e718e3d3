// What names a person without saying so: papers, plates, banks, spoken numbers, places without a street.
#include "sim/author/masking.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

struct KindLine {
    std::string written, expected; ///< expected empty: nothing may change
};

void expect_lines(const std::vector<KindLine>& lines, support::Lang lang) {
    for (const KindLine& line : lines) {
        MaskMemory memory;
        const auto masked = mask_texts(std::vector<std::string>{line.written}, lang, memory);
        EXPECT_STREQ(masked.at(0).text.c_str(),
                     (line.expected.empty() ? line.written : line.expected).c_str());
    }
}

TEST(MaskingKinds, ChineseNamesWithoutATitle) {
    expect_lines({{"收件人写马爱国", "收件人写[姓名1]"},
                  {"收货人改成翁美琪吧", "收货人改成[姓名1]吧"},
                  {"顺丰小哥，张伟，说放门口了", "顺丰小哥，[姓名1]，说放门口了"},
                  {"宝宝叫糖糖", "宝宝叫[姓名1]"},
                  {"叫我小司就行", "叫我[姓名1]就行"},
                  {"朵朵妈妈，帮我看看", "[姓名1]妈妈，帮我看看"},
                  {"快递员姓蔺", "快递员姓[姓名1]"},
                  {"上次李晓梅答应我的", "上次[姓名1]答应我的"},
                  {"孙倩收", "[姓名1]收"},
                  {"回复@周想 我要退", "回复@[姓名1] 我要退"},
                  {"@所有人 今天发货", ""},
                  {"13912345678 赵敏", "[电话1] [姓名1]"},
                  {"Kelly 陈 在吗", "[姓名1] 在吗"},
                  {"你好 我许婷，前天下的单", "你好 我[姓名1]，前天下的单"},
                  {"抬头开绍兴明川商贸有限公司", "抬头开[姓名1]"},
                  {"放门卫老吴那了", "放门卫[姓名1]那了"},
                  {"谢谢高老师", "谢谢[姓名1]老师"},
                  {"谢谢老师，辛苦了", ""},
                  {"同姓不同名", ""},
                  {"姓名写错了", ""},
                  {"孩子妈妈说不要", ""},
                  {"宝宝叫我起床", ""},
                  {"她叫什么", ""},
                  {"你们叫我等到几时", ""}},
                 support::Lang::zh);
}

TEST(MaskingKinds, EnglishNamesByWhatIsAroundThem) {
    expect_lines({{"ask for Frank in returns", "ask for [name 1] in returns"},
                  {"ask for Olu at the desk", "ask for [name 1] at the desk"},
                  {"Ms van der Berg again", "Ms [name 1] again"},
                  {"This is Lucía García Márquez", "This is [name 1]"},
                  {"the name on the card is Oluwole Adebayo", "the name on the card is [name 1]"},
                  {"It's Faisal, I rang earlier", "It's [name 1], I rang earlier"},
                  {"cheers, Zbigniew", "cheers, [name 1]"},
                  {"May 5 works, or June?", ""},
                  {"Wiktoria told me to wait", "[name 1] told me to wait"},
                  {"it's for my gran, Dilys Probert", "it's for my gran, [name 1]"},
                  {"ask for a refund at the desk", ""},
                  {"the handle snapped off on day one", ""},
                  {"Delivery promised for Monday", ""},
                  {"I spoke to customer services yesterday", ""},
                  {"it's from House of Fraser", ""},
                  {"do you have the baker's range in blue", ""}},
                 support::Lang::en);
}

TEST(MaskingKinds, NumbersInWords) {
    expect_lines({{"电话一三八，零零一三，八零零零", "电话[电话1]"},
                  {"打我138零零138零零零", "打我[电话1]"},
                  {"数到一二三四五六七", ""},
                  {"三五个一起的", ""}},
                 support::Lang::zh);
    expect_lines(
        {{"it's oh seven double five", "it's [phone 1]"},
         {"my number: zero seven seven double oh nine double zero one two three", "my number: [phone 1]"},
         {"three or four weeks, maybe five", ""},
         {"oh one more thing", ""}},
        support::Lang::en);
}

TEST(MaskingKinds, WhatABankGives) {
    expect_lines(
        {{"IBAN GB82 WEST 1234 5698 7654 32 please", "IBAN [account 1] please"},
         {"DE89370400440532013000", "[account 1]"},
         {"bank account 31926819, sort code 60-16-13", "bank account [account 1], sort code [account 2]"},
         {"cvv 123, exp 11/28 on my visa", "cvv [card 1], exp [card 2] on my visa"},
         {"the three digits on the back are 904", "the three digits on the back are [card 1]"},
         {"the milk says exp 09/26", ""}},
        support::Lang::en);
    expect_lines({{"账号 6225 8888 1234 567", "账号 [账号1]"},
                  {"开户行招商银行西湖支行", "开户行[账号1]"},
                  {"银行卡有效期 09/27", "银行卡有效期 [卡号1]"},
                  {"有效期到2027年3月，还有两年", ""}},
                 support::Lang::zh);
}

TEST(MaskingKinds, BirthsPlatesAndStaff) {
    expect_lines({{"出生日期：1988-03-12", "出生日期：[出生日期1]"},
                  {"孩子2017年4月9日生的", "孩子[出生日期1]生的"},
                  {"车牌粤B·12345，停在楼下", "车牌[车牌1]，停在楼下"},
                  {"沪AD12345", "[车牌1]"},
                  {"工号3302接的", "工号[账号1]接的"},
                  {"我是VIP88231907", "我是[账号1]"},
                  {"找你们03127号客服", "找你们[账号1]号客服"},
                  {"生日是12月3号，赶得上吗", ""},
                  {"找客服3次了", ""},
                  {"客服300元怎么退", ""},
                  {"买的是黑A4纸", ""}},
                 support::Lang::zh);
    expect_lines({{"born on 12 March 1990", "born on [date of birth 1]"},
                  {"DOB 04/11/1987", "DOB [date of birth 1]"},
                  {"my reg is LK19 XRT", "my reg is [plate 1]"},
                  {"membership number 44 8812", "membership number [account 1]"},
                  {"ring 01632 960111 x33", "ring [phone 1] x[phone 2]"},
                  {"my wife's mobile ends 612", "my wife's mobile ends [phone 1]"},
                  {"the sale ends 500 pounds lower", ""},
                  {"send x33 boxes", ""}},
                 support::Lang::en);
}

TEST(MaskingKinds, WhatAnAddressOfTheInternetTells) {
    expect_lines({{"IP是203.0.113.77", "IP是[账号1]"},
                  {"https://shop.example/u/becky-88?uid=99381&tab=2 打不开",
                   "https://shop.example/u/[账号1]?uid=[账号2]&tab=2 打不开"},
                  {"固件版本 2.4.1.7", ""}},
                 support::Lang::zh);
}

TEST(MaskingKinds, PlacesOfEverySort) {
    expect_lines({{"阳光里5幢乙单元301室，谢谢", "[地址1]，谢谢"},
                  {"放12栋1单元1503门口", "放[地址1]门口"},
                  {"送到5幢1601室东户", "送到[地址1]"},
                  {"旺角西洋菜南街5A号2楼", "[地址1]"},
                  {"邮政信箱218号", "邮政信箱[地址1]号"},
                  {"住海棠东苑，14-2-602", "住海棠东苑，[地址1]"},
                  {"比分是3-2-100，随便写的", ""},
                  {"我知道5号到", ""},
                  {"店里3号发货", ""},
                  {"商城5号发的", ""}},
                 support::Lang::zh);
    expect_lines({{"Flat 12B, 8/F, Tower 2, Kornhill Plaza, 1 Kornhill Road, Quarry Bay", "[address 1]"},
                  {"123 E 45th St, Apt 9, New York, NY 10017", "[address 1]"},
                  {"Calle Mayor 24, 3º B, 28013 Madrid", "[address 1]"},
                  {"C/ Alcalá 15, please", "[address 1], please"},
                  {"PO Box 218, Hexham NE46 9AB", "[address 1]"},
                  {"It's Holly Cottage, Church Lane, Wivelsfield", "It's [address 1]"},
                  {"deliver to The Old Rectory", "deliver to [address 1]"},
                  {"they left it with number 42", "they left it with [address 1]"},
                  {"the house is lovely", ""}},
                 support::Lang::en);
}

TEST(MaskingKinds, APersonByTitleAndByNameIsOne) {
    MaskMemory memory;
    const std::vector<std::string> talk = {"何老师您好", "是何婉清本人吗", "谢谢何老师"};
    const auto masked = mask_texts(talk, support::Lang::zh, memory);
    EXPECT_EQ(masked[0].text, "[姓名1]老师您好");
    EXPECT_EQ(masked[1].text, "是[姓名1]本人吗");
    EXPECT_EQ(masked[2].text, "谢谢[姓名1]老师");
}

TEST(MaskingKinds, AFamilyNameThatIsATradeStaysATradeInSmallLetters) {
    MaskMemory memory;
    const std::vector<std::string> talk = {"Hello Mr Baker", "it's the baker's range", "Baker said so"};
    const auto masked = mask_texts(talk, support::Lang::en, memory);
    EXPECT_EQ(masked[1].text, "it's the baker's range");
    EXPECT_EQ(masked[2].text, "[name 1] said so");
}

} // namespace
} // namespace amends::author
