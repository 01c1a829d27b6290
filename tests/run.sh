#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every test, without a screen: installs what is missing, builds the preset, runs ctest. Its exit status is ctest's.
set -euo pipefail

usage()
{
    cat <<'END'
usage: tests/run.sh [--preset NAME] [--no-install] [-- OPTIONS OF ctest]

  --preset NAME  suite (at first: the quickest from nothing), dev, asan, tsan, release or coverage: see
                 CMakePresets.json
  --no-install   do not look for missing packages

Example: tests/run.sh -- -L keychain
END
}

fail()
{
    printf '%s\n' "$1" >&2
    exit 1
}

preset=suite
install=yes
while [[ $# -gt 0 ]]; do
    case "$1" in
        --preset)
            [[ $# -ge 2 ]] || { usage >&2 && exit 2; }
            preset="$2"
            shift
            ;;
        --no-install) install=no ;;
        -h | --help)
            usage
            exit 0
            ;;
        --)
            shift
            break
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done

# Fetching packages may need the proxy; the tests talk to this computer alone and must not.
top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
[[ "$install" == no ]] || "$top/packaging/install-deps.sh" build run test || fail "The tests need these packages."

cd -- "$top"
# One clone's build serves the next: the cache sees paths from the top of the tree.
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=true CCACHE_SLOPPINESS=pch_defines,time_macros
cmake --preset "$preset" || fail "The build could not be prepared; the reason stands above."
cmake --build --preset "$preset" || fail "The build failed."

unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
exec ctest --preset "$preset" "$@"
