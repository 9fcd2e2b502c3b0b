#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints how long things take, and against what, in one run on this machine:
# run.sh BUILD-FOLDER. Ratios travel between machines, times do not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpora=${HENCE_CORPORA:-$here/../../../shared/corpora}
hence=$build/hence
folder=$(mktemp -d "${TMPDIR:-/tmp}/hence-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM
cd "$folder"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$folder"

# records COUNT: as many in docs/adr, of about 4 kB each, in a new repository.
# Of 20,000 terms the K-th is met a Kth as often as the first one, as words are
# in real texts: half of the records have term10, one in 17 term100.
records()
{
	rm -rf repo
	git init -q repo
	mkdir -p repo/docs/adr
	awk -v count="$1" 'function term() {
		return "term" int(exp(rand() * log(20000)))
	}
	function text() {
		return start "many; see " term() ", " term() " and `ledger`. "
	}
	BEGIN {
		srand(1)
		start = "The ledger is written by **three services** and read by "
		link = start "many; see [the first one](00001-record.md) and `ledger`. "
		split("Context Decision Consequences Links Options Risks", name, " ")
		split("**A table in the database**: ;**A stream of events**: ", \
			option, ";")
		for (i = 1; i <= count; i++) {
			file = sprintf("repo/docs/adr/%05d-record.md", i)
			printf "# %d. Record number %d\n\nDate: 2026-11-20\n\n", \
				i, i >file
			printf "## Status\n\nAccepted\n" >file
			for (part = 1; part <= 6; part++) {
				printf "\n## %s\n\n", name[part] >file
				if (part == 2)
					printf "Chosen option: \"A table in the database\", because " >file
				for (line = 1; line <= 4; line++)
					print line == 1 && part <= 3 || \
						part == 5 && line == 2 ? link : text() >file
				for (line = 1; line <= 2; line++)
					print "* " (part == 5 ? option[line] : "") text() >file
			}
			close(file)
		}
	}'
	git -C repo add -A
	git -C repo -c user.name=Ana -c user.email=ana@example.org \
		commit -q -m records
}

# mean NAME COMMAND [PREPARE]: how long it takes in ms, printed and in $ms.
mean()
{
	hyperfine -N --warmup 3 --style none --export-csv result.csv \
		${3:+--prepare "$3"} "$2" >log 2>&1 || { cat log; exit 1; }
	ms=$(awk -F, 'NR == 2 { print $2 * 1000 }' result.csv)
	printf '%-44s %9.2f ms%s\n' "$1" "$ms" "${4:+    budget $4}"
}

# ratio NAME TIME OTHER BUDGET
ratio()
{
	awk -v name="$1" -v a="$2" -v b="$3" -v budget="$4" 'BEGIN {
		printf "%-44s %9.2f    budget %s\n", name, a / b, budget
	}'
}

# peak COMMAND...: its peak memory in MB.
peak()
{
	python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@"
}

# beside NAME REPOSITORY FOLDER ROUNDS OTHERS: check beside cmark alone and, in
# as many rounds, other tools.
beside()
{
	echo "$1"
	shift
	python3 "$here/beside.py" "$build" "$@"
}

# searches NAME ROUNDS BUDGETS: search beside bare FTS5 and other tools.
searches()
{
	echo "$1"
	shift
	sleep 2 # git trusts no file that is as young as its index
	git -C repo update-index -q --refresh
	python3 "$here/search.py" "$build" repo docs/adr "$@"
}

awk -F': ' '/^model name/ { print "machine: " $2; exit }' /proc/cpuinfo
echo "$(nproc) processors, $(uname -sr), $(git --version)"

records 20
mean 'git rev-parse HEAD' 'git -C repo rev-parse HEAD'
other=$ms
mean 'list, 20 records' "$hence -C repo list"
ratio '  times git rev-parse HEAD' "$ms" "$other" 2

records 10000
mean 'cmark alone, two threads, 10,000 records' \
	"$build/tests/bench/cmark_only repo/docs/adr"
other=$ms
mean 'list, 10,000 records' "$hence -C repo list --no-cache"
ratio '  times cmark alone' "$ms" "$other" 2
printf '%-44s %9s MB    budget 200\n' '  peak memory' \
	"$(peak "$hence" -C repo list --no-cache)"
printf '%-44s %9s MB    budget 250\n' '  peak memory of check' \
	"$(peak "$hence" -C repo check -q --no-cache)"
rm -rf repo/.git/hence
beside 'check, 10,000 records (40 MB, 40,000 links)' repo docs/adr 7 0
mean 'check, 10,000 records, nothing changed' "$hence -C repo check" '' 100
other=$ms
git -C repo checkout -q -b topic
for number in 10 500 5000 7000 9999; do
	printf '\nMore [of it](gone.md).\n' \
		>>"repo/docs/adr/$(printf %05d $number)-record.md"
done
git -C repo -c user.name=Ana -c user.email=ana@example.org commit -q -a -m five
git -C repo checkout -q --detach
for how in '' ' --merge'; do
	mean "check --base$how, 5 of 10,000 records changed" \
		"$hence -C repo check -q --base topic~$how --no-rule link/dangling" \
		'' 150
	ratio '  times check' "$ms" "$other" 1.5
done
git -C repo checkout -q "topic~"
mean 'list, 10,000 records, nothing changed' "$hence -C repo list"
other=$ms
searches 'search, 10,000 records (40 MB)' 9 25 10 60
printf '%s\n' '<!-- hence: toc -->' '<!-- hence: toc end -->' >repo/README.md
"$hence" -C repo toc >log
mean 'toc --check, a table of 10,000 rows' "$hence -C repo toc --check"
ratio '  times list' "$ms" "$other" 3
rm repo/README.md
for edit in 'deprecate 9000' 'supersede 17 9000' \
	'link 9000 relates-to 17'; do
	mean "$edit, 10,000 records" "$hence -C repo $edit" \
		'git -C repo checkout -q .' 60
done
mean 'new, 10,000 records' "$hence -C repo new adr A title --no-edit" \
	'git -C repo clean -fdq' 50

records 1000
beside 'check, 1,000 records (4 MB, 4,000 links)' repo docs/adr 7 1
records 100000
searches 'search, 100,000 records (400 MB)' 3 - 30 -

# Real records, where they are there: 642 RFCs, of 17 kB on the average.
if [ -f "$corpora/records.tar.xz" ]; then
	tar -xJf "$corpora/records.tar.xz" corpora/rust-lang+rfcs
	git -C corpora/rust-lang+rfcs init -q
	git -C corpora/rust-lang+rfcs add -A
	beside "check, Rust's RFCs" corpora/rust-lang+rfcs text 9 1
	echo 'Relevance'
	python3 "$here/../relevance.py" --beside "$build" | sed 's/^/  /'
fi

# 100,000 commits, every hundredth of them to one of 500 records.
git init -q -b main long
awk 'BEGIN {
	for (i = 1; i <= 100000; i++) {
		printf "commit refs/heads/main\n"
		printf "committer Ana <ana@example.org> %d +0000\n", 1.7e9 + i * 99
		printf "data 1\nx\n"
		if (i % 100) {
			printf "M 100644 inline src/%d/%d/%d.c\n", i % 20, i % 37, \
				i % 2000
			printf "data 6\n%05d\n\n", i % 99999
			continue
		}
		number = i / 100 % 500 + 1
		text = sprintf("# Record %d\n\n- Status: %s\n\n## Context\n\n" \
			"Words and more words.\n", number, \
			i <= 50000 ? "proposed" : "accepted")
		printf "M 100644 inline docs/adr/%04d-r.md\ndata %d\n%s\n", \
			number, length(text), text
	}
}' | git -C long fast-import --quiet
git -C long checkout -q main
mean 'git log, 100,000 commits' 'git -C long log --format=%H -- docs/adr'
other=$ms
mean 'check, 100,000 commits, nothing to recall' \
	"$hence -C long check -q --rule lifecycle" 'rm -rf long/.git/hence'
ratio '  times git log' "$ms" "$other" 3
mean 'check, 100,000 commits, nothing changed' \
	"$hence -C long check -q --rule lifecycle"
rm -rf long

# Every branch has a record of its own, so no two share the folder.
records 20
branch=$(git -C repo symbolic-ref --short HEAD)
export branch
awk 'BEGIN {
	for (i = 1; i <= 5000; i++) {
		printf "commit refs/heads/topic/%d\n", i
		printf "committer Ana <ana@example.org> 1795000000 +0000\n"
		printf "data 1\nx\nfrom refs/heads/%s^0\n", ENVIRON["branch"]
		printf "M 100644 inline docs/adr/%05d-topic.md\n", i
		printf "data 4\n# x\n\n"
	}
}' | git -C repo fast-import --quiet
git -C repo pack-refs --all
mean 'new, 5,000 branches' "$hence -C repo new adr A title --no-edit" \
	'git -C repo clean -fdq' 500
