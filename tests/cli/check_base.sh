#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence check --base REV`: what a change brings, and by whose rules.
. "$(dirname "$0")/lib.sh"

adr=docs/adr

# What a change brings: nothing of what was there, wherever it stands now.
at base
make_repo .
whole $adr/0001-one.md One '[a](gone.md)'
whole $adr/0002-two.md Two
commit_all start
git checkout -q -b topic
run hence check --base main
expect_status 0
expect_exactly ''
sed -i '5i\More words.\n' $adr/0001-one.md
run hence check --base main
expect_status 0
expect_exactly ''
mv $adr/0001-one.md $adr/0001-first.md
run hence check --base main
expect_status 0
expect_exactly ''
git add -A
run hence check --base main --staged
expect_exactly ''
commit_all moved
run hence check --base main
expect_status 0
expect_exactly ''
printf '\n[b](gone.md) [c](lost.md)\n' >>$adr/0001-first.md
run hence check --base main
expect_status 1
expect_exactly "$adr/0001-first.md:22:1: error: 'gone.md' does not exist \
[link/dangling]
$adr/0001-first.md:22:14: error: 'lost.md' does not exist [link/dangling]"
git checkout -q .

# What the branch finds without being told is not hidden by what a change adds.
at found
make_repo .
whole arch/0001-one.md One
whole arch/0002-two.md Two
commit_all start
git checkout -q -b topic
whole arch/0003-three.md Three '[a](gone.md)'
whole $adr/0001-new.md New
commit_all hidden
for how in --merge --strict; do
	run hence check --base main $how
	expect_status 1
	expect_exactly "arch/0003-three.md:18:1: error: 'gone.md' does not \
exist [link/dangling]"
done
git rm -q -r arch
commit_all 'all of it is gone'
run hence check --base main --strict
expect_status 0
at found-by-file
make_repo .
whole odd/place/0001-one.md One
echo odd/place >.adr-dir
commit_all start
git checkout -q -b topic
whole odd/place/0001-two.md Two
whole other/0001-new.md New
echo other >.adr-dir
commit_all hidden
run hence check --base main
expect_status 1
expect_out "odd/place/0001-two.md: error: the number 1"

# Records that become files which no rule looks at.
at let-go
make_repo .
printf 'collections:\n  - path: odd/place\n    kind: adr\n' >.hence.yml
whole odd/place/0001-one.md One
whole odd/place/0002-two.md Two
whole odd/place/0003-three.md Three
commit_all start
git checkout -q -b topic
git mv odd/place odd/Place
commit_all moved
run hence check --base main
expect_status 0
expect_exactly "odd/Place/0001-one.md: warning: 3 files that were records in \
'odd/place' are no longer checked [lifecycle/rules-loosened]"
git reset -q --hard main
git rm -q odd/place/0001-one.md
ln -s 0002-two.md odd/place/0001-one.md
run hence check --base main --no-rule lifecycle/deleted
expect_exactly "odd/place/0001-one.md: warning: 1 file that was a record in \
'odd/place' is no longer checked [lifecycle/rules-loosened]"
git reset -q --hard main
git rm -q odd/place/0001-one.md
run hence check --base main --no-rule lifecycle/deleted
expect_status 0
expect_exactly ''
cd ../base || exit 1

# Two branches take one number: neither has it twice, both together have.
whole $adr/0003-mine.md Mine
commit_all mine
git checkout -q main
whole $adr/0003-theirs.md Theirs
whole $adr/0004-more.md More '[x](x.md)'
commit_all theirs
git checkout -q topic
run hence check
expect_no_out number/duplicate
run hence check --base main
expect_status 1
expect_out "$adr/0003-mine.md: error: the number 3 is that of \
'$adr/0003-theirs.md'"
expect_no_out x.md
run hence check --base topic --rev main
expect_status 1
expect_out "$adr/0003-theirs.md: error: the number 3"
git mv $adr/0003-mine.md $adr/0005-mine.md
commit_all renumbered
run hence check --base main
expect_status 0
expect_exactly ''
run hence check --base nowhere
expect_status 3
expect_err nowhere
git merge -q -m merged main
run hence check --base main
expect_status 0

# Outside of git there is nothing to compare with.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record docs/adr/0001-a.md A
run hence check --base main
expect_status 3
expect_err "'--base main' needs git"
expect_err "Leave '--base' out"

# What has got worse is brought by the change, too: a weak proposal accepted, a
# waiver taken out. What has got better is not.
at worse
make_repo .
record $adr/0001-one.md One proposed
sed -i '/## Context/,/There is something/d' $adr/0001-one.md
whole $adr/0002-two.md Two "[a](gone.md)

<!-- hence: waive link/dangling: the file comes with the next release -->"
commit_all start
run hence check --base HEAD
expect_exactly ''
sed -i 's/proposed/accepted/' $adr/0001-one.md
sed -i '/waive/d' $adr/0002-two.md
run hence check --base HEAD
expect_status 1
expect_out "$adr/0001-one.md: error: nothing says what the problem is"
expect_out "$adr/0002-two.md:18:1: error: 'gone.md' does not exist"
commit_all worse
sed -i 's/accepted/proposed/' $adr/0001-one.md
run hence check --base HEAD --no-rule lifecycle
expect_status 0
expect_exactly ''

# Numbers that two branches give. A file that both have moved, and one that the
# other has moved without its number, are still one; a merge that git refuses
# is --merge's affair.
at numbers
make_repo .
for n in 1 2 3 4 5; do
	whole $adr/000$n-a.md "A $n" "Number $n of the records that are here."
done
commit_all start
git checkout -q -b theirs
git mv $adr/0001-a.md $adr/0001-their-name.md
git mv $adr/0002-a.md $adr/0008-a.md
git mv $adr/0004-a.md $adr/0004-their-name.md
whole $adr/0006-theirs.md Theirs
whole $adr/0007-theirs.md Theirs
whole rfcs/0009-theirs.md Theirs
commit_all theirs
git checkout -q -b mine main
git mv $adr/0001-a.md $adr/0001-my-name.md
git mv $adr/0003-a.md $adr/0007-a.md
git rm -q $adr/0004-a.md
git mv $adr/0005-a.md $adr/0005-b.md
whole $adr/0008-mine.md Mine
whole $adr/0009-mine.md Mine
commit_all mine
run hence check --base theirs
expect_status 1
expect_exactly "$adr/0007-a.md: error: the number 7 is that of \
'$adr/0007-theirs.md', too, on the branch that this is to be merged with \
[number/duplicate]
$adr/0008-mine.md: error: the number 8 is that of '$adr/0008-a.md', too, on \
the branch that this is to be merged with [number/duplicate]"
# A record that moves to another collection takes a number there.
git mv $adr/0005-b.md rfcs/0009-b.md 2>/dev/null ||
	{ mkdir rfcs && git mv $adr/0005-b.md rfcs/0009-b.md; }
commit_all moved
run hence check --base theirs --rule number
expect_out "rfcs/0009-b.md: error: the number 9 is that of \
'rfcs/0009-theirs.md'"
# The number of a record that is named by its title alone.
at titled
make_repo .
whole $adr/one.md 'ADR 1: One'
whole $adr/two.md 'ADR 2: Two'
echo 'collections: [{path: docs/adr, numbering: sequential}]' >.hence.yml
commit_all start
git checkout -q -b theirs
whole $adr/theirs.md 'ADR 3: Theirs'
commit_all theirs
git checkout -q -b mine main
whole $adr/mine.md 'ADR 3: Mine'
commit_all mine
run hence check --base theirs
expect_status 1
expect_out "$adr/mine.md: error: the number 3 is that of '$adr/theirs.md'"

# One side of a relation is a warning where the change has either in hand.
at reciprocal
make_repo .
whole $adr/0001-one.md One
whole $adr/0002-two.md Two
whole $adr/0003-three.md Three '## Links

* Amends [ADR-0001](0001-one.md)'
commit_all start
run hence check -v --rule link/not-reciprocal
expect_out "0003-three.md:20:21: info:"
printf '\n## Links\n\n* Amends [ADR-0001](0001-one.md)\n' >>$adr/0002-two.md
run hence check --base HEAD
expect_status 0
expect_exactly "$adr/0002-two.md:20:21: warning: 'ADR-0001' does not say \
'amended-by ADR-0002' [link/not-reciprocal]"
echo 'rules: {link/not-reciprocal: info}' >.hence.yml
commit_all two
git checkout -q HEAD~ -- $adr
commit_all back
printf '\n## Links\n\n* Amends [ADR-0001](0001-one.md)\n' >>$adr/0002-two.md
run hence check --base HEAD -v
expect_out "0002-two.md:20:21: info:"

# Whose rules: those of the branch that the change is for, and what it adds.
at rules
make_repo .
whole $adr/0001-one.md One
whole notes/0001-note.md Note
commit_all start
git checkout -q -b topic
cat >.hence.yml <<-CONFIG
collections:
  - path: docs/adr
    numbering: none
  - path: notes
    kind: note
kinds:
  note:
    states: {trial: accepted}
  adr:
    states: {trial: accepted}
decisions: {default-status: accepted}
links: {anchors: none}
rules:
  link/dangling: info
  link/not-reciprocal: error
CONFIG
whole $adr/0001-other.md Other '[a](gone.md) [b](0001-one.md#x)'
whole notes/0002-more.md More '[a](gone.md)'
sed -i 's/accepted/trial/' notes/0002-more.md
whole rfcs/0001-found.md Found '[a](gone.md)'
commit_all loosened
run hence check --base main
expect_status 1
expect_exactly ".hence.yml:12: warning: anchors are no longer looked at \
('link/anchor-missing') [lifecycle/rules-loosened]
.hence.yml:14: warning: 'link/dangling' is lowered from error to info \
[lifecycle/rules-loosened]
$adr/0001-one.md: error: the number 1 is that of '$adr/0001-other.md', too \
[number/duplicate]
$adr/0001-other.md: error: the number 1 is that of '$adr/0001-one.md', too \
[number/duplicate]
$adr/0001-other.md:18:1: error: 'gone.md' does not exist [link/dangling]
$adr/0001-other.md:18:14: warning: '$adr/0001-one.md' has no anchor '#x' \
[link/anchor-missing]
notes/0002-more.md:18:1: error: 'gone.md' does not exist [link/dangling]
rfcs/0001-found.md:18:1: error: 'gone.md' does not exist [link/dangling]"
# Without a base the rules are those of what is checked.
run hence check
expect_status 0
# A kind that is there already cannot be given states by a change.
sed -i 's/accepted/trial/' $adr/0001-other.md
run hence check --base main --rule record/status-unknown
expect_out "$adr/0001-other.md:3:11: warning: 'trial' is no known status"
# What main has made stricter meanwhile holds for older branches, which have
# loosened nothing.
git stash -q
git checkout -q main
echo 'rules: {link/outside: error}' >.hence.yml
commit_all stricter
git checkout -q -b older HEAD~
whole $adr/0002-two.md Two '[a](../../../x.md)'
commit_all two
run hence check --base main
expect_status 1
expect_exactly "$adr/0002-two.md:18:1: error: '../../../x.md' lies outside of \
the repository [link/outside]"
# A folder that has moved, with the line that names it, is read where it is now.
git checkout -q main
echo 'collections: [{path: docs/adr}]' >.hence.yml
commit_all named
git checkout -q -b folder
git mv docs/adr docs/decisions
sed -i 's/adr/decisions/' .hence.yml
whole docs/decisions/0001-twin.md Twin
commit_all moved
run hence check --base main
expect_status 1
expect_out "docs/decisions/0001-twin.md: error: the number 1"
expect_no_out rules-loosened
# A change may be what mends a broken configuration; else that is an error.
git checkout -q -b broken main
echo 'rules: {link/outsid: error}' >.hence.yml
whole $adr/0002-two.md Two '[a](../../../x.md)'
commit_all broken
run hence check --base main
expect_status 3
expect_err ".hence.yml:1:9: there is no rule 'link/outsid'"
git checkout -q -b mended
echo 'rules: {link/outside: error}' >.hence.yml
whole $adr/0003-three.md Three '[a](../../../x.md)'
commit_all mended
run hence check --base broken
expect_status 1
expect_err "'broken': .hence.yml:1:9: there is no rule 'link/outsid'"
expect_err "judged by its own configuration"
expect_out "$adr/0003-three.md:18:1: error"
expect_no_out 0002-two.md

# Which state is compared: paths, what is staged, a bare repository.
at states
make_repo .
whole $adr/0001-one.md One
whole rfcs/0001-one.md One
commit_all start
git checkout -q -b topic
echo '[a](gone.md)' >>$adr/0001-one.md
echo '[a](gone.md)' >>rfcs/0001-one.md
commit_all both
run hence check --base main rfcs
expect_status 1
expect_exactly "rfcs/0001-one.md:17:1: error: 'gone.md' does not exist \
[link/dangling]"
run hence check --base main $adr/0002-none.md
expect_status 2
echo '[b](lost.md)' >>$adr/0001-one.md
git add .
echo '[c](more.md)' >>$adr/0001-one.md
run hence check --base main --staged $adr
expect_out lost.md
expect_no_out more.md
run hence check --base main $adr
expect_out more.md
run hence check --base main --rev HEAD $adr
expect_no_out lost.md
run hence check --base HEAD --staged
expect_exactly "$adr/0001-one.md:18:1: error: 'lost.md' does not exist \
[link/dangling]"
git clone -q --bare . "$scratch/place/states.git"
cd "$scratch/place/states.git" || exit 1
run hence check --base main --rev topic
expect_status 1
expect_out "rfcs/0001-one.md:17:1"
run hence check --base main --rev topic --merge
expect_status 1
expect_out "rfcs/0001-one.md:17:1"
run hence check --base topic --rev main
expect_status 0
expect_err "'topic' has all commits of 'main' already"
cd "$scratch/place/states" || exit 1
run hence check --base topic
expect_err "'topic' has all commits of 'HEAD' already; only what is not \
committed is compared"
expect_out lost.md
git clone -q -b topic . "$scratch/place/states-clone"
cd "$scratch/place/states-clone" || exit 1
run hence check --base main
expect_status 3
expect_err "no revision 'main' in this repository"
expect_err "Did you mean 'origin/main'?"
run hence check --base origin/gone
expect_status 3
expect_err "'git fetch origin gone:refs/remotes/origin/gone'"
run hence check --base origin/main:docs
expect_status 3

# Merge queues: HEAD is a commit that merges the branches of two requests into
# main, and what the forge checks for one is a merge, too.
at queue
make_repo .
whole $adr/0001-one.md One '[old](gone.md)'
commit_all start
for n in 2 3; do
	git checkout -q -b topic$n main
	whole $adr/000$n-topic.md Topic "[a](gone$n.md)"
	commit_all topic$n
done
git checkout -q main
whole $adr/0004-main.md Main '[b](gone4.md)'
commit_all main
git checkout -q -b queue
git merge -q -m 2 topic2
git merge -q -m 3 topic3
git checkout -q --detach queue
for how in '' --merge; do
	run hence check --base main $how
	expect_status 1
	expect_exactly \
"$adr/0002-topic.md:18:1: error: 'gone2.md' does not exist [link/dangling]
$adr/0003-topic.md:18:1: error: 'gone3.md' does not exist [link/dangling]"
	run hence check --base topic3 --rev queue~ $how --rule link
	expect_out gone2.md
	expect_out gone4.md
	expect_no_out gone3.md
done

# Two pull requests, from two clones, that take one number.
at flow
make_repo origin.git --bare
git clone -q origin.git ana 2>/dev/null
cd ana || exit 1
hence init -q >/dev/null
commit_all init
git push -q origin main
git clone -q ../origin.git ../ben
git checkout -q -b queue
hence new -q --no-edit 'Use a queue' >/dev/null
commit_all queue
git push -q origin queue
cd ../ben || exit 1
git checkout -q -b kafka
hence new -q --no-edit 'Use Kafka' >/dev/null
echo '[why](../why.md)' >>docs/decisions/0002-use-kafka.md
commit_all kafka
judge()
{
	run hence check --rule link --rule number --base origin/main "$@"
}
judge
expect_status 1
expect_out "'../why.md' does not exist"
expect_no_out number/duplicate
sed -i '/why.md/d' docs/decisions/0002-use-kafka.md
commit_all mended
for how in --strict --merge; do
	judge $how
	expect_status 0
done
# Ana's is merged first.
git -C ../ana checkout -q main
git -C ../ana merge -q --no-ff -m queue queue
git -C ../ana push -q origin main
git fetch -q origin
for how in --strict --merge; do
	judge $how
	expect_status 1
	expect_out "docs/decisions/0002-use-kafka.md: error: the number 2 is \
that of 'docs/decisions/0002-use-a-queue.md', too"
done
run hence renumber 2
expect_status 0
check "the next number is taken" test -e docs/decisions/0003-use-kafka.md
commit_all renumbered
for how in --strict --merge; do
	judge $how
	expect_status 0
	expect_exactly ''
done
git push -q origin kafka
git -C ../ana pull -q origin kafka --no-rebase --no-edit
cd ../ana || exit 1
run hence check --rule link --rule number --strict
expect_status 0
finish
