# SPDX-License-Identifier: MIT
# hence check: what stands in records as their template has it.
. "$(dirname "$0")/lib.sh"

# record NUMBER STATUS CONTEXT [MORE]: a record with these words.
record()
{
	printf '# Title %s\n\n* Status: %s\n* Date: 2026-11-20\n\n' "$1" "$2"
	printf '## Context\n\n%b\n\n## Decision\n\nWe do it, as %s.\n\n' "$3" \
		"number $1 says, and so it is done by all of us"
	printf '## Consequences\n\nIt is done, and %s hours are gone.\n%b' \
		"$1" "${4:-}"
}

check_it()
{
	run hence --no-cache check --rule record/placeholder "$@"
}

hint='Say here what the forces are.'
own='The reason is the price of the thing, and the time.'
left="is as the template has it [record/placeholder]"

make_repo
mkdir -p docs/adr
record 0 draft "$hint" '\n## Notes\n\nRemove this line, please.\n' \
	>docs/adr/template.md
echo 'collections: [{path: docs/adr}]' >.hence.yml
record 1 accepted "$hint" >docs/adr/0001-a.md
check_it
expect_status 1
expect_out "docs/adr/0001-a.md:8:1: error: '$hint' $left"

# A hint that one other record has, too, is one that two forgot.
record 2 accepted "$hint" >docs/adr/0002-b.md
check_it
expect_err '2 errors in 2 records'

# What most have is meant to stay.
record 3 accepted "$hint" >docs/adr/0003-c.md
record 4 accepted "$own" >docs/adr/0004-d.md
check_it
expect_status 0
expect_no_out "$left"
rm docs/adr/0003-c.md

# Beside own words it takes many records to tell a hint from a note.
record 5 accepted "$own" '\n## Notes\n\nSome.\n\nRemove this line, please.\n' \
	>docs/adr/0005-e.md
check_it docs/adr/0005-e.md
expect_no_out "$left"
for number in 10 11 12 13 14 15 16; do
	record $number accepted "$own" >docs/adr/00$number-x.md
done
check_it docs/adr/0005-e.md
expect_status 0
expect_out "docs/adr/0005-e.md:22:1: warning: 'Remove this line, please.' $left"

# A change is judged by what it touches, and so is a move.
git add .
git commit -qm all
record 17 proposed "$hint" >docs/adr/0017-new.md
check_it --base HEAD
expect_status 0
expect_out "docs/adr/0017-new.md:8:1: warning: '$hint' $left"
expect_err '1 warning in 1 of'
run hence status 17 accepted
expect_status 1
expect_err "'$hint' is as the template has it"
git rm -q --cached docs/adr/template.md
git commit -qm 'no template'
check_it --rev HEAD
expect_no_out "$left"

# Other collections have other templates; a record may be one.
make_repo other
cd other || exit 1
mkdir -p docs/adr docs/rfcs
record 1 accepted "$hint" >docs/adr/0001-a.md
record 1 accepted "$hint" >docs/rfcs/0001-a.md
record 2 accepted "$own" >docs/rfcs/0002-b.md
cat >.hence.yml <<'END'
collections:
  - path: docs/adr
    kind: adr
  - path: docs/rfcs
    kind: rfc
    template: docs/rfcs/0001-a.md
END
check_it
expect_status 0
record 3 accepted "$hint" >docs/rfcs/0003-c.md
check_it
expect_out "docs/rfcs/0003-c.md:8:1: error: '$hint' $left"
expect_err '1 error in 1 of 4 records'
printf '\n<!-- hence: waive record/placeholder: %s -->\n' \
	'the hint is what we decide on' >>docs/rfcs/0003-c.md
check_it
expect_status 0

# One that is not there is the business of `new` alone.
sed 's/0001-a/no-such/' .hence.yml >new && mv new .hence.yml
check_it
expect_status 0

finish
