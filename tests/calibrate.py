#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Which real decisions pass the gate of acceptance, and what stops the rest.

usage: calibrate.py [--write | --records] BUILD-FOLDER

The records are looked for as in corpora.py. Each that is accepted is judged as
if it became so today; docs/calibration.md says what is counted and holds the
figures between two markers. They must be what is found now: --write puts them
there. The records in tests/calibrate must be stopped by the rule, or pass, as
tests/calibrate/verdicts.tsv says. --records prints a line for each real record
instead: verdict, format, path, and rule=severity of all that was said.
"""
import json
import os
import shutil
import sys
import tarfile
import tempfile
from collections import Counter

sys.dont_write_bytecode = True
import corpora  # noqa: E402
from corpora import PROJECT, check, read_json, rows_of, run  # noqa: E402

PAGE = os.path.join(PROJECT, "docs", "calibration.md")
MADE = os.path.join(PROJECT, "tests", "calibrate")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
# As new records are judged in a repository that has adopted the rules.
CONFIG = """\
decisions:
  since: 1970-01-01
  default-mode: consent
  default-status: accepted
"""
AS_OF = "2026-08-31"  # after the last of the records
GATE = ("options/", "safe-to-try/", "record/")
# What says nothing of how well it was decided: docs/calibration.md has why.
FILLED = {"safe-to-try/decider-missing", "safe-to-try/mode-missing",
          "safe-to-try/review-owner-missing", "record/date-invalid"}
LATER = {"safe-to-try/review-overdue"}
CONSENT = {"safe-to-try/no-second-person"}
NOT_COUNTED = FILLED | LATER | CONSENT
MOST_WARNINGS = 1
FORMATS = ("MADR", "Nygard", "RFC", "Y-statement", "other")
MADR_HEADINGS = {"considered options", "decision outcome",
                 "context and problem statement"}
NYGARD = {"context", "decision", "consequences"}
OPTIONS = {"options-all", "options-losers"}
# Shares of the records that name options.
AIMS = {"MADR": 80.0, "RFC": 90.0}


class Verdict:
    """One accepted record and what its gate says of it."""
    def __init__(self, repo, record, findings):
        self.repo, self.path = repo, record["path"]
        self.format = format_of(record)
        self.names_options = bool(record["options"]) or any(
            OPTIONS & set(s["classes"]) for s in record["sections"])
        found = [f for f in findings
                 if f["rule"].startswith(GATE) and f["rule"] not in NOT_COUNTED
                 and not f["waived"]]
        self.errors = {f["rule"] for f in found if f["severity"] == "error"}
        self.warnings = [f["rule"] for f in found
                         if f["severity"] == "warning"]
        self.consented = not any(f["rule"] in CONSENT for f in findings)
        self.all = sorted({(f["rule"], f["severity"]) for f in found})

    def passes(self):
        return not self.errors and len(self.warnings) <= MOST_WARNINGS

    def passes_with_consent(self):
        return self.passes() and (self.consented or not self.warnings)

    def stoppers(self):
        """The errors, or what together are too many warnings."""
        return self.errors or (set() if self.passes() else set(self.warnings))


def format_of(record):
    """By its collection's kind, else by its headings."""
    headings = {(s["title"] or "").strip().rstrip(":").lower()
                for s in record["sections"]}
    classes = {c for s in record["sections"] for c in s["classes"]}
    if record["kind"] == "rfc":
        return "RFC"
    if headings & MADR_HEADINGS:
        return "MADR"
    if "summary" in classes:
        return "RFC"
    if any(o["form"] == "statement" for o in record["options"]):
        return "Y-statement"
    return "Nygard" if NYGARD <= classes else "other"


def findings_of(hence, start):
    """What check says, by path."""
    done = run(start + ["check", "--as-of", AS_OF, "--json"])
    found = {}
    if check(done.returncode in (0, 1), " ".join(start) + ": not checked"):
        for finding in json.loads(done.stdout)["findings"]:
            found.setdefault(finding["path"], []).append(finding)
    return found


def judge(hence, root, repo, options):
    """Of the accepted records in Markdown: the verdicts. Others: how many."""
    start = [hence, "-C", os.path.join(root, repo), "--no-cache"] + options
    paths = [r["path"] for r in read_json(start + ["list", "--json"])["records"]
             if r["status"] == "accepted"]
    if not paths:
        return [], 0
    shown = read_json(start + ["show", "--json", "--"] + paths)
    records = shown.get("records") or [shown["record"]]
    found = findings_of(hence, start)
    judged = [Verdict(repo, r, found.get(r["path"], [])) for r in records
              if r["format"] == "markdown"]
    return judged, len(records) - len(judged)


def configure(folder):
    with open(os.path.join(folder, ".hence.yml"), "w") as file:
        file.write(CONFIG)


def judge_corpora(hence, corpora_folder, folder):
    with tarfile.open(os.path.join(corpora_folder, "records.tar.xz")) as tar:
        tar.extractall(folder)
    root = os.path.join(folder, "corpora")
    expected = rows_of(os.path.join(corpora_folder, "expected.tsv"))
    verdicts, unread = [], 0
    for repo in sorted(os.listdir(root)):
        configure(os.path.join(root, repo))
        options = []
        if run([hence, "-C", os.path.join(root, repo),
                "list"]).returncode == corpora.NO_COLLECTION:
            for path in sorted({row["folder"] for row in expected
                                if row["repo"] == repo}):
                options += ["--dir", path or "."]
        judged, others = judge(hence, root, repo, options)
        verdicts += judged
        unread += others
    return verdicts, unread


def judge_made(hence, folder):
    """Those in tests/calibrate; rows (record, what stops it)."""
    records = os.path.join(folder, "made", "docs", "adr")
    os.makedirs(records)
    configure(os.path.join(folder, "made"))
    for name in os.listdir(MADE):
        if name.endswith(".md"):
            shutil.copy(os.path.join(MADE, name), records)
    judged, unread = judge(hence, folder, "made", [])
    judged = {os.path.basename(v.path): v for v in judged}
    rows = rows_of(os.path.join(MADE, "verdicts.tsv"))
    check(unread == 0 and set(judged) == {row["record"] for row in rows},
          "tests/calibrate: the records are not those of verdicts.tsv")
    for row in rows:
        verdict = judged[row["record"]]
        if row["rule"] == "-":
            check(not verdict.errors and not verdict.warnings,
                  f"{row['record']}: {verdict.all}")
        else:
            check(row["rule"] in verdict.errors,
                  f"{row['record']} is not stopped by {row['rule']}: "
                  f"{verdict.all}")
    return [(row["says"], row["rule"]) for row in rows]


def percent(verdicts):
    return 100.0 * sum(v.passes() for v in verdicts) / len(verdicts)


def share(verdicts):
    return (sum(v.passes() for v in verdicts),
            f"{percent(verdicts):.1f} %" if verdicts else "-")


def check_aims(verdicts):
    for name, aim in AIMS.items():
        named = [v for v in verdicts if v.format == name and v.names_options]
        check(named and percent(named) >= aim,
              f"{name}: {share(named)[1]} of those that name options pass")


def table(out, head, rows):
    out.append("| " + " | ".join(head) + " |")
    out.append("|" + "---|" * len(head))
    out += ["| " + " | ".join(str(cell) for cell in row) + " |"
            for row in rows]
    out.append("")


def tell_formats(out, verdicts):
    rows = []
    for name in FORMATS + ("all",):
        of = [v for v in verdicts if name in (v.format, "all")]
        named = [v for v in of if v.names_options]
        rows.append((name, len(of), *share(of), len(named), *share(named),
                     f"{AIMS[name]:.0f} %" if name in AIMS else ""))
    table(out, ("format", "accepted", "pass", "", "name options", "pass", "",
                "aim"), rows)


def tell_stoppers(out, verdicts):
    """By rule: how many it stops, by format, and how many it alone stops."""
    stopped = [v for v in verdicts if not v.passes()]
    counts = Counter(rule for v in stopped for rule in v.stoppers())
    rows = []
    for rule, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        of = [v for v in stopped if rule in v.stoppers()]
        rows.append((f"`{rule}`", count,
                     sum(v.stoppers() == {rule} for v in of),
                     *(sum(v.format == name for v in of)
                       for name in FORMATS)))
    table(out, ("rule", "stops", "it alone") + FORMATS, rows)


def tell_warnings(out, verdicts):
    """What those that pass are told."""
    passed = [v for v in verdicts if v.passes()]
    counts = Counter(v.warnings[0] for v in passed if v.warnings)
    rows = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    table(out, ("rule", "records"),
          [(f"`{rule}`", count) for rule, count in rows]
          + [("nothing", sum(not v.warnings for v in passed))])


def tell_repositories(out, verdicts):
    rows = []
    for repo in sorted({v.repo for v in verdicts}):
        of = [v for v in verdicts if v.repo == repo]
        named = [v for v in of if v.names_options]
        rows.append((repo.replace("+", "/", 1), len(of), share(of)[0],
                     len(named), share(named)[0]))
    table(out, ("repository", "accepted", "pass", "name options", "pass"),
          rows)


def figures(verdicts, unread, made):
    out = [f"{len(verdicts)} records are judged; {unread} accepted ones are no "
           "Markdown, and not judged.", "", "## By format", ""]
    tell_formats(out, verdicts)
    passed = [v for v in verdicts if v.passes()]
    consented = sum(v.passes_with_consent() for v in passed)
    out += [f"With `no-second-person` counted {len(passed) - consented} fewer "
            "would pass.", ""]
    out += ["## What stops the others", ""]
    tell_stoppers(out, verdicts)
    out += ["## What those that pass are warned of", ""]
    tell_warnings(out, verdicts)
    out += ["## By repository", ""]
    tell_repositories(out, verdicts)
    out += ["## Records made to be stopped", ""]
    table(out, ("record", "stopped by"),
          [(says, "passes" if rule == "-" else f"`{rule}`")
           for says, rule in made])
    return "\n".join(out)


def keep(text, write):
    """Compare with the page's figures, or put them there."""
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    before, rest = page.split(BEGIN)
    now = before + BEGIN + "\n" + text + END + rest.split(END)[1]
    if write and now != page:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(now)
    check(write or now == page,
          "docs/calibration.md has other figures: make calibrate")


def print_records(verdicts):
    for v in verdicts:
        print("\t".join(["pass" if v.passes() else "stop", v.format,
                         "named" if v.names_options else "-",
                         f"{v.repo}/{v.path}"]
                        + ["=".join(row) for row in v.all]))


def main():
    hence = os.path.abspath(os.path.join(sys.argv[-1], "hence"))
    folder = os.environ.get("HENCE_CORPORA") or os.path.join(
        PROJECT, "..", "shared", "corpora")
    with tempfile.TemporaryDirectory(prefix="hence-calibrate.") as scratch:
        corpora.ENV["GIT_CEILING_DIRECTORIES"] = scratch
        made = judge_made(hence, scratch)
        if not os.path.exists(os.path.join(folder, "records.tar.xz")):
            print("corpora: not run")
            print(f"{corpora.Count.passed} passed, {corpora.Count.failed} "
                  "failed, 1 skipped")
            return corpora.Count.failed > 0
        verdicts, unread = judge_corpora(hence, folder, scratch)
    if "--records" in sys.argv:
        print_records(verdicts)
        return 0
    check_aims(verdicts)
    text = figures(verdicts, unread, made)
    keep(text, "--write" in sys.argv)
    if "--write" in sys.argv:
        print(text)
    print(f"{corpora.Count.passed} passed, {corpora.Count.failed} failed")
    return corpora.Count.failed > 0


if __name__ == "__main__":
    sys.exit(main())
