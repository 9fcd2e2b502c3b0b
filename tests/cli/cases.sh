# SPDX-License-Identifier: MIT
# tests/cases/read/NAME with NAME.json beside it (the record's own ending
# dropped): what `hence show --json` says of that record, byte for byte.
#
# tests/cases/check/FAMILY/RULE.fires and RULE.quiet: files of a repository,
# each behind a line "--- PATH", and beside them in NAME.out what
# `hence check -v --show-waived` says of that repository. The first has that
# rule among its findings, the second comes near and has not. Where a case has
# a line "=== base", the files behind it are committed first, and those behind
# "=== change" are what `--base HEAD` is asked about. Each line "=== commit DAY"
# begins all the files of one more commit, with an author's name behind the day
# where it is not Ana's. A file .setup is no part of the repository: its lines
# of shell are run first, for branches and commits.
#
# Few records in the cases of other families have options, so that these rules
# are asked in their own ones alone.
#
# REGEN=1 writes the expectations anew; read them in the diff.
. "$(dirname "$0")/lib.sh"

for area in "$project"/tests/cases/read/; do
	name=$(basename "$area")
	mkdir "$name"
	cp -R "$area." "$name"
	rm -f "$name"/*.json
	for want in "$area"*.json; do
		[ -n "${REGEN:-}" ] || [ -e "$want" ] || continue
	done
	# The folder is a collection whose records end in what is no .json.
	(cd "$name" && find . -type f) | sort | while read -r file; do
		file=${file#./}
		case $file in
		*/README.md) want=$(dirname "$file").json ;;
		*) want=${file%.*}.json ;;
		esac
		echo "$file $want"
	done >"$scratch/list"
	while read -r file want; do
		if [ -n "${REGEN:-}" ]; then
			hence --dir "$name" show --json "$name/$file" \
				>"$area$want"
			continue
		fi
		run hence --dir "$name" show --json "$name/$file"
		expect_status 0
		check "$name/$want is what it was" cmp -s "$out" "$area$want"
		cmp -s "$out" "$area$want" ||
			diff -u "$area$want" "$out" | head -20 >&2
	done <"$scratch/list"
done

cases=$project/tests/cases/check

# unpack CASE [PART]: its files, or those of a part, into the current folder.
unpack()
{
	LC_ALL=C awk -v wanted="${2:-}" '/^=== / {
		part = substr($0, 5)
		next
	}
	part != wanted {
		next
	}
	/^--- / {
		if (path)
			close(path)
		path = substr($0, 5)
		folder = path
		if (sub(/\/[^\/]*$/, "", folder))
			system("mkdir -p \"" folder "\"")
		printf "" >path
		next
	}
	{ print >path }' "$1"
}

# replay CASE: make its commits, "=== commit DATE [AUTHOR]".
replay()
{
	sed -n 's/^=== \(commit .*\)/\1/p' "$1" | while read -r part; do
		git ls-files -z | xargs -0 rm -f
		unpack "$1" "$part"
		# shellcheck disable=SC2086
		set -- "$1" ${part#commit }
		GIT_AUTHOR_DATE="$2 10:00:00 +0000"
		GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
		GIT_AUTHOR_NAME=${3:-Ana} \
			GIT_AUTHOR_EMAIL=${3:-ana}@example.org \
			commit_all "$part"
	done
}

try() # RULE KIND
{
	case=$cases/$1.$2
	case $1 in
	options/*) without= ;;
	*) without='--no-rule options' ;;
	esac
	check "there is a case $1.$2" test -f "$case" || return
	folder=$scratch/place/$1.$2
	make_repo "$folder"
	cd "$folder" || exit 1
	if grep -q '^=== base$' "$case"; then
		unpack "$case" base
		commit_all base
		unpack "$case" change
		# shellcheck disable=SC2086
		run hence check -v --show-waived $without --base HEAD
	elif grep -q '^=== commit ' "$case"; then
		replay "$case"
		# shellcheck disable=SC2086
		run hence check -v --show-waived $without
	else
		unpack "$case"
		if [ -f .setup ]; then
			sh -e ./.setup >"$scratch/setup" 2>&1 ||
				fail "$case: .setup"
			rm .setup
		fi
		# shellcheck disable=SC2086
		run hence check -v --show-waived $without
	fi
	[ -z "${REGEN:-}" ] || cp "$out" "$case.out"
	check "$1.$2 is what it was" cmp -s "$out" "$case.out"
	cmp -s "$out" "$case.out" || diff -u "$case.out" "$out" | head -20 >&2
	grep -v 'waived: ' "$out" >said
	case $2 in
	fires) check "$1 fires" grep -qF "[$1]" said ;;
	quiet) check_not "$1 is quiet" grep -qF "[$1]" said ;;
	esac
	check_not "$1.$2 reads as a record" grep -q '^hence: error' "$err"
	cd "$scratch/place" || exit 1
}

hence check --explain all | sed -n 's/^### //p' >rules
check "there are rules" test -s rules
while read -r rule; do
	try "$rule" fires
	try "$rule" quiet
done <rules

# No case without a rule.
(cd "$cases" && find . -name '*.fires' -o -name '*.quiet') |
	sed 's/^\.\///; s/\.[a-z]*$//' | sort -u >had
sort rules >wanted
check "each case is of a rule" cmp -s wanted had
finish
