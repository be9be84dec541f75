/// An identifier that says what it identifies, so that a device cannot be
/// passed where a record is meant.
public protocol TypedIdentifier: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The bare 128 bits.
  var identifier: Identifier128 { get }
  /// Wraps bare bits.
  init(_ identifier: Identifier128)
}

extension TypedIdentifier {
  /// The identifier of exactly 16 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard let identifier = Identifier128(bytes: bytes) else { return nil }
    self.init(identifier)
  }

  /// Reads the 26-symbol text form; nil for anything else.
  public init?(text: String) {
    guard let identifier = Identifier128(text: text) else { return nil }
    self.init(identifier)
  }

  /// A new identifier from a source of random bytes; throws `outOfBounds`
  /// when the source does not give sixteen.
  public init(random: (Int) -> [UInt8]) throws(DomainError) {
    guard let identifier = Identifier128(bytes: random(16)) else {
      throw DomainError(.outOfBounds, at: "identifier", "the random source gave too few bytes")
    }
    self.init(identifier)
  }

  /// The 16 bytes.
  public var bytes: [UInt8] { identifier.bytes }
  /// The 26-symbol text form.
  public var text: String { identifier.text }
  /// The 26-symbol text form.
  public var description: String { text }

  /// The order of the bytes.
  public static func < (left: Self, right: Self) -> Bool { left.identifier < right.identifier }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let identifier = Identifier128(text: text) else {
      throw DomainError(.malformedText, at: "identifier", "an identifier has 26 base32 symbols")
    }
    self.init(identifier)
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
