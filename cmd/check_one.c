/* SPDX-License-Identifier: MIT */
#include "cmd/check_one.h"

#include <string.h>

#include "cmd/check_settings.h"
#include "cmd/evidence.h"
#include "core/check/check.h"
#include "core/corpus/evidence.h"
#include "core/output/finding_report.h"

static void show_path(struct strbuf *out, const void *context, const char *path)
{
	env_path(out, context, path);
}

/* Leave the record's own, and say whether one that is not waived fails. */
static bool keep(struct findings *findings, const struct record *record)
{
	size_t kept = 0;
	bool fails = false;

	for (size_t i = 0; i < findings->items.count; i++) {
		struct finding finding = findings->items.items[i];

		if (finding.record != record)
			continue;
		fails |= finding.severity == SEVERITY_ERROR && !finding.waived;
		findings->items.items[kept++] = finding;
	}
	findings->items.count = kept;
	return fails;
}

void check_print(struct env *env, const struct findings *findings)
{
	struct finding_report report = {
		.corpus = &env->corpus,
		.count = findings->items.count,
		.show_path = show_path,
		.context = env,
		.width = terminal_is_present() ? (size_t)terminal_width() : 0,
		.color = env_color(env),
		.infos = env->common.verbose > 0,
	};
	struct arena arena;

	arena_init(&arena);
	report.places = finding_places(findings, env->source,
	    env->corpus.config.record_bytes, &arena);
	finding_text(stdout, &report);
	arena_release(&arena);
}

enum status check_one(bool *fails, struct env *env, const struct record *record,
    struct error *err)
{
	struct check_options options;
	struct findings findings;
	struct check check = { .repo = env->repo,
		.source = env->source,
		.corpus = &env->corpus,
		.options = &options,
		.findings = &findings };
	enum status status;

	memset(&options, 0, sizeof(options));
	memset(options.wanted, true, sizeof(options.wanted));
	date_today(&options.today);
	findings_init(&findings);
	status = check_settings(&options, env, err);
	if (status == STATUS_OK)
		status = evidence_load(&check.evidence, env, &options, NULL,
		    err);
	if (status == STATUS_OK)
		status = check_run(&findings, &check, err);
	if (status == STATUS_OK) {
		*fails = keep(&findings, record);
		check_print(env, &findings);
	}
	findings_release(&findings);
	evidence_free(check.evidence);
	return status;
}
