#!/bin/sh
# SPDX-License-Identifier: MIT
# How files are written: what is kept of them, and what is not written to.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2317 # run calls it
# as_user COMMAND...: as somebody for whom read-only means something.
as_user()
{
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	else
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	fi
}

make_repo repo && cd repo || exit 1
record docs/adr/0001-a.md A proposed
record docs/adr/0002-b.md B proposed
record docs/adr/0003-c.md C proposed
ln docs/adr/0001-a.md other-name
chmod 750 docs/adr/0001-a.md
run hence accept 1
expect_status 0
check "its mode is kept" test "$(stat -c %a docs/adr/0001-a.md)" = 750
expect_file other-name proposed
run hence new Another
check "a new file has the usual mode" test \
	"$(stat -c %a docs/adr/0004-another.md)" = \
	"$(touch x && stat -c %a x && rm x)"

# A link, in the worktree or out of it
ln -s 0002-b.md docs/adr/0005-link.md
mv docs/adr/0003-c.md ../outside.md && ln -s ../../../outside.md docs/adr/0003-c.md
for id in docs/adr/0005-link.md docs/adr/0003-c.md; do
	run hence accept "$id"
	check "'$id' is refused" test "$status" -ge 2
	run hence supersede 1 "$id"
	check "'$id' is refused" test "$status" -ge 2
done
expect_file ../outside.md proposed
expect_file docs/adr/0002-b.md proposed
rm docs/adr/0003-c.md docs/adr/0005-link.md

# What is read-only is meant to stay.
chmod 755 "$scratch" && chmod 444 docs/adr/0002-b.md
[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 ..
if as_user "$HENCE" version >/dev/null 2>&1; then
	run as_user "$HENCE" accept 2
	expect_status 3
	expect_err "cannot write 'docs/adr/0002-b.md': permission denied"
	expect_err "chmod u+w 'docs/adr/0002-b.md'"
	run as_user "$HENCE" supersede 1 2
	expect_status 3
	expect_file docs/adr/0002-b.md proposed
	check_not "1 is as it was" grep -qi supersede docs/adr/0001-a.md
	chmod 644 docs/adr/0002-b.md
	chmod 555 docs/adr
	run as_user "$HENCE" accept 2
	expect_status 3
	expect_err "cannot write 'docs/adr/0002-b.md': permission denied"
	chmod 755 docs/adr
	chmod 555 .git .git/hence
	run as_user "$HENCE" link 1 relates-to 2
	chmod 755 .git .git/hence
	expect_status 3
	expect_err "nothing is changed: cannot create"
	expect_err "permission denied"
	check_not "1 is as it was" grep -q 0002 docs/adr/0001-a.md
	check "nothing is left" test -z "$(find . -name '*.tmp')"
else
	skip "nobody else may run the program where it is"
	chmod 644 docs/adr/0002-b.md
fi
[ "$(id -u)" -ne 0 ] || chown -R 0:0 ..

# What a kill has left is swept by the next that writes.
echo x >.git/hence/.hence-0123456789abcdef.tmp
run hence list
check "not by readers" test -e .git/hence/.hence-0123456789abcdef.tmp
run hence accept 2
check "by writers" test "$(ls .git/hence)" = lock

# A standard output that takes nothing: what is done stays done.
record docs/adr/0003-c.md C proposed
# shellcheck disable=SC2016 # for the inner shell
run sh -c '"$0" accept 3 >&-' "$HENCE"
expect_status 3
expect_err 'cannot write to standard output'
expect_file docs/adr/0003-c.md accepted
run sh -c '"$0" deprecate 3 >/dev/full' "$HENCE"
expect_status 3
expect_file docs/adr/0003-c.md deprecated

# The records on a file system of their own
if unshare -rm sh -c 'mount -t tmpfs none .' 2>/dev/null; then
	# shellcheck disable=SC2016 # for the inner shell
	run unshare -rm sh -c 'cp -a docs/adr ../adr && mount -t tmpfs none docs/adr &&
		cp -a ../adr/. docs/adr && "$0" supersede 2 1 && "$0" new On it &&
		ls -A docs/adr && cat docs/adr/0002-b.md' "$HENCE"
	expect_status 0
	expect_out 'superseded by'
	expect_out '0005-on-it.md'
	expect_no_out .tmp
else
	skip "no file system can be mounted here"
fi
finish
