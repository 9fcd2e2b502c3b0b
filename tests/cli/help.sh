#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line itself: help, version, unknown words, common options.
. "$(dirname "$0")/lib.sh"

run hence
expect_status 0
expect_silent
expect_out "usage: hence [OPTION]... COMMAND"
expect_out "2 wrong usage"
expect_out "A bare repository"
expect_out "a forbidden move"
cp "$out" "$scratch/overview"
for words in help --help -h "help help --help"; do
	# shellcheck disable=SC2086
	run hence $words
	expect_status 0
	expect_silent
done
run hence help
check "the same list" cmp -s "$out" "$scratch/overview"

# Every command has a text, within 80 columns, the same in both ways.
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' \
	"$scratch/overview")
check "commands are listed" test -n "$commands"
for command in $commands; do
	run hence help "$command"
	expect_status 0
	expect_silent
	expect_out "usage: hence $command"
	check "$command: 80 columns" test "$(wc -L <"$out")" -le 80
	cp "$out" "$scratch/help"
	run hence "$command" --help
	expect_status 0
	check "$command: the same text" cmp -s "$out" "$scratch/help"
done

run hence version
expect_status 0
check "version" grep -qx 'hence [0-9.]*' "$out"
cp "$out" "$scratch/version"
run hence --version
check "the same version" cmp -s "$out" "$scratch/version"

# Unknown words.
run hence lst
expect_status 2
expect_err "hence: unknown command 'lst'"
expect_err "hint: Did you mean 'hence list'?"
run hence help shwo
expect_status 2
expect_err "hint: Did you mean 'hence show'?"
run hence --jsn list
expect_status 2
expect_err "hence: unknown option '--jsn'"
expect_err "hint: Did you mean '--json'?"
run hence list -x
expect_status 2
expect_err "hence: unknown option '-x'"
run hence list --=x
expect_status 2
expect_err "hence: unknown option '--=x'"
run hence list --stat accepted
expect_status 2
expect_err "unknown option '--stat'"
run hence version extra
expect_status 2
expect_err "does not take the argument 'extra'"

# A common option without effect is refused, before or behind the command.
run hence --json init
expect_status 2
expect_err "hence: 'hence init' has no use for '--json'"
run hence version --rev HEAD
expect_status 2
run hence help --dir .
expect_status 2
run hence -q --no-pager --no-color version
expect_status 0

# -C is as git's: repeatable, each from the last.
mkdir -p a/b
run hence -C a -C b -C '' list
expect_status 3
expect_err "$scratch/place/a/b"
run hence -C a list -C b
expect_err "$scratch/place/a/b"
run hence -C nowhere list
expect_status 2
expect_err "cannot change to the folder 'nowhere'"
run hence --git-dir nowhere list
expect_status 3
expect_err nowhere
run hence -C
expect_status 2
expect_err "option '-C' needs a value (DIR)"

# A command that is missing is a mistake where options are given.
run hence --json
expect_status 2
check "nothing on stdout" test ! -s "$out"
run hence
expect_status 0
run hence version x
expect_status 2
check_not "no blank at the end" grep -q 'version $' "$err"

finish
