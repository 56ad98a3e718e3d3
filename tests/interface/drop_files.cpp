// Drags files onto another program's window as a file manager does, by the XDND protocol, version 5:
// drop_files WINDOW FILE...
// Exits 0 when the window took them, 1 when it refused or left without an answer, 2 where it takes no drops.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>

#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace {

constexpr long protocol_version = 5;
constexpr std::chrono::seconds patience{20};

/// "file:///a%20b": bytes that a URI may not hold are written in hex.
std::string uri_of(const std::string& path) {
    static const char* digits = "0123456789ABCDEF";
    std::string uri = "file://";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::string("/-_.~").find(c) != std::string::npos) {
            uri += c;
            continue;
        }
        uri += '%';
        uri += digits[byte >> 4U];
        uri += digits[byte & 15U];
    }
    return uri;
}

class Source {
public:
    Source(Display* display, Window target, std::string uris)
        : display_(display), target_(target), uris_(std::move(uris)),
          own_(XCreateSimpleWindow(display, XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)) {
        XSetSelectionOwner(display_, atom("XdndSelection"), own_, CurrentTime);
    }

    [[nodiscard]] bool target_takes_drops() const {
        Atom type = None;
        int format = 0;
        unsigned long count = 0, left = 0;
        unsigned char* value = nullptr;
        XGetWindowProperty(display_, target_, atom("XdndAware"), 0, 1, False, AnyPropertyType, &type, &format,
                           &count, &left, &value);
        if (value != nullptr) XFree(value);
        return type != None;
    }
    /// Whether the target said that it has taken what was dropped into its middle.
    bool drop() {
        send("XdndEnter", protocol_version << 24, static_cast<long>(atom("text/uri-list")), 0, 0);
        const auto [x, y] = middle();
        send("XdndPosition", 0, (static_cast<long>(x) << 16) | y, CurrentTime, copy());
        const auto status = await("XdndStatus");
        if (!status || (status->data.l[1] & 1) == 0) return false;
        send("XdndDrop", 0, CurrentTime, 0, 0);
        const auto finished = await("XdndFinished");
        // GLFW writes how many bytes it got where the protocol has a bit.
        return finished && finished->data.l[1] != 0;
    }

private:
    [[nodiscard]] Atom atom(const char* name) const { return XInternAtom(display_, name, False); }
    [[nodiscard]] long copy() const { return static_cast<long>(atom("XdndActionCopy")); }

    [[nodiscard]] std::pair<int, int> middle() const {
        XWindowAttributes place;
        XGetWindowAttributes(display_, target_, &place);
        int x = 0, y = 0;
        Window child = None;
        XTranslateCoordinates(display_, target_, place.root, place.width / 2, place.height / 2, &x, &y,
                              &child);
        return {x, y};
    }
    void send(const char* name, long second, long third, long fourth, long fifth) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = target_;
        event.xclient.message_type = atom(name);
        event.xclient.format = 32;
        event.xclient.data.l[0] = static_cast<long>(own_);
        event.xclient.data.l[1] = second;
        event.xclient.data.l[2] = third;
        event.xclient.data.l[3] = fourth;
        event.xclient.data.l[4] = fifth;
        XSendEvent(display_, target_, False, NoEventMask, &event);
        XFlush(display_);
    }
    /// The target's answer of that name; what was dropped is handed out meanwhile.
    std::optional<XClientMessageEvent> await(const char* name) {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < until) {
            while (XPending(display_) > 0) {
                XEvent event;
                XNextEvent(display_, &event);
                if (event.type == SelectionRequest) hand_out(event.xselectionrequest);
                if (event.type == ClientMessage && event.xclient.message_type == atom(name))
                    return event.xclient;
            }
            pollfd next{XConnectionNumber(display_), POLLIN, 0};
            poll(&next, 1, 100);
        }
        return std::nullopt;
    }
    void hand_out(const XSelectionRequestEvent& asked) {
        const bool fits = asked.target == atom("text/uri-list");
        if (fits)
            XChangeProperty(display_, asked.requestor, asked.property, asked.target, 8, PropModeReplace,
                            reinterpret_cast<const unsigned char*>(uris_.data()),
                            static_cast<int>(uris_.size()));
        XEvent answer{};
        answer.xselection.type = SelectionNotify;
        answer.xselection.requestor = asked.requestor;
        answer.xselection.selection = asked.selection;
        answer.xselection.target = asked.target;
        answer.xselection.property = fits ? asked.property : None;
        answer.xselection.time = asked.time;
        XSendEvent(display_, asked.requestor, False, NoEventMask, &answer);
        XFlush(display_);
    }

    Display* display_;
    Window target_;
    std::string uris_;
    Window own_;
};

} // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return 2;
    std::string uris;
    for (int i = 2; i < count; ++i)
        uris += uri_of(words[i]) + "\r\n";
    Source source(display, std::strtoul(words[1], nullptr, 0), uris);
    if (!source.target_takes_drops()) {
        std::fprintf(stderr, "the window takes no drops\n");
        return 2;
    }
    const bool taken = source.drop();
    XCloseDisplay(display);
    if (!taken) std::fprintf(stderr, "the window did not take it\n");
    return taken ? 0 : 1;
}
