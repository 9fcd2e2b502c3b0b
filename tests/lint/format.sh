#!/bin/sh
# SPDX-License-Identifier: MIT
# The sources are as clang-format leaves them (`make format` does that).
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
for file in cmd/*.[ch] core/*/*.[ch] tests/*/*.[ch]; do
	if clang-format --dry-run -Werror "$file" >/dev/null 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$file: not formatted; run: make format"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
