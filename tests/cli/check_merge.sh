#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence check --base REV --merge`, and both in clones that lack history.
. "$(dirname "$0")/lib.sh"

adr=docs/adr
mkdir "$scratch/temporary"
export TMPDIR="$scratch/temporary"

# picture: every file below the git folder but our cache, with its bytes.
picture()
{
	(cd "$(git rev-parse --absolute-git-dir)" &&
		find . -path ./hence -prune -o -print -type f \
			-exec cksum {} + | sort)
}

# judge ARGUMENT...: --merge, which writes nothing into the repository.
judge()
{
	picture >"$scratch/before"
	run hence check --base main --merge "$@"
	picture >"$scratch/after"
	check "the repository is as it was" cmp -s "$scratch/before" \
		"$scratch/after"
	check "no temporary file is left" test -z "$(ls -A "$TMPDIR")"
}

dangling()
{
	printf "%s: error: '%s' does not exist [link/dangling]" "$1" "$2"
}

# start FORMAT: main, and topic that is to be merged into it.
start()
{
	make_repo . --object-format="$1"
	whole $adr/0001-one.md One
	whole $adr/0002-two.md Two
	printf 'a\nb\nc\nd\ne\nf\n' >notes.txt
	commit_all start
	git checkout -q -b topic
}

# sha1 is merged by libgit2, sha256 by git itself.
for format in sha1 sha256; do
at "merge-$format"
start $format

# Only the merge shows it: one adds a link to what the other moves.
whole $adr/0003-three.md Three '[a](0002-two.md)'
# git is not to take it for another one that was moved
seq 1 99 >>$adr/0003-three.md
commit_all three
git checkout -q main
git mv $adr/0002-two.md $adr/0002-second.md
commit_all moved
git checkout -q topic
run hence check --base main
expect_status 0
judge
expect_status 1
expect_exactly "$(dangling $adr/0003-three.md:18:1 0002-two.md)"

# Both change a file, in two places; nothing that main has already is said.
git checkout -q main
sed -i 's/^# One/# The one/' $adr/0001-one.md
echo '[b](gone.md)' >>$adr/0002-second.md
echo '[b](more.md)' >>$adr/0001-one.md
commit_all both
git checkout -q topic
sed -i 's/0002-two/0002-second/' $adr/0003-three.md
sed -i 's/^We decided/See [c](lost.md): we decided/' $adr/0001-one.md
commit_all both
judge
expect_status 1
expect_exactly "$(dangling $adr/0001-one.md:12:5 lost.md)"
judge --format json
expect_json 'd["findings"][0]["line"]' 12
judge --rev topic --rule number
expect_status 0

# What is not committed is not merged, and is no part of it.
echo '[d](dirty.md)' >>$adr/0003-three.md
judge
expect_no_out dirty.md
git checkout -q .

# Moved here and changed there: its findings are those that it had.
git mv $adr/0001-one.md $adr/0001-moved.md
commit_all moved
judge
expect_exactly "$(dangling $adr/0001-moved.md:12:5 lost.md)"

# Conflicts: each is named, and nothing is judged.
git checkout -q -b conflict
sed -i 's/^# .*/# Mine/' $adr/0001-moved.md
git rm -q $adr/0002-two.md
printf 'x\nb\nc\nd\ne\nf\n' >notes.txt
commit_all mine
git checkout -q main
printf 'y\nb\nc\nd\ne\nf\n' >notes.txt
commit_all theirs
git checkout -q conflict
judge
expect_status 3
expect_exactly ''
expect_err "'notes.txt' is in conflict with 'main'"
expect_err "'$adr/0002-second.md' is in conflict with 'main'"
expect_err "Run 'git merge main'"
judge --format sarif=out.sarif
check_not "there is no report" test -e out.sarif
done
at merge-sha1
judge --staged
expect_status 2
run hence check --merge
expect_status 2
expect_err "'--merge' needs '--base REV'"

# Two merge bases: each branch has the other's first commit.
for format in sha1 sha256; do
at "cross-$format"
start $format
sed -i 's/^a$/1/' notes.txt
whole $adr/0003-topic.md Topic '[a](gone.md)'
commit_all topic1
git checkout -q main
sed -i 's/^f$/2/' notes.txt
commit_all main1
git branch main1
git merge -q -m 'main takes topic' topic >/dev/null
git checkout -q topic
git merge -q -m 'topic takes main' main1 >/dev/null
check "there are two merge bases" \
	test "$(git merge-base --all main topic | wc -l)" -eq 2
sed -i 's/^1$/11/' notes.txt
echo '[b](lost.md)' >>$adr/0001-one.md
commit_all topic2
judge
expect_status 1
expect_exactly "$(dangling $adr/0001-one.md:17:1 lost.md)"
done

# What attributes say of a merge, CRLF, submodules, modes and links.
at odd
start sha1
git config core.safecrlf false
printf 'CHANGES merge=union\n*.md text eol=crlf\n' >.gitattributes
echo one >CHANGES
whole $adr/0003-crlf.md Crlf
unix2dos() { sed -i 's/$/\r/' "$1"; }
unix2dos $adr/0003-crlf.md
ln -s 0001-one.md $adr/0004-link.md
git init -q sub && git -C sub commit -q --allow-empty -m 1
git -c advice.addEmbeddedRepo=false add sub 2>/dev/null
commit_all odd
git branch -f main
echo mine >>CHANGES
printf '[a](../../sub/x.md) [b](gone.md)\r\n' >>$adr/0003-crlf.md
git -C sub commit -q --allow-empty -m 2
commit_all mine
git checkout -q main 2>/dev/null
echo theirs >>CHANGES
sed -i 's/^# Crlf/# Carriage/' $adr/0003-crlf.md
commit_all theirs
git checkout -q topic
judge
expect_status 1
expect_exactly "$(dangling $adr/0003-crlf.md:17:21 gone.md)"
run git merge -q -m merged main
expect_status 0

# A merge driver is a program: none runs, whatever attributes say.
for format in sha1 sha256; do
at "driver-$format"
start $format
git config merge.foreign.driver "echo >'$PWD/ran'; false"
echo '* merge=foreign' >.gitattributes
commit_all attributes
git branch -f main
sed -i 's/^a$/1/' notes.txt
whole $adr/0003-three.md Three '[a](gone.md)'
commit_all three
git checkout -q main
sed -i 's/^f$/2/' notes.txt
commit_all notes
git checkout -q topic
judge
expect_status 1
expect_exactly "$(dangling $adr/0003-three.md:18:1 gone.md)"
check "nothing was run" test ! -e ran
done

# Histories that have nothing in common.
at unrelated
start sha1
git checkout -q --orphan other
commit_all other
judge
expect_status 3
expect_err "no commit in common"

# Clones that lack history: the right answer, or an error that says what to do.
# topic and main part at the first of three commits on each; pull is what a
# forge makes for it, the merge of main and topic.
at origin
make_repo .
whole $adr/0001-one.md One '[a](old.md)'
commit_all start
git checkout -q -b topic
for n in 1 2 3; do
	echo "[$n](gone$n.md)" >>$adr/0001-one.md
	commit_all "topic$n"
done
git checkout -q main
for n in 2 3 4; do
	whole $adr/000$n-main.md "Main $n" "[b](main$n.md)"
	commit_all "main$n"
done
git checkout -q -b pull
git merge -q -m pull topic
git checkout -q main
origin=file://$PWD

# clone BRANCH DEPTH WITH: of that depth, and with WITH = all main of it, too.
clone()
{
	at "shallow-$1-$2-$3"
	git init -q .
	git remote add origin "$origin"
	git fetch -q --depth "$2" origin "$1"
	[ "$3" = none ] || git fetch -q --depth "$2" origin \
		main:refs/remotes/origin/main
	git checkout -q --detach FETCH_HEAD 2>/dev/null
	git fetch -q --depth "$2" origin "$1"
	git checkout -q --detach FETCH_HEAD
}

right="$(for n in 1 2 3; do
	dangling "$adr/0001-one.md:$((n + 18)):1" "gone$n.md"
	echo
done)"
for depth in 1 2; do
	for branch in topic pull; do
		for how in '' --merge; do
			clone $branch $depth none
			run hence check --base origin/main $how
			expect_status 3
			expect_exactly ''
			expect_err "git fetch --unshallow origin main:"
			expect_err "fetch-depth: 0"
			rm -rf "$PWD" && clone $branch $depth all
			run hence check --base origin/main $how
			# only there main's commit is a parent of HEAD
			if [ $depth$branch = 2pull ]; then
				expect_status 1
				expect_exactly "$right"
			else
				expect_status 3
				expect_exactly ''
				expect_err "git fetch --unshallow"
				expect_err "fetch-depth: 0"
			fi
			rm -rf "$PWD"
		done
	done
done
# Deep enough, and with all of it.
for how in '' --merge; do
	clone topic 4 all
	run hence check --base origin/main $how
	expect_status 1
	expect_exactly "$right"
	rm -rf "$PWD"
done
clone topic 1 all
git fetch -q --unshallow origin main:refs/remotes/origin/main 2>/dev/null ||
	git fetch -q --unshallow origin
git fetch -q origin main:refs/remotes/origin/main topic
run hence check --base origin/main --merge
expect_exactly "$right"

# A common commit is there, but a way that ends too early may lead to a later
# one: topic had been merged into main by way of another branch.
at hidden
make_repo .
whole $adr/0001-one.md One
commit_all start
git branch early
git checkout -q -b topic
echo '[a](gone.md)' >>$adr/0001-one.md
commit_all topic
git checkout -q -b side
for n in 1 2 3; do
	commit_all "side $n"
done
git checkout -q main
commit_all main1
git merge -q -m side side
git checkout -q topic
commit_all topic2
git clone -q --depth 3 --no-single-branch "file://$PWD" ../hidden-clone
cd ../hidden-clone || exit 1
run git merge-base origin/main origin/topic
expect_status 0
run hence check --base origin/main --rev origin/topic
expect_status 3
expect_err "part cannot be told in this shallow clone"
expect_err "git fetch --unshallow"
git fetch -q --unshallow
run hence check --base origin/main --rev origin/topic
expect_status 0
finish
