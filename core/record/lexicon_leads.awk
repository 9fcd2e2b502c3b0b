# SPDX-License-Identifier: MIT
# lexicon.tsv -> what kinds of phrases begin with a word of that hash, which is
# the one of lexicon_leads.c. Its caller sorts the rows.
BEGIN {
	FS = "\t"
	for (code = 0; code < 128; code++)
		code_of[sprintf("%c", code)] = code
}

function hash(word, i, sum) {
	for (i = 1; i <= length(word); i++)
		sum = (sum * 37 + code_of[substr(word, i, 1)]) % 4096
	return sum
}

$1 == "phrase" || $1 == "relation" || $1 == "inverse" {
	if (!match($3, /^[a-z][a-z0-9]*/))
		next
	id = toupper($2)
	gsub(/-/, "_", id)
	bit = $1 == "phrase" ? "PHRASE_BIT(" id ")" : "RELATION_BIT"
	row = hash(substr($3, 1, RLENGTH))
	if (index(kinds[row], bit) == 0)
		kinds[row] = kinds[row] (kinds[row] ? " | " : "") bit
}

END {
	for (row in kinds)
		printf "[%d] = %s,\n", row, kinds[row]
}
