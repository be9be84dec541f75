/// The name of a plugin, which is the name of its folder and of its command.
public struct PluginName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name.
  public let text: String

  /// A name of 2 to 31 letters a to z, digits and hyphens, beginning with a letter; nil for anything
  /// else, so a name can neither leave a folder nor hide in a terminal.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (2...31).contains(bytes.count), let first = bytes.first, (0x61...0x7A).contains(first),
      bytes.allSatisfy({
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      })
    else { return nil }
    self.text = text
  }

  /// The name.
  public var description: String { text }

  /// In the order of letters.
  public static func < (first: PluginName, second: PluginName) -> Bool { first.text < second.text }

  /// Nouns that frun has or will have; a plugin of such a name would be taken for frun itself.
  /// Source: the nouns of the field as the command tree uses them, and what shells and people type
  /// by habit.
  public static let reserved: Set<String> = [
    "analyse", "archive", "assess", "audit", "backup", "case", "community", "completion", "config",
    "consent", "core", "decrypt", "directory", "doctor", "encrypt", "export", "family", "file",
    "form", "frun", "handbook", "help", "import", "incident", "init", "intake", "key", "list",
    "lock", "log", "login", "man", "manual", "match", "member", "office", "partner", "pathway",
    "person", "place", "plan", "plugin", "policy", "record", "recover", "refer", "referral",
    "release", "report", "restore", "review", "role", "search", "show", "sync", "team", "trace",
    "tracing", "train", "transfer", "undo", "unlock", "update", "upgrade", "vault", "verify",
    "version", "visit",
  ]
}
