/* SPDX-License-Identifier: MIT */
/* A status section that is a list of statuses, one of them ticked. */
#include "core/edit/lines.h"
#include "core/edit/status_edit.h"
#include "core/edit/verify.h"
#include "core/record/builder.h"
#include "core/record/status.h"

struct task {
	uint32_t mark; /* where its " " or "x" stands */
	bool is_ticked;
	enum record_status status;
	struct text text; /* behind the mark */
};

struct tasks {
	VEC(struct task) items;
	size_t ticked;
};

static bool read_task(struct task *out, struct text line, struct text file)
{
	struct strbuf plain = STRBUF_INIT;
	struct status_line read;

	while (line.len && char_is_one_of(line.data[0], " \t-+*>.)0123456789"))
		line = text_skip(line, 1);
	if (!status_task_read(&out->is_ticked, &out->text, line))
		return false;
	out->mark = (uint32_t)(line.data - file.data) + 1;
	builder_plain(&plain, out->text);
	status_read(&read, text_make(plain.buf, plain.len));
	out->status = read.status;
	strbuf_release(&plain);
	return true;
}

static void collect(struct tasks *out, const struct status_edit *edit,
    struct span body)
{
	struct text file = edit->editing.before.bytes;
	struct task task;

	for (uint32_t at = body.start; at < body.end; at = line_next(file, at))
		if (read_task(&task, line_text(file, at), file) &&
		    task.status > RECORD_UNKNOWN) {
			*vec_push(&out->items) = task;
			out->ticked += task.is_ticked;
		}
}

/* The item of the status that is to be: its word, or its meaning. */
static size_t find_wanted(const struct tasks *tasks,
    const struct status_change *change)
{
	size_t count = tasks->items.count;

	for (size_t i = 0; i < count && change->word; i++)
		if (text_equals_nocase(text_trim(tasks->items.items[i].text),
			change->word))
			return i;
	for (size_t i = 0; i < count; i++)
		if (tasks->items.items[i].status == change->status)
			return i;
	return count;
}

static void set_mark(struct status_edit *edit, const struct task *task,
    bool ticked)
{
	if (task->is_ticked != ticked)
		edits_replace(&edit->editing.edits,
		    (struct span){ task->mark, task->mark + 1 },
		    text_of(ticked ? "x" : " "));
}

/* One tick moves; of several those behind the item go. */
static enum status move_tick(struct status_edit *edit,
    const struct tasks *tasks, struct error *err)
{
	size_t wanted = find_wanted(tasks, edit->change);

	if (wanted == tasks->items.count) {
		error_set(err, STATUS_UNSUPPORTED,
		    "'%s' ticks its status in a list that has no item '%s'",
		    edit->editing.subject->path,
		    edit->change->word ? edit->change->word
				       : status_name(edit->change->status));
		error_hint(err, "Add the item by hand.");
		return STATUS_UNSUPPORTED;
	}
	for (size_t i = 0; i < tasks->items.count; i++) {
		const struct task *task = &tasks->items.items[i];

		if (i >= wanted || tasks->ticked == 1)
			set_mark(edit, task, i == wanted);
	}
	return STATUS_OK;
}

enum status status_tasks_edit(struct status_edit *edit, struct span body,
    bool *is_list, struct error *err)
{
	struct tasks tasks = { 0 };
	enum status status = STATUS_OK;

	collect(&tasks, edit, body);
	*is_list = tasks.items.count > 0;
	if (*is_list) {
		edit->stated = true;
		edit->parts |= PART_STATUS;
		status = move_tick(edit, &tasks, err);
	}
	vec_release(&tasks.items);
	return status;
}
