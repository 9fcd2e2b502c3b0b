#!/bin/sh
# SPDX-License-Identifier: MIT
# Completions: the candidates, and what three real shells make of them.
. "$(dirname "$0")/lib.sh"
tests=$project/tests/cli
tab=$(printf '\t')

# words WORD...: the candidates for the last one.
words()
{
	run hence completion --words -- "$@"
	expect_status 0
	expect_silent
}

# expect_line CANDIDATE [DESCRIPTION]: one of the lines, and whole.
expect_line()
{
	check "line '$1' ($2)" grep -qxF -e "$1$tab$2" "$out"
}

# expect_only CANDIDATE...: these, in that order, whatever their descriptions.
expect_only()
{
	check "only: $*" test "$(cut -f 1 "$out" | tr '\n' '|')" = \
		"$(printf '%s|' "$@")"
}

nothing()
{
	words "$@"
	check "nothing for '$*'" test ! -s "$out"
}

# Outside of every repository.
words ''
expect_line list "list the records"
hence help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' >"$scratch/names"
check "every command" test "$(cut -f 1 "$out")" = "$(cat "$scratch/names")"
words sh
expect_only show
words show ''
expect_exactly "${tab}files$tab"
nothing nonsense ''
nothing -C nowhere show ''
nothing "$(printf 'a\nb')"
nothing list --tag ''
words new --template ''
expect_line madr "built in"
expect_no_out first-
words templates ''
expect_only show
words templates show nyg
expect_line nygard "built in"
nothing templates show madr x
words new --branch ''
expect_status 0
words completion ''
expect_only bash zsh fish
nothing completion bash x

# Options, from the rows that --help is made of.
for command in '' $(cat "$scratch/names"); do
	# shellcheck disable=SC2086
	hence help $command | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | \
		grep -oE -e '--[a-z-]+' | sort >"$scratch/long"
	# shellcheck disable=SC2086
	words $command --
	check "options of '$command'" test \
		"$(cut -f 1 "$out" | tr -d = | sort)" = "$(cat "$scratch/long")"
done
words list --st
expect_only --status= --staged
words list -
expect_line -q "say nothing but errors"
expect_line -v "say more on standard error"
words list -- --st
expect_no_out --status
words doctor ''
expect_line --json "print JSON"

# Values of keywords, in every way to give them.
words list --status=pro
expect_only --status=proposed
words list --status pro
expect_only proposed
words list --status=draft,p
expect_only --status=draft,proposed --status=draft,postponed
words list --status draft,accepted,d
expect_only draft,accepted,deprecated
words list --sort ''
expect_line title
words --color=a
expect_only --color=always --color=auto
words --color never lis
expect_only list
words new --status=sup
expect_only --status=superseded
words status 12 pro
expect_only proposed
words init --kind ''
expect_only adr rfc
nothing list --after ''

# What a repository has.
make_repo .
hence init -q >/dev/null
hence init rfcs --kind rfc >/dev/null
hence new 'Use PostgreSQL: "the" ledger' --tag 'two words' --tag a:b \
	--decider "Mia O'Hara" --decider Bo >/dev/null
# shellcheck disable=SC2016
hence new rfc 'One $event `log`; \ *' --tag a:b >/dev/null
hence new rfc 'The third' >/dev/null
hence new rfc 'The fourth' >/dev/null
printf '# Bell \007 and \033[31mred\n\n- Status: accepted\n' \
	>docs/decisions/0009-bell.md
mkdir -p 'my folder' docs/decisions/templates .adr-templates
echo '# {title}' >docs/decisions/templates/ours.md
echo '# {title}' >.adr-templates/theirs.md
echo 'A text.' >'a note.txt'
commit_all all
git tag v1.0

words link 1 depends
expect_only depends-on
words link 1 depends-on ADR-0002
expect_line ADR-0002 'Use PostgreSQL: "the" ledger'
words unlink 1 ADR-0002
expect_line ADR-0002 'Use PostgreSQL: "the" ledger'
words unlink 1 2 depends
expect_only depends-on
words status ''
expect_only ADR-0001 ADR-0002 ADR-0009 RFC-0001 RFC-0002 RFC-0003
words status 9 d
expect_only draft deprecated
words show ''
expect_only ADR-0001 ADR-0002 ADR-0009 RFC-0001 RFC-0002 RFC-0003
expect_line ADR-0002 'Use PostgreSQL: "the" ledger'
expect_out 'ADR-0009	Bell \x07 and \x1b[31mred'
words show adr-0002
expect_only ADR-0002 ''
words show 3
expect_only 3 ''
words show 000
expect_line 0003 'The fourth'
words show rfcs/
expect_only rfcs/1 rfcs/2 rfcs/3 ''
words show ADR-0001 RFC-0003
expect_only RFC-0003 ''
words list my
expect_line '' "folders$tab"
words list --dir=my
expect_exactly "${tab}folders${tab}--dir="
words new --from=a
expect_exactly "${tab}files${tab}--from="
words list --tag ''
expect_line a:b "2 records"
expect_line 'two words' "1 record"
words list --tag=tw
expect_only '--tag=two words'
words list --decider ''
expect_only "Ana <ana@example.org>" Bo "Mia O'Hara"
words list --collection ''
expect_line rfcs "rfc, 3 records"
words new ''
expect_only adr rfc
nothing new rfc r
words new --template ''
expect_line ours docs/decisions/templates/ours.md
expect_line theirs .adr-templates/theirs.md
words templates show the
expect_line theirs .adr-templates/theirs.md
words new -tm
expect_line -tmadr "built in"
words list --rev v
expect_only v1.0
words help sh
expect_only show

# What stands earlier on the line counts: -C, --dir, --rev.
words -C "$scratch/home" show A
expect_no_out ADR
words -C rfcs show A
expect_line ADR-0001 "Record architecture decisions"
words show --dir rfcs ''
expect_only RFC-0001 RFC-0002 RFC-0003
hence new Later >/dev/null
words show --rev v1.0 ''
expect_no_out Later
words show ''
expect_out Later
words show --dir nowhere ''
expect_no_out ADR
echo 'broken: [' >>.hence.yml
nothing list --tag ''
words show ''
expect_no_out ADR
words lis
expect_only list
git checkout -q .hence.yml

# Two records of one number: each by what names it alone.
record docs/decisions/0009-twin.md "Twin"
words show ''
expect_line docs/decisions/0009-twin.md Twin
expect_no_out ADR-0009
rm docs/decisions/0009-twin.md

# The scripts.
for shell in bash zsh fish; do
	run hence completion "$shell"
	expect_status 0
	expect_silent
	cp "$out" "$scratch/$shell"
done
check "bash's is the file" cmp -s "$scratch/bash" "$project/completions/hence.bash"
check "zsh's is the file" cmp -s "$scratch/zsh" "$project/completions/_hence"
check "fish's is the file" cmp -s "$scratch/fish" "$project/completions/hence.fish"
check "shellcheck" shellcheck "$scratch/bash"
run hence completion tcsh
expect_status 2
expect_err "no completions for 'tcsh'"
run hence completion
expect_status 2
run hence completion bash zsh
expect_status 2

mkdir "$scratch/bin"
ln -s "$HENCE" "$scratch/bin/hence"
PATH=$scratch/bin:$PATH
mkdir "$scratch/fpath"
cp "$scratch/zsh" "$scratch/fpath/_hence"
bash_setup=". '$scratch/bash'"
zsh_setup="fpath=('$scratch/fpath' \$fpath); autoload -U compinit; \
compinit -u -D; LISTMAX=0"

# becomes SHELL KEYS WORD...: what is typed, with its tabs, ends as the words.
becomes()
{
	shell=$1 keys=$2
	shift 2
	case $shell in
	bash) setup=$bash_setup ;;
	zsh) setup=$zsh_setup ;;
	esac
	run python3 "$tests/type.py" words "$shell" "$setup" "$keys"
	expect_exactly "$(printf '%s\n' "$@")"
}

for shell in bash zsh; do
	command -v "$shell" >/dev/null || { skip "no $shell here"; continue; }
	becomes "$shell" 'hence lis\t' hence list
	becomes "$shell" 'hence list --stat\tdra\t' hence list --status=draft
	becomes "$shell" 'hence list --status draft,pr\t' \
		hence list --status draft,proposed
	becomes "$shell" 'hence list --status=draft,pr\t' \
		hence list --status=draft,proposed
	becomes "$shell" 'hence show ADR-0002\t R\t1\t' \
		hence show ADR-0002 RFC-0001
	becomes "$shell" 'hence list --tag tw\t' hence list --tag 'two words'
	becomes "$shell" 'hence list --tag="tw\t' hence list '--tag=two words'
	becomes "$shell" 'hence list --tag=a:\t' hence list --tag=a:b
	becomes "$shell" 'hence list --decider=Mi\t' \
		hence list "--decider=Mia O'Hara"
	becomes "$shell" "hence list --decider 'Mi\\t" \
		hence list --decider "Mia O'Hara"
	becomes "$shell" 'hence new --from=a\t' hence new '--from=a note.txt'
	becomes "$shell" 'hence --dir rfcs show 000\t3\t' \
		hence --dir rfcs show 0003
	becomes "$shell" 'hence -C my\\ folder show RFC-0003\t' \
		hence -C 'my folder' show RFC-0003
	# shellcheck disable=SC2016
	becomes "$shell" 'hence show \x27$(touch pwned)\x27 RFC-0003\t' \
		hence show '$(touch pwned)' RFC-0003
	check_not "$shell ran nothing" test -e 'my folder/pwned' -o -e pwned
done
run python3 "$tests/type.py" screen zsh "$zsh_setup" 'hence show ADR\t\t'
expect_out 'Use PostgreSQL: "the" ledger'
run python3 "$tests/type.py" screen bash "$bash_setup" 'hence show ADR\t\t\t'
expect_out 'Use PostgreSQL: "the" ledger'

# in_fish LINE: the candidates of fish, with their descriptions.
in_fish()
{
	run fish --no-config -c "source '$scratch/fish'; complete -C \$argv[1]" \
		-- "$1"
}

if command -v fish >/dev/null; then
	in_fish 'hence list --st'
	expect_out "--status=$tab"
	expect_line --staged "read what is staged in git's index"
	in_fish 'hence list --status=draft,pro'
	expect_out --status=draft,proposed
	in_fish 'hence show A'
	expect_line ADR-0002 'Use PostgreSQL: "the" ledger'
	in_fish 'hence list --tag "tw'
	expect_line 'two words' '1 record'
	in_fish 'hence list --dir=my'
	expect_out '--dir=my folder/'
	in_fish 'hence new --from a'
	expect_out 'a note.txt'
	in_fish 'hence -C my\ folder --dir ../rfcs show R'
	expect_line RFC-0003 'The fourth'
	expect_silent
else
	skip "no fish here"
fi

finish
