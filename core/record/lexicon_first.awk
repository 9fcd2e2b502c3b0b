# SPDX-License-Identifier: MIT
# The sorted rows of lexicon.inc -> which of them begin with an ASCII byte, and
# last, which with any other.
BEGIN {
	for (code = 1; code < 128; code++)
		code_of[sprintf("%c", code)] = code
}

{
	byte = substr($0, index($0, "\"") + 1, 1)
	code = byte in code_of ? code_of[byte] : 128
	if (!(code in first))
		first[code] = NR - 1
	end[code] = NR
}

END {
	for (code in first)
		printf "[%d] = { %d, %d },\n", code, first[code], end[code]
}
