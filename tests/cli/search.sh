#!/bin/sh
# SPDX-License-Identifier: MIT
# What a search finds, in which order, and what it says of it.
. "$(dirname "$0")/lib.sh"
export XDG_CACHE_HOME="$scratch/cache"

# adr NUMBER TITLE STATUS [TEXT...]: a record with a line for each TEXT.
adr()
{
	{
		printf '# %s\n\n* Status: %s\n* Date: 2024-0%s-01\n\n' \
			"$2" "$3" "$1"
		printf '## Context\n\nSome words about record %s.\n\n' "$1"
		shift 3
		printf '%s\n' "$@"
	} >"docs/adr/000$1-x.md"
}

# found NUMBERS: these records, in this order.
found()
{
	got=$(tr '\0' '\n' <"$out" | sed -e 's/.*000\(.\)-x.md/\1/' -e 's/.*0008-//' | tr '\n' ' ')
	check "found '$1', not '$got'" test "$got" = "$1${1:+ }"
}

# finds QUERY NUMBERS
finds()
{
	run hence search -z -- "$1"
	found "$2"
}

make_repo
mkdir -p docs/adr
adr 1 "Use RabbitMQ for events" "superseded by [ADR-0002](0002-x.md)" \
	"A broker is needed. Kafka was too much."
adr 2 "Use Kafka for events" accepted "## Considered Options" "" "* Kafka" \
	"* RabbitMQ" "* Redis streams" "" "## Decision Outcome" "" \
	'Chosen option: "Kafka", because events are kept.' "" \
	"Supersedes [ADR-0001](0001-x.md)"
adr 3 "Log as JSON" accepted "## Kafka" "" "Logs go to files."
adr 4 "Choose a database" proposed "Events of Kafka, Kafka and Kafka" \
	"are copied to the café. Replication is logical."
adr 5 "数据库选型" draft "我们选择数据库 PostgreSQL。"
adr 6 "Nothing of note" rejected "<!-- kafka in a comment -->" "C++ and a-b."
sed -i '1i---\ntags: [storage, kafka]\ndeciders: [Ana Braun]\n---\n' \
	docs/adr/0006-x.md

# Where a word stands counts more than how often; what is superseded is last.
finds kafka "2 6 3 4 1"
finds KAFKAS "2 6 3 4 1"
finds "why not kafka" "2 6 3 4 1"
finds "events -rabbitmq" "4"
finds "-kafka" "5"
finds "kafka logs" "3"
finds "logging OR replicate" "3 4"
finds '"logical replication"' ""
expect_status 1
finds '"replication is logical"' "4"
finds "repl*" "4"
finds "NEAR(broker kafka, 3)" "1"
finds "NEAR(broker much, 3)" ""
finds "cafe" "4"
finds "CAFÉ" "4"
finds "数据" "5"
finds "选择" "5"
finds "库" "5"
finds "postgresql 数据库" "5"
finds "选数" ""
finds "(json OR database) -proposed" "3"
finds "the of" "4"

# Fields.
finds "title:kafka" "2"
finds "option:redis" "2"
finds "chosen:kafka" "2"
finds "chosen:redis" ""
finds "rejected:redis" "2"
finds "status:accepted" "2 3"
finds "status:draft,proposed" "4 5"
finds "kafka -status:superseded -title:kafka" "6 3 4"
finds "tag:Storage" "6"
finds "decider:braun" "6"
finds "supersedes:1" "2"
finds "after:2024-03 before:2024-04-01" "3 4"
finds "kind:adr collection:docs/adr kafka title:json" "3"
run hence search status:acepted
expect_status 2
expect_err "'acepted' in 'status:acepted' is no status"
expect_err "Did you mean 'accepted'?"
run hence search kind:rfc
expect_status 2
expect_err "no collection is of the kind 'rfc'"
run hence search supersedes:99
expect_status 2
run hence search titel:kafka
expect_err "Did you mean 'title:'?"

# Nothing that is typed is an error of the index.
for query in 'C++' 'a-b' 'NEAR(' '"' "''" '^' '*' 'a AND' '{title}:x' 'x*y' \
	'(((' ')' 'NOT' '-' '--' 'a"b' 'col:' "\\" '%' ';DROP TABLE words'; do
	run hence search -z -- "$query"
	check "'$query' is read" test "$status" -le 2
	expect_no_err "index"
done
finds "C++" "6"

# Some of the words, where few records have all.
run hence search -l rabbitmq postgresql json
expect_status 1
expect_err "no record fits"
run hence search rabbitmq AND postgresql AND json
expect_status 1
numbers='[r["number"] for r in d["records"]]'
run hence search --json rabbitmq postgresql json
expect_status 0
expect_err "no record has all the words; these have some"
expect_json "$numbers, d['found'], d['all_words']" '[[3, 2, 5, 1], 4, false]'
run hence search --json why not kafka with logs
expect_err "the first has all the words; the others have some"
expect_json "$numbers, d['found'], d['all_words']" '[[3, 2, 6, 4, 1], 1, true]'
expect_json '[r["missing"] for r in d["records"]]' \
	'[[], ["logs"], ["logs"], ["logs"], ["logs"]]'
run hence search --json kafka rabbitmq events
expect_err "the first 2 have all the words; the others have some"
expect_json "$numbers, d['found']" '[[2, 1, 4, 6, 3], 2]'
run hence search --json --limit 3 kafka events status:accepted
expect_json "$numbers" '[2, 3]'
run hence search --json --limit 2 kafka logs
expect_json "$numbers" '[3, 2]'
run hence search kafka café replication logs
expect_out "ADR-0002 Use Kafka for events (accepted, without 'café', 'replication', 'logs')"

# Mistakes in typing.
run hence search databse
expect_status 1
expect_err "no record has 'databse'; did you mean 'database'?"
for pair in datab:database repli:Replication postg:PostgreSQL datbase:database; do
	run hence search "${pair%:*}"
	expect_err "no record has '${pair%:*}'; did you mean '${pair#*:}'?"
done
run hence search 'title:kafak OR option:kafak'
check "a word is told once" test "$(grep -c kafak "$err")" = 1
run hence search streems
expect_err "did you mean 'streams'?"
run hence search title:replication
expect_status 1
expect_err "no record fits"
expect_no_err "no record has"
run hence search --json databse kafak
expect_json 'd["unknown"]' '[{"word": "databse", "nearest": "database"}, {"word": "kafak", "nearest": "Kafka"}]'
run hence search qqqqqq
expect_err "no record has 'qqqqqq'"
expect_no_err "mean"

# The editor.
run env GIT_EDITOR='echo opened' "$HENCE" search kafka --open 2
expect_exactly "opened docs/adr/0006-x.md"
run env GIT_EDITOR='echo opened' "$HENCE" search kafka --open 6
expect_status 2
expect_err "there is no record 6 among the 5 found"
run hence search kafka --open 1 --json
expect_status 2
expect_err "'--open' prints nothing: it has no use for '--json'"
run hence search kafka --open 1 -l
expect_status 2
expect_err "no use for '--paths'"
run hence search kafka --open 1 --rev HEAD
expect_status 2
expect_err "in the worktree alone"

# What is shown.
run hence search kafka AND broker
expect_exactly "ADR-0001 Use RabbitMQ for events (superseded by ADR-0002)
  docs/adr/0001-x.md:10 Context
  A broker is needed. Kafka was too much."
run hence search redis
expect_exactly "ADR-0002 Use Kafka for events (accepted)
  docs/adr/0002-x.md:14 Considered Options
  Redis streams"
run hence search kafka AND json # a heading is not said twice
expect_exactly "ADR-0003 Log as JSON (accepted)
  docs/adr/0003-x.md:10 Kafka"
mkdir other
printf '# Lonely\n\n字体编\n辑器，\nIME 好\n' >other/0001-x.md
run hence --dir other search 编辑器 # a word goes on in the next line
expect_out "  字体编辑器， IME 好"
run hence --dir other search --json 编辑器
expect_json '[d["records"][0]["snippet"][a:b] for a, b in d["records"][0]["marks"]]' \
	'["编辑器"]'
run hence --dir other search lonely # nothing is known of its status
expect_exactly "ADR-0001 Lonely
  other/0001-x.md:1"
run hence --dir other search lonely none
expect_out "ADR-0001 Lonely (without 'none')"
printf '# Rows\n\n| one | second |\n|---|---|\n| three | fourth |\n' \
	>other/0002-y.md
run hence --dir other search fourth # nor does a row end in a line
expect_exactly "ADR-0002 Rows
  other/0002-y.md:5
  three | fourth"
rm -r other
run hence search --limit 2 kafka
expect_err "2 of 5 records; --limit 0 shows all"
run hence search --color json
expect_out "$(printf 'Log as \033[0;1;4mJSON')"
expect_out "$(printf '\033]8;;file://')"
run hence search nowhere
expect_status 1
expect_err "no record fits"
run hence search --json broker AND kafka
expect_json 'd["found"], d["all_words"], len(d["records"])' '[1, true, 1]'
expect_json '[d["records"][0][k] for k in ("id", "line", "section")]' \
	'["ADR-0001", 10, "Context"]'
expect_json 'd["records"][0]["snippet"]' \
	"A broker is needed. Kafka was too much."
expect_json '[d["records"][0]["snippet"][a:b] for a, b in d["records"][0]["marks"]]' \
	'["broker", "Kafka"]'
expect_json 'd["records"][0]["superseded_by"]' '["docs/adr/2"]'
run hence search --json nowhere
expect_status 1
expect_json 'd["records"]' '[]'
run hence search -z --json x
expect_status 2
expect_err "'--json' and '--null' exclude each other"
run hence search -l --json x
expect_status 2
run hence search -l -z json
found "3"
run hence search
expect_status 2

# Regular expressions: the lines that they fit, as they are in the file.
run hence search -E 'Kafka w.s' -C 1
expect_exactly "ADR-0001 Use RabbitMQ for events (superseded by ADR-0002)
  docs/adr/0001-x.md:10 Context
  9-
  10: A broker is needed. Kafka was too much."
run hence search -E 'Log|files' title:json
expect_exactly "ADR-0003 Log as JSON (accepted)
  docs/adr/0003-x.md:1
  1: # Log as JSON
  12: Logs go to files."
run hence search -E 'Log|files' -C 1 title:json
expect_out "  --"
run hence search -E 'Kafka|events' status:proposed
expect_exactly "ADR-0004 Choose a database (proposed)
  docs/adr/0004-x.md:10 Context
  10: Events of Kafka, Kafka and Kafka"
sed -i 's/^are copied/events are copied/' docs/adr/0004-x.md
run hence search -z -E '^EVENTS are'
found ""
expect_status 1
run hence search -z -i -E '^EVENTS are'
found "4"
run hence search -z -w -E 'event|comment'
found "6"
run hence search -l -E 'Kafka' title:kafka
expect_exactly "docs/adr/0002-x.md"
run hence search --json -E 'e(v)ents\b' title:json OR title:database
expect_json '[(l["line"], l["found"]) for l in d["records"][0]["lines"]]' \
	'[[11, true]]'
expect_json '[d["records"][0]["lines"][0]["text"][a:b] for a, b in d["records"][0]["lines"][0]["marks"]]' \
	'["events"]'
run hence search -E '(a'
expect_status 2
expect_err "'(a' is no regular expression"
yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | head -1 >>docs/adr/0006-x.md
run hence search -E '^(a+)+$'
expect_status 3
expect_err "takes too long on 'docs/adr/0006-x.md'"
sed -i '$d' docs/adr/0006-x.md
run hence search -i kafka
expect_status 2
expect_err "need a regular expression"

# Any revision, and what is staged; what is not committed is found at once.
commit_all one
sed -i 's/JSON/YAML/' docs/adr/0003-x.md
finds yaml "3"
finds json ""
run hence search -z --rev HEAD json
found "3"
run hence search -z --rev HEAD yaml
found ""
run hence search -z --staged json
found "3"
git add -A
run hence search -z --staged yaml
found "3"
git clone -q --bare . ../bare.git
run hence -C ../bare.git search -z json
found "3"
(cd docs && run hence search -z yaml && tr -d '\0' <"$out") >"$scratch/path"
check "paths are as they are called from here" \
	test "$(cat "$scratch/path")" = "adr/0003-x.md"

# The index makes no difference but in time, whatever becomes of its file.
export HENCE_CACHE_FILES=1
db=.git/hence/index.db
rm -rf .git/hence
run hence search --json --no-cache kafka
cp "$out" "$scratch/expected"
check_not "--no-cache writes nothing" test -e "$db"

# same WHAT
same()
{
	run hence search --json kafka
	check "$1: as without an index" cmp -s "$out" "$scratch/expected"
	expect_silent
}

same "new"
check "it is kept" test -f "$db"
same "kept"
rm "$db"
same "removed"
echo "no database" >"$db"
same "another file"
: >"$db"
same "empty"
hence search -q kafka >/dev/null
size=$(wc -c <"$db")
head -c $((size / 2)) "$db" >"$scratch/half"
cp "$scratch/half" "$db"
same "half of it"
same "half of it, made anew"
python3 "$project/tests/cli/sql.py" "$db" \
	"UPDATE bucket SET bytes = CAST('older' AS BLOB) WHERE number = -1"
same "another version"
python3 "$project/tests/cli/sql.py" "$db" 'DROP TABLE terms;
	DROP TABLE words; CREATE TABLE words (a); CREATE TABLE terms (b)'
same "tables of another form"
python3 "$project/tests/cli/sql.py" "$db" 'DELETE FROM document'
same "documents without names"
locked "$db" same "locked"
if [ "$(id -u)" != 0 ]; then
	chmod a-w "$db" .git/hence
	same "read-only"
	chmod u+w "$db" .git/hence
fi
same "as before"
git worktree add -q ../linked -b other HEAD
rm ../linked/docs/adr/0002-x.md
run hence -C ../linked search -z kafka
found "6 3 4 1"
same "beside another worktree"

# What has not changed since a search is not read again: same_rev WHAT
same_rev()
{
	for query in "kafka" "kafka status:accepted" "kafak" "-E kafka" \
		"-E kafka events" "-status:draft"; do
		# shellcheck disable=SC2086 # words of the query
		run hence search --rev HEAD --json --no-cache -- $query
		cp "$out" "$scratch/expected"
		# shellcheck disable=SC2086
		run hence search --rev HEAD --json -v -- $query
		check "$1, '$query': as without an index" \
			cmp -s "$out" "$scratch/expected"
	done
}

cd "$scratch/place" || exit 1
hence search -q --rev HEAD kafka >/dev/null
same_rev "from a catalog"
expect_err "none of 6 records has changed since a search"
run hence search --rev HEAD -v tag:storage
expect_no_err "since a search"
hence search --branches -z --rev HEAD kafka >"$scratch/branches"
run hence search --branches -z --no-cache --rev HEAD kafka
check "branches are beside it" cmp -s "$out" "$scratch/branches"
for change in 'DELETE FROM kept WHERE part = 0' \
	'DELETE FROM kept WHERE part = 1' 'DELETE FROM kept WHERE part > 1' \
	'UPDATE kept SET bytes = substr(bytes, 1, 9)' 'DROP TABLE kept'; do
	python3 "$project/tests/cli/sql.py" "$db" "$change"
	same_rev "$change"
done

# What only branches have.
cd "$scratch/place/docs/.." || exit 1
git checkout -q -b proposal
adr 7 "Use NATS for events" proposed "Kafka is heavy."
sed -i 's/Kafka/Pulsar/' docs/adr/0003-x.md
commit_all proposal
git branch copy
git checkout -q main
run hence search --branches kafka AND heavy
expect_exactly "ADR-0007 Use NATS for events (proposed, on copy)
  docs/adr/0007-x.md:10 Context
  Kafka is heavy."
run hence search --json --branches kafka heavy
expect_json "$numbers, d['found'], d['all_words']" '[[7, 2, 6, 3, 4], 1, true]'
run hence search --json --branches kafka json
expect_json "$numbers, d['found']" '[[3, 2, 6, 7, 4], 1]'
run hence search -z kafka
found "2 6 3 4 1"
run hence search -z --branches kafka
found "2 6 7 3 4 1"
run hence search -z --branches pulsar
found ""
expect_status 1
run hence search -l --branches -E 'heavy[.]'
expect_exactly "docs/adr/0007-x.md"
run hence search --json --branches nats
expect_json 'd["found"], [r["branch"] for r in d["records"]]' '[1, ["copy"]]'
run hence search -z --branches supersedes:1
found "2"
run hence search --branches kafka --open 1
expect_status 2
run hence search --json --no-cache --branches kafka events
cp "$out" "$scratch/expected"
run hence search --json --branches kafka events
check "other branches in the index make no difference" \
	cmp -s "$out" "$scratch/expected"

# Outside of git, and a record that is not read.
mkdir "$scratch/plain"
cp -r docs "$scratch/plain"
head -c 2000000 /dev/zero | tr '\0' 'x' >"$scratch/plain/docs/adr/0008-huge-kafka.md"
cd "$scratch/plain" || exit 1
run hence search -z title:kafka
found "huge-kafka.md 2"
expect_err "0008-huge-kafka.md"
run hence search --branches kafka
expect_status 2
expect_err "needs a repository"
cd "$scratch/place" || exit 1

make_repo fresh
cd fresh || exit 1
run python3 "$project/tests/cli/fresh.py" "$HENCE" 25
expect_status 0
finish
