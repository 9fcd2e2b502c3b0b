#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fix every repository of the corpora, in copies that are git repositories.

usage: corpora_fixes.py [--quick] BUILD_FOLDER

What SARIF says is what is written; a second run has nothing to do; no finding
is new; and every line that changes is of a fix. Set HENCE_DIFFS to a file for
all diffs. --quick takes every fourth repository.
"""
import json
import os
import subprocess
import sys
from collections import Counter

sys.dont_write_bytecode = True
import corpora  # noqa: E402
from corpora import check, run  # noqa: E402
from corpora_relations import git, numstat  # noqa: E402

NOTHING_TO_DO, NO_WORK = 0, 1
totals = Counter()


def findings(hence, options, root):
    done = run([hence, "-C", root] + options + ["check", "--json"])
    if not check(done.returncode in (0, 1), f"{root}: not checked"):
        return []
    return json.loads(done.stdout)["findings"]


def prints(rows):
    """Without places: how often each."""
    return Counter((f["rule"], f["path"], f["message"]) for f in rows)


def shown_by(rows, brought):
    """An anchor is looked for only where the link's file is there, and that of
    "[ADOPTED](/README.md#adopted)" goes with the word of the status."""
    if brought["rule"] != "link/anchor-missing":
        return False
    dangling = {(f["path"], f["line"]) for f in rows
                if f["rule"] == "link/dangling" and f["fix"]}
    superseded = {f["path"] for f in rows
                  if f["rule"] == "link/successor-without-status" and f["fix"]}
    return ((brought["path"], brought["line"]) in dangling
            or (brought["path"] in superseded
                and brought["message"].endswith("'#superseded'")))


def sarif_of(hence, options, root, scratch):
    log = os.path.join(scratch, "log.sarif")
    run([hence, "-C", root] + options + ["check", f"--format=sarif={log}"])
    with open(log, encoding="utf-8") as file:
        data = json.load(file)
    lines = Counter()
    for result in data["runs"][0]["results"]:
        for fix in result.get("fixes", []):
            totals["fixes"] += 1
            for change in fix["artifactChanges"]:
                for row in change["replacements"]:
                    region = row["deletedRegion"]
                    text = row["insertedContent"]["text"]
                    lines[change["artifactLocation"]["uri"]] += 2 + (
                        region["endLine"] - region["startLine"]
                        + text.count("\n"))
    return log, lines


def apply_sarif(root, log):
    tool = os.path.join(corpora.PROJECT, "tests", "apply_sarif.py")
    done = subprocess.run([sys.executable, tool, log, root], check=True,
                          capture_output=True, text=True)
    return " 0 with replacements that meet" in done.stdout


def new_findings(title, before, after):
    known = prints(before)
    for finding in after:
        key = (finding["rule"], finding["path"], finding["message"])
        if known[key] > 0:
            known[key] -= 1
        else:
            check(shown_by(before, finding), f"{title}: new: {finding}")


def try_repository(hence, root, options, scratch):
    title = os.path.basename(root)
    git(root, "init", "-q")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "-m", "records")
    before = findings(hence, options, root)
    log, lines = sarif_of(hence, options, root, scratch)
    fix = [hence, "-C", root] + options + ["fix"]
    dry = run(fix + ["-n"])
    check(dry.returncode == (NO_WORK if dry.stdout else NOTHING_TO_DO)
          and not numstat(root), f"{title}: dry run {dry.returncode}")
    done = run(fix)
    check(done.returncode == 0 and done.stdout == dry.stdout,
          f"{title}: {done.stderr.decode('utf-8', 'replace')}")
    totals["mended"] += done.stderr.count(b": mended: ")
    totals["left"] += done.stderr.count(b": left: ")
    diff = git(root, "diff")
    if "HENCE_DIFFS" in os.environ:
        with open(os.environ["HENCE_DIFFS"], "ab") as file:
            file.write(b"=== " + title.encode() + b"\n" + diff)
    for path, (added, deleted) in numstat(root).items():
        totals["files"] += 1
        check(added + deleted <= lines[path.replace(" ", "%20")],
              f"{title}: {path}: {added} and {deleted} lines")
    again = run(fix)
    check(again.returncode == 0 and not again.stdout
          and b": mended: " not in again.stderr, f"{title}: not settled")
    new_findings(title, before, findings(hence, options, root))
    git(root, "checkout", "-q", "-f", "HEAD", "--", ".")
    if apply_sarif(root, log):
        totals["same"] += 1
        check(git(root, "diff") == diff, f"{title}: SARIF says otherwise")
    else:
        totals["meet"] += 1


def main():
    quick = "--quick" in sys.argv
    hence = os.path.abspath(os.path.join(sys.argv[-1], "hence"))
    corpora.ENV["HENCE_TODAY"] = "2026-11-20"
    with corpora.unpacked() as (root, expected):
        for repo in sorted(os.listdir(root))[::4 if quick else 1]:
            try_repository(hence, os.path.join(root, repo),
                           corpora.named(hence, root, repo, expected),
                           os.path.dirname(root))
    print("corpora: " + ", ".join(f"{name} {totals[name]}" for name in (
        "fixes", "mended", "left", "files", "same", "meet")))
    return corpora.finish()


if __name__ == "__main__":
    sys.exit(main())
