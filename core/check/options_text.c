/* SPDX-License-Identifier: MIT */
/* Words that few rules ask for, and few records, looked for in the file. */
#include "core/check/options.h"
#include "core/git/source.h"

bool weighing_says(const struct weighing *w, uint64_t classes, uint32_t phrases)
{
	const struct check *check = w->check;
	const struct record *record = w->record;
	const struct source_file *file = source_find(check->source,
	    record->path);
	struct strbuf bytes = STRBUF_INIT;
	bool found;

	/* a template's comment alone says nothing */
	if (!check_words(record, classes, &found))
		return false;
	/* what cannot be read may say it */
	found = !file ||
	    source_read(check->source, file, check->corpus->config.record_bytes,
		&bytes, NULL) != STATUS_OK;

	for (uint32_t i = 0; i < record->sections_count && !found; i++) {
		const struct section *section = &record->sections[i];
		struct span body = section->body;

		if ((section->classes & classes) && body.end <= bytes.len)
			found = lexicon_has(text_make(bytes.buf + body.start,
						body.end - body.start),
			    phrases);
	}
	strbuf_release(&bytes);
	return found;
}
