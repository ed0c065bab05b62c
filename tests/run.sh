#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds everything and runs the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

./bootstrap.sh
examples/prepare.sh

say() { printf '\n== %s\n' "$*"; }

say "format"
git ls-files '*.cpp' '*.h' | xargs clang-format-14 --dry-run --Werror

say "build and test"
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev
