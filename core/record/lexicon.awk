# SPDX-License-Identifier: MIT
# lexicon.tsv -> the rows of lexicon.c's table; its caller sorts them.
BEGIN {
	FS = "\t"
	prefix["section"] = "SECTION_"
	prefix["status"] = "RECORD_"
	prefix["field"] = "FIELD_"
	prefix["phrase"] = "PHRASE_"
	prefix["relation"] = prefix["inverse"] = "RELATION_"
}

/^#/ {
	next
}

{
	id = toupper($2)
	gsub(/-/, "_", id)
	gsub(/[\\"]/, "\\\\&", $3)
	printf "{ PHRASE(\"%s\"), LEXICON_%s, %s },\n", $3, toupper($1),
	    prefix[$1] id
}
