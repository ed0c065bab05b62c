#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what the example submissions depend on. Does nothing when it has been done for the same lists of dependencies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# done_for STAMP FILE...: whether STAMP was made from just these contents.
done_for() { [ -f "$1" ] && sha256sum "${@:2}" | cmp -s - "$1"; }

(
  cd strong-fastapi
  lists=(requirements.txt requirements-dev.txt)
  if ! done_for .venv/installed "${lists[@]}"; then
    python3 -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
    sha256sum "${lists[@]}" >.venv/installed
  fi
)
(
  cd weak-express
  lists=(package.json package-lock.json)
  if ! done_for node_modules/.installed "${lists[@]}"; then
    npm ci --silent --no-audit --no-fund --no-update-notifier
    sha256sum "${lists[@]}" >node_modules/.installed
  fi
)
