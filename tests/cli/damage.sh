#!/bin/sh
# SPDX-License-Identifier: MIT
# The index, damaged a thousand times: what is found is right each time.
# Thousands of files are for memory rather than for a disk.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "$(dirname "$0")/lib.sh"
export HENCE_CACHE_FILES=1

# A round is a process, which a sanitizer makes ten times as slow.
rounds=${ROUNDS:-1000}
case $HENCE in */address/* | */thread/*) rounds=${ROUNDS:-200} ;; esac

make_repo .
for n in 1 2 3 4 5 6 7 8 9; do
	text="Some of zgamma$n."
	[ $((n % 2)) -eq 0 ] || text="$text And zalpha zgamma."
	[ $((n % 3)) -eq 0 ] || text="$text And zbeta, 选择数据库。"
	text="$text $(seq -s ' w' $((n * 1000)) $((n * 1000 + 400)))"
	whole "docs/adr/000$n-x.md" "Record $n zdelta$n" "$text"
	[ "$n" -ne 7 ] || commit_all one
done
commit_all two
run python3 "$project/tests/cli/damage.py" "$HENCE" "$rounds"
expect_status 0
finish
