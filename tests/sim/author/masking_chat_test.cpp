// Lines as people write them in a chat: what names somebody is gone, what only looks so stays.
#include "sim/author/masking.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

std::string masked_line(const std::string& text, support::Lang lang) {
    MaskMemory memory;
    return mask_texts(std::vector<std::string>{text}, lang, memory).at(0).text;
}

struct ChatLine {
    std::string written, expected; ///< expected empty: nothing may change
};

void expect_masked(const std::vector<ChatLine>& lines, support::Lang lang) {
    for (const ChatLine& line : lines)
        EXPECT_STREQ(masked_line(line.written, lang).c_str(),
                     (line.expected.empty() ? line.written : line.expected).c_str());
}

TEST(MaskingChat, ChinesePeopleAreGone) {
    expect_masked({{"我妈刘桂芳收的件", "我妈[姓名1]收的件"},
                   {"快递是我爸张建国签的", "快递是我爸[姓名1]签的"},
                   {"我女儿叫王雨桐，衣服是给她买的", "我女儿叫[姓名1]，衣服是给她买的"},
                   {"我老公陈伟在家，打他电话", "我老公[姓名1]在家，打他电话"},
                   {"邻居赵淑珍帮我拿的", "邻居[姓名1]帮我拿的"},
                   {"我妹晓彤，她不会用", "我妹[姓名1]，她不会用"},
                   {"同事李强代收的", "同事[姓名1]代收的"},
                   {"我奶奶孙秀英八十了", "我奶奶[姓名1]八十了"},
                   {"找你们那个小陈说过了", "找你们那个[姓名1]说过了"},
                   {"小明昨天说给我换", "[姓名1]昨天说给我换"},
                   {"小明哥你帮我看看", "[姓名1]哥你帮我看看"},
                   {"陈姐，给您登记了", "[姓名1]姐，给您登记了"},
                   {"老王说可以退的", "[姓名1]说可以退的"},
                   {"阿芳让我来问", "[姓名1]让我来问"},
                   {"我是客服小美，很高兴为您服务", "我是客服[姓名1]，很高兴为您服务"},
                   {"客服小李答应我今天发", "客服[姓名1]答应我今天发"},
                   {"跟老张讲好了的", "跟[姓名1]讲好了的"},
                   {"问下小周在不在", "问下[姓名1]在不在"},
                   {"芳姐，什么时候到", "[姓名1]姐，什么时候到"},
                   {"强哥 在吗", "[姓名1]哥 在吗"},
                   {"刘叔，您别急", "[姓名1]叔，您别急"},
                   {"王总，合同发您了", "[姓名1]总，合同发您了"},
                   {"请问是黄经理吗", "请问是[姓名1]经理吗"},
                   {"李大姐您好", "[姓名1]大姐您好"},
                   {"周阿姨，您慢慢说", "[姓名1]阿姨，您慢慢说"},
                   {"李雪梅您好，给您查到了", "[姓名1]您好，给您查到了"},
                   {"周晓彤你好", "[姓名1]你好"},
                   {"李雪梅，13800138000", "[姓名1]，[电话1]"},
                   {"寄给林志远，别写错", "寄给[姓名1]，别写错"},
                   {"房东何丽萍在楼下", "房东[姓名1]在楼下"},
                   {"麻烦小徐帮我催一下", "麻烦[姓名1]帮我催一下"},
                   {"老李家也买了一台", "[姓名1]家也买了一台"},
                   {"我叫Becky，上次买过", "我叫[姓名1]，上次买过"},
                   {"張麗華您好", "[姓名1]您好"}},
                  support::Lang::zh);
}

TEST(MaskingChat, ChineseNumbersPlacesAndAccountsAreGone) {
    expect_masked({{"卡尾号1234收到了", "卡尾号[卡号1]收到了"},
                   {"退到尾号 4417 的卡", "退到尾号 [卡号1] 的卡"},
                   {"卡号后四位是4417", "卡号后四位是[卡号1]"},
                   {"**** 4417 这张", "**** [卡号1] 这张"},
                   {"手机尾号8000", "手机尾号[电话1]"},
                   {"订单尾号0384那单", "订单尾号[订单号1]那单"},
                   {"打公司电话 0571-88886666 转 8023", "打公司电话 [电话1] 转 [电话2]"},
                   {"前台分机8023", "前台分机[电话1]"},
                   {"加V：lxm_1988", "加V：[账号1]"},
                   {"微信号 meimei2020 加我", "微信号 [账号1] 加我"},
                   {"vx:beckyhall", "vx:[账号1]"},
                   {"我QQ号是 123456789", "我QQ号是 [账号1]"},
                   {"薇信 tom_88", "薇信 [账号1]"},
                   {"旺旺号：果果妈妈2015 不是", "旺旺号：[账号1] 不是"},
                   {"发我邮箱 lxm1988@163.com 吧", "发我邮箱 [邮箱1] 吧"},
                   {"寄到 14 Larkspur Close, Leeds LS1 4AB", "寄到 [地址1]"},
                   {"门牌号 502，敲门就行", "门牌号 [地址1]，敲门就行"},
                   {"我住1203室", "我住[地址1]"},
                   {"邮编 310012", "邮编 [地址1]"},
                   {"改到南京西路1266号，谢谢", "改到[地址1]，谢谢"},
                   {"送到阳光花园3栋", "送到[地址1]"},
                   {"身份证号是11010519491231002X", "身份证号是[证件号1]"}},
                  support::Lang::zh);
}

TEST(MaskingChat, ChineseWordsThatOnlyLookSoStay) {
    for (const char* line : {"小时候用过这个牌子",
                             "等了两个小时",
                             "小心轻放好吗",
                             "小区门口没有快递柜",
                             "老板人呢",
                             "我老公说不要",
                             "天猫旗舰店买的",
                             "小米手机充不进电",
                             "小红书上看到的",
                             "老师傅修过了",
                             "老是这样",
                             "老人用的",
                             "最小号还是大",
                             "小白鞋发黄了",
                             "小龙虾坏了两只",
                             "小票丢了能退吗",
                             "小哥放门口就走了",
                             "小姐姐帮帮忙",
                             "阿里旺旺上说",
                             "阿姨您好",
                             "阿胶糕过期了",
                             "我妈高兴坏了",
                             "我妈黄色那件要退",
                             "我爸周末来拿",
                             "我儿子国庆回来",
                             "我女儿生日要用",
                             "我妈马上就到",
                             "老婆生气了",
                             "我妈天天问",
                             "我姐安心多了",
                             "白玉兰床单起球",
                             "周大福的链子断了",
                             "华为手表",
                             "王老吉一箱少一罐",
                             "万宝龙钢笔漏墨",
                             "高清膜贴歪了",
                             "方便的话今天发",
                             "安排师傅上门",
                             "任何时候都行",
                             "谢谢客服",
                             "帅哥在吗",
                             "大哥别催了",
                             "亲，在的",
                             "转200给我",
                             "转3次了都没人",
                             "3号转到驿站",
                             "尾货处理的",
                             "12号到的，15号退",
                             "退款50元",
                             "已发货",
                             "待收货状态",
                             "交易成功了",
                             "订单已取消",
                             "微信支付成功",
                             "支付宝退款到账",
                             "3室2厅够用吗",
                             "买了2件",
                             "阳光房用的遮阳帘",
                             "南极人四件套",
                             "长虹电视",
                             "玫瑰金色的",
                             "金色和白色都要",
                             "小号换中号",
                             "老款的",
                             "向日葵台灯",
                             "夏天穿的",
                             "石英表",
                             "苏泊尔电饭锅",
                             "马克杯碎了",
                             "毛病很多",
                             "于是我就退了",
                             "由于天气原因",
                             "成都发的货",
                             "常州到的",
                             "武汉仓",
                             "何必呢",
                             "小王子书少页",
                             "单位不收件"})
        expect_masked({{line, {}}}, support::Lang::zh);
}

TEST(MaskingChat, EnglishPeopleAreGone) {
    expect_masked({{"my sister Becky ordered it", "my sister [name 1] ordered it"},
                   {"my sister becky ordered it", "my sister [name 1] ordered it"},
                   {"Hi Tom, thanks for coming back", "Hi [name 1], thanks for coming back"},
                   {"hi tom any news", "hi [name 1] any news"},
                   {"Becky here again", "[name 1] here again"},
                   {"its becky again", "its [name 1] again"},
                   {"thanks Dave", "thanks [name 1]"},
                   {"Cheers, Priya", "Cheers, [name 1]"},
                   {"my husband Oluwaseun signed for it", "my husband [name 1] signed for it"},
                   {"our neighbour, Mrs Patel, has it", "our neighbour, Mrs [name 1], has it"},
                   {"it's for my mum Jean", "it's for my mum [name 1]"},
                   {"Aunt Rose can't open it", "Aunt [name 1] can't open it"},
                   {"my friend Will has the same one", "my friend [name 1] has the same one"},
                   {"Sarah Miller, order never came", "[name 1], order never came"},
                   {"I already told Marcus all this", "I already told [name 1] all this"},
                   {"mr okonkwo isn't home", "mr [name 1] isn't home"},
                   {"This is Grace, I rang earlier", "This is [name 1], I rang earlier"},
                   {"Hello Mark, where is it?", "Hello [name 1], where is it?"},
                   {"OK Will, I'll wait", "OK [name 1], I'll wait"},
                   {"so sorry about that, Will.", "so sorry about that, [name 1]."},
                   {"Hey Xiaowei, can you check", "Hey [name 1], can you check"},
                   {"please ask for Debbie at reception", "please ask for [name 1] at reception"},
                   {"the driver Kevin left it outside", "the driver [name 1] left it outside"},
                   {"my dad is called Bill.", "my dad is called [name 1]."},
                   {"Love from\nRose", "Love from\n[name 1]"},
                   {"ok bye\nGrace x", "ok bye\n[name 1] x"},
                   {"it was rebecca who paid", "it was [name 1] who paid"},
                   {"Dr Amara Obi ordered the scales", "Dr [name 1] ordered the scales"},
                   {"spoke to charlotte last week", "spoke to [name 1] last week"}},
                  support::Lang::en);
}

TEST(MaskingChat, EnglishNumbersPlacesAndAccountsAreGone) {
    expect_masked({{"I'm at 14 Larkspur Close", "I'm at [address 1]"},
                   {"14 larkspur close is the address", "14 larkspur close is the address"},
                   {"i live at 14 larkspur close", "i live at [address 1]"},
                   {"deliver to 7 Mill Lane, Apt 4B", "deliver to [address 1]"},
                   {"Flat 3, 22 Elm Rd, Leeds LS1 4AB please", "[address 1] please"},
                   {"send it to 350 maple avenue", "send it to [address 1]"},
                   {"we're on Larkspur Close", "we're on [address 1]"},
                   {"at the end of Elm Road", "at the end of [address 1]"},
                   {"zip is 75001", "zip is [address 1]"},
                   {"Austin TX 78701", "Austin [address 1]"},
                   {"my postcode is ls1 4ab", "my postcode is [address 1]"},
                   {"Ottawa K1A 0B1", "Ottawa [address 1]"},
                   {"Sydney NSW 2000", "Sydney [address 1]"},
                   {"it's apt 4B, buzzer broken", "it's [address 1], buzzer broken"},
                   {"I'm in flat 12 now", "I'm in [address 1] now"},
                   {"12 rue de la Paix, Paris", "[address 1], Paris"},
                   {"Hauptstraße 14 in Bonn", "[address 1] in Bonn"},
                   {"the card ending in 4417", "the card ending in [card 1]"},
                   {"card ending 1234", "card ending [card 1]"},
                   {"last four digits are 4417", "last four digits are [card 1]"},
                   {"visa **** 4417", "visa **** [card 1]"},
                   {"(555) 123-4567 ext. 214", "[phone 1] ext. [phone 2]"},
                   {"extension 214 and ask for me", "extension [phone 1] and ask for me"},
                   {"mail me at becky.hall@example.org", "mail me at [e-mail 1]"},
                   {"my wechat is becky_88", "my wechat is [account 1]"},
                   {"WeChat ID: beckyhall", "WeChat ID: [account 1]"},
                   {"QQ 12345678", "QQ [account 1]"},
                   {"insta @becky_88 if that's easier", "insta [account 1] if that's easier"},
                   {"paypal becky_hall77", "paypal [account 1]"}},
                  support::Lang::en);
}

TEST(MaskingChat, EnglishWordsThatOnlyLookSoStay) {
    for (const char* line : {"May I ask when it ships?",
                             "Will you refund me?",
                             "Rose gold or silver?",
                             "the Rose gold one is scratched",
                             "I hope it comes",
                             "Grace period is over",
                             "Mark it as urgent",
                             "in May or June",
                             "by 3 May",
                             "Will do",
                             "yes Will it arrive today",
                             "Hi May I return it",
                             "the Calvin Klein shirt",
                             "a Kate Spade bag",
                             "Tommy Hilfiger belt",
                             "Ray-Ban sunglasses",
                             "Victoria's Secret voucher",
                             "Harry Potter box set",
                             "Mary Jane shoes in black",
                             "Ralph Lauren polo",
                             "Dr Martens boots, size 6",
                             "Uncle Ben's rice",
                             "Hi there, anyone home?",
                             "Hello, is this still open",
                             "Hi Team",
                             "Hi Support,",
                             "Good morning all",
                             "Abbey Road poster came bent",
                             "Hard Drive and a Flash Drive",
                             "a Sesame Street toy",
                             "Wall Street print",
                             "2 day delivery on the way",
                             "24 hour drive",
                             "3 people drive past",
                             "5 minutes walk",
                             "in 10 days close it",
                             "flat 20% off",
                             "flat rate of 5",
                             "unit 5 of 6 is broken",
                             "extension cable 5 m",
                             "a 3 m extension lead",
                             "sale ending 2026",
                             "the offer ending in 2026",
                             "model AB 12345",
                             "paid £129.99",
                             "$75001 is silly",
                             "Order placed, Out for Delivery",
                             "Delivered on Monday",
                             "Refund Pending",
                             "Shipped",
                             "Returned to Sender",
                             "it cost 350",
                             "size 10",
                             "Emma Bridgewater mug",
                             "Olive oil leaked",
                             "Ruby red lipstick",
                             "Amber glass",
                             "colours: Gold, Rose, Silver",
                             "jean jacket",
                             "a bill for 20",
                             "art print",
                             "the joy of it",
                             "chase it up",
                             "sue me",
                             "frankly no",
                             "wechat pay failed",
                             "paypal payment failed",
                             "whatsapp message",
                             "my mum will come",
                             "my son may be out",
                             "my wife hates it",
                             "my friend said no",
                             "my dad Absolutely loves it",
                             "1 star",
                             "4K TV",
                             "PS5 bundle",
                             "Apple Watch",
                             "The Chelsea boots are late",
                             "Jordan sneakers"})
        expect_masked({{line, {}}}, support::Lang::en);
}

std::vector<std::string> masked_talk(const std::vector<std::string>& texts, support::Lang lang) {
    MaskMemory memory;
    std::vector<std::string> all;
    for (const MaskedText& text : mask_texts(texts, lang, memory))
        all.push_back(text.text);
    return all;
}

TEST(MaskingMentions, AChineseNameIsFoundInEveryFormBeforeAndBehind) {
    EXPECT_EQ(masked_talk({"桂芳她不会上网", "我妈刘桂芳收的件", "刘女士您好", "刘桂芳没签字", "桂芳说没有",
                           "让刘阿姨接电话", "阿芳在家", "芳姐您看", "小刘你查下"},
                          support::Lang::zh),
              (std::vector<std::string>{"[姓名1]她不会上网", "我妈[姓名1]收的件", "[姓名1]女士您好",
                                        "[姓名1]没签字", "[姓名1]说没有", "让[姓名1]阿姨接电话",
                                        "[姓名1]在家", "[姓名1]姐您看", "[姓名1]你查下"}));
}

TEST(MaskingMentions, TwoOfOneSurnameAreNotTakenForOne) {
    EXPECT_EQ(masked_talk({"我叫李雪梅", "我妈叫李桂兰", "李女士您好", "桂兰是我妈"}, support::Lang::zh),
              (std::vector<std::string>{"我叫[姓名1]", "我妈叫[姓名2]", "[姓名3]女士您好", "[姓名2]是我妈"}));
}

TEST(MaskingMentions, AnEnglishNameIsFoundInEveryForm) {
    EXPECT_EQ(
        masked_talk({"becky can sign", "my sister Rebecca Hall ordered it", "Thanks, Ms Hall",
                     "REBECCA said no", "Becky's phone is off", "the Hall family"},
                    support::Lang::en),
        (std::vector<std::string>{"[name 1] can sign", "my sister [name 1] ordered it", "Thanks, Ms [name 1]",
                                  "[name 1] said no", "[name 1]'s phone is off", "the [name 1] family"}));
}

TEST(MaskingMentions, ANameThatIsAWordStaysAWord) {
    EXPECT_EQ(masked_talk({"my sister Rose ordered it", "Rose said the Rose gold one", "a rose for her"},
                          support::Lang::en),
              (std::vector<std::string>{"my sister [name 1] ordered it", "[name 1] said the Rose gold one",
                                        "a rose for her"}));
}

TEST(MaskingMentions, APlaceIsFoundWithoutItsNumber) {
    EXPECT_EQ(masked_talk({"nobody on larkspur close got theirs", "I'm at 14 Larkspur Close",
                           "Larkspur Close, not Road"},
                          support::Lang::en),
              (std::vector<std::string>{"nobody on [address 1] got theirs", "I'm at [address 1]",
                                        "[address 1], not Road"}));
    EXPECT_EQ(masked_talk({"文三路堵车", "地址是杭州市西湖区文三路90号阳光花园3幢502", "阳光花园门口"},
                          support::Lang::zh),
              (std::vector<std::string>{"[地址1]堵车", "地址是[地址1]", "[地址1]门口"}));
}

TEST(MaskingMentions, TheEndOfACardIsTheCard) {
    EXPECT_EQ(masked_talk({"4111 1111 1111 1111 is the card", "the one ending in 1111?"}, support::Lang::en),
              (std::vector<std::string>{"[card 1] is the card", "the one ending in [card 1]?"}));
}

TEST(MaskingMentions, WhatIsKeptIsKeptInAllItsForms) {
    MaskMemory memory;
    memory.kept.insert("刘桂芳");
    const auto all =
        mask_texts(std::vector<std::string>{"我妈刘桂芳收的件", "桂芳说没有"}, support::Lang::zh, memory);
    EXPECT_EQ(all[0].text, "我妈刘桂芳收的件");
    EXPECT_EQ(all[1].text, "桂芳说没有");
}

TEST(MaskingMentions, WhatATrainerWritesLaterIsMaskedByTheSamePlaceholder) {
    MaskMemory memory;
    (void)mask_texts(std::vector<std::string>{"我妈刘桂芳收的件"}, support::Lang::zh, memory);
    EXPECT_EQ(mask_texts(std::vector<std::string>{"桂芳签的"}, support::Lang::zh, memory)[0].text,
              "[姓名1]签的");
}

} // namespace
} // namespace amends::author
