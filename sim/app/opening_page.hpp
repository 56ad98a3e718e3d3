#pragma once
// What the window shows until the records are open: a large file of an earlier version is brought up to this
// one first.
#include "sim/ui/base/ui.hpp"

#include <atomic>
#include <optional>
#include <stdexcept>

namespace amends::app {

/// The window was closed before the records were open.
struct OpeningStopped : std::runtime_error {
    OpeningStopped() : std::runtime_error("the window was closed") {}
};

/// How far it has come: told by the thread that opens the records, read by the window's.
class OpeningProgress {
public:
    /// A share from 0 to 1. Throws OpeningStopped when nobody waits any more; what is done by then stands.
    void tell(double share);
    void stop() { is_stopped_ = true; }
    /// Whole percent; null: nothing has to be brought up to this version, as far as is known.
    [[nodiscard]] std::optional<int> percent() const;

private:
    std::atomic<int> percent_ = -1;
    std::atomic<bool> is_stopped_ = false;
};

class OpeningPage {
public:
    OpeningPage(ui::Ui& ui, const OpeningProgress& progress) : ui_(ui), progress_(progress) {}
    /// One frame between NewFrame and Render.
    void frame();

private:
    ui::Ui& ui_;
    const OpeningProgress& progress_;
};

} // namespace amends::app
