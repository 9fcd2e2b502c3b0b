#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Relates random pairs of real records, and takes it back.

usage: corpora_relations.py [--quick] BUILD-FOLDER

Of every repository pairs of Markdown records are superseded and linked: both
sides are read again, only the lines that had to change may have changed, and
unlink must give the same bytes again where nothing was lost. What is refused
must have its reason and leave everything as it was. The records are looked
for as in corpora.py. HENCE_DIFFS=FILE collects the diffs, to be read.
"""
import os
import random
import subprocess
import sys
from collections import Counter

sys.dont_write_bytecode = True
import corpora  # noqa: E402
from corpora import check, read_json, run  # noqa: E402

KINDS = ["amends", "clarifies", "depends-on", "implements", "relates-to",
         "conflicts-with", "duplicates", "revisits"]
PAIRS = 12  # a repository and command
MOST_LINES = 5  # added and deleted, of one file
FORBIDDEN, TROUBLE = 1, 3
totals = Counter()
refusals = Counter()


def git(root, *args):
    return subprocess.run(["git", "-C", root] + list(args), check=True,
                          env=corpora.ENV, capture_output=True).stdout


def numstat(root):
    """Lines added and deleted, by path."""
    out = {}
    for row in git(root, "diff", "--numstat", "-z").split(b"\0"):
        if row:
            added, deleted, path = row.split(b"\t", 2)
            out[path.decode("utf-8", "surrogateescape")] = (
                int(added), int(deleted))
    return out


def relations(hence, options, root, path):
    data = read_json([hence, "-C", root] + options
                     + ["show", "--json", "--", path])
    return data["record"]["relations"] if data else []


def collect(root, title):
    if "HENCE_DIFFS" in os.environ:
        with open(os.environ["HENCE_DIFFS"], "ab") as file:
            file.write(b"=== " + title.encode() + b"\n")
            file.write(git(root, "diff", "-U2"))


def check_sides(hence, options, root, title, sides):
    """Each of (path, kinds, key): one of the kinds leads to that record."""
    for path, kinds, key in sides:
        found = [r for r in relations(hence, options, root, path)
                 if r["kind"] in kinds and r["record"] == key]
        check(found, f"{title}: {path} does not say {kinds[0]} {key}")


def inverse(kind):
    return {"supersedes": "superseded-by", "amends": "amended-by",
            "clarifies": "clarified-by", "depends-on": "depended-on-by",
            "implements": "implemented-by", "duplicates": "duplicated-by",
            "revisits": "revisited-by"}.get(kind, kind)


def refused(root, title, done):
    """Why, in general; nothing may have been written."""
    check(done.returncode in (FORBIDDEN, TROUBLE) and done.stderr,
          f"{title}: exit code {done.returncode}")
    check(not numstat(root), f"{title}: refused, and yet written")
    words = done.stderr.decode("utf-8", "replace").splitlines()[0]
    totals["forbidden" if done.returncode == FORBIDDEN else "refused"] += 1
    if done.returncode == TROUBLE:
        refusals[words.split("': ", 1)[-1]] += 1
        if "HENCE_DIFFS" in os.environ:
            print("refused:", title, words)


def take_back(hence, options, root, title, pair, loses):
    """unlink: the same bytes again."""
    done = run([hence, "-C", root] + options
               + ["unlink", "--", pair[0]["path"], pair[1]["path"]])
    if not check(done.returncode == 0, f"{title}: unlink: "
                 + done.stderr.decode("utf-8", "replace")):
        return
    left = numstat(root)
    totals["restored" if not left else "lost"] += 1
    if left and not loses:
        print(git(root, "diff", "-U1").decode("utf-8", "replace"))
    check(not left or loses, f"{title}: unlink leaves {left}")
    for lines in left.values():  # a status, and when it was updated
        check(sum(lines) <= 4, f"{title}: unlink leaves {left}")


def loses(hence, options, root, old):
    """Words such as "implemented" and dates are not known afterwards."""
    data = read_json([hence, "-C", root] + options
                     + ["show", "--json", "--", old["path"]])
    word = (old["raw_status"] or "").lower().strip("* ")
    return word != "accepted" or any(
        field["key"] == "updated" for field in data["record"]["fields"])


def one(hence, options, root, command, kind, pair):
    """Relate the pair, read it again, take it back."""
    old, new = pair
    title = f"{os.path.basename(root)}: {' '.join(command)} "
    title += f"{old['path']} {new['path']}"
    done = run([hence, "-C", root] + options + command[:1]
               + ([new["path"], kind, old["path"]] if command[0] == "link"
                  else [old["path"], new["path"]]))
    if done.returncode != 0:
        refused(root, title, done)
        return
    changed = numstat(root)
    totals["written"] += 1
    collect(root, title)
    paths = {old["path"], new["path"]}
    check(set(changed) <= paths or all(
        p.endswith("kep.yaml") for p in set(changed) - paths),
        f"{title}: changed {sorted(changed)}")
    for path, lines in changed.items():
        totals["lines"] += sum(lines)
        check(sum(lines) <= MOST_LINES, f"{title}: {path}: {lines}")
    waits = b"stays as it is" in done.stderr
    sides = [(new["path"], [kind], old["key"])]
    if not waits:
        sides.append((old["path"], [inverse(kind)], new["key"]))
    check_sides(hence, options, root, title, sides)
    take_back(hence, options, root, title, (new, old),
              kind == "supersedes" and loses(hence, options, root, old))


def related(hence, options, root, a, b):
    return any(r["record"] == b["key"]
               for r in relations(hence, options, root, a["path"]))


def try_repository(hence, root, options, records, quick):
    rng = random.Random(os.path.basename(root))
    records = [r for r in records if r["path"].endswith((".md", ".markdown"))]
    if len(records) < 2:
        return
    git(root, "init", "-q")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "-m", "records")
    for i in range(PAIRS // 4 if quick else PAIRS):
        pair = rng.sample(records, 2)
        if (related(hence, options, root, *pair)
                or related(hence, options, root, pair[1], pair[0])):
            continue
        one(hence, options, root, ["supersede"], "supersedes", pair)
        git(root, "checkout", "-q", "-f", "HEAD", "--", ".")
        kind = rng.choice(KINDS)
        one(hence, options, root, ["link", kind], kind, pair)
        git(root, "checkout", "-q", "-f", "HEAD", "--", ".")


def try_all(hence, root, expected, quick):
    for repo in sorted(os.listdir(root)):
        tree = os.path.join(root, repo)
        options = corpora.named(hence, root, repo, expected)
        data = read_json([hence, "-C", tree] + options + ["list", "--json"])
        # --dir is relative to the folder of -C
        if check(data is not None, f"{repo}: not read"):
            try_repository(hence, tree, options, data["records"], quick)


def main():
    quick = "--quick" in sys.argv
    hence = os.path.abspath(os.path.join(sys.argv[-1], "hence"))
    corpora.ENV["HENCE_TODAY"] = "2026-11-20"
    with corpora.unpacked() as (root, expected):
        try_all(hence, root, expected, quick)
    print("corpora: pairs " + ", ".join(
        f"{name} {totals[name]}" for name in (
            "written", "forbidden", "refused", "lines", "restored", "lost")))
    for words, count in refusals.most_common(12):
        print(f"corpora: refused {count}: {words}")
    return corpora.finish()


if __name__ == "__main__":
    sys.exit(main())
