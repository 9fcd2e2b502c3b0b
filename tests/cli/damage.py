# SPDX-License-Identifier: MIT
"""damage.py HENCE ROUNDS: in the repository that is the current folder, damage
the index and what may lie beside it, in every way that a disk, a crash or a
person has, and search. Whatever was done, the answer is that of a search
without an index, and so is the next one's."""
import os
import random
import shutil
import struct
import subprocess
import sys

hence, rounds = sys.argv[1], int(sys.argv[2])
database = ".git/hence/index.db"
journal = database + "-journal"
PAGE = 16384
queries = [["zalpha"], ["zbeta -zalpha"], ["数据"], ['"zalpha zgamma"'],
           ["--rev", "HEAD~1", "zgamma"], ["zalpah"], ["title:zdelta*"]]


def search(query, *options):
    run = subprocess.run([hence, "search", "--json", *options, *query],
                         capture_output=True, close_fds=False, timeout=60)
    return run.returncode, run.stdout, run.stderr


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def pages(data):
    return [data[at:at + PAGE] for at in range(0, len(data), PAGE)]


def rollback_journal(before, after):
    """As SQLite leaves one that has written after, or a part of it, over
    before, and was killed."""
    nonce = 0x12345678
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">5I", 0xffffffff, nonce, len(before) // PAGE, 512, PAGE)
    records = [header.ljust(512, b"\0")]
    changed = pages(after) + [b""] * len(pages(before))
    for number, page in enumerate(pages(before)):
        if page != changed[number]:
            total = nonce + sum(page[PAGE - 200:0:-200])
            records.append(struct.pack(">I", number + 1) + page +
                           struct.pack(">I", total & 0xffffffff))
    return b"".join(records)


def somewhere(data):
    """Where something is, mostly: pages are zeroes for a large part."""
    for _ in range(50):
        at = random.randrange(len(data))
        if data[at]:
            break
    return at


def flip(data):
    data = bytearray(data)
    data[somewhere(data)] ^= 1 << random.randrange(8)
    return bytes(data)


def scribble(data):
    data = bytearray(data)
    for _ in range(random.choice((1, 2, 20))):
        at = somewhere(data)
        some = random.randbytes(random.choice((1, 4, 100, 2000)))
        data[at:at + len(some)] = some[:len(data) - at]
    return bytes(data)


def zero(data):
    at = random.randrange(len(data) // PAGE) * PAGE
    size = random.choice((512, 4096, PAGE))
    return data[:at] + bytes(size) + data[at + size:]


def cut(data):
    return data[:random.randrange(len(data))]


def cut_last(data):
    return data[:len(data) - random.randrange(1, PAGE)]


def swap(data):
    all_of_it = pages(data)
    one, two = random.sample(range(len(all_of_it)), 2)
    all_of_it[one], all_of_it[two] = all_of_it[two], all_of_it[one]
    return b"".join(all_of_it)


def double(data):
    all_of_it = pages(data)
    one, two = random.sample(range(len(all_of_it)), 2)
    all_of_it[one] = all_of_it[two]
    return b"".join(all_of_it)


def lengthen(data):
    return data + random.randbytes(random.choice((1, 100, PAGE, 3 * PAGE)))


def garbage(data):
    return random.randbytes(random.randrange(len(data)))


def half_written(data):
    """Some pages are those of the next state already."""
    changed = pages(later)
    some = [random.choice(both) for both in zip(pages(data), changed)]
    return b"".join(some + changed[len(some):])


def same(data):
    return data


inside = [flip, flip, scribble, zero, cut, cut_last, swap, double, lengthen,
          garbage]
of_journal = [same, flip, flip, scribble, scribble, cut, lengthen, garbage]


def clear():
    for name in os.listdir(".git/hence"):
        path = os.path.join(".git/hence", name)
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)


def harm():
    """Damage the files; gives what was done."""
    kind = random.choice(("file", "file", "journal", "beside"))
    if kind == "file":
        how = random.choice(inside)
        write(database, how(sound))
        return how.__name__
    if kind == "journal":
        how = random.choice(of_journal)
        write(database, half_written(sound))
        write(journal, how(undo))
        return "a journal, " + how.__name__
    how = random.choice((same, flip, garbage))
    end = random.choice(("-journal", "-wal", "-shm"))
    write(database, how(sound))
    write(database + end, random.choice((b"", garbage(sound), sound)))
    return f"a file {end}, {how.__name__}"


def prepare():
    """Gives what searches find, the index, and what it is after an edit."""
    found = [search(query, "--no-cache") for query in queries]
    for query in queries:
        search(query)
    before = read(database)
    with open("docs/adr/0001-x.md", "a", encoding="utf-8") as file:
        file.write("\nzalpha zgamma zepsilon\n")
    search(["zalpha"])
    subprocess.run(["git", "checkout", "-q", "docs"], check=True)
    return found, before, read(database)


def check(what):
    global failed
    which = random.randrange(len(queries))
    got = search(queries[which])
    if got != wanted[which]:
        failed += 1
        print(f"{what}, {queries[which]}: got {got}, want {wanted[which]}",
              file=sys.stderr)


def check_whole(what):
    """It is of use again: what is read is in it, and all of that is right."""
    global failed
    for query in queries:
        search(query)
    # searches that need no records have read none
    for _ in range(2):
        run = subprocess.run([hence, "-v", "list"], capture_output=True,
                             text=True, timeout=60)
    if "9 of 9 files were parsed before" not in run.stderr:
        failed += 1
        print(f"{what}: {run.stderr}", file=sys.stderr)


random.seed(1)
failed = 0
wanted, sound, later = prepare()
undo = rollback_journal(sound, later)
for step in range(rounds):
    clear()
    done = f"round {step}, {harm()}"
    check(done)
    if step % 10 == 0:
        check(done + ", again")
    if step % 50 == 0:
        check_whole(done)

# All that a cut can leave of the last page.
for keep in range(1, PAGE, PAGE // 16):
    clear()
    write(database, sound[:len(sound) - PAGE + keep])
    check(f"cut to {keep} bytes of the last page")

clear()
write(database, sound)
write(database + "-wal", garbage(sound))
check_whole("a log that is nobody's")
sys.exit(failed > 0)
