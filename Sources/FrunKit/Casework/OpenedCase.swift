public import FrunDomain

/// A case as a command works on it.
public struct OpenedCase: Sendable {
  /// The case record.
  public let record: Record

  /// The case's own stream.
  public var stream: StreamID { record.stream }
  /// The number people use.
  public var number: String { CaseNumber(of: record.id).description }
  /// The person the case is about.
  public var client: RecordID? { record.reference("client") }

  /// Wraps a record of kind `case`.
  public init(_ record: Record) { self.record = record }
}

extension Services {
  /// The case a user means by a number, an identifier or the start of one.
  public func openCase(_ text: String) throws -> OpenedCase {
    guard let record = try record(resolve(text, kind: "case")), record.kind == "case" else {
      throw Failure.notFound("case", hints: ["frun case list shows the cases"])
    }
    return OpenedCase(record)
  }

  /// The records of a kind in a case.
  public func records(_ kind: String, in file: OpenedCase) throws -> [Record] {
    try records(RecordQuery(kind: kind, stream: file.stream))
  }

  /// The records of a kind in a case whose field refers to a record.
  public func records(
    _ kind: String, in file: OpenedCase, where field: String, is target: RecordID
  ) throws -> [Record] {
    try records(
      RecordQuery(
        kind: kind, stream: file.stream,
        conditions: [Condition(field, .equals(.reference(target)))]))
  }

  /// The name a person is shown by; nil when none is known or it may not be shown.
  public func name(of person: RecordID, in stream: StreamID) throws -> String? {
    let names = try records(
      RecordQuery(
        kind: "name", stream: stream,
        conditions: [Condition("person", .equals(.reference(person)))]))
    let chosen = names.first { $0.code("kind") == "full" } ?? names.first
    return chosen?.text("text")
  }

  /// The directory this team's members are written in; nil before the acting member is in it.
  public func ownDirectory() throws -> StreamID? {
    try record(acting().member)?.stream
  }

  /// The member a user means by a handle or an identifier.
  public func member(_ text: String) throws -> Record {
    let own = try ownDirectory()
    // A partner's directory comes along with its archives: its members are not ours.
    let named = try records(
      RecordQuery(
        kind: "member", stream: own, conditions: [Condition("handle", .equals(.text(text)))]))
    if let only = named.first, named.count == 1 { return only }
    if let id = RecordID(text: text), let record = try record(id), record.kind == "member",
      own == nil || record.stream == own
    {
      return record
    }
    throw named.count > 1
      ? Failure.ambiguous("member")
      : Failure.notFound("member", hints: ["frun team list shows the members"])
  }
}
