#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence new`: numbers, names, templates, fields, mistakes.
. "$(dirname "$0")/lib.sh"

# on_terminal COMMAND...: its input and output are one.
on_terminal()
{
	# shellcheck disable=SC2317 # run calls it
	python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' "$@"
}

make_repo plain && cd plain || exit 1
run hence new Something
expect_status 3
expect_err "no collection"
expect_err "hence init"
check_not "nothing is written" test -e docs

record docs/adr/0007-first.md "7. First"
run hence new Use PostgreSQL for orders
expect_status 0
expect_exactly docs/adr/0008-use-postgresql-for-orders.md
expect_silent
expect_file docs/adr/0008-use-postgresql-for-orders.md 'Use PostgreSQL for orders'
expect_file docs/adr/0008-use-postgresql-for-orders.md 2026-11-20
mkdir docs/sub && cd docs/sub || exit 1
run hence new From a sub-folder
expect_exactly ../adr/0009-from-a-sub-folder.md
cd ../.. || exit 1
run hence -C docs new Ten
expect_exactly adr/0010-ten.md
run hence new "  Größe  und Maß: 日本語  "
expect_exactly docs/adr/0011-größe-und-maß-日本語.md
run hence new '???'
expect_exactly docs/adr/0012-untitled.md
run hence new -- --dashes first
expect_exactly docs/adr/0013-dashes-first.md
run hence new adr Kind first
expect_exactly docs/adr/0014-kind-first.md
run hence new rfc is no kind here
expect_exactly docs/adr/0015-rfc-is-no-kind-here.md
expect_err "hence init --kind rfc"
run hence new ADR Any case
expect_exactly docs/adr/0016-any-case.md
expect_silent

# Mistakes
for title in '' '   ' "$(printf '\302\240\343\200\200')" "two
lines" "$(printf 'a\033[31m')" "$(printf 'a\377')"; do
	run hence new "$title"
	expect_status 2
	expect_exactly ''
done
run hence new
expect_status 2
expect_err 'the title is empty'
run hence new --status nonsense x
expect_status 2
expect_err "'nonsense' is no status"
run hence new --tag a,b x
expect_status 2
expect_err comma
run hence new --decider '' x
expect_status 2
run hence new --template mader x
expect_status 2
expect_err "Did you mean 'madr'?"
run hence new --template ../x x
expect_status 2
run hence new --kind rfc x
expect_status 2
expect_err "no collection is of the kind 'rfc'"
run hence new --collection nowhere x
expect_status 2
run hence new --number 8 x
expect_status 2
expect_err "the number 8 is taken by 'docs/adr/0008-use-postgresql-for-orders.md'"
for number in 1000000000 4294967295 4294967296 99999999999999999999; do
	run hence new --number $number x
	expect_status 2
	expect_err 'too large; at most 999999999'
done
run hence new --number 1x x
expect_status 2
for tag in 'a;b' 'R&amp;D'; do
	run hence new --tag "$tag" x
	expect_status 2
	expect_err semicolon
done
run hence new --edit --no-edit x
expect_status 2
run hence new --nmber 3 x
expect_status 2
run hence new --number 100 Chosen
expect_exactly docs/adr/0100-chosen.md
run hence new --date 2020-02-30 x
expect_status 2
check "nothing but records was made" test -z "$(find docs -name '.*')"
commit_all all

# Numbers on other branches, remote ones, and in git's index
git checkout -q -b other && record docs/adr/0200-other.md Other
commit_all other && git checkout -q main
run hence new After other
expect_exactly docs/adr/0201-after-other.md
run hence new --number 200 x
expect_status 2
expect_err "docs/adr/0200-other.md', on a branch"
git clone -q . ../clone && cd ../clone || exit 1
git config user.name Ana
run hence new In the clone
expect_exactly docs/adr/0201-in-the-clone.md
record docs/adr/0300-staged.md Staged
git add docs && rm docs/adr/0300-staged.md
run hence new After the index
expect_exactly docs/adr/0301-after-the-index.md
git init -q --bare ../bare.git
run hence --git-dir ../bare.git new x
expect_status 3
expect_err bare
cd ..

# Names as the neighbours have them
form()
{
	want=$1
	shift
	rm -rf docs
	for path; do
		record "docs/adr/$path" Title
	done
	run hence new New one
	expect_exactly "docs/adr/$want"
}
make_repo forms && cd forms || exit 1
form 010-new-one.md 008-a.md 009-b.md
form 10000-new-one.md 9998-a.md 9999-b.md
form ADR-004-new-one.md adr-001-a.md ADR-002-b.md ADR-003-c.md
form adr_0002_new_one.markdown adr_0001_first_one.markdown
form 0003-new-one/README.md 0001-a/README.md 0002-b/README.md
form 20261120-new-one.md 20240131-a.md 20240201-b.md
form 2026-11-20-new-one.md 2024-01-31-a.md 2024-02-01-b.md
form new-one.md use-git.md use-make.md
run hence new New one
expect_status 3
expect_err 'is there already'
rm -rf docs
write docs/adr/use-git.md <<-RECORD
	---
	number: 11
	status: accepted
	---
	# Use git
RECORD
write docs/adr/use-make.md <<-RECORD
	---
	number: 12
	status: accepted
	---
	# Use make
RECORD
run hence new Use tabs
expect_exactly docs/adr/use-tabs.md
expect_file docs/adr/use-tabs.md 'number: 13'
cd ..

# Every built-in template gives a record that is read as it was meant
make_repo templates && cd templates || exit 1
mkdir -p docs/adr && hence init docs/adr --no-first >"$out" 2>"$err"
number=0
for name in madr madr-minimal madr-bare nygard rfc rfc-light safe-to-try; do
	number=$((number + 1))
	run hence new --template $name --status accepted --tag "two words" \
		--tag b --decider ana@example.org --date 2026-01-31 \
		"Use <b>, *x* & [y] in $name"
	expect_status 0
	path=$(cat "$out")
	run hence show --json "$path"
	expect_json 'd["record"]["title"]' "Use <b>, *x* & [y] in $name"
	expect_json 'd["record"]["number"]' $number
	expect_json 'd["record"]["status"]' accepted
	expect_json 'd["record"]["date"]' 2026-01-31
	check_not "$name has no place left" grep -q '{{' "$path"
	expect_file "$path" 'two words'
	expect_file "$path" ana@example.org
	run hence list --tag "two words" --decider ana@example.org
	expect_out "in $name"
done
run hence new --no-edit --template madr Bare
check_not "no empty field" grep -q 'decision-makers\|tags' "$(cat "$out")"
# The author is who git says, as the mailmap has it.
printf 'Ana Example <ana@example.com> <ana@example.org>\n' >.mailmap
run hence new --no-edit --template rfc Mapped
expect_file "$(cat "$out")" 'author: "Ana Example <ana@example.com>"'
cd ..

# The repository's own template, with its words and line ends
make_repo own && cd own || exit 1
record docs/adr/0001-a.md A
printf '# NUMBER. TITLE\r\n\r\nDate: DATE\r\n\r\n## Status\r\n\r\nSTATUS\r\n\r\n## House rules\r\n\r\nTITLE stays here  \r\n' |
	write docs/adr/templates/template.md
run hence new Own template
printf '# 2. Own template\r\n\r\nDate: 2026-11-20\r\n\r\n## Status\r\n\r\nproposed\r\n\r\n## House rules\r\n\r\nTITLE stays here  \r\n' >want
check "only the places are filled" cmp -s want docs/adr/0002-own-template.md
write docs/adr/adr-template.md <<-'TEMPLATE'
	---
	status: "{proposed | accepted}"
	date: {YYYY-MM-DD when it was changed}
	---
	# {short title}

	## Context

	{Describe it.}
TEMPLATE
run hence new --status accepted --tag a Own madr
check "its front matter is filled" test "$(cat docs/adr/0003-own-madr.md)" = '---
status: accepted
date: 2026-11-20
tags: [a]
---
# Own madr

## Context

{Describe it.}'
run hence new --template nygard Not own
expect_file docs/adr/0004-not-own.md '# 4. Not own'
run hence new --template docs/adr/templates/template.md By path
expect_file docs/adr/0005-by-path.md 'House rules'
cd ..

# --from
make_repo from && cd from || exit 1
record docs/adr/0001-a.md A
echo '## Context

From here.' >body
run hence new --from body With a body
expect_file docs/adr/0002-with-a-body.md '# With a body'
expect_file docs/adr/0002-with-a-body.md 'From here.'
check_not "its sections replace the template's" \
	grep -q '## Decision' docs/adr/0002-with-a-body.md
printf '# Its own title\n\nText.\n' >body
run hence new --from body
expect_exactly docs/adr/0003-its-own-title.md
check "the text is kept" cmp -s body docs/adr/0003-its-own-title.md
run sh -c 'printf "Text.\n" | "$0" new --from -' "$HENCE"
expect_status 2
expect_err "the text in '-' has no title"
expect_err "hint: Give TITLE, or begin the text with '# TITLE'."
run sh -c 'printf "# T\n" | "$0" new --from - --tag x' "$HENCE"
expect_exactly docs/adr/0004-t.md
expect_file docs/adr/0004-t.md 'Tags: x'
run hence new --from missing x
expect_status 3
expect_err missing
printf -- '---\nowner: Ana\n---\n\nText.\n' >body
run hence new --from body
expect_status 2
run hence new --from body Given to it
expect_exactly docs/adr/0005-given-to-it.md
check "the title stands in the text" test \
	"$(cat docs/adr/0005-given-to-it.md)" = '---
owner: Ana
---

# Given to it

Text.'
rm docs/adr/0005-given-to-it.md

# Markdown's own rules say what a heading is.
{
	printf 'TITLE\n=============\n\nDate: DATE\n\n'
	# shellcheck disable=SC2016
	printf '````\n```\n# not TITLE\nDate: DATE\n````\n\n'
	printf '    Date: DATE\n\n## Status\n\nSTATUS\n'
} >docs/adr/template.md
run hence new Underlined
check "only the places are filled in" test \
	"$(cat docs/adr/0005-underlined.md)" = 'Underlined
=============

Date: 2026-11-20

````
```
# not TITLE
Date: DATE
````

    Date: DATE

## Status

proposed'
rm docs/adr/0005-underlined.md docs/adr/template.md

# A template that is configured and is not there
write .hence.yml <<'YAML'
collections: [{path: docs/adr, template: docs/house.md}]
YAML
cp docs/adr/0001-a.md docs/adr/template.md
run hence new Not that one
expect_status 3
expect_err ".hence.yml:1: the template 'docs/house.md' of the collection"
expect_err 'hint: Add that file'
run hence new --template nygard That one
expect_exactly docs/adr/0005-that-one.md
rm docs/adr/0005-that-one.md docs/adr/template.md .hence.yml

# A folder that cannot be read may have a number that is used.
mkdir -p docs/adr/secret
printf '# 9. Hidden\n' >docs/adr/secret/0009-hidden.md
chmod 0 docs/adr/secret
if ls docs/adr/secret >/dev/null 2>&1; then
	skip "root may read everywhere"
else
	run hence new Perhaps taken
	expect_exactly docs/adr/0005-perhaps-taken.md
	expect_err "may be used already in 'docs/adr/secret'"
fi
chmod 700 docs/adr/secret
rm -rf docs/adr/secret docs/adr/0005-perhaps-taken.md

# The editor
run hence new -e Edited
expect_status 2
expect_err 'needs a terminal'
check_not "nothing is written" test -e docs/adr/0005-edited.md
run on_terminal env GIT_EDITOR='echo edited >>' "$HENCE" new -e Edited
expect_status 0
check "the editor has run" grep -q edited docs/adr/0005-edited.md
run on_terminal env GIT_EDITOR=false "$HENCE" new -e Kept
expect_status 3
expect_out docs/adr/0006-kept.md
check "the record stays" test -f docs/adr/0006-kept.md
expect_out "editor 'false'"
cd ..

# Several collections
make_repo several && cd several || exit 1
record docs/adr/0001-a.md A
record rfcs/0004-b.md B
run hence new rfc A queue for mails
expect_exactly rfcs/0005-a-queue-for-mails.md
run hence new The only one of kind adr
expect_exactly docs/adr/0002-the-only-one-of-kind-adr.md
cd rfcs && run hence new Here
expect_exactly 0006-here.md
cd .. && record sub/docs/adr/0001-a.md A
run hence new Where
expect_status 2
expect_err "'docs/adr' (adr), 'rfcs' (rfc), 'sub/docs/adr' (adr)"
run hence new --collection sub/docs/adr There
expect_exactly sub/docs/adr/0002-there.md
run hence new --dir sub/docs/adr Dir
expect_exactly sub/docs/adr/0003-dir.md
run hence -C sub new Below
expect_exactly docs/adr/0004-below.md
cd ..

# Writers at the same time get a number each
make_repo race && cd race || exit 1
record docs/adr/0001-a.md A
for i in 1 2 3 4 5 6 7 8; do
	"$HENCE" new "Writer $i" >/dev/null 2>>"$err" &
done
wait
check "eight numbers" test "$(find docs/adr | sed -n \
	's|.*/\(00[0-9]*\)-.*|\1|p' | sort -u | wc -l)" -eq 9
rm -r docs
printf -- '---\nnumber: 1\n---\n# Use git\n' | write docs/adr/use-git.md
for i in 1 2 3 4 5 6 7 8; do
	"$HENCE" new "Inner ${i}x" >/dev/null 2>>"$err" &
done
wait
check "eight numbers in front matter" test \
	"$(cat docs/adr/*.md | grep -i '^\(- \)*number' | sort -u | wc -l)" -eq 9
cd ..

# Outside of git, and what must not be written to
mkdir -p outside && cd outside || exit 1
record docs/adr/0001-a.md A
run hence new Outside of git
expect_exactly docs/adr/0002-outside-of-git.md
check "no lock is left" test -z "$(find . -name '*lock*')"
mkdir ../elsewhere && rm -r docs/adr && ln -s ../../elsewhere docs/adr
printf 'collections:\n  - path: docs/adr\n    kind: adr\n' >.hence.yml
run hence new Elsewhere
expect_status 3
expect_err 'leaves'
check "nothing is written there" test -z "$(ls ../elsewhere)"
finish
