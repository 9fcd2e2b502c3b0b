/* SPDX-License-Identifier: MIT */
#include "cmd/relate_print.h"

#include "cmd/words.h"

enum status relate_check_words(const struct bond *bond, struct error *err)
{
	enum status status = words_check("kind of relation",
	    text_of(bond->words), err);

	if (status == STATUS_OK && bond->reverse)
		status = words_check("reverse", text_of(bond->reverse), err);
	return status;
}

enum status relate_read_bond(struct bond *out, const char *words,
    const char *reverse, struct error *err)
{
	struct text t = words_trim(text_of(words));
	const char *nearest;

	if (!reverse && bond_read(out, t, &nearest))
		return STATUS_OK;
	if (reverse && bond_read(out, t, &nearest)) {
		error_set(err, STATUS_USAGE,
		    "'%s' has a reverse of its own: '%s'", words,
		    relation_name(out->kind, !out->inverse));
		error_hint(err, "Leave '--reverse' out.");
		return STATUS_USAGE;
	}
	if (nearest && !reverse) {
		error_set(err, STATUS_USAGE, "unknown kind of relation '%s'",
		    words);
		error_hint(err,
		    "Did you mean '%s'? With '--reverse' any words will do.",
		    nearest);
		return STATUS_USAGE;
	}
	out->words = words;
	out->reverse = reverse;
	return relate_check_words(out, err);
}

void relate_say_nothing(const struct work *work)
{
	env_say(work->env, "all of it is written already: nothing to do");
}

void relate_say_superseded(const struct work *work, const struct record *older,
    const struct record *newer, bool partial, bool waits)
{
	const struct corpus *corpus = &work->env->corpus;
	struct strbuf old = STRBUF_INIT, new = STRBUF_INIT;

	corpus_id(&old, corpus, older);
	corpus_id(&new, corpus, newer);
	if (change_is_empty(&work->change))
		relate_say_nothing(work);
	if (waits && !partial)
		env_say(work->env, "%s stays as it is until %s is accepted",
		    old.buf, new.buf);
	else if (!change_is_empty(&work->change))
		env_say(work->env, "%s %s %ssuperseded by %s", old.buf,
		    work->dry_run ? "would be" : "is",
		    partial ? "partially " : "", new.buf);
	strbuf_release(&old);
	strbuf_release(&new);
}
