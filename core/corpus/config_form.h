/* SPDX-License-Identifier: MIT */
/* What .hence.yml may be as YAML. Internal to core/corpus. */
#ifndef HENCE_CORPUS_CONFIG_FORM_H
#define HENCE_CORPUS_CONFIG_FORM_H

#include "core/base/error.h"
#include "core/format/yaml.h"

/* One document, without aliases, anchors and tags. */
enum status config_check_form(const struct yaml_tree *tree, struct text bytes,
    struct error *err);

#endif
