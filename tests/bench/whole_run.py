#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# whole_run.py [SUBMISSION RUBRIC]: grades once, and says where the time went and how much memory it took.
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "release")
TICK = os.sysconf("SC_CLK_TCK")


def command(submission, rubric):
    words = [os.path.join(BUILD, "assay"), "grade", "--quiet", "--rubric", rubric]
    if submission:
        return words + [submission]
    reference = os.path.join(BUILD, "fixtures", "reference")
    return words + ["--start", f"exec {reference} --port $PORT"]


def own_figures(pid):
    """CPU seconds and peak kB of the process itself, without the service that it started."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{pid}/status") as status:
        peak = next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    return (int(fields[11]) + int(fields[12])) / TICK, peak


def watched(words):
    """Runs to the end: wall seconds, CPU seconds, peak kB."""
    begin = time.monotonic()
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL)
    cpu, peak = 0.0, 0
    while process.poll() is None:
        try:
            cpu, now = own_figures(process.pid)
            peak = max(peak, now)
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.02)
    return time.monotonic() - begin, cpu, peak


def answering(database):
    """Seconds in which at least one request waited for its answer, and the number of requests."""
    rows = []
    for milliseconds, envelope in sqlite3.connect(database).execute("SELECT ms, envelope FROM exchanges"):
        rows.append((json.loads(envelope)["started_ms"], milliseconds))
    covered = until = 0.0
    for start, length in sorted(rows):
        covered += max(0.0, start + length - max(start, until))
        until = max(until, start + length)
    return covered / 1000, len(rows)


def main():
    submission, rubric = (sys.argv[1:] + [None, "fixtures/rubrics/orders.yaml"])[:2] if len(sys.argv) < 3 else sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "runs.db")
        wall, cpu, peak = watched(command(submission, rubric) + ["--db", database])
        answers, requests = answering(database)
    rest = max(0.0, wall - answers - cpu)
    print(f"{requests} requests in {wall:.1f} s, peak {peak / 1024:.1f} MB")
    print(f"  {answers:6.2f} s  {answers / wall:4.0%}  waiting for answers")
    print(f"  {rest:6.2f} s  {rest / wall:4.0%}  waiting for the service to start, to stop, and for limits to pass")
    print(f"  {cpu:6.2f} s  {cpu / wall:4.0%}  assay itself (CPU)")


main()
