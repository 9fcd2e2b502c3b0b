#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing is written outside of the repository, nor in git's own folder.
. "$(dirname "$0")/lib.sh"

make_repo repo && cd repo || exit 1
record docs/decisions/0001-a.md 'A'
record docs/decisions/0002-b.md 'B'
commit_all records

# A collection behind a link that leaves: nobody writes there.
mkdir ../away
mv docs/decisions/* ../away && rmdir docs/decisions
ln -s ../../away docs/decisions
cp -R ../away ../kept
for command in "status 1 deprecated" "accept 1" "renumber 1 7" "rename 1 Other" \
	"link 1 amends 2" "unlink 1 2" "supersede 1 2" "new --no-edit C"; do
	# shellcheck disable=SC2086
	run hence --dir docs/decisions $command
	expect_status 2
	expect_err "'docs/decisions' is a link that leaves"
done
check "all is as it was there" diff -r ../away ../kept
run hence --dir ../away status 1 deprecated
expect_status 0
rm -r docs ../away ../kept

# The folder for locks and journals is no link, nor is the lock.
git checkout -q -- docs
mkdir ../away
rm -rf .git/hence && ln -s ../../away .git/hence
for command in "status 1 deprecated" "new --no-edit C" "fix --abort"; do
	# shellcheck disable=SC2086
	run hence $command
	expect_status 3
	expect_err "/.git/hence': it is a symbolic link"
	expect_err 'Delete the link'
done
check "nothing is made there" test -z "$(ls -A ../away)"
rm .git/hence
run hence list
expect_status 0
mkdir .git/hence && ln -s ../../../away/lock .git/hence/lock
run hence status 1 deprecated
expect_status 0
check "no lock is made there" test -z "$(ls -A ../away)"

# Without a folder of its own the lock is on the files' folder.
rm -r .git/hence && echo x >.git/hence
git checkout -q -- docs
run hence status -n 1 deprecated
expect_no_err 'no lock'
run hence status 1 deprecated
expect_status 0
check "it is said once" test "$(grep -c 'no lock can be made' "$err")" -eq 1
rm .git/hence
run hence status 2 deprecated
expect_no_err 'no lock'
# Links to places inside: what is not read there is named.
cd .. && make_repo inside && cd inside || exit 1
record docs/decisions/0001-a.md 'A'
record docs/decisions/0002-b.md 'B'
record real/in.md 'In'
ln -s ../../real/in.md docs/decisions/0003-in.md
ln -s 0002-b.md docs/decisions/0004-b.md
commit_all records
run hence list
expect_status 0
expect_err "skipped 'docs/decisions/0003-in.md': it is a symbolic link to a file of no collection"
expect_no_err 0004
for command in 'show 3' 'status 3' 'status 3 deprecated'; do
	# shellcheck disable=SC2086
	run hence $command
	expect_status 2
	expect_err "no record '3'"
done
rm docs/decisions/000[234]*
mv docs/decisions real/dec && ln -s ../real/dec docs/decisions
run hence status 1 deprecated
expect_status 2
expect_file real/dec/0001-a.md accepted
commit_all moved
for command in list 'show 1' 'status 1 deprecated'; do
	# shellcheck disable=SC2086
	run hence $command
	expect_status 3
	expect_err "skipped 'docs/decisions': it is a symbolic link"
done
printf 'collections:\n  - path: docs/decisions\n    kind: adr\n' >.hence.yml
run hence list
expect_err "skipped 'docs/decisions': it is a symbolic link"
printf 'collections:\n  - path: real/dec\n    kind: adr\n' >.hence.yml
run hence list
expect_silent
expect_out ADR-0001
finish
