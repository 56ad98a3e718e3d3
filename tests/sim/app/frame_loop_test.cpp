// Which frames are laid out before a picture is shown.
#include "sim/app/frame_loop.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <memory>

namespace amends::app {
namespace {

/// A surface that turns over with each click, without a window.
class TurningSurface : public ::testing::Test {
protected:
    TurningSurface() : context_(ImGui::CreateContext(), &ImGui::DestroyContext) {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {200, 200};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.AddMousePosEvent(100, 100);
        settle();
    }
    int settle() {
        return lay_out_until_settled([] { ImGui::GetIO().DeltaTime = 1.F / 60; }, [this] { draw(); });
    }

    bool turned = false, shown = false;

private:
    void draw() {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({200, 200});
        ImGui::Begin("surface", nullptr, ImGuiWindowFlags_NoDecoration);
        shown = turned; // what is told below a tab is drawn before the tab has been clicked
        if (ImGui::Button("turn", {180, 180})) turned = !turned;
        ImGui::End();
    }
    std::unique_ptr<ImGuiContext, void (*)(ImGuiContext*)> context_;
};

TEST_F(TurningSurface, ShowsWhatAClickWithinOneFrameChanged) {
    for (const bool down : {true, false})
        ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down);
    settle();
    EXPECT_TRUE(turned);
    EXPECT_TRUE(shown);
}

TEST_F(TurningSurface, LaysOutTwiceWhereNothingOrOneThingHappened) {
    EXPECT_EQ(settle(), 2);
    ImGui::GetIO().AddMousePosEvent(120, 100);
    EXPECT_EQ(settle(), 2);
}

} // namespace
} // namespace amends::app
