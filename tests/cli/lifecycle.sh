# SPDX-License-Identifier: MIT
# What git proves of records: moves, decisions and texts in repositories with
# several people, merges, squashes, renames, shallow clones and a mailmap.
. "$(dirname "$0")/lib.sh"

# state STATUS [DECISION]: the record that all of this is about.
state()
{
	write "${path:-docs/adr/0001-queue.md}" <<-RECORD
	# Use a queue

	- Status: $1

	## Context

	There is something to decide that this test is all about.

	## Decision

	${2:-We use a queue, as the services must not wait for each other.}

	## Consequences

	- Good, as it is tested.
	RECORD
}

# by NAME DAY MESSAGE: commit everything as that person on that day.
by()
{
	GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$1@example.org \
		GIT_AUTHOR_DATE="$2T10:00:00Z" \
		GIT_COMMITTER_DATE="$2T10:00:00Z" commit_all "$3"
}

settings()
{
	write .hence.yml <<-CONFIG
	decisions:
	${1:+  since: $1}
	  default-mode: consent
	collections:
	  - path: docs/adr
	CONFIG
}

# Proposed by one, accepted by another.
decided()
{
	make_repo
	settings
	state proposed
	by Ana 2026-11-02 proposed
	state accepted
	by Ben 2026-11-03 accepted
}

# Proposed, and accepted on a branch of its own; main is checked out.
two_branches()
{
	make_repo
	settings
	state proposed
	by Ana 2026-11-02 proposed
	git checkout -q -b topic
	state accepted
	by Ben 2026-11-03 accepted
	git checkout -q main
}

other='We use files in a folder, since nobody wants to run a broker here.'
another='We write to one table, as the database is there and backed up.'

# A straight history, and what is not committed yet.
at straight
decided
run hence check --no-rule safe-to-try --no-rule options -v
expect_status 0
expect_no_out lifecycle/
state accepted "$other"
run hence check --no-rule safe-to-try --no-rule options
expect_out "0001-queue.md:9: warning: 'Decision' now says"
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'
run hence check --no-rule safe-to-try --no-rule options --json
expect_json '"amends or clarifies" in d["findings"][0]["fix"]' true
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_out lifecycle/changed-after-decision
by Cem 2026-11-04 rewritten
run hence check --no-rule safe-to-try --no-rule options
expect_out lifecycle/changed-after-decision
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_no_out lifecycle/
# An edit of something else is not blamed for it.
state deprecated "$other"
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_status 0
expect_no_out lifecycle/
git checkout -q .
run hence check --no-rule safe-to-try --no-rule options --rev HEAD~1
expect_no_out lifecycle/
run hence check --no-rule safe-to-try --no-rule options --rev HEAD
expect_out lifecycle/changed-after-decision
state proposed "$other"
run hence check --no-rule safe-to-try --no-rule options
expect_out "went from 'accepted' to 'proposed' (not committed yet)"
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_status 1
expect_out 'error: went from'
git add -A
run hence check --no-rule safe-to-try --no-rule options --staged --base HEAD
expect_status 1
by Cem 2026-11-05 reopened
run hence check --no-rule safe-to-try --no-rule options
expect_status 0
expect_out 'by Cem, 2026-11-05)'
run hence check --no-rule safe-to-try --no-rule options --base HEAD~1
expect_status 1
expect_out 'error: went from'
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_status 0
# Decided anew: that text counts.
state accepted "$other"
by Ben 2026-11-06 'accepted again'
run hence check --no-rule safe-to-try --no-rule options
expect_no_out changed-after-decision

# How much may change: in all, not at a time.
at editorial
decided
state accepted 'We use a queue, as the services should not wait for each other.'
by Ana 2026-11-04 word
run hence check --no-rule safe-to-try --no-rule options
expect_no_out lifecycle/
state accepted 'We use a queue, as no service should wait for another one, ever.'
by Ana 2026-11-05 words
printf '  editorial-chars: 10\n' >more
sed -i '1r more' .hence.yml
run hence check --no-rule safe-to-try --no-rule options
expect_out lifecycle/changed-after-decision
sed -i 's/editorial-chars: 10/editorial-chars: 60/' .hence.yml
run hence check --no-rule safe-to-try --no-rule options
expect_no_out lifecycle/changed-after-decision

# Renames, in one go with an edit, in git's index and on the disk alone.
at moved
decided
git mv docs/adr/0001-queue.md docs/adr/0002-messages.md
by Cem 2026-11-04 renumbered
path=docs/adr/0002-messages.md state accepted "$other"
by Cem 2026-11-05 changed
run hence check --no-rule safe-to-try --no-rule options -v
expect_out '0002-messages.md:9: warning'
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'
expect_no_out lifecycle/deleted
expect_no_out lifecycle/born-accepted
mv docs/adr/0002-messages.md docs/adr/0003-files.md
run hence check --no-rule safe-to-try --no-rule options -v
expect_out '0003-files.md:9: warning'
expect_no_out lifecycle/deleted
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_no_out lifecycle/
mv docs/adr decisions
sed -i 's/docs.adr/decisions/' .hence.yml
by Cem 2026-11-06 'the folder is another one'
run hence check --no-rule safe-to-try --no-rule options -v
expect_out 'decisions/0003-files.md:9: warning'
expect_no_out lifecycle/deleted
expect_no_out lifecycle/born-accepted

# A record that is gone.
at gone
make_repo
settings
state proposed
path=docs/adr/0002-b.md state accepted "$another"
by Ana 2026-11-02 both
git rm -q docs/adr/0002-b.md
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_status 1
expect_out 'docs/adr/0002-b.md: error: this record was decided and is gone (not committed yet)'
git rm -qf docs/adr/0001-queue.md
record docs/adr/0003-c.md C
by Ben 2026-11-03 gone
run hence check --no-rule safe-to-try --no-rule options
expect_status 0
expect_out 'gone (commit'
expect_out 'by Ben, 2026-11-03) [lifecycle/deleted]'
expect_no_out '0001-queue.md'
run hence check --no-rule safe-to-try --no-rule options --base HEAD~1
expect_status 1
run hence check --no-rule safe-to-try --no-rule options --base HEAD
expect_status 0
settings 2026-11-04
run hence check --no-rule safe-to-try --no-rule options
expect_no_out lifecycle/deleted

# A branch that is merged, with both sides at work: the decision is in it.
at merged
two_branches
record docs/adr/0002-b.md B proposed
by Ana 2026-11-04 other
GIT_COMMITTER_DATE=2026-11-05T10:00:00Z git merge -q --no-edit topic
run hence check --no-rule safe-to-try --no-rule options -v
expect_no_out lifecycle/
state accepted "$other"
run hence check --no-rule safe-to-try --no-rule options
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'
git checkout -q .
# The same as a squash: nobody saw it proposed.
git checkout -q --detach main~1
git rm -q docs/adr/0001-queue.md
by Ana 2026-11-05 'as if it had never been'
git checkout -q topic -- docs/adr
by Ana 2026-11-06 squashed
run hence check --no-rule safe-to-try --no-rule options -v --rule lifecycle/born-accepted
expect_out 'by Ana, 2026-11-06'
# A side that renames and one that edits.
git checkout -q -b renames main
git mv docs/adr/0001-queue.md docs/adr/0005-queue.md
by Ana 2026-11-07 renamed
git checkout -q -b edits main
state accepted "$other"
by Cem 2026-11-08 edited
GIT_COMMITTER_DATE=2026-11-09T10:00:00Z git merge -q --no-edit renames
run hence check --no-rule safe-to-try --no-rule options -v
expect_out '0005-queue.md:9: warning'
expect_no_out lifecycle/deleted
expect_no_out lifecycle/born-accepted
# A conflict over the state, settled for one of the sides, is no move of its own.
at conflict
two_branches
state rejected
by Ana 2026-11-04 rejected
git merge -q topic >/dev/null 2>&1
state accepted "$another"
by Cem 2026-11-05 settled
run hence check --no-rule safe-to-try --no-rule options -v
expect_no_out lifecycle/illegal
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'

# Rebased: the commits are others, what they prove is the same.
at rebased
two_branches
record docs/adr/0002-b.md B proposed
by Ana 2026-11-04 other
git checkout -q topic
git rebase -q main 2>/dev/null
state accepted "$other"
run hence check --no-rule safe-to-try --no-rule options
expect_out lifecycle/changed-after-decision
git checkout -q .
run hence check --no-rule safe-to-try --no-rule options -v --base main
expect_status 0
expect_no_out lifecycle/

# People under their names of today.
at mailmap
decided
state accepted "$other"
echo 'Benedikta <b@example.org> <Ben@example.org>' >.mailmap
run hence check --no-rule safe-to-try --no-rule options
expect_out 'by Benedikta, 2026-11-03)'

# What a clone lacks is said, and proves nothing.
at shallow
make_repo origin
cd origin || exit 1
settings
state proposed
by Ana 2026-11-02 proposed
state accepted
by Ben 2026-11-03 accepted
record docs/adr/0002-b.md B
by Ana 2026-11-04 other
cd .. || exit 1
git clone -q --depth 1 "file://$PWD/origin" one
run hence -C one check --no-rule safe-to-try --no-rule options -v
expect_status 0
expect_err 'this clone is shallow'
expect_err 'git fetch --unshallow'
expect_no_out lifecycle/
git clone -q --depth 3 "file://$PWD/origin" all
run hence -C all check -v
expect_no_err shallow
expect_out 0002-b.md

# Records from before, and those since.
at since
make_repo
record docs/adr/0001-a.md A
sed -i 's/Status: .*/Status: proposed/' docs/adr/0001-a.md
by Ana 2025-01-02 proposed
sed -i 's/Status: .*/Status: accepted/' docs/adr/0001-a.md
by Ana 2025-01-03 accepted
cat >docs/adr/0002-b.md <<-'RECORD'
# B

- Status: proposed
- Supersedes: [A](0001-a.md)

## Context

There is something to decide that this test is all about.

## Decision

We decided for a test and neglected a guess, accepting its cost.
RECORD
by Ana 2025-01-04 b
sed -i 's/Status: .*/Status: accepted/' docs/adr/0002-b.md
by Ana 2025-01-05 b
run hence check --no-rule safe-to-try --no-rule options
expect_status 1
expect_out link/successor-without-status
settings 2026-01-01
run hence check --no-rule safe-to-try --no-rule options
expect_status 0
expect_no_out link/successor-without-status
expect_err '1 record decided before 2026-01-01 would not pass; infos say why (-v)'
run hence check --no-rule safe-to-try --no-rule options -v
expect_out 'info: '
expect_out link/successor-without-status
expect_err 'would not pass; infos say why'
expect_no_err '(-v)'
# Each counts once, whatever it lacks, and not for what is waived.
run hence check
expect_status 0
expect_err '2 records decided before 2026-01-01 would not pass; infos say why (-v)'
run hence check --strict --rule safe-to-try/decider-missing -v
expect_status 0
check "each is told of" test "$(grep -c "info: nobody is named as decider" "$out")" -eq 2
expect_err '2 records decided'
cat >>docs/adr/0002-b.md <<-'RECORD'

	<!-- hence: waive safe-to-try/decider-missing: nobody remembers how it was -->
RECORD
by Ana 2025-01-06 waived
run hence check --rule safe-to-try/decider-missing
expect_err '1 record decided before 2026-01-01 would not pass; infos say why (-v)'
git reset -q --hard HEAD~1
# A date in the text proves nothing; what is not committed is of today.
settings 2025-01-04
run hence check --no-rule safe-to-try --no-rule options -v
expect_status 0
sed -i 's/^We decided/It is now decided otherwise than it was before, and we wait/' \
	docs/adr/0001-a.md
run hence check --no-rule safe-to-try --no-rule options -v
expect_out 'info: '
expect_out lifecycle/changed-after-decision
settings 2025-01-03
run hence check --no-rule safe-to-try --no-rule options
expect_status 1
expect_out lifecycle/changed-after-decision
rm .hence.yml
run hence check --no-rule safe-to-try --no-rule options
expect_out lifecycle/changed-after-decision

# A record whose state is in a file beside it.
at beside
make_repo
kep=keps/0001-queue/kep.yaml
state proposed
mkdir -p keps/0001-queue
sed '/^- Status/d' docs/adr/0001-queue.md >keps/0001-queue/README.md
rm -r docs
echo 'status: proposed' >$kep
by Ana 2026-11-02 proposed
echo 'status: accepted' >$kep
by Ben 2026-11-03 accepted
run hence check --rule lifecycle -v
expect_exactly ''
sed -i 's/We use a queue/Nobody could tell which of the messages would be lost on the way to the others/' \
	keps/0001-queue/README.md
by Cem 2026-11-04 changed
run hence check --rule lifecycle
expect_out 'after the decision (commit'
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'
echo 'status: draft' >$kep
by Cem 2026-11-05 back
run hence check --rule lifecycle
expect_out 'by Cem, 2026-11-05'
expect_out '[lifecycle/illegal-transition]'

# What is remembered makes no difference.
at remembered
make_repo
settings
for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
	path=docs/adr/00$n-queue.md state proposed
done
by Ana 2026-11-02 proposed
sed -i 's/proposed/accepted/' docs/adr/*
by Ben 2026-11-03 accepted
sed -i 's/accepted/deprecated/' docs/adr/*
by Ben 2026-11-04 deprecated
run hence check --no-rule safe-to-try --no-rule options -v
check "it is kept" test -s .git/hence/index.db
expect_no_out lifecycle/illegal
path=docs/adr/0007-queue.md state proposed "$other"
path=docs/adr/0008-queue.md state deprecated "$other"
by Cem 2026-11-05 changed
run hence check --no-rule safe-to-try --no-rule options -v --no-cache
cp "$out" plain
expect_out lifecycle/illegal-transition
expect_out 'by Ben, 2026-11-03) [lifecycle/changed-after-decision]'
run hence check --no-rule safe-to-try --no-rule options -v
check "the same" cmp -s plain "$out"
run hence check --no-rule safe-to-try --no-rule options -v
check "the same again" cmp -s plain "$out"
printf x >.git/hence/index.db
run hence check --no-rule safe-to-try --no-rule options -v
check "the same after damage" cmp -s plain "$out"

# Outside of git, and before the first commit, there is nothing to prove.
at none
state accepted
run hence check --no-rule safe-to-try --no-rule options -v
expect_status 0
expect_no_out lifecycle/
make_repo
run hence check --no-rule safe-to-try --no-rule options -v
expect_status 0
expect_no_out lifecycle/
finish
