#!/bin/sh
# SPDX-License-Identifier: MIT
# Rooms of a size: no file over 400 lines, no function over 60. A test may be a
# long list of cases, so only its file counts.
cd "$(dirname "$0")/../.." || exit 1
# shellcheck disable=SC2016
find cmd core tests -name '*.[ch]' | sort | xargs awk '
function close_file()
{
	if (lines > 400) {
		failed++
		print name ": " lines " lines, 400 at most"
	}
	passed++
}
FNR == 1 {
	if (name)
		close_file()
	name = FILENAME
}
{
	lines = FNR
}
/^\{/ { start = FNR }
/^\}/ && start {
	if (FILENAME !~ /^tests/ && FNR - start - 1 > 60) {
		failed++
		print FILENAME ":" start ": a function of " \
			FNR - start - 1 " lines, 60 at most"
	}
	start = 0
}
END {
	close_file()
	printf "%d passed, %d failed\n", passed, failed
	exit failed > 0
}'
