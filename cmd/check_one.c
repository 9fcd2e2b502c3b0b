/* SPDX-License-Identifier: MIT */
#include "cmd/check_one.h"

#include <string.h>

#include "cmd/check_report.h"
#include "cmd/check_settings.h"
#include "cmd/evidence.h"
#include "core/check/baseline.h"

/* Leave the record's own, and say whether one that is not silenced fails. */
static bool keep(struct findings *findings, const struct record *record)
{
	size_t kept = 0;
	bool fails = false;

	for (size_t i = 0; i < findings->items.count; i++) {
		struct finding finding = findings->items.items[i];

		if (finding.record != record)
			continue;
		fails |= finding.severity == SEVERITY_ERROR &&
		    !finding_is_silenced(&finding);
		findings->items.items[kept++] = finding;
	}
	findings->items.count = kept;
	return fails;
}

enum status check_one(bool *fails, struct env *env, const struct record *record,
    struct error *err)
{
	struct check_options options = { 0 };
	struct findings findings;
	struct baseline baseline;
	struct check check = check_make(env, &options, &findings);
	struct evidence_use history = { 0 };
	enum status status;

	memset(options.wanted, true, sizeof(options.wanted));
	findings_init(&findings);
	baseline_init(&baseline);
	check.baseline = &baseline;
	status = check_settings(&options, env, err);
	if (status == STATUS_OK)
		status = baseline_load(&baseline, env->source, err);
	if (status == STATUS_OK)
		status = evidence_load(&history, env, &options, NULL, err);
	check.evidence = history.evidence;
	if (status == STATUS_OK)
		status = check_run(&check, err);
	if (status == STATUS_OK) {
		progress_end(&history.progress);
		*fails = keep(&findings, record);
		check_print(env, &findings);
	}
	baseline_release(&baseline);
	findings_release(&findings);
	evidence_release(&history);
	return status;
}
