#include "sim/scenario/fields/tables.hpp"

namespace amends::scenario::fields {

// clang-format off
template <> const ObjectTable<Item>& table_of<Item>() {
    static const auto made = table<Item>("item", {"商品", "an item"}, {
        field<&Item::id>("id", {.required = true, .form = TextForm::id}, {"标识，操作用它指明商品", "id; actions name the item by it"}),
        field<&Item::title>("title", {.required = true, .max = 200}, {"品名", "name of the goods"}),
        field<&Item::variant>("variant", {.max = 200}, {"规格", "colour, size"}),
        field<&Item::picture>("picture", {}, {"内置图片名，或案例文件夹里的图片文件", "a shipped picture, or a picture file of the scenario's folder"}),
        field<&Item::quantity>("quantity", {.min = 1, .max = 10000}, {"件数", "how many"}),
        field<&Item::price>("price", {}, {"单价（分）", "price of one, minor units"})});
    return made;
}
template <> const ObjectTable<TrackPoint>& table_of<TrackPoint>() {
    static const auto made = table<TrackPoint>("track_point", {"物流节点", "a point of the track"}, {
        field<&TrackPoint::at>("at", {.required = true, .form = TextForm::instant}, {"时间", "when"}),
        field<&TrackPoint::text>("text", {.required = true, .max = 300}, {"说明", "what happened"})});
    return made;
}
template <> const ObjectTable<Shipment>& table_of<Shipment>() {
    static const auto made = table<Shipment>("shipment", {"物流", "a shipment"}, {
        field<&Shipment::carrier>("carrier", {.required = true, .max = 100}, {"承运商", "carrier"}),
        field<&Shipment::number>("number", {.max = 64}, {"运单号", "tracking number"}),
        field<&Shipment::state>("state", {}, {"状态", "state"}),
        field<&Shipment::track>("track", {.max = 200}, {"轨迹，从早到晚", "the track, oldest first"})});
    return made;
}
template <> const ObjectTable<Order>& table_of<Order>() {
    static const auto made = table<Order>("order", {"订单", "an order"}, {
        field<&Order::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Order::number>("number", {.required = true, .max = 64}, {"订单号", "order number"}),
        field<&Order::placed>("placed", {.form = TextForm::instant}, {"下单时间", "when it was placed"}),
        field<&Order::status>("status", {.max = 100}, {"状态文字", "status in words"}),
        field<&Order::items>("items", {.required = true, .min = 1, .max = 100}, {"商品", "items"}),
        field<&Order::shipment>("shipment", {}, {"物流", "shipment"}),
        field<&Order::tags>("tags", {.max = 20}, {"卡片上的短标签", "short facts on the card"}),
        field<&Order::note>("note", {}, {"备注", "note"})});
    return made;
}
template <> const ObjectTable<Photo>& table_of<Photo>() {
    static const auto made = table<Photo>("photo", {"照片", "a photo"}, {
        field<&Photo::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Photo::picture>("picture", {.required = true}, {"内置图片名，或文件夹里的图片文件", "a shipped picture, or a picture file of the folder"}),
        field<&Photo::caption>("caption", {.required = true, .max = 200}, {"图上是什么", "what it shows"}),
        field<&Photo::hidden>("hidden", {}, {"发出或显示之前看不到", "not visible before it is sent or revealed"})});
    return made;
}
template <> const ObjectTable<Stock>& table_of<Stock>() {
    static const auto made = table<Stock>("stock", {"库存", "a stock entry"}, {
        field<&Stock::item>("item", {.required = true}, {"哪个商品", "which item"}),
        field<&Stock::quantity>("quantity", {.required = true, .min = 0}, {"件数", "how many are left"}),
        field<&Stock::note>("note", {}, {"备注", "note"})});
    return made;
}
template <> const ObjectTable<Article>& table_of<Article>() {
    static const auto made = table<Article>("article", {"规则或文章", "a policy or article"}, {
        field<&Article::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Article::title>("title", {.required = true, .max = 200}, {"标题", "title"}),
        field<&Article::text>("text", {.required = true}, {"正文", "text"}),
        field<&Article::keywords>("keywords", {.max = 50}, {"搜索用的词", "words it is found by"}),
        field<&Article::hidden>("hidden", {}, {"显示之前看不到", "not visible before it is revealed"})});
    return made;
}
template <> const ObjectTable<Department>& table_of<Department>() {
    static const auto made = table<Department>("department", {"部门", "a department"}, {
        field<&Department::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Department::title>("title", {.required = true, .max = 100}, {"名称", "name"})});
    return made;
}
template <> const ObjectTable<Ticket>& table_of<Ticket>() {
    static const auto made = table<Ticket>("ticket", {"工单", "a ticket"}, {
        field<&Ticket::number>("number", {.required = true, .max = 64}, {"工单号", "ticket number"}),
        field<&Ticket::ticket_class>("ticket_class", {.max = 64}, {"类别：technical、transaction、service 或自定", "class: technical, transaction, service or the shop's own"}),
        field<&Ticket::severity>("severity", {}, {"严重程度", "severity"}),
        field<&Ticket::owner>("owner", {}, {"归哪个部门", "department that owns it"}),
        field<&Ticket::due>("due", {.form = TextForm::instant}, {"期限", "due time"}),
        field<&Ticket::state>("state", {}, {"状态", "state"}),
        field<&Ticket::text>("text", {.required = true}, {"内容", "what it says"})});
    return made;
}
template <> const ObjectTable<SavedReply>& table_of<SavedReply>() {
    static const auto made = table<SavedReply>("saved_reply", {"话术", "a saved reply"}, {
        field<&SavedReply::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&SavedReply::title>("title", {.required = true, .max = 100}, {"名称", "name"}),
        field<&SavedReply::text>("text", {.required = true}, {"正文；照打字一样评判", "text; judged like typed text"})});
    return made;
}
template <> const ObjectTable<Fact>& table_of<Fact>() {
    static const auto made = table<Fact>("fact", {"事实", "a fact"}, {
        field<&Fact::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Fact::text>("text", {.required = true, .max = 500}, {"一句话，评判时会看", "a sentence; the judge reads it"}),
        field<&Fact::when>("when", {.single = true}, {"什么时候成立；省略则一直", "when it holds; always when left out"}),
        field<&Fact::hidden>("hidden", {}, {"显示之前看不到", "not visible before it is revealed"})});
    return made;
}
template <> const ObjectTable<EarlierLine>& table_of<EarlierLine>() {
    static const auto made = table<EarlierLine>("earlier_line", {"之前的对话", "an earlier line"}, {
        field<&EarlierLine::who>("who", {.required = true, .names = {"customer", "agent", "bot"}}, {"谁说的", "who said it"}),
        field<&EarlierLine::at>("at", {.form = TextForm::instant}, {"时间", "when"}),
        field<&EarlierLine::text>("text", {.required = true}, {"内容", "what was said"})});
    return made;
}
template <> const ObjectTable<ActionRule>& table_of<ActionRule>() {
    static const auto made = table<ActionRule>("action_rule", {"操作规则", "an action rule"}, {
        field<&ActionRule::action>("action", {.required = true}, {"哪个操作", "which desk action"}),
        field<&ActionRule::object>("object", {}, {"对哪个商品或订单；省略则任意", "on which item or order; any when left out"}),
        field<&ActionRule::when>("when", {.single = true}, {"能做的前提", "its precondition"}),
        field<&ActionRule::refused>("refused", {.max = 300}, {"前提不满足时，系统怎么说", "what the desk says when the precondition fails"}),
        field<&ActionRule::effects>("effects", {.max = 20}, {"做成之后的效果", "effects when it is accepted"}),
        field<&ActionRule::answer>("answer", {.max = 500}, {"系统或主管的答复", "what the desk or the supervisor answers"}),
        field<&ActionRule::answer_after_s>("answer_after_s", {.min = 0, .max = 86400}, {"多少秒后答复；0 为立即", "seconds until the answer; 0: at once"}),
        field<&ActionRule::answer_effects>("answer_effects", {.max = 20}, {"答复时的效果", "effects of the answer"}),
        field<&ActionRule::grants>("grants", {}, {"ask_supervisor：授权额度提到多少（分）", "ask_supervisor: authority rises to this, minor units"}),
        field<&ActionRule::cost>("cost", {}, {"店铺成本（分）；省略时金额操作按所给金额算", "cost to the shop; of money actions the amount given when left out"})});
    return made;
}
template <> const ObjectTable<Desk>& table_of<Desk>() {
    static const auto made = table<Desk>("desk", {"工作台", "the desk"}, {
        field<&Desk::currency>("currency", {.names = {"CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "SGD"}}, {"货币", "currency"}),
        field<&Desk::authority>("authority", {}, {"客服自己能批的额度，按操作；没写的不能自己批", "what the agent may grant alone, by action; what is not named not at all"}),
        field<&Desk::orders>("orders", {.max = 50}, {"订单", "orders"}),
        field<&Desk::photos>("photos", {.max = 100}, {"照片", "photos"}),
        field<&Desk::stock>("stock", {.max = 200}, {"库存", "stock"}),
        field<&Desk::policies>("policies", {.max = 200}, {"规则", "policies"}),
        field<&Desk::articles>("articles", {.max = 500}, {"商品文章", "product articles"}),
        field<&Desk::departments>("departments", {.max = 50}, {"部门", "departments"}),
        field<&Desk::tickets>("tickets", {.max = 100}, {"已有的工单", "tickets that already exist"}),
        field<&Desk::saved_replies>("saved_replies", {.max = 500}, {"话术", "saved replies"}),
        field<&Desk::facts>("facts", {.max = 200}, {"事实", "facts"}),
        field<&Desk::earlier>("earlier", {.max = 500}, {"之前的对话", "earlier chats"}),
        field<&Desk::actions>("actions", {.max = 200}, {"操作规则", "rules of the actions"})});
    return made;
}
// clang-format on

} // namespace amends::scenario::fields
