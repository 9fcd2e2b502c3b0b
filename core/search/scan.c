/* SPDX-License-Identifier: MIT */
#include "core/search/scan.h"

#include <stdatomic.h>

#include "core/base/threads.h"
#include "core/git/source.h"

/* Files that a thread takes at a time. */
#define PIECE 32

/* What all threads share. */
struct scan {
	struct search_result *result;
	const struct scan_options *options;
	atomic_size_t taken; /* hits that some thread has, or has had */
	struct scanner *scanners;
};

/* What each thread has. */
struct scanner {
	const struct scan_options *options;
	struct shelf_options where;
	struct regex *regex;
	struct arena arena; /* of what is shown */
	size_t failed; /* the first hit that took too long, or SIZE_MAX */
	struct strbuf bytes;
	VEC(struct span) marks; /* of the whole file */
	VEC(struct text) rows; /* its lines */
	VEC(struct search_line) lines; /* to be shown */
};

/* Every match that is not empty; false: it takes too long. */
static bool find_marks(struct scanner *scanner, struct text bytes)
{
	size_t from = 0;

	scanner->marks.count = 0;
	while (from <= bytes.len) {
		struct span mark;
		enum regex_answer answer = regex_find(scanner->regex, bytes,
		    from, &mark);

		if (answer != REGEX_FOUND)
			return answer == REGEX_NONE;
		*vec_push(&scanner->marks) = mark;
		from = mark.end > from ? mark.end : from + 1;
		while (from < bytes.len && (bytes.data[from] & 0xc0) == 0x80)
			from++;
	}
	return true;
}

static struct search_line *add_line(struct scanner *scanner, size_t row)
{
	struct text t = scanner->rows.items[row];
	struct search_line *line = vec_push(&scanner->lines);

	line->line = (uint32_t)row + 1;
	line->text.text = arena_strndup(&scanner->arena, t.data, t.len);
	return line;
}

/* The marks from *mark on that begin in that row, as bytes of it. */
static void mark_line(struct search_line *line, struct scanner *scanner,
    struct text row, size_t *mark)
{
	size_t start = (size_t)(row.data - scanner->bytes.buf), count = 0;
	size_t first = *mark;
	struct span *marks;

	while (*mark < scanner->marks.count &&
	    scanner->marks.items[*mark].start <= start + row.len)
		(*mark)++;
	marks = arena_alloc(&scanner->arena,
	    (*mark - first + 1) * sizeof(*marks));
	for (size_t i = first; i < *mark; i++) {
		struct span span = scanner->marks.items[i];
		size_t end = span.end < start + row.len ? span.end
							: start + row.len;
		size_t begin = span.start > start ? span.start : start;

		if (begin < end)
			marks[count++] = (struct span){ (uint32_t)(begin -
							    start),
				(uint32_t)(end - start) };
	}
	line->is_found = true;
	line->text.marks = marks;
	line->text.marks_count = count;
}

static bool has_mark(const struct scanner *scanner, size_t row, size_t mark)
{
	struct text t = scanner->rows.items[row];

	return mark < scanner->marks.count &&
	    scanner->marks.items[mark].start <=
	    (size_t)(t.data - scanner->bytes.buf) + t.len;
}

/* Each row that fits, and those around it, once. */
static void take_lines(struct scanner *scanner)
{
	size_t context = scanner->options->context, shown = 0, mark = 0;

	for (size_t row = 0; row < scanner->rows.count; row++) {
		size_t first = row > context ? row - context : 0;

		if (!has_mark(scanner, row, mark))
			continue;
		for (size_t i = first > shown ? first : shown; i < row; i++)
			add_line(scanner, i);
		if (row >= shown)
			add_line(scanner, row);
		mark_line(&scanner->lines.items[scanner->lines.count - 1],
		    scanner, scanner->rows.items[row], &mark);
		shown = row + 1;
		while (shown < scanner->rows.count && shown <= row + context &&
		    !has_mark(scanner, shown, mark))
			add_line(scanner, shown++);
	}
}

static void take_rows(struct scanner *scanner, struct text bytes)
{
	struct text rest = bytes, row;

	scanner->rows.count = 0;
	while (text_next_line(&rest, &row))
		*vec_push(&scanner->rows) = row;
}

static void fill_hit(struct search_hit *hit, struct scanner *scanner)
{
	const struct search_line *line = scanner->lines.items;

	hit->lines_count = scanner->lines.count;
	hit->lines = arena_copy(&scanner->arena, scanner->lines.items,
	    hit->lines_count * sizeof(*hit->lines));
	while (!line->is_found)
		line++;
	hit->line = line->line;
	hit->offset = scanner->marks.items[0].start;
	hit->snippet = line->text;
}

/* False: it takes too long. */
static bool scan_hit(struct scanner *scanner, struct search_hit *hit)
{
	struct text bytes;

	shelf_read(&scanner->bytes, &scanner->where, hit->record);
	bytes = text_make(scanner->bytes.buf, scanner->bytes.len);
	if (!find_marks(scanner, bytes))
		return false;
	if (!scanner->marks.count)
		return true;
	scanner->lines.count = 0;
	take_rows(scanner, bytes);
	take_lines(scanner);
	if (scanner->lines.count)
		fill_hit(hit, scanner);
	return true;
}

/* The pieces go out in order: the first hit that fails is always met. */
static void scan_pieces(void *context, unsigned number)
{
	struct scan *scan = context;
	struct scanner *scanner = &scan->scanners[number];
	size_t count = scan->result->hits.count, at = 0;

	while (at < count && scanner->failed == SIZE_MAX) {
		size_t end;

		at = atomic_fetch_add(&scan->taken, PIECE);
		end = at + PIECE < count ? at + PIECE : count;
		for (; at < end && scanner->failed == SIZE_MAX; at++)
			if (!scan_hit(scanner, &scan->result->hits.items[at]))
				scanner->failed = at;
	}
}

/* The first, in the thread that has opened the files, has what was given; the
 * others have their own. */
static void scanner_init(struct scanner *scanner, const struct scan *scan,
    const struct shelf_options *where, struct source *source)
{
	memset(scanner, 0, sizeof(*scanner));
	scanner->options = scan->options;
	scanner->where = *where;
	scanner->where.source = source;
	scanner->regex = source == where->source
	    ? scan->options->regex
	    : regex_share(scan->options->regex);
	scanner->failed = SIZE_MAX;
	arena_init(&scanner->arena);
	strbuf_init(&scanner->bytes);
}

static void scanner_release(struct scanner *scanner, bool is_first)
{
	if (!is_first) {
		source_free(scanner->where.source);
		regex_free(scanner->regex);
	}
	arena_release(&scanner->arena);
	strbuf_release(&scanner->bytes);
	vec_release(&scanner->marks);
	vec_release(&scanner->rows);
	vec_release(&scanner->lines);
}

/* How many hits there are is known to be more than one thread is done with. */
static unsigned count_threads(const struct scan *scan, unsigned wanted)
{
	size_t pieces = scan->result->hits.count / PIECE + 1;
	unsigned count = threads_count(wanted);

	return pieces < count ? (unsigned)pieces : count;
}

static void keep_found(struct search_result *result)
{
	size_t kept = 0;

	for (size_t i = 0; i < result->hits.count; i++)
		if (result->hits.items[i].lines_count)
			result->hits.items[kept++] = result->hits.items[i];
	result->hits.count = result->found = kept;
}

static enum status say_too_long(const struct search_hit *hit, struct error *err)
{
	error_set(err, STATUS_TOO_LARGE,
	    "the regular expression takes too long on '%s'", hit->record->path);
	error_hint(err, "Leave out repetitions of repetitions.");
	return STATUS_TOO_LARGE;
}

/* One for each thread; only one where no other can read the files. */
static unsigned start(struct scan *scan, const struct shelf_options *where)
{
	unsigned wanted = count_threads(scan, where->threads), count = 0;
	struct source *source = where->source;

	do {
		scanner_init(&scan->scanners[count++], scan, where, source);
	} while (
	    count < wanted && (source = source_share(where->source)) != NULL);
	return count;
}

enum status scan_run(struct search_result *result,
    const struct shelf_options *where, const struct scan_options *options,
    struct error *err)
{
	struct scanner scanners[THREADS_MAX];
	struct scan scan = { .result = result,
		.options = options,
		.scanners = scanners };
	unsigned count = start(&scan, where);
	size_t failed = SIZE_MAX;

	threads_run(count, scan_pieces, &scan);
	for (unsigned i = 0; i < count; i++) {
		arena_merge(&result->arena, &scanners[i].arena);
		if (scanners[i].failed < failed)
			failed = scanners[i].failed;
		scanner_release(&scanners[i], !i);
	}
	if (failed != SIZE_MAX)
		return say_too_long(&result->hits.items[failed], err);
	keep_found(result);
	return STATUS_OK;
}
