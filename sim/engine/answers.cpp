// What the desk says to an action: the script's words, or ours where it is silent.
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <array>

namespace amends::engine {
namespace {

using scenario::DeskAction;
using support::Lang;
using support::Localized;

struct Confirmation {
    DeskAction action;
    std::string_view zh, en;
};
constexpr std::array<Confirmation, scenario::desk_action_count> confirmations = {{
    {DeskAction::look_up, "已打开{object}。", "Opened {object}."},
    {DeskAction::inspect, "已查看{object}。", "Looked at {object}."},
    {DeskAction::refund, "退款 {amount} 已提交。", "Refund of {amount} submitted."},
    {DeskAction::partial_refund, "部分退款 {amount} 已提交。", "Partial refund of {amount} submitted."},
    {DeskAction::exchange, "{object}的换货单已建好。", "Exchange of {object} booked."},
    {DeskAction::redispatch, "{object}的补发单已建好。", "Re-dispatch of {object} booked."},
    {DeskAction::pickup, "{object}的上门取件已预约。", "Pick-up of {object} booked."},
    {DeskAction::freight_subsidy, "运费补贴 {amount} 已登记。", "Freight subsidy of {amount} entered."},
    {DeskAction::courier_claim, "{object}的快递索赔已提交。", "Courier claim for {object} filed."},
    {DeskAction::chase_parcel, "已向快递催件。", "The carrier has been asked to hurry."},
    {DeskAction::coupon, "{amount} 优惠券已发放。", "Coupon of {amount} issued."},
    {DeskAction::ticket, "工单已转交{department}。", "Ticket handed to {department}."},
    {DeskAction::ask_supervisor, "主管:先按规定办,有进展告诉我。",
     "Supervisor: go by the rules for now and keep me posted."},
    {DeskAction::follow_up, "回访已排好:{at}。", "Follow-up entered for {at}."},
    {DeskAction::note, "备注已保存。", "Note saved."},
}};

struct Refusal {
    std::string_view id, zh, en;
};
constexpr std::array<Refusal, 7> refusals = {{
    {"authority", "超出您的授权额度({limit}),请先请示主管。",
     "This is above your authority ({limit}): ask a supervisor first."},
    {"precondition", "现在还不能这样办。", "This is not possible yet."},
    {"parameter", "还缺少内容，或填写有误。", "Something is missing or not filled in correctly."},
    {"unknown_object", "工作台上没有这一项。", "The desk has no such item."},
    {"over_paid", "退款合计会超过实付金额。", "Refunds would come to more than was paid."},
    {"done_already", "这件事已经办过了。", "This has been done already."},
    {"out_of_stock", "这件商品没有库存了。", "This item is out of stock."},
}};

std::string object_text(const Case& play, const std::string& id, Lang lang) {
    if (const scenario::Item* item = find_item(*play.scenario, id)) return render(play, item->title, lang);
    const scenario::Order* order = find_order(*play.scenario, id);
    if (order)
        return fill(lang == Lang::zh ? "订单 {number}" : "order {number}", {{"number", order->number}});
    return id;
}

std::string department_text(const Case& play, const std::string& id, Lang lang) {
    for (const scenario::Department& department : play.scenario->desk.departments)
        if (department.id.value == id) return render(play, department.title, lang);
    return id;
}

std::string moment_text(const Case& play, const ActionRecord& record, Lang lang) {
    if (!record.due_ms) return {};
    const Moment moment = later(start_of(play), *record.due_ms);
    return date_text(moment, lang) + " " + clock_of(moment);
}

std::string filled(const Case& play, const ActionRecord& record, std::string_view pattern, Lang lang) {
    const auto amount = amount_moved(play, record.action, record.arguments);
    return fill(pattern,
                {{"object", object_text(play, argument(record.arguments, "object"), lang)},
                 {"amount", amount ? money_text(*amount, play.scenario->desk.currency) : ""},
                 {"department", department_text(play, argument(record.arguments, "department"), lang)},
                 {"at", moment_text(play, record, lang)}});
}

const scenario::ActionRule* rule_of(const Case& play, const ActionRecord& record) {
    const auto& rules = play.scenario->desk.actions;
    if (record.rule < 0 || static_cast<std::size_t>(record.rule) >= rules.size()) return nullptr;
    return &rules[static_cast<std::size_t>(record.rule)];
}

std::string limit_text(const Case& play, const ActionRecord& record) {
    const auto limit = play.scenario->desk.authority.find(record.action);
    const bool none = limit == play.scenario->desk.authority.end();
    return money_text(none ? 0 : amount_of(play, limit->second), play.scenario->desk.currency);
}

} // namespace

std::string answer_of(const Case& play, const ActionRecord& record, Lang lang) {
    const scenario::ActionRule* rule = rule_of(play, record);
    if (rule && !rule->answer.empty()) return render(play, rule->answer, lang);
    for (const Confirmation& known : confirmations)
        if (known.action == record.action)
            return filled(play, record, lang == Lang::zh ? known.zh : known.en, lang);
    return {};
}

std::string refusal_of(const Case& play, const ActionRecord& record, Lang lang) {
    const scenario::ActionRule* rule = rule_of(play, record);
    if (record.refusal == "precondition" && rule && !rule->refused.empty())
        return render(play, rule->refused, lang);
    for (const Refusal& known : refusals)
        if (known.id == record.refusal)
            return fill(lang == Lang::zh ? known.zh : known.en, {{"limit", limit_text(play, record)}});
    return {};
}

} // namespace amends::engine
