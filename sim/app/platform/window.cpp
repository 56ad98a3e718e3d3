#include "sim/app/platform/window.hpp"

#include <GLFW/glfw3.h>
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3native.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <langinfo.h>

#include <clocale>
#include <cstring>

#undef Status // a macro of X11, and a name of Dear ImGui's

namespace amends::app::platform {

struct Window::Guts {
    GLFWwindow* window = nullptr;
    bool is_joined = false; ///< Dear ImGui's joint to GLFW is up
    bool close_requested = false;
    bool damaged = true;
    std::vector<std::filesystem::path> dropped;

    Guts() = default;
    Guts(const Guts&) = delete;
    Guts& operator=(const Guts&) = delete;
    ~Guts() {
        if (is_joined) {
            ImGui::GetPlatformIO().Platform_SetImeDataFn = nullptr;
            ImGui_ImplGlfw_Shutdown();
        }
        if (window) glfwDestroyWindow(window);
        glfwTerminate();
    }
};

namespace {

support::Error window_error(const char* doing) {
    const char* answer = nullptr;
    glfwGetError(&answer);
    return support::Error{doing, {}, answer ? answer : "no reason given"};
}

void set_hints(const WindowOptions& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    // Dear ImGui draws with neither; without them a software rasteriser saves memory and time.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, options.wm_class.c_str());
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, options.wm_class.c_str());
}

/// Tells the input method where the caret's foot is, so that its candidates appear there.
void place_input_method(ImGuiContext*, ImGuiViewport* viewport, ImGuiPlatformImeData* data) {
    auto* window = static_cast<GLFWwindow*>(viewport->PlatformHandle);
    if (!data->WantVisible || !window) return;
    glfwSetX11InputSpot(window, static_cast<int>(data->InputPos.x),
                        static_cast<int>(data->InputPos.y + data->InputLineHeight));
}

/// Whether somebody could reach the window's head there: screens come and go.
bool is_on_a_screen(int x, int y) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        int left = 0, top = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitors[i], &left, &top, &width, &height);
        if (x >= left - 64 && x < left + width - 128 && y >= top && y < top + height - 64) return true;
    }
    return false;
}

void put_in_place(GLFWwindow* window, const WindowOptions& options) {
    if (options.x_px && options.y_px && is_on_a_screen(*options.x_px, *options.y_px))
        glfwSetWindowPos(window, *options.x_px, *options.y_px);
    if (options.maximised) glfwMaximizeWindow(window);
}

} // namespace

void ensure_utf8_locale() {
    const auto is_utf8 = [] { return std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0; };
    if (is_utf8()) return;
    std::setlocale(LC_CTYPE, "");
    if (!is_utf8()) std::setlocale(LC_CTYPE, "C.UTF-8");
}

support::Result<Window> Window::open(const WindowOptions& options) {
    ensure_utf8_locale();
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (!glfwInit()) return window_error("reach the display");
    auto guts = std::make_unique<Guts>();
    set_hints(options);
    guts->window =
        glfwCreateWindow(options.width_px, options.height_px, options.title.c_str(), nullptr, nullptr);
    if (!guts->window) return window_error("open a window");
    if (options.width_min_px > 0) {
        glfwSetWindowSizeLimits(guts->window, options.width_min_px, options.height_min_px, GLFW_DONT_CARE,
                                GLFW_DONT_CARE);
    }
    put_in_place(guts->window, options);
    glfwMakeContextCurrent(guts->window);
    glfwSwapInterval(
        0); // frames are drawn on need; waiting for the screen would only delay the answer to a key

    glfwSetWindowUserPointer(guts->window, guts.get());
    glfwSetWindowCloseCallback(guts->window, [](GLFWwindow* window) {
        glfwSetWindowShouldClose(window, GLFW_FALSE);
        static_cast<Guts*>(glfwGetWindowUserPointer(window))->close_requested = true;
    });
    glfwSetWindowRefreshCallback(guts->window, [](GLFWwindow* window) {
        static_cast<Guts*>(glfwGetWindowUserPointer(window))->damaged = true;
    });
    glfwSetDropCallback(guts->window, [](GLFWwindow* window, int count, const char** paths) {
        auto& dropped = static_cast<Guts*>(glfwGetWindowUserPointer(window))->dropped;
        dropped.insert(dropped.end(), paths, paths + count);
    });
    guts->is_joined = ImGui_ImplGlfw_InitForOpenGL(guts->window, true);
    ImGui::GetPlatformIO().Platform_SetImeDataFn = place_input_method;
    return Window(std::move(guts));
}

Window::Window(std::unique_ptr<Guts> guts) : guts_(std::move(guts)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

void Window::wait_events(std::optional<std::chrono::milliseconds> at_most) {
    if (!at_most) {
        glfwWaitEvents();
    } else if (at_most->count() <= 0) {
        glfwPollEvents();
    } else {
        glfwWaitEventsTimeout(std::chrono::duration<double>(*at_most).count());
    }
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::begin_frame() {
    ImGui_ImplGlfw_NewFrame();
}

void Window::present() {
    glfwSwapBuffers(guts_->window);
}

PixelSize Window::surface_size() const {
    PixelSize size;
    glfwGetFramebufferSize(guts_->window, &size.width, &size.height);
    return size;
}

PixelPoint Window::place() const {
    PixelPoint place;
    glfwGetWindowPos(guts_->window, &place.x, &place.y);
    return place;
}

bool Window::is_maximised() const {
    return glfwGetWindowAttrib(guts_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
}

bool Window::is_iconified() const {
    return glfwGetWindowAttrib(guts_->window, GLFW_ICONIFIED) == GLFW_TRUE;
}

bool Window::is_focused() const {
    return glfwGetWindowAttrib(guts_->window, GLFW_FOCUSED) == GLFW_TRUE;
}

float Window::content_scale() const {
    float horizontal = 1, vertical = 1;
    glfwGetWindowContentScale(guts_->window, &horizontal, &vertical);
    return vertical > 0 ? vertical : 1;
}

bool Window::take_close_request() {
    return std::exchange(guts_->close_requested, false);
}

std::vector<std::filesystem::path> Window::take_dropped_files() {
    return std::exchange(guts_->dropped, {});
}

bool Window::take_damage() {
    return std::exchange(guts_->damaged, false);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(guts_->window, title.c_str());
}

} // namespace amends::app::platform
