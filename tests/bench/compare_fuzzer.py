#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# compare_fuzzer.py --fuzzer PATH [--per-family N] [DEFECT…]: assay beside schemathesis on the reference candidate's
# defects, one after another on this machine; prints a table. README.md beside this file says how it is counted.
import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUBRIC = os.path.join(ROOT, "fixtures", "rubrics", "orders.yaml")
DOCUMENT = os.path.join(ROOT, "fixtures", "reference", "openapi.yaml")
PEOPLE = ("alice", "bob")
BASELINE_SEEDS = (1, 2)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fuzzer", default="schemathesis", help="the schemathesis to run")
    parser.add_argument("--assay", default=os.path.join(ROOT, "build", "release", "assay"))
    parser.add_argument("--reference", default=os.path.join(ROOT, "build", "release", "fixtures", "reference"))
    parser.add_argument("--per-family", type=int, default=4, help="defects of each family, each of another check")
    parser.add_argument("--rubric", default=RUBRIC)
    parser.add_argument("defects", nargs="*")
    return parser.parse_args()


def chosen(reference, per_family):
    """Defects of each family, spread over its checks; none that the dialect at hand does not show."""
    families = {}
    for line in subprocess.run([reference, "--list-defects"], check=True, capture_output=True, text=True).stdout.splitlines():
        name, description = line.split("\t", 1)
        if "snake: no deviation" in description:
            continue
        check = name.split("/")[0]
        families.setdefault(check.split(".")[0], {}).setdefault(check, name)
    defects = []
    for checks in families.values():
        names = list(checks.values())
        count = min(per_family, len(names))
        defects += [names[i * len(names) // count] for i in range(count)]
    return defects


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=70) as answer:
        return json.load(answer)


class Candidate:
    def __init__(self, reference, defect, limited, folder):
        self.port = free_port()
        data = os.path.join(folder, "data")
        os.makedirs(data, exist_ok=True)
        words = [reference, "--port", str(self.port), "--data", data] + (["--defect", defect] if defect else [])
        # One that a fuzzer can live with.
        limit = {"RATE_LIMIT": "100/1s"} if limited else {}
        self.process = subprocess.Popen(words, env={**os.environ, **limit}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.process.stdout.readline()
        # Nobody reads its log any more.
        subprocess.Popen(["cat"], stdin=self.process.stdout, stdout=subprocess.DEVNULL)

    def base(self):
        return f"http://127.0.0.1:{self.port}/api"

    def token(self, name):
        account = {"email": f"{name}@example.org", "password": "a long password"}
        post(self.base() + "/auth/register", account)
        return post(self.base() + "/auth/login", account)["access_token"]

    def stop(self):
        self.process.kill()
        self.process.wait()


def fuzz(options, defect, limited, seed):
    """What the fuzzer finds, as pairs of a kind and an operation, and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        candidate = Candidate(options.reference, defect, limited, folder)
        begin = time.monotonic()
        try:
            people = [{"name": who, "fixedHeaders": [{"name": "Authorization", "value": "Bearer " + candidate.token(who)}]}
                      for who in PEOPLE]
            with open(os.path.join(folder, "people.json"), "w") as file:
                json.dump({"auth": people}, file)
            with open(os.path.join(folder, "schemathesis.toml"), "w") as file:
                file.write(f'[auth.wfc]\npath = "{folder}/people.json"\nuser = "{PEOPLE[0]}"\npeers = {json.dumps(PEOPLE)}\n')
            report = os.path.join(folder, "report.json")
            subprocess.run([options.fuzzer, "--config-file", os.path.join(folder, "schemathesis.toml"), "run", DOCUMENT,
                            "-u", candidate.base(), "-c", "all", "--seed", str(seed), "--no-shrink", "--continue-on-failure",
                            "--request-timeout", "10", "--report", "json", "--report-json-path", report],
                           cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
            with open(report) as file:
                found = json.load(file)
            pairs = {(failure["title"], operation) for failure in found["failures"] for operation in failure["operations"]}
            pairs |= {("Error", str(error.get("title"))) for error in found["errors"]}
            return pairs, time.monotonic() - begin
        except (OSError, KeyError, subprocess.TimeoutExpired) as error:
            return {("not run", str(error))}, time.monotonic() - begin
        finally:
            candidate.stop()


def grade(options, defect):
    """What the defect's own check says, and how long the whole grading took."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        start = f"exec {options.reference} --port $PORT" + (f" --defect {defect}" if defect else "")
        begin = time.monotonic()
        subprocess.run([options.assay, "grade", "--quiet", "--rubric", options.rubric, "--start", start, "-o", report,
                        "--db", os.path.join(folder, "runs.db")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = time.monotonic() - begin
        with open(report) as file:
            criteria = json.load(file)["criteria"]
    lost = [each["id"] for each in criteria if each["outcome"] in ("fail", "partial")]
    return lost, took


def main():
    options = arguments()
    defects = options.defects or chosen(options.reference, options.per_family)
    noise = {}
    for limited in sorted({defect.startswith("rate.") for defect in defects}):
        marks = set()
        for seed in BASELINE_SEEDS:
            found, took = fuzz(options, None, limited, seed)
            marks |= found
            print(f"fuzzer on the clean candidate{', limited' * limited}, seed {seed}: {len(found)} in {took:.0f} s", file=sys.stderr)
        noise[limited] = marks
    clean, took = grade(options, None)
    print(f"assay on the clean candidate: {len(clean)} criteria lost points, {took:.0f} s", file=sys.stderr)

    print("| defect | assay | s | schemathesis | s | what it reported |\n|---|---|---|---|---|---|")
    caught = [0, 0]
    spent = [0.0, 0.0]
    for defect in defects:
        lost, own = grade(options, defect)
        mine = defect.split("/")[0] in lost
        limited = defect.startswith("rate.")  # such a defect shows under a limit alone
        found, theirs = fuzz(options, defect, limited, BASELINE_SEEDS[0])
        new = sorted(found - noise[limited])
        caught[0] += mine
        caught[1] += bool(new)
        spent[0] += own
        spent[1] += theirs
        first = f"{new[0][0]} at {new[0][1]}" + (f", and {len(new) - 1} more" if len(new) > 1 else "") if new else ""
        print(f"| {defect} | {'caught' if mine else '**missed**'} | {own:.0f} | {'caught' if new else 'missed'} | {theirs:.0f} | {first} |", flush=True)
    print(f"| {len(defects)} defects | {caught[0]} | {spent[0]:.0f} | {caught[1]} | {spent[1]:.0f} | |")


if __name__ == "__main__":
    main()
