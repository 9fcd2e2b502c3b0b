/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: by what right somebody decides, and which configuration
 * judges that. */
#include <stdio.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/check/safe_to_try.h"
#include "core/corpus/authority.h"
#include "core/corpus/evidence.h"

#define LONGEST_WHO 320

const struct config *trial_authority(struct trial *trial)
{
	if (!trial->authority && trial->proof && !trial->check->touched)
		trial->authority = evidence_judge(trial->check->evidence,
		    &trial->proof->decided);
	if (!trial->authority)
		trial->authority = trial->config;
	return trial->authority;
}

static void check_known(struct trial *trial)
{
	const person_list *deciders = &trial->terms.deciders;

	for (size_t i = 0;
	     trial_authority(trial)->roles_count && i < deciders->count; i++) {
		struct finding *finding;

		if (authority_knows(trial_authority(trial), deciders->items[i]))
			continue;
		finding = check_add(trial->check, RULE_SAFE_DECIDER_MISSING,
		    trial->record, "no role knows the decider '%s'",
		    clip_of(deciders->items[i]).text);
		check_limit(trial->check, finding, SEVERITY_WARNING);
		check_advise(trial->check, finding,
		    "Name a member of a role, or add the person to one under "
		    "'roles:' of %s.",
		    CONFIG_FILE);
		trial_at_field(trial, finding, FIELD_DECIDER);
	}
}

static struct finding *say_unauthorized(struct trial *trial,
    const struct authority *by, const char *who)
{
	const struct check *check = trial->check;
	char until[DATE_SIZE];

	switch (by->state) {
	case AUTHORITY_NO_ROLE:
		return check_add(check, RULE_SAFE_NO_AUTHORITY, trial->record,
		    "'%s' decides, and no role is there to decide by",
		    clip_of(who).text);
	case AUTHORITY_OTHER_AREA:
		return check_add(check, RULE_SAFE_NO_AUTHORITY, trial->record,
		    "'%s' has the role '%s', whose area is another one",
		    clip_of(who).text, clip_of(by->role->name).text);
	case AUTHORITY_EXPIRED:
		date_format(until, &by->delegate->until);
		return check_add(check, RULE_SAFE_NO_AUTHORITY, trial->record,
		    "'%s' stood in for the role '%s' until %s only",
		    clip_of(who).text, clip_of(by->role->name).text, until);
	default:
		return check_add(check, RULE_SAFE_NO_AUTHORITY, trial->record,
		    "'%s' has no role to decide by", clip_of(who).text);
	}
}

/* A role that may decide it, and has a member; or NULL. */
static const struct config_role *find_holders(struct trial *trial)
{
	const struct config *config = trial_authority(trial);
	const char *only = config->modes[trial->terms.mode].role;

	for (uint32_t i = 0; i < config->roles_count; i++) {
		const struct config_role *role = &config->roles[i];

		if (role->members.count &&
		    (!only || !strcmp(only, role->name)) &&
		    authority_covers(role, trial->record))
			return role;
	}
	return NULL;
}

static void say_who_may(struct trial *trial, struct finding *finding)
{
	const struct config_role *role = find_holders(trial);
	char words[LONGEST_WHO];

	if (role)
		snprintf(words, sizeof(words), "'%s' may, by the role '%s'",
		    clip_of(role->members.items[0]).text,
		    clip_of(role->name).text);
	else
		snprintf(words, sizeof(words),
		    "%s names who may: 'roles: {tech-lead: {members: "
		    "[ana@example.org]}}'",
		    CONFIG_FILE);
	check_advise(trial->check, finding,
	    "%s; whom %s adds under 'roles:' or 'delegates:' may once that is "
	    "committed.",
	    words, CONFIG_FILE);
}

static void check_authority(struct trial *trial)
{
	const person_list *deciders = &trial->terms.deciders;
	struct authority by;
	struct finding *finding;

	if (!trial_is_alone(trial) || deciders->count != 1)
		return;
	authority_find(&by, trial_authority(trial), trial->record,
	    trial->terms.mode, deciders->items[0], &trial->day);
	if (by.state == AUTHORITY_HELD)
		return;
	finding = say_unauthorized(trial, &by, deciders->items[0]);
	trial_at_field(trial, finding, FIELD_DECIDER);
	say_who_may(trial, finding);
}

void check_roles(struct trial *trial)
{
	check_known(trial);
	check_authority(trial);
}
