#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hence search` beside bare FTS5, git grep and ripgrep, on the same bytes.

usage: search.py BUILD-FOLDER REPOSITORY FOLDER-OF-RECORDS ROUNDS BUDGETS

BUDGETS are milliseconds, or "-", of: a search of the worktree, one of a
revision, a regular expression. The index is made twice.
"""
import os
import resource
import shutil
import subprocess
import sys

import rounds
from rounds import Row

build, repo, folder, count, worktree, revision, regex = sys.argv[1:]
build = os.path.abspath(build)
hence = os.path.join(build, "hence")
BARE = "bare FTS5, the whole texts"
GREP = "git grep -E"
PATTERN = "number 77+"


def budget(milliseconds):
    return "" if milliseconds == "-" else milliseconds + " ms"


def search(*options):
    return [hence, "-C", repo, "search", "-q", *options]


def without_index():
    """The records are known, and none of their words."""
    shutil.rmtree(os.path.join(repo, ".git", "hence"), ignore_errors=True)
    subprocess.run([hence, "-C", repo, "list", "-q"], check=True,
                   stdout=subprocess.DEVNULL)


def ripgrep():
    """Where it is installed."""
    if shutil.which("rg"):
        yield Row("ripgrep", ["rg", "-l", PATTERN, folder], beside=GREP,
                  cwd=repo)


def peak(args):
    """In a process of its own, whose only child it is."""
    pid = os.fork()
    if not pid:
        subprocess.run(args, stdout=subprocess.DEVNULL, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"  {'peak memory, two words of a revision':42} "
              f"{used // 1024:9} MB {'':38}budget 100 MB", flush=True)
        os._exit(0)
    os.waitpid(pid, 0)


rounds.run([
    Row(BARE, [os.path.join(build, "tests/bench/fts_only"),
               os.path.join(repo, folder),
               os.path.join(repo, ".git", "bare.db")]),
    Row("the first search", search("777"), "1.5", beside=BARE,
        prepare=without_index)], 2)
rounds.run([
    Row("one word of every record", search("ledger")),
    Row("one word of some records", search("term900"), budget(worktree)),
    Row("two words of every record, --rev",
        search("--rev", "HEAD", "services", "ledger")),
    Row("two words, --rev", search("--rev", "HEAD", "term100", "term300"),
        budget(revision)),
    Row("one word, --rev", search("--rev", "HEAD", "term900"),
        budget(revision)),
    Row(GREP, ["git", "-C", repo, "grep", "-lE", PATTERN]),
    *ripgrep(),
    Row("search -E", search("-l", "-E", PATTERN), budget(regex),
        beside=GREP)], int(count))
peak(search("--rev", "HEAD", "services", "ledger"))
