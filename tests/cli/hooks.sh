#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence hooks`: what git calls before a commit and a push, and the lines that
# let it, in scripts of all kinds and out of them again.
. "$(dirname "$0")/lib.sh"

# The hooks find the program under test by its name.
mkdir "$scratch/bin" && ln -s "$HENCE" "$scratch/bin/hence"
bare_path=$PATH
PATH=$scratch/bin:$PATH
export PATH
adr=docs/adr

# at NAME [GIT INIT OPTIONS...]: a repository of its own, with a record.
at()
{
	mkdir -p "$scratch/place/$1" && cd "$scratch/place/$1" || exit 1
	shift
	make_repo . "$@"
	whole $adr/0001-one.md One
}

# script PATH LINE...: an executable file of these lines.
script()
{
	file=$1
	shift
	mkdir -p "$(dirname "$file")"
	printf '%s\n' "$@" >"$file"
	chmod +x "$file"
}

# Put in, listed, put in again, taken out.
at install
run hence hooks
expect_status 0
expect_exactly "pre-commit  absent          .git/hooks/pre-commit
pre-push    absent          .git/hooks/pre-push"
find .git/hooks | sort >"$scratch/before"
run hence hooks install --dry-run
expect_status 0
expect_out '+	hence hooks run pre-commit "$@" || exit'
expect_out 'diff --git a/.git/hooks/pre-commit b/.git/hooks/pre-commit'
check_not "nothing is written" test -e .git/hooks/pre-commit
mkdir sub
run hence -C sub hooks install
expect_status 0
expect_exactly "../.git/hooks/pre-commit
../.git/hooks/pre-push"
check "git runs it" test -x .git/hooks/pre-commit
check "and the other one" test -x .git/hooks/pre-push
check "sh likes it" sh -n .git/hooks/pre-push
run hence hooks
expect_out "pre-commit  installed "
expect_out "pre-push    installed "
run hence hooks install
expect_status 0
expect_exactly ''
expect_err "'.git/hooks/pre-commit' needs no change"
sed -i 's/run pre-commit/run pre-commits/' .git/hooks/pre-commit
chmod -x .git/hooks/pre-push
run hence hooks
expect_out "pre-commit  outdated "
expect_out "pre-push    not executable"
run hence hooks install
expect_exactly ".git/hooks/pre-commit
.git/hooks/pre-push"
run hence hooks
expect_out "pre-commit  installed "
expect_out "pre-push    installed "
run hence hooks uninstall pre-push
expect_exactly .git/hooks/pre-push
check "one is left" test -x .git/hooks/pre-commit
run hence hooks uninstall
expect_exactly .git/hooks/pre-commit
find .git/hooks | sort >"$scratch/after"
check "all is as it was" cmp -s "$scratch/before" "$scratch/after"
run hence hooks uninstall
expect_status 0
expect_exactly ''
run hence hooks instal
expect_status 2
expect_err "Did you mean 'install'?"
run hence hooks install pre-comit
expect_status 2
expect_err "Valid words: pre-commit, pre-push"
run hence hooks run
expect_status 2
run hence hooks run commit-msg
expect_status 2
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
for action in "" install uninstall "run pre-commit"; do
	# shellcheck disable=SC2086 # two words
	run hence hooks $action
	expect_status 3
	expect_err "hooks are git's"
done
git init -q --bare "$scratch/bare.git"
run hence --git-dir "$scratch/bare.git" hooks install
expect_status 3

# A commit: what it brings, and nothing else, stops it.
at commit
whole $adr/0002-two.md Two '[a](old.md)'
commit_all 'what is old'
run hence check
expect_status 1
hence hooks install >/dev/null
whole $adr/0003-three.md Three
git add -A
run git commit -q -m 'old errors do not count'
expect_status 0
expect_silent
printf '\n[b](new.md)\n' >>$adr/0003-three.md
run git commit -q -m 'nothing is staged' --allow-empty
expect_status 0
run git commit -q -a -m 'commit -a'
expect_status 1
expect_err "$adr/0003-three.md:18:1: error: 'new.md' does not exist"
expect_no_err old.md
expect_err "'git commit --no-verify' goes past this"
run git commit -q -m 'commit FILE' $adr/0003-three.md
expect_status 1
expect_err "'new.md' does not exist"
echo text >other.txt && git add other.txt
run git commit -q -m 'another FILE' other.txt
expect_status 0
git add -A
printf 'only in the worktree: [x](worse.md)\n' >>$adr/0001-one.md
run git commit -q -m 'what is staged'
expect_status 1
expect_no_err worse.md
git checkout -q $adr/0001-one.md
whole $adr/0003-three.md Three
run git commit -q -m 'staged still'
expect_status 1
run git commit -q -a -m 'mended in the worktree' --allow-empty
expect_status 0
cd $adr && printf '\n[b](new.md)\n' >>0003-three.md
run git commit -q -a -m 'from a folder'
expect_status 1
expect_err "$adr/0003-three.md:18:1: error: 'new.md'"
cd ../..
run git commit -q -a -m 'on purpose' --no-verify
expect_status 0
run git commit -q --amend -m 'amended'
expect_status 0
printf 'more: [c](more.md)\n' >>$adr/0003-three.md
run env GIT_DIR="$PWD/.git" GIT_WORK_TREE="$PWD" git -C / commit -q -a -m far
expect_status 1
expect_err "'more.md' does not exist"
git checkout -q .
PATH=$bare_path
run git commit -q --allow-empty -m 'without the program'
expect_status 0
expect_err "hence: not found; the commit is not checked"
PATH=$scratch/bin:$PATH
printf 'rules: {nonsense: off}\n' >.hence.yml
git add .hence.yml
run git commit -q -m 'broken settings'
expect_status 1
expect_err .hence.yml:1
expect_err "'git commit --no-verify' goes past this"
git rm -q --cached .hence.yml && rm .hence.yml

# The first commit, and branches from before the records.
at first
hence hooks install >/dev/null
whole $adr/0001-one.md One '[a](gone.md)'
git add -A
run git commit -q -m first
expect_status 1
expect_err "'gone.md' does not exist"
rm -r docs && git add -A
run git commit -q --allow-empty -m 'no records at all'
expect_status 0
expect_silent
whole $adr/0001-one.md One '[a](gone.md)'
git add -A
run git commit -q -m 'the first records'
expect_status 1
expect_err "'gone.md' does not exist"

# Worktrees share the hooks; a submodule has its own.
at tree
commit_all one
git worktree add -q ../linked -b linked
cd ../linked || exit 1
run hence hooks install
expect_exactly "$scratch/place/tree/.git/hooks/pre-commit
$scratch/place/tree/.git/hooks/pre-push"
whole $adr/0001-one.md One '[a](gone.md)'
run git commit -q -a -m linked
expect_status 1
expect_err "'gone.md' does not exist"
cd ../tree || exit 1
run git commit -q --allow-empty -m 'not of this worktree'
expect_status 0
at super
git submodule -q add "$scratch/place/tree" module 2>/dev/null
run hence -C module hooks install
expect_status 0
check "it is the submodule's" test -x .git/modules/module/hooks/pre-commit
check_not "and no one else's" test -e .git/hooks/pre-commit
whole module/$adr/0001-one.md One '[a](gone.md)'
run git -C module commit -q -a -m module
expect_status 1
expect_err "$adr/0001-one.md:18:1: error"

# A push: each commit that goes there, against what is there.
at push
whole $adr/0002-two.md Two '[a](old.md)'
commit_all old
git init -q --bare ../remote.git
git remote add origin ../remote.git
git push -q origin main
hence hooks install >/dev/null
git remote set-head origin main
whole $adr/0003-three.md Three
commit_all three
run git push -q origin main
expect_status 0
expect_silent
git checkout -q -b topic
whole $adr/0004-four.md Four '[b](new.md)'
git add -A && git commit -q --no-verify -m four
run git push -q origin topic
expect_status 1
expect_err "$adr/0004-four.md:18:1: error: 'new.md' does not exist"
expect_no_err old.md
expect_err "'git push --no-verify' goes past this"
run git push -q origin topic:other main
expect_status 1
run git push -q origin main:copy
expect_status 0
run git push -q origin :copy
expect_status 0
whole $adr/0004-four.md Four
run git push -q origin topic
expect_status 1
git commit -q -a -m mended
run git push -q origin topic topic:topic2
expect_status 0
git tag -a -m tag v1 && git tag blob "$(git rev-parse HEAD:$adr/0001-one.md)"
run git push -q origin v1 blob
expect_status 0
expect_silent
git tag -d v1 >/dev/null
run git push -q origin 'topic@{0 days ago}:refs/heads/words'
expect_status 0
whole $adr/0005-five.md Five '[d](five.md)'
git add -A && git commit -q --no-verify -m five
run git push -q origin 'topic@{0 days ago}:refs/heads/words'
expect_status 1
expect_err five.md
git reset -q --hard HEAD~
# Somebody else has pushed what we have not fetched.
git clone -q -b topic ../remote.git ../mate
(cd ../mate && git commit -q --allow-empty -m mate && git push -q origin topic)
run git push -q --force origin topic
expect_status 0
# Two branches took one number.
git checkout -q -b second main
whole $adr/0004-mine.md Mine
commit_all mine
git push -q origin topic:main
git fetch -q
run git push -q origin second
expect_status 1
expect_err "the number 4 is that of '$adr/0004-four.md'"
run git push -q ../remote.git second
expect_status 1
# No branch of the remote's is known: all is new to it.
git init -q --bare ../empty.git
git remote remove origin
git remote add origin ../empty.git
run git push -q origin second
expect_status 1
expect_err "'old.md' does not exist"
PATH=$bare_path
run git push -q origin second
expect_status 0
expect_err "hence: not found; the push is not checked"
PATH=$scratch/bin:$PATH

# What libgit2 cannot read, and a repository without files.
at sha256 --object-format=sha256
whole $adr/0002-two.md Two '[a](old.md)'
commit_all old
hence hooks install >/dev/null
git init -q --bare --object-format=sha256 ../remote256.git
git remote add origin ../remote256.git
git push -q --no-verify origin main
git checkout -q -b topic
whole $adr/0003-three.md Three '[b](new.md)'
git add -A
run git commit -q -m three
expect_status 1
expect_err "'new.md' does not exist"
expect_no_err old.md
git commit -q --no-verify -m three
run git push -q origin topic
expect_status 1
expect_err "'new.md' does not exist"
expect_no_err old.md
run git push -q origin main:other
expect_status 0
git clone -q --bare . ../source256.git && cd ../source256.git || exit 1
ln -s "$scratch/place/sha256/.git/hooks/pre-push" hooks/pre-push
git fetch -q origin '+refs/heads/main:refs/remotes/origin/main'
run git push -q origin topic:third
expect_status 1
expect_err "'new.md' does not exist"
expect_no_err old.md

# Scripts that are there keep what they do, byte for byte.
at foreign
commit_all one
hook=.git/hooks/pre-commit
# shellcheck disable=SC2016 # the script's own
for text in '#!/bin/sh\necho mine >&2\nexit 0\n' \
	'#!/bin/sh' '#!/usr/bin/env bash\nset -eu\necho mine >&2' \
	'#!/bin/dash -e\n\n\n' '#!/bin/sh\necho mine >&2\r\nexec true "$@"\n' \
	'#! /bin/bash -u\nwhile read -r x; do echo "$x"; done\n'; do
	for name in pre-commit pre-push; do
		hook=.git/hooks/$name
		# shellcheck disable=SC2059 # a format of our own
		printf "$text" >$hook
		chmod 751 $hook
		cp -p $hook "$scratch/copy"
		run hence hooks install $name
		expect_status 0
		check "git runs ours" grep -q "hence hooks run $name" $hook
		check "the first line stays" test \
			"$(head -n 1 $hook)" = "$(head -n 1 "$scratch/copy")"
		check "its mode stays" test "$(stat -c %a $hook)" = 751
		sed -i 's/not found/lost/' $hook
		run hence hooks install $name
		expect_exactly $hook
		run hence hooks uninstall $name
		expect_status 0
		check "it is as it was" cmp $hook "$scratch/copy"
		check "its mode, too" test "$(stat -c %a $hook)" = 751
		rm $hook
	done
done
script .git/hooks/pre-commit '#!/bin/sh' 'echo mine >&2' 'exit 0'
hence hooks install pre-commit >/dev/null
run git commit -q --allow-empty -m fine
expect_status 0
expect_err mine
whole $adr/0001-one.md One '[a](gone.md)'
run git commit -q -a -m broken
expect_status 1
expect_err "'gone.md'"
expect_no_err mine
git commit -q -a --no-verify -m broken
git init -q --bare ../there.git && git remote add origin ../there.git
# shellcheck disable=SC2016 # the script's own
script .git/hooks/pre-push '#!/bin/sh' 'cat >refs' 'echo "$1" >name'
hence hooks install pre-push >/dev/null
run git push -q origin main
expect_status 1
whole $adr/0001-one.md One
git commit -q -a -m mended 2>/dev/null
git push -q origin main
check "it reads what git says" test "$(wc -l <refs)" -eq 1
check "as git says it" grep -q '^refs/heads/main [0-9a-f]* refs/heads/main 0*$' refs
check "and gets what git gives it" test "$(cat name)" = origin
sed -n '/>>> hence/,/<<< hence/p' .git/hooks/pre-push >"$scratch/lines"
{ echo '#!/bin/sh'; cat "$scratch/lines"; echo 'wc -c'; } >"$scratch/script"
run sh "$scratch/script" origin url
expect_exactly 0

# Others are left alone, and what to do is said. refused TEXT: why, and that
# nothing has changed.
refused()
{
	cp -p .git/hooks/pre-commit "$scratch/copy"
	run hence hooks install
	expect_status 3
	expect_err "$1"
	check "it stays" cmp .git/hooks/pre-commit "$scratch/copy"
	check_not "no other hook is written" test -e .git/hooks/pre-push
	run hence hooks
	expect_status 0
	expect_out "pre-commit  another's"
}
at refused
script .git/hooks/pre-commit '#!/usr/bin/env python3' 'print()'
refused "is no script for sh or bash"
expect_no_err "git's own folder"
run hence hooks install
expect_err 'hence hooks run pre-commit "$@"'
script .git/hooks/pre-commit 'echo no first line'
refused "is no script for sh or bash"
printf '#!/bin/sh\r\necho\r\n' >.git/hooks/pre-commit
refused "is no script for sh or bash"
printf '\177ELF\000\001' >.git/hooks/pre-commit
refused "is no script for sh or bash"
script .git/hooks/pre-commit '#!/bin/sh' 'echo'
chmod -x .git/hooks/pre-commit
refused "is not executable, so git does not run it"
script .git/hooks/pre-commit '#!/usr/bin/env bash' \
	'# File generated by pre-commit: https://pre-commit.com'
refused "is written by pre-commit"
run hence hooks install
expect_err .pre-commit-config.yaml
script .git/hooks/pre-commit '#!/bin/sh' 'call_lefthook run "pre-commit" "$@"'
refused "is written by lefthook"
script .git/hooks/pre-commit '#!/bin/sh' '# husky' '# Hook created by Husky'
refused "is written by husky"
script scripts/check '#!/bin/sh' 'echo mine'
ln -sf ../../scripts/check .git/hooks/pre-commit
run hence hooks install
expect_status 3
expect_err "it is a symbolic link"
expect_err 'by hand: hence hooks run pre-commit "$@"'
check "what it leads to stays" test "$(wc -l <scripts/check)" -eq 2
rm .git/hooks/pre-commit
hence hooks install >/dev/null
sed -i '/<<< hence/d' .git/hooks/pre-commit
for action in "" install uninstall; do
	# shellcheck disable=SC2086 # perhaps no word
	run hence hooks $action
	expect_status 3
	expect_err "lack their end"
done
if [ "$(id -u)" -ne 0 ]; then
	rm .git/hooks/pre-commit
	chmod a-w .git/hooks
	run hence hooks install
	expect_status 3
	chmod u+w .git/hooks
else
	skip "root may write everywhere"
fi

# Where git looks for hooks.
at elsewhere
commit_all one
rm -r .git/hooks
run hence hooks install
expect_status 0
check "the folder is made" test -x .git/hooks/pre-commit
hence hooks uninstall >/dev/null
git config core.hooksPath .githooks
run hence -C docs hooks install
expect_exactly "../.githooks/pre-commit
../.githooks/pre-push"
whole $adr/0001-one.md One '[a](gone.md)'
run git commit -q -a -m one
expect_status 1
run git -C docs commit -q -a -m one
expect_status 1
hence hooks uninstall >/dev/null
git config core.hooksPath "$PWD/.githooks"
run hence hooks install
expect_exactly ".githooks/pre-commit
.githooks/pre-push"
hence hooks uninstall >/dev/null
git config core.hooksPath .git/hooks
run hence hooks
expect_out " .git/hooks/pre-commit"
mkdir ../shared
for path in ../shared "$scratch/place/shared" /dev/null; do
	git config core.hooksPath "$path"
	run hence hooks install
	expect_status 3
	expect_err "not this repository's alone"
	expect_err "git config core.hooksPath '$PWD/.git/hooks'"
done
git config core.hooksPath ''
run hence hooks install
expect_status 3
git config --unset core.hooksPath
# shellcheck disable=SC2088 # git's own ~
git config --global core.hooksPath '~/hooks'
run hence hooks install
expect_status 3
expect_err "'$HOME/hooks', which are not this repository's alone"
expect_err "at the level 'global'"
check_not "nothing is written there" test -e "$HOME/hooks"
git config core.hooksPath .git/hooks
run hence hooks install
expect_status 0
git config --global --unset core.hooksPath
git config core.hooksPath .husky/_
mkdir -p .husky/_
run hence hooks install
expect_status 3
expect_err "are written by husky"
expect_err ".husky/pre-commit"
git config --unset core.hooksPath
rm -rf .git/hooks
ln -s ../../shared .git/hooks
run hence hooks install
expect_status 3
expect_err "is a link that leaves the repository"
check "nothing is written there" test -z "$(ls ../shared)"
rm .git/hooks && ln -s ../.githooks .git/hooks
run hence hooks install
expect_status 0
check "it is in the repository" test -x .githooks/pre-commit

# Who takes all away is judged by the configuration that was there before, and
# hears what mends the rest.
make_repo "$scratch/place/gone"
cd "$scratch/place/gone" || exit 1
mkdir -p docs/adr
printf '# One\n\n* Status: accepted\n' >docs/adr/0001-a.md
echo 'collections: [{path: docs/adr}]' >.hence.yml
commit_all all
git rm -qr .
run hence hooks run pre-commit
expect_status 1
expect_out 'docs/adr/0001-a.md: error: this record was decided and is gone'
expect_no_err 'hence fix'
git reset -q --hard
mkdir -p docs/adr
printf '# Two\n\n* Status: accepted\n* Date: 2026-11-20\n\nSee [it](0001-b.md).\n' \
	>docs/adr/0002-two.md
git mv docs/adr/0001-a.md docs/adr/0001-c.md
git add .
run hence hooks run pre-commit
expect_status 1
expect_err "hence: 'hence fix' may mend 1 of these"
expect_err 'the commit is stopped'

finish
