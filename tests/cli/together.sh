#!/bin/sh
# SPDX-License-Identifier: MIT
# Fifty at once: each writes all it says, and none takes what another has.
. "$(dirname "$0")/lib.sh"

make_repo .
record docs/adr/0001-a.md A proposed
record docs/adr/0002-b.md B proposed
record docs/adr/0003-c.md C
record docs/adr/0004-d.md D
for n in 05 06 07 08 09 10 11 12 13 14; do
	record "docs/adr/00$n-x.md" "Number $n" proposed
done
commit_all old

# start NAME COMMAND...: beside the others; its code, output and talk are kept.
start()
{
	log=$scratch/log.$1
	shift
	{
		hence "$@" >"$log" 2>"$log.err" </dev/null
		echo $? >"$log.code"
	} &
}

n=0
while [ $n -lt 20 ]; do
	start "new.$n" new "Made together $n"
	n=$((n + 1))
done
for n in 05 06 07 08 09 10 11 12 13 14; do
	start "accept.$n" accept "$n"
	start "link.$n" link "$n" relates-to 4
done
start status.1 status 1 accepted --because 'All agree'
start status.2 status 2 rejected
start supersede supersede 3 2
for n in 0 1 2 3 4 5 6; do
	start "list.$n" list
done
wait

for code in "$scratch"/log.*.code; do
	err=${code%.code}.err out=${code%.code}
	name=${out##*/log.}
	status=$(cat "$code") ran=$name
	case $name in
	supersede) continue ;; # whichever of it and status 2 comes first
	esac
	check "$name is done" test "$status" -eq 0
	expect_no_err 'stopped half-way'
	expect_no_err 'skipped'
done
cat "$scratch"/log.new.? "$scratch"/log.new.?? | sort >made
check "20 files are made" test "$(uniq made | wc -l)" -eq 20
check "with 20 numbers" test "$(sed 's,.*/\(....\)-.*,\1,' made | sort -u |
	tr '\n' ' ')" = "$(seq -f %04g 15 34 | tr '\n' ' ')"
for n in 05 06 07 08 09 10 11 12 13 14; do
	run hence show --json "$n"
	expect_json 'd["record"]["status"]' accepted
	expect_json 'len(d["record"]["relations"])' 1
done
run hence show --json 4
expect_json 'len(d["record"]["relations"])' 10
check "no journal and nothing on its way is left" test \
	"$(find .git/hence -type f ! -name 'index.db*')" = .git/hence/lock
check "nothing of ours stands among the records" \
	test -z "$(find . -name '.hence*' ! -path './.git/*')"
check "the lock is free" flock -n .git/hence/lock true
finish
