#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh [BUILD_FOLDER [FOLDER [all]]]: makes the pictures of packaging/screenshots with the real window, on an X
# server and with a keyring of its own, from the practice gateway. "all" adds those that are only to be looked at.
set -euo pipefail

top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
build="${1:-$top/build/dev}"
folder="${2:-$top/packaging/screenshots}"
program="$build/tests/tokenhub-screenshots"
[[ -x "$program" ]] || { printf 'First build it: cmake --build %s --target tokenhub-screenshots\n' "$build" >&2 && exit 1; }

unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY QT_STYLE_OVERRIDE
export LC_ALL=C.UTF-8
exec "$top/tests/support/with-secret-service.sh" "$top/tests/support/with-window.sh" "$program" "$folder" "${@:3}"
