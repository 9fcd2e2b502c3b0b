#!/bin/sh
# SPDX-License-Identifier: MIT
# Twenty search while one writes, commits, and throws the index away.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "$(dirname "$0")/lib.sh"
export HENCE_CACHE_FILES=1 XDG_CACHE_HOME="$scratch/cache"

make_repo .
run python3 "$project/tests/cli/readers.py" "$HENCE" 20 15
expect_status 0
run hence search -q --limit 0 -z zall
check "all are found" test "$(tr -dc '\0' <"$out" | wc -c)" -eq 24
check_not "nothing of other places is used" test -e "$XDG_CACHE_HOME"
check "nothing is left but the index" test -z "$(find .git/hence -type f \
	! -name index.db ! -name index.db-journal)"
run hence search -q --limit 0 -z zall
check "nothing is left but the index" test \
	"$(find .git/hence -type f)" = .git/hence/index.db

# What git puts in its index's place while that is read is no damage.
cp .git/index two
git rm -q --cached docs/adr/0001-x.md
cp .git/index one
python3 -c 'import os
while os.path.exists("one"):
    for name in "one", "two":
        os.link(name, ".git/index.lock")
        os.rename(".git/index.lock", ".git/index")' 2>"$scratch/swapped" &
n=0 failures=0
while [ $n -lt 150 ]; do
	run hence list --staged
	[ "$status" -eq 0 ] || failures=$((failures + 1))
	n=$((n + 1))
done
check "git's index is read, $failures times not" test "$failures" -eq 0
rm one
wait
finish
