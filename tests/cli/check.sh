#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence check`: what it ends with, which state it looks at, waivers and
# severities. Each rule has cases of its own: cases.sh; what a change brings has
# check_base.sh and check_merge.sh.
. "$(dirname "$0")/lib.sh"

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

# Today is that of UTC, wherever the clock is: here it is a day ahead.
at today
make_repo .
whole $adr/0001-one.md One
soon=$(TZ=UTC date -d '+2 days' +%F)
sed -i "s/2026-11-20/$soon/" $adr/0001-one.md
run env -u HENCE_TODAY TZ=AHEAD-24 "$HENCE" check
expect_out "[record/date-invalid]"
run env -u HENCE_TODAY TZ=AHEAD-24 "$HENCE" check --as-of "$soon"
expect_exactly ''

# Outside of git there is nothing to compare with.
mkdir "$scratch/plain" && cd "$scratch/plain" || exit 1
record docs/adr/0001-a.md A
run hence check --base main
expect_status 3
expect_err "'--base main' needs git"
expect_err "Leave '--base' out"
# What is not read is said: it is not judged either.
at skipped
make_repo .
whole docs/adr/0001-one.md One
ln -s /etc/passwd docs/adr/0002-two.md
run hence check
expect_status 0
expect_err "skipped 'docs/adr/0002-two.md'"
run hence check docs/adr/0001-one.md
expect_no_err skipped
run hence check -q
expect_silent

# One thread or several, the findings of all of the rules are there, in order.
at threads
make_repo .
whole $adr/0001-one.md One '[a](gone.md)'
whole $adr/0001-two.md Two '[b](lost.md)'
commit_all first
HENCE_THREADS=1 run hence check --json
expect_json '[f["rule"] for f in d["findings"][::2]]' \
	'["number/duplicate", "link/dangling", "lifecycle/born-accepted"]'
mv "$out" "$out.one"
HENCE_THREADS=2 run hence check --json
check "two threads find what one finds" cmp "$out" "$out.one"
finish
