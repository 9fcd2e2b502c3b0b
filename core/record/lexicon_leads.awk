# SPDX-License-Identifier: MIT
# lexicon.tsv -> what kinds of phrases begin with a word of that first letter
# and length, and of that first and last letter. Its caller sorts the rows.
BEGIN {
	FS = "\t"
}

function add(row, bit) {
	if (index(kinds[row], bit) == 0)
		kinds[row] = kinds[row] (kinds[row] ? " | " : "") bit
}

$1 == "phrase" || $1 == "relation" || $1 == "inverse" {
	if (!match($3, /^[a-z][a-z0-9]*/))
		next
	id = toupper($2)
	gsub(/-/, "_", id)
	bit = $1 == "phrase" ? "PHRASE_BIT(" id ")" : "RELATION_BIT"
	letter = "['" substr($3, 1, 1) "' - 'a']"
	add(letter ".by_length[" RLENGTH "]", bit)
	add(letter ".by_last['" substr($3, RLENGTH, 1) "' - 'a']", bit)
}

END {
	for (row in kinds)
		printf "%s = %s,\n", row, kinds[row]
}
