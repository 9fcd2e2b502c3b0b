#!/bin/sh
# SPDX-License-Identifier: MIT
# What was considered, where a decision is made: ordinary small records pass
# with one command and no word, and those that hide their options do not.
. "$(dirname "$0")/lib.sh"

make_repo .
printf 'decisions:\n  since: 2026-01-01\n  default-mode: consent\n' >.hence.yml

# proposal N [LINES]: a proposal whose sections from the options on are stdin's.
proposal()
{
	{
		printf '# Proposal %s\n\n- Status: proposed\n%s\n' "$1" "${2:-}"
		printf '## Context\n\nOrders get lost between two services, '
		printf 'and nobody knows how many.\n\n'
		cat
	} | write "docs/adr/$1-p.md"
}

# passes N COMMAND...: it is accepted, and that is all that is said.
passes()
{
	number=$1
	shift
	run "$@"
	expect_status 0
	check "only that $number is accepted is said" test "$(cat "$err")" = \
		"hence: ADR-$number is accepted (was proposed)"
}

# refused RULE FIX: the last move was, with that remedy, and nothing is written.
refused()
{
	expect_status 1
	expect_err "[options/$1]"
	expect_err "$2"
	expect_err "nothing is changed"
	check "nothing is written" test -z "$(git status --porcelain)"
}

# As MADR's smallest template has it, and as adr-tools' with alternatives.
proposal 0001 <<'RECORD'
## Considered Options

* A queue
* A table that is asked each minute: slow, and dear at night

## Decision Outcome

Chosen option: "A queue", because it keeps what was sent, but we have to run it.

### Consequences

* Good, because no order gets lost.
RECORD
proposal 0002 <<'RECORD'
## Decision

We send orders through a queue, which keeps what was sent. It must be run.

## Consequences

No order gets lost.

## Alternatives

* A table that is asked each minute: slow, and dear at night
RECORD
# Nothing is decided in it yet.
proposal 0003 <<'RECORD'
## Considered Options

1. A queue: it must be run
2. A table that is asked each minute: slow, and dear at night

## Consequences

* Good, because no order gets lost.
* Bad, because we have to run it.
RECORD
proposal 0004 <<'RECORD'
## Decision

We send orders through a queue, which keeps what was sent. It must be run.

## Consequences

No order gets lost.
RECORD
commit_all proposals
passes 0001 hence accept 1
passes 0002 hence accept 2
git checkout -q .
run hence accept 3
refused none-chosen "'hence status ADR-0003 accepted --chosen \"A queue\" --because REASON' writes it"
run hence status 3
expect_out "To become accepted it lacks:"
expect_out "[options/none-chosen]"
expect_out "--chosen"
passes 0003 hence accept 3 --chosen 2 --because 'nothing has to be run for it'
expect_file docs/adr/0003-p.md \
	'Chosen option: "A table that is asked each minute", because nothing'
git checkout -q .
passes 0003 hence accept 3 --chosen 'a QUEUE' --because 'it keeps what was sent'
expect_file docs/adr/0003-p.md 'Chosen option: "A queue", because it keeps'
git checkout -q .
for wrong in queue 3 B2 'A queue or a table'; do
	run hence accept 3 --chosen "$wrong" --because 'it keeps what was sent'
	expect_status 2
	expect_err "there is no option '$wrong'"
	expect_err "hint: The options are 'A queue', 'A table that is asked"
done

# How to supply what is missing is said, to the command; and it works.
run hence accept 4
refused missing "Add a section '## Considered Options'"
expect_err "'hence status ADR-0004 accepted --waive options/missing --because REASON'"
run hence accept 4 --waive options/missing --because 'the customer has asked for it'
expect_status 0
run hence check -v --show-waived docs/adr/0004-p.md
expect_status 0
expect_out "waived: the customer has asked for it"
expect_out "info: options are waived: the customer has asked for it [options/waived]"
git checkout -q .
sed -i 's/^- Status.*/&\n- Blast radius: org/' docs/adr/0004-p.md
commit_all "for all"
run hence accept 4 --waive options/missing --because 'the customer has asked for it'
refused waived "Name 3 options under '## Considered Options'"

# What is given up says why, and the command for that is named.
sed -i '/^## Decision/,/^$/d; /^We send/d' docs/adr/0004-p.md
sed -i '/^## Cons/,$d' docs/adr/0004-p.md
commit_all "less"
run hence reject 4
refused record-rejected-without-reason \
	"'hence status ADR-0004 rejected --because REASON'"
run hence reject 4 --because 'the customer has gone away'
expect_status 0
git checkout -q .

# The command that is named can be pasted, whatever the title has in it.
proposal 0006 <<'RECORD'
## Considered Options

* Pay "now!" in $USD, or \`later\`, by a \\ in a line of its own at the end of all
* Write files: nobody reads them
RECORD
commit_all "a long title"
run hence accept 6
named=$(sed -n "s/.*'\(hence status ADR-0006 .*\) --because REASON'.*/\1/p" \
	"$err")
run eval "$named --because 'nothing has to be run for it'"
expect_status 0
expect_err "ADR-0006 is accepted"
git reset -q --hard HEAD^

# Several of one name.
proposal 0005 <<'RECORD'
## Considered Options

* Write files: nobody reads them
* write files: nobody reads them
RECORD
run hence accept 5 --chosen 'Write Files' --because 'nobody asks for it'
expect_status 2
expect_err "'Write Files' names several options"
rm docs/adr/0005-p.md

# Where nobody asked for rules nothing is stopped; old records hear nothing.
git rm -q .hence.yml
git commit -q -m "no rules"
run hence accept 4
expect_status 0
expect_err "warning: nothing says what else was considered [options/missing]"
git checkout -q .
printf 'decisions:\n  since: 2026-11-21\n' >.hence.yml
sed -i 's/proposed/accepted/' docs/adr/0004-p.md
commit_all "decided before"
HENCE_TODAY=2026-11-22 run hence check --no-rule record docs/adr/0004-p.md
expect_status 0
expect_no_out "options/"
expect_err "would not pass"
HENCE_TODAY=2026-11-22 run hence check -v docs/adr/0004-p.md
expect_out "info: nothing says what else was considered [options/missing]"
finish
