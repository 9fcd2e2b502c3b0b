/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_form.h"

#include "core/corpus/config_value.h"

/* What a reader of the file would have to resolve in the head. */
static enum status check_plain(const struct yaml_tree *tree, struct error *err)
{
	uint32_t i;

	for (i = 0; i < tree->count; i++) {
		const struct yaml_node *node = &tree->nodes[i];

		if (node->kind == YAML_ALIAS)
			return config_fail(node, err,
			    "aliases ('*') are not allowed here");
		if (node->marked)
			return config_fail(node, err,
			    "anchors ('&') and tags ('!') are not allowed "
			    "here");
	}
	return STATUS_OK;
}

/* Is it the mark, with nothing or a blank behind it? */
static bool is_mark(struct text line, const char *mark)
{
	return text_starts(line, mark) &&
	    (line.len == 3 || char_is_blank(line.data[3]));
}

/* Nothing of a second document would be read. At the start of a line the marks
 * stand for themselves even inside of quotes. */
static enum status check_single(struct text bytes, struct error *err)
{
	struct text rest = text_skip_bom(bytes), line;
	bool begun = false, ended = false;

	for (uint32_t number = 1; text_next_line(&rest, &line); number++) {
		struct text words = text_trim(line);
		bool begins = is_mark(line, "---");

		if (begins ? begun
			   : ended && words.len && words.data[0] != '#' &&
			    !is_mark(line, "..."))
			return error_set(err, STATUS_CONFIG,
			    "%s:%u:1: a second document begins here, and only "
			    "one is read",
			    CONFIG_FILE, number);
		if (is_mark(line, "..."))
			ended = true;
		if (begins ||
		    (words.len && !char_is_one_of(words.data[0], "#%")))
			begun = true;
	}
	return STATUS_OK;
}

enum status config_check_form(const struct yaml_tree *tree, struct text bytes,
    struct error *err)
{
	enum status status = check_single(bytes, err);

	return status == STATUS_OK ? check_plain(tree, err) : status;
}
