#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# secrets.py TREE [GIT]: assay's search for secrets beside rg finding 200 fixed keywords, and beside gitleaks where it is
# installed; with GIT (the repository's own folder) its history too. Best of several, all in one run.
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "build", "release", "tests", "bench", "secrets_bench")


def best(times, words, **more):
    """The shortest wall time in seconds, and the output of that run."""
    found = None
    for _ in range(times):
        begin = time.monotonic()
        ended = subprocess.run(words, capture_output=True, text=True, **more)
        took = time.monotonic() - begin
        if found is None or took < found[0]:
            found = (took, ended.stdout)
    return found


def missing_paths(git):
    """Files of which a copy of a repository lacks a version: whoever follows every change ends at the first of them."""
    words = ["git", "--git-dir", git, "rev-list", "--objects", "--all", "--missing=print"]
    listed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    missing = {one[1:] for one in listed.split("\n") if one.startswith("?")}
    if not missing:
        return []
    words = ["git", "--git-dir", git, "log", "--all", "--raw", "--no-abbrev", "--no-renames", "--format="]
    changes = subprocess.run(words, capture_output=True, text=True, check=True, errors="replace").stdout
    paths = set()
    for change in changes.split("\n"):
        told, _, path = change.partition("\t")
        if missing & set(told.split(" ")[2:4]):
            paths.add(path)
    return sorted(paths)


def line(name, seconds, own):
    print(f"{name:<40} {seconds:8.3f} s   {seconds / own:7.1f} times assay's")


def main():
    tree = sys.argv[1]
    git = sys.argv[2] if len(sys.argv) > 2 else None
    keywords = subprocess.run([BENCH, "--keywords"], capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as patterns:
        patterns.write(keywords)
        patterns.flush()
        own, out = best(9, [BENCH, tree])
        facts = json.loads(out)
        print(f"{facts['files']} files, {facts['bytes'] / 1e6:.1f} MB, peak {facts['peak_mb']:.0f} MB")
        line("tree: assay, all rules", own, own)
        search = ["rg", "-F", "-f", patterns.name, "--hidden", "--count", tree]
        line(f"tree: rg, {len(keywords.split())} fixed keywords", best(9, search)[0], own)
        line("tree: the same, one thread", best(9, search + ["-j1"])[0], own)
    leaks = shutil.which("gitleaks")
    if leaks:
        line("tree: gitleaks", best(2, [leaks, "dir", tree, "--no-banner"])[0], own)
    if git:
        _, out = best(1, [BENCH, tree, git])
        facts = json.loads(out)
        past = facts["past_ms"] / 1000
        print(f"history: {facts['past_hits']} found, peak {facts['peak_mb']:.0f} MB")
        line("history: assay", past, past)
        if leaks:
            without = [f":(exclude){path}" for path in missing_paths(git)]
            options = "--all" + (" -- . " + " ".join(without) if without else "")
            begin = time.monotonic()
            ended = subprocess.run(
                [leaks, "git", git, "--no-banner", "--log-opts=" + options], capture_output=True, text=True, check=False
            )
            line("history: gitleaks", time.monotonic() - begin, past)
            print("\n".join(told for told in ended.stderr.splitlines() if " INF " in told or "fatal" in told))


main()
