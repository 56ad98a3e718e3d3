#include "sim/author/masking.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

std::string masked(const std::string& text, support::Lang lang) {
    MaskMemory memory;
    return mask_texts(std::vector<std::string>{text}, lang, memory).at(0).text;
}

struct MaskLine {
    std::string written, expected; ///< expected empty: nothing may change
};

class MaskedChinese : public testing::TestWithParam<MaskLine> {};
TEST_P(MaskedChinese, LeavesNothingPersonalAndEverythingElse) {
    const MaskLine& line = GetParam();
    EXPECT_EQ(masked(line.written, support::Lang::zh), line.expected.empty() ? line.written : line.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Personal, MaskedChinese,
    testing::Values(
        MaskLine{"我叫李雪梅，电话13800138000", "我叫[姓名1]，电话[电话1]"},
        MaskLine{"手机号 138 0013 8000 打不通换这个 139-1234-5678", "手机号 [电话1] 打不通换这个 [电话2]"},
        MaskLine{"加我微信 lxm_1988 发图给你", "加我微信 [账号1] 发图给你"},
        MaskLine{"QQ 12345678 加一下", "QQ [账号1] 加一下"},
        MaskLine{"收件人：欧阳娜娜 收货地址：浙江省杭州市余杭区文一西路969号3栋501室",
                 "收件人：[姓名1] 收货地址：[地址1]"},
        MaskLine{"麻烦改成上海市静安区南京西路1266号恒隆广场2座1203，谢谢", "麻烦改成[地址1]，谢谢"},
        MaskLine{"我住在阳光花园12栋2单元301，一直在家", "我住在[地址1]，一直在家"},
        MaskLine{"订单号2026031088420199384 怎么还不发", "订单号[订单号1] 怎么还不发"},
        MaskLine{"快递单号SF1440012345678，三天没动了", "快递单号[订单号1]，三天没动了"},
        MaskLine{"运单号 YT8812345678901 显示已签收可是没收到", "运单号 [订单号1] 显示已签收可是没收到"},
        MaskLine{"退到卡号6222021234567890123吧", "退到卡号[卡号1]吧"},
        MaskLine{"身份证11010519491231002X够了吧", "身份证[证件号1]够了吧"},
        MaskLine{"发票发到 zhang.wei@qq.com", "发票发到 [邮箱1]"},
        MaskLine{"您好李女士，给您查了", "您好[姓名1]女士，给您查了"},
        MaskLine{"是王建国先生吗？", "是[姓名1]先生吗？"},
        MaskLine{"我姓司马，叫我小马就行", "我姓[姓名1]，叫我[姓名1]就行"},
        MaskLine{"一三八零零一三八零零零 这个是我号", "[电话1] 这个是我号"},
        MaskLine{"座机 0571-88886666 白天有人", "座机 [电话1] 白天有人"},
        MaskLine{"１３８００１３８０００全角的能打吗", "[电话1]全角的能打吗"},
        MaskLine{"+86 13800138000", "[电话1]"},
        MaskLine{"我是周晓彤。昨天找过你们", "我是[姓名1]。昨天找过你们"},
        MaskLine{"广东省深圳市南山区粤海街道 能送吗", "[地址1] 能送吗"},
        MaskLine{"那就换新吧，地址是杭州市西湖区文三路 90 号 3 幢 502", "那就换新吧，地址是[地址1]"},
        MaskLine{"文三路 90 号 3 幢 502，谢谢", "[地址1]，谢谢"},
        MaskLine{"联系人张伟电话15912345678别打家里", "联系人[姓名1]电话[电话1]别打家里"},
        MaskLine{"护照E12345678可以登记吗", "护照[证件号1]可以登记吗"}));

INSTANTIATE_TEST_SUITE_P(
    StaysAsItIs, MaskedChinese,
    testing::Values(MaskLine{"5499块买的，降到4999了，差500", {}}, MaskLine{"2026-03-12 18:10 下的单", {}},
                    MaskLine{"3月5号说发货，今天都12号了", {}}, MaskLine{"iPhone 15 Pro Max 256G 黑色", {}},
                    MaskLine{"型号WH-1000XM5，货号 20260310", {}}, MaskLine{"条码6901234567892扫不出来", {}},
                    MaskLine{"我是会员，我是昨天买的", {}}, MaskLine{"我是安卓手机，连不上", {}},
                    MaskLine{"我是江苏，包邮吗", {}}, MaskLine{"快递小哥态度真好", {}},
                    MaskLine{"我知道3号发货", {}}, MaskLine{"小姐姐帮帮忙", {}},
                    MaskLine{"这位先生，您先别急", {}}, MaskLine{"由于先生之前没签收", {}},
                    MaskLine{"地址没写错啊，你们自己看", {}}, MaskLine{"尺码 175/92A，买了3件", {}},
                    MaskLine{"¥12999.00 一分不能少", {}}, MaskLine{"1080P 60帧 4K", {}},
                    MaskLine{"送到菜鸟驿站，我自己去拿", {}}, MaskLine{"微信支付扣了两次", {}},
                    MaskLine{"我在上海，朋友在成都", {}}, MaskLine{"2026年3月12日 收到", {}},
                    MaskLine{"周一到周五都行", {}}, MaskLine{"买一送一，满300减50", {}},
                    MaskLine{"12号楼梯口那个灯", {}}, MaskLine{"说好 3 号发货的", {}},
                    MaskLine{"满 300 减 50", {}}, MaskLine{"亲亲，看到您发的图片了", {}},
                    MaskLine{"亲亲在的呢", {}}));

class MaskedEnglish : public testing::TestWithParam<MaskLine> {};
TEST_P(MaskedEnglish, LeavesNothingPersonalAndEverythingElse) {
    const MaskLine& line = GetParam();
    EXPECT_EQ(masked(line.written, support::Lang::en), line.expected.empty() ? line.written : line.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Personal, MaskedEnglish,
    testing::Values(
        MaskLine{"hi my name is Sarah Lee and my order is late",
                 "hi my name is [name 1] and my order is late"},
        MaskLine{"my name is sarah, ring me on 07700 900123", "my name is [name 1], ring me on [phone 1]"},
        MaskLine{"Dear Mr Okonkwo, thank you for waiting", "Dear Mr [name 1], thank you for waiting"},
        MaskLine{"order no. 113-1234567-7654321 never came", "order no. [order no. 1] never came"},
        MaskLine{"Order #AB12345678 still says packed", "Order #[order no. 1] still says packed"},
        MaskLine{"tracking number is RB123456785GB", "tracking number is [order no. 1]"},
        MaskLine{"BW-4471902, it's under my own name", "[order no. 1], it's under my own name"},
        MaskLine{"it went to 221B Baker Street, Flat 2, London NW1 6XE instead",
                 "it went to [address 1] instead"},
        MaskLine{"I live at 12 Elm Road, not 21", "I live at [address 1], not 21"},
        MaskLine{"postcode is LS1 4AB if that helps", "postcode is [address 1] if that helps"},
        MaskLine{"4111 1111 1111 1111 is the card I paid with", "[card 1] is the card I paid with"},
        MaskLine{"mail me: j.doe+shop@example.co.uk", "mail me: [e-mail 1]"},
        MaskLine{"anna dot smith at example dot com, spelled out", "[e-mail 1], spelled out"},
        MaskLine{"call (555) 123-4567 after six", "call [phone 1] after six"},
        MaskLine{"+44 7700 900123 is my mobile", "[phone 1] is my mobile"},
        MaskLine{"my SSN is 078-05-1120 why do you need it", "my SSN is [ID 1] why do you need it"},
        MaskLine{"Kind regards,\nPriya Natarajan", "Kind regards,\n[name 1]"},
        MaskLine{"I spoke to Karen yesterday and she hung up",
                 "I spoke to [name 1] yesterday and she hung up"},
        MaskLine{"ship to 1600 Pennsylvania Avenue, Washington DC 20500", "ship to [address 1]"},
        MaskLine{"NI number QQ123456C was on the form", "NI number [ID 1] was on the form"}));

INSTANTIATE_TEST_SUITE_P(
    StaysAsItIs, MaskedEnglish,
    testing::Values(
        MaskLine{"it was $1,299.00 and now it is $999", {}}, MaskLine{"ordered on 12/03/2026 at 18:10", {}},
        MaskLine{"the WH-1000XM5 in black, model 20260310", {}},
        MaskLine{"a 2 TB Hard Drive and a Flash Drive", {}},
        MaskLine{"May I ask when? Will it come in March?", {}}, MaskLine{"I'm Angry and I want a Refund", {}},
        MaskLine{"Thanks,\nCustomer Care Team", {}}, MaskLine{"Dear Customer, please wait 24 hours", {}},
        MaskLine{"Apple says 14 days, Amazon says 30", {}}, MaskLine{"size 10 UK, 3 pairs, 100% cotton", {}},
        MaskLine{"order 2 mugs and 1 bowl", {}}, MaskLine{"this is Ridiculous", {}},
        MaskLine{"RTX 4090 24GB, 850W PSU", {}}, MaskLine{"the HDX-2200 and the UE-55AU7100", {}},
        MaskLine{"I paid 125000 yen", {}}, MaskLine{"This is the 3rd time in 2 weeks", {}}));

TEST(Masking, OneThingKeepsOnePlaceholderThroughTheConversation) {
    MaskMemory memory;
    const std::vector<std::string> texts = {"我叫李雪梅，13800138000", "李雪梅您好，是138-0013-8000吗",
                                            "对，另一个 13900139000", "+86 13800138000"};
    const auto all = mask_texts(texts, support::Lang::zh, memory);
    EXPECT_EQ(all[0].text, "我叫[姓名1]，[电话1]");
    EXPECT_EQ(all[1].text, "[姓名1]您好，是[电话1]吗");
    EXPECT_EQ(all[2].text, "对，另一个 [电话2]");
    EXPECT_EQ(all[3].text, "[电话1]");
    const auto later = mask_texts(std::vector<std::string>{"13800138000"}, support::Lang::zh, memory);
    EXPECT_EQ(later[0].text, "[电话1]");
}

TEST(Masking, SpansTellWhatWasFoundInTheTextAsWritten) {
    MaskMemory memory;
    const std::string text = "我叫李雪梅，电话１３８００１３８０００";
    const auto all = mask_texts(std::vector<std::string>{text}, support::Lang::zh, memory);
    ASSERT_EQ(all[0].pieces.size(), 2U);
    EXPECT_EQ(all[0].pieces[0].span, (MaskSpan{6, 15, MaskKind::name}));
    EXPECT_EQ(all[0].pieces[0].found, "李雪梅");
    EXPECT_EQ(all[0].pieces[1].span.kind, MaskKind::phone);
    EXPECT_EQ(text.substr(all[0].pieces[1].span.begin), "１３８００１３８０００");
}

TEST(Masking, AReviewerAddsAndKeepsWords) {
    MaskMemory memory;
    memory.also["小花店"] = MaskKind::name;
    memory.kept.insert("李雪梅");
    const auto all =
        mask_texts(std::vector<std::string>{"我叫李雪梅，在小花店买的"}, support::Lang::zh, memory);
    EXPECT_EQ(all[0].text, "我叫李雪梅，在[姓名1]买的");
}

TEST(Masking, TakesAnyBytesInLinearTime) {
    MaskMemory memory;
    std::string all_bytes;
    for (int byte = 0; byte < 256; ++byte)
        all_bytes += static_cast<char>(byte);
    EXPECT_EQ(mask_texts(std::vector<std::string>{all_bytes}, support::Lang::en, memory)[0].text, all_bytes);
    for (const std::string piece :
         {"1", "1 ", "路1", "A", "省", "a@", "是", "1-", "3栋", "李", "Ann ", "1 ", "dear "}) {
        std::string text;
        while (text.size() < 20'000)
            text += piece;
        EXPECT_FALSE(mask_texts(std::vector<std::string>{text}, support::Lang::zh, memory).empty());
    }
}

} // namespace
} // namespace amends::author
