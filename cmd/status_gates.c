/* SPDX-License-Identifier: MIT */
#include "cmd/status_gates.h"

#include <string.h>

#include "cmd/gate.h"
#include "cmd/status_fill.h"
#include "core/base/escape.h"
#include "core/base/path.h"
#include "core/corpus/lifecycle.h"
#include "core/edit/set_status.h"
#include "core/git/identity.h"
#include "core/git/source.h"

/* A record with the texts that its source has, to be moved in memory. */
struct trial_move {
	struct env *env;
	const struct record *record;
	struct text bytes;
	struct strbuf text, sidecar, decider;
	struct strbuf sidecar_path;
	bool has_sidecar;
	struct date today;
};

static void begin(struct trial_move *move)
{
	const struct source_file *file;
	struct identity who;

	record_sidecar_path(&move->sidecar_path, move->record->path);
	file = source_find(move->env->source, move->sidecar_path.buf);
	move->has_sidecar = file &&
	    source_read(move->env->source, file,
		move->env->corpus.config.record_bytes, &move->sidecar,
		NULL) == STATUS_OK;
	identity_init(&who);
	if (identity_load(&who, move->env->repo))
		identity_write(&move->decider, &who);
	identity_release(&who);
	date_today(&move->today);
}

static void end(struct trial_move *move)
{
	strbuf_release(&move->text);
	strbuf_release(&move->sidecar);
	strbuf_release(&move->sidecar_path);
	strbuf_release(&move->decider);
}

/* As the move would write it. */
static enum status write_move(struct subject *subject,
    const struct trial_move *move, const struct lifecycle_state *to)
{
	bool accepts = to->status == RECORD_ACCEPTED;
	const struct status_change change = {
		.status = to->status,
		.word = to->own ? to->name : NULL,
		.date = move->today,
		.decides = accepts || to->status == RECORD_REJECTED,
		.decider = accepts && move->decider.len ? move->decider.buf
							: NULL,
	};
	enum status status = set_status(subject, &change, NULL);

	if (status == STATUS_OK && accepts)
		status = status_fill(subject, &move->env->corpus.config,
		    &move->today, move->decider.buf, NULL);
	return status;
}

static enum status add_gate(json_t *list, struct trial_move *move,
    const struct lifecycle_state *to, struct error *err)
{
	struct strbuf sidecar = STRBUF_INIT;
	struct subject subject = { .path = move->record->path,
		.text = &move->text };
	enum status status = STATUS_OK;
	struct gate gate;

	strbuf_clear(&move->text);
	strbuf_add(&move->text, move->bytes.data, move->bytes.len);
	strbuf_add(&sidecar, move->sidecar.buf, move->sidecar.len);
	if (move->has_sidecar) {
		subject.sidecar_path = move->sidecar_path.buf;
		subject.sidecar = &sidecar;
	}
	if (write_move(&subject, move, to) == STATUS_OK) {
		status = gate_judge(&gate, move->env, move->record, &subject,
		    err);
		if (status == STATUS_OK) {
			json_t *row = json_object();

			json_put(row, "state", json_of_string(to->name));
			json_put(row, "passes", json_boolean(!gate.errors));
			json_put(row, "findings", gate_json(&gate));
			json_push(list, row);
		}
		gate_release(&gate);
	}
	strbuf_release(&sidecar);
	return status;
}

enum status status_gates(json_t **out, struct env *env,
    const struct record *record, struct text bytes, struct error *err)
{
	const struct corpus *corpus = &env->corpus;
	const char *kind = corpus_collection_of(corpus, record)->kind;
	struct trial_move move = { .env = env,
		.record = record,
		.bytes = bytes };
	enum record_status from = corpus_status_of(corpus, record);
	lifecycle_states next = { 0 };
	struct lifecycle_state state;
	enum status status = STATUS_OK;

	lifecycle_of(&state, &corpus->config, kind, from,
	    record_string(record, record->raw_status));
	lifecycle_next(&next, &corpus->config, kind, &state);
	*out = json_array();
	begin(&move);
	for (size_t i = 0; i < next.count && status == STATUS_OK; i++)
		if (gate_is_for(from, next.items[i].status))
			status = add_gate(*out, &move, &next.items[i], err);
	end(&move);
	vec_release(&next);
	return status;
}

static const char *string_of(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

static void print_line(const char *indent, const char *words)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text_of(words));
	printf("%s%s\n", indent, safe.buf);
	strbuf_release(&safe);
}

static bool is_shown(const struct env *env, const json_t *finding)
{
	return env->common.verbose ||
	    strcmp(string_of(finding, "severity"), "info") != 0;
}

static void print_gate(const struct env *env, const json_t *gate)
{
	const json_t *findings = json_object_get(gate, "findings");
	bool begun = false;

	for (size_t i = 0; i < json_array_size(findings); i++) {
		const json_t *finding = json_array_get(findings, i);
		struct strbuf line = STRBUF_INIT;

		if (!is_shown(env, finding))
			continue;
		if (!begun)
			printf("\nTo become %s it lacks:\n",
			    string_of(gate, "state"));
		begun = true;
		strbuf_addf(&line, "%s: %s [%s]",
		    string_of(finding, "severity"),
		    string_of(finding, "message"), string_of(finding, "rule"));
		print_line("  ", line.buf);
		if (*string_of(finding, "fix"))
			print_line("    ", string_of(finding, "fix"));
		strbuf_release(&line);
	}
}

void status_gates_print(const struct env *env, const json_t *gates)
{
	for (size_t i = 0; i < json_array_size(gates); i++)
		print_gate(env, json_array_get(gates, i));
}
