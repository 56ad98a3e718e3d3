#pragma once

namespace amends::app::platform {

/// Hands memory that was freed but kept back to the system. Takes some milliseconds: call it where much was
/// freed and little will be asked for, and not between frames.
void give_back_memory();

/// From now on memory that was freed stays with the program until it ends, and more is asked for in larger
/// pieces: for work that makes and drops much on several threads, whose pages would else be given back and
/// cleared again for each piece of it. Nothing changes where the C library has no such setting.
void keep_freed_memory();

} // namespace amends::app::platform
