#!/bin/sh
# SPDX-License-Identifier: MIT
# The gates of moves: what is refused before anything is written, and why.
. "$(dirname "$0")/lib.sh"

# as WHO COMMAND...: with that identity in git.
as()
{
	who=$1
	shift
	GIT_AUTHOR_NAME=$who GIT_AUTHOR_EMAIL=$who@example.org "$@"
}

# commit_as WHO MESSAGE: everything here, by that author.
commit_as()
{
	git add -A . && as "$1" git commit -q -m "$2"
}

# on DATE COMMAND...: on that day.
on()
{
	day=$1
	shift
	HENCE_TODAY=$day GIT_AUTHOR_DATE=${day}T10:00:00Z \
		GIT_COMMITTER_DATE=${day}T10:00:00Z "$@"
}

# refused RULE: the last move was, by that rule, and nothing is written.
refused()
{
	expect_status 1
	expect_err "[$1]"
	expect_err "nothing is changed"
	check "nothing is written" test -z "$(git status --porcelain)"
}

# bold ID [LINES OF FRONT MATTER]: a proposal that ana may decide alone.
bold()
{
	write "docs/adr/000$1-bold.md" <<-RECORD
	---
	status: proposed
	author: ben@example.org
	decision-mode: safe-to-try
	affects: [services/billing/**]
	reversibility: ${2:-two-way}
	undo-cost: 2 days
	blast-radius: team
	review-by: 2027-03-01
	---
	# Bold $1

	## Context

	There is something to decide that this test is all about.

	## Decision

	We decided for replication slots and neglected triggers, accepting their cost.

	## Consequences

	- Good, as it is tested.

	## Why consensus was not reached

	We talked about it for three weeks and two of us would still rather wait
	for the next year.

	## Way back

	Take the service out of the list and start the old one again.

	## Evaluation criteria

	- The lag stays under 2 s.
	RECORD
}

# An ordinary small decision, in a repository that asks for nothing: no word.
make_repo plain && cd plain || exit 1
whole docs/adr/0001-a.md A
sed -i 's/accepted/proposed/' docs/adr/0001-a.md
commit_all one
run hence accept 1
expect_status 0
check "only that it is accepted is said" \
	test "$(cat "$err")" = "hence: ADR-0001 is accepted (was proposed)"
check "two lines differ at most" test \
	"$(git diff --numstat | cut -f 1)" -le 2
git checkout -q .
# There the gate is heard, and stops nothing.
write docs/adr/0002-b.md <<'RECORD'
# B

- Status: proposed

## Decision

We decided for a test and neglected a guess, accepting its cost.
RECORD
commit_all two
run hence accept 2
expect_status 0
expect_err "ADR-0002 as accepted:"
expect_err "warning: nothing says what the problem is [record/context-missing]"
git checkout -q .
cd .. || exit 1

# Where decisions have terms they are filled in, and the rest is asked for.
make_repo team && cd team || exit 1
write .hence.yml <<'YAML'
decisions: {since: 2026-01-01, default-mode: consent}
roles:
  tech-lead: {members: [ana@example.org], area: ["services/**"], ceiling: team}
delegates:
  - {who: cleo@example.org, role: tech-lead, until: 2026-11-30}
modes:
  directed: {min-days: 5}
YAML
whole docs/adr/0001-a.md A
sed -i 's/accepted/proposed/; /^- Date/d' docs/adr/0001-a.md
write docs/adr/0002-b.md <<'RECORD'
# B

- Status: proposed

## Decision

We decided for a test and neglected a guess, accepting its cost.
RECORD
bold 3
bold 4 one-way
commit_as ben one
run hence accept 1
expect_status 0
check "only that it is accepted is said" \
	test "$(cat "$err")" = "hence: ADR-0001 is accepted (was proposed)"
expect_file docs/adr/0001-a.md "Date: 2026-11-20"
expect_file docs/adr/0001-a.md 'Decider: Ana \<ana@example.org>'
git checkout -q .
as ben run hence accept 1
expect_err "warning: no role knows the decider 'ben <ben@example.org>'"
git checkout -q .

# What is missing is asked for, by rule and remedy; all of it at once.
run hence accept 2
refused record/context-missing
expect_err "'ADR-0002' cannot become accepted yet: 1 error, and nothing is changed"
expect_err "hint: Mend what is named above; or waive a rule"
run hence accept 1 2
refused record/context-missing
run hence accept 2 -n
expect_status 1
expect_exactly ''
# The same as a list, before anything is tried.
run hence status 2
expect_status 0
expect_out "Next:   draft, accepted, rejected, withdrawn"
expect_out "To become accepted it lacks:"
expect_out "  error: nothing says what the problem is [record/context-missing]"
expect_out "To become rejected it lacks:"
expect_out "  warning: rejected, and nothing says why"
run hence status 2 --json
expect_json '[g["state"] for g in d["gates"]]' '["accepted", "rejected", "withdrawn"]'
expect_json '[g["passes"] for g in d["gates"]]' '[false, true, true]'
expect_json 'd["gates"][0]["findings"][0]["rule"]' record/context-missing
run hence status --rev HEAD 2
expect_out "[record/context-missing]"
expect_out "in a section '## Context' what makes a decision necessary, in 10"
check "looking writes nothing" test -z "$(git status --porcelain)"
# What is half done may be given up all the same.
run hence withdraw 2
expect_status 0
git checkout -q .

# A waiver is written into the record, and is listed by check.
run hence accept 2 --waive record/context-missing
expect_status 2
expect_err "'--waive' needs a reason of at least 5 words"
run hence accept 2 --waive context-missing --because 'too short'
expect_status 2
expect_err "hint: 'too short' has fewer."
run hence accept 2 --waive contxt-missing --because 'the parent tells all of it'
expect_status 2
run hence accept 2 --waive record/context-missing --because 'all -- of it is told'
expect_status 2
run hence accept 2 --waive context-missing --because 'the parent record tells all of it'
expect_status 0
expect_file docs/adr/0002-b.md \
	'<!-- hence: waive record/context-missing: the parent record tells all of it -->'
run hence check --show-waived docs/adr/0002-b.md
expect_status 0
expect_out "waived: the parent record tells all of it"
git checkout -q .
run hence status 2 --waive record/context-missing
expect_status 2
expect_err "'--waive' is said of a move: the state is missing"

# One decides alone, by a role: a member, or who stands in until a day.
run hence accept 3
expect_status 0
expect_no_err "error:"
expect_file docs/adr/0003-bold.md 'decider: Ana <ana@example.org>'
git checkout -q .
sed -i 's/^## Consequences/## More/' docs/adr/0003-bold.md
run hence accept 3
expect_err "Add a section '## Consequences': what gets better"
git checkout -q .
as ben run hence accept 3
refused safe-to-try/no-authority
expect_err "'ben <ben@example.org>' has no role to decide by"
as cleo run hence accept 3
expect_status 0
git checkout -q .
on 2026-12-01 as cleo run hence accept 3
refused safe-to-try/no-authority
expect_err "stood in for the role 'tech-lead' until 2026-11-30 only"
# A role that one gives oneself does not count for that decision.
sed -i 's/members: \[/members: [ben@example.org, /' .hence.yml
as ben run hence accept 3
expect_status 1
expect_err "[safe-to-try/no-authority]"
bold 9
as ben run hence accept 9
expect_status 1
expect_err "[safe-to-try/no-authority]"
rm docs/adr/0009-bold.md
commit_as ben two
as ben run hence accept 3
expect_status 0
commit_as ben three
run hence check
expect_no_out no-authority
git reset -q --hard HEAD~2
# Nor is there a role in what nobody can read.
echo ']' >>.hence.yml
commit_as ben broken
git checkout -q HEAD~1 .hence.yml
sed -i 's/members: \[/members: [ben@example.org, /' .hence.yml
as ben run hence accept 3
expect_status 1
expect_err "no role is there to decide by"
expect_err ".hence.yml names who may: 'roles: {tech-lead: {members: [ana@example.org]}}'"
sed -i 's/^status.*/status: accepted/; s/^author/decider: ben@example.org\n&/' \
	docs/adr/0003-bold.md
commit_as ben "mended, with a decision"
run hence check
expect_status 1
expect_out "and no role is there to decide by [safe-to-try/no-authority]"
git reset -q --hard HEAD~2

# No way back: by no means alone, and by no waiver.
run hence accept 4
refused safe-to-try/one-way-door
run hence accept 4 --waive one-way-door --because 'we are in a great hurry'
refused_code=$status
check "exit code 1" test "$refused_code" -eq 1
expect_err "the rule 'safe-to-try/one-way-door' cannot be waived"
sed -i 's/^reversibility.*/reversibility: two-way/; s/^undo-cost.*//' docs/adr/0004-bold.md
commit_as ben "no price"
run hence accept 4
refused safe-to-try/no-way-back
expect_err "Write the field 'undo-cost: 2 days'."

# An objection stands in the way until it is answered by who raised it.
as ben hence object 1 Slots fill the disk --harm 'Writes stop' -q >"$out"
commit_as ben "object"
run hence accept 1
refused safe-to-try/objection-open
as cleo run hence object 1 --close O1 integrated --in Decision
expect_status 1
as ben hence object 1 --close O1 integrated --in Decision -q >"$out"
commit_as cleo "close"
run hence accept 1
refused safe-to-try/closed-by-wrong-person
expect_err "objection O1 of 'ben@example.org' was integrated by 'cleo'"
git reset -q --hard HEAD~1
as ben hence object 1 --close O1 integrated --in Decision -q >"$out"
commit_as ben "close"

# A consent is to a text; another text needs another one.
as cleo hence consent 1 -q >"$out"
commit_as cleo consent
sed -i 's/its cost\./its high cost./' docs/adr/0001-a.md
commit_as ben "another text"
run hence accept 1
refused safe-to-try/consent-stale
expect_err "'cleo@example.org' has consented to another text"
as cleo hence consent 1 -q >"$out"
commit_as ben "for cleo"
run hence accept 1
expect_status 0
expect_err "warning: the consent of 'cleo@example.org' was committed by 'ben' [safe-to-try/consent-unproven]"
commit_as ana accepted
sed -i 's/its high cost\./its, high cost./' docs/adr/0001-a.md
commit_as ana "a comma"
run hence check
expect_no_out consent-stale

# The outcome in the record's own form; the text that people have agreed to
# stays.
write docs/adr/0005-e.md <<'RECORD'
# E

- Status: proposed

## Context

There is something to decide that this test is all about.

## Considered Options

* Use C
* Use [Go](https://go.dev): nobody here knows it

## Decision Outcome

Chosen option: "{title of option 1}", because
{justification}.

### Consequences

* Good, as it is tested.
* Bad, as it takes longer to write.
RECORD
sed '/^## Decision/,/^{just/d; s/^# E/# F/; s/^###/##/' docs/adr/0005-e.md >docs/adr/0006-f.md
sed 's/^Chosen.*/We talked./; /^{just/d; s/^# E/# G/' docs/adr/0005-e.md |
	sed 's/$/\r/' >docs/adr/0007-g.md
commit_as ben options
run hence accept 5 --chosen 'Use C'
expect_status 2
expect_err "'--chosen' needs a reason"
run hence accept 5 --chosen 'Use Zig' --because 'it is new'
expect_status 2
expect_err "'docs/adr/0005-e.md': there is no option 'Use Zig'"
expect_err "hint: The options are 'Use C', 'Use Go'."
run hence accept 5 6 --chosen 'Use C' --because 'it is old'
expect_status 2
run hence reject 5 --chosen 'Use C' --because 'it is old'
expect_status 2
run hence status 5 rejected --chosen 'Use C' --because 'it is old'
expect_status 2
expect_err "'--chosen' has no place in a move to 'rejected'"
run hence accept 5 --chosen 'Use C' --because 'we *know* it'
expect_status 0
expect_file docs/adr/0005-e.md 'Chosen option: "Use C", because we \*know\* it.'
check_not "the template's text is gone" grep -q 'title of\|justification' \
	docs/adr/0005-e.md
check_not "the reason is the outcome's" grep -qi '^.*because:' docs/adr/0005-e.md
run hence accept 6 --chosen 'use c' --because 'we know it.'
expect_status 0
check "a section for it stands behind the options" test "$(sed -n \
	'/^## Decision Outcome/,/^## Cons/p' docs/adr/0006-f.md)" = \
'## Decision Outcome

Chosen option: "Use C", because we know it.

## Consequences'
run hence accept 7 --chosen 'Use C' --because 'we know it'
expect_status 0
check "what was told stays behind it, and line ends are kept" test "$(sed -n \
	'/^## Decision/,/^### Cons/p' docs/adr/0007-g.md | tr '\r' '~')" = \
'## Decision Outcome~
~
Chosen option: "Use C", because we know it.~
~
We talked.~
~
### Consequences~'
git checkout -q .
as cleo hence consent 5 -q >"$out"
commit_as cleo "consent to five"
run hence accept 5 --chosen 'Use C' --because 'we know it'
expect_status 1
expect_err "people have consented to 'docs/adr/0005-e.md' as it stands"
check "nothing is written" test -z "$(git status --porcelain)"

# What cannot be written is said of the record that has no place for it.
write docs/adr/0008-h.md <<'RECORD'
---
{status: proposed, date: 2026-11-20}
---
# H
RECORD
run hence accept 8
expect_status 3
expect_err "'docs/adr/0008-h.md' cannot be edited safely: its YAML is written in a form that is not edited"
rm docs/adr/0008-h.md

# A last call has an end, and a purpose.
run hence status 3 last-call --until 2026-12-01 --disposition accept
expect_status 1
expect_err "it cannot become last-call"
mkdir rfcs
sed 's/^decision-mode.*/decide-by: 2026-12-24/' docs/adr/0003-bold.md >rfcs/0001-c.md
commit_as ben rfc
run hence status rfcs/1 proposed --until 2026-12-01
expect_status 2
expect_err "'--until' has no place in a move to 'proposed'"
run hence status rfcs/1 last-call --until 2026-11-19
expect_status 2
expect_err "a last call until '2026-11-19' would be over already"
run hence status rfcs/1 last-call --until 2026-12-01 --disposition accept
expect_status 0
expect_file rfcs/0001-c.md 'last-call-until: 2026-12-01'
expect_file rfcs/0001-c.md 'last-call-disposition: accept'
commit_as ben "last call"
run hence accept rfcs/1
refused safe-to-try/last-call-running
expect_err "the last call runs until 2026-12-01"
run hence status rfcs/1 last-call --until 2026-12-03
expect_status 0
expect_err "RFC-0001 stays last-call"
expect_file rfcs/0001-c.md 'last-call-until: 2026-12-03'
on 2026-12-03 run hence accept rfcs/1
expect_status 0

# The same in a record whose fields are a list.
whole rfcs/0002-l.md L
sed -i 's/accepted/proposed/' rfcs/0002-l.md
run hence status rfcs/2 last-call --until 2026-12-01 --disposition accept
expect_status 0
expect_file rfcs/0002-l.md '- Last call until: 2026-12-01'
expect_file rfcs/0002-l.md '- Last call disposition: accept'
run hence accept rfcs/2
expect_err '[safe-to-try/last-call-running]'
rm rfcs/0002-l.md

# A mode that wants days counts them between commits.
sed -i 's/^decision-mode.*/decision-mode: directed/' docs/adr/0003-bold.md
commit_as ben directed
run hence accept 3
refused safe-to-try/window-too-short
expect_err "it was open for 0 days, and mode directed needs 5"
on 2026-11-26 run hence accept 3
expect_status 0
finish
