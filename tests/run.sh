#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds everything and runs every test. ASSAY_TESTS=quick leaves out the sanitizers.
set -euo pipefail
cd "$(dirname "$0")/.."

./bootstrap.sh
examples/prepare.sh

say() { printf '\n== %s\n' "$*"; }

say "format"
git ls-files '*.cpp' '*.h' | xargs clang-format-14 --dry-run --Werror

say "build and test (release)"
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release

if [ "${ASSAY_TESTS:-all}" != quick ]; then
  say "build and test (address and undefined-behaviour sanitizers)"
  cmake --preset asan >/dev/null
  cmake --build --preset asan
  ctest --preset asan -E '^(matrix|repeat|bench)'

  say "clang-tidy"
  tests/tidy.sh
fi
