public import FrunDomain

/// Who can open an archive.
public enum Recipient: Codable, Sendable, Hashable {
  /// A member of the team, by the key in the directory.
  case member(RecordID)
  /// Every active member of the team.
  case team
  /// An age recipient, `age1…`.
  case key(String)

  /// Reads what a user types: `team`, an `age1…` key, or a member's identifier.
  public init?(text: String) {
    if text == "team" {
      self = .team
    } else if text.hasPrefix("age1") {
      self = .key(text)
    } else if let id = RecordID(text: text) {
      self = .member(id)
    } else {
      return nil
    }
  }
}
