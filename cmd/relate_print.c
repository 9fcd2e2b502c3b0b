/* SPDX-License-Identifier: MIT */
#include "cmd/relate_print.h"

#include "cmd/words.h"
#include "core/edit/relation.h"

static enum status check_words(const char *what, const char *words,
    struct error *err)
{
	struct text t = text_of(words);
	const char *name = relation_words_say(t);
	enum status status = words_check(what, t, err);

	if (status != STATUS_OK)
		return status;
	if (name) {
		error_set(err, STATUS_USAGE, "'%s' would be read as '%s'",
		    words, name);
		error_hint(err,
		    text_find(t, "art") != SIZE_MAX
			? "'hence supersede OLD NEW --partial' writes that one "
			  "supersedes the other in part; else '%s' alone, or "
			  "other words, will do."
			: "Say '%s' alone, or use other words.",
		    name);
		return STATUS_USAGE;
	}
	if (relation_words_fit(t) && words_trim(t).len == t.len)
		return STATUS_OK;
	error_set(err, STATUS_USAGE,
	    "'%s' would not be read again as words in front of a link", words);
	error_hint(err,
	    "Up to five words will do that begin with a letter, without "
	    "marks of Markdown and of sentences.");
	return STATUS_USAGE;
}

enum status relate_check_words(const struct bond *bond, struct error *err)
{
	enum status status = check_words("kind of relation", bond->words, err);

	if (status == STATUS_OK && bond->reverse)
		status = check_words("reverse", bond->reverse, err);
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
		    "Did you mean '%s'? Words of your own so near to it "
		    "need '--reverse'.",
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
