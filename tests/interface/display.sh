# Sourced by the tests that need a display: a server, a window manager and, on request, an input method of the
# test's own, so that nothing stale disturbs it. Everything is ended by process id.
#   begin_display           DISPLAY is set
#   begin_input_method      fcitx5 with pinyin; needs a session bus (run the test under dbus-run-session)
#   begin_program CLASS COMMAND...   its output goes to $work/out; sets $window
#   fail MESSAGE...
set -u
work=$(mktemp -d)
children=()

end_everything() {
    local child
    for child in "${children[@]}"; do
        kill -9 "$child" 2>/dev/null # openbox does not listen to less once its display is busy
    done
    wait 2>/dev/null
    rm -rf "$work"
}
trap end_everything EXIT

fail() {
    echo "FAILED: $*"
    [ -s "$work/out" ] && sed 's/^/  program: /' "$work/out"
    exit 1
}

# until_true SECONDS COMMAND...: whether the command succeeded within the time.
until_true() {
    local tries=$(($1 * 20))
    shift
    while ! "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.05
    done
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || {
            echo "skipped: $tool is not installed"
            exit 77
        }
    done
}

begin_display() {
    need Xvfb openbox xdotool wmctrl
    exec 7>"$work/display"
    Xvfb -displayfd 7 -screen 0 1480x960x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
    children+=($!)
    until_true 20 test -s "$work/display" || fail "no display"
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    unset WAYLAND_DISPLAY
    openbox >"$work/openbox.log" 2>&1 &
    children+=($!)
    until_true 10 wmctrl -m || fail "no window manager"
}

has_bus_name() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        "string:$1" | grep -q true
}

begin_input_method() {
    need fcitx5 dbus-send
    export HOME=$work XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run XDG_DATA_HOME=$work/data
    mkdir -p "$XDG_CONFIG_HOME/fcitx5" "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
    cat >"$XDG_CONFIG_HOME/fcitx5/profile" <<'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
PROFILE
    printf '[Behavior]\nActiveByDefault=True\n' >"$XDG_CONFIG_HOME/fcitx5/config"
    export XMODIFIERS=@im=fcitx LC_ALL=C.UTF-8
    fcitx5 --disable=wayland,waylandim,cloudpinyin >"$work/fcitx.log" 2>&1 &
    children+=($!)
    until_true 20 has_bus_name org.fcitx.Fcitx5 || fail "no input method"
    sleep 1 # it answers on the bus a moment before it takes keys
}

begin_program() {
    local class=$1
    shift
    "$@" >"$work/out" 2>"$work/err" &
    program=$!
    children+=($program)
    until_true 20 xdotool search --onlyvisible --class "$class" || fail "no window: $(cat "$work/err")"
    window=$(xdotool search --onlyvisible --class "$class" | head -n 1)
    xdotool windowactivate --sync "$window" 2>/dev/null
}
