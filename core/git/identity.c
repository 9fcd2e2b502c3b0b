/* SPDX-License-Identifier: MIT */
#include "core/git/identity.h"

#include <stdlib.h>

#include "core/git/internal.h"

void identity_init(struct identity *identity)
{
	strbuf_init(&identity->name);
	strbuf_init(&identity->email);
}

void identity_release(struct identity *identity)
{
	strbuf_release(&identity->name);
	strbuf_release(&identity->email);
}

/* What git leaves out of an author's line, too. */
static void add_clean(struct strbuf *out, struct text words)
{
	words = text_trim(words);
	for (size_t i = 0; i < words.len; i++) {
		unsigned char c = (unsigned char)words.data[i];

		if (c >= 0x20 && c != 0x7f && c != '<' && c != '>')
			strbuf_addch(out, words.data[i]);
	}
}

/* The variable's, else the setting's. */
static void read_part(struct strbuf *out, struct repo *repo,
    const char *variable, const char *setting)
{
	const char *value = getenv(variable);
	struct strbuf configured = STRBUF_INIT;

	if (!value && repo_config(repo, setting, &configured))
		value = configured.buf;
	add_clean(out, text_of(value));
	strbuf_release(&configured);
}

static void replace(struct strbuf *out, struct text words)
{
	struct strbuf clean = STRBUF_INIT;

	add_clean(&clean, words);
	if (clean.len)
		strbuf_splice(out, 0, out->len, clean.buf, clean.len);
	strbuf_release(&clean);
}

static void map_by_libgit2(struct identity *identity, git_repository *git)
{
	git_mailmap *mailmap = NULL;
	const char *name, *email;

	if (git_mailmap_from_repository(&mailmap, git) == 0 &&
	    git_mailmap_resolve(&name, &email, mailmap, identity->name.buf,
		identity->email.buf) == 0) {
		struct strbuf kept = STRBUF_INIT;

		/* they may be parts of what is written to */
		strbuf_addstr(&kept, email);
		replace(&identity->name, text_of(name));
		replace(&identity->email, text_make(kept.buf, kept.len));
		strbuf_release(&kept);
	}
	git_mailmap_free(mailmap);
}

/* "Name <email>", as it is asked. */
static void map_by_git(struct identity *identity, struct repo *repo)
{
	struct strbuf contact = STRBUF_INIT, answer = STRBUF_INIT;
	const char *args[] = { "check-mailmap", NULL, NULL };

	strbuf_addf(&contact, "%s <%s>", identity->name.buf,
	    identity->email.buf);
	args[1] = contact.buf;
	if (repo_run(repo, args, &answer, NULL) == STATUS_OK) {
		struct text rest = text_make(answer.buf, answer.len), name;

		if (text_split(&rest, '<', &name)) {
			replace(&identity->name, name);
			replace(&identity->email, rest);
		}
	}
	strbuf_release(&contact);
	strbuf_release(&answer);
}

bool identity_load(struct identity *out, struct repo *repo)
{
	strbuf_clear(&out->name);
	strbuf_clear(&out->email);
	read_part(&out->name, repo, "GIT_AUTHOR_NAME", "user.name");
	read_part(&out->email, repo, "GIT_AUTHOR_EMAIL", "user.email");
	/* A mailmap tells people apart by their addresses. */
	if (repo && out->email.len) {
		if (repo->git)
			map_by_libgit2(out, repo->git);
		else
			map_by_git(out, repo);
	}
	return out->name.len || out->email.len;
}

void identity_write(struct strbuf *out, const struct identity *identity)
{
	const char *name = identity->name.buf, *email = identity->email.buf;

	if (*name && *email)
		strbuf_addf(out, "%s <%s>", name, email);
	else
		strbuf_addstr(out, *name ? name : email);
}

bool identity_add_decider(struct strbuf *out, struct repo *repo)
{
	struct identity who;
	bool known;

	identity_init(&who);
	known = identity_load(&who, repo);
	if (who.email.len && strpbrk(who.name.buf, ",;"))
		strbuf_clear(&who.name);
	identity_write(out, &who);
	identity_release(&who);
	return known;
}
