/* SPDX-License-Identifier: MIT */
/* Help texts, made from the tables that the command lines are read by. */
#ifndef HENCE_CMD_USAGE_H
#define HENCE_CMD_USAGE_H

#include "cmd/commands.h"
#include "core/base/strbuf.h"

/* Append what `hence help` says: the commands and the common options. */
void usage_overview(struct strbuf *out);

/* Append what `hence COMMAND --help` says. */
void usage_of_command(struct strbuf *out, const struct command *command);

/* Append text wrapped at 80 columns, each line behind indent blanks; an empty
 * line in it ends a paragraph. */
void usage_wrap(struct strbuf *out, const char *text, size_t indent);

#endif
