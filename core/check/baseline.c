/* SPDX-License-Identifier: MIT */
#include "core/check/baseline.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/base/strbuf.h"
#include "core/corpus/config_load.h"

#define HEADER \
	"# Findings that 'hence check' does not report, as they are older " \
	"than the check.\n" \
	"# 'hence check --update-baseline' takes out those that are mended.\n"

void baseline_init(struct baseline *baseline)
{
	memset(baseline, 0, sizeof(*baseline));
	arena_init(&baseline->arena);
	map_init(&baseline->index);
}

void baseline_release(struct baseline *baseline)
{
	vec_release(&baseline->entries);
	map_release(&baseline->index);
	arena_release(&baseline->arena);
}

/* Records, numbers, links and tables of contents: what old records may keep. */
static bool takes(enum rule_id rule)
{
	static const char *const families[] = { "record/", "number/", "link/",
		"toc/" };

	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		if (text_starts(text_of(rules[rule].name), families[i]))
			return true;
	return false;
}

/* The entry of such findings, made where there is none. */
static struct baseline_entry *entry_at(struct baseline *baseline,
    const struct finding *finding, bool *is_new)
{
	struct strbuf key = STRBUF_INIT;
	struct baseline_entry *entry;
	size_t *at;

	finding_fingerprint(&key, finding);
	at = map_at(&baseline->index, text_make(key.buf, key.len), is_new);
	strbuf_release(&key);
	if (!*is_new)
		return &baseline->entries.items[*at - 1];
	entry = vec_push(&baseline->entries);
	*at = baseline->entries.count;
	entry->rule = finding->rule;
	entry->path = arena_strdup(&baseline->arena,
	    finding->path ? finding->path : "");
	entry->subject = arena_strdup(&baseline->arena, finding->subject);
	return entry;
}

static struct baseline_entry *find_entry(const struct baseline *baseline,
    const struct finding *finding, struct strbuf *key)
{
	const size_t *at;

	strbuf_clear(key);
	finding_fingerprint(key, finding);
	at = map_find(&baseline->index, text_make(key->buf, key->len));
	return at ? &baseline->entries.items[*at - 1] : NULL;
}

void baseline_apply(struct baseline *baseline, struct findings *findings)
{
	struct strbuf key = STRBUF_INIT;

	for (size_t i = 0; baseline->entries.count && i < findings->items.count;
	     i++) {
		struct finding *finding = &findings->items.items[i];
		struct baseline_entry *entry;

		if (finding->waived)
			continue;
		entry = find_entry(baseline, finding, &key);
		if (!entry || entry->fired == entry->count)
			continue;
		entry->fired++;
		finding->in_baseline = true;
	}
	strbuf_release(&key);
}

size_t baseline_count_gone(const struct baseline *baseline,
    const bool wanted[RULE_COUNT])
{
	size_t gone = 0;

	for (size_t i = 0; i < baseline->entries.count; i++) {
		const struct baseline_entry *entry =
		    &baseline->entries.items[i];

		gone += wanted[entry->rule] && entry->fired < entry->count;
	}
	return gone;
}

void baseline_add(struct baseline *baseline, const struct findings *findings)
{
	for (size_t i = 0; i < findings->items.count; i++) {
		const struct finding *finding = &findings->items.items[i];
		bool is_new;

		if (takes(finding->rule) && !finding->waived &&
		    finding->severity >= SEVERITY_WARNING)
			entry_at(baseline, finding, &is_new)->count++;
	}
}

void baseline_prune(struct baseline *baseline)
{
	for (size_t i = 0; i < baseline->entries.count; i++)
		baseline->entries.items[i].count =
		    baseline->entries.items[i].fired;
}

size_t baseline_count(const struct baseline *baseline)
{
	size_t count = 0;

	for (size_t i = 0; i < baseline->entries.count; i++)
		count += baseline->entries.items[i].count;
	return count;
}

/* What would end a field or a line is written as C writes it. */
static const char escaped[] = "\\\t\n\r", letters[] = "\\tnr";

static void add_field(struct strbuf *out, const char *value)
{
	for (; *value; value++) {
		const char *hit = strchr(escaped, *value);

		if (hit)
			strbuf_addf(out, "\\%c", letters[hit - escaped]);
		else
			strbuf_addch(out, *value);
	}
}

static void read_field(struct strbuf *out, struct text field)
{
	strbuf_clear(out);
	for (size_t i = 0; i < field.len; i++) {
		const char *hit = field.data[i] == '\\' && i + 1 < field.len
		    ? memchr(letters, field.data[i + 1], sizeof(letters) - 1)
		    : NULL;

		i += hit != NULL;
		strbuf_addch(out, hit ? escaped[hit - letters] : field.data[i]);
	}
}

/* Nothing at a line's end: editors cut blanks off there. */
static void add_entry(struct strbuf *out, const struct baseline_entry *entry)
{
	strbuf_addf(out, "%s\t", rules[entry->rule].name);
	add_field(out, entry->path);
	if (*entry->subject || entry->count > 1)
		strbuf_addch(out, '\t');
	add_field(out, entry->subject);
	if (entry->count > 1)
		strbuf_addf(out, "\t%u", entry->count);
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void baseline_write(struct strbuf *out, const struct baseline *baseline)
{
	VEC(char *) lines = { 0 };

	for (size_t i = 0; i < baseline->entries.count; i++) {
		struct strbuf line = STRBUF_INIT;

		add_entry(&line, &baseline->entries.items[i]);
		*vec_push(&lines) = strbuf_detach(&line);
	}
	if (lines.count)
		qsort(lines.items, lines.count, sizeof(*lines.items),
		    compare_lines);
	strbuf_addstr(out, HEADER);
	for (size_t i = 0; i < lines.count; i++) {
		strbuf_addf(out, "%s\n", lines.items[i]);
		free(lines.items[i]);
	}
	vec_release(&lines);
}

void baseline_rewrite(struct strbuf *out, const struct baseline *baseline,
    struct text bytes)
{
	struct text rest = bytes, line;
	size_t at = 0;

	for (uint32_t number = 1; text_next_line(&rest, &line); number++) {
		const struct baseline_entry *entry = NULL;

		if (at < baseline->entries.count &&
		    baseline->entries.items[at].line == number)
			entry = &baseline->entries.items[at++];
		if (entry && !entry->count)
			continue;
		if (entry)
			add_entry(out, entry);
		else
			strbuf_add(out, line.data, line.len);
		strbuf_add(out, line.data + line.len,
		    (size_t)(rest.data - line.data) - line.len);
	}
}

static enum status fail(struct error *err, uint32_t line, const char *what)
{
	return error_set(err, STATUS_CONFIG, "%s:%u: %s", BASELINE_FILE, line,
	    what);
}

static enum status read_rule(enum rule_id *out, struct text name, uint32_t line,
    struct error *err)
{
	char *copy;
	const char *near;

	*out = rule_find(name);
	if (*out != RULE_COUNT && takes(*out))
		return STATUS_OK;
	copy = mem_strndup(name.data, name.len);
	near = rule_guess(copy);
	if (*out != RULE_COUNT) {
		error_set(err, STATUS_CONFIG,
		    "%s:%u: '%s' is no rule that a baseline is for",
		    BASELINE_FILE, line, copy);
		error_hint(err,
		    "It keeps findings of the families record, number, link "
		    "and toc.");
	} else {
		error_set(err, STATUS_CONFIG, "%s:%u: there is no rule '%s'",
		    BASELINE_FILE, line, clip_of(copy).text);
		if (near)
			error_hint(err, "Did you mean '%s'?", near);
		else
			error_hint(err, "Take the line out.");
	}
	free(copy);
	return STATUS_CONFIG;
}

/* "<<<<<<< ours", "=======", ">>>>>>> theirs" */
static bool is_conflict(struct text line)
{
	return text_starts(line, "<<<<<<<") || text_starts(line, "=======") ||
	    text_starts(line, ">>>>>>>") || text_starts(line, "|||||||");
}

static enum status add_line(struct baseline *baseline, struct text line,
    uint32_t number, struct error *err)
{
	struct strbuf path = STRBUF_INIT, subject = STRBUF_INIT;
	struct text rule = { 0 }, field[3] = { { 0 } };
	struct finding finding = { 0 };
	uint32_t count = 1, i = 0;
	enum status status;
	bool is_new;

	text_split(&line, '\t', &rule);
	while (i < 3 && text_split(&line, '\t', &field[i]))
		i++;
	status = read_rule(&finding.rule, rule, number, err);
	if (!status &&
	    (!i || line.len ||
		(field[2].len &&
		    (!text_to_number(field[2], &count) || !count)))) {
		status = fail(err, number, "this is no finding");
		error_hint(err,
		    "A line is rule, path, subject and count, with tabs "
		    "between.");
	}
	read_field(&path, field[0]);
	read_field(&subject, field[1]);
	finding.path = path.buf;
	finding.subject = subject.buf;
	if (!status) {
		struct baseline_entry *entry = entry_at(baseline, &finding,
		    &is_new);

		if (!is_new) {
			error_set(err, STATUS_CONFIG,
			    "%s:%u: that finding stands in line %u, too",
			    BASELINE_FILE, number, entry->line);
			error_hint(err, "Take one of the two out.");
			status = STATUS_CONFIG;
		} else {
			entry->line = number;
			entry->count = count;
		}
	}
	strbuf_release(&path);
	strbuf_release(&subject);
	return status;
}

enum status baseline_parse(struct baseline *baseline, struct text bytes,
    struct error *err)
{
	struct text line;

	baseline->present = true;
	for (uint32_t number = 1; text_next_line(&bytes, &line); number++) {
		enum status status = STATUS_OK;

		if (is_conflict(line)) {
			fail(err, number, "a merge left its markers there");
			error_hint(err,
			    "Keep the lines of both sides, each once.");
			return STATUS_CONFIG;
		}
		if (text_trim(line).len && line.data[0] != '#')
			status = add_line(baseline, line, number, err);
		if (status)
			return status;
	}
	return STATUS_OK;
}

enum status baseline_load(struct baseline *baseline, struct source *source,
    struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool found;
	enum status status = config_read_file(&bytes, &found, source,
	    &(struct config_file){ BASELINE_FILE, BASELINE_LIMIT }, err);

	if (!status && found)
		status = baseline_parse(baseline,
		    text_make(bytes.buf, bytes.len), err);
	strbuf_release(&bytes);
	return status;
}
