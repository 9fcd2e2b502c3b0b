/* SPDX-License-Identifier: MIT */
/* lifecycle/changed-after-decision: what of the frozen text is another one. */
#include <string.h>

#include "core/base/unicode.h"
#include "core/check/check.h"
#include "core/check/wording.h"
#include "core/corpus/evidence.h"

#define LONGEST_QUOTE 60 /* bytes of either side */

/* Parts of the two texts that stand for each other; one may be NULL. */
struct part_pair {
	const struct frozen_part *then, *now;
	struct wording change;
};

typedef VEC(struct part_pair) part_pairs;

static const char *name_of(const struct part_pair *pair)
{
	const char *title = pair->now ? pair->now->title : pair->then->title;

	return *title ? title : "title or lead";
}

/* By title, in order; what is left stands alone. */
static void pair_parts(part_pairs *out, const struct frozen *then,
    const struct frozen *now)
{
	bool *taken = mem_alloc(now->parts.count + 1);

	for (size_t i = 0; i < then->parts.count; i++) {
		struct part_pair *pair = vec_push(out);
		size_t k = 0;

		pair->then = &then->parts.items[i];
		while (k < now->parts.count &&
		    (taken[k] ||
			strcmp(now->parts.items[k].title, pair->then->title)))
			k++;
		if (k == now->parts.count)
			continue;
		taken[k] = true;
		pair->now = &now->parts.items[k];
	}
	for (size_t k = 0; k < now->parts.count; k++)
		if (!taken[k])
			vec_push(out)->now = &now->parts.items[k];
	free(taken);
}

static size_t measure(struct part_pair *pair)
{
	struct text none = text_make("", 0);

	wording_compare(&pair->change, pair->then ? pair->then->text : none,
	    pair->now ? pair->now->text : none);
	if (!pair->then || !pair->now)
		pair->change.chars += strlen(name_of(pair));
	return pair->change.chars;
}

static void add_quote(struct strbuf *out, struct text t)
{
	size_t len = 0;
	uint32_t code;

	while (len < t.len && len < LONGEST_QUOTE)
		len += unicode_decode(text_skip(t, len), &code);
	strbuf_addf(out, "\"%.*s%s\"", (int)len, t.data,
	    len < t.len ? "..." : "");
}

static void say_change(struct strbuf *out, const struct part_pair *pair)
{
	strbuf_addf(out, "'%s' ", name_of(pair));
	if (!pair->then) {
		strbuf_addstr(out, "was added");
	} else if (!pair->now) {
		strbuf_addstr(out, "was taken out");
	} else if (!pair->change.now.len) {
		strbuf_addstr(out, "lost ");
		add_quote(out, pair->change.then);
	} else if (!pair->change.then.len) {
		strbuf_addstr(out, "was given ");
		add_quote(out, pair->change.now);
	} else {
		strbuf_addstr(out, "now says ");
		add_quote(out, pair->change.now);
		strbuf_addstr(out, " for ");
		add_quote(out, pair->change.then);
	}
}

static void report(const struct check *check, const struct record *record,
    const struct part_pair *pair, const char *decided)
{
	struct strbuf what = STRBUF_INIT;
	struct finding *finding;

	say_change(&what, pair);
	finding = check_add(check, RULE_LIFECYCLE_CHANGED_AFTER_DECISION,
	    record, "%s after the decision (%s)", what.buf, decided);
	strbuf_release(&what);
	if (!finding)
		return;
	finding->line = pair->now ? pair->now->line : 0;
	finding->whole_file = !pair->now;
	finding->subject = arena_strdup(&check->findings->arena, name_of(pair));
	finding->fix = "A record that amends or clarifies this one is the way "
		       "to change it, 'hence supersede' to replace it.";
}

static void compare(const struct check *check, const struct record *record,
    const struct record_evidence *row, const struct frozen *texts)
{
	struct strbuf decided = STRBUF_INIT;
	part_pairs pairs = { 0 };
	size_t chars = 0;

	pair_parts(&pairs, &texts[0], &texts[1]);
	for (size_t i = 0; i < pairs.count; i++)
		chars += measure(&pairs.items[i]);
	check_say_act(&decided, &row->decided);
	for (size_t i = 0; i < pairs.count; i++)
		if (chars > check->corpus->config.editorial_chars &&
		    pairs.items[i].change.chars)
			report(check, record, &pairs.items[i], decided.buf);
	vec_release(&pairs);
	strbuf_release(&decided);
}

/* Is the last version the one that made the decision? */
static bool is_as_decided(const struct record_evidence *row)
{
	return !row->is_changed &&
	    row->versions[row->count - 1].commit == row->decided.commit;
}

/* Under --base: was it as it is now before the change? */
static bool was_so_before(const struct check *check,
    const struct record_evidence *row, const struct frozen *now)
{
	struct frozen before;
	bool same = false;

	if (!check->touched)
		return false;
	for (size_t i = row->count; i-- > 0;) {
		if (row->versions[i].is_new)
			continue;
		if (evidence_version_text(&before, check->evidence,
			&row->versions[i])) {
			same = !strcmp(before.hash, now->hash);
			frozen_release(&before);
		}
		break;
	}
	return same;
}

void check_changed(const struct check *check, const struct record *record,
    const struct record_evidence *row)
{
	struct frozen texts[2]; /* then, now */

	if (stage_of(corpus_status_of(check->corpus, record)) !=
		STAGE_DECIDED ||
	    !row->count || !row->decided.commit || is_as_decided(row) ||
	    !evidence_decided_text(&texts[0], check->evidence, record))
		return;
	if (evidence_current_text(&texts[1], check->evidence, record)) {
		if (strcmp(texts[0].hash, texts[1].hash) != 0 &&
		    !was_so_before(check, row, &texts[1]))
			compare(check, record, row, texts);
		frozen_release(&texts[1]);
	}
	frozen_release(&texts[0]);
}
