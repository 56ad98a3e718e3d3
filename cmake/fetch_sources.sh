#!/bin/sh
# Fetches the sources of Dear ImGui and GLFW once, into a cache outside the repository:
#   $AMENDS_SOURCES, else $XDG_CACHE_HOME/amends/sources, else ~/.cache/amends/sources
# Each ends up as NAME/source beside NAME/version. First the known tarballs of cmake/known_sources.txt are asked
# for at the machine's own Debian mirror; where the mirror has dropped them, the newest fitting source package of
# the suites below. A private apt folder is used, so the machine's own package lists stay as they are.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/say.sh"

cache=${AMENDS_SOURCES:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/amends/sources}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The machine's Debian mirror, as its own package sources name it.
mirror() {
    apt-get indextargets --format '$(REPO_URI)|$(LABEL)' 'Created-By: Packages' |
        sed -n 's/|Debian$//p' | head -n 1
}

# unpack NAME VERSION KNOWN TARBALL: puts the tarball's content in place, whole or not at all.
unpack() {
    rm -rf "$work/new" "${cache:?}/$1"
    mkdir -p "$work/new/source"
    tar -x -f "$4" -C "$work/new/source" --strip-components=1
    printf '%s\n' "$2" >"$work/new/version"
    printf '%s\n' "$3" >"$work/new/known"
    mv "$work/new" "$cache/$1"
}

# fetch_known: a tarball of the list, checked against its SHA-256.
fetch_known() {
    while read -r listed version file hash; do
        [ "$listed" = "$name" ] || continue
        if /usr/lib/apt/apt-helper download-file "${mirror%/}/pool/main/$(printf %.1s "$name")/$name/$file" \
            "$work/$file" "SHA256:$hash" >"$work/log" 2>&1; then
            unpack "$name" "$version" yes "$work/$file"
            return 0
        fi
    done <"$here/known_sources.txt"
    return 1
}

# fetch_newest SUITE: the newest version in the suite from $oldest on and below $below.
fetch_newest() {
    suite=$1
    apt=$work/apt-$suite
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    printf 'deb-src [signed-by=%s] %s %s main\n' "$keyring" "$mirror" "$suite" >"$apt/sources.list"
    set -- -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache"
    apt-get "$@" update >>"$work/log" 2>&1 || return 1
    for version in $(apt-cache "$@" showsrc "$name" 2>/dev/null | sed -n 's/^Version: //p' | sort -rV); do
        dpkg --compare-versions "$version" ge "$oldest" || continue
        dpkg --compare-versions "$version" lt "$below" || continue
        (cd "$apt" && apt-get "$@" source --download-only --tar-only "$name=$version") >>"$work/log" 2>&1 || continue
        unpack "$name" "$version" no "$(find "$apt" -maxdepth 1 -name "${name}_*.orig.tar.[gx]z")"
        say "$name 用的是 Debian $suite 中的 $version，本项目还没有用它试过。" \
            "$name is version $version from Debian $suite, which this project has not been tried with yet."
        return 0
    done
    return 1
}

# fetch NAME OLDEST BELOW SUITE...
fetch() {
    name=$1 oldest=$2 below=$3
    shift 3
    [ -s "$cache/$name/version" ] && return 0
    say "正在从 Debian 的源码包获取 $name（只需一次）……" "fetching $name from Debian's source packages (once) ..."
    fetch_known && return 0
    for suite in "$@"; do
        fetch_newest "$suite" && return 0
    done
    tail -n 5 "$work/log" >&2
    give_up "无法获取 $name 的源码。请检查网络后再试；也可以把源码放到 $cache/$name/source，把版本号写入 $cache/$name/version。" \
        "cannot get the source of $name. Check the network and try again; or put the source into $cache/$name/source and its version into $cache/$name/version."
}

if [ -s "$cache/imgui/version" ] && [ -s "$cache/glfw3/version" ]; then
    exit 0
fi
mkdir -p "$cache" 2>/dev/null ||
    give_up "无法创建缓存文件夹 $cache。请设置 XDG_CACHE_HOME 指向可写的位置。" \
        "cannot create the cache folder $cache. Point XDG_CACHE_HOME at a place that can be written."
exec 9>"$cache/.lock"
flock 9
work=$(mktemp -d "$cache/.work.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
: >"$work/log"
mirror=$(mirror)
[ -n "$mirror" ] ||
    give_up "本机的软件源里没有 Debian 镜像，请先运行 apt-get update。" \
        "this machine's package sources name no Debian mirror; run apt-get update first."
fetch imgui 1.92.2 1.93 forky sid
fetch glfw3 3.4 3.5 trixie
