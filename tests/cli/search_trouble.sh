#!/bin/sh
# SPDX-License-Identifier: MIT
# A search that is killed while it writes the index, refused what it asks the
# system for, or out of room: what it finds is right, and so is the next one's.
# Each set-up is a function that a row names.
# shellcheck disable=SC2317
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "$(dirname "$0")/lib.sh"
export HENCE_CACHE_FILES=1 HENCE_THREADS=1
# Leaks cannot be looked for in a program that is traced.
export ASAN_OPTIONS=detect_leaks=0
step=${KILL_STEP:-5}
case $HENCE in */address/* | */thread/*) step=${KILL_STEP:-25} ;; esac

make_repo .
for n in 01 02 03 04 05 06 07 08 09 10 11 12; do
	whole "docs/adr/00$n-x.md" "Record $n" \
		"zalpha $(seq -s ' w' "${n}000" "${n}300") 数据库"
done
commit_all old
hence search -q zalpha >"$scratch/old"
cp -r .git/hence "$scratch/index"
git rm -q docs/adr/0002-x.md
for n in 03 05 07 13; do
	whole "docs/adr/00$n-x.md" "Record $n" "zalpha zbeta and 选择"
done
sed -i 's/zalpha/zgamma/' docs/adr/0001-x.md
commit_all new
hence search --no-cache --json zalpha >"$scratch/expected"
hence search --no-cache --json -- '选择 -zgamma' >"$scratch/other"

# What the index is before a search.
cold()
{
	rm -rf .git/hence
}

behind()
{
	cold
	cp -r "$scratch/index" .git/hence
}

older()
{
	behind
	python3 "$project/tests/cli/sql.py" .git/hence/index.db \
		"UPDATE bucket SET bytes = CAST('older' AS BLOB) WHERE number = -1"
}

# right WHAT: the last run found what there is, and had nothing to say.
right()
{
	check "$1: found" cmp -s "$out" "$scratch/expected"
	expect_status 0
	expect_silent
}

# right_later WHAT: so do those behind it, which leave nothing but the index.
right_later()
{
	run hence search --json zalpha
	right "$1, then"
	run hence search --json -- '选择 -zgamma'
	check "$1, then another" cmp -s "$out" "$scratch/other"
	check "$1: nothing is left" test -z \
		"$(find .git/hence -type f ! -name index.db 2>/dev/null)"
}

# traced OPTION...: a search under strace, which sees calls for the index alone.
traced()
{
	run strace -f -qq -o "$scratch/log" -P "$PWD/.git/hence/index.db" \
		-P "$PWD/.git/hence/index.db-journal" "$@" \
		"$HENCE" search --json zalpha
}

# each_call CALLS: those made for the index as "NAME COUNT", each STEP-th.
each_call()
{
	awk -v step="$step" -v wanted="^($1)\$" '{ sub(/\(.*/, "", $2) }
		$2 ~ wanted { if (count[$2]++ % step == 0) print $2, count[$2] }' \
		"$scratch/log"
}

if strace -f -o /dev/null true 2>/dev/null; then
	for set_up in cold behind older; do
		$set_up
		traced
		right "$set_up"
		each_call 'pwrite64|unlink|ftruncate|openat' >"$scratch/calls"
		check "$set_up: writes" grep -q pwrite64 "$scratch/calls"
		while read -r call count; do
			$set_up
			traced -e "inject=$call:signal=KILL:when=$count"
			check "$set_up: killed at $call $count" \
				test "$status" -gt 128
			right_later "$set_up, killed at $call $count"
		done <"$scratch/calls"
	done
	for trouble in pwrite64:error=ENOSPC pread64:error=EIO \
		openat:error=EMFILE fcntl:error=ENOLCK ftruncate:error=EIO \
		unlink:error=EROFS; do
		behind
		traced
		each_call "${trouble%%:*}" >"$scratch/calls"
		while read -r call count; do
			behind
			traced -e "inject=$trouble:when=$count+"
			right "$trouble from the $count. on"
			right_later "$trouble from the $count. on"
		done <"$scratch/calls"
	done
else
	skip "no strace here, or it may not trace"
fi

# A file that may not grow: in blocks of 512 bytes.
for blocks in 16 33 100 400; do
	for set_up in cold behind older; do
		$set_up
		# shellcheck disable=SC2016 # for the inner shell
		run sh -c 'ulimit -f "$1" && exec "$2" search --json zalpha' \
			sh "$blocks" "$HENCE"
		right "$set_up, $blocks blocks"
		right_later "$set_up, $blocks blocks"
	done
done

# A disk that is nearly full, until there is room enough.
# shellcheck disable=SC2016 # for the inner shell
if unshare -rm sh -c 'mount -t tmpfs none .' 2>/dev/null; then
	for kib in 4 32 100 200 300 512; do
		for set_up in cold behind; do
			$set_up
			mkdir -p .git/hence
			run unshare -rm sh -c 'cp -r .git/hence "$3/all" &&
				mount -t tmpfs -o "size=$1k" none .git/hence &&
				cp "$3"/all/* .git/hence 2>/dev/null
				export TMPDIR="$PWD/.git/hence"
				"$2" search --json zalpha && "$2" search --json \
					zalpha >"$3/again" 2>&1; code=$?
				ls .git/hence >"$3/names"
				exit $code' sh "$kib" "$HENCE" "$scratch"
			rm -rf "$scratch/all"
			right "$set_up, $kib KiB"
			check "$set_up, $kib KiB, again" \
				cmp -s "$scratch/again" "$scratch/expected"
			check_not "$set_up, $kib KiB: nothing is left" \
				grep -qv '^index.db$' "$scratch/names"
		done
	done
else
	skip "no file system can be mounted here"
fi
finish
