import CSystem
import FrunDomain
import FrunKit
import FrunSQLite
import Glibc

/// The remembered key of this login; does nothing where the
/// system has no place for it.
struct UnlockMemory {
  private let cache: UnlockCache?
  private let limits: UnlockCache.Limits
  private let runtime: String?

  init(_ session: Session) {
    limits = Self.limits(session.configuration)
    self.runtime = session.paths.runtime
    guard let runtime = session.paths.runtime, Self.isPrivate(runtime),
      let surroundings = UnlockCache.Surroundings.machine(runtimeDirectory: runtime)
    else {
      cache = nil
      return
    }
    cache = UnlockCache(
      keyring: session.world.keyring, surroundings: surroundings, limits: limits,
      random: session.world.random)
  }

  /// The remembered key, or nil.
  func load(_ vaultID: [UInt8]) -> VaultKey? {
    (try? cache?.load(vaultID: vaultID)) ?? nil
  }

  /// Remembers the key; false when that is not possible here.
  func store(_ key: VaultKey) -> Bool {
    guard let cache else { return false }
    return (try? cache.store(key)) != nil
  }

  /// Forgets the key.
  func clear(_ vaultID: [UInt8]) {
    try? cache?.clear(vaultID: vaultID)
  }

  /// Forgets the keys of every vault, found by the names of the cache's files:
  /// `frun-<vault id>.unlocked`. For screen-lock and sleep hooks.
  func clearAll() {
    guard let runtime else { return }
    for name in Files.names(in: runtime) {
      guard name.hasPrefix("frun-"), name.hasSuffix(".unlocked"),
        let id = Hexadecimal.bytes(String(name.dropFirst(5).dropLast(9))), id.count == 16
      else { continue }
      clear(id)
    }
  }

  /// Whether the key is remembered.
  func status(_ vaultID: [UInt8]) -> UnlockCache.Status {
    cache?.status(vaultID: vaultID) ?? .unavailable
  }

  /// What is said after unlocking.
  var sentence: String {
    "Unlocked until \(limits.idle / 60) minutes pass without use; 'frun lock' locks at once."
  }

  /// Both limits from the settings, kept within 1 minute to 4 hours, and 1 to
  /// 24 hours: a setting must not leave a stolen laptop open for days.
  private static func limits(_ configuration: Configuration) -> UnlockCache.Limits {
    let minutes = configuration.value("unlock.idle-minutes").flatMap { UInt32($0.text) } ?? 15
    let hours = configuration.value("unlock.max-hours").flatMap { UInt32($0.text) } ?? 8
    return UnlockCache.Limits(
      idle: min(max(minutes, 1), 240) * 60, absolute: min(max(hours, 1), 24) * 3_600)
  }

  /// Whether only this user can enter the directory.
  static func isPrivate(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      && facts.st_uid == getuid() && facts.st_mode & 0o077 == 0
  }
}
