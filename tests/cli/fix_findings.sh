#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence fix`: what it mends of what `hence check` finds, what it leaves, and
# why.
. "$(dirname "$0")/lib.sh"

# Fixing again has nothing to do, and what was there is not found any more.
settled()
{
	run hence fix
	expect_status 0
	expect_exactly ""
	check_not "nothing is mended again" grep -q 'mended' "$err"
}

begin() # NAME [GIT INIT OPTIONS...]
{
	cd "$scratch/place" || exit 1
	make_repo "$@"
	cd "$1" || exit 1
}

adr=docs/decisions

# Where git shows that a file went, over two names, the last one not committed.
begin moved
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "2. Two"
write notes/plan.txt <<-'END'
	A plan has some lines,
	so that git knows it again
	when it has another name.
END
commit_all one
cat >>$adr/0001-one.md <<-'END'

	See [plan](../../notes/plan.txt?raw=1#L2), ![p](</notes/plan.txt> "t"),
	[ref] and <a href="../../notes/plan.txt">here</a>.

	[ref]: ./../../notes/plan.txt
END
commit_all links
mkdir old
git mv notes/plan.txt old/way.txt
commit_all moved
git mv old/way.txt "old/the way.txt"
cp -R . ../moved-sarif
run hence fix -n
expect_status 1
expect_out "+See [plan](../../old/the%20way.txt?raw=1#L2), ![p](</old/the%20way.txt> \"t\"),"
expect_out '+[ref] and <a href="../../old/the%20way.txt">here</a>.'
expect_out "+[ref]: ../../old/the%20way.txt"
expect_err "$adr/0001-one.md:14: can be mended: '../../notes/plan.txt?raw=1#L2' does not exist; then it leads to 'old/the way.txt' [link/dangling]"
expect_err "hence: 4 can be mended in 1 file"
check "a dry run writes nothing" git diff --quiet
cp "$out" "$scratch/diff"
run hence fix
expect_status 0
check "the diff is that of the dry run" cmp -s "$out" "$scratch/diff"
expect_err "hence: 4 mended in 1 file"
git diff >"$scratch/done"
check "the diff is what was done" cmp -s "$scratch/done" "$scratch/diff"
settled
run hence check
expect_status 0

# What SARIF says is what is written.
cd ../moved-sarif || exit 1
run hence check --format sarif
check "SARIF has the fixes" python3 "$project/tests/apply_sarif.py" "$out" .
git diff >"$scratch/done"
check "SARIF's fixes are those" cmp -s "$scratch/done" "$scratch/diff"
git checkout -q "$adr"
run hence check --json
expect_json '[f["fix"] for f in d["findings"] if f["rule"] == "link/dangling"][0]' \
	"'hence fix' mends it: it leads to 'old/the way.txt'."

# A removed file is not the one of its name that was there before; one that
# came later is.
begin removed
record $adr/0001-one.md "1. One"
write a/setup.txt </dev/null
write b/setup.txt <<-'END'
	Something else.
END
commit_all both
git rm -q a/setup.txt
commit_all removed
echo 'See [a](../../a/setup.txt).' >>$adr/0001-one.md
run hence fix
expect_status 0
expect_exactly ""
expect_err "left: '../../a/setup.txt' does not exist; it was removed in commit $(git rev-parse HEAD | cut -c1-10)"
expect_err "hence: nothing to do: all that is left needs a person"
git rm -q b/setup.txt
write c/setup.txt <<-'END'
	Written anew.
END
commit_all anew
run hence fix
expect_out "+See [a](../../c/setup.txt)."
settled

# In a shallow clone the history is not all there is.
run git clone -q --depth 1 "file://$PWD" ../shallow
cd ../shallow || exit 1
echo 'See [b](../../b/setup.png).' >>$adr/0001-one.md
run hence fix -n
expect_err "nor what this shallow clone has of the history shows what is meant"

# Read by git itself.
begin sha256 --object-format=sha256
record $adr/0001-one.md "1. One"
write notes/plan.txt <<-'END'
	A plan has some lines.
END
commit_all one
git mv notes/plan.txt notes/way.txt
commit_all moved
echo 'See [plan](../../notes/plan.txt).' >>$adr/0001-one.md
run hence fix
expect_out "+See [plan](../../notes/way.txt)."

# By name: one file is taken, of two none, and a cover page says nothing.
begin names
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "2. Two"
for path in x/plan.md a/twice.md b/twice.md README.md images/Chart.PNG \
	guide/README.md; do
	echo text | write "$path"
done
cat >>$adr/0001-one.md <<-'END'
	[a](../plan.md#top)
	[b](twice.md)
	[c](sub/README.md)
	[d](../../images/chart.png)
	[e](/docs/guide/README.md)
	[f](0002-too.md)
	[g](0003-two.md)
	[h](0002-other.md)
	[Two](0002-other.md)
	[i](0002-two#context)
END
run hence fix
expect_status 0
expect_out "+[a](../../x/plan.md#top)"
expect_no_out "-[b]"
expect_err "left: 'twice.md' does not exist; 2 files may be meant: 'a/twice.md', 'b/twice.md' [link/dangling]"
expect_no_out "-[c]"
expect_out "+[d](../../images/Chart.PNG)"
expect_out "+[e](/guide/README.md)"
expect_out "+[i](0002-two.md#context)"
expect_out "+[f](0002-two.md)"
expect_out "+[g](0002-two.md)"
expect_no_out "-[h](0002-other.md)"
expect_out "+[Two](0002-two.md)"
expect_err "hence: 7 mended in 1 file; the rest needs a person"
settled

# The text of a link goes with a record that has another number.
begin renumbered
record $adr/0001-one.md "1. One"
record $adr/0002-use-words.md "2. Use words"
commit_all one
echo '[ADR-0002](0002-use-words.md)' >>$adr/0001-one.md
git mv $adr/0002-use-words.md $adr/0003-use-words.md
sed -i 's/^# 2/# 3/' $adr/0003-use-words.md
git add -A
run hence fix
expect_out "+[ADR-0003](0003-use-words.md)"
settled
run hence check
expect_status 0

# Waived, off, and not asked for.
begin chosen
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "7. Two"
mkdir x && echo text >x/plan.md
echo '[a](plan.md)' >>$adr/0001-one.md
run hence fix -n --rule record
expect_out "+# 2. Two"
expect_no_out "plan.md"
expect_err "$adr/0002-two.md:1: can be mended: the title says 7, the record is number 2; then it says 2 [record/number-mismatch]"
run hence fix -n --no-rule record/number-mismatch
expect_out "+[a](../../x/plan.md)"
expect_no_out "Two"
run hence fix -n $adr/0002-two.md
expect_out "+# 2. Two"
expect_no_out "plan.md"
run hence fix -n nowhere
expect_status 2
run hence fix -n --rule linkk
expect_status 2
echo '<!-- hence: waive link/dangling: it comes with the next release -->' \
	>>$adr/0001-one.md
printf 'rules:\n  record/number-mismatch: off\n' >.hence.yml
run hence fix -n
expect_status 0
expect_exactly ""
expect_err "hence: nothing to do"
run hence fix --continue --rule link
expect_status 2
expect_err "'--continue' has no use for '--rule'"
run hence fix --abort $adr
expect_status 2

# A number is mended where the file's name alone has it.
begin numbers
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "3. Two"
record $adr/0002-too.md "2. Too"
run hence fix
expect_exactly ""
expect_err "'$adr/0002-too.md' has the number 2, too"

# The text of a link, or its target: by the title, or where there is no other.
begin texts
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "2. Two"
record $adr/0003-three.md "3. Three"
cat >>$adr/0001-one.md <<-'END'
	[ADR-0009](0002-two.md)
	[ADR-0003: Two](0002-two.md)
	[ADR-0003: Three](0002-two.md)
	[ADR-0003](0002-two.md)
END
run hence fix
expect_out "+[ADR-0002](0002-two.md)"
expect_out "+[ADR-0002: Two](0002-two.md)"
expect_out "+[ADR-0003: Three](0003-three.md)"
expect_no_out "-[ADR-0003](0002-two.md)"
expect_err "either may be meant: '$adr/0003-three.md' by the text, '$adr/0002-two.md' by the link"
expect_err "hence: 3 mended in 1 file; the rest needs a person"
settled

# More at one place than one run takes.
at many
make_repo
mkdir -p $adr
record $adr/0001-one.md One
for i in $(seq 2 25); do
	record "$adr/$(printf %04d "$i")-x.md" X
	printf '\n## Links\n\n- Amends [ADR-0001: One](0001-one.md)\n' \
		>>"$adr/$(printf %04d "$i")-x.md"
done
commit_all many
run hence fix
expect_err "hence: 20 mended in 1 file; run it again for the rest"
run hence fix
expect_err "hence: 4 mended in 1 file"
settled

# Relations: both sides, the status with the successor, and not too early.
nygard() # PATH TITLE STATUS [MORE]
{
	printf '# %s\n\nDate: 2026-11-20\n\n## Status\n\n%s\n' "$2" "$3" |
		write "$1"
	[ -z "$4" ] || printf '\n%s\n' "$4" >>"$1"
	printf '\n## Context\n\nThere is something to decide here.\n' >>"$1"
}
begin relations
nygard $adr/0001-one.md "1. One" Accepted
nygard $adr/0002-two.md "2. Two" Accepted
nygard $adr/0003-three.md "3. Three" Accepted
nygard $adr/0004-four.md "4. Four" Accepted \
	"Supersedes [1. One](0001-one.md)"
nygard $adr/0005-five.md "5. Five" Proposed \
	"Supersedes [2. Two](0002-two.md)"
nygard $adr/0006-six.md "6. Six" Accepted \
	"Amends [3. Three](0003-three.md)"
commit_all relations
run hence check --format sarif
cp "$out" "$scratch/sarif"
run hence fix
expect_status 0
check "the older one is superseded" test "$(sed -n 7p $adr/0001-one.md)" = \
	"Superseded by [4. Four](0004-four.md)"
check "the amended one says so" test "$(sed -n 9p $adr/0003-three.md)" = \
	"Amended by [6. Six](0006-six.md)"
check "what is proposed supersedes nothing" \
	git diff --quiet -- $adr/0002-two.md
expect_err "left: 'ADR-0002' does not say 'superseded-by ADR-0005'; 'ADR-0005' is proposed: until it is accepted the other one stays as it is"
expect_err "hence: 2 mended in 2 files; the rest needs a person"
git diff >"$scratch/done"
settled
git checkout -q .
check "SARIF applies" python3 "$project/tests/apply_sarif.py" \
	"$scratch/sarif" .
git diff >"$scratch/sarif"
check "SARIF's fixes are those of fix" cmp -s "$scratch/done" "$scratch/sarif"

# Two that supersede each other: nobody knows which is right.
begin circle
nygard $adr/0001-one.md "1. One" Accepted "Supersedes [2. Two](0002-two.md)"
nygard $adr/0002-two.md "2. Two" Accepted "Supersedes [1. One](0001-one.md)"
run hence fix
expect_exactly ""
expect_err "it would be a circle"

# What is mended may show what else is missing: all of it is done at once.
begin rounds
nygard $adr/0001-one.md "1. One" Accepted
nygard $adr/0002-two.md "2. Two" Accepted "Amends [1. One](0001-oen.md)"
commit_all rounds
run hence fix
expect_out "+Amends [1. One](0001-one.md)"
expect_out "+Amended by [2. Two](0002-two.md)"
expect_err "hence: 2 mended in 2 files"
settled

# Bytes: CRLF, a byte order mark, no newline at the end.
begin bytes
printf '\357\273\277# 1. Öne\r\n\r\nStatus: accepted\r\n\r\nä [a](plan.md)\r\n[b](plan.md)' |
	write $adr/0001-one.md
record $adr/0002-two.md "2. Two"
mkdir x && echo text >x/plan.md
commit_all bytes
run hence check --format sarif
cp "$out" "$scratch/sarif"
run hence -q fix
expect_silent
printf '\357\273\277# 1. Öne\r\n\r\nStatus: accepted\r\n\r\nä [a](../../x/plan.md)\r\n[b](../../x/plan.md)' >"$scratch/want"
check "nothing else changes" cmp -s $adr/0001-one.md "$scratch/want"
git checkout -q .
check "SARIF applies" python3 "$project/tests/apply_sarif.py" \
	"$scratch/sarif" .
check "SARIF counts as it does" cmp -s $adr/0001-one.md "$scratch/want"

# The summary of check tells of it.
git checkout -q .
run hence check
expect_err "'hence fix' may mend 2"

# Outside of git, by names alone.
mkdir "$scratch/place/plain"
cd "$scratch/place/plain" || exit 1
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "2. Two"
echo '[a](plan.md)' >>$adr/0001-one.md
mkdir x && echo text >x/plan.md
run hence fix
expect_status 0
expect_out "+[a](../../x/plan.md)"
settled

# Tables of contents come last, as they say what the records say by then; two
# in one file, and one that is made stale by what is mended elsewhere.
begin tables
nygard $adr/0001-one.md "1. One" Accepted
nygard $adr/0002-two.md "2. Two" Accepted "Supersedes [1. One](0001-one.md)"
write $adr/README.md <<-'END'
	<!-- hence: toc style=list columns=id,title -->
	<!-- hence: toc end -->

	<!-- hence: toc style=list -->
	<!-- hence: toc end -->
END
commit_all tables
run hence fix --rule toc -n
expect_status 1
expect_err "$adr/README.md:2: can be mended: the table of contents is stale: '- [ADR-0001: One](0001-one.md)' is due here; then it says what the records say [toc/stale]"
run hence fix
expect_status 0
expect_out "+- [ADR-0001: One](0001-one.md) (superseded, 2026-11-20)"
expect_err "hence: 3 mended in 2 files"
settled
run hence check --rule toc
expect_status 0
git checkout -q .
run hence -q fix $adr/0001-one.md
expect_out "+- [ADR-0001: One](0001-one.md) (superseded, 2026-11-20)"
git checkout -q .
sed -i 's/style=list columns/style=lisp columns/' $adr/README.md
run hence fix --rule toc
expect_status 0
expect_exactly ""
expect_err "left: no table of contents can be written here: unknown style 'lisp'"
expect_err "the markers in this file are to be set right first [toc/stale]"

# What cannot be written is left: a link to a file outside, what is no Markdown.
begin odd
record $adr/0001-one.md "1. One"
printf '%s\n' '2. Two' '======' '' ':Status: accepted' ':Amends: 1' |
	write $adr/0002-two.rst
run hence fix
expect_exactly ""

# Nobody else writes meanwhile.
begin stopped
record $adr/0001-one.md "2. One"
mkdir -p .git/hence && echo junk >.git/hence/journal
run hence fix
expect_status 3
expect_exactly ""
make_repo "$scratch/place/bare" --bare
run hence -C "$scratch/place/bare" fix
expect_status 3
expect_err "a bare repository has no files to write"
# A table of contents is written when its records are as they will be, once,
# and what stands around it stays.
begin toc
record $adr/0001-one.md "1. One"
record $adr/0002-two.md "2. Two"
printf '\n## Links\n\n* Supersedes [ADR-0001](0001-one.md)\n' >>$adr/0002-two.md
write README.md <<-'END'
	# All

	<!-- hence: toc -->
	<!-- hence: toc end -->

	Between them.

	<!-- hence: toc style=list -->
	<!-- hence: toc end -->
END
write $adr/README.md <<-'END'
	<!-- hence: toc nonsense=1 -->
	<!-- hence: toc end -->
END
commit_all start
cp -R . ../toc-command
run hence fix -n
expect_status 1
expect_out '+++ b/README.md'
check "nothing is written" git diff --quiet
run hence fix
expect_status 0
expect_err 'README.md:4: mended: the table of contents is stale'
expect_err 'it says what the records say [toc/stale]'
check "each table is said once" test "$(grep -c ': mended: .*toc/stale' "$err")" -eq 2
expect_err "$adr/README.md:1: left: no table of contents can be written here"
expect_file README.md superseded
expect_file README.md 'Between them.'
run hence check --rule toc
expect_out "$adr/README.md:1:1"
check_not "README.md is as it is to be" grep -q '^README.md' "$out"
(cd ../toc-command && cp ../toc/$adr/*.md $adr/ && hence toc README.md) >"$out"
check "the bytes are those of 'hence toc'" cmp -s README.md ../toc-command/README.md
run hence fix
expect_exactly ''

# Only that rule, or all others.
git checkout -q README.md
run hence fix --no-rule toc
expect_exactly ''
run hence fix --rule toc/stale
expect_status 0
expect_out '+++ b/README.md'

# A forge is told the same change; a file that is too large is left.
git checkout -q README.md
run hence check --rule toc --json
expect_json '[f["path"] for f in d["findings"] if "it says what the records say" in (f["fix"] or "")]' \
	'["README.md", "README.md"]'
printf 'limits: {record-bytes: 300}\n' >.hence.yml
seq 100 >>README.md
run hence fix --rule toc
expect_status 0
expect_exactly ''
expect_err "left: the table of contents is stale"
expect_err "the file is larger than 'limits: record-bytes'"
finish
