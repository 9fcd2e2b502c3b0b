/* SPDX-License-Identifier: MIT */
#include "core/check/loosened.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/strbuf.h"
#include "core/git/source.h"

static void place(const struct check *check, struct finding *finding,
    uint32_t line, const char *subject)
{
	if (!finding)
		return;
	finding->path = CONFIG_FILE;
	finding->line = line;
	finding->whole_file = !line;
	finding->subject = arena_strdup(&check->findings->arena, subject);
}

/* "error", or "off/warning/error" where the stages differ. */
static void add_levels(struct strbuf *out, const char levels[STAGE_CLOSED])
{
	bool same = levels[0] == levels[1] && levels[1] == levels[2];

	for (size_t at = 0; at < (same ? 1 : STAGE_CLOSED); at++)
		strbuf_addf(out, "%s%s", at ? "/" : "",
		    severity_name(severity_of_letter(levels[at])));
}

static uint32_t line_of(const struct config *config, const char *rule)
{
	for (uint32_t i = 0; i < config->rules_count; i++)
		if (!strcmp(config->rules[i].name, rule))
			return config->rules[i].line;
	return 0;
}

static void check_severity(const struct check *check, enum rule_id id,
    const struct rules_in_force *before, const struct rules_in_force *now)
{
	const char *name = rules[id].name;
	struct strbuf from = STRBUF_INIT, to = STRBUF_INIT;
	/* of the two kinds, the one that shows it */
	size_t kind = memcmp(before->levels->letters[id][0],
			  now->levels->letters[id][0], STAGE_CLOSED) == 0;

	if (!rule_is_lowered(id, before->levels, now->levels))
		return;
	add_levels(&from, before->levels->letters[id][kind]);
	add_levels(&to, now->levels->letters[id][kind]);
	place(check,
	    check_add(check, RULE_LIFECYCLE_RULES_LOOSENED, NULL,
		"'%s' is lowered from %s to %s", name, from.buf, to.buf),
	    line_of(now->config, name), name);
	strbuf_release(&from);
	strbuf_release(&to);
}

static void check_anchors(const struct check *check,
    const struct config *before, const struct config *now)
{
	if (now->anchors != CONFIG_ANCHORS_NONE ||
	    before->anchors == CONFIG_ANCHORS_NONE)
		return;
	place(check,
	    check_add(check, RULE_LIFECYCLE_RULES_LOOSENED, NULL,
		"anchors are no longer looked at ('link/anchor-missing')"),
	    now->anchors_line, "links.anchors");
}

static bool is_still_read(const struct config *now, const char *folder)
{
	for (uint32_t i = 0; i < now->collections_count; i++)
		if (path_is_inside(folder, now->collections[i].path))
			return true;
	return !now->collections_count; /* it may be found */
}

static void check_collections(const struct check *check,
    const struct config *before, const struct config *now)
{
	for (uint32_t i = 0; i < before->collections_count; i++) {
		const char *path = before->collections[i].path;
		size_t end, first = source_range(check->source, path, &end);

		if (first == end || is_still_read(now, path))
			continue;
		place(check,
		    check_add(check, RULE_LIFECYCLE_RULES_LOOSENED, NULL,
			"the records in '%s' are no longer checked", path),
		    0, path);
	}
}

void check_loosened(const struct check *check,
    const struct rules_in_force *before, const struct rules_in_force *now)
{
	for (size_t id = 0; id < RULE_COUNT; id++)
		check_severity(check, (enum rule_id)id, before, now);
	check_anchors(check, before->config, now->config);
	check_collections(check, before->config, now->config);
}

/* By the index before the change. */
static bool *find_kept(const struct record_pairs *pairs)
{
	bool *kept = mem_alloc(pairs->before->records.count + 1);

	for (size_t i = 0; i < pairs->after->records.count; i++)
		if (pairs->origins[i])
			kept[pairs->origins[i] - 1] = true;
	return kept;
}

static void report_let_go(const struct check *check, const char *path,
    const struct collection *collection, size_t count)
{
	struct finding *finding = check_add(check,
	    RULE_LIFECYCLE_RULES_LOOSENED, NULL,
	    "%zu file%s that %s in '%s' %s no longer checked", count,
	    count == 1 ? "" : "s", count == 1 ? "was a record" : "were records",
	    collection->name, count == 1 ? "is" : "are");

	place(check, finding, 0, collection->path);
	if (finding)
		finding->path = path;
}

void check_let_go(const struct check *check, const struct record_pairs *pairs,
    const struct moved_paths *moved)
{
	const struct corpus *before = pairs->before;
	bool *kept = pairs->gone ? find_kept(pairs) : NULL;

	for (size_t i = 0; kept && i < before->collections.count; i++) {
		const struct collection *c = &before->collections.items[i];
		const struct source_file *first = NULL, *file;
		size_t count = 0;

		for (uint32_t k = c->first; k < c->first + c->count; k++) {
			if (kept[k])
				continue;
			file = source_find(check->source,
			    moved_path(moved, before->records.items[k].path));
			count += file != NULL;
			if (!first)
				first = file;
		}
		if (first)
			report_let_go(check, first->path, c, count);
	}
	free(kept);
}
