public import FrunText

/// For every device the highest commit number seen in one stream: what an
/// author knew when writing.
public struct VersionVector: Hashable, Sendable {
  /// The highest number per device; devices without commits are absent.
  public private(set) var sequences: [DeviceID: Int]

  /// A vector; numbers below 1 are dropped.
  public init(_ sequences: [DeviceID: Int] = [:]) {
    self.sequences = sequences.filter { $0.value >= 1 }
  }

  /// The highest number seen of a device, 0 when none.
  public subscript(_ device: DeviceID) -> Int { sequences[device] ?? 0 }

  /// Whether a commit was seen.
  public func contains(_ position: ChainPosition) -> Bool {
    position.sequence <= self[position.device]
  }

  /// Whether everything another vector has seen was seen here too.
  public func contains(_ other: VersionVector) -> Bool {
    other.sequences.allSatisfy { self[$0.key] >= $0.value }
  }

  /// Everything either has seen.
  public func merged(with other: VersionVector) -> VersionVector {
    VersionVector(sequences.merging(other.sequences, uniquingKeysWith: max))
  }

  /// Takes note of a commit (and with it of its chain up to there).
  public mutating func insert(_ position: ChainPosition) {
    guard position.sequence > self[position.device] else { return }
    sequences[position.device] = position.sequence
  }

  /// The members in canonical JSON.
  public var canonicalJSON: JSONValue {
    var members = JSONObject()
    for (device, sequence) in sequences { members[device.text] = .integer(Int64(sequence)) }
    return .object(members)
  }

  /// Reads the canonical JSON form.
  public init(canonicalJSON: JSONValue) throws(DomainError) {
    guard let members = canonicalJSON.object?.members else {
      throw DomainError(.malformedJSON, at: "context", "an object is expected")
    }
    var sequences: [DeviceID: Int] = [:]
    for member in members {
      guard let device = DeviceID(text: member.key), device.text == member.key else {
        throw DomainError(.malformedJSON, at: "context", "a device identifier is expected")
      }
      let sequence = try member.value.number(at: "context")
      guard sequence >= 1 else {
        throw DomainError(.outOfBounds, at: "context", "commit numbers start at 1")
      }
      sequences[device] = sequence
    }
    self.sequences = sequences
  }
}

extension VersionVector: Codable {
  /// Reads an object of device text to number.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.singleValueContainer().decode([String: Int].self)
    var object = JSONObject()
    for (key, value) in members { object[key] = .integer(Int64(value)) }
    try self.init(canonicalJSON: .object(object))
  }

  /// Writes an object of device text to number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Dictionary(uniqueKeysWithValues: sequences.map { ($0.key.text, $0.value) }))
  }
}
