#!/bin/sh
# SPDX-License-Identifier: MIT
# What `hence check` says, in every format: places, escapes, where it goes.
. "$(dirname "$0")/lib.sh"
schema=$project/build/packages/node_modules/@microsoft
schema=$schema/sarif-multitool-linux/sarif-2.1.0.json

# expect_sarif: stdout is SARIF by the schema.
expect_sarif()
{
	if [ ! -f "$schema" ] || ! python3 -c 'import jsonschema'; then
		skip "no schema of SARIF here; run: make deps-test"
		return
	fi
	check "valid SARIF" python3 -c 'import json, jsonschema, sys
schema, log = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:])
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
kind(schema, format_checker=jsonschema.FormatChecker()).validate(log)' \
		"$schema" "$out"
}

# expect_no_advice: the makers of SARIF have nothing to say of stdout either,
# but that no address tells more of us.
expect_no_advice()
{
	multitool=$(dirname "$schema")/Sarif.Multitool
	if [ ! -f "$multitool" ]; then
		skip "no validator of SARIF here; run: make deps-test"
		return
	fi
	[ -x "$multitool" ] || chmod +x "$multitool"
	cp "$out" "$scratch/log.sarif"
	DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 \
		DOTNET_BUNDLE_EXTRACT_BASE_DIR="$scratch/net" \
		"$multitool" validate "$scratch/log.sarif" \
		--output "$scratch/advice.sarif" --log ForceOverwrite \
		--rule-kind 'Sarif;Ghas' >"$scratch/advice" 2>&1
	check "a validator's advice" python3 -c 'import json, sys
run = json.load(open(sys.argv[1], encoding="utf-8-sig"))["runs"][0]
rules = {r["ruleId"] for r in run.get("results", [])}
assert rules <= {"SARIF2005"}, rules' "$scratch/advice.sarif"
}

# expect_xml XPATH VALUE: the attributes or texts there, between bars.
expect_xml()
{
	got=$(python3 -c 'import sys, xml.etree.ElementTree as tree
path, _, name = sys.argv[2].partition("@")
for node in tree.parse(sys.argv[1]).getroot().iterfind(path.rstrip("/")):
	print(node.get(name) if name else node.text, end="|")' "$out" "$1" 2>&1)
	check "'$1' is '$2', not '$got'" test "$got" = "$2"
}

# whole PATH TITLE [STATUS]: a record with nothing to report, of 13 lines.
whole()
{
	write "$1" <<-RECORD
	# $2
	- Status: ${3:-accepted}
	- Date: 2026-11-20

	## Context
	There is something to decide that this test is all about.

	## Decision
	We decided for a test and neglected a guess, accepting its cost.

	## Consequences
	- Good, as it is shown in every one of the formats.
	- Bad, as it takes a little longer to write such a test.
	RECORD
}

# The same finding in every one.
make_repo .
printf 'rules:\n  lifecycle/born-accepted: off\n' >.hence.yml
mkdir -p docs/decisions rfcs
whole docs/decisions/0001-one.md One
printf '\nSee [é漢](0099-gone.md) and [b](0098-gone.md "x").\n' \
	>>docs/decisions/0001-one.md
whole docs/decisions/0002-two.md Two
whole rfcs/0001-rfc.md "An RFC"
printf '\n[a](0001-rfc.md#nowhere)\n\n## Summary\nShort.\n' >>rfcs/0001-rfc.md
commit_all all
at=docs/decisions/0001-one.md

run hence check
expect_status 1
expect_exactly "$at:15:5: error: '0099-gone.md' does not exist [link/dangling]
$at:15:28: error: '0098-gone.md' does not exist [link/dangling]
rfcs/0001-rfc.md:15:1: warning: this file has no anchor '#nowhere' \
[link/anchor-missing]"
expect_err "hence: 2 errors, 1 warning in 2 of 3 records"
run hence check -q
expect_silent
run hence -C docs/decisions check
expect_out "0001-one.md:15:5: error"
expect_out "../../rfcs/0001-rfc.md:15:1: warning"

run hence check --json
expect_status 1
expect_json 'd["findings"][0]' '{"rule": "link/dangling", "severity": "error", '\
'"path": "docs/decisions/0001-one.md", "line": 15, "column": 5, '\
'"end_line": 15, "end_column": 23, "message": '\
"\"'0099-gone.md' does not exist\", "\
'"record": "docs/decisions/1", "fix": null, "waived": null, "in_baseline": false}'
expect_json 'd["summary"]' '{"records": 3, "errors": 2, "warnings": 1, '\
'"infos": 0, "waived": 0, "in_baseline": 0}'
cp "$out" "$scratch/json"
run hence check --format json
check "--json is --format json" cmp -s "$scratch/json" "$out"

run hence check --format sarif
expect_status 1
expect_sarif
result='d["runs"][0]["results"][0]'
expect_json 'd["runs"][0]["columnKind"]' unicodeCodePoints
expect_json "$result"'["locations"][0]["physicalLocation"]' \
	'{"artifactLocation": {"uri": "docs/decisions/0001-one.md", '\
'"uriBaseId": "%SRCROOT%"}, "region": {"startLine": 15, "startColumn": 5, '\
'"endLine": 15, "endColumn": 23}}'
expect_json '[r["ruleId"] == d["runs"][0]["tool"]["driver"]["rules"]'\
'[r["ruleIndex"]]["id"] for r in d["runs"][0]["results"]]' \
	'[true, true, true]'
expect_json '[r["level"] for r in d["runs"][0]["results"]]' \
	'["error", "error", "warning"]'
prints='[r["partialFingerprints"]["hence/v1"] for r in d["runs"][0]["results"]]'
expect_json "len(set($prints))" 3
python3 -c 'import json, sys; d = json.load(open(sys.argv[1]))
print(*'"$prints"')' "$out" >"$scratch/prints"

run hence check --format github
expect_status 1
expect_exactly "::error file=$at,line=15,endLine=15,col=5,endColumn=23,\
title=link/dangling::'0099-gone.md' does not exist
::error file=$at,line=15,endLine=15,col=28,endColumn=49,\
title=link/dangling::'0098-gone.md' does not exist
::warning file=rfcs/0001-rfc.md,line=15,endLine=15,col=1,endColumn=25,\
title=link/anchor-missing::this file has no anchor '#nowhere'"

run hence check --format junit
expect_status 1
expect_xml testsuite/@name 'docs/decisions|rfcs|'
expect_xml testsuite/@tests '2|1|'
expect_xml testsuite/@failures '1|0|'
expect_xml testsuite/testcase/@name 'ADR-0001 One|ADR-0002 Two|RFC-0001 An RFC|'
expect_xml testsuite/testcase/failure/@message \
	"'0099-gone.md' does not exist (and 1 more)|"
expect_xml testsuite/testcase/failure/@type 'link/dangling|'
expect_xml testsuite/testcase/system-out "rfcs/0001-rfc.md:15:1: warning: \
this file has no anchor '#nowhere' [link/anchor-missing]
|"
run hence check --format junit --strict
expect_xml testsuite/@failures '1|1|'

# Lines above change no fingerprint.
sed -i '2s/^/\n\n/' docs/decisions/0001-one.md
run hence check --format sarif
expect_json "' '.join($prints)" "$(cat "$scratch/prints")"
git checkout -q .

# Two links to one target are two findings.
printf '\n[c](0099-gone.md)\n' >>docs/decisions/0001-one.md
run hence check --format sarif
expect_json "len($prints)" 4
expect_json "len(set($prints))" 4
git checkout -q .

# Where it goes.
run hence check --format sarif=out.sarif --format junit=out.xml --format json
expect_status 1
check "JSON on standard output" cmp -s "$scratch/json" "$out"
expect_file out.sarif '"version": "2.1.0"'
expect_file out.xml '<testsuites '
run hence check --format text=out.sarif
check "nothing on standard output" test ! -s "$out"
check "replaced as a whole" test "$(wc -l <out.sarif)" -eq 3
run hence check --color=always --format text=colors.txt
check_not "no colours in a file" grep -q "$(printf '\033')" colors.txt
run hence -C rfcs check --format json=here.json
check "seen from the current folder" test -f rfcs/here.json
run hence check --format json=-
check "'-' is standard output" cmp -s "$scratch/json" "$out"
check_not "and no file" test -e ./-
run sh -c '"$1" check --format json=/dev/stdout | cat' sh "$HENCE"
check "a pipe is written to" cmp -s "$scratch/json" "$out"
for full in '--format json' '--format text' '--format sarif=/dev/full'; do
	# shellcheck disable=SC2086
	run sh -c 'hence=$1; shift; "$hence" check "$@" >/dev/full' sh \
		"$HENCE" $full
	expect_status 3
	expect_err "cannot write"
done
run sh -c 'ulimit -f 1; "$1" check --format sarif=out.xml' sh "$HENCE"
expect_status 3
expect_err "out.xml"
expect_file out.xml '</testsuites>'
check "nothing is left behind" test "$(find . -name '*out.xml*' | wc -l)" -eq 1
run hence check --format json=nowhere/x.json
expect_status 3
expect_err "nowhere/x.json"
for wrong in '--format json --format text' '--json --format sarif' \
	'--json --format json' '--format json=a --format sarif=a' \
	'--format json=a --format sarif=./b/../a' '--json --format text=-' \
	'--format json=' '--format xml' '--format ='; do
	# shellcheck disable=SC2086
	run hence check $wrong
	expect_status 2
done
run hence check --format sarf
expect_err "Did you mean 'sarif'?"
rm -f out.* colors.txt rfcs/here.json

# Rules and paths.
run hence check --rule link/anchor-missing
expect_status 0
expect_no_out dangling
run hence check --rule link --no-rule link/dangling
expect_status 0
expect_out anchor-missing
run hence check --no-rule 'link/*'
expect_exactly ""
expect_err "hence: 3 records, nothing to report"
run hence check --strict --rule link/anchor-missing
expect_status 1
run hence check --rule dangling
expect_status 2
expect_err "unknown rule 'dangling'"
expect_err "Did you mean 'link/dangling'?"
run hence check --no-rule link/danglin
expect_status 2
expect_err "Did you mean 'link/dangling'?"
run hence check --rule li
expect_status 2
run hence check --rule ''
expect_status 2
run hence check rfcs
expect_status 0
expect_no_out "$at"
expect_err "1 warning in 1 record"
run hence -C docs check decisions/0001-one.md ../rfcs/0001-rfc.md
expect_out "decisions/0001-one.md:15:5"
expect_err "2 errors, 1 warning in 2 records"
run hence check docs/decisions/0002-two.md
expect_status 0
expect_err "1 record, nothing to report"
run hence check docs/decisions/0002-two.md --format junit
expect_xml testsuite/testcase/@name 'ADR-0002 Two|'
run hence check docs/decisions/0009-none.md
expect_status 2
expect_err "no record at 'docs/decisions/0009-none.md'"
run hence check "$scratch"
expect_status 2

# What the rules are.
run hence -C "$scratch/home" check --explain link/dangling
expect_status 0
expect_out "link/dangling: "
expect_out "Severity: error"
expect_out "Waivable: yes"
run hence check --explain record/placeholder
expect_out "Severity: draft info, proposed warning, decided error"
run hence check --explain number
expect_out "number/duplicate: "
expect_out "number/gap: "
run hence check --explain link/nothing
expect_status 2
run hence check --explain all
check "docs/rules.md is what --explain all prints; run: make docs/rules.md" \
	cmp -s "$out" "$project/docs/rules.md"

# Infos are shown with -v, in text and annotations; the others have them.
whole docs/decisions/0003-no-status.md "No status"
sed -i /Status:/d docs/decisions/0003-no-status.md
infos=$(hence check -q --json docs/decisions/0003-no-status.md |
	grep -c '"severity": "info"')
check "there are infos" test "$infos" -gt 0
run hence check docs/decisions/0003-no-status.md
expect_exactly ""
expect_err "1 record, nothing to report; $infos info"
expect_err "shown with -v"
run hence check -v docs/decisions/0003-no-status.md
expect_out ": info: "
run hence check --format github docs/decisions/0003-no-status.md
expect_exactly ""
run hence check -v --format github docs/decisions/0003-no-status.md
expect_out "::notice file=docs/decisions/0003-no-status.md,"
run hence check --format sarif docs/decisions/0003-no-status.md
expect_json 'd["runs"][0]["results"][0]["level"]' note
# code scanning shows nothing without a region
expect_json 'd["runs"][0]["results"][0]["locations"][0]["physicalLocation"]'\
'["region"]' '{"startLine": 1}'
expect_json 'd["runs"][0]["invocations"][0]["exitCode"]' 0
expect_sarif
run hence check --format junit docs/decisions/0003-no-status.md
expect_out ": info: "
rm docs/decisions/0003-no-status.md

# What a waiver silences is shown where it is asked for, and suppressed.
printf '\n<!-- hence: waive link/dangling: the page comes with the next record -->\n' \
	>>docs/decisions/0001-one.md
run hence check docs/decisions/0001-one.md
expect_status 0
expect_exactly ""
expect_err "1 record, nothing to report; 2 waived, shown with --show-waived"
run hence check --show-waived docs/decisions/0001-one.md
expect_status 0
expect_out "[link/dangling] waived: the page comes with the next record"
run hence check --json docs/decisions/0001-one.md
expect_json 'd["findings"]' '[]'
expect_json 'd["summary"]["waived"]' 2
run hence check --json --show-waived docs/decisions/0001-one.md
expect_json 'd["findings"][0]["waived"]' 'the page comes with the next record'
run hence check --format sarif docs/decisions/0001-one.md
expect_sarif
expect_json "$result"'["suppressions"]' '[{"kind": "inSource", '\
'"status": "accepted", "justification": "the page comes with the next record"}]'
run hence check --format github --show-waived docs/decisions/0001-one.md
expect_exactly ""
run hence check --format junit docs/decisions/0001-one.md
expect_xml testsuite/@failures '0|'
git checkout -q .

# No more annotations than GitHub shows.
for n in $(seq 13); do
	printf '\n[x](gone-%s.md)\n' "$n" >>docs/decisions/0002-two.md
done
run hence check --format github docs/decisions/0002-two.md
check "ten" test "$(grep -c '^::error ' "$out")" -eq 10
expect_out "3 more errors"

# The source line, on a terminal.
on_terminal()
{
	run python3 -c 'import os, pty, sys
os.environ.update(TERM="xterm", COLUMNS=sys.argv[1])
pty.spawn(sys.argv[2:])' "$1" "$HENCE" --no-color check -q
	tr -d '\r' <"$out" >"$scratch/plain" && mv "$scratch/plain" "$out"
}
git checkout -q .
on_terminal 80
expect_out "$(printf '    See [é漢](0099-gone.md) and\n        ^')"
expect_out "$(printf '\n        ^^^^^^^^^^^^^^^^^^^\n')"
# a tab is one blank, a wide character two columns, a mark none
printf '\357\273\277A\t漢e\314\201 [x](gone.md)\r\n' >docs/decisions/0001-one.md
on_terminal 80
expect_out "docs/decisions/0001-one.md:1:7: error"
expect_out "    A 漢$(printf 'e\314\201') [x](gone.md)"
check "the caret below" grep -q '^          ^^^^^^^^^^^^$' "$out"
{ printf '%0300d ' 0; printf '[x](gone.md)'; printf ' %0300d\n' 0; } \
	>docs/decisions/0001-one.md
on_terminal 60
expect_out "0 [x](gone.md) 0"
check_not "no source line is wider" grep -q '^    .\{57\}' "$out"
check "the caret is below" python3 -c 'import sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
line, = [i for i, t in enumerate(lines) if t.startswith("    ...")]
at = lines[line].index("[x](gone.md)")
assert lines[line + 1] == " " * at + "^" * 12' "$out"

# Odd names and bytes: each stays valid.
git checkout -q .
odd=$(printf 'docs/decisions/0004-a,b:c%%20 d\033\377\n<&".md')
whole "$odd" 'Odd <&"]]> \033 title'
printf '\n[x](<gone\033\001\377&"%%0A::error::,].md>)\n' >>"$odd"
printf '\n[y](<go\357\277\276ne\342\200\256.md>)\n' >>"$odd"
for format in text json sarif github junit; do
	run hence check -v --format "$format"
	expect_status 1
	check "no control in $format" test \
		"$(LC_ALL=C tr -cd '\001-\010\013-\037' <"$out" | wc -c)" -eq 0
	check "$format is UTF-8" iconv -f UTF-8 -t UTF-8 "$out" -o /dev/null
	check_not "no bidirectional mark in $format" \
		grep -q "$(printf '\342\200\256')" "$out"
done
run hence check --json
expect_json 'd["schema"]' 1
run hence check --format sarif
expect_sarif
expect_no_advice
expect_json 'd["runs"][0]["invocations"][0]["exitCode"]' 1
expect_out 0004-a%2Cb%3Ac%2520%20d%1B%FF%0A%3C%26%22.md
run hence check --format junit
expect_xml testsuite/@name 'docs/decisions|rfcs|'
run hence check -v --format github
check "every line is a command or a count" test \
	"$(grep -cv -e '^::[a-z]* file=' -e ' more ' "$out")" -eq 0
expect_out "::'gone\\x1b\\x01\\xff&\"%250A::error::,].md' does not exist"
expect_out 'file=docs/decisions/0004-a%2Cb%3Ac%2520 d\x1b\xff%0A<&"'
# The change that mends a finding, as columns of characters.
make_repo "$scratch/place/fixes" && cd "$scratch/place/fixes" || exit 1
whole docs/decisions/0001-one.md "1. One"
whole docs/decisions/0002-two.md "2. Two"
printf '\né [a](0002-tow.md) <a href="gone.md">b</a>\n' \
	>>docs/decisions/0001-one.md
run hence check --format sarif
expect_sarif
expect_json '[len(r.get("fixes", [])) for r in d["runs"][0]["results"]]' '[1, 0]'
expect_json 'd["runs"][0]["results"][0]["fixes"][0]["description"]["text"]' \
	"'hence fix' mends it: it leads to 'docs/decisions/0002-two.md'."
expect_json 'd["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]' \
	'[{"artifactLocation": {"uri": "docs/decisions/0001-one.md", "uriBaseId": "%SRCROOT%"}, "replacements": [{"deletedRegion": {"startLine": 15, "startColumn": 13, "endLine": 15, "endColumn": 15}, "insertedContent": {"text": "wo"}}]}]'
run hence check --json
expect_json '[f["fix"] for f in d["findings"]]' \
	"[\"'hence fix' mends it: it leads to 'docs/decisions/0002-two.md'.\", null]"
finish
