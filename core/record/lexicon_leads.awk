# SPDX-License-Identifier: MIT
# lexicon.tsv -> by the first letter and the length of the word that phrases
# begin with: what kinds of phrases. Its caller sorts the rows.
BEGIN {
	FS = "\t"
}

$1 == "phrase" || $1 == "relation" || $1 == "inverse" {
	if (!match($3, /^[a-z][a-z0-9]*/))
		next
	id = toupper($2)
	gsub(/-/, "_", id)
	bit = $1 == "phrase" ? "PHRASE_BIT(" id ")" : "RELATION_BIT"
	row = "['" substr($3, 1, 1) "' - 'a'][" RLENGTH "]"
	if (index(kinds[row], bit) == 0)
		kinds[row] = kinds[row] (kinds[row] ? " | " : "") bit
}

END {
	for (row in kinds)
		printf "%s = %s,\n", row, kinds[row]
}
