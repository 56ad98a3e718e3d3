#include "sim/app/marks/visible.hpp"

#include "sim/records/sharing.hpp"

namespace amends::app {

records::Outcome<VisibleTurns> visible_turns(records::Reader& reader, const records::Actor& actor,
                                             const AttemptStanding& at) {
    VisibleTurns visible;
    const auto ids = records::ids_of(reader, actor.id());
    if (!ids) return ids.error();
    visible.own = !actor.id().empty()
                  && std::find(ids.value().begin(), ids.value().end(), at.row.person) != ids.value().end();
    if (!visible.own)
        if (auto no = records::why_not_mark(reader, actor, at.row.id)) return *no;
    visible.all = visible.own || at.row.mode == "assessment"
                  || !records::why_not(reader, actor, records::Right::read_records);
    const auto shared = records::shared_turns(reader);
    if (!shared) return shared.error();
    for (const records::SharedTurn& one : shared.value())
        if (one.turn.attempt == at.row.id) visible.shared.push_back(one.turn.seq);
    return visible;
}

} // namespace amends::app
