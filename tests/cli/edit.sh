#!/bin/sh
# SPDX-License-Identifier: MIT
# hence edit: the editor, and what is said of the record behind it.
. "$(dirname "$0")/lib.sh"

# edit EDITOR [OPTION]... ID: on a terminal of its own.
edit()
{
	editor=$1
	shift
	# shellcheck disable=SC2317 # run calls it
	run on_terminal env GIT_EDITOR="$editor" "$HENCE" edit "$@"
	tr -d '\r' <"$out" >"$out.plain" && mv "$out.plain" "$out"
}

on_terminal()
{
	# shellcheck disable=SC2317 # run calls it
	python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' "$@"
}

make_repo one && cd one || exit 1
record docs/adr/0001-a.md "1. A"
record docs/adr/0002-b.md "2. B"
text='\n## Context\n\nOne and two, three and four, five and six.
\n## Consequences\n\nSeven and eight, nine and ten.\n'
for file in docs/adr/*.md; do
	printf '%b' "$text" >>"$file"
done
commit_all one

run hence edit 1
expect_status 2
expect_err "needs a terminal"
edit true 9
expect_status 2
expect_out "no record '9'"
edit true 1
expect_status 0
expect_exactly 'hence: nothing changed'
edit 'echo more >>' 1
expect_status 0
expect_exactly ''
expect_file docs/adr/0001-a.md more
cd docs && edit 'sed -i s/accepted/acepted/' 1
expect_status 0
expect_exactly "adr/0001-a.md:3:11: warning: 'acepted' is no known status; \
did you mean 'accepted'? [record/status-unknown]"
cd .. && git checkout -q .

# What each edit does wrong, and what is said of it.
wrong()
{
	printf '%b' "$1" >"$scratch/new"
	edit "cp '$scratch/new'" 2
	expect_status "$2"
	expect_out "$3"
	git checkout -q .
}

wrong "---\nstatus: [\n---\n# B\n$text" 1 \
	"docs/adr/0002-b.md: error: the front matter is no YAML: line 3"
wrong "---\nstatus: accepted\n\n# B\n" 1 \
	"the front matter has no closing '---'"
wrong "# B\n\nStatus: accepted\n\0\n$text" 1 \
	"the file has NUL bytes in it [record/unreadable]"
wrong "# B\n\nStatus: accepted\n\0377\n$text" 0 "the file is not valid UTF-8"
wrong "---\nstatus: accepted\n---\n# B\n\n## Status\n\nRejected\n$text" 1 \
	"docs/adr/0002-b.md:8:1: error: the status is 'Rejected' here, but 'accepted' \
where it is read first [record/status-conflict]"
wrong "# B\n\nStatus: Superseded by [x](0009-x.md)\n$text" 1 \
	"error: '0009-x.md' does not exist [link/dangling]"
wrong "# B\n\nStatus: accepted\nSupersedes: ADR-0077\n$text" 1 \
	"error: no record is 'ADR-0077' [link/unknown-record]"
edit 'printf "# B\n" >' -v 2
expect_status 0
expect_out "info: no status anywhere"
git checkout -q .

# The editor may do more than edit.
edit 'cp docs/adr/0002-b.md docs/adr/0002-c.md; echo x >>' docs/adr/0002-b.md
expect_status 1
expect_out "error: the number 2 is that of 'docs/adr/0002-c.md', too [number/duplicate]"
rm docs/adr/0002-c.md && git checkout -q .
edit 'rm' 2
expect_status 3
git checkout -q .

# The editor's end is its own affair; a signal to it is none to us.
edit false 1
expect_status 3
expect_out "the editor 'false' failed"
expect_no_out 'all the same'
# shellcheck disable=SC2016
edit 'echo kept >>docs/adr/0001-a.md; kill -INT $PPID; kill -INT $$; true' 1
expect_status 3
expect_file docs/adr/0001-a.md kept
git checkout -q .
# shellcheck disable=SC2016
edit 'trap : INT; kill -INT $PPID $$; echo kept >>' 1
expect_status 0
expect_file docs/adr/0001-a.md kept
git checkout -q .

# No lock is held meanwhile.
edit "'$HENCE' deprecate 2 >/dev/null; true" 1
expect_status 0
expect_file docs/adr/0002-b.md deprecated

# A table of contents follows what was edited.
printf '%s\n' '<!-- hence: toc -->' '<!-- hence: toc end -->' >README.md
hence toc >"$out"
edit 'sed -i s/B/Bees/' 2
expect_status 0
expect_exactly README.md
expect_file README.md '[Bees](docs/adr/0002-b.md)'
edit true 2
expect_exactly 'hence: nothing changed'

git init -q --bare bare.git
run hence -C bare.git edit 1
check "nothing to edit" test "$status" -ge 2
finish
