import CSystem
package import FrunCrypto
import Glibc

/// The user keyring of the Linux kernel (keyrings(7)): not swapped, expiry enforced by the kernel,
/// shared by all terminals of the user. The session keyring would not do: a graphical terminal
/// that the service manager started does not share the one of the login.
///
/// By system calls, so that no library is needed for six of them.
package struct KernelKeyring: SessionKeyring {
  /// Uses the keyring of the calling user.
  package init() {}

  // Constants of linux/keyctl.h.
  private static let processKeyring = -2
  private static let userKeyring = -4
  private static let setPermissions = 5
  private static let link = 8
  private static let unlink = 9
  private static let search = 10
  private static let readKey = 11
  private static let setTimeout = 15
  /// The possessor may do everything; the same user may see, read, find, renew and remove.
  private static let permissions = 0x3F2B_0000

  package func store(
    _ key: SecretBytes, description: String, seconds: UInt32
  ) throws(KeyringError) {
    possessUserKeyring()
    let serial = key.withUnsafeBytes { bytes in
      call { add(description: description, bytes: bytes) }
    }
    try check(serial)
    // A key without an end must not stay behind when its end cannot be set.
    do throws(KeyringError) {
      try check(call { keyctl(Self.setTimeout, serial, Int(seconds)) })
      try check(call { keyctl(Self.setPermissions, serial, Self.permissions) })
    } catch {
      _ = call { keyctl(Self.unlink, serial, Self.userKeyring) }
      throw error
    }
  }

  package func load(
    description: String, seconds: UInt32
  ) throws(KeyringError) -> SecretBytes? {
    possessUserKeyring()
    guard let serial = try find(description) else { return nil }
    var length = 0
    var failure = 0
    let key = SecretBytes(count: FRV1.keySize) { buffer in
      let status = call {
        keyctl(Self.readKey, serial, Int(bitPattern: buffer.baseAddress), buffer.count)
      }
      length = status
      failure = status < 0 ? -status : 0
    }
    if isGone(Int32(failure)) { return nil }
    try check(-failure)
    guard length == FRV1.keySize else { return nil }
    let renewed = call { keyctl(Self.setTimeout, serial, Int(seconds)) }
    if renewed < 0, isGone(Int32(-renewed)) { return nil }
    try check(renewed)
    return key
  }

  package func remove(description: String) throws(KeyringError) {
    possessUserKeyring()
    guard let serial = try find(description) else { return }
    try check(call { keyctl(Self.unlink, serial, Self.userKeyring) })
  }

  private func find(_ description: String) throws(KeyringError) -> Int? {
    let serial = "user".withCString { type in
      description.withCString { description in
        call {
          keyctl(
            Self.search, Self.userKeyring, Int(bitPattern: type), Int(bitPattern: description))
        }
      }
    }
    if serial < 0, isGone(Int32(-serial)) { return nil }
    try check(serial)
    return serial
  }

  /// The permissions of a possessor need the user keyring to be reachable from one of the
  /// process's own; in a session without the usual set-up it is not. Failing is harmless.
  private func possessUserKeyring() {
    _ = call { keyctl(Self.link, Self.userKeyring, Self.processKeyring) }
  }

  private func add(description: String, bytes: UnsafeRawBufferPointer) -> Int {
    "user".withCString { type in
      description.withCString { description in
        frun_syscall(
          Int(SYS_add_key), Int(bitPattern: type), Int(bitPattern: description),
          Int(bitPattern: bytes.baseAddress), bytes.count, Self.userKeyring)
      }
    }
  }

  private func keyctl(_ operation: Int, _ first: Int, _ second: Int, _ third: Int = 0) -> Int {
    frun_syscall(Int(SYS_keyctl), operation, first, second, third, 0)
  }

  /// The result, or the negated errno.
  private func call(_ body: () -> Int) -> Int {
    errno = 0
    let result = body()
    return result < 0 ? -Int(errno) : result
  }

  private func isGone(_ error: Int32) -> Bool {
    [ENOKEY, EKEYEXPIRED, EKEYREVOKED].contains(error)
  }

  private func check(_ status: Int) throws(KeyringError) {
    if status < 0 { throw .unavailable(Int32(clamping: -status)) }
  }
}
