#!/bin/sh
# SPDX-License-Identifier: MIT
# Moves in odd places: forms of a status, forms of files, forms of worktrees.
. "$(dirname "$0")/lib.sh"

# changed FILE OLD NEW: these lines alone went out and came in.
changed()
{
	git diff -U0 -- "$1" | tr -d '\r' | sed '1,/^+++ /d' >lines
	sed -n 's/^-//p' lines >old
	sed -n 's/^+//p' lines >new
	check "'$1' loses '$2'" test "$(cat old)" = "$2"
	check "'$1' gains '$3'" test "$(cat new)" = "$3"
	rm -f lines old new
}

expect_nothing_written()
{
	check "nothing is written" test -z "$(git status --porcelain)"
}

make_repo one && cd one || exit 1
git config core.autocrlf false

# A table with CRLF, and no newline at the end.
printf '# 1. A\r\n\r\n| Status   | Proposed |\r\n|---|---|\r\n| Date     | 2026-01-01 |\r\n\r\n## Context\r\n\r\nNone.' |
	write docs/adr/0001-a.md
# A log of dated lines.
write docs/adr/0002-b.md <<'RECORD'
# 2. B

## Status

* 2026-01-01: draft
* 2026-02-01: proposed

## Context

None.
RECORD
# A record in a sub-folder, and one in a sub-collection.
record docs/adr/backend/0003-c.md "3. C" proposed
record services/pay/docs/adr/0001-p.md "1. P" proposed
# A sidecar.
write keps/0004-kep/kep.yaml <<'YAML'
title: The fourth
kep-number: 4
status: provisional # says the group
YAML
printf '# KEP-0004: The fourth\n\nText.\n' | write keps/0004-kep/README.md
printf '# KEP-0005: The fifth\n\nStatus: provisional\n' |
	write keps/0005-fifth.md
# A folder that is a status.
record rfcs/accepted/0006-f.md "6. F" accepted
printf '# 7. G\n\n## Context\n\nNone.\n' | write rfcs/proposed/0007-g.md
printf '# RFC 8\n\n- Status: draft\n' | write rfcs/0008-h.md
commit_all all

run hence accept docs/adr/0001-a.md
expect_status 0
git diff -- docs/adr/0001-a.md | grep '^[-+]' | grep -v '^[-+][-+]' >lines
check "all of its lines end in CRLF" test -z "$(grep -v "$(printf '\r')\$" lines)"
rm lines
changed docs/adr/0001-a.md '| Status   | Proposed |
| Date     | 2026-01-01 |' '| Status   | Accepted |
| Date     | 2026-11-20 |'
run hence accept docs/adr/0002-b.md
expect_status 0
changed docs/adr/0002-b.md '' '* 2026-11-20: accepted'
run hence reject docs/adr/backend/0003-c.md
expect_status 0
expect_exactly docs/adr/backend/0003-c.md
run hence withdraw services/pay/docs/adr/0001-p.md
expect_status 0
changed services/pay/docs/adr/0001-p.md '- Status: proposed' \
	'- Status: withdrawn'
run hence propose KEP-0004
expect_status 0
expect_exactly keps/0004-kep/kep.yaml
expect_file keps/0004-kep/kep.yaml '# says the group'
run hence status KEP-0004
expect_out "Status: proposed"
expect_out "Stated: keps/0004-kep/kep.yaml: "
git checkout -q .

# Where the folder says it, nobody can edit it.
run hence accept 7
expect_status 3
expect_err "proposed"
expect_nothing_written
run hence deprecate 6
expect_status 3
expect_nothing_written
# All or nothing.
run hence accept docs/adr/0001-a.md 7
expect_status 3
expect_exactly ''
expect_nothing_written

# A file that nobody may write stays as protected as it was, or is refused.
chmod 444 docs/adr/0001-a.md
run hence accept docs/adr/0001-a.md
case $status in
0) check "it stays read-only" test "$(stat -c %a docs/adr/0001-a.md)" = 444 ;;
*) expect_status 3 && expect_nothing_written ;;
esac
chmod 644 docs/adr/0001-a.md
git checkout -q .

# A linked worktree inside of the main one; each has its own files.
echo /wt/ >.git/info/exclude
git worktree add -q wt -b other
cd wt || exit 1
run hence accept docs/adr/0002-b.md
expect_status 0
expect_exactly docs/adr/0002-b.md
cd .. || exit 1
expect_nothing_written
check "the linked one is written" test -n "$(git -C wt status --porcelain)"
run hence accept wt/docs/adr/0002-b.md
expect_status 2

# A README that is a link is no record, and stays one.
ln -s ../docs/adr/0002-b.md keps/0004-kep/link.md
ln -s 0002-b.md docs/adr/README.md
run hence accept docs/adr/README.md
expect_status 2
run hence accept docs/adr/0002-b.md
expect_status 0
check "the link is one" test -L docs/adr/README.md
git checkout -q . && git clean -qfd

# Outside of git, and with another folder for a collection.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record notes/0001-a.md "1. A" proposed
run hence accept --dir notes 1
expect_status 0
expect_exactly notes/0001-a.md
expect_file notes/0001-a.md "Status: accepted"

# No worktree, nothing to write.
git init -q --bare bare.git && cd bare.git || exit 1
run hence accept 1
expect_status 3
expect_err "bare repository"

# The word that the neighbours use, but none that says more.
cd "$scratch/place" && make_repo words && cd words || exit 1
record docs/adr/0001-a.md "1. A" Ratified
record docs/adr/0002-b.md "2. B" Implemented
record docs/adr/0003-c.md "3. C" Proposed
record docs/adr/0004-d.md "4. D" Implemented
run hence accept 3
expect_status 0
expect_file docs/adr/0003-c.md "Status: Ratified"

record docs/adr/0005-e.md "5. E" 'Reverted by the board'
record docs/adr/0006-f.md "6. F" Reverted
record docs/adr/0007-g.md "7. G" 'Declined by the board'
run hence deprecate 3
expect_status 0
expect_file docs/adr/0003-c.md "Status: Deprecated"
record docs/adr/0010-j.md "10. J" Proposed
run hence reject 10
expect_status 0
expect_file docs/adr/0010-j.md "Status: Rejected"
# The plain word settles it, also behind a nearer one.
record docs/adr/0008-h.md "8. H" 'Retired'
record docs/adr/0009-i.md "9. I" 'Deprecated'
run hence deprecate 2
expect_status 0
expect_file docs/adr/0002-b.md "Status: Deprecated"

finish
