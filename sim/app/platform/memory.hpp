#pragma once

namespace amends::app::platform {

/// Hands memory that was freed but kept back to the system. Takes some milliseconds: call it where much was
/// freed and little will be asked for, and not between frames.
void give_back_memory();

} // namespace amends::app::platform
