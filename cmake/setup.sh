# Sourced by the launcher and by CI, after say.sh and with $here set to the top of the repository:
#   set_up LIST...     installs the missing packages of cmake/LIST.txt and fetches the sources we build ourselves
#   build TARGET...    configures when needed and builds into build/

# As root, or through sudo where we are not.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        give_up "需要管理员权限，但本机没有 sudo。请用 root 运行：$*" \
            "this needs an administrator, and there is no sudo here. Run this as root: $*"
    fi
}

# The packages of the named lists that are not installed. PACKAGE/COMMAND asks for the package only where the command
# is not there: some programs come from elsewhere too, and Debian's package of them may clash with what is installed.
missing_packages() {
    for list in "$@"; do
        sed 's/#.*//' "$here/cmake/$list.txt"
    done | xargs -n 1 | while IFS=/ read -r package command; do
        [ -n "$command" ] && command -v "$command" >/dev/null || printf '%s\n' "$package"
    done | sort -u >"$setup_work/wanted"
    xargs dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' <"$setup_work/wanted" 2>/dev/null |
        sed -n 's/^.i  *//p' | sort -u >"$setup_work/installed"
    comm -23 "$setup_work/wanted" "$setup_work/installed" | xargs
}

install_packages() {
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "安装缺少的 Debian 软件包：$missing" "installing missing Debian packages: $missing"
    # shellcheck disable=SC2086 # a list of words
    as_root apt-get -q update >"$setup_work/log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
            -o DPkg::Lock::Timeout=300 install $missing >>"$setup_work/log" 2>&1 || {
        tail -n 15 "$setup_work/log" >&2
        give_up "软件包没有装上，原因见上。网络通畅后再运行一次即可；也可以自己安装：apt-get install $missing" \
            "the packages could not be installed, see above. Run this again once the network is there, or install them yourself: apt-get install $missing"
    }
}

set_up() {
    for tool in apt-get dpkg-query; do
        command -v $tool >/dev/null ||
            give_up "本程序目前在 Debian 上构建，但这里找不到 $tool。" \
                "this program is built on Debian for now, and there is no $tool here."
    done
    mkdir -p "$here/build" 2>/dev/null ||
        give_up "无法写入 $here/build。请把仓库克隆到可写的位置。" \
            "$here/build cannot be written. Clone the repository to a place of your own."
    exec 8>"$here/build/.setup.lock"
    flock --nonblock 8 || {
        say "另一个 amends 正在构建，请稍候……" "another amends is building; waiting for it ..."
        flock 8
    }
    setup_work=$(mktemp -d)
    trap 'rm -rf "$setup_work"' EXIT
    install_packages "$@"
    "$here/cmake/fetch_sources.sh" 8>&-
}

# A build folder of another place or another release of the system is of no use: begin it anew.
drop_foreign_build() {
    . /etc/os-release
    origin="$here $ID ${VERSION_ID:-rolling}"
    if [ -e "$here/build/CMakeCache.txt" ] && [ "$(cat "$here/build/.origin" 2>/dev/null)" != "$origin" ]; then
        say "build/ 来自别处或别的系统版本，重新构建。" "build/ is from another place or system release; building anew."
        find "$here/build" -mindepth 1 ! -name .setup.lock -delete
    fi
    printf '%s\n' "$origin" >"$here/build/.origin"
}

# run_quietly LOG COMMAND...: shows the output on a terminal and in CI, else only when it went wrong.
run_quietly() {
    log=$1
    shift
    if [ -t 2 ] || [ "${CI:-}" = true ]; then
        "$@" >&2
    else
        "$@" >"$log" 2>&1 || {
            tail -n 40 "$log" >&2
            return 1
        }
    fi
}

build() {
    drop_foreign_build
    began=$setup_work/began
    : >"$began"
    if [ ! -e "$here/build/build.ninja" ]; then
        say "首次构建需要几分钟。" "the first build takes a few minutes."
        (cd "$here" && run_quietly "$here/build/configure.log" cmake --preset release 8>&-) ||
            give_up "无法配置构建，原因见上。" "the build could not be configured; see above."
    fi
    run_quietly "$here/build/build.log" cmake --build "$here/build" --parallel "$(nproc)" --target "$@" 8>&- ||
        give_up "构建失败，原因见上。" "the build failed; see above."
    # The stamp tells when this build began, so that what was edited meanwhile is built next time.
    touch -r "$began" "$here/build/.ready"
    rm -rf "$setup_work"
    trap - EXIT
    exec 8>&-
}
