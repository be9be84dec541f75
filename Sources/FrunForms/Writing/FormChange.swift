/// One way in which two versions of a form differ.
public struct FormChange: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, removed, renamed, moved, changed
  }

  /// What it happened to.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    case question, list, choice, setting, record
  }

  /// What the change is about, for whoever has to judge it.
  public enum Matter: String, Sendable, Hashable, CaseIterable {
    /// That it is there, where it is, what it is called.
    case presence
    /// The type of a question.
    case type
    /// What people read.
    case text
    /// When it is asked, what is accepted, what is computed.
    case logic
    /// Into which record the answer goes.
    case saving
    /// Anything else, such as the appearance.
    case other
  }

  /// What happened.
  public let kind: Kind
  /// What it happened to.
  public let subject: Subject
  /// What the change is about.
  public let matter: Matter
  /// Name of the question, list, setting or list of records; `list/choice` for a choice.
  public let name: String
  /// The column, as in `label::French (fr)`; empty when the whole is meant.
  public let column: String
  /// What was there; for something renamed or moved its old name or group.
  public let before: String
  /// What is there now.
  public let after: String
  /// Row in the newer form, in the older one for what was removed; nil for settings.
  public let row: Int?
}
