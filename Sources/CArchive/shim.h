// libarchive, declared but never linked: the calls are looked up on first use, because loading the
// library costs every start about four milliseconds and most commands never open an archive.
#ifndef FRUN_CARCHIVE_H
#define FRUN_CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>

/// One pointer per call this project makes. The list is short on purpose: no tar reader, no disk
/// writer, no "support all" call can be reached through it.
#define FRUN_ARCHIVE_CALLS(call) \
  call(archive_read_new) \
  call(archive_read_free) \
  call(archive_read_append_filter) \
  call(archive_read_support_format_raw) \
  call(archive_read_support_format_zip_seekable) \
  call(archive_read_open) \
  call(archive_read_open_memory) \
  call(archive_read_next_header) \
  call(archive_read_data) \
  call(archive_read_data_block) \
  call(archive_format_name) \
  call(archive_write_new) \
  call(archive_write_free) \
  call(archive_write_close) \
  call(archive_write_set_format_raw) \
  call(archive_write_add_filter_zstd) \
  call(archive_write_set_filter_option) \
  call(archive_write_set_format_zip) \
  call(archive_write_set_format_option) \
  call(archive_write_set_bytes_per_block) \
  call(archive_write_set_bytes_in_last_block) \
  call(archive_write_open) \
  call(archive_write_header) \
  call(archive_write_data) \
  call(archive_error_string) \
  call(archive_set_error) \
  call(archive_version_number) \
  call(archive_entry_new) \
  call(archive_entry_free) \
  call(archive_entry_filetype) \
  call(archive_entry_set_filetype) \
  call(archive_entry_set_pathname) \
  call(archive_entry_set_perm) \
  call(archive_entry_set_size) \
  call(archive_entry_set_mtime) \
  call(archive_entry_pathname_utf8) \
  call(archive_entry_size) \
  call(archive_entry_size_is_set) \
  call(archive_entry_is_encrypted)

#define FRUN_DECLARE(name) __typeof__(name) *_Nonnull name;
struct frun_archive_calls {
  FRUN_ARCHIVE_CALLS(FRUN_DECLARE)
};
#undef FRUN_DECLARE

/// Looks every call up in the shared library. NULL when the library or one of the calls is missing.
/// Not safe to run twice at once: the caller keeps the answer.
static inline const struct frun_archive_calls *_Nullable frun_archive_load(
    const char *_Nonnull library) {
  static struct frun_archive_calls calls;
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define FRUN_RESOLVE(name) \
  void *name##_address = dlsym(handle, #name); \
  if (!name##_address) return 0; \
  calls.name = (__typeof__(name) *)name##_address;
  FRUN_ARCHIVE_CALLS(FRUN_RESOLVE)
#undef FRUN_RESOLVE
  return &calls;
}

/// archive_set_error(3) is variadic; this fixed form is what a callback needs to report a failure.
static inline void frun_archive_fail(
    const struct frun_archive_calls *_Nonnull calls, struct archive *_Nullable archive) {
  calls->archive_set_error(archive, -1, "%s", "the caller's stream failed");
}

#endif
