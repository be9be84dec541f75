internal import FrunDomain

/// What an export would do, for a person to read before anything is written.
package struct ExportPreview: Hashable, Sendable {
  /// How many answers of one field go or stay.
  package struct Line: Hashable, Sendable {
    /// Label of the kind of record.
    package let kind: String
    /// Label of the field.
    package let field: String
    /// Number of recorded answers.
    package let count: Int
    /// Why they stay; nil when they go.
    package let reason: WithholdingReason?
  }

  /// What the export is for.
  package let purpose: ExportPurpose
  /// Changes that go, withheld answers counted with them.
  package let operations: Int
  /// Fields with answers that go or stay, in the order of the dictionary.
  package let lines: [Line]
  /// Attachments that go.
  package let attachments: Int
  /// Their bytes.
  package let attachmentBytes: UInt64
  /// Attachments that are recorded but whose contents are not here.
  package let omittedAttachments: Int
  /// Keys that will be able to open the archive; 0 for a passphrase.
  package let recipients: Int
  /// Whether only what is new since an earlier exchange goes.
  package let isDelta: Bool
  /// Why the export would be refused; nil when it may be written.
  package let refusal: ExchangeError?

  /// The preview in sentences; what goes and what stays is told by ``lines``.
  package var sentences: [String] {
    var text = [
      "This export is for \(purpose.rawValue)\(isDelta ? ", only what is new" : "").",
      recipients == 0
        ? "Whoever knows the passphrase can open it."
        : "\(recipients) \(recipients == 1 ? "key" : "keys") can open it.",
      "\(operations) \(operations == 1 ? "change goes" : "changes go") along.",
    ]
    if lines.allSatisfy({ $0.reason != nil }) { text.append("No answers leave.") }
    if attachments > 0 { text.append("\(attachments) attachments leave.") }
    if omittedAttachments > 0 {
      text.append("\(omittedAttachments) attachments do not leave with it.")
    }
    if let refusal {
      text.append(refusal.code.sentence + (refusal.code.hint.map { " " + $0 } ?? ""))
    }
    return text
  }
}

/// Counts answers per field while changes pass by.
struct ExportTally {
  private struct Place: Hashable {
    let kind: String
    let field: String
    let reason: WithholdingReason?
  }

  private var counts: [Place: Int] = [:]

  mutating func insert(_ assertion: Assertion?, _ reason: WithholdingReason?) {
    counts[
      Place(kind: assertion?.kind ?? "", field: assertion?.field ?? "", reason: reason), default: 0
    ] += 1
  }

  /// The lines in the order of the dictionary, unknown fields last.
  func lines(schema: Schema) -> [ExportPreview.Line] {
    var order: [String: Int] = [:]
    for kind in schema.kinds {
      for field in kind.fields { order["\(kind.name).\(field.name)"] = order.count }
    }
    let places = counts.keys.sorted { left, right in
      let (first, second) = ("\(left.kind).\(left.field)", "\(right.kind).\(right.field)")
      return (order[first] ?? .max, first, left.reason?.rawValue ?? "")
        < (order[second] ?? .max, second, right.reason?.rawValue ?? "")
    }
    return places.map { place in
      ExportPreview.Line(
        kind: schema.kind(place.kind)?.label ?? "Unknown record",
        field: schema.field(place.field, of: place.kind)?.label ?? "unknown field",
        count: counts[place] ?? 0, reason: place.reason)
    }
  }
}
