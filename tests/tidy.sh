#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs clang-tidy over the sources that were not already found clean in this state.
set -euo pipefail
cd "$(dirname "$0")/.."

build=build/dev
clean=build/tidy-clean
mkdir -p "$clean"
[ -f "$build/compile_commands.json" ] || cmake --preset dev >/dev/null

# A source is checked again when it, any header, or the lints change.
headers=$(git ls-files '*.h' .clang-tidy | xargs cat | sha256sum | cut -d' ' -f1)
check() {
  local file=$1 stamp
  stamp="$clean/$( (echo "$headers"; cat "$file") | sha256sum | cut -d' ' -f1)"
  [ -e "$stamp" ] && return 0
  clang-tidy-14 --quiet -p "$build" "$file" 2>/dev/null && touch "$stamp"
}
export -f check
export clean headers build
git ls-files 'src/*.cpp' 'checks/*.cpp' 'fixtures/*.cpp' | xargs -P "$(nproc)" -I{} bash -c 'check {}'
