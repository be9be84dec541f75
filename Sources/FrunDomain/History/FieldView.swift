/// What a field says after merging everything known about it.
public struct FieldView: Hashable, Sendable, Codable {
  /// The newest answers, the newest last; for sets and append-only fields the
  /// assertions behind `elements`, in the same order.
  public let heads: [FieldHead]
  /// The newest answer by the authors' clocks; nil for sets and append-only
  /// fields and when there is none.
  public let shown: FieldValue?
  /// The elements of a set or the entries of an append-only field, oldest
  /// first.
  public let elements: [FieldValue]
  /// Whether there is more than one distinct newest answer.
  public let isDisagreement: Bool
  /// The answer in force: the safest of the newest where the policy declares
  /// an order, else the one shown.
  public let governing: FieldValue?
  /// Whether something that may matter was left out by whoever sent it.
  public let hasWithheld: Bool

  /// A view.
  public init(
    heads: [FieldHead], shown: FieldValue?, elements: [FieldValue], isDisagreement: Bool,
    governing: FieldValue?, hasWithheld: Bool
  ) {
    self.heads = heads
    self.shown = shown
    self.elements = elements
    self.isDisagreement = isDisagreement
    self.governing = governing
    self.hasWithheld = hasWithheld
  }

  /// The field as records carry it.
  public var recordField: RecordField {
    RecordField(
      value: governing, values: elements, disagreement: isDisagreement, withheld: hasWithheld)
  }
}
