#include "scoring/text/labels.hpp"
#include "sim/app/manager/class_replies.hpp"
#include "sim/app/manager/pages.hpp"

#include <algorithm>

namespace amends::app {
namespace {

std::string class_label(const ui::Texts& texts, const std::string& id) {
    const std::string text = "label." + id;
    return texts.has(text) ? texts.get(text) : id;
}

/// Principles are good to see, faults are not.
ui::Tone class_tone(const std::string& id) {
    for (const text::Label label : text::all_labels())
        if (text::to_string(label) == id) return text::is_fault(label) ? ui::Tone::warn : ui::Tone::good;
    return ui::Tone::neutral;
}

} // namespace

/// By label, the most frequent first; before them all, behind them those that show nothing.
void ClassPage::group_replies(const ClassNode& node) {
    const ui::Texts& texts = desk_.texts();
    view_.replies.clear();
    view_.groups = {{"all", texts.get("manager.group_all"), ui::Tone::accent, {}}};
    std::map<std::string, ui::ClassGroupView> groups;
    ui::ClassGroupView nothing{"none", texts.get("manager.group_none"), ui::Tone::neutral, {}};
    for (const ClassReply& reply : node.replies) {
        const std::size_t at = view_.replies.size();
        ui::ClassReplyView shown{without_name(reply.text, desk_.name_of(reply.person)), {}};
        view_.groups.front().replies.push_back(at);
        for (const std::string& label : reply.labels) {
            shown.labels.emplace_back(class_label(texts, label), class_tone(label));
            auto& group = groups[label];
            if (group.id.empty()) group = {label, class_label(texts, label), class_tone(label), {}};
            group.replies.push_back(at);
        }
        if (reply.labels.empty()) nothing.replies.push_back(at);
        view_.replies.push_back(std::move(shown));
    }
    std::vector<ui::ClassGroupView> sorted;
    for (auto& [id, group] : groups)
        sorted.push_back(std::move(group));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.replies.size() > b.replies.size(); });
    view_.groups.insert(view_.groups.end(), sorted.begin(), sorted.end());
    if (!nothing.replies.empty()) view_.groups.push_back(std::move(nothing));
}

void ClassPage::read() {
    const ui::Texts& texts = desk_.texts();
    is_read_ = true;
    read_lang_ = texts.lang();
    const std::string wanted = view_.at_case < view_.cases.size() ? view_.cases[view_.at_case].first : "";
    view_ = {};
    nodes_.clear();
    const auto cases = class_cases(desk_.reader());
    if (!cases) return desk_.tell(cases.error());
    for (const std::string& id : cases.value()) {
        if (id == wanted) view_.at_case = view_.cases.size();
        view_.cases.emplace_back(id, desk_.title_of_case(id));
    }
    view_.note = texts.get(desk_.is_demonstration() ? "manager.class_note_invented" : "manager.class_note");
    show_case();
}

void ClassPage::show_case() {
    view_.nodes.clear();
    nodes_.clear();
    while (nodes_.empty() && !view_.cases.empty()) { // one in which no point was told by enough is left out
        view_.at_case = std::min(view_.at_case, view_.cases.size() - 1);
        auto nodes = class_nodes(desk_.reader(), view_.cases[view_.at_case].first);
        if (!nodes) desk_.tell(nodes.error());
        if (nodes) nodes_ = std::move(nodes).value();
        if (nodes_.empty())
            view_.cases.erase(view_.cases.begin() + static_cast<std::ptrdiff_t>(view_.at_case));
    }
    int number = 0;
    for (const ClassNode& node : nodes_)
        view_.nodes.emplace_back(
            node.node,
            desk_.texts().get("manager.class_node", {{"number", ++number}, {"count", node.replies.size()}}));
    view_.at_node = 0;
    show_node();
}

void ClassPage::show_node() {
    widgets_.group = widgets_.reply = 0;
    if (view_.at_node >= nodes_.size()) {
        view_.customer.clear();
        view_.replies.clear();
        view_.groups.clear();
        return;
    }
    const ClassNode& node = nodes_[view_.at_node];
    view_.customer = node.customer;
    group_replies(node);
}

void ClassPage::draw(ui::Rect page, ui::Commands&) {
    if (!is_read_ || read_lang_ != desk_.texts().lang()) read();
    const ui::ClassPageOutcome outcome = ui::draw_class_page(desk_.ui(), page, view_, widgets_);
    if (outcome.at_case) {
        view_.at_case = *outcome.at_case;
        show_case();
    } else if (outcome.at_node) {
        view_.at_node = *outcome.at_node;
        show_node();
    }
}

} // namespace amends::app
