#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence check --docs GLOB`: links into the records from what is no record.
. "$(dirname "$0")/lib.sh"

adr=docs/adr

make_repo .
whole $adr/0001-one.md One
whole $adr/0002-two.md Two
write README.md <<'X'
# Notes

[fine](docs/adr/0001-one.md#context) and [all](docs/adr/) and [not
here](docs/adr/0003-three.md).
[elsewhere](docs/gone.md) [outside](../x.md)
[anchor](docs/adr/0001-one.md#nothing)
[ADR-0002](docs/adr/0001-one.md) [ADR-0001](/docs/adr/0001-one.md)
[case](docs/ADR/0001-one.md) [case](docs/adr/0001-One.md)

<!-- hence: waive link/dangling: nobody looks at what stands here -->
X
write docs/guide/start.md <<'X'
# Start

See [it][one] and ![a picture](../adr/one.png) and `[x](../adr/x.md)`.

[one]: ../adr/1-one.md
[dead]: ../adr/2-one.md
X
write $adr/README.md <<'X'
# Index

[two](0002-too.md) [there](../../nowhere.md)
X
write notes.txt <<'X'
[x](docs/adr/x.md)
X
commit_all start

run hence check
expect_status 0
expect_exactly ''
expect_err '2 records, nothing to report'

run hence check --docs '*.md'
expect_status 1
expect_exactly "README.md:3:63: error: 'docs/adr/0003-three.md' does not exist [link/dangling]
README.md:6:1: warning: '$adr/0001-one.md' has no anchor '#nothing' [link/anchor-missing]
README.md:7:1: error: the text says 'ADR-0002', the target is number 1 [link/wrong-number]
README.md:8:1: error: 'docs/ADR/0001-one.md' does not exist, but 'docs/adr/0001-one.md' does: upper and lower case count [link/dangling]
README.md:8:30: error: 'docs/adr/0001-One.md' does not exist, but 'docs/adr/0001-one.md' does: upper and lower case count [link/dangling]
$adr/README.md:3:1: error: '0002-too.md' does not exist [link/dangling]
docs/guide/start.md:3:19: error: '../adr/one.png' does not exist: the image is missing [link/dangling]
docs/guide/start.md:5:1: error: '../adr/1-one.md' does not exist [link/dangling]"
expect_err '7 errors, 1 warning in 3 files'
expect_no_err "hence fix"
cp "$out" "$scratch/all"

# What is named, however it is named; a record is checked as one.
run hence check --docs /README.md --docs docs/
check 'two patterns' cmp -s "$out" "$scratch/all"
run hence check --docs '**'
check 'all files' cmp -s "$out" "$scratch/all"
run hence check --docs guide --rule link/dangling
expect_status 1
expect_no_out README
expect_out docs/guide/start.md:5:1
run hence check --docs 'docs/adr/*.md'
expect_out "$adr/README.md:3:1"
expect_err '1 error in 1 file'
run hence check --docs '*.md' docs/adr
expect_exactly "$(grep "^$adr" "$scratch/all")"
run hence check --docs '*.md' --no-rule link
expect_status 0
expect_err '2 records, 3 other files, nothing to report'

# Nothing is passed that nobody meant.
run hence check --docs REDAME.md
expect_status 2
expect_exactly ''
expect_err "no Markdown file is 'REDAME.md', as '--docs' says"
run hence check --docs README.md --docs notes.txt
expect_status 2
expect_err "'notes.txt'"
run hence check --docs '*.md' --write-baseline
expect_status 2
expect_err "'--write-baseline' does not go with '--docs'"

# The files of the state that is checked, and no others.
git checkout -q -b other
git mv README.md OTHER.md
commit_all moved
rm OTHER.md
run hence check --docs /OTHER.md
expect_status 0
expect_err '2 records, nothing to report'
run hence check --docs /OTHER.md --rev HEAD
expect_status 1
expect_out OTHER.md:3:63
run hence check --docs /OTHER.md --staged
expect_out OTHER.md:3:63
git clone -q --bare . "$scratch/bare.git"
run hence -C "$scratch/bare.git" check --docs /OTHER.md
expect_status 1
expect_out OTHER.md:3:63
git checkout -qf main
run hence check --docs /OTHER.md
expect_status 2
run hence check --docs /OTHER.md --rev other
expect_status 1

# No record, in every form.
run hence check --docs /README.md --json
expect_json 'd["findings"][0]["record"]' null
expect_json 'd["findings"][0]["path"]' README.md
expect_json 'd["findings"][0]["column"]' 63
expect_json 'd["findings"][0]["fix"]' null
for format in sarif junit github; do
	run hence check --docs /README.md --format $format
	expect_status 1
	expect_out README.md
done

# What a change brings: a record that is gone, a link that is new; what was
# there is not said again, nor where a document has another name.
run hence check --docs '*.md' --base HEAD
expect_status 0
expect_exactly ''
git mv $adr/0001-one.md $adr/0001-won.md
echo '[x](0009-x.md)' >>$adr/README.md
run hence check --docs '*.md' --base HEAD --rule link/dangling
expect_status 1
expect_exactly "README.md:3:1: error: 'docs/adr/0001-one.md#context' does not exist [link/dangling]
README.md:6:1: error: 'docs/adr/0001-one.md#nothing' does not exist [link/dangling]
README.md:7:1: error: 'docs/adr/0001-one.md' does not exist [link/dangling]
README.md:7:34: error: '/docs/adr/0001-one.md' does not exist [link/dangling]
docs/adr/README.md:4:1: error: '0009-x.md' does not exist [link/dangling]"
git reset -q --hard
git mv docs/guide docs/guides
run hence check --docs '*.md' --base HEAD --strict
expect_status 0
expect_exactly ''
git reset -q --hard

# A pattern that only the change has a file for.
echo '[x](docs/adr/0009-x.md)' >NEW.md
run hence check --docs NEW.md --base HEAD
expect_status 1
expect_out NEW.md:1:1
rm NEW.md

# What cannot be read is said.
printf 'limits: {record-bytes: 300}\n' >.hence.yml
run hence check --docs /README.md
expect_status 1
expect_out "README.md: error: the file is larger than 'limits: record-bytes'"
finish
