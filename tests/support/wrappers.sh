#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# wrappers.sh SCRIPT: does with-window.sh or with-secret-service.sh hand through what it wraps, and leave nothing behind?
set -euo pipefail

script="$1"
export TMPDIR
TMPDIR="$(mktemp -d)"
trap 'rm -rf "$TMPDIR"' EXIT

expect()
{
    [[ "$2" == "$3" ]] || { printf '%s: expected "%s", got "%s"\n' "$1" "$2" "$3" >&2 && exit 1; }
}

status=0
"$script" bash -c 'exit 3' || status=$?
expect "exit status" 3 "$status"
expect "arguments" "a b|c" "$("$script" printf '%s|%s' "a b" c)"
case "$script" in
    *with-window.sh)
        expect "window manager" Openbox "$("$script" bash -c 'xdotool get_num_desktops >/dev/null && echo Openbox')"
        ;;
    *with-secret-service.sh)
        # shellcheck disable=SC2016
        expect "unlocked" "(<false>,)" "$("$script" gdbus call --session -d org.freedesktop.secrets \
            -o /org/freedesktop/secrets/collection/login -m org.freedesktop.DBus.Properties.Get \
            org.freedesktop.Secret.Collection Locked)"
        # shellcheck disable=SC2016
        expect "home" yes "$("$script" bash -c '[[ "$HOME" == "$TMPDIR"/* ]] && echo yes')"
        ;;
esac
expect "files left behind" "" "$(ls -A "$TMPDIR")"
