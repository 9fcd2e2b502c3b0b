#!/bin/sh
# SPDX-License-Identifier: MIT
# The main job, shown in a fresh repository that goes away afterwards.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d "${TMPDIR:-/tmp}/hence-demo.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM
bold='' dim='' off=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	bold=$(printf '\033[1m') dim=$(printf '\033[2m') off=$(printf '\033[0m')
fi

say()
{
	printf '\n%s# %s%s\n' "$dim" "$*" "$off"
}

# Show a command as it would be typed, then run it.
try()
{
	printf '%s$' "$bold"
	for word; do
		case $word in
		*' '*) printf ' "%s"' "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '%s\n' "$off"
	"$@"
}

hence()
{
	"$program" --no-pager "$@"
}

# fill FILE OPTION...: what its writer would put into it with an editor.
fill()
{
	file=$1
	shift
	options=$(printf '* %s\\\n' "$@")
	sed -i -e "/^<!-- Two or three/c\\
Money comes and goes in five services, and nobody can tell where it is." \
		-e "/^<!-- One item/c\\
${options%?}" "$file"
	try sed -n '/^## Considered/,/^## Decision O/{/^## Decision/!p}' "$file"
}

cd "$folder"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
git init -q payments
cd payments
git symbolic-ref HEAD refs/heads/main
git config user.name Ana
git config user.email ana@example.org

say 'A repository without decisions: prepare it for ADRs, and for RFCs.'
try hence init
try hence init rfcs --kind rfc
say 'Write down a decision and a proposal; the new file is printed.'
try hence new Use PostgreSQL for the ledger --decider Ana --no-edit
try hence new rfc One event log for all services --tag events --no-edit
say 'What has been decided?'
try hence list
say 'Read one.'
try hence show ADR-1
say 'The same for scripts.'
try hence list --kind rfc --json
say 'They are files like any others in git; any revision can be read.'
try git add -A
try git commit -q -m 'Record the first decisions'
try hence list --rev HEAD --status proposed
say 'A record that names no options is not accepted: it says what is missing.'
try hence accept 2 || true
fill docs/decisions/0002-use-postgresql-for-the-ledger.md PostgreSQL \
	'A file for each account: nobody can read it while it is written'
try hence accept 2 --chosen PostgreSQL \
	--because 'we know it, but have to run it ourselves'
try git commit -q -a -m "Decide on PostgreSQL"
say 'Then a better answer comes: it takes the place of the first.'
try hence new Use MySQL for the ledger --supersedes 2 --no-edit
fill docs/decisions/0003-use-mysql-for-the-ledger.md MySQL \
	'PostgreSQL: has to be run by ourselves'
try hence accept 3 --chosen MySQL \
	--because 'somebody runs it for us, though it costs more'
say 'Exactly the bytes that had to change:'
try git --no-pager diff -U0 docs/decisions/0002-use-postgresql-for-the-ledger.md
say 'What CI would say of it all.'
try hence check

cat <<END

${bold}Your turn.${off} Point it at records that you have:

    $program -C PATH/TO/REPOSITORY list
    $program -C PATH/TO/REPOSITORY --dir FOLDER/WITH/RECORDS list
    $program -C PATH/TO/REPOSITORY check
    $program help

${dim}The sample repository is removed now.${off}
END
