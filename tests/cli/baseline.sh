#!/bin/sh
# SPDX-License-Identifier: MIT
# The baseline: what old records may keep, and that nothing else slips in.
. "$(dirname "$0")/lib.sh"

adr=docs/adr
file=.hence-baseline
tab=$(printf '\t')

# broken PATH TITLE LINK...: a record with links that lead to nothing.
broken()
{
	whole "$1" "$2"
	path=$1
	shift 2
	for link; do
		printf '\n[x](%s)\n' "$link" >>"$path"
	done
}

# at NAME: a repository of its own to be in.
at()
{
	mkdir -p "$scratch/place/$1" && cd "$scratch/place/$1" && make_repo .
}

# A folder with old faults is adopted by one command, also where two records
# have one number, which no waiver can silence.
at adopt
broken $adr/0001-one.md One gone.md gone.md lost.md
whole $adr/0002-two.md Two
whole $adr/0002-other.md Other
run hence check
expect_status 1
run hence check --write-baseline --dry-run
expect_status 0
expect_out "+link/dangling${tab}$adr/0001-one.md${tab}gone.md${tab}2"
expect_err "would be in the baseline"
check_not "nothing is written" test -e $file
run hence check --write-baseline
expect_status 0
expect_exactly $file
expect_err "5 findings are in the baseline"
expect_file $file "link/dangling${tab}$adr/0001-one.md${tab}lost.md"
expect_file $file \
	"number/duplicate${tab}$adr/0002-two.md${tab}$adr/0002-other.md"
grep -v '^#' $file >lines
check "its lines are sorted" env LC_ALL=C sort -c lines
rm lines
run hence check --strict
expect_status 0
expect_exactly ''
expect_err "; 5 in the baseline, shown with --show-waived"
expect_no_err mended
run hence check --show-waived
expect_status 0
expect_out "'lost.md' does not exist [link/dangling] in the baseline"
run hence check --json
expect_json 'd["findings"]' '[]'
expect_json 'd["summary"]["in_baseline"]' 5
run hence check --json --show-waived
expect_json '[f["in_baseline"] for f in d["findings"]]' \
	'[true, true, true, true, true]'
run hence check --format sarif
expect_json 'sorted({s["kind"] for r in d["runs"][0]["results"]
	for s in r["suppressions"]})' '["external"]' 
for format in github junit; do
	run hence check --format $format
	expect_status 0
	expect_no_out gone.md
done
commit_all adopted
run hence check --rev HEAD
expect_status 0

# One more of a kind that is known is new, wherever the lines have gone.
sed -i '3i\More.\n' $adr/0001-one.md
run hence check
expect_status 0
printf '\n[x](gone.md)\n' >>$adr/0001-one.md
run hence check
expect_status 1
expect_exactly "$adr/0001-one.md:26:1: error: 'gone.md' does not exist \
[link/dangling]"
run hence check --staged
expect_status 0
git checkout -q $adr

# What a change brings is reported even where it adds the line for it.
git checkout -q -b topic
broken $adr/0003-three.md Three new.md
echo "link/dangling${tab}$adr/0003-three.md${tab}new.md" >>$file
commit_all sneaked
run hence check
expect_status 0
run hence check --base main
expect_status 1
expect_out "'new.md' does not exist"
git checkout -q main

# A record that is edited is judged by the same measure.
export EDITOR=true
run hence edit $adr/0001-one.md
expect_no_out gone.md

# What is mended is said, and taken out; nothing is ever added.
sed -i 's/\[x\](lost.md)//' $adr/0001-one.md
sed -i '0,/\[x\](gone.md)/s///' $adr/0001-one.md
broken $adr/0004-four.md Four other.md
run hence check
expect_status 1
expect_err "2 lines of '$file' are mended"
run hence check -v
expect_err "$file:3: mended: link/dangling in '$adr/0001-one.md'"
run hence check --rule number
expect_no_err mended
run hence check $adr/0004-four.md
expect_no_err mended
run hence check --update-baseline -n
expect_out "-link/dangling${tab}$adr/0001-one.md${tab}lost.md"
expect_file $file lost.md
run hence check --update-baseline
expect_status 0
expect_exactly $file
expect_err "2 findings taken out of the baseline; 3 left in it"
check "one is left" grep -qx \
	"link/dangling${tab}$adr/0001-one.md${tab}gone.md" $file
check_not "the others are not" grep -q lost.md $file
check_not "nothing is added" grep -q 0004 $file
run hence check
expect_status 1
expect_exactly "$adr/0004-four.md:18:1: error: 'other.md' does not exist \
[link/dangling]"
cp $file before
run hence check --update-baseline
expect_err "0 findings taken out"
check "nothing changes" cmp -s before $file
rm before $adr/0004-four.md

# Entries follow the records that are moved, also where another names them.
run hence rename $adr/0002-other.md Different
expect_status 0
expect_out $file
run hence check
expect_status 0
expect_no_err mended
run hence renumber $adr/0001-one.md 9
expect_status 0
run hence check
expect_status 0
expect_no_err mended
expect_file $file "$adr/0009-one.md"

# The last one that is mended takes the file along.
sed -i 's/\[x\](gone.md)//' $adr/0009-one.md
rm $adr/0002-different.md
run hence check --update-baseline
expect_status 0
expect_err "which is removed"
check_not "the file is gone" test -e $file
run hence check --update-baseline
expect_status 3
expect_err "there is no '$file'"
expect_err "--write-baseline"
run hence check --write-baseline
expect_status 0
expect_err "nothing to be put into a baseline"
check_not "none is made" test -e $file

# Rules that judge decisions, infos and what is waived do not go into it.
at families
write $adr/0001-one.md <<-'RECORD'
# One

- Status: accepted
- Date: 2026-11-20

## Context

There is something to decide that this test is all about, [x](gone.md).

## Decision

<!-- hence: waive link/dangling: the file comes with the next release -->
It is decided.
RECORD
run hence check --write-baseline
expect_no_out dangling
check_not "a waiver is enough" grep -qs dangling $file

# Odd names survive.
at odd
mkdir -p $adr
broken "$adr/0001-a${tab}b\\n.md" Odd 'gone%09.md' 'ü .md'
run hence check --write-baseline
expect_status 0
run hence check
expect_status 0
expect_no_err mended

# A damaged file is named with its line, and nothing passes.
at damaged
broken $adr/0001-one.md One gone.md
known="link/dangling${tab}$adr/0001-one.md${tab}gone.md"
damage() # LINE MESSAGE [HINT]
{
	printf '# words\n\n%b\n' "$1" >$file
	run hence check
	expect_status 3
	expect_err "$file:$2"
	[ $# -lt 3 ] || expect_err "$3"
}
damage "<<<<<<< HEAD\n$known" "3: a merge left its markers there" \
	"lines of both sides"
damage "$known\n=======" "4: a merge left"
damage "$known\n$known" "4: that finding stands in line 3, too"
damage "links/dangling${tab}a.md${tab}b" "3: there is no rule 'links/dangling'" \
	"Did you mean 'link/dangling'?"
damage "link/dangling" "3: this is no finding" "with tabs"
damage "link/dangling a.md b.md" "3: there is no rule"
damage "$known${tab}0" "3: this is no finding"
damage "$known${tab}2${tab}x" "3: this is no finding"
damage "$known${tab}many" "3: this is no finding"
run hence check --base HEAD
expect_status 3
run hence check --update-baseline
expect_status 3
run hence renumber 1 7
expect_status 0
check "the damage stays" grep -q many $file

# Comments, blank lines and line ends of one's own are kept.
printf '# mine\r\n%s\r\n\r\nlink/dangling\ta.md\tb\r\n' \
	"link/dangling${tab}$adr/0007-one.md${tab}gone.md" >$file
run hence check
expect_status 0
run hence check --update-baseline
printf '# mine\r\n%s\r\n\r\n' \
	"link/dangling${tab}$adr/0007-one.md${tab}gone.md" >wanted
check "it is as it was" cmp -s wanted $file
rm wanted
run hence check --write-baseline
expect_status 3
expect_err "'$file' is there already"
expect_err "--update-baseline"
echo $file >.gitignore
run hence check
expect_status 3
expect_err "'$file' is ignored by git"
rm .gitignore $file
ln -s x $file
run hence check
expect_status 3
expect_err "symbolic link"
rm $file

# What does not go together.
for other in --rule=link --no-rule=link --base=HEAD --format=json --strict \
	--show-waived --json --staged --rev=HEAD --dir=$adr $adr \
	--update-baseline; do
	run hence check --write-baseline "$other"
	expect_status 2
	expect_err "'--write-baseline' does not go with"
done
run hence check --update-baseline --rule link
expect_status 2
expect_err "'--update-baseline' does not go with"
run hence check --dry-run
expect_status 2
commit_all bare
git clone -q --bare . ../bare.git && cd ../bare.git || exit 1
run hence check --write-baseline
expect_status 3
expect_err "bare repository"
finish
