import CSystem
package import FrunCrypto
import Glibc

/// Remembers the key of an unlocked vault between commands, for a while (Vault.md, "Unlocking").
///
/// The key is split: a random session key in the kernel's keyring, and the data key sealed under
/// it in a file of the runtime directory. Logging out removes the file, time or `clear` removes
/// the session key, a restart both; and the part that could be swapped out is ciphertext.
///
/// A program of the same user can read both. No arrangement on one account prevents that.
package struct UnlockCache {
  /// The machine and the moment; passed in, so that tests can move them.
  package struct Surroundings: Sendable {
    /// A directory that only the user can enter and that is gone after logout.
    package var runtimeDirectory: String
    package var userID: UInt32
    /// Changes with every start of the machine.
    package var bootID: String
    /// Seconds since the start of the machine, sleep included.
    package var secondsSinceBoot: @Sendable () -> UInt64

    /// Takes the surroundings.
    package init(
      runtimeDirectory: String, userID: UInt32, bootID: String,
      secondsSinceBoot: @escaping @Sendable () -> UInt64
    ) {
      self.runtimeDirectory = runtimeDirectory
      self.userID = userID
      self.bootID = bootID
      self.secondsSinceBoot = secondsSinceBoot
    }
  }

  /// How long a key is remembered, in seconds.
  package struct Limits: Hashable, Sendable {
    /// Without use.
    package var idle: UInt32
    /// In any case.
    package var absolute: UInt32

    /// A quarter of an hour without use, a working day in any case.
    package static let standard = Limits(idle: 15 * 60, absolute: 8 * 3600)

    /// Takes both limits.
    package init(idle: UInt32, absolute: UInt32) {
      self.idle = idle
      self.absolute = absolute
    }
  }

  /// Whether a key is remembered.
  package enum Status: Hashable, Sendable {
    /// No key, or its time is over.
    case locked
    /// A key, and the seconds until the absolute limit.
    case unlocked(secondsLeft: UInt64)
    /// There is no keyring here; the passphrase is asked for every time.
    case unavailable
  }

  private let keyring: any SessionKeyring
  private let surroundings: Surroundings
  private let limits: Limits
  private let random: RandomSource

  /// Takes the keyring and what the limits are counted from.
  package init(
    keyring: any SessionKeyring, surroundings: Surroundings, limits: Limits = .standard,
    random: @escaping RandomSource = SecureRandom.bytes
  ) {
    self.keyring = keyring
    self.surroundings = surroundings
    self.limits = limits
    self.random = random
  }

  /// Remembers the key. Throws `KeyringError.unavailable` or `VaultError`; both only mean that
  /// the next command has to ask.
  package func store(_ key: VaultKey) throws {
    var bytes = random(FRV1.keySize)
    let session = SecretBytes(erasing: &bytes)
    try keyring.store(session, description: description(key.vaultID), seconds: limits.idle)
    do {
      let expiry = surroundings.secondsSinceBoot() + UInt64(limits.absolute)
      let entry = try UnlockEntry.seal(
        key, with: session, expiry: expiry, surroundings: surroundings, random: random)
      try DurableFile.replace(path(key.vaultID), with: entry)
    } catch {
      try? keyring.remove(description: description(key.vaultID))
      throw error
    }
  }

  /// The remembered key, whose idle time starts anew; nil when there is none. Throws
  /// `KeyringError.unavailable` when there is no keyring.
  package func load(vaultID: [UInt8]) throws -> VaultKey? {
    try find(vaultID)?.key
  }

  /// Forgets the key of a vault.
  package func clear(vaultID: [UInt8]) throws {
    unlink(path(vaultID))
    try keyring.remove(description: description(vaultID))
  }

  /// Forgets all keys of this user, as when the screen is locked or the laptop goes to sleep.
  package func clearAll() throws {
    guard let directory = opendir(surroundings.runtimeDirectory) else { return }
    var ids: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("frun-"), name.hasSuffix(".unlocked") else { continue }
      ids.append(String(name.dropFirst(5).dropLast(9)))
    }
    closedir(directory)
    for id in ids {
      unlink("\(surroundings.runtimeDirectory)/frun-\(id).unlocked")
      try keyring.remove(description: "frun:\(id)")
    }
  }

  /// Whether the key of a vault is remembered. Asking counts as use.
  package func status(vaultID: [UInt8]) -> Status {
    do {
      guard let found = try find(vaultID) else { return .locked }
      return .unlocked(secondsLeft: found.secondsLeft)
    } catch is KeyringError {
      return .unavailable
    } catch {
      return .locked
    }
  }

  private func find(_ vaultID: [UInt8]) throws -> (key: VaultKey, secondsLeft: UInt64)? {
    guard let bytes = try DurableFile.read(path(vaultID), limit: UnlockEntry.size) else {
      return nil
    }
    let now = surroundings.secondsSinceBoot()
    guard let entry = UnlockEntry(bytes, vaultID: vaultID), entry.expiry > now else {
      try clear(vaultID: vaultID)
      return nil
    }
    let left = entry.expiry - now
    let seconds = UInt32(min(UInt64(limits.idle), left))
    guard
      let session = try keyring.load(description: description(vaultID), seconds: seconds)
    else { return nil }
    guard let key = entry.open(with: session, surroundings: surroundings) else {
      try clear(vaultID: vaultID)
      return nil
    }
    return (key, left)
  }

  private func description(_ vaultID: [UInt8]) -> String { "frun:\(name(vaultID))" }

  private func path(_ vaultID: [UInt8]) -> String {
    "\(surroundings.runtimeDirectory)/frun-\(name(vaultID)).unlocked"
  }

  /// The id of the vault is random and in clear in its file, so it may name things.
  private func name(_ vaultID: [UInt8]) -> String {
    vaultID.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
