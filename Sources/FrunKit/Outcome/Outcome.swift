public import FrunText

/// What came of a command.
public struct Outcome: Codable, Sendable, Hashable {
  /// Exit status; see ``ExitStatus``.
  public var status: Int
  /// Name and version of the shape of `result`, such as `frun.case.list/1`.
  public var schema: String?
  /// The result for programs; printed only when one asked for it.
  public var result: JSONValue?
  /// Commands that make sense now, the likeliest first.
  public var next: [String]
  /// The words of the command that goes on in the place of this one, without the program's name:
  /// what that one answers is the answer. Nothing may have been written or shown before.
  public var handsOver: [String]?

  /// An outcome.
  public init(
    status: Int = 0, schema: String? = nil, result: JSONValue? = nil, next: [String] = [],
    handsOver: [String]? = nil
  ) {
    self.handsOver = handsOver
    self.status = status
    self.schema = schema
    self.result = result
    self.next = next
  }

  /// Done, with a result and what to do next.
  public static func success(
    schema: String? = nil, _ result: JSONValue? = nil, next: [String] = []
  ) -> Outcome {
    Outcome(schema: schema, result: result, next: next)
  }

  /// The check ran, and the answer is no.
  public static func negative(
    schema: String? = nil, _ result: JSONValue? = nil, next: [String] = []
  ) -> Outcome {
    Outcome(
      status: ExitStatus.negative.rawValue, schema: schema, result: result, next: next)
  }
}
