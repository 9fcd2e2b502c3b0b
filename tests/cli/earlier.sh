#!/bin/sh
# SPDX-License-Identifier: MIT
# What was decided before on the subject of a record that somebody begins.
. "$(dirname "$0")/lib.sh"

# decided NUMBER TITLE [STATUS]: a record that has no option.
decided()
{
	record "docs/adr/000$1-x.md" "$1. $2" "${3:-accepted}"
	sed -i 's/^We decided.*/It is as it is./' "docs/adr/000$1-x.md"
}

make_repo .
write docs/adr/0001-broker.md <<'RECORD'
# 1. Use RabbitMQ for orders

- Status: accepted

## Considered Options

* RabbitMQ
* Kafka
* Do nothing

## Decision Outcome

Chosen option: "RabbitMQ", because we know it.

## Pros and Cons of the Options

### Kafka

Text. Rejected because nobody here has run a cluster of it, and the three people
who could learn to do so are needed for the ledger until the end of next year.
Revisit when orders exceed a thousand a second.
RECORD
decided 2 "A queue for mails" superseded
decided 3 "Mails through a provider"
sed -i 's/^- Date.*/&\n- Supersedes: ADR-0002/' docs/adr/0003-x.md
decided 4 "订单数据库"
decided 5 "Keep logs for a year" rejected
commit_all records

# An option that lost: why, and when it may come back.
run hence new Use Kafka for audits
expect_status 0
expect_exactly docs/adr/0006-use-kafka-for-audits.md
cat >"$scratch/want" <<'NOTE'
hence: earlier on this subject:
ADR-0001 Use RabbitMQ for orders (accepted)
rejected  Kafka
          because: nobody here has run a cluster of it, and the three people who
                   could learn to do so are needed for the ledger until the e…
          revisit when: orders exceed a thousand a second.
NOTE
check "the note" cmp -s "$scratch/want" "$err"
rm docs/adr/0006-use-kafka-for-audits.md

# Decisions, and what took their place.
run hence new Queues of mails
expect_err 'ADR-0002 A queue for mails (superseded by ADR-0003)'
expect_no_err ADR-0001
run hence new -n 数据库备份
expect_err 'ADR-0004 订单数据库 (accepted)'
run hence new -n Log for years
expect_err 'ADR-0005 Keep logs for a year (rejected)'

# It is no part of what others read, and no news where nothing is near.
run hence new -n Use RabbitMQ
expect_out '+# Use RabbitMQ'
expect_no_out ADR-0001
expect_err 'chosen    RabbitMQ'
run hence new -n Deploy with containers
expect_silent
run hence new -n Use it
expect_silent
run hence new -q -n Use Kafka for audits
expect_silent

# What it names already is known.
run hence new -n --link relates-to:1 Use Kafka for audits
expect_silent
run hence new -n --supersedes 1 Use Kafka for audits
expect_no_err 'earlier'

# Whoever proposes a draft is told what it does not name yet.
run hence new --status draft Use Kafka for audits
expect_err 'earlier on this subject:'
run hence propose -n 7
expect_err 'ADR-0007 would be proposed'
expect_err 'earlier on the subject of ADR-0007:'
expect_err 'rejected  Kafka'
run hence status 7 proposed
expect_err 'earlier on the subject of ADR-0007:'
run hence status 7 proposed
expect_no_err 'earlier'
run hence status 7 draft
expect_no_err 'earlier'
run hence link 7 revisits 1
run hence propose 7
expect_status 0
expect_no_err 'earlier'
run hence status 1 superseded
expect_no_err 'earlier'

# It never stands in the way, whatever there is of an index.
export HENCE_CACHE_FILES=1
db=.git/hence/index.db
note()
{
	run hence "$@" new -n Use Kafka for streams
	expect_status 0
	expect_out '+# Use Kafka for streams'
	expect_err 'rejected  Kafka'
}
note
note --no-cache
hence search -q kafka >/dev/null
check "there is an index" test -f "$db"
locked "$db" note
echo "no database" >"$db"
note
rm "$db"
note
mv docs ..
mkdir docs
mv ../docs/adr docs
run hence --dir docs/adr new -n Use Kafka for streams
expect_err 'rejected  Kafka'

# A title that is no query is one all the same.
title=$(seq -s ' ' -f 'w%gw' 140)
run hence -v new -n "$title"
expect_status 0
expect_err 'no earlier records were looked for'
run hence new -n "$title"
expect_status 0
expect_silent

# Only so many are shown, and that there are more is said. A record that cannot
# be read, and names of files that lie, are no reason to stop.
for number in 1 2 3 4 5 6 7; do
	decided "$number" "Retention of backups, part $number"
	mv "docs/adr/000$number-x.md" "docs/adr/002$number-x.md"
done
head -c 3000000 /dev/zero >docs/adr/0030-large.md
run hence new -n Backup retention
expect_status 0
expect_silent
rm docs/adr/0027-x.md docs/adr/0026-x.md
run hence new -n Backup retention
expect_err 'Retention of backups, part 1'
check "five are shown" test "$(grep -c '^ADR' "$err")" -eq 5
decided 6 "Backup of the rest"
run hence new -n Backup
expect_silent
finish
