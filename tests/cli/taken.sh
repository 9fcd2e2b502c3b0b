#!/bin/sh
# SPDX-License-Identifier: MIT
# Numbers that others have taken: on branches that are on their way, and those of
# records that are gone.
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

# A number that was used before. own TITLE: a record like no other one.
own()
{
	for word in a b c d e f g h i j k l m n o p q r s t u v w x y z; do
		echo "$1 $word $1."
	done
}

# reused PATH OLD [OPTIONS...]: that it is, where something was deleted.
reused()
{
	path=$1 old=$2
	shift 2
	run hence check --rule number/reused "$@"
	expect_status 0
	expect_exactly "$path: warning: the number 3 was that of '$old', \
which was deleted in $(git rev-parse --short=10 gone) [number/reused]"
	expect_no_err 'not known'
}

not_reused()
{
	run hence check --rule number/reused --strict
	expect_status 0
	expect_exactly ''
}

cd "$scratch/place" && mkdir past && cd past && make_repo .
record $adr/0001-one.md One
own Gone >$adr/0003-gone.md
own Moved >$adr/0002-moved.md
mkdir $adr/0004-wide
own Wide >$adr/0004-wide/README.md
own Picture >$adr/0004-wide/picture.md
own Notes >$adr/0003-notes.txt
commit_all start
git rm -q $adr/0003-gone.md && git commit -q -m gone && git tag gone
git mv $adr/0002-moved.md docs/0002-moved.md
git rm -q $adr/0004-wide/picture.md
git mv $adr/0004-wide $adr/0005-wide
commit_all moved
not_reused
git checkout -q -b mine
own Mine >$adr/0003-mine.md
own Other >$adr/0002-other.md
own Four >$adr/0004-four.md
reused $adr/0003-mine.md $adr/0003-gone.md
commit_all mine
reused $adr/0003-mine.md $adr/0003-gone.md
reused $adr/0003-mine.md $adr/0003-gone.md --rev mine
reused $adr/0003-mine.md $adr/0003-gone.md --base main
git config extensions.worktreeConfig true
reused $adr/0003-mine.md $adr/0003-gone.md
git config --unset extensions.worktreeConfig

# On the main branch it is too late.
git checkout -q main && git merge -q mine
not_reused
git reset -q --hard HEAD^

# The same record comes back, and another one is deleted on two sides.
git checkout -q -b back
own Gone >$adr/0003-gone.md
not_reused
commit_all back
git checkout -q main && git merge -q --ff-only back
not_reused
git checkout -q -b side
git rm -q $adr/0003-gone.md && git commit -q -m side && git tag -f gone >"$err"
own Again >$adr/0003-again.md
commit_all again
reused $adr/0003-again.md $adr/0003-gone.md

# What was never merged is nobody's.
git checkout -q -b draft main
own Draft >$adr/0006-draft.md
commit_all draft
git rm -q $adr/0006-draft.md && git commit -q -m no
own Better >$adr/0006-better.md
commit_all better
not_reused

# A clone that ends too early says so; with no new number there is nothing to
# say.
git clone -q --depth 1 --no-single-branch -b side "file://$PWD" \
	"$scratch/place/shallow"
cd "$scratch/place/shallow" || exit 1
run hence check --rule number/reused
expect_status 0
expect_exactly ''
expect_err 'not known: whether deleted records had the new numbers'
run hence check --rule number/reused --rev origin/main
expect_no_err 'not known'
run hence check --no-rule number
expect_no_err 'not known'

# So does one with a branch that is not here in full.
cd ../past && git checkout -q -b lost main
own Lost >$adr/0007-lost.md
commit_all lost
git checkout -q draft
run hence check "$rule"
expect_no_err 'not known'
rm -f .git/objects/"$(git rev-parse lost | sed 's,^..,&/,')"
run hence check "$rule"
expect_status 0
expect_err 'not known: whether others have taken the new numbers, as 1 branch '
run hence check "$rule" -q
expect_silent

# Outside of git, and before the first commit, there is nobody else.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record $adr/0001-one.md One
silent
make_repo .
silent
finish
