#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence supersede` and `new --supersedes`: both sides, in each record's form.
. "$(dirname "$0")/lib.sh"

# nygard NUMBER STATUS: a record as adr-tools writes it.
nygard()
{
	write "docs/adr/$(printf %04d "$1")-r.md" <<-RECORD
	# $1. Record $1

	Date: 2026-01-0$1

	## Status

	$2

	## Context

	Text.
	RECORD
}

# lines FILE ADDED DELETED: what git says of it.
lines()
{
	check "'$1' has $2 lines more and $3 less" \
		test "$(git diff --numstat -- "$1" | cut -f 1,2)" = \
		"$(printf '%s\t%s' "$2" "$3")"
}

unchanged()
{
	check "nothing has changed" git diff --quiet
}

make_repo adr && cd adr || exit 1
for i in 1 2 3 4; do
	nygard $i Accepted
done
nygard 5 Proposed
nygard 6 Rejected
commit_all start

# Both sides, and back again
run hence supersede 1 2
expect_status 0
expect_exactly 'docs/adr/0001-r.md
docs/adr/0002-r.md'
expect_err 'hence: ADR-0001 is superseded by ADR-0002'
lines docs/adr/0001-r.md 1 1
lines docs/adr/0002-r.md 2 0
expect_file docs/adr/0001-r.md 'Superseded by [2. Record 2](0002-r.md)'
expect_file docs/adr/0002-r.md 'Supersedes [1. Record 1](0001-r.md)'
run hence show --json 1
expect_json 'd["record"]["superseded_by"]' '["docs/adr/2"]'
expect_json 'd["record"]["status"]' superseded
run hence supersede 1 2
expect_status 0
expect_err 'nothing to do'
run hence unlink 2 1
expect_status 0
expect_err 'ADR-0001 is accepted again'
unchanged

# Said beforehand alone
run hence supersede 1 2 --dry-run
expect_status 0
expect_out '+Superseded by [2. Record 2](0002-r.md)'
expect_err 'ADR-0001 would be superseded by ADR-0002'
unchanged

# Several successors, a chain, and no circle
hence supersede -q 1 2 >/dev/null && hence supersede -q 1 3 >/dev/null
hence supersede -q 2 4 >/dev/null
run hence show --json 1
expect_json 'd["record"]["superseded_by"]' '["docs/adr/2", "docs/adr/3"]'
run hence show --json 2
expect_json 'd["record"]["superseded_by"]' '["docs/adr/4"]'
expect_json 'd["record"]["supersedes"]' '["docs/adr/1"]'
git commit -qam several
run hence supersede 4 2
expect_status 1
expect_err "'ADR-0004' supersedes 'ADR-0002' already: it would be a circle"
run hence supersede 4 1
expect_status 1
expect_err 'it would be a circle'
run hence supersede 3 3
expect_status 1
expect_err 'cannot supersede itself'
unchanged
run hence unlink 1 3
expect_no_err 'accepted again'
run hence show --json 1
expect_json 'd["record"]["superseded_by"]' '["docs/adr/2"]'
run hence unlink 1 2
expect_err 'ADR-0001 is accepted again'
git checkout -q .

# What the life cycle does not allow
run hence supersede 6 2
expect_status 1
expect_err "'ADR-0006' is rejected: only what is accepted can be superseded"
run hence supersede 5 2
expect_status 1
expect_err "'ADR-0005' is proposed"
expect_err 'From there it may become draft, accepted, rejected, withdrawn'
unchanged

# What was decided against takes no one's place; what is superseded may
sed 's/Rejected/Withdrawn/' docs/adr/0006-r.md | write docs/adr/0007-r.md
sed 's/Rejected/Deprecated/' docs/adr/0006-r.md | write docs/adr/0008-r.md
sed 's/Rejected/Draft/' docs/adr/0006-r.md | write docs/adr/0009-r.md
git add . && git commit -qm against
for row in 6:rejected 7:withdrawn 8:deprecated; do
	run hence supersede 2 "${row%:*}"
	expect_status 1
	expect_err "'ADR-000${row%:*}' is ${row#*:}: it cannot take the place"
	run hence supersede 2 "${row%:*}" --partial
	expect_status 1
done
unchanged
run hence supersede 2 9
expect_status 0
expect_err 'stays as it is until ADR-0009 is accepted'
git checkout -q .
run hence supersede 3 2
expect_status 0
expect_err 'ADR-0003 is superseded by ADR-0002'
git reset -q --hard HEAD~1

# A successor that is only proposed
run hence supersede 3 5
expect_status 0
expect_exactly docs/adr/0005-r.md
expect_err 'ADR-0003 stays as it is until ADR-0005 is accepted'
check "the old one is left alone" git diff --quiet docs/adr/0003-r.md
run hence accept 5
expect_status 0
expect_err 'ADR-0003 is superseded'
expect_file docs/adr/0003-r.md 'Superseded by [5. Record 5](0005-r.md)'
git checkout -q .

# In part
run hence supersede 3 4 --partial
expect_status 0
expect_err 'ADR-0003 is partially superseded by ADR-0004'
expect_file docs/adr/0003-r.md 'Partially superseded by [4. Record 4](0004-r.md)'
expect_file docs/adr/0004-r.md 'Partially supersedes [3. Record 3](0003-r.md)'
run hence show --json 3
expect_json 'd["record"]["status"]' accepted
expect_json 'd["record"]["raw_status"]' Accepted
expect_json '"amended-by" in [r["kind"] for r in d["record"]["relations"]]' true
run hence unlink 3 4
unchanged

# A new record that supersedes: at once when accepted, else later
run hence new --supersedes 3 --supersedes 4 --status accepted Instead
expect_status 0
expect_exactly 'docs/adr/0007-instead.md
docs/adr/0003-r.md
docs/adr/0004-r.md'
expect_file docs/adr/0003-r.md '[7. Instead](0007-instead.md)'
run hence show --json 7
expect_json 'd["record"]["supersedes"]' '["docs/adr/3", "docs/adr/4"]'
git checkout -q . && git clean -qfd
run hence new --supersedes 3 Later
expect_exactly docs/adr/0007-later.md
expect_err 'ADR-0003 stays as it is until ADR-0007 is accepted'
run hence accept 7
expect_err 'ADR-0003 is superseded'
git checkout -q . && git clean -qfd
run hence new --supersedes 6 Never
expect_status 1
run hence new --supersedes 77 Never
expect_status 2
check "no record is made" test -z "$(git status --short)"
run hence new --supersedes 3 --commit --status accepted Done
expect_status 0
check "both are committed" test -z "$(git status --short)"

# The repository's own spelling
cd .. && make_repo spelling && cd spelling || exit 1
nygard 1 Accepted
nygard 2 'Superceded by [3. Record 3](0003-r.md)'
nygard 3 Accepted
nygard 4 Accepted
commit_all superceded
run hence supersede 1 4
expect_file docs/adr/0001-r.md 'Superceded by [4. Record 4](0004-r.md)'
expect_file docs/adr/0004-r.md 'Supercedes [1. Record 1](0001-r.md)'

# MADR, front matter; a file's CRLF, tables, headers and a sidecar
cd .. && make_repo forms && cd forms || exit 1
printf '%s\n' --- 'status: "accepted"' 'date: 2026-01-01' --- '# Use A' \
	>a.md
write docs/decisions/0001-a.md <a.md
write docs/decisions/0002-b.md <a.md
record docs/decisions/0003-c.md C
printf '# D\r\n\r\n| Status | Accepted |\r\n| --- | --- |\r\n| Date | 2026-01-01 |\r\n' |
	write docs/decisions/0004-d.md
printf '%s\n' '# E' '' '```' 'Status: Active' 'Date: 2026-01-01' '```' '' Text |
	write docs/decisions/0005-e.md
write rfcs/0007-f/README.md <<-RFC
# F

Text.
RFC
printf '%s\n' 'title: F' 'status: implemented' >rfcs/0007-f/kep.yaml
record 'rfcs/0008-g h (i).md' 'G | [h]'
commit_all forms
run hence supersede docs/decisions/0001-a.md docs/decisions/0002-b.md
expect_file docs/decisions/0001-a.md 'status: "superseded by ADR-0002"'
expect_file docs/decisions/0002-b.md 'supersedes: [ADR-0001]'
lines docs/decisions/0001-a.md 1 1
lines docs/decisions/0002-b.md 1 0
run hence unlink docs/decisions/0001-a.md docs/decisions/0002-b.md
unchanged
run hence supersede docs/decisions/0003-c.md docs/decisions/0004-d.md
expect_file docs/decisions/0003-c.md \
	'- Status: superseded by [ADR-0004](0004-d.md)'
check "CRLF stays" grep -q '^| Supersedes | \[ADR-0003\](0003-c.md) |.$' \
	docs/decisions/0004-d.md
run hence unlink docs/decisions/0003-c.md docs/decisions/0004-d.md
unchanged
run hence supersede docs/decisions/0004-d.md docs/decisions/0005-e.md
check "the table says so" grep -q \
	'^| Superseded by | \[ADR-0005\](0005-e.md) |.$' docs/decisions/0004-d.md
expect_file docs/decisions/0005-e.md 'Supersedes: ADR-0004'
git checkout -q .
run hence supersede docs/decisions/0005-e.md docs/decisions/0003-c.md
expect_file docs/decisions/0005-e.md 'Status: Superseded'
expect_file docs/decisions/0005-e.md 'Superseded-By: ADR-0003'
git checkout -q .
run hence supersede rfcs/0007-f/README.md docs/decisions/0002-b.md
expect_status 0
expect_file rfcs/0007-f/kep.yaml 'superseded-by: [ADR-0002]'
expect_file docs/decisions/0002-b.md 'supersedes: [RFC-0007]'
check "the text is as it was" git diff --quiet rfcs/0007-f/README.md
run hence show --json rfc-7
expect_json 'd["record"]["superseded_by"]' '["docs/decisions/2"]'
expect_json 'd["record"]["status"]' superseded
git checkout -q .

# Names that Markdown must have encoded, titles that it would take for markup
run hence supersede docs/decisions/0003-c.md rfc-8
expect_file docs/decisions/0003-c.md '[RFC-0008](../../rfcs/0008-g%20h%20%28i%29.md)'
expect_file 'rfcs/0008-g h (i).md' '[ADR-0003](../docs/decisions/0003-c.md)'
run hence unlink 3 8
unchanged

# A log of the status
printf '%s\n' '# K' '' '## Status' '' '- 2026-01-01: proposed' \
	'- 2026-02-01: accepted' '' '## Context' |
	write docs/decisions/0011-k.md
git add . && git commit -qm log
run hence supersede 11 docs/decisions/0003-c.md
expect_file docs/decisions/0011-k.md \
	'- 2026-11-20: superseded by [C](0003-c.md)'
run hence unlink 11 docs/decisions/0003-c.md
unchanged

# A status that is a link stays one
cd .. && make_repo linked && cd linked || exit 1
for i in 1 2 3; do
	nygard $i Accepted
done
printf '%s\n' '# 4. D' '' '- Status: [DEMONSTRATED](/README.md#demonstrated)' \
	'- Date: 2026-01-01' | write docs/adr/0004-d.md
nygard 5 '[Accepted](/README.md#accepted)'
printf '%s\n' --- 'status: "[accepted](/README.md)"' --- '# 6. F' |
	write docs/adr/0006-f.md
commit_all linked
run hence supersede 4 1
check "its word alone" test "$(sed -n 3,4p docs/adr/0004-d.md)" = \
	'- Status: [SUPERSEDED](/README.md#superseded)
- Superseded by: [ADR-0001](0001-r.md)'
run hence supersede 5 2
expect_file docs/adr/0005-r.md '[Superseded](/README.md#superseded)'
expect_file docs/adr/0005-r.md 'Superseded by [ADR-0002](0002-r.md)'
run hence supersede 6 3
expect_file docs/adr/0006-f.md 'status: "[superseded](/README.md)"'
expect_file docs/adr/0006-f.md 'superseded-by: [ADR-0003]'
for i in 4 5 6; do
	run hence show --json $i
	expect_json 'd["record"]["status"]' superseded
	expect_json 'd["record"]["superseded_by"]' "[\"docs/adr/$((i - 3))\"]"
	run hence unlink $i $((i - 3))
done
check "nothing but the word stays" test "$(git diff --numstat)" = \
	"$(printf '1\t1\tdocs/adr/0004-d.md')"
git checkout -q .
cd ../forms || exit 1

# "superseded" alone, where all of the collection have it so
cd .. && make_repo plain && cd plain || exit 1
for i in 1 2 3; do
	printf '%s\n' --- 'status: accepted' --- "# RFC $i: A" |
		write "rfcs/rfc-00$i-a.md"
done
sed 's/accepted/superseded/; s/RFC 1/RFC 4/' rfcs/rfc-001-a.md |
	write rfcs/rfc-004-b.md
commit_all plain
run hence supersede 1 2
check "a key of its own" test "$(sed -n 2,3p rfcs/rfc-001-a.md)" = \
	'status: superseded
superseded-by: [RFC-002]'
run hence unlink 1 2
unchanged
cd ../forms || exit 1

# What is no Markdown
printf '%s\n' 'J' '=' '' ':Status: Accepted' | write docs/decisions/0010-j.rst
run hence supersede docs/decisions/0003-c.md docs/decisions/0010-j.rst
expect_status 3
expect_err 'is not Markdown'
unchanged
finish
