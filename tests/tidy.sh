#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tests/tidy.sh [JOBS]: builds, then runs clang-tidy over the sources that were not already found clean in this state.
set -euo pipefail
cd "$(dirname "$0")/.."

build=build/dev
clean=build/tidy-clean
mkdir -p "$clean"
cmake --preset dev >/dev/null
cmake --build --preset dev >/dev/null

# "SOURCE FILE" for every file of ours that compiling the source read, itself first.
ninja -C "$build" -t deps | awk -v root="$PWD/" '
  /^[^ ]/ { source = ""; next }
  { sub(/^ +/, ""); sub("^(\\.\\./\\.\\./|" root ")", "") }
  /^(src|checks|fixtures)\// { if (source == "") source = $0; print source, $0 }' >"$clean/reads"

# A source is checked again when it, a header of ours that it includes, or the lints change.
check() {
  local file=$1 stamp
  stamp="$clean/$(awk -v file="$file" '$1 == file { print $2 }' "$clean/reads" | sort -u |
    xargs sha256sum .clang-tidy | sha256sum | cut -d' ' -f1)"
  [ -e "$stamp" ] && return 0
  clang-tidy-14 --quiet -p "$build" "$file" 2>/dev/null && touch "$stamp"
}
export -f check
export clean build
git ls-files 'src/*.cpp' 'checks/*.cpp' 'fixtures/*.cpp' | xargs -P "${1:-$(nproc)}" -I{} bash -c 'check {}'
