#include "sim/author/conversation.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

/// "customer 顾客甲: text" line by line.
std::string told(const support::Result<Conversation, Refused>& talk) {
    if (!talk) return "refused: " + talk.error().text;
    std::string all;
    for (const ConversationMessage& message : talk.value().messages) {
        const ConversationSpeaker& speaker = talk.value().speakers[message.speaker];
        const char role = speaker.role == SpeakerRole::customer ? 'C'
                          : speaker.role == SpeakerRole::agent  ? 'A'
                                                                : '-';
        all += std::string(1, role) + ' ' + speaker.name + ": " + message.text + '\n';
    }
    return all;
}

TEST(Conversation, ReadsLinesOfTheShopsDesk) {
    EXPECT_EQ(told(read_conversation("tb12345678(2026-03-12 18:10:23): 在吗\n"
                                     "tb12345678(2026-03-12 18:10:40): 壶碎了\n盖子也没了\n"
                                     "青石旗舰店:小美(2026-03-12 18:11:02): 亲，非常抱歉\n"
                                     "tb12345678(2026-03-12 18:12:02): 那怎么办\n")),
              "C tb12345678: 在吗\nC tb12345678: 壶碎了\n盖子也没了\n"
              "A 青石旗舰店:小美: 亲，非常抱歉\nC tb12345678: 那怎么办\n");
}

TEST(Conversation, ReadsHeadersWithTheTextBelow) {
    EXPECT_EQ(told(read_conversation(
                  "小雨 2026/3/12 18:10\n杯子裂了\n明天要用的\n\n"
                  "客服-小林 2026/3/12 18:11\n给您补发一个，可以吗\n\n小雨 2026/3/12 18:12\n行\n")),
              "C 小雨: 杯子裂了\n明天要用的\nA 客服-小林: 给您补发一个，可以吗\nC 小雨: 行\n");
    EXPECT_EQ(
        told(read_conversation("小雨: 2026-03-12 18:10:01\n在？\n小林: 2026-03-12 18:10:31\n您好，在的\n")),
        "C 小雨: 在？\nA 小林: 您好，在的\n");
    EXPECT_EQ(told(read_conversation("小雨 18:10\n在？\n小林 18:11\n您好\n")),
              "C 小雨: 在？\nA 小林: 您好\n");
}

TEST(Conversation, ReadsATimeBetweenNameAndColon) {
    EXPECT_EQ(told(read_conversation(
                  "顾客 18:10：壶漏水\n客服 18:12：马上给您换\n顾客 18:14：好\n客服 18:20：已寄出\n")),
              "C 顾客: 壶漏水\nA 客服: 马上给您换\nC 顾客: 好\nA 客服: 已寄出\n");
    EXPECT_EQ(told(read_conversation("顾客 18:10：10点还没到\n客服 18:12：抱歉\n")),
              "C 顾客: 10点还没到\nA 客服: 抱歉\n");
    EXPECT_EQ(told(read_conversation("Customer 2026-03-12 18:10: it leaks\nAgent 2026-03-12 18:12: sorry\n")),
              "C Customer: it leaks\nA Agent: sorry\n");
}

TEST(Conversation, ReadsWhatsAppExportsOfBothKinds) {
    EXPECT_EQ(told(read_conversation("12/03/2026, 18:10 - Messages and calls are end-to-end encrypted.\n"
                                     "12/03/2026, 18:10 - Rowan: the kettle leaks\nall over the table\n"
                                     "12/03/2026, 18:12 - Harbour Shop: I'm sorry to hear that\n"
                                     "12/03/2026, 18:13 - Rowan: <Media omitted>\n")),
              "C Rowan: the kettle leaks\nall over the table\nA Harbour Shop: I'm sorry to hear that\n");
    EXPECT_EQ(told(read_conversation("[12/03/2026, 6:10:23\xE2\x80\xAFPM] Rowan: hello?\n"
                                     "[12/03/2026, 6:11:23\xE2\x80\xAFPM] Shop: hi, how can I help\n")),
              "C Rowan: hello?\nA Shop: hi, how can I help\n");
}

/// Who says what: "name|text/".
std::string who_says(const std::string& text) {
    const auto talk = read_conversation(text);
    if (!talk) return "refused: " + talk.error().text;
    std::string all;
    for (const ConversationMessage& message : talk.value().messages)
        all += talk.value().speakers[message.speaker].name + '|' + message.text + '/';
    return all;
}

TEST(Conversation, ReadsATimeOfDayInBracketsOrBeforeADash) {
    const std::string expected = "Tom|Where's my parcel?/Ann (support)|On its way: today./Tom|ok/";
    EXPECT_EQ(
        who_says(
            "[10:02] Tom: Where's my parcel?\n[10:03] Ann (support): On its way: today.\n[10:05] Tom: ok\n"),
        expected);
    EXPECT_EQ(
        who_says("10:02 AM - Tom: Where's my parcel?\n10:03 AM - Ann (support): On its way: today.\n10:05 "
                 "AM - Tom: ok"),
        expected);
    EXPECT_EQ(
        who_says("10:02 Tom: Where's my parcel?\n10:03 Ann (support): On its way: today.\n10:05 Tom: ok"),
        expected);
    EXPECT_EQ(who_says("(10:02:11) Tom: Where's my parcel?\n(10:03:40) Ann (support): On its way: "
                       "today.\n(10:05:00) Tom: ok"),
              expected);
    EXPECT_EQ(who_says("[2024-05-01 10:02:33] 小李：亲，在吗\n[2024-05-01 10:03:00] "
                       "旗舰店:小美：在的\n[2024-05-01 10:03:20] 小李：快递呢"),
              "小李|亲，在吗/旗舰店:小美|在的/小李|快递呢/");
    EXPECT_EQ(who_says("【10:02】小李：亲，在吗\n【10:03】客服小美：在的"), "小李|亲，在吗/客服小美|在的/");
}

TEST(Conversation, ReadsNamesWithAMomentAndTheTextBelow) {
    EXPECT_EQ(
        who_says(
            "tb_8812 (2024-05-01 10:02:33):\n在吗\n杯子碎了\n旗舰店:小美 (2024-05-01 10:03:00):\n在的亲\n"),
        "tb_8812|在吗\n杯子碎了/旗舰店:小美|在的亲/");
    EXPECT_EQ(who_says("tb_8812(2024-05-01 10:02:33)\n在吗\n旗舰店:小美(2024-05-01 10:03:00)\n在的亲\n"),
              "tb_8812|在吗/旗舰店:小美|在的亲/");
    EXPECT_EQ(who_says("tb_8812  2024-05-01 10:02:33\n在吗\n\n旗舰店:小美  2024-05-01 10:03:00\n在的亲\n"),
              "tb_8812|在吗/旗舰店:小美|在的亲/");
}

TEST(Conversation, ReadsANameATimeAndATextEachOnItsLine) {
    EXPECT_EQ(
        who_says("王小姐\n10:02\n杯子碎了\n\n店里客服\n10:03\n给您补发\n今天就寄\n\n王小姐\n10:05\n好\n"),
        "王小姐|杯子碎了/店里客服|给您补发\n今天就寄/王小姐|好/");
    EXPECT_EQ(who_says("王小姐\n昨天 10:02\n杯子碎了\n店里客服\n昨天 下午3:03\n给您补发"),
              "王小姐|杯子碎了/店里客服|给您补发/");
    EXPECT_EQ(who_says("Tom\n2024年5月1日 10:02\nbroken\nAnn\n2024年5月1日 10:03\nsorry"),
              "Tom|broken/Ann|sorry/");
    // Times between messages are no one's.
    EXPECT_EQ(who_says("Tom: broken\n10:02\nAnn: sorry\n10:05\nTom: ok then\n10:09\nAnn: bye"),
              "Tom|broken/Ann|sorry/Tom|ok then/Ann|bye/");
}

TEST(Conversation, ReadsBlocksWithANameAboveEachAndNoTime) {
    EXPECT_EQ(
        who_says("阿May\n书桌颜色不对啊\n\n阿May\n急\n\n李师傅家具客服\n您好\n我看一下\n\n阿May\n[图片]\n\n"
                 "李师傅家具客服\n是发错了\n\n明天给您换\n\n阿May\n好\n"),
        "阿May|书桌颜色不对啊/阿May|急/李师傅家具客服|您好\n我看一下/李师傅家具客服|是发错了\n明天给您换/"
        "阿May|好/");
    // Paragraphs of a letter are nobody's, and who speaks once only is not known as a name.
    EXPECT_EQ(told(read_conversation(
                  "the first line\nand more\n\nanother one\nof it\n\nthe third\nline\n\nend\nof it\n")),
              "refused: intake.talk.one_speaker");
    EXPECT_EQ(told(read_conversation("Tom\nbroken\n\nAnn\nsorry\n\nBob\nwhat\n\nTom\nhello\n")),
              "refused: intake.talk.one_speaker");
}

TEST(Conversation, ReadsNamesBeforeAColonAndNothingElseAsNames) {
    EXPECT_EQ(
        told(read_conversation(
            "客户：快递到哪了\n客服：您好，给您查\n客服：查到了：在长沙\n客户：注意：别再拖了\nPS: 急\n")),
        "C 客户: 快递到哪了\nA 客服: 您好，给您查\nA 客服: 查到了：在长沙\nC 客户: 注意：别再拖了\nPS: 急\n");
    EXPECT_EQ(told(read_conversation("Customer: where is it\nAgent: let me check: one moment\n")),
              "C Customer: where is it\nA Agent: let me check: one moment\n");
}

TEST(Conversation, ReadsAThreadOfMailsOldestFirst) {
    EXPECT_EQ(told(read_conversation(
                  "From: Harbour Support <help@harbour.example>\nTo: Rowan\nSubject: Re: Kettle\n\n"
                  "Hi Rowan,\n\nI can offer a new one.\n-- \nHarbour Ltd\n\n"
                  "On 12 Mar 2026 at 18:10, Rowan Hale <rowan@mail.example> wrote:\n"
                  "> My kettle leaks.\n> What now?\n")),
              "C Rowan Hale: My kettle leaks.\nWhat now?\nA Harbour Support: Hi Rowan,\n\nI can offer a new "
              "one.\n");
    EXPECT_EQ(told(read_conversation("发件人：小雨\n主题：壶碎了\n\n壶碎了，怎么办\n\n发件人：青石客服\n主题"
                                     "：壶\n\n给您补发一把。\n")),
              "C 小雨: 壶碎了，怎么办\nA 青石客服: 给您补发一把。\n");
}

TEST(Conversation, ReadsTablesWithAndWithoutHeads) {
    EXPECT_EQ(
        told(read_conversation_file(
            "时间,角色,内容\n2026-03-12 18:10,买家,\"壶,碎了\"\n,,还有盖子\n2026-03-12 18:11,客服,给您补发\n",
            "talk.csv")),
        "C 买家: 壶,碎了\nC 买家: 还有盖子\nA 客服: 给您补发\n");
    EXPECT_EQ(told(read_conversation_file(
                  "2026-03-12 18:10;rowan;where is my order, please\n"
                  "2026-03-12 18:11;desk;let me check that for you\n2026-03-12 18:12;rowan;thanks\n",
                  "talk.csv")),
              "C rowan: where is my order, please\nA desk: let me check that for you\nC rowan: thanks\n");
    EXPECT_EQ(told(read_conversation_file(
                  zips::workbook_of("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                                    "<row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
                                    "<row><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c></row>",
                                    {"发送者", "消息", "顾客", "碎了", "客服小林", "抱歉"}),
                  "talk.xlsx")),
              "C 顾客: 碎了\nA 客服小林: 抱歉\n");
}

TEST(Conversation, LeavesRobotsOutAndKnowsColleagues) {
    EXPECT_EQ(told(read_conversation("顾客：在吗\n机器人：您好，请选择问题\n顾客：人工\n客服小林：您好\n客服"
                                     "小陈：我接着帮您看\n顾客：嗯\n")),
              "C 顾客: 在吗\n- 机器人: 您好，请选择问题\nC 顾客: 人工\nA 客服小林: 您好\nA 客服小陈: "
              "我接着帮您看\nC 顾客: 嗯\n");
}

TEST(Conversation, SaysInASentenceWhatItCannotRead) {
    EXPECT_EQ(told(read_conversation("")), "refused: intake.talk.one_speaker");
    EXPECT_EQ(told(read_conversation("just a note\nwith two lines\n")), "refused: intake.talk.one_speaker");
    EXPECT_EQ(told(read_conversation_file("only\none\ncolumn\n", "a.csv")), "refused: intake.talk.columns");
    EXPECT_EQ(told(read_conversation_file("1,200\n2,300\n1,250\n2,17\n", "a.csv")),
              "refused: intake.talk.no_words");
    EXPECT_EQ(told(read_conversation_file("speaker,text\nA,12.5\nB,13\n", "a.csv")),
              "refused: intake.talk.no_words");
    EXPECT_EQ(told(read_conversation_file(std::string(500, '\0'), "a.xlsx")), "refused: intake.file_damaged");
    EXPECT_EQ(told(read_conversation_file(std::string(500, '\0'), "a.txt")),
              "refused: intake.table.encoding");
    EXPECT_EQ(told(read_conversation_file(" \n\n", "a.txt")), "refused: intake.empty");
    std::string long_talk;
    for (int message = 0; message < 5'001; ++message)
        long_talk += message % 2 == 0 ? "顾客：在吗\n" : "客服：在的\n";
    EXPECT_EQ(told(read_conversation(long_talk)), "refused: intake.talk.too_long");
}

TEST(Conversation, KnowsItsLanguage) {
    const auto language = [](const char* text) { return language_of(read_conversation(text).value()); };
    EXPECT_EQ(language("顾客：iPhone 15 Pro Max 碎屏了\n客服：您好\n").most, support::Lang::zh);
    EXPECT_FALSE(language("顾客：iPhone 15 Pro Max 碎屏了\n客服：您好，在的\n").both);
    EXPECT_EQ(language("Customer: my 茶壶 broke yesterday evening\nAgent: sorry\n").most, support::Lang::en);
    EXPECT_TRUE(language("Customer: my pot broke\n客服：非常抱歉，今天补发\n").both);
    EXPECT_FALSE(language("Customer: 12\nAgent: 34\n").told);
}

} // namespace
} // namespace amends::author
