#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Grades the same submissions again and again with other seeds, and shows every criterion whose
# outcome or credit is not always the same. Exit 1 when there is one.
#   tests/repeat.sh [TIMES]     20 by default
#   ONLY=PATTERN                those submissions alone whose name matches it
set -euo pipefail
cd "$(dirname "$0")/.."

times=${1:-20}
assay=${ASSAY:-build/dev/assay}
examples=${EXAMPLES:-examples}
reference=${REFERENCE:-$PWD/build/dev/fixtures/reference}
three="page.full-walk/skips-row,val.field.range/no-maximum,errors.consistent/each-its-own"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# NAME ARGUMENT…: grades with each seed into $scratch/NAME.SEED.json.
repeat() {
  local name=$1
  shift
  [[ $name == ${ONLY:-*} ]] || return 0
  for ((seed = 1; seed <= times; ++seed)); do
    "$assay" grade "$@" --seed "$seed" --quiet --db "$scratch/runs.db" \
      -o "$scratch/$name.$seed.json" >/dev/null 2>&1 || true
    rm -f "$scratch/runs.db"
  done
  compare "$name"
}

# One line for each criterion that differs: what it came to, and in how many runs.
compare() {
  python3 - "$1" "$scratch" "$times" <<'PYTHON'
import collections, glob, json, sys

name, scratch, times = sys.argv[1:]
seen = collections.defaultdict(collections.Counter)
files = glob.glob(f"{scratch}/{name}.*.json")
for file in files:
    with open(file) as text:
        for criterion in json.load(text)["criteria"]:
            seen[criterion["id"]][f'{criterion["outcome"]} {criterion["credit"]:g}'] += 1
differing = {id: came_to for id, came_to in seen.items() if len(came_to) > 1}
print(f"{name}: {len(files)} of {times} runs, {len(seen)} criteria, {len(differing)} differ")
for id, came_to in sorted(differing.items()):
    print(f"  {id:28}" + ", ".join(f"{what} ({count})" for what, count in came_to.most_common()))
sys.exit(bool(differing) or len(files) < int(times))
PYTHON
}

status=0
for dialect in snake camel; do
  for defects in "" "$three"; do
    repeat "reference-$dialect${defects:+-three-defects}" --rubric fixtures/rubrics/orders.yaml \
      --start "exec $reference --dialect $dialect${defects:+ --defect $defects}" || status=1
  done
done
for example in strong-fastapi weak-express; do
  repeat "$example" "$examples/$example" --rubric examples/orders-api.yaml || status=1
done
exit "$status"
