#include "sim/scenario/fields/spoken_names.hpp"

#include "support/did_you_mean.hpp"

#include <algorithm>

namespace amends::scenario::fields {
namespace {

struct Spoken {
    std::string_view id;
    std::string_view words; ///< separated by '|', English ones in small letters with '_' between words
};

/// Labels, then acts, then desk actions, then the closed lists that are written most. A word may stand for
/// several ids (道歉 is the act "apologise" and earns the label "ownership"): the list that is asked decides.
// clang-format off
constexpr Spoken spoken[] = {
    {"listening", "倾听|聆听|听取|复述|paraphrasing"},
    {"clarifying", "明确问题|澄清|询问|提问|问清楚|核实|clarification|asking"},
    {"empathy", "共情|同理心|同理|同情|理解|体谅|安抚|情绪安抚|sympathy"},
    {"ownership", "担当|担责|责任|承担责任|道歉|致歉|抱歉|认错|responsibility|apology|apologise|apologize"},
    {"solution", "措施|解决方案|方案|解决|补救|measure|remedy"},
    {"timeline", "时限|时间|期限|时效|承诺时间|deadline|time"},
    {"proactive", "主动|主动关怀|主动服务|超预期|going_further|initiative"},
    {"follow_up", "跟进关怀|跟进|回访|后续|aftercare"},
    {"respect", "尊重|礼貌|感谢|征求意见|courtesy|politeness"},
    {"grounded_limit", "有据婉拒|婉拒|说明规则|有理有据|reasoned_refusal"},
    {"flat_refusal", "直接拒绝|生硬拒绝|拒绝|refusal"},
    {"arguing", "争辩|争吵|顶嘴|辩解|争论"},
    {"lecturing", "教育讽刺|说教|讽刺|教育|嘲讽|sarcasm"},
    {"blaming_customer", "暗示顾客有错|暗示客户有错|怪顾客|怪客户|指责顾客|指责客户|blame"},
    {"denying_fault", "不认错|否认过失|否认"},
    {"dismissing", "轻视|敷衍|不重视|冷漠|indifference"},
    {"passing_buck", "推诿|推脱|踢皮球|推责|passing_the_buck|buck_passing"},
    {"empty_talk", "空话|套话|空洞|模板话|template_talk"},
    {"overpromising", "夸大承诺|过度承诺|夸大|乱承诺"},
    {"unclear", "表达不清|不清楚|含糊|vague"},
    {"misinforming", "误导|错误信息|说错规则|misinformation"},
    {"exposing", "甩锅同事|甩锅|家丑|exposing_colleagues|blaming_colleagues"},
    {"rudeness", "粗鲁|辱骂|不礼貌|无礼|态度恶劣|rude"},
    {"unsafe_request", "违规索取|违规|索取密码|索要密码|unsafe"},

    {"ask_photo", "索要照片|要照片|请求照片|ask_for_a_photo"},
    {"ask_order", "索要订单信息|要订单号|问订单|ask_for_the_order"},
    {"ask_symptom", "询问情况|问情况|了解情况|ask_what_happens"},
    {"ask_preference", "询问意愿|问意愿|问偏好|ask_what_they_prefer"},
    {"ask_address", "核对地址|问地址|check_the_address"},
    {"offer_refund", "提出退款|退款|全额退款|refund"},
    {"offer_partial_refund", "提出部分退款|部分退款|partial_refund"},
    {"offer_exchange", "提出换货|换货|换新|exchange|replacement|offer_replacement"},
    {"offer_redispatch", "提出补发|补发|重发|resend|offer_to_send_again|redispatch"},
    {"offer_repair", "提出维修|维修|返修|repair"},
    {"offer_pickup", "提出上门取件|上门取件|取件|pickup"},
    {"offer_inspection", "提出检测|检测|质检|inspection"},
    {"offer_compensation", "提出补偿|补偿|赔偿|优惠券|送券|compensation|voucher"},
    {"offer_freight", "承担运费|运费|包运费|pay_the_freight|freight"},
    {"file_claim", "代办理赔|理赔|file_the_claim|claim"},
    {"chase_parcel", "催查包裹|催件|催快递|催单|chase_the_parcel|chase"},
    {"escalate", "上报|升级|请示|escalation"},
    {"hand_over", "转交|转接|工单|handover"},
    {"give_time", "给出时间|给时间|承诺时间|时限|时间|give_a_time"},
    {"promise_callback", "承诺回复|承诺回电|回电|回复|callback|promise_to_come_back"},
    {"apologise", "道歉|致歉|抱歉|apology|apologize|sorry"},
    {"admit_fault", "承认过失|认错|承认错误|admit_the_fault"},
    {"name_feeling", "说出感受|共情|同理心|理解情绪|name_the_feeling|empathy"},
    {"restate", "复述|重复|say_it_back|paraphrase"},
    {"thank", "致谢|感谢|谢谢|thanks"},
    {"offer_choice", "给出选择|二选一|多个方案|offer_a_choice"},
    {"ask_consent", "征求同意|征求意见|询问同意|ask_for_consent"},
    {"cite_rule", "引用规则|说明规则|规则|cite_a_rule"},
    {"refuse", "拒绝|婉拒|refusal"},
    {"inform_change", "告知变故|告知变化|tell_of_a_change"},
    {"inform_status", "告知进展|告知进度|进度|tell_how_it_stands|status"},
    {"explain_use", "讲解用法|用法|使用说明|explain_the_use"},
    {"explain_process", "说明流程|流程|explain_the_process"},
    {"warn_safety", "安全提醒|提醒安全|warn_of_a_danger|warning"},
    {"correct_fact", "更正事实|纠正|更正|correct_a_fact"},
    {"calm", "安抚|安抚情绪|平和|冷静"},
    {"greet", "问候|打招呼|欢迎|greeting|hello"},
    {"close", "结束语|结束|告别|closing|goodbye"},
    {"accept_terms", "接受条件|同意条件|accept_the_terms"},
    {"wait_notice", "请稍候|稍等|请稍等|ask_to_wait|please_wait"},

    {"look_up", "查看|查询|查订单"},
    {"inspect", "检查|检测|质检"},
    {"refund", "退款|全额退款|退钱"},
    {"partial_refund", "部分退款|退差价"},
    {"exchange", "换货|换新|更换"},
    {"redispatch", "补发|重发|resend"},
    {"pickup", "上门取件|预约取件|取件|book_pickup"},
    {"freight_subsidy", "运费补贴|补运费|退运费|运费|freight"},
    {"courier_claim", "快递索赔|快递理赔|索赔|理赔|claim"},
    {"coupon", "优惠券|送券|代金券|voucher"},
    {"ticket", "工单|开工单|转单"},
    {"ask_supervisor", "请示主管|请示|问主管|supervisor"},
    {"note", "备注|记录|记备注"},

    {"chat", "在线聊天|聊天|在线客服|旺旺|微信"},
    {"phone", "电话|热线|call"},
    {"email", "邮件|邮箱|mail|e_mail"},
    {"social", "社交媒体|微博|social_media"},
    {"transit_damage", "运输破损|破损|运损|damage_in_transit"},
    {"wrong_item", "错发漏发|错发|漏发|发错|配货错漏"},
    {"late", "到货延迟|延迟|迟到|晚到|物流慢|late_delivery"},
    {"quality", "产品质量|质量|质量问题"},
    {"service_attitude", "服务态度|态度"},
    {"not_as_imagined", "与想象不符|描述不符|色差"},
    {"refund_dispute", "退款争议|退款纠纷"},
    {"returns", "退换货|退货"},
    {"other", "其他|其它"},
    {"anxious", "焦虑|着急"},
    {"impatient", "急躁|不耐烦"},
    {"hot", "火爆|暴躁|hot_tempered|angry"},
    {"stubborn", "固执|倔"},
    {"free", "打字|自由作答|typing|typed"},
    {"choices", "选择|选项|选择题"},
    {"right", "正确|对|correct"},
    {"acceptable", "可以接受|可接受"},
    {"wrong", "错误|错|不合适|incorrect"},
    {"good", "好|优"},
    {"mixed", "一般|中"},
    {"bad", "差|坏"},
    {"won_back", "挽回|回心转意"},
    {"settled", "解决|已解决|solved|resolved"},
    {"lost", "流失|丢失"},
    {"bad_review", "差评"},
    {"escalated", "升级|投诉"},
};
// clang-format on

/// "Follow-up" as the ids are written: follow_up. Other scripts stay.
std::string plain(std::string_view written) {
    std::string name;
    for (const char c : written) {
        if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c - 'A' + 'a');
        else
            name += c == ' ' || c == '-' ? '_' : c;
    }
    return name;
}

/// Calls `use` with each of the words of one entry.
template <class Use>
void each_word(std::string_view words, Use&& use) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        use(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

/// Two Chinese characters: a single one stands inside too many others.
constexpr std::size_t piece_bytes_min = 6;

bool is_chinese(std::string_view word) {
    return !word.empty() && static_cast<unsigned char>(word.front()) >= 0xE0U;
}

/// The id called so, else the one whose longest Chinese word stands in what was written.
std::string_view called(std::string_view written, const std::vector<std::string>& names) {
    std::string_view holds;
    std::size_t longest = 0;
    for (const Spoken& one : spoken) {
        if (std::find(names.begin(), names.end(), one.id) == names.end()) continue;
        bool is_it = false;
        each_word(one.words, [&](std::string_view word) {
            is_it = is_it || word == written;
            if (!is_chinese(word) || word.size() < piece_bytes_min || word.size() <= longest
                || written.find(word) == std::string_view::npos)
                return;
            longest = word.size();
            holds = one.id;
        });
        if (is_it) return one.id;
    }
    return holds;
}

} // namespace

std::string name_meant(std::string_view written, const std::vector<std::string>& names) {
    const std::string name = plain(written);
    if (std::find(names.begin(), names.end(), name) != names.end()) return name;
    const std::string_view id = called(name, names);
    return id.empty() ? support::did_you_mean(name, names) : std::string(id);
}

} // namespace amends::scenario::fields
