/// What a stream of commits is about.
public enum StreamKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// One child's or family's case.
  case `case`
  /// The training register.
  case training
  /// The team directory: members, devices, keys.
  case directory
  /// The office: rule packages, forms, calendar of holidays.
  case office
}

/// One stream of commits. Text form `case:<26 symbols>`.
public struct StreamID: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
  /// What the stream is about.
  public let kind: StreamKind
  /// The record the stream belongs to (for a case: the case record).
  public let id: RecordID

  /// A stream.
  public init(kind: StreamKind, id: RecordID) {
    self.kind = kind
    self.id = id
  }

  /// `kind:id`.
  public var text: String { kind.rawValue + ":" + id.text }
  /// `kind:id`.
  public var description: String { text }

  /// Reads `kind:id`; nil for anything else.
  public init?(text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      let kind = StreamKind(rawValue: String(text[..<colon])),
      let id = RecordID(text: String(text[text.index(after: colon)...]))
    else { return nil }
    self.init(kind: kind, id: id)
  }

  /// The order of the text forms.
  public static func < (left: StreamID, right: StreamID) -> Bool {
    (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let stream = StreamID(text: text) else {
      throw DomainError(.malformedText, at: "stream", "a stream is written kind:identifier")
    }
    self = stream
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
