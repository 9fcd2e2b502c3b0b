# SPDX-License-Identifier: MIT
# lexicon.tsv -> the words that phrases about options begin with, each with the
# kinds of these phrases. Its caller sorts by what stands in front of each row,
# the first letter and the length, and takes that off.
BEGIN {
	FS = "\t"
}

$1 == "phrase" && match($3, /^[a-z0-9]+/) {
	id = toupper($2)
	gsub(/-/, "_", id)
	word = substr($3, 1, RLENGTH)
	bit = "PHRASE_BIT(" id ")"
	if (index(kinds[word], bit) == 0)
		kinds[word] = kinds[word] (kinds[word] ? " | " : "") bit
}

END {
	for (word in kinds)
		printf "%s\t%02d\t{ PHRASE(\"%s\"), %s },\n",
		    substr(word, 1, 1), length(word), word, kinds[word]
}
