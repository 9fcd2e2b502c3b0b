/* SPDX-License-Identifier: MIT */
/* What comes from records is made safe here for where it goes. */
#ifndef HENCE_BASE_ESCAPE_H
#define HENCE_BASE_ESCAPE_H

#include "core/base/strbuf.h"
#include "core/base/text.h"

/*
 * For a terminal or a line of output: controls (C0, DEL, C1), bidirectional
 * overrides and invalid bytes become visible (^[ as "\x1b"); a tab or newline
 * becomes a blank. Everything else is kept.
 */
void escape_terminal(struct strbuf *out, struct text t);

/* One word of a shell's command line: in quotes where it needs them. */
void escape_shell(struct strbuf *out, struct text t);

/* The same in double quotes, always: for a command that stands in a message's
 * single quotes. */
void escape_shell_double(struct strbuf *out, struct text t);

/* A path as git shows it: quoted as a C string only when it has controls,
 * quotes, backslashes or invalid bytes. */
void escape_path(struct strbuf *out, struct text t);

/* For XML's text and attributes: markup is escaped, and what XML has no room
 * for (controls, invalid bytes) made visible as by escape_terminal; tabs and
 * newlines are kept. */
void escape_xml(struct strbuf *out, struct text t);

#endif
