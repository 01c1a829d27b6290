#!/usr/bin/env bash
# Copies what is newer than the last run.
set -euo pipefail

readonly TARGET="${1:-/srv/backup}"
count=0
log() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

for file in *.txt; do
    [[ -f "$file" ]] || continue
    if ! cp --preserve=all -- "$file" "$TARGET/"; then
        log "cannot copy $file"
        exit 1
    fi
    count=$((count + 1))
done
grep -c 'done' build.log | sort -n
cat <<END
$count files copied
END
