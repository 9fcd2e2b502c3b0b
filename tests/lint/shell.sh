#!/bin/sh
# SPDX-License-Identifier: MIT
# No script has anything in it that shellcheck finds.
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
for file in $(grep -rlE '^#!.*sh$' .ci tests | sort) tests/cli/lib.sh; do
	if shellcheck -x -P SCRIPTDIR -s "$(grep -q '^#!.*bash' "$file" &&
		echo bash || echo sh)" "$file"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
