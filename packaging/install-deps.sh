#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing for the purposes named: build, run, test, check. Does nothing, and asks nobody, when all is there.
# Tried on Debian 12 and 13. The names for dnf, pacman and zypper come from those systems' package lists and were never run.
set -euo pipefail

usage="usage: install-deps.sh build|run|test|check ..."

fail()
{
    printf '%s\n' "$1" >&2
    exit 1
}

# One table: purpose, then the names of apt, dnf, pacman and zypper; "-" where the system has it in another package.
table()
{
    cat <<'END'
build g++                          gcc-c++               gcc              gcc-c++
build cmake                        cmake                 cmake            cmake
build ninja-build                  ninja-build           ninja            ninja
build ccache                       ccache                ccache           ccache
build mold                         mold                  mold             mold
build pkg-config                   pkgconf-pkg-config    pkgconf          pkgconf-pkg-config
build qt6-base-dev                 qt6-qtbase-devel      qt6-base         qt6-base-devel
build qt6-declarative-dev        qt6-qtdeclarative-devel  qt6-declarative  qt6-declarative-devel
build qt6-declarative-dev-tools  -                     -                qt6-declarative-tools
build qt6-svg-dev                  qt6-qtsvg-devel       qt6-svg          qt6-svg-devel
build qt6-tools-dev                qt6-qttools-devel     qt6-tools        qt6-tools-devel
build qt6-tools-dev-tools          -                     -                -
build qt6-l10n-tools               qt6-linguist          -                qt6-linguist-devel
build qtkeychain-qt6-dev           qtkeychain-qt6-devel  qtkeychain-qt6   qtkeychain-qt6-devel
build qt6-charts-dev               qt6-qtcharts-devel    qt6-charts       qt6-charts-devel
build libcmark-gfm-dev             cmark-gfm-devel       cmark-gfm        cmark-gfm-devel
build libcmark-gfm-extensions-dev  -                     -                -
build libkf6syntaxhighlighting-dev kf6-syntax-highlighting-devel  syntax-highlighting  kf6-syntax-highlighting-devel
run   libqt6sql6-sqlite            -                     sqlite           qt6-sql-sqlite
run   qt6-translations-l10n        qt6-qttranslations    qt6-translations qt6-translations
run   qt6-wayland                  qt6-qtwayland         qt6-wayland      qt6-wayland
test  at-spi2-core                 at-spi2-core          at-spi2-core     at-spi2-core
test  dbus                         dbus-daemon           dbus             dbus-1-daemon
test  fonts-noto-cjk               google-noto-sans-cjk-fonts  noto-fonts-cjk  google-noto-sans-cjk-fonts
test  fonts-noto-color-emoji       google-noto-color-emoji-fonts  noto-fonts-emoji  google-noto-coloremoji-fonts
test  fonts-noto-core              google-noto-sans-fonts  noto-fonts     google-noto-sans-fonts
test  gir1.2-atspi-2.0             -                     -                typelib-1_0-Atspi-2_0
test  gnome-keyring                gnome-keyring         gnome-keyring    gnome-keyring
test  iproute2                     iproute               iproute2         iproute2
test  libxcb-xtest0-dev     libxcb-devel          libxcb           libxcb-devel
test  libglib2.0-bin               glib2                 glib2            glib2-tools
test  libsecret-1-0                libsecret             libsecret        libsecret-1-0
test  openbox                      openbox               openbox          openbox
test  openssl                      openssl               openssl          openssl
test  python3                      python3               python           python3
test  python3-gi                   python3-gobject       python-gobject   python3-gobject
test  xauth                        xorg-x11-xauth        xorg-xauth       xauth
test  xdotool                      xdotool               xdotool          xdotool
test  xvfb                         xorg-x11-server-Xvfb  xorg-server-xvfb xorg-x11-server-Xvfb
check appstream                    appstream             appstream        AppStream
check clang                        clang                 clang            clang
check clang-format                 clang-tools-extra     -                clang-tools
check clang-tidy                   -                     -                -
check clazy                        clazy                 clazy            clazy
check desktop-file-utils           desktop-file-utils    desktop-file-utils  desktop-file-utils
check libclang-rt-dev              compiler-rt           compiler-rt      -
check lld                          lld                   lld              lld
END
}

# The names for the purposes asked, from the given column of the table. npm is taken only where there is none at all:
# beside a Node.js from another source the distribution's npm cannot be installed.
names()
{
    local column="$1" purpose
    shift
    for purpose in "$@"; do
        table | awk -v purpose="$purpose" -v column="$column" '$1 == purpose && $column != "-" { print $column }'
    done
    if [[ " $* " == *" build "* ]] && ! command -v npm >/dev/null; then
        echo npm
    fi
}

# Debian 12 and Ubuntu 24.04 have no KSyntaxHighlighting for Qt 6: there GNU source-highlight colours code.
colours_of_code()
{
    local kate=libkf6syntaxhighlighting-dev
    if dpkg-query -W "$kate" >/dev/null 2>&1 || apt-cache show --no-all-versions "$kate" >/dev/null 2>&1 ||
        [[ "$(. /etc/os-release && echo "${ID:-} ${VERSION_ID:-}")" == "debian 13" ]]; then
        cat
    else
        sed "s/^$kate$/libsource-highlight-dev/"
    fi
}

as_root()
{
    if [[ "$(id -u)" == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        fail "These packages are missing and only root can install them (there is no sudo here): ${missing[*]}"
    fi
}

# Package lists may be empty or too old: refreshed only where installing without that did not work.
apt_install()
{
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
    local install=("${apt[@]}" install -y --no-install-recommends -o DPkg::Lock::Timeout=120 "${missing[@]}")
    if apt-cache show --no-all-versions "${missing[@]}" >/dev/null 2>&1 && as_root "${install[@]}" </dev/null; then
        return
    fi
    as_root "${apt[@]}" update </dev/null || fail "The package lists could not be fetched. Is this computer online?"
    as_root "${install[@]}" </dev/null || fail "apt-get could not install: ${missing[*]} (on Ubuntu, \"universe\" must be enabled)"
}

[[ $# -gt 0 ]] || fail "$usage"
for purpose in "$@"; do
    [[ "$purpose" =~ ^(build|run|test|check)$ ]] || fail "$usage"
done

untested="This script was never tried with %s: the package names may be wrong. Corrections are welcome.\n"
if command -v apt-get >/dev/null; then
    mapfile -t wanted < <(names 2 "$@" | colours_of_code)
    # dpkg-query fails for a name it does not know, and still lists the others.
    installed="$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)"
    mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(sort -u <<<"$installed"))
    [[ ${#missing[@]} -eq 0 ]] || apt_install
elif command -v dnf >/dev/null; then
    mapfile -t wanted < <(names 3 "$@")
    missing=()
    for name in "${wanted[@]}"; do rpm -q --whatprovides "$name" >/dev/null 2>&1 || missing+=("$name"); done
    if [[ ${#missing[@]} -gt 0 ]]; then
        # shellcheck disable=SC2059
        printf "$untested" dnf
        as_root dnf install -y "${missing[@]}" || fail "dnf could not install: ${missing[*]}"
    fi
elif command -v pacman >/dev/null; then
    mapfile -t wanted < <(names 4 "$@")
    mapfile -t missing < <(pacman -T "${wanted[@]}" || true)
    if [[ ${#missing[@]} -gt 0 ]]; then
        # shellcheck disable=SC2059
        printf "$untested" pacman
        as_root pacman -S --needed --noconfirm "${missing[@]}" || fail "pacman could not install: ${missing[*]}"
    fi
elif command -v zypper >/dev/null; then
    mapfile -t wanted < <(names 5 "$@")
    missing=()
    for name in "${wanted[@]}"; do rpm -q --whatprovides "$name" >/dev/null 2>&1 || missing+=("$name"); done
    if [[ ${#missing[@]} -gt 0 ]]; then
        # shellcheck disable=SC2059
        printf "$untested" zypper
        as_root zypper --non-interactive install --no-recommends "${missing[@]}" || fail "zypper could not install: ${missing[*]}"
    fi
else
    mapfile -t wanted < <(names 2 "$@")
    printf 'No apt-get, dnf, pacman or zypper here: nothing was installed. Debian calls what is needed:\n  %s\n' "${wanted[*]}" >&2
fi
