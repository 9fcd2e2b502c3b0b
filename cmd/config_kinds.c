/* SPDX-License-Identifier: MIT */
#include "cmd/config_kinds.h"

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

void config_lists_tell(json_t *settings, const struct config *config)
{
	for (uint32_t i = 0; i < config->rules_count; i++)
		tell_rule(settings, &config->rules[i]);
	for (uint32_t i = 0; i < config->states_count; i++)
		tell_state(settings, &config->states[i]);
	for (uint32_t i = 0; i < config->moves_count; i++)
		tell_move(settings, &config->moves[i]);
}
