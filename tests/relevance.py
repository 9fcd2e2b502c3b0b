#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Asks what a team asks months later, of real records.

usage: relevance.py [--beside] BUILD-FOLDER

tests/relevance-queries.tsv has the questions: repository, query, the records
that a person expects (any of them will do), and what makes it one to ask.
They were written from the records before they were asked; a question is never
changed to suit an answer. Prints how often an expected record comes first and
among the first five, and the mean of 1 / its place (MRR); at least 90 % have
to be among the first five. --beside prints the same for plain bm25 of SQLite
and for git grep over the same files, and which questions were missed. The
records are looked for as in corpora.py.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
import corpora  # noqa: E402
from corpora import check, named, read_json, rows_of, run  # noqa: E402

FLOOR = 90.0
MOST = 20  # what comes later has no place


class Repository:
    """What is asked for its paths, the best first."""

    def __init__(self, hence, root, name, expected):
        self.tree = os.path.join(root, name)
        self.hence = [hence, "-C", self.tree]
        run(["git", "-C", self.tree, "init", "-q"]).check_returncode()
        self.options = named(hence, root, name, expected)

    def ask(self, query):
        done = run(self.hence + ["search", "--json", "--limit", str(MOST)]
                   + self.options + ["--", query])
        if not check(done.returncode in (0, 1),
                     f"'{query}' gave {done.returncode}: "
                     + done.stderr.decode("utf-8", "replace")):
            return []
        return [record["path"]
                for record in json.loads(done.stdout)["records"]]

    def read(self):
        """For those that know no records: paths, and a table of them."""
        run(["git", "-C", self.tree, "add", "-A", "-f"]).check_returncode()
        data = read_json(self.hence + ["list", "--json"] + self.options)
        self.paths = [record["path"] for record in data["records"]]
        self.table = sqlite3.connect(":memory:")
        self.table.execute("CREATE VIRTUAL TABLE records USING "
                           "fts5(path, text, tokenize='porter unicode61')")
        for path in self.paths:
            with open(os.path.join(self.tree, path), "rb") as file:
                text = file.read().decode("utf-8", "replace")
            self.table.execute("INSERT INTO records VALUES (?, ?)",
                               (path, text))

    def ask_bm25(self, query, joint):
        words = joint.join(f'"{word}"' for word in words_of(query))
        return [path for path, in self.table.execute(
            "SELECT path FROM records WHERE records MATCH ? "
            "ORDER BY bm25(records) LIMIT ?", (words, MOST))]

    def ask_git_grep(self, query):
        """Files that have all words, in git's order."""
        words = [part for word in words_of(query) for part in ("-e", word)]
        done = run(["git", "-C", self.tree, "grep", "-z", "-l", "-i", "-F",
                    "--all-match"] + words + ["--"] + self.paths)
        return done.stdout.decode("utf-8").split("\0")[:-1][:MOST]


def words_of(query):
    """Without what only our queries have."""
    return re.sub(r'\w+:(?=\w)|"', "", query).split()


def place_of(paths, expected):
    """1 for the first, 0 where none is there."""
    return next((place for place, path in enumerate(paths, 1)
                 if path in expected), 0)


def print_places(name, places):
    """And give how many per cent are among the first five."""
    of_five = 100.0 * sum(0 < place <= 5 for place in places) / len(places)
    print("%-24s success@1 %5.1f %%  success@5 %5.1f %%  MRR %.3f" % (
        name, 100.0 * places.count(1) / len(places), of_five,
        sum(1 / place for place in places if place) / len(places)))
    return of_five


def main():
    beside = "--beside" in sys.argv
    hence = os.path.abspath(os.path.join(sys.argv[-1], "hence"))
    queries = rows_of(os.path.join(corpora.PROJECT, "tests",
                                   "relevance-queries.tsv"))
    ways = {"hence search": Repository.ask}
    if beside:
        ways.update({
            "bm25, any of the words": lambda r, q: r.ask_bm25(q, " OR "),
            "bm25, all the words": lambda r, q: r.ask_bm25(q, " AND "),
            "git grep, all the words": Repository.ask_git_grep})
    places = {way: [] for way in ways}
    with corpora.unpacked() as (root, expected):
        repositories = {}
        for row in queries:
            name = row["repo"]
            if name not in repositories:
                repositories[name] = Repository(hence, root, name, expected)
                if beside:
                    repositories[name].read()
            wanted = row["expected"].split(";")
            for path in wanted:
                check(os.path.exists(os.path.join(root, name, path)),
                      f"{name}: there is no '{path}'")
            for way, ask in ways.items():
                place = place_of(ask(repositories[name], row["query"]), wanted)
                places[way].append(place)
                if way == "hence search" and not 0 < place <= 5:
                    print(f"{place or '-':>3} {name}: {row['query']}")
    print(f"{len(queries)} questions to {len(repositories)} repositories")
    for way in ways:
        of_five = print_places(way, places[way])
        if way == "hence search":
            check(of_five >= FLOOR, f"success@5 is under {FLOOR} %")
    return corpora.finish()


if __name__ == "__main__":
    sys.exit(main())
