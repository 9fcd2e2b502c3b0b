#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence new`: texts that are given, words that Markdown would take, links.
. "$(dirname "$0")/lib.sh"

make_repo text && cd text || exit 1
record docs/adr/0001-a.md A
files()
{
	find docs -type f | wc -l
}

# refused OPTION VALUE WHAT: the text in body says that already.
refused()
{
	before=$(files)
	run hence new --from body "$1" "$2"
	expect_status 2
	expect_err "the text has $3 of its own"
	expect_err "leave out $1"
	check "nothing is written" test "$(files)" -eq "$before"
}

printf -- '---\nstatus: accepted\ndate: 2020-01-01\ntags: [a]\ndeciders: [Ana]\n---\n# T\n' >body
refused --status rejected 'a status'
refused --date 2021-01-01 'a date'
refused --tag b tags
refused --decider Ben deciders
run hence new --from body Title
expect_status 2
expect_err 'leave out TITLE'
printf -- '---\nstatus:\n---\n# T\n' >body
refused --status rejected 'a status'
printf '# T\n\n- Status: accepted\n' >body
refused --status rejected 'a status'
run hence new --from body --date 2021-02-03 --tag ' lead '
expect_exactly docs/adr/0002-t.md
expect_file docs/adr/0002-t.md 'Date: 2021-02-03'
check "one line of tags" test "$(grep -c '^- Tags: lead$' docs/adr/0002-t.md)" -eq 1

# The template's own header stays above the text.
printf '## Context\n\nFrom here.\n' >body
run hence new -t nygard --from body Header
check "one form" test "$(cat docs/adr/0003-header.md)" = '# 3. Header

Date: 2026-11-20

## Status

proposed

## Context

From here.'

# A status that the text has is the header's.
printf '## Status\n\nAccepted\n\n## Context\n\nx\n' >body
run hence new -t madr --from body Same
expect_file docs/adr/0004-same.md 'status: accepted'
run hence new -t nygard --from body Once
check "one section" test "$(grep -c '^## Status' docs/adr/0005-once.md)" -eq 1
rm docs/adr/0004-same.md docs/adr/0005-once.md

# What is no text, and pipes
printf 'a\377b\n' >body
run hence new --from body x
expect_status 3
expect_err "cannot take 'body': it is no UTF-8"
printf 'a\0b\n' >body
run hence new --from body x
expect_status 3
expect_err 'NUL'
run hence new --from docs x
expect_status 3
expect_err "'docs'"
mkfifo pipe
printf '# From a pipe\n' >pipe &
run hence new --from pipe
expect_exactly docs/adr/0004-from-a-pipe.md
run sh -c 'printf "# Device\n" | "$0" new --from /dev/stdin' "$HENCE"
expect_exactly docs/adr/0005-device.md

# Words are read back as they were typed.
# shellcheck disable=SC2016
for title in 'C# & .NET: *bold* [link](x) `code` <b>' 'a ~~b~~ _c_ d_e \ #' \
	'&amp; ![x](y) ``'; do
	for form in madr nygard rfc; do
		run hence new -t $form --tag " x " --decider '`a` & *b*' "$title"
		run hence show --json "$(cat "$out")"
		expect_json 'd["record"]["title"]' "$title"
	done
done
run hence list --tag x --json
expect_out 'a'

# Names are made safe for a terminal, and kept as they are in a pipe.
folder=$(printf 'od\033[31md')
record "$folder/adr/0001-a.md" A
run hence new --dir "$folder/adr" Plain
check "raw in a pipe" test "$(cat "$out")" = "$folder/adr/0002-plain.md"
run python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' \
	"$HENCE" new --no-edit --dir "$folder/adr" Shown
expect_status 0
expect_no_out "$(printf '\033')"
expect_out '0003-shown.md'
cd ..

# Links that leave the repository
make_repo links && cd links || exit 1
mkdir ../away
record docs/adr/0001-a/README.md A
record docs/adr/0002-b/README.md B
ln -s ../../../away docs/adr/0003-use-x
run hence new Use x
expect_exactly docs/adr/0004-use-x/README.md
rm -r docs/adr/0004-use-x
run hence new --number 3 Use x
expect_status 2
expect_err "taken by 'docs/adr/0003-use-x'"
rm -r docs && record docs/adr/a/README.md A
record docs/adr/b/README.md B
printf 'collections: [{path: docs/adr}]\n' >.hence.yml
ln -s ../../../away docs/adr/use-y
run hence new Use y
expect_status 3
expect_err 'leaves'
check "nothing is written there" test -z "$(ls ../away)"
ln -s ../away link
run hence new --dir link x
expect_status 2
expect_err "'link' is a link that leaves"
check "nothing is written there" test -z "$(ls ../away)"
cd ..

# Another markup beside it
make_repo markup && cd markup || exit 1
printf 'A\n=\n\n:Status: accepted\n' | write docs/adr/0001-a.rst
printf 'B\n=\n\n:Status: accepted\n' | write docs/adr/0002-b.rst
run hence new Next
expect_exactly docs/adr/0003-next.md
expect_err 'reStructuredText'
finish
