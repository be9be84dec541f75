import FrunDomain

/// What one commit says about one record, in words.
struct TouchedRecord {
  /// One answer.
  struct Part: Hashable {
    /// Name of the field.
    var field: String
    /// Its label.
    var label: String
    /// What happened to it, such as `High`, `+ Syria`, or `taken back`.
    var said: String

    /// `Risk level: High`.
    var text: String { "\(label): \(said)" }
  }

  var record: RecordID
  var kind: String
  /// The name of the person it is about.
  var person: String?
  var parts: [Part] = []

  /// Label of the kind.
  var label: String { Schema.standard.kind(kind)?.label ?? kind }

  /// All of it on one line; a case needs no kind before its answers.
  var text: String {
    let said = parts.map(\.text).joined(separator: "; ")
    guard kind != "case" else { return said }
    return "\(label)\(person.map { " (\($0))" } ?? "") – \(said)"
  }
}
