#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-window.sh CMD...: runs CMD on an X server of its own (1600 x 1000, a free display number) with a window manager,
# through Qt's xcb platform. Nothing outlives it.
set -euo pipefail

folder="$(mktemp -d)"
children=()
finish()
{
    for child in "${children[@]}"; do
        kill "$child" 2>/dev/null && wait "$child" 2>/dev/null || true
    done
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' TERM INT

mkfifo "$folder/display" "$folder/manager"

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$folder/display" >"$folder/xvfb.log" 2>&1 &
children+=($!)
if ! read -r -t 30 number <"$folder/display"; then
    echo "The X server did not start:" >&2
    cat "$folder/xvfb.log" >&2
    exit 1
fi
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY

# openbox runs this once it manages the windows; before that a window would get neither focus nor a frame.
# Opened for both directions: a window manager that dies at once must not leave us waiting for a writer.
exec {manager}<>"$folder/manager"
openbox --sm-disable --startup "sh -c 'echo ready >\"$folder/manager\"'" >"$folder/openbox.log" 2>&1 &
children=($! "${children[@]}")
if ! read -r -t 30 -u "$manager" _; then
    echo "The window manager did not start:" >&2
    cat "$folder/openbox.log" >&2
    exit 1
fi
"$@"
