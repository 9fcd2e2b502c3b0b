/* SPDX-License-Identifier: MIT */
#include "core/index/database.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/index/checked.h"

/* Nobody waits longer for a cache than it saves. */
#define READ_WAIT 100 /* milliseconds */
#define WRITE_WAIT 20
#define VERSION_ROW (-1)

enum state {
	STATE_READY,
	STATE_EMPTY, /* new, or of another version */
	STATE_DAMAGED
};

struct database {
	sqlite3 *sqlite;
	struct checked *checked; /* below it; NULL: it is in memory */
	sqlite3_stmt *read, *measure, *write;
	sqlite3_blob *row; /* the last one read; NULL: none is open */
	char *path; /* NULL: in memory */
	const char *version;
	enum state state;
	int failure; /* of the transaction, or SQLITE_OK */
};

static void close_row(struct database *database)
{
	sqlite3_blob_close(database->row);
	database->row = NULL;
}

static void close_statements(struct database *database)
{
	close_row(database);
	sqlite3_finalize(database->read);
	sqlite3_finalize(database->measure);
	sqlite3_finalize(database->write);
	database->read = database->measure = database->write = NULL;
}

static void close_file(struct database *database)
{
	close_statements(database);
	sqlite3_close(database->sqlite);
	checked_free(database->checked);
	database->sqlite = NULL;
	database->checked = NULL;
}

/* The journal goes first: it must not meet a file that it is not of. */
static void remove_file(struct database *database)
{
	struct strbuf journal = STRBUF_INIT;

	close_file(database);
	if (database->path) {
		strbuf_addf(&journal, "%s-journal", database->path);
		unlink(journal.buf);
		unlink(database->path);
	}
	strbuf_release(&journal);
	database->state = STATE_EMPTY;
}

static bool is_damage(int code)
{
	return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
	    code == SQLITE_FORMAT || code == SQLITE_MISMATCH;
}

static int run(struct database *database, const char *sql)
{
	return sqlite3_exec(database->sqlite, sql, NULL, NULL, NULL) & 0xff;
}

_Static_assert(CHECKED_PAGE == 16384, "the page size below");

/* No fsync: what a power cut leaves half written, checksums find. */
static const char settings[] = "PRAGMA page_size = 16384;"
			       "PRAGMA synchronous = OFF;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA trusted_schema = OFF;";

static int open_file(struct database *database)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
	int code = database->path
	    ? checked_open(&database->checked, &database->sqlite,
		  database->path, flags)
	    : sqlite3_open_v2(":memory:", &database->sqlite, flags, NULL);

	if (code != SQLITE_OK)
		return code & 0xff;
	sqlite3_busy_timeout(database->sqlite, READ_WAIT);
	sqlite3_db_config(database->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return run(database, settings);
}

static int prepare_one(struct database *database, sqlite3_stmt **out,
    const char *sql)
{
	return sqlite3_prepare_v2(database->sqlite, sql, -1, out, NULL) & 0xff;
}

static int prepare(struct database *database)
{
	int code;

	close_statements(database);
	code = prepare_one(database, &database->read,
	    "SELECT bytes FROM bucket WHERE number = ?1");
	if (code == SQLITE_OK)
		code = prepare_one(database, &database->measure,
		    "SELECT length(bytes) FROM bucket WHERE number = ?1");
	if (code == SQLITE_OK)
		code = prepare_one(database, &database->write,
		    "REPLACE INTO bucket VALUES (?1, ?2)");
	return code;
}

/* The bytes of a row are valid until the statement is reset. */
static int read_row(struct database *database, int number, struct text *out)
{
	int code;

	*out = text_make("", 0);
	sqlite3_bind_int(database->read, 1, number);
	code = sqlite3_step(database->read) & 0xff;
	if (code != SQLITE_ROW)
		return code;
	out->data = sqlite3_column_blob(database->read, 0);
	out->len = (size_t)sqlite3_column_bytes(database->read, 0);
	return out->data || !out->len ? code : SQLITE_NOMEM;
}

/* Is there a table, and of our version? */
static int look(struct database *database)
{
	struct text found;
	int code = prepare(database);

	database->state = STATE_EMPTY;
	if (code == SQLITE_ERROR) /* no table, or not ours */
		return SQLITE_OK;
	if (code != SQLITE_OK)
		return code;
	code = read_row(database, VERSION_ROW, &found);
	if (code == SQLITE_ROW && text_equals(found, database->version))
		database->state = STATE_READY;
	sqlite3_reset(database->read);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

struct database *database_open(const char *path, const char *version)
{
	struct database *database = mem_alloc(sizeof(*database));
	int code;

	database->path = path ? mem_strdup(path) : NULL;
	database->version = version;
	code = open_file(database);
	if (code == SQLITE_OK)
		code = look(database);
	if (is_damage(code) || code == SQLITE_ERROR) {
		database->state = STATE_DAMAGED;
	} else if (code != SQLITE_OK) {
		database_free(database);
		return NULL;
	}
	return database;
}

void database_free(struct database *database)
{
	if (!database)
		return;
	close_file(database);
	free(database->path);
	free(database);
}

/* Open from row to row, so that the file is locked and asked for its state
 * once. SQLITE_ERROR: there is no such row, or it holds no bytes. */
static int open_row(struct database *database, int number)
{
	int code = SQLITE_ERROR;

	if (database->row)
		code = sqlite3_blob_reopen(database->row, number);
	if (code == SQLITE_OK)
		return code;
	close_row(database);
	return sqlite3_blob_open(database->sqlite, "main", "bucket", "bytes",
		   number, 0, &database->row) &
	    0xff;
}

bool database_read(struct database *database, int number, struct arena *arena,
    struct text *out)
{
	int code, len;
	char *bytes;

	*out = text_make("", 0);
	if (database->state != STATE_READY)
		return false;
	code = open_row(database, number);
	if (code == SQLITE_OK) {
		len = sqlite3_blob_bytes(database->row);
		bytes = arena_alloc(arena, (size_t)len);
		code = sqlite3_blob_read(database->row, bytes, len, 0) & 0xff;
		if (code == SQLITE_OK)
			*out = text_make(bytes, (size_t)len);
	}
	if (is_damage(code))
		database->state = STATE_DAMAGED;
	return code == SQLITE_OK || code == SQLITE_ERROR;
}

/* Within a transaction: somebody else may have done it before us. */
static int create(struct database *database)
{
	static const char sql[] = "DROP TABLE IF EXISTS terms;"
				  "DROP TABLE IF EXISTS words;"
				  "DROP TABLE IF EXISTS runs;"
				  "DROP TABLE IF EXISTS document;"
				  "DROP TABLE IF EXISTS kept;"
				  "DROP TABLE IF EXISTS bucket;"
				  "CREATE TABLE bucket ("
				  "number INTEGER PRIMARY KEY, bytes BLOB)";
	int code = look(database);

	if (code != SQLITE_OK || database->state == STATE_READY)
		return code;
	code = run(database, sql);
	if (code == SQLITE_OK)
		code = prepare(database);
	if (code == SQLITE_OK) {
		database->state = STATE_READY;
		database_write(database, VERSION_ROW,
		    text_of(database->version));
		code = database->failure;
	}
	return code;
}

static int begin(struct database *database)
{
	int code = SQLITE_OK;

	if (database->state == STATE_DAMAGED)
		remove_file(database);
	if (!database->sqlite)
		code = open_file(database);
	if (code != SQLITE_OK)
		return code;
	close_row(database);
	sqlite3_busy_timeout(database->sqlite, WRITE_WAIT);
	code = run(database, "BEGIN IMMEDIATE");
	if (code == SQLITE_OK && database->state != STATE_READY)
		code = create(database);
	return code;
}

bool database_begin(struct database *database)
{
	int code;

	database->failure = SQLITE_OK;
	code = begin(database);
	if (is_damage(code) || code == SQLITE_ERROR) {
		remove_file(database);
		code = begin(database);
	}
	return code == SQLITE_OK;
}

bool database_write(struct database *database, int number, struct text bytes)
{
	int code;

	if (database->failure || bytes.len > INT_MAX)
		return !database->failure;
	sqlite3_bind_int(database->write, 1, number);
	sqlite3_bind_blob(database->write, 2, bytes.data, (int)bytes.len,
	    SQLITE_STATIC);
	code = sqlite3_step(database->write) & 0xff;
	if (code != SQLITE_DONE)
		database->failure = code;
	sqlite3_reset(database->write);
	return code == SQLITE_DONE;
}

bool database_holds(struct database *database, int number, size_t len)
{
	sqlite3_stmt *measure = database->measure;

	if (database->failure)
		return false;
	sqlite3_bind_int(measure, 1, number);
	if (sqlite3_step(measure) != SQLITE_ROW ||
	    (size_t)sqlite3_column_int64(measure, 0) != len)
		database->failure = SQLITE_CORRUPT;
	sqlite3_reset(measure);
	return !database->failure;
}

void database_commit(struct database *database)
{
	if (database->state == STATE_READY && !database->failure)
		database->failure = run(database, "COMMIT");
	if (database->failure)
		run(database, "ROLLBACK");
	if (is_damage(database->failure) || database->state == STATE_DAMAGED)
		remove_file(database);
}

struct sqlite3 *database_sqlite(struct database *database)
{
	return database->sqlite;
}

bool database_is_ready(struct database *database)
{
	if (database->state == STATE_EMPTY && database->sqlite)
		database_check(database, look(database));
	return database->state == STATE_READY;
}

bool database_check(struct database *database, int code)
{
	code &= 0xff;
	if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
		return true;
	database->failure = code;
	if (is_damage(code) || code == SQLITE_ERROR ||
	    code == SQLITE_CONSTRAINT)
		database->state = STATE_DAMAGED;
	return false;
}
