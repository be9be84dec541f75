/// Which characters an output can show for drawing: any of Unicode, or ASCII alone.
///
/// Data is never converted; only marks the program adds (ellipsis, bars, rules) differ.
public enum Repertoire: String, Sendable, Hashable, Codable, CaseIterable {
  /// Any character.
  case unicode
  /// The 95 printable ASCII characters, for old consoles and for the `C` locale.
  case ascii

  /// The mark that stands for text left out.
  public var ellipsis: String { self == .unicode ? "…" : "..." }

  /// The mark in front of an item of a list.
  public var bullet: String { self == .unicode ? "•" : "*" }

  /// The character a horizontal rule is made of.
  public var rule: Character { self == .unicode ? "─" : "-" }
}
