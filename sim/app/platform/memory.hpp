#pragma once

namespace amends::app::platform {

/// Hands memory that was freed but kept back to the system. Takes some milliseconds: call it where much was
/// freed and little will be asked for, and not between frames.
void give_back_memory();

/// From now on memory that is freed goes back to the system at once, also from threads that begin later: for
/// a window that stays open all day. Nothing changes without jemalloc.
void hold_little_memory();

} // namespace amends::app::platform
