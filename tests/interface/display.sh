# Sourced by the tests that need a display: a server, a window manager and, on request, an input method of the
# test's own, so that nothing stale disturbs it. Everything is ended by process id.
#   begin_display           DISPLAY is set
#   begin_input_method      fcitx5 with pinyin; needs a session bus (run the test under dbus-run-session)
#   begin_program CLASS COMMAND...   its output goes to $work/out; sets $window
#   await_rest                      waits until the program uses no processor time
#   fail MESSAGE...
set -u
patience_s=60 # a bound for a loaded machine; nothing waits so long on an idle one
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
    # -r: no key repeats itself, however long a loaded machine holds it.
    Xvfb -displayfd 7 -r -screen 0 1480x960x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
    children+=($!)
    until_true $patience_s test -s "$work/display" || fail "no display"
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    unset WAYLAND_DISPLAY
    openbox >"$work/openbox.log" 2>&1 &
    children+=($!)
    until_true $patience_s wmctrl -m || fail "no window manager"
}

serves_input() { xprop -root XIM_SERVERS | grep -q fcitx; }

begin_input_method() {
    need fcitx5 xprop
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
    until_true $patience_s serves_input || fail "no input method: $(cat "$work/fcitx.log")"
}

begin_program() {
    local class=$1
    shift
    "$@" >"$work/out" 2>"$work/err" &
    program=$!
    children+=($program)
    until_true $patience_s xdotool search --onlyvisible --class "$class" || fail "no window: $(cat "$work/err")"
    window=$(xdotool search --onlyvisible --class "$class" | head -n 1)
    xdotool windowactivate --sync "$window" 2>/dev/null
}

# True once the program has used no processor time in ten questions running.
still=0 ticks=-1
is_still() {
    local now
    now=$(awk '{ print $14 + $15 }' "/proc/$program/stat")
    if [ "$now" = "$ticks" ]; then still=$((still + 1)); else still=0; fi
    ticks=$now
    ((still >= 10))
}

await_rest() {
    still=0
    until_true $patience_s is_still || fail "the window does not come to rest"
}
