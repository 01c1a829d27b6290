#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benches as they are installed (preset release), runs them, prints a table beside the goals and the figures
# of a browser client, and writes bench.json into the build folder.
set -euo pipefail

usage()
{
    cat <<'END_OF_USAGE'
usage: tests/bench/run.sh [--build-folder DIR] [--smoke] [AREA ...]

  --build-folder DIR  run what is built there, and build nothing
  --smoke             tiny sizes: does every bench still run? The figures mean nothing.
  AREA                codec, transcript, window, lanes, program (at first: all)
END_OF_USAGE
}

top="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)"
here="$top/tests/bench"
build=""
smoke=()
areas=()
while [[ $# -gt 0 ]]; do
    case "$1" in
        --build-folder)
            build="$(cd -- "${2:?}" && pwd -P)"
            shift
            ;;
        --smoke) smoke=(smoke) ;;
        codec | transcript | window | lanes | program) areas+=("$1") ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
[[ ${#areas[@]} -gt 0 ]] || areas=(codec transcript window lanes program)

if [[ -z "$build" ]]; then
    build="$top/build/release"
    export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=true
    (cd -- "$top" && cmake --preset release && cmake --build --preset release --target benches) >&2
fi
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY QT_STYLE_OVERRIDE
unset QT_SCALE_FACTOR QT_LOGGING_RULES TOKENHUB_API_KEY
export LC_ALL=C.UTF-8
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
as_on_a_desktop=("$top/tests/support/with-secret-service.sh" "$top/tests/support/with-window.sh")

# Instructions of one pass: those of three passes less those of one, so that the start of the program cancels out.
instructions()
{
    local size="$1" name="$2" times counts=() output
    for times in 1 3; do
        output="$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$build/tests/bench_codec" "$size" --pass \
            "$name" "$times" 2>&1)"
        counts+=("$(sed -n 's/.*Collected : //p' <<<"$output")")
    done
    awk -v one="${counts[0]}" -v three="${counts[1]}" -v bytes="$(sed -n 's/ bytes$//p' <<<"$output")" \
        'BEGIN { printf "%.6g", (three - one) / 2 / bytes }'
}

codec()
{
    local size=1024 codec json
    [[ ${#smoke[@]} -eq 0 ]] || size=4
    "$build/tests/bench_codec" "$size"
    if ! command -v valgrind >/dev/null; then
        echo "no valgrind here: instructions are not counted" >&2
        return
    fi
    [[ ${#smoke[@]} -gt 0 ]] || size=64
    codec="$(instructions "$size" all)"
    json="$(instructions "$size" json)"
    printf 'codec_instructions\t%s\njson_instructions\t%s\n' "$codec" "$json"
    awk -v codec="$codec" -v json="$json" 'BEGIN { printf "codec_ratio\t%.6g\n", codec / json }'
}

run()
{
    case "$1" in
        codec) codec ;;
        transcript) "${as_on_a_desktop[@]}" "$build/tests/bench_transcript" "${smoke[@]}" ;;
        window) "${as_on_a_desktop[@]}" "$build/tests/bench_window" "${smoke[@]}" ;;
        lanes) "${as_on_a_desktop[@]}" "$build/tests/bench_lanes" "${smoke[@]}" ;;
        program)
            "${as_on_a_desktop[@]}" "$build/tests/bench_program" "$build/bin/tokenhub-chat" "$build/tests/barewindow" \
                "$build/bin/practice-gateway" "$folder/data" "${smoke[@]}"
            ;;
    esac
}

for area in "${areas[@]}"; do
    echo "$area …" >&2
    run "$area" >>"$folder/figures"
done
python3 -B "$here/table.py" "$here/figures.json" "$build/bench.json" <"$folder/figures"
