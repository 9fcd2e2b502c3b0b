#!/bin/sh
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

make_repo .
record docs/adr/0001-first.md '1. First'
record docs/adr/0007-use-c.md '7. Use C'
write docs/adr/0002-use-rust.md <<'EOF'
---
status: accepted
supersedes: [ADR-0007, "0007"]
---
# 2. Use Rust

## More Information

See [ADR-0007](./0007-use-c.md#context), [why](/docs/adr/0007-use-c.md) and
`[x](0007-use-c.md)`, which [0007-use-c.md](0007-use-c.md) says in 7 lines.
EOF
printf '# Log\r\n\r\n* [7. Use C](docs/adr/0007-use-c.md)\r\n' >README.md
printf 'docs/adr/0007-use-c.md\n' >notes.txt
commit_all records
write untracked.md <<'EOF'
[it](docs/adr/0007-use-c.md)
EOF

# Seen first, and not done.
run hence renumber -n 7
expect_status 0
expect_out 'rename to docs/adr/0008-use-c.md'
expect_out '+# 8. Use C'
expect_out '+* [8. Use C](docs/adr/0008-use-c.md)'
expect_err 'ADR-0007 would be ADR-0008'
check 'the dry run wrote nothing' test -e docs/adr/0007-use-c.md
check 'the dry run edited nothing' git diff --quiet

# The next number.
run hence renumber 7
expect_status 0
expect_exactly 'docs/adr/0008-use-c.md
README.md
docs/adr/0002-use-rust.md
untracked.md'
expect_err 'ADR-0007 is now ADR-0008; 5 links and 2 relations in 3 files follow'
check_not 'the old file is gone' test -e docs/adr/0007-use-c.md
expect_file docs/adr/0008-use-c.md '# 8. Use C'
expect_file docs/adr/0008-use-c.md 'Aliases: ADR-0007'
expect_file docs/adr/0002-use-rust.md 'supersedes: [ADR-0008, "0008"]'
expect_file docs/adr/0002-use-rust.md '[ADR-0008](./0008-use-c.md#context)'
expect_file docs/adr/0002-use-rust.md '[why](/docs/adr/0008-use-c.md)'
# shellcheck disable=SC2016
expect_file docs/adr/0002-use-rust.md '`[x](0007-use-c.md)`'
expect_file docs/adr/0002-use-rust.md '[0008-use-c.md](0008-use-c.md) says in 7'
printf '# Log\r\n\r\n* [8. Use C](docs/adr/0008-use-c.md)\r\n' >want
check 'line ends stay' cmp -s README.md want
rm want
expect_file notes.txt 'docs/adr/0007-use-c.md'

# By its old id, which a record that has it now comes before.
run hence show --json ADR-7
expect_json 'd["record"]["path"]' docs/adr/0008-use-c.md
expect_json 'd["record"]["aliases"]' '["ADR-0007"]'
run hence show --json 0007
expect_json 'd["record"]["id"]' ADR-0008
record docs/adr/0007-other.md '7. Other'
run hence show --json 7
expect_json 'd["record"]["path"]' docs/adr/0007-other.md
rm docs/adr/0007-other.md

# A relation that still says the old id leads there as well.
write docs/adr/0003-late.md <<'EOF'
---
status: accepted
supersedes: ADR-0007
---
# 3. Late
EOF
run hence show --json 3
expect_json 'd["record"]["supersedes"]' '["docs/adr/8"]'
rm docs/adr/0003-late.md

# Back, though git's index and HEAD still have that name.
run hence renumber ADR-8 7
expect_status 0
check 'README is what it was' git diff --quiet README.md
check 'so are the relations' git diff --quiet docs/adr/0002-use-rust.md

# Numbers that cannot be.
run hence renumber 7 1
expect_status 2
expect_err "the number 1 is taken by 'docs/adr/0001-first.md'"
run hence renumber 7 7
expect_status 0
expect_exactly ''
expect_err "has the number 7 already"
run hence renumber 7 seven
expect_status 2
expect_err "the number 'seven' is no whole number"
run hence renumber 99
expect_status 2
expect_err "no record '99'"
run hence renumber
expect_status 2

# Two branches took one number: the path says which one is meant.
rm -rf .git docs untracked.md README.md notes.txt
make_repo .
record docs/adr/0007-a.md '7. A'
record docs/adr/0007-b.md 'ADR-0007: B'
write docs/adr/0008-c.md <<'EOF'
# 8. C

- Status: accepted
- Supersedes: ADR-0007, 0007-b.md

## Links

* [A](0007-a.md) and [ADR-0007](0007-b.md)
EOF
commit_all merged
run hence renumber 7
expect_status 2
expect_err "'7' names 2 records"
run hence renumber docs/adr/0007-b.md
expect_status 0
expect_err "1 relation names 'ADR-0007' and may mean another record"
expect_err 'docs/adr/0008-c.md:4'
expect_file docs/adr/0009-b.md '# ADR-0009: B'
check_not 'the old id is the other one, and no alias' \
	grep -qi alias docs/adr/0009-b.md
run hence show --json ADR-0007
expect_json 'd["record"]["path"]' docs/adr/0007-a.md
expect_file docs/adr/0008-c.md 'Supersedes: ADR-0007, 0009-b.md'
expect_file docs/adr/0008-c.md '[A](0007-a.md) and [ADR-0009](0009-b.md)'
check 'the other one stays' test -e docs/adr/0007-a.md

# The gone file of git's index is no other record of that number.
run hence renumber 9 12
expect_status 0
run hence renumber docs/adr/0007-a.md 5
expect_status 0
expect_no_err 'may mean'

# A folder, its pictures and front matter.
rm -rf .git docs
make_repo .
write rfcs/0002-queue/README.md <<'EOF'
---
id: RFC-0002 # ours
title: "RFC 2: A queue"
status: draft
---
![it](it.png) ![again](../0002-queue/it.png)
EOF
printf 'x' >rfcs/0002-queue/it.png
record rfcs/0001-mail/README.md 'Mail'
write index.md <<'EOF'
[RFC 2](rfcs/0002-queue/) ![](rfcs/0002-queue/it.png)
<img src="rfcs/0002-queue/it.png">
EOF
commit_all folders
run hence renumber rfcs/2 10
expect_status 0
check 'pictures move along' test -e rfcs/0010-queue/it.png
check_not 'the old folder is gone' test -e rfcs/0002-queue
expect_file rfcs/0010-queue/README.md 'id: RFC-0010 # ours'
expect_file rfcs/0010-queue/README.md 'title: "RFC 10: A queue"'
expect_file rfcs/0010-queue/README.md '![it](it.png) ![again](../0010-queue/it.png)'
expect_file index.md '[RFC 10](rfcs/0010-queue/) ![](rfcs/0010-queue/it.png)'
expect_file index.md '<img src="rfcs/0010-queue/it.png">'

# A number that stands only inside; prefixes; names that are not padded.
rm -rf .git rfcs index.md
make_repo .
record docs/adr/use-c.md 'ADR-0003: Use C'
record docs/adr/use-d.md 'ADR-0004: Use D'
echo '[ADR-0003](docs/adr/use-c.md)' >README.md
commit_all inside
run hence renumber 3 9
expect_status 0
expect_file docs/adr/use-c.md '# ADR-0009: Use C'
expect_file README.md '[ADR-0009](docs/adr/use-c.md)'
rm -rf .git docs README.md
make_repo .
record docs/adr/adr_9_x.md '9. X'
record docs/adr/adr_10_y.md '10. Y'
commit_all bare
run hence renumber 10 8
expect_exactly docs/adr/adr_8_y.md
expect_file docs/adr/adr_8_y.md '# 8. Y'
expect_file docs/adr/adr_8_y.md 'Aliases: '
run hence renumber --no-alias 9 7
expect_status 0
check_not 'no alias was wanted' grep -qi alias docs/adr/adr_7_x.md

# Names without numbers.
rm -rf .git docs
make_repo .
record docs/adr/20260131-x.md 'X'
record docs/adr/20260201-y.md 'Y'
commit_all dates
run hence renumber 20260131
expect_status 3
expect_err 'has no number'
expect_err 'by date'

# The new name is there: nothing is done.
rm -rf .git docs
make_repo .
record docs/adr/0001-x.md '1. X'
mkdir docs/adr/0005-x.md
echo '[x](docs/adr/0001-x.md)' >README.md
commit_all taken
run hence renumber 1 5
expect_status 3
expect_err "'docs/adr/0005-x.md' exists already"
check 'nothing is done' git diff --quiet
check 'the file stays' test -e docs/adr/0001-x.md

# Outside of git.
rm -rf .git docs README.md
record docs/adr/0001-x.md '1. X'
echo '[1. X](docs/adr/0001-x.md)' >README.md
run hence --dir docs/adr renumber 1 4
expect_status 0
expect_file README.md '[4. X](docs/adr/0004-x.md)'
finish
