#!/bin/sh
# SPDX-License-Identifier: MIT
# hence object, consent and review: the steps of a decision.
. "$(dirname "$0")/lib.sh"

make_repo one && cd one || exit 1
git config user.name Ana && git config user.email ana@example.org
record docs/adr/0001-a.md "1. A" proposed
printf '\n## 3. Way back\n\nStart the old one again.\n' >>docs/adr/0001-a.md
record docs/adr/0002-b.md "2. B"
commit_all one
file=docs/adr/0001-a.md

# expect_line TEXT: it is in the file.
expect_line()
{
	expect_file "$file" "$1"
}

run hence object 1 'Slots can fill' the disk --harm 'Writes stop' \
	--because 'Nobody drops them' --removed-by 'A watch' --date 2026-11-10
expect_status 0
expect_exactly "$file"
expect_err "it is objection O1"
expect_line '- **O1** (ana@example.org, 2026-11-10): Slots can fill the disk'
expect_line '  - harm: Writes stop'
expect_line '  - because: Nobody drops them'
expect_line '  - removed by: A watch'
run hence object 1 'Odd' --as ben@example.org --date 2026-11-11
expect_status 0
expect_err "O2, a concern"
expect_line '- **O2** (ben@example.org, recorded by ana@example.org, 2026-11-11): Odd'

# Who may close, and what each end needs.
run hence object 1 --close O2 withdrawn
expect_status 1
expect_err "objection 'O2' is for 'ben@example.org' to close"
expect_err "--as ben@example.org"
run hence object 1 --close O2 withdrawn --as ben@example.org --date 2026-11-12
expect_status 0
expect_line '  - state: withdrawn 2026-11-12 (ben@example.org, recorded by ana@example.org)'
run hence object 1 --close O1 integrated --in 'Way bak'
expect_status 2
expect_err "'docs/adr/0001-a.md' has no section 'Way bak'"
expect_err "answers it first; there are 'Context', 'Decision', '3. Way back'."
run hence object 1 --close O1 integrated --in 'way back' --date 2026-11-12
expect_status 0
expect_line '  - state: integrated 2026-11-12 (ana@example.org) in "3. Way back"'
run hence object 1 --close O1 overruled
expect_status 2
expect_err "'overruled' needs '--because'"
run hence object 1 --close O1 overruled --because 'It is watched' \
	--date 2026-11-13
expect_status 0
expect_line '  - state: overruled 2026-11-13 (ana@example.org, It is watched)'
expect_err "only where one decides alone: 'decision-mode: safe-to-try'"
check_not "the state before is gone" grep -q integrated "$file"
sed '/^- Status/a - Decider: Ben \\<ben@example.org>\
- Decision-Mode: safe-to-try' "$file" >docs/adr/0003-c.md
run hence object 3 --close O1 overruled --because 'It is watched'
expect_status 1
expect_err "objection 'O1' is for 'Ben <ben@example.org>' to overrule"
run hence object 3 --close O1 overruled --because 'It is watched' --as Ben
expect_status 0
expect_silent
rm docs/adr/0003-c.md
run hence object 1 --close O1 deferred --owner cid
expect_status 2
expect_err "'deferred' needs '--until'"
run hence object 1 --close O1 deferred --owner cid --until 2027-01-31 \
	--date 2026-11-13
expect_status 0
expect_line '  - state: deferred 2026-11-13 (cid, 2027-01-31)'
run hence object 1 --close O1 monitored --criterion 'The lag' \
	--until 2027-01-31 --date 2026-11-13
expect_status 0
expect_line '  - state: monitored 2026-11-13 (The lag, 2027-01-31)'
run hence object 1 --close O1 monitored --criterion 'The lag' \
	--until 2026-11-13 --date 2026-11-13
expect_status 2
expect_err "'--until' must be a day that comes after this one"
run hence object 1 Late --date 2026-11-22
expect_status 2
expect_err "the date '2026-11-22' is still to come"
run hence object -n 1 Soon --date 2026-11-21
expect_status 0
run hence object 1 --close O1 finished
expect_status 2
expect_err "one of integrated, withdrawn"
run hence object 1 --close O1 withdrawn --harm x
expect_status 2
expect_err "'--harm' has no place"
run hence object 1 --in x y
expect_status 2
expect_err "'--close' is missing"
run hence object 1 --close O9 overruled --because x
check "an unknown label" test "$status" -ge 2
expect_err "has no objection 'O9'"
expect_err "hint: It has O1, O2."
run hence object 1 --close O1 overruled --because 'It is :) fine)'
expect_status 3
expect_err "would not be read back"
expect_err "hint: Say it in other words: commas, brackets and dates"
expect_no_err "that stands only"
run hence object 1 "two
lines"
expect_status 2

# Consent: a second one of the same person takes the first one's place.
run hence consent 1 --date 2026-11-18
expect_status 0
expect_exactly "$file"
check "one consent" grep -Eq \
	'^- ana@example.org, 2026-11-18, text [0-9a-f]{16}$' "$file"
before=$(grep 'text ' "$file")
run hence consent 1 --date 2026-11-18
expect_status 0
check "it stays" test "$(grep 'text ' "$file")" = "$before"
expect_err "'1' has this consent to its text already"
sed -i 's/^Text\.*$/Another text./' "$file"
printf '\n## Context\n\nMore.\n' >>"$file"
run hence consent 1 --date 2026-11-18
check "it is for another text" test "$(grep 'text ' "$file")" != "$before"
check "and there is one" test "$(grep -c 'text ' "$file")" -eq 1
sed -i 's/^- ana@example.org, 2026/- Ana <ana@example.org>, 2026/' "$file"
run hence consent 1 --date 2026-11-19
expect_status 0
check "whoever has a name is the same" test "$(grep -c 'text ' "$file")" -eq 1
cp "$file" "$scratch/kept"
run hence consent -n 1 --as 'Ben, x'
expect_status 2
expect_err "the name 'Ben, x' has a comma in it"
run env GIT_AUTHOR_EMAIL= GIT_AUTHOR_NAME='Ana, B' "$HENCE" consent -n 1
expect_status 2
expect_err "the name 'Ana, B' has a comma in it"
run hence consent -n 1 --as ben
expect_status 0
expect_out '+- ben, recorded by ana@example.org'
check "nothing is written" cmp -s "$file" "$scratch/kept"

# Steps belong to their stage.
run hence review 1 keep it is much too early
expect_status 1
expect_err "is not decided yet"
run hence consent 2
expect_status 1
expect_err "is decided: accepted"
run hence object 2 x
expect_status 1

file=docs/adr/0002-b.md
run hence review 2 keep The lag stayed under 2 s --date 2026-11-20
expect_status 0
expect_line '- 2026-11-20 keep (ana@example.org): The lag stayed under 2 s'
run hence review 2 keep It is fine
expect_status 2
expect_err "what was learnt is told in at least 5 words"
run hence review 2 extend Too early to tell it
expect_status 2
expect_err "needs the next review"
run hence review 2 extend Too early to tell it --until 2026-11-19 --date 2026-11-20
expect_status 2
expect_err "must come after"
run hence review 2 extend Too early to tell it --until 2027-08-01 --date 2026-11-20
expect_status 0
expect_line '- 2026-11-20 extend until 2027-08-01 (ana@example.org): Too early to tell it'
expect_line '2027-08-01'
grep -qi 'review.by.*2027-08-01' "$file" && found=0 || found=1
check "review-by has moved" test "$found" -eq 0
run hence review 2 revert It did not help --until 2027-08-01
expect_status 2
expect_err "is for adapt and extend"
run hence review 2 revert It did not help at all --date 2026-11-20
expect_status 0
expect_err "ADR-0002 stays as it was: 'hence deprecate ADR-0002' takes it back"
run hence review 2 good it is as it was
expect_status 2
expect_err "one of keep, adapt"

# The built-in templates say in comments how a step is written.
run hence new Slots --template safe-to-try --number 40
expect_status 0
file=docs/adr/0040-slots.md
run hence object 40 'Slots can fill' --harm 'Writes stop' --date 2026-11-10
expect_status 0
run hence consent 40 --date 2026-11-10
expect_status 0
expect_line '- **O1** (ana@example.org, 2026-11-10): Slots can fill'
# "because" in a comment of the template is no reason.
run hence new Untold --template madr-minimal --number 41
run hence reject 41
expect_err "[options/record-rejected-without-reason]"

git config --unset user.name
git config --unset user.email
run env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL "$HENCE" consent 1
expect_status 3
expect_err "git does not know who you are"
finish
