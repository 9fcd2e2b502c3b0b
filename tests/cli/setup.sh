#!/bin/sh
# SPDX-License-Identifier: MIT
# Building, installing and testing itself: the messages people meet first, and
# that the tests do notice what they are there to notice.
. "$(dirname "$0")/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
copy=$scratch/copy
mkdir "$copy"
cp -R "$project/Makefile" "$project/cmd" "$project/core" \
	"$project/templates" "$copy"

# A compiler that finds no header of ours or of the libraries.
cd "$copy" || exit 1
run make CC='cc -nostdinc'
check "make without headers fails" test "$status" -ne 0
expect_err "git2.h' is missing; run: make deps"

# No package manager: the names are said, nothing is tried.
mkdir "$scratch/bin"
for tool in sh make echo env; do
	ln -s "$(command -v "$tool")" "$scratch/bin/$tool"
done
run env PATH="$scratch/bin" make deps
check "make deps without apt-get fails" test "$status" -ne 0
expect_err libgit2-dev

# The generated lexicon is sorted by bytes, every row once.
run make build/lexicon.inc
check "a lexicon is made" test -s build/lexicon.inc
rows=$(grep -c -v '^#' core/record/lexicon.tsv)
check "with all rows" test "$(grep -c '^{' build/lexicon.inc)" -eq "$rows"
sed 's|^{ PHRASE("||; s|"), LEXICON_.*||' build/lexicon.inc >"$scratch/phrases"
check "sorted" env LC_ALL=C sort -c "$scratch/phrases"

# A breach of the layers is found.
cp -R "$project/tests" .
run tests/lint/layers.sh
expect_status 0
echo '#include "core/corpus/corpus.h"' >core/base/breach.c
echo '#include <git2.h>' >core/record/breach.c
run tests/lint/layers.sh
expect_status 1
expect_out "core/base/breach.c: may not include core/corpus/corpus.h"
expect_out "core/record/breach.c: may not include git2.h"
expect_out ", 2 failed"

# The runner adds up, and a crash or a missing count is a failure.
rm -f tests/lint/*.sh
script()
{
	cat >"tests/lint/$1.sh"
	chmod +x "tests/lint/$1.sh"
}
printf '#!/bin/sh\necho 3 passed, 0 failed, 1 skipped\n' | script fine
run tests/run lint
expect_status 0
check "the sum is last" test "$(tail -n 1 "$out")" = \
	"3 passed, 0 failed, 1 skipped"
# shellcheck disable=SC2016
printf '#!/bin/sh\necho 1 passed, 0 failed\nkill -SEGV $$\n' | script crash
printf '#!/bin/sh\necho nothing to say\n' | script silent
printf '#!/bin/sh\necho 1 passed, 2 failed\nexit 1\n' | script wrong
run tests/run lint
expect_status 1
check "failures are summed" test "$(tail -n 1 "$out")" = \
	"5 passed, 4 failed, 1 skipped"
expect_out "nothing to say"

finish
