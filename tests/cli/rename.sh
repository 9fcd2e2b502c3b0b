#!/bin/sh
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

make_repo .
record docs/adr/0001-use-c.md '1. Use C'
record docs/adr/0002-use-rust.md '2. Use Rust'
write README.md <<'EOF'
* [1. Use C](docs/adr/0001-use-c.md)
* [Use C](<docs/adr/0001-use-c.md#context>)
* [the one about C](docs/adr/0001-use-c.md)
EOF
commit_all records

run hence rename -n 1 Use Zig
expect_status 0
expect_out 'rename to docs/adr/0001-use-zig.md'
expect_out '+# 1. Use Zig'
check 'the dry run wrote nothing' git diff --quiet

run hence rename 1 Use Zig, 'not *C*'
expect_status 0
expect_exactly 'docs/adr/0001-use-zig-not-c.md
README.md'
expect_err "ADR-0001 is now 'Use Zig, not *C*'; 3 links in 1 file follow"
# shellcheck disable=SC1003
expect_file docs/adr/0001-use-zig-not-c.md '# 1. Use Zig, not \*C\*'
expect_file README.md '* [1. Use Zig, not \*C\*](docs/adr/0001-use-zig-not-c.md)'
expect_file README.md '* [Use Zig, not \*C\*](<docs/adr/0001-use-zig-not-c.md#context>)'
expect_file README.md '* [the one about C](docs/adr/0001-use-zig-not-c.md)'
check_not 'the id is what it was' grep -q Aliases docs/adr/0001-use-zig-not-c.md
run hence show --json 1
expect_json 'd["record"]["title"]' 'Use Zig, not *C*'

# The number that is typed along is its own; the case of letters counts.
run hence rename 1 '1. USE ZIG, not C'
expect_status 0
expect_exactly 'docs/adr/0001-use-zig-not-c.md
README.md'
expect_file docs/adr/0001-use-zig-not-c.md '# 1. USE ZIG, not C'

# What it is called already.
run hence rename 1 USE ZIG, not C
expect_status 0
expect_exactly ''
expect_err 'ADR-0001 has that title already'
expect_no_err 'is now'
run hence rename -n 1 USE ZIG, not C
expect_exactly ''
expect_err 'ADR-0001 has that title already'

# A name that is there.
record docs/adr/0003-x.md '3. X'
cp docs/adr/0003-x.md docs/adr/0003-y.md
commit_all more
run hence rename docs/adr/0003-x.md Y
expect_status 3
expect_err 'exists already'
expect_err 'Choose another title'
check 'nothing is done' git diff --quiet
run hence rename 2
expect_status 2
run hence rename 2 ' '
expect_status 2

# Neither name is to be kept.
rm -rf .git docs README.md
make_repo .
record docs/adr/use-c.md 'Use C'
record docs/adr/use-rust.md 'Use Rust'
commit_all slugs
run hence rename --no-alias use-c Use Zig
expect_status 0
check_not 'no alias was wanted' grep -qi alias docs/adr/use-zig.md

# Slugs are ids: the old one stays as an alias, and relations follow.
rm -rf .git docs README.md
make_repo .
record docs/adr/use-c.md 'Use C'
write docs/adr/use-rust.md <<'EOF'
---
status: accepted
supersedes: [use-c]
---
# Use Rust
EOF
commit_all slugs
run hence rename use-c Use Zig
expect_status 0
expect_err "use-c is now use-zig"
expect_file docs/adr/use-zig.md 'Aliases: use-c'
expect_file docs/adr/use-rust.md 'supersedes: [use-zig]'
run hence show --json use-c
expect_json 'd["record"]["path"]' docs/adr/use-zig.md

# Dates, underscores and folders keep their form.
rm -rf .git docs
make_repo .
record docs/adr/20260131-use-c.md 'Use C'
record docs/adr/20260201-use-d.md 'Use D'
commit_all dates
run hence rename use-c Use Zig
expect_exactly docs/adr/20260131-use-zig.md
rm -rf .git docs
make_repo .
record docs/adr/adr_0001_use_c.md 'Use C'
record docs/adr/adr_0002_use_d.md 'Use D'
commit_all underscores
run hence rename 1 Use Zig now
expect_exactly docs/adr/adr_0001_use_zig_now.md
rm -rf .git docs
make_repo .
record rfcs/0001-mail/README.md 'Mail'
record rfcs/0002-queue/README.md 'Queue'
echo x >rfcs/0001-mail/a.txt
commit_all folders
run hence rename 1 Letters
expect_status 0
check 'the folder is renamed' test -e rfcs/0001-letters/a.txt
expect_file rfcs/0001-letters/README.md '# Letters'

# A name without words gets none.
rm -rf .git rfcs
make_repo .
record docs/adr/ADR-001.md 'ADR-001: Use C'
record docs/adr/ADR-002.md 'ADR-002: Use D'
commit_all numbers
run hence rename 1 Use Zig
expect_exactly docs/adr/ADR-001.md
expect_file docs/adr/ADR-001.md '# ADR-001: Use Zig'
# A name that is a page's or a template's would be no record's.
make_repo unnumbered && cd unnumbered || exit 1
record docs/decisions/use-c.md 'Use C'
record docs/decisions/use-rust.md 'Use Rust'
record docs/decisions/use-zig.md 'Use Zig'
for title in README index TOC LICENSE Template 'Email templates' \
	'A template for mails' Claude con; do
	for command in 'rename -n use-c' 'new --no-edit -n'; do
		# shellcheck disable=SC2086
		run hence $command "$title"
		expect_status 0
	done
	git add . && git commit -q --allow-empty -m x
	# shellcheck disable=SC2086
	run hence rename use-c $title
	expect_status 0
	run hence list
	check "$title: still three records" test "$(grep -c . "$out")" -eq 3
	git reset -q --hard && git clean -fdq
	# shellcheck disable=SC2086
	run hence new --no-edit $title
	run hence list
	check "$title: four records" test "$(grep -c . "$out")" -eq 4
	git clean -fdq
done
run hence rename use-c README
expect_out docs/decisions/readme-record.md
cd ..

# A title that no place states is that of the name.
make_repo untitled && cd untitled || exit 1
printf 'Text\n' | write docs/adr/0001-use-c.md
printf 'Text\n' | write docs/adr/0002.md
run hence rename 1 Use Zig
expect_status 0
expect_exactly docs/adr/0001-use-zig.md
expect_err 'no place in it states the title'
run hence rename 2 Use Zig
expect_status 3
expect_err "no place of 'docs/adr/0002.md' states a title"
finish
