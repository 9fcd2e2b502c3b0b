# SPDX-License-Identifier: MIT
# tests/cases/AREA/NAME with NAME.json beside it (the record's own ending
# dropped): what `hence show --json` says of that record, byte for byte.
# REGEN=1 writes the expectations anew; read them in the diff.
. "$(dirname "$0")/lib.sh"

for area in "$project"/tests/cases/*/; do
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
finish
