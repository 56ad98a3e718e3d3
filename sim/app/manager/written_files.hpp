#pragma once
// What the manager's pages write for others: into the data folder's "exports".
#include "sim/app/manager/manager_desk.hpp"
#include "sim/ui/manager/before_after.hpp"

namespace amends::app {

/// Writes a file and tells where it lies, or why it could not be written. Nothing is overwritten: a number is
/// put behind the name.
void write_told(const ManagerDesk&, const std::string& name, const std::string& bytes);
/// A chart as SVG, or as PNG of twice its size.
void write_chart(const ManagerDesk&, const ui::ChartFile&);

} // namespace amends::app
