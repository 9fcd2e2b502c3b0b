# SPDX-License-Identifier: MIT
"""search_queries.py HENCE ROUNDS: in the repository that is the current folder,
ask for queries made to be slow or to mean something to the index, and for
ROUNDS made at random. Each is answered, or refused with a reason and a way out;
what must be refused, for it would take long, is."""
import random
import string
import subprocess
import sys

hence, rounds = sys.argv[1], int(sys.argv[2])
letters = string.ascii_lowercase
failed = 0


def ask(name, arguments, wanted=(0, 1, 2), said=""):
    """One that hangs is ended: nothing here takes a hundredth of that."""
    global failed
    run = subprocess.run([hence, "search", *arguments], capture_output=True,
                         close_fds=False, timeout=10)
    err = run.stderr.decode("utf-8", "replace")
    fine = run.returncode in wanted and said in err
    if run.returncode == 2:
        fine = fine and "hint: " in err and len(err) < 800
    for word in ("index", "fts5", "SQL", "syntax error"):
        fine = fine and word not in err.replace(" ".join(arguments), "")
    if not fine:
        failed += 1
        print(f"{name}: exit code {run.returncode}, {err[:500]}",
              file=sys.stderr)


def refused(name, said, *arguments):
    ask(name, ["--", *arguments], (2,), said)


def answered(name, *arguments):
    ask(name, ["--", *arguments], (0, 1))


def often(what, count, between=" "):
    return between.join([what] * count)


def numbered(count, between=" ", end=""):
    return between.join(f"w{i}{end}" for i in range(count))


words = "more than 64 words"
refused("10,000 words", words, numbered(10000))
refused("a phrase of them", words, f'"{numbered(10000)}"')
refused("ten phrases", words, *[f'"{numbered(5000)}"'] * 10)
refused("a word of many parts", words, numbered(10000, "-"))
refused("CJK", words, "数据" * 5000)
refused("10,000 quotes", words, '"' * 10001)
refused("10,000 fields", words, often("tag:x", 5000))
refused("10,000 NOT", words, often("NOT", 10000) + " a")
refused("signs alone", words, often("+", 10000))
refused("groups", "parentheses within more", "(" * 10000 + "a" + ")" * 10000)
refused("groups in fields", "parentheses within more", "title:(" * 40 + "a")
refused("100 prefixes", "more than 8 words that end in '*'",
        often("za*", 60, " OR "))
refused("every letter", "too many words begin with 'a*'",
        " OR ".join(letter + "*" for letter in letters))
refused("NEAR of hundreds", "more than 16 words or phrases in a NEAR",
        f"NEAR({numbered(300)}, 1000)")
refused("NEAR of signs", "more than 16 words or phrases in a NEAR",
        f"NEAR({often('+', 50000)})")
refused("nothing", "no word to search for", "()" * 10000)
refused("statuses", "is no status", "status:" + often("none", 5000, ",") + "x")
answered("64 words", numbered(64))
answered("64 alternatives", numbered(64, " OR "))
answered("64 negations", often("-zalpha", 64))
answered("a phrase of 64", f'"{often("zalpha", 64)}"')
answered("8 prefixes", " OR ".join(f"z{letter}*" for letter in "abcdrstz"))
answered("8 prefixes in a NEAR", f"NEAR({often('za*', 8)}, 1000)")
answered("NEAR of 16", f"NEAR({often('zalpha', 16)}, 99999)")
answered("groups in groups", "(" * 32 + "zalpha" + ")" * 32)
answered("an endless word", "a" * 100000)
answered("an endless prefix", "a" * 100000 + "*")
answered("every field at once",
         "title:record option:a rejected:b chosen:c status:accepted,draft "
         "kind:adr collection:docs/adr tag:d area:e decider:f author:g "
         "after:2000 before:2100-01-01 supersedes:1")
answered("any field", "title:za* OR option:za* OR rejected:za* OR chosen:za* OR "
         "tag:a OR area:a OR decider:a OR author:a OR -status:none")

slow = "takes too long"
for regex in (r"^(a+)+$", r"(a|aa)+[bc]", r"(?:a?){40}a{40}[bc]",
              r"(.*)*\1\1[~]", r"(?:a*a*){9}[bc]", r"(?s)(?:.*,){11}[~]",
              r"(a|(?R)b)*[~]", r"(?:(a+)|\1[bc])+[~]"):
    ask(f"-E {regex}", ["-E", regex], (0, 1, 3))
ask("-E in vain", ["-E", r"(a+)+[bc]"], (3,), slow)
ask("-E too large", ["-E", "(?:(?:a{0,200}){0,200}){0,200}"], (2,), "is no regular expression")
ask("-E very long", ["-E", "a|" * 30000 + "zalpha"], (0, 2))
ask("-E open", ["-E", "(" * 5000], (2,), "no regular expression")
ask("-E empty", ["-E", "(?:)*"], (0, 1))

pieces = ["zalpha", "za*", "a*", "数据", "数", "title:", "tag:", "status:", "after:",
          "NEAR(", "NEAR", "(", ")", '"', "“", "-", "NOT ", " OR ", " AND ",
          " ", " ", "*", ",", "9", "+", "^", "{title}:", ":", "\\", "'", ";",
          "%", "\x01", "\x02", "\ue000", "\u0301", "ﬃ", "ß", "İ", "\ufeff",
          "\U0001f600", "COLUMN", "rowid:", "body:", "words MATCH", "\n"]
random.seed(5)
for step in range(rounds):
    query = "".join(random.choice(pieces)
                    for _ in range(random.randint(1, 12)))
    ask(f"round {step}, {query!r}", ["--", query])
# What is no UTF-8 is a query, too.
ask("bytes", ["--", "z\udcff\udcc0 \udced\udca0\udc80 a"])
sys.exit(failed > 0)
