#!/bin/sh
# SPDX-License-Identifier: MIT
# hence status and its verbs: where a record stands, and moves that are allowed.
. "$(dirname "$0")/lib.sh"

# expect_lines FILE OUT IN: so many lines went out of it and came into it.
expect_lines()
{
	got=$(git diff --numstat -- "$1" | cut -f 1,2 | tr '\t' ' ')
	check "'$1' has $3 new lines for $2 old ones, not '$got'" \
		test "$got" = "$3 $2"
}

# expect_nothing_written: no file differs from the last commit.
expect_nothing_written()
{
	check "nothing is written" test -z "$(git status --porcelain)"
}

# Where it stands: read without a lock, from anywhere.
make_repo plain && cd plain || exit 1
run hence status 1
expect_status 3
expect_err "no collection"
write docs/adr/0001-use-c.md <<'RECORD'
---
status: "✅ Accepted" # by the board
date: 2026-01-01
decision-makers:
---
# Use C

## Status

Proposed
RECORD
record docs/adr/0002-b.md "2. B" proposed
record docs/adr/0003-c.md "3. C" rejected
commit_all one
run hence status 1
expect_status 0
expect_silent
expect_exactly 'ADR-0001 Use C
Status: accepted (✅ Accepted)
Date:   2026-01-01
File:   docs/adr/0001-use-c.md
Stated: docs/adr/0001-use-c.md:2: ✅ Accepted
        docs/adr/0001-use-c.md:10: Proposed
Next:   deprecated, superseded'
run hence status 1 --json
expect_json 'd["record"]["id"]' ADR-0001
expect_json 'd["state"]' accepted
expect_json 'd["moves"]' '["deprecated", "superseded"]'
expect_json '[p["line"] for p in d["places"]]' '[2, 10]'
cd docs && run hence status 3 && cd ..
expect_out "File:   adr/0003-c.md"
expect_out "Next:   -"
run hence status --rev HEAD 2
expect_out "Next:   draft, accepted, rejected, withdrawn"
run hence status 9
expect_status 2
run hence status 2 --because 'no reason'
expect_status 2
expect_err "the state is missing"
run hence status 2 accepted --rev HEAD
expect_status 2
run hence status 2 accepted --json
expect_status 2

# What the life cycle forbids, and what is no state at all.
run hence accept 3
expect_status 1
expect_err "'ADR-0003' is rejected: it cannot become accepted"
expect_err "hint: Nothing follows rejected. 'kinds: adr: moves:' of .hence.yml"
run hence status 2 deprecated
expect_status 1
expect_err "'ADR-0002' is proposed: it cannot become deprecated"
expect_err "hint: It may become: draft, accepted, rejected, withdrawn."
run hence status 2 acepted
expect_status 2
expect_err "no state 'acepted' for the kind 'adr'"
expect_err "Did you mean 'accepted'?"
run hence status 1 superseded
expect_status 1
expect_err "no accepted record supersedes 'ADR-0001'"
expect_err "'hence supersede ADR-0001 NEW'"
run hence accept 2 --date 2026-11-22
expect_status 2
expect_err "'2026-11-22' is still to come"
run hence accept 2 --because ' '
expect_status 2
run hence accept 2 --because "$(printf 'a\nb')"
expect_status 2
run hence accept 2 3
expect_status 1
run hence accept 2 9
expect_status 2
expect_nothing_written

# A move: every place, and nothing else.
run hence accept 2 -n
expect_status 0
expect_out "+- Status: accepted"
expect_err "ADR-0002 would be accepted (is proposed)"
expect_nothing_written
run hence accept 2 2
expect_status 0
expect_exactly docs/adr/0002-b.md
expect_err "hence: ADR-0002 is accepted (was proposed)"
expect_lines docs/adr/0002-b.md 1 1
run hence accept ADR-0002
expect_status 0
expect_exactly ''
expect_err "ADR-0002 is accepted already"
git checkout -q .
run hence deprecate 1 --because 'C is old'
expect_status 0
expect_file docs/adr/0001-use-c.md '# by the board'
check_not "no place is left behind" grep -qi proposed docs/adr/0001-use-c.md
git checkout -q .
# A reason is that of one move.
run hence reject docs/adr/0002-b.md --because 'too dear'
expect_no_err 'still gives the reason'
run hence status docs/adr/0001-use-c.md accepted --because 'quick'
expect_no_err 'still gives the reason'
run hence deprecate docs/adr/0001-use-c.md
expect_status 0
expect_err "'because' of ADR-0001 still gives the reason for accepted: give --because"
git checkout -q .
# Places that differ are made one, though the state stays.
run hence accept 1
expect_status 0
expect_err "ADR-0001 stays accepted"
expect_lines docs/adr/0001-use-c.md 1 1
expect_file docs/adr/0001-use-c.md 'date: 2026-01-01'
run hence status 1 implemented
expect_status 0
expect_file docs/adr/0001-use-c.md 'mplemented'
run hence status 1 implemented
expect_err "is accepted already"
git checkout -q .
cd docs/adr && run hence reject 0002 --date 2026-11-21 && cd ../.. || exit 1
expect_exactly 0002-b.md
expect_file docs/adr/0002-b.md 2026-11-21
git checkout -q .

# The one who decides: git's name for you, where there is a place for it.
write docs/adr/0004-d.md <<'RECORD'
---
status: proposed
date: 2026-01-01
decision-makers:
---
# D
RECORD
echo 'Ana Lima <ana@example.com> <ana@example.org>' >.mailmap
run hence accept 4
expect_status 0
expect_file docs/adr/0004-d.md 'Ana Lima <ana@example.com>'
expect_file docs/adr/0004-d.md 'date: 2026-11-20'
run hence list --json
expect_json 'd["records"][3]["status"]' accepted
expect_json 'd["records"][3]["deciders"]' '["Ana Lima <ana@example.com>"]'
sed -i -e 's/^status:.*/status: proposed/' -e 's/^decision-m.*/decision-makers:/' \
	docs/adr/0004-d.md
run env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL "$HENCE" accept -v 4
expect_status 0
expect_err "git knows no name of yours"
check "nobody is written" grep -qx 'decision-makers: *' docs/adr/0004-d.md
cd ..

# States and moves of a team's own.
make_repo own && cd own || exit 1
write .hence.yml <<'YAML'
collections: [{path: docs/adr}, {path: rfcs}]
kinds:
  adr:
    states: {trial: accepted, On hold: postponed}
    moves: [accepted -> trial, proposed -> on hold, on hold -> proposed]
YAML
record docs/adr/0001-a.md "1. A"
record docs/adr/0002-b.md "2. B" proposed
record rfcs/0001-a.md "1. A" proposed
run hence status 1
expect_status 2 # two of them
run hence status docs/adr/1
expect_out "Next:   deprecated, superseded, trial"
run hence status docs/adr/1 Trial
expect_status 0
expect_err "ADR-0001 is trial (was accepted)"
expect_file docs/adr/0001-a.md "Status: trial"
run hence status docs/adr/1
expect_out "Status: trial, which is accepted"
expect_out "Next:   deprecated, superseded"
run hence list --status accepted
expect_out "ADR-0001"
run hence status docs/adr/1 --json
expect_json 'd["state"], d["record"]["status"]' '["trial", "accepted"]'
run hence accept docs/adr/1
expect_status 1
expect_err "'ADR-0001' is trial: it cannot become accepted"
run hence deprecate docs/adr/1
expect_status 0
expect_err "(was trial)"
run hence status docs/adr/2 'on hold'
expect_status 0
expect_file docs/adr/0002-b.md "Status: On hold"
run hence propose docs/adr/2
expect_status 0
run hence status rfcs/1 trial
expect_status 2
run hence status rfcs/1 last-call
expect_status 0
run hence status rfcs/1 postponed
expect_status 0
run hence accept rfcs/1
expect_status 1
expect_err "It may become: proposed."
cd ..

# A word of the team's own means what the team says, whatever others mean.
make_repo active && cd active || exit 1
echo 'kinds: {adr: {states: {active: proposed}}}' >.hence.yml
record docs/adr/0001-a.md "1. A" active
record docs/adr/0002-b.md "2. B" proposed
run hence list --status proposed
expect_out ADR-0001
run hence accept 1 2
expect_status 0
expect_file docs/adr/0001-a.md "Status: accepted"
expect_file docs/adr/0002-b.md "Status: accepted"
cd ..

# What an accepted record supersedes becomes superseded, in the same change.
make_repo chain && cd chain || exit 1
for n in 1 2 3; do
	printf '# %s. R\n\n## Status\n\nAccepted\n' $n | write docs/adr/000$n-r.md
done
sed -i 's/Accepted/Rejected/' docs/adr/0003-r.md
write docs/adr/0004-n.md <<'RECORD'
# 4. N

## Status

Proposed

Supersedes [1. R](0001-r.md)

Supersedes [2. R](0002-r.md)
RECORD
commit_all all
run hence accept 4 -n
expect_status 0
expect_err "ADR-0001 would be superseded"
expect_nothing_written
run hence accept 4
expect_status 0
expect_err "ADR-0004 is accepted (was proposed)"
expect_err "ADR-0001 is superseded"
expect_err "ADR-0002 is superseded"
expect_file docs/adr/0001-r.md "Superseded by [4. N](0004-n.md)"
run hence list --status superseded
expect_out ADR-0001
expect_out ADR-0002
git checkout -q docs/adr/0001-r.md
# The status that was forgotten.
run hence status 1 superseded --because no
expect_status 2
run hence status 1 superseded
expect_status 0
expect_exactly docs/adr/0001-r.md
expect_file docs/adr/0001-r.md "Superseded by [4. N](0004-n.md)"
run hence status 1 superseded
expect_err "is superseded already"
run hence status 3 superseded
expect_status 1
expect_err "'ADR-0003' is rejected: it cannot become superseded"
cd ..

# What states nothing may become anything, and says so then.
make_repo bare-words && cd bare-words || exit 1
write docs/adr/0001-a.md <<'RECORD'
# 1. A

## Context

None.
RECORD
record docs/adr/0002-b.md "2. B" "Frobnicated"
run hence status 2
expect_out "Status: unknown (Frobnicated)"
run hence accept 1 2
expect_status 0
expect_err "ADR-0001 is accepted (stated no status)"
expect_err "ADR-0002 is accepted (was 'Frobnicated')"
run hence list --status accepted
expect_out ADR-0001
expect_out ADR-0002
cd ..

# A default counts as the status that it is.
make_repo default && cd default || exit 1
echo 'decisions: {default-status: accepted}' >.hence.yml
printf '# 1. A\n\n## Context\n\nNone.\n' | write docs/adr/0001-a.md
run hence reject 1
expect_status 1
run hence accept 1
expect_status 0
run grep -qi accepted docs/adr/0001-a.md
expect_status 0
cd ..

# Reasons are words, whatever Markdown makes of them.
for reason in '1. x' '12) x' '    x' '+ x' '- x' '===' '---' '#' '* x' '> x' \
	'~~~' '<b>' "x\\" '1. *x*' 'a <br>'; do
	mkdir -p why/docs/adr
	printf '# 1. T\n\n## Status\n\nAccepted\n\n## Context\n\nText\n' \
		>why/docs/adr/0001-t.md
	printf '# 2. T\n\n- Status: accepted\n\n## Context\n\nText\n' \
		>why/docs/adr/0002-t.md
	run hence -C why --dir docs/adr deprecate 1 2 --because "$reason"
	expect_status 0
	run hence -C why --dir docs/adr show --json 1
	expect_json '[len(d["record"]["sections"]), d["record"]["status"]]' \
		'[2, "deprecated"]'
	run hence -C why --dir docs/adr --no-pager show --color=never 1
	said=$(printf %s "$reason" | sed 's/^ *//')
	expect_out "$said"
	run hence -C why --dir docs/adr show --json 2
	expect_json '[f["value"] for f in d["record"]["fields"]
		if f["key"] == "because"][0]' "$said"
	rm -r why
done
for reason in '' '   ' "$(printf '\302\240')"; do
	run hence deprecate 1 --because "$reason"
	expect_status 2
	expect_err 'the reason is empty'
done
finish
