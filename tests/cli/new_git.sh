#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence new --branch`, `--commit` and `--dry-run`: git with the user's hooks,
# in whatever state the repository is.
. "$(dirname "$0")/lib.sh"

# on_terminal COMMAND...: its input and output are one.
on_terminal()
{
	# shellcheck disable=SC2317 # run calls it
	python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' "$@"
}

# expect_head MESSAGE PATH...: the last commit, and all that it touches.
expect_head()
{
	message=$1
	shift
	check "the message is '$message'" \
		test "$(git log -1 --format=%s)" = "$message"
	check "the commit has $*" test "$(git -c core.quotePath=false \
		show --format= --name-only HEAD)" = "$*"
}

# hook NAME: stdin is the hook.
hook()
{
	cat >".git/hooks/$1" && chmod +x ".git/hooks/$1"
}

start()
{
	make_repo "$1" && cd "$1" || exit 1
	record docs/adr/0011-first.md First
	commit_all first
}

# A commit of the record alone
start plain
echo staged >other && git add other && echo more >>other
echo changed >>docs/adr/0011-first.md
before=$(git diff --cached)
run hence new --commit Use PostgreSQL
expect_status 0
expect_exactly docs/adr/0012-use-postgresql.md
expect_head 'Propose ADR-0012: Use PostgreSQL' docs/adr/0012-use-postgresql.md
check "the index is as it was" test "$(git diff --cached)" = "$before"
check "the worktree is too" test "$(git status --short)" = ' M docs/adr/0011-first.md
AM other'
run hence new --commit --status accepted -q Use make
expect_silent
expect_head 'Accept ADR-0013: Use make' docs/adr/0013-use-make.md
mkdir -p deep && cd deep || exit 1
run hence new --commit --status draft '*' "Ü [b]"
expect_exactly ../docs/adr/0014-ü-b.md
cd .. || exit 1
expect_head 'Draft ADR-0014: * Ü [b]' docs/adr/0014-ü-b.md

# Only what --dry-run says
git checkout -q . && git rm -q -f --cached other
before=$(git status --porcelain; git for-each-ref)
run hence new -n Only shown
expect_status 0
expect_silent
expect_out '+++ b/docs/adr/0015-only-shown.md'
expect_out '@@ -0,0 +1,'
expect_out '+# Only shown'
run hence new --dry-run --branch --commit Only shown
expect_status 0
expect_err "would run 'git switch -c adr-0015-only-shown'"
expect_err "would run 'git commit -m \"Propose ADR-0015: Only shown\" -- docs/"
check "nothing has changed" test \
	"$before" = "$(git status --porcelain; git for-each-ref)"
hence new -n Applied >../new.diff && git apply ../new.diff
check "the diff can be applied" test -f docs/adr/0015-applied.md
rm docs/adr/0015-applied.md

# A branch of its own
echo dirty >>docs/adr/0011-first.md
run hence new --branch Use <other Rust
expect_status 0
expect_exactly docs/adr/0015-use-rust.md
expect_err "adr-0015-use-rust"
check "it is checked out" test "$(git branch --show-current)" = \
	adr-0015-use-rust
check "what was changed still is" grep -q dirty docs/adr/0011-first.md
run hence new --branch=mine --commit Use C
expect_status 0
check "its name is as given" test "$(git branch --show-current)" = mine
expect_head 'Propose ADR-0016: Use C' docs/adr/0016-use-c.md
before=$(git status --porcelain; git for-each-ref; ls docs/adr)
for name in mine ../x a..b -x '@{-1}' 'a b'; do
	run hence new --branch="$name" Use D
	expect_status 2
	expect_exactly ''
	expect_err "'$name'"
done
run hence new --branch=mine/deeper Use D
expect_status 3
expect_err 'failed'
check "nothing is written" test \
	"$before" = "$(git status --porcelain; git for-each-ref; ls docs/adr)"
run hence new --branch=mine Use D
expect_err "the branch 'mine' is there already"
cd ..

# Where no file has a number
make_repo slugs && cd slugs || exit 1
record docs/adr/use-git.md 'Use git'
record docs/adr/use-make.md 'Use make'
run hence new --branch --commit Use tabs
expect_status 0
check "kind and slug" test "$(git branch --show-current)" = adr-use-tabs
expect_head 'Propose use-tabs: Use tabs' docs/adr/use-tabs.md
cd ..

# No commit yet: what is staged stays so
make_repo unborn && cd unborn || exit 1
record docs/adr/0001-a.md A && git add docs
run hence new --branch --commit Second
expect_status 0
check "the branch" test "$(git branch --show-current)" = adr-0002-second
expect_head 'Propose ADR-0002: Second' docs/adr/0002-second.md
check "the first one is staged" test "$(git status --short)" = \
	'A  docs/adr/0001-a.md'
cd ..

# Detached, and in a linked worktree
start detached
git checkout -q --detach
run hence new --commit Detached
expect_status 0
expect_head 'Propose ADR-0012: Detached' docs/adr/0012-detached.md
check "still detached" test -z "$(git branch --show-current)"
git worktree add -q ../linked main && cd ../linked || exit 1
run hence new --branch --commit Linked
expect_status 0
expect_head 'Propose ADR-0012: Linked' docs/adr/0012-linked.md
check "the other worktree is where it was" test \
	-z "$(git -C ../detached branch --show-current)"
cd ..

# Another index, another git folder
start index
cp .git/index other-index
before=$(git ls-files -s)
run env GIT_INDEX_FILE=other-index "$HENCE" -C docs new --commit Other index
expect_status 0
expect_head 'Propose ADR-0012: Other index' docs/adr/0012-other-index.md
check "git's own index is as it was" test "$before" = "$(git ls-files -s)"
check "the other one has it" test -n \
	"$(GIT_INDEX_FILE=other-index git ls-files docs/adr/0012-other-index.md)"
cd .. && mv index/.git moved.git
git --git-dir moved.git config core.worktree "$PWD/index"
run hence -C index --git-dir ../moved.git new --commit --branch Moved
expect_status 0
check "it is committed" test "$(git --git-dir moved.git log -1 --format=%s)" = \
	'Propose ADR-0013: Moved'

# In the middle of something
start merging
git checkout -q -b side && echo a >f && commit_all a
git checkout -q main && echo b >f && commit_all b
refused()
{
	before=$(git status --porcelain; ls docs/adr; git branch)
	for option in --commit --branch; do
		run hence new $option Not now
		expect_status 3
		expect_exactly ''
		expect_err "cannot do '$option'"
		expect_err "$1"
	done
	check "nothing is written" test \
		"$before" = "$(git status --porcelain; ls docs/adr; git branch)"
}
git merge side >/dev/null 2>&1
refused 'in the middle of a merge'
run hence new Without them
expect_status 0
rm docs/adr/0012-without-them.md && git merge --abort
git cherry-pick side >/dev/null 2>&1
refused 'in the middle of a cherry-pick'
git cherry-pick --abort
git revert --no-edit HEAD~1 >/dev/null 2>&1 || git revert --abort 2>/dev/null
git reset -q --hard
git rebase side >/dev/null 2>&1
refused 'in the middle of a rebase'
git rebase --abort
echo c >f && git stash -q && git checkout -q side && git stash pop >/dev/null 2>&1
refused 'not merged'
cd ..

# Hooks are the user's: they see only the record, and may refuse it
start hooks
echo staged >other && git add other
hook pre-commit <<-'HOOK'
	#!/bin/sh
	git diff --cached --name-only >seen
	echo "the hook speaks"
	test -z "${GIT_DIR+set}" || echo "GIT_DIR=$GIT_DIR" >>seen
	test ! -e refuse
HOOK
run hence new --commit Allowed
expect_status 0
expect_err 'the hook speaks'
expect_exactly docs/adr/0012-allowed.md
check "it has seen the record alone" test "$(cat seen)" = \
	docs/adr/0012-allowed.md
touch refuse
run hence new --commit Refused
expect_status 3
expect_exactly docs/adr/0013-refused.md
expect_err 'the hook speaks'
expect_err "'docs/adr/0013-refused.md' is there, but not committed"
expect_err "git commit -m 'Propose ADR-0013: Refused' -- docs/adr/0013-refused.md"
check "the record stays" test -f docs/adr/0013-refused.md
check "nothing else is lost" test "$(git diff --cached --name-only)" = other
rm refuse
run git commit -q -m later -- docs/adr/0013-refused.md
expect_head later docs/adr/0013-refused.md
hook commit-msg <<-'HOOK'
	#!/bin/sh
	echo "Signed-off-by: Ana <ana@example.org>" >>"$1"
HOOK
run hence new --commit Signed
check "the message is the hook's too" sh -c \
	"git log -1 --format=%B | grep -q Signed-off-by"
rm .git/hooks/*
git config commit.gpgSign true
git config gpg.program "$PWD/gpg"
printf '#!/bin/sh\ntouch asked\nexit 1\n' >gpg && chmod +x gpg
run hence new --commit Not signed
expect_status 3
check "the user's gpg was asked" test -e asked
expect_err 'not committed'
git config commit.gpgSign false

# Ignored
echo 'docs/adr/*-secret.md' >.gitignore
run hence new --commit Secret
expect_status 3
expect_err "git ignores 'docs/adr/"
check_not "nothing is written" sh -c 'ls docs/adr | grep -q secret'
rm .gitignore

# Behind the editor
run on_terminal env GIT_EDITOR='sed -i s/Typo/Right/' "$HENCE" new --commit Typo
expect_status 0
check "what was edited is committed" test "$(git log -1 --format=%s | \
	sed 's/ADR-[0-9]*//')" = 'Propose : Right'
count=$(git rev-list --count HEAD)
run on_terminal env GIT_EDITOR='false' "$HENCE" new --commit Failed
expect_status 3
expect_out "editor 'false'"
expect_out 'but not committed'
run on_terminal env GIT_EDITOR='kill -INT $$ #' "$HENCE" new --commit Killed
expect_status 3
expect_out 'failed'
check "the record stays" sh -c 'ls docs/adr | grep -q killed'
run on_terminal env GIT_EDITOR='rm' "$HENCE" new --commit Removed
expect_status 3
check "no commit" test "$(git rev-list --count HEAD)" -eq "$count"
cd ..

# Outside of git
mkdir outside && cd outside || exit 1
record docs/adr/0001-a.md A
for option in --commit --branch; do
	run hence new $option B
	expect_status 3
	expect_err "'$option' needs a git repository"
	check_not "nothing is written" test -e docs/adr/0002-b.md
done
run hence new -n B
expect_status 0
expect_out '+++ b/docs/adr/0002-b.md'
check_not "nothing is written" test -e docs/adr/0002-b.md
cd ..

# init shows what it would do
make_repo begin && cd begin || exit 1
run hence init -n
expect_status 0
expect_out '+++ b/docs/decisions/0001-record-architecture-decisions.md'
expect_out '+++ b/.hence.yml'
expect_out '+  - path: docs/decisions'
run hence init --dry-run notes --kind note
expect_err "would make the folder 'notes'"
check "nothing is written" test -z "$(ls)"
hence init >/dev/null
run hence init --dry-run notes --kind note
expect_out '+  - path: notes'
expect_out '--- a/.hence.yml'
check_not "nothing is written" test -e notes
hence new --no-edit One >/dev/null
run on_terminal env GIT_EDITOR=false "$HENCE" new Two
expect_status 3
expect_out "-two.md' is there all the same."
cd ..
finish
