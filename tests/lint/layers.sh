#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may include whom: every #include of cmd and core against a table.
# `layers.sh FOLDER` judges another tree (its own test does).
cd "${1:-$(dirname "$0")/../..}" || exit 1

# folder <TAB> what its files may include, as one expression
# A library's header <TAB> the only files that may.
grep -rn --include='*.[ch]' '^ *# *include' cmd core | awk '
BEGIN {
	base = "core/base/"
	git = "core/git/(source|history|log|refs)[.]h"
	late = "|core/(check|index|render)/"
	may["core/base"] = base
	may["core/git"] = base "|core/git/"
	records = "|core/(format|record|corpus)/"
	may["core/format"] = base "|core/format/"
	may["core/record"] = base "|core/(format|record)/|lexicon(_first|_leads)?[.]inc"
	may["core/corpus"] = base "|" git records
	may["core/check"] = base "|" git records "|core/check/"
	may["core/search"] = base "|" git records "|core/search/"
	may["core/index"] = base "|" git records "|core/search/(index|document|words)[.]h|core/index/|build/parser_version[.]inc"
	may["core/render"] = base "|" git records "|core/render/"
	may["core/edit"] = base "|core/(format|record|edit)/"
	may["core/change"] = base "|core/(git|edit|change)/" records late
	may["core/create"] = base "|core/(git|edit|change|create)/" records late
	may["core/output"] = base "|" git records "|core/(change|create|output)/" late "|core/search/"
	may["cmd"] = "core/|cmd/"
	only["git2"] = "core/git/"
	only["cmark"] = only["yaml"] = "core/format/"
	only["jansson"] = "core/base/json[.]h"
	only["utf8proc"] = "core/base/unicode[.]c"
	only["pcre2"] = "core/base/"
	only["sqlite3"] = "core/index/(checked|database|fulltext|fulltext_[a-z]*)[.][ch]"
	only["pthread"] = "core/(base/threads|corpus/load)[.]c"
}
{
	file = $0; sub(/:.*/, "", file)
	folder = file; sub(/\/[^\/]*$/, "", folder)
	name = $0; sub(/^[^"<]*/, "", name)
	ours = name ~ /^"/
	name = substr(name, 2)
	sub(/[">].*/, "", name)
	library = name; sub(/[\/.].*/, "", library)
	if (ours)
		ok = (folder in may) && name ~ ("^(" may[folder] ")")
	else
		ok = !(library in only) || file ~ ("^" only[library])
	if (ok)
		passed++
	else {
		failed++
		print file ": may not include " name
	}
}
END {
	printf "%d passed, %d failed\n", passed, failed
	exit failed > 0
}'
