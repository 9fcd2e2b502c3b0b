/* SPDX-License-Identifier: MIT */
#include "core/index/bucket.h"

#include <string.h>

#include "core/base/hash.h"

/* Entries kept: so many times those that one run has used, and some more. */
#define KEPT_TIMES 2
#define KEPT_MORE 8

struct bucket_head {
	uint32_t most, rest;
};

struct entry_head {
	uint64_t sum; /* over all behind it */
	uint32_t size; /* of the whole entry, a multiple of 8 */
	uint32_t key_len, value_len, hash;
};

static size_t padded(size_t len)
{
	return (len + 7) & ~(size_t)7;
}

void bucket_init(struct bucket *bucket)
{
	memset(bucket, 0, sizeof(*bucket));
	strbuf_init(&bucket->fresh);
}

void bucket_release(struct bucket *bucket)
{
	vec_release(&bucket->entries);
	strbuf_release(&bucket->fresh);
}

static uint32_t key_hash(struct text key)
{
	return (uint32_t)hash_bytes(key);
}

/* The next entry, sound or not. */
static bool next_entry(struct text *rest, struct bucket_entry *out)
{
	const size_t begin = sizeof(struct entry_head);
	struct entry_head head;

	if (rest->len < begin)
		return false;
	memcpy(&head, rest->data, begin);
	if (head.size > rest->len || head.size % 8 ||
	    begin + padded(head.key_len) + padded(head.value_len) != head.size)
		return false;
	out->bytes = text_make(rest->data, head.size);
	out->key = text_make(rest->data + begin, head.key_len);
	out->value = text_make(out->key.data + padded(head.key_len),
	    head.value_len);
	out->hash = head.hash;
	out->is_used = false;
	*rest = text_skip(*rest, head.size);
	return true;
}

static void read_entries(struct bucket *bucket, struct text rest)
{
	struct bucket_entry entry;

	while (next_entry(&rest, &entry))
		*vec_push(&bucket->entries) = entry;
}

static uint64_t sum_of(struct text entry)
{
	return hash_bytes(text_skip(entry, sizeof(uint64_t)));
}

static bool is_sound(const struct bucket_entry *entry)
{
	uint64_t sum;

	memcpy(&sum, entry->bytes.data, sizeof(sum));
	return sum == sum_of(entry->bytes);
}

static void drop_damaged(struct bucket *bucket)
{
	size_t kept = 0;

	for (size_t i = 0; i < bucket->entries.count; i++)
		if (is_sound(&bucket->entries.items[i]))
			bucket->entries.items[kept++] =
			    bucket->entries.items[i];
	bucket->entries.count = kept;
}

void bucket_read(struct bucket *bucket, struct text bytes)
{
	struct bucket_head head;

	bucket->entries.count = 0;
	bucket->most = 0;
	if (bytes.len < sizeof(head))
		return;
	memcpy(&head, bytes.data, sizeof(head));
	read_entries(bucket, text_skip(bytes, sizeof(head)));
	drop_damaged(bucket);
	bucket->most = head.most < bucket->entries.count
	    ? head.most
	    : (uint32_t)bucket->entries.count;
}

struct text bucket_find(struct bucket *bucket, struct text key)
{
	uint32_t hash = key_hash(key);

	for (size_t i = 0; i < bucket->entries.count; i++) {
		struct bucket_entry *entry = &bucket->entries.items[i];

		if (entry->hash != hash || !text_same(entry->key, key))
			continue;
		entry->is_used = true;
		return entry->value;
	}
	return text_make("", 0);
}

static void add_padding(struct strbuf *out, size_t len)
{
	static const char zeros[8];

	strbuf_add(out, zeros, padded(len) - len);
}

size_t bucket_open(struct bucket *bucket, struct text key)
{
	struct entry_head head = { .key_len = (uint32_t)key.len,
		.hash = key_hash(key) };
	size_t at = bucket->fresh.len;

	strbuf_add(&bucket->fresh, &head, sizeof(head));
	strbuf_add(&bucket->fresh, key.data, key.len);
	add_padding(&bucket->fresh, key.len);
	bucket->fresh_count++;
	return at;
}

void bucket_close(struct bucket *bucket, size_t at)
{
	struct strbuf *fresh = &bucket->fresh;
	struct entry_head head;
	size_t value;

	memcpy(&head, fresh->buf + at, sizeof(head));
	value = fresh->len - at - sizeof(head) - padded(head.key_len);
	add_padding(fresh, value);
	if (fresh->len - at > UINT32_MAX) {
		strbuf_setlen(fresh, at);
		bucket->fresh_count--;
		return;
	}
	head.value_len = (uint32_t)value;
	head.size = (uint32_t)(fresh->len - at);
	memcpy(fresh->buf + at, &head, sizeof(head));
	head.sum = sum_of(text_make(fresh->buf + at, head.size));
	memcpy(fresh->buf + at, &head, sizeof(head));
}

static bool has_key(const struct bucket *bucket, size_t count,
    const struct bucket_entry *entry)
{
	for (size_t i = 0; i < count; i++)
		if (bucket->entries.items[i].hash == entry->hash &&
		    text_same(bucket->entries.items[i].key, entry->key))
			return true;
	return false;
}

/* Append those of the entries from index from on whose keys are new. */
static void write_entries(struct strbuf *out, const struct bucket *all,
    size_t from, size_t end, size_t limit, size_t *written)
{
	for (size_t i = from; i < end && *written < limit; i++) {
		const struct bucket_entry *entry = &all->entries.items[i];

		if (has_key(all, i, entry))
			continue;
		strbuf_add(out, entry->bytes.data, entry->bytes.len);
		(*written)++;
	}
}

void bucket_write(struct strbuf *out, struct bucket *bucket, struct text stored)
{
	struct bucket all, old;
	struct bucket_head head = { 0, 0 };
	size_t used, written = 0;

	bucket_init(&all);
	bucket_init(&old);
	read_entries(&all, text_make(bucket->fresh.buf, bucket->fresh.len));
	for (size_t i = 0; i < bucket->entries.count; i++)
		if (bucket->entries.items[i].is_used)
			*vec_push(&all.entries) = bucket->entries.items[i];
	used = all.entries.count;
	bucket_read(&old, stored);
	for (size_t i = 0; i < old.entries.count; i++)
		*vec_push(&all.entries) = old.entries.items[i];
	head.most = (uint32_t)used > old.most ? (uint32_t)used : old.most;
	strbuf_add(out, &head, sizeof(head));
	write_entries(out, &all, 0, all.entries.count,
	    (size_t)KEPT_TIMES * head.most + KEPT_MORE, &written);
	bucket_release(&all);
	bucket_release(&old);
}
