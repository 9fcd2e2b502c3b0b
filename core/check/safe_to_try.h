/* SPDX-License-Identifier: MIT */
/*
 * A record held against the rules of family safe-to-try/. Internal to
 * core/check: safe_to_try.c says who decides how, the files safe_to_try_*.c
 * all else: roles, terms, steps, consents, proof by commits, reviews.
 */
#ifndef HENCE_CHECK_SAFE_TO_TRY_H
#define HENCE_CHECK_SAFE_TO_TRY_H

#include "core/check/check.h"
#include "core/corpus/terms.h"
#include "core/record/frozen.h"

struct trial {
	const struct check *check;
	const struct record *record;
	const struct config *config;
	enum record_status status;
	struct terms terms;
	bool is_rfc;
	struct date day; /* of the decision; today where it is still to come */
	/* What commits prove, or NULL; it names what they do not know. */
	const struct record_evidence *proof;
	const struct config *authority; /* see trial_authority */
	bool has_frozen; /* see trial_frozen */
	struct frozen frozen;
	char hash[FROZEN_HASH_SIZE]; /* see trial_hash */
};

/* The record's id, for the commands that mend something. */
const char *trial_id(const struct trial *trial);

/* Safe to try: the mode in which one decides without consensus. */
bool trial_is_alone(const struct trial *trial);

/* A rule that is in full force in that mode, a warning for what is heavy, and
 * not asked of others: is it asked? And how bad is what it found? */
bool trial_asks(const struct trial *trial);
void trial_weigh(const struct trial *trial, struct finding *finding);

/* Where the field stands, else the whole file. NULL is fine. */
void trial_at_field(const struct trial *trial, struct finding *finding,
    enum field_key key);

/* Where a step stands, by its label. NULL is fine. */
void trial_at_step(struct finding *finding, struct span span, uint32_t line,
    const char *label);

/* The text that people consent to, as it is now; NULL: it cannot be read. */
const struct frozen *trial_frozen(struct trial *trial);

/* The hash of the text that was decided on, or is to be; NULL: not known. */
const char *trial_hash(struct trial *trial);

/* The configuration whose roles and modes judge the decision: that before it,
 * so that nobody gives themselves a role along with it (DESIGN 3). */
const struct config *trial_authority(struct trial *trial);

/* Those who have consented to the text as it is now, each once. */
void trial_consented(person_list *out, struct trial *trial);

void check_roles(struct trial *trial);
void check_terms(struct trial *trial);
void check_steps(struct trial *trial);
void check_consents(struct trial *trial);
void check_reviews(struct trial *trial);
void check_proof(struct trial *trial);
void check_past(struct trial *trial);

#endif
