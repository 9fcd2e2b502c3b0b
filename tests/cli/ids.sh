# SPDX-License-Identifier: MIT
# What an id on the command line names.
. "$(dirname "$0")/lib.sh"

make_repo
record docs/adr/0001-use-c.md "Use C"
record docs/adr/0012-use-git.md "Use git"
record docs/adr/ARCH-003-own-prefix.md "A prefix of its own"
record rfcs/0012-big-change.md "A big change"
record docs/adr/0014-folder/README.md "A folder"
write docs/adr/0020-moved.md <<'R'
---
status: accepted
aliases: [ADR-0019]
---
# Moved
R

# shows ID TITLE
shows()
{
	run hence show --json "$1"
	expect_status 0
	expect_json 'd["record"]["title"]' "$2"
}

shows 1 "Use C"
shows 0001 "Use C"
shows 000001 "Use C"
shows ADR-1 "Use C"
shows adr-0001 "Use C"
shows "ADR 1" "Use C"
shows docs/adr/1 "Use C"
shows docs/adr/0001 "Use C"
shows docs/adr/0001-use-c.md "Use C"
shows ./docs/adr/../adr/0001-use-c.md "Use C"
shows 0001-use-c "Use C"
shows use-c "Use C"
shows ADR-12 "Use git"
shows RFC-12 "A big change"
shows rfcs/12 "A big change"
shows big-ch "A big change"
shows ARCH-3 "A prefix of its own"
shows docs/adr/0014-folder "A folder"
shows ADR-19 Moved
cd docs/adr || exit 1
shows 0012-use-git.md "Use git"
cd ../.. || exit 1

run hence show 12
expect_status 2
expect_err "'12' names 2 records"
expect_err "docs/adr/12, rfcs/12"
run hence show use-gti
expect_status 2
expect_err "Did you mean ADR-0012?"
run hence show 99
expect_status 2
expect_err "no record '99'"
run hence show use-
expect_status 2
expect_err "names 2 records"

# However many aliases and collections there are.

python3 -c 'print("# Many\n\n- Status: accepted\n- Aliases: " + "a, " * 300000)' \
	>docs/adr/0030-many.md
run timeout 10 "$HENCE" show zzz
expect_status 2
rm docs/adr/0030-many.md
python3 - <<'P'
import os
for i in range(1500):
    os.makedirs("many/%d/adr" % i)
    with open("many/%d/adr/0001-x.md" % i, "w") as f:
        f.write("# X\n\n## Links\n\n" + "".join(
            "- Supersedes NONE-%d\n" % n for n in range(20)))
P
run timeout 10 "$HENCE" list --json many/7/adr/1
expect_status 0
expect_json 'd["records"][0]["path"]' many/7/adr/0001-x.md

# A number means a record's number, not a part of a name.
cd "$scratch/place" && make_repo numbers && cd numbers || exit 1
record docs/adr/0002-use-python-3-11.md "Python"
record docs/adr/0003-use-utf8-for-text.md "Text"
record docs/adr/0004-follow-oauth-2.md "Log in"
record docs/adr/0005-adr-11.md "On another"
record log/20240131-a-dated-one.md "Dated"
printf 'collections: [{path: docs/adr}, {path: log, kind: note}]\n' >.hence.yml

# shows_none ID
shows_none()
{
	run hence show -- "$1"
	expect_status 2
	expect_err "no record '$1'"
}

for id in 11 0011 ADR-11 adr-11 ADR11 "ADR 11" ADR-0011 docs/adr/11 99 0099 \
	-1 -11 _11 ADR--1 ADR--11 ADR--2 --2 oauth-2 NOTE-11 013 2024; do
	shows_none "$id"
done
shows 3-11 Python
shows python-3-11 Python
shows use-python-3-11 Python
shows utf8 Text
shows 20240131 Dated
shows 202401 Dated
shows "#2" Python
shows "ADR #2" Python
record docs/adr/0011-eleven.md Eleven
shows 11 Eleven
shows adr-11 Eleven
shows ADR11 Eleven

# Two of one number have one key: only their paths tell them apart.
record docs/adr/0011-twice.md Twice
run hence show 11
expect_status 2
expect_err "'11' names 2 records"
expect_err "Say which one: docs/adr/0011-eleven.md, docs/adr/0011-twice.md."
shows docs/adr/0011-twice.md Twice

# What a mistyped id is like.
cd "$scratch/place" && make_repo nearest && cd nearest || exit 1
record docs/adr/0001-use-c.md "Use C"
record docs/adr/0002-use-postgresql-for-the-ledger.md "A database"
record docs/adr/0003-deploy/README.md "Deploy"
record docs/adr/0004-monitor/README.md "Monitor"

# suggests ID WORDS
suggests()
{
	run hence show "$1"
	expect_status 2
	expect_err "Did you mean $2?"
}

suggests postgrsql ADR-0002
suggests use-postgrsql ADR-0002
suggests the-leger ADR-0002
suggests 0002-use-postgresql-for-the-leger ADR-0002
suggests docs/adr/0002-use-postgrsql-for-the-ledger.md \
	"'docs/adr/0002-use-postgresql-for-the-ledger.md'"
suggests doc/adr/0001-use-c.md "'docs/adr/0001-use-c.md'"
suggests 0001-use-cc.md "'docs/adr/0001-use-c.md'"
suggests docs/adr/0004-monitr/README.md "'docs/adr/0004-monitor/README.md'"
suggests docs/adr/0003-deplyo "'docs/adr/0003-deploy/README.md'"
cd docs || exit 1
suggests adr/0001-use-x.md "'docs/adr/0001-use-c.md'"
cd .. || exit 1
for id in docs/adr/99 99 zzzzz docs/adr/ README.md; do
	run hence show "$id"
	expect_status 2
	expect_no_err "Did you mean"
done

finish
