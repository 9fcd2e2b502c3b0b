/* SPDX-License-Identifier: MIT */
#include "cmd/config_lists.h"

#include "core/base/strbuf.h"
#include "core/check/rule.h"

void setting_add(json_t *settings, const char *name, json_t *value,
    const struct setting_origin *origin)
{
	json_t *setting = json_object();

	json_put(setting, "name", json_of_string(name));
	json_put(setting, "value", value);
	json_put(setting, "origin", json_of_string(origin->name));
	json_put(setting, "line",
	    origin->line ? json_integer(origin->line) : json_null());
	json_push(settings, setting);
}

static const char *end_name(const struct config_state *state,
    enum record_status status)
{
	return state ? state->name : status_name(status);
}

static void tell_state(json_t *settings, const struct config_state *state)
{
	const struct setting_origin origin = { CONFIG_FILE, state->line };
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "kinds.%s.states.%s", state->kind, state->name);
	setting_add(settings, name.buf,
	    json_of_string(status_name(state->status)), &origin);
	strbuf_release(&name);
}

static void tell_move(json_t *settings, const struct config_move *move)
{
	const struct setting_origin origin = { CONFIG_FILE, move->line };
	struct strbuf name = STRBUF_INIT, value = STRBUF_INIT;

	strbuf_addf(&name, "kinds.%s.moves", move->kind);
	strbuf_addf(&value, "%s -> %s",
	    end_name(move->from_state, move->from_status),
	    end_name(move->to_state, move->to_status));
	setting_add(settings, name.buf, json_of_string(value.buf), &origin);
	strbuf_release(&name);
	strbuf_release(&value);
}

static void tell_rule(json_t *settings, const struct config_rule *rule)
{
	const struct setting_origin origin = { CONFIG_FILE, rule->line };
	const char *levels = rule->levels;
	struct strbuf name = STRBUF_INIT, value = STRBUF_INIT;

	strbuf_addf(&name, "rules.%s", rule->name);
	if (levels[1])
		strbuf_addf(&value, "%c/%c/%c", levels[0], levels[1],
		    levels[2]);
	else
		strbuf_addstr(&value,
		    severity_name(severity_of_letter(levels[0])));
	setting_add(settings, name.buf, json_of_string(value.buf), &origin);
	strbuf_release(&name);
	strbuf_release(&value);
}

static json_t *json_of_words(const struct config_words *words)
{
	struct strbuf all = STRBUF_INIT;
	json_t *value;

	for (uint32_t i = 0; i < words->count; i++)
		strbuf_addf(&all, "%s%s", i ? ", " : "", words->items[i]);
	value = json_of_string(words->count ? all.buf : NULL);
	strbuf_release(&all);
	return value;
}

static void tell_part(json_t *settings, const char *group, const char *key,
    json_t *value, uint32_t line)
{
	const struct setting_origin origin = { line ? CONFIG_FILE : "default",
		line };
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%s.%s", group, key);
	setting_add(settings, name.buf, value, &origin);
	strbuf_release(&name);
}

static void tell_role(json_t *settings, const struct config_role *role)
{
	struct strbuf group = STRBUF_INIT;

	strbuf_addf(&group, "roles.%s", role->name);
	tell_part(settings, group.buf, "members", json_of_words(&role->members),
	    role->line);
	tell_part(settings, group.buf, "area", json_of_words(&role->area),
	    role->line);
	tell_part(settings, group.buf, "ceiling",
	    json_of_string(radius_name(role->ceiling)), role->line);
	tell_part(settings, group.buf, "escalates-to",
	    json_of_string(role->escalates_to), role->line);
	strbuf_release(&group);
}

static void tell_delegate(json_t *settings,
    const struct config_delegate *delegate)
{
	struct strbuf group = STRBUF_INIT;
	char day[DATE_SIZE];

	date_format(day, &delegate->until);
	strbuf_addf(&group, "delegates.%s", delegate->who);
	tell_part(settings, group.buf, "role", json_of_string(delegate->role),
	    delegate->line);
	tell_part(settings, group.buf, "until",
	    delegate->until.year ? json_of_string(day) : json_null(),
	    delegate->line);
	strbuf_release(&group);
}

static void tell_mode(json_t *settings, enum decision_mode which,
    const struct config_mode *mode)
{
	struct strbuf group = STRBUF_INIT;

	strbuf_addf(&group, "modes.%s", mode_name(which));
	tell_part(settings, group.buf, "min-days", json_integer(mode->min_days),
	    mode->line);
	tell_part(settings, group.buf, "quorum", json_integer(mode->quorum),
	    mode->line);
	tell_part(settings, group.buf, "horizon-days",
	    json_integer(mode->horizon_days), mode->line);
	tell_part(settings, group.buf, "role", json_of_string(mode->role),
	    mode->line);
	strbuf_release(&group);
}

void config_lists_tell(json_t *settings, const struct config *config)
{
	for (uint32_t i = 0; i < config->rules_count; i++)
		tell_rule(settings, &config->rules[i]);
	for (uint32_t i = 0; i < config->states_count; i++)
		tell_state(settings, &config->states[i]);
	for (uint32_t i = 0; i < config->moves_count; i++)
		tell_move(settings, &config->moves[i]);
	for (uint32_t i = 0; i < config->roles_count; i++)
		tell_role(settings, &config->roles[i]);
	for (uint32_t i = 0; i < config->delegates_count; i++)
		tell_delegate(settings, &config->delegates[i]);
	for (int i = MODE_CONSENT; i < MODE_COUNT; i++)
		tell_mode(settings, (enum decision_mode)i, &config->modes[i]);
}
