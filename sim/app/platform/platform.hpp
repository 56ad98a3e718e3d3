#pragma once
// The one door to the operating system and the window system: nothing outside this folder uses POSIX, X11 or
// GLFW.
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/open_folder.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/platform/window.hpp"
