#!/bin/sh
# SPDX-License-Identifier: MIT
# hence options: what a record considered, in text and JSON.
. "$(dirname "$0")/lib.sh"

make_repo .
write docs/adr/0001-use-kafka.md <<'RECORD'
# 1. Use Kafka

## Status

Accepted

## Considered Options

* Option 1: Kafka
* Option 2: Files
* Do nothing

## Decision Outcome

Chosen option: "Kafka", because it is known to all of us.

## Pros and Cons of the Options

### Option 1: Kafka

* Good, because it is fast
* Bad, because it is dear

### Option 2: Files

Rejected because nobody reads them.
RECORD
record docs/adr/0002-plain.md "2. Plain"
sed -i 's/^We decided.*/It is as it is./' docs/adr/0002-plain.md
write docs/adr/0003-losers.md <<'RECORD'
# 3. Losers

## Decision

We build our own.

## Alternatives considered

- **Files**: nobody reads them
RECORD
commit_all records

run hence options 1
expect_status 0
expect_silent
expect_exactly 'ADR-0001 Use Kafka
chosen    Option 1: Kafka
          + it is fast
          - it is dear
rejected  Option 2: Files
          because: nobody reads them.
rejected  Do nothing

Because: it is known to all of us.'

# The same from the cache, and from a revision.
run hence options --no-cache 1
cp "$out" "$scratch/cold"
run hence options 1
check "the cache keeps options" cmp -s "$out" "$scratch/cold"
run hence options --rev HEAD 1
check "a revision has them" cmp -s "$out" "$scratch/cold"

run hence options 3
expect_status 0
expect_out 'rejected  Files'
expect_out 'because: nobody reads them'
expect_out 'What the record decides won over these.'

# None is told apart from some.
run hence options 2
expect_status 1
expect_exactly ''
expect_err 'ADR-0002 names no option'
run hence options 2 3
expect_status 0
expect_out 'ADR-0003'
expect_err 'ADR-0002 names no option'

run hence options --json 1 3
expect_status 0
expect_json 'd["schema"]' 1
expect_json '[o["title"] for o in d["options"]]' \
	'["Kafka", "Files", "Do nothing", "Files"]'
expect_json '[o["verdict"] for o in d["options"]]' \
	'["chosen", "rejected", "rejected", "rejected"]'
expect_json 'd["options"][0]["record"]["key"]' 'docs/adr/1'
expect_json 'd["options"][0]["pros"][0]["text"]' 'it is fast'
expect_json 'd["options"][0]["pros"][0]["line"]' 21
expect_json 'd["options"][1]["line"]' 10
expect_json 'd["options"][1]["column"]' 13
expect_json 'd["options"][2]["status_quo"]' true
run hence options --json 2
expect_status 1
expect_json 'd["options"]' '[]'

run hence show --json 1
expect_json 'd["record"]["outcome"]["manner"]' quoted
expect_json 'd["record"]["outcome"]["option"]' 0
expect_json 'd["record"]["outcome"]["reason"]' 'it is known to all of us.'

run hence options 9
expect_status 2

# Of all records: by words of their titles, or every one.
run hence options
expect_exactly 'ADR-0001 Use Kafka (accepted)
chosen    Option 1: Kafka
          because: it is known to all of us.
rejected  Option 2: Files
          because: nobody reads them.
rejected  Do nothing

ADR-0003 Losers
rejected  Files
          because: nobody reads them'
run hence options file
expect_exactly 'ADR-0001 Use Kafka (accepted)
rejected  Option 2: Files
          because: nobody reads them.

ADR-0003 Losers
rejected  Files
          because: nobody reads them'
run hence options 1 file # a number is a word beside another one
expect_status 1
expect_err 'no option fits'
run hence options NOTHING doing
expect_exactly 'ADR-0001 Use Kafka (accepted)
rejected  Do nothing'
run hence options kafka
expect_out "chosen    Option 1: Kafka"
run hence options --rejected kafka
expect_status 1
expect_err "no option fits"
expect_exactly ""
run hence options --rejected 1
expect_exactly 'ADR-0001 Use Kafka
rejected  Option 2: Files
          because: nobody reads them.
rejected  Do nothing'
run hence options --rejected --json files
expect_json '[(o["record"]["id"], o["title"]) for o in d["options"]]' \
	'[["ADR-0001", "Files"], ["ADR-0003", "Files"]]'
# When it may be looked at again: its own words, else the record's.
write docs/adr/0004-revisit.md <<'RECORD'
# 4. Use a queue

- Status: accepted

## Considered Options

* RabbitMQ
* Redpanda
* Pulsar: too large. Revisit when we run ten of them

## Decision Outcome

Chosen option: "RabbitMQ", because we know it.

## Revisit when

Orders exceed a thousand a second.
RECORD
run hence options --rejected redpanda
expect_exactly 'ADR-0004 Use a queue (accepted)
rejected  Redpanda
          revisit when: Orders exceed a thousand a second.'
run hence options pulsar
expect_exactly 'ADR-0004 Use a queue (accepted)
rejected  Pulsar
          revisit when: we run ten of them'
run hence options 4
expect_out 'Revisit when: Orders exceed a thousand a second.'
expect_out '          revisit when: we run ten of them'
run hence options --json pulsar
expect_json 'd["options"][0]["revisit"]' 'we run ten of them'
run hence options --json redpanda
expect_json 'd["options"][0]["revisit"]' null
run hence show --json 4
expect_json 'd["record"]["outcome"]["revisit"]' \
	'Orders exceed a thousand a second.'

# What speaks against it, where it gives no other reason.
write docs/adr/0006-cons.md <<'RECORD'
# 6. Cons

## Considered Options

* Memcached
* Redis

## Decision Outcome

Chosen option: "Redis", because we know it.

## Pros and Cons of the Options

### Memcached

* Good, because it is small
* Bad, because it forgets.
* Bad, because nobody knows it.
RECORD
run hence options memcached
expect_exactly 'ADR-0006 Cons
rejected  Memcached
          because: it forgets; nobody knows it.'

# In any script, however the letters are written.
write docs/adr/0005-scripts.md <<'RECORD'
# 5. Schriften

- Status: accepted

## Alternatives considered

- ÜBERSETZUNG von Hand
- Кафка для событий
- 订单数据库
RECORD
run hence options hand übersetzung
expect_out 'rejected  ÜBERSETZUNG von Hand'
run hence options UBERSETZUNG
expect_out 'rejected  ÜBERSETZUNG von Hand'
run hence options КАФКА
expect_out 'rejected  Кафка'
run hence options 数据
expect_out 'rejected  订单数据库'

run hence options use-kafka
expect_out "+ it is fast"
run hence options +++
expect_status 2
expect_err "'+++' has no word to look for"
finish
