/* SPDX-License-Identifier: MIT */
#include "cmd/new_print.h"

#include "core/base/path.h"

void new_say_gaps(const struct env *env, const struct number_gaps *gaps)
{
	if (gaps->branches)
		env_say(env,
		    "the number may be used already on %zu branch%s that "
		    "cannot be read; run 'git fetch' and compare",
		    gaps->branches, gaps->branches == 1 ? "" : "es");
	if (gaps->folders)
		env_say(env,
		    "the number may be used already in '%s'%s, which cannot "
		    "be read; mend its permissions and compare",
		    gaps->folder.buf,
		    gaps->folders > 1 ? " and other folders" : "");
}

void new_say_format(const struct env *env, const struct corpus *corpus,
    const struct collection *collection)
{
	uint32_t i, rst = 0, adoc = 0;

	for (i = 0; i < collection->count; i++) {
		const struct record *record =
		    &corpus->records.items[collection->first + i];
		struct text end = path_extension(path_base(record->path));

		rst += text_equals_nocase(end, "rst");
		adoc += text_equals_nocase(end, "adoc") ||
		    text_equals_nocase(end, "asciidoc");
	}
	if ((rst + adoc) * 2 > collection->count)
		env_say(env, "the new record is Markdown; most in '%s' are %s",
		    collection->name,
		    rst > adoc ? "reStructuredText" : "AsciiDoc");
}
