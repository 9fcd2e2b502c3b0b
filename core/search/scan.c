/* SPDX-License-Identifier: MIT */
#include "core/search/scan.h"

struct scanner {
	const struct scan_options *options;
	struct arena *arena; /* of what is shown */
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
		enum regex_answer answer = regex_find(scanner->options->regex,
		    bytes, from, &mark);

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
	line->text.text = arena_strndup(scanner->arena, t.data, t.len);
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
	marks = arena_alloc(scanner->arena,
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

static void fill_hit(struct search_hit *hit, const struct scanner *scanner)
{
	const struct search_line *line = scanner->lines.items;

	hit->lines_count = scanner->lines.count;
	hit->lines = arena_copy(scanner->arena, scanner->lines.items,
	    hit->lines_count * sizeof(*hit->lines));
	while (!line->is_found)
		line++;
	hit->line = line->line;
	hit->section = search_section_at(hit->record,
	    scanner->marks.items[0].start);
	hit->snippet = line->text;
}

enum status scan_run(struct search_result *result,
    const struct shelf_options *where, const struct scan_options *options,
    struct error *err)
{
	struct scanner scanner = { .options = options,
		.arena = &result->arena,
		.bytes = STRBUF_INIT };
	enum status status = STATUS_OK;
	size_t kept = 0;

	for (size_t i = 0; i < result->hits.count && !status; i++) {
		struct search_hit *hit = &result->hits.items[i];
		struct text bytes;

		shelf_read(&scanner.bytes, where, hit->record);
		bytes = text_make(scanner.bytes.buf, scanner.bytes.len);
		scanner.lines.count = 0;
		if (!find_marks(&scanner, bytes)) {
			status = error_set(err, STATUS_TOO_LARGE,
			    "the regular expression takes too long on '%s'",
			    hit->record->path);
			error_hint(err,
			    "Leave out repetitions of repetitions.");
		} else if (scanner.marks.count) {
			take_rows(&scanner, bytes);
			take_lines(&scanner);
		}
		if (!scanner.lines.count)
			continue;
		fill_hit(hit, &scanner);
		result->hits.items[kept++] = *hit;
	}
	result->hits.count = result->found = kept;
	strbuf_release(&scanner.bytes);
	vec_release(&scanner.marks);
	vec_release(&scanner.rows);
	vec_release(&scanner.lines);
	return status;
}
