/* SPDX-License-Identifier: MIT */
#include "core/edit/yaml_edit.h"

#include "tests/unit/test.h"

enum what {
	SET,
	ADD_BEHIND,
	ADD_LAST,
	REMOVE,
	ADD_ITEM,
	REMOVE_FIRST,
	REMOVE_LAST
};

static const struct yaml_node *item_of(const struct yaml_text *yaml,
    const struct yaml_node *list, bool first)
{
	const struct yaml_node *nodes = yaml->tree.nodes, *found = list;

	for (uint32_t i = (uint32_t)(list - nodes) + 1; i < list->end;
	     i = nodes[i].end)
		if (found == list || !first)
			found = &nodes[i];
	return found;
}

static enum status act(struct edits *edits, const struct yaml_text *yaml,
    enum what what, const char *key, const char *value)
{
	const struct yaml_node *node = yaml_text_get(yaml, key);
	struct text t = text_of(value);

	switch (what) {
	case SET:
		return yaml_text_set(edits, yaml, node, t, NULL);
	case ADD_BEHIND:
		return yaml_text_add(edits, yaml, node, "new", t, NULL);
	case ADD_LAST:
		return yaml_text_add(edits, yaml, NULL, key, t, NULL);
	case REMOVE:
		return yaml_text_remove(edits, yaml, node, NULL);
	case ADD_ITEM:
		return yaml_text_add_item(edits, yaml, node, t, NULL);
	default:
		return yaml_text_remove_item(edits, yaml,
		    item_of(yaml, node, what == REMOVE_FIRST), NULL);
	}
}

/* text is the file; want NULL: refused. */
static void check(const char *text, enum what what, const char *key,
    const char *value, const char *want)
{
	struct strbuf file = STRBUF_INIT;
	struct yaml_text yaml;
	struct edits edits;
	struct arena arena;
	enum status status;
	bool front = text_starts(text_of(text), "---");

	strbuf_addstr(&file, text);
	arena_init(&arena);
	edits_init(&edits);
	status = front ? yaml_text_front_matter(&yaml,
			     text_make(file.buf, file.len), &arena, NULL)
		       : yaml_text_file(&yaml, text_make(file.buf, file.len),
			     &arena, NULL);
	if (!status)
		status = act(&edits, &yaml, what, key, value);
	CHECK((status == STATUS_OK) == (want != NULL));
	if (!status && want) {
		CHECK(edits_apply(&edits, &file));
		CHECK_STRING(file.buf, want);
	}
	edits_release(&edits);
	arena_release(&arena);
	strbuf_release(&file);
}

static void check_set(void)
{
	check("a: x # why\nb: 1\n", SET, "a", "two words",
	    "a: two words # why\nb: 1\n");
	check("---\na: 'x'\n---\n# T\n", SET, "a", "it's",
	    "---\na: 'it''s'\n---\n# T\n");
	check("a: \"x\"\n", SET, "a", "a \"b\"", "a: \"a \\\"b\\\"\"\n");
	check("a: x\n", SET, "a", "b: c", "a: \"b: c\"\n");
	check("a: x\n", SET, "a", "yes", "a: \"yes\"\n");
	check("a: x\n", SET, "a", "12", "a: \"12\"\n");
	check("a: 7\n", SET, "a", "12", "a: 12\n");
	check("a: x\n", SET, "a", "2024-01-31", "a: 2024-01-31\n");
	check("a:\nb: 1\n", SET, "a", "x", "a: x\nb: 1\n");
	check("a: \r\nb: 1\r\n", SET, "a", "x", "a: x\r\nb: 1\r\n");
	check("a:  # why\nb: 1\n", SET, "a", "x", "a: x  # why\nb: 1\n");
	check("a: &m x\n", SET, "a", "z", "a: &m z\n");
	check("a: &m x\nb: *m\n", SET, "a", "z", NULL);
	check("a: x\nb: &m y\nc: *m\n", SET, "a", "z",
	    "a: z\nb: &m y\nc: *m\n");
	check("a: |\n  x\n  y\nb: 1\n", SET, "a", "z", "a: z\nb: 1\n");
	check("a: [x]\n", SET, "a", "y", NULL);
}

static void check_entries(void)
{
	check("---\na: x\nb: 1\n---\n", ADD_BEHIND, "a", "y",
	    "---\na: x\nnew: y\nb: 1\n---\n");
	check("---\r\na:\r\n  - x # c\r\n---\r\n", ADD_LAST, "n", "[y]",
	    "---\r\na:\r\n  - x # c\r\nn: [y]\r\n---\r\n");
	check("a: x", ADD_LAST, "n", "y", "a: x\nn: y");
	check("---\n---\n", ADD_LAST, "n", "y", "---\nn: y\n---\n");
	check("---\n# only a comment\n---\n", ADD_LAST, "n", "y",
	    "---\n# only a comment\nn: y\n---\n");
	check("{a: x}\n", ADD_LAST, "n", "y", NULL);
	check("a:\nb: 1\n", ADD_BEHIND, "a", "y", "a:\nnew: y\nb: 1\n");
	check("a: x\nb:\n  - 1\n  - 2\nc: 3\n", REMOVE, "b", NULL,
	    "a: x\nc: 3\n");
}

static void check_items(void)
{
	check("a: [x, y] # c\n", ADD_ITEM, "a", "z", "a: [x, y, z] # c\n");
	check("a: []\n", ADD_ITEM, "a", "z", "a: [z]\n");
	check("a: ['x']\n", ADD_ITEM, "a", "z", "a: ['x', 'z']\n");
	check("a: [\n  x,\n  y,\n]\n", ADD_ITEM, "a", "z",
	    "a: [\n  x,\n  y,\n  z,\n]\n");
	check("a:\n- x # c\n\nb: 1\n", ADD_ITEM, "a", "z",
	    "a:\n- x # c\n- z\n\nb: 1\n");
	check("a:\n  - \"x\"", ADD_ITEM, "a", "z", "a:\n  - \"x\"\n  - \"z\"");
	check("a: x\n", ADD_ITEM, "a", "z", "a: [x, z]\n");
	check("a: x, y\n", ADD_ITEM, "a", "z", "a: [\"x, y\", z]\n");
	check("a:\nb: 1\n", ADD_ITEM, "a", "z", "a: [z]\nb: 1\n");
	check("a: ~\n", ADD_ITEM, "a", "z", "a: [z]\n");
	check("a: {b: c}\n", ADD_ITEM, "a", "z", NULL);
	check("a: [x, y]\n", REMOVE_FIRST, "a", NULL, "a: [y]\n");
	check("a: [x, y]\n", REMOVE_LAST, "a", NULL, "a: [x]\n");
	check("a: [x]\n", REMOVE_LAST, "a", NULL, "a: []\n");
	check("a:\n  - x\n  - y # c\nb: 1\n", REMOVE_LAST, "a", NULL,
	    "a:\n  - x\nb: 1\n");
	check("a:\n  - x\nb: 1\n", REMOVE_LAST, "a", NULL, "b: 1\n");
	check("a: x\nb: 1\n", REMOVE_LAST, "a", NULL, "b: 1\n");
}

int main(void)
{
	check_set();
	check_entries();
	check_items();
	return test_end();
}
