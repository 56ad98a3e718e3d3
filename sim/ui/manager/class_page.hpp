#pragma once
// For the projector: what different people answered at the same point of a case, without names, by label.
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct ClassReplyView {
    std::string text;
    std::vector<std::pair<std::string, Tone>> labels;
};
/// Replies that show one label; the first group holds all.
struct ClassGroupView {
    std::string id, name;
    Tone tone = Tone::neutral;
    std::vector<std::size_t> replies; ///< indices
};
struct ClassPageView {
    std::vector<std::pair<std::string, std::string>> cases, nodes; ///< id and title
    std::size_t at_case = 0, at_node = 0;
    std::string customer; ///< what was said to them
    std::vector<ClassGroupView> groups;
    std::vector<ClassReplyView> replies;
    std::string note; ///< what is left out
};
struct ClassPageWidgets {
    PopoverState cases, nodes;
    std::size_t group = 0, reply = 0; ///< reply: within the group
};
struct ClassPageOutcome {
    std::optional<std::size_t> at_case, at_node;
};
ClassPageOutcome draw_class_page(Ui&, Rect, const ClassPageView&, ClassPageWidgets&);

} // namespace amends::ui
