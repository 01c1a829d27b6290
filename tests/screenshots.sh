#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh [BUILD_FOLDER [FOLDER [all]]]: makes the pictures of packaging/screenshots with the real window, on an X
# server and with a keyring of its own, from the practice gateway. "all" adds those that are only to be looked at, and
# folders with the same in Chinese, mirrored and at twice the size.
set -euo pipefail

top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
build="${1:-$top/build/suite}"
folder="${2:-$top/packaging/screenshots}"
program="$build/tests/tokenhub-screenshots"
[[ -x "$program" ]] || { printf 'First build it: cmake --build %s --target tokenhub-screenshots\n' "$build" >&2 && exit 1; }

unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY QT_STYLE_OVERRIDE
export LC_ALL=C.UTF-8
take()
{
    "$top/tests/support/with-secret-service.sh" "$top/tests/support/with-window.sh" "$program" "$@"
}

take "$folder" "${@:3}"
if [[ "${3:-}" == all ]]; then
    LC_ALL=zh_CN.UTF-8 take "$folder/chinese" zh_CN
    take "$folder/mirrored" en -reverse
    QT_SCALE_FACTOR=2 take "$folder/twice-the-size" en
fi
