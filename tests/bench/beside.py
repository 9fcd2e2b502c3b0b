#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hence check` beside cmark alone and beside other tools, on the same bytes.

usage: beside.py BUILD-FOLDER REPOSITORY FOLDER-OF-RECORDS ROUNDS OTHERS

The other tools, far slower, run in as many rounds as OTHERS says.
"""
import os
import shutil
import sys

import rounds
from rounds import Row

build, repo, folder, count, few = sys.argv[1:]
build = os.path.abspath(build)
hence = os.path.join(build, "hence")
modules = os.path.join(build, "bench-packages", "node_modules", ".bin")
CMARK = "cmark alone, two threads"


def cold():
    shutil.rmtree(os.path.join(repo, ".git", "hence"), ignore_errors=True)


def check(name, budget, *options, prepare=None):
    return Row(name, [hence, "-C", repo, "check", "-q", *options], budget,
               beside=CMARK, prepare=prepare)


def other(name, *args):
    return Row(name, list(args), beside=CMARK, cwd=repo,
               rounds=int(few))


def others():
    """What of them is installed. No links to other sites are asked for."""
    if few == "0":
        return
    lint = os.path.join(modules, "markdownlint-cli2")
    if os.path.exists(lint):
        yield other("markdownlint-cli2", lint, folder + "/**/*.md")
    remark = os.path.join(modules, "remark")
    if os.path.exists(remark):
        where = os.path.dirname(modules)
        yield other("remark-validate-links",
                    remark, "--frail", "--quiet", "--use",
                    where + "/remark-gfm/index.js", "--use",
                    where + "/remark-frontmatter/index.js", "--use",
                    where + "/remark-validate-links/index.js=repository:false",
                    "--ext", "md", folder)


rounds.run([
    Row(CMARK, [os.path.join(build, "tests/bench/cmark_only"),
                os.path.join(repo, folder)]),
    check("cold, no cache", "2", "--no-cache"),
    check("cold, and kept", "2", prepare=cold),
    check("warm, nothing changed", "100 ms"),
    *others()], int(count))
