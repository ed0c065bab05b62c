#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# race_rates.py [TIMES] [GLOB]: how often assay finds each race defect of the reference candidate (100 runs each), and
# whether it ever accuses the clean one (twice as many). Each run is a whole process with a seed of its own.
import fnmatch
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "release")
REFERENCE = os.path.join(BUILD, "fixtures", "reference")
RUBRIC = os.path.join(ROOT, "fixtures", "rubrics", "orders.yaml")
DIALECTS = ("snake", "camel")

# Defects whose effect hangs on two requests that meet.
RACES = (
    "conc.oversell/window-5us",
    "conc.oversell/window-50us",
    "conc.oversell/absolute-write",
    "conc.unique-race/window-50us",
    "conc.lost-update/window-50us",
    "conc.transfer-conservation/window-50us",
    "conc.transfer-conservation/check-then-debit",
    "conc.transfer-opposite/lock-order",
    "conc.transfer-opposite/pool-within-pool",
    "conc.idempotent-retry-mix/shared-field",
    "idem.key-concurrent/window-50us",
    "idem.key-concurrent/window-1ms",
    "hook.duplicate-once/check-then-insert",
)


def outcomes(dialect, defect, only, seed, scratch):
    """The outcome of each criterion of one run."""
    start = f"exec {REFERENCE} --port $PORT --dialect {dialect}" + (f" --defect {defect}" if defect else "")
    report = os.path.join(scratch, "report.json")
    words = [os.path.join(BUILD, "assay"), "grade", "--rubric", RUBRIC, "--start", start, "--quiet", "--seed", str(seed)]
    words += ["--db", os.path.join(scratch, "runs.db"), "-o", report]
    for check in only:
        words += ["--only", check]
    subprocess.run(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    os.remove(os.path.join(scratch, "runs.db"))
    with open(report) as text:
        return {one["id"]: one["outcome"] for one in json.load(text)["criteria"]}


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    wanted = sys.argv[2] if len(sys.argv) > 2 else "*"
    races = [defect for defect in RACES if fnmatch.fnmatch(defect, wanted)]
    checks = sorted({defect.split("/")[0] for defect in races})
    with tempfile.TemporaryDirectory() as scratch:
        for dialect in DIALECTS:
            for defect in races:
                check = defect.split("/")[0]
                begin = time.monotonic()
                found = sum(outcomes(dialect, defect, [check], seed, scratch)[check] == "fail" for seed in range(times))
                each = (time.monotonic() - begin) / times
                print(f"{dialect:6} {defect:48} found in {found} of {times}, {each:.1f} s each", flush=True)
            accused = []
            for seed in range(times * 2):
                told = outcomes(dialect, None, checks, seed, scratch)
                accused += [f"seed {seed}: {name} {outcome}" for name, outcome in told.items() if outcome != "pass"]
            print(f"{dialect:6} {'clean':48} accused in {len(accused)} of {times * 2}", *accused, sep="\n       ", flush=True)


main()
