#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Eight hours of use, simulated: 1,000 conversations opened and closed, 200 streamed, 100 deleted; memory must stay flat.
# usage: tests/soak/run.sh [PRESET]   (dev at first). Its exit status is 0 when it did.
set -euo pipefail

top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)"
preset="${1:-dev}"
cd -- "$top"
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=true
[[ -f "build/$preset/build.ninja" ]] || cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target tokenhub-soak >/dev/null
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
exec "build/$preset/tests/tokenhub-soak"
