/// A number of a list or report that can always be traced: it is the length of the list of cases
/// behind it, and there is no other way to make one.
public struct CaseTally: Hashable, Sendable, Codable {
  /// What is counted.
  public let label: String
  /// The cases, each once, in order.
  public let cases: [RecordID]

  /// The number of some cases.
  public init(_ label: String, of cases: some Sequence<RecordID>) {
    self.label = label
    self.cases = Set(cases).sorted()
  }

  /// The number.
  public var count: Int { cases.count }
}
