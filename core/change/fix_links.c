/* SPDX-License-Identifier: MIT */
/* Links that lead to nothing, and those whose text names another record. */
#include <string.h>

#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/unicode.h"
#include "core/base/url.h"
#include "core/change/fixer.h"
#include "core/edit/relink.h"
#include "core/record/title.h"

bool fix_link_path(struct strbuf *out, const struct finding *finding)
{
	const struct record *record = finding->record;
	struct strbuf decoded = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent;
	struct url_parts parts;
	bool inside;

	if (!finding->link)
		return false;
	parent = path_parent(record->path);
	url_split(&parts, text_of(record_string(record, finding->link->url)));
	percent_decode(&decoded, parts.path);
	strbuf_add(&folder, parent.data, parent.len);
	inside = url_resolve(out, decoded.buf, folder.buf);
	strbuf_release(&decoded);
	strbuf_release(&folder);
	return inside;
}

/* How a record of that collection is called in texts. */
struct names {
	const char *prefixes[4];
};

static void name_record(struct names *out, const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	const char *own = record_string(record, record->prefix);

	memset(out, 0, sizeof(*out));
	out->prefixes[0] = collection->prefix;
	out->prefixes[1] = collection->kind;
	out->prefixes[2] = own;
}

/* Write the finding's link, and no other one where its place is known. */
static enum status write_link(struct fixer *fixer,
    const struct finding *finding, struct relink *relink, struct error *err)
{
	const struct link *link = finding->link;
	bool html = link->kind == LINK_HTML || link->kind == LINK_HTML_IMAGE;
	struct relink_count count;
	struct change_file *file;
	enum status status;

	if (!html && link->span.end == link->span.start)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its place in the line is not known");
	relink->html = html;
	if (!html)
		relink->only = link->span;
	status = change_open(&file, &fixer->change, finding->record->path, err);
	if (status == STATUS_OK)
		status = relink_text(&file->text, file->path, relink, &count,
		    err);
	return status;
}

/* "[ADR-0012](0012-x.md)": the text goes with the number and the name. */
static void relabel_moved(struct relabel *out, struct names *names,
    const struct fixer *fixer, const char *from, const char *to)
{
	const struct record *record = lookup_path(&fixer->lookup, to);
	struct record_name name;
	enum name_format format;

	if (!record)
		return;
	if (!text_same(path_base(from), path_base(to))) {
		out->old_name = path_base(from).data;
		out->new_name = path_base(to).data;
	}
	record_name_parse(&name, record_stem(from, &format));
	if (!record->has_number || !name.has_number)
		return;
	name_record(names, fixer->scope->corpus, record);
	out->prefixes = names->prefixes;
	out->number = (struct number_change){ name.number, record->number,
		record->width };
}

enum status fix_dangling(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	struct name_move move = { 0 };
	struct relink relink = { .moves = { &move, 1 } };
	struct names names = { { NULL } };
	struct destination_link link = { .from = finding->record->path };
	struct title_number split;
	enum status status = STATUS_NOT_FOUND;

	relink.relabel.prefixes = names.prefixes;
	fix_link_path(&path, finding);
	title_split(&split,
	    text_of(record_string(finding->record, finding->link->text)), false,
	    0);
	link.words = text_trim(split.rest);
	link.path = move.path = relink.record = path.buf;
	move.to = destination_of(&fixer->destinations, &link, err);
	if (move.to) {
		relabel_moved(&relink.relabel, &names, fixer, path.buf,
		    move.to);
		strbuf_addf(&fixer->done, "it leads to '%s'", move.to);
		status = write_link(fixer, finding, &relink, err);
	}
	strbuf_release(&path);
	return status;
}

/* Do the words say the same, whatever their case? */
static bool is_title(struct text words, const struct record *record)
{
	const char *title = record_string(record, record->title);
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	bool same;

	unicode_fold(&a, text_trim(words));
	unicode_fold(&b, text_of(title));
	same = a.len &&
	    text_same(text_make(a.buf, a.len), text_make(b.buf, b.len));
	strbuf_release(&a);
	strbuf_release(&b);
	return same;
}

/* The record that the link's text names by its number, or NULL. */
static const struct record *named_by(const struct fixer *fixer,
    const struct finding *finding, struct text text,
    const struct title_number *split)
{
	struct strbuf id = STRBUF_INIT;
	const struct record *record;

	strbuf_addf(&id, "%.*s%u", (int)title_lead(text), text.data,
	    split->number);
	record = lookup_target(&fixer->lookup, finding->record,
	    text_make(id.buf, id.len));
	strbuf_release(&id);
	return record;
}

static enum status write_text(struct fixer *fixer,
    const struct finding *finding, const struct record *target, uint32_t said,
    struct error *err)
{
	struct names names;
	struct relink relink = { .record = target->path };

	name_record(&names, fixer->scope->corpus, target);
	relink.relabel.prefixes = names.prefixes;
	relink.relabel.number = (struct number_change){ said, target->number,
		target->width };
	strbuf_addf(&fixer->done, "its text says %u", target->number);
	return write_link(fixer, finding, &relink, err);
}

static enum status write_target(struct fixer *fixer,
    const struct finding *finding, const char *path, const struct record *named,
    struct error *err)
{
	const struct name_move move = { .path = path, .to = named->path };
	struct names names = { { NULL } };
	struct relink relink = { .moves = { &move, 1 }, .record = "" };

	relink.relabel.prefixes = names.prefixes;
	strbuf_addf(&fixer->done, "it leads to '%s'", named->path);
	return write_link(fixer, finding, &relink, err);
}

enum status fix_wrong_number(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	struct text text = text_of(
	    record_string(finding->record, finding->link->text));
	struct strbuf path = STRBUF_INIT;
	const struct record *target, *named;
	struct title_number split;
	enum status status;

	fix_link_path(&path, finding);
	target = lookup_path(&fixer->lookup, path.buf);
	title_split(&split, text, false, 0);
	if (!target || !split.has_number) {
		strbuf_release(&path);
		return error_set(err, STATUS_UNSUPPORTED,
		    "what the text names is not understood");
	}
	named = named_by(fixer, finding, text, &split);
	if (!named || is_title(split.rest, target))
		status = write_text(fixer, finding, target, split.number, err);
	else if (is_title(split.rest, named))
		status = write_target(fixer, finding, path.buf, named, err);
	else
		status = error_set(err, STATUS_NOT_FOUND,
		    "either may be meant: '%s' by the text, '%s' by the link",
		    named->path, target->path);
	strbuf_release(&path);
	return status;
}
