/* SPDX-License-Identifier: MIT */
#include "core/output/paragraph.h"

#define NARROWEST 20

void paragraph_print(struct strbuf *out, struct flow *flow,
    const struct paragraph_options *options)
{
	size_t used = options->indent + options->mark_width;
	size_t room = options->width > used + NARROWEST ? options->width - used
							: NARROWEST;

	flow_wrap(flow, room, false);
	for (size_t i = 0; i < flow->lines.count; i++) {
		strbuf_add_blanks(out, i ? used : options->indent);
		strbuf_addstr(out, i ? "" : options->mark);
		flow_print(out, flow, &flow->lines.items[i], options->color);
		flow_end_line(out);
	}
}
