#include "sim/app/renderer.hpp"

#include <GLFW/glfw3.h>
#include <imgui_impl_opengl3.h>

#include <cstring>
#include <utility>

namespace amends::app {
namespace {

/// Mixes a block of memory into the number, eight bytes a step.
std::uint64_t mix(std::uint64_t sum, const void* data, std::size_t size) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (; size >= 8; bytes += 8, size -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        sum = (sum ^ word) * factor;
        sum ^= sum >> 29;
    }
    for (; size > 0; ++bytes, --size)
        sum = (sum ^ *bytes) * factor;
    return sum;
}

template <class T>
std::uint64_t mix_vector(std::uint64_t sum, const ImVector<T>& vector) {
    return mix(sum, vector.Data, static_cast<std::size_t>(vector.size_in_bytes()));
}

} // namespace

support::Result<Renderer> Renderer::create() {
    if (!ImGui_ImplOpenGL3_Init("#version 130")) {
        return support::Error{"start drawing", "OpenGL 3", "the graphics driver does not offer it"};
    }
    return Renderer(true);
}

Renderer Renderer::unseen() {
    return Renderer(false);
}

Renderer::Renderer(Renderer&& other) noexcept : is_live_(std::exchange(other.is_live_, false)) {}

Renderer::~Renderer() {
    if (is_live_) ImGui_ImplOpenGL3_Shutdown();
}

void Renderer::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
}

void Renderer::draw(const ImDrawData& data, platform::PixelSize size, const ImVec4& background) {
    glViewport(0, 0, size.width, size.height);
    glClearColor(background.x, background.y, background.z, background.w);
    glClear(GL_COLOR_BUFFER_BIT);
    // The library wants the data mutable only to mark textures as brought over.
    ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data));
}

Picture Renderer::read_surface(platform::PixelSize size) const {
    Picture picture{size.width, size.height, {}};
    const std::size_t row_bytes = static_cast<std::size_t>(size.width) * 4;
    const auto rows = static_cast<std::size_t>(size.height);
    std::vector<std::uint8_t> bottom_up(row_bytes * rows);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, size.width, size.height, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
    picture.rgba.resize(bottom_up.size());
    for (std::size_t row = 0; row < rows; ++row) {
        std::memcpy(&picture.rgba[row * row_bytes], &bottom_up[(rows - 1 - row) * row_bytes], row_bytes);
    }
    for (std::size_t alpha = 3; alpha < picture.rgba.size(); alpha += 4)
        picture.rgba[alpha] = 255;
    return picture;
}

ImTextureID Renderer::upload(std::span<const PixelView> sizes) {
    if (!is_live_) return 1;
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    // The smaller sizes come ready: a driver without a graphics card would first compile a program to make
    // them.
    for (std::size_t level = 0; level < sizes.size(); ++level) {
        const PixelView& one = sizes[level];
        glTexImage2D(GL_TEXTURE_2D, static_cast<GLint>(level), GL_RGBA, one.width, one.height, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, one.rgba);
    }
    return texture;
}

void Renderer::release(ImTextureID texture) {
    if (!is_live_) return;
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
}

std::uint64_t frame_fingerprint(const ImDrawData& data) {
    std::uint64_t sum = mix(0, &data.DisplaySize, sizeof data.DisplaySize);
    for (const ImDrawList* list : data.CmdLists) {
        sum = mix_vector(sum, list->VtxBuffer);
        sum = mix_vector(sum, list->IdxBuffer);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImTextureID texture =
                command.TexRef._TexData ? command.TexRef._TexData->TexID : command.TexRef._TexID;
            sum = mix(sum, &command.ClipRect, sizeof command.ClipRect);
            sum = mix(sum, &texture, sizeof texture);
            sum = mix(sum, &command.ElemCount, sizeof command.ElemCount);
        }
    }
    return sum;
}

bool has_pending_textures(const ImDrawData& data) {
    if (!data.Textures) return false;
    for (const ImTextureData* texture : *data.Textures) {
        if (texture->Status != ImTextureStatus_OK) return true;
    }
    return false;
}

} // namespace amends::app
