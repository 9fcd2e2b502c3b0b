#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header compiles alone, as C11 without warnings; and so do the fuzz
# targets, which only clang can link and no other test builds.
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
for file in cmd/*.h core/*/*.h tests/*/*.h tests/fuzz/*.c; do
	if echo "#include \"$file\"" | ${CC:-cc} -std=c11 -D_GNU_SOURCE \
	    -Wall -Wextra -Wpedantic -Werror -Wno-unused-function \
	    -I. -fsyntax-only -x c -; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
