# SPDX-License-Identifier: MIT
"""sql.py DATABASE STATEMENTS: run them on the cache's file, and give its pages
the sums that they have there (core/index/checked.c), so that what was changed
is no damage."""
import sqlite3
import struct
import sys

PAGE = 16384
MASK = (1 << 64) - 1


def mix(value, word):
    value = (value ^ word) * 0x9FB21C651E98DF25 & MASK
    return value ^ value >> 32


def total(data):
    lanes = [len(data), 1, 2, 3]
    data += bytes(32 - len(data) % 32)
    for words in struct.iter_unpack("=4Q", data):
        lanes = [mix(lane, word) for lane, word in zip(lanes, words)]
    return mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]))


path, statements = sys.argv[1:]
connection = sqlite3.connect(path)
connection.executescript(statements)
connection.commit()
connection.close()
with open(path, "r+b") as file:
    pages = file.read()
    for at in range(0, len(pages), PAGE):
        file.seek(at + PAGE - 8)
        file.write(struct.pack("=Q", total(pages[at:at + PAGE - 8]) ^ at))
