#!/bin/sh
# SPDX-License-Identifier: MIT
# However many threads read and index many records, the answer is one.
. "$(dirname "$0")/lib.sh"

make_repo .
mkdir -p docs/adr
awk 'BEGIN {
	for (i = 1; i <= 200; i++) {
		file = sprintf("docs/adr/%04d-x.md", i)
		printf "# Record %d\n\nStatus: accepted\n\n## Context\n\n", i >file
		printf "The number %d.\nIts half is %d.\n", i * 7, i / 2 >file
		close(file)
	}
}'
commit_all first

# same OPTION...: one thread and several find the same, and something.
same()
{
	HENCE_THREADS=1 run hence search "$@"
	expect_status 0
	mv "$out" "$out.one"
	HENCE_THREADS=4 run hence search "$@"
	expect_status 0
	check "four threads find what one finds" cmp "$out" "$out.one"
}

same -E 'number [0-9]*77'
check "three of them" test "$(grep -c "^ADR" "$out")" -eq 3
same -E 'half is 1.$' -C 1
same --json -i -E 'NUMBER' --limit 0
expect_json 'len(d["records"])' 200
same -l -E 'half is 9' --rev HEAD
check "as many as there are" test "$(wc -l <"$out")" -eq 22
same -l -E 'half is 9' --staged
git -c gc.auto=0 repack -q -a -d
git prune-packed
same -l -E 'half is 9' --rev HEAD

# Documents of more than a batch, whoever puts them into the index.
hence search -q --json --limit 0 half >"$out.kept"
rm -rf .git/hence
HENCE_THREADS=1 run hence search --json --limit 0 half
expect_json 'len(d["records"])' 200
check "one thread makes the same index" cmp "$out" "$out.kept"
same --no-cache --json half number

# The first of the files that take too long is named, whoever met another one.
for number in 0190 0042 0100; do
	yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | head -1 \
		>>"docs/adr/$number-x.md"
done
HENCE_THREADS=4 run hence search -E '^(a+)+$'
expect_status 3
expect_err "takes too long on 'docs/adr/0042-x.md'"

# A file that is not there any more has no lines, and is no error.
rm docs/adr/0150-x.md
HENCE_THREADS=4 run hence search -l -E 'number 1050'
expect_status 1
finish
