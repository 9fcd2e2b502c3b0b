/* SPDX-License-Identifier: MIT */
/* What relations say of both ends: link/cycle, successors, reciprocity. */
#include <string.h>

#include "core/check/check.h"

/* Put the finding at the relation, with its target as the subject. */
static void place(struct finding *finding, const struct record *record,
    const struct relation *relation, const struct record *other)
{
	if (!finding)
		return;
	finding->relation = relation;
	finding->other = other;
	finding->span = relation->span;
	finding->line = relation->line;
	finding->whole_file = !relation->line &&
	    relation->span.end == relation->span.start;
	finding->subject = record_string(record, relation->target);
}

/* Put it at the record's status, where that has a place. */
static void place_status(struct finding *finding, const struct record *record,
    const struct record *other, const char *subject)
{
	const struct field *field;

	if (!finding)
		return;
	finding->other = other;
	finding->whole_file = true;
	finding->subject = subject;
	for (uint32_t n = 0;
	     (field = record_field(record, FIELD_STATUS, n)) != NULL; n++) {
		if (field->span.end == field->span.start ||
		    field->value != record->raw_status)
			continue;
		finding->span = field->span;
		finding->whole_file = false;
	}
}

static bool says_back(const struct check *check, const struct record *from,
    const struct record *to, const struct relation *relation)
{
	for (uint32_t i = 0; i < from->relations_count; i++)
		if (from->relations[i].kind == relation->kind &&
		    from->relations[i].inverse != relation->inverse &&
		    corpus_related(check->corpus, from, i) == to)
			return true;
	return false;
}

static void check_reciprocal(const struct check *check,
    const struct record *record, const struct relation *relation,
    const struct record *other)
{
	struct finding *finding;

	if (relation->kind > RELATION_CLARIFIES || other == record ||
	    says_back(check, other, record, relation))
		return;
	finding = check_add(check, RULE_LINK_NOT_RECIPROCAL, record,
	    "'%s' does not say '%s %s'", check_id(check, other),
	    relation_name(relation->kind, !relation->inverse),
	    check_id(check, record));
	place(finding, record, relation, other);
	/* whoever has either in hand can mend it now */
	if (check_is_touched(check, record) || check_is_touched(check, other))
		check_raise(check, finding, SEVERITY_WARNING);
}

static bool holds_no_more(enum record_status status)
{
	return status == RECORD_SUPERSEDED || status == RECORD_REJECTED ||
	    status == RECORD_DEPRECATED;
}

static void check_dependency(const struct check *check,
    const struct record *record, const struct relation *relation,
    const struct record *other)
{
	enum record_status own = corpus_status_of(check->corpus, record);
	enum record_status theirs = corpus_status_of(check->corpus, other);

	if (relation->inverse || stage_of(own) == STAGE_CLOSED ||
	    holds_no_more(own) || !holds_no_more(theirs) ||
	    (relation->kind != RELATION_DEPENDS_ON &&
		relation->kind != RELATION_IMPLEMENTS))
		return;
	place(check_add(check, RULE_LINK_STALE_DEPENDENCY, record,
		  "%s '%s', which is %s",
		  relation->kind == RELATION_DEPENDS_ON ? "depends on"
							: "implements",
		  check_id(check, other), status_name(theirs)),
	    record, relation, other);
}

static void check_conflict(const struct check *check,
    const struct record *record, const struct relation *relation,
    const struct record *other)
{
	if (relation->kind != RELATION_CONFLICTS_WITH ||
	    corpus_status_of(check->corpus, record) != RECORD_ACCEPTED ||
	    corpus_status_of(check->corpus, other) != RECORD_ACCEPTED)
		return;
	place(check_add(check, RULE_LINK_CONFLICT, record,
		  "conflicts with '%s', and both are accepted",
		  check_id(check, other)),
	    record, relation, other);
}

/* Does the edge's older end say that it is superseded, and rightly? */
static void check_successor(const struct check *check,
    const struct corpus_edge *edge)
{
	const struct record *newer = &check->corpus->records.items[edge->from];
	const struct record *older = &check->corpus->records.items[edge->to];
	enum record_status now = corpus_status_of(check->corpus, older);
	enum record_status then = corpus_status_of(check->corpus, newer);
	const char *id = check_id(check, newer);

	if (edge->kind != RELATION_SUPERSEDES || newer == older)
		return;
	/* what was withdrawn or rejected, or is deprecated, no longer holds */
	if (now != RECORD_SUPERSEDED && now != RECORD_DEPRECATED &&
	    stage_of(now) != STAGE_CLOSED && then == RECORD_ACCEPTED)
		place_status(check_add(check,
				 RULE_LINK_SUCCESSOR_WITHOUT_STATUS, older,
				 "superseded by '%s', but its status is %s", id,
				 now <= RECORD_UNKNOWN ? "none"
						       : status_name(now)),
		    older, newer, id);
	if (now == RECORD_SUPERSEDED &&
	    (stage_of(then) == STAGE_PROPOSED || then == RECORD_DRAFT))
		place_status(check_add(check, RULE_LINK_SUPERSEDED_TOO_EARLY,
				 older, "superseded by '%s', which is %s", id,
				 status_name(then)),
		    older, newer, id);
}

static bool is_superseded_by_something(const struct check *check,
    const struct record *record)
{
	size_t count;
	const struct corpus_edge *edges = corpus_edges_to(check->corpus,
	    corpus_index_of(check->corpus, record), &count);

	for (size_t i = 0; i < count; i++)
		if (edges[i].kind == RELATION_SUPERSEDES)
			return true;
	/* Named, though it is no record of ours: another rule's affair. */
	for (uint32_t i = 0; i < record->relations_count; i++)
		if (record->relations[i].kind == RELATION_SUPERSEDES &&
		    record->relations[i].inverse)
			return true;
	for (uint32_t i = 0; i < record->marks_count; i++)
		if (record->marks[i].kind == MARK_SUPERSEDED)
			return true;
	for (uint32_t i = 0; i < record->links_count; i++) {
		uint32_t section = record->links[i].section;

		if (section &&
		    record->sections[section - 1].classes & SECTION_BIT(STATUS))
			return true;
	}
	return false;
}

static void check_superseded(const struct check *check,
    const struct record *record)
{
	const char *said = record_string(record, record->raw_status);

	/* of what is no Markdown the header alone is read */
	if (record->format != FORMAT_MARKDOWN ||
	    corpus_status_of(check->corpus, record) != RECORD_SUPERSEDED ||
	    is_superseded_by_something(check, record))
		return;
	/* "Superseded by the platform handbook" names something, too. */
	if (said && text_find(text_of(said), "://") != SIZE_MAX)
		return;
	place_status(check_add(check, RULE_LINK_SUPERSEDED_WITHOUT_SUCCESSOR,
			 record, "superseded, but nothing says by what"),
	    record, NULL, "");
}

void check_relations(const struct check *check)
{
	const struct corpus *corpus = check->corpus;

	for (size_t r = 0; r < corpus->records.count; r++) {
		const struct record *record = &corpus->records.items[r];

		for (uint32_t i = 0; i < record->relations_count; i++) {
			const struct relation *relation = &record->relations[i];
			const struct record *other = corpus_related(corpus,
			    record, i);

			if (!other)
				continue;
			check_reciprocal(check, record, relation, other);
			check_dependency(check, record, relation, other);
			check_conflict(check, record, relation, other);
		}
		check_superseded(check, record);
	}
	for (size_t i = 0; i < corpus->edges.count; i++)
		check_successor(check, &corpus->edges.items[i]);
	check_cycles(check);
}
