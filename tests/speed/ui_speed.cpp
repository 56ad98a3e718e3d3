// How long the interface itself takes for a frame of a desk, from NewFrame to Render, without any
// rasterising. The frame is the gallery's desk: three panes, six bubbles, five contacts, the composer with a
// draft. Typing changes the draft in every frame, which is the worst case: its lines are broken anew. Prints
// the figures; exits 1 where the promise of 1.5 ms a frame is missed.
#include "sim/ui/gallery/gallery.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using namespace amends::ui;

constexpr double promised_ms = 1.5;

double thread_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Figures {
    double median = 0, worst_of_100 = 0;
};

Figures measure_frames(test::Driver& driver, int frames, bool typing) {
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        if (typing) ImGui::GetIO().AddInputCharacter(i % 40 == 39 ? ' ' : 'a');
        const double from = thread_ms();
        driver.frame();
        times.push_back(thread_ms() - from);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

} // namespace

int main() {
    GalleryState state;
    state.page = GalleryPage::desk;
    test::Driver driver([&](Ui& ui, Rect window) { draw_gallery(ui, window, state); });
    driver.ui().still = false;
    driver.record_nothing();
    (void)measure_frames(driver, 200, false);
    const Figures quiet = measure_frames(driver, 1000, false), typing = measure_frames(driver, 200, true);
    std::printf("desk, nothing changes: median %.3f ms a frame, 99 of 100 below %.3f ms\n", quiet.median,
                quiet.worst_of_100);
    std::printf("desk, a character is typed each frame: median %.3f ms, 99 of 100 below %.3f ms\n",
                typing.median, typing.worst_of_100);
    std::printf("%d vertices, %d draw lists\n", ImGui::GetDrawData()->TotalVtxCount,
                ImGui::GetDrawData()->CmdLists.Size);
    return quiet.median < promised_ms && typing.median < promised_ms ? 0 : 1;
}
