#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence init`: begin, adopt, add a collection, refuse.
. "$(dirname "$0")/lib.sh"

# Nothing there yet
make_repo fresh && cd fresh || exit 1
run hence init
expect_status 0
expect_exactly 'docs/decisions/0001-record-architecture-decisions.md
.hence.yml'
expect_silent
check "the settings" test "$(cat .hence.yml)" = 'decisions:
  default-mode: consent
collections:
  - path: docs/decisions
    kind: adr
    template: madr'
run hence list
expect_out 'ADR-0001'
expect_out accepted
run hence show --json 1
expect_json 'd["record"]["title"]' 'Record architecture decisions'
expect_json 'd["record"]["date"]' 2026-11-20
expect_file docs/decisions/0001-record-architecture-decisions.md 'Considered Options'
cp .hence.yml before
run hence init
expect_status 0
expect_exactly ''
expect_err 'nothing is left to do'
run hence init docs/decisions
expect_status 0
expect_exactly ''
check "nothing has changed" cmp -s before .hence.yml

# Another collection; what is there keeps its bytes
printf '# Ours\r\ncollections:   # two soon\r\n- path: docs/decisions # here\r\n  kind: adr\r\n\r\n# last\r\nlimits: {record-bytes: 512k}\r\n' >.hence.yml
cp .hence.yml before
run hence init rfcs --kind rfc
expect_status 0
expect_exactly 'rfcs
.hence.yml'
check "three lines are new" test "$(diff before .hence.yml | grep -c '^>')" -eq 3
check "none is gone" test "$(diff before .hence.yml | grep -c '^<')" -eq 0
run hence new rfc A queue
expect_exactly rfcs/0001-a-queue.md
mkdir -p deep/down && cd deep/down || exit 1
run hence init notes --kind note --no-first
expect_status 0
expect_exactly 'notes
../../.hence.yml'
cd ../.. || exit 1
expect_file .hence.yml 'path: deep/down/notes'
run hence new note First
expect_exactly deep/down/notes/0001-first.md
for text in 'collections: [{path: a}]' '{collections: [{path: a}]}' \
	'collections: []'; do
	echo "$text" >.hence.yml
	run hence init more
	expect_status 3
	expect_err 'cannot be added to'
	expect_err 'path: "more"'
	check "it is kept" test "$(cat .hence.yml)" = "$text"
	check_not "nothing is made" test -e more
done
for text in 'collections:' '' '# nothing yet' 'limits: {record-bytes: 1m}' \
	'limits:
  record-bytes: 1m'; do
	printf '%s' "$text" >.hence.yml
	run hence init more-"$passed"
	expect_status 0
	expect_out '.hence.yml'
	check "it begins as before" test \
		"$(head -c "$(printf '%s' "$text" | wc -c)" .hence.yml)" = "$text"
	run hence config
	expect_status 0
done

# Broken settings, and what must not be written to
printf 'collections:\n  - pth: a\n' >.hence.yml
run hence init other
expect_status 3
expect_err '.hence.yml:2:5'
check_not "nothing is made" test -e other
rm .hence.yml
run hence init ../out
expect_status 2
check_not "nothing is made outside" test -e ../out
run hence init --kind 'A B' x
expect_status 2
run hence init --template nosuch x
expect_status 2
check_not "nothing is made" test -e x
echo file >x
run hence init x
expect_status 3
check "the file stays" test "$(cat x)" = file
check_not "no settings" test -e .hence.yml
ln -s ../elsewhere link && mkdir ../elsewhere
run hence init link/adr
check_not "it fails" test "$status" -eq 0
check "nothing is written there" test -z "$(ls ../elsewhere)"
run hence init a b
expect_status 2
git init -q --bare ../bare.git
run hence --git-dir ../bare.git init
expect_status 3
expect_err bare
cd ..

# Settings that cannot be written leave nothing behind
make_repo whole && cd whole || exit 1
mkdir .hence.yml
run hence init
expect_status 3
expect_err "'.hence.yml' is there, but git ignores it or it is no file"
run hence init notes --kind note
expect_status 3
check "neither record nor folder" test "$(ls)" = ''
cd ..

# Records that are there are adopted as they are
make_repo adopt && cd adopt || exit 1
record docs/adr/0001-a.md A
record docs/adr/0002-b.md B
record sub/rfcs/0001-c.md C
run hence init
expect_status 0
expect_exactly .hence.yml
expect_err "adopted 'docs/adr': 2 records of the kind adr"
expect_err "adopted 'sub/rfcs': 1 record of the kind rfc"
check "both are named" test "$(cat .hence.yml)" = 'decisions:
  since: 2026-11-20
  default-mode: consent
collections:
  - path: docs/adr
    kind: adr
  - path: sub/rfcs
    kind: rfc'
check "no record is added" test "$(find . -name '*.md' | wc -l)" -eq 3
rm .hence.yml
record choices/0001-x.md X
run hence init choices
expect_status 0
expect_exactly .hence.yml
expect_file .hence.yml 'path: choices'
expect_file .hence.yml 'path: docs/adr'
check "no record is added" test "$(find choices -type f | wc -l)" -eq 1
cd ..

# What belongs to others is not adopted, and no second first record is written
make_repo over && cd over || exit 1
record docs/adr/0001-a.md A
run hence init .
expect_status 0
expect_exactly .hence.yml
expect_err "'.' has no records of its own; those in 'docs/adr'"
expect_no_err "in '.'"
expect_no_err "in ''"
check "no record is added" test "$(find . -name '*.md' | wc -l)" -eq 1
run hence init more
expect_exactly 'more
.hence.yml'
run hence init .git/x
expect_status 2
expect_err "git's own folder"
for name in "$(printf 'a\tb')" "$(printf 'a\nb')" "$(printf 'a\377b')"; do
	run hence init "$name"
	expect_status 2
	check_not "nothing is made" test -e "$name"
done
run hence config
expect_status 0
cd ..
make_repo odd && cd odd || exit 1
record "$(printf 'od\033d')/adr/0001-a.md" A
run hence init
run hence config
expect_status 0
cd ..

# All at the same time
make_repo race && cd race || exit 1
for i in 1 2 3 4 5 6; do
	"$HENCE" init >/dev/null 2>&1 &
	"$HENCE" init "folder-$i" --kind note >/dev/null 2>&1 &
done
wait
check "one first record" test "$(find . -name '*.md' | wc -l)" -le 1
check "six rows" test "$(grep -c 'path: folder' .hence.yml)" -eq 6
cd ..

# Lines end as they did
make_repo ends && cd ends || exit 1
printf 'limits: {record-bytes: 1m}\r\n' >.hence.yml
run hence init notes --kind note
check "all lines end in CRLF" test "$(grep -c "$(printf '\r')\$" .hence.yml)" \
	-eq "$(wc -l <.hence.yml)"
cd ..

# Templates, empty folders, names that YAML would read otherwise
make_repo forms && cd forms || exit 1
mkdir -p docs/adr
run hence init --template nygard
expect_exactly 'docs/adr/0001-record-architecture-decisions.md
.hence.yml'
expect_file docs/adr/0001-record-architecture-decisions.md \
	'# 1. Record architecture decisions'
run hence new Next
expect_file docs/adr/0002-next.md '## Status'
rm -rf docs .hence.yml
run hence init 'my: docs #1/no' --no-first
expect_status 0
run hence new Next
expect_exactly 'my: docs #1/no/0001-next.md'
rm -rf .hence.yml my*
run hence init .
expect_exactly '0001-record-architecture-decisions.md
.hence.yml'
cd ..

# Outside of git
mkdir plain && cd plain || exit 1
run hence init
expect_status 0
expect_out .hence.yml
run hence list
expect_out 'Record architecture decisions'
cd .. && mkdir locked && cd locked || exit 1
chmod a-w .
if [ "$(id -u)" -ne 0 ]; then
	run hence init
	expect_status 3
else
	skip "root may write everywhere"
fi
chmod u+w .
# One collection is found and another one begun: the template is the new one's.
make_repo mixed && cd mixed || exit 1
record docs/adr/0001-a.md A
run hence init doc/adr --template nygard
expect_status 0
check "only the new one has a template" test "$(cat .hence.yml)" = 'decisions:
  since: 2026-11-20
  default-mode: consent
collections:
  - path: docs/adr
    kind: adr
  - path: doc/adr
    kind: adr
    template: nygard'
cd ..
make_repo two && cd two || exit 1
record docs/adr/0001-a.md A
record rfcs/0001-b.md B
run hence init --template nygard
expect_status 2
expect_err 'which one gets the template'
run hence init docs/adr --template nosuch
expect_status 2
run hence init docs/adr --template nygard
expect_status 0
check "it has" grep -q 'template: nygard' .hence.yml
run hence init --kind "adr
- path: b" x
expect_status 2
expect_err 'is no kind'
cd ..

finish
