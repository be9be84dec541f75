import FrunText

/// The signed part of a change: who, when, where in the chain, and a digest
/// per assertion. It holds no personal data beyond the author, so it is kept
/// for ever; the assertions beside it can be withheld or erased.
public struct Commit: Hashable, Sendable, Codable {
  /// The stream the commit belongs to.
  public let stream: StreamID
  /// The device that wrote it.
  public let device: DeviceID
  /// Its number on that device in that stream, from 1.
  public let sequence: Int
  /// The hash of the device's commit before, 32 zero bytes for the first.
  public let previous: [UInt8]
  /// What the author had seen of the stream, own commits included.
  public let context: VersionVector
  /// The wall clock of the author. Shown, never trusted.
  public let at: Moment
  /// The member who made the change.
  public let author: RecordID
  /// The command that made it, e.g. `case new`.
  public let command: String
  /// SHA-256(salt, canonical assertion) of every assertion, in order.
  public let digests: [[UInt8]]

  /// A commit.
  public init(
    stream: StreamID, device: DeviceID, sequence: Int, previous: [UInt8], context: VersionVector,
    at: Moment, author: RecordID, command: String, digests: [[UInt8]]
  ) {
    self.stream = stream
    self.device = device
    self.sequence = sequence
    self.previous = previous
    self.context = context
    self.at = at
    self.author = author
    self.command = command
    self.digests = digests
  }

  /// Its place.
  public var position: ChainPosition { ChainPosition(device: device, sequence: sequence) }

  /// What stands before the bytes that are hashed, so that a commit's hash is
  /// never the hash of anything else.
  public static let hashPrefix = Array("frun-commit/1\n".utf8)
  /// The version of the canonical form.
  public static let version = 1
  /// Most assertions in one commit.
  public static let mostAssertions = 20_000
  /// Longest command text, in bytes.
  public static let longestCommand = 64

  /// The bytes that are chained and signed.
  public var canonicalBytes: [UInt8] {
    CanonicalJSON.bytes(
      CanonicalJSON.object([
        "v": .integer(Int64(Self.version)), "stream": .string(stream.text),
        "device": .string(device.text),
        "sequence": .integer(Int64(sequence)), "previous": .string(Hexadecimal.text(previous)),
        "context": context.canonicalJSON, "at": .string(at.wallText),
        "author": .string(author.text),
        "command": .string(command),
        "digests": .array(digests.map { .string(Hexadecimal.text($0)) }),
      ]))
  }

  /// What the commit's hash is computed over: prefix and canonical bytes.
  public var hashedBytes: [UInt8] { Self.hashPrefix + canonicalBytes }

  /// Reads canonical bytes strictly.
  ///
  /// Throws `unknownTag` for a newer version, else `malformedJSON`,
  /// `malformedText` or `outOfBounds`.
  public init(canonicalBytes: [UInt8]) throws(DomainError) {
    let members = try CanonicalJSON.value(canonicalBytes, at: "commit").members(
      [
        "v", "stream", "device", "sequence", "previous", "context", "at", "author", "command",
        "digests",
      ], at: "commit")
    guard try members.member("v").number(at: "v") == Self.version else {
      throw DomainError(.unknownTag, at: "commit", "a version this build does not know")
    }
    let digests = try members.member("digests").elements(at: "digests")
    guard let stream = StreamID(text: try members.member("stream").text(at: "stream")),
      let device = DeviceID(text: try members.member("device").text(at: "device")),
      let author = RecordID(text: try members.member("author").text(at: "author"))
    else { throw DomainError(.malformedText, at: "commit", "an identifier is malformed") }
    self.stream = stream
    self.device = device
    self.author = author
    sequence = try members.member("sequence").number(at: "sequence")
    previous = try members.member("previous").hexadecimal(at: "previous", count: 32)
    context = try VersionVector(canonicalJSON: members.member("context"))
    at = try Moment(parsing: members.member("at").text(at: "at"))
    command = try members.member("command").text(at: "command")
    guard sequence >= 1, command.utf8.count <= Self.longestCommand,
      digests.count <= Self.mostAssertions
    else { throw DomainError(.outOfBounds, at: "commit", "a number, text or list is too large") }
    var read: [[UInt8]] = []
    for digest in digests { read.append(try digest.hexadecimal(at: "digests", count: 32)) }
    self.digests = read
    // Identifiers have lenient spellings; a signed commit has one.
    guard self.canonicalBytes == canonicalBytes else {
      throw DomainError(.malformedJSON, at: "commit", "not in canonical form")
    }
  }
}
