/// The place of an answer: names from the form down, with row numbers of repeats.
///
/// Written `family[2]/given_name`; the form's own name is left out.
public struct AnswerPath: Sendable, Hashable, CustomStringConvertible {
  /// One step: a name and, for a repeat, the row from 1.
  public struct Component: Sendable, Hashable {
    /// The node's name.
    public let name: String
    /// Row of a repeat, from 1; nil elsewhere.
    public let row: Int?

    /// A step.
    public init(name: String, row: Int? = nil) {
      self.name = name
      self.row = row
    }
  }

  /// The steps from the outside in.
  public let components: [Component]

  /// A path of the given steps.
  public init(_ components: [Component]) { self.components = components }

  /// Reads `family[2]/given_name`; nil when it is not a path.
  public init?(_ text: String) {
    var components: [Component] = []
    for part in text.split(separator: "/", omittingEmptySubsequences: true) {
      if let open = part.firstIndex(of: "["), part.hasSuffix("]") {
        guard let row = Int(part[part.index(after: open)...].dropLast()), row > 0 else {
          return nil
        }
        components.append(Component(name: String(part[..<open]), row: row))
      } else {
        components.append(Component(name: String(part)))
      }
    }
    guard !components.isEmpty, components.allSatisfy({ NameRules.isName($0.name) }) else {
      return nil
    }
    self.components = components
  }

  /// The innermost name.
  public var name: String { components.last?.name ?? "" }

  /// The row of the innermost repeat on the path, if any.
  public var row: Int? { components.last { $0.row != nil }?.row }

  /// `family[2]/given_name`.
  public var description: String {
    components.map { step in step.row.map { "\(step.name)[\($0)]" } ?? step.name }
      .joined(separator: "/")
  }
}
