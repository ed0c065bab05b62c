#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what building, testing and the examples need on Debian 12. Does nothing when all of it is there.
set -euo pipefail

packages=(
  g++ cmake ninja-build ccache pkg-config git ca-certificates
  libcli11-dev libcurl4-openssl-dev libyaml-cpp-dev libsqlite3-dev libfmt-dev libgtest-dev libgmock-dev
  nlohmann-json3-dev libexpected-dev libre2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpugixml-dev nettle-dev
  libgit2-dev libarchive-dev libvectorscan-dev
  libcpp-httplib-dev libbenchmark-dev
  bubblewrap clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev
  python3 python3-venv nodejs
)

have() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

missing=()
for package in "${packages[@]}"; do
  have "$package" || missing+=("$package")
done

# A Node.js from elsewhere serves as well as Debian's; npm comes with it there, and apart from it here.
if command -v node >/dev/null; then missing=("${missing[@]/nodejs/}"); fi
if ! command -v npm >/dev/null; then missing+=(npm); fi

read -r -a missing <<<"${missing[*]}"
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "bootstrap: installing ${missing[*]}" >&2
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
