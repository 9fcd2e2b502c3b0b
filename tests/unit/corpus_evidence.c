/* SPDX-License-Identifier: MIT */
/* Who did what to records, in repositories that several people commit to. */
#include "core/corpus/evidence.h"

#include "core/git/history.h"
#include "core/record/status.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static void add_act(struct strbuf *out, const char *what,
    const struct evidence_act *act)
{
	char day[DATE_SIZE];

	if (!act->is_done)
		return;
	date_format(day, &act->date);
	strbuf_addf(out, " %s %s %s", what,
	    act->commit ? act->commit->name : "nobody", day);
}

static void add_record(struct strbuf *out, struct evidence *evidence,
    const struct record *record)
{
	const struct record_evidence *row = evidence_of(evidence, record);
	struct frozen frozen;

	CHECK(row == evidence_of(evidence, record));
	strbuf_addf(out, "%s:", strrchr(record->path, '/') + 1);
	for (uint32_t i = 0; i < row->count; i++)
		strbuf_addf(out, "%s%s", i ? "," : " ",
		    row->versions[i].commit->name);
	add_act(out, "proposed", &row->proposed);
	add_act(out, "decided", &row->decided);
	strbuf_addf(out, "%s%s%s%s", row->is_born_decided ? " born" : "",
	    row->is_unproven ? " unproven" : "",
	    row->is_changed ? " changed" : "", row->is_cut ? " cut" : "");
	for (uint32_t i = 0; i < record->objections_count; i++) {
		strbuf_addf(out, "; %s",
		    record_string(record, record->objections[i].label));
		add_act(out, "by", &row->objections[i].added);
		add_act(out, "closed", &row->objections[i].closed);
		if (row->objections[i].is_unproven)
			strbuf_addstr(out, " unproven");
	}
	for (uint32_t i = 0; i < record->consents_count; i++)
		add_act(out, "; consent", &row->consents[i]);
	strbuf_addch(out, '\n');
	if (evidence_decided_text(&frozen, evidence, record)) {
		CHECK(row->decided.is_done && strlen(frozen.hash) == 16);
		frozen_release(&frozen);
	}
}

static const char *told(struct strbuf *out, const char *folder)
{
	const struct corpus_options all = { 0 };
	struct evidence_options options = {
		.today = { 2026, 12, 31 },
	};
	const struct evidence_removal *removals;
	struct evidence *evidence = NULL;
	struct source *source = NULL;
	struct strbuf tip = STRBUF_INIT;
	struct repo *repo = NULL;
	struct corpus corpus;
	struct error err = { 0 };
	size_t count;

	strbuf_clear(out);
	CHECK(repo_open(&repo, folder, NULL, &err) == STATUS_OK);
	CHECK(history_commit(&tip, repo, "HEAD", &err) == STATUS_OK);
	CHECK(source_open(&source, repo, SOURCE_WORKTREE, NULL, &err) ==
	    STATUS_OK);
	CHECK(corpus_load(&corpus, source, &all, &err) == STATUS_OK);
	options.tip = tip.buf;
	CHECK(evidence_open(&evidence, repo, source, &corpus, &options, &err) ==
	    STATUS_OK);
	for (size_t i = 0; i < corpus.records.count; i++)
		add_record(out, evidence, &corpus.records.items[i]);
	removals = evidence_removals(evidence, &count);
	for (size_t i = 0; i < count; i++) {
		struct evidence_act decided;

		strbuf_addf(out, "%s gone: %s",
		    strrchr(removals[i].path, '/') + 1,
		    status_name(evidence_removed_status(evidence, &removals[i],
			&decided)));
		add_act(out, "by", &removals[i].removed);
		add_act(out, "decided", &decided);
		strbuf_addch(out, '\n');
	}
	evidence_free(evidence);
	corpus_release(&corpus);
	source_free(source);
	repo_free(repo);
	strbuf_release(&tip);
	return out->buf;
}

/* record NUMBER STATUS [LINES]; by NAME DAY */
#define SHELL \
	"record() { mkdir -p docs/adr; printf '# Number %s\\n\\n- Status: " \
	"%s\\n\\n## Context\\n\\nAll that is known of number %s, and more.\\n" \
	"\\n## Decision\\n\\nWe take number %s and no other one of them.\\n" \
	"\\n%b' $1 $2 $1 $1 \"$3\" >docs/adr/000$1-n.md; }\n" \
	"by() { git add -A; GIT_COMMITTER_DATE=\"2026-$2T10:00:00Z\" git -c " \
	"user.name=$1 -c user.email=$1@x commit -qm x; }\n"

static void test_states(void)
{
	struct strbuf out = STRBUF_INIT;

	shell(
	    "git init -q one && cd one\n" SHELL
	    "record 1 draft; record 2 accepted; record 3 proposed; by A 01-01\n"
	    "record 1 proposed; by B 01-02; record 1 last-call; by C 01-03\n"
	    "record 1 accepted; by D 01-04; record 1 deprecated; by E 01-05\n"
	    "record 3 rejected; record 4 proposed\n");
	CHECK_STRING(told(&out, "one"),
	    "0001-n.md: A,B,C,D,E proposed B 2026-01-02 decided D 2026-01-04\n"
	    "0002-n.md: A decided A 2026-01-01 born unproven\n"
	    "0003-n.md: A proposed A 2026-01-01 decided nobody 2026-12-31 "
	    "changed\n"
	    "0004-n.md: proposed nobody 2026-12-31 changed\n");
	/* accepted, taken back, accepted: the last time counts */
	shell("cd one\n" SHELL "git checkout -q .; rm docs/adr/0004-n.md\n"
	      "record 3 accepted; by A 02-01; record 3 proposed; by B 02-02\n"
	      "record 3 accepted; by C 02-03; git rm -q docs/adr/0002-n.md\n"
	      "by D 02-04; rm docs/adr/0001-n.md\n");
	CHECK_STRING(told(&out, "one"),
	    "0003-n.md: A,A,B,C proposed A 2026-01-01 decided C 2026-02-03\n"
	    "0002-n.md gone: accepted by D 2026-02-04 decided A 2026-01-01\n"
	    "0001-n.md gone: deprecated by nobody 2026-12-31 decided D "
	    "2026-01-04\n");
	strbuf_release(&out);
}

#define ITEM(state) \
	"- **O1** (sec@x, 2026-01-01): it fills the disk.\\n" \
	"  - harm: writes stop\\n  - state: " state "\\n"

static void test_steps(void)
{
	struct strbuf out = STRBUF_INIT;

	shell(
	    "git init -q two && cd two\n" SHELL
	    "o() { printf '\\n## Objections\\n\\n'; }\n"
	    "c='\\n## Consent\\n\\n- ben@x, 2026-01-05, text "
	    "4f2c1e9ab03d7715\\n'\n"
	    "record 1 proposed; by A 01-01\n"
	    "record 1 proposed \"$(o)\\n\\n" ITEM(
		"open") "\"; by S 01-02\n"
			"record 1 proposed \"$(o)\\n\\n" ITEM(
			    "integrated 2026-01-03") "\"; by S 01-03\n"
						     "record 2 proposed \"$(o)\\n\\n" ITEM(
							 "withdrawn 2026-01-03") "$c\"; by M 01-04\n"
										 "record 1 accepted \"$(o)\\n\\n" ITEM(
										     "integrated 2026-01-03") "$c\"; by B 01-05\n"
													      "record 3 proposed \"$(o)\\n\\n" ITEM(
														  "open") "\"; by S 01-06\n"
															  "record 3 proposed \"$(o)\\n\\n" ITEM(
															      "withdrawn 2026-01-07") "$c\"\n");
	CHECK_STRING(told(&out, "two"),
	    "0001-n.md: A,S,S,B proposed A 2026-01-01 decided B 2026-01-05; O1 "
	    "by S 2026-01-02 closed S 2026-01-03 ; consent B 2026-01-05\n"
	    "0002-n.md: M proposed M 2026-01-04; O1 by M 2026-01-04 closed M "
	    "2026-01-04 unproven ; consent M 2026-01-04\n"
	    "0003-n.md: S proposed S 2026-01-06 changed; O1 by S 2026-01-06 "
	    "closed nobody 2026-12-31 ; consent nobody 2026-12-31\n");
	strbuf_release(&out);
}

/* Whoever merges has not taken the steps that a side brings, and whoever made
 * the first commit of a shallow clone not those before it. */
static void test_merged_steps(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git init -q four && cd four\n" SHELL "o='\\n## Objections\\n\\n" ITEM(
	    "open") "'\n"
		    "i='\\n## Objections\\n\\n" ITEM(
			"integrated 2026-01-03") "'\n"
						 "c='\\n## Consent\\n\\n- sec@x, 2026-01-03, text "
						 "4f2c1e9ab03d7715\\n'\n"
						 "record 1 proposed; by A 01-01; git checkout -qb side\n"
						 "record 1 proposed \"$o\"; by S 01-02\n"
						 "record 1 proposed \"$i$c\"; by S 01-03; git checkout -q main\n"
						 "sed -i 's/# Number/# No/' docs/adr/*; by B 01-04\n"
						 "GIT_COMMITTER_DATE=2026-01-05T10:00:00Z git -c user.name=M "
						 "-c user.email=m@x merge -q -m m side\n"
						 "git clone -q --depth 1 file://$PWD ../four-cut\n");
	CHECK_STRING(told(&out, "four"),
	    "0001-n.md: A,B,S,S,M proposed A 2026-01-01; O1 by S 2026-01-02 "
	    "closed S 2026-01-03 ; consent S 2026-01-03\n");
	CHECK_STRING(told(&out, "four-cut"),
	    "0001-n.md: M proposed M 2026-01-05 cut; O1\n");
	strbuf_release(&out);
}

/* Files that change places, and a path that two files had. */
static void test_trails(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git init -q three && cd three\n" SHELL
	      "git config diff.renames true; cd . && mkdir -p docs/adr\n"
	      "record 1 proposed; by A 01-01; record 2 accepted; by B 01-02\n"
	      "git mv docs/adr/0001-n.md docs/adr/0003-n.md; by C 01-03\n"
	      "record 1 proposed 'Another one altogether\\n'; by D 01-04\n"
	      "git rm -q docs/adr/0002-n.md; by E 01-05\n"
	      "record 2 proposed 'A new one in its place\\n'; by F 01-06\n");
	CHECK_STRING(told(&out, "three"),
	    "0001-n.md: D proposed D 2026-01-04\n"
	    "0002-n.md: F proposed F 2026-01-06\n"
	    "0003-n.md: A,C proposed A 2026-01-01\n");
	strbuf_release(&out);
}

static void test_shallow(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git clone -q --depth 2 file://$PWD/one cut\n");
	CHECK_STRING(told(&out, "cut"),
	    "0001-n.md: C decided C 2026-02-03 cut\n"
	    "0003-n.md: C decided C 2026-02-03 cut\n"
	    "0002-n.md gone: accepted by D 2026-02-04 decided C 2026-02-03\n");
	strbuf_release(&out);
}

/* kep NAME STATUS; text NAME WORDS */
#define KEP \
	"kep() { mkdir -p keps/$1; printf 'title: K\\nstatus: %s\\n' $2 " \
	">keps/$1/kep.yaml; }\n" \
	"text() { printf '# K\\n\\n## Summary\\n\\nAll that is known of %s, " \
	"and %s.\\n' $1 $2 >keps/$1/README.md; }\n"

/* The state is in a kep.yaml, which has changes of its own. */
static void test_sidecar(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git init -q keps && cd keps\n" SHELL KEP
	      "kep 0001-a proposed; text 0001-a more; by A 01-01\n"
	      "kep 0002-b accepted; text 0002-b more; by A 01-01\n"
	      "text 0001-a less; by B 01-02; kep 0001-a accepted; by C 01-03\n"
	      "git mv keps/0001-a keps/0001-c; by D 01-04\n"
	      "text 0001-c all; kep 0001-c implemented; by E 01-05\n"
	      "git rm -qr keps/0002-b; by F 01-06\n");
	CHECK_STRING(told(&out, "keps"),
	    "README.md: A,B,C,D,E proposed A 2026-01-01 decided C 2026-01-03\n"
	    "README.md gone: accepted by F 2026-01-06 decided A 2026-01-01\n");
	shell("cd keps\n" SHELL KEP "kep 0001-c rejected\n");
	CHECK_STRING(told(&out, "keps"),
	    "README.md: A,B,C,D,E proposed A 2026-01-01 decided nobody "
	    "2026-12-31 changed\n"
	    "README.md gone: accepted by F 2026-01-06 decided A 2026-01-01\n");
	/* a side that has the text alone has moved nothing */
	shell(
	    "cd keps\n" SHELL KEP
	    "git checkout -q . && kep 0003-d proposed; text 0003-d more\n"
	    "by A 02-01; git checkout -qb side; text 0003-d less; by B 02-02\n"
	    "git checkout -q main; kep 0003-d accepted; by C 02-03\n"
	    "GIT_COMMITTER_DATE=2026-02-04T10:00:00Z git merge -q side\n"
	    "git rm -q keps/0001-c/kep.yaml; by G 02-05\n");
	CHECK_STRING(told(&out, "keps"),
	    "README.md: A,B,C,D,E,G proposed A 2026-01-01\n"
	    "README.md: A,C,B proposed A 2026-02-01 decided C 2026-02-03\n"
	    "README.md gone: accepted by F 2026-01-06 decided A 2026-01-01\n");
	strbuf_release(&out);
}

int main(void)
{
	char folder[] = "/tmp/hence-evidence-XXXXXX";

	fixture_begin(folder);
	test_states();
	test_steps();
	test_merged_steps();
	test_trails();
	test_shallow();
	test_sidecar();
	fixture_end(folder);
	return test_end();
}
