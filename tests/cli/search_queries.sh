#!/bin/sh
# SPDX-License-Identifier: MIT
# No query takes long, ends in a crash, or is an error of the index.
. "$(dirname "$0")/lib.sh"
export HENCE_CACHE_FILES=1

make_repo .
for n in 1 2 3 4 5 6; do
	whole "docs/adr/000$n-x.md" "Record $n" \
		"$(yes 'zalpha a, 数据库' | head -400)"
done
head -c 20000 /dev/zero | tr '\0' a >>docs/adr/0001-x.md
commit_all one
run python3 "$project/tests/cli/search_queries.py" "$HENCE" 300
expect_status 0
finish
