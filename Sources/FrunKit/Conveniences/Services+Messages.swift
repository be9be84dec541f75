public import FrunDomain
public import FrunText

extension Services {
  /// Says what is going on, on standard error.
  public func say(_ text: String) throws { try emit(.message(Message(.info, text))) }
  /// Says what changed, on standard error.
  public func done(_ text: String) throws { try emit(.message(Message(.done, text))) }
  /// Says what needs attention, on standard error and in JSON results.
  public func warn(_ text: String) throws { try emit(.message(Message(.warning, text))) }
  /// Says how far a long operation is.
  public func progress(_ phase: String, _ done: Int = 0, of total: Int? = nil) throws {
    try emit(.progress(Progress(phase, done: done, total: total)))
  }

  /// Says what changed and gives the outcome: the receipt as JSON, and what to
  /// do next.
  ///
  /// - Parameters:
  ///   - text: "Opened case K7M2-Q4XD": no full stop after an identifier.
  ///   - schema: name and version of the result, `frun.case.new/1`.
  ///   - members: more members of the result, before the receipt's.
  public func changed(
    _ text: String, by receipt: CommitReceipt, schema: String,
    _ members: [(String, JSONValue)] = [], next: [String] = []
  ) throws -> Outcome {
    try done(text)
    return .success(
      schema: schema, receipt.result(with: members), next: next)
  }
}

extension CommitReceipt {
  /// The receipt as a result for programs: `stream`, `device`, `sequence`,
  /// `commit` (hash, hexadecimal), `assertions`, `created`, `changed`.
  public func result(with members: [(String, JSONValue)] = []) -> JSONValue {
    var object = JSONObject()
    for (key, value) in members { object[key] = value }
    object["stream"] = .string(stream.text)
    object["device"] = .string(position.device.text)
    object["sequence"] = .integer(Int64(position.sequence))
    object["commit"] = .string(Hexadecimal.text(hash))
    object["assertions"] = .integer(Int64(assertionCount))
    object["created"] = .array(created.map { .string($0.text) })
    object["changed"] = .array(changed.map { .string($0.text) })
    return .object(object)
  }
}
