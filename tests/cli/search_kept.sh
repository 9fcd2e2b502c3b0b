#!/bin/sh
# SPDX-License-Identifier: MIT
# A search that need not load the records, since nothing has changed: when it may
# not believe so, although names and bytes of all files are the same.
. "$(dirname "$0")/lib.sh"
export HENCE_CACHE_FILES=1

make_repo .
for n in 1 2 3 4; do
	whole "docs/adr/000$n-record.md" "Record" "zalpha"
done
write docs/adr/0005-empty.md </dev/null
mkdir one two 'one
two'
cp docs/adr/0001* one
cp docs/adr/0002* two
cp docs/adr/0003* 'one
two'
commit_all records
rm docs/adr/0002-record.md
# What was changed just now is not remembered by its stamps.
sleep 2.1

# twice WHAT...: a search, and the one behind it that knows of the first.
twice()
{
	run hence search --limit 0 "$@"
	cp "$out" "$scratch/first"
	run hence search -v --limit 0 "$@"
	check "$*: the same twice" cmp -s "$out" "$scratch/first"
}

# fresh WHAT...: what is kept makes no difference.
fresh()
{
	run hence search --json --no-cache "$@"
	cp "$out" "$scratch/expected"
	run hence search --json "$@"
	check "$*: as without a cache" cmp -s "$out" "$scratch/expected"
}

# Folders are no others when their names are put together differently.
twice -l --dir one --dir two zalpha
expect_err "none of 2 records has changed"
expect_exactly "one/0001-record.md
two/0002-record.md"
fresh --dir 'one
two' zalpha

# An empty record is one that can be kept.
twice -l zalpha
expect_err "none of 4 records has changed"
expect_no_out 0002-record

# What git tracks and was not there is there now, but is no file.
for make in mkdir mkfifo 'ln -s 0001-record.md'; do
	$make docs/adr/0002-record.md
	fresh record
	expect_json "[h['number'] for h in d['records']]" "[1, 3, 4, 2]"
	expect_err "skipped 'docs/adr/0002-record.md'"
	rm -r docs/adr/0002-record.md
done
git checkout -q .

# The same bytes under a name of another format are another document.
sed 's/zalpha/zbeta/' docs/adr/0001-record.md >docs/adr/0006-record.md
printf '## Considered Options\n\n* Zgamma\n* Zdelta\n' >>docs/adr/0006-record.md
run hence search -l option:zgamma
expect_exactly docs/adr/0006-record.md
mv docs/adr/0006-record.md docs/adr/0006-record.rst
fresh option:zgamma
expect_status 1
rm docs/adr/0006-record.rst

# A blob that is lost is named, and not missed when it is back.
whole docs/adr/0007-record.md Record zgamma
commit_all more
lost=$(git rev-parse HEAD:docs/adr/0007-record.md)
lost=.git/objects/$(echo "$lost" | sed 's/../&\//')
twice -l --rev HEAD zgamma
expect_exactly docs/adr/0007-record.md
mv "$lost" "$scratch/lost"
rm -r .git/hence
twice --rev HEAD record
expect_err "skipped 'docs/adr/0007-record.md'"
mv "$scratch/lost" "$lost"
fresh --rev HEAD zgamma
expect_status 0
mv "$lost" "$scratch/lost"
run hence search --rev HEAD zgamma
expect_out "Record (accepted)"
finish
