#!/bin/sh
# SPDX-License-Identifier: MIT
# hence toc, and the tables of contents that other commands keep up to date.
. "$(dirname "$0")/lib.sh"
begin='<!-- hence: toc -->'
end='<!-- hence: toc end -->'

# page PATH [OPTIONS]: a file with markers and something around them.
page()
{
	printf '# Records\n\n<!-- hence: toc%s -->\nold\n%s\n\nBehind.\n' \
		"${2:+ $2}" "$end" | write "$1"
}

# table PATH: what stands between its markers.
table()
{
	sed -n '/<!-- hence: toc/,/<!-- hence: toc end/p' "$1" | sed '1d;$d'
}

make_repo .
run hence toc
expect_status 3
expect_err "no collection"
record docs/adr/0001-use-c.md 'Use C'
record docs/adr/0002-use-b.md 'Use B' proposed
record "rfcs/0001-a (b).md" 'A queue' draft
printf '# Records\n' >README.md
commit_all records

# No marker anywhere: it says what to do, and nothing is stale.
run hence toc
expect_status 3
expect_err "no file has the markers of a table of contents"
expect_err "hint: Put the lines '$begin' and '$end' into it"
run hence toc --check
expect_status 3
run hence check
expect_no_out toc/stale
run hence check README.md
expect_status 2
expect_err "no record at 'README.md'"
expect_err "hint: 'hence list' shows the records."
run hence toc README.md
expect_status 3
expect_err "'README.md' has no markers"

# Written, and nothing else of the file; then it is up to date.
page README.md
run hence toc --check
expect_status 1
expect_out "README.md:4:1: error: the table of contents is stale: '| ID | Title | Status | Date |' is due here [toc/stale]"
run hence check --rule toc
expect_status 1
expect_out "README.md:4:1: error: the table of contents is stale"
run hence toc -n
expect_status 0
expect_out "+| ADR-0002 | [Use B](docs/adr/0002-use-b.md) | proposed | 2026-11-20 |"
run hence check README.md
expect_status 1
expect_out "README.md:4:1: error: the table of contents is stale"
expect_err "1 error in 1 file"
check "--dry-run writes nothing" grep -qx old README.md
run hence toc
expect_status 0
expect_exactly README.md
expect_silent
cat >wanted <<TABLE
# Records

$begin

| ID | Title | Status | Date |
| --- | --- | --- | --- |
| ADR-0001 | [Use C](docs/adr/0001-use-c.md) | accepted | 2026-11-20 |
| ADR-0002 | [Use B](docs/adr/0002-use-b.md) | proposed | 2026-11-20 |
| RFC-0001 | [A queue](rfcs/0001-a%20%28b%29.md) | draft | 2026-11-20 |

$end

Behind.
TABLE
check "the table is as wanted" cmp -s wanted README.md
rm wanted
run hence toc
expect_status 0
expect_exactly ''
expect_err "up to date"
run hence toc --check
expect_status 0
expect_exactly ''
run hence check --rule toc
expect_status 0
commit_all table

# The folder of the file, unless the marker names a collection.
page rfcs/README.md
page docs/index.md 'style=list columns=title,tags collection=rfcs'
page src/notes.md
run hence toc
expect_status 3
expect_err "src/notes.md:3: no collection is in or around 'src'"
expect_err "hint: Name one: collection=docs/adr."
check "nothing is written with one that cannot be" \
	grep -qx old rfcs/README.md
run hence toc rfcs/README.md docs/index.md
expect_status 0
rm -r src
check "the records of the folder" test "$(table rfcs/README.md | grep -c '^|')" = 3
check "a path from the folder" \
	grep -q '(0001-a%20%28b%29.md)' rfcs/README.md
check "a list" test "$(table docs/index.md)" = \
	"$(printf '\n- [A queue](../rfcs/0001-a%%20%%28b%%29.md)\n\n')"
run hence toc rfcs
expect_status 3
run hence --rev HEAD toc
expect_status 2
(cd rfcs && run hence toc README.md && expect_status 0 && finish) >/dev/null
check "from a folder" test $? -eq 0

# Groups, columns, levels of headings.
run hence toc --print group=status style=list
expect_status 0
expect_exactly '## Draft

- [RFC-0001: A queue](rfcs/0001-a%20%28b%29.md) (draft, 2026-11-20)

## Proposed

- [ADR-0002: Use B](docs/adr/0002-use-b.md) (proposed, 2026-11-20)

## Accepted

- [ADR-0001: Use C](docs/adr/0001-use-c.md) (accepted, 2026-11-20)'
run hence toc --print group=collection columns=title,collection,id
expect_out '## docs/adr'
expect_out '| Title | Collection | ID |'
expect_out '| [Use C](docs/adr/0001-use-c.md) | docs/adr | ADR-0001 |'
run hence -C rfcs toc --print
expect_out '[A queue](0001-a%20%28b%29.md)'
expect_no_out 'Use C'
run hence toc --print collection=adr group=year
expect_out '## 2026'
expect_no_out 'A queue'

# Words that are none.
for words in colour=red style=tree group=month columns=id columns=title,x \
	columns=title,title style 'style=list style=table' columns= =; do
	# shellcheck disable=SC2086 # several words
	run hence toc --print $words
	expect_status 2
	check "a hint or two" grep -q "'" "$err"
	page other.md "$words"
	run hence toc other.md
	expect_status 3
	expect_err "other.md:3: "
	check "it is left" grep -qx old other.md
done
rm other.md
for option in --check --print -n; do
	run hence toc --dry-run --check "$option"
	expect_status 2
done

# Markers that cannot be used.
broken() # TEXT
{
	printf '%b' "$1" >other.md
	cp other.md before.md
	run hence toc other.md
	expect_status 3
	expect_err "$2"
	check "nothing is written" cmp -s other.md before.md
	rm other.md before.md
}
broken "$begin\n" "other.md:1: no '$end' follows"
broken "$end\n" "other.md:1: no '$begin' stands before"
broken "$begin\n$begin\n$end\n" "other.md:1: no '$end' follows"
broken "\n$begin text\n$end\n" "other.md:2: something else stands beside"
broken "$begin $end\n" "something else stands beside"
broken "> $begin\n>\n> $end\n" "other.md:1: the marker stands in a list"
broken "A $begin\n" "other.md:1: the marker stands in"
broken "$begin\n\`\`\`\n$end\n" "no '$end' follows"

# Line ends, a mark of byte order and a missing last newline are kept.
printf '\357\273\277# R\r\n\r\n%s\r\n%s\r\n\r\nB\351hind' "$begin" "$end" \
	>docs/adr/README.md
run hence toc docs/adr/README.md
expect_exactly docs/adr/README.md
check "each line ends in CRLF" test \
	"$(tr -cd '\r' <docs/adr/README.md | wc -c)" = 11
check "no line feed alone" test "$(wc -l <docs/adr/README.md)" = 11
check "front and end are kept" test \
	"$(head -c 3 docs/adr/README.md; tail -c 6 docs/adr/README.md)" = \
	"$(printf '\357\273\277B\351hind')"
run hence toc --check
expect_status 0
printf '%s\n%s' "$begin" "$end" >docs/adr/README.md
run hence toc
check "no newline is added" test "$(tail -c 3 docs/adr/README.md)" = '-->'
rm docs/adr/README.md
git checkout -q . && git clean -fdq

# Front matter, details, several places and code.
write README.md <<PAGE
---
title: "$begin"
---

## Log

<details>
$begin
$end
</details>

\`\`\`
$begin
$end
\`\`\`

### By year
<!-- hence: toc
     group=year
     collection="docs/adr" -->
$end
PAGE
run hence toc
expect_status 0
check "two tables" test "$(grep -c '^| ID' README.md)" = 2
check "below its heading" grep -qx '#### 2026' README.md
check "code is text" test "$(grep -c toc README.md)" = 7
run hence toc --check
expect_status 0
# Formatters align tables.
sed -i -e 's/| Use/|   Use/; s/| --- |/| ---------- |/g; s/ |$/     |/' README.md
run hence toc --check
expect_status 0
run hence toc
expect_exactly ''
commit_all pages

# Commands that write records take the tables along, in one change.
run hence accept 2
expect_exactly 'docs/adr/0002-use-b.md
README.md'
check "both tables" test "$(grep -c 'Use B.*accepted' README.md)" = 2
run hence check --rule toc
expect_status 0
run hence new --collection rfcs 'Pipes | and [brackets]'
expect_exactly 'rfcs/0002-pipes-and-brackets.md
README.md'
expect_file README.md \
	'[Pipes \| and \[brackets\]](rfcs/0002-pipes-and-brackets.md) | proposed'
run hence new --collection adr --supersedes docs/adr/2 'Use A'
run hence accept docs/adr/3
expect_exactly 'docs/adr/0003-use-a.md
docs/adr/0002-use-b.md
README.md'
check "superseded in both" test "$(grep -c 'Use B.*superseded' README.md)" = 2
run hence rename docs/adr/1 'Use D'
expect_out README.md
check "renamed in both" test \
	"$(grep -c '\[Use D\](docs/adr/0001-use-d.md)' README.md)" = 2
run hence renumber docs/adr/1 9
expect_status 0
check "the order follows" test \
	"$(sed -n 's/^| \(ADR-[0-9]*\).*/\1/p' README.md | tail -3 | tr '\n' ' ')" = \
	'ADR-0002 ADR-0003 ADR-0009 '
run hence link docs/adr/9 depends-on rfcs/1
expect_no_out README.md
run hence toc --check
expect_status 0
run hence deprecate docs/adr/3 -n
expect_out '+| ADR-0003 | [Use A](docs/adr/0003-use-a.md) | deprecated'
commit_all moved
if run hence new --commit --collection adr 'Use E'; then
	check "the table is in the commit" test \
		"$(git show --name-only --format= | tr '\n' ' ')" = \
		'README.md docs/adr/0010-use-e.md '
fi
run git status --porcelain
expect_exactly ''

# A record that is a folder, with a page in it, moves.
record notes/0001-a/README.md 'A'
page notes/0001-a/more.md
run hence --dir notes toc
expect_exactly notes/0001-a/more.md
run hence --dir notes rename 1 'B'
expect_out notes/0001-b/more.md
expect_file notes/0001-b/more.md '[B](README.md)'
rm -r notes

# With --dir nothing is known of what lies elsewhere.
run hence --dir docs/adr deprecate 3
expect_no_out README.md
run hence --dir docs/adr check --rule toc
expect_status 0
run hence check --rule toc
expect_status 1
run hence toc
expect_exactly README.md

# What cannot be used does not stop others, who say so.
page docs/adr/index.md 'group=moon'
run hence propose docs/adr/3
run hence check --rule toc
expect_status 1
expect_out "docs/adr/index.md:3:1: error: no table of contents can be written here: unknown group 'moon'"
run hence reject rfcs/2
expect_status 0
expect_err "docs/adr/index.md:3: unknown group 'moon'"
expect_file README.md 'proposed'
rm docs/adr/index.md

# Revisions, the index, bare repositories.
git add -A && git commit -qm good
page README.md
git add README.md
run hence check --rule toc --staged
expect_status 1
run hence check --rule toc --rev HEAD
expect_status 0
commit_all stale
git clone -q --bare . ../bare.git
run hence -C ../bare.git check --rule toc
expect_status 1
expect_out 'README.md:4:1'
run hence -C ../bare.git check --rule toc --rev HEAD~1
expect_status 0
run hence check --rule toc --base HEAD~1
expect_status 1
run hence check --rule toc --base HEAD
expect_status 0
printf '%s\n' 'rules: {toc/stale: off}' >.hence.yml
run hence check
expect_no_out toc/stale
printf '%s\n' 'rules: {toc/stale: warning}' >.hence.yml
run hence check --rule toc
expect_status 0
expect_out 'warning: the table of contents is stale'
rm .hence.yml

# Records left out by a sparse checkout, links, folders of others.
ln -s README.md LINK.md
run hence toc
expect_exactly README.md
rm LINK.md

# Titles that mean something to Markdown, HTML or a terminal.
rm -rf docs rfcs
write docs/adr/0001-x.md <<'RECORD'
---
title: "a | b [c](d) `e` *f* <script>alert(1)</script> &amp; \\ \e[31m \u202e\n x ![i](j) _k_ ~~l~~"
status: accepted
---
RECORD
write docs/adr/0002-y.md <<'RECORD'
# 决定 使用 數據庫 👍
RECORD
record "docs/adr/0003-näch st|e#s?%.md" '|'
page README.md 'columns=id,title'
run hence toc
expect_status 0
check_not "no control characters" grep -q "$(printf '\033')" README.md
check_not "no HTML" grep -q '[^\\]<script' README.md
expect_file README.md '| ADR-0002 | [决定 使用 數據庫 👍](docs/adr/0002-y.md) |'
expect_file README.md '| ADR-0003 | [\|](docs/adr/0003-näch%20st%7Ce%23s%3F%25.md) |'
run hence toc --check
expect_status 0
python3 - README.md >bars <<'PYTHON'
import re, sys
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith("|"):
        print(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)))
PYTHON
check "two cells a row" test "$(sort -u bars)" = 3

# Outside of git.
mkdir "$scratch/plain"
cd "$scratch/plain" || exit 1
record docs/adr/0001-a.md A
page docs/adr/README.md
run hence toc
expect_exactly docs/adr/README.md
run hence deprecate 1
expect_out docs/adr/README.md
expect_file docs/adr/README.md deprecated
finish
