#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: run.sh BUILD_DIR GATEWAY_EXECUTABLE [NODE_MODULES_DIR]
# Installs the locked packages into BUILD_DIR, once per lock file, unless a folder of installed packages is given.
set -eu

source_dir=$(cd "$(dirname "$0")" && pwd)
build_dir=$1
gateway=$2
modules=${3:-}

if [ -z "$modules" ]; then
    mkdir -p "$build_dir"
    modules=$build_dir/node_modules
    if ! cmp -s "$source_dir/package-lock.json" "$build_dir/installed.json"; then
        cp "$source_dir/package.json" "$source_dir/package-lock.json" "$source_dir/.npmrc" "$build_dir/"
        (cd "$build_dir" && npm ci --ignore-scripts --prefer-offline)
        cp "$source_dir/package-lock.json" "$build_dir/installed.json"
    fi
fi

unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy
exec node "$source_dir/interop.mjs" "$gateway" "$modules"
