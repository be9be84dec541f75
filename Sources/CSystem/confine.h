// Starting a program that the kernel keeps within bounds: Landlock for files, TCP, signals and abstract
// sockets, a filter of system calls for the rest. See landlock(7) and seccomp(2).
//
// The numbers of Landlock are written out, because the headers of Debian 12 know its second version
// only and the kernel of the laptop may be newer.
#ifndef FRUN_CONFINE_H
#define FRUN_CONFINE_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// A GNU extension that <fcntl.h> declares only under _GNU_SOURCE.
#ifndef O_PATH
#define O_PATH 010000000
#endif

// The same on every architecture since Linux 5.13.
#define FRUN_LANDLOCK_CREATE_RULESET 444
#define FRUN_LANDLOCK_ADD_RULE 445
#define FRUN_LANDLOCK_RESTRICT_SELF 446

/// The version of Landlock that the kernel offers; 0 without it.
static inline int frun_landlock_version(void) {
  long version = syscall(FRUN_LANDLOCK_CREATE_RULESET, NULL, 0UL, 1U);
  return version > 0 ? (int)version : 0;
}

/// A descriptor of a set of rules that forbids these rights wherever no rule allows them; -1 with
/// errno.
static inline int frun_landlock_rules(uint64_t files, uint64_t network, uint64_t scoped) {
  // A kernel that knows fewer members accepts the rest as long as it is zero.
  uint64_t attributes[3] = {files, network, scoped};
  long rules = syscall(FRUN_LANDLOCK_CREATE_RULESET, attributes, sizeof attributes, 0U);
  if (rules >= 0) fcntl((int)rules, F_SETFD, FD_CLOEXEC);
  return (int)rules;
}

/// Allows rights below a folder, or on a file: 0, or errno. `fileRights` are those that a file can
/// have.
static inline int frun_landlock_allow(
    int rules, const char *path, uint64_t rights, uint64_t fileRights) {
  struct {
    uint64_t rights;
    int32_t parent;
  } __attribute__((packed)) rule;
  struct stat facts;
  int status = 0;
  rule.parent = open(path, O_PATH | O_CLOEXEC);
  if (rule.parent < 0) return errno;
  if (fstat(rule.parent, &facts) != 0) {
    status = errno;
  } else {
    rule.rights = S_ISDIR(facts.st_mode) ? rights : rights & fileRights;
    if (syscall(FRUN_LANDLOCK_ADD_RULE, rules, 1, &rule, 0U) != 0) status = errno;
  }
  close(rule.parent);
  return status;
}

#if defined(__x86_64__)
#define FRUN_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FRUN_AUDIT_ARCH AUDIT_ARCH_AARCH64
#endif

/// Whether calls of the system can be filtered here.
static inline int frun_has_filter(void) {
#ifdef FRUN_AUDIT_ARCH
  uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0U, &action) == 0;
#else
  return 0;
#endif
}

#ifdef FRUN_AUDIT_ARCH
#define FRUN_DO(...) code[length++] = (struct sock_filter)BPF_STMT(__VA_ARGS__)
#define FRUN_IF(...) code[length++] = (struct sock_filter)BPF_JUMP(__VA_ARGS__)
#define FRUN_ARGUMENT(number) (unsigned int)(offsetof(struct seccomp_data, args) + 8 * (number))

/// Takes keys, other processes, the interfaces of the kernel that go around a filter, and sockets
/// from this thread and whatever it starts: all sockets, or all but those of the internet. A local
/// socket leads to services that start programs without any bounds. 0, or errno.
static inline int frun_filter_calls(int network) {
  static const unsigned int refused[] = {
      SYS_add_key, SYS_keyctl, SYS_request_key,
      SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, 438 /* pidfd_getfd */,
      425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
      SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_open_by_handle_at,
      SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare,
      428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */, 442 /* mount_setattr */,
  };
  enum { count = sizeof refused / sizeof *refused };
  const unsigned int no = SECCOMP_RET_ERRNO | EPERM;
  struct sock_filter code[2 * count + 32];
  unsigned short length = 0;
  FRUN_DO(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
  // Programs of another architecture have other numbers.
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, FRUN_AUDIT_ARCH, 1, 0);
  FRUN_DO(BPF_RET | BPF_K, no);
  FRUN_DO(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  // The calls of x32 are the same ones by other numbers.
  FRUN_IF(BPF_JMP | BPF_JGE | BPF_K, 0x40000000U, 0, 1);
  FRUN_DO(BPF_RET | BPF_K, no);
#endif
  for (unsigned int index = 0; index < count; index++) {
    FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, refused[index], 0, 1);
    FRUN_DO(BPF_RET | BPF_K, no);
  }
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 5);
  FRUN_DO(BPF_LD | BPF_W | BPF_ABS, FRUN_ARGUMENT(0));
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, network ? AF_INET : ~0U, 2, 0);
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, network ? AF_INET6 : ~0U, 1, 0);
  FRUN_DO(BPF_RET | BPF_K, no);
  FRUN_DO(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  // What is typed into a terminal by a program is run by the shell that reads it later.
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4);
  FRUN_DO(BPF_LD | BPF_W | BPF_ABS, FRUN_ARGUMENT(1));
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 1, 0);
  FRUN_IF(BPF_JMP | BPF_JEQ | BPF_K, TIOCLINUX, 0, 1);
  FRUN_DO(BPF_RET | BPF_K, no);
  FRUN_DO(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  struct sock_fprog program = {length, code};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0UL, 0UL) == 0 ? 0 : errno;
}

#undef FRUN_DO
#undef FRUN_IF
#undef FRUN_ARGUMENT
#else
static inline int frun_filter_calls(int network) {
  (void)network;
  return ENOSYS;
}
#endif

/// How a program is started.
struct frun_start {
  const char *program;
  const posix_spawn_file_actions_t *actions;
  const posix_spawnattr_t *attributes;
  char *const *words;
  char *const *variables;
  /// A set of Landlock rules; -1 for none.
  int rules;
  /// Whether calls of the system are filtered.
  int filters;
  /// Whether sockets of the internet stay.
  int network;
  pid_t child;
  int status;
};

static inline void *frun_start_here(void *pointer) {
  struct frun_start *start = (struct frun_start *)pointer;
  // Programs with the rights of others (setuid) get none from here on.
  start->status = prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL) == 0 ? 0 : errno;
  if (start->status == 0 && start->rules >= 0 &&
      syscall(FRUN_LANDLOCK_RESTRICT_SELF, start->rules, 0U) != 0)
    start->status = errno;
  if (start->status == 0 && start->filters) start->status = frun_filter_calls(start->network);
  if (start->status == 0)
    start->status = posix_spawn(
        &start->child, start->program, start->actions, start->attributes, start->words,
        start->variables);
  return NULL;
}

/// Starts a program within bounds: 0, or errno. Bounds belong to a thread and to what it starts, so
/// a thread of its own takes them on, and this process stays as it is.
static inline int frun_start_confined(struct frun_start *start) {
  pthread_t thread;
  int status = pthread_create(&thread, NULL, frun_start_here, start);
  if (status != 0) return status;
  pthread_join(thread, NULL);
  return start->status;
}

#endif
