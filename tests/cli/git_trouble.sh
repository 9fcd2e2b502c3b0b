#!/bin/sh
# SPDX-License-Identifier: MIT
# Repositories that git refuses or cannot read: said, with a remedy, never an
# empty list.
. "$(dirname "$0")/lib.sh"

# libgit2 1.5.1 itself loses memory when an object or a ref is damaged, and its
# frames cannot be told from ours in a leak report.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"

# refused WHAT REMEDY: exit code 3 and both of them.
refused()
{
	expect_status 3
	expect_err "$1"
	expect_err "$2"
	check "nothing on stdout" test ! -s "$out"
}

# terminal COMMAND...: run it where stdout is a terminal.
terminal()
{
	run env TERM=xterm timeout 60 python3 -c 'import pty, sys
pty.spawn(sys.argv[1:])' "$@"
}

make_repo one
(cd one && record docs/adr/0001-a.md A && commit_all 1)

# A bare repository inside of a worktree, with a program in its configuration.
git clone -q --bare one one/vendor/x
git -C one/vendor/x config hence.pager "touch $scratch/ran"
(cd one/vendor/x && run hence list && cp "$out" "$scratch/open")
check "it is read without the setting" grep -q ADR "$scratch/open"
git config --global safe.bareRepository explicit
cd one/vendor/x || exit 1
run hence list
refused "safe.bareRepository" "--git-dir="
terminal "$HENCE" show 1
expect_out "safe.bareRepository"
check "its pager was not run" test ! -e "$scratch/ran"
git --git-dir=. config core.bare false
git --git-dir=. config core.worktree "$scratch/place/one"
run hence list
refused "safe.bareRepository" "--git-dir="
run hence --git-dir=. list
expect_status 0
run env GIT_DIR=. "$HENCE" list
expect_status 0
cd ../../.git || exit 1
run hence list
expect_status 0
cd "$scratch/place" || exit 1
git config --global --unset safe.bareRepository
cd one/vendor/x || exit 1
run env GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.barerepository \
	GIT_CONFIG_VALUE_0=explicit "$HENCE" list
refused "safe.bareRepository" "--git-dir="
cd "$scratch/place" || exit 1

# Names that lead nowhere.
cd one || exit 1
run env GIT_DIR=/nosuch "$HENCE" list
refused "GIT_DIR names '/nosuch'" "Unset GIT_DIR"
run env GIT_WORK_TREE=/nosuch "$HENCE" list
refused "GIT_WORK_TREE names '/nosuch'" "Unset GIT_WORK_TREE"
run hence --git-dir=/nosuch list
expect_status 3
expect_err "'/nosuch' is not a git repository"
mkdir -p linked/docs
echo "gitdir: /nosuch" >linked/.git
cd linked/docs || exit 1
run hence list
refused "linked/.git' leads to '/nosuch'" "move the file away"
echo "rubbish" >../.git
run hence list
refused "linked/.git' is not of git's form" "Put it right"
cd "$scratch/place" || exit 1
rm -r one/linked

# Revisions whose objects are gone.
git -C one branch br
cp -r one lost
object=$(git -C one rev-parse HEAD)
file=.git/objects/$(echo "$object" | sed 's,..,&/,')
cd lost || exit 1
rm -f "$file"
for rev in br HEAD main HEAD~1; do
	run hence list --rev "$rev"
	refused "cannot read revision '$rev'" "git fsck"
	expect_no_err "Did you mean"
	expect_no_err "no commit yet"
done
run hence list --rev mian
expect_err "Did you mean 'main'?"
echo rubbish >.git/refs/heads/br
run hence list --rev br
refused "cannot read revision 'br'" "git fsck"
echo rubbish >.git/HEAD
run hence list --rev HEAD
refused "cannot read revision 'HEAD'" "ref: refs/heads/BRANCH"
cd ..

cp -r one trees
tree=$(git -C one rev-parse 'HEAD^{tree}')
file=.git/objects/$(echo "$tree" | sed 's,..,&/,')
cd trees || exit 1
chmod u+w "$file"
for bytes in '' rubbish; do
	printf '%s' "$bytes" >"$file"
	run hence list --rev HEAD
	refused "cannot read revision 'HEAD'" "git fsck"
done
rm -f "$file"
run hence list --rev HEAD
refused "cannot read revision 'HEAD'" "git fsck"
cd ..

# The index and packed references.
cp -r one index
cd index || exit 1
: >.git/index
run hence list
refused "index' is empty" "git reset"
printf 'DIRC' >.git/index
run hence list
refused "index' is cut off" "git reset"
yes rubbish | head -20 >.git/index
run hence list
refused "does not begin as an index does" "git reset"
head -c 60 ../one/.git/index >.git/index
run hence list
refused "index' is damaged" "git reset"
git read-tree HEAD
git pack-refs --all
echo "rubbish" >.git/packed-refs
run hence list --rev main
refused "packed" "git fsck"
cd ..

# A few trees that stand for 10^12 files, and for as many folders.
make_repo bomb
cd bomb || exit 1
blob=$(git hash-object -w --stdin </dev/null)
empty=$(git mktree </dev/null)
for leaf in "100644 blob $blob" "040000 tree $empty"; do
	kind=$leaf
	for level in 1 2 3 4 5 6 7 8 9 10 11 12; do
		tree=$(for name in 0 1 2 3 4 5 6 7 8 9; do
			printf '%s\t%s\n' "$kind" "$name"
		done | git mktree)
		kind="040000 tree $tree"
	done
	commit=$(git commit-tree -m "$level" "$tree")
	run timeout "${HANG_SECONDS:-120}" "$HENCE" list --rev "$commit"
	expect_status 3
	expect_err "too many files"
done
cd ..

# Folders that may not be read: root may read all, so it becomes another user.
chmod 755 "$scratch" "$scratch/place"
as_user=
if [ "$(id -u)" -eq 0 ]; then
	as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
# shellcheck disable=SC2086
if $as_user test -x "$HENCE" 2>/dev/null; then
	for format in sha1 sha256; do
		make_repo "closed-$format" --object-format="$format"
		cd "closed-$format" || exit 1
		record docs/adr/0001-a.md A
		[ -z "$as_user" ] || chown -R 65534:65534 . "$scratch/home"
		chmod 000 docs/adr
		run $as_user "$HENCE" list
		expect_err "'docs/adr': cannot be read: permission denied"
		run $as_user "$HENCE" list --dir docs
		expect_err "'docs/adr': cannot be read: permission denied"
		chmod 755 docs/adr
		run $as_user "$HENCE" list
		expect_out "ADR-0001"
		expect_silent
		cd ..
	done
else
	as_user=
	skip "no other user to be"
fi

# Another user's repository: no configuration of it is read.
if [ -n "$as_user" ]; then
	git -C one config hence.pager "touch $scratch/home/ran"
	cd one || exit 1
	for command in list doctor config "show 1"; do
		# shellcheck disable=SC2086
		terminal $as_user "$HENCE" $command
		check_not "'$command' ran its pager" test -e \
			"$scratch/home/ran"
	done
	# shellcheck disable=SC2086
	run $as_user "$HENCE" list
	refused "belongs to another user" "safe.directory"
	terminal "$HENCE" show 1
	check "its owner's pager is run" test -e "$scratch/home/ran"
	cd ..
else
	skip "no other user to be"
fi
git -C one config --unset hence.pager

# Standard output that was closed is an error, a closed stdin none.
cd one || exit 1
run sh -c '"$1" list >&-' sh "$HENCE"
expect_status 3
expect_err "cannot write to standard output"
run sh -c '"$1" list <&- 2>&-' sh "$HENCE"
expect_status 0
expect_out "ADR-0001"
run sh -c 'ulimit -f 0; "$1" new "Too large" --no-edit' sh "$HENCE"
check "a full file is an error, no signal" test "$status" -lt 128
check_not "nothing is left" test -e docs/adr/0002-too-large.md
long=$(head -c 5000 /dev/zero | tr '\0' a)
run hence list --rev "$long"
expect_err "aaa...aaa"
expect_err "in this repository"
cd ..
finish
