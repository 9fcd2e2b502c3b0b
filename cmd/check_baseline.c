/* SPDX-License-Identifier: MIT */
#include "cmd/check_baseline.h"

#include <string.h>

#include "cmd/check_settings.h"
#include "cmd/work.h"

static const char *ending(size_t count)
{
	return count == 1 ? "" : "s";
}

static enum status write_new(struct work *work, struct baseline *baseline,
    const struct findings *findings, struct error *err)
{
	struct change_file *file;
	enum status status;
	size_t count;

	baseline_add(baseline, findings);
	count = baseline_count(baseline);
	if (!count) {
		env_say(work->env, "nothing to be put into a baseline");
		return STATUS_OK;
	}
	status = change_add(&file, &work->change, BASELINE_FILE, err);
	if (status)
		return status;
	baseline_write(&file->text, baseline);
	status = work_finish(work, err);
	if (!status)
		env_say(work->env, "%zu finding%s %s in the baseline", count,
		    ending(count),
		    work->dry_run    ? "would be"
			: count == 1 ? "is"
				     : "are");
	return status;
}

static enum status prune(struct work *work, struct baseline *baseline,
    struct error *err)
{
	size_t before = baseline_count(baseline), left, gone;
	struct change_file *file;
	enum status status = change_open(&file, &work->change, BASELINE_FILE,
	    err);

	if (status)
		return status;
	baseline_prune(baseline);
	left = baseline_count(baseline);
	gone = before - left;
	strbuf_clear(&file->text);
	baseline_rewrite(&file->text, baseline,
	    text_make(file->before.buf, file->before.len));
	file->is_gone = !left;
	status = work_finish(work, err);
	if (!status)
		env_say(work->env,
		    "%zu finding%s %s out of the baseline%s; %zu left in it",
		    gone, ending(gone),
		    work->dry_run ? "would be taken" : "taken",
		    left ? "" : ", which is removed", left);
	return status;
}

static enum status check_presence(const struct baseline *baseline, bool update,
    struct error *err)
{
	if (baseline->present == update)
		return STATUS_OK;
	if (update) {
		error_set(err, STATUS_NOT_FOUND, "there is no '%s'",
		    BASELINE_FILE);
		error_hint(err, "'hence check --write-baseline' makes one.");
		return STATUS_NOT_FOUND;
	}
	error_set(err, STATUS_EXISTS, "'%s' is there already", BASELINE_FILE);
	error_hint(err,
	    "'--update-baseline' takes out of it what is mended; remove the "
	    "file to begin anew.");
	return STATUS_EXISTS;
}

static enum status run(struct work *work, const struct check_baseline *asked,
    struct check_options *options, struct error *err)
{
	struct env *env = work->env;
	struct baseline baseline;
	struct findings findings;
	struct check check = check_make(env, options, &findings);
	enum status status;

	findings_init(&findings);
	baseline_init(&baseline);
	check.baseline = &baseline;
	status = baseline_load(&baseline, env->source, err);
	if (!status)
		status = check_presence(&baseline, asked->update, err);
	if (!status)
		status = check_settings(options, env, err);
	if (!status)
		status = check_run(&check, err);
	if (!status)
		status = asked->update
		    ? prune(work, &baseline, err)
		    : write_new(work, &baseline, &findings, err);
	baseline_release(&baseline);
	findings_release(&findings);
	return status;
}

int check_baseline(struct env *env, const struct check_baseline *asked,
    struct check_options *options)
{
	struct work work;
	struct error err;
	enum status status = env_open(env, NEEDS_REPOSITORY, &err);

	if (status)
		return env_fail(env, &err);
	status = work_lock(&work, env, "check", asked->dry_run, &err);
	work.change.limit = BASELINE_LIMIT;
	if (!status)
		status = env_open(env, NEEDS_CORPUS, &err);
	if (!status)
		status = run(&work, asked, options, &err);
	work_release(&work);
	return status ? env_fail(env, &err) : EXIT_FINE;
}

void check_baseline_say(const struct env *env, const struct baseline *baseline,
    const struct check_options *options)
{
	size_t gone = baseline_count_gone(baseline, options->wanted);

	for (size_t i = 0; i < baseline->entries.count; i++) {
		const struct baseline_entry *entry =
		    &baseline->entries.items[i];

		if (options->wanted[entry->rule] && entry->fired < entry->count)
			env_say_more(env, "%s:%u: mended: %s in '%s'",
			    BASELINE_FILE, entry->line, rules[entry->rule].name,
			    entry->path);
	}
	if (gone)
		env_say(env,
		    "%zu line%s of '%s' %s mended; 'hence check "
		    "--update-baseline' takes %s out",
		    gone, ending(gone), BASELINE_FILE, gone == 1 ? "is" : "are",
		    gone == 1 ? "it" : "them");
}
