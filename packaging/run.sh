#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh copy of the sources to the running program: installs what is missing, builds, opens it.
set -euo pipefail

usage()
{
    cat <<'END'
usage: packaging/run.sh [--practice] [--build-only] [-- OPTIONS OF tokenhub-chat]

Installs the packages that are missing, builds the release into build/release and opens TokenHub Chat.

  --practice    open it on the practice gateway: no key, no bill; your own conversations are not touched
  --build-only  stop after the build

Without a display, a question is asked on the console instead, on the practice gateway.
END
}

fail()
{
    printf '%s\n' "$1" >&2
    exit 1
}

practice=no
build_only=no
while [[ $# -gt 0 ]]; do
    case "$1" in
        --practice) practice=yes ;;
        --build-only) build_only=yes ;;
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

top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
"$top/packaging/install-deps.sh" build run || fail "TokenHub Chat cannot be built without these packages."

# Presets are looked for in the current folder.
cd -- "$top"
log="$(mktemp)"
# One clone's build serves the next: the cache sees paths from the top of the tree.
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=true
cmake --preset release >"$log" 2>&1 || {
    cat "$log" >&2
    rm -f "$log"
    fail "The build could not be prepared; the reason stands above."
}
rm -f "$log"
# Two thirds of a gigabyte for each compiler: more at once would make a small computer swap.
jobs="$(nproc)"
memory="$(awk '/^MemTotal:/ { print int($2 / 700000) }' /proc/meminfo)"
[[ "$memory" -ge 1 && "$memory" -lt "$jobs" ]] && jobs="$memory"
cmake --build --preset release --parallel "$jobs" --target tokenhub-chat tokenhub practice-gateway ||
    fail "The build failed; the compiler's words stand above."
bin="$top/build/release/bin"
[[ "$build_only" == no ]] || exit 0

display=yes
[[ -n "${DISPLAY:-}" || -n "${WAYLAND_DISPLAY:-}" ]] || display=no

if [[ "$display" == yes && "$practice" == no ]]; then
    exec "$bin/tokenhub-chat" "$@"
fi

# The practice gateway tells its address on its first line; it ends with this script, however that ends.
coproc GATEWAY { exec "$bin/practice-gateway" --port 0 --rate 60 --exit-with-parent; }
gateway_pid="$GATEWAY_PID"
trap 'kill "$gateway_pid" 2>/dev/null || true' EXIT
line=""
read -r -t 20 line <&"${GATEWAY[0]}" || true
url="$(grep -oE 'https?://[^[:space:]]+' <<<"$line" || true)"
[[ -n "$url" ]] || fail "The practice gateway did not start: ${line:-it said nothing}"

# It takes any key. A real one has no business there.
export TOKENHUB_API_KEY=practice
if [[ "$display" == yes ]]; then
    "$bin/tokenhub-chat" --gateway "$url" --model qwen-plus --data-dir "$top/build/release/practice-data" "$@"
else
    question="What can you do for me?"
    echo "There is no display here, so the same question goes through the console program, to the practice gateway."
    echo
    echo "> $question"
    echo
    "$bin/tokenhub" ask --gateway "$url" --model qwen-plus "$question"
fi
