/// One field of a record as it stands after merging.
public struct RecordField: Hashable, Sendable, Codable {
  /// The value in force of a single-valued field: the safer one during a
  /// disagreement where the field declares an order, else the newest.
  public let value: FieldValue?
  /// The elements of a set or the entries of an append-only field, in order.
  public let values: [FieldValue]
  /// Whether people answered differently without knowing of each other.
  public let disagreement: Bool
  /// Whether part of the answer was left out by whoever sent it.
  public let withheld: Bool

  /// A field.
  public init(
    value: FieldValue? = nil, values: [FieldValue] = [], disagreement: Bool = false,
    withheld: Bool = false
  ) {
    self.value = value
    self.values = values
    self.disagreement = disagreement
    self.withheld = withheld
  }
}

/// One record as it stands after merging.
public struct Record: Hashable, Sendable, Codable {
  /// Its identifier.
  public let id: RecordID
  /// The name of its kind.
  public let kind: String
  /// The stream it lives in.
  public let stream: StreamID
  /// The fields ever spoken about, by name.
  public let fields: [String: RecordField]
  /// Whether its contents were erased.
  public let isErased: Bool

  /// A record.
  public init(
    id: RecordID, kind: String, stream: StreamID, fields: [String: RecordField],
    isErased: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.stream = stream
    self.fields = fields
    self.isErased = isErased
  }

  /// The value in force of a single-valued field.
  public subscript(name: String) -> FieldValue? { fields[name]?.value }

  /// The elements or entries of a set or append-only field.
  public func values(_ name: String) -> [FieldValue] { fields[name]?.values ?? [] }

  /// The text or code of a field.
  public func text(_ name: String) -> String? {
    switch self[name] {
    case .text(let text), .code(let text), .decimal(let text): text
    default: nil
    }
  }

  /// The code of a field.
  public func code(_ name: String) -> String? {
    guard case .code(let code) = self[name] else { return nil }
    return code
  }

  /// The civil date of a field.
  public func date(_ name: String) -> CivilDate? {
    guard case .date(let date) = self[name] else { return nil }
    return date
  }

  /// The partial date of a field.
  public func partialDate(_ name: String) -> PartialDate? {
    guard case .partialDate(let date) = self[name] else { return nil }
    return date
  }

  /// The moment of a field.
  public func moment(_ name: String) -> Moment? {
    guard case .moment(let moment) = self[name] else { return nil }
    return moment
  }

  /// The whole number of a field.
  public func integer(_ name: String) -> Int? {
    guard case .integer(let number) = self[name] else { return nil }
    return Int(exactly: number)
  }

  /// The yes or no of a field.
  public func yesNo(_ name: String) -> Bool? {
    guard case .yesNo(let answer) = self[name] else { return nil }
    return answer
  }

  /// The record a field refers to.
  public func reference(_ name: String) -> RecordID? {
    guard case .reference(let record) = self[name] else { return nil }
    return record
  }

  /// The records a set refers to.
  public func references(_ name: String) -> [RecordID] {
    values(name).compactMap { value in
      if case .reference(let record) = value { record } else { nil }
    }
  }

  /// The codes of a set.
  public func codes(_ name: String) -> [String] {
    values(name).compactMap { value in
      if case .code(let code) = value { code } else { nil }
    }
  }

  /// The texts of a set or append-only field.
  public func texts(_ name: String) -> [String] {
    values(name).compactMap { value in
      if case .text(let text) = value { text } else { nil }
    }
  }

  /// Whether any field is in disagreement.
  public var hasDisagreement: Bool { fields.values.contains(where: \.disagreement) }
}
