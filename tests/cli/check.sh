#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence check`: what it ends with, which state it looks at, what a change
# brings, waivers and severities. Each rule has cases of its own: cases.sh.
. "$(dirname "$0")/lib.sh"

# whole PATH TITLE [TEXT]: a record with nothing to report, and the text.
whole()
{
	write "$1" <<-RECORD
	# $2

	- Status: accepted
	- Date: 2026-11-20

	## Context

	There is something to decide that this test is all about.

	## Decision

	It is decided.

	## Consequences

	- Good, as it is tested.
	RECORD
	[ $# -lt 3 ] || printf '\n%s\n' "$3" >>"$1"
}

# at NAME: a folder of its own to be in.
at()
{
	mkdir -p "$scratch/place/$1" && cd "$scratch/place/$1" || exit 1
}

adr=docs/adr

# What it ends with.
at codes
make_repo .
run hence check
expect_status 3
expect_err "Run 'hence init'"
whole $adr/0001-one.md One
run hence check
expect_status 0
expect_exactly ''
expect_err "hence: 1 record, nothing to report"
whole $adr/0002-two.md Two '[a](#nowhere)'
run hence check
expect_status 0
expect_out "$adr/0002-two.md:18:1: warning: "
run hence check --strict
expect_status 1
whole $adr/0003-three.md Three '[a](gone.md)'
run hence check
expect_status 1
run hence check -q
expect_status 1
expect_silent
expect_out "$adr/0003-three.md:18:1: error: 'gone.md' does not exist"
run hence check --no-rule link/dangling
expect_status 0
run hence check --rule link/dangling --strict $adr/0002-two.md
expect_status 0
run hence check --rule link/danglin
expect_status 2
expect_err "Did you mean 'link/dangling'?"
run hence check --rule dangling
expect_err "Did you mean 'link/dangling'?"
run hence check $adr/0009-gone.md
expect_status 2
expect_err "no record at"

# Paths, from anywhere in the repository.
mkdir -p src
run hence -C $adr check 0003-three.md
expect_status 1
expect_out "0003-three.md:18:1: error"
expect_no_out 0002
run hence -C src check ../docs
expect_status 1
expect_out "../$adr/0003-three.md:18:1: error"
expect_out "../$adr/0002-two.md:18:1: warning"

# The state: staged, a commit, the files.
git add . && git commit -q -m broken
whole $adr/0003-three.md Three
run hence check
expect_status 0
run hence check --staged
expect_status 1
git add $adr/0003-three.md
run hence check --staged
expect_status 0
run hence check --rev HEAD
expect_status 1
expect_out "$adr/0003-three.md:18:1: error"
commit_all mended
run hence check --rev HEAD~
expect_status 1
run hence check --rev nowhere
expect_status 3
expect_err nowhere
git clone -q --bare . "$scratch/place/bare.git"
cd "$scratch/place/bare.git" || exit 1
run hence check
expect_status 0
expect_out "$adr/0002-two.md:18:1: warning"
run hence check --rev HEAD~
expect_status 1
run hence check --base HEAD~
expect_status 0
expect_exactly ''

# A link is judged by the state it is in: this file is not committed yet.
cd "$scratch/place/codes" || exit 1
whole $adr/0004-four.md Four '[a](../x.md)'
commit_all four
echo '# X' >docs/x.md
run hence check --rule link
expect_status 0
run hence check --rule link --rev HEAD
expect_status 1

# Waivers: used, unused, too short, of no effect, in code.
at waivers
make_repo .
long='the file comes with the next release'
whole $adr/0001-one.md One "[a](gone.md)

<!-- hence: waive link/dangling: $long -->"
run hence check --strict
expect_status 0
expect_exactly ''
run hence check --show-waived
expect_out "error: 'gone.md' does not exist [link/dangling] waived: $long"
run hence check --no-rule link/dangling --strict
expect_status 0
run hence check --json
expect_json 'd["summary"]["waived"]' 1
whole $adr/0001-one.md One "<!-- hence: waive link/dangling: $long -->"
run hence check --strict
expect_status 1
expect_out "18:1: warning: the waiver of 'link/dangling' silences nothing"
whole $adr/0001-one.md One '[a](gone.md)

<!-- hence: waive link/dangling: four words are few -->'
run hence check
expect_status 1
expect_out "20:1: warning: the waiver of 'link/dangling' needs a reason"
whole $adr/0001-one.md One "[a](gone.md)

\`<!-- hence: waive link/dangling: $long -->\`"
run hence check
expect_status 1
expect_no_out record/waiver
whole $adr/0001-one.md One "<!-- hence: waive number/duplicate: $long -->"
whole $adr/0001-other.md Other
run hence check
expect_status 1
expect_out "[number/duplicate]"
expect_out "that rule cannot be waived"

# What .hence.yml says of severities.
at levels
make_repo .
whole $adr/0001-one.md One '[a](gone.md)'
echo 'rules: {link/dangling: warning}' >.hence.yml
run hence check
expect_status 0
expect_out "warning: 'gone.md' does not exist"
echo 'rules: {link/dangling: off}' >.hence.yml
run hence check -v
expect_exactly ''
echo 'rules: {link/dangling: -/w/i}' >.hence.yml
run hence check -v
expect_out "info: 'gone.md' does not exist"
sed -i 's/accepted/proposed/' $adr/0001-one.md
run hence check
expect_out "warning: 'gone.md' does not exist"
sed -i 's/proposed/draft/' $adr/0001-one.md
run hence check -v
expect_exactly ''
sed -i 's/draft/accepted/; s/## Consequences/## More/' $adr/0001-one.md
rm .hence.yml
run hence check
expect_out "warning: nothing says what follows"
echo 'rules: {record/consequences-missing: info}' >.hence.yml
run hence check -v
expect_out "info: nothing says what follows"
printf 'rules:\n  link/dangling: error\n  links/dangling: error\n' >.hence.yml
for command in check config; do
	run hence $command
	expect_status 3
	expect_err ".hence.yml:3:3: there is no rule 'links/dangling'"
	expect_err "Did you mean 'link/dangling'?"
done
run hence list
expect_status 0
printf 'rules:\n  link/dangling: fatal\n' >.hence.yml
run hence check
expect_status 3
expect_err ".hence.yml:2:18: 'fatal' is no severity"

# Whose anchors.
whole $adr/0001-one.md One '[a](#a---b) [b](#a-b)

### A - b'
rm .hence.yml
run hence check --rule link
expect_out "18:13: warning"
expect_no_out "18:1: warning"
git remote add origin git@gitlab.example.org:a/b.git
run hence check --rule link
expect_exactly ''
echo 'links: {anchors: github}' >.hence.yml
run hence check --rule link
expect_out "18:13: warning"
whole $adr/0001-one.md One '[a](#nowhere)'
echo 'links: {anchors: none}' >.hence.yml
run hence check --rule link
expect_exactly ''
run hence config
expect_out "links.anchors = none  (.hence.yml:1)"

# What a change brings: nothing of what was there, wherever it stands now.
at base
make_repo .
whole $adr/0001-one.md One '[a](gone.md)'
whole $adr/0002-two.md Two
commit_all start
git checkout -q -b topic
run hence check --base main
expect_status 0
expect_exactly ''
sed -i '5i\More words.\n' $adr/0001-one.md
run hence check --base main
expect_status 0
expect_exactly ''
git mv $adr/0001-one.md $adr/0001-first.md
commit_all moved
run hence check --base main
expect_status 0
expect_exactly ''
printf '\n[b](gone.md) [c](lost.md)\n' >>$adr/0001-first.md
run hence check --base main
expect_status 1
expect_exactly "$adr/0001-first.md:22:1: error: 'gone.md' does not exist \
[link/dangling]
$adr/0001-first.md:22:14: error: 'lost.md' does not exist [link/dangling]"
git checkout -q .

# Two branches take one number: neither has it twice, both together have.
whole $adr/0003-mine.md Mine
commit_all mine
git checkout -q main
whole $adr/0003-theirs.md Theirs
whole $adr/0004-more.md More '[x](x.md)'
commit_all theirs
git checkout -q topic
run hence check
expect_no_out number/duplicate
run hence check --base main
expect_status 1
expect_out "$adr/0003-mine.md: error: the number 3 is that of \
'$adr/0003-theirs.md'"
expect_no_out x.md
run hence check --base topic --rev main
expect_status 1
expect_out "$adr/0003-theirs.md: error: the number 3"
git mv $adr/0003-mine.md $adr/0005-mine.md
commit_all renumbered
run hence check --base main
expect_status 0
expect_exactly ''
run hence check --base nowhere
expect_status 3
expect_err nowhere
git merge -q -m merged main
run hence check --base main
expect_status 0

# A clone that lacks what is asked for never passes in silence.
origin=$PWD
for depth in 1 2; do
	for refs in --single-branch --no-single-branch; do
		at "shallow-$depth$refs"
		git clone -q --depth $depth $refs -b topic \
			"file://$origin" . 2>/dev/null
		git reset -q --hard HEAD
		run hence check --base origin/main
		if git merge-base origin/main HEAD >/dev/null 2>&1; then
			expect_status 0
		else
			expect_status 3
			expect_err fetch
		fi
		expect_exactly ''
	done
done
at unrelated
git clone -q "$origin" . && git checkout -q --orphan other && commit_all other
run hence check --base origin/main
expect_status 3
expect_err "no commit in common"

# Outside of git there is nothing to compare with.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record docs/adr/0001-a.md A
run hence check --base main
expect_status 3
expect_err "'--base main' needs git"
expect_err "Leave '--base' out"
finish
