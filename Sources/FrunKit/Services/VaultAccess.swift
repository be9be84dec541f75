/// Whether there is a vault that a command may use without asking anybody for anything.
public enum VaultAccess: String, Hashable, Sendable, Codable {
  /// There is none.
  case missing
  /// There is one, and nobody unlocked it.
  case locked
  /// It is open, or opens by itself.
  case open
}
