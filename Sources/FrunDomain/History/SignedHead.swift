/// The newest commit of a chain segment, signed by its author: proof for the
/// whole segment before it.
public struct SignedHead: Hashable, Sendable, Codable {
  /// The stream.
  public let stream: StreamID
  /// The device whose chain it is.
  public let device: DeviceID
  /// The number of the commit signed.
  public let sequence: Int
  /// Its hash, 32 bytes.
  public let hash: [UInt8]
  /// The member who signed.
  public let author: RecordID
  /// Ed25519, 64 bytes, over `signedBytes`.
  public let signature: [UInt8]

  /// A signed head.
  public init(
    stream: StreamID, device: DeviceID, sequence: Int, hash: [UInt8], author: RecordID,
    signature: [UInt8]
  ) {
    self.stream = stream
    self.device = device
    self.sequence = sequence
    self.hash = hash
    self.author = author
    self.signature = signature
  }

  /// Its place.
  public var position: ChainPosition { ChainPosition(device: device, sequence: sequence) }

  /// The bytes under the signature.
  public var signedBytes: [UInt8] {
    Self.signedBytes(
      stream: stream, device: device, sequence: sequence, hash: hash, author: author)
  }

  /// The bytes to sign for a head: `frun-head/1`, stream, device, number,
  /// hash and author, one a line.
  public static func signedBytes(
    stream: StreamID, device: DeviceID, sequence: Int, hash: [UInt8], author: RecordID
  ) -> [UInt8] {
    let lines = [
      "frun-head/1", stream.text, device.text, String(sequence), Hexadecimal.text(hash),
      author.text,
    ]
    return Array(lines.joined(separator: "\n").utf8)
  }
}
