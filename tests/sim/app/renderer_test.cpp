#include "sim/app/renderer.hpp"

#include <gtest/gtest.h>

#include <string>

namespace amends::app {
namespace {

/// A Dear ImGui context that nothing draws: textures are answered, input is given by hand.
class Fingerprint : public testing::Test {
protected:
    Fingerprint() {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {800, 600};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        lay_out("settle");
        lay_out("settle");
    }
    ~Fingerprint() override {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
            texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext(context_);
    }
    Fingerprint(const Fingerprint&) = delete;
    Fingerprint& operator=(const Fingerprint&) = delete;

    /// One frame that shows the text; what it wants of its textures is left to `answer_textures`.
    static const ImDrawData& lay_out(const std::string& text) {
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 300});
        ImGui::Begin("window");
        ImGui::TextUnformatted(text.c_str());
        ImGui::End();
        ImGui::Render();
        return *ImGui::GetDrawData();
    }
    static void answer_textures() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }

private:
    ImGuiContext* context_ = ImGui::CreateContext();
};

TEST_F(Fingerprint, IsEqualForTwoFramesThatLookAlike) {
    const auto first = frame_fingerprint(lay_out("same"));
    EXPECT_EQ(frame_fingerprint(lay_out("same")), first);
}

TEST_F(Fingerprint, DiffersByOneLetterAndByTheSizeOfTheSurface) {
    const auto first = frame_fingerprint(lay_out("same"));
    EXPECT_NE(frame_fingerprint(lay_out("sane")), first);
    ImGui::GetIO().DisplaySize = {801, 600};
    EXPECT_NE(frame_fingerprint(lay_out("same")), first);
}

TEST_F(Fingerprint, GlyphsThatAreNotYetOnTheCardAreSeen) {
    EXPECT_TRUE(has_pending_textures(lay_out("settle")));
    answer_textures();
    EXPECT_FALSE(has_pending_textures(lay_out("settle")));
}

} // namespace
} // namespace amends::app
