#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual says what the program says: commands, options, settings, variables.
. "$(dirname "$0")/lib.sh"
man=$project/docs/man

# help_options COMMAND HEADING: "-t, --template NAME" under that heading.
help_options()
{
	# shellcheck disable=SC2086 # no command: the overview
	hence $1 --help | awk -v heading="$2" '
		!/^ / { wanted = index($0, heading) == 1 }
		wanted && /^  (-|    --)/ {
			sub(/^ +/, ""); sub(/  .*/, ""); print
		}' | sort
}

# page_options PAGE: the same of its .It lines.
page_options()
{
	sed -n -e 's/ Ns Oo Ns = Ns Ar \(.*\) Oc$/[=\1]/' -e 's/Fl Fl /--/g' \
		-e 's/Fl /-/g' -e 's/ Ar / /' -e 's/ , /, /' \
		-e 's/^\.It -/-/p' "$1" | sort
}

# page_items MACRO PAGE: the names that .It lines with that macro explain.
page_items()
{
	sed -n "s/^\.It $1 //p" "$2" | sed 's/ , /\n/g' | sort
}

# same WHAT: the files wanted and found are one.
same()
{
	check "$1" cmp -s wanted found
	diff wanted found >&2
}

run hence help
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' "$out")
check "there are commands" test -n "$commands"

for command in $commands; do
	page=$man/hence-$command.1
	check "'$command' has a page" test -f "$page" || continue
	help_options "$command" Options: >wanted
	page_options "$page" >found
	same "the options of '$command' and its page"
	hence "$command" --help | sed -n \
		's/^      --\(dir\|rev\|staged\|json\)\( .*\|$\)/\1/p' |
		sort >wanted
	sed -n 's/.*Fl Fl \(dir\|rev\|staged\|json\)\( .*\|$\)/\1/p' "$page" |
		sort -u >found
	same "the common options of '$command' and what its page says of them"
done

help_options "" Options >wanted
page_options "$man/hence.1" >found
same "the common options and hence(1)"
echo "$commands" | sed 's/.*/hence-& 1/' | sort >wanted
page_items Xr "$man/hence.1" >found
same "the commands and hence(1)"
(cd "$man" && echo hence-*.1) | sed 's/\.1\( \|$\)/ 1\n/g' | sed '/^$/d' |
	sort >found
same "the commands and the pages there are"

python3 - "$project/docs/schema/hence.json" <<'PYTHON' | sort >wanted
import json, sys
def walk(node, path):
    for name, child in node.get("properties", {}).items():
        print(path + name)
        walk(child, path + name + ".")
        walk(child.get("items", {}), path + name + "[].")
        for each in child.get("patternProperties", {}).values():
            walk(each, path + name + ".*.")
walk(json.load(open(sys.argv[1], encoding="utf-8")), "")
PYTHON
page_items Va "$man/hence-config.5" >all
grep -v '^hence\.' all >found
same "the settings of the schema and hence-config(5)"
find "$project"/cmd -name "*.c" ! -name "completion*" -exec cat {} + |
	grep -o '"hence\.[a-z]*"' | tr -d '"' |
	sort -u >wanted
grep '^hence\.' all >found
same "the user's settings and hence-config(5)"
cat "$project"/cmd/*.c "$project"/core/*/*.c | grep -o '"HENCE_[A-Z_]*"' |
	tr -d '"' | sort -u >wanted
page_items Ev "$man/hence.1" | grep '^HENCE_' >found
same "the environment and hence(1)"

# What other packages have installed is no matter of these pages.
if command -v mandoc >/dev/null; then
	for page in "$man"/*.[1-9]; do
		mandoc -T lint -W style "$page" 2>/dev/null |
			grep -v 'referenced manual not found' >found
		: >wanted
		same "mandoc finds nothing in '${page##*/}'"
	done
else
	skip "no mandoc here"
fi
run make -s -n -C "$project" install
for page in "$man"/*.[1-9]; do
	expect_out "docs/man/${page##*/}"
done
finish
