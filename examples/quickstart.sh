#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing, builds assay, grades both example submissions and says where the reports are.
set -euo pipefail
cd "$(dirname "$0")/.."

./bootstrap.sh
cmake --preset release >/dev/null
cmake --build --preset release --target assay
examples/prepare.sh

reports=build/reports
mkdir -p "$reports"
for example in strong-fastapi weak-express; do
  echo
  # A submission below the threshold is a result here, not an error.
  code=0
  build/release/assay grade "examples/$example" --rubric examples/orders-api.yaml \
    -o "$reports/$example.html" -o "$reports/$example.json" || code=$?
  [ "$code" -le 1 ] || exit "$code"
done

echo
echo "Reports, to open in a browser:"
for example in strong-fastapi weak-express; do
  echo "  $PWD/$reports/$example.html"
done
