#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads real repositories and compares with what a careful reader found.

usage: corpora.py [--quick] [--threads] BUILD-FOLDER

The records are looked for at $HENCE_CORPORA, else at ../shared/corpora beside
the project: records.tar.xz and expected.tsv (repo, folder, path, number,
title, status; "-" = none, "?" = not judged, an empty number = none). Every
difference must stand in tests/corpora-differences.tsv with its reason.
--quick reads everything but shows every tenth record (for sanitizers).
--threads leaves out what has one thread, and two of three repositories.
"""
import collections
import contextlib
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FLOORS = {"number": 99.0, "title": 98.0, "status": 97.0}
NO_COLLECTION = 3  # the exit code
# These are also read as git repositories, by revision and bare.
IN_GIT = ["adr+madr", "npryce+adr-tools", "hyperledger+aries-rfcs",
          "thomvaill+log4brains"]
# A home that is no absolute path is none: nothing is kept there.
ENV = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "none",
       "GIT_CONFIG_NOSYSTEM": "1", "TZ": "UTC",
       "GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@example.org",
       "GIT_COMMITTER_NAME": "Ben", "GIT_COMMITTER_EMAIL": "ben@example.org"}
ENV.update({k: v for k, v in os.environ.items()
            if k.endswith("SAN_OPTIONS")})


class Count:
    passed = 0
    failed = 0


def check(ok, message):
    if ok:
        Count.passed += 1
    else:
        Count.failed += 1
        print("failed:", message)
    return ok


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t",
                                   quoting=csv.QUOTE_NONE))


def run(args, **env):
    return subprocess.run(args, env=dict(ENV, **env), timeout=300,
                          stdin=subprocess.DEVNULL, capture_output=True)


def read_json(args, **env):
    """What the program printed, or None when it failed or crashed."""
    done = run(args, **env)
    if done.returncode != 0:
        print(" ".join(args), "gave", done.returncode,
              done.stderr.decode("utf-8", "replace")[-800:])
        return None
    try:
        return json.loads(done.stdout.decode("utf-8"))
    except ValueError as error:
        print(" ".join(args), "printed no JSON:", error)
        return None


def plain(title):
    """Without markup and emoji, blanks run together."""
    title = re.sub(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\](\([^)]*\)|\[[^\]]*\])",
                   r"\1", title)
    title = re.sub(r"<(\w+:[^>]*|[^>\s]+@[^>\s]+)>", r"\1", title)
    title = re.sub(r"<[^>]*>", "", title)
    title = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", title)
    title = re.sub(r"&(amp|lt|gt|quot);", lambda m: {
        "amp": "&", "lt": "<", "gt": ">", "quot": '"'}[m.group(1)], title)
    title = re.sub(r"[*_`~\[\]\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]", "",
                   title)
    return " ".join(title.split())


NUMBER_IN_FRONT = re.compile(
    r"^(?:[^\W\d]+[-_ ]*){0,3}?#?[-_ ]*\d[\d.\-]*\s*[-–—:：.)|/\]]*\s*")


def same_title(expected, ours):
    """The number may be dropped on either side, case may differ."""
    def forms(title):
        title = plain(title).casefold()
        bare = NUMBER_IN_FRONT.sub("", title, count=1)
        return {form.lstrip("-–— ") for form in (title, bare)} - {""}
    return bool(forms(expected) & forms(ours or ""))


def compare(row, record):
    """Pairs (column, ours) of what differs."""
    if record is None:
        return [(column, "no record") for column in FLOORS
                if row[column] != "?"]
    different = []
    number = record["number"]
    if row["number"] != "?" and row["number"] != (
            "" if number is None else str(number)):
        different.append(("number", "" if number is None else str(number)))
    if row["title"] != "?":
        title = record["title"]
        if not (title is None if row["title"] == "-"
                else same_title(row["title"], title)):
            different.append(("title", title or "-"))
    if row["status"] != "?" and row["status"] != (record["status"] or "-"):
        different.append(("status", record["status"] or "-"))
    return different


def compare_all(hence, root, expected, listed):
    """Every folder against its rows; percentages at the end."""
    judged, wrong = collections.Counter(), collections.Counter()
    found = set()
    folders = collections.defaultdict(list)
    for row in expected:
        folders[row["repo"], row["folder"]].append(row)
    for (repo, folder), rows in sorted(folders.items()):
        data = read_json([hence, "-C", os.path.join(root, repo), "--dir",
                          folder or ".", "list", "--json"])
        records = {r["path"]: r for r in data["records"]} if data else {}
        new = 0
        for row in rows:
            judged.update(c for c in FLOORS if row[c] != "?")
            for column, ours in compare(row, records.get(row["path"])):
                wrong[column] += 1
                key = (repo, row["path"], column, row[column], ours)
                found.add(key)
                if key not in listed:
                    new += 1
                    print("differs:", "\t".join(key))
        check(data is not None and new == 0,
              f"{repo} {folder}: {new} differences without a reason")
    for column, floor in FLOORS.items():
        right = 100.0 * (judged[column] - wrong[column]) / judged[column]
        print(f"corpora: {column} {right:.2f} % of {judged[column]}, "
              f"{wrong[column]} differ")
        check(right >= floor, f"{column}: under {floor} %")
    gone = listed - found
    for key in sorted(gone):
        print("no longer differs:", "\t".join(key))
    check(not gone, "differences are listed that do not occur")


def discover(hence, root, repos, folders):
    """Without --dir, and the same with one thread: (options, records)."""
    everything, found = {}, 0
    for repo in repos:
        options = []
        args = [hence, "-C", os.path.join(root, repo), "list", "--json"]
        if run(args).returncode == NO_COLLECTION:
            print(f"corpora: {repo}: no collection where people expect one")
            for folder in folders[repo]:
                options += ["--dir", folder or "."]
        else:
            found += 1
        data = read_json(args + options)
        if check(data is not None, f"{repo}: not read"):
            everything[repo] = (options, data["records"])
            one = read_json(args + options, HENCE_THREADS="1")
            check(one == data, f"{repo}: HENCE_THREADS=1 gives another list")
    check(found >= 0.95 * len(repos), f"found in {found} of {len(repos)}")
    return everything


def text_between(lines, place):
    """What stands from line and column to end_line and end_column."""
    first, last = place["line"] - 1, place["end_line"] - 1
    start, end = place["column"] - 1, place["end_column"] - 1
    if first == last:
        return lines[first][start:end]
    return "".join([lines[first][start:]] + lines[first + 1:last]
                   + [lines[last][:end]])


def check_fields(repo, root, shown):
    """The characters at a field's position are its value."""
    wrong = 0
    for record in shown:
        with open(os.path.join(root, repo, record["path"]), "rb") as file:
            data = file.read().decode("utf-8", "surrogateescape")
        lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)",
                           data.removeprefix("\ufeff"))
        for field in record["fields"]:
            if field["end_column"] is None:
                continue
            there = text_between(lines, field)
            if squeeze(there) != squeeze(field["value"]):
                wrong += 1
                print(f"{repo}/{record['path']}:{field['line']}: "
                      f"{field['name']}: '{there}' stands there, the value "
                      f"is '{field['value']}'")
    return wrong


def squeeze(text):
    """Letters and digits alone: markup and quotes are not in a value."""
    return re.sub(r"[\W_]+", "", plain(text)).casefold()


def show_all(hence, root, everything, quick):
    """Every record, for its fields and as a page to read."""
    for repo, (options, records) in everything.items():
        paths = [r["path"] for r in records]
        if quick:
            paths = paths[::10]
        show = [hence, "-C", os.path.join(root, repo), "show"] + options
        data = read_json(show + ["--json", "--"] + paths)
        if check(data is not None, f"{repo}: show --json failed"):
            shown = data.get("records") or [data["record"]]
            check(check_fields(repo, root, shown) == 0,
                  f"{repo}: fields are not where they are said to be")
        done = run(show + ["--"] + paths)
        check(done.returncode == 0 and b"\x1b" not in done.stdout,
              f"{repo}: show failed or printed escapes")


def one_line(text):
    """As a table of contents has it: no breaks, no controls."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+",
                  " ", text).strip()


def tables(hence, root, everything, folder):
    """Tables of contents, read again, have the records' titles and paths."""
    path = os.path.join(folder, "tables", "docs", "adr", "0001-all.md")
    os.makedirs(os.path.dirname(path))
    for repo, (options, records) in everything.items():
        wanted = [(one_line(r["title"] or r["id"]), r["path"])
                  for r in records]
        for style in ("table", "list"):
            done = run([hence, "-C", os.path.join(root, repo), "toc",
                        "--print", "style=" + style, "columns=title"] +
                       options)
            with open(path, "wb") as file:
                file.write(b"# All\n\n## Links\n\n" + done.stdout)
            data = read_json([hence, "-C", os.path.join(folder, "tables"),
                              "show", "--json", "1"])
            links = data["record"]["links"] if data else []
            found = [(one_line(link["text"]), urllib.parse.unquote(link["url"]))
                     for link in links if link["kind"] == "inline"]
            check(done.returncode == 0 and found == wanted,
                  f"{repo}: the {style} of contents has other links: "
                  f"{[x for x in zip(found, wanted) if x[0] != x[1]][:3]}")


def in_git(hence, root, everything, folder):
    """The same list from a worktree, the index, a revision, a bare clone."""
    for repo in IN_GIT:
        if repo not in everything:
            continue
        tree, bare = os.path.join(root, repo), os.path.join(folder, repo)
        for args in (["init", "-q"], ["add", "-A", "-f"],
                     ["commit", "-q", "-m", "records"],
                     ["clone", "-q", "--bare", ".", bare]):
            run(["git", "-C", tree] + args).check_returncode()
        for where in (["-C", tree], ["-C", tree, "--staged"],
                      ["-C", tree, "--rev", "HEAD"],
                      ["--git-dir", bare, "--rev", "HEAD"]):
            data = read_json([hence] + where + ["list", "--json"])
            check(data and data["records"] == everything[repo][1],
                  f"{repo}: {' '.join(where)} gives another list")


def cached(hence, root, everything, folder):
    """Cold, warm and without a cache: one output."""
    env = {"XDG_CACHE_HOME": os.path.join(folder, "cache"),
           "HENCE_CACHE_FILES": "1"}
    for repo, (options, records) in everything.items():
        start = [hence, "-C", os.path.join(root, repo)]
        show = ["show"] + options + ["--json", "--"] + [
            r["path"] for r in records]
        judge = ["check"] + options + ["--json"]
        for command in (["list"] + options + ["--json"], show, judge):
            outs = [run(start + more + command, **env, **threads).stdout
                    for more in ([], [], ["--no-cache"])
                    for threads in ({}, {"HENCE_THREADS": "1"})]
            check(outs[0] and outs.count(outs[0]) == len(outs),
                  f"{repo}: '{command[0]}' depends on cache or threads")
        done = run(start + ["-v", "list"] + options, **env)
        check(b"were parsed before" in done.stderr,
              f"{repo}: nothing was kept")


@contextlib.contextmanager
def unpacked():
    """The folder of the repositories, in no repository itself, and what is
    expected of them; the end of the program where they are not there."""
    corpora = os.environ.get("HENCE_CORPORA") or os.path.join(
        PROJECT, "..", "shared", "corpora")
    archive = os.path.join(corpora, "records.tar.xz")
    if not os.path.exists(archive):
        print("corpora: not run")
        print("0 passed, 0 failed, 1 skipped")
        sys.exit(0)
    with tempfile.TemporaryDirectory(prefix="hence-corpora.") as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder)
        ENV["GIT_CEILING_DIRECTORIES"] = folder
        ENV["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        yield (os.path.join(folder, "corpora"),
               rows_of(os.path.join(corpora, "expected.tsv")))


def folders_of(expected, repo):
    """The folders that have the records of a repository."""
    return sorted({row["folder"] for row in expected if row["repo"] == repo})


def named(hence, root, repo, expected):
    """The options that name those folders, where they are not found."""
    if run([hence, "-C", os.path.join(root, repo), "list", "--json"]
           ).returncode != NO_COLLECTION:
        return []
    return [option for folder in folders_of(expected, repo)
            for option in ("--dir", folder or ".")]


def thin_out(root, repos):
    """A folder with each sixth of the repositories."""
    some = os.path.join(os.path.dirname(root), "some")
    os.mkdir(some)
    for repo in repos[::6]:
        shutil.copytree(os.path.join(root, repo), os.path.join(some, repo),
                        symlinks=True)
    return some


def finish(skipped=0):
    print(f"{Count.passed} passed, {Count.failed} failed"
          + (f", {skipped} skipped" if skipped else ""))
    return Count.failed > 0


def main():
    quick = "--quick" in sys.argv
    build = sys.argv[-1]
    hence = os.path.abspath(os.path.join(build, "hence"))
    programs = [os.path.abspath(os.path.join(build, "tests/unit", name))
                for name in ("corpora_spans", "corpora_fields",
                             "corpora_edit", "corpora_titles",
                             "corpora_pack")]
    with unpacked() as (root, expected):
        folder = os.path.dirname(root)
        repos = sorted(os.listdir(root))
        if "--threads" in sys.argv:
            repos = sorted(set(repos[1::3] + IN_GIT))
            expected = [row for row in expected if row["repo"] in repos]
        folders = {repo: folders_of(expected, repo) for repo in repos}
        everything = discover(hence, root, repos, folders)
        listed = {(r["repo"], r["path"], r["column"], r["expected"], r["ours"])
                  for r in rows_of(os.path.join(
                      PROJECT, "tests", "corpora-differences.tsv"))
                  if r["repo"] in repos and check(r["reason"], f"{r['path']}: no reason given")}
        compare_all(hence, root, expected, listed)
        some = thin_out(root, repos) if quick else root
        for program in programs if "--threads" not in sys.argv else ():
            done = run([program, some])
            check(done.returncode == 0, program + ": " + (
                done.stdout + done.stderr).decode("utf-8", "replace")[-2000:])
            print(done.stdout.decode("utf-8", "replace").splitlines()[0])
        if "--threads" not in sys.argv:
            show_all(hence, root, everything, quick)
            tables(hence, root, everything, folder)
        cached(hence, root, {repo: everything[repo]
                             for repo in sorted(os.listdir(some))
                             if repo in everything}, folder)
        in_git(hence, root, everything, folder)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
