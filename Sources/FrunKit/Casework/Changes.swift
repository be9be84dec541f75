public import FrunDomain

extension Services {
  /// Commits drafts to one stream.
  ///
  /// - Parameter settles: the author has seen a disagreement and settles it.
  public func commit(
    _ drafts: [RecordDraft], to stream: StreamID, by invocation: Invocation,
    reason: String? = nil, settles: Bool = false
  ) throws -> CommitReceipt {
    try commit(
      ChangeSet(
        stream: stream, command: invocation.commandName, reason: reason,
        assertions: drafts.flatMap(\.assertions), settles: settles))
  }
}

extension Schema {
  /// A code in words; the code itself where the list does not know it.
  public func label(_ code: String?, of field: String, in kind: String, language: String = "en")
    -> String
  {
    guard let code else { return "" }
    guard let declared = self.field(field, of: kind), let list = vocabulary(of: declared) else {
      return code
    }
    return list.label(code, in: language)
  }
}
