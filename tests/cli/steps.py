#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print what a forge would give to a shell.

	steps.py github WORKFLOW CONTEXT STEP	the step of that name
	steps.py action ACTION CONTEXT STEP	the same of a composite action
	steps.py gitlab FILE JOB		a job, from its first line to its last

CONTEXT is a JSON file: what stands in "${{ }}" is looked up in it by its path.
"""
import json
import re
import shlex
import sys

import yaml


def look_up(path, context):
    for key in path.split("."):
        context = context.get(key, "") if isinstance(context, dict) else ""
    return str(context)


def exports(env, context):
    for name, value in (env or {}).items():
        value = re.sub(r"\$\{\{ *([\w.]+) *\}\}",
                       lambda m: look_up(m[1], context), str(value))
        print(f"export {name}={shlex.quote(value)}")


def step(kind, document, context, name):
    if kind == "github":
        exports(document.get("env"), context)
        (job,) = document["jobs"].values()
        exports(job.get("env"), context)
        steps = job["steps"]
    else:
        steps = document["runs"]["steps"]
    (found,) = [one for one in steps if one.get("name") == name]
    exports(found.get("env"), context)
    print(found["run"])


def job(document, name):
    found = document[name]
    exports(found["variables"], {})
    for line in found["before_script"] + found["script"]:
        print(line)


with open(sys.argv[2], encoding="utf-8") as file:
    parsed = yaml.safe_load(file)
if sys.argv[1] == "gitlab":
    job(parsed, sys.argv[3])
else:
    with open(sys.argv[3], encoding="utf-8") as file:
        step(sys.argv[1], parsed, json.load(file), sys.argv[4])
