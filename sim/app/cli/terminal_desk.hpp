#pragma once
// The desk on a terminal: what the window shows beside the conversation.
#include "sim/app/cli/environment.hpp"
#include "sim/ui/desk/desk_view.hpp"

namespace amends::app::cli {

/// Orders with their ids, photos, rules, tickets, what else is known, what may be granted, promises.
void print_desk(const ui::DeskView&, const Environment&);
/// What may be done, what each action takes, and a line that works as it stands here.
void print_actions(const ui::DeskView&, const engine::Case&, const engine::State&, const Environment&);

} // namespace amends::app::cli
