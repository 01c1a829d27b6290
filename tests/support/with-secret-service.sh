#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-secret-service.sh CMD...: runs CMD with a home, a session bus and an unlocked GNOME keyring of its own, without a
# display. Nothing outlives it. The password of the login keyring is "pw" (tests that lock it need it).
set -euo pipefail

if [[ "${1:-}" != --inside ]]; then
    folder="$(mktemp -d)"
    trap 'rm -rf "$folder"' EXIT
    mkdir -m 700 "$folder/home" "$folder/runtime"
    unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP KDE_SESSION_VERSION DESKTOP_SESSION
    unset XDG_CACHE_HOME
    export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/runtime" QT_QPA_PLATFORM=offscreen
    export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_STATE_HOME="$HOME/.local/state"
    dbus-run-session -- "$0" --inside "$@"
    exit
fi

shift
# printf, not echo: a newline would belong to the password. The new home makes the keyring, and with this password.
printf pw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
if ! gdbus wait --session --timeout 20 org.freedesktop.secrets; then
    echo "No Secret Service came up within 20 s." >&2
    exit 1
fi
exec "$@"
