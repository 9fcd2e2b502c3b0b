/* SPDX-License-Identifier: MIT */
/*
 * Errors: what stops the work. A function that can fail returns an enum
 * status and fills a struct error where the fault is seen. Findings about
 * records are data and are no errors.
 */
#ifndef HENCE_BASE_ERROR_H
#define HENCE_BASE_ERROR_H

#ifdef __GNUC__
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define PRINTF_LIKE(fmt, args)
#endif

enum status {
	STATUS_OK = 0,
	STATUS_USAGE, /* the command line, or an id that names nothing */
	STATUS_NOT_FOUND, /* a file, revision or object that is not there */
	STATUS_NO_REPOSITORY,
	STATUS_NO_COLLECTION,
	STATUS_CONFIG, /* .hence.yml cannot be used as it is */
	STATUS_TOO_LARGE,
	STATUS_UNSUPPORTED, /* a form that this reader cannot open */
	STATUS_EXISTS,
	STATUS_IO,
	STATUS_GIT,
	STATUS_FORBIDDEN, /* a move that the life cycle does not have */
	STATUS_STOPPED /* by an earlier command that was stopped half-way */
};

/*
 * The message names its subject in single quotes, is lower case and has no
 * full stop. The hint is the remedy, a sentence of its own, or "".
 */
struct error {
	enum status status;
	char message[1024];
	char hint[512];
};

/* Fill err (may be NULL) and return status. Clears the hint. */
enum status error_set(struct error *err, enum status status, const char *fmt,
    ...) PRINTF_LIKE(3, 4);

/* The same, with ": " and the system's words for errnum behind the message. */
enum status error_set_errno(struct error *err, enum status status, int errnum,
    const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Put "prefix: " before the message of a filled err. */
void error_prefix(struct error *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Say what the reader can do about it. */
void error_hint(struct error *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
