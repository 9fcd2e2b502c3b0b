/* SPDX-License-Identifier: MIT */
#include "core/base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <time.h>

#include "core/base/clip.h"
#include "core/base/mem.h"
#include "core/base/strbuf.h"

/* Far more than an expression needs that a person writes, and less than a
 * second of one that was made to be slow. */
#define MATCH_LIMIT 5000000
#define HEAP_LIMIT (32u << 10) /* KiB */
/* PCRE2 counts how often it goes back, and not how far it looks from there. So
 * the text is searched in pieces, as large as can be done in a moment, and
 * between them the processor's time is looked at. All in nanoseconds. */
#define SECOND ((int64_t)1000000000)
#define TIME_LIMIT SECOND
#define TIME_BYTE 100 /* more for each byte */
#define MOMENT 20000
#define PIECE_FIRST 16 /* bytes */
#define PIECE_MOST ((size_t)1 << 24)
#define STACK_FIRST (32u << 10)
#define STACK_MOST (1u << 20)

struct regex {
	pcre2_code *code;
	bool is_shared; /* the code is another's */
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t piece; /* bytes, of the next one */
	int64_t time_left, time_used; /* the latter: when it was looked at */
};

static enum status not_compiled(const char *pattern, int code, size_t at,
    size_t before, struct error *err)
{
	PCRE2_UCHAR message[256];

	pcre2_get_error_message(code, message, sizeof(message));
	error_set(err, STATUS_USAGE, "'%s' is no regular expression: %s",
	    clip_of(pattern).text, (const char *)message);
	error_hint(err, "It went wrong at byte %zu.",
	    at > before ? at - before : 0);
	return STATUS_USAGE;
}

/* What a match works with. */
static struct regex *prepare(pcre2_code *code, bool has_jit)
{
	struct regex *regex = mem_alloc(sizeof(*regex));

	regex->code = code;
	regex->piece = PIECE_FIRST;
	regex->time_left = TIME_LIMIT;
	regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
	regex->context = pcre2_match_context_create(NULL);
	if (!regex->data || !regex->context)
		mem_fail();
	pcre2_set_match_limit(regex->context, MATCH_LIMIT);
	pcre2_set_heap_limit(regex->context, HEAP_LIMIT);
	if (!has_jit)
		return regex;
	regex->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, NULL);
	if (!regex->stack)
		mem_fail();
	pcre2_jit_stack_assign(regex->context, NULL, regex->stack);
	return regex;
}

enum status regex_new(struct regex **out, const char *pattern,
    const struct regex_options *options, struct error *err)
{
	static const char before[] = "(?<!\\w)(?:";
	struct strbuf whole = STRBUF_INIT;
	uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE |
	    PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
	    PCRE2_USE_OFFSET_LIMIT;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *code;
	size_t at;
	int failure;

	if (!context)
		mem_fail();
	pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
	strbuf_addf(&whole, options->whole_words ? "%s%s)(?!\\w)" : "%s%s",
	    options->whole_words ? before : "", pattern);
	flags |= options->ignore_case ? PCRE2_CASELESS : 0;
	code = pcre2_compile((PCRE2_SPTR)whole.buf, whole.len, flags, &failure,
	    &at, context);
	pcre2_compile_context_free(context);
	strbuf_release(&whole);
	*out = NULL;
	if (!code)
		return not_compiled(pattern, failure, at,
		    options->whole_words ? strlen(before) : 0, err);
	/* where it may not be compiled further, it is only slower */
	*out = prepare(code, !pcre2_jit_compile(code, PCRE2_JIT_COMPLETE));
	return STATUS_OK;
}

struct regex *regex_share(const struct regex *regex)
{
	struct regex *share = prepare(regex->code, regex->stack != NULL);

	share->is_shared = true;
	return share;
}

void regex_free(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_jit_stack_free(regex->stack);
	pcre2_match_context_free(regex->context);
	pcre2_match_data_free(regex->data);
	if (!regex->is_shared)
		pcre2_code_free(regex->code);
	free(regex);
}

static int64_t time_of(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * SECOND + now.tv_nsec;
}

/* Somebody else may have had the processor for a part of what it took. */
static void spend(struct regex *regex, int64_t taken)
{
	int64_t used = time_of(CLOCK_THREAD_CPUTIME_ID);
	int64_t most = used - regex->time_used;

	regex->time_used = used;
	regex->time_left -= taken < most ? taken : most;
}

/* A match that begins at one of the offsets before end: PCRE2's answer. */
static int find_in_piece(struct regex *regex, struct text t, size_t from,
    size_t end)
{
	int64_t begun = time_of(CLOCK_MONOTONIC), taken;
	int count;

	pcre2_set_offset_limit(regex->context, end - 1);
	count = pcre2_match(regex->code, (PCRE2_SPTR)t.data, t.len, from, 0,
	    regex->data, regex->context);
	taken = time_of(CLOCK_MONOTONIC) - begun;
	if (taken > MOMENT) {
		spend(regex, taken);
		regex->piece /= (size_t)(taken / MOMENT);
		regex->piece += !regex->piece;
	} else if (regex->piece < PIECE_MOST) {
		regex->piece *= 2;
	}
	return count;
}

/* Neither a character is cut by it, nor a pair of CR and LF. A match may begin
 * at the text's end. */
static size_t piece_end(const struct regex *regex, struct text t, size_t from)
{
	size_t end = from + regex->piece;

	while (end < t.len &&
	    ((t.data[end] & 0xc0) == 0x80 ||
		(t.data[end] == '\n' && t.data[end - 1] == '\r')))
		end++;
	return end < t.len ? end : t.len + 1;
}

enum regex_answer regex_find(struct regex *regex, struct text t, size_t from,
    struct span *out)
{
	const size_t *found = pcre2_get_ovector_pointer(regex->data);
	int count = PCRE2_ERROR_NOMATCH;

	while (count == PCRE2_ERROR_NOMATCH && from <= t.len) {
		size_t end = piece_end(regex, t, from);

		if (regex->time_left < 0)
			return REGEX_TOO_LONG;
		count = find_in_piece(regex, t, from, end);
		if (count == PCRE2_ERROR_NOMATCH)
			regex->time_left += (int64_t)(end - from) * TIME_BYTE;
		from = end;
	}
	if (count == PCRE2_ERROR_NOMATCH)
		return REGEX_NONE;
	if (count < 0)
		return REGEX_TOO_LONG;
	/* \K lets a match begin behind its end */
	out->start = (uint32_t)(found[0] < found[1] ? found[0] : found[1]);
	out->end = (uint32_t)found[1];
	return REGEX_FOUND;
}
