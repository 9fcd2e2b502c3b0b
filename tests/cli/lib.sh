# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Sourced by every test here: a temporary folder to be in, a git that knows
# nothing of the user's set-up, and checks that count. Example:
#
#	. "$(dirname "$0")/lib.sh"
#	make_repo
#	run hence list
#	expect_status 3
#	expect_err "no collection"
#	finish

project=$(cd "$(dirname "$0")/../.." && pwd)
HENCE=${HENCE:-$project/build/hence}
case $HENCE in /*) ;; *) HENCE=$PWD/$HENCE ;; esac
[ -x "$HENCE" ] || { echo "no program at '$HENCE'; run: make" >&2; exit 1; }

for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do
	unset "$name"
done
unset VISUAL EDITOR PAGER NO_COLOR CDPATH XDG_CACHE_HOME
scratch=$(mktemp -d "${TMPDIR:-/tmp}/hence-test.XXXXXX")
trap 'chmod -R u+rwX "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$scratch/home" "$scratch/place"
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/.config"
export GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$scratch"
export LC_ALL=C.UTF-8 TZ=UTC TERM=dumb COLUMNS=80
export GIT_AUTHOR_NAME=Ana GIT_AUTHOR_EMAIL=ana@example.org
export GIT_COMMITTER_NAME=Ben GIT_COMMITTER_EMAIL=ben@example.org
export GIT_AUTHOR_DATE='2026-11-20T10:00:00Z'
export GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE HENCE_TODAY=2026-11-20
git config --global init.defaultBranch main
git config --global protocol.file.allow always
out=$scratch/out err=$scratch/err status=0 passed=0 failed=0 skipped=0
cd "$scratch/place" || exit 1

# The program under test; `run hence ...` remembers what it did.
hence()
{
	"$HENCE" "$@"
}

# run COMMAND...: keep its output in $out and $err, its exit code in $status.
run()
{
	ran="$*"
	"$@" >"$out" 2>"$err" </dev/null
	status=$?
}

pass()
{
	passed=$((passed + 1))
}

# fail WHAT: say what was wrong, with what the last run did.
fail()
{
	failed=$((failed + 1))
	{
		echo "$0: failed: $1"
		echo "  after: $ran (exit $status)"
		sed 's/^/  out: /' "$out" | head -20
		sed 's/^/  err: /' "$err" | head -20
	} >&2
}

# check WHAT COMMAND...: the command succeeds.
check()
{
	what=$1
	shift
	if "$@"; then pass; else fail "$what"; fi
}

# check_not WHAT COMMAND...: it does not.
check_not()
{
	what=$1
	shift
	if "$@"; then fail "$what"; else pass; fi
}

skip()
{
	skipped=$((skipped + 1))
	echo "$0: skipped: $1" >&2
}

expect_status()
{
	check "exit code $1" test "$status" -eq "$1"
}

# expect_out TEXT, expect_err TEXT: it is somewhere in what was printed.
expect_out()
{
	check "stdout has '$1'" grep -qF -e "$1" "$out"
}

expect_err()
{
	check "stderr has '$1'" grep -qF -e "$1" "$err"
}

expect_no_out()
{
	check_not "stdout lacks '$1'" grep -qF -e "$1" "$out"
}

expect_no_err()
{
	check_not "stderr lacks '$1'" grep -qF -e "$1" "$err"
}

# expect_exactly TEXT: all of stdout, the last newline apart.
expect_exactly()
{
	check "stdout is '$1'" test "$(cat "$out")" = "$1"
}

expect_silent()
{
	check "stderr is empty" test ! -s "$err"
}

# expect_file PATH TEXT: the file is there and has the text.
expect_file()
{
	check "'$1' has '$2'" grep -qF -e "$2" "$1"
}

# expect_json EXPRESSION VALUE: a Python expression over d, stdout as JSON.
expect_json()
{
	got=$(python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
v = eval(sys.argv[2])
print(v if isinstance(v, str) else json.dumps(v, ensure_ascii=False))' \
		"$out" "$1" 2>&1)
	check "$1 is '$2', not '$got'" test "$got" = "$2"
}

# make_repo [FOLDER] [GIT INIT OPTIONS...]: a new repository.
make_repo()
{
	folder=${1:-.}
	[ $# -eq 0 ] || shift
	git init -q "$@" "$folder"
}

# commit_all MESSAGE: everything here, with the fixed names and date.
commit_all()
{
	git add -A . && git commit -q --allow-empty -m "$1"
}

# write PATH: stdin goes to the file, its folders are made.
write()
{
	mkdir -p "$(dirname "$1")" && cat >"$1"
}

# record PATH TITLE [STATUS]: a small record.
record()
{
	write "$1" <<-RECORD
	# $2

	- Status: ${3:-accepted}
	- Date: 2026-11-20

	## Context

	There is something to decide.

	## Decision

	We decided for a test and neglected a guess, accepting its cost.
	RECORD
}

# whole PATH TITLE [TEXT]: a record with nothing to report, and the text.
whole()
{
	write "$1" <<-RECORD
	# $2

	- Status: accepted
	- Date: 2026-11-20

	## Context

	There is something to decide that this test is all about.

	## Decision

	We decided for a test and neglected a guess, accepting its cost.

	## Consequences

	- Good, as it is tested.
	RECORD
	[ $# -lt 3 ] || printf '\n%s\n' "$3" >>"$1"
}

# at NAME: a folder of its own to be in.
at()
{
	mkdir -p "$scratch/place/$1" && cd "$scratch/place/$1" || exit 1
}

# locked DATABASE COMMAND...: while another process has it for itself.
locked()
{
	python3 - "$1" "$scratch/locked" <<-'PYTHON' &
	import sqlite3, sys, time
	c = sqlite3.connect(sys.argv[1], isolation_level=None)
	try:
	    c.execute("begin exclusive")
	finally:
	    open(sys.argv[2], "w").close()
	time.sleep(0.6)
	PYTHON
	holder=$!
	shift
	while [ ! -e "$scratch/locked" ]; do sleep 0.02; done
	"$@"
	check "it was locked" wait "$holder"
	rm "$scratch/locked"
}

finish()
{
	if [ "$skipped" -gt 0 ]; then
		echo "$passed passed, $failed failed, $skipped skipped"
	else
		echo "$passed passed, $failed failed"
	fi
	[ "$failed" -eq 0 ]
	exit
}
