/// One option of a foreign list and the code of ours it means.
public struct CrosswalkRow: Hashable, Sendable, Codable {
  /// The option's identifier as the foreign system spells it, mistakes included.
  public let id: String
  /// The label it had there when the row was made.
  public let label: String
  /// Our code; nil when none of ours means the same.
  public let code: String?
}

/// A foreign list mapped to one of our vocabularies.
///
/// Deployments give old identifiers new labels in place (one showed `poverty`
/// as "Repatriation"), so an identifier alone proves nothing: it is mapped only
/// when its label is the one this row was made for.
public struct Crosswalk: Hashable, Sendable, Codable {
  /// What became of a foreign option.
  public enum Outcome: Hashable, Sendable, Codable {
    /// It means this code.
    case code(String)
    /// The list knows it, we have no code that means the same.
    case noEquivalent
    /// The identifier is known under another label: somebody has to decide.
    case relabelled(expected: String)
    /// The list does not know the identifier.
    case unknown
  }

  /// The foreign system and the state of its configuration.
  public let system: String
  /// The name of the list there.
  public let list: String
  /// Raised with every change of a row.
  public let version: Int
  /// Our vocabulary.
  public let vocabulary: String
  /// The rows.
  public let rows: [CrosswalkRow]

  /// The meaning of a foreign option. `label` nil accepts the identifier
  /// alone and is only for sources known to be the unchanged configuration.
  public func meaning(id: String, label: String?) -> Outcome {
    let candidates = rows.filter { $0.id == id }
    guard let first = candidates.first else { return .unknown }
    guard let label else { return first.code.map(Outcome.code) ?? .noEquivalent }
    guard let row = candidates.first(where: { Self.fold($0.label) == Self.fold(label) }) else {
      return .relabelled(expected: first.label)
    }
    return row.code.map(Outcome.code) ?? .noEquivalent
  }

  /// Letters and digits in lower case: punctuation and spacing vary freely.
  private static func fold(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
