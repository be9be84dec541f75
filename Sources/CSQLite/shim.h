// Inline wrappers for the variadic and macro-only parts of SQLite that Swift cannot call.
#ifndef FRUN_CSQLITE_H
#define FRUN_CSQLITE_H

#include <sqlite3.h>

/// sqlite3_db_config() for the verbs that take a new value and report the old one.
static inline int frun_sqlite3_db_config(sqlite3 *db, int verb, int value, int *now) {
  return sqlite3_db_config(db, verb, value, now);
}

/// sqlite3_config() for verbs without an argument. Only before sqlite3_initialize().
static inline int frun_sqlite3_config(int verb) {
  return sqlite3_config(verb);
}

/// sqlite3_config(SQLITE_CONFIG_MALLOC). Only before sqlite3_initialize().
static inline int frun_sqlite3_config_malloc(sqlite3_mem_methods *methods) {
  return sqlite3_config(SQLITE_CONFIG_MALLOC, methods);
}

/// sqlite3_config(SQLITE_CONFIG_GETMALLOC): the allocator in use.
static inline int frun_sqlite3_config_getmalloc(sqlite3_mem_methods *methods) {
  return sqlite3_config(SQLITE_CONFIG_GETMALLOC, methods);
}

/// sqlite3_mprintf("%s"): a copy that SQLite frees with sqlite3_free().
static inline char *frun_sqlite3_copy(const char *text) {
  return sqlite3_mprintf("%s", text);
}

/// sqlite3_log() with a finished message.
static inline void frun_sqlite3_log(int code, const char *text) {
  sqlite3_log(code, "%s", text);
}

/// sqlite3_bind_text64() that makes SQLite copy the bytes (SQLITE_TRANSIENT).
static inline int frun_sqlite3_bind_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// sqlite3_bind_blob64() that makes SQLite copy the bytes (SQLITE_TRANSIENT).
static inline int frun_sqlite3_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

#endif
