#!/bin/sh
# SPDX-License-Identifier: MIT
# hence list: columns, filters, orders, JSON, -z, and where it reads from.
. "$(dirname "$0")/lib.sh"

# Nothing to list, and nowhere to look.
run hence list
expect_status 3
expect_err "hence: no collection of records found in '$scratch/place'"
expect_err "hint: Run 'hence init' to begin one"
run hence list --rev main
expect_status 3
expect_err "'--rev' needs a git repository"

make_repo .
record docs/adr/0001-use-postgresql.md "1. Use PostgreSQL"
write docs/adr/0002-日本語.md <<'RECORD'
---
status: proposed
date: 2026-01-31
tags: [storage, Über]
decision-makers: [Ana Lima, Ben]
---
# 2. 日本語の記録
RECORD
write docs/adr/0003-plain.md <<'RECORD'
# 3. Plain

Nothing is said here.
RECORD
record rfcs/0001-reply.md "RFC 1: Reply" draft
commit_all records

run hence list
expect_status 0
expect_silent
expect_exactly "docs/adr
ADR-0001  accepted  2026-11-20  Use PostgreSQL
ADR-0002  proposed  2026-01-31  日本語の記録
ADR-0003  -                     Plain

rfcs
RFC-0001  draft  2026-11-20  Reply"

# No escapes on a pipe, unless they are asked for.
run env TERM=xterm "$HENCE" list
check_not "no escapes" grep -q "$(printf '\033')" "$out"
run hence list --color
check "escapes" grep -q "$(printf '\033')" "$out"
run hence list --color=always --no-color
check_not "no escapes" grep -q "$(printf '\033')" "$out"
run env NO_COLOR=1 "$HENCE" --color=always list
check "--color wins over NO_COLOR" grep -q "$(printf '\033')" "$out"

# Filters.
run hence list --status proposed
expect_exactly "docs/adr
ADR-0002  proposed  2026-01-31  日本語の記録"
run hence list --status=draft,none -q
expect_out Plain
expect_out Reply
expect_no_out PostgreSQL
run hence list --status unknown
expect_status 0
expect_exactly ""
run hence list --kind rfc
expect_out RFC-0001
expect_no_out ADR
run hence list --collection docs/adr
expect_no_out RFC
run hence list --tag über
expect_out ADR-0002
expect_no_out ADR-0001
run hence list --decider 'ana l'
expect_out ADR-0002
expect_no_out ADR-0001
run hence list --after 2026-01-31 --before 2026-01-31
expect_out ADR-0002
expect_no_out ADR-0001
expect_no_out ADR-0003

# Operands: folders and ids, from where one stands.
run hence list rfcs
expect_out RFC-0001
expect_no_out ADR
run hence list 3 docs/adr/0001-use-postgresql.md
expect_out ADR-0001
expect_out ADR-0003
expect_no_out ADR-0002
run hence -C docs list adr
expect_out ADR-0002
expect_no_out RFC
run hence -C docs -C adr list -z .
expect_status 0
check "paths from here" test "$(tr '\0' ' ' <"$out")" = \
	"0001-use-postgresql.md 0002-日本語.md 0003-plain.md "

# Orders are of all collections together.
run hence list --sort date
expect_exactly "ADR-0002  docs/adr  proposed  2026-01-31  日本語の記録
ADR-0001  docs/adr  accepted  2026-11-20  Use PostgreSQL
RFC-0001  rfcs      draft     2026-11-20  Reply
ADR-0003  docs/adr  -                     Plain"
run hence list --sort path --reverse -z
check "reversed" test "$(tr '\0' ' ' <"$out")" = \
	"rfcs/0001-reply.md docs/adr/0003-plain.md \
docs/adr/0002-日本語.md docs/adr/0001-use-postgresql.md "

# JSON.
run hence list --json
expect_status 0
expect_json 'd["schema"]' 1
expect_json 'list(d["records"][1])' '["id", "key", "collection", "kind", "number", "title", "status", "raw_status", "date", "path", "supersedes", "superseded_by", "tags", "deciders", "aliases", "problems"]'
expect_json 'd["records"][1]["tags"]' '["storage", "Über"]'
expect_json 'd["records"][1]["deciders"]' '["Ana Lima", "Ben"]'
expect_json 'd["records"][2]["status"]' null
expect_json 'd["records"][2]["date"]' null
expect_json 'd["records"][0]["key"]' docs/adr/1
run hence list --json --status rejected
expect_json 'd["records"]' '[]'

# Mistakes.
run hence list --status acepted
expect_status 2
expect_err "hence: unknown word 'acepted' for '--status'"
expect_err "hint: Did you mean 'accepted'?"
run hence list --status ''
expect_status 2
run hence list --kind rfd
expect_status 2
expect_err "Kinds here: adr, rfc"
run hence list --collection nowhere
expect_status 2
run hence list --tag ' '
expect_status 2
run hence list --after 2026-02-30
expect_status 2
expect_err "no date"
run hence list --after 2026-02-02 --before 2026-02-01
expect_status 2
run hence list 77
expect_status 2
expect_err "77"
run hence list --sort size
expect_status 2
run hence list -z --json
expect_status 2

# --dir: this folder and no other; symbolic links are resolved.
ln -s docs/adr link
run hence list --dir link -z
check "resolved" test "$(tr '\0' '\n' <"$out" | head -n 1)" = \
	docs/adr/0001-use-postgresql.md
run hence -C rfcs --dir . list
expect_exactly "RFC-0001  draft  2026-11-20  Reply"
run hence list --dir rfc
expect_status 2
expect_err "hence: cannot use the folder 'rfc': no such file or directory"
expect_err "hint: Did you mean 'rfcs' there?"
run hence list --dir docs/adr/0003-plain.md
expect_status 2
expect_err "is no folder"
run hence list --dir ''
expect_status 2
mkdir "$scratch/other"
record "$scratch/other/0009-elsewhere.md" "9. Elsewhere"
run hence list --dir "$scratch/other"
expect_status 0
expect_out Elsewhere

# Revisions and the index.
record docs/adr/0004-staged.md "4. Staged"
git add docs
record docs/adr/0005-untracked.md "5. Untracked"
run hence list docs
expect_out Untracked
run hence list --staged docs
expect_out Staged
expect_no_out Untracked
run hence list --rev HEAD docs
expect_no_out Staged
expect_out Plain
run hence list --rev HEAD --dir rfcs
expect_exactly "RFC-0001  draft  2026-11-20  Reply"
run hence list --rev HEAD --dir rfcz
expect_status 2
expect_err "there is no folder 'rfcz' in that revision"
expect_err "hint: Did you mean 'rfcs'?"
run hence list --rev nothing
expect_status 3
expect_err nothing
run hence list --rev HEAD --staged
expect_status 2
git clone -q --bare . "$scratch/bare.git"
run hence -C "$scratch/bare.git" list --json
expect_status 0
expect_json 'len(d["records"])' 4
run hence --git-dir "$scratch/bare.git" list docs
expect_status 0

# What cannot be written is said once.
if [ -w /dev/full ]; then
	ran="hence list >/dev/full"
	"$HENCE" list >/dev/full 2>"$err"
	status=$?
	expect_status 3
	expect_err "hence: cannot write to standard output"
fi
ran="hence list | head -n 0"
{ "$HENCE" list 2>"$err"; } | head -n 0
check "a reader that leaves is fine" test ! -s "$err"

# Control characters do not reach the terminal.
printf '# 6. Red \033[31mtitle\n' >docs/adr/0006-red.md
run hence list
check_not "no escapes" grep -q "$(printf '\033')" "$out"
expect_out 'Red \x1b[31mtitle'

# What is wrong with records is said once, and of those that are listed.
printf -- '---\nstatus: [x\n---\n# 7. B\n' >docs/adr/0007-broken.md
printf -- '---\nstatus: x\n' >docs/adr/0008-open.md
head -c 1100000 /dev/zero | tr '\0' x >docs/adr/0009-large.md
run hence list
expect_status 0
expect_err "hence: 2 records have problems; 'hence doctor' names them"
expect_err "hence: skipped 'docs/adr/0009-large.md': has 1100000 bytes"
run hence list -q
expect_silent
run hence list 1
expect_silent
run hence list 7 9 --json
expect_err "hence: 1 record has problems; 'hence doctor' names it"
expect_err "skipped 'docs/adr/0009-large.md'"
expect_json '[r["problems"] for r in d["records"]]' \
	'[["front-matter-broken"], ["too-large"]]'
rm docs/adr/000[789]*

# Operands that name nothing, and folders without records.
run hence list ''
expect_status 2
expect_err "no record ''"
run hence list "$scratch/other"
expect_status 2
expect_err "'$scratch/other' is outside of"
mkdir empty
run hence list empty
expect_status 0
expect_exactly ""
expect_err "hence: no record is in the folder 'empty'"
run env HENCE_TODAY=today "$HENCE" list
expect_status 2
expect_err "HENCE_TODAY is no date: 'today'"

# Long slugs leave room for the title on a terminal, and are whole on a pipe.
cat >"$scratch/terminal.py" <<'PYTHON'
import os, pty, sys
code = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(code))
PYTHON
slug=use-a-very-long-name-for-one-of-the-records
record "slugs/$slug.md" "Long"
record slugs/b.md "Short"
run hence list --dir slugs
expect_out "b                                            accepted"
expect_out "$slug  accepted  2026-11-20  Long"
run env COLUMNS=60 python3 "$scratch/terminal.py" "$HENCE" list --dir slugs
expect_out "use-a-very-long-nam…  accepted  2026-11-20  Long"
expect_out "b                     accepted  2026-11-20  Short"
rm -r slugs empty

# A configuration without records is an empty list.
rm -rf docs rfcs link
printf 'collections:\n  - path: docs/adr\n' >.hence.yml
run hence list
expect_status 0
expect_exactly ""
run hence list --json
expect_json 'd["records"]' '[]'

# A kind's name is one in capitals, too.
run hence list --kind ADR
expect_status 0

finish
