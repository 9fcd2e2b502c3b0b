#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence link`, `unlink` and `new --link`: kinds, free words, and back again.
. "$(dirname "$0")/lib.sh"

nygard()
{
	write "docs/adr/$(printf %04d "$1")-r.md" <<-RECORD
	# $1. Record $1

	## Status

	Accepted

	## Context

	As [2. Record 2](0002-r.md) says.
	RECORD
}

unchanged()
{
	check "nothing has changed" git diff --quiet
}

# kinds ID: what its relations are, one a line.
kinds()
{
	hence show --json "$1" | python3 -c 'import json, sys
for r in json.load(sys.stdin)["record"]["relations"]:
	print(r["kind"], r["record"])'
}

make_repo adr && cd adr || exit 1
for i in 1 2 3 4; do
	nygard $i
done
commit_all start

# Every kind in both directions, and taken out again
for kind in supersedes superseded-by amends amended-by clarifies clarified-by \
	depends-on depended-on-by implements implemented-by relates-to \
	conflicts-with duplicates duplicated-by revisits revisited-by; do
	run hence link 1 $kind 3
	expect_status 0
	check "1 $kind 3" test "$(kinds 1)" = "$kind docs/adr/3"
	check "3 says it too" test "$(kinds 3 | sed 's/ .*//')" != ''
	run hence link 1 $kind 3
	expect_err 'nothing to do'
	run hence unlink 3 1
	expect_status 0
	unchanged
done
run hence link 1 'Depends On' 3
check "blanks and capitals" test "$(kinds 1)" = 'depends-on docs/adr/3'
expect_file docs/adr/0003-r.md 'Depended on by [1. Record 1](0001-r.md)'

# Several between two go at once; others stay
hence link -q 1 amends 3 >/dev/null && hence link -q 1 amends 4 >/dev/null
run hence unlink 1 3
check "the other one stays" test "$(kinds 1)" = 'amends docs/adr/4'
check "nothing is left of it" git diff --quiet docs/adr/0003-r.md
run hence unlink 1 3
expect_status 2
expect_err "there is no relation between 'ADR-0001' and 'ADR-0003'"
expect_err 'ADR-0001 says: amends 0004-r.md'
hence unlink -q 1 4 >/dev/null
unchanged

# One of several between two
hence link -q 1 amends 3 >/dev/null && hence link -q 1 depends-on 3 >/dev/null
hence link -q 1 'Inspired by' 3 --reverse Inspired >/dev/null
run hence unlink 1 3 depends-on
check "only that one" test "$(kinds 1; kinds 3)" = 'amends docs/adr/3
relates-to docs/adr/3
amended-by docs/adr/1
relates-to docs/adr/1'
run hence unlink 1 3 'Inspired by'
check "only those words" test "$(kinds 1)" = 'amends docs/adr/3'
run hence unlink 1 3 implements
expect_status 2
expect_err "there is no such relation between 'ADR-0001' and 'ADR-0003'"
run hence unlink 3 1 'amended by'
run hence unlink 3 1
unchanged

# A link in a sentence is no relation
run hence unlink 1 2
expect_status 2
expect_err 'ADR-0001 has no relations'
unchanged
printf '\n## Links\n\n- See what [2](0002-r.md) says of it\n' \
	>>docs/adr/0001-r.md
git commit -qam sentence
run hence unlink 1 2
expect_status 2
expect_err 'left as it is: docs/adr/0001-r.md:13'
unchanged

# Words of one's own
run hence link 3 'Inspired by' 4
expect_status 0
expect_exactly docs/adr/0003-r.md
expect_file docs/adr/0003-r.md 'Inspired by [4. Record 4](0004-r.md)'
run hence unlink 3 4
expect_status 0
unchanged
run hence link 3 'Inspired by' 4 --reverse 'Inspired'
expect_file docs/adr/0004-r.md 'Inspired [3. Record 3](0003-r.md)'
run hence unlink 4 3
unchanged
run hence link 1 'Inspired by' 4
check "in the list of links" test "$(tail -n 1 docs/adr/0001-r.md)" = \
	'- Inspired by [ADR-0004](0004-r.md)'
git checkout -q .
hence link -q 1 'Inspired by' 4 >/dev/null
run hence link 1 'Inspired by' 4
expect_err 'nothing to do'
git checkout -q .
run hence link 3 ammends 4
expect_status 2
expect_err "Did you mean 'amends'?"
expect_err "need '--reverse'"
# What would read as another relation, or as no words at all
for words in 'fully supersedes' 'not amends' 'amends and supersedes' \
	'supersedes partially' 'Partially supersedes'; do
	run hence link 3 "$words" 4
	expect_status 2
	expect_err "'$words' would be read as '"
	run hence link 3 Inspires 4 --reverse "$words"
	expect_status 2
done
# shellcheck disable=SC2016 # they are words
for words in '<!-- x' '# x' '```' '<script>' '[x' 'a `b`' '*x*' 'a|b' '&lt;' \
	'x:' '1. x' 'one two three four five six' ' x '; do
	run hence link 3 "$words" 4
	expect_status 2
	expect_err "'$words' would not be read again"
done
unchanged
run hence link 3 ammends 4 --reverse 'amended of'
expect_status 0
git checkout -q .
run hence link 3 amends 4 --reverse 'amended of'
expect_status 2
run hence link 3 'two
lines' 4
expect_status 2
run hence link 3 depends-on 3
expect_status 1
run hence link 3 depends-on 44
expect_status 2
run hence link 3 depends-on 4 -n
expect_out '+Depends on [4. Record 4](0004-r.md)'
unchanged

# Words of one's own in each form, to and fro
links='## Links

- Amends [3](0003-r.md)'
for form in '- Status: accepted' '* Status: accepted

' '## Status

Accepted' '## Status

Superseded by [3](0003-r.md)' "## Status

Accepted

$links" "- Status: accepted

$links

* A paragraph" '| Status | accepted |
|---|---|

## More Information

Text.'; do
	printf '# 5. Record 5\n\n%s\n' "$form" >docs/adr/0005-r.md
	printf '# 6. Record 6\r\n\r\n%s' "$form" >docs/adr/0006-r.md
	git add . && git commit -qm form
	run hence link 5 'Inspired by' 6 --reverse Inspired
	expect_status 0
	for i in 5 6; do
		check "$i is related" test "$(kinds $i | grep -v '/3$')" = \
			"relates-to docs/adr/$((11 - i))"
	done
	run hence unlink 6 5
	expect_status 0
	unchanged
done
git rm -q docs/adr/000[56]-r.md && git commit -qm forms

# new --link, in either tool's order
run hence new --link depends-on:1 -l 2:Amends:'Amended by' -l '3:Inspired by' Use C
expect_status 0
expect_exactly 'docs/adr/0005-use-c.md
docs/adr/0001-r.md
docs/adr/0002-r.md'
check "all of them" test "$(kinds 5)" = 'depends-on docs/adr/1
amends docs/adr/2
relates-to docs/adr/3'
expect_file docs/adr/0005-use-c.md 'Inspired by [3. Record 3](0003-r.md)'
expect_file docs/adr/0002-r.md 'Amended by [5. Use C](0005-use-c.md)'
git checkout -q . && git clean -qfd
run hence new --link '4:Answers:Answered by' Use D
expect_file docs/adr/0005-use-d.md 'Answers [4. Record 4](0004-r.md)'
expect_file docs/adr/0004-r.md 'Answered by [5. Use D](0005-use-d.md)'
git checkout -q . && git clean -qfd
for value in 7 :7 depends-on: 4:a: deppends-on:4; do
	run hence new --link $value Use E
	expect_status 2
done
check "no record is made" test -z "$(git status --short)"

# Between collections, and folders of records
write rfcs/0012-way/README.md <<-RFC
# Way

- Status: accepted
RFC
git add . && git commit -qm rfc
run hence link docs/adr/0003-r.md implements rfc-12
expect_file docs/adr/0003-r.md \
	'Implements [Way](../../rfcs/0012-way/README.md)'
expect_file rfcs/0012-way/README.md \
	'- Implemented by: [ADR-0003](../../docs/adr/0003-r.md)'
run hence unlink rfc-12 docs/adr/0003-r.md
unchanged
# Both say that they are related: it is one relation.
cd "$scratch/place" && make_repo both && cd both || exit 1
record docs/adr/0001-a.md '1. A'
record docs/adr/0002-b.md '2. B'
commit_all both
hence link 1 relates-to 2 >/dev/null 2>&1
run hence show 1
expect_out 'Relates to: ADR-0002'
check 'once' test "$(grep -c 'Relates to' "$scratch/out")" = 1
run hence show 2
check 'once' test "$(grep -c 'Relates to' "$scratch/out")" = 1
run hence show --json 1
expect_json 'len(d["record"]["relations"])' 1


# Labels for people have blanks, those of headers have not
cd .. && make_repo labels && cd labels || exit 1
record docs/adr/0001-a.md A
printf '%s\n' '# 2. B' '' '- Status: accepted' '- Decision-Makers: Ana' |
	write docs/adr/0002-b.md
printf '%s\n' '# 3. C' '' '**Status:** accepted' '**Last-Updated:** 2026-01-01' |
	write docs/adr/0003-c.md
printf '%s\n' '# 4. D' '' '```' 'Status: Active' 'Title: D' '```' |
	write docs/adr/0004-d.md
commit_all labels
hence link -q 1 relates-to 2 >/dev/null
expect_file docs/adr/0001-a.md '- Relates to: [ADR-0002](0002-b.md)'
expect_file docs/adr/0002-b.md '- Relates to: [ADR-0001](0001-a.md)'
git checkout -q .
hence link -q 3 depends-on 4 >/dev/null
expect_file docs/adr/0003-c.md '**Depends-On:** [ADR-0004](0004-d.md)'
expect_file docs/adr/0004-d.md 'Depended-On-By: ADR-0003'
git checkout -q .

# Where others keep sections of links, an item of one
record docs/adr/0005-e.md E
printf '\n## Links\n\n* Amends [A](0001-a.md)\n' >>docs/adr/0005-e.md
git add . && git commit -qm habit
run hence link 1 conflicts-with 2
for file in 0001-a 0002-b; do
	check "$file has a section" test "$(tail -n 3 docs/adr/$file.md |
		sed 's/\[.*//' | tr -d '\n')" = '## Links- Conflicts with '
done
run hence unlink 1 2
unchanged
finish
