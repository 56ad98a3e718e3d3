#include "sim/author/masking_tables.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace amends::author {
namespace {

using WordSet = std::set<std::u32string_view>;

/// The words of a table, told apart by blanks.
WordSet words_of(std::u32string_view table) {
    WordSet words;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find(U' '), table.size());
        if (end > 0) words.insert(table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return words;
}

constexpr std::u32string_view surnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    U"潘"
    U"杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰"
    U"殷"
    U"施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳"
    U"盛"
    U"童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边肖闫代蒲佟佘戚骆滕窦"
    U"張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許呂蘇盧蔣賈葉閻鍾陸龍萬錢湯賴龔龐蘭齊莊紀關費歐鄧鄒譚範韋嚴溫魯畢聶"
    U"馬顧單衛";
constexpr std::array<std::u32string_view, 20> double_surnames = {
    U"欧阳", U"上官", U"司马", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"司徒",
    U"令狐", U"夏侯", U"长孙", U"宇文", U"端木", U"独孤", U"南宫", U"歐陽", U"司馬", U"諸葛"};
constexpr std::u32string_view frequent_surnames =
    U"周何王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯邓曹彭曾萧潘袁"
    U"蒋蔡余杜魏吕丁沈卢崔谭廖范汪陆姚邹熊郝邱秦侯邵孟"
    U"肖张陳劉張楊趙吳";
constexpr std::u32string_view given_letters =
    U"伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红玲芬燕彬辉云莉兵浩鹏宇婷华慧莹建国志海文峰鑫琴丹"
    U"波斌宁晨阳凤梅雪琳晶洁岩琼蕾淑珍荣珠翠雅芝素真环爱妹香月莺媛瑞凡佳嘉勤贞桃叶璧璐娅琦妍茜秋珊莎锦黛青倩"
    U"婉"
    U"娴瑾颖露瑶怡婵雁蓓仪荷蓉眉君苑婕馨瑗韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢枫芸菲"
    U"寒"
    U"伊亚宜可姬舒影荔枝思刚毅俊保东文利飞福生龙元全胜学祥才发武新清良贵彪坚健世广义兴泉振壮会思群豪心邦承乐"
    U"绍功"
    U"松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭士以致树炎德行时泰盛雄琛钧冠策腾"
    U"楠榕"
    U"风航弘诗梓涵轩宸睿皓煜泽昊博然彤桐萱雨梦瑜琪璇妮娇娥婧姗姝姣嫣彩菊莲蓝苗蕊薇菁萌芷菱芮苓茵荟蓁霖霏雯露"
    U"鹤鹭麟麒骏驰骥骁凯恒恺慎忠怀恩惠意慈愉忆宝宗定安富宽宪宾家容寅尧川山岚岭峻嵩崇晖晟景晴暄曦曼曜朔根森柏"
    U"标桦"
    U"楷槿樱欧正淳淼清渊源溪滨漫潇澄炜炳烨焕然照熙燃牧珂珑珺琛琨瑛瑄璟璨甜田申畅皎盈相真石砚硕磊祖禄禹秉程章"
    U"竞"
    U"笑绮继维罡美翼耀聿肖艾芯芹苏茂荃莘菡葵蔚蕴虹衡裴西诚诺谨豫贤赫越跃辰迪运远逸道邈郁金钊铭锋锐镇长阔隆雷"
    U"震霄"
    U"靖静韬顺顾颂飒香驹高魁黎齐龄偉麗強軍傑濤剛鳳蘭輝雲鵬華國紅瑩潔瓊";

/// Words that begin with a letter of a surname or with 小, 老, 阿 and are no person.
const WordSet& no_names() {
    static const WordSet words = words_of(
        U"安卓 江苏 江西 安徽 石家庄 温州 武汉 常州 苏州 金华 方便 成功 万一 高级 白色 黄色 金色 向您 许多 "
        U"于是 周一 "
        U"周二 周三 周四 周五 周六 周日 周末 周年 周边 周期 马上 单位 路人 文员 常客 关于 任何 何时 成都 "
        U"车主 华为 强烈 "
        U"解决 全部 高兴 高清 高档 高端 高铁 高温 高度 高价 万分 万能 万宝龙 万年青 白玉兰 黄玉兰 白金 白天 "
        U"白云山 白云 "
        U"黄金 黄山 黄河 黄昏 金龙鱼 金骏眉 金属 金条 龙井 江南 江山 江中 方太 方案 方向 方正 方法 安全 安装 "
        U"安排 安心 "
        U"安静 安慰 安德玛 安踏 安慕希 康师傅 康乃馨 王老吉 王者 王子 王致和 王牌 周大福 周大生 周生生 李宁 "
        U"李子 李锦记 "
        U"张小泉 马应龙 马克 马桶 马达 马甲 马丁 马卡龙 马路 毛戈平 毛巾 毛衣 毛病 毛毯 林清轩 林氏 林地 "
        U"雷蛇 雷朋 雷达 "
        U"杨国福 杨梅 杨枝 易拉 易碎 易购 高露洁 史丹利 史密斯 顾家 顾客 鲁花 石英 石榴 石头 常春 常温 常见 "
        U"常用 向日葵 "
        U"向上 夏天 夏季 夏威夷 苏打 苏宁 苏泊尔 苏绣 陶瓷 陶艺 牛奶 牛肉 牛仔 温度 温馨 温暖 季节 季度 章程 "
        U"葛根 申请 "
        U"申通 毕竟 毕业 焦点 柳州 梅花 梅雨 莫名 庄园 辛苦 辛辣 管理 管家 祝您 祝你 祝福 左右 左边 涂料 "
        U"谷歌 舒服 舒适 "
        U"舒心 路上 路由 路过 关注 关心 关键 关机 关闭 苗条 凌晨 凌乱 费用 费劲 纪念 盛世 盛大 童装 童鞋 "
        U"童年 项目 项链 "
        U"曲线 曲面 成本 成品 成交 成为 成年 成长 游戏 游泳 阳光 阳台 席子 卫生 卫衣 卫浴 查询 查看 查收 "
        U"查件 包装 包裹 "
        U"包邮 包括 包包 司机 柏林 宁可 宁愿 宁静 宁波 解释 强制 强调 强行 柴油 华丽 华东 华南 华北 车子 "
        U"车型 车载 房东 "
        U"房子 房间 边上 边框 代表 代购 代收 代发 滕州 文明 文具 文化 文胸 文艺 文静 文案 武器 乔丹 兰花 "
        U"兰州 施工 洪水 "
        U"颜色 颜值 严重 严格 田园 任务 任意 任性 范围 方圆 石材 姜茶 戴尔 戴森 丁香 蔡司 蒋家 卢浮 吕宋 "
        U"彭博 沈阳 许可 "
        U"邓白氏 袁记 曹县 程序 程度 萧条 董事 冯记 唐装 唐山 韩国 韩版 韩式 谢谢 谢了 谢啦 郑州 宋体 宋瓷 "
        U"梁子 罗马 罗莱 "
        U"罗技 郭记 何必 何况 何苦 林林 高跟 朱红 胡子 胡椒 胡说 胡乱 胡同 孙子 孙女 徐州 吴中 黄牛 赵本 "
        U"杨树 陈列 陈旧 "
        U"陈年 陈醋 刘海 刘海夹 张家口 张开 张贴 张数 李逵 王国 王府 王炸 钱包 钱款 钱都 汤圆 汤锅 贺卡 贺岁 "
        U"春节 国庆 中秋 平安 明天 天天 生日 元旦 清明 端午 秋天 冬天 国外 海外 海淘 海尔 美的 美国 美团 "
        U"新款 "
        U"小时 小心 小区 小米 小红书 小红包 小红花 小红帽 小红点 小姐 小哥 小妹 小弟 小票 小程序 小家电 小家 "
        U"小白鞋 小白兔 "
        U"小白裙 小白 小黑 小黄鸭 小黄车 小黄鱼 小黄人 小黄 小金库 小金额 小金锁 小金 小高跟 小龙虾 小石头 "
        U"小包裹 小包 "
        U"小毛病 小毛 小马达 小马甲 小马扎 小马宝莉 小马驹 小苏打 小雨伞 小雨 小叶紫檀 小叶 小方桌 小方块 "
        U"小方盒 小方巾 "
        U"小方 小康 小王子 小王国 小张纸 小李子 小周期 小田园 小英寸 小爱同学 小爱音箱 小爱 小度 小艺 小布 "
        U"小冰箱 小冰 小蜜 "
        U"小天才 小天鹅 小众 小号 小二 小店 小伙 小孩 小朋友 小吃 小件 小瓶 小袋 小盒 小车 小型 小巧 小气 "
        U"小偷 小说 小学 "
        U"小声 小看 小数 小数点 小电 小风扇 小风 小单 小夏凉 小花园 小花 小雏菊 小香风 小香 小月龄 小月 小狗 "
        U"小猫 小熊 "
        U"小鹏 小牛 小牛电动 小鹿 小鸡 小鸟 小宝贝 小宝宝 小宝 小贝 小肚 小清新 小西装 小西服 小西瓜 "
        U"小西红柿 小玉米 小海绵 "
        U"小海鲜 小江湖 小江豚 小丹参 小青龙 小青柑 小青瓶 小青 小棕瓶 小灯 小提琴 小心意 小意思 小美好 "
        U"小美满 小程度 "
        U"小可爱 小乐高 小东西 小路 小镇 小山 小溪 小河 小桥 小树 小竹 小竹篮 小松鼠 小松 小飞侠 小飞机 "
        U"小飞象 小凡尔赛 "
        U"小全套 小波浪 小波 小平板 小平头 小平 小广告 小发卡 小发夹 小发财 小会议 小会员 小新 小新机 小学生 "
        U"小生意 小元宝 "
        U"小幸运 小长假 小长裙 小时候 小样 小尺寸 小计 小结 小额 小于 小于等于 小米粒 小欢喜 小确幸 小仙女 "
        U"小公主 小公举 "
        U"小兔子 小太阳 小圆 小圆桌 小羽绒 小贝壳 小石子 小金鱼 小古 小罗圈 小梁山 小杨生煎 小宋 小盛 小盘 "
        U"小杯 小碗 小锅 "
        U"小徐福 小林制药 小林 小胡子 小胡萝卜 小胡同 小朱古力 小孙子 小孙女 小唐 小曹 小余额 小汪汪 小秦岭 "
        U"小熊电器 "
        U"老板 老公 老婆 老师 老人 老家 老年 老是 老爸 老妈 老弟 老哥 老姐 老妹 老头 老太 老太太 老爷 老爷爷 "
        U"老奶奶 老外 "
        U"老乡 老同学 老朋友 老客户 老顾客 老用户 老会员 老店 老牌 老款 老花镜 老花 老白干 老白茶 老白 "
        U"老毛病 老干妈 老坛 "
        U"老北京 老上海 老凤祥 老庙 老庙黄金 老实 老老实实 老化 老旧 老早 老本 老式 老虎 老鼠 老酒 老茶 老树 "
        U"老样子 老问题 "
        U"老规矩 老手 老山 老金 老海 老林 老家伙 老友 老生 老生常谈 老伴 老两口 老大 老二 老三 老幼 老少 "
        U"老百姓 老总 老卡 "
        U"老机 老机子 老号 老版 老黄历 老黄 老黄牛 老石 老长 老高 老远 老王卖瓜 "
        U"阿里 阿里巴巴 阿姨 阿迪 阿胶 阿玛尼 阿玛 阿拉 阿宝色 阿华田 阿尔 阿司匹林 阿莫西林 阿联酋 阿甘 "
        U"阿根廷 阿道夫 "
        U"阿芙 阿克苏 阿凡达 阿波罗 阿富汗 阿坝 阿妈 阿爸 阿婆 阿公 阿哥 阿妹 阿弟 阿嬷 阿门 阿胖 阿叔 阿伯 "
        U"阿斯 阿西 "
        U"阿玛施 阿萨姆 阿罗汉 阿德 阿奇霉素 阿衣 阿维 阿明顿 ");
    return words;
}

const WordSet& first_names() {
    static const WordSet words =
        words_of(U"james robert michael david william richard joseph thomas daniel matthew matt anthony "
                 U"steven andrew andy kenneth "
                 U"john joshua kevin brian george edward eddie ronald timothy jason jeffrey jeff ryan jacob "
                 U"gary nicholas eric jonathan "
                 U"stephen larry justin scott brandon benjamin samuel gregory greg alexander alex patrick "
                 U"dennis jerry tyler aaron "
                 U"adam nathan henry zachary zach douglas peter pete kyle noah ethan jeremy walter keith "
                 U"roger sean shaun shane carl "
                 U"arthur lawrence dylan jesse bryan joe billy bruce gabriel logan alan allan albert elijah "
                 U"wayne vincent ralph bobby "
                 U"russell louis lewis luke jake josh danny ronnie freddie alfie archie theo leo toby elliot "
                 U"elliott callum cameron "
                 U"craig darren derek duncan gavin glenn graham hamish hugh jamie kieran lee leon marcus "
                 U"martin maurice morgan nigel "
                 U"owen raymond reece rhys ricky rodney rory ross rupert spencer stewart stuart terry trevor "
                 U"vic winston gareth ian "
                 U"neil simon liam connor conor declan cian eoin padraig sebastian adrian julian damian "
                 U"dominic felix hugo jasper "
                 U"mary patricia jennifer jenny linda elizabeth barbara susan jessica jess sarah karen lisa "
                 U"nancy betty sandra "
                 U"margaret maggie ashley kimberly kim emily donna michelle carol amanda mandy melissa "
                 U"deborah debbie stephanie steph "
                 U"rebecca becky becca sharon laura cynthia dorothy dot amy kathleen kathy cathy angela "
                 U"angie shirley emma brenda "
                 U"pamela pam nicole nicky anna hannah samantha katherine katie kate kat christine chris "
                 U"helen debra rachel carolyn "
                 U"janet maria catherine heather diane olivia julie joyce ruth lauren kelly christina tina "
                 U"joan evelyn judith judy "
                 U"andrea megan meg cheryl jacqueline jackie martha teresa gloria sara janice ann anne annie "
                 U"kathryn abigail abby "
                 U"sophia sophie frances jean alice isabella isabel bella julia tom tommy mike mick dave "
                 U"davey steve lucy oliver ollie "
                 U"harry charlotte lottie amelia millie mollie molly ellie ella eleanor nora chloe zoe "
                 U"phoebe imogen freya matilda "
                 U"tilly evie maisie esme eliza eva ava mia layla leah lydia beth bethany bess betsy libby "
                 U"lizzie liz eve gemma "
                 U"georgina geraldine gillian gill gwen harriet hattie helena henrietta ingrid irene jane "
                 U"janine jayne jo joanna "
                 U"joanne josie kirsty kirsten kerry lesley leslie linda lorraine louise lynn lynne maureen "
                 U"moira naomi natalie "
                 U"natasha nina norma paula pauline philippa polly ramona rosa rosie sally sheila shelley "
                 U"siobhan aoife niamh saoirse "
                 U"stella susie suzanne sylvia tamara tara tess tracey tracy trudy ursula valerie vanessa "
                 U"vera veronica vicky "
                 U"victoria wendy yvonne yvette claire clare fiona bernadette bridget brigitte camilla "
                 U"cecilia celia colleen daphne "
                 U"deirdre doris edith eileen elaine elsie estelle esther ethel eunice gail gertrude gladys "
                 U"glenda greta hilary hilda "
                 U"ida ben benny sam sammy tim timmy jim jimmy bob tony paul philip phil marie omar elena "
                 U"dmitri olga ivan pierre hans "
                 U"carlos luis miguel sofia yusuf deepak raj anita priya mohammed mohamed muhammad ahmed ali "
                 U"fatima aisha ayesha hassan "
                 U"hussein ibrahim khadija khalid layla mustafa nadia rashid samir yasmin zainab amit anil "
                 U"anjali arjun asha deepa "
                 U"divya gita kavita kiran lakshmi manish meera neha nikhil nisha pooja prakash pradeep "
                 U"rahul rajesh rakesh ravi rekha "
                 U"rohan sanjay sandeep shreya sunil sunita suresh vijay vikram wei xiaoming ming mei ling "
                 U"hiroshi kenji yuki akira "
                 U"sakura haruto jose juan pablo pedro diego javier fernando rafael ricardo sergio alejandro "
                 U"ana lucia carmen pilar "
                 U"guadalupe giovanni luca marco matteo francesco giulia chiara paolo antonio jean-pierre "
                 U"francois claude michel "
                 U"henri luc mathieu celine amelie jurgen klaus wolfgang heike sabine uwe stefan lars sven "
                 U"erik bjorn astrid freja "
                 U"anders mikkel piotr pawel agnieszka katarzyna magdalena marek tomasz wojciech zofia "
                 U"vladimir sergei natalia "
                 U"svetlana oksana yuri dimitris nikos eleni chidi chioma emeka ngozi oluwaseun ade tunde "
                 U"kwame kofi ama amina "
                 U"fatou kamau wanjiku thabo sipho nomsa ibrahim zuri mehmet ayse emre leila reza darius "
                 U"cyrus soraya moshe shlomo "
                 U"rivka avi noam yael tyrone jamal latoya shanice darnell keisha tanisha deshawn marcus ");
    return words;
}
/// Heard less often; none that is a word, a town or a brand.
const WordSet& rarer_first_names() {
    static const WordSet words =
        words_of(U"agatha agnes ailsa alasdair alberta alexandra alfred alistair allegra alyssa amara "
                 U"anastasia angharad anika annabel annabelle anneliese annette anselm antoinette anton "
                 U"antonia ariadne arlo arnold arturo athena aubrey audrey avery barnaby bartholomew "
                 U"bartosz beatrice beatrix bernard bertie bethan beverley bianca blanche boris branwen "
                 U"brendan bronwen bronwyn bruno caitlin calista caoimhe caradoc carys caspian cassandra "
                 U"cassius catriona cecil cedric ceri chinedu ciara cillian clarence clarissa clifford "
                 U"colette conrad constance cordelia cornelius cosima cressida crispin curtis cyril dafydd "
                 U"dagmar dahlia darcy delilah demetrius denise dermot desmond devika digby dilys dimitri "
                 U"dolores dominika donatella dorian dorothea dougal dwayne eamon ebenezer edgar edmund "
                 U"edna edwina eilidh eleri elfriede elias elodie eloise elspeth elvira emilia emmanuel "
                 U"emmeline enid enrique ernestine esmeralda eugene euphemia evangeline ewan ezekiel ezra "
                 U"fabian fabio farah faustina felicia femi fenella ferdinand fergus fidel finbar finlay "
                 U"finley finnian francesca freda frederica frederick frieda gabriela gaenor garfield "
                 U"geoffrey geraint gerald gerard gertie gethin ghislaine gianni gideon gilda gina giovanna "
                 U"gisela glynis godfrey graeme griselda guillermo guinevere gunther gustav gwendoline "
                 U"gwendolyn gwyneth hadley haider hannelore heidi heinrich helga heloise henrik herbert "
                 U"hermione horace horatio hortense hubert humphrey ianthe idris ifan ignatius igor ilse "
                 U"imelda imran ines inga iolanthe iolo ione irving isaac isadora isla ismail isobel ivana "
                 U"ivor jacinta jacques jamila jedidiah jemima jeremiah jerome joachim jocasta jocelyn "
                 U"joelle johanna jolanta jonty joost jorge josefina josephine josiah juanita juliana "
                 U"juliette justine kaitlyn kamal kareem karolina katerina kayode keiko keziah kingsley "
                 U"krzysztof kwabena lachlan laurence lavinia leander lenore leonard leonora leopold "
                 U"leopoldine letitia lettice liliana linus llewellyn lloyd lorcan lorenzo loretta lorna "
                 U"lowri lucas lucille lucinda lucretia ludwig luisa lysander madeleine madoc maeve magda "
                 U"magnus mahmoud malachy malcolm malgorzata mandeep margot mariana marianne marietta "
                 U"marion marjorie marlene marsha martina matthias mauricio maximilian maxine melanie "
                 U"meredith mervyn millicent minerva mirabelle miranda mireille miriam monique montague "
                 U"montgomery morag mordecai morwenna moses murdo muriel myfanwy myra nadine nathaniel "
                 U"nerys nestor neville nicola nicolette nikolai nils nkechi norbert noreen norman nuala "
                 U"obadiah octavia odette ophelia orla oscar oswald otis ottilie owain paulette penelope "
                 U"perceval percival perpetua persephone petra phileas philomena phineas phyllis pietro "
                 U"priscilla priyanka quentin quincy radoslaw raffaella rafferty randolph raquel raul "
                 U"rebekah reginald reinhard renata rhiannon rhoda rhodri rhona roberta roderick rodrigo "
                 U"roisin roland rolf rosalie rosalind rosamund rosanna rowena roxanne rudolf sabrina sadie "
                 U"salvatore saskia seamus selina serena shabnam shanelle shannon sheena siegfried sigrid "
                 U"silvia simone sinead solange solomon sonia stefania stellan sukhdeep susannah sybil "
                 U"tabitha talia tamsin tarquin tatiana tegan terence thaddeus thandiwe thelma theodora "
                 U"theodore theophilus theresa thora thorsten tobias torquil tristan tristram ulrich ulrike "
                 U"valentina venetia verena vivian waldo wallace wanda wanjiru wenceslas wendell werner "
                 U"wilfred wilhelmina wilma winifred xanthe xavier xiomara yannick yasmine yolanda yusra "
                 U"zachariah zenobia zoltan zosia zuzanna");
    return words;
}

const WordSet& names_and_words() {
    static const WordSet words = words_of(
        U"rose will may grace mark hope joy faith bill jack june april august frank dawn art ray rob pat sue "
        U"chase amber "
        U"ruby pearl lily daisy ivy hazel jade olive violet iris crystal chuck drew dean earl gene grant guy "
        U"max miles nick "
        U"norm page penny pierce reed rich rusty sandy star summer autumn skip stone ted wade ward woody "
        U"victor "
        U"paris chelsea florence georgia virginia carolina israel jordan kent lincoln madison austin "
        U"savannah sydney "
        U"brooklyn holly basil ginger cherry candy angel christian chip dick randy van tiffany mercedes "
        U"alexa dolly poppy "
        U"robin rowan clay cliff colin cole curt don duke ernest flint ford gale glen hank harmony heath "
        U"herb hunter "
        U"jay jet ken king lance lane levi mason melody mercy merry myrtle nat neal noel opal parker piper "
        U"prince "
        U"queenie raven reese river rocky roman sage sky skye sterling stormy sunny taylor temple tiger "
        U"trinity troy true "
        U"walker wren fern flora gabby ariel bea bell bonnie cat cher clementine coral dale dixie ebony eden "
        U"fran goldie harper honey india jewel juniper laurel mabel magnolia maple marina "
        U"marigold nova patience peaches prudence tab toni verity viola will winter "
        U"ward ");
    return words;
}
const WordSet& goods_names() {
    static const WordSet words = words_of(
        U"rose amber ruby pearl lily daisy ivy hazel jade olive violet iris crystal holly basil ginger "
        U"cherry candy sandy "
        U"summer autumn winter star stone may june april august poppy fern coral ebony opal jewel maple "
        U"magnolia marigold "
        U"laurel juniper clementine honey sage sky skye raven clay flint jet sterling mercedes alexa tiffany "
        U"paris ford "
        U"chelsea art hope joy faith grace will bill mark page van true king prince tiger river temple ");
    return words;
}
const WordSet& common_words() {
    static const WordSet words = words_of(U"i the a an it is my we you your our this that what where when "
                                          U"why how who customer service services team support "
                                          U"care all sir madam seller agent manager help desk sales amazon "
                                          U"ebay paypal apple samsung google monday tuesday "
                                          U"wednesday thursday friday saturday sunday january february march "
                                          U"april may june july august september october "
                                          U"november december please thanks thank sorry order orders "
                                          U"delivery refund returns if but and or so no not yes ok "
                                          U"okay can could would will just still now today tomorrow there "
                                          U"here everyone folks both again as in on for to from "
                                          U"with about after before kind best regards happy good dear hi "
                                          U"hello hey morning afternoon evening shop store guys "
                                          U"folk people friends admin mods bot chat everybody all lovely "
                                          U"sweetheart love mate buddy man dude ma'am maam "
                                          U"gentlemen ladies christmas easter xmas iphone ipad android sony "
                                          U"nike adidas lego dyson ikea argos tesco dhl ups "
                                          U"fedex usps hermes evri dpd royal mail she he they her his their "
                                          U"me us them was were has have had did does do am "
                                          U"are be been got get ordered bought wants wanted said says told "
                                          U"asked never always already also only one two "
                                          U"three new old black white red blue green parcel box size next "
                                          U"last first that's it's i'm i've i'll we've we're "
                                          U"absolutely really very too more any some every great nice well "
                                          U"anyway however because since until while when "
                                          U"tv uk usa us eu visa mastercard whatsapp wechat english chinese "
                                          U"german french british american prime day ");
    return words;
}
const WordSet& brands() {
    static const WordSet words = words_of(
        U"calvin_klein tommy_hilfiger ralph_lauren michael_kors kate_spade tom_ford paul_smith jo_malone "
        U"jimmy_choo "
        U"ted_baker victoria_secret john_lewis marks_and harry_potter mary_jane mary_janes mary_poppins "
        U"benjamin_moore "
        U"rose_gold rose_water rose_quartz rose_pink rose_red emma_bridgewater hugo_boss steve_madden "
        U"marc_jacobs "
        U"laura_ashley uncle_ben ben_& ben_and kenneth_cole joseph_joseph charlie_brown "
        U"thomas_the "
        U"george_foreman james_bond oliver_bonas christian_dior elizabeth_arden bobbi_brown aunt_bessie "
        U"aunt_bessie's "
        U"tim_hortons papa_john peter_rabbit ted_lasso ray_ban ray-ban max_factor air_jordan ruby_red "
        U"amber_glass jade_green "
        U"olive_green olive_oil pearl_white lily_white violet_blue crystal_clear holly_wreath ivy_league "
        U"ivy_green "
        U"kim_kardashian barbie_doll tiffany_lamp tiffany_blue chelsea_boot chelsea_boots victoria_sponge "
        U"oxford_shirt "
        U"martin_guitar kelly_bag kelly_green taylor_swift taylor_guitar morgan_motor louis_vuitton "
        U"scott_bike martin_luther "
        U"jean_paul jean_jacket tom_tom tom_yum sam_smith john_deere john_frieda paul_mitchell "
        U"david_beckham "
        U"stella_mccartney stella_artois lucy_in anne_klein vera_wang vera_bradley estee_lauder "
        U"jack_daniel jack_wills "
        U"jack_wolfskin jack_& frank_green henry_hoover henry_vacuum alexa_echo george_asda martha_stewart "
        U"sara_lee "
        U"wendy_house sally_hansen nina_ricci russell_hobbs kenneth_turner morphy_richards barbour_jacket "
        U"christian_louboutin roger_dubuis philip_stein gary_fisher bella_italia bella_freud");
    return words;
}

constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 62> short_forms = {{
    {U"becky", U"rebecca"},   {U"becca", U"rebecca"},  {U"tom", U"thomas"},       {U"tommy", U"thomas"},
    {U"bob", U"robert"},      {U"rob", U"robert"},     {U"bobby", U"robert"},     {U"bill", U"william"},
    {U"will", U"william"},    {U"billy", U"william"},  {U"mike", U"michael"},     {U"mick", U"michael"},
    {U"dave", U"david"},      {U"steve", U"stephen"},  {U"steve", U"steven"},     {U"jim", U"james"},
    {U"jimmy", U"james"},     {U"jamie", U"james"},    {U"joe", U"joseph"},       {U"josh", U"joshua"},
    {U"dan", U"daniel"},      {U"danny", U"daniel"},   {U"matt", U"matthew"},     {U"andy", U"andrew"},
    {U"drew", U"andrew"},     {U"ken", U"kenneth"},    {U"tim", U"timothy"},      {U"jeff", U"jeffrey"},
    {U"nick", U"nicholas"},   {U"greg", U"gregory"},   {U"alex", U"alexander"},   {U"pat", U"patrick"},
    {U"pat", U"patricia"},    {U"ben", U"benjamin"},   {U"sam", U"samuel"},       {U"sam", U"samantha"},
    {U"tony", U"anthony"},    {U"phil", U"philip"},    {U"pete", U"peter"},       {U"chris", U"christopher"},
    {U"chris", U"christine"}, {U"liz", U"elizabeth"},  {U"lizzie", U"elizabeth"}, {U"beth", U"elizabeth"},
    {U"betty", U"elizabeth"}, {U"kate", U"katherine"}, {U"katie", U"katherine"},  {U"kathy", U"kathleen"},
    {U"jenny", U"jennifer"},  {U"jess", U"jessica"},   {U"sue", U"susan"},        {U"susie", U"susan"},
    {U"debbie", U"deborah"},  {U"mandy", U"amanda"},   {U"maggie", U"margaret"},  {U"meg", U"margaret"},
    {U"vicky", U"victoria"},  {U"abby", U"abigail"},   {U"steph", U"stephanie"},  {U"angie", U"angela"},
    {U"ollie", U"oliver"},    {U"ellie", U"eleanor"},
}};

} // namespace

std::size_t surname_size(const MaskLetters& text, std::size_t at) {
    for (const std::u32string_view name : double_surnames)
        if (text.has(at, name)) return 2;
    return surnames.find(text.at(at)) != std::u32string_view::npos ? 1 : 0;
}

bool is_frequent_surname(char32_t letter) {
    return frequent_surnames.find(letter) != std::u32string_view::npos;
}

bool is_given_letter(char32_t letter) {
    return given_letters.find(letter) != std::u32string_view::npos;
}

bool begins_no_name(const MaskLetters& text, std::size_t at) {
    constexpr std::size_t letters_most = 5;
    const std::u32string_view all = text.letters;
    for (std::size_t size = 2; size <= letters_most && at + size <= all.size(); ++size)
        if (no_names().contains(all.substr(at, size))) return true;
    return false;
}

namespace {

/// "lucía" as "lucia": letters of Latin-1 without their marks.
std::u32string without_accents(std::u32string_view word) {
    constexpr std::u32string_view plain = U"aaaaaaaceeeeiiiidnooooo/ouuuuypy"; // à to ÿ
    std::u32string folded;
    for (const char32_t letter : word)
        folded += letter >= 0xE0 && letter <= 0xFF ? plain[letter - 0xE0] : letter;
    return folded;
}

bool is_plain_first_name(std::u32string_view word) {
    return (first_names().contains(word) || rarer_first_names().contains(word))
           && !names_and_words().contains(word);
}

} // namespace

bool is_first_name(std::u32string_view word) {
    if (std::any_of(word.begin(), word.end(), [](char32_t letter) { return letter >= 0xE0; })) {
        const std::u32string folded = without_accents(word);
        return is_plain_first_name(folded);
    }
    return is_plain_first_name(word);
}
bool is_name_and_word(std::u32string_view word) {
    return names_and_words().contains(word);
}
bool is_name_of_goods(std::u32string_view word) {
    return goods_names().contains(word);
}
bool is_common(std::u32string_view word) {
    return common_words().contains(word);
}

bool is_brand(std::u32string_view first, std::u32string_view second) {
    std::u32string both(first);
    both += U'_';
    both += second;
    return brands().contains(both);
}

bool is_short_for(std::u32string_view one, std::u32string_view other) {
    return std::any_of(short_forms.begin(), short_forms.end(), [&](const auto& pair) {
        return (pair.first == one && pair.second == other) || (pair.first == other && pair.second == one);
    });
}

} // namespace amends::author
