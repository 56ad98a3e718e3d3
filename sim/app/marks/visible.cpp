#include "sim/app/marks/visible.hpp"

namespace amends::app {

records::Outcome<VisibleTurns> visible_turns(records::Reader& reader, const records::Actor& actor,
                                             const AttemptStanding& at) {
    const auto words = records::readable_words(reader, actor, at.row);
    if (!words) return words.error();
    if (!words.value().own)
        if (auto no = records::why_not_mark(reader, actor, at.row.id)) return *no;
    return words;
}

text::Context context_for_others(const AttemptStanding& at, text::Context context) {
    if (at.row.mode == "assessment") return context;
    std::erase_if(context.history,
                  [](const text::Utterance& one) { return one.who == text::Speaker::agent; });
    context.own.clear();
    return context;
}

} // namespace amends::app
