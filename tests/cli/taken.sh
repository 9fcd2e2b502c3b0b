#!/bin/sh
# SPDX-License-Identifier: MIT
# Numbers that others have taken: on branches that are on their way.
. "$(dirname "$0")/lib.sh"

adr=docs/adr
rule=--rule=number/in-flight

# on BRANCH PATH: a branch of main that adds a record.
on()
{
	git checkout -q -b "$1" main
	record "$2" "$1"
	commit_all "$1"
}

# silent: nothing is in flight.
silent()
{
	run hence check "$rule" --strict "$@"
	expect_status 0
	expect_exactly ''
}

make_repo .
record $adr/0001-one.md One
record $adr/0002-two.md Two
commit_all start
silent
on theirs $adr/0003-theirs.md
on mine $adr/0003-mine.md
run hence check "$rule"
expect_status 0
expect_exactly "$adr/0003-mine.md: warning: the number 3 is that of \
'$adr/0003-theirs.md', too, on 'theirs' [number/in-flight]"
run hence check "$rule" --rev mine
expect_out "on 'theirs'"
run hence check "$rule" --rev theirs
expect_out "$adr/0003-theirs.md: warning"
run hence check "$rule" --base main
expect_out "on 'theirs'"
run hence check --rule number --base theirs
expect_out "[number/duplicate]"
expect_no_out in-flight
run hence check --no-rule number/in-flight
expect_no_out in-flight

# Not committed yet is the best time to be told.
git checkout -q main
record $adr/0003-new.md New
run hence check "$rule"
expect_out "on 'mine'"
rm $adr/0003-new.md

# The main branch is told nothing: the others have to give way.
git merge -q mine
silent
git checkout -q theirs
run hence check "$rule"
expect_out "on 'main'"

# What is merged is done with, as is what goes on from here.
git checkout -q mine
silent
git branch -q stacked && git checkout -q stacked
git mv $adr/0003-mine.md $adr/0003-ours.md
commit_all renamed
git checkout -q mine
silent --no-rule number/duplicate
git checkout -q stacked
git branch -qD theirs
silent

# A merged branch whose record has another number now.
git checkout -q main
git branch -q merged
git mv $adr/0003-mine.md $adr/0004-mine.md
commit_all renumbered
on again $adr/0003-again.md
git branch -qD mine stacked
silent
git branch -qD merged

# The record's own branch where it was pushed to, before it was renamed.
git update-ref refs/remotes/origin/again HEAD
git mv $adr/0003-again.md $adr/0003-better.md
git commit -q --amend -m better
silent
git update-ref refs/remotes/origin/other refs/remotes/origin/again
run hence check "$rule"
expect_out "'$adr/0003-again.md', too, on 'origin/other'"
git update-ref -d refs/remotes/origin/other
git update-ref -d refs/remotes/origin/again

# A record in a folder of its own, and what lies beside it there.
git checkout -q -b folder main
record $adr/0005-wide/README.md Wide
commit_all folder
git checkout -q -b attached
echo '# Notes' >$adr/0005-wide/notes.md
commit_all notes
git checkout -q folder
git commit -q --amend -m folder --allow-empty
silent
git mv $adr/0005-wide/README.md $adr/0005-wide.md
commit_all flat
silent

# What stands for the main branch at a remote comes first; without any what
# is committed counts as merged.
git checkout -q -b develop
git branch -q feature && git branch -qm main trunk
silent
on=$(git rev-parse trunk)
git update-ref refs/remotes/origin/trunk "$on"
git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/trunk
git checkout -q -b rival trunk
record $adr/0005-rival.md Rival
commit_all rival
run hence check "$rule"
expect_out "'$adr/0005-wide.md', too, on 'develop'"

# Every branch may have any name; prefixes make numbers of their own.
git checkout -q -b prefix trunk
record $adr/RFC-0005-x.md X
commit_all prefix
silent

# Through git(1), too.
git config extensions.worktreeConfig true
git checkout -q rival
run hence check "$rule"
expect_out "'$adr/0005-wide.md', too, on 'develop'"

# Outside of git, and before the first commit, there is nobody else.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record $adr/0001-one.md One
silent
make_repo .
silent
finish
