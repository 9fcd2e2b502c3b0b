#!/bin/sh
# SPDX-License-Identifier: MIT
# Commands that write, killed at their system calls and refused what they ask
# for: each file is old or new, and what was stopped can be finished and undone.
# Each set-up is a function that a row names.
# shellcheck disable=SC2317
# Thousands of syncs are for memory rather than for a disk.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "$(dirname "$0")/lib.sh"

if ! strace -f -o /dev/null true 2>/dev/null; then
	skip "no strace here, or it may not trace"
	finish
fi
# Leaks cannot be looked for in a program that is traced.
export ASAN_OPTIONS=detect_leaks=0 HENCE_THREADS=1
step=${KILL_STEP:-1}
case $HENCE in */address/* | */thread/*) step=${KILL_STEP:-20} ;; esac

# The tree as lines "SUM MODE PATH", git's folder left out.
tree()
{
	(cd "$1" && find . -mindepth 1 -name .git -prune -o -type f -exec md5sum {} + |
		sort -k 2 && find . -mindepth 1 -name .git -prune -o -printf '%m %y %p\n' |
		sort)
}

# what "$1" is like: old, new or neither.
state()
{
	tree "$1" >now
	if cmp -s now old; then
		echo old
	elif cmp -s now new; then
		echo new
	else
		echo neither
	fi
}

# shellcheck disable=SC2317 # it is called by its name
# Every text and every name is one that was there before or is behind.
only_known()
{
	tree "$1" | sed 's/ .* / /' | tr ' ' '\n' | sort -u >now
	sed 's/ .* / /' old new | tr ' ' '\n' | sort -u >known
	[ -z "$(comm -23 now known)" ]
}

# shellcheck disable=SC2317 # it is called by its name
# In git's folder there is nothing of ours but what may be there.
no_leftover()
{
	[ -z "$(find "$1/.git/hence" -type f ! -name lock ! -name 'index.db*' 2>/dev/null)" ]
}

# again: a fresh copy of the repository as it was before.
again()
{
	rm -rf work && cp -a base work
}

# traced OPTION... COMMAND...: in work, under strace.
traced()
{
	(cd work && exec strace -f -o ../log "$@")
}

# fixed WAY WHERE STATE: a copy of what is left is set right that way.
fixed()
{
	rm -rf copy && cp -a work copy
	run hence -C copy fix "--$1"
	expect_status 0
	check "$name, $2: --$1 gives all that is $3" test "$(state copy)" = "$3"
	check "$name, $2: --$1 leaves nothing" no_leftover copy
	run hence -C copy config
	expect_no_err 'stopped half-way'
}

# judge WHERE: what a kill has left.
judge()
{
	if [ -e work/.git/hence/journal ]; then
		check "$name, $1: each file is old or new" only_known work
		run hence -C work list
		expect_err "was stopped half-way"
		expect_err "hence fix --continue"
		run hence -C work new Another
		expect_status 3
		expect_err "was stopped half-way"
		fixed continue "$1" new
		fixed abort "$1" old
		return
	fi
	was=$(state work)
	check "$name, $1: old or new" test "$was" != neither
	fixed continue "$1" "$was"
}

# calls: what the main thread called, as "NAME COUNT FLAG": the how manyth of
# its name, and whether files are being written by then.
calls()
{
	awk 'NR == 1 { main = $1 }
	$1 != main || $2 !~ /^[a-z0-9_]+\(/ { next }
	{ name = $2; sub(/\(.*/, "", name); count[name]++ }
	/O_TMPFILE/ { late = 1 }
	name !~ /^(execve|exit.*)$/ { print name, count[name], late + 0 }' log
}

# chosen EVERY: some of those calls; of those that write each EVERY-th.
chosen()
{
	awk -v every="$1" -v early=60 '
		$3 ? late++ % every == 0 : NR % early == 0 { print $1, $2 }' all
}

# try NAME SET-UP COMMAND...: kill it at its calls, all that write.
try()
{
	name=$1 set_up=$2
	shift 2
	rm -rf base && mkdir base
	(cd base && git init -q --template= . && $set_up && commit_all old &&
		hence -q list >/dev/null 2>&1)
	again
	tree work >old
	run traced "$@"
	expect_status 0
	tree work >new
	journals=$(grep -c 'linkat(.*/hence/journal"' log)
	calls >all
	check "$name writes" grep -q ' 1$' all
	chosen "$step" >some
	while read -r call count; do
		again
		traced -e "inject=$call:signal=KILL:when=$count" "$@" \
			>"$out" 2>"$err" </dev/null
		judge "killed at $call $count"
	done <some
}

# refuse NAME ERROR CALLS COMMAND...: those of the calls that write fail, one at
# a time. Then all is done in another way, or nothing, and that is said.
refuse()
{
	name=$1 error=$2 wanted=$3
	shift 3
	chosen "$step" | grep -E "^($wanted) " >some
	while read -r call count; do
		again
		run traced -e "inject=$call:error=$error:when=$count" "$@"
		was=$(state work)
		where="$name, $error at $call $count"
		if [ "$status" -eq 0 ]; then
			check "$where: all is done" test "$was" = new
		elif grep -q 'standard output\|remove the journal' "$err"; then
			check "$where: exit code 3" test "$status" -eq 3
			check "$where: all is done" test "$was" = new
			continue
		else
			check "$where: exit code 3" test "$status" -eq 3
			check "$where: nothing is done" test "$was" = old
			expect_err cannot
		fi
		check_not "$where: no journal" test -e work/.git/hence/journal
		run hence -C work fix --abort
		expect_err 'nothing to do'
		check "$where: no leftover" no_leftover work
	done <some
}

# stuck NAME COMMAND...: from one of the calls that give and take names on, all
# such fail, so that nothing can be taken back either.
stuck()
{
	name=$1 names=rename,renameat2,link,linkat
	shift
	chosen 1 | grep -E "^(renameat2|linkat) " >some
	while read -r call count; do
		again
		run traced -e "inject=$names:error=EIO:when=$count+" "$@"
		if [ "$status" -eq 3 ] && [ -e work/.git/hence/journal ]; then
			expect_err 'what was done stays'
			expect_err 'hence fix --abort'
		fi
		judge "all fail from $call $count"
	done <some
}

# elsewhere NAME COMMAND...: where the system lacks what is used, it works, too.
elsewhere()
{
	name=$1
	shift
	for lack in renameat2:error=EINVAL renameat2,link:error=EPERM \
		linkat:error=EXDEV linkat:error=ENOENT fsync:error=EINVAL; do
		again
		run traced -e "inject=$lack" "$@"
		check "$name without $lack: all is done" test "$(state work)" = new
		check "$name without $lack: no leftover" no_leftover work
		expect_status 0
	done
}

# wait_for NAME SIGNAL COMMAND...: a wish to end it waits until all is done.
wait_for()
{
	name=$1 signal=$2
	shift 2
	chosen "$((step * 3))" >some
	while read -r call count; do
		again
		run traced -e "inject=$call:signal=$signal:when=$count" "$@"
		where="$name, $signal at $call $count"
		check "$where: old or new" test "$(state work)" != neither
		check "$where: no leftover" no_leftover work
	done <some
}

# room KIB COMMAND...: on a file system that has so much left.
room()
{
	# shellcheck disable=SC2016 # for the inner shell
	run unshare -rm sh -c 'mount -t tmpfs -o size=400k none work &&
		cp -a base/. work && cd work || exit 99
		cat /dev/zero >.git/filler 2>/dev/null
		truncate -s "-$1K" .git/filler && shift || exit 99
		"$@"; code=$?; cd .. && cp -a work/. small; exit "$code"' \
		- "$@"
}

# shellcheck disable=SC2317 # it is called by its name
no_record()
{
	echo 'Read me.' >README.md
}

# shellcheck disable=SC2317 # it is called by its name
one_record()
{
	record docs/adr/0001-a.md A proposed
}

# shellcheck disable=SC2317 # it is called by its name
two_records()
{
	record docs/adr/0001-a.md A
	record docs/adr/0002-b.md B
}

# shellcheck disable=SC2317 # it is called by its name
one_proposed()
{
	record docs/adr/0001-a.md A
	sed 's/^- Date.*/- Supersedes: [1](0001-a.md)/' docs/adr/0001-a.md |
		sed 's/accepted/proposed/; s/# A/# B/' >docs/adr/0002-b.md
}

# shellcheck disable=SC2317 # it is called by its name
# A folder that others name
linked()
{
	record docs/adr/0001-a/README.md "1. A"
	record docs/adr/0002-b/README.md "2. B"
	echo '[A](docs/adr/0001-a/README.md)' >README.md
	echo '[A](../0001-a/README.md)' >>docs/adr/0002-b/README.md
}

# shellcheck disable=SC2317 # it is called by its name
# A status that stands in two files
two_files()
{
	record keps/0007-x/README.md X implementable
	printf 'title: X\nstatus: implementable\n' | write keps/0007-x/kep.yaml
}

try new one_record "$HENCE" new Another one
check "one new file needs no journal" test "$journals" -eq 0
refuse new ENOSPC 'write|fsync|linkat|mkdir' "$HENCE" new Another one
refuse new EROFS openat "$HENCE" new Another one
elsewhere new "$HENCE" new Another one
wait_for new TERM "$HENCE" new Another one
try status one_record "$HENCE" accept 1
check "one file needs no journal" test "$journals" -eq 0
refuse status EACCES 'openat|fchmod|linkat|rename' "$HENCE" accept 1
wait_for status INT "$HENCE" accept 1

# What writes several: all of supersede, then less of others like it.
try supersede two_records "$HENCE" supersede 1 2
check "two files need a journal" test "$journals" -eq 1
for error in ENOSPC EIO EROFS; do
	refuse supersede $error \
		'write|fsync|linkat|openat|mkdir|rename|renameat2|unlink' \
		"$HENCE" supersede 1 2
done
elsewhere supersede "$HENCE" supersede 1 2
wait_for supersede HUP "$HENCE" supersede 1 2
stuck supersede "$HENCE" supersede 1 2
# Here every call, in the slower builds some of them.
[ "$step" -eq 1 ] || step=$((step * 4))
try accept one_proposed "$HENCE" accept 2
try link two_records "$HENCE" link 1 amends 2
try new-supersedes two_records "$HENCE" new --no-edit --supersedes 1 \
	--status accepted Another
try new-link two_records "$HENCE" new --no-edit --link amends:1 Another
try renumber linked "$HENCE" renumber 1 7
refuse renumber ENOSPC 'write|linkat|mkdir|rename|renameat2' \
	"$HENCE" renumber 1 7
elsewhere renumber "$HENCE" renumber 1 7
stuck renumber "$HENCE" renumber 1 7
try rename linked "$HENCE" rename 1 Another title
try init no_record "$HENCE" init
check "the first record and the settings need a journal" test "$journals" -eq 1
try deprecate two_files "$HENCE" deprecate keps/7

# A disk that is nearly full, until there is room enough.
if unshare -rm sh -c 'mount -t tmpfs none .' 2>/dev/null; then
	for kib in 0 4 8 12 16 20 24 28 32 36 40 48; do
		rm -rf small work && mkdir small work
		room $kib "$HENCE" deprecate keps/7
		was=$(state small)
		if [ "$status" -eq 0 ]; then
			check "$kib KiB left: all is done" test "$was" = new
		else
			check "$kib KiB left: nothing is done" test "$was" = old
			expect_err 'no space left on device'
		fi
		check "$kib KiB left: no leftover" no_leftover small
	done
else
	skip "no file system can be mounted here"
fi
finish
