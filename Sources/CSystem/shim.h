// Inline wrappers for the variadic or macro-only parts of libc that Swift cannot call.
#ifndef FRUN_CSYSTEM_H
#define FRUN_CSYSTEM_H

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

/// ioctl(TIOCGWINSZ): 0 on success.
static inline int frun_window_size(int fd, unsigned short *rows, unsigned short *columns) {
  struct winsize size;
  int status = ioctl(fd, TIOCGWINSZ, &size);
  if (status == 0) {
    *rows = size.ws_row;
    *columns = size.ws_col;
  }
  return status;
}

/// ioctl(TIOCSWINSZ), for tests that own a pseudo-terminal.
static inline int frun_set_window_size(int fd, unsigned short rows, unsigned short columns) {
  struct winsize size = {rows, columns, 0, 0};
  return ioctl(fd, TIOCSWINSZ, &size);
}

/// open(2) with a creation mode.
static inline int frun_open(const char *path, int flags, unsigned int mode) {
  return open(path, flags, (mode_t)mode);
}

/// openat(2) with a creation mode.
static inline int frun_openat(int directory, const char *path, int flags, unsigned int mode) {
  return openat(directory, path, flags, (mode_t)mode);
}

/// fcntl(2) with an integer argument.
static inline int frun_fcntl(int fd, int command, int argument) {
  return fcntl(fd, command, argument);
}

/// syscall(2) with up to five integer-sized arguments (kernel keyring calls).
static inline long frun_syscall(long number, long a, long b, long c, long d, long e) {
  return syscall(number, a, b, c, d, e);
}

/// prctl(2) with one argument.
static inline int frun_prctl(int option, unsigned long argument) {
  return prctl(option, argument, 0UL, 0UL, 0UL);
}

// GNU extensions that <spawn.h> declares only under _GNU_SOURCE.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/// The new process begins in this directory.
static inline int frun_spawn_in(posix_spawn_file_actions_t *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}

/// The new process has no descriptor from this number on.
static inline int frun_spawn_without(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

/// A flag of posix_spawn(3): the new process begins a session, without a terminal of its own.
enum { FRUN_SPAWN_SESSION = 0x80 };

// A GNU extension that <string.h> declares only under _GNU_SOURCE.
extern void *memmem(const void *, size_t, const void *, size_t);

/// memmem(3): where `part` begins in `whole`, or NULL.
static inline const void *frun_find(
    const void *whole, size_t count, const void *part, size_t partCount) {
  return memmem(whole, count, part, partCount);
}

#endif
