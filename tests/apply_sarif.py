#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Apply the fixes of a SARIF log as any reader of it would.

usage: apply_sarif.py LOG ROOT

Regions count lines that end at LF, CRLF or CR and columns of code points, a
byte order mark left out. Replacements that say the same are one. Says how
many there were, or where two of them meet.
"""
import json
import os
import re
import sys
import urllib.parse


def line_starts(data):
    return [0] + [m.end() for m in re.finditer(rb"\r\n|\n|\r", data)]


def offset(data, starts, line, column):
    at = starts[line - 1]
    if at == 0 and data.startswith(b"\xef\xbb\xbf"):
        at = 3
    rest = data[at:].decode("utf-8", "surrogateescape")
    return at + len(rest[:column - 1].encode("utf-8", "surrogateescape"))


def collect(log):
    files = {}
    for result in log["runs"][0]["results"]:
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                path = urllib.parse.unquote(change["artifactLocation"]["uri"])
                rows = files.setdefault(path, set())
                for row in change["replacements"]:
                    region = row["deletedRegion"]
                    rows.add((region["startLine"], region["startColumn"],
                              region["endLine"], region["endColumn"],
                              row["insertedContent"]["text"]))
    return files


def apply(data, rows):
    starts = line_starts(data)
    spans = sorted((offset(data, starts, a, b), offset(data, starts, c, d),
                    text.encode("utf-8")) for a, b, c, d, text in rows)
    for before, after in zip(spans, spans[1:]):
        if before[1] >= after[0]:
            return None
    for start, end, text in reversed(spans):
        data = data[:start] + text + data[end:]
    return data


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        files = collect(json.load(file))
    meet = 0
    for path, rows in sorted(files.items()):
        full = os.path.join(sys.argv[2], path)
        with open(full, "rb") as file:
            after = apply(file.read(), rows)
        if after is None:
            meet += 1
            continue
        with open(full, "wb") as file:
            file.write(after)
    print(f"{len(files)} files, {meet} with replacements that meet")


if __name__ == "__main__":
    main()
