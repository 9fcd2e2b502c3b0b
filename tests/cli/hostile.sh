# SPDX-License-Identifier: MIT
# Bad and hostile input: every command ends, says what is wrong, and reads the
# rest. No time is asserted; `timeout` turns a hang into a failure.
. "$(dirname "$0")/lib.sh"

bounded()
{
	run timeout "${HANG_SECONDS:-60}" "$HENCE" "$@"
}

make_repo
mkdir -p docs/adr
record docs/adr/0001-good.md Good

# Sizes, bytes and kinds of file.
truncate -s 100M docs/adr/0002-huge.md
printf '# 3. NUL \000 here\n\n- Status: accepted\n' >docs/adr/0003-nul.md
printf '# 4. \377\376\n' >docs/adr/0004-bytes.md
: >docs/adr/0005-empty.md
mkdir docs/adr/0006-folder.md
mkfifo docs/adr/0007-pipe.md
ln -s 0008-b.md docs/adr/0008-a.md
ln -s 0008-a.md docs/adr/0008-b.md
ln -s /etc/passwd docs/adr/0009-out.md
printf '# 10\n' >"docs/adr/0010-with 'quotes\" and
newline.md"
record docs/adr/0011-locked.md Locked
chmod 000 docs/adr/0011-locked.md
bounded list
expect_status 0
expect_out "ADR-0001  accepted"
expect_out "ADR-0002"
expect_out "ADR-0003  accepted"
expect_out "ADR-0005"
expect_out "ADR-0010"
expect_no_out "passwd"
expect_err "docs/adr/0002-huge.md"
expect_err "104857600 bytes"
expect_err "docs/adr/0009-out.md"
check_not "no bare newline from a name" grep -q '^newline' "$out"
if [ "$(id -u)" -ne 0 ]; then
	expect_err "docs/adr/0011-locked.md"
	expect_err "permission denied"
fi
bounded show 2
expect_err "1048576"
bounded list --json
expect_status 0
expect_json '[r["id"] for r in d["records"]][0]' ADR-0001
rm -rf docs/adr
mkdir -p docs/adr

# Front matter that is none, and YAML that would grow.
printf -- '---\nstatus: accepted\n\n# 1. Open\n' >docs/adr/0001-open.md
printf -- '---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\nstatus: draft\n---\n# 2\n' \
	>docs/adr/0002-bomb.md
printf -- '---\nstatus: [accepted\n---\n# 3\n' >docs/adr/0003-broken.md
bounded list --json
expect_json 'd["records"][0]["status"]' accepted
expect_json 'd["records"][1]["status"]' draft
bounded show --json 1
expect_json 'd["record"]["problems"]' '["front-matter-unterminated"]'
bounded show --json 3
expect_json 'd["record"]["problems"]' '["front-matter-broken"]'

# A link to the successor that goes on in the next line
rm docs/adr/*
for line in '[4. B\nC](b.md) is newer.' '[4. B\r\nC](b.md) is newer.' \
	'[4. B\rC](b.md)' '[4. B\n> C](b.md)'; do
	# shellcheck disable=SC2059 # it is the format
	printf "# 5. A\n\n## Status\n\n> Superseded. $line\n" \
		>docs/adr/0005-lines.md
	bounded show --json 5
	expect_status 0
	expect_json '[r["target"] for r in d["record"]["relations"]]' \
		'["b.md"]'
	bounded list
	expect_status 0
done

# Escapes in records never reach the terminal.
printf '# 4. \033[31mred\033]0;title\007\n\n- Status: \033[5maccepted\n\n\033[2Jbody \302\233m \342\200\256x\n' \
	>docs/adr/0004-escapes.md
for command in "list" "show 4" "--color=always show 4" "--color=always list"; do
	# shellcheck disable=SC2086
	bounded $command
	check_not "$command prints no escape of the record" \
		grep -qaE "$(printf '\033\\[(31|5|2J)|\033\\]0;t|\302\233')" "$out"
done

# Many files.
export MANY=100000
case $HENCE in */address/*) MANY=10000 ;; esac
mkdir many && cd many || exit 1
git init -q .
mkdir -p docs/adr
python3 -c 'import os
for i in range(int(os.environ["MANY"])): open("docs/adr/%05d-x.md" % i, "w").write("# x\n")'
bounded list -q
expect_status 0
check "$MANY records" test "$(wc -l <"$out")" -eq "$MANY"
bounded new --no-edit One more
expect_exactly "docs/adr/$MANY-one-more.md"
cd ..

finish
