#!/bin/sh
# SPDX-License-Identifier: MIT
# One decision from its proposal to its end, by several people: what each step
# writes, byte for byte, what is refused on the way, and by what it is mended.
. "$(dirname "$0")/lib.sh"

# by WHO DAY COMMAND...: with that identity in git, on that day.
by()
{
	who=$1 day=$2
	shift 2
	GIT_AUTHOR_NAME=$who GIT_AUTHOR_EMAIL=$who@example.org \
		GIT_AUTHOR_DATE=${day}T10:00:00Z \
		GIT_COMMITTER_DATE=${day}T10:00:00Z HENCE_TODAY=$day "$@"
}

# commit_by WHO DAY MESSAGE: everything here.
commit_by()
{
	git add -A . && by "$1" "$2" git commit -q -m "$3"
}

# changed LINES: these, with + and -, are all that differs from the commit.
changed()
{
	git diff -U0 | sed -n '/^[-+][-+]/d; /^[-+]/p' >"$scratch/changed"
	check "what is written is '$1'" test "$(cat "$scratch/changed")" = "$1"
}

# refused RULE: the move was, by that rule, and nothing is written.
refused()
{
	expect_status 1
	expect_err "[$1]"
	expect_err "and nothing is changed"
	check "nothing is written" test -z "$(git status --porcelain)"
}

# add LINES: they go to the end of the record.
add()
{
	printf '\n%s\n' "$1" >>"$file"
}

# term LINE: it goes to the front matter.
term()
{
	sed -i "/^author/a $1" "$file"
}

make_repo story && cd story || exit 1
write .hence.yml <<'YAML'
decisions: {since: 2026-09-01, default-mode: consent}
roles:
  tech-lead: {members: [ana@example.org], area: ["services/**"], ceiling: team}
delegates:
  - {who: cleo@example.org, role: tech-lead, until: 2026-11-30}
modes:
  safe-to-try: {min-days: 3}
YAML
file=docs/adr/0001-replicate-the-ledger.md
write "$file" <<'RECORD'
---
status: proposed
date: 2026-09-01
author: ben@example.org
affects: [services/ledger/**]
---

# Replicate the ledger

## Context

The ledger has one copy. A dead disk costs us a day of bookings.

## Considered Options

* Logical replication slots
* A nightly dump
* Keep one copy

## Decision Outcome

Chosen option: "Logical replication slots", because a second copy is never more
than a few seconds behind.

### Consequences

* Good, because a dead disk costs seconds.
* Bad, because slots need somebody to watch them.

## Pros and Cons of the Options

### Logical replication slots

* Good, because the lag is small.
* Bad, because a forgotten slot fills the disk.

### A nightly dump

* Good, because it is what we know.
* Bad, because up to a day of bookings is lost.

### Keep one copy

* Good, because nothing has to be done.
* Bad, because a dead disk costs a day, as it did in June.
RECORD
commit_by ben 2026-09-01 "Propose to replicate the ledger"
by ana 2026-09-01 run hence check
expect_status 0
expect_exactly ''

# Two object. Each objection is a commit of who has raised it.
by sec 2026-09-02 run hence object 1 Slots can fill the disk \
	--harm 'Writes stop' --because 'Nobody drops dead slots' \
	--removed-by 'A limit and an alarm'
expect_status 0
expect_exactly "$file"
expect_err 'it is objection O1'
changed '+
+## Objections
+
+* **O1** (sec@example.org, 2026-09-02): Slots can fill the disk
+  * harm: Writes stop
+  * because: Nobody drops dead slots
+  * removed by: A limit and an alarm'
commit_by sec 2026-09-02 "Object"
by dan 2026-09-02 run hence object 1 We know nothing of slots \
	--harm 'Nobody can mend it at night'
expect_status 0
changed '+* **O2** (dan@example.org, 2026-09-02): We know nothing of slots
+  * harm: Nobody can mend it at night'
commit_by dan 2026-09-02 "Object, too"
by ana 2026-09-03 run hence accept 1
refused safe-to-try/objection-open
expect_err "objection O1 of 'sec@example.org' is still open"
expect_err "'sec@example.org' closes it by 'hence object ADR-0001 --close O1 integrated --in SECTION'"
expect_err 'hint: Mend what is named above.'
expect_no_err '--waive'

# The one is answered in the text, which who has raised it says.
add '## Way back

Drop the slot, stop the second server, and take it out of the list of servers.'
commit_by ben 2026-09-03 "Tell the way back"
by ana 2026-09-03 run hence object 1 --close O1 integrated --in 'Way back'
expect_status 1
expect_err "objection 'O1' is for 'sec@example.org' to close"
expect_err "'--as sec@example.org' writes down for them"
changed ''
by sec 2026-09-03 run hence object 1 --close O1 integrated --in 'Way back'
expect_status 0
changed '+  * state: integrated 2026-09-03 (sec@example.org) in "Way back"'
commit_by ana 2026-09-03 "Close it for sec"
by ana 2026-09-04 run hence accept 1
refused safe-to-try/closed-by-wrong-person
expect_err "objection O1 of 'sec@example.org' was integrated by 'ana'"
git reset -q --hard HEAD~1
by sec 2026-09-03 hence object 1 --close O1 integrated --in 'Way back' -q \
	>"$out"
commit_by sec 2026-09-03 "It is answered"

# The other is not, and the lead decides: not by consent.
by ana 2026-09-04 run hence object 1 --close O2 overruled \
	--because 'The vendor is on call for half a year'
expect_status 0
expect_err "that stands only where one decides alone: 'decision-mode: safe-to-try'"
changed '+  * state: overruled 2026-09-04 (ana@example.org, The vendor is on call for half a year)'
commit_by ana 2026-09-04 "Overrule"
by ana 2026-09-04 run hence accept 1
refused safe-to-try/objection-open
expect_err "Where one decides alone the record says so: 'decision-mode: safe-to-try'"
term 'decision-mode: safe-to-try'
commit_by ana 2026-09-04 "Safe to try"
# All that this takes is asked for at once.
by ana 2026-09-04 run hence status 1
expect_status 0
expect_out "To become accepted it lacks:"
expect_out "error: nothing says whether it can be undone [safe-to-try/reversibility-missing]"
expect_out "Write 'reversibility: two-way' or 'costly', with a section '## Way back' and the field 'undo-cost: 2 days'"
expect_out "Write 'blast-radius: team', 'teams' or 'org'."
expect_out "Add a section '## Evaluation criteria'"
expect_out "Write it as 'review-by: 2027-03-03', at most 180 days after the decision."
expect_out "Say under '## Evaluation criteria' what would show it: '- O2: ...'."
check "that is all" test "$(grep -c '^  error' "$out")" -eq 5

# What leads one way is not tried, whatever else is said.
term 'review-by: 2027-01-31'
term 'blast-radius: team'
term 'reversibility: one-way'
add '## Evaluation criteria

- O2: nobody is woken twice for the same fault.
- The lag stays under 2 s.'
commit_by ana 2026-09-04 "A door"
by ana 2026-09-05 run hence accept 1
refused safe-to-try/one-way-door
by ana 2026-09-05 run hence accept 1 --waive one-way-door \
	--because 'we are in a very great hurry'
expect_status 1
expect_err "the rule 'safe-to-try/one-way-door' cannot be waived"
changed ''
sed -i 's/one-way/two-way/' "$file"
commit_by ana 2026-09-05 "There is a way back"
by ana 2026-09-05 run hence accept 1
refused safe-to-try/no-way-back
expect_err "Write the field 'undo-cost: 2 days'."
term 'undo-cost: 2 days'
commit_by ana 2026-09-05 "What it costs"
by ana 2026-09-05 run hence status 1
expect_no_out 'it lacks'

# Consent is to a text; another one asks for it anew.
by eve 2026-09-05 run hence consent 1
expect_status 0
changed "+
+## Consent
+
+* eve@example.org, 2026-09-05, text $(sed -n 's/.*, text //p' "$file")"
commit_by eve 2026-09-05 "Consent"
sed -i 's/under 2 s/under 3 s/' "$file"
commit_by ben 2026-09-06 "Be more patient"
by ana 2026-09-07 run hence accept 1
refused safe-to-try/consent-stale
expect_err "'eve@example.org' has consented to another text"
expect_err "'hence consent ADR-0001', by them, renews it."
old=$(sed -n 's/.*, text //p' "$file")
by eve 2026-09-07 run hence consent 1
expect_status 0
new=$(sed -n 's/.*, text //p' "$file")
changed "-* eve@example.org, 2026-09-05, text $old
+* eve@example.org, 2026-09-07, text $new"
check "it is another text" test "$old" != "$new"
commit_by eve 2026-09-07 "Consent again"

# By whom: nobody without a role, nor whom a role is given in the same step,
# nor who stood in for one until yesterday, whatever date they give.
by dan 2026-09-08 run hence accept 1
refused safe-to-try/no-authority
expect_err "'dan <dan@example.org>' has no role to decide by"
expect_err "'ana@example.org' may, by the role 'tech-lead'"
sed -i 's/members: \[/members: [dan@example.org, /' .hence.yml
by dan 2026-09-08 run hence accept 1
expect_status 1
expect_err "'dan <dan@example.org>' has no role to decide by"
git checkout -q .
by cleo 2026-12-01 run hence accept 1
refused safe-to-try/no-authority
expect_err "'cleo <cleo@example.org>' stood in for the role 'tech-lead' until 2026-11-30 only"
by cleo 2026-12-01 run hence accept 1 --date 2026-11-30
refused safe-to-try/no-authority

# What was written and committed without asking is found by check: the role
# that came after the fact, and the one that came along with it.
git branch there
sed -i 's/^status.*/status: accepted/; s/^author/decider: dan@example.org\n&/' \
	"$file"
commit_by dan 2026-09-08 "Just do it"
by ana 2026-09-08 run hence check
expect_status 1
expect_out "'dan@example.org' has no role to decide by [safe-to-try/no-authority]"
sed -i 's/members: \[/members: [dan@example.org, /' .hence.yml
commit_by dan 2026-09-08 "And may"
by ana 2026-09-08 run hence check
expect_status 1
expect_out '[safe-to-try/no-authority]'
git reset -q --soft there
commit_by dan 2026-09-08 "Both at once"
by ana 2026-09-08 run hence check
expect_status 1
expect_out '[safe-to-try/no-authority]'
git reset -q --hard there
# For a branch the rules of that one count that it is for.
sed -i 's/members: \[/members: [dan@example.org, /' .hence.yml
commit_by dan 2026-09-08 "I may"
sed -i 's/^status.*/status: accepted/; s/^author/decider: dan@example.org\n&/' \
	"$file"
commit_by dan 2026-09-08 "And do it"
by ana 2026-09-08 run hence check --base there
expect_status 1
expect_out '[safe-to-try/no-authority]'
git reset -q --hard there

# The lead accepts, and there is nothing to report.
by ana 2026-09-08 run hence accept 1
expect_status 0
expect_exactly "$file"
check "nothing else is said" test "$(cat "$err")" = \
	'hence: ADR-0001 is accepted (was proposed)'
changed '-status: proposed
-date: 2026-09-01
+status: accepted
+date: 2026-09-08
+decider: ana <ana@example.org>'
commit_by ana 2026-09-08 "Accept"
by ana 2026-09-08 run hence check --strict -v
expect_status 0
expect_exactly ''

# The same in a bare repository; and in a shallow clone nobody is blamed for
# what was done before it begins, which is said once.
git clone -q --bare . ../bare.git
by ana 2026-09-08 run hence --git-dir ../bare.git check --strict
expect_status 0
expect_exactly ''
by ana 2026-09-08 run hence --git-dir ../bare.git status 1
expect_out "File:   $file"
git clone -q --depth 1 "file://$PWD" ../shallow
by ana 2026-09-08 run hence -C ../shallow check
expect_status 0
expect_exactly ''
check "that is said once" test "$(grep -c 'this clone is shallow' "$err")" -eq 1

# Squashed into one commit it is unproven, and what the record says decides.
git checkout -q --orphan squashed
commit_by ben 2026-09-08 "All of it"
by ana 2026-09-08 run hence check
expect_status 0
expect_out "objection O1 of 'sec@example.org' was integrated by 'ben' in the commit that raised it: unproven"
expect_out "objection O2 of 'dan@example.org' was overruled by 'ben' in the commit that raised it: unproven"
git checkout -q main

# It is not looked at again for a while, and then somebody has to.
by ana 2026-09-08 run hence check --as-of 2027-02-14
expect_exactly ''
by ana 2026-09-08 run hence check --as-of 2027-02-15
expect_status 0
expect_out 'warning: it was to be reviewed by 2027-01-31, 15 days ago [safe-to-try/review-overdue]'
by ana 2026-09-08 run hence check --as-of 2027-03-17
expect_status 1
expect_out 'error: it was to be reviewed by 2027-01-31, 45 days ago [safe-to-try/review-overdue]'
by ana 2027-02-15 run hence review 1 revert \
	'Nobody could mend it at night, as dan had said'
expect_status 0
changed '+
+## Review log
+
+* 2027-02-15 revert (ana@example.org): Nobody could mend it at night, as dan had said'
expect_err "ADR-0001 stays as it was: 'hence deprecate ADR-0001' takes it back"
by ana 2027-02-15 run hence deprecate 1
expect_status 0
commit_by ana 2027-02-15 "Take it back"
by ana 2027-02-15 run hence check --as-of 2027-03-17
expect_status 0
expect_exactly ''

# What was considered is asked for as well: strawmen are no options.
straw()
{
	write docs/adr/0002-straw.md <<-RECORD
	---
	status: proposed
	date: 2026-09-01
	---
	# Send events through Kafka

	## Context

	The services call each other, and one that is down stops the others.

	## Considered Options

	$1

	## Decision Outcome

	Chosen option: "Use Kafka", because it keeps what nobody has read yet.

	### Consequences

	* Good, because a service may be down for a day.
	* Bad, because somebody has to keep it running.
	RECORD
	commit_by ben 2027-02-16 "Propose events"
	by ana 2027-02-17 run hence accept 2
}

straw '* Use Kafka
* Using Kafka'
refused options/too-few
expect_err '1 option is named, and a standard decision needs 2'
straw '* Use Kafka
* None.'
refused options/too-few
straw '* Use Kafka
* Use RabbitMQ
* Use Redis'
refused options/rejected-without-reason
expect_err "nothing says why 'Use RabbitMQ' and the others lost"
straw '* Use Kafka
* Use RabbitMQ: it forgets what was delivered, and we need it for a day
* Use Redis: what it has not written yet is lost when it stops'
expect_status 0
commit_by ana 2027-02-17 "Accept events"
by ana 2027-02-17 run hence check --as-of 2027-03-17
expect_status 0
expect_exactly ''
finish
