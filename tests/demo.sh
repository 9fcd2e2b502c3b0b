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

cd "$folder"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
git init -q payments
cd payments
git symbolic-ref HEAD refs/heads/main
git config user.name Ana
git config user.email ana@example.org

say 'A repository without decisions: prepare it.'
try hence init
say 'Write down a decision and a proposal; the new file is printed.'
try hence new adr Use PostgreSQL for the ledger --no-edit
try hence new rfc One event log for all services --no-edit
say 'What has been decided?'
try hence list
try hence list --kind adr
say 'Read one (the template is yours to fill in).'
try hence show 1
say 'The same for scripts.'
try hence list --json
say 'git knows them as any other files; a revision can be read, too.'
git add -A
git commit -q -m 'Record the first decisions'
try hence list --rev HEAD
cat <<END

${bold}Your turn.${off} Point it at records that you have:

    $program -C PATH/TO/REPOSITORY list
    $program -C PATH/TO/REPOSITORY --dir FOLDER/WITH/RECORDS list
    $program help

${dim}The sample repository is removed now.${off}
END
