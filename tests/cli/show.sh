#!/bin/sh
# SPDX-License-Identifier: MIT
# hence show: the rendered page, the raw bytes, JSON and the pager.
. "$(dirname "$0")/lib.sh"

make_repo .
write docs/adr/0001-use-mysql.md <<'RECORD'
# 1. Use MySQL

Date: 2020-01-31

## Status

Superseded by [2. Use PostgreSQL](0002-use-postgresql.md)
RECORD
write docs/adr/0002-use-postgresql.md <<'RECORD'
---
status: accepted
date: 2026-01-31
tags: [storage, db]
deciders: [Ana]
layer: data
---
# 2. Use PostgreSQL

We **must** decide; see [the first](0001-use-mysql.md).

## Considered options

| Option | Good |
|---|--:|
| PostgreSQL | 日本 |
| MySQL | 1 |

- [x] measured

> It is *fine*.
RECORD
commit_all records

run hence show 2
expect_status 0
expect_silent
expect_exactly "ADR-0002 Use PostgreSQL
Status:     accepted
Date:       2026-01-31
Deciders:   Ana
Tags:       storage, db
Supersedes: ADR-0001 Use MySQL
Layer:      data
File:       docs/adr/0002-use-postgresql.md

We must decide; see the first (0001-use-mysql.md).

Considered options
──────────────────

Option     │ Good
───────────┼─────
PostgreSQL │ 日本
MySQL      │    1

• [x] measured

│ It is fine."

# Any form of an id; several records.
for id in 0002 ADR-2 adr-0002 docs/adr/2 docs/adr/0002-use-postgresql.md \
	postgresql; do
	run hence show "$id"
	expect_status 0
	expect_out "ADR-0002 Use PostgreSQL"
done
run hence -C docs/adr show 0001-use-mysql.md 2
expect_out "ADR-0001 Use MySQL"
expect_out "Superseded by: ADR-0002 Use PostgreSQL"
expect_out "ADR-0002 Use PostgreSQL"
expect_out "File:          0001-use-mysql.md"

# The bytes as they are, from any revision.
run hence show --raw 2
check "raw" cmp -s "$out" docs/adr/0002-use-postgresql.md
printf 'more\r\n' >>docs/adr/0002-use-postgresql.md
run hence show --raw 2
check "raw" cmp -s "$out" docs/adr/0002-use-postgresql.md
run hence show --raw 2 --rev HEAD
check_not "raw, of HEAD" cmp -s "$out" docs/adr/0002-use-postgresql.md
git checkout -q docs

# JSON: one record, or several.
run hence show --json 1
expect_status 0
expect_json 'd["schema"]' 1
expect_json 'd["record"]["id"]' ADR-0001
expect_json 'd["record"]["format"]' markdown
expect_json 'd["record"]["problems"]' '[]'
expect_json 'd["record"]["superseded_by"]' '["docs/adr/2"]'
expect_json 'd["record"]["relations"][0]["kind"]' superseded-by
expect_json 'd["record"]["relations"][0]["record"]' docs/adr/2
expect_json 'd["record"]["sections"][0]["classes"]' '["status"]'
expect_json '[d["record"]["links"][0][k] for k in ("kind", "url", "text", "line", "column", "end_line", "end_column")]' \
	'["inline", "0002-use-postgresql.md", "2. Use PostgreSQL", 7, 15, 7, 58]'
expect_json '[(f["key"], f["place"], f["line"], f["column"], f["end_column"]) for f in d["record"]["fields"] if f["key"] == "date"]' \
	'[["date", "line", 3, 7, 17]]'
run hence show --json 1 2
expect_json 'len(d["records"])' 2

# Mistakes: nothing is shown when one id is wrong.
run hence show
expect_status 2
expect_err "hence: 'hence show' needs an argument"
run hence show 1 99
expect_status 2
expect_exactly ""
expect_err "99"
run hence show use
expect_status 2
expect_err "docs/adr/1"
run hence show --raw --json 1
expect_status 2

# What comes from a record is harmless.
# shellcheck disable=SC2016
printf '# 3. T\033]0;x\007\n\n```\n\033[2J\n```\n\n\302\233x \342\200\256y\n' \
	>docs/adr/0003-t.md
for color in always never; do
	run hence show 3 --color=$color
	expect_out '\x1b[2J'
	check_not "no control characters" \
		grep -q "$(printf '\033')\\[2J\|$(printf '\302\233')" "$out"
done

# Broken front matter is still a record.
printf -- '---\nstatus: [accepted\n---\n# 4. Broken\n' >docs/adr/0004-b.md
run hence show 4
expect_status 0
expect_out "Problem:"
run hence show --json 4
expect_json 'd["record"]["problems"]' '["front-matter-broken"]'

# One that is not read: what is known, and why. --raw has all of it.
head -c 1100000 /dev/zero | tr '\0' x >docs/adr/0009-large.md
run hence show 9
expect_status 3
expect_out "Problem: it is over the size limit"
expect_err "hence: 'docs/adr/0009-large.md' is not shown: has 1100000 bytes"
run hence show 9 --json
expect_status 3
expect_json 'd["record"]["problems"]' '["too-large"]'
run hence show 9 --raw
expect_status 0
check "raw" cmp -s "$out" docs/adr/0009-large.md
run hence show 1
expect_silent
rm docs/adr/0009-large.md

# What the block of rows has said is not said again.
write docs/adr/0006-said.md <<'RECORD'
# 6. Said

* Status: accepted
* Date: 2020-01-31
* author: Zoe
* Supersedes: [ADR-0001](0001-use-mysql.md)

| Owner | Bob |
|---|---|
| Area | data |

Reviewers: see [the list](https://example.org/list)

Some text.
RECORD
run hence show 6
expect_exactly "ADR-0006 Said
Status:     accepted
Date:       2020-01-31
Supersedes: ADR-0001 Use MySQL
Author:     Zoe
Owner:      Bob
Area:       data
File:       docs/adr/0006-said.md

Reviewers: see the list (https://example.org/list)

Some text."
rm docs/adr/0006-said.md

# Other formats are shown as they are.
# shellcheck disable=SC2016
printf 'Title\n=====\n\n:Status: Accepted\n\n``x``\n' >docs/adr/0005-rst.rst
run hence show 5
expect_status 0
expect_out 'x``'

# COLUMNS on a pipe.
run env COLUMNS=45 "$HENCE" show 2
check "short lines" test "$(wc -L <"$out")" -le 45
run env COLUMNS=400 "$HENCE" show 2
check "not too long ones" test "$(wc -L <"$out")" -le 100

# The pager: keys that end programs are its own affair while it runs.
cat >"$scratch/terminal.py" <<'PYTHON'
import os, pty, sys
code = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(code))
PYTHON
# shellcheck disable=SC2016
seen='cat >seen; kill -INT $PPID; sleep 0.2; echo over >>seen'
run env TERM=xterm HENCE_PAGER="$seen" \
	python3 "$scratch/terminal.py" "$HENCE" show 1
expect_status 0
check "the pager got the page" grep -q 'File:' seen
check "it was waited for" grep -q over seen
run env TERM=xterm HENCE_PAGER=no-such-pager \
	python3 "$scratch/terminal.py" "$HENCE" show 1
expect_status 0
expect_out 'File:'
rm seen

finish
