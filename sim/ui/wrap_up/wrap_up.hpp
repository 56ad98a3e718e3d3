#pragma once
// Thirty seconds after the contact: class, severity, key facts, follow-up, cause and prevention.
#include "sim/engine/engine.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace amends::ui {

struct WrapUpOption {
    std::string id, text;
};
struct WrapUpQuestion {
    std::string key; ///< class, severity, facts, follow_up, cause, prevention
    std::string title, note;
    bool several = false;
    std::vector<WrapUpOption> options;
};
struct WrapUpView {
    std::string case_title;
    std::vector<WrapUpQuestion> questions; ///< only those that are asked
    std::string error;
};

/// What has been picked so far; nothing is chosen beforehand.
struct WrapUpWidgets {
    std::map<std::string, std::set<std::string>> picked;
    bool tried = false;           ///< missing answers are marked from then on
    bool reveals_missing = false; ///< the first of them is to be scrolled into sight
    bool asks_to_hand_in = false; ///< the key for it was pressed
};

[[nodiscard]] WrapUpView make_wrap_up_view(const engine::Case&, const Texts&);
/// The keys of questions without an answer; several-questions may stay empty.
[[nodiscard]] std::vector<std::string> unanswered(const WrapUpView&, const WrapUpWidgets&);
void draw_wrap_up(Ui&, Rect, const WrapUpView&, WrapUpWidgets&, Commands&);

} // namespace amends::ui
