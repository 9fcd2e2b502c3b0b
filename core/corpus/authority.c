/* SPDX-License-Identifier: MIT */
#include "core/corpus/authority.h"

#include <string.h>

#include "core/base/glob.h"
#include "core/record/person.h"

static bool is_member(const struct config_role *role, const char *who)
{
	for (uint32_t i = 0; i < role->members.count; i++)
		if (person_same(text_of(role->members.items[i]), text_of(who)))
			return true;
	return false;
}

static bool is_over(const struct config_delegate *delegate,
    const struct date *day)
{
	return delegate->until.year && date_compare(&delegate->until, day) < 0;
}

/* One that stands in for the role, rather one that is not over. */
static const struct config_delegate *find_delegate(const struct config *config,
    const struct config_role *role, const char *who, const struct date *day)
{
	const struct config_delegate *found = NULL;

	for (uint32_t i = 0; i < config->delegates_count; i++) {
		const struct config_delegate *d = &config->delegates[i];

		if (strcmp(d->role, role->name) != 0 ||
		    !person_same(text_of(d->who), text_of(who)))
			continue;
		if (!found || is_over(found, day))
			found = d;
	}
	return found;
}

/* Is that person a member of the role, or stands in for one on that day? */
static bool authority_holds(const struct config *config,
    const struct config_role *role, const char *who, const struct date *day)
{
	const struct config_delegate *delegate;

	if (is_member(role, who))
		return true;
	delegate = find_delegate(config, role, who, day);
	return delegate && !is_over(delegate, day);
}

static bool area_has(const struct config_role *role, struct text item,
    bool is_word)
{
	for (uint32_t i = 0; i < role->area.count; i++) {
		struct text area = text_of(role->area.items[i]);

		if (is_word ? area.len == item.len &&
			    text_equals_nocase(item, area.data)
			    : glob_covers(area, item))
			return true;
	}
	return false;
}

/* All that the record's fields of that key name; *any: they name something. */
static bool area_has_all(const struct config_role *role,
    const struct record *record, enum field_key key, bool *any)
{
	const struct field *field;
	bool all = true;

	*any = false;
	for (uint32_t n = 0; (field = record_field(record, key, n)); n++) {
		struct text rest = text_of(record_string(record, field->value));
		struct text item;

		while (text_split(&rest, ',', &item)) {
			item = text_trim(item);
			if (!item.len)
				continue;
			*any = true;
			all &= area_has(role, item, key == FIELD_AREA);
		}
	}
	return *any && all;
}

bool authority_covers(const struct config_role *role,
    const struct record *record)
{
	bool has_paths, has_words;

	if (!role->area.count)
		return true;
	return area_has_all(role, record, FIELD_AFFECTS, &has_paths) ||
	    (area_has_all(role, record, FIELD_AREA, &has_words) && !has_paths);
}

bool authority_reaches(const struct config_role *role, enum radius radius)
{
	return !role->ceiling || radius <= role->ceiling;
}

static enum authority_state judge(struct authority *out,
    const struct config *config, const struct config_role *role,
    const struct record *record, const char *who, const struct date *day)
{
	if (authority_holds(config, role, who, day))
		return authority_covers(role, record) ? AUTHORITY_HELD
						      : AUTHORITY_OTHER_AREA;
	out->delegate = find_delegate(config, role, who, day);
	return out->delegate ? AUTHORITY_EXPIRED : AUTHORITY_UNKNOWN;
}

/* Is it more to the point than what was found before? */
static bool is_better(const struct authority *now,
    const struct authority *before)
{
	if (!before->role || now->state != before->state)
		return !before->role || now->state < before->state;
	return before->role->ceiling &&
	    !authority_reaches(before->role,
		now->role->ceiling ? now->role->ceiling : RADIUS_ORG);
}

void authority_find(struct authority *out, const struct config *config,
    const struct record *record, enum decision_mode mode, const char *who,
    const struct date *day)
{
	const char *only = config->modes[mode].role;

	*out = (struct authority){ .state = AUTHORITY_NO_ROLE };
	for (uint32_t i = 0; i < config->roles_count; i++) {
		struct authority now = { .role = &config->roles[i] };

		if (only && strcmp(only, now.role->name) != 0)
			continue;
		now.state = judge(&now, config, now.role, record, who, day);
		if (is_better(&now, out))
			*out = now;
	}
}

bool authority_knows(const struct config *config, const char *who)
{
	const struct date never = { 0 };

	for (uint32_t i = 0; i < config->roles_count; i++)
		if (is_member(&config->roles[i], who) ||
		    find_delegate(config, &config->roles[i], who, &never))
			return true;
	return false;
}
