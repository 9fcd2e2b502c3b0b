#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hence check` beside cmark alone and beside other tools, on the same bytes.

usage: beside.py BUILD-FOLDER REPOSITORY FOLDER-OF-RECORDS ROUNDS

Each runs once a round, one behind the other; what is printed is the median of
the rounds and, in brackets, the fastest and the slowest. Ratios are to cmark
in the same round. The other tools, far slower, run in the first two.
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

build, repo, folder, rounds = sys.argv[1:]
hence = os.path.join(build, "hence")
modules = os.path.join(build, "bench-packages", "node_modules", ".bin")
OTHERS = 2


def cold():
    shutil.rmtree(os.path.join(repo, ".git", "hence"), ignore_errors=True)


def check(*options):
    return [hence, "-C", repo, "check", "-q", *options]


def others():
    """What of them is installed. No links to other sites are asked for."""
    lint = os.path.join(modules, "markdownlint-cli2")
    if os.path.exists(lint):
        yield "markdownlint-cli2", [lint, folder + "/**/*.md"]
    remark = os.path.join(modules, "remark")
    if os.path.exists(remark):
        where = os.path.dirname(modules)
        yield "remark-validate-links", [
            remark, "--frail", "--quiet", "--use",
            where + "/remark-gfm/index.js", "--use",
            where + "/remark-frontmatter/index.js", "--use",
            where + "/remark-validate-links/index.js=repository:false",
            "--ext", "md", folder]


def seconds(args, prepare=None):
    """The tools find something to report: 1 is no failure of theirs."""
    if prepare:
        prepare()
    inside = None if args[0] in (hence, cmark) else repo
    start = time.perf_counter()
    done = subprocess.run(args, cwd=inside, capture_output=True)
    taken = time.perf_counter() - start
    if done.returncode > 1:
        sys.exit(f"{args} gave {done.returncode}: {done.stderr[-300:]!r}")
    return taken


cmark = os.path.join(build, "tests/bench/cmark_only")
rows = [("cmark alone, two threads", [cmark, os.path.join(repo, folder)],
         None, ""),
        ("cold, no cache", check("--no-cache"), None, "budget 2 x cmark"),
        ("cold, and kept", check(), cold, "budget 2 x cmark"),
        ("warm, nothing changed", check(), None, "budget 100 ms")]
slow = [(name, args, None, "") for name, args in others()]
times = {row[0]: [] for row in rows + slow}
for number in range(int(rounds)):
    for name, args, prepare, _ in rows + (slow if number < OTHERS else []):
        times[name].append(seconds(args, prepare))
for name, _, _, budget in rows + slow:
    taken = times[name]
    ratio = statistics.median(a / b for a, b in zip(taken, times[rows[0][0]]))
    print(f"  {name:42} {statistics.median(taken) * 1000:9.1f} ms "
          f"[{min(taken) * 1000:.0f} to {max(taken) * 1000:.0f}] "
          f"{ratio:7.2f} x cmark  {budget}".rstrip())
