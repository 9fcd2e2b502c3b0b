/* SPDX-License-Identifier: MIT */
#include "core/index/fulltext_text.h"

static const char *const names[] = { "title", "chosen", "rejected",
	"considered", "tags", "headings", "body" };

_Static_assert(sizeof(names) / sizeof(*names) == COLUMN_COUNT,
    "a name for each column");

static void add_columns(struct strbuf *out, unsigned columns)
{
	if ((columns & COLUMNS_ALL) == COLUMNS_ALL)
		return;
	strbuf_addstr(out, "{");
	for (unsigned i = 0; i < COLUMN_COUNT; i++)
		if (columns & COLUMN_BIT(i))
			strbuf_addf(out, " %s", names[i]);
	strbuf_addstr(out, " } : ");
}

static void add_phrase(struct strbuf *out, const struct search_phrase *phrase)
{
	strbuf_addch(out, '"');
	for (size_t i = 0; i < phrase->words.len; i++)
		if (phrase->words.data[i] != '"')
			strbuf_addch(out, phrase->words.data[i]);
	strbuf_addstr(out, phrase->is_prefix ? "\" *" : "\"");
}

void fulltext_text_add(struct strbuf *out, const struct search_needle *needle)
{
	add_columns(out, needle->columns);
	strbuf_addstr(out, "NEAR(");
	for (size_t i = 0; i < needle->count; i++) {
		strbuf_addstr(out, i ? " " : "");
		add_phrase(out, &needle->phrases[i]);
	}
	strbuf_addf(out, ", %u)", needle->distance);
}

void fulltext_text_read_marks(word_list *out, struct text marked)
{
	bool is_marked = false, was_marked = false;
	uint32_t word = 0;

	for (size_t i = 0; i <= marked.len; i++) {
		char c = i < marked.len ? marked.data[i] : ' ';

		if (c == *FTS_MARK_BEGIN) {
			is_marked = true;
		} else if (c == *FTS_MARK_END) {
			is_marked = false;
		} else if (c != ' ') {
			was_marked = was_marked || is_marked;
		} else {
			if (was_marked)
				*vec_push(out) = word;
			was_marked = false;
			word++;
		}
	}
}
