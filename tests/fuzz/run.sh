#!/bin/sh
# SPDX-License-Identifier: MIT
# Every fuzz target for FUZZ_SECONDS (3), from our own seeds and, where there
# are any, real records: run.sh BUILD-FOLDER. What crashes one stays in
# build/fuzz/crashes.
cd "$(dirname "$0")/../.." || exit 1
seconds=${FUZZ_SECONDS:-3}
records=${HENCE_CORPORA:-../shared/corpora}/records.tar.xz
crashes=build/fuzz/crashes
passed=0 failed=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/hence-fuzz.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
mkdir -p "$crashes" "$scratch/real"

# Every tenth real record that is small: variety, not weight.
if [ -f "$records" ]; then
	mkdir "$scratch/all"
	tar -xJf "$records" -C "$scratch/all"
	find "$scratch/all" -type f -name '*.md' -size -16 | LC_ALL=C sort |
		awk 'NR % 10 == 0 { print; if (++n == 200) exit }' |
		while read -r file; do
			cp "$file" "$scratch/real/$(cksum <"$file" | tr ' ' -)"
		done
	rm -rf "$scratch/all"
fi

for target in "$1"/tests/fuzz/fuzz_*; do
	name=$(basename "$target" | sed 's/^fuzz_//')
	found=$scratch/$name
	mkdir -p "$found"
	set -- "$found"
	[ ! -d "tests/fuzz/seeds/$name" ] || set -- "$@" "tests/fuzz/seeds/$name"
	case $name in
	markdown | record) set -- "$@" "$scratch/real" ;;
	# the seeds are the rules' cases, small repositories
	check) set -- "$@" tests/cases/check/* ;;
	esac
	if "$target" -seed=1 -max_total_time="$seconds" -max_len=16384 \
	    -timeout=10 -rss_limit_mb=1024 -verbosity=0 -print_final_stats=1 \
	    -artifact_prefix="$crashes/$name-" "$@" >"$scratch/log" 2>&1; then
		passed=$((passed + 1))
		echo "$name: $(sed -n 's/.*number_of_executed_units: //p' \
			"$scratch/log") inputs"
	else
		failed=$((failed + 1))
		echo "$name:"
		grep -A 14 -E 'ERROR: |runtime error: ' "$scratch/log" ||
			tail -n 20 "$scratch/log"
		grep 'Test unit written' "$scratch/log"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
