/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"
#include "cmd/work.h"
#include "core/change/relate.h"

struct unlink_values {
	bool dry_run;
};

static const struct option_row rows[] = {
	WORK_DRY_RUN_ROW(offsetof(struct unlink_values, dry_run)),
	{ .name = NULL },
};

const struct usage usage_unlink = {
	.synopsis = "[OPTION]... A B [KIND]",
	.about = "Take every relation between two records out of both, with "
		 "the lines, items of lists and keys that hold nothing else. "
		 "A record that nothing else supersedes is accepted again. "
		 "Links in sentences are left as they are. With a KIND, or "
		 "words of your own, that A says of B only this one goes.",
	.options = rows,
	.examples = "hence unlink 12 7\n"
		    "hence unlink 12 7 depends-on\n",
	.values_size = sizeof(struct unlink_values),
	.operands_min = 2,
	.operands_max = 3,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE | VALUE_RELATION,
};

/* There is nothing between them: say what there is. */
static enum status fail_unrelated(const struct work *work,
    const struct unrelated *done, const struct record *const records[2],
    struct error *err)
{
	const struct corpus *corpus = &work->env->corpus;
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;

	corpus_id(&a, corpus, records[0]);
	corpus_id(&b, corpus, records[1]);
	if (done->left)
		error_set(err, STATUS_USAGE,
		    "'%s' and '%s' are related in a sentence alone, which is "
		    "left as it is: %s:%u",
		    a.buf, b.buf, done->left->path, done->left_line);
	else
		error_set(err, STATUS_USAGE,
		    "there is no %srelation between '%s' and '%s'",
		    done->is_one ? "such " : "", a.buf, b.buf);
	if (done->others.len)
		error_hint(err, "%s says: %s.", a.buf, done->others.buf);
	else if (!done->left)
		error_hint(err, "%s has no relations.", a.buf);
	strbuf_release(&a);
	strbuf_release(&b);
	return STATUS_USAGE;
}

static void say(const struct work *work, const struct unrelated *done)
{
	struct strbuf words = STRBUF_INIT;

	if (done->accepted) {
		corpus_id(&words, &work->env->corpus, done->accepted);
		env_say(work->env, "%s %s accepted again", words.buf,
		    work->dry_run ? "would be" : "is");
	}
	if (done->left) {
		env_path(&words, work->env, done->left->path);
		env_say(work->env,
		    "%s:%u: what stands in a sentence is left as it is",
		    words.buf, done->left_line);
	}
	strbuf_release(&words);
}

static enum status take_out(struct unrelated *done, struct work *work,
    const struct record *const records[2], const char *kind, struct error *err)
{
	struct plan plan = work_plan(work);
	struct bond only;
	const char *nearest;

	if (!kind)
		return unrelate(done, &plan, records, NULL, err);
	if (!bond_read(&only, text_of(kind), &nearest))
		only = (struct bond){ .words = kind };
	return unrelate(done, &plan, records, &only, err);
}

int cmd_unlink(struct env *env, const void *values, int argc, char **argv)
{
	const struct unlink_values *wish = values;
	const char *const ids[] = { argv[0], argv[1] };
	const struct record *records[2];
	struct unrelated done = { 0 };
	struct work work;
	struct error err = { 0 };
	enum status status = work_begin(&work, env, "unlink", wish->dry_run,
	    &err);

	strbuf_init(&done.others);
	if (status == STATUS_OK)
		status = work_resolve(records, &work, ids, 2, &err);
	if (status == STATUS_OK)
		status = take_out(&done, &work, records,
		    argc > 2 ? argv[2] : NULL, &err);
	if (status == STATUS_OK && !done.removed)
		status = fail_unrelated(&work, &done, records, &err);
	if (status == STATUS_OK)
		status = work_finish(&work, &err);
	if (status == STATUS_OK)
		say(&work, &done);
	strbuf_release(&done.others);
	work_release(&work);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
