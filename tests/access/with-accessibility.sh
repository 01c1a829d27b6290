#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-accessibility.sh CMD...: runs CMD with an accessibility bus on the session bus that is there (a private one, see
# ../support/with-secret-service.sh). Programs of CMD that use Qt answer on it. Nothing outlives it.
set -euo pipefail

for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher \
    /usr/lib/at-spi-bus-launcher missing; do
    [[ ! -x "$launcher" ]] || break
done
[[ "$launcher" != missing ]] || { echo "at-spi2-core is not installed." >&2 && exit 1; }

log="$(mktemp)"
"$launcher" --launch-immediately >"$log" 2>&1 &
bus=$!
finish()
{
    kill "$bus" 2>/dev/null && wait "$bus" 2>/dev/null || true
    rm -f "$log"
}
trap finish EXIT
trap 'exit 143' TERM INT
if ! gdbus wait --session --timeout 20 org.a11y.Bus; then
    echo "No accessibility bus came up within 20 s:" >&2
    cat "$log" >&2
    exit 1
fi
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
"$@"
