#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Links of real records, judged by two programs and by eye.

usage: corpora_links.py BUILD-FOLDER

remark-validate-links reads the same records, and every difference must be of
a class of EXPLAINED. github-slugger names the same headings, and each name must
be an anchor. What was looked at by eye stands in tests/corpora-findings.tsv:
findings that are right must stay, near misses must stay quiet. The records are
looked for as in corpora.py, the packages in build/packages (make deps-test).
"""
import collections
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
import corpora  # noqa: E402
from corpora import PROJECT, check, rows_of  # noqa: E402

OURS = {"link/dangling": "file", "link/outside": "file",
        "link/anchor-missing": "heading"}
THEIRS = {"missing-file": "file", "missing-heading": "heading",
          "missing-heading-in-file": "heading"}
# Findings of a day must be those of another day.
TODAY = "2026-11-20"


class Difference:
    """A link that only one of the two finds fault with."""

    def __init__(self, root, repo, place, kind, message):
        self.root, self.repo = root, repo
        self.path, self.line, self.column = place
        self.kind, self.message = kind, message
        self.url = message.get("url") or ""
        self.lines = lines_of(os.path.join(root, repo, self.path))
        self.source = self.lines[self.line - 1]

    def target(self):
        """The file that the link leads to, which may be the document."""
        folder = os.path.dirname(self.path)
        path = self.url.split("#")[0].split("?")[0]
        if path.startswith("/"):
            folder, path = "", path[1:]
        return os.path.join(self.root, self.repo,
                            os.path.normpath(os.path.join(folder, path))
                            if path else self.path)


def lines_of(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "surrogateescape")
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def has_explicit_id(diff):
    """<a name="x">, <h2 id="x">, {#x}, or a heading made of HTML."""
    try:
        text = "\n".join(lines_of(diff.target()))
    except (IsADirectoryError, FileNotFoundError):
        return False
    anchor = diff.url.partition("#")[2].lower()
    return (re.search(r"""(?:id|name)\s*=\s*["']?%s["'\s>]"""
                      % re.escape(anchor), text, re.I)
            or re.search(r"\{ *#%s *\}" % re.escape(anchor), text, re.I)
            or re.search("<h[1-6]", text, re.I))


def is_own_address(diff):
    owner = "https://github.com/" + diff.repo.replace("+", "/") + "/"
    return diff.url.startswith(owner)


# Why the two differ: (whose finding it is, name, reason, test of it).
EXPLAINED = [
    ("theirs", "unused definition",
     "what no link leads by is not on the page (docs/decisions/0017)",
     lambda d: d.message.get("unused")),
    ("theirs", "explicit id",
     "ids of HTML and {#id} are anchors, too; remark reads headings alone",
     lambda d: d.kind == "heading" and has_explicit_id(d)),
    ("theirs", "own address",
     "a full URL is never looked up, even one of the repository's own",
     is_own_address),
    ("theirs", "address without a host",
     "an unfinished URL is not taken for a file", lambda d: d.url.endswith("://")),
    ("theirs", "address of a site",
     "the records are shown on a site at this address",
     lambda d: d.url.startswith("/")),
]


def column_of(line, utf16):
    """1-based code points of a 1-based column in UTF-16 units."""
    units = line.encode("utf-16-le", "surrogatepass")[:2 * (utf16 - 1)]
    return len(units.decode("utf-16-le", "replace")) + 1


def json_of(args):
    done = corpora.run(args, HENCE_TODAY=TODAY)
    return done.returncode, json.loads(done.stdout or b"null")


def read_repository(hence, root, repo, folders):
    """(paths of Markdown records, findings)."""
    start = [hence, "-C", os.path.join(root, repo)]
    code, data = json_of(start + ["list", "--json"])
    if code == corpora.NO_COLLECTION:
        for folder in folders:
            start += ["--dir", folder or "."]
        code, data = json_of(start + ["list", "--json"])
    paths = [r["path"] for r in data["records"]
             if r["path"].endswith((".md", ".markdown"))]
    code, data = json_of(start + ["check", "--as-of", TODAY, "--json"])
    check(code in (0, 1), f"{repo}: check ended with {code}")
    return paths, data["findings"]


def ask_remark(folder, requests):
    """Its answers, in order, or None where it is not installed."""
    packages = os.path.join(PROJECT, "build", "packages")
    if not os.path.isdir(os.path.join(packages, "node_modules",
                                      "remark-validate-links")):
        return None
    path = os.path.join(folder, "request.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(requests, file)
    done = subprocess.run(
        ["node", "--max-semi-space-size=128",
         os.path.join(PROJECT, "tests", "links.mjs"), packages, path],
        env=dict(corpora.ENV), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=500)
    if not check(done.returncode == 0, "remark: "
                 + done.stderr.decode("utf-8", "replace")[-800:]):
        return None
    return json.loads(done.stdout)


def faults_of_ours(findings):
    return {(f["path"], f["line"], f["column"], OURS[f["rule"]]): f
            for f in findings if f["rule"] in OURS}


def faults_of_theirs(root, repo, messages):
    """By place; a missing file's headings are no second fault."""
    out = {}
    for message in messages:
        if not check(message.get("rule") in THEIRS,
                     f"{repo}/{message['path']}: {message['reason']}: "
                     f"{message.get('cause')}"):
            continue
        line = lines_of(os.path.join(root, repo, message["path"]))[
            message["line"] - 1]
        column = column_of(line, message["column"])
        out[message["path"], message["line"], column,
            THEIRS[message["rule"]]] = message
    return {key: message for key, message in out.items()
            if key[3] == "file" or key[:3] + ("file",) not in out}


def explain(counts, diff, whose):
    for side, name, _, test in EXPLAINED:
        if side == whose and test(diff):
            counts[name] += 1
            return True
    print(f"only {whose}: {diff.repo}/{diff.path}:{diff.line}:{diff.column} "
          f"{diff.kind} {diff.url or diff.message.get('message')}")
    return False


def compare(root, repo, findings, messages, counts):
    ours = faults_of_ours(findings)
    theirs = faults_of_theirs(root, repo, messages)
    counts["agreed"] += len(ours.keys() & theirs.keys())
    unexplained = 0
    for whose, keys, source in (("ours", ours.keys() - theirs.keys(), ours),
                                ("theirs", theirs.keys() - ours.keys(),
                                 theirs)):
        for key in sorted(keys, key=str):
            diff = Difference(root, repo, key[:3], key[3], source[key])
            unexplained += not explain(counts, diff, whose)
    check(unexplained == 0, f"{repo}: {unexplained} differences from "
          "remark-validate-links without an explanation")


def compare_headings(build, root, repo, headings):
    """Each name that github-slugger gives is an anchor of that document."""
    program = os.path.join(build, "tests", "unit", "corpora_anchors")
    lines = [f"{path}\t{slug}" for path, slugs in sorted(headings.items())
             for slug in slugs]
    done = subprocess.run([program, os.path.join(root, repo)],
                          input="\n".join(lines + [""]).encode(
                              "utf-8", "surrogateescape"),
                          capture_output=True, timeout=300)
    check(done.returncode == 0, f"{repo}: anchors differ: "
          + done.stdout.decode("utf-8", "replace")[-1500:])
    return len(lines)


def compare_with_eyes(root, found):
    """tests/corpora-findings.tsv against what is found now."""
    rows = rows_of(os.path.join(PROJECT, "tests", "corpora-findings.tsv"))
    counts = collections.Counter()
    for row in rows:
        key = (row["repo"], row["path"], row["line"], row["column"],
               row["rule"])
        check(row["reason"], f"{key}: no reason given")
        check(os.path.exists(os.path.join(root, row["repo"], row["path"])),
              f"{key}: no such file")
        counts[row["verdict"]] += 1
        if row["verdict"] == "right":
            check(key in found, f"{key} is not found any more")
        elif check(row["verdict"] == "quiet", f"{key}: what verdict?"):
            check(key not in found, f"{key} is a false alarm")
    check(len(rows) >= 200 and len({r["repo"] for r in rows}) >= 30,
          "fewer findings or repositories than were looked at")
    print("corpora: " + ", ".join(f"{n} {verdict}" for verdict, n
                                  in sorted(counts.items())))


def lay_out(root):
    """Files that the repositories have and the archive leaves out."""
    for row in rows_of(os.path.join(PROJECT, "tests",
                                    "corpora-targets.tsv")):
        path = os.path.join(root, row["repo"], row["path"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "ab"):
            pass


def text(value):
    return "" if value is None else str(value)


def compare_all(build, scratch, root, repos):
    """Gives the number of comparisons that could not be made."""
    read = [repo for repo in repos if repos[repo][0]]
    answers = ask_remark(scratch, [
        {"root": os.path.join(root, repo), "files": repos[repo][0],
         "repository": "https://github.com/" + repo.replace("+", "/")}
        for repo in read])
    if answers is None:
        print("corpora: remark-validate-links is not there: make deps-test")
        return 1
    counts, headings = collections.Counter(), 0
    for repo, answer in zip(read, answers):
        compare(root, repo, repos[repo][1], answer["messages"], counts)
        headings += compare_headings(build, root, repo, answer["headings"])
    print(f"corpora: {headings} headings; "
          + ", ".join(f"{n} {name}" for name, n in sorted(counts.items())))
    for _, name, reason, _ in EXPLAINED:
        check(counts[name], f"nothing is explained by '{name}' ({reason})")
    return 0


def main():
    build = os.path.abspath(sys.argv[-1])
    with corpora.unpacked() as (root, expected):
        lay_out(root)
        repos, found = {}, set()
        for repo in sorted(os.listdir(root)):
            repos[repo] = read_repository(
                os.path.join(build, "hence"), root, repo,
                corpora.folders_of(expected, repo))
            found |= {(repo, f["path"], text(f["line"]), text(f["column"]),
                       f["rule"]) for f in repos[repo][1]}
        compare_with_eyes(root, found)
        skipped = compare_all(build, os.path.dirname(root), root, repos)
    return corpora.finish(skipped)


if __name__ == "__main__":
    sys.exit(main())
