#pragma once
// What screens are made of. A screen includes this and nothing of Dear ImGui.
#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/charts.hpp"
#include "sim/ui/base/choices.hpp"
#include "sim/ui/base/commands.hpp"
#include "sim/ui/base/draw_picture.hpp"
#include "sim/ui/base/fields.hpp"
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/overlays.hpp"
#include "sim/ui/base/paint.hpp"
#include "sim/ui/base/rows.hpp"
#include "sim/ui/base/scroll_area.hpp"
#include "sim/ui/base/ui.hpp"
