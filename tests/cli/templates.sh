#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence templates`, and what `new` makes of every template: built in, other
# tools', and of a team's own making.
. "$(dirname "$0")/lib.sh"

# Without a collection there are those that are built in.
make_repo bare && cd bare || exit 1
run hence templates
expect_status 0
expect_exactly 'madr          built in
madr-bare     built in
madr-minimal  built in
nygard        built in
rfc           built in
rfc-light     built in
safe-to-try   built in'
run hence templates show nygard
expect_status 0
check "as it is" cmp -s "$out" "$project/templates/nygard.md"
run hence templates show nygrad
expect_status 2
expect_exactly ''
expect_err "Did you mean 'nygard'?"
run hence templates show first-madr
expect_status 2
for operands in show 'show a b' nygard 'nygard show'; do
	# shellcheck disable=SC2086 # several words
	run hence templates $operands
	expect_status 2
done
cd .. && mkdir outside && cd outside || exit 1
run hence templates show madr
check "outside of git too" cmp -s "$out" "$project/templates/madr.md"
cd ..

# The repository's own, and which collection takes which
make_repo own && cd own || exit 1
record docs/adr/0001-a.md A
record rfcs/0001-b.md B
record deep/adr/0001-c.md C
printf '# {title}\r\nno end' | write docs/adr/templates/house.md
echo '# {title}' | write .adr-templates/nygard.md
echo '# {title}' | write .adr-templates/twice.md
echo '# {title}' | write deep/adr/templates/twice.md
echo '# {title}' | write rfcs/0000-template.md
echo '# {title}' | write forms/one.md
printf 'collections:
- {path: docs/adr, kind: adr, template: house}
- {path: deep/adr, kind: adr, template: forms/one.md}
- {path: rfcs, kind: rfc}\n' >.hence.yml
run hence templates
expect_status 0
expect_silent
expect_exactly 'madr                   built in
madr-bare              built in
madr-minimal           built in
nygard                 built in
rfc                    built in
rfc-light              built in
safe-to-try            built in
nygard                 .adr-templates/nygard.md
twice                  .adr-templates/twice.md
twice                  deep/adr/templates/twice.md
house                  docs/adr/templates/house.md  default of docs/adr
forms/one.md           the repository'"'"'s own         default of deep/adr
rfcs/0000-template.md  the repository'"'"'s own         default of rfcs'
run hence templates --json
expect_json 'd["schema"]' 1
expect_json 'len(d["templates"])' 13
expect_json '[t for t in d["templates"] if t["name"] == "house"][0]' \
	'{"name": "house", "path": "docs/adr/templates/house.md", "default_of": ["docs/adr"]}'
expect_json 'd["templates"][0]["path"]' null
run hence templates show house
check "every byte" cmp -s "$out" docs/adr/templates/house.md
run hence templates show nygard
check "an own one goes first" cmp -s "$out" .adr-templates/nygard.md
run hence templates show twice
expect_status 2
expect_err "'.adr-templates/twice.md', 'deep/adr/templates/twice.md'"
run hence templates show --json forms/one.md
expect_json 'd["text"] == "# {title}\n"' true
cd deep || exit 1
run hence templates show ../forms/one.md
check "by its path from here" cmp -s "$out" ../forms/one.md
run hence templates
expect_out '../forms/one.md'
run hence new --template adr/templates/twice.md Here
expect_status 0
cd .. && commit_all all
git rm -q .adr-templates/nygard.md
run hence templates show --rev HEAD nygard
expect_exactly '# {title}'
run hence templates show .hence.yml
expect_status 2
run hence templates show ../bare
expect_status 2
git rm -q forms/one.md
run hence templates
expect_status 3
expect_out 'default of rfcs'
expect_err ".hence.yml:3: the template 'forms/one.md'"
printf '# \033[31mred\n' >docs/adr/templates/house.md
run python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' \
	"$HENCE" templates show house
expect_out '# \x1b[31mred'
cd ..

# Each field of a record made from each of them, where it belongs: the lines
# that the record begins with are below, and all of it is read back.
make_repo fields && cd fields || exit 1
mkdir -p docs/adr && hence init docs/adr --no-first >/dev/null
git config user.name Ana && git config user.email ana@example.org
write docs/adr/templates/adr-tools.md <<'T'
# NUMBER. TITLE

Date: DATE

## Status

STATUS

## Context

The issue that has to be decided.
T
write docs/adr/templates/madr4.md <<'T'
---
# Feel free to remove any of them.
status: "{proposed | rejected | accepted | … | superseded by ADR-0123}"
date: {YYYY-MM-DD when the decision was last updated}
decision-makers: {list everyone involved in the decision}
consulted: {list everyone whose opinions are sought}
---

# {short title, representative of solved problem and found solution}

## Context and Problem Statement

{Describe it.}
T
write docs/adr/templates/bullets.md <<'T'
# {short title}

* Status: {proposed | accepted} <!-- optional -->
* Deciders: {list everyone} <!-- optional -->
* Date: {YYYY-MM-DD} <!-- optional -->
* Tags: {space and/or comma separated list of tags}

## Context

{Describe it.}
T
write docs/adr/templates/table.md <<'T'
# ADR-XXXX: Title

| Field        | Value              |
|--------------|--------------------|
| **Status**   | Proposed/Accepted  |
| **Date**     | YYYY-MM-DD         |
| **Deciders** |                    |
| **Author**   |                    |
| **Tags**     |                    |

## Context

Why?
T
write docs/adr/templates/header.md <<'T'
Number: XXXX
Title: TITLE
Author: Your Name <you@example.org>
Status: STATUS
Created: YYYY-MM-DD
Tags:

# Abstract

Text.
T
number=0
for name in madr madr-minimal madr-bare nygard rfc rfc-light safe-to-try \
	adr-tools madr4 bullets table header; do
	number=$((number + 1))
	run hence new -q --template $name --status accepted --tag two --tag b-c \
		--decider Ben --decider "Éva Ø" --date 2026-01-31 \
		"Use <b>, *x* | [y] in $name"
	expect_status 0
	expect_silent
	path=$(cat "$out")
	run hence show --json "$path"
	expect_json 'd["record"]["title"]' "Use <b>, *x* | [y] in $name"
	expect_json 'd["record"]["number"]' $number
	expect_json 'd["record"]["status"]' accepted
	expect_json 'd["record"]["date"]' 2026-01-31
	expect_json 'd["record"]["deciders"]' '["Ben", "Éva Ø"]'
	expect_json 'd["record"]["tags"]' '["two", "b-c"]'
	expect_json 'd["record"]["problems"]' '[]'
	# Each of them once, and in one kind of place apart from the section.
	expect_json 'sorted(f["value"] for f in d["record"]["fields"]
		if f["key"] in ("deciders", "decision-makers", "tags", "status",
		"decider", "date", "created"))' \
		'["2026-01-31", "Ben", "accepted", "b-c", "two", "Éva Ø"]'
	expect_json '[f["place"] for f in d["record"]["fields"]
		if f["key"] == "deciders"][:1] in ([], ["front-matter"],
		["bullet"], ["line"], ["table"])' true
	case $name in
	rfc*|table|header)
		expect_json '[f["value"].translate({60: None, 62: None})
			for f in d["record"]["fields"] if f["key"] == "author"]' \
			'["Ana ana@example.org"]'
	esac
done
begins()
{
	check "$1 begins as it should" test "$(sed \
		'/^## C/,$d; /^# A[^D]/,$d' docs/adr/*-in-"$1".md)" = "$2"
}
begins adr-tools '# 8. Use \<b>, \*x\* | \[y\] in adr-tools

Date: 2026-01-31

Deciders: Ben, Éva Ø

Tags: two, b-c

## Status

accepted'
begins madr4 '---
# Feel free to remove any of them.
status: accepted
date: 2026-01-31
decision-makers: [Ben, Éva Ø]
tags: [two, b-c]
consulted: {list everyone whose opinions are sought}
---

# Use \<b>, \*x\* | \[y\] in madr4'
begins bullets '# Use \<b>, \*x\* | \[y\] in bullets

* Status: accepted <!-- optional -->
* Deciders: Ben, Éva Ø <!-- optional -->
* Date: 2026-01-31 <!-- optional -->
* Tags: two, b-c'
begins table '# ADR-0011: Use \<b>, \*x\* | \[y\] in table

| Field        | Value              |
|--------------|--------------------|
| **Status**   | accepted           |
| **Date**     | 2026-01-31         |
| **Deciders** | Ben, Éva Ø         |
| **Author**   | Ana <ana@example.org> |
| **Tags**     | two, b-c           |'
begins header 'Number: 12
Title: Use \<b>, \*x\* | \[y\] in header
Author: Ana <ana@example.org>
Status: accepted
Created: 2026-01-31
Tags: two, b-c
Deciders: Ben, Éva Ø'
cd ..

# The number behind the title
make_repo behind && cd behind || exit 1
record docs/adr/0001-a.md A
write docs/adr/templates/template.md <<'T'
# TITLE (NUMBER)

- Status: STATUS
T
run hence new --no-edit Use C
expect_status 0
expect_file docs/adr/0002-use-c.md '# Use C (2)'
finish
