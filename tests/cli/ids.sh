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

finish
