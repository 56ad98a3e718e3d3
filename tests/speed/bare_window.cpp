// The least a window with Chinese text can be: GLFW, Dear ImGui and one mapped face. window_speed.sh holds
// the program beside it. Writes the file named by its argument once the first frame is on the screen.
#include <GLFW/glfw3.h>
#include <fcntl.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace {

constexpr int width_px = 1440, height_px = 900, sc_face = 2;

bool map_face(const char* path) {
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (descriptor < 0 || fstat(descriptor, &status) != 0) return false;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (bytes == MAP_FAILED) return false;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontNo = sc_face;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(size), 20, &config) != nullptr;
}

void draw(GLFWwindow* window) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("bare");
    ImGui::TextUnformatted("您好，新电脑一打开屏幕上一道划痕，真的对不起，这是我们的责任。");
    ImGui::End();
    ImGui::Render();
    glViewport(0, 0, width_px, height_px);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

} // namespace

int main(int count, char** words) {
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (count < 2 || glfwInit() == GLFW_FALSE) return 3;
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "amends-bare");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "amends-bare");
    GLFWwindow* window = glfwCreateWindow(width_px, height_px, "bare", nullptr, nullptr);
    if (window == nullptr) return 3;
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    if (!map_face("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")) return 3;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 130");
    draw(window);
    std::ofstream(words[1]) << "shown\n";
    while (glfwWindowShouldClose(window) == GLFW_FALSE) {
        glfwWaitEvents();
        draw(window);
    }
    return 0; // the system takes everything back
}
