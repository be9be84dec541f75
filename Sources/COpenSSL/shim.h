// The parts of libcrypto (OpenSSL 3.0) that FrunCrypto uses, and the kernel's random generator.
#ifndef FRUN_COPENSSL_H
#define FRUN_COPENSSL_H

#include <errno.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/x509.h>
#include <sys/random.h>

/// getrandom(2), repeated when a signal interrupts it. Returns 0 when all bytes were written.
static inline int frun_getrandom(void *buffer, size_t count) {
  unsigned char *next = buffer;
  while (count > 0) {
    ssize_t written = getrandom(next, count, 0);
    if (written < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    next += written;
    count -= (size_t)written;
  }
  return 0;
}

#endif
